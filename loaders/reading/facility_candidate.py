"""A facility that an article may tell of, by all that names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.reading.events import FacilityEvent, Span
from loaders.reading.facility_memory import Evidence
from loaders.reading.facility_text import Line

# Type, place, the number of a collective (0: one house), and whether it is the one that stands.
Key = tuple[str, str, int, bool]


@dataclass(slots=True)
class Candidate:
    """One facility (`many`: a collective, `standing`: not the new one, `old`: one to be given up) at a place, by all its mentions.

    `told` are the rows that the rules make of it, `lines` the sentences of its page.
    """

    type: str
    place: str
    many: bool
    count: int
    name: str
    authority: str
    span: Span
    clause: Span
    first: int
    standing: bool = False
    old: bool = False
    mentions: int = 0
    signs: set[str] = field(default_factory=set)
    evidence: list[Evidence] = field(default_factory=list)
    told: list[FacilityEvent] = field(default_factory=list)
    lines: Sequence[Line] = ()

    @property
    def state(self) -> str:
        """The state that the rules give it; `none` where they make no row of it."""
        return self.told[0].status if self.told else "none"
