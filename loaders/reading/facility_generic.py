"""What is said of `новый центр`, `the facility`, `аналогичные центры в A и B`: of the house named last, or of others of its type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.reading.facility_ellipsis import listed_with
from loaders.reading.facility_memory import STRONG, Evidence, Facility, Memory, keep
from loaders.reading.facility_mention import FacilityMention
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.page import Sentence
from loaders.reading.places import COUNTRY
from loaders.reading.rules import kept_matcher

_BESIDE = 3


def note_generic(memory: Memory, sentence: Sentence, mention: FacilityMention, places: Sequence[str], evidence: Evidence | None) -> None:
    """`новый центр` tells of the facility named last; `аналогичные центры в A и B` are of its type."""
    antecedent = memory.last(sentence.index)
    if evidence is None or evidence.weight < STRONG:
        return
    if sentence.index == 0 and not memory.facilities and mention.count <= 1 and not mention.plural:
        memory.headline = evidence
    more = kept_matcher("facilities", "more").find_all(sentence.tokens[: mention.head])
    if mention.count > 1 and more and mention.head - more[-1].last <= 3 and not set(places) - {COUNTRY} and memory.facilities:
        others = replace(mention, type=memory.facilities[-1].type)  # `ещё пять центров`
        keep(memory, sentence, others, [COUNTRY], evidence)
    if mention.is_pronoun and mention.points_back and not (memory.facilities and memory.facilities[-1].count > 1):
        return  # `они` are houses only where several have just been spoken of
    if (mention.plural or mention.count > 1) and set(places) - {COUNTRY}:
        kind = antecedent.type if antecedent else memory.last_type(sentence.index)
        like = FacilityMention(kind, mention.first, mention.last, mention.head, mention.count, True, False, False, "", "")
        if kind:
            keep(memory, sentence, like, places, evidence)
    elif mention.count > 1 and antecedent and len(listed := listed_with(memory, sentence, antecedent)) == mention.count:
        for facility in listed:  # `на всех трёх объектах идут работы`
            facility.evidence.append(evidence)
    elif antecedent and not mention.plural and mention.count <= 1 and (inner := _within(antecedent, places)):
        antecedent.place = inner  # `областной диспансер … Объект возводят в Таразе`
        antecedent.evidence.append(evidence)
        antecedent.sentence = sentence.index
    elif _is_another(memory, sentence, mention, places):
        keep(memory, sentence, replace(mention, type=memory.last_type(sentence.index)), places, evidence)
    elif antecedent and mention.old and not mention.plural:  # `старое здание закрыли`: not of the house spoken of
        keep(memory, sentence, replace(mention, type=antecedent.type), [antecedent.place], evidence)
    elif antecedent and not mention.plural and mention.count <= 1:
        antecedent.evidence.append(evidence)
        antecedent.sentence = sentence.index


def _within(antecedent: Facility, places: Sequence[str]) -> str:
    """The one place that a sentence names within the region where the house spoken of is said to be, or empty."""
    gazetteer = load_gazetteer()
    inner = [place for place in dict.fromkeys(map(gazetteer.stands_for, places)) if place != antecedent.place]
    told = len(inner) == 1 and gazetteer.place(antecedent.place).level == "Region" and gazetteer.region_of(inner[0]) == antecedent.place
    return inner[0] if told else ""


def _is_another(memory: Memory, sentence: Sentence, mention: FacilityMention, places: Sequence[str]) -> bool:
    """True for `центр в Актау готов на 41 процент` behind a word on centres of a kind: its place makes it one of them."""
    if mention.is_pronoun or mention.plural or not memory.last_type(sentence.index) or len(places) != 1 or places[0] == COUNTRY:
        return False
    beside = any(
        max(p.first - mention.last, mention.first - p.last) <= _BESIDE and p.is_named for p in memory.places.by_sentence[sentence.index]
    )
    known = {facility.place for facility in memory.facilities if facility.type == memory.last_type(sentence.index)}
    return beside and load_gazetteer().stands_for(places[0]) not in known
