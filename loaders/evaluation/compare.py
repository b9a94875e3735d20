"""Whether an answer's row is the fact that a gold row states: strictly and loosely, by the contract of the questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Any

from loaders.reading.rules import load_yaml

Row = Mapping[str, object]
Test = Callable[[Row, Row], bool]
_DATA: Any = load_yaml(Path(__file__).parent / "comparison.yaml")


@lru_cache(maxsize=65536)
def plain(text: object) -> str:
    """`text` in lower-case Latin letters, digits, points and hyphens, with one spelling for each place."""
    kept = re.sub(r"[^a-z0-9 .-]", " ", str(text or "").lower()).strip()
    for old, new in _DATA["spellings"]:
        kept = kept.replace(old, new)
    *head, last = re.split(r"\s+", kept)
    if head and last in _DATA["endings"]:
        last = _DATA["endings"][last]
    return " ".join([*head, last] if last else head)


def number(value: object) -> float | None:
    """`value` as a number to four places, None where it is none."""
    try:
        return round(float(str(value)), 4)
    except ValueError:
        return None


@lru_cache(maxsize=65536)
def resemblance(one: object, other: object) -> float:
    """How much two names have in common, 0 to 1, whatever the order of their words; 0 where either has no Latin letter."""
    first, second = (" ".join(sorted(plain(name).split())) for name in (one, other))
    return SequenceMatcher(None, first, second).ratio() if first and second else 0.0


@lru_cache(maxsize=4096)
def post_family(post: object) -> str:
    """The post that `post`, a code or words, counts as."""
    words = plain(post).replace("-", " ")
    return next((str(entry["is"]) for entry in _DATA["posts"] if any(part in words for part in entry["words"])), "other")


def _same(gold: Row, answer: Row, *columns: str) -> bool:
    return all(gold[column] == answer.get(column) for column in columns)


def _same_place(gold: Row, answer: Row) -> bool:
    return plain(gold.get("place")) == plain(answer.get("place"))


def _same_number(gold: Row, answer: Row, column: str) -> bool:
    return number(gold[column]) == number(answer.get(column))


def _facility(gold: Row, answer: Row) -> bool:
    return _same(gold, answer, "type", "status") and _same_place(gold, answer)


def _facility_loosely(gold: Row, answer: Row) -> bool:
    return _same(gold, answer, "type") and plain(gold["place"]).split()[:1] == plain(answer.get("place")).split()[:1]


def _agreement(gold: Row, answer: Row) -> bool:
    if not _same(gold, answer, "kind"):
        return False
    if gold.get("amount"):
        return _same_number(gold, answer, "amount")
    name = gold.get("name")
    named = not name or any(resemblance(name, answer.get(column)) > 0.5 for column in ("name", "label"))
    return not number(answer.get("amount")) and named


def _agreement_loosely(gold: Row, answer: Row) -> bool:
    return _same(gold, answer, "kind") or (bool(gold.get("amount")) and _same_number(gold, answer, "amount"))


def _post(gold: Row, answer: Row) -> bool:
    return resemblance(gold["person"], answer.get("person")) > 0.78 and post_family(gold["post"]) == post_family(answer.get("post"))


def _indicator_loosely(gold: Row, answer: Row) -> bool:
    return abs(number(gold["value"]) or 0) == abs(number(answer.get("value")) or 0)


TESTS: Mapping[str, tuple[Test, Test]] = {
    "facility-status": (_facility, _facility_loosely),
    "agreements": (_agreement, _agreement_loosely),
    "posts": (_post, lambda gold, answer: resemblance(gold["person"], answer.get("person")) > 0.7),
    "funding": (
        lambda gold, answer: _same_number(gold, answer, "amount") and _same(gold, answer, "currency"),
        lambda gold, answer: _same_number(gold, answer, "amount"),
    ),
    "indicators": (lambda gold, answer: _same_number(gold, answer, "value") and _same(gold, answer, "unit"), _indicator_loosely),
    "instructions": (lambda gold, answer: resemblance(gold["issuer"], answer.get("issuer")) > 0.6, lambda gold, answer: True),
    "equipment": (lambda gold, answer: _same(gold, answer, "type") and _same_place(gold, answer), lambda g, a: _same(g, a, "type")),
}
"""The strict and the loose test (gold row, answer's row) of each question that is measured."""

QUESTIONS = tuple(TESTS)
COMPARED: Mapping[str, tuple[str, ...]] = {
    "facility-status": ("type", "place", "status"),
    "agreements": ("kind",),
    "posts": ("person", "post"),
    "funding": ("amount", "currency"),
    "indicators": ("value", "unit"),
    "instructions": ("issuer",),
    "equipment": ("type",),
}
"""What a gold row of each question must hold to be compared at all."""
