"""Facility events: which facility stands where in what state, as the whole article leaves it.

Mentions are bound to status words and places sentence by sentence; a memory of the document joins what is said of one facility in several
sentences, lets `новый центр` point back, and settles the state at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.reading.clauses import clause_numbers
from loaders.reading.dates import DateMention, find_dates
from loaders.reading.events import FacilityEvent, Span
from loaders.reading.facility_mentions import GENERIC, FacilityMention, facility_finder
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.numbers import find_numbers
from loaders.reading.page import Page, Sentence
from loaders.reading.places import CITY_MEMORY, COUNTRY, FOREIGN, REGION_MEMORY, PlaceMention, place_finder
from loaders.reading.rules import lexicon, lexicon_matcher, rules_matcher
from loaders.reading.statuses import Trigger, bind, find_triggers

# From what is known best to what says least; the state of an article is the first of these that it gives.
PRECEDENCE = ("closed", "cancelled", "operational", "suspended", "completed", "under-construction", "planned", "agreed", "mentioned")
VAGUE = frozenset({"medical-centre", "diagnostic-centre", GENERIC, "hospital", "department"})
_LOOK_BACK = 3


@dataclass(slots=True)
class _Evidence:
    status: str
    weight: float
    date: str
    span: Span
    rule: str
    sentence: int


@dataclass(slots=True)
class _Facility:
    """One facility (or collective) of the document memory."""

    type: str
    place: str
    name: str
    authority: str
    count: int
    collective: bool
    span: Span
    sentence: int
    named: bool
    evidence: list[_Evidence] = field(default_factory=list)


class _Memory:
    """What the document has said so far."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.facilities: list[_Facility] = []
        self.places: list[list[PlaceMention]] = []
        self.focus = ""

    def last(self, sentence: int, types: frozenset[str] | None = None) -> _Facility | None:
        """The facility named last, within a few sentences back."""
        for facility in reversed(self.facilities):
            if sentence - facility.sentence <= _LOOK_BACK and not facility.collective and (types is None or facility.type in types):
                return facility
        return None

    def same(self, type_: str, place: str, name: str, authority: str, count: int) -> _Facility | None:
        """The facility of this type and place, unless names or counts tell them apart."""
        for facility in self.facilities:
            if facility.type != type_ or facility.place != place or (count > 1) != (facility.count > 1):
                continue
            if authority and facility.authority and authority != facility.authority:
                continue
            if name and facility.name and name.lower()[:4] != facility.name.lower()[:4]:
                continue
            return facility
        return None


def read_facilities(page: Page) -> list[FacilityEvent]:
    """Facility events of `page`, in the order in which the article names them first."""
    memory = _Memory(page)
    memory.places = [_where(sentence, page.language) for sentence in page.sentences]
    memory.focus = focus_place(page, memory.places)
    for sentence in page.sentences:
        _read_sentence(memory, sentence)
    return list(_settled(memory))


def _where(sentence: Sentence, language: str) -> list[PlaceMention]:
    """Places of a sentence at which something may stand: not where officials hold office or patients come from."""
    tokens = sentence.tokens
    words = lexicon("clauses")["not_where"]
    before = {match.last for match in lexicon_matcher_of("before", words["before"]).find_all(tokens)}
    after = {match.first for match in lexicon_matcher_of("after", words["after"]).find_all(tokens)}
    found = place_finder().find(tokens, language)
    off = {mention.group for mention in found if mention.first in before or mention.last in after}
    return [mention for mention in found if mention.group not in off]


_MATCHERS: dict[str, object] = {}


def lexicon_matcher_of(name: str, patterns: Sequence[str]):  # type: ignore[no-untyped-def]
    """A matcher kept by name."""
    if name not in _MATCHERS:
        _MATCHERS[name] = lexicon_matcher({name: patterns})
    return _MATCHERS[name]


def focus_place(page: Page, places: Sequence[Sequence[PlaceMention]]) -> str:
    """The place that the article is about: the one that its headline and first sentences agree on, or empty."""
    gazetteer = load_gazetteer()
    early = [m.kato for found in places[:4] for m in found if m.kato in gazetteer.places and m.kato != COUNTRY]
    regions = {gazetteer.region_of(kato) for kato in early}
    if not early or len(regions) > 1:
        return ""
    counts = Counter(early)
    cities = [kato for kato in counts if gazetteer.place(kato).level != "Region"]
    return max(cities or counts, key=lambda kato: (counts[kato], kato)) if len(set(cities)) <= 1 else next(iter(regions))


def _read_sentence(memory: _Memory, sentence: Sentence) -> None:
    language, tokens = memory.page.language, sentence.tokens
    mentions = facility_finder(language).find(tokens, find_numbers(tokens, language))
    if not mentions:
        return
    agreements = rules_matcher(language, "agreements").find(tokens)
    triggers = find_triggers(tokens, language, agreements)
    dates = find_dates(tokens, language, memory.page.article.published)
    clauses = clause_numbers(tokens, language)
    for mention in mentions:
        trigger = None if mention.hosts else bind(mention, triggers, clauses, mentions, language)
        _note(memory, sentence, mention, mentions, trigger, dates, clauses)


def _note(
    memory: _Memory,
    sentence: Sentence,
    mention: FacilityMention,
    mentions: Sequence[FacilityMention],
    trigger: Trigger | None,
    dates: Sequence[DateMention],
    clauses: Sequence[int],
) -> None:
    places = _places_of(memory, sentence, mention, mentions, clauses)
    if any(place == FOREIGN for place in places):
        return
    if mention.type == GENERIC:
        antecedent = memory.last(sentence.index)
        if antecedent and trigger and trigger.weight >= 0.5 and not mention.plural:
            antecedent.evidence.append(_evidence(sentence, mention, trigger, dates))
            antecedent.sentence = sentence.index
        return
    known = mention.authority or mention.name
    if not trigger and not known:
        return
    if mention.points_back and not places and (antecedent := memory.last(sentence.index, frozenset({mention.type}))):
        if trigger:
            antecedent.evidence.append(_evidence(sentence, mention, trigger, dates))
        return
    count = mention.count or 1
    resolved = places or [_fallback(memory, sentence, mention)]
    targets = [(place, 1 if len(resolved) > 1 else count) for place in resolved]
    if count > 1 and len(resolved) > 1 and count != len(resolved):
        targets.append((COUNTRY, count))
    for place, number in targets:
        facility = memory.same(mention.type, place, mention.name, mention.authority, number)
        if facility is None:
            facility = _Facility(
                mention.type,
                place,
                mention.name,
                mention.authority,
                number,
                number > 1,
                _span(sentence, mention),
                sentence.index,
                bool(known),
            )
            memory.facilities.append(facility)
        facility.sentence = sentence.index
        facility.name = facility.name or mention.name
        facility.authority = facility.authority or mention.authority
        facility.named = facility.named or bool(known)
        if trigger:
            facility.evidence.append(_evidence(sentence, mention, trigger, dates))


def _evidence(sentence: Sentence, mention: FacilityMention, trigger: Trigger, dates: Sequence[DateMention]) -> _Evidence:
    return _Evidence(
        trigger.status,
        trigger.weight,
        _date_of(trigger, mention, dates),
        _quote(sentence, mention, trigger),
        trigger.rule.id,
        sentence.index,
    )


def _span(sentence: Sentence, mention: FacilityMention) -> Span:
    return sentence.tokens[mention.first].start, sentence.tokens[mention.last - 1].end


def _quote(sentence: Sentence, mention: FacilityMention, trigger: Trigger) -> Span:
    """The words from the first to the last token that say it."""
    first, last = min(mention.first, trigger.first), max(mention.last, trigger.last)
    return sentence.tokens[first].start, sentence.tokens[last - 1].end


def _date_of(trigger: Trigger, mention: FacilityMention, dates: Sequence[DateMention]) -> str:
    """The date nearest to the status word, within reach."""
    near = sorted(dates, key=lambda d: min(abs(d.first - trigger.last), abs(trigger.first - d.last)))
    return near[0].iso if near and min(abs(near[0].first - trigger.last), abs(trigger.first - near[0].last)) <= 14 else ""


def _places_of(
    memory: _Memory, sentence: Sentence, mention: FacilityMention, mentions: Sequence[FacilityMention], clauses: Sequence[int]
) -> list[str]:
    """The places (KATO or FOREIGN) at which the sentence puts `mention`; empty where it says none."""
    if mention.place:
        return [mention.place]
    groups: dict[int, list[PlaceMention]] = {}
    for place in memory.places[sentence.index]:
        groups.setdefault(place.group, []).append(place)
    best: tuple[float, list[PlaceMention]] | None = None
    for group in groups.values():
        cost = _distance(mention, group, mentions, clauses, memory.page.language)
        if best is None or cost < best[0]:
            best = cost, group
    if best is None or best[0] > 40:
        return []
    resolved = [_resolve(memory, place) for place in best[1]]
    named = [kato for kato in dict.fromkeys(resolved) if kato]
    narrow = (
        [kato for kato in named if not any(kato in load_gazetteer().place(o).within for o in named if o != kato and o != FOREIGN)]
        if FOREIGN not in named
        else named
    )
    return narrow


def _resolve(memory: _Memory, place: PlaceMention) -> str:
    if place.kato in (REGION_MEMORY, CITY_MEMORY):
        if not memory.focus:
            return ""
        gazetteer = load_gazetteer()
        return memory.focus if place.kato == CITY_MEMORY else gazetteer.region_of(memory.focus)
    return place.kato


def _distance(
    mention: FacilityMention, group: Sequence[PlaceMention], mentions: Sequence[FacilityMention], clauses: Sequence[int], language: str
) -> float:
    """How far a group of places is from a mention, with a price for what stands between."""
    first, last = group[0].first, group[-1].last
    if mention.first <= first < mention.last:
        return 0.0
    after = first >= mention.head
    gap = first - mention.last if after else mention.first - last
    cost = float(max(0, gap))
    low, high = (mention.head, first) if after else (last, mention.head)
    cost += 4 * sum(1 for m in mentions if m is not mention and low < m.head < high and m.type != GENERIC)
    cost += 8 * abs(clauses[min(first, len(clauses) - 1)] - clauses[mention.head])
    if language == "kk" and after:
        cost += 8
    if all(place.how == "stand-in" for place in group):
        cost += 6
    return cost


def _fallback(memory: _Memory, sentence: Sentence, mention: FacilityMention) -> str:
    """Where a facility stands whose sentence names no place: as said before of its like, in the article's place, else in the country."""
    for facility in reversed(memory.facilities):
        if facility.type == mention.type and not facility.collective and sentence.index - facility.sentence <= 6 and mention.count <= 1:
            return facility.place
    if mention.count > 1 or mention.plural:
        return COUNTRY
    return memory.focus or COUNTRY


def _settled(memory: _Memory) -> Iterator[FacilityEvent]:
    """The state of each facility by all its evidence; vague ones that a specific one of the same place explains are dropped."""
    specific = {f.place for f in memory.facilities if f.type not in VAGUE}
    for facility in memory.facilities:
        if facility.type in VAGUE and not facility.named and facility.place in specific:
            continue
        strong = [e for e in facility.evidence if e.weight >= 0.5] or facility.evidence
        best = min(strong, key=lambda e: (PRECEDENCE.index(e.status), -bool(e.date), -e.weight), default=None)
        if best is None and not facility.named:
            continue
        yield FacilityEvent(
            facility.type,
            facility.place,
            best.status if best else "mentioned",
            best.date if best else "",
            facility.count,
            facility.name,
            facility.authority,
            best.span if best else facility.span,
            best.rule if best else f"{memory.page.language}-facility-named",
            min(0.95, 0.5 + 0.4 * best.weight) if best else 0.6,
            facility.collective,
        )
