"""The places that a page is about: by sentence, as a whole, and what was just spoken of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from loaders.reading.bodies import load_bodies
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.homonyms import places_in_context
from loaders.reading.page import Page, Sentence
from loaders.reading.patterns import Matcher
from loaders.reading.places import COUNTRY, FOREIGN, PlaceMention
from loaders.reading.rules import kept_matcher, lexicon, lexicon_matcher

_EARLY = 4
# An article on one region may name the country once.
_FEW = 1
# How many sentences of a paragraph a place is remembered.
_LOCAL = 2
# A place may stand these many tokens behind the words that send people there.
_AWAY = 3
# So near stand those who live or hold office in a place.
_PEOPLE = 3


@cache
def _not_where(side: str) -> Matcher[str]:
    return lexicon_matcher({side: lexicon("clauses")["not_where"][side]})


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The places of a page: by sentence where something may stand, and all that it names.

    `of_people` are those where officials hold office or people live; `local` is for each sentence the place just spoken of, `regional`
    where it speaks of one region alone, the country not named, `focus` is the place that the article is about, `home` what it means by
    `в области` (that, else the region of a regional outlet).
    """

    by_sentence: tuple[tuple[PlaceMention, ...], ...]
    focus: str
    home: str
    named: frozenset[str]
    abroad: bool
    regional: bool = False
    local: tuple[str, ...] = ()
    of_people: tuple[tuple[PlaceMention, ...], ...] = ()


def whereabouts(page: Page) -> Whereabouts:
    """The places of `page`."""
    everything = places_in_context(page, _of_outlet(page))
    usable = [_where(sentence, found) for sentence, found in zip(page.sentences, everything, strict=True)]
    counts = Counter(mention.kato for found in everything for mention in found)
    of_home = sum(1 for found in everything for mention in found if mention.is_named or mention.how == "country")
    named = frozenset(mention.kato for found in everything for mention in found if mention.is_named or mention.kato != COUNTRY)
    named &= load_gazetteer().places.keys()
    focus = _focus(usable) or _focus(everything) or _main_region(everything) or _of_residents(page, everything)
    away = counts[FOREIGN] >= 3 * of_home if counts[FOREIGN] else not of_home and not _is_of_kazakhstan(page)
    if away and counts[FOREIGN]:  # `the republic` is another one there
        usable = [[m for m in found if m.kato != COUNTRY or m.how != "stand-in"] for found in usable]
    regions = {load_gazetteer().region_of(kato) for kato in named if kato != COUNTRY}
    country = sum(1 for found in usable for mention in found if mention.kato == COUNTRY)
    regional = len(regions) == 1 and country <= _FEW
    of_people = tuple(_of_people(*each) for each in zip(page.sentences, everything, usable, strict=True))
    home = focus or _of_outlet(page)
    return Whereabouts(tuple(map(tuple, usable)), focus, home, named, away, regional, _local(page, usable), of_people)


def _of_people(sentence: Sentence, found: Sequence[PlaceMention], where: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The places of `found` that are not `where` something may stand, but whose people or officials are spoken of."""
    stems, tokens = tuple(lexicon("clauses")["people_of"]), sentence.tokens
    off = {mention.group for mention in found} - {mention.group for mention in where}
    told = set()
    for mention in found:
        around = (*tokens[max(mention.first - _PEOPLE, 0) : mention.first], *tokens[mention.last : mention.last + _PEOPLE])
        if any(token.key.startswith(stems) for token in around):
            told.add(mention.group)
    return tuple(mention for mention in found if mention.group in off & told)


def _local(page: Page, places: Sequence[Sequence[PlaceMention]]) -> tuple[str, ...]:
    """For each sentence the place that the sentence before it spoke of, or the paragraph a little earlier: where `здесь` is."""
    gazetteer = load_gazetteer()
    found: list[str] = []
    place, at = "", -_LOCAL
    for sentence, mentions in zip(page.sentences, places, strict=True):
        same = at >= 0 and sentence.paragraph == page.sentences[at].paragraph
        found.append(place if 0 < sentence.index - at <= (_LOCAL if same else 1) else "")
        named = narrowest(list(dict.fromkeys(m.kato for m in mentions if m.is_named and m.kato in gazetteer.places and m.kato != COUNTRY)))
        if named:
            place, at = (gazetteer.stands_for(named[0]) if len(named) == 1 else ""), sentence.index
    return tuple(found)


def _is_of_kazakhstan(page: Page) -> bool:
    """True where an article that names no place at home is at home all the same: by its language, its outlet or a body it names."""
    if page.language == "kk" or ".kz" in f"{page.article.publisher} {page.article.address}".lower() or page.article.publisher_iri:
        return True
    return any(load_bodies().find(sentence.tokens, page.language) for sentence in page.sentences)


def _where(sentence: Sentence, found: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Places at which something may stand: not where officials hold office or patients come from."""
    before = {match.last for match in _not_where("before").find_all(sentence.tokens)}
    after = {match.first for match in _not_where("after").find_all(sentence.tokens)}
    off = {mention.group for mention in found if mention.first in before or mention.last in after}
    return [mention for mention in found if mention.group not in off]


def _of_residents(page: Page, places: Sequence[Sequence[PlaceMention]]) -> str:
    """The place whose people an article speaks of (`жителям Атырау`), where it is one."""
    matcher, gazetteer = kept_matcher("clauses", "residents"), load_gazetteer()
    named = {
        mention.kato
        for sentence, found in zip(page.sentences, places, strict=True)
        for match in matcher.find_all(sentence.tokens)
        for mention in found
        if mention.kato in gazetteer.places and ((mention.is_named and mention.first - match.last in (0, 1)) or match.first == mention.last)
    }
    return next(iter(named)) if len(named) == 1 else ""


def _focus(places: Sequence[Sequence[PlaceMention]]) -> str:
    """The place that the headline and the first sentences agree on, or empty."""
    gazetteer = load_gazetteer()
    early = [m.kato for found in places[:_EARLY] for m in found if m.kato in gazetteer.places and m.kato != COUNTRY]
    if not early or len({gazetteer.region_of(kato) for kato in early}) > 1:
        return ""
    counts = Counter(early)
    cities = [kato for kato in counts if gazetteer.place(kato).level != "Region"]
    if len(cities) > 1:
        return gazetteer.region_of(early[0])
    if cities and _is_short_for_region(cities[0], places):
        return gazetteer.region_of(cities[0])
    return max(cities or counts, key=lambda kato: (counts[kato], kato))


def _is_short_for_region(city: str, places: Sequence[Sequence[PlaceMention]]) -> bool:
    """True for a city that a headline names for its region: `How Kyzylorda renews its clinics` over news on Kyzylorda Region."""
    gazetteer = load_gazetteer()
    region = gazetteer.region_of(city)
    named = [{mention.kato for mention in found} for found in places]
    below = set().union(*named[1:_EARLY]) if named else set()
    namesake = gazetteer.place(region).label == f"{gazetteer.place(city).label} Region"
    return namesake and city not in below and region in below


def _main_region(places: Sequence[Sequence[PlaceMention]]) -> str:
    """The region that most places of the article lie in, or empty where none stands out; the only city named in it, if there is one."""
    gazetteer = load_gazetteer()
    found = [m.kato for mentions in places for m in mentions if m.kato in gazetteer.places and m.kato != COUNTRY]
    regions = Counter(gazetteer.region_of(kato) for kato in found)
    region, number = max(regions.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
    if number < 2 or number * 3 < len(found) * 2:
        return ""
    cities = {kato for kato in found if gazetteer.region_of(kato) == region and kato != region}
    return next(iter(cities)) if len(cities) == 1 else region


def _of_outlet(page: Page) -> str:
    """The region of a regional outlet, for `в области` in its own news."""
    outlets: dict[str, str] = lexicon("places")["outlets"]
    about = f"{page.article.publisher} {page.article.address}".lower()
    return next((kato for name, kato in outlets.items() if name in about), "")


def sent_away(sentence: Sentence, found: Sequence[PlaceMention]) -> set[int]:
    """The groups of those places of `found` that people are sent to, or trained in: none of what is told need stand there."""
    away = kept_matcher("clauses", "sent_away").find_all(sentence.tokens)
    return {place.group for place in found if any(match.first <= place.first < match.last + _AWAY for match in away)}


def narrowest(found: list[str]) -> list[str]:
    """`found` without places that another of them lies in."""
    gazetteer = load_gazetteer()
    within = {outer for kato in found if kato in gazetteer.places for outer in gazetteer.place(kato).within}
    return [kato for kato in found if kato not in within]
