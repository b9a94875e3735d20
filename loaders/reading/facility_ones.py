"""Houses told by a word that stands for them and their place: `the one in Oral`, `в Таразе его проектируют`, `одну в A, другую в B`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from loaders.reading.facility_mention import GENERIC, FacilityMention
from loaders.reading.facility_stand_ins import is_noun
from loaders.reading.patterns import Matcher
from loaders.reading.places import COUNTRY, FOREIGN, PlaceMention
from loaders.reading.rules import kept_matcher, lexicon, lexicon_matcher
from loaders.reading.tokens import Token

# How many words may stand between such a word and its place.
_BESIDE = 4
_IT = "it"
_STOPS = frozenset(";.:—–")
# How a place begins that a sentence puts something in.
_IN = {"ru": ("в", "во"), "en": ("in", "at")}


@cache
def _words(language: str) -> Matcher[str]:
    words = lexicon("facilities")
    return lexicon_matcher({"one": words["ones"][language], _IT: words["it"][language]})


def with_the_ones_in(
    tokens: Sequence[Token], mentions: Sequence[FacilityMention], places: Sequence[PlaceMention], language: str
) -> list[FacilityMention]:
    """`mentions`, and what stands for a house at one of `places`: of the type named before in the sentence, else GENERIC.

    A number of houses that is dealt out whole in such words (`two hospitals: one in A, one in B`) is none of its own any more.
    """
    ones: list[FacilityMention] = []
    free = [place for place in places if place.is_named and place.kato not in (COUNTRY, FOREIGN)]
    if kept_matcher("facilities", "portions", language).find_all(tokens) and all(m.type == GENERIC for m in mentions):
        return list(mentions)  # they are counted out of the houses of the sentence before
    for match in _words(language).find(tokens):
        if (
            tokens[min(match.last, len(tokens) - 1)].key == "each"
            or any(m.first <= match.first < m.last for m in mentions)
            or (language == "ru" and is_noun(tokens, match.last))
        ):
            continue
        near = [place for place in free if not _is_taken(place, ones)]
        if match.value == _IT:
            near = [place for place in near if place.last == match.first and _is_set_in(tokens, place, language)]
        place = _place_of(tokens, match.first, match.last, near, mentions)
        if place:
            like = max((m for m in mentions if m.head < match.first and m.type != GENERIC), key=lambda m: m.head, default=None)
            kind = like.type if like else GENERIC
            first, last = min(match.first, place.first), max(match.last, place.last)
            ones.append(FacilityMention(kind, first, last, match.first, 0, False, False, False, "", ""))
    dealt = [m for m in mentions if 1 < m.count <= sum(one.type == m.type and one.head > m.head for one in ones)]
    return sorted([*(m for m in mentions if m not in dealt), *ones], key=lambda mention: mention.head)


def _place_of(
    tokens: Sequence[Token], first: int, last: int, places: Sequence[PlaceMention], mentions: Sequence[FacilityMention]
) -> PlaceMention | None:
    """The place nearest to the word at `first`..`last`, that behind it before that ahead, where no house and no full stop is between."""

    def gap(place: PlaceMention) -> tuple[int, bool]:
        return max(place.first - last, first - place.last), place.first < first

    for place in sorted(places, key=gap):
        low, high = min(last, place.last), max(first, place.first)
        if gap(place)[0] > _BESIDE:
            return None
        if not any(token.text in _STOPS for token in tokens[low:high]) and not any(low <= m.head < high for m in mentions):
            return place
    return None


def _is_set_in(tokens: Sequence[Token], place: PlaceMention, language: str) -> bool:
    """True for `в Актау`, `in Oral`, `Таразда`: a place that something is in."""
    if language == "kk":
        return tokens[place.last - 1].key.endswith(("да", "де", "та", "те"))
    return place.first > 0 and tokens[place.first - 1].key in _IN[language]


def _is_taken(place: PlaceMention, ones: Sequence[FacilityMention]) -> bool:
    return any(one.first <= place.first < one.last for one in ones)
