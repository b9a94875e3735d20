"""Equipment events: which machines there are, were bought or are to come, in what facility and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from loaders.reading.equipment_counts import JOINS, EquipmentMention, spots
from loaders.reading.equipment_memory import Memory, narrower
from loaders.reading.equipment_mentions import find_equipment
from loaders.reading.equipment_places import REMEMBERED, place_of, supplier_of
from loaders.reading.equipment_triggers import is_led, triggers_of
from loaders.reading.events import EquipmentEvent, Named, Span
from loaders.reading.facility_mention import FacilityMention
from loaders.reading.memo import SentenceMemo
from loaders.reading.numbers import find_numbers
from loaders.reading.page import Page, Sentence
from loaders.reading.patterns import Match, Matcher
from loaders.reading.places import FOREIGN
from loaders.reading.rules import Rule, kept_matcher, lexicon, lexicon_matcher, rules_matcher
from loaders.reading.subject import is_health_at_home
from loaders.reading.tokens import Token
from loaders.reading.whereabouts import whereabouts

_MORE_REACH = 9
_TOMOGRAPH = "ct-scanner"


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
    stock: bool
    later: bool = False


_MEMO: SentenceMemo[Match[str]] = SentenceMemo()


def _denials(tokens: Sequence[Token], side: str) -> list[Match[str]]:
    return _MEMO.of(tokens, side, lambda: kept_matcher("equipment", "no_item", side).find_all(tokens))


@cache
def _table(part: str) -> Matcher[str]:
    return lexicon_matcher(lexicon("equipment")[part])


def read_equipment(page: Page) -> list[EquipmentEvent]:
    """Equipment events of `page`, in text order; none for what stands abroad."""
    language = page.language
    found = _with_kinds(_mentions(page))
    if not any(mentions for _, mentions in found) or not is_health_at_home(page):
        return []
    memory = Memory(page, whereabouts(page))
    items: list[_Item] = []
    for sentence, mentions in found:
        facilities = memory.facilities(sentence)
        for mention, trigger in zip(mentions, triggers_of(sentence, mentions, language), strict=True):
            if item := _read(memory, sentence, mention, trigger, facilities):
                _remember(items, item)
    return [_event(item) for item in items]


def _mentions(page: Page) -> list[tuple[Sentence, list[EquipmentMention]]]:
    """The mentions of each sentence; the last of one may be counted on in the next."""
    found: list[tuple[Sentence, list[EquipmentMention]]] = []
    carried: EquipmentMention | None = None
    for sentence in page.sentences:
        mentions = find_equipment(sentence.tokens, find_numbers(sentence.tokens, page.language), page.language, carried)
        carried = mentions[-1] if mentions else None
        found.append((sentence, mentions))
    return found


def _with_kinds(found: Sequence[tuple[Sentence, list[EquipmentMention]]]) -> list[tuple[Sentence, list[EquipmentMention]]]:
    """`found`, each bare tomograph of the kind of the one named before it; computed where none was."""
    kinds, kind, told = frozenset(lexicon("equipment")["tomographs"]), _TOMOGRAPH, []
    for sentence, mentions in found:
        known = []
        for mention in mentions:
            kind = mention.type if mention.type in kinds else kind
            known.append(replace(mention, type=kind) if mention.type == "tomograph" else mention)
        told.append((sentence, known))
    return told


def _read(
    memory: Memory,
    sentence: Sentence,
    mention: EquipmentMention,
    trigger: Match[Rule] | None,
    facilities: Sequence[FacilityMention],
) -> _Item | None:
    """The machine that `mention` says there is or will be, or None where it says no such thing."""
    tokens, language = sentence.tokens, memory.page.language
    if _denied(sentence, mention) or any(_names_house(sentence, mention, facility, language) for facility in facilities):
        return None
    led = trigger is None and is_led(memory.page, sentence)
    notable = mention.sure and mention.type in lexicon("equipment")["notable"]
    if not (trigger or led or mention.name or mention.count or notable):
        return None
    made = trigger is not None and trigger.value.code == "made"
    place, placed = ("", True) if made else place_of(memory, sentence, mention, facilities)
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
        supplier_of(memory, sentence, mention),
        (tokens[first].start, tokens[last - 1].end),
        trigger.value.id if trigger else f"{language}-equipment-counted",
        _confidence(trigger is not None or led, mention),
        any(mention.first - _MORE_REACH <= m.first < max(mention.first, mention.last - 1) for m in spots(tokens, "more")),
        mention.stock,
        trigger is not None and trigger.value.code != "present" and bool(mention.count) and bool(spots(tokens, "later")),
    )


def _names_house(sentence: Sentence, mention: EquipmentMention, facility: FacilityMention, language: str) -> bool:
    """True where the machine stands in the name of a house: `два центра ПЭТ/КТ`, `циклотрон орталығы`."""
    if mention.first == facility.head + 1 and mention.last <= facility.last:
        return True
    if mention.count or mention.name or not facility.first <= mention.first or facility.head < mention.last:
        return False
    between = sentence.tokens[mention.last : facility.head]
    if between and between[-1].key in JOINS:
        return False
    if any(token.key in lexicon("equipment")["for_house"] or token.is_title for token in between):
        return False
    return not rules_matcher(language, "equipment").find_all(between)


def _confidence(said: bool, mention: EquipmentMention) -> float:
    if said:
        return 0.91 if mention.sure else 0.8
    return 0.8 if mention.count or mention.name else 0.6


def _denied(sentence: Sentence, mention: EquipmentMention) -> bool:
    """True where the words say that there is none, or speak of a share, a need or a trade."""
    tokens = sentence.tokens
    start = mention.counted_from
    if any(match.first >= mention.last for match in spots(tokens, "mended")):
        return False
    if any(start - 2 <= match.last <= start or match.last == mention.first for match in _denials(tokens, "before")):
        return True
    if any(match.last == start for match in _denials(tokens, "rooms")) or (not mention.sure and _is_of_staff(tokens, start)):
        return True
    if spots(tokens, "elsewhere") and not spots(tokens, "first_in"):
        return True
    if any(match.first - mention.last in (0, 1) for match in _denials(tokens, "after")):
        return True
    return any(mention.first - 3 <= match.first < mention.first for match in spots(tokens, "share"))


def _is_of_staff(tokens: Sequence[Token], start: int) -> bool:
    """True where those who work with the method of token `start` stand before it: `врач УЗИ`, `специалист по КТ`."""
    linked = start - 1 if start and tokens[start - 1].key in lexicon("equipment")["staff_links"] else start
    return any(match.last in (start, linked) for match in spots(tokens, "staff"))


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


def _facility_type(memory: Memory, sentence: Sentence, mention: EquipmentMention, facilities: Sequence[FacilityMention]) -> str:
    """The type of the facility nearest in the sentence, else of the one spoken of last."""
    if mention.stock and not facilities:
        return ""
    if facilities:
        return min(facilities, key=lambda f: min(abs(f.head - mention.first), abs(f.head - mention.last))).type
    index, type_ = memory.last_type
    return type_ if 0 <= sentence.index - index <= REMEMBERED else ""


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
        old.place = narrower(old.place, new.place)


def _same(old: _Item, new: _Item) -> bool:
    if new.later and not old.later and old.count > 1:
        return False
    if (old.stock or new.stock) and old.count != new.count:
        return False
    if old.type != new.type or new.more or (old.count != new.count and min(old.count, new.count) > 1):
        return False
    if old.name and new.name and old.name.lower() not in new.name.lower() and new.name.lower() not in old.name.lower():
        return False
    return old.place == new.place or not (old.placed and new.placed) or bool(narrower(old.place, new.place))


def _event(item: _Item) -> EquipmentEvent:
    return EquipmentEvent(
        item.type, item.name, item.count, item.facility_type, item.place, item.supplier, item.span, item.rule, item.confidence
    )
