"""What keeps a figure from being a statistic of care: too small, of another field, a change of another figure, a house told of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from loaders.reading.figure_readings import Reading, key_at, names
from loaders.reading.rules import lexicon
from loaders.reading.tokens import Token

_OLDEST = 120
_YOUNGEST = 9
_AGE_REACH = 3
_LENGTHS = frozenset({"years", "hours"})
# What counts only beside certain words, and its unit then.
ONLY_BESIDE = {"places": "beds", "vehicles": "other", "days": "other"}
_LEAST_SCANS = 100
_LEAST_DEAD = 2
# Fewer of those who work in a house, or were trained for it, are told of as persons.
_LEAST_STAFF = 2
_LEAST_COURSES = 40
# Fewer diseases than these may be kinds of it.
_MANY_KINDS = 21
# Fewer sessions a day or week than this are one patient's course.
_LEAST_SHIFT = 8
# From how many on hospitals are a statistic whatever is said of them.
_MANY_FACILITIES = 21
# Fewer institutions than these are told of one by one, unless they are said to be there.
_FEW_FACILITIES = 9
# How many clauses before the days may say that they are those of waiting.
_CLAUSES_BACK = 2
# More people than there are in the country.
_MOST_PEOPLE = 25_000_000
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

# So few operations of a day are named, not counted.
_FEW_A_DAY = 30


def is_no_statistic(reading: Reading) -> bool:
    """True where the figure is none of care, or too small to be one."""
    q, line = reading.quantity, reading.line
    if q.unit == "none" or q.value == 0 or (q.unit == "people" and q.value > _MOST_PEOPLE) or _is_age(reading):
        return True
    if q.how != "per" and q.unit != "days" and _is_alien(reading):
        return True
    if (q.rule.endswith("-scans") and q.value < _LEAST_SCANS) or _is_course(reading) or _is_kind(reading):
        return True
    if q.unit in ONLY_BESIDE and not _is_beside(reading):
        return True
    if q.unit in _LENGTHS and not (reading.marked("length") and (20 <= q.value < 120 or _is_age_of_machines(reading))):
        return True
    if q.unit == "times" and (reading.near("risk") or not (reading.marked("rise") or reading.marked("fall"))):
        return True
    if q.unit != "days" and line.words.has("norm", max(0, q.first - 4), q.first + 1):
        return True
    if (q.unit == "facilities" and _is_project(reading)) or _is_change(reading) or (q.unit == "procedures/year" and _is_of_a_day(reading)):
        return True
    if q.rule.endswith("-deaths") and line.words.has("lives", *q.noun) and not (reading.marked("died") or reading.marked("saved")):
        return True
    if (q.how != "per" and q.value < _least(reading)) or (q.unit in ("people", "facilities", "medicines") and q.value != int(q.value)):
        return True
    return q.unit == "percent" and (q.value > 1000 or _is_comparison(reading))


def _is_of_a_day(reading: Reading) -> bool:
    """True for operations of one day, and for the first few: `yesterday they carried out five operations`, `на первых пяти операциях`."""
    words = lexicon("figures")["of_a_day"]
    tokens, at = reading.line.tokens, reading.quantity.first
    first = at > 0 and tokens[at - 1].key.startswith(tuple(words["first"]))
    return first or (reading.quantity.value < _FEW_A_DAY and any(token.key in words["day"] for token in tokens[slice(*reading.clause())]))


def _is_age(reading: Reading) -> bool:
    """True for either end of a Kazakh range of ages: `60 пен 69-дың арасындағы`, `50-ден 76-ға дейінгі`."""
    q, line = reading.quantity, reading.line
    words = lexicon("figures")["between_ages"]
    if line.language == "kk" and q.unit == "people" and q.origin is not None and q.origin < q.value < _OLDEST:
        return any(token.key.startswith("дейін") for token in line.tokens[q.first : q.last + _AGE_REACH])
    if q.how == "before" and q.origin is not None and _YOUNGEST <= q.origin < q.value < _OLDEST and _is_of_times(line.tokens):
        return True
    for one, other in pairwise(line.numbers):
        joined = other.first - one.last == 1 and line.tokens[one.last].key in words["joins"] and other.value < _OLDEST
        after = {token.key for token in line.tokens[other.last : other.last + _AGE_REACH]}
        if joined and q.first in (one.first, other.first) and any(key.startswith(tuple(words["stems"])) for key in after):
            return True
    return False


def _is_age_of_machines(reading: Reading) -> bool:
    """True where the clause speaks of machines, which are younger than people: `средний возраст аппаратов – шесть лет`."""
    q, stems = reading.quantity, tuple(lexicon("figures")["machines"])
    if reading.line.words.has("moved", q.first, q.last):
        return False
    return any(token.key.startswith(stems) for token in reading.line.tokens[slice(*reading.clause())])


def _is_kind(reading: Reading) -> bool:
    """True for kinds of disease: `обырдың 200-ден астам түрі`, and a few diseases that nobody is said to have (`for six diseases`)."""
    q, line = reading.quantity, reading.line
    if q.unit != "cases" or key_at(line, q.first - 1) in ("–", "—", "-"):
        return False
    after = [token.key for token in line.tokens[q.last - 1 : q.last + _AGE_REACH]]
    if line.language == "kk" and any(key.startswith("түр") and not key.startswith("түрде") for key in after):
        return not reading.marked("found")
    named = any(token.key.startswith(tuple(lexicon("figures")["diseases"])) for token in line.tokens[slice(*q.noun)])
    return named and q.value < _MANY_KINDS and not (reading.marked("found") or reading.marked("died") or q.how == "listed")


def _is_of_times(tokens: Sequence[Token]) -> bool:
    """True where a sentence tells how often something is due: `every two years from 40 to 70`."""
    return any(token.key in ("every", "once", "раз", "рет") for token in tokens)


def _is_course(reading: Reading) -> bool:
    """True for the few courses or sessions that one patient is given: `шесть курсов химии`."""
    q = reading.quantity
    noun = reading.line.tokens[slice(*q.noun)]
    return q.value < _LEAST_COURSES and any(token.key.startswith(tuple(lexicon("figures")["courses"])) for token in noun)


def _least(reading: Reading) -> float:
    """What a figure must reach to be one: less where those counted died."""
    unit = reading.quantity.unit
    if unit == "procedures/year" and reading.near("shift"):
        return _LEAST_SHIFT
    if unit == "people" and reading.near("staffed") and names(reading, "staff"):
        return _LEAST_STAFF
    return _LEAST_DEAD if unit == "people" and reading.near("died") and not reading.marked("saved") else _LEAST.get(unit, 0)


def _is_comparison(reading: Reading) -> bool:
    """True for a share that another is compared with: `61,2% против 58,4% годом раньше`; not `56% против 44% у мужчин`."""
    q, line = reading.quantity, reading.line
    words = lexicon("figures")["compared_with"]
    return key_at(line, q.first - 1) in words["before"] and key_at(line, q.last) not in words["own"]


def _is_change(reading: Reading) -> bool:
    """True for people or cases by which a number grew or fell: `увеличилось на 300 человек`, `300 адамға артты`, `up by 300`."""
    q, line = reading.quantity, reading.line
    if q.unit not in ("people", "cases", "deaths") or q.origin is not None:
        return False
    before, after = key_at(line, q.first - 1), line.tokens[q.last - 1].key
    changed = [m for m in line.words.markers if m.value.code in ("rise", "fall")]
    if line.language == "kk":
        then = any(m.first == q.last for m in changed) or key_at(line, q.last) in ("көп", "аз", "артық", "кем")
        return after.endswith(("ға", "ге", "қа", "ке")) and then
    if before not in ("на", "by"):
        return False
    return any(0 <= q.first - m.last <= 2 or (before == "на" and 0 <= m.first - q.last <= 1) for m in changed)


def _is_project(reading: Reading) -> bool:
    """True for a few hospitals or clinics that are told of one by one, not counted as those that are there."""
    q, line = reading.quantity, reading.line
    if q.how == "noun" and q.value < _FEW_FACILITIES and not reading.marked("standing"):
        return True
    if q.value >= _MANY_FACILITIES or reading.marked("standing"):
        return False
    return line.words.has("building", *q.noun)


def _is_alien(reading: Reading) -> bool:
    """True for figures of another field: prices, crime, tariffs but those of care, places of a school."""
    words = reading.line.words
    if words.has("alien", *_around(reading)) and not reading.marked("plan"):
        return True
    if reading.quantity.unit == "people" and reading.near("school") and reading.near("capacity"):
        return True
    return reading.marked("tariff") and not reading.marked("care")


def _around(reading: Reading) -> tuple[int, int]:
    """The segment of the quantity; for shares its clause."""
    whole = reading.quantity.unit == "percent" and reading.line.language != "kk"
    return reading.clause() if whole else reading.segment()


def _with_clauses_before(reading: Reading) -> tuple[int, int]:
    """The tokens of the clause and the two before it: `Лист ожидания есть, но короткий: 12 дней`."""
    first, last = reading.clause()
    earlier = max(0, reading.clauses[first] - _CLAUSES_BACK)
    return next(i for i, clause in enumerate(reading.clauses) if clause >= earlier), last


def _is_beside(reading: Reading) -> bool:
    """True where places are those of a hospital, vehicles those of an ambulance, days those of waiting."""
    if reading.quantity.unit == "days":
        return reading.line.words.has("waiting", *_with_clauses_before(reading))
    if reading.quantity.unit == "places":
        return reading.marked("ward") and not reading.marked("school")
    return reading.marked("ambulance")
