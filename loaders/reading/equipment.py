"""Equipment events: which machines there are, were bought or are to come, in what facility and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from loaders.reading.bodies import Body, load_bodies
from loaders.reading.clauses import clause_numbers
from loaders.reading.equipment_mentions import EquipmentMention, find_equipment
from loaders.reading.events import EquipmentEvent, Named, Span
from loaders.reading.facility_mentions import GENERIC, FacilityMention, facility_finder
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.numbers import find_numbers
from loaders.reading.page import Page, Sentence
from loaders.reading.patterns import Match, Matcher
from loaders.reading.places import CITY_MEMORY, COUNTRY, FOREIGN, REGION_MEMORY, PlaceMention
from loaders.reading.rules import Rule, lexicon, lexicon_matcher, rules_matcher
from loaders.reading.subject import is_health_at_home
from loaders.reading.whereabouts import Whereabouts, whereabouts

_REACH = 18
_BULLETS = "-–—•*·"
_LONGEST_LIST = 12
_REMEMBERED = 4
_MORE_REACH = 9


@dataclass(slots=True)
class _Item:
    """One machine, or several alike, of the document memory."""

    type: str
    name: str
    count: int
    facility_type: str
    place: str
    placed: bool
    supplier: Named | None
    span: Span
    rule: str
    confidence: float
    more: bool


@cache
def _list(part: str) -> Matcher[str]:
    return lexicon_matcher({part: lexicon("equipment")[part]})


@cache
def _denials(side: str) -> Matcher[str]:
    return lexicon_matcher({side: lexicon("equipment")["no_item"][side]})


@cache
def _table(part: str) -> Matcher[str]:
    return lexicon_matcher(lexicon("equipment")[part])


def read_equipment(page: Page) -> list[EquipmentEvent]:
    """Equipment events of `page`, in text order; none for what stands abroad."""
    language = page.language
    found = [(s, find_equipment(s.tokens, find_numbers(s.tokens, language), language)) for s in page.sentences]
    if not any(mentions for _, mentions in found) or not is_health_at_home(page):
        return []
    memory = _Memory(page, whereabouts(page))
    items: list[_Item] = []
    for sentence, mentions in found:
        facilities = memory.facilities(sentence)
        for mention in mentions:
            if item := _read(memory, sentence, mention, mentions, facilities):
                _remember(items, item)
    return [_event(item) for item in items]


class _Memory:
    """What the document has said of facilities and companies so far."""

    def __init__(self, page: Page, places: Whereabouts) -> None:
        self.page = page
        self.places = places
        self.home = _home(places)
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


def _home(places: Whereabouts) -> str:
    """The place that the article is about; the region where it names that, and the city by its adjective alone (`костанайские врачи`)."""
    gazetteer = load_gazetteer()
    if not places.focus or gazetteer.region_of(places.focus) not in places.named:
        return places.focus
    named = any(place.kato == places.focus and place.how != "adjective" for found in places.by_sentence for place in found)
    return places.focus if named else gazetteer.region_of(places.focus)


def _read(
    memory: _Memory,
    sentence: Sentence,
    mention: EquipmentMention,
    mentions: Sequence[EquipmentMention],
    facilities: Sequence[FacilityMention],
) -> _Item | None:
    """The machine that `mention` says there is or will be, or None where it says no such thing."""
    tokens, language = sentence.tokens, memory.page.language
    if _denied(sentence, mention) or any(_names_house(mention, facility) for facility in facilities):
        return None
    trigger = _trigger(sentence, mention, language)
    led = trigger is None and _led(memory.page, sentence)
    notable = mention.sure and mention.type in lexicon("equipment")["notable"]
    if not (trigger or led or mention.name or mention.count or notable):
        return None
    made = trigger is not None and trigger.value.code == "made"
    place, placed = ("", True) if made else _place(memory, sentence, mention, facilities)
    if place == FOREIGN:
        return None
    first, last = mention.counted_from, mention.last
    if trigger:
        first, last = min(first, trigger.first), max(last, trigger.last)
    return _Item(
        mention.type,
        _name(sentence, mention),
        mention.count or 1,
        "" if made else _facility_type(memory, sentence, mention, facilities),
        place,
        placed,
        _supplier(memory, sentence, mention),
        (tokens[first].start, tokens[last - 1].end),
        trigger.value.id if trigger else f"{language}-equipment-counted",
        _confidence(trigger is not None or led, mention),
        any(mention.first - _MORE_REACH <= m.first < mention.first for m in _list("more").find_all(tokens)),
    )


def _names_house(mention: EquipmentMention, facility: FacilityMention) -> bool:
    """True where the machine stands right before the word for a house and says what it is for: `циклотрон орталығы`."""
    return not mention.count and not mention.name and facility.first <= mention.first and 0 <= facility.head - mention.last <= 1


def _confidence(said: bool, mention: EquipmentMention) -> float:
    if said:
        return 0.91 if mention.sure else 0.8
    return 0.8 if mention.count or mention.name else 0.6


def _denied(sentence: Sentence, mention: EquipmentMention) -> bool:
    """True where the words say that there is none, or speak of a share, a need or a trade."""
    tokens = sentence.tokens
    start = mention.counted_from
    if any(start - 2 <= match.last <= start or match.last == mention.first for match in _denials("before").find_all(tokens)):
        return True
    if any(match.first - mention.last in (0, 1) for match in _denials("after").find_all(tokens)):
        return True
    return any(mention.first - 3 <= match.first < mention.first for match in _list("share").find_all(tokens))


def _trigger(sentence: Sentence, mention: EquipmentMention, language: str) -> Match[Rule] | None:
    """The nearest words for being there, being bought or being to come."""
    clauses = clause_numbers(sentence.tokens, language)
    near = []
    for match in rules_matcher(language, "equipment").find(sentence.tokens):
        gap = max(0, match.first - mention.last, mention.first - match.last)
        cost = gap + 8 * abs(clauses[min(match.first, len(clauses) - 1)] - clauses[mention.first])
        if cost <= _REACH and not (match.first < mention.last and mention.first < match.last):
            near.append((cost, match.first, match))
    return min(near, key=lambda triple: triple[:2])[2] if near else None


def _led(page: Page, sentence: Sentence) -> bool:
    """True for a line of a list whose opening line says that what follows is there or is to come."""
    if sentence.tokens[0].text not in _BULLETS:
        return False
    for earlier in reversed(page.sentences[max(0, sentence.index - _LONGEST_LIST) : sentence.index]):
        if earlier.tokens[-1].text == ":":
            return bool(rules_matcher(page.language, "equipment").find(earlier.tokens))
        if earlier.tokens[0].text not in _BULLETS:
            return False
    return False


def _name(sentence: Sentence, mention: EquipmentMention) -> str:
    """The model; for a machine of no type of its own, and for one told apart by what it is like, that in English."""
    tokens = sentence.tokens
    words = tokens[mention.first : mention.last]
    before = tokens[max(0, mention.first - 2) : mention.last]
    attributes = [match.value for match in _table("attributes").find(before)]
    if mention.type == "other" and not mention.name:
        return next((match.value for match in _table("other_names").find(words)), " ".join(token.text for token in words))
    if attributes and not mention.name:
        return f"{attributes[0]} {mention.type}"
    return mention.name


def _facility_type(memory: _Memory, sentence: Sentence, mention: EquipmentMention, facilities: Sequence[FacilityMention]) -> str:
    """The type of the facility nearest in the sentence, else of the one spoken of last."""
    if facilities:
        return min(facilities, key=lambda f: min(abs(f.head - mention.first), abs(f.head - mention.last))).type
    index, type_ = memory.last_type
    return type_ if 0 <= sentence.index - index <= _REMEMBERED else ""


def _suppliers(sentence: Sentence, language: str) -> list[Match[Body]]:
    """The makers and investors named in `sentence`; `da Vinci` is none."""
    tokens = sentence.tokens
    makers = frozenset(lexicon("equipment")["makers"])
    return [
        body
        for body in load_bodies().find(tokens, language)
        if (body.value.kind == "investor" or body.value.label in makers) and not (body.first and tokens[body.first - 1].key == "da")
    ]


def _supplier(memory: _Memory, sentence: Sentence, mention: EquipmentMention) -> Named | None:
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
    return memory.company if memory.company and _list("company_again").find_all(tokens) else None


def _company_before(memory: _Memory, sentence: Sentence) -> Named | None:
    """The company named last before `sentence`."""
    text = memory.page.article.text
    for earlier in reversed(memory.page.sentences[: sentence.index]):
        for body in reversed(_suppliers(earlier, memory.page.language)):
            return Named(body.value.label, text[earlier.tokens[body.first].start : earlier.tokens[body.last - 1].end], body.value.iri)
    return None


def _place(memory: _Memory, sentence: Sentence, mention: EquipmentMention, facilities: Sequence[FacilityMention]) -> tuple[str, bool]:
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
    if not here and (known := _known_place(memory, sentence)):
        return known, False
    if memory.home and (mention.count <= 1 or not here):
        return memory.home, False
    return (here, True) if here else (COUNTRY if not places.abroad else "", False)


def _several_houses(group: Sequence[PlaceMention], facilities: Sequence[FacilityMention]) -> bool:
    """True where the machines stand in more houses than the one whose place is named: `в областной и Рудненской больницах`."""
    memory = any(place.kato in (REGION_MEMORY, CITY_MEMORY) for place in group)
    regional = any(f.qualifier == "regional" for f in facilities)
    return (memory and len(group) > 1) or regional or len({f.head for f in facilities}) > len(group) == 1


def _region(kato: str) -> str:
    return load_gazetteer().region_of(kato) if kato != COUNTRY else kato


def _known_place(memory: _Memory, sentence: Sentence) -> str:
    """The place of the known facility spoken of last, where the article names that place too; else empty."""
    index, place = memory.last_place
    if sentence.index - index > _REMEMBERED or not place:
        return ""
    return place if place in memory.places.named else ""


def _nearest_group(sentence: Sentence, mention: EquipmentMention, places: Sequence[PlaceMention], language: str) -> list[PlaceMention]:
    """The places of the mention's clause, or of those before it, that stand together nearest; `first in the country` is no place."""
    tokens = sentence.tokens
    firsts = {match.last for match in _list("first_in").find_all(tokens)}
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
        return gap + 12 * (place.how == "stand-in") + 10 * (clauses[mention.first] - clauses[place.first]), place.first

    nearest = min(usable, key=cost)
    return [place for place in usable if place.group == nearest.group]


def _resolve(memory: _Memory, place: PlaceMention) -> str:
    return memory.home if place.kato in (REGION_MEMORY, CITY_MEMORY) else place.kato


def _joined(found: Sequence[str]) -> str:
    """One place for several: the one, the region that all lie in, else the country."""
    gazetteer = load_gazetteer()
    known = [kato for kato in found if kato in gazetteer.places]
    inner = [kato for kato in known if not any(kato in gazetteer.place(other).within for other in known if other != kato)]
    if len(inner) <= 1:
        return inner[0] if inner else ""
    regions = {gazetteer.region_of(kato) for kato in inner}
    return regions.pop() if len(regions) == 1 else COUNTRY


def _remember(items: list[_Item], new: _Item) -> None:
    """Adds `new`, or joins it to the item that it speaks of again."""
    old = next((item for item in items if _same(item, new)), None)
    if old is None:
        items.append(new)
        return
    if new.confidence > old.confidence or new.count > old.count:
        old.span, old.rule, old.confidence = new.span, new.rule, max(old.confidence, new.confidence)
    old.count, old.name = max(old.count, new.count), old.name or new.name
    old.facility_type, old.supplier = old.facility_type or new.facility_type, old.supplier or new.supplier
    if new.placed and not old.placed:
        old.place, old.placed = new.place, True
    elif new.placed == old.placed:
        old.place = _narrower(old.place, new.place)


def _same(old: _Item, new: _Item) -> bool:
    if old.type != new.type or new.more or (old.count != new.count and min(old.count, new.count) > 1):
        return False
    if old.name and new.name and old.name.lower() not in new.name.lower() and new.name.lower() not in old.name.lower():
        return False
    return old.place == new.place or not (old.placed and new.placed) or bool(_narrower(old.place, new.place))


def _narrower(one: str, other: str) -> str:
    """The narrower of two places one of which lies in the other; empty where neither does."""
    gazetteer = load_gazetteer()
    if one == other or not one or not other:
        return one or other
    if other in gazetteer.places and one in (*gazetteer.place(other).within, COUNTRY):
        return other
    if one in gazetteer.places and other in (*gazetteer.place(one).within, COUNTRY):
        return one
    return ""


def _event(item: _Item) -> EquipmentEvent:
    return EquipmentEvent(
        item.type, item.name, item.count, item.facility_type, item.place, item.supplier, item.span, item.rule, item.confidence
    )
