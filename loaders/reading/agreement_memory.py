"""The document memory of agreements: what several sentences say of one agreement or plan becomes one event."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.reading.agreement_names import PlanName, head_word
from loaders.reading.events import AgreementEvent, Named, Span

# How far a headline's sum may be from the one that the text gives.
_ROUNDED = 0.05
_TWO = 2


@dataclass(slots=True)
class Agreement:
    """One agreement of the document memory; `noun` is what one without a name of its own is called, in its words and in English."""

    kind: str
    span: Span
    rule: str
    first: int
    name: PlanName | None
    original: str = ""
    amount: float | None = None
    currency: str = ""
    count: int = 1
    date: str = ""
    covers_text: str = ""
    confidence: float = 0.9
    parties: dict[str, Named] = field(default_factory=dict)
    covers: dict[str, None] = field(default_factory=dict)
    latest: int = -1
    noun: tuple[str, str] = ("", "")

    def __post_init__(self) -> None:
        """Counts the sentence that names the agreement first as the one that named it last."""
        self.latest = max(self.latest, self.first)


def remember(found: list[Agreement], new: Agreement) -> None:
    """Adds `new`, or what it says of an agreement named before to that one."""
    old = next((agreement for agreement in found if _same(agreement, new)), None)
    if old is None:
        found.append(new)
        return
    if new.name and (old.name is None or len(new.name.english) > len(old.name.english)):
        old.name, old.original, old.span, old.rule = new.name, new.original, new.span, new.rule
    add_facts(old, new)


def add_facts(old: Agreement, new: Agreement) -> None:
    """Gives `old` the sum, day, parties and matter that `new` tells of the same agreement; the sum of a headline gives way."""
    old.latest = new.first
    if new.amount is not None and (old.amount is None or not old.first):
        old.amount, old.currency, old.span, old.rule = new.amount, new.currency, new.span, new.rule
    old.count, old.date = max(old.count, new.count), old.date or new.date
    old.parties = {**old.parties, **new.parties}
    old.covers, old.covers_text = {**old.covers, **new.covers}, old.covers_text or new.covers_text
    old.noun = max(old.noun, new.noun, key=lambda noun: len(noun[1]))
    old.confidence = max(old.confidence, new.confidence)


def _same(old: Agreement, new: Agreement) -> bool:
    """True where both speak of one agreement: no amount, count, party or name tells them apart."""
    if old.kind != new.kind:
        return False
    if old.name and new.name:
        return _same_plan(old.name, new.name)
    if (old.name or new.name) and old.kind in ("plan", "roadmap"):
        return False
    if not same_sum(old, new):
        return False
    if old.count > 1 and new.count > 1 and old.count != new.count:
        return False
    return same_parties(old, new)


def same_parties(old: Agreement, new: Agreement) -> bool:
    """True where, outside a headline, no parties tell the two apart."""
    return not old.first or not old.parties or not new.parties or bool(set(old.parties) & set(new.parties))


def same_sum(old: Agreement, new: Agreement) -> bool:
    """True where no sum tells the two apart; a headline's is often rounded (`34 млрд` for 33.8)."""
    if not old.amount or not new.amount:
        return True
    return old.currency == new.currency and abs(old.amount - new.amount) <= (0 if old.first else _ROUNDED * new.amount)


def _same_plan(old: PlanName, new: PlanName) -> bool:
    """True where two names may be one: heads agree, years do not part them, and one's subject is mostly the other's."""
    if head_word(old.english) != head_word(new.english) or (old.years and new.years and not old.years & new.years):
        return False
    fewer = min(old.subject, new.subject, key=len)
    return not fewer or len(old.subject & new.subject) * 2 >= len(fewer)


def agreement_event(agreement: Agreement) -> AgreementEvent:
    """What the article says of `agreement`."""
    original, english = (agreement.original, agreement.name.english) if agreement.name else _by_parties(agreement)
    return AgreementEvent(
        agreement.kind,
        original,
        english,
        agreement.amount,
        agreement.currency,
        tuple(agreement.parties.values()),
        tuple(agreement.covers),
        agreement.covers_text,
        agreement.date,
        agreement.count,
        agreement.span,
        agreement.rule,
        agreement.confidence,
        agreement.name is None,
    )


def _by_parties(agreement: Agreement) -> tuple[str, str]:
    """`memorandum of cooperation between A and B`: the noun, in its words and in English, there with its parties; else empty."""
    words, english = agreement.noun
    labels = list(agreement.parties)
    if not english or agreement.count > 1 or not 1 <= len(labels) <= _TWO:
        return "", ""
    who = f"between {labels[0]} and {labels[1]}" if len(labels) == _TWO else f"with {labels[0]}"
    return words, f"{english.replace(' for ', ' of ')} {who}"
