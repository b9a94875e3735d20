"""The state in which an article leaves each facility, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.reading.events import FacilityEvent
from loaders.reading.facility_memory import STRONG, WEAK, Evidence, Facility, Memory, stands_beside
from loaders.reading.facility_mention import VAGUE
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.statuses import RESUMED

# From what is known best to what says least; the state of an article is the first of these that it gives.
PRECEDENCE = ("closed", "cancelled", "operational", "suspended", "under-construction", "completed", "planned", "agreed", "mentioned")
# A PET/CT or nuclear-medicine centre is often called a medical or diagnostic centre in the same article.
_SPECIFIC = frozenset({"pet-ct-centre", "nuclear-medicine-centre"})
_PARAPHRASES = frozenset({"medical-centre", "diagnostic-centre"})
_HANDED_OVER = "-handed-over"


def settled(memory: Memory) -> Iterator[FacilityEvent]:
    """The state of each facility by all its evidence; vague ones that a specific one of the same place explains are dropped."""
    _join_standing(memory)
    _join_wider(memory)
    for facility in memory.facilities:
        if facility.whole and not any(e.weight >= STRONG for e in facility.evidence) and (told := _best(facility.whole)):
            facility.evidence.append(told)
    states = {(f.place, _best(f)) for f in memory.facilities if f.type in _SPECIFIC and f.evidence}
    specific = {(place, best.status) for place, best in states if best}
    for facility in memory.facilities:
        best = _best(facility)
        if facility.type in _PARAPHRASES and not facility.definite and best and (facility.place, best.status) in specific:
            continue
        if best or facility.definite:
            yield _event(memory, facility, best)


def _join_standing(memory: Memory) -> None:
    """A house called `действующая` is the one that the article is about, unless that one is still to come."""
    for facility in [f for f in memory.facilities if f.standing]:
        key = facility.type, facility.place, facility.count > 1
        twin = next((f for f in memory.facilities if not f.standing and (f.type, f.place, f.count > 1) == key), None)
        if twin is None:
            facility.standing = False
        elif not stands_beside(facility.old, twin.evidence):
            twin.evidence += facility.evidence
            twin.definite = twin.definite or facility.definite
            memory.facilities.remove(facility)


def _join_wider(memory: Memory) -> None:
    """One unnamed facility said to be in the region or the country is the only one of its type in a city there."""
    gazetteer = load_gazetteer()
    for wide in list(memory.facilities):
        inside = [f for f in memory.facilities if f.type == wide.type and f.count <= 1 and wide.place in gazetteer.place(f.place).within]
        if wide.count <= 1 and not wide.name and not wide.authority and len(inside) == 1:
            inside[0].evidence += wide.evidence
            memory.facilities.remove(wide)


def _best(facility: Facility) -> Evidence | None:
    """The evidence that gives the state of a facility."""
    strong = [e for e in facility.evidence if e.weight >= STRONG] or [e for e in facility.evidence if e.weight >= WEAK]
    if any(e.rule.endswith(RESUMED) for e in strong):  # it had stopped, and goes on
        strong = [e for e in strong if e.status not in ("suspended", "cancelled")]
    best = min(strong, key=lambda e: (PRECEDENCE.index(e.status), not e.date, -e.weight), default=None)
    if best and best.rule.endswith(_HANDED_OVER) and any(e.status == "planned" for e in strong):
        return replace(best, status="completed")  # handed over by the builders, still to be opened
    return best


def _event(memory: Memory, facility: Facility, best: Evidence | None) -> FacilityEvent:
    return FacilityEvent(
        type=facility.type,
        place=facility.place,
        status=best.status if best else "mentioned",
        date=best.date if best else "",
        count=facility.count,
        name=facility.name,
        authority=facility.authority,
        span=best.span if best else facility.span,
        rule=best.rule if best else f"{memory.page.language}-facility-named",
        confidence=_confidence(facility, best),
        collective=facility.count > 1,
        type_span=facility.span,
        place_span=facility.place_span,
        standing=facility.standing,
        profile=tuple(sorted(facility.profile)),
    )


def _confidence(facility: Facility, best: Evidence | None) -> float:
    """How likely a row is right: less for a weak word, a vague type, a place from elsewhere, a number."""
    if best is None:
        return 0.55
    confidence = 0.5 + 0.43 * min(best.weight, 1.0)
    confidence -= 0.12 * (facility.type in VAGUE) + 0.09 * (facility.place_span is None) + 0.03 * (facility.count > 1)
    return round(max(confidence, 0.3), 2)
