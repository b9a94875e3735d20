"""Claims from events: each thing that an event tells of an entity, with the words that tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph import iris
from graph.quads import date_literal, decimal_literal, lexical
from graph.values import Article, Claim, Literal, Term
from loaders.reading.events import (
    AgreementEvent,
    EquipmentEvent,
    FacilityEvent,
    FundingEvent,
    IndicatorEvent,
    InstructionEvent,
    Span,
)

_TO_COME = frozenset({"planned", "agreed"})


@dataclass(frozen=True, slots=True)
class Source:
    """What all claims of one event share."""

    article: Article
    span: Span
    rule: str
    confidence: float
    reason: str
    speaker: str = ""
    modality: str = "asserted"
    holds_for: str = ""


def claim(source: Source, subject: str, name: str, value: Term) -> Claim:
    """The claim that `subject` has `value` for the ontology's property `name`."""
    article, (start, end) = source.article, source.span
    predicate = iris.term(name)
    return Claim(
        iri=iris.mint_claim_iri(article.document, subject, predicate, lexical(value), start, end),
        article=article.iri,
        document=article.document,
        subject=subject,
        predicate=predicate,
        object=value,
        quote=article.quote(start, end),
        modality=source.modality,
        confidence=source.confidence,
        rule=source.rule,
        link_reason=source.reason,
        speaker=source.speaker,
        holds_for=source.holds_for,
    )


def _text(source: Source, text: str) -> Literal:
    return Literal(text, language=source.article.language)


def _whole(number: int) -> Literal:
    return Literal(str(number), "integer")


def modality_of(event: FacilityEvent) -> str:
    """`planned` for what is to come, else `asserted`."""
    return "planned" if event.status in _TO_COME else "asserted"


def _at(source: Source, span: Span | None) -> Source:
    """`source` with the words of one of its claims."""
    return replace(source, span=span) if span else source


def facility_claims(source: Source, subject: str, event: FacilityEvent) -> Iterator[Claim]:
    """Status, type, place, name and number of a facility or group."""
    yield claim(source, subject, "status", iris.code("status", event.status))
    yield claim(_at(source, event.type_span), subject, "facilityType", iris.code("facility-type", event.type))
    yield claim(_at(source, event.place_span), subject, "place", iris.place(event.place))
    if event.count > 1:
        yield claim(source, subject, "memberCount", _whole(event.count))
    if event.name:
        yield claim(source, subject, "name", _text(source, event.name))


def agreement_claims(source: Source, subject: str, event: AgreementEvent, parties: list[str]) -> Iterator[Claim]:
    """Kind, name, amount, parties and what an agreement covers."""
    yield claim(source, subject, "agreementKind", iris.code("agreement-kind", event.kind))
    if event.name:
        yield claim(source, subject, "agreementName", _text(source, event.name))
    if event.amount:
        yield claim(source, subject, "amount", decimal_literal(event.amount))
        yield claim(source, subject, "currency", Literal(event.currency))
    for party in parties:
        yield claim(source, subject, "party", party)
    for code in event.covers:
        yield claim(source, subject, "covers", iris.code("facility-type", code))
    if event.covers_text:
        yield claim(source, subject, "coversText", _text(source, event.covers_text))
    if event.date:
        yield claim(source, subject, "agreedOn", date_literal(event.date))
    if event.count > 1:
        yield claim(source, subject, "agreementCount", _whole(event.count))


def funding_claims(source: Source, subject: str, event: FundingEvent) -> Iterator[Claim]:
    """Amount, currency and purpose of an allotment."""
    yield claim(source, subject, "amount", decimal_literal(event.amount))
    yield claim(source, subject, "currency", Literal(event.currency))
    if event.purpose:
        yield claim(source, subject, "purpose", _text(source, event.purpose))


def indicator_claims(source: Source, subject: str, event: IndicatorEvent) -> Iterator[Claim]:
    """What is measured, its value, unit, period and change."""
    yield claim(source, subject, "value", decimal_literal(event.value))
    yield claim(source, subject, "unit", iris.code("unit", event.unit))
    yield claim(source, subject, "indicator", _text(source, event.indicator))
    if event.period:
        yield claim(source, subject, "period", Literal(event.period))
    if event.change is not None:
        yield claim(source, subject, "change", decimal_literal(event.change))


def instruction_claims(source: Source, subject: str, event: InstructionEvent, issuer: str, addressee: str) -> Iterator[Claim]:
    """Task, issuer, addressee and deadline of an instruction."""
    yield claim(source, subject, "task", _text(source, event.task))
    if issuer:
        yield claim(source, subject, "issuer", issuer)
    if addressee:
        yield claim(source, subject, "addressee", addressee)
    if event.deadline:
        yield claim(source, subject, "deadline", date_literal(event.deadline))


def equipment_claims(source: Source, subject: str, event: EquipmentEvent, supplier: str) -> Iterator[Claim]:
    """Type, name, number, place, host and supplier of machines."""
    yield claim(source, subject, "equipmentType", iris.code("equipment-type", event.type))
    if event.name:
        yield claim(source, subject, "name", _text(source, event.name))
    if event.count > 0:
        yield claim(source, subject, "itemCount", _whole(event.count))
    if event.facility_type:
        yield claim(source, subject, "atFacilityType", iris.code("facility-type", event.facility_type))
    if event.place:
        yield claim(source, subject, "place", iris.place(event.place))
    if supplier:
        yield claim(source, subject, "supplier", supplier)
