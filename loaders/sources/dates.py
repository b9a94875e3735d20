"""Days that lines name, and lines that are a date and little else."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from loaders.sources.lexicon import section, words

KEYS = ("months", "weekdays", "published", "updated", "relative", "apposition", "running", "year", "ahead", "back")
EARLIEST = 1990
LONGEST_LINE = 200
"""Of a line that is a date and little else."""
_NUMERIC = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)\b|\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
_TIME = re.compile(r"\b\d{1,2}:\d\d\b")


@cache
def _months() -> dict[str, int]:
    table = section("publication", "months", KEYS)
    assert isinstance(table, list)
    return {name: number for number, names in enumerate(table, 1) for name in words(names)}


@cache
def _worded() -> re.Pattern[str]:
    names = "|".join(sorted(_months(), key=len, reverse=True))
    day_first = rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({names})\.?,?\s+((?:19|20)\d\d)"
    month_first = rf"\b({names})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)"
    year_first = rf"\b((?:19|20)\d\d)\s+(?:жылғы|жылдың)\s+(\d{{1,2}})\s+({names})"
    capture = rf"\b(\d{{1,2}})\s+({names}),\s+((?:19|20)\d\d)"
    return re.compile("|".join((day_first, month_first, year_first, capture)), re.IGNORECASE)


def _label(name: str) -> tuple[str, ...]:
    return words(section("publication", name, KEYS))


def iso_day(year: int, month: int, day: int) -> str:
    """The day in ISO 8601, or "" where the calendar has none such."""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def is_date(text: str) -> bool:
    """True for a year, month or day in ISO 8601 that the calendar has."""
    parts = text.split("-")
    if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]) or not all(part.isdecimal() for part in parts):
        return False
    numbers = [*map(int, parts), 1, 1][:3]
    return bool(iso_day(*numbers)) and numbers[0] >= EARLIEST


def days_in(line: str) -> Iterator[tuple[str, int, int]]:
    """The full days that `line` names, in its order: ISO 8601 day and offsets."""
    found = []
    for match in _NUMERIC.finditer(line):
        d, m, y, y2, m2, d2 = match.groups()
        found.append((iso_day(int(y or y2), int(m or m2), int(d or d2)), match.start(), match.end()))
    for match in _worded().finditer(line):
        g = match.groups()
        if g[0]:
            day, month, year = g[0], g[1], g[2]
        elif g[3]:
            month, day, year = g[3], g[4], g[5]
        elif g[6]:
            year, day, month = g[6], g[7], g[8]
        else:
            day, month, year = g[9], g[10], g[11]
        found.append((iso_day(int(year), _months()[month.casefold()], int(day)), match.start(), match.end()))
    yield from sorted((item for item in found if item[0]), key=lambda item: item[1])


def capture_day(line: str) -> str:
    """The day of a line that holds a weekday and a date and nothing else: when the page was captured."""
    days = list(days_in(line)) if len(line) <= LONGEST_LINE else []
    if len(days) != 1:
        return ""
    day, start, end = days[0]
    rest = re.findall(r"\w+", (line[:start] + " " + line[end:]).casefold())
    return day if rest and all(word in _label("weekdays") for word in rest) else ""


def own_day(line: str) -> tuple[str, int] | None:
    """The day of a line that says little else, and its rank. Lines that tell of an update are none."""
    days = list(days_in(line)) if len(line) <= LONGEST_LINE else []
    if not days:
        return None
    day, start, end = days[0]
    before = line[:start].casefold().strip(" :—–-")
    if before.endswith(_label("updated")):
        return None
    if before.endswith(_label("published")):
        return day, 0
    rest = _TIME.sub("", line[:start] + line[end:])
    if len(re.findall(r"[^\W\d_]{3,}", rest)) > 4:
        return None
    return day, 1 if _TIME.search(line) else 3
