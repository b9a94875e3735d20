"""Indicator events: the figures of an article that are statistics of health care, each told once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from loaders.reading.clauses import clause_numbers
from loaders.reading.dates import find_dates
from loaders.reading.events import IndicatorEvent
from loaders.reading.figure_lines import Line, Quantity, Words, find_words, free_numbers, taken_tokens
from loaders.reading.figure_origins import COUNTS, with_origins
from loaders.reading.figure_parts import is_bare
from loaders.reading.figure_readings import Reading
from loaders.reading.figure_units import are_anybody, refine
from loaders.reading.labels import figure_label
from loaders.reading.money import find_money
from loaders.reading.numbers import find_numbers
from loaders.reading.page import Page, Sentence
from loaders.reading.patterns import Match
from loaders.reading.places import FOREIGN, place_finder
from loaders.reading.quantities import find_quantities
from loaders.reading.rules import Rule, kept_matcher, lexicon
from loaders.reading.subject import is_health_at_home

_HEADS = frozenset({"people", "cases", "deaths", "patients/year"})
_LARGE = 500
# How far behind a change the level may stand that it led to.
_NEAR_LEVEL = 8
_NEAR_PART = 4


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


def _read_sentence(page: Page, sentence: Sentence, carried: Quantity | None) -> list[Reading]:
    tokens, language = sentence.tokens, page.language
    numbers = find_numbers(tokens, language)
    if not numbers and not _has_factor(sentence, language):
        return []
    dates = find_dates(tokens, language, page.article.published)
    taken = taken_tokens(tokens, dates, find_money(tokens, numbers))
    line = Line(page.article.text, tokens, numbers, find_words(tokens, language), language, taken)
    clauses = clause_numbers(tokens, language)
    if line.words.has("skip") or _tells_of_elsewhere(sentence, language):
        return []
    quantities = find_quantities(line, carried) or _carried(line, carried)
    readings = [Reading(q, line, sentence, clauses, dates) for q in quantities]
    return list(_with_changes(with_origins(_as_told(_refined(readings), carried))))


def _refined(readings: Sequence[Reading]) -> list[Reading]:
    """`readings` with their units refined; members of a list take over what became of those counted before: deaths, cases."""
    found: list[Reading] = []
    raw, told = "", ""
    for reading in readings:
        quantity = refine(reading)
        if quantity is None:
            continue
        if quantity.how == "listed" and quantity.unit == reading.quantity.unit == raw == "people" and told in _HEADS:
            quantity = replace(quantity, unit=told)
        raw, told = reading.quantity.unit, quantity.unit
        found.append(replace(reading, quantity=quantity))
    return found


def _as_told(readings: list[Reading], carried: Quantity | None) -> list[Reading]:
    """`readings` with the first taken for the dead or the cases that the sentence before told of: `Среди них 14 тысяч казахстанцев`."""
    if not readings or carried is None or carried.unit not in ("deaths", "cases"):
        return readings
    q, line = readings[0].quantity, readings[0].line
    opens = any([token.key for token in line.tokens[: len(words)]] == words for words in lexicon("figures")["part_words"][line.language])
    if opens and q.unit == "people" and q.how == "noun" and q.first <= _NEAR_PART and are_anybody(readings[0]):
        readings[0] = replace(readings[0], quantity=replace(q, unit=carried.unit))
    return readings


def _with_changes(readings: Sequence[Reading]) -> Iterator[Reading]:
    """`readings` with a change taken into the level that it led to: `выросла на 13% и достигла 65%` is one figure."""
    change: Reading | None = None
    for reading, following in zip_longest(readings, readings[1:]):
        if following is not None and _leads_to(reading, following):
            change = reading
            continue
        if change is not None and reading.quantity.origin is None:
            q = reading.quantity
            reading = replace(reading, quantity=replace(q, origin=q.value - change.quantity.value))
        change = None
        yield reading


def _leads_to(reading: Reading, following: Reading) -> bool:
    """True for a change in per cent and the level that it brought about."""
    one, other, tokens = reading.quantity, following.quantity, reading.line.tokens
    if reading.clauses[one.first] != reading.clauses[other.first] and other.unit == "percent":
        return False
    if one.unit != "percent" or other.first - one.last > _NEAR_LEVEL or other.unit not in ("percent", "per-100000"):
        return False
    before, between = [t.key for t in tokens[: one.first][-3:]], [t.key for t in tokens[one.last : other.first]]
    words = lexicon("figures")["changes"][reading.line.language]
    if other.unit == "percent" and reading.line.language == "ru" and tokens[other.first - 1].key == "на":
        return False
    changed = bool({*before, *(t.key for t in tokens[one.first : one.last])} & set(words["by"]))
    if other.unit == "per-100000":
        after = [t.key for t in tokens[one.last : other.last + 3]]
        return (changed or one.value < 0) and any(key.startswith(tuple(words["then"])) for key in after)
    return changed and between[-1:] != [] and any(key.startswith(tuple(words["then"])) for key in between)


def _has_factor(sentence: Sentence, language: str) -> bool:
    """True where a word says a factor (`вдвое`, `doubled`)."""
    return any(token.key.startswith(tuple(lexicon("figures")["factor_stems"][language])) for token in sentence.tokens)


def _tells_of_elsewhere(sentence: Sentence, language: str) -> bool:
    """True for a sentence that opens with another country as the scene: `В Японии выживаемость …`, `Жапонияда …`."""
    tokens = sentence.tokens
    scenes = [m for m in kept_matcher("figures", "elsewhere", language).find_all(tokens) if m.first == 0]
    if not scenes:
        return False
    return not any(place.kato != FOREIGN for place in place_finder().find(tokens, language))


def _carried(line: Line, before: Quantity | None) -> list[Quantity]:
    """Bare figures of a sentence that lists what the sentence before has counted."""
    if before is None:
        return []
    numbers = [n for n in free_numbers(line) if is_bare(line, n)]
    return [Quantity(n.value, before.unit, n.first, n.last, (n.first, n.first), before.rule, "listed") for n in numbers]


def _note(events: list[IndicatorEvent], reading: Reading) -> None:
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


def _is_said_of_last(events: Sequence[IndicatorEvent], reading: Reading) -> bool:
    near = _is_compared(reading, reading.line.words) or _is_aside(reading)
    last = events[-1]
    same = reading.sentence.start <= last.span[0] or last.span[1] > reading.sentence.start - 3
    return near and same and last.unit in COUNTS


def _is_compared(reading: Reading, words: Words) -> bool:
    """True where words of comparison stand beside the figure, and no nearer to another."""
    q, others = reading.quantity, [n for n in reading.line.numbers if n.first != reading.quantity.first]
    if words.has("compared", q.first, q.last + 2):
        return True
    marks = [m for m in words.markers if m.value.code == "compared" and q.first - 8 < m.last <= q.first and not _is_hedge(reading, m)]
    return any(not any(0 <= m.first - n.last < q.first - m.last for n in others) for m in marks)


def _is_hedge(reading: Reading, match: Match[Rule]) -> bool:
    """True for `больше чем в 33%`, which compares nothing."""
    return reading.line.tokens[match.last - 1].key == "чем" and reading.quantity.first - match.last <= 1


def _is_aside(reading: Reading) -> bool:
    """True for a change thrown in behind a figure: `15,000 procedures, up 5%`."""
    first, tokens = reading.quantity.first, reading.line.tokens
    opened = first >= 2 and tokens[first - 1].key in ("up", "down", "плюс", "минус") and tokens[first - 2].text in ",("
    return opened and reading.quantity.unit == "percent"


def _span(reading: Reading) -> tuple[int, int]:
    """The clause of the quantity, without its final mark."""
    first, last = reading.clause()
    tokens = reading.line.tokens
    while last - 1 > reading.quantity.last and tokens[last - 1].text in ".;:,–—-":
        last -= 1
    last = max(last, reading.quantity.last)
    while first < reading.quantity.first and not (tokens[first].is_word or tokens[first].is_number):
        first += 1
    return tokens[first].start, tokens[last - 1].end


def _period(reading: Reading) -> str:
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
    return {"noun": 0.87, "per": 0.87, "before": 0.8}.get(q.how, 0.75)


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
