"""The level that a figure moved from, told of beside the one it came to: `за год вырос с 39 до 58%`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.reading.figure_readings import Reading

COUNTS = frozenset({"percent", "people", "cases", "deaths", "procedures/year", "patients/year", "beds", "facilities", "per-100000"})


def with_origins(readings: Sequence[Reading]) -> list[Reading]:
    """`readings` with the value that each moved from before it, where the words give either its time: `за год вырос с 39 до 58%`.

    What a machine can do (`from three to seven thousand a year`) is one level; its change alone is kept.
    """
    found: list[Reading] = []
    for reading in readings:
        q = reading.quantity
        if q.origin is not None and (q.rule.endswith("-days") or _is_timed(reading)):
            found.append(replace(reading, quantity=replace(q, value=q.origin, origin=None)))
        found.append(reading)
    return found


def _is_timed(reading: Reading) -> bool:
    """True for a level whose time is said, or which will have moved: `с 2022 года`, `за два года`, `вырастет с 52 до 80%`."""
    if reading.quantity.unit not in (*COUNTS, "years") or reading.line.words.has("promille", *reading.segment()):
        return False
    return bool(reading.dates) or reading.line.words.has("moved")
