"""What is said of a facility without naming it: in a list, a clause of its own, a sentence that goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.reading.dates import DateMention
from loaders.reading.facility_memory import STRONG, VAGUE, Evidence, Memory, date_of, evidence_of, keep
from loaders.reading.facility_mentions import GENERIC, FacilityMention
from loaders.reading.page import Sentence
from loaders.reading.places import COUNTRY, FOREIGN
from loaders.reading.rules import Rule, kept_matcher
from loaders.reading.statuses import Trigger


def note_unsaid(
    memory: Memory, sentence: Sentence, mentions: Sequence[FacilityMention], triggers: Sequence[Trigger], dates: Sequence[DateMention]
) -> None:
    """What a sentence says of the facility named last without naming it: `Строительство завершат в мае`, `… но было приостановлено`."""
    antecedent = memory.last(sentence.index)
    if antecedent is None:
        return
    for trigger in triggers:
        opens = (
            not mentions and trigger.first <= 1 and trigger.weight >= STRONG and trigger.rule.code in ("under-construction", "completed")
        )
        ends = trigger.status in ("suspended", "cancelled") and not any(m.head > trigger.last for m in mentions)
        if opens or ends:
            span = sentence.tokens[trigger.first].start, sentence.tokens[trigger.last - 1].end
            antecedent.evidence.append(
                Evidence(trigger.status, trigger.weight, date_of(trigger, dates, memory.page.article.published), span, trigger.rule.id)
            )


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
    """`Три из них откроют в A, B и C, остальные два — в D и E`: places for the houses named just before, each with its nearest state."""
    language = memory.page.language
    kind = next((f.type for f in reversed(memory.facilities) if sentence.index - f.sentence <= 2 and f.type not in VAGUE), "")
    if not kind or not triggers or not kept_matcher("facilities", "portions", language).find_all(sentence.tokens):
        return
    for place in memory.places.by_sentence[sentence.index]:
        if not place.is_named or place.kato in (COUNTRY, FOREIGN):
            continue
        trigger = min(triggers, key=lambda t: (max(t.first - place.last, 0) + 3 * max(place.first - t.last, 0), -t.weight))
        if trigger.weight >= STRONG:
            like = FacilityMention(kind, place.first, place.last, place.first, 0, False, False, False, "", "")
            keep(memory, sentence, like, [place.kato], evidence_of(sentence, like, trigger, dates, memory.page.article.published))


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
