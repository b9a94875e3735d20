"""What a release takes from the ontology."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ontology import terms


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Graphs of the ontology as N-Quads lines, claim policies, superclasses, inverses, and how specific values are."""

    lines: tuple[str, ...]
    policies: Mapping[str, str]
    superclasses: Mapping[str, Iterable[str]] = field(default_factory=dict)
    inverses: Mapping[str, str] = field(default_factory=dict)
    depth: Mapping[str, int] = field(default_factory=dict)


def read_vocabulary() -> Vocabulary:
    """The vocabulary that ships with Dálel: ontology, codes, places, authorities."""
    lines = tuple(f"{quad} .\n" for quad in terms.vocabulary_quads())
    return Vocabulary(lines, terms.claim_policies(), terms.superclasses(), terms.inverses(), terms.depths())
