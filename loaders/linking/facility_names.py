"""The key of a facility's own name: the same for its Russian, Kazakh and English forms, whose common words are translated."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from loaders.linking.names import same_name, skeleton
from loaders.reading.rules import lexicon


@cache
def _beginnings() -> tuple[tuple[str, str], ...]:
    """(beginning, English word), the longest first."""
    pairs = [(beginning, english) for english, beginnings in lexicon("facility_words")["words"].items() for beginning in beginnings]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@cache
def _dropped() -> frozenset[str]:
    return frozenset(lexicon("facility_words")["dropped"])


@lru_cache(maxsize=65536)
def facility_name_key(name: str) -> str:
    """The skeleton of `name` with its common words in English; empty where it holds no word or number."""
    words = [word for word in re.findall(r"[^\W\d_]+|\d+", name.lower()) if word not in _dropped()]
    return skeleton(" ".join(next((english for start, english in _beginnings() if word.startswith(start)), word) for word in words))


def same_facility_name(one: str, other: str) -> bool:
    """True for keys of one name. The same numbers must stand in both: hospital 2 is not hospital 3."""
    return re.findall(r"\d+", one) == re.findall(r"\d+", other) and same_name(one, other)
