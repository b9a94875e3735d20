"""What a document has said so far of facilities: each with the evidence for its state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from loaders.reading.dates import DateMention
from loaders.reading.events import Span
from loaders.reading.facility_mention import FacilityMention
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.page import Page, Sentence
from loaders.reading.places import COUNTRY
from loaders.reading.rules import Rule
from loaders.reading.statuses import Trigger
from loaders.reading.whereabouts import Whereabouts

PUBLIC = ("oncology-centre", "hospital")
STRONG = 0.5
WEAK = 0.4  # below it, as an opening that is only spoken of, nothing is said of the state
_TO_COME = frozenset({"planned", "agreed", "under-construction", "completed", "cancelled"})
LOOK_BACK = 3
_DATE_REACH = 12
# So many houses with a place each are told of as a whole as well; two are just named.
_WHOLE = 3
# A house built so many years ago is not waiting to be opened.
_LONG_AGO, _SAYS_NOTHING = 3, 0.3


@dataclass(frozen=True, slots=True)
class Evidence:
    """A state that one sentence gives a facility."""

    status: str
    weight: float
    date: str
    span: Span
    rule: str


@dataclass(slots=True)
class Facility:
    """One facility (or collective) of the document memory; `whole` is the house that it is a part of, where nothing else is said of it."""

    type: str
    place: str
    name: str
    authority: str
    count: int
    span: Span
    sentence: int
    definite: bool
    evidence: list[Evidence] = field(default_factory=list)
    place_span: Span | None = None
    whole: Facility | None = None
    standing: bool = False
    old: bool = False
    profile: frozenset[str] = frozenset()


@dataclass(slots=True)
class Memory:
    """What the document has said so far; `headline` is what its headline says of a house that only the next sentence names.

    `agreed` is the sentence that named an
    `agreement` last, `spoken` the type of house spoken of last and in which sentence, `kept` what the mention in hand has been kept as, and
    where.
    """

    page: Page
    places: Whereabouts
    facilities: list[Facility] = field(default_factory=list)
    lead: Trigger | None = None
    agreed: int = -9
    agreement: Rule | None = None
    said: Trigger | None = None
    headline: Evidence | None = None
    spoken: tuple[str, int] = ("", -9)
    kept: list[tuple[FacilityMention, tuple[str, ...]]] = field(default_factory=list)

    def last(self, sentence: int, type_: str = "") -> Facility | None:
        """The single facility named last, within a few sentences back; one of which nothing is said yet only where there is no other."""
        single = [f for f in reversed(self.facilities) if f.count <= 1 and (not type_ or f.type == type_)]
        single.sort(key=lambda f: f.old)  # `центр` behind `старый диспансер` is the new one
        told = next((f for f in single if (f.evidence or f.definite) and sentence - f.sentence <= LOOK_BACK), None)
        return told or next((f for f in single if sentence - f.sentence <= 1), None)

    def last_type(self, sentence: int) -> str:
        """The type of what was named last, be it many: `открыли три центра. Среди них центры в A и B`."""
        if self.facilities and sentence - self.facilities[-1].sentence <= 1:
            return self.facilities[-1].type
        kind, index = self.spoken
        return kind if sentence - index <= 1 else ""

    def last_types(self, sentence: int) -> list[str]:
        """The types, two at most, that `такой центр` may be of: the latest first."""
        recent = [f.type for f in reversed(self.facilities) if sentence - f.sentence <= LOOK_BACK]
        return list(dict.fromkeys([*recent, *filter(None, [self.spoken[0]])]))[:2]

    def whole_of(self, sentence: int, type_: str) -> Facility | None:
        """The single house of another type named last, in this sentence or the one before, that may hold one of `type_`."""
        for facility in reversed(self.facilities):
            if facility.whole is None and facility.count <= 1 and facility.type != type_ and sentence - facility.sentence <= 1:
                return facility
        return None

    def same(self, mention: FacilityMention, place: str, count: int) -> Facility | None:
        """The facility of this type and place named last, unless names, counts or what they are for tell them apart."""
        for facility in reversed(self.facilities):
            if facility.type != mention.type or (count > 1) != (facility.count > 1) or facility.standing != mention.standing:
                continue
            if mention.authority and mention.authority == facility.authority:
                return facility
            if facility.place != place or (mention.authority and facility.authority) or (count > 1 and count != facility.count):
                continue
            if mention.name and facility.name and mention.name.lower()[:4] != facility.name.lower()[:4]:
                continue
            if mention.profile and facility.profile and not (mention.profile <= facility.profile or facility.profile <= mention.profile):
                continue  # `перинатальный центр` is no `кардиоцентр`
            return facility
        return None

    def place_of_like(self, sentence: int, type_: str) -> str:
        """Where the facility of this type stands that was named not long ago."""
        for facility in reversed(self.facilities):
            if facility.type == type_ and facility.count <= 1 and sentence - facility.sentence <= 2 * LOOK_BACK:
                return facility.place
        return ""


def stands_beside(old: bool, evidence: Iterable[Evidence]) -> bool:
    """True where a house that stands (an `old` one) is not the one that `evidence` tells of: that is to come, or has come in its place."""
    return any((e.status in _TO_COME and e.weight >= WEAK) or (old and e.status == "operational" and e.weight >= STRONG) for e in evidence)


def is_definite(mention: FacilityMention) -> bool:
    """True where a mention alone says that there is such a house: a known one, a named one, `областной онкодиспансер`."""
    if mention.authority or mention.name:
        return True
    if mention.type == "medical-centre" and mention.qualifier == "regional" and not mention.plural:
        return True  # `областной перинатальный центр`: each region has one
    public = mention.type in PUBLIC and not mention.plural
    return public and (bool(mention.qualifier) or (mention.hosts and mention.type == "oncology-centre"))


def keep_part(memory: Memory, sentence: Sentence, mention: FacilityMention) -> bool:
    """Adds a centre within the house named before it, at the place of that house. False where none was named."""
    whole = memory.whole_of(sentence.index, mention.type)
    if whole is None:
        return False
    keep(memory, sentence, replace(mention, count=0), [whole.place], None, latent=True)
    part = memory.same(mention, whole.place, 1)
    if part and part is not whole:
        part.whole = whole
    return True


def keep(
    memory: Memory, sentence: Sentence, mention: FacilityMention, places: Sequence[str], evidence: Evidence | None, *, latent: bool = False
) -> None:
    """Adds a mention at its places to the memory; a count of many over several places makes a collective of its own.

    A `latent` one makes no row by itself: what is said later of it may.
    """
    places = list(dict.fromkeys(map(load_gazetteer().stands_for, places)))
    count = mention.count or 1
    targets = [(place, 1 if len(places) > 1 else count) for place in places]
    if len(places) > 1 and (count > len(places) or count >= _WHOLE):
        targets.append((_whole_place(places), count))
    for place, number in targets:
        memory.kept.append((replace(mention, count=number), (place,)))
        facility = memory.same(mention, place, number)
        if facility is None:
            span = sentence.tokens[mention.first].start, sentence.tokens[mention.last - 1].end
            facility = Facility(mention.type, place, mention.name, mention.authority, number, span, sentence.index, is_definite(mention))
            facility.standing, facility.old = mention.standing, mention.old
            memory.facilities.append(facility)
            if memory.headline and sentence.index <= 1 and count <= 1:
                facility.evidence.append(memory.headline)
                memory.headline = None
        facility.sentence = sentence.index
        facility.place_span = facility.place_span or _place_span(memory, sentence, mention, place)
        facility.name = facility.name or mention.name
        facility.authority = facility.authority or mention.authority
        facility.profile |= mention.profile
        facility.definite = facility.definite or (evidence is None and not latent) or is_definite(mention)
        if evidence:
            facility.evidence.append(evidence)


def _whole_place(places: Sequence[str]) -> str:
    """Where houses stand as a whole: in the region that all their places lie in, else in the country."""
    gazetteer = load_gazetteer()
    regions = {gazetteer.region_of(place) for place in places}
    return next(iter(regions)) if len(regions) == 1 and not regions & set(places) else COUNTRY


def _place_span(memory: Memory, sentence: Sentence, mention: FacilityMention, place: str) -> Span | None:
    """The words from a mention to the name of its place, where the sentence has both."""
    named = next((found for found in memory.places.by_sentence[sentence.index] if found.kato == place), None)
    if named is None:
        return None
    first, last = min(mention.first, named.first), max(mention.last, named.last)
    return sentence.tokens[first].start, sentence.tokens[last - 1].end


def evidence_of(sentence: Sentence, mention: FacilityMention, trigger: Trigger, dates: Sequence[DateMention], published: str) -> Evidence:
    """The state that `trigger` gives; what opens on a day after the publication is planned."""
    first, last = mention.first, mention.last
    if trigger.last:  # a trigger that leads a list stands in an earlier sentence
        first, last = min(first, trigger.first), max(last, trigger.last)
    span = sentence.tokens[first].start, sentence.tokens[last - 1].end
    date = date_of(trigger, dates, published)
    to_come = bool(published) and date[: len(published)] > published[: len(date)]
    status = (
        "planned" if to_come and trigger.status == "operational" and trigger.rule.form in ("noun", "done", "process") else trigger.status
    )
    long_ago = is_long_ago(status, date, published)
    return Evidence(status, _SAYS_NOTHING if long_ago else trigger.weight, date, span, trigger.rule.id)


def is_long_ago(status: str, date: str, published: str) -> bool:
    """True for a house completed years before the day of publication: that says nothing of its state."""
    return status == "completed" and len(date) >= 4 and len(published) >= 4 and int(date[:4]) <= int(published[:4]) - _LONG_AGO


def date_of(trigger: Trigger, dates: Sequence[DateMention], published: str) -> str:
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
