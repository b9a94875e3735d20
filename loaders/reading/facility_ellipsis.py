"""What is said of a facility without naming it: in a list, a clause of its own, a sentence that goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from loaders.reading.dates import DateMention
from loaders.reading.facility_memory import LOOK_BACK, STRONG, Evidence, Facility, Memory, date_of, evidence_of, keep
from loaders.reading.facility_mention import GENERIC, VAGUE, FacilityMention
from loaders.reading.numbers import find_numbers, unit_value
from loaders.reading.page import Sentence
from loaders.reading.places import COUNTRY, FOREIGN, PlaceMention
from loaders.reading.rules import Rule, kept_matcher, lexicon
from loaders.reading.statuses import Trigger

# What goes on without a subject tells of the house named last only where it is building, not some repair.
_SURE = 1.0
# Tokens between a number and the place that it counts for: `ещё два начали работу в Алматы`.
_PORTION = 5
_NEAR_WORK = 8
# A sentence without a house of its own that soon says so goes on about the one before: `As of May construction goes on`.
_SOON = 5
# How much the work that goes on `here` says of the house named before, where nothing else is said of it.
_AT_WORK = 0.45


def note_unsaid(
    memory: Memory, sentence: Sentence, mentions: Sequence[FacilityMention], triggers: Sequence[Trigger], dates: Sequence[DateMention]
) -> None:
    """What a sentence says of the facility named last without naming it: `Строительство завершат в мае`, `… но было приостановлено`."""
    antecedent = memory.last(sentence.index)
    named = {place.kato for place in memory.places.by_sentence[sentence.index] if place.is_named}
    if antecedent is None or (antecedent.place not in named and any(f.place in named for f in memory.facilities)):
        return  # it tells of another one, by its place
    for trigger in triggers:
        built = trigger.weight >= _SURE and trigger.rule.code in ("under-construction", "completed")
        opens = built and ((not mentions and trigger.first <= 1) or _goes_up(sentence, antecedent, mentions, trigger))
        ends = trigger.status in ("suspended", "cancelled") and not any(m.head > trigger.last for m in mentions)
        ends = ends and _of_building(sentence, trigger)
        works = trigger.status == "operational" and trigger.rule.form == "process" and trigger.weight >= _AT_WORK
        works = works and trigger.rule.reach > _SOON
        works = works and not antecedent.evidence and sentence.index - antecedent.sentence <= 1
        works = works and all(mention.type == GENERIC for mention in mentions)
        if opens or ends or works:
            span = sentence.tokens[trigger.first].start, sentence.tokens[trigger.last - 1].end
            weight = min(trigger.weight, _AT_WORK) if works else trigger.weight
            evidence = Evidence(trigger.status, weight, date_of(trigger, dates, memory.page.article.published), span, trigger.rule.id)
            listed = listed_with(memory, sentence, antecedent) if opens and not mentions else [antecedent]
            for facility in listed:
                facility.evidence.append(evidence)


def note_placed(
    memory: Memory,
    sentence: Sentence,
    mentions: Sequence[FacilityMention],
    triggers: Sequence[Trigger],
    dates: Sequence[DateMention],
    clauses: Sequence[int],
) -> None:
    """What clauses without a house of their own say of one named before, by its place: `В Павлодаре уже залит фундамент`."""
    housed = {clauses[mention.head] for mention in mentions if not mention.is_pronoun}
    places = [p for p in memory.places.by_sentence[sentence.index] if p.is_named and clauses[p.first] not in housed]
    if len({place.kato for place in places}) != 1:
        return
    near = [f for f in memory.facilities if 0 < sentence.index - f.sentence <= LOOK_BACK and f.place == places[0].kato and f.count <= 1]
    if len(near) != 1 or near[0].standing:
        return
    for trigger in triggers:
        if trigger.status == "under-construction" and trigger.weight >= _SURE and clauses[trigger.first] not in housed:
            span = sentence.tokens[trigger.first].start, sentence.tokens[trigger.last - 1].end
            date = date_of(trigger, dates, memory.page.article.published)
            near[0].evidence.append(Evidence(trigger.status, trigger.weight, date, span, trigger.rule.id))


def listed_with(memory: Memory, sentence: Sentence, antecedent: Facility) -> list[Facility]:
    """`antecedent` and those of its type named in one sentence with it, where this one names no place: `Работы идут на всех площадках`."""
    if sentence.index - antecedent.sentence > 1 or any(place.is_named for place in memory.places.by_sentence[sentence.index]):
        return [antecedent]
    return [f for f in memory.facilities if f.sentence == antecedent.sentence and f.type == antecedent.type and not f.standing]


def _goes_up(sentence: Sentence, antecedent: Facility, mentions: Sequence[FacilityMention], trigger: Trigger) -> bool:
    """True where the sentence after that on a planned house says that it is being built: `Нысан былтыр басталған, дайындығы 40 пайыз`."""
    planned = any(evidence.status in ("planned", "agreed") for evidence in antecedent.evidence)
    here = sentence.index == antecedent.sentence and len(mentions) == 1 and trigger.first > mentions[0].last  # `…, сейчас идёт отделка`
    alone = here or all(mention.type == GENERIC and not mention.plural for mention in mentions)
    return planned and alone and trigger.status == "under-construction" and sentence.index - antecedent.sentence <= 1


def _of_building(sentence: Sentence, trigger: Trigger) -> bool:
    """True where what has stopped is building or work, said near by: not a delivery, not a programme."""
    near = sentence.tokens[max(0, trigger.first - _NEAR_WORK) : trigger.last + _NEAR_WORK]
    words = tuple(lexicon("facilities")["works"])
    return any(token.key.startswith(words) for token in near)


def note_elliptic(
    memory: Memory,
    sentence: Sentence,
    mentions: Sequence[FacilityMention],
    triggers: Sequence[Trigger],
    dates: Sequence[DateMention],
    clauses: Sequence[int],
) -> None:
    """`… центры откроют в A и B, а в C уже открыли`: a clause with a place and a state, but no facility of its own."""
    for trigger in triggers:
        clause = clauses[trigger.first]
        before = [m for m in mentions if m.head < trigger.first and m.type not in VAGUE and m.type != GENERIC]
        places = [p for p in memory.places.by_sentence[sentence.index] if clauses[p.first] == clause and p.is_named and p.kato != COUNTRY]
        if trigger.weight < 0.8 or not before or not places or any(clauses[m.head] == clause for m in mentions):
            continue
        like = replace(before[-1], first=trigger.first, last=trigger.last, head=trigger.first, count=0, name="", authority="", place="")
        evidence = evidence_of(sentence, like, trigger, dates, memory.page.article.published)
        keep(memory, sentence, like, list(dict.fromkeys(p.kato for p in places)), evidence)


def note_portions(memory: Memory, sentence: Sentence, triggers: Sequence[Trigger], dates: Sequence[DateMention]) -> None:
    """`Три из них откроют в A, B и C, остальные два — в D и E`: places for the houses named just before.

    Each has the state nearest to it, or where the sentence says none, that of the houses as a whole.
    """
    language, tokens = memory.page.language, sentence.tokens
    near = (f for f in reversed(memory.facilities) if sentence.index - f.sentence <= 2)
    whole = next((f for f in near if f.type not in VAGUE or f.count > 1), None)
    portions = kept_matcher("facilities", "portions", language).find_all(tokens)
    if not whole or not portions:
        return
    groups = Counter(place.group for place in memory.places.by_sentence[sentence.index])
    numbers = [n for n in find_numbers(tokens, language) if 1 < n.value < 100 and n.value == int(n.value)]
    for place in memory.places.by_sentence[sentence.index]:
        if not place.is_named or place.kato in (COUNTRY, FOREIGN):
            continue
        before = [n for n in numbers if 0 <= place.first - n.last <= _PORTION and not _named_between(memory, sentence, n.last, place.first)]
        alone = groups[place.group] == 1 or _apart(memory, sentence, place)
        like = FacilityMention(
            whole.type, place.first, place.last, place.first, int(before[-1].value) if before and alone else 0, False, False, False, "", ""
        )
        if evidence := _of_portion(memory, sentence, like, triggers, dates, whole):
            keep(memory, sentence, like, [place.kato], evidence)


def _named_between(memory: Memory, sentence: Sentence, first: int, last: int) -> bool:
    return any(first <= place.first < last for place in memory.places.by_sentence[sentence.index])


def _apart(memory: Memory, sentence: Sentence, place: PlaceMention) -> bool:
    """True where the next place has a number of its own before it: `two in A, one in B`."""
    later = [p for p in memory.places.by_sentence[sentence.index] if p.first > place.first]
    return not later or any(unit_value(token) is not None for token in sentence.tokens[place.last : later[0].first])


def _of_portion(
    memory: Memory,
    sentence: Sentence,
    like: FacilityMention,
    triggers: Sequence[Trigger],
    dates: Sequence[DateMention],
    whole: Facility,
) -> Evidence | None:
    """The state of some of the houses of `whole`."""
    sure = [trigger for trigger in triggers if trigger.weight >= STRONG]
    if sure:
        trigger = min(sure, key=lambda t: (max(t.first - like.last, 0) + 3 * max(like.first - t.last, 0), -t.weight))
        return evidence_of(sentence, like, trigger, dates, memory.page.article.published)
    known = next((evidence for evidence in reversed(whole.evidence) if evidence.weight >= STRONG), None)
    span = sentence.tokens[like.first].start, sentence.tokens[like.last - 1].end
    return replace(known, span=span) if known and sentence.index > whole.sentence else None


def begins_list(sentence: Sentence, language: str) -> bool:
    """True for `Среди них …`, `Это …`: a sentence that lists what the one before it spoke of."""
    return any(match.first == 0 for match in kept_matcher("facilities", "listing", language).find_all(sentence.tokens[:4]))


def goes_on(memory: Memory, sentence: Sentence) -> bool:
    """True where a sentence goes on about the agreement named just before it."""
    if sentence.index - memory.agreed > 2:
        return False
    language = memory.page.language
    return bool(kept_matcher("facilities", "agreement_back", language).find_all(sentence.tokens))


def lead_of(triggers: Sequence[Trigger], agreements: Sequence[Rule]) -> Trigger | None:
    """What a sentence that ends in a colon says of the list under it."""
    if agreements:
        return Trigger(agreements[0], 0, 0, "agreed", 0.8)
    for trigger in reversed(triggers):
        if trigger.weight >= STRONG:
            return Trigger(trigger.rule, 0, 0, trigger.status, trigger.weight)
    return None
