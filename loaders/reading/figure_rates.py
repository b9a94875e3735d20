"""Figures that stand for more than a count: so many on 100,000, twofold, a half."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.figure_lines import UNCOUNTED, Line, Quantity
from loaders.reading.figure_lists import from_to
from loaders.reading.numbers import Number
from loaders.reading.patterns import Match
from loaders.reading.rules import Rule, lexicon

_HUNDRED_THOUSAND = 100_000.0
# Between these a life or a mean age is so many years long.
_SHORTEST = 20
_LONGEST = 110
_NEAR_LENGTH = 5
_DENOMINATORS = frozenset({1_000.0, 10_000.0, 100_000.0, 1_000_000.0})


def is_hedged(line: Line, match: Match[Rule]) -> bool:
    """True for `more than half`, `больше половины`: no figure."""
    return match.first > 0 and line.tokens[match.first - 1].key in lexicon("figures")["about_half"]


def by_factor(match: Match[Rule]) -> Quantity:
    """The quantity that one word says: `вдвое`, `threefold`, `doubled`, `halved`."""
    if match.value.code in ("half", "share"):
        return Quantity(50.0, "percent", match.first, match.last, (match.first, match.last), match.value.id, "factor")
    value, noun = float(match.value.code), (match.first, match.last)
    return Quantity(value, "times", match.first, match.last, noun, match.value.id, "factor")


def is_length(line: Line, number: Number, named: bool) -> bool:
    """True for years that no word names: `орташа өмір сүру жасы 74 болды`, `life expectancy reached 75.4`; `named`: something follows."""
    if named or not _SHORTEST <= number.value <= _LONGEST:
        return False
    return any(m.value.code == "length" and 0 <= number.first - m.last <= _NEAR_LENGTH for m in line.words.markers)


def of_years(line: Line, number: Number) -> Quantity:
    """The quantity of a length in years."""
    return Quantity(number.value, "years", number.first, number.last, (number.last, number.last), f"{line.language}-figure-years", "noun")


def is_denominator(line: Line, number: Number) -> bool:
    words = lexicon("figures")["denominators"]
    if number.value not in _DENOMINATORS or _is_of_a_house(line, number):
        return False
    before = line.tokens[number.first - 1].key if number.first else ""
    after = {token.key for token in line.tokens[number.last : number.last + 3]}
    told = any(key.startswith(("шаққан", "есептегенде")) for key in after)
    plain = number.value == _HUNDRED_THOUSAND and bool(after & set(words["after"]))
    return before in words["before"] or told or plain


def _is_of_a_house(line: Line, number: Number) -> bool:
    """True for a thousand beds, places or visits, which nothing is reckoned on: `больница на 1000 мест`."""
    counted = line.words.nouns.get(number.last)
    return counted is not None and counted.value.code in ("beds", "places", "other", "m2")


def apply_denominators(line: Line, found: dict[int, Quantity], free: Sequence[Number], denominators: dict[int, Number]) -> None:
    """Gives the number nearest to `на 100 тысяч` its unit."""
    for at, denominator in denominators.items():
        plain = [n for n in free if n.first not in found or found[n.first].unit not in UNCOUNTED]
        before = [n for n in plain if n.last <= at and at - n.last <= 9]
        after = [n for n in plain if n.first >= denominator.last and n.first - denominator.last <= 9]
        if len(after) > 1 and from_to(line, after[0], after[1]):
            after = after[1:]
        order = [*after[:1], *before[-1:]] if line.language == "kk" else [*before[-1:], *after[:1]]
        chosen = order[0] if order else None
        if chosen is None:
            continue
        old = found.get(chosen.first)
        unit = "per-100000" if denominator.value == 100_000 else "other"
        noun = old.noun if old else (chosen.last, chosen.last)
        last = max(chosen.last, denominator.last)
        found[chosen.first] = Quantity(chosen.value, unit, chosen.first, last, noun, f"{line.language}-figure-per", "per")
