"""Indicator events: the figures of an article that are statistics of health care, each told once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.reading.clauses import clause_numbers
from loaders.reading.dates import DateMention, find_dates
from loaders.reading.events import IndicatorEvent
from loaders.reading.labels import figure_label
from loaders.reading.money import find_money
from loaders.reading.numbers import find_numbers
from loaders.reading.page import Page, Sentence
from loaders.reading.quantities import Line, Quantity, find_quantities, find_words, free_numbers, is_bare, segment, taken_tokens
from loaders.reading.rules import lexicon
from loaders.reading.subject import is_health_at_home

_COUNTS = frozenset({"percent", "people", "cases", "deaths", "procedures/year", "patients/year", "beds", "facilities", "per-100000"})
_HEADS = frozenset({"people", "cases", "deaths", "patients/year"})
_LARGE = 500
_LENGTHS = frozenset({"years", "hours"})
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
class _Reading:
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

    def marked(self, code: str) -> bool:
        """True where a marker of `code` stands in the clause."""
        return self.line.words.has(code, *self.clause())


def read_indicators(page: Page) -> list[IndicatorEvent]:
    """Indicator events of `page` in text order; none where it is not about health care in Kazakhstan."""
    if not is_health_at_home(page):
        return []
    events: list[IndicatorEvent] = []
    last: Quantity | None = None
    last_index = -9
    for sentence in page.sentences:
        carried = last if sentence.index - last_index <= 2 else None
        readings = _read_sentence(page, sentence, carried)
        for reading in readings:
            _note(events, reading)
        if readings:
            last, last_index = readings[-1].quantity, sentence.index
    return list(_told_once(events))


def _read_sentence(page: Page, sentence: Sentence, carried: Quantity | None) -> list[_Reading]:
    tokens, language = sentence.tokens, page.language
    numbers = find_numbers(tokens, language)
    if not numbers:
        return []
    dates = find_dates(tokens, language, page.article.published)
    taken = taken_tokens(tokens, dates, find_money(tokens, numbers))
    line = Line(page.article.text, tokens, numbers, find_words(tokens, language), language, taken)
    clauses = clause_numbers(tokens, language)
    if line.words.has("skip"):
        return []
    quantities = find_quantities(line) or _carried(line, carried)
    readings = [_Reading(q, line, sentence, clauses, dates) for q in quantities]
    return [replace(r, quantity=refined) for r in readings if (refined := _refine(r)) is not None]


def _carried(line: Line, before: Quantity | None) -> list[Quantity]:
    """Bare figures of a sentence that lists what the sentence before has counted."""
    if before is None:
        return []
    numbers = [n for n in free_numbers(line) if is_bare(line, n)]
    return [Quantity(n.value, before.unit, n.first, n.last, (n.first, n.first), before.rule, "listed") for n in numbers]


def _refine(reading: _Reading) -> Quantity | None:
    """The quantity with the unit and sign that its clause gives it, or None where it is no statistic."""
    q, line = reading.quantity, reading.line
    if q.unit == "none" or q.value == 0:
        return None
    if q.unit in _LENGTHS and not (reading.marked("length") and 20 <= q.value < 120):
        return None
    if q.unit == "times" and not (reading.marked("rise") or reading.marked("fall")):
        return None
    if line.words.has("norm", max(0, q.first - 4), q.first + 1):
        return None
    if (q.how != "per" and q.value < _LEAST.get(q.unit, 0)) or (
        q.unit in ("people", "facilities", "medicines") and q.value != int(q.value)
    ):
        return None
    if q.unit == "percent" and q.value > 1000:
        return None
    unit = _unit(reading)
    return replace(q, unit=unit, value=-q.value if unit in ("percent", "times") and _falls(reading) else q.value)


def _unit(reading: _Reading) -> str:
    """The unit by what happens to those counted: the ill are cases, the dead deaths, those treated in a year patients/year."""
    unit = reading.quantity.unit
    if reading.near("shift") and unit in ("procedures/year", "people"):
        return "other"
    if unit in ("people", "cases") and _died(reading):
        return "deaths"
    if unit == "procedures/year" and _in_several_years(reading):
        return "cases"
    if unit == "people" and _is_yearly(reading):
        return "cases" if reading.near("found") else "patients/year"
    return unit


def _is_yearly(reading: _Reading) -> bool:
    return reading.near("yearly") or reading.line.words.has("yearly", reading.clause()[0], reading.quantity.first)


def _in_several_years(reading: _Reading) -> bool:
    """True where the segment tells of a time of several years: `за 15 лет`, `бес жылда`."""
    first, last = reading.segment()
    nouns = reading.line.words.nouns
    spans = [n for n in reading.line.numbers if first <= n.first < last and 1 < n.value < 100 and n.last in nouns]
    return any(nouns[n.last].value.code == "years" for n in spans)


def _died(reading: _Reading) -> bool:
    if reading.quantity.unit == "cases":
        return reading.marked("died") and not reading.marked("found")
    return reading.near("died")


def _falls(reading: _Reading) -> bool:
    """True where the figure is by how much something fell: `на 20%`, `20%-ға төмендеді`, `fell by 9%`; not down to what level."""
    q, line = reading.quantity, reading.line
    first, last = reading.clause()
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
    while before and (before[-1] in hedges and before[-1] not in words["before"]):
        before.pop()
    if line.language == "ru":
        return not (before and before[-1] in words["change"])
    if line.language == "kk":
        return bool(set(after) & set(words["after"])) or not bool(set(after[:3]) & set(words["change"]))
    return bool(before) and before[-1] in words["before"]


def _note(events: list[IndicatorEvent], reading: _Reading) -> None:
    """Adds the event of a reading; a change said of the figure before is noted there."""
    q = reading.quantity
    if q.unit in ("percent", "times") and events and _is_said_of_last(events, reading):
        events[-1] = replace(events[-1], change=q.value)
        return
    span = _span(reading)
    rule = q.rule
    change = round(q.value - q.origin, 6) if q.origin is not None else None
    label = figure_label(reading.line, q, reading.clauses)
    events.append(IndicatorEvent(label, q.value, q.unit, _period(reading), change, span, rule, _confidence(q)))


def _is_said_of_last(events: Sequence[IndicatorEvent], reading: _Reading) -> bool:
    q, words = reading.quantity, reading.line.words
    near = words.has("compared", max(0, q.first - 8), q.last + 2)
    last = events[-1]
    same = reading.sentence.start <= last.span[0] or last.span[1] > reading.sentence.start - 3
    return near and same and last.unit in _COUNTS


def _span(reading: _Reading) -> tuple[int, int]:
    """The clause of the quantity, without its final mark."""
    first, last = reading.clause()
    tokens = reading.line.tokens
    while last - 1 > reading.quantity.last and tokens[last - 1].text in ".;:,–—-":
        last -= 1
    last = max(last, reading.quantity.last)
    while first < reading.quantity.first and not (tokens[first].is_word or tokens[first].is_number):
        first += 1
    return tokens[first].start, tokens[last - 1].end


def _period(reading: _Reading) -> str:
    """The date nearest to the figure that is not what it is compared with, or empty."""
    q = reading.quantity
    best = ""
    cost = 99
    for mention in reading.dates:
        before = {t.key for t in reading.line.tokens[max(0, mention.first - 3) : mention.first]}
        if before & set(lexicon("figures")["comparisons"]):
            continue
        far = min(abs(mention.first - q.first), abs(mention.last - q.first))
        if far < cost:
            best, cost = mention.iso[:7] if len(mention.iso) == 10 and mention.relative else mention.iso, far
    return best


def _confidence(q: Quantity) -> float:
    return {"noun": 0.9, "per": 0.9, "before": 0.8}.get(q.how, 0.75)


def _told_once(events: Sequence[IndicatorEvent]) -> Iterator[IndicatorEvent]:
    """`events` without those that another says again, or says more exactly (`14,4 тысячи` beside `14406`)."""
    kept: list[IndicatorEvent] = []
    for event in events:
        again = next((k for k in kept if k.value == event.value and _alike(k, event)), None)
        if again is not None:
            if event.change is not None and again.change is None:
                kept[kept.index(again)] = replace(again, change=event.change)
            continue
        kept.append(event)
    for event in kept:
        if not any(_rounds(event, other) for other in kept):
            yield event


def _alike(one: IndicatorEvent, other: IndicatorEvent) -> bool:
    """True for one unit, and for large numbers of people counted now as the ill, now as cases."""
    return one.unit == other.unit or (one.value >= _LARGE and {one.unit, other.unit} <= _HEADS)


def _rounds(event: IndicatorEvent, other: IndicatorEvent) -> bool:
    """True where `event` gives the figure of `other` in round numbers."""
    if event is other or event.unit != other.unit or abs(other.value) < 1000 or event.value == other.value:
        return False
    digits, exact = _digits(event.value), _digits(other.value)
    return digits < exact and digits <= 3 and abs(event.value - other.value) <= 0.02 * abs(other.value)


def _digits(value: float) -> int:
    return len(re.sub(r"0+$", "", f"{abs(value):.0f}"))
