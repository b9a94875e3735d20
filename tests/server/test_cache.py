"""The bound of the answer cache."""

from __future__ import annotations

from server.cache import ENTRY_BYTES, Answer, AnswerCache


def answer(length: int) -> Answer:
    return Answer("table", "text/csv", b"x" * length)


def test_the_longest_unasked_goes_first() -> None:
    cache = AnswerCache(10 * (ENTRY_BYTES + 100))
    for key in range(10):
        cache.put(key, answer(100))
    assert cache.get(0)
    cache.put(10, answer(100))
    assert cache.get(1) is None
    assert cache.get(0) and cache.get(10)


def test_an_answer_too_long_to_share_the_room_is_not_kept() -> None:
    cache = AnswerCache(80_000)
    cache.put("long", answer(10_001))
    cache.put("short", answer(10_000))
    assert cache.get("long") is None
    assert cache.get("short")


def test_keeping_again_takes_no_more_room() -> None:
    cache = AnswerCache(10 * (ENTRY_BYTES + 100))
    for _ in range(100):
        cache.put("same", answer(100))
    for key in range(9):
        cache.put(key, answer(100))
    assert cache.get("same")
