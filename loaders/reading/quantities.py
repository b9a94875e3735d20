"""Quantities: numbers with what they count, and the unit that the counted noun gives them.

A figure is read with its noun (`2 100 пациентов`, `210 төсек`, `75-bed`), with a sign (`%`, `в 6 раз`), per so many people
(`61 случай на 100 тыс.`), or by the place that it has in a list whose unit was said once (`глаукома — 1 242`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.reading.dates import DateMention, year_of
from loaders.reading.money import Money
from loaders.reading.numbers import Number
from loaders.reading.patterns import Match
from loaders.reading.rules import Rule, lexicon, rules_matcher
from loaders.reading.tokens import Token

_PREMODIFIER = re.compile(r".*(?:ый|ий|ой|ого|его|ому|ему|ым|им|ом|ем|ая|яя|ую|юю|ое|ее|ые|ие|ых|их|ыми|ими)$")
_KK_VERB = re.compile(r"(?:[дт][ыі]|[ғқгк][ае]н|[аейы]ды|[аейі]ді|м[ае][қк]|[ыі]п)$")
_ABLATIVE = frozenset({"тен", "тан", "ден", "дан", "нен", "нан", "пайыздан"})
_OPENING = frozenset('«"“„')
_CLOSING = frozenset('»"”')
_DASHES = frozenset("–—-")
_OF = frozenset({"of", "aged", "в", "за", "к", "in"})
_ENDS = frozenset(".;:!?()")
_DENOMINATORS = frozenset({1_000.0, 10_000.0, 100_000.0, 1_000_000.0})
_REACH = {"ru": 6, "kk": 7, "en": 6}
_LEFT = {"ru": 10, "kk": 7, "en": 7}
_FAR = 14
_MARKS = frozenset(",;:()–—")
_LINKS = frozenset(",–—-")
_JOINS = frozenset({"и", "және", "and", "мен", "до"})
_UNCOUNTED = frozenset({"percent", "times", "none", "years", "hours"})
_BARE_UNITS = {"died": "deaths", "registered": "people"}
_LEAST_BARE = 20
_BARE_SCALES = frozenset({"мың", "млн", "млрд", "миллион", "миллиард"})
_LISTED = frozenset({"cases", "people", "deaths", "percent", "per-100000", "procedures/year", "beds", "facilities", "medicines", "other"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` in `unit` at tokens `first`..`last` (half-open); `noun` the tokens of what is counted.

    `how` says how the unit was found: noun (right of the number), before (left of it), listed (taken over from the figure before),
    shared (taken over from the figure after), per (so many on 100 000). `origin` is the value before, in `from 15 to 21`.
    """

    value: float
    unit: str
    first: int
    last: int
    noun: tuple[int, int]
    rule: str
    how: str
    origin: float | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What the rules of a language find in one sentence."""

    nouns: dict[int, Match[Rule]]
    measures: tuple[Match[Rule], ...]
    markers: tuple[Match[Rule], ...]

    def has(self, code: str, first: int = 0, last: int = 1_000_000) -> bool:
        """True where a marker of `code` lies within tokens `first`..`last`."""
        return any(m.value.code == code and m.first < last and m.last > first for m in self.markers)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as quantities are read from it."""

    text: str
    tokens: Sequence[Token]
    numbers: Sequence[Number]
    words: Words
    language: str
    taken: frozenset[int]

    def joined(self, left: int, right: int) -> bool:
        """True where nothing but a hyphen parts two tokens."""
        if left < 0 or right >= len(self.tokens):
            return False
        between = self.text[self.tokens[left].end : self.tokens[right].start]
        return bool(between) and not between.strip("-‐‑–")


def find_words(tokens: Sequence[Token], language: str) -> Words:
    """The counted nouns (by first token, the longest), measures and markers of a sentence."""
    nouns: dict[int, Match[Rule]] = {}
    measures, markers = [], []
    for match in rules_matcher(language, "indicators").find_all(tokens):
        if match.value.form == "noun":
            old = nouns.get(match.first)
            if old is None or match.last > old.last:
                nouns[match.first] = match
        elif match.value.form == "measure":
            measures.append(match)
        else:
            markers.append(match)
    return Words(nouns, tuple(measures), tuple(markers))


def taken_tokens(tokens: Sequence[Token], dates: Sequence[DateMention], money: Sequence[Money]) -> frozenset[int]:
    """Tokens that belong to dates, years, sums of money, numbered things and times of day."""
    taken = {i for d in dates for i in range(d.first, d.last)} | {i for m in money for i in range(m.first, m.last)}
    for i, token in enumerate(tokens):
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if year_of(token) and (following is None or not following.is_word or (i and tokens[i - 1].text in _DASHES)):
            taken.add(i)
        if token.text == "№":
            taken.add(i + 1)
        if following and following.text == ":" and i + 2 < len(tokens) and _is_clock(token, tokens[i + 2]):
            taken |= {i, i + 2}
    return frozenset(taken)


def _is_clock(hours: Token, minutes: Token) -> bool:
    return hours.is_number and len(minutes.text) == 2 and minutes.text.isdigit() and minutes.start - hours.end == 1


def find_quantities(line: Line) -> list[Quantity]:
    """Quantities in order of their tokens: of ranges and of `from 3 to 7` the second value alone."""
    free = free_numbers(line)
    denominators = {n.first: n for n in free if _is_denominator(line, n)}
    free = [n for n in free if n.first not in denominators]
    found: dict[int, Quantity] = {}
    for k, number in enumerate(free):
        match, how = _noun_right(line, number), "noun"
        if match is None and k + 1 < len(free) and _from_to(line, number, free[k + 1]):
            continue
        if match is None:
            match, how = _noun_left(line, number), "before"
        if match is not None:
            last = max(number.last, match.last if how == "noun" else 0)
            found[number.first] = Quantity(
                number.value, match.value.code, number.first, last, (match.first, match.last), match.value.id, how
            )
    _apply_denominators(line, found, free, denominators)
    _share(line, free, found)
    _mark_bare(line, free, found)
    return _second_of_ranges(line, free, found)


def _is_name(line: Line, number: Number) -> bool:
    """True for ranks (`13-е`, `25-ші`), codes (`йод-131`, `4D`) and the number that a quoted name begins with."""
    tokens, first, last = line.tokens, number.first, number.last
    if _quoted(line, number):
        return True
    if number.in_words:
        return False
    if first and tokens[first - 1].is_word and line.joined(first - 1, first):
        return True
    if last >= len(tokens) or not tokens[last].is_word:
        return False
    glued = tokens[last].start == tokens[last - 1].end and len(tokens[last].text) <= 2
    return glued or (line.joined(last - 1, last) and tokens[last].key in lexicon("figures")["ordinals"])


def free_numbers(line: Line) -> list[Number]:
    """Numbers that belong to no date, sum, name or phrase like `бір жылда`."""
    yearly = {i for m in line.words.markers if m.value.code == "yearly" for i in range(m.first, m.last)}
    off = line.taken | yearly
    return [n for n in line.numbers if not off & set(range(n.first, n.last)) and not _is_name(line, n)]


def _quoted(line: Line, number: Number) -> bool:
    """True inside a short name in quotation marks: «100 школ, 100 больниц»."""
    before = [t.text for t in line.tokens[max(0, number.first - 4) : number.first]]
    after = [t.text for t in line.tokens[number.last : number.last + 6]]
    opened = [i for i, text in enumerate(before) if text in _OPENING]
    closed = [i for i, text in enumerate(before) if text in _CLOSING]
    if not opened or (closed and closed[-1] > opened[-1]):
        return False
    return any(text in _CLOSING for text in after)


def _is_denominator(line: Line, number: Number) -> bool:
    words = lexicon("figures")["denominators"]
    if number.value not in _DENOMINATORS:
        return False
    before = line.tokens[number.first - 1].key if number.first else ""
    after = {token.key for token in line.tokens[number.last : number.last + 3]}
    return before in words["before"] or bool(after & set(words["after"]))


def _noun_right(line: Line, number: Number) -> Match[Rule] | None:
    """The counted noun right of a number: past adjectives (ru), past anything that begins no new phrase (kk, en)."""
    best: Match[Rule] | None = None
    i, end = number.last, min(number.last + _REACH[line.language], len(line.tokens))
    while i < end:
        token = line.tokens[i]
        match = line.words.nouns.get(i)
        if match and not (match.value.code == "years" and line.words.has("yearly", match.first, match.last)):
            best, i = match, match.last
            if line.language != "en" or match.value.code in ("percent", "beds", "times", "m2"):
                break
        elif _passes(line, number, i, best is not None):
            i += 1
        else:
            break
        if best and token.key == "and":
            break
    return best


def _passes(line: Line, number: Number, i: int, found: bool) -> bool:
    """True where the walk from a number to its noun goes on past token `i`."""
    token = line.tokens[i]
    if token.text in '«»"“”' and not found:
        return True
    if token.text == "." and i == number.last:
        return i + 1 < len(line.tokens) and not line.tokens[i + 1].is_title
    if line.language == "kk" and token.text == "-":
        return True
    if not token.is_word or token.key in lexicon("figures")["stops"][line.language]:
        return False
    if line.language != "ru":
        return True
    return token.key in ("ти", "х", "ю", "ми") or (token.key == "и" and i > number.last) or bool(_PREMODIFIER.match(token.key))


def _noun_left(line: Line, number: Number) -> Match[Rule] | None:
    """The counted noun left of a number that has none to its right: `саны – 246 205`, `число пациентов составило 246 205`."""
    if line.language == "kk" and _counts_something_else(line, number):
        return None
    numbers = list(line.numbers)
    k = numbers.index(number)
    start = number.first
    if k and _from_to(line, numbers[k - 1], number):
        start = numbers[k - 1].first
    found: Match[Rule] | None = None
    for at in range(start - 1, max(-1, start - _LEFT[line.language] - 1), -1):
        token = line.tokens[at]
        if at in line.taken:
            continue
        if token.text in _ENDS or token.text == "," or token.is_number or (at == start - 1 and token.key in _OF):
            break
        match = next((m for m in line.words.nouns.values() if m.last == at + 1 and m.value.code not in _UNCOUNTED), None)
        if match is not None and (found is None or (line.language == "ru" and match.last == found.first)):
            found = match
    if found is None or (line.language != "kk" and not _is_subject(line, found.first)):
        return None
    return found


def _counts_something_else(line: Line, number: Number) -> bool:
    """True where a Kazakh number without an ending stands right before a word: what it counts is that word (`4 топқа`)."""
    if number.last >= len(line.tokens) or line.joined(number.last - 1, number.last):
        return False
    token, scale = line.tokens[number.last], line.tokens[number.last - 1]
    if not token.is_word or (number.scaled and scale.key not in _BARE_SCALES):
        return False
    words = lexicon("figures")
    return not (token.key in words["endings"] or token.key in words["stops"]["kk"] or _KK_VERB.search(token.key))


def _is_subject(line: Line, at: int) -> bool:
    """True where a measure of number stands before the noun (`число пациентов`, `number of patients`) or the noun opens the clause."""
    if any(m.last <= at and at - m.last <= 3 for m in line.words.measures):
        return True
    opening = at
    while opening and _PREMODIFIER.match(line.tokens[opening - 1].key):
        opening -= 1
    return opening <= 1 or line.tokens[opening - 1].text in ";:—–"


def _apply_denominators(line: Line, found: dict[int, Quantity], free: Sequence[Number], denominators: dict[int, Number]) -> None:
    """Gives the number nearest to `на 100 тысяч` its unit."""
    for at, denominator in denominators.items():
        plain = [n for n in free if n.first not in found or found[n.first].unit not in _UNCOUNTED]
        before = [n for n in plain if n.last <= at and at - n.last <= 9]
        after = [n for n in plain if n.first >= denominator.last and n.first - denominator.last <= 9]
        order = [*after[:1], *before[-1:]] if line.language == "kk" else [*before[-1:], *after[:1]]
        chosen = order[0] if order else None
        if chosen is None:
            continue
        old = found.get(chosen.first)
        unit = "per-100000" if denominator.value == 100_000 else "other"
        noun = old.noun if old else (chosen.last, chosen.last)
        last = max(chosen.last, denominator.last)
        found[chosen.first] = Quantity(chosen.value, unit, chosen.first, last, noun, f"{line.language}-figure-per", "per")


def _share(line: Line, free: Sequence[Number], found: dict[int, Quantity]) -> None:
    """Gives figures of a list the unit that a neighbour has (`310 кардиохирургических, 33 нейрохирургические операции`)."""
    for earlier, later in reversed(list(pairwise(free))):
        unit = found.get(later.first)
        if earlier.first not in found and unit and unit.unit in _LISTED and _runs_on(line, earlier, later):
            found[earlier.first] = replace(unit, value=earlier.value, first=earlier.first, last=earlier.last, how="shared")
    before: Quantity | None = None
    for number in free:
        own = found.get(number.first)
        if own is None and before and is_bare(line, number) and number.first - before.last <= _FAR:
            own = found[number.first] = replace(before, value=number.value, first=number.first, last=number.last, how="listed")
        if own and own.unit in _LISTED:
            before = own


def _runs_on(line: Line, earlier: Number, later: Number) -> bool:
    """True where nothing but adjectives and a comma, dash or `и` parts two numbers."""
    gap = line.tokens[earlier.last : later.first]
    if not gap or len(gap) > 4 or gap[0].text == "(" or not (gap[-1].text in _LINKS or gap[-1].key in _JOINS):
        return False
    return all(_PREMODIFIER.match(token.key) or not token.is_word or token.key == "и" for token in gap[:-1])


def _mark_bare(line: Line, free: Sequence[Number], found: dict[int, Quantity]) -> None:
    """Gives a figure without a noun the unit of what is said to happen: `скончались 14 406`, `13 мыңнан астамы көз жұмады`."""
    for number in free:
        if number.first in found or number.value < _LEAST_BARE:
            continue
        first, last = segment(line, number.first, number.last)
        near = (max(first, number.first - 6), min(last, number.last + 7))
        code = next((c for c in _BARE_UNITS if line.words.has(c, *near)), None)
        if code:
            rule = f"{line.language}-marker-{code}"
            found[number.first] = Quantity(
                number.value, _BARE_UNITS[code], number.first, number.last, (number.last, number.last), rule, "marked"
            )


def segment(line: Line, first: int, last: int) -> tuple[int, int]:
    """The tokens between the commas, dashes and brackets around tokens `first`..`last`."""
    while first and line.tokens[first - 1].text not in _MARKS:
        first -= 1
    while last < len(line.tokens) and line.tokens[last].text not in _MARKS:
        last += 1
    return first, last


def is_bare(line: Line, number: Number) -> bool:
    """True for a figure that stands alone after a dash or in brackets, or before `of`, `из них`: a member of a list."""
    before = line.tokens[number.first - 1].key if number.first else ""
    after = _key(line, number.last)
    closes = after in ("", ",", ";", ".", ")", "и", "және", "and")
    if (before in _DASHES or before == "(") and closes:
        return True
    if before == "у" or (line.joined(number.last - 1, number.last) and after in lexicon("figures")["parts"]):
        return True
    if before in ("of", "aged", "в", "к"):
        return False
    beside = after in ("of", "are", "were") or (after == "из" and _key(line, number.last + 1) in ("них", "которых"))
    return beside or any(m.value.code == "yearly" and m.first == number.last for m in line.words.markers)


def _key(line: Line, i: int) -> str:
    return line.tokens[i].key if i < len(line.tokens) else ""


def _second_of_ranges(line: Line, free: Sequence[Number], found: dict[int, Quantity]) -> list[Quantity]:
    """`found` in order, without the first value of `с 25 до 21`, `15-тен 21-ге` and `5–6`, which the second keeps as its origin."""
    for earlier, later in pairwise(free):
        second = found.get(later.first)
        first = found.get(earlier.first)
        if second is None or (first is not None and first.unit != second.unit):
            continue
        if _from_to(line, earlier, later):
            found.pop(earlier.first, None)
            scale = later.value if later.scaled and not earlier.scaled and earlier.value < later.value else 0
            origin = earlier.value * _scale_of(later.value) if scale else earlier.value
            found[later.first] = replace(second, origin=None if _is_dash(line, earlier, later) else origin)
    return [found[at] for at in sorted(found)]


def _scale_of(value: float) -> float:
    return 1e9 if value >= 1e9 else 1e6 if value >= 1e6 else 1e3


def _is_dash(line: Line, earlier: Number, later: Number) -> bool:
    gap = line.tokens[earlier.last : later.first]
    return len(gap) == 1 and gap[0].text in _DASHES


def _from_to(line: Line, earlier: Number, later: Number) -> bool:
    gap = [token.key for token in line.tokens[earlier.last : later.first]]
    if _is_dash(line, earlier, later):
        return True
    ranges = lexicon("figures")["ranges"][line.language]
    if line.language == "kk":
        return bool(gap) and gap[-1] in _ABLATIVE and set(gap[:-1]) <= {"%", "-", "пайыз"}
    before = {token.key for token in line.tokens[max(0, earlier.first - 3) : earlier.first]}
    return len(gap) <= 4 and bool(gap) and gap[-1] in (*ranges["to"], "почти") and bool(before & set(ranges["from"]))
