"""Where a machine stands and who supplied it: what its sentence says, else what the document remembers."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.bodies import Body, load_bodies
from loaders.reading.clauses import clause_numbers
from loaders.reading.equipment_counts import EquipmentMention, words
from loaders.reading.events import Named
from loaders.reading.facility_mention import GENERIC, FacilityMention
from loaders.reading.facility_mentions import facility_finder
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.numbers import find_numbers
from loaders.reading.page import Page, Sentence
from loaders.reading.patterns import Match
from loaders.reading.places import CITY_MEMORY, COUNTRY, FOREIGN, REGION_MEMORY, PlaceMention
from loaders.reading.rules import lexicon
from loaders.reading.whereabouts import Whereabouts

REMEMBERED = 4
# In an article on more regions than these the headline's place is one of many.
_FEW_REGIONS = 3


class Memory:
    """What the document has said of facilities and companies so far."""

    def __init__(self, page: Page, places: Whereabouts) -> None:
        self.page = page
        self.places = places
        self.districts = _districts(page, places)
        home = _home(page, places)
        self.home = self.districts.get(home, home)
        self.last_type: tuple[int, str] = (-99, "")
        self.last_place: tuple[int, str] = (-99, "")
        self.company: Named | None = None

    def facilities(self, sentence: Sentence) -> list[FacilityMention]:
        """The facility mentions of `sentence`; remembers the first that has a type, and the last company."""
        language, tokens = self.page.language, sentence.tokens
        found = [f for f in facility_finder(language).find(tokens, find_numbers(tokens, language)) if f.type != GENERIC]
        if found:
            self.last_type = (sentence.index, found[0].type)
        if at := next((f.place for f in found if f.place), ""):
            self.last_place = (sentence.index, at)
        return found


def _home(page: Page, places: Whereabouts) -> str:
    """The place that the article is about, or the one in it that the headline names."""
    about = _about(places)
    opening = places.by_sentence[0] if page.sentences else ()
    headline = _joined([place.kato for place in opening if place.how == "name" or _is_of_town(place)])
    if headline in ("", COUNTRY, FOREIGN):
        return about
    if about:
        return narrower(about, headline) or about
    regions = {load_gazetteer().region_of(kato) for kato in places.named if kato != COUNTRY}
    return headline if len(regions) <= _FEW_REGIONS else ""


def _is_of_town(place: PlaceMention) -> bool:
    """True for the adjective of a town that no region is called by: `уральский`, not `костанайский`."""
    gazetteer = load_gazetteer()
    if place.how != "adjective" or place.kato not in gazetteer.places:
        return False
    region = gazetteer.region_of(place.kato)
    return region != place.kato and not gazetteer.place(region).label.startswith(gazetteer.place(place.kato).label)


def _about(places: Whereabouts) -> str:
    """The focus; the region where the article names that, and the city by its adjective alone (`костанайские врачи`)."""
    gazetteer = load_gazetteer()
    if not places.focus or gazetteer.region_of(places.focus) not in places.named:
        return places.focus
    named = any(place.kato == places.focus and place.how != "adjective" for found in places.by_sentence for place in found)
    return places.focus if named else gazetteer.region_of(places.focus)


def place_of(memory: Memory, sentence: Sentence, mention: EquipmentMention, facilities: Sequence[FacilityMention]) -> tuple[str, bool]:
    """Where the machine stands (KATO, or FOREIGN; empty where none is said), and whether its own sentence says so."""
    places = memory.places
    group = _nearest_group(sentence, mention, places.by_sentence[sentence.index], memory.page.language)
    found = list(dict.fromkeys(kato for place in group if (kato := _resolve(memory, place))))
    if FOREIGN in found:
        return FOREIGN, True
    here = _joined(found)
    if here and mention.count > 1 and _several_houses(group, facilities):
        here = _region(here)
    if here and not (here == COUNTRY and mention.count <= 1):
        return here, True
    if not here and (known := _known_place(memory, sentence) or _just_told(memory, sentence)):
        return known, False
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
    regional = any(f.qualifier == "regional" for f in facilities)
    return (memory and len(group) > 1) or regional or len({f.head for f in facilities}) > len(group) == 1


def _just_told(memory: Memory, sentence: Sentence) -> str:
    """The place of the sentence before, where this one goes on about it: `It has …`, `Здесь установлен …`; else empty."""
    goes_on = any(match.first == 0 for match in words("goes_on").find_all(sentence.tokens))
    return memory.places.local[sentence.index] if goes_on and memory.places.local else ""


def _region(kato: str) -> str:
    return load_gazetteer().region_of(kato) if kato != COUNTRY else kato


def _known_place(memory: Memory, sentence: Sentence) -> str:
    """The place of the known facility spoken of last, where the article names that place too; else empty."""
    index, place = memory.last_place
    if sentence.index - index > REMEMBERED or not place:
        return ""
    return memory.districts.get(place, place) if place in memory.places.named else ""


def _nearest_group(sentence: Sentence, mention: EquipmentMention, places: Sequence[PlaceMention], language: str) -> list[PlaceMention]:
    """The places of the mention's clause, or of those before it, that stand together nearest; `first in the country` is no place."""
    tokens = sentence.tokens
    firsts = {match.last for match in words("first_in").find_all(tokens)}
    firsts |= {first + 1 for first in firsts if first < len(tokens) and tokens[first].key in ("в", "во", "in", "the")}
    clauses = clause_numbers(tokens, language)
    usable = [
        place
        for place in places
        if clauses[place.first] <= clauses[mention.first] and (place.first not in firsts or place.kato not in (COUNTRY, FOREIGN))
    ]
    if not usable:
        return []

    def cost(place: PlaceMention) -> tuple[int, int]:
        gap = max(0, place.first - mention.last, mention.first - place.last)
        return gap + 12 * (not place.is_named) + 10 * (clauses[mention.first] - clauses[place.first]), place.first

    nearest = min(usable, key=cost)
    return [place for place in usable if place.group == nearest.group]


def _resolve(memory: Memory, place: PlaceMention) -> str:
    return memory.home if place.kato in (REGION_MEMORY, CITY_MEMORY) else memory.districts.get(place.kato, place.kato)


def _districts(page: Page, places: Whereabouts) -> dict[str, str]:
    """The districts of towns that are named for nothing but a house of their district: `Қазалы аудандық ауруханасы`."""
    gazetteer = load_gazetteer()
    words = lexicon("equipment")["district_houses"]
    told: dict[str, set[str]] = {}
    for sentence, found in zip(page.sentences, places.by_sentence, strict=True):
        for place in found:
            after = sentence.tokens[place.last].key if place.last < len(sentence.tokens) else ""
            side = next((side for side, stems in words.items() if after.startswith(tuple(stems))), "")
            told.setdefault(place.kato, set()).add(side)
    only = [kato for kato, sides in told.items() if "district" in sides and "" not in sides and kato in gazetteer.places]
    around = {kato: gazetteer.place(kato).within for kato in only}
    return {
        kato: district
        for kato, within in around.items()
        for district in within
        if district in gazetteer.places and gazetteer.place(district).level == "District"
    }


def _joined(found: Sequence[str]) -> str:
    """One place for several: the one, the region that all lie in, else the country."""
    gazetteer = load_gazetteer()
    known = [kato for kato in found if kato in gazetteer.places]
    inner = [kato for kato in known if not any(kato in gazetteer.place(other).within for other in known if other != kato)]
    if len(inner) <= 1:
        return inner[0] if inner else ""
    regions = {gazetteer.region_of(kato) for kato in inner}
    return regions.pop() if len(regions) == 1 else COUNTRY


def narrower(one: str, other: str) -> str:
    """The narrower of two places one of which lies in the other; empty where neither does."""
    gazetteer = load_gazetteer()
    if one == other or not one or not other:
        return one or other
    if other in gazetteer.places and one in (*gazetteer.place(other).within, COUNTRY):
        return other
    if one in gazetteer.places and other in (*gazetteer.place(one).within, COUNTRY):
        return one
    return ""


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
