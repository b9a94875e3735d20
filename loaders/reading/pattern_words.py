"""The pattern language of lexicons and rules.

A pattern is words with spaces between them:

    лучев~          a word that begins so (`~` stands for up to eight letters)
    центр           exactly this word
    КТ              in capitals: only a word that is written in capitals
    центр~|кабинет~ either
    ?новы~          may be missing
    ..3             up to three tokens of any kind, never the end of a clause (; : . ! ?)

Quotation marks in the text are passed over. Matching is on tokens, so spaces, line breaks, hyphens and case do not matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.values import DalelError
from loaders.reading.tokens import Token, fold, tokenise

_MOST_EXTRA = 8
_MOST_PATTERNS = 8192


class RuleError(DalelError):
    """A rule or lexicon file that cannot be used; the message names the file and the entry."""


@dataclass(frozen=True, slots=True)
class Word:
    """One step of a pattern: exact keys, stems, keys that count only in capitals."""

    exact: frozenset[str]
    stems: tuple[str, ...]
    capitals: frozenset[str]
    optional: bool

    def takes(self, token: Token) -> bool:
        """True where `token` is one of the words meant."""
        key = token.key
        return key in self.exact or self._begins(key) or (key in self.capitals and token.is_caps)

    def may_take(self, key: str) -> bool:
        """True where some spelling of a token with this key, in capitals or not, is one of the words meant."""
        return key in self.exact or key in self.capitals or self._begins(key)

    def _begins(self, key: str) -> bool:
        # asked of all stems at once, since hardly ever one of them fits
        return key.startswith(self.stems) and any(key.startswith(stem) and len(key) - len(stem) <= _MOST_EXTRA for stem in self.stems)


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` tokens of any kind."""

    most: int


@lru_cache(maxsize=_MOST_PATTERNS)
def parse(pattern: str) -> tuple[Word | Gap, ...]:
    """The steps of `pattern`. Raises RuleError where it is empty or begins or ends with something optional."""
    steps: list[Word | Gap] = []
    for part in pattern.split():
        if part.startswith("..") and part[2:].isdigit():
            steps.append(Gap(int(part[2:])))
        else:
            steps.extend(_words(part))
    if not steps or isinstance(steps[0], Gap) or isinstance(steps[-1], Gap) or steps[0].optional:
        raise RuleError(f"pattern {pattern!r}: expected a word first and last, and the first not optional")
    return tuple(steps)


def _words(part: str) -> list[Word]:
    optional = part.startswith("?")
    body = part[1:] if optional else part
    pieces = [piece for piece in body.split("|") if piece]
    if len(pieces) == 1 and not body.endswith("~"):
        tokens = tokenise(body)
        return [_word([token.text], optional) for token in tokens]
    return [_word(pieces, optional)]


def _word(pieces: Sequence[str], optional: bool) -> Word:
    exact = frozenset(fold(p) for p in pieces if not p.endswith("~") and not _only_capitals(p))
    capitals = frozenset(fold(p) for p in pieces if _only_capitals(p))
    stems = tuple(fold(p[:-1]) for p in pieces if p.endswith("~"))
    return Word(exact, stems, capitals, optional)


def _only_capitals(piece: str) -> bool:
    return len(piece) > 1 and piece.isupper()
