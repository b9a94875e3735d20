"""Why the graph says what it says: every claim behind a thing, with its words and its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from graph.iris import notation
from graph.questions import plain
from graph.store import Store, named_query

_CODED = ("modality", "because")


@dataclass(frozen=True, slots=True)
class Ground:
    """One claim behind a thing. `modality` and `because` are notations, `value` and `subject_label` what people read."""

    claim: str
    subject: str
    subject_label: str
    predicate: str
    object: str
    value: str
    article: str
    publisher: str
    published: str
    source: str
    quote: str
    start: int
    end: int
    modality: str
    confidence: float
    held: bool
    because: str
    reason: str
    rule: str

    def lines(self) -> tuple[str, ...]:
        """What it says, in which words, where, how surely, and its IRI, for people."""
        held = "held" if self.held else "not held"
        return (
            f"{self.subject_label or self.subject} · {notation(self.predicate).rpartition('#')[2]} · {self.value}",
            f"  “{self.quote}”",
            f"  {self.publisher or 'unknown outlet'}, {self.published or 'undated'}: {self.source}, characters {self.start} to {self.end}",
            f"  {held} ({self.because}) · {self.modality} · confidence {self.confidence:g} · rule {self.rule}",
            f"  linked because: {self.reason}",
            f"  {self.claim}",
        )


def explain(store: Store, thing: str) -> Iterator[Ground]:
    """The claims of which `thing` (an IRI) is subject, object, article, quote or the claim itself, oldest article first."""
    known = {field.name for field in fields(Ground)}
    for row in store.select(named_query("explain"), {"thing": thing}):
        cells = {name: plain(term) for name, term in row.items()}
        texts: dict[str, str] = {name: str(value) for name, value in cells.items() if name in known}
        texts |= {name: notation(texts[name]) for name in _CODED}
        texts |= {name: texts.get(name, "") for name in ("publisher", "published")}
        yield Ground(
            **{name: text for name, text in texts.items() if name not in ("start", "end", "confidence", "held")},
            subject_label=str(cells.get("subjectLabel", "")),
            value=str(cells.get("objectLabel", cells["object"])),
            start=int(cells["start"]),
            end=int(cells["end"]),
            confidence=float(cells["confidence"]),
            held=cells["held"] == "true",
        )
