"""The shapes as they run: core constraints for pyshacl, SPARQL constraints as queries over a whole store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib.namespace import SH

FOLDER = Path(__file__).resolve().parent
SHAPES = "https://w3id.org/dalel/shapes#"
# Which files concern one document's named graph, and which the vocabularies that ship with the code.
DOCUMENT_FILES = frozenset({"article", "claim", "digest", "quote", "reading"})
VOCABULARY_FILES = frozenset({"authority", "codes", "place"})
SPARQL_COMPONENT = "SPARQLConstraintComponent"


@dataclass(frozen=True, slots=True)
class Rule:
    """One SPARQL constraint, ready to find all its violations at once: `$this` is left free.

    `shape` is what a report names as its source: the property shape with its `path`, or the node shape.
    """

    shape: str
    constraint: str
    path: str
    query: str


def shape_files() -> tuple[str, ...]:
    """The names of all files of shapes, without their ending."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.ttl")))


@cache
def shapes_graph(names: tuple[str, ...]) -> rdflib.Graph:
    """The shapes of the files `names` in one graph. It is shared: do not change it."""
    graph = rdflib.Graph()
    for name in names:
        for triple in ox.parse(path=FOLDER / f"{name}.ttl", format=ox.RdfFormat.TURTLE):
            graph.add((_node(triple.subject), _node(triple.predicate), _node(triple.object)))
    return graph


@cache
def all_shapes() -> rdflib.Graph:
    """Every shape, as any SHACL engine reads them."""
    return shapes_graph(shape_files())


@cache
def core_shapes(group: str) -> rdflib.Graph:
    """The shapes of `group` (documents, entities, vocabulary) without their SPARQL constraints, as pyshacl runs them fastest.

    A property shape that a node shape names gets the node shape's targets instead, which means the same: pyshacl
    then builds its constraints once, and not once a focus node.
    """
    source, graph = shapes_graph(tuple(files_of(group))), rdflib.Graph()
    for subject, predicate, value in source:
        if predicate == SH.property:
            for target in (SH.targetClass, SH.targetSubjectsOf):
                for what in source.objects(subject, target):
                    graph.add((value, target, what))
        elif predicate != SH.sparql:
            graph.add((subject, predicate, value))
    return graph


def files_of(group: str) -> Iterable[str]:
    """The files of `group`; what is neither a document's nor a vocabulary's is an entity's, and readings may stand in either."""
    named = {"documents": DOCUMENT_FILES, "vocabulary": VOCABULARY_FILES}
    if group in named:
        return sorted(named[group])
    return [name for name in shape_files() if name == "reading" or name not in DOCUMENT_FILES | VOCABULARY_FILES]


@cache
def rules() -> tuple[Rule, ...]:
    """Every SPARQL constraint of every shape that has it, in the order of their IRIs."""
    return tuple(sorted(_rules(all_shapes()), key=lambda rule: (rule.shape, rule.constraint)))


def _rules(graph: rdflib.Graph) -> Iterator[Rule]:
    for shape, constraint in graph.subject_objects(SH.sparql):
        path, text = graph.value(shape, SH.path), str(graph.value(constraint, SH.select))
        if path is not None:
            text = text.replace("$PATH", f"<{path}>")
        yield Rule(str(shape), str(constraint), str(path or ""), text)


@cache
def prefixes() -> Mapping[str, str]:
    """The prefixes that the queries of the shapes are written with."""
    graph = all_shapes()
    declared = graph.objects(rdflib.URIRef(SHAPES), SH.declare)
    return {str(graph.value(node, SH.prefix)): str(graph.value(node, SH.namespace)) for node in declared}


def messages(shape: str) -> dict[str, str]:
    """What the shape or constraint says where it is violated, by language."""
    found = all_shapes().objects(rdflib.URIRef(shape), SH.message)
    return {text.language: str(text) for text in found if isinstance(text, rdflib.Literal) and text.language}


def _node(term: object) -> rdflib.URIRef | rdflib.BNode | rdflib.Literal:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    assert isinstance(term, ox.Literal)
    return rdflib.Literal(term.value, lang=term.language, datatype=None if term.language else rdflib.URIRef(term.datatype.value))
