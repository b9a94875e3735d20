"""What an article on machines has said so far: where it is at home, its houses and their places, its companies."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.events import Named
from loaders.reading.facility_mention import GENERIC, FacilityMention
from loaders.reading.facility_mentions import facility_finder
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.numbers import find_numbers
from loaders.reading.page import Page, Sentence
from loaders.reading.places import COUNTRY, FOREIGN, PlaceMention
from loaders.reading.rules import kept_matcher, lexicon
from loaders.reading.whereabouts import Whereabouts, sent_away

# In an article on more regions than these the headline's place is one of many.
_FEW_REGIONS = 3
# Tokens between a house and the name of its place.
_NEAR = 6


class Memory:
    """What the document has said of facilities and companies so far."""

    def __init__(self, page: Page, places: Whereabouts) -> None:
        self.page = page
        self.places = places
        self.districts = _districts(page, places)
        home = _home(page, places)
        self.home = _namesake(places, self.districts.get(home, home))
        self.last_type: tuple[int, str] = (-99, "")
        self.last_place: tuple[int, str] = (-99, "")
        self.last_house: tuple[int, str] = (-99, "")
        self._houses: dict[str, tuple[int, str]] = {}
        self._generic = False
        self.company: Named | None = None

    def where(self, sentence: Sentence) -> list[PlaceMention]:
        """The places of `sentence` at which a machine may stand: not where patients are sent or doctors were taught."""
        found = self.places.by_sentence[sentence.index]
        off = sent_away(sentence, found)
        return [place for place in found if place.group not in off]

    def facilities(self, sentence: Sentence) -> list[FacilityMention]:
        """The facility mentions of `sentence`; remembers the first that has a type, and the last company."""
        language, tokens = self.page.language, sentence.tokens
        everything = facility_finder(language).find(tokens, find_numbers(tokens, language))
        found = [f for f in everything if f.type != GENERIC]
        self._generic = any(f.type == GENERIC and not f.plural for f in everything)
        self._note_houses(sentence, found)
        if found:
            self.last_type = (sentence.index, found[0].type)
            if (at := joined([place.kato for place in self.where(sentence) if place.is_named])) not in (
                "",
                COUNTRY,
                FOREIGN,
            ):
                self.last_house = (sentence.index, at)
        if at := next((f.place for f in found if f.place), ""):
            self.last_place = (sentence.index, at)
        return found

    def _note_houses(self, sentence: Sentence, found: Sequence[FacilityMention]) -> None:
        """Remembers for each house of `found` the place named nearest to it, the last told standing last."""
        places = [p for p in self.where(sentence) if p.is_named and p.kato not in (COUNTRY, FOREIGN)]
        for house in found:
            near = [p for p in places if _gap(house, p) <= _NEAR and not _is_of_people(sentence, house, p)]
            if near and not house.plural:
                at = min(near, key=lambda p: _gap(house, p))
                self._houses.pop(house.type, None)
                self._houses[house.type] = sentence.index, self.districts.get(at.kato, at.kato)

    def house(self, sentence: Sentence, type_: str) -> str:
        """Where the house of `type_` stands that an earlier sentence placed; empty where none did."""
        index, kato = self._houses.get(type_, (sentence.index, ""))
        return kato if index < sentence.index else ""

    def generic_house(self, sentence: Sentence) -> str:
        """The place of the house told of last, where the sentence speaks of `the centre` and the article has no one home; else empty."""
        told = list(self._houses)
        return self.house(sentence, told[-1]) if told and self._generic and not self.home else ""

    def region(self, sentence: Sentence) -> str:
        """What `в области` means: the region that the article is at home in; of a city apart from regions the one named last."""
        gazetteer = load_gazetteer()
        region = gazetteer.region_of(self.home) if self.home in gazetteer.places else ""
        if region and gazetteer.place(region).level == "Region":
            return region
        before = [p.kato for found in self.places.by_sentence[: sentence.index] for p in found if p.kato in gazetteer.places]
        return next((kato for kato in reversed(before) if gazetteer.place(kato).level == "Region"), self.home)


def _gap(house: FacilityMention, place: PlaceMention) -> int:
    return min(abs(place.first - house.head), abs(place.last - house.head))


def _is_of_people(sentence: Sentence, house: FacilityMention, place: PlaceMention) -> bool:
    """True where people of the house went to the place, or come from it: `врачи центра прошли обучение в Астане`."""
    first, last = min(house.head, place.first), max(house.head, place.last)
    return any(first <= match.first <= last for match in kept_matcher("equipment", "people_away").find_all(sentence.tokens))


def _home(page: Page, places: Whereabouts) -> str:
    """The place that the article is about, or the one in it that the headline names."""
    about = _about(places)
    opening = places.by_sentence[0] if page.sentences else ()
    headline = joined([place.kato for place in opening if place.how == "name" or _is_of_town(place)])
    if headline in ("", COUNTRY, FOREIGN):
        return about
    if about:
        return narrower(about, headline) or about
    regions = {load_gazetteer().region_of(kato) for kato in places.named if kato != COUNTRY}
    return headline if len(regions) <= _FEW_REGIONS else ""


def _namesake(places: Whereabouts, home: str) -> str:
    """`home`; the district or region of its name where only the headline names the town, for short: `Жетісайда … Жетісай ауданында`."""
    gazetteer = load_gazetteer()
    if home not in gazetteer.places or any(place.kato == home for found in places.by_sentence[1:] for place in found):
        return home
    around = [kato for kato in gazetteer.place(home).within if kato in places.named and kato in gazetteer.places]
    return next((kato for kato in around if gazetteer.place(kato).label.startswith(gazetteer.place(home).label + " ")), home)


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


def joined(found: Sequence[str]) -> str:
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
