"""Words that name a machine and say of none that it is there or is to come: lacks, needs, shares, staff, the names of houses."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.equipment_counts import JOINS, EquipmentMention, spots
from loaders.reading.facility_mention import FacilityMention
from loaders.reading.memo import SentenceMemo
from loaders.reading.page import Sentence
from loaders.reading.patterns import Match
from loaders.reading.rules import kept_matcher, lexicon, rules_matcher
from loaders.reading.tokens import Token

_MEMO: SentenceMemo[Match[str]] = SentenceMemo()


def _denials(tokens: Sequence[Token], side: str) -> list[Match[str]]:
    return _MEMO.of(tokens, side, lambda: kept_matcher("equipment", "no_item", side).find_all(tokens))


def names_house(sentence: Sentence, mention: EquipmentMention, facility: FacilityMention, language: str) -> bool:
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


def types_denied(found: Sequence[tuple[Sentence, Sequence[EquipmentMention]]]) -> set[str]:
    """The types of machines of which an article says that there is nothing in the news: a rumour, a purchase given up, a promise not kept.

    What such a sentence names, or else the one before it.
    """
    denied: set[str] = set()
    spoken: set[str] = set()
    for sentence, mentions in found:
        here = {mention.type for mention in mentions}
        if spots(sentence.tokens, "rumours"):
            denied |= here or spoken
        spoken = here or spoken
    return denied


def is_denied(sentence: Sentence, mention: EquipmentMention) -> bool:
    """True where the words say that there is none, or speak of a share, a need or a trade."""
    tokens = sentence.tokens
    start = mention.counted_from
    if any(match.first >= mention.last for match in spots(tokens, "mended")):
        return False
    if any(start - 2 <= match.last <= start or match.last == mention.first for match in _denials(tokens, "before")):
        return True
    if any(match.last == start for match in _denials(tokens, "next_to")):
        return True
    if not mention.sure and (_is_of_staff(tokens, start) or _is_of_room(tokens, mention)):
        return True
    if spots(tokens, "elsewhere") and not spots(tokens, "first_in"):
        return True
    if any(match.first - mention.last in (0, 1) for match in _denials(tokens, "after")):
        return True
    return any(mention.first - 3 <= match.first < mention.first for match in spots(tokens, "share"))


def _is_of_room(tokens: Sequence[Token], mention: EquipmentMention) -> bool:
    """True where the method stands in the name of a room, `кабинет МРТ`, and the room gets nothing: `для отделения купят УЗИ`."""
    start = mention.counted_from
    return not mention.count and any(match.last == start for match in _denials(tokens, "rooms"))


def _is_of_staff(tokens: Sequence[Token], start: int) -> bool:
    """True where those who work with the method of token `start` stand before it: `врач УЗИ`, `специалист по КТ`."""
    linked = start - 1 if start and tokens[start - 1].key in lexicon("equipment")["staff_links"] else start
    return any(match.last in (start, linked) for match in spots(tokens, "staff"))
