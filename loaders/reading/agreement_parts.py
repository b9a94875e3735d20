"""What a sentence says of an agreement beside its noun: the sum, the parties, what it covers, the day; and whether it is ours at all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from graph.iris import latin
from loaders.reading.bodies import load_bodies
from loaders.reading.clauses import clause_numbers
from loaders.reading.dates import find_dates
from loaders.reading.events import Named
from loaders.reading.facility_mention import GENERIC
from loaders.reading.facility_mentions import facility_finder
from loaders.reading.glossary import CLOSING, OPENING
from loaders.reading.money import Money, find_money
from loaders.reading.numbers import find_numbers
from loaders.reading.page import Page, Sentence
from loaders.reading.patterns import Match, Matcher
from loaders.reading.rules import Rule, kept_matcher, lexicon, lexicon_matcher, rules_matcher
from loaders.reading.tokens import Token

_NO_PARTY = frozenset({"press", "hospital", "regional-oncology-centre"})
_NEAR = 8
_PARTNERSHIP = "public-private-partnership"
_MOST_COUNTED = 10_000
_YEARS = (1990, 2050)
_BESIDE = 3
_TOTALLED = 3
_MOST_NAMED = 4
_BULLETS = "-–—•*·"
# A research institute in such a sentence is where something is set up, not what is agreed on.
_VAGUE = frozenset({GENERIC, "department", "research-institute"})


def clause_money(sentence: Sentence, match: Match[Rule], clauses: Sequence[int], cost: Sequence[Match[str]], language: str) -> Money | None:
    """The sum in the clause of the agreement; for partnerships and memoranda only one beside it or with a word for cost."""
    sums = find_money(sentence.tokens, find_numbers(sentence.tokens, language))
    here = [money for money in sums if clauses[money.first] == clauses[match.first] or _gap(money, match) <= _BESIDE]
    if match.value.code not in ("investment-agreement", "contract"):
        here = [
            money
            for money in here
            if _beside(sentence, money, match) or (_gap(money, match) <= _NEAR and any(_gap(money, cue) <= 2 for cue in cost))
        ]
    return min(here, key=lambda money: _gap(money, match), default=None)


def parted(sentence: Sentence, match: Match[Rule], money: Money, language: str) -> bool:
    """True where another agreement stands between `match` and a sum behind it: `a memorandum and a contract worth 6 million`."""
    others = rules_matcher(language, "agreements").find_all(sentence.tokens) if money.first > match.last else []
    return any(match.last <= other.first and other.last <= money.first and other.value.code != match.value.code for other in others)


def totalled(sentence: Sentence, language: str) -> Money | None:
    """The sum of several agreements, told in another clause: `..., those completed included, for a total of 3 trillion tenge`."""
    cues = kept_matcher("agreements", "totals", language).find_all(sentence.tokens)
    sums = find_money(sentence.tokens, find_numbers(sentence.tokens, language)) if cues else []
    return next((money for money in sums if any(0 <= money.first - cue.last <= _TOTALLED for cue in cues)), None)


def told_after(sentence: Sentence, part: str, language: str) -> Money | None:
    """The sum within or behind words of one list of costs: `The price of the hospital is 45 billion`."""
    cues = kept_matcher("agreements", part, language).find_all(sentence.tokens)
    sums = find_money(sentence.tokens, find_numbers(sentence.tokens, language)) if cues else []
    return next((money for money in sums if any(cue.first < money.first <= cue.last + _NEAR for cue in cues)), None)


def _beside(sentence: Sentence, money: Money, match: Match[Rule]) -> bool:
    between = sentence.tokens[match.last : money.first] or sentence.tokens[money.last : match.first]
    return _gap(money, match) <= 3 and all(token.is_word for token in between)


def plan_money(
    sentence: Sentence, match: Match[Rule] | Match[str], cost: Sequence[Match[str]], language: str, end: int = 0
) -> Money | None:
    """The sum that a word for cost gives to a plan, whose name goes up to `end`: one that names the plan, or stands right behind it."""
    named = kept_matcher("agreements", "general")
    cost = [cue for cue in cost if named.find_all(sentence.tokens[cue.first : cue.last]) or -_BESIDE <= cue.first - match.last <= _BESIDE]
    sums = find_money(sentence.tokens, find_numbers(sentence.tokens, language))
    names = any(cue.first < match.last and match.first < cue.last for cue in cost)  # `на реализацию плана ... на 2023–2027 годы`
    near = [m for m in sums if any(_gap(m, cue) <= _NEAR for cue in cost) or (names and 0 <= m.first - end <= _NEAR)]
    return min(near, key=lambda money: _gap(money, match), default=None)


def _gap(money: Money, match: Match[Rule] | Match[str]) -> int:
    return max(0, money.first - match.last, match.first - money.last)


def agreement_date(page: Page, sentence: Sentence, match: Match[Rule], clauses: Sequence[int], made: Matcher[str]) -> str:
    """The date in the clause of a word for signing or adopting, outside the agreement's own words; empty where none is given."""
    tokens = sentence.tokens
    cues = [cue for cue in made.find_all(tokens) if clauses[cue.first] == clauses[match.first]]
    if not cues:
        return ""
    dates = [d for d in find_dates(tokens, page.language, page.article.published) if clauses[d.first] == clauses[match.first]]
    dates = [d for d in dates if not _bounds(sentence, d.first, d.last)]
    best = min(dates, key=lambda d: min(abs(d.first - cue.last) for cue in cues), default=None)
    return best.iso if best and not (page.article.published and best.iso > page.article.published) else ""


def _bounds(sentence: Sentence, first: int, last: int) -> bool:
    """True where a date says how long something holds: `на 2023–2027 годы`, `до 2029 года`, `2029 жылға дейін`."""
    before, after = sentence.tokens[max(0, first - 2) : first], sentence.tokens[first : last + 2]
    return any(token.text in "-–—" or token.key in ("на", "до", "for", "until") for token in before) or any(
        token.text in "-–—" or token.key.startswith(("дейін", "арналған", "жылдар")) for token in after
    )


def counted(sentence: Sentence, match: Match[Rule], language: str) -> int:
    """The number right before the noun, or between its words (`signed six agreements`)."""
    for number in find_numbers(sentence.tokens, language):
        if match.first - 2 <= number.first < match.last and number.last <= match.last and number.value == int(number.value):
            between = sentence.tokens[number.last : match.last]
            most = 100 if match.value.code != _PARTNERSHIP or _YEARS[0] <= number.value <= _YEARS[1] else _MOST_COUNTED
            if (
                1 < number.value < most
                and not kept_matcher("agreements", "not_counted").find_all(sentence.tokens[number.last : match.first + 1])
                and all(token.is_word for token in between)
                and kept_matcher("agreements", "counted").find_all(sentence.tokens[number.last : match.last])
                and not any(t.key.startswith(("млрд", "млн", "bn")) for t in between)
            ):
                return int(number.value)
    return 1


@cache
def _companies(language: str) -> Matcher[str]:
    return lexicon_matcher({"company": lexicon("agreements")["company"][language]})


def parties(page: Page, sentence: Sentence, match: Match[Rule]) -> list[Named]:
    """The bodies in the agreement's clause and the next one, and companies that no list knows."""
    tokens, language, text = sentence.tokens, page.language, page.article.text
    clauses = clause_numbers(tokens, language)
    found: dict[str, Named] = {}
    for body in load_bodies().find(tokens, language):
        if body.value.kind in _NO_PARTY or clauses[body.first] != clauses[match.first] or body.value.is_facility:
            continue
        words = text[tokens[body.first].start : tokens[body.last - 1].end]
        found[body.value.label] = Named(body.value.label, words, body.value.iri)
    taken = {token.start for body in load_bodies().find(tokens, language) for token in tokens[body.first : body.last]}
    for first, last in _companies_named(sentence, language):
        if clauses[first] == clauses[match.first] and tokens[first].start not in taken:
            words = text[tokens[first].start : tokens[last - 1].end]
            found[_title(words)] = Named(_title(words), words)
    return list(found.values())


def _title(words: str) -> str:
    return words if words.isascii() else latin(words.lower()).title()


def _companies_named(sentence: Sentence, language: str) -> list[tuple[int, int]]:
    """Token ranges of names in quotation marks or Latin letters beside a word for a company."""
    tokens = sentence.tokens
    found = []
    for cue in _companies(language).find(tokens):
        if language == "kk" and cue.first and tokens[cue.first - 1].text in CLOSING:
            opens = next((i for i in range(cue.first - 2, max(-1, cue.first - 9), -1) if tokens[i].text in OPENING), None)
            if opens is not None:
                found.append((opens + 1, cue.first - 1))
        elif cue.last < len(tokens) and tokens[cue.last].text in OPENING:
            closes = next((i for i in range(cue.last + 1, min(cue.last + 9, len(tokens))) if tokens[i].text in CLOSING), None)
            if closes is not None and closes > cue.last + 1:
                found.append((cue.last + 1, closes))
        elif latin_name := _latin_name(tokens, cue, language):
            found.append(latin_name)
    return found


def _latin_name(tokens: Sequence[Token], cue: Match[str], language: str) -> tuple[int, int] | None:
    """The name in Latin letters at a word for a company: `компания Nishi Simulation`, `the company Medison Bio`, `Aksan Stroy LLP`."""
    first = last = cue.last
    while last < len(tokens) and last - first < _MOST_NAMED and _is_latin_name(tokens[last]):
        last += 1
    if last == first and (language == "kk" or tokens[cue.first].is_caps):
        first = last = cue.first
        while first and last - first < _MOST_NAMED and _is_latin_name(tokens[first - 1]):
            first -= 1
    return (first, last) if first < last else None


def _is_latin_name(token: Token) -> bool:
    return token.is_word and token.is_title and token.text.isascii() and token.key not in ("the", "a", "an", "with", "and")


def covered(page: Page, sentence: Sentence, match: Match[Rule]) -> list[str]:
    """Codes of the facility types that the sentence, and the list that it opens, put under the agreement."""
    finder = facility_finder(page.language)
    codes: dict[str, None] = {}
    for part in [sentence, *_listed(page, sentence)]:
        for mention in finder.find(part.tokens, find_numbers(part.tokens, page.language)):
            if (
                mention.type not in _VAGUE
                and not mention.hosts
                and not mention.authority
                and not (part is sentence and match.first <= mention.head < match.last)
            ):
                codes[mention.type] = None
    return list(codes)


def _listed(page: Page, sentence: Sentence) -> list[Sentence]:
    """The sentences of the list that `sentence` opens with a colon; for one that points on (`document`, `on that ground`) the next."""
    after = list(page.sentences[sentence.index + 1 : sentence.index + 9])
    if sentence.tokens[-1].text == ":":
        listed: list[Sentence] = []
        for part in after:
            if part.tokens[0].text not in _BULLETS and page.article.text[sentence.end : part.start].count("\n") == 0 and listed:
                break
            if part.tokens[0].text not in _BULLETS and listed and part.paragraph != listed[-1].paragraph:
                break
            listed.append(part)
        return [part for part in listed if part.tokens[0].text in _BULLETS] or after[:1]
    points = _pointing(page.language)
    return [part for part in after[:1] if any(point.first <= 2 for point in points.find_all(part.tokens))]


@cache
def _pointing(language: str) -> Matcher[str]:
    return lexicon_matcher({"points": lexicon("agreements")["points"][language]})


def covered_words(page: Page, sentence: Sentence, match: Match[Rule], cues: Matcher[str]) -> str:
    """What the agreement covers in the article's words, where it is no facility: up to the sum or the end of the clause."""
    tokens = sentence.tokens
    cue = next((c for c in cues.find_all(tokens) if 0 <= c.first - match.last <= 3), None)
    if cue is None or cue.last >= len(tokens):
        return ""
    end = cue.last
    while (
        end < len(tokens)
        and tokens[end].text not in ",.;:()"
        and not (end + 1 < len(tokens) and tokens[end].key == "на" and tokens[end + 1].key in ("общую", "сумму"))
    ):
        end += 1
    return page.article.text[tokens[cue.last].start : tokens[end - 1].end] if end > cue.last else ""
