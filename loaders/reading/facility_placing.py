"""Where a facility may stand: every place that its sentence or its article offers, each with the signs of how it is offered.

The rules put a mention at one place or a list; the learnt choice weighs those against the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from loaders.reading.facility_memory import Memory
from loaders.reading.facility_mention import GENERIC, FacilityMention
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.page import Sentence
from loaders.reading.places import CAPITAL_MEMORY, COUNTRY, PlaceMention
from loaders.reading.whereabouts import sent_away

_NEAR = (1, 3, 8)
_MANY_PLACES = 3
# Of a sentence so many places count, the nearest first, of those beside it fewer: a text may be made to have thousands.
_NEAREST, _FEW = 24, 12


@dataclass(slots=True)
class _Offers:
    """Places by KATO code, each with the signs of how it is offered."""

    signs: dict[str, set[str]] = field(default_factory=dict)

    def add(self, kato: str, *signs: str) -> None:
        gazetteer = load_gazetteer()
        if kato in gazetteer.places:
            self.signs.setdefault(gazetteer.stands_for(kato), set()).update(signs)


def placings(
    memory: Memory, sentence: Sentence, mention: FacilityMention, mentions: Sequence[FacilityMention], ruled: Iterable[str]
) -> dict[str, set[str]]:
    """The places (KATO) at which `mention` may stand, each with its signs; `ruled` are those that the rules take."""
    places, offers = memory.places, _Offers()
    here = sorted(places.by_sentence[sentence.index], key=lambda place: abs(place.first - mention.head))[:_NEAREST]
    away = sent_away(sentence, here)
    for place in here:
        offers.add(place.kato, *_in_sentence(place, mention, mentions), *(("at sent away",) if place.group in away else ()))
        if mention.qualifier == "regional" and place.kato in load_gazetteer().places:
            offers.add(load_gazetteer().region_of(place.kato), "at region of the named")
        if place.kato == CAPITAL_MEMORY and places.home:
            offers.add(load_gazetteer().capital_of(places.home), "at capital")
    for place in places.of_people[sentence.index][:_FEW]:
        offers.add(place.kato, "at of people", f"at of people {'before' if place.first < mention.first else 'behind'}")
    for step, sign in ((-1, "at the sentence before"), (1, "at the sentence behind")):
        if 0 <= sentence.index + step < len(places.by_sentence):
            for place in places.by_sentence[sentence.index + step][:_FEW]:
                offers.add(place.kato, sign)
    offers.add(places.local[sentence.index], "at local")
    offers.add(places.focus, "at focus")
    if places.home:
        offers.add(places.home, "at home")
        offers.add(load_gazetteer().region_of(places.home), "at home region")
    offers.add(memory.place_of_like(sentence.index, mention.type), "at place of its like")
    for other in mentions:  # `beside the hospital`
        if other is not mention and other.type != GENERIC:
            offers.add(memory.place_of_like(sentence.index, other.type), "at place of another here")
    if last := memory.last(sentence.index):
        offers.add(last.place, "at place of the last")
    if not places.abroad:
        offers.add(COUNTRY, "at country")
    named = {load_gazetteer().stands_for(p.kato) for p in here if p.is_named and p.kato in load_gazetteer().places} - {COUNTRY}
    of_the_sentence = f"at of {min(len(named), _MANY_PLACES)}"
    chosen = set(ruled)
    for kato, signs in offers.signs.items():
        signs |= {of_the_sentence, *_beside_the_rules(kato, chosen, of_the_sentence), *_of_number(mention)}
        signs |= {"at abroad"} if places.abroad else set()
    return offers.signs


def unnamed(memory: Memory, sentence: Sentence) -> Iterator[tuple[FacilityMention, str]]:
    """For a sentence that names places but no house, the type spoken of just before, as if named at each: `В Таразе уже открыли`."""
    kind = memory.last_type(sentence.index)
    for place in memory.places.by_sentence[sentence.index]:
        if kind and place.is_named and place.kato in load_gazetteer().places and place.kato != COUNTRY:
            yield FacilityMention(kind, place.first, place.last, place.first, 0, False, False, False, "", ""), place.kato


def _in_sentence(place: PlaceMention, mention: FacilityMention, mentions: Sequence[FacilityMention]) -> Iterator[str]:
    gap = max(place.first - mention.last, mention.first - place.last, 0)
    side = "before" if place.first < mention.first else "behind"
    low, high = sorted((place.first, mention.head))
    yield "at sentence"
    yield f"at sentence {side} {sum(gap > limit for limit in _NEAR)}"
    yield f"at {place.how}"
    if not any(low < other.head < high for other in mentions if other is not mention):
        yield "at nothing between"


def _beside_the_rules(kato: str, ruled: set[str], of_the_sentence: str) -> Iterator[str]:
    gazetteer = load_gazetteer()
    how = "by rule" if kato in ruled else "not by rule" if ruled else "no rule"
    yield f"at {how}"
    yield f"{of_the_sentence} {how}"
    known = [other for other in ruled if other in gazetteer.places]
    if any(kato in gazetteer.place(other).within for other in known):
        yield "at outer of ruled"
    if any(other in gazetteer.place(kato).within for other in known):
        yield "at inner of ruled"


def _of_number(mention: FacilityMention) -> Iterator[str]:
    if mention.plural:
        yield "at plural"
    if mention.count > 1:
        yield "at counted"
