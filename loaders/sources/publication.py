"""The day on which an article was published, and that on which its page was captured."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.sources.body import Body, Line
from loaders.sources.dates import EARLIEST, KEYS, capture_day, is_date, own_day
from loaders.sources.lexicon import pattern, rows, section, words

_MOST_INFERRED_FROM = 50_000
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Publication:
    """`published` at the precision known (or ""), whether it was inferred, and the day of capture (or "")."""

    published: str
    inferred: bool
    retrieved: str


@dataclass(frozen=True, slots=True)
class _Dated:
    day: str
    rank: int
    order: int


@cache
def _rules(key: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple(
        (int(str(row["offset"])), pattern(row["pattern"])) for row in rows(section("publication", key, KEYS), ("offset", "pattern"))
    )


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return pattern(section("publication", key, KEYS))


@cache
def _running() -> tuple[re.Pattern[str], ...]:
    return tuple(pattern(text) for text in words(section("publication", "running", KEYS)))


def find_publication(text: str, body: Body) -> Publication:
    """When the text of a dump was published: its head, else a line that is a date, else what the words let infer."""
    retrieved, lines = "", []
    for line in body.head:
        if captured := capture_day(line.text):
            retrieved = retrieved or captured
        else:
            lines.append(line)
    if body.head_date and is_date(body.head_date):
        return Publication(body.head_date, False, retrieved)
    dated = sorted(_dated(lines, body), key=lambda item: (item.rank, item.order))
    if dated:
        best = dated[0].day
        bare = [item.day for item in dated if item.rank == 3 and item.order == 0 and item.day > best]
        return Publication(best, False, retrieved or (bare[0] if bare else ""))
    words_of = "\n".join(text[start:end] for start, end in body.spans)
    year = infer_year(words_of, retrieved)
    return Publication(str(year) if year else "", bool(year), retrieved)


def _dated(head: Sequence[Line], body: Body) -> Iterator[_Dated]:
    """The page's dates: labelled (rank 0), with a time of day (1), under the headline (2), elsewhere in the head (3), at the end (4)."""
    titled = False
    for order, line in enumerate(head):
        titled = titled or bool(body.title and line.text == body.title)
        if found := own_day(line.text):
            day, rank = found
            yield _Dated(day, min(rank, 2 if titled else 3), order)
    for order, line in enumerate(body.tail, 1000):
        if found := own_day(line.text):
            yield _Dated(found[0], 0 if found[1] == 0 else 4, order)


def infer_year(text: str, latest: str = "") -> int | None:
    """The year of publication that the words of `text` imply, or None.

    "в следующем, 2025 году" says it outright (weight 5). Otherwise a relative year is paired with an absolute year that looks the same
    way in time: "в следующем году" with a plan for 2025 gives 2024, "былтыр" with a figure of 2023 gives 2024 (weight 2, in one
    sentence 3). A running period ("за 9 месяцев 2024 года") gives its year (1). Years told of as past cannot lie after the year
    of publication, nor can `latest`, the day of capture, lie before it.
    """
    text = text[:_MOST_INFERRED_FROM]
    votes: Counter[int] = Counter()
    for offset, rule in _rules("apposition"):
        votes.update({int(match.group(1)) - offset: 5 for match in rule.finditer(text)})
    sentences = [part for part in _SENTENCE.split(text) if part.strip()]
    votes.update(_paired(sentences))
    for rule in _running():
        for match in rule.finditer(text):
            votes[int(match.group(1))] += 1
    bound = int(latest[:4]) if latest else datetime.MAXYEAR
    past = max((year for sentence in sentences for year, look in _years(sentence) if look == -1), default=0)
    possible = {year: weight for year, weight in votes.items() if EARLIEST <= year <= bound and year >= past}
    return min(possible, key=lambda year: (-possible[year], -year)) if possible else None


def _years(sentence: str) -> Iterator[tuple[int, int]]:
    """The absolute years of `sentence`, each with the way it looks: ahead 1, back -1, unclear 0."""
    ahead, back = bool(_pattern("ahead").search(sentence)), bool(_pattern("back").search(sentence))
    look = 1 if ahead and not back else -1 if back and not ahead else 0
    for match in _pattern("year").finditer(sentence):
        yield int(match.group(1)), look


def _paired(sentences: Sequence[str]) -> Counter[int]:
    """Two votes for each pair of a relative and an absolute year that look the same way, three where one sentence holds both."""
    votes: Counter[int] = Counter()
    relative: Counter[int] = Counter()
    absolute: Counter[tuple[int, int]] = Counter()
    for sentence in sentences:
        offsets = [offset for offset, rule in _rules("relative") if offset and rule.search(sentence)]
        years = list(_years(sentence))
        relative.update(offsets)
        absolute.update(years)
        votes.update(year - offset for offset in offsets for year, look in years if look == offset)
    for offset, count in relative.items():
        for (year, look), times in absolute.items():
            if look == offset:
                votes[year - offset] += 2 * count * times
    return votes
