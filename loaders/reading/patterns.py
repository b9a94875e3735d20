"""A matcher that tries many patterns at once, and the index by which all matchers find what may begin at a word."""

from __future__ import annotations

import itertools
import weakref
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from loaders.reading.pattern_words import Gap, Word, parse
from loaders.reading.tokens import Token

T = TypeVar("T")
_QUOTES = frozenset("«»\"“”„'‘’")
_STOPS = frozenset(";:.!?")
# Letters of a first word by which patterns are found.
_INDEXED = 3
# Keys that are remembered: more than a month of news uses often, little memory.
_MOST_KEYS, _LONGEST_KEY = 65536, 64
# Sentences and parts of them that are remembered: those of a page.
_MOST_SENTENCES = 1024


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


# Where a sentence has words that may open entries: the token, and the entries.
_Opening = tuple[int, Sequence[_Entry[Any]]]
_NOTHING: Mapping[int, Sequence[_Entry[Any]]] = {}


class _Index:
    """The first words of the patterns of all matchers, so that a sentence is gone through once and not once a matcher."""

    def __init__(self) -> None:
        self._entries: dict[str, list[tuple[int, _Entry[Any]]]] = defaultdict(list)
        self._openers: dict[str, Mapping[int, Sequence[_Entry[Any]]]] = {}
        self._sentences: dict[int, tuple[Sequence[Token], Mapping[int, Sequence[_Opening]] | None]] = {}

    def add(self, matcher: int, entries: Iterable[_Entry[Any]]) -> None:
        """Takes up the entries of a matcher."""
        for entry in entries:
            first = entry.opener
            for key in {k[:_INDEXED] for k in (*first.exact, *first.capitals, *first.stems)}:
                self._entries[key].append((matcher, entry))
        self._forget()

    def drop(self, matcher: int) -> None:
        """Forgets the entries of a matcher that is there no longer."""
        for key, entries in list(self._entries.items()):
            self._entries[key] = [(number, entry) for number, entry in entries if number != matcher]
        self._forget()

    def _forget(self) -> None:
        self._openers.clear()
        self._sentences.clear()

    def openings(self, tokens: Sequence[Token], matcher: int) -> Sequence[_Opening]:
        """At which tokens which entries of a matcher may begin.

        A tuple of tokens that is asked about again, as sentences are, is gone through for all matchers and remembered.
        """
        known = self._sentences.get(id(tokens))
        if known is None or known[0] is not tokens:
            if isinstance(tokens, tuple):
                if len(self._sentences) >= _MOST_SENTENCES:
                    self._sentences.clear()
                self._sentences[id(tokens)] = tokens, None
            return [(i, entries) for i, token in enumerate(tokens) if (entries := self._of(token.key).get(matcher))]
        openings = known[1]
        if openings is None:
            openings = self._of_all(tokens)
            self._sentences[id(tokens)] = tokens, openings
        return openings.get(matcher, ())

    def _of_all(self, tokens: Sequence[Token]) -> Mapping[int, Sequence[_Opening]]:
        found: dict[int, list[_Opening]] = defaultdict(list)
        for i, token in enumerate(tokens):
            for matcher, entries in self._of(token.key).items():
                found[matcher].append((i, entries))
        return dict(found)

    def _of(self, key: str) -> Mapping[int, Sequence[_Entry[Any]]]:
        """For each matcher the entries whose first word may be a token with this key."""
        known = self._openers.get(key)
        if known is not None:
            return known
        found: dict[int, list[_Entry[Any]]] = defaultdict(list)
        for length in range(min(len(key), _INDEXED), 0, -1):
            for matcher, entry in self._entries.get(key[:length], ()):
                if entry.opener.may_take(key):
                    found[matcher].append(entry)
        openers = dict(found) if found else _NOTHING
        if len(key) <= _LONGEST_KEY:
            if len(self._openers) >= _MOST_KEYS:
                self._openers.clear()
            self._openers[key] = openers
        return openers


_index = _Index()
_numbers = itertools.count()


class Matcher(Generic[T]):
    """Many patterns with a value each, found by the first letters of their first words."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        made: list[_Entry[T]] = []
        for pattern, value in entries:
            steps = parse(pattern)
            first = steps[0]
            assert isinstance(first, Word)
            made.append(_Entry(first, steps, value))
        self._number = next(_numbers)
        _index.add(self._number, made)
        weakref.finalize(self, _index.drop, self._number)
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
        found: dict[tuple[int, int], Match[T]] = {}
        for i, entries in _index.openings(tokens, self._number):
            for entry in entries:
                if entry.opener.capitals and not entry.opener.takes(tokens[i]):
                    continue
                last = _match(entry.steps, 1, tokens, i + 1)
                if last is None:
                    continue
                old = found.get((i, id(entry.value)))
                if old is None or last > old.last:
                    found[i, id(entry.value)] = Match(entry.value, i, last)
        return list(found.values())

    def find(self, tokens: Sequence[Token]) -> list[Match[T]]:
        """Matches that do not overlap: the leftmost first, the longest of those, then the pattern given first."""
        found = self.find_all(tokens)
        if len(found) < 2:
            return found
        chosen: list[Match[T]] = []
        for match in sorted(found, key=lambda m: (m.first, -m.last)):
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
