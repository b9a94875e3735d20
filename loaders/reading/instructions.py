"""Instructions: who in office tells whom to do what, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.reading.bodies import load_bodies
from loaders.reading.dates import find_dates
from loaders.reading.declension import DAT, noun_cases
from loaders.reading.events import InstructionEvent, Named
from loaders.reading.instruction_issuers import issuer_of, post_of
from loaders.reading.instruction_tasks import addressed_from, english_tasks, is_infinitive, kazakh_tasks, russian_tasks
from loaders.reading.page import Page, Sentence
from loaders.reading.patterns import Match, Matcher
from loaders.reading.people import People, people_of
from loaders.reading.rules import Rule, lexicon, lexicon_matcher, rules_matcher
from loaders.reading.tokens import Token

_OPEN_FOR = 6
_HANDING = "-handing"
# The words at most between two tasks of one who is told: `, and also to`.
_JOINT = 4
# The form of rules for what is said to be needed.
_NEED = "need"


@dataclass(frozen=True, slots=True)
class _Order:
    """An order being told: its issuer, the sentence it stands in, whether what follows may go on with it."""

    issuer: Named
    sentence: int


def read_instructions(page: Page) -> list[InstructionEvent]:
    """The instructions of `page` in text order."""
    matcher = rules_matcher(page.language, "instructions")
    matches = [matcher.find(sentence.tokens) for sentence in page.sentences]
    if not any(m.value.code != "demand" for found in matches for m in found):
        return []
    return list(_without_repeats(_without_summaries(list(_read(page, people_of(page), matches)))))


def _without_summaries(events: Sequence[InstructionEvent]) -> Iterator[InstructionEvent]:
    """`events` without what `gave instructions` sums up of orders that the text tells one by one."""
    told = {event.issuer.label for event in events if not event.rule.endswith(_HANDING)}
    yield from (event for event in events if not event.rule.endswith(_HANDING) or event.issuer.label not in told)


def _without_repeats(events: Iterator[InstructionEvent]) -> Iterator[InstructionEvent]:
    """`events`, where a headline or lead says a task that comes again only the one that tells the deadline, else the first."""
    kept: list[InstructionEvent] = []
    for event in events:
        same = next((k for k, old in enumerate(kept) if old.issuer.label == event.issuer.label and _is_repeat(old.task, event.task)), -1)
        if same < 0:
            kept.append(event)
        elif event.deadline and not kept[same].deadline:
            kept[same] = event
    yield from kept


def _is_repeat(one: str, two: str) -> bool:
    words, others = _content(one), _content(two)
    return len(words & others) >= 0.6 * max(1, min(len(words), len(others)))


def _content(task: str) -> set[str]:
    return {word[:6] for word in re.findall(r"\w{4,}", task.lower())}


def _read(page: Page, people: People, matches: Sequence[Sequence[Match[Rule]]]) -> Iterator[InstructionEvent]:
    order: _Order | None = None
    for i, sentence in enumerate(page.sentences):
        for match in _chosen(matches[i], sentence.tokens):
            code = match.value.code
            if code == "demand":
                if not order or i - order.sentence > _OPEN_FOR:
                    continue
                issuer: Named | None = order.issuer
            else:
                issuer = (order.issuer if order and code == "passive" else None) or issuer_of(page, people, i, match)
            if not issuer:
                continue
            rows = list(_rows(page, people, i, match, issuer))
            if match.value.form == _NEED and not order and not _is_national(people, issuer):
                rows = [row for row in rows if row.addressee]
            if rows or code == "handing":
                order = _Order(issuer, i)
            yield from rows
        if order and not matches[i] and 0 < i - order.sentence <= _OPEN_FOR and page.language == "ru":
            yield from _dative_list(page, sentence, order)


def _is_national(people: People, issuer: Named) -> bool:
    """True for the President, the Prime Minister, a deputy of his or a minister, by name or by office."""
    national = lexicon("instructions")["national"]
    return post_of(people, issuer.label) in national or issuer.label in [lexicon("instructions")["offices"][post] for post in national]


def _chosen(found: Sequence[Match[Rule]], tokens: Sequence[Token]) -> list[Match[Rule]]:
    """One match a sentence: an order before what is demanded."""
    found = [match for match in found if not _is_attribute(tokens, match)]
    ranked = sorted(found, key=lambda m: (m.value.code == "demand", m.value.code == "passive", m.first))
    return ranked[:1]


def _is_attribute(tokens: Sequence[Token], match: Match[Rule]) -> bool:
    """True for a Kazakh participle before what was ordered (`Президент тапсырған нысан`), for `as instructed by` and `on his orders`."""
    if match.first and tokens[match.first - 1].key in lexicon("instructions")["hearsay"]:
        return True
    if match.value.code == "order" and match.first and tokens[match.first - 1].key in lexicon("instructions")["passives"]:
        return True
    if tokens[match.first].key == "orders" and match.first and tokens[match.first - 1].key in lexicon("instructions")["noun_before"]:
        return True
    if not tokens[match.last - 1].key.endswith(("ған", "ген", "қан", "кен")) or match.last >= len(tokens):
        return False
    following = tokens[match.last]
    return following.is_word and following.key not in lexicon("instructions")["auxiliaries"]


def _rows(page: Page, people: People, i: int, match: Match[Rule], issuer: Named) -> Iterator[InstructionEvent]:
    tokens = page.sentences[i].tokens
    if page.language == "ru":
        segments = list(russian_tasks(tokens, match))
    elif page.language == "kk":
        segments = list(kazakh_tasks(tokens, match, people, i))
    else:
        segments = list(english_tasks(tokens, match))
    if not segments and page.language == "kk" and i and match.value.code == "order":
        yield _event(page, page.sentences[i - 1], (0, len(page.sentences[i - 1].tokens)), (0, 0), match, issuer)
    head = (match.first, segments[0][0]) if segments else (match.first, match.last)
    ended = 0
    for segment in segments:
        addressed = addressed_from(tokens, segment[0]), segment[0]
        if page.language == "en" and ended:  # `…, and the healthcare department to draw up a list`
            addressed = (ended, segment[0]) if segment[0] - ended > _JOINT else head
        ended = segment[1]
        yield _event(page, page.sentences[i], segment, addressed if addressed[0] < segment[0] else head, match, issuer)


def _dative_list(page: Page, sentence: Sentence, order: _Order) -> Iterator[InstructionEvent]:
    """`Управлению здравоохранения – принять меры ...`: an addressee in the dative and an infinitive after a dash."""
    tokens = sentence.tokens
    dash = next((k for k, t in enumerate(tokens) if t.text in "–—-" and k > 1), 0)
    if not dash or dash + 1 >= len(tokens) or not is_infinitive(tokens[dash + 1].key):
        return
    if not (_addressee(page, tokens[:dash]) or _in_dative(tokens[0])):
        return
    rule = next(r for r in _demands() if r.code == "demand")
    match = Match(rule, dash, dash + 1)
    for segment in russian_tasks(tokens, match):
        yield _event(page, sentence, segment, (0, dash), match, order.issuer)


def _in_dative(token: Token) -> bool:
    """True for a noun in the dative and no other case: who is told."""
    return noun_cases(token.key) == {DAT}


@cache
def _demands() -> tuple[Rule, ...]:
    found = rules_matcher("ru", "instructions").find_all([Token("необходимо", "необходимо", 0, 10)])
    return tuple(match.value for match in found)


def _event(
    page: Page, sentence: Sentence, segment: tuple[int, int], head: tuple[int, int], match: Match[Rule], issuer: Named
) -> InstructionEvent:
    tokens = sentence.tokens
    first, last = segment
    text = page.article.text
    task = text[tokens[first].start : tokens[last - 1].end].strip(" ,;:–—«»")
    addressee = _addressee(page, tokens[head[0] : head[1]])
    if not addressee and match.value.code == "demand":
        addressee = _addressee(page, tokens[: head[0]])
    begin = min(first, match.first) if head != (0, 0) else first
    end = max(last, match.last) if head != (0, 0) else last
    span = (tokens[begin].start, tokens[end - 1].end)
    confidence = 0.85 if match.value.code in ("order", "passive") else 0.75
    return InstructionEvent(issuer, addressee, task, _deadline(page, tokens, segment, head), span, match.value.id, confidence)


def _addressee(page: Page, tokens: Sequence[Token]) -> Named | None:
    """Who is told: a known body, or a word for several, among `tokens`."""
    if not tokens:
        return None
    text = page.article.text[tokens[0].start : tokens[-1].end]
    found = [m for m in load_bodies().find(tokens, page.language) if m.value.kind not in ("press",)]
    if found:
        return Named(found[0].value.label, text, found[0].value.iri)
    words = _addressees().find(tokens)
    return Named(words[0].value, text) if words else None


@cache
def _addressees() -> Matcher[str]:
    return lexicon_matcher(lexicon("instructions")["addressees"])


def _deadline(page: Page, tokens: Sequence[Token], segment: tuple[int, int], head: tuple[int, int]) -> str:
    """The day named in the task, or before it with `до`, `к`, `by`; in English in its own head, since each task may have one."""
    until = frozenset(lexicon("instructions")["until"])
    for date in find_dates(tokens, page.language, page.article.published):
        inside = segment[0] <= date.first < segment[1]
        bounded = date.first and tokens[date.first - 1].key in until
        ahead = date.last <= head[1] and bounded and (page.language != "en" or date.first >= head[0])
        if (inside and (bounded or page.language != "ru")) or ahead:
            return date.iso
    return ""
