"""From the events of all articles to claims about entities: the same claims in any order of articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph import iris
from graph.values import LANGUAGES, Article, Claim, Entity, Problem
from loaders.linking import claims as make
from loaders.linking.claims import Source, claim
from loaders.linking.facilities import Link, Node, link_facilities, node_of
from loaders.linking.labels import Labels, code_label, facility_labels, in_all, label, place_label
from loaders.linking.people import body_iri, body_links, person_links
from loaders.reading.events import (
    AgreementEvent,
    EquipmentEvent,
    Event,
    FacilityEvent,
    FundingEvent,
    IndicatorEvent,
    InstructionEvent,
    Named,
    PostEvent,
    Told,
)
from ontology import terms


@dataclass(frozen=True, slots=True)
class Linked:
    """Claims and the entities that they speak of, sorted by IRI; `reader_version` names the reader, `problems` what it failed on."""

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    reader_version: str
    problems: tuple[Problem, ...] = ()


def link(read: Sequence[tuple[Article, Sequence[Told]]], reader_version: str) -> Linked:
    """The claims of `read`, each about an entity whose IRI follows from what identifies it."""
    linker = _Linker(read)
    claims: dict[str, Claim] = {}
    for article, told in sorted(read, key=lambda pair: pair[0].document):
        for one in _once(linker.claims(article, told)):
            article.check(one.quote)
            claims.setdefault(one.iri, one)
    entities = sorted(linker.entities.values(), key=lambda entity: entity.iri)
    return Linked(tuple(claims[iri] for iri in sorted(claims)), tuple(entities), reader_version)


def _once(claims: Iterator[Claim]) -> Iterator[Claim]:
    """Claims without those that say again what one of this article said of the same subject and predicate, where only one is meant."""
    single = {iris.term(name) for name in ("status", "facilityType", "place", "memberCount")}
    seen: set[tuple[str, str]] = set()
    for one in claims:
        key = (one.subject, one.predicate)
        if one.predicate in single and key in seen:
            continue
        seen.add(key)
        yield one


class _Linker:
    """Links of everything that the articles of one build name."""

    def __init__(self, read: Sequence[tuple[Article, Sequence[Told]]]) -> None:
        events = [(article, told.event) for article, tolds in read for told in tolds]
        self.facilities: dict[Node, Link] = link_facilities((a.iri, e) for a, e in events if isinstance(e, FacilityEvent))
        self.people = person_links(person for tolds in (t for _, t in read) for told in tolds for person in _named(told, "person"))
        self.bodies = body_links(body for tolds in (t for _, t in read) for told in tolds for body in _named(told, "organisation"))
        self.classes = terms.classes_by_type()
        self.entities: dict[str, Entity] = {}

    def claims(self, article: Article, tolds: Sequence[Told]) -> Iterator[Claim]:
        """The claims of one article."""
        for told in tolds:
            event = told.event
            speaker = self.named(told.speaker) if told.speaker else ""
            source = Source(article, event.span, event.rule, event.confidence, "", speaker, "reported" if speaker else "asserted")
            yield from self._of(source, event)

    def _of(self, source: Source, event: Event) -> Iterator[Claim]:
        match event:
            case FacilityEvent():
                yield from self._facility(source, event)
            case AgreementEvent():
                subject = self.entity("agreement", "Agreement", _agreement_identity(source, event), agreement_labels(event))
                parties = [self.named(party) for party in event.parties]
                yield from make.agreement_claims(_because(source, "kind, amount, name"), subject, event, parties)
            case PostEvent():
                yield from self._post(source, event)
            case FundingEvent():
                labels = in_all(f"{event.amount:,.0f} {event.currency}" + (f": {event.purpose}" if event.purpose else ""))
                subject = self.entity("allotment", "Allotment", _own(source, str(event.amount), event.currency, event.purpose), labels)
                yield from make.funding_claims(_because(source, "of this article"), subject, event)
            case IndicatorEvent():
                subject = self.entity(
                    "observation", "Observation", _own(source, event.indicator, str(event.value), event.unit), indicator_labels(event)
                )
                yield from make.indicator_claims(_because(source, "of this article"), subject, event)
            case InstructionEvent():
                subject = self.entity("instruction", "Instruction", _own(source, event.issuer.label, event.task), in_all(event.task))
                addressee = self.named(event.addressee) if event.addressee else ""
                yield from make.instruction_claims(_because(source, "of this article"), subject, event, self.named(event.issuer), addressee)
            case EquipmentEvent():
                identity = _own(source, event.type, event.name, event.place, event.facility_type, str(event.count))
                subject = self.entity("equipment", "EquipmentItem", identity, equipment_labels(event))
                supplier = self.named(event.supplier) if event.supplier else ""
                yield from make.equipment_claims(_because(source, "of this article"), subject, event, supplier)

    def _facility(self, source: Source, event: FacilityEvent) -> Iterator[Claim]:
        found = self.facilities[node_of(event)]
        node = found.node
        cls = "FacilityGroup" if event.count > 1 else self.classes[node.type]
        if not node.authority:
            name = event.name if node.name else ""
            self.add(found.iri, cls, facility_labels(node.type, node.place, name, node.count, standing=node.standing, profile=node.profile))
        modality = "reported" if source.speaker else make.modality_of(event)
        source = replace(source, reason=found.reason, modality=modality)
        event = replace(event, name="" if event.authority else event.name)
        for one in make.facility_claims(source, found.iri, event):
            yield replace(one, holds_for=event.date) if one.predicate == iris.term("status") else one

    def _post(self, source: Source, event: PostEvent) -> Iterator[Claim]:
        person = self.named(event.person)
        at = self.named(event.organisation) if event.organisation else iris.place(event.place) if event.place else ""
        identity = (iris.notation(person), event.post, iris.notation(at) if at else "")
        holding = self.entity("post-holding", "PostHolding", identity, post_labels(self._shown(event.person), event))
        source = _because(source, self.people[event.person.label][2])
        yield claim(source, person, "holds", holding)
        yield claim(source, holding, "post", iris.code("post", event.post))
        if at:
            yield claim(source, holding, "postAt", at)

    def _shown(self, person: Named) -> str:
        return self.people[person.label][1]

    def named(self, named: Named) -> str:
        """The IRI of a person or body, which is known to the build from then on."""
        if named.kind == "person" and named.label in self.people:
            iri, shown, _ = self.people[named.label]
            self.add(iri, "Person", in_all(shown))
            return iri
        iri, shown = self.bodies[named.label] if not named.key and named.label in self.bodies else (body_iri(named), named.label)
        if not label(iri, "en"):
            self.add(iri, "Organisation", in_all(shown))
        return iri

    def entity(self, kind: str, cls: str, identity: Sequence[str], labels: Labels) -> str:
        """The IRI of an entity of `kind`, which is known to the build from then on."""
        iri = iris.mint_entity_iri(kind, *identity)
        self.add(iri, cls, labels)
        return iri

    def add(self, iri: str, cls: str, labels: Labels) -> None:
        """Keeps an entity; of several labels the first in order, so that the order of articles does not matter."""
        old = self.entities.get(iri)
        made = Entity(iri, cls, labels)
        if old is None or (made.cls, made.labels) < (old.cls, old.labels):
            self.entities[iri] = made


def _named(told: Told, kind: str) -> Iterator[Named]:
    """Those of `kind` (person or organisation) whom an event or its speaker names."""
    event = told.event
    named: list[Named | None] = [told.speaker]
    match event:
        case PostEvent():
            named += [event.person, event.organisation]
        case InstructionEvent():
            named += [event.issuer, event.addressee]
        case AgreementEvent():
            named += event.parties
        case EquipmentEvent():
            named.append(event.supplier)
        case _:
            pass
    yield from (one for one in named if one and one.kind == kind)


def _because(source: Source, reason: str) -> Source:
    return replace(source, reason=reason)


def _own(source: Source, *parts: str) -> tuple[str, ...]:
    """The identity of what only this article tells."""
    return (iris.digest_hex(source.article.document, *parts),)


def _agreement_identity(source: Source, event: AgreementEvent) -> tuple[str, ...]:
    """An agreement by its amount, else its name, else this article: by parties alone no two articles need mean the same."""
    if event.amount:
        return event.kind, f"{event.amount:.0f}", event.currency
    if (event.name_en or event.name) and not event.generic:
        return event.kind, event.name_en or event.name
    return (event.kind, *_own(source, *event.covers, event.covers_text, event.date))


def agreement_labels(event: AgreementEvent) -> Labels:
    """The English gloss of its name, else its kind and amount."""
    made = []
    for language in LANGUAGES:
        kind = code_label("agreement-kind", event.kind, language)
        name = event.name_en if language == "en" and event.name_en else event.name
        amount = f", {event.amount:,.0f} {event.currency}" if event.amount else ""
        made.append((language, f"{name or kind}{amount}"))
    return tuple(made)


def post_labels(person: str, event: PostEvent) -> Labels:
    """Who holds which post where."""
    made = []
    for language in LANGUAGES:
        where = event.organisation.label if event.organisation else place_label(event.place, language) if event.place else ""
        if event.organisation and event.organisation.key:
            where = label(event.organisation.key, language) or where
        made.append((language, ", ".join(part for part in (person, code_label("post", event.post, language), where) if part)))
    return tuple(made)


def indicator_labels(event: IndicatorEvent) -> Labels:
    """What is measured, with its value and unit."""
    return tuple(
        (
            language,
            f"{event.indicator}: {event.value:g} {code_label('unit', event.unit, language)}"
            + (f", {event.period}" if event.period else ""),
        )
        for language in LANGUAGES
    )


def equipment_labels(event: EquipmentEvent) -> Labels:
    """The type of machine, with name, number and place."""
    made = []
    for language in LANGUAGES:
        kind = code_label("equipment-type", event.type, language)
        named = f"{kind} {event.name}" if event.name else kind
        many = f"{named} ({event.count})" if event.count > 1 else named
        made.append((language, f"{many}, {place_label(event.place, language)}" if event.place else many))
    return tuple(made)
