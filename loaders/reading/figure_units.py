"""The unit and sign that a clause gives a figure: the dead are deaths, the ill found in a year cases, falls negative."""

from __future__ import annotations

from dataclasses import replace

from loaders.reading.figure_lines import Line, Quantity
from loaders.reading.figure_readings import Reading, names
from loaders.reading.figure_refusals import ONLY_BESIDE, is_no_statistic
from loaders.reading.rules import lexicon

# A marker so near behind a figure is of that figure: `3,000 patients a year, … 250 people`.
_NEAR_MARK = 3


def refine(reading: Reading) -> Quantity | None:
    """The quantity with the unit and sign that its clause gives it, or None where it is no statistic."""
    if is_no_statistic(reading):
        return None
    q, unit = reading.quantity, _unit(reading)
    return replace(q, unit=unit, value=-q.value if unit in ("percent", "times") and _falls(reading) else q.value)


def _unit(reading: Reading) -> str:
    """The unit by what happens to those counted: the ill are cases, the dead deaths, those treated in a year patients/year."""
    unit = ONLY_BESIDE.get(reading.quantity.unit, reading.quantity.unit)
    if reading.near("shift") and unit == "procedures/year":
        return "other"
    if unit in ("people", "deaths") and reading.marked("saved"):
        return "people"
    if unit in ("people", "cases") and _died(reading):
        return "deaths"
    if unit == "procedures/year":
        return _unit_of_procedures(reading)
    if unit == "people" and _has_room(reading):
        return "beds"
    if unit == "people" and reading.near("work"):
        return "jobs"
    if unit == "people" and reading.beside("found") and reading.near("new") and are_anybody(reading):
        return "cases"
    if unit == "people" and _is_yearly(reading):
        return _unit_of_the_year(reading)
    return unit


def _unit_of_the_year(reading: Reading) -> str:
    """What people told of by the year are: patients, or cases where they fall ill, though children then only where diagnosed."""
    if not reading.beside("found"):
        return "people" if names(reading, "staff") else "patients/year"
    q, tokens = reading.quantity, reading.line.tokens
    told = any(token.key.startswith(tuple(lexicon("figures")["diagnosed"])) for token in tokens[slice(*reading.segment())])
    if q.how == "noun" and told:
        return "cases"
    return "people" if names(reading, "children") else "cases"


def _unit_of_procedures(reading: Reading) -> str:
    """Procedures a year where a year is told of; procedures of other times are counted as such, those of several years as cases."""
    if _is_yearly(reading):
        return "procedures/year"
    if _in_several_years(reading):
        return "cases"
    if reading.line.words.has("partial"):
        return "other"
    return "procedures/year"


def _has_room(reading: Reading) -> bool:
    """True where a ward has room for so many patients: they are its beds."""
    if names(reading, "staff"):
        return False
    inside = reading.line.words.has("inpatient") or (reading.line.words.has("ward") and not reading.line.words.has("outpatient"))
    return reading.marked("capacity") and inside and not reading.marked("shift")


def are_anybody(reading: Reading) -> bool:
    """True for people of no kind (`228 адам`), who are counted for what was found in them; patients and children are people."""
    return names(reading, "anybody")


def _is_yearly(reading: Reading) -> bool:
    if reading.beside("yearly"):
        return True
    first, line = reading.clause()[0], reading.line
    marks = [m for m in line.words.markers if m.value.code == "yearly" and m.first < reading.quantity.first and m.last > first]
    free = [m for m in marks if not any(0 <= m.first - n.last <= _NEAR_MARK for n in line.numbers)]
    return bool(free) and not reading.near("shift")


def _in_several_years(reading: Reading) -> bool:
    """True where the segment tells of a time of several years: `за 15 лет`, `бес жылда`."""
    first, last = reading.segment()
    nouns = reading.line.words.nouns
    spans = [n for n in reading.line.numbers if first <= n.first < last and 1 < n.value < 100 and n.last in nouns]
    return any(nouns[n.last].value.code == "years" for n in spans)


def _died(reading: Reading) -> bool:
    if reading.quantity.unit == "cases":
        return reading.marked("died") and reading.beside("died", reading.clause()) and not (reading.marked("found") or _of_another(reading))
    return reading.near("died") or (_is_behind_dash(reading) and reading.beside("died", reading.clause()))


def _is_behind_dash(reading: Reading) -> bool:
    """True for a figure that a dash leads to: `умерло за год — 12 874 человека`."""
    at = reading.quantity.first - 1
    return at >= 0 and reading.line.tokens[at].text in "—–"


def _of_another(reading: Reading) -> bool:
    """True where the word for dying takes another figure: `дал 302 случая и унёс 87 жизней`."""
    q, line = reading.quantity, reading.line
    later = [n.first for n in line.numbers if n.first >= q.last]
    died = [m for m in line.words.markers if m.value.code == "died" and m.first >= q.last]
    return any(0 <= at - m.last <= 2 for m in died for at in later)


def _falls(reading: Reading) -> bool:
    """True where the figure is by how much something fell: `на 20%`, `20%-ға төмендеді`, `fell by 9%`; not down to what level."""
    q, line = reading.quantity, reading.line
    first, last = reading.clause()
    if q.origin is not None and q.unit == "percent":
        return False
    if line.language == "kk" and not line.words.has("fall", first, last) and not line.words.has("rise", first, last):
        last = len(line.tokens)  # verbs stand last, one for several clauses
    falls = [m for m in line.words.markers if m.value.code == "fall" and first <= m.first < last and not _compares(line, m.last)]
    rises = [m for m in line.words.markers if m.value.code == "rise" and first <= m.first < last]
    if not falls:
        return False
    if rises and min(abs(m.first - q.first) for m in rises) < min(abs(m.first - q.first) for m in falls):
        return False
    return not _is_level(line, q) if q.unit == "percent" else True


def _compares(line: Line, at: int) -> bool:
    """True for `less than`, `менее чем`, behind which stands a level."""
    return at < len(line.tokens) and line.tokens[at].key in ("than", "чем")


def _is_level(line: Line, q: Quantity) -> bool:
    """True where the words beside a figure make it a level and not a change."""
    before = [token.key for token in line.tokens[max(0, q.first - 4) : q.first]]
    after = [token.key for token in line.tokens[q.last : q.last + 4]]
    words = lexicon("figures")["levels"][line.language]
    hedges = lexicon("figures")["hedges"][line.language]
    while before and (before[-1] in hedges or before[-1] in "–—-" or before[-1][0].isdecimal()) and before[-1] not in words["before"]:
        before.pop()
    if line.language == "ru":
        return not (before and before[-1] in words["change"])
    if line.language == "kk":
        own = {token.key for token in line.tokens[q.first : q.last]}
        return bool(set(after) & set(words["after"])) or not bool((set(after[:3]) | own) & set(words["change"]))
    return bool(before) and before[-1] in words["before"]
