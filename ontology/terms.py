"""What the Turtle says, for Python: files, claim policies, classes, inverses, depths, quads. No term is repeated here that Turtle holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pyoxigraph as ox

FOLDER = Path(__file__).parent
BASE = "https://w3id.org/dalel/"
NAMESPACE = BASE + "ontology#"
CODE = BASE + "code/"
COUNTRY = BASE + "id/place/000000000"
LANGUAGES = ("en", "ru", "kk")
POLICIES = ("all", "latest", "best-supported", "none")
SCHEMES = ("facility-type", "status", "agreement-kind", "post", "unit", "equipment-type", "modality", "held")
MODULES = (
    "dalel",
    "geography",
    "facilities",
    "organisations",
    "people",
    "agreements",
    "equipment",
    "indicators",
    "instructions",
    "systems",
    "sources",
    "alignments",
)
GRAPHS: Mapping[str, str] = {
    **{f"{name}.ttl": BASE + "graph/ontology" for name in MODULES},
    "codes.ttl": BASE + "graph/codes",
    "places.ttl": BASE + "graph/places",
    "authorities.ttl": BASE + "graph/authorities",
}
"""The named graph of each Turtle file."""

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"


def files(*, data: bool = True) -> tuple[Path, ...]:
    """The Turtle files in their order: the modules of the ontology, then (with `data`) codes, places and authorities."""
    return tuple(FOLDER / name for name, graph in GRAPHS.items() if data or graph.endswith("/ontology"))


@cache
def triples(name: str) -> tuple[ox.Triple, ...]:
    """The triples of one Turtle file of this folder, in its order."""
    found = ox.parse(path=str(FOLDER / name), format=ox.RdfFormat.TURTLE)
    return tuple(ox.Triple(quad.subject, quad.predicate, quad.object) for quad in found)


def vocabulary_quads(graphs: Mapping[str, str] = GRAPHS) -> Iterator[ox.Quad]:
    """Ontology, codes, places and authorities, each in its named graph (by file name in `graphs`)."""
    for name, graph in graphs.items():
        for triple in triples(name):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(graph))


def claim_policies() -> dict[str, str]:
    """The claim policy of every property that can be claimed, by its IRI."""
    return {subject: value for subject, value in pairs(NAMESPACE + "claimPolicy")}


def classes_by_type() -> dict[str, str]:
    """The local name of the facility class of each type code, by its notation (`pet-ct-centre`)."""
    prefix = CODE + "facility-type/"
    return {code.removeprefix(prefix): cls.removeprefix(NAMESPACE) for cls, code in pairs(NAMESPACE + "typeCode")}


def superclasses() -> dict[str, tuple[str, ...]]:
    """All superclasses of every class, its own and those of other vocabularies, by IRI, sorted."""
    direct = _grouped(RDFS + "subClassOf")
    return {cls: tuple(sorted(_above(cls, direct))) for cls in sorted(_of_type("Class") | set(direct))}


def inverses() -> dict[str, str]:
    """The inverse of every property of this ontology that has one, both ways, by IRI."""
    stated = {one: other for one, other in pairs(OWL + "inverseOf") if one.startswith(NAMESPACE)}
    return stated | {other: one for one, other in stated.items()}


def depths() -> dict[str, int]:
    """How specific places and facility types are, by IRI: 0 for the country or a top type, one more for each step down."""
    above = _grouped(NAMESPACE + "within") | _grouped(SKOS + "broader")
    found = {node: len(_above(node, above)) for node in above}
    return found | {COUNTRY: 0} | {top: 0 for group in above.values() for top in group if top not in above}


def terms() -> dict[str, frozenset[str]]:
    """The IRIs of this ontology's terms by kind: `Class`, `ObjectProperty`, `DatatypeProperty`, `AnnotationProperty`."""
    kinds = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
    return {kind: frozenset(iri for iri in _of_type(kind) if iri.startswith(NAMESPACE)) for kind in kinds}


def codes() -> dict[str, tuple[str, ...]]:
    """The notations of each scheme, in the order of the file."""
    found: dict[str, list[str]] = defaultdict(list)
    for concept, notation in pairs(SKOS + "notation"):
        found[concept.removeprefix(CODE).split("/", 1)[0]].append(notation)
    return {scheme: tuple(notations) for scheme, notations in found.items()}


def _everything() -> Iterator[ox.Triple]:
    for name in GRAPHS:
        yield from triples(name)


def pairs(predicate: str) -> list[tuple[str, str]]:
    """Subject and object of every triple with `predicate`, as text, in the order of the files."""
    wanted = ox.NamedNode(predicate)
    return [(_text(t.subject), _text(t.object)) for t in _everything() if t.predicate == wanted]


def _text(term: object) -> str:
    return str(getattr(term, "value", term))


def _grouped(predicate: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for subject, value in pairs(predicate):
        found[subject].append(value)
    return {subject: tuple(values) for subject, values in found.items()}


def _above(node: str, direct: Mapping[str, Iterable[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(direct.get(node, ()))
    while waiting:
        upper = waiting.pop()
        if upper not in found:
            found.add(upper)
            waiting.extend(direct.get(upper, ()))
    return found


def _of_type(kind: str) -> set[str]:
    return {subject for subject, cls in pairs(RDF + "type") if cls == OWL + kind}
