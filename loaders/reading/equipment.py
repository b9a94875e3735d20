"""Equipment events: which machines there are, were bought or are to come, in what facility and where."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from loaders.reading.equipment_counts import EquipmentMention, spots
from loaders.reading.equipment_denials import is_denied, names_house, types_denied
from loaders.reading.equipment_items import Item, dealt, event_of, remember, without_totals
from loaders.reading.equipment_kinds import machines_named
from loaders.reading.equipment_memory import Memory
from loaders.reading.equipment_places import REMEMBERED, place_of, supplier_of
from loaders.reading.equipment_portions import is_each
from loaders.reading.equipment_shares import Share, Shares
from loaders.reading.equipment_triggers import is_led, triggers_of
from loaders.reading.events import EquipmentEvent
from loaders.reading.facility_mention import FacilityMention
from loaders.reading.page import Page, Sentence
from loaders.reading.patterns import Match, Matcher
from loaders.reading.places import FOREIGN
from loaders.reading.rules import Rule, lexicon, lexicon_matcher
from loaders.reading.subject import is_health_at_home
from loaders.reading.whereabouts import whereabouts

_MORE_REACH = 9


@cache
def _table(part: str) -> Matcher[str]:
    return lexicon_matcher(lexicon("equipment")[part])


def read_equipment(page: Page) -> list[EquipmentEvent]:
    """Equipment events of `page`, in text order; none for what stands abroad."""
    language = page.language
    found = machines_named(page)
    if not any(mentions for _, mentions in found) or not is_health_at_home(page):
        return []
    denied = types_denied(found)
    memory = Memory(page, whereabouts(page))
    shares = Shares(memory)
    items: list[Item] = []
    for sentence, mentions in found:
        facilities = memory.facilities(sentence)
        told = shares.of(sentence, mentions)
        triggers = triggers_of(sentence, [share.mention for share in told], language)
        for share, trigger in zip(told, triggers, strict=True):
            if share.mention.type in denied:
                continue
            if item := _read(memory, sentence, share, trigger, facilities):
                for each in dealt(item, share.places):
                    remember(items, each)
    return [event_of(item) for item in without_totals(items)]


def _read(
    memory: Memory,
    sentence: Sentence,
    share: Share,
    trigger: Match[Rule] | None,
    facilities: Sequence[FacilityMention],
) -> Item | None:
    """The machine that the mention of `share` says there is or will be, or None where it says no such thing."""
    tokens, language, mention = sentence.tokens, memory.page.language, share.mention
    if is_denied(sentence, mention) or any(names_house(sentence, mention, facility, language) for facility in facilities):
        return None
    led = trigger is None and is_led(memory.page, sentence)
    notable = mention.sure and mention.type in lexicon("equipment")["notable"]
    if share.again and not (
        trigger or led or share.adds_up or spots(tokens, "handed_out") or is_each(tokens, mention.counted_from, mention.last)
    ):
        return None
    if not (trigger or led or mention.name or mention.count or notable):
        return None
    made = trigger is not None and trigger.value.code == "made" and mention.type in lexicon("equipment")["devised"]
    place, placed = (share.places[0][0], True) if share.places else ("", True) if made else place_of(memory, sentence, mention, facilities)
    if place == FOREIGN:
        return None
    first, last = mention.counted_from, mention.last
    if trigger:
        first, last = min(first, trigger.first), max(last, trigger.last)
    return Item(
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


def _confidence(said: bool, mention: EquipmentMention) -> float:
    if said:
        return 0.91 if mention.sure else 0.8
    return 0.8 if mention.count or mention.name else 0.6


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
