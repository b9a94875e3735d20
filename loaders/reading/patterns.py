"""The pattern language of lexicons and rules, and a matcher that tries many patterns at once.

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

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from graph.values import DalelError
from loaders.reading.tokens import Token, fold, tokenise

T = TypeVar("T")
_QUOTES = frozenset("«»\"“”„'‘’")
_STOPS = frozenset(";:.!?")
_MOST_EXTRA = 8
# Letters of a first word by which patterns are found.
_INDEXED = 3
# Keys that a matcher remembers: more than a day of news uses often, little memory.
_MOST_KEYS = 8192


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
        if key in self.exact or (key in self.capitals and token.is_caps):
            return True
        return any(key.startswith(stem) and len(key) - len(stem) <= _MOST_EXTRA for stem in self.stems)

    def may_take(self, key: str) -> bool:
        """True where some spelling of a token with this key, in capitals or not, is one of the words meant."""
        if key in self.exact or key in self.capitals:
            return True
        return any(key.startswith(stem) and len(key) - len(stem) <= _MOST_EXTRA for stem in self.stems)


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` tokens of any kind."""

    most: int


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """What matched: the value of the pattern, and the half-open range of tokens."""

    value: T
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Entry(Generic[T]):
    """A pattern in a matcher: its first word, its steps, its value."""

    opener: Word
    steps: tuple[Word | Gap, ...]
    value: T


@lru_cache(maxsize=_MOST_KEYS)
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


class _Openers(dict[str, tuple["_Entry[T]", ...]], Generic[T]):
    """For the key of a token the entries whose first word may take it: found once a key, forgotten when there are too many keys."""

    def __init__(self, index: Mapping[str, Sequence[_Entry[T]]]) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, key: str) -> tuple[_Entry[T], ...]:
        if len(self) >= _MOST_KEYS:
            self.clear()
        entries = [entry for length in range(min(len(key), _INDEXED), 0, -1) for entry in self._index.get(key[:length], ())]
        self[key] = found = tuple(entry for entry in entries if entry.opener.may_take(key))
        return found


class Matcher(Generic[T]):
    """Many patterns with a value each, indexed by the first letters of their first words."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        index: dict[str, list[_Entry[T]]] = defaultdict(list)
        for pattern, value in entries:
            steps = parse(pattern)
            first = steps[0]
            assert isinstance(first, Word)
            for key in {k[:_INDEXED] for k in (*first.exact, *first.capitals, *first.stems)}:
                index[key].append(_Entry(first, steps, value))
        self._openers = _Openers(index)
        self._asked: Sequence[Token] = ()
        self._told: list[Match[T]] = []

    def find_all(self, tokens: Sequence[Token]) -> list[Match[T]]:
        """Every match, in order of its first token; of one value at one place only the longest.

        What was found in the sentence asked about last is kept: it is often asked about again for each thing that it names.
        """
        if tokens is not self._asked or not isinstance(tokens, tuple):
            self._asked, self._told = tokens, self._find_all(tokens)
        return list(self._told)

    def _find_all(self, tokens: Sequence[Token]) -> list[Match[T]]:
        openers = self._openers
        found: dict[tuple[int, int], Match[T]] = {}
        for i, token in enumerate(tokens):
            for entry in openers[token.key]:
                last = _match(entry.steps, 0, tokens, i)
                if last is None:
                    continue
                old = found.get((i, id(entry.value)))
                if old is None or last > old.last:
                    found[i, id(entry.value)] = Match(entry.value, i, last)
        return list(found.values())

    def find(self, tokens: Sequence[Token]) -> list[Match[T]]:
        """Matches that do not overlap: the leftmost first, the longest of those, then the pattern given first."""
        chosen: list[Match[T]] = []
        for match in sorted(self.find_all(tokens), key=lambda m: (m.first, -m.last)):
            if not chosen or match.first >= chosen[-1].last:
                chosen.append(match)
        return chosen


def _match(steps: Sequence[Word | Gap], at: int, tokens: Sequence[Token], i: int) -> int | None:
    """The end of the match of `steps[at:]` at token `i`, or None."""
    if at == len(steps):
        return i
    step = steps[at]
    if isinstance(step, Gap):
        for skip in range(step.most + 1):
            if skip and (i + skip > len(tokens) or tokens[i + skip - 1].text in _STOPS):
                return None
            if (end := _match(steps, at + 1, tokens, i + skip)) is not None:
                return end
        return None
    while at and i < len(tokens) and tokens[i].text in _QUOTES:
        i += 1
    if i < len(tokens) and step.takes(tokens[i]) and (end := _match(steps, at + 1, tokens, i + 1)) is not None:
        return end
    return _match(steps, at + 1, tokens, i) if step.optional else None
