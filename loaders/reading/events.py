"""Events: what one article tells, relation by relation, before it is linked to entities.

Each event keeps the span of its quote (code points into the article's text), the rule that found it, and a confidence.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something that an article names: the words, and what the lexicons make of them.

    `key` is the IRI of an authority, or empty; `label` the name to show (Latin for people), `original` the words of the article.
    """

    label: str
    original: str
    key: str = ""
    kind: str = "organisation"


@dataclass(frozen=True, slots=True)
class FacilityEvent:
    """A facility, or `count` of them, of a type at a place (KATO) in a state, as the article leaves it.

    `span` holds the words of its state, `type_span` those that name it, `place_span` those that place it, where they do. It is `standing`
    where the article tells of another one of its type and place that is to replace or join it. `profile` says what a house of a vague
    type is for (`lexicons/facility_profiles.yaml`).
    """

    type: str
    place: str
    status: str
    date: str
    count: int
    name: str
    authority: str
    span: Span
    rule: str
    confidence: float
    collective: bool = False
    type_span: Span | None = None
    place_span: Span | None = None
    standing: bool = False
    profile: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreementEvent:
    """An agreement or plan: its kind, name, amount, parties and what it covers.

    `generic` where its name says no more than its noun and its parties: another article's of that name may be another.
    """

    kind: str
    name: str
    name_en: str
    amount: float | None
    currency: str
    parties: tuple[Named, ...]
    covers: tuple[str, ...]
    covers_text: str
    date: str
    count: int
    span: Span
    rule: str
    confidence: float
    generic: bool = False


@dataclass(frozen=True, slots=True)
class PostEvent:
    """A person in a post, at a body or a place (KATO)."""

    person: Named
    post: str
    organisation: Named | None
    place: str
    span: Span
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class FundingEvent:
    """Money allotted or spent, with its purpose in the article's words."""

    amount: float
    currency: str
    purpose: str
    span: Span
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class IndicatorEvent:
    """A figure: value in a unit, for a period, with its change."""

    indicator: str
    value: float
    unit: str
    period: str
    change: float | None
    span: Span
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class InstructionEvent:
    """A task that somebody in office gives somebody."""

    issuer: Named
    addressee: Named | None
    task: str
    deadline: str
    span: Span
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class EquipmentEvent:
    """A machine, or `count` of them: type, name, where it stands, who supplies it."""

    type: str
    name: str
    count: int
    facility_type: str
    place: str
    supplier: Named | None
    span: Span
    rule: str
    confidence: float


Event = FacilityEvent | AgreementEvent | PostEvent | FundingEvent | IndicatorEvent | InstructionEvent | EquipmentEvent


@dataclass(frozen=True, slots=True)
class Told:
    """An event, and whom the article lets say it."""

    event: Event
    speaker: Named | None = None


_CLASSES: dict[str, type[Any]] = {
    cls.__name__: cls for cls in (FacilityEvent, AgreementEvent, PostEvent, FundingEvent, IndicatorEvent, InstructionEvent, EquipmentEvent)
}


def to_json(told: Told) -> dict[str, Any]:
    """`told` as a JSON object that `from_json` takes back."""
    event = {"event": type(told.event).__name__, **asdict(told.event)}
    return {"told": event, "speaker": asdict(told.speaker) if told.speaker else None}


def from_json(data: dict[str, Any]) -> Told:
    """What `to_json` wrote."""
    return Told(_event(data["told"]), Named(**data["speaker"]) if data["speaker"] else None)


def _event(data: dict[str, Any]) -> Event:
    values = dict(data)
    cls = _CLASSES[values.pop("event")]
    for key, value in values.items():
        if isinstance(value, dict):
            values[key] = Named(**value)
        elif isinstance(value, list):
            values[key] = tuple(Named(**item) if isinstance(item, dict) else item for item in value)
    made: Event = cls(**values)
    return made
