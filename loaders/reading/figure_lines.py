"""Sentences as figures are read from them: counted nouns, measures and markers, and the numbers that are free to be figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.reading.dates import DateMention, year_of
from loaders.reading.figure_people import find_people
from loaders.reading.money import Money
from loaders.reading.numbers import Number, unit_value
from loaders.reading.patterns import Match
from loaders.reading.rules import Rule, lexicon, rules_matcher
from loaders.reading.tokens import Token

PREMODIFIER = re.compile(r".*(?:ый|ий|ой|ого|его|ому|ему|ым|им|ом|ем|ая|яя|ую|юю|ое|ее|ые|ие|ых|их|ыми|ими)$")
UNCOUNTED = frozenset({"percent", "times", "none", "years", "hours", "days"})
_OPENING = frozenset('«"“„')
_CLOSING = frozenset('»"”')
_DASHES = frozenset("–—-")
# Up to how many are spoken of as each so many.
_MOST_EACH = 10
# A Kazakh number with this ending tells how dear something is: `жүз миллиардтық аурухана`.
_ADJECTIVAL = ("миллиардтық", "миллиондық", "триллиондық", "теңгелік", "долларлық")
_YEARS = (1800, 2100)
_MARKS = frozenset(",;:()–—")


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
    factors: tuple[Match[Rule], ...] = ()

    def nouns_end(self) -> set[int]:
        """The last tokens of the counted nouns."""
        return {match.last - 1 for match in self.nouns.values()}

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
    measures, markers, factors = [], [], []
    for match in rules_matcher(language, "indicators").find_all(tokens):
        if match.value.form == "noun":
            old = nouns.get(match.first)
            if old is None or match.last > old.last:
                nouns[match.first] = match
        elif match.value.form == "measure":
            measures.append(match)
        elif match.value.form == "factor":
            factors.append(match)
        elif language == "en" or not (match.value.code == "yearly" and match.first and _is_number(tokens[match.first - 1])):
            markers.append(match)
    if language != "ru":
        for match in find_people(tokens, language):
            nouns.setdefault(match.first, match)
    return Words(nouns, tuple(measures), tuple(markers), tuple(factors))


def _is_number(token: Token) -> bool:
    """True for figures and number words above one: `он бес жыл бойы` is no year."""
    return token.is_number or (unit_value(token) or 0) > 1


def taken_tokens(tokens: Sequence[Token], dates: Sequence[DateMention], money: Sequence[Money]) -> frozenset[int]:
    """Tokens that belong to dates, years, sums of money, numbered things and times of day."""
    taken = {i for d in dates for i in range(d.first, d.last)}
    for m in money:
        if m.first not in taken:  # the currency of a sum is none of the figure behind it
            taken |= set(range(m.first, m.last))
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


def _is_name(line: Line, number: Number) -> bool:
    """True for ranks (`13-е`, `25-ші`), codes (`йод-131`, `4D`) and the number that a quoted name begins with."""
    tokens, first, last = line.tokens, number.first, number.last
    if _quoted(line, number) or _is_one_in(line, number) or _is_of_ten(line, number):
        return True
    if tokens[last - 1].key.endswith(_ADJECTIVAL):
        return True
    if number.in_words:
        return False
    if first and tokens[first - 1].is_word and (line.joined(first - 1, first) or tokens[first - 1].key in lexicon("figures")["numbered"]):
        return True
    if last >= len(tokens) or not tokens[last].is_word:
        return False
    if _is_decade(line, number) or (line.joined(last - 1, last) and tokens[last].key.startswith(tuple(lexicon("figures")["substances"]))):
        return True
    glued = tokens[last].start == tokens[last - 1].end and len(tokens[last].text) <= 2 and last not in line.words.nouns
    return glued or (line.joined(last - 1, last) and tokens[last].key in lexicon("figures")["ordinals"])


def _is_decade(line: Line, number: Number) -> bool:
    """True for years with an ending behind a hyphen: `1960-х`, `2022-м`."""
    ended = line.joined(number.last - 1, number.last) and line.tokens[number.last].key in ("х", "е", "й", "м", "ые", "ых", "го")
    return ended and number.value == int(number.value) and _YEARS[0] <= number.value <= _YEARS[1]


def _is_one_in(line: Line, number: Number) -> bool:
    """True for the second number of a ratio in words: `one in five patients`, `у одной из восьми женщин`."""
    before = [token.key for token in line.tokens[max(0, number.first - 2) : number.first]]
    return len(before) == 2 and before[1] in ("in", "из") and before[0] in ("one", "two", "один", "одна", "одно", "одного", "одной", "двое")


def _is_of_ten(line: Line, number: Number) -> bool:
    """True for both numbers of a share in words: `семь из каждых десяти детей`, `seven in every ten`, `әрбір он баланың жетеуі`."""
    eaches = lexicon("figures")["each"]
    if number.value > _MOST_EACH:
        return False
    before = [token.key for token in line.tokens[max(0, number.first - 2) : number.first]]
    if before[-1:] != [] and before[-1] in eaches:
        return True
    k = list(line.numbers).index(number)
    near = line.numbers[k + 1] if k + 1 < len(line.numbers) else None
    if near is not None and 1 <= near.first - number.last <= 3 and line.tokens[near.first - 1].key in eaches:
        return True
    ended = line.language == "kk" and line.tokens[number.last - 1].key.endswith(("еуі", "ауы", "ісі", "ызы", "ізі"))
    first = line.numbers[k - 1].first if k else 0
    return ended and number.in_words and first > 0 and line.tokens[first - 1].key in eaches


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


def segment(line: Line, first: int, last: int) -> tuple[int, int]:
    """The tokens between the commas, dashes and brackets around tokens `first`..`last`."""
    while first and line.tokens[first - 1].text not in _MARKS:
        first -= 1
    while last < len(line.tokens) and line.tokens[last].text not in _MARKS:
        last += 1
    return first, last
