"""The unit and sign that a clause gives a figure: the dead are deaths, the ill found in a year cases, falls negative."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.reading.dates import DateMention
from loaders.reading.figure_lines import Line, Quantity, segment
from loaders.reading.page import Sentence
from loaders.reading.rules import lexicon

_LENGTHS = frozenset({"years", "hours"})
# What counts only beside certain words, and its unit then.
_ONLY_BESIDE = {"places": "beds", "vehicles": "other"}
_LEAST_SCANS = 100
_LEAST_DEAD = 2
# A marker so near behind a figure is of that figure: `3,000 patients a year, … 250 people`.
_NEAR_MARK = 3
# Fewer sessions a day or week than this are one patient's course.
_LEAST_SHIFT = 8
# From how many on hospitals are a statistic whatever is said of them.
_MANY_FACILITIES = 20
_LEAST = {
    "people": 5,
    "facilities": 3,
    "beds": 4,
    "procedures/year": 3,
    "cases": 2,
    "patients/year": 5,
    "devices": 3,
    "jobs": 2,
    "m2": 50,
    "medicines": 2,
    "other": 3,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity in its sentence, with the clause number of each token."""

    quantity: Quantity
    line: Line
    sentence: Sentence
    clauses: Sequence[int]
    dates: Sequence[DateMention]

    def clause(self) -> tuple[int, int]:
        """The tokens of the quantity's clause."""
        mine = self.clauses[self.quantity.first]
        inside = [i for i, clause in enumerate(self.clauses) if clause == mine]
        return inside[0], inside[-1] + 1

    def segment(self) -> tuple[int, int]:
        """The tokens between the commas, dashes and brackets around the quantity."""
        return segment(self.line, self.quantity.first, self.quantity.last)

    def near(self, code: str) -> bool:
        """True where a marker of `code` stands in the segment."""
        return self.line.words.has(code, *self.segment())

    def beside(self, code: str, within: tuple[int, int] | None = None) -> bool:
        """True where a marker of `code` stands in the segment (or `within` other bounds) and no other figure lies between."""
        first, last = within or self.segment()
        q, line = self.quantity, self.line
        shares = {n.last for n in line.numbers if _key(line, n.last) in ("%", "пайызға")}
        others = [n.first for n in line.numbers if not q.first <= n.first < q.last and n.first not in line.taken and n.last not in shares]
        marks = [m for m in line.words.markers if m.value.code == code and m.first < last and m.last > first]
        return any(not any(min(m.first, q.first) < at < max(m.last - 1, q.first) for at in others) for m in marks)

    def marked(self, code: str) -> bool:
        """True where a marker of `code` stands in the clause."""
        return self.line.words.has(code, *self.clause())


def refine(reading: Reading) -> Quantity | None:
    """The quantity with the unit and sign that its clause gives it, or None where it is no statistic."""
    q, line = reading.quantity, reading.line
    if q.unit == "none" or q.value == 0:
        return None
    if q.how != "per" and _is_alien(reading):
        return None
    if q.rule.endswith("-scans") and q.value < _LEAST_SCANS:
        return None
    if q.unit in _ONLY_BESIDE and not _is_beside(reading):
        return None
    if q.unit in _LENGTHS and not (reading.marked("length") and 20 <= q.value < 120):
        return None
    if q.unit == "times" and not (reading.marked("rise") or reading.marked("fall")):
        return None
    if line.words.has("norm", max(0, q.first - 4), q.first + 1):
        return None
    if (q.unit == "facilities" and _is_project(reading)) or _is_change(reading):
        return None
    if q.rule.endswith("-deaths") and line.words.has("lives", *q.noun) and not (reading.marked("died") or reading.marked("saved")):
        return None
    if (q.how != "per" and q.value < _least(reading)) or (q.unit in ("people", "facilities", "medicines") and q.value != int(q.value)):
        return None
    if q.unit == "percent" and (q.value > 1000 or _is_comparison(reading)):
        return None
    unit = _unit(reading)
    return replace(q, unit=unit, value=-q.value if unit in ("percent", "times") and _falls(reading) else q.value)


def _least(reading: Reading) -> float:
    """What a figure must reach to be one: less where those counted died."""
    unit = reading.quantity.unit
    if unit == "procedures/year" and reading.near("shift"):
        return _LEAST_SHIFT
    return _LEAST_DEAD if unit == "people" and reading.near("died") and not reading.marked("saved") else _LEAST.get(unit, 0)


def _is_comparison(reading: Reading) -> bool:
    """True for a share that another is compared with: `61,2% против 58,4% годом раньше`; not `56% против 44% у мужчин`."""
    q, line = reading.quantity, reading.line
    before, after = _key(line, q.first - 1), _key(line, q.last)
    return before in lexicon("figures")["compared_with"] and after not in ("у", "среди", "among", "for", "in", "to", "до")


def _is_change(reading: Reading) -> bool:
    """True for people or cases by which a number grew or fell: `увеличилось на 300 человек`, `300 адамға артты`, `up by 300`."""
    q, line = reading.quantity, reading.line
    if q.unit not in ("people", "cases", "deaths") or q.origin is not None:
        return False
    before, after = _key(line, q.first - 1), line.tokens[q.last - 1].key
    changed = [m for m in line.words.markers if m.value.code in ("rise", "fall")]
    if line.language == "kk":
        return after.endswith(("ға", "ге", "қа", "ке")) and any(m.first == q.last for m in changed)
    return before in ("на", "by") and any(0 <= q.first - m.last <= 2 for m in changed)


def _is_project(reading: Reading) -> bool:
    """True for a few hospitals or clinics that are told of one by one, not counted as those that are there."""
    q, line = reading.quantity, reading.line
    if q.value >= _MANY_FACILITIES or reading.marked("standing"):
        return False
    return line.words.has("building", *q.noun)


def _is_alien(reading: Reading) -> bool:
    """True for figures of another field: prices, crime, tariffs but those of care, places of a school."""
    words = reading.line.words
    if words.has("alien", *_around(reading)):
        return True
    if reading.quantity.unit == "people" and reading.near("school") and reading.near("capacity"):
        return True
    return reading.marked("tariff") and not reading.marked("care")


def _around(reading: Reading) -> tuple[int, int]:
    """The segment of the quantity; for shares its clause."""
    whole = reading.quantity.unit == "percent" and reading.line.language != "kk"
    return reading.clause() if whole else reading.segment()


def _is_beside(reading: Reading) -> bool:
    """True where places are those of a hospital, vehicles those of an ambulance."""
    if reading.quantity.unit == "places":
        return reading.marked("ward") and not reading.marked("school")
    return reading.marked("ambulance")


def _key(line: Line, i: int) -> str:
    return line.tokens[i].key if i < len(line.tokens) else ""


def _unit(reading: Reading) -> str:
    """The unit by what happens to those counted: the ill are cases, the dead deaths, those treated in a year patients/year."""
    unit = _ONLY_BESIDE.get(reading.quantity.unit, reading.quantity.unit)
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
    if unit == "people" and _is_yearly(reading):
        return "cases" if reading.beside("found") else "patients/year"
    return unit


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
    inside = reading.line.words.has("inpatient") or (reading.line.words.has("ward") and not reading.line.words.has("outpatient"))
    return reading.marked("capacity") and inside and not reading.marked("shift")


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
    return reading.near("died")


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
    falls = [m for m in line.words.markers if m.value.code == "fall" and first <= m.first < last]
    rises = [m for m in line.words.markers if m.value.code == "rise" and first <= m.first < last]
    if not falls:
        return False
    if rises and min(abs(m.first - q.first) for m in rises) < min(abs(m.first - q.first) for m in falls):
        return False
    return not _is_level(line, q) if q.unit == "percent" else True


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
