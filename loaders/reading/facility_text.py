"""What the network of facility rows reads: the words of a page, and for each candidate the sentences that name it, with its marks.

A window is a run of such sentences, the likeliest first where they are too many, in the order of the text. Each token in it has a mark: the
house itself, another house, its place, another place, or none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from loaders.reading.facility_mention import GENERIC, FacilityMention
from loaders.reading.facility_signs import Sight
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.places import PlaceMention

Numbers = NDArray[np.int32]

# Marks, in the order of their numbers; 0 is beyond the end. A break stands between sentences: next to each other, or with others left out.
MARKS = ("", "next", "gap", "word", "head", "house", "bare", "other house", "place", "inner or outer place", "other place")
_NEXT, _GAP, _WORD, _HEAD, _HOUSE, _BARE, _OTHER, _PLACE, _AROUND, _ELSEWHERE = range(1, len(MARKS))
# A window takes sentences until it has so many tokens, and is cut after the second number.
_ENOUGH, _MOST = 120, 150
# How much a sentence counts: it names such a house, a bare `centre`, the place; it begins the text.
_NAMES, _POINTS, _PLACES, _BEGINS = 4, 2, 2, 1


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as a network reads it: for each token its word, its form, the state that it speaks of, the house or place it names."""

    words: tuple[str, ...]
    forms: tuple[str, ...]
    said: tuple[str, ...]
    houses: tuple[str, ...]
    heads: tuple[bool, ...]
    places: tuple[str, ...]


def line_of(sight: Sight, mentions: Iterable[FacilityMention], places: Iterable[PlaceMention]) -> Line:
    """A sentence with its houses and places."""
    size = len(sight.stems)
    said, houses, heads, where = [""] * size, [""] * size, [False] * size, [""] * size
    for place in places:
        known = place.kato in load_gazetteer().places
        where[place.first : place.last] = [load_gazetteer().stands_for(place.kato) if known else place.kato] * (place.last - place.first)
    for trigger in sight.triggers:
        said[trigger.first : trigger.last] = [f"{trigger.status} {trigger.rule.form}"] * (trigger.last - trigger.first)
    for mention in mentions:
        if not mention.is_pronoun:
            houses[mention.first : mention.last] = [mention.type] * (mention.last - mention.first)
            heads[mention.head] = True
    words = tuple(f"{sight.language} {stems[0]}" if stems else "" for stems in sight.stems)
    forms = tuple(f"{sight.language} {stems[1]}" if len(stems) > 1 else "" for stems in sight.stems)
    return Line(words, forms, tuple(said[:size]), tuple(houses[:size]), tuple(heads[:size]), tuple(where[:size]))


class Text:
    """The lines of a page, token after token; `codes` are the numbers of their words, forms, status words and houses."""

    def __init__(self, lines: Sequence[Line], vocabularies: Sequence[Mapping[str, int]]) -> None:
        self._lines = lines
        self._houses = [frozenset(line.houses) for line in lines]
        self._places = [frozenset(line.places) for line in lines]
        self._starts = np.cumsum([0, *(len(line.words) for line in lines)])
        columns = ("words", "forms", "said", "houses")
        # the last is the break between sentences
        self.codes = np.array(
            [
                [*(known.get(value, 1) if value else 0 for line in lines for value in getattr(line, column)), 0]
                for column, known in zip(columns, vocabularies, strict=True)
            ],
            dtype=np.int32,
        )

    def window(self, kind: str, place: str) -> tuple[Numbers, Numbers]:
        """Which tokens a candidate of a type at a place (KATO) sees, by their number in the page, and their marks."""
        tokens: list[int] = []
        marks: list[int] = []
        last = -1
        for number in self._chosen(kind, place):
            if tokens:
                tokens.append(self.codes.shape[1] - 1)
                marks.append(_NEXT if number == last + 1 else _GAP)
            tokens += range(self._starts[number], self._starts[number + 1])
            marks += _marks(self._lines[number], kind, place)
            last = number
        return np.array(tokens[:_MOST], dtype=np.int32), np.array(marks[:_MOST], dtype=np.int32)

    def _chosen(self, kind: str, place: str) -> list[int]:
        """The sentences of a window: those that count most, then those beside one that names such a house."""
        counts = [
            (_NAMES if kind in houses else _POINTS if GENERIC in houses else 0) + (_PLACES if place in places else 0)
            for houses, places in zip(self._houses, self._places, strict=True)
        ]
        counts[0] += _BEGINS
        taken: list[int] = []
        size = 0
        for number in sorted(range(len(counts)), key=lambda number: (-counts[number], number)):
            beside = counts[max(number - 1, 0) : number + 2]
            if size < _ENOUGH and (counts[number] or max(beside) >= _NAMES):
                taken.append(number)
                size += len(self._lines[number].words)
        return sorted(taken)


def _marks(line: Line, kind: str, place: str) -> Iterator[int]:
    for house, head, where in zip(line.houses, line.heads, line.places, strict=True):
        if where:
            yield _PLACE if where == place else _AROUND if _around(where, place) else _ELSEWHERE
        elif house == kind:
            yield _HEAD if head else _HOUSE
        else:
            yield _BARE if house == GENERIC else _OTHER if house else _WORD


@cache
def _around(one: str, other: str) -> bool:
    """True where one of two places lies in the other."""
    places = load_gazetteer().places
    return one in places and other in places and (one in places[other].within or other in places[one].within)
