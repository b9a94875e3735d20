"""Where a facility stands: the place that its sentence gives it, else what the document remembers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from loaders.reading.bodies import load_bodies
from loaders.reading.facility_mentions import GENERIC, FacilityMention
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.page import Page, Sentence
from loaders.reading.patterns import Matcher
from loaders.reading.places import CITY_MEMORY, COUNTRY, FOREIGN, REGION_MEMORY, PlaceMention, place_finder
from loaders.reading.rules import kept_matcher, lexicon, lexicon_matcher
from loaders.reading.tokens import Token

_EARLY = 4
_FARTHEST = 40
_BESIDE = 4
# An article on one region may name the country once.
_FEW = 1
_LOCAL = 2
_LOCATIVES = ("дағы", "дегі", "тағы", "тегі")
# The price of a word as `the region` beside a name.
_STAND_IN = 6


@cache
def _not_where(side: str) -> Matcher[str]:
    return lexicon_matcher({side: lexicon("clauses")["not_where"][side]})


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The places of a page: by sentence where something may stand, and all that it names.

    `local` is for each sentence the place just spoken of, `regional` where it speaks of one region alone, the country not named,
    `focus` is the place that the article is about, `home` what it means by `в области` (that, else the region of a regional outlet).
    """

    by_sentence: tuple[tuple[PlaceMention, ...], ...]
    focus: str
    home: str
    named: frozenset[str]
    abroad: bool
    regional: bool = False
    local: tuple[str, ...] = ()


def whereabouts(page: Page) -> Whereabouts:
    """The places of `page`."""
    everything = [place_finder().find(sentence.tokens, page.language) for sentence in page.sentences]
    usable = [_where(sentence, found) for sentence, found in zip(page.sentences, everything, strict=True)]
    counts = Counter(mention.kato for found in everything for mention in found)
    home = sum(1 for found in everything for mention in found if mention.is_named or mention.how == "country")
    named = frozenset(mention.kato for found in everything for mention in found if mention.is_named or mention.kato != COUNTRY)
    named &= load_gazetteer().places.keys()
    focus = _focus(usable) or _focus(everything) or _main_region(everything) or _of_residents(page, everything)
    away = counts[FOREIGN] >= 3 * home if counts[FOREIGN] else not home and not _is_of_kazakhstan(page)
    regions = {load_gazetteer().region_of(kato) for kato in named if kato != COUNTRY}
    country = sum(1 for found in usable for mention in found if mention.kato == COUNTRY)
    regional = len(regions) == 1 and country <= _FEW
    return Whereabouts(tuple(map(tuple, usable)), focus, focus or _of_outlet(page), named, away, regional, _local(page, usable))


def _local(page: Page, places: Sequence[Sequence[PlaceMention]]) -> tuple[str, ...]:
    """For each sentence the place that the sentence before it spoke of, or the paragraph a little earlier: where `здесь` is."""
    gazetteer = load_gazetteer()
    found: list[str] = []
    place, at = "", -_LOCAL
    for sentence, mentions in zip(page.sentences, places, strict=True):
        same = at >= 0 and sentence.paragraph == page.sentences[at].paragraph
        found.append(place if 0 < sentence.index - at <= (_LOCAL if same else 1) else "")
        named = _narrowest(list(dict.fromkeys(m.kato for m in mentions if m.is_named and m.kato in gazetteer.places and m.kato != COUNTRY)))
        if named:
            place, at = (gazetteer.city_of(named[0]) if len(named) == 1 else ""), sentence.index
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
    matcher = kept_matcher("clauses", "residents")
    named = {
        mention.kato
        for sentence, found in zip(page.sentences, places, strict=True)
        for match in matcher.find_all(sentence.tokens)
        for mention in found
        if (mention.is_named and mention.first - match.last in (0, 1)) or match.first == mention.last
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
    return max(cities or counts, key=lambda kato: (counts[kato], kato))


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


def places_of(
    places: Whereabouts,
    sentence: Sentence,
    mention: FacilityMention,
    mentions: Sequence[FacilityMention],
    clauses: Sequence[int],
    language: str,
) -> list[str]:
    """The places (KATO or FOREIGN) at which the sentence puts `mention`; empty where it says none."""
    groups: dict[int, list[PlaceMention]] = {}
    for place in places.by_sentence[sentence.index]:
        groups.setdefault(place.group, []).append(place)
    costs = [
        (_distance(mention, group, mentions, clauses, language), number)
        for number, group in groups.items()
        if _free(mention, group, mentions, sentence.tokens, language)
    ]
    if not costs or min(costs)[0] > _FARTHEST:
        return []
    group = groups[min(costs)[1]]
    if all(place.kato == COUNTRY or not place.is_named for place in group):
        group = _spelt_out(mention, mentions, [groups[number] for _, number in sorted(costs)]) or group
    own = group[0].first == mention.last + 1 and sentence.tokens[mention.last].key == "of"  # `the district hospitals of A and B`
    located = language == "kk" and sentence.tokens[group[-1].last - 1].key.endswith(_LOCATIVES)
    found = [kato for kato in dict.fromkeys(_resolve(places, place, mention, own=own, located=located) for place in group) if kato]
    return _narrowest(found)


def _spelt_out(
    mention: FacilityMention, mentions: Sequence[FacilityMention], groups: Sequence[list[PlaceMention]]
) -> list[PlaceMention] | None:
    """The nearest list of places: `four centres in the country, one each in A, B, C and D` stand in those, not just somewhere."""
    for group in groups:
        between = [m for m in mentions if m is not mention and mention.head < m.head < group[0].first]
        many = mention.plural or mention.count > 1 or mention.type == GENERIC
        if sum(place.is_named for place in group) > 1 and not between and many:
            return group
    return None


def _free(
    mention: FacilityMention, group: Sequence[PlaceMention], mentions: Sequence[FacilityMention], tokens: Sequence[Token], language: str
) -> bool:
    """False where the places stand right beside another facility, on its side, so that they are that one's alone.

    `центры X в A и B, а также Y`: A and B are not Y's. In Kazakh places stand before.
    """
    first, last = group[0].first, group[-1].last
    if language == "kk":
        owner = min((m for m in mentions if m.head >= last and m.first - last <= _BESIDE), key=lambda m: m.head, default=None)
        return owner is None or mention.head <= owner.head + _BESIDE
    owner = max((m for m in mentions if m.head < first and first - m.last <= _BESIDE), key=lambda m: m.head, default=None)
    if owner and any(token.text in ",—–" for token in tokens[owner.last : first]):
        owner = None  # `онкоцентр, в Таразе — хоспис`: the place opens what comes next
    if owner and owner.is_pronoun:
        return mention is owner
    return owner is None or mention.head <= owner.head or not group[0].is_named or mention.first <= first < mention.last


def _narrowest(found: list[str]) -> list[str]:
    """`found` without places that another of them lies in."""
    gazetteer = load_gazetteer()
    within = {outer for kato in found if kato in gazetteer.places for outer in gazetteer.place(kato).within}
    return [kato for kato in found if kato not in within]


def _resolve(places: Whereabouts, place: PlaceMention, mention: FacilityMention, *, own: bool, located: bool) -> str:
    """The KATO code of what a place mention means for a facility: `own` behind `of`, `located` in the locative (`Петропавлдағы`)."""
    gazetteer = load_gazetteer()
    if place.kato == REGION_MEMORY:
        return gazetteer.region_of(places.home) if places.home else ""
    if place.kato == CITY_MEMORY:
        return places.focus if places.focus and gazetteer.place(places.focus).level != "Region" else ""
    if place.kato not in gazetteer.places:
        return place.kato
    inside = own or mention.first <= place.first < (mention.last if mention.authority else mention.head)
    if mention.qualifier == "regional" and (place.how == "adjective" or (inside and not located)):
        return gazetteer.region_of(place.kato)
    if mention.qualifier == "district" and (place.how == "adjective" or inside):
        return gazetteer.district_of(place.kato)
    return gazetteer.city_of(place.kato)


def _distance(
    mention: FacilityMention, group: Sequence[PlaceMention], mentions: Sequence[FacilityMention], clauses: Sequence[int], language: str
) -> float:
    """How far a group of places is from a mention, with a price for what stands between."""
    first, last = group[0].first, group[-1].last
    if mention.first <= first < mention.last:
        return 0.0 if any(place.is_named for place in group) else _STAND_IN
    after = first >= mention.head
    low, high = (mention.last, first) if after else (last, mention.first)
    cost = float(max(0, high - low))
    cost += 4 * sum(1 for m in mentions if m is not mention and low <= m.head < high and m.type != GENERIC)
    cost += 8 * abs(clauses[min(first, len(clauses) - 1)] - clauses[mention.head])
    if language == "kk" and after and not mention.is_pronoun:
        cost += 8
    if mention.is_pronoun and not after:
        cost += 12
    if not any(place.is_named for place in group):
        cost += _STAND_IN
    return cost


def fallback(places: Whereabouts, mention: FacilityMention, of_its_like: str) -> str:
    """Where a facility stands whose sentence names no place: as said of its like before, where the article is, else in the country.

    Empty for an article on another country.
    """
    gazetteer = load_gazetteer()
    if mention.place:
        return _of_known(places, mention.place, of_its_like)
    if of_its_like and mention.count <= 1:
        return of_its_like
    if places.abroad:
        return ""
    if places.home and mention.qualifier == "regional":
        return gazetteer.region_of(places.home)
    if mention.count > 1 or (mention.plural and not places.focus):
        return gazetteer.region_of(places.focus) if places.regional and places.focus else COUNTRY
    return places.focus or COUNTRY


def _of_known(places: Whereabouts, place: str, of_its_like: str) -> str:
    """The place of a known house, where the article is about it or puts a house of this type there; else the country: it says no more."""
    gazetteer = load_gazetteer()
    if place in (of_its_like, places.focus):
        return place
    region = gazetteer.region_of(place)
    return region if region in (of_its_like, places.focus) else COUNTRY
