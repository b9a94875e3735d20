"""Facility events: which facility stands where in what state, as the whole article leaves it.

Mentions are bound to status words and places sentence by sentence; a memory of the document joins what is said of one facility in several
sentences, lets `новый центр` point back, and settles the state at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from loaders.reading.clauses import clause_numbers
from loaders.reading.dates import DateMention, find_dates
from loaders.reading.events import FacilityEvent, Span
from loaders.reading.facility_mentions import GENERIC, FacilityMention, facility_finder
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.numbers import find_numbers
from loaders.reading.page import Page, Sentence
from loaders.reading.places import COUNTRY, FOREIGN
from loaders.reading.rules import Rule, kept_matcher, rules_matcher
from loaders.reading.statuses import AGREED_KINDS, Trigger, bind_all, find_triggers
from loaders.reading.whereabouts import Whereabouts, fallback, places_of, whereabouts

# From what is known best to what says least; the state of an article is the first of these that it gives.
PRECEDENCE = ("closed", "cancelled", "operational", "suspended", "under-construction", "completed", "planned", "agreed", "mentioned")
VAGUE = frozenset(
    {"medical-centre", "diagnostic-centre", "hospital", "department", "polyclinic", "laboratory", "research-institute", "sanatorium"}
)
# A PET/CT or nuclear-medicine centre is often called a medical or diagnostic centre in the same article.
_SPECIFIC = frozenset({"pet-ct-centre", "nuclear-medicine-centre"})
_PARAPHRASES = frozenset({"medical-centre", "diagnostic-centre"})
_LOOK_BACK = 3
_PUBLIC = ("oncology-centre", "hospital")
_STRONG = 0.5
_WEAK = 0.4  # below it, as an opening that is only spoken of, nothing is said of the state
_NEAR = 10
_DATE_REACH = 12
_BULLETS = frozenset("-–—•*·")


@dataclass(frozen=True, slots=True)
class _Evidence:
    """A state that one sentence gives a facility."""

    status: str
    weight: float
    date: str
    span: Span
    rule: str


@dataclass(slots=True)
class _Facility:
    """One facility (or collective) of the document memory."""

    type: str
    place: str
    name: str
    authority: str
    count: int
    span: Span
    sentence: int
    definite: bool
    evidence: list[_Evidence] = field(default_factory=list)
    placed: bool = False


@dataclass(slots=True)
class _Memory:
    """What the document has said so far."""

    page: Page
    places: Whereabouts
    facilities: list[_Facility] = field(default_factory=list)
    lead: Trigger | None = None
    agreed: int = -9
    said: Trigger | None = None

    def last(self, sentence: int, type_: str = "") -> _Facility | None:
        """The single facility named last, within a few sentences back."""
        for facility in reversed(self.facilities):
            if sentence - facility.sentence <= _LOOK_BACK and facility.count <= 1 and (not type_ or facility.type == type_):
                return facility
        return None

    def same(self, mention: FacilityMention, place: str, count: int) -> _Facility | None:
        """The facility of this type and place, unless names or counts tell them apart."""
        for facility in self.facilities:
            if facility.type != mention.type or (count > 1) != (facility.count > 1):
                continue
            if mention.authority and mention.authority == facility.authority:
                return facility
            if facility.place != place or (mention.authority and facility.authority) or (count > 1 and count != facility.count):
                continue
            if mention.name and facility.name and mention.name.lower()[:4] != facility.name.lower()[:4]:
                continue
            return facility
        return None

    def place_of_like(self, sentence: int, type_: str) -> str:
        """Where the facility of this type stands that was named not long ago."""
        for facility in reversed(self.facilities):
            if facility.type == type_ and facility.count <= 1 and sentence - facility.sentence <= 2 * _LOOK_BACK:
                return facility.place
        return ""


def read_facilities(page: Page) -> list[FacilityEvent]:
    """Facility events of `page`, in the order in which the article names them first."""
    memory = _Memory(page, whereabouts(page))
    for sentence in page.sentences:
        _read_sentence(memory, sentence)
    return list(_settled(memory))


def _read_sentence(memory: _Memory, sentence: Sentence) -> None:
    language, tokens = memory.page.language, sentence.tokens
    if tokens[0].text not in _BULLETS and not tokens[0].is_number:
        memory.lead = None if tokens[0].is_title else memory.lead
    mentions = facility_finder(language).find(tokens, find_numbers(tokens, language))
    leads = tokens[-1].text == ":"
    agreements = [match.value for match in rules_matcher(language, "agreements").find(tokens)]
    triggers = find_triggers(tokens, language, agreements)
    if _goes_on(memory, sentence):
        triggers = [replace(t, status="agreed") if t.status == "planned" or t.rule.form == "noun" else t for t in triggers]
    if any(rule.code in AGREED_KINDS for rule in agreements):
        memory.agreed = sentence.index
    clauses = clause_numbers(tokens, language)
    dates = find_dates(tokens, language, memory.page.article.published)
    if memory.said and _begins_list(sentence, language):
        memory.lead = memory.said
    bound = bind_all(mentions, triggers, clauses, tokens, language)
    used = [trigger for trigger in bound if trigger]
    for mention, trigger in zip(mentions, bound, strict=True):
        if memory.lead and not mention.hosts and (trigger is None or trigger.rule.form in ("noun", "infinitive")):
            trigger = memory.lead
        _note(memory, sentence, mention, mentions, trigger, dates, clauses)
    _note_unsaid(memory, sentence, mentions, triggers, dates)
    if not mentions:
        _note_portions(memory, sentence, triggers, dates)
    _note_elliptic(memory, sentence, mentions, [trigger for trigger in triggers if trigger not in used], dates, clauses)
    memory.said = next((Trigger(t.rule, 0, 0, t.status, t.weight) for t in reversed(triggers) if t.weight >= 0.8), None)
    if leads:
        memory.lead = _lead(triggers, [rule for rule in agreements if rule.code in AGREED_KINDS])


def _note_unsaid(
    memory: _Memory, sentence: Sentence, mentions: Sequence[FacilityMention], triggers: Sequence[Trigger], dates: Sequence[DateMention]
) -> None:
    """What a sentence says of the facility named last without naming it: `Строительство завершат в мае`, `… но было приостановлено`."""
    antecedent = memory.last(sentence.index)
    if antecedent is None:
        return
    for trigger in triggers:
        opens = (
            not mentions and trigger.first <= 1 and trigger.weight >= _STRONG and trigger.rule.code in ("under-construction", "completed")
        )
        ends = trigger.status in ("suspended", "cancelled", "closed") and not any(m.head > trigger.last for m in mentions)
        if opens or ends:
            span = sentence.tokens[trigger.first].start, sentence.tokens[trigger.last - 1].end
            antecedent.evidence.append(
                _Evidence(trigger.status, trigger.weight, _date_of(trigger, dates, memory.page.article.published), span, trigger.rule.id)
            )


def _note_elliptic(
    memory: _Memory,
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
        evidence = _evidence(sentence, like, trigger, dates, memory.page.article.published)
        _keep(memory, sentence, like, list(dict.fromkeys(p.kato for p in places)), evidence)


def _note_portions(memory: _Memory, sentence: Sentence, triggers: Sequence[Trigger], dates: Sequence[DateMention]) -> None:
    """`Три из них откроют в A, B и C, остальные два — в D и E`: places for the houses named just before, each with its nearest state."""
    language = memory.page.language
    kind = next((f.type for f in reversed(memory.facilities) if sentence.index - f.sentence <= 2 and f.type not in VAGUE), "")
    if not kind or not triggers or not kept_matcher("facilities", "portions", language).find_all(sentence.tokens):
        return
    for place in memory.places.by_sentence[sentence.index]:
        if not place.is_named or place.kato in (COUNTRY, FOREIGN):
            continue
        trigger = min(triggers, key=lambda t: (max(t.first - place.last, 0) + 3 * max(place.first - t.last, 0), -t.weight))
        if trigger.weight >= _STRONG:
            like = FacilityMention(kind, place.first, place.last, place.first, 0, False, False, False, "", "")
            _keep(memory, sentence, like, [place.kato], _evidence(sentence, like, trigger, dates, memory.page.article.published))


def _begins_list(sentence: Sentence, language: str) -> bool:
    """True for `Среди них …`, `Это …`: a sentence that lists what the one before it spoke of."""
    return any(match.first == 0 for match in kept_matcher("facilities", "listing", language).find_all(sentence.tokens[:4]))


def _goes_on(memory: _Memory, sentence: Sentence) -> bool:
    """True where a sentence goes on about the agreement named just before it."""
    if sentence.index - memory.agreed > 2:
        return False
    language = memory.page.language
    return bool(kept_matcher("facilities", "agreement_back", language).find_all(sentence.tokens))


def _lead(triggers: Sequence[Trigger], agreements: Sequence[Rule]) -> Trigger | None:
    """What a sentence that ends in a colon says of the list under it."""
    if agreements:
        return Trigger(agreements[0], 0, 0, "agreed", 0.8)
    for trigger in reversed(triggers):
        if trigger.weight >= _STRONG:
            return Trigger(trigger.rule, 0, 0, trigger.status, trigger.weight)
    return None


def _note(
    memory: _Memory,
    sentence: Sentence,
    mention: FacilityMention,
    mentions: Sequence[FacilityMention],
    trigger: Trigger | None,
    dates: Sequence[DateMention],
    clauses: Sequence[int],
) -> None:
    """Keeps what one mention tells."""
    places = places_of(memory.places, sentence, mention, mentions, clauses, memory.page.language)
    if FOREIGN in places:
        return
    evidence = _evidence(sentence, mention, trigger, dates, memory.page.article.published) if trigger else None
    if mention.type == GENERIC:
        _note_generic(memory, sentence, mention, places, evidence)
        return
    if mention.employs or (mention.component and not mention.authority and mention.type in VAGUE):
        return
    if mention.authority and (mention.hosts or (evidence is None and mention.type == "research-institute")):
        return
    adjectival = mention.plural and bool(mention.qualifier) and mention.type in _PUBLIC and bool(places) and COUNTRY not in places
    if not adjectival and not _is_definite(mention) and not _says_enough(mention, trigger, places):
        return
    if mention.points_back and not places and (antecedent := memory.last(sentence.index, mention.type)):
        antecedent.evidence += [evidence] if evidence else []
        return
    if not places or places == [COUNTRY]:
        like = memory.place_of_like(sentence.index, mention.type)
        housed = replace(mention, place=mention.place or _host_place(mentions, mention))
        found = fallback(memory.places, housed, like if not places or mention.points_back else "")
        widely = mention.plural or mention.count > 1 or not memory.places.focus
        places = places if places and not mention.qualifier and widely else [found] if found else []
    _keep(memory, sentence, mention, places, evidence)


def _says_enough(mention: FacilityMention, trigger: Trigger | None, places: Sequence[str]) -> bool:
    """True where a state makes a row of a mention that names no house of its own: one that is vague or many needs more."""
    if trigger is None:
        return False
    if mention.plural and mention.count <= 1 and not set(places) - {COUNTRY}:
        return trigger.rule.form in ("done", "future") and trigger.weight >= _STRONG and mention.type not in VAGUE
    if mention.type not in VAGUE or trigger.last == 0:
        return True
    gap = max(mention.first - trigger.last, trigger.first - mention.last)
    return trigger.weight >= _STRONG and gap <= _NEAR


def _note_generic(memory: _Memory, sentence: Sentence, mention: FacilityMention, places: Sequence[str], evidence: _Evidence | None) -> None:
    """`новый центр` tells of the facility named last; `аналогичные центры в A и B` are of its type."""
    antecedent = memory.last(sentence.index)
    if antecedent is None or evidence is None or evidence.weight < _STRONG:
        return
    if (mention.plural or mention.count > 1) and places and places != [COUNTRY]:
        like = FacilityMention(antecedent.type, mention.first, mention.last, mention.head, mention.count, True, False, False, "", "")
        _keep(memory, sentence, like, places, evidence)
    elif not mention.plural and mention.count <= 1:
        antecedent.evidence.append(evidence)
        antecedent.sentence = sentence.index


def _host_place(mentions: Sequence[FacilityMention], mention: FacilityMention) -> str:
    """Where the known house stands that the sentence puts `mention` in."""
    return next((other.place for other in mentions if other is not mention and other.hosts and other.place), "")


def _is_definite(mention: FacilityMention) -> bool:
    """True where a mention alone says that there is such a house: a known one, a named one, `областной онкодиспансер`."""
    if mention.authority or mention.name:
        return True
    public = mention.type in _PUBLIC and not mention.plural
    return public and (bool(mention.qualifier) or (mention.hosts and mention.type == "oncology-centre"))


def _keep(memory: _Memory, sentence: Sentence, mention: FacilityMention, places: Sequence[str], evidence: _Evidence | None) -> None:
    """Adds a mention at its places to the memory; a count that is not the number of places makes a collective of its own."""
    count = mention.count or 1
    said = {named.kato for named in memory.places.by_sentence[sentence.index]}
    targets = [(place, 1 if len(places) > 1 else count) for place in places]
    if count > 1 and len(places) > 1 and count != len(places):
        targets.append((COUNTRY, count))
    for place, number in targets:
        facility = memory.same(mention, place, number)
        if facility is None:
            span = sentence.tokens[mention.first].start, sentence.tokens[mention.last - 1].end
            facility = _Facility(mention.type, place, mention.name, mention.authority, number, span, sentence.index, _is_definite(mention))
            memory.facilities.append(facility)
        facility.sentence = sentence.index
        facility.placed = facility.placed or place in said
        facility.name = facility.name or mention.name
        facility.authority = facility.authority or mention.authority
        facility.definite = facility.definite or evidence is None or _is_definite(mention)
        if evidence:
            facility.evidence.append(evidence)


def _evidence(sentence: Sentence, mention: FacilityMention, trigger: Trigger, dates: Sequence[DateMention], published: str) -> _Evidence:
    """The state that `trigger` gives; what opens on a day after the publication is planned."""
    first, last = mention.first, mention.last
    if trigger.last:  # a trigger that leads a list stands in an earlier sentence
        first, last = min(first, trigger.first), max(last, trigger.last)
    span = sentence.tokens[first].start, sentence.tokens[last - 1].end
    date = _date_of(trigger, dates, published)
    to_come = bool(published) and date[: len(published)] > published[: len(date)]
    status = (
        "planned" if to_come and trigger.status == "operational" and trigger.rule.form in ("noun", "done", "process") else trigger.status
    )
    return _Evidence(status, trigger.weight, date, span, trigger.rule.id)


def _date_of(trigger: Trigger, dates: Sequence[DateMention], published: str) -> str:
    """The date nearest to the status word, within reach; a month without a year lies before the publication for what is done."""

    def gap(date: DateMention) -> int:
        return max(date.first - trigger.last, trigger.first - date.last)

    near = min(dates, key=gap, default=None)
    if near is None or gap(near) > _DATE_REACH:
        return ""
    month = near.relative and len(near.iso) >= 7 and len(published) >= 7
    if month and trigger.rule.form == "done" and near.iso[:7] > published[:7]:
        return f"{int(near.iso[:4]) - 1}{near.iso[4:]}"
    if month and trigger.rule.form == "future" and near.iso[:7] < published[:7]:
        return f"{int(near.iso[:4]) + 1}{near.iso[4:]}"
    return near.iso


def _settled(memory: _Memory) -> Iterator[FacilityEvent]:
    """The state of each facility by all its evidence; vague ones that a specific one of the same place explains are dropped."""
    _join_wider(memory)
    states = {(f.place, _best(f)) for f in memory.facilities if f.type in _SPECIFIC and f.evidence}
    specific = {(place, best.status) for place, best in states if best}
    for facility in memory.facilities:
        best = _best(facility)
        if facility.type in _PARAPHRASES and not facility.definite and best and (facility.place, best.status) in specific:
            continue
        if best or facility.definite:
            yield _event(memory, facility, best)


def _join_wider(memory: _Memory) -> None:
    """One unnamed facility said to be in the region or the country is the only one of its type in a city there."""
    gazetteer = load_gazetteer()
    for wide in list(memory.facilities):
        inside = [f for f in memory.facilities if f.type == wide.type and f.count <= 1 and wide.place in gazetteer.place(f.place).within]
        if wide.count <= 1 and not wide.name and not wide.authority and len(inside) == 1:
            inside[0].evidence += wide.evidence
            memory.facilities.remove(wide)


def _best(facility: _Facility) -> _Evidence | None:
    """The evidence that gives the state of a facility."""
    strong = [e for e in facility.evidence if e.weight >= _STRONG] or [e for e in facility.evidence if e.weight >= _WEAK]
    return min(strong, key=lambda e: (PRECEDENCE.index(e.status), not e.date, -e.weight), default=None)


def _event(memory: _Memory, facility: _Facility, best: _Evidence | None) -> FacilityEvent:
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
    )


def _confidence(facility: _Facility, best: _Evidence | None) -> float:
    """How likely a row is right: less for a weak word, a vague type, a place that its own sentence does not name, a row of its own count."""
    if best is None:
        return 0.55
    confidence = 0.5 + 0.43 * min(best.weight, 1.0)
    confidence -= 0.12 * (facility.type in VAGUE) + 0.09 * (not facility.placed) + 0.03 * (facility.count > 1)
    return round(max(confidence, 0.3), 2)
