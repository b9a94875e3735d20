"""Figures of a list and of a range: those whose unit a neighbour says, and the second of two values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.reading.figure_lines import PREMODIFIER, Line, Quantity, segment
from loaders.reading.figure_parts import beside_place, is_bare, is_of_place, is_part, is_rate
from loaders.reading.numbers import Number
from loaders.reading.rules import lexicon

_ABLATIVE = frozenset({"тен", "тан", "ден", "дан", "нен", "нан", "пайыздан"})
# Units of which none are `them`, when the sentence before told of them.
_NOT_THEM = frozenset({"percent", "procedures/year"})
_DASHES = frozenset("–—-")
_KAZAKH_ADJECTIVE = re.compile(r".*(?:[лдт]ық|[лдт]ік|[ғқ]ы|[гк]і)$")
_LOCATIVE = ("да", "де", "та", "те")
_CASES = ("ны", "ні", "ды", "ді", "ты", "ті", "нан", "нен", "дан", "ден", "тан", "тен", "ға", "ге", "қа", "ке")
_HEADS = frozenset({"people", "cases", "deaths", "procedures/year"})
_PREPOSITIONS = frozenset({"to", "in", "for", "from", "у", "в", "для"})
# From here on a number behind `in` is a year.
_YEARS = 1900
_FAR = 14
_FAR_PLACES = 6
_FAR_ITEMS = 8
_LINKS = frozenset(",–—-")
_JOINS = frozenset({"и", "және", "and", "мен", "до"})
_BARE_UNITS = {"died": "deaths", "registered": "people"}
_LEAST_BARE = 20
_LEAST_ITEM = 2
_LISTED = frozenset(
    {"cases", "people", "deaths", "percent", "per-100000", "procedures/year", "beds", "facilities", "medicines", "other", "days"}
)


def share_units(line: Line, free: Sequence[Number], found: dict[int, Quantity], carried: Quantity | None = None) -> None:
    """Gives figures of a list the unit that a neighbour has (`310 кардиохирургических, 33 нейрохирургические операции`).

    `carried` is what the sentence before counted: parts of it may open this one.
    """
    for earlier, later in reversed(list(pairwise(free))):
        unit = found.get(later.first)
        if earlier.first not in found and unit and unit.unit in _LISTED and _runs_on(line, earlier, later):
            found[earlier.first] = replace(unit, value=earlier.value, first=earlier.first, last=earlier.last, how="shared")
    before = carried
    for number in free:
        own = found.get(number.first)
        if own is None and before and _belongs(line, number, before, carried):
            own = found[number.first] = _listed(line, number, before, carried)
        if own and own.unit in _LISTED:
            before = own


def _listed(line: Line, number: Number, before: Quantity, carried: Quantity | None) -> Quantity:
    """The figure with the unit of the one before; of the noun named last where it is said to be `of them`."""
    noun = (number.first, number.first) if before is carried else before.noun
    start = 0 if before is carried else before.last
    last = max((m for m in line.words.nouns.values() if start < m.first and m.last <= number.first), key=lambda m: m.first, default=None)
    unit = last.value.code if _of_them(line, number) and last is not None and last.value.code in _LISTED else before.unit
    if unit == "people" and _is_of_disease(line, number):
        unit, noun = "cases", (number.first - 2, number.first - 1)
    return replace(before, value=number.value, unit=unit, first=number.first, last=number.last, noun=noun, how="listed", origin=None)


def _of_them(line: Line, number: Number) -> bool:
    return [token.key for token in line.tokens[number.last : number.last + 2]] == ["of", "them"]


def _is_of_disease(line: Line, number: Number) -> bool:
    """True for a figure behind a disease and a dash: `с доброкачественными новообразованиями — 19`."""
    if number.first < _LEAST_ITEM or line.tokens[number.first - 1].text not in _DASHES:
        return False
    return line.tokens[number.first - 2].key.startswith(tuple(lexicon("figures")["diseases"]))


def _belongs(line: Line, number: Number, before: Quantity, carried: Quantity | None) -> bool:
    """True where a figure without a noun counts what `before` counted; of the sentence before only its parts."""
    if before is carried:
        # `They carried out 5,200 examinations. … 58 of them`: these are other things
        return is_part(line, number) and not (before.unit in _NOT_THEM and _of_them(line, number))
    if number.first - before.last > _FAR:
        return False
    if is_bare(line, number) or _is_parallel(line, number, before) or _is_other_length(line, number, before):
        return True
    return before.unit == "per-100000" and is_rate(line, number)


def _is_other_length(line: Line, number: Number, before: Quantity) -> bool:
    """True for the wait that another is compared with: `12 дней против 35`, `5 days instead of 14`, `с 21 дня до семи`."""
    words = lexicon("figures")
    told = (*words["compared_with"]["before"], *words["compared_with"]["instead"], *words["to_level"])
    return before.unit == "days" and number.first > 0 and line.tokens[number.first - 1].key in told


def _is_parallel(line: Line, number: Number, before: Quantity) -> bool:
    """True for a figure of nothing behind the word that the figure before it has: `to 340 patients and … to 120`, `в 41 случае, … в 17`."""
    if before.unit not in _HEADS or not before.first or not number.first or number.value >= _YEARS:
        return False
    key = line.tokens[number.first - 1].key
    closed = number.last >= len(line.tokens) or line.tokens[number.last].text in ",.;"
    return closed and key in _PREPOSITIONS and line.tokens[before.first - 1].key == key


def _runs_on(line: Line, earlier: Number, later: Number) -> bool:
    """True where nothing but adjectives and a comma, dash or `и` parts two numbers."""
    gap = line.tokens[earlier.last : later.first]
    if len(gap) <= _FAR_PLACES and beside_place(line, earlier) and beside_place(line, later):
        return True
    if line.language == "kk" and len(gap) == 2 and gap[0].text == "," and gap[1].key.endswith((*_LOCATIVE, *_ending_before(line, earlier))):
        return True
    if _are_items(line, earlier, later):
        return True
    if len(gap) <= _FAR_PLACES and is_of_place(line, earlier) and is_of_place(line, later):
        return True
    if not gap or len(gap) > 4 or gap[0].text == "(" or not (gap[-1].text in _LINKS or gap[-1].key in _JOINS):
        return False
    adjective = _KAZAKH_ADJECTIVE if line.language == "kk" else PREMODIFIER
    return all(adjective.match(token.key) or not token.is_word or token.key == "и" for token in gap[:-1])


def mark_bare(line: Line, free: Sequence[Number], found: dict[int, Quantity]) -> bool:
    """Gives a figure without a noun the unit of what is said to happen: `скончались 14 406`, `13 мыңнан астамы көз жұмады`.

    True where there was one.
    """
    marked = False
    for number in free:
        if number.first in found or number.value < _LEAST_BARE or number.value != int(number.value):
            continue
        first, last = segment(line, number.first, number.last)
        near = (max(first, number.first - 6), min(last, number.last + 7))
        code = next((c for c in _BARE_UNITS if line.words.has(c, *near)), None)
        if code:
            rule = f"{line.language}-marker-{code}"
            found[number.first] = Quantity(
                number.value, _BARE_UNITS[code], number.first, number.last, (number.last, number.last), rule, "marked"
            )
            marked = True
    return marked


def second_of_ranges(line: Line, free: Sequence[Number], found: dict[int, Quantity]) -> list[Quantity]:
    """`found` in order, without the first value of `с 25 до 21`, `15-тен 21-ге` and `5–6`, which the second keeps as its origin."""
    for earlier, later in pairwise(free):
        second = found.get(later.first)
        first = found.get(earlier.first)
        weak = first is not None and first.how in ("marked", "before", "listed")
        if second is None or (first is not None and first.unit != second.unit and not weak):
            continue
        if from_to(line, earlier, later):
            found.pop(earlier.first, None)
            scale = later.value if later.scaled and not earlier.scaled and earlier.value < later.value else 0
            origin = earlier.value * _scale_of(later.value) if scale else earlier.value
            found[later.first] = replace(second, origin=None if _is_dash(line, earlier, later) else origin)
    return [found[at] for at in sorted(found)]


def _are_items(line: Line, earlier: Number, later: Number) -> bool:
    """True for two figures behind dashes in one list: `рак кожи — 12, рак молочной железы — 34 случая`."""
    dashed = all(n.first and line.tokens[n.first - 1].text in _DASHES for n in (earlier, later))
    return dashed and line.tokens[earlier.last].text in ",;" and later.first - earlier.last <= _FAR_ITEMS


def _ending_before(line: Line, number: Number) -> tuple[str, ...]:
    """The ending of case that the Kazakh word before a figure has: `терапияны 340, иммунотерапияны 120 науқас`."""
    key = line.tokens[number.first - 1].key if number.first else ""
    return tuple(case for case in _CASES if key.endswith(case))


def _scale_of(value: float) -> float:
    return 1e9 if value >= 1e9 else 1e6 if value >= 1e6 else 1e3


def _is_dash(line: Line, earlier: Number, later: Number) -> bool:
    gap = line.tokens[earlier.last : later.first]
    return len(gap) == 1 and gap[0].text in _DASHES


def from_to(line: Line, earlier: Number, later: Number) -> bool:
    gap = [token.key for token in line.tokens[earlier.last : later.first]]
    if _is_dash(line, earlier, later):
        return True
    ranges = lexicon("figures")["ranges"][line.language]
    if line.language == "kk":
        if not gap and earlier.scaled:
            return line.tokens[earlier.last - 1].key.endswith(("нан", "нен"))
        return bool(gap) and gap[-1] in _ABLATIVE and set(gap[:-1]) <= {"%", "-", "пайыз"}
    before = {token.key for token in line.tokens[max(0, earlier.first - 3) : earlier.first]}
    return len(gap) <= 4 and bool(gap) and gap[-1] in (*ranges["to"], "почти") and bool(before & set(ranges["from"]))
