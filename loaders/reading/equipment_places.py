"""Where a machine stands and who supplied it: what its sentence says, else what the document remembers."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.bodies import Body, load_bodies
from loaders.reading.clauses import clause_numbers
from loaders.reading.equipment_counts import EquipmentMention, words
from loaders.reading.equipment_memory import Memory, joined, narrower
from loaders.reading.events import Named
from loaders.reading.facility_mention import FacilityMention
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.page import Sentence
from loaders.reading.patterns import Match
from loaders.reading.places import CAPITAL_MEMORY, CITY_MEMORY, COUNTRY, FOREIGN, REGION_MEMORY, PlaceMention
from loaders.reading.rules import lexicon

REMEMBERED = 4
# What a new clause between a machine and a place weighs, in tokens.
_BREAK = 12
# How many sentences on machines go on to be those of a house in one town of the region.
_HOUSE_REMEMBERED = 4


def place_of(memory: Memory, sentence: Sentence, mention: EquipmentMention, facilities: Sequence[FacilityMention]) -> tuple[str, bool]:
    """Where the machine stands (KATO, or FOREIGN; empty where none is said), and whether its own sentence says so."""
    place, placed = _said_place(memory, sentence, mention, facilities)
    several = mention.count > 1 and not any(facility.type == "oncology-centre" for facility in facilities)
    return ("" if several else _seat_of(memory, sentence, place, facilities)) or place, placed


def _seat_of(memory: Memory, sentence: Sentence, region: str, facilities: Sequence[FacilityMention]) -> str:
    """The city that `region` is run from, where the headline or the sentence names it and the machine is one house's; else empty."""
    gazetteer, places = load_gazetteer(), memory.places
    if region not in gazetteer.places or gazetteer.place(region).level != "Region":
        return ""
    seat = gazetteer.capital_of(region)
    houses = {f.head for f in facilities}
    one = len(houses) == 1 and not facilities[0].plural and facilities[0].count <= 1 and facilities[0].qualifier != "district"
    told = [*places.by_sentence[0], *places.of_people[0], *places.by_sentence[sentence.index]]
    return seat if one and seat and any(place.kato == seat for place in told) else ""


def _said_place(memory: Memory, sentence: Sentence, mention: EquipmentMention, facilities: Sequence[FacilityMention]) -> tuple[str, bool]:
    places = memory.places
    if _is_there(memory, sentence) and (told := memory.places.local[sentence.index]):
        return told, True
    group = _nearest_group(sentence, mention, memory.where(sentence), memory.page.language)
    found = list(dict.fromkeys(kato for place in group if (kato := _resolve(memory, sentence, place))))
    if FOREIGN in found:
        return FOREIGN, True
    here = joined(found)
    if here and mention.count > 1 and _several_houses(group, facilities):
        here = _region(here)
    if here and _is_in_capital(memory, here, facilities):
        return memory.home, True
    if here and not (here == COUNTRY and mention.count <= 1):
        return here, True
    if not here and (told := _just_told(memory, sentence)):
        return told, True
    if not here and (known := _known_place(memory, sentence) or _of_house(memory, sentence, mention, facilities)):
        return known, False
    if not here and (house := _house_before(memory, sentence)):
        return house, False
    if memory.home and (mention.count <= 1 or not here):
        return memory.home, False
    if here or _of_the_nation(sentence, memory.page.language):
        return here or COUNTRY, True
    return COUNTRY if not places.abroad else "", False


def _of_the_nation(sentence: Sentence, language: str) -> bool:
    """True where the sentence names a national centre, which stands in the country wherever that may be."""
    return any(body.value.kind == "national-centre" for body in load_bodies().find(sentence.tokens, language))


def _several_houses(group: Sequence[PlaceMention], facilities: Sequence[FacilityMention]) -> bool:
    """True where the machines stand in more houses than the one whose place is named: `в областной и Рудненской больницах`."""
    memory = any(place.kato in (REGION_MEMORY, CITY_MEMORY) for place in group)
    # a department is one house with its hospital: `эндоскопическое отделение больницы Экибастуза`
    return (memory and len(group) > 1) or len({f.head for f in facilities if f.type != "department"}) > len(group) == 1


def _is_in_capital(memory: Memory, region: str, facilities: Sequence[FacilityMention]) -> bool:
    """True where `region` only names its one hospital (`Мангистауская областная больница`), which the article has in a town of it."""
    gazetteer = load_gazetteer()
    known = region in gazetteer.places and memory.home in gazetteer.places
    if not known or len({f.head for f in facilities}) != 1 or facilities[0].qualifier != "regional" or facilities[0].plural:
        return False
    levels = gazetteer.place(region).level, gazetteer.place(memory.home).level
    return levels == ("Region", "City") and region in gazetteer.place(memory.home).within


def _of_house(memory: Memory, sentence: Sentence, mention: EquipmentMention, facilities: Sequence[FacilityMention]) -> str:
    """The place of the house that the sentence names again without its place: `the dispensary will receive`; else empty."""
    if not facilities:
        return memory.generic_house(sentence)
    house = min(facilities, key=lambda f: min(abs(f.head - mention.first), abs(f.head - mention.last)))
    at = "" if house.plural or house.count > 1 else memory.house(sentence, house.type)
    return narrower(memory.home, at) or at


def _house_before(memory: Memory, sentence: Sentence) -> str:
    """The place within the article's region where the house stands that was spoken of just before; else empty."""
    index, place = memory.last_house
    if not 0 < sentence.index - index <= _HOUSE_REMEMBERED or not memory.home:
        return ""
    place = memory.districts.get(place, place)
    return place if place != memory.home and narrower(memory.home, place) == place else ""


def _just_told(memory: Memory, sentence: Sentence) -> str:
    """The place of the sentence before, where this one goes on about it: `It has …`, `Здесь установлен …`; else empty."""
    goes_on = any(match.first == 0 for match in words("goes_on").find_all(sentence.tokens))
    return memory.places.local[sentence.index] if goes_on and memory.places.local else ""


def _is_there(memory: Memory, sentence: Sentence) -> bool:
    """True where `there` or `там` says that the machine stands at the place that the sentence before told of."""
    here = [place.first for place in memory.where(sentence) if place.is_named]
    tokens, verbs = sentence.tokens, lexicon("equipment")["there_is"]
    found = words("there").find_all(tokens)
    found = [match for match in found if match.last == len(tokens) or tokens[match.last].key not in verbs]
    return any(not any(first < match.first for first in here) for match in found)


def _region(kato: str) -> str:
    return load_gazetteer().region_of(kato) if kato != COUNTRY else kato


def _known_place(memory: Memory, sentence: Sentence) -> str:
    """The place of the known facility spoken of last, where the article names that place too; else empty."""
    index, place = memory.last_place
    if sentence.index - index > REMEMBERED or not place:
        return ""
    return memory.districts.get(place, place) if place in memory.places.named else ""


def _is_wide(place: PlaceMention) -> bool:
    """True for a country or a region, of which a machine may be the first: `первый в области ускоритель`."""
    gazetteer = load_gazetteer()
    wide = place.kato in (COUNTRY, FOREIGN, REGION_MEMORY)
    return wide or (place.kato in gazetteer.places and gazetteer.place(place.kato).level == "Region")


def _nearest_group(sentence: Sentence, mention: EquipmentMention, places: Sequence[PlaceMention], language: str) -> list[PlaceMention]:
    """The places of the mention's clause, or of those before it, that stand together nearest; `first in the country` is no place."""
    tokens = sentence.tokens
    firsts = {match.last for match in words("first_in").find_all(tokens)}
    firsts |= {first + 1 for first in firsts if first < len(tokens) and tokens[first].key in ("в", "во", "in", "the")}
    clauses = clause_numbers(tokens, language)
    usable = [
        place for place in places if clauses[place.first] <= clauses[mention.first] and (place.first not in firsts or not _is_wide(place))
    ]
    if not usable:
        return []

    breaks = [match.first for match in words("goes_over").find_all(tokens)]

    def cost(place: PlaceMention) -> tuple[int, int]:
        gap = max(0, place.first - mention.last, mention.first - place.last)
        gap += _BREAK * any(mention.last <= at < place.first for at in breaks)
        return gap + 12 * (not place.is_named) + 10 * (clauses[mention.first] - clauses[place.first]), place.first

    nearest = min(usable, key=cost)
    return [place for place in usable if place.group == nearest.group]


def _resolve(memory: Memory, sentence: Sentence, place: PlaceMention) -> str:
    if place.kato == REGION_MEMORY:
        return memory.region(sentence)
    if place.kato == CAPITAL_MEMORY:
        return load_gazetteer().capital_of(memory.home) if memory.home in load_gazetteer().places else ""
    return memory.home if place.kato == CITY_MEMORY else memory.districts.get(place.kato, place.kato)


def _suppliers(sentence: Sentence, language: str) -> list[Match[Body]]:
    """The makers and investors named in `sentence`; `da Vinci` is none."""
    tokens = sentence.tokens
    makers = frozenset(lexicon("equipment")["makers"])
    return [
        body
        for body in load_bodies().find(tokens, language)
        if (body.value.kind == "investor" or body.value.label in makers) and not (body.first and tokens[body.first - 1].key == "da")
    ]


def supplier_of(memory: Memory, sentence: Sentence, mention: EquipmentMention) -> Named | None:
    """The maker or investor that the sentence names; `компания` alone stands for the one named before."""
    tokens, text = sentence.tokens, memory.page.article.text
    bodies = _suppliers(sentence, memory.page.language)
    if bodies:
        named = [Named(b.value.label, text[tokens[b.first].start : tokens[b.last - 1].end], b.value.iri) for b in bodies]
        labels = "; ".join(dict.fromkeys(one.label for one in named))
        memory.company = (
            named[0] if len(named) == 1 else Named(labels, text[tokens[bodies[0].first].start : tokens[bodies[-1].last - 1].end])
        )
        return memory.company
    if memory.company is None:
        memory.company = _company_before(memory, sentence)
    return memory.company if memory.company and words("company_again").find_all(tokens) else None


def _company_before(memory: Memory, sentence: Sentence) -> Named | None:
    """The company named last before `sentence`."""
    text = memory.page.article.text
    for earlier in reversed(memory.page.sentences[: sentence.index]):
        for body in reversed(_suppliers(earlier, memory.page.language)):
            return Named(body.value.label, text[earlier.tokens[body.first].start : earlier.tokens[body.last - 1].end], body.value.iri)
    return None
