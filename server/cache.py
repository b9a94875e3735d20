"""Answers kept for the next who asks the same, bounded in bytes; the longest unasked goes first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

ENTRY_BYTES = 1024
"""What an entry takes beside its body: keys are digests, never texts of users."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: `form` is table, boolean or graph."""

    form: str
    media_type: str
    body: bytes


class AnswerCache:
    """Answers by key. Safe between threads."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Answer | None:
        """The answer under `key`, or None."""
        with self._lock:
            answer = self._answers.get(key)
            if answer is not None:
                self._answers.move_to_end(key)
            return answer

    def put(self, key: Hashable, answer: Answer) -> None:
        """Keeps `answer`, unless it alone would take more than an eighth of the room."""
        if len(answer.body) > self._most_bytes // 8:
            return
        with self._lock:
            if (before := self._answers.pop(key, None)) is not None:
                self._bytes -= len(before.body) + ENTRY_BYTES
            self._answers[key] = answer
            self._bytes += len(answer.body) + ENTRY_BYTES
            while self._bytes > self._most_bytes:
                _, oldest = self._answers.popitem(last=False)
                self._bytes -= len(oldest.body) + ENTRY_BYTES

    def clear(self) -> None:
        """Forgets all."""
        with self._lock:
            self._answers.clear()
            self._bytes = 0
