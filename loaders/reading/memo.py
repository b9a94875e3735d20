"""What was found in the sentences read last: several readers ask the same of one sentence, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from loaders.reading.tokens import Token

T = TypeVar("T")
# Sentences remembered: those of the longest page.
_MOST = 4096


class SentenceMemo(Generic[T]):
    """Findings by sentence and question. A sentence is known by its very tuple of tokens, which never changes."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, str], tuple[Sequence[Token], tuple[T, ...]]] = {}

    def of(self, tokens: Sequence[Token], question: str, find: Callable[[], list[T]]) -> list[T]:
        """What `find` gives for `tokens`, found once; a list of the caller's own. Lists of tokens are not remembered."""
        if not isinstance(tokens, tuple):
            return find()
        key = id(tokens), question
        kept = self._kept.get(key)
        if kept is None or kept[0] is not tokens:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            kept = self._kept[key] = tokens, tuple(find())
        return list(kept[1])
