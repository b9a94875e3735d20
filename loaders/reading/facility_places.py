"""Where a facility stands: the place that its sentence gives it, else what the document remembers."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.facility_mention import GENERIC, FacilityMention
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.page import Sentence
from loaders.reading.places import CAPITAL_MEMORY, CITY_MEMORY, COUNTRY, REGION_MEMORY, PlaceMention
from loaders.reading.tokens import Token
from loaders.reading.whereabouts import Whereabouts, narrowest

_FARTHEST = 40
_BESIDE = 4
_LOCATIVES = ("дағы", "дегі", "тағы", "тегі")
_REGIONAL = ("областн", "облыстық", "regional")
# The price of a place behind a comma, and what it begins with.
_NEXT, _IN = 10, frozenset({"в", "во", "in", "at"})
# The price of a word as `the region` beside a name.
_STAND_IN = 6


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
        (_distance(mention, group, mentions, clauses, language) + _opens_next(mention, group, sentence.tokens, language), number)
        for number, group in groups.items()
        if _free(mention, group, mentions, sentence.tokens, language)
    ]
    if not costs or min(costs)[0] > _FARTHEST:
        return []
    group = groups[min(costs)[1]]
    if all(place.kato == COUNTRY or not place.is_named for place in group):
        group = _spelt_out(mention, mentions, [groups[number] for _, number in sorted(costs)]) or group
    own = group[0].first == mention.last + 1 and sentence.tokens[mention.last].key == "of"  # `the district hospitals of A and B`
    located = language == "kk" and any(t.key.endswith(_LOCATIVES) for t in sentence.tokens[group[-1].last - 1 : group[-1].last + 1])
    found = []
    for place in group:
        inside = own or _is_inside(place, mention, sentence.tokens)
        found.append(_resolve(places, place, mention, inside=inside, located=located))
    found = [kato for kato in dict.fromkeys(found) if kato]
    return narrowest(found)


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
    if owner and owner.hosts and mention is not owner:
        return not any(owner.head < m.head < mention.head for m in mentions)  # `в больнице Тараза открылся центр`: it stands there too
    return owner is None or mention.head <= owner.head or not group[0].is_named or mention.first <= first < mention.last


def _is_inside(place: PlaceMention, mention: FacilityMention, tokens: Sequence[Token]) -> bool:
    """True where a place belongs to the name of a house: `Ақтөбе облыстық ауруханасы`, but not `областной центр Актобе`."""
    if not mention.authority:
        return mention.first <= place.first < mention.head
    return mention.first <= place.first and any(token.key.startswith(_REGIONAL) for token in tokens[place.last : mention.last])


def _resolve(places: Whereabouts, place: PlaceMention, mention: FacilityMention, *, inside: bool, located: bool) -> str:
    """The KATO code of what a place mention means for a facility, `inside` its name, or `located` in the locative (`Петропавлдағы`)."""
    gazetteer = load_gazetteer()
    if place.kato == REGION_MEMORY:
        return gazetteer.region_of(places.home) if places.home else ""
    if place.kato == CAPITAL_MEMORY:
        return gazetteer.capital_of(places.home) if places.home else ""
    if place.kato == CITY_MEMORY:
        return places.focus if places.focus and gazetteer.place(places.focus).level != "Region" else ""
    if place.kato not in gazetteer.places:
        return place.kato
    if mention.qualifier == "regional" and (place.how == "adjective" or (inside and not located)):
        return gazetteer.region_of(place.kato)
    if mention.qualifier == "district" and (place.how == "adjective" or inside):
        return gazetteer.district_of(place.kato)
    return gazetteer.stands_for(place.kato)


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


def _opens_next(mention: FacilityMention, group: Sequence[PlaceMention], tokens: Sequence[Token], language: str) -> int:
    """The price of a place that opens what comes next: `сдан корпус онкодиспансера, в Экибастузе строят больницу`."""
    first = group[0].first
    if language == "kk" or first - mention.last not in (2, 3) or tokens[first - 1].key not in _IN:
        return 0
    return _NEXT if any(token.text == "," for token in tokens[mention.last : first]) else 0


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
        region = gazetteer.region_of(places.home)
        # Where an article names a city and not its region, the regional house is the one in that city.
        return places.focus if places.focus and region not in places.named else region
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
