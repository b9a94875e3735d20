"""Machines of the document memory: what is said of one again joins it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.reading.equipment_memory import narrower
from loaders.reading.events import EquipmentEvent, Named, Span
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.places import COUNTRY

# From so many on a headline gives round numbers, which fall short by so much at most.
_ROUND, _ROUNDED = 10, 0.15


@dataclass(slots=True)
class Item:
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
    share: bool = False


def dealt(item: Item, places: Sequence[tuple[str, int]]) -> list[Item]:
    """`item` once for each of `places` with its number; `item` alone where there are none."""
    return [replace(item, place=place, placed=True, count=count, share=True) for place, count in places] or [item]


def without_totals(items: Sequence[Item]) -> list[Item]:
    """`items` without the number for a region whose parts are told (one for the country stays beside its parts), and without round ones."""
    exact = [item for item in items if not any(_rounds(item, other) for other in items)]
    return [item for item in exact if item.share or item.place == COUNTRY or _shared_out(item, items) != item.count]


def _rounds(item: Item, other: Item) -> bool:
    """True for `more than 40` in a headline, where the text has 43 in the same place."""
    more = other.count - item.count
    alike = item.type == other.type and (item.place == other.place or narrower(item.place, other.place) == other.place)
    return alike and item.count >= _ROUND and item.count % 5 == 0 and 0 < more <= item.count * _ROUNDED


def _shared_out(item: Item, items: Sequence[Item]) -> int:
    parts = [one for one in items if one.share and one.type == item.type and narrower(item.place, one.place) == one.place]
    return sum(one.count for one in parts) if len(parts) > 1 else 0


def remember(items: list[Item], new: Item) -> None:
    """Adds `new`, or joins it to the item that it speaks of again."""
    old = next((item for item in items if _same(item, new)), None)
    if old is None:
        items.append(new)
        return
    if new.confidence > old.confidence or new.count > old.count:
        old.span, old.rule, old.confidence = new.span, new.rule, max(old.confidence, new.confidence)
    old.share = old.share or new.share
    old.count, old.name = max(old.count, new.count), old.name or new.name
    old.facility_type, old.supplier = old.facility_type or new.facility_type, old.supplier or new.supplier
    if new.placed and not old.placed:
        old.place, old.placed = new.place, True
    elif new.placed == old.placed:
        old.place = narrower(old.place, new.place) or old.place


def _same(old: Item, new: Item) -> bool:
    if new.later and not old.later and old.count > 1:
        return False
    if (old.stock or new.stock) and old.count != new.count:
        return False
    if (old.share or new.share) and not (old.count == new.count and _at_one(old, new)) and not _is_heading(old, new):
        return False
    if old.type != new.type or new.more or (old.count != new.count and min(old.count, new.count) > 1):
        return False
    if old.name and new.name and old.name.lower() not in new.name.lower() and new.name.lower() not in old.name.lower():
        return False
    return old.place == new.place or not new.placed or bool(narrower(old.place, new.place))


def _at_one(old: Item, new: Item) -> bool:
    """True where the two stand at one place, or one of them where its words do not say."""
    return old.place == new.place or (bool(narrower(old.place, new.place)) and COUNTRY not in (old.place, new.place))


def _is_heading(old: Item, new: Item) -> bool:
    """True where `old` tells without a number or a narrow place, as a headline does, of what `new` and its like deal out."""
    wider = old.place == "" or (old.place != new.place and narrower(old.place, new.place) == new.place)
    return new.share and not old.share and old.count == 1 and wider and (old.place != COUNTRY or not old.placed)


def event_of(item: Item) -> EquipmentEvent:
    known = load_gazetteer()
    place = known.stands_for(item.place) if item.place in known.places else item.place
    return EquipmentEvent(item.type, item.name, item.count, item.facility_type, place, item.supplier, item.span, item.rule, item.confidence)
