"""Validation of a store against the shapes: SPARQL constraints over the whole of it, core constraints by pyshacl in parts."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import Graph
from rdflib.namespace import RDF, SH

from shapes import rules

DALEL = "https://w3id.org/dalel/ontology#"
OWN_GRAPHS = "https://w3id.org/dalel/graph/"
LANGUAGES = ("en", "ru", "kk")
# Documents are validated together up to this many quads: a call of pyshacl costs as much as an article or two.
PART_QUADS = 20_000

_ENTITY_GRAPHS = ("statements", "inferred", "catalogue")
_VOCABULARY_GRAPHS = ("codes", "places", "authorities")
_TYPE = ox.NamedNode(str(RDF.type))
_DERIVED_FROM = ox.NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
_DIGEST = ox.NamedNode(DALEL + "Digest")


@dataclass(frozen=True, slots=True)
class Violation:
    """One result of validation. `message` is by language; `constraint` is the local name of its SHACL component,
    or the IRI of a SPARQL constraint; `path`, `value` and `article` are empty where there is none."""

    focus: str
    path: str
    value: str
    message: Mapping[str, str]
    shape: str
    constraint: str
    severity: str
    article: str


def violations(data: ox.Store | Iterable[ox.Quad], languages: Iterable[str] = LANGUAGES, *, vocabulary: bool = False) -> list[Violation]:
    """Every violation in `data`, ordered by article, focus node and shape; empty where it conforms.

    `data` is a whole store: articles, statements, inferred types and labels, codes, places. With `vocabulary` the
    codes, places and authorities are validated too (they ship with the code, so that a test of them is enough).
    """
    store = data if isinstance(data, ox.Store) else _store_of(data)
    wanted = frozenset(languages)
    found = {*_query_results(store), *_core_results(store, vocabulary)}
    return [_violation(store, result, wanted) for result in sorted(found, key=lambda result: (_article(store, result[0]), *result))]


_Result = tuple[str, str, str, str, str, str]
"""Focus node, shape, constraint, path, value, severity."""


def _store_of(quads: Iterable[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.bulk_extend(quads)
    return store


def _query_results(store: ox.Store) -> Iterator[_Result]:
    """What the SPARQL constraints find, each asked once over the union of all named graphs."""
    for rule in rules.rules():
        solutions = store.query(rule.query, prefixes=dict(rules.prefixes()), use_default_graph_as_union=True)
        assert isinstance(solutions, ox.QuerySolutions)
        names = [variable.value for variable in solutions.variables]
        for solution in solutions:
            row = {name: text(solution[name]) for name in names}
            yield row["this"], rule.shape, rule.constraint, row.get("path") or rule.path, row.get("value", ""), "Violation"


def _core_results(store: ox.Store, vocabulary: bool) -> Iterator[_Result]:
    """What pyshacl finds of the core constraints: documents in parts, then entities, then vocabularies where wanted."""
    for part in _document_parts(store):
        yield from _shacl_results(part, "documents")
    yield from _shacl_results(_entity_quads(store), "entities")
    if vocabulary:
        yield from _shacl_results(_graphs(store, _VOCABULARY_GRAPHS), "vocabulary")


def _document_parts(store: ox.Store) -> Iterator[list[ox.Quad]]:
    """The quads of whole documents, each with its article, in parts of about PART_QUADS."""
    part: list[ox.Quad] = []
    for graph in sorted(store.named_graphs(), key=str):
        if not graph.value.startswith(OWN_GRAPHS):
            part.extend(store.quads_for_pattern(None, None, None, graph))
        if len(part) >= PART_QUADS:
            yield part
            part = []
    if part:
        yield part


def _graphs(store: ox.Store, names: Iterable[str]) -> list[ox.Quad]:
    return [quad for name in names for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(OWN_GRAPHS + name))]


def _entity_quads(store: ox.Store) -> list[ox.Quad]:
    """Statements and what is inferred, and the types of the places and authorities that they name."""
    quads = _graphs(store, _ENTITY_GRAPHS)
    named = {quad.object for quad in quads if isinstance(quad.object, ox.NamedNode) and not quad.object.value.startswith(DALEL)}
    for name in ("places", "authorities"):
        graph = ox.NamedNode(OWN_GRAPHS + name)
        quads.extend(quad for node in named for quad in store.quads_for_pattern(node, _TYPE, None, graph))
    return quads


def _shacl_results(quads: list[ox.Quad], group: str) -> Iterator[_Result]:
    """pyshacl's results over `quads` as one graph, by the core constraints of `group`."""
    if not quads:
        return
    import pyshacl  # it takes a third of a second, which a store without documents need not pay

    with _quiet_about_literals():
        conforms, report, _ = pyshacl.validate(union_graph(quads), shacl_graph=rules.core_shapes(group), inplace=True)
    if conforms:
        return
    yield from report_results(report)


@contextmanager
def _quiet_about_literals() -> Iterator[None]:
    """rdflib logs a traceback for an ill-typed literal; here it is a violation, and reported as one."""
    logger = logging.getLogger("rdflib.term")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


class _SealedGraph(Graph):
    """A graph that no longer changes: it is asked for its length at every result, which Oxigraph would count anew."""

    _length = 0

    def seal(self) -> _SealedGraph:
        self._length = super().__len__()
        return self

    def __len__(self) -> int:
        return self._length


def union_graph(quads: Iterable[ox.Quad]) -> Graph:
    """The triples of `quads` in one rdflib graph over Oxigraph, which keeps ill-typed literals as they are."""
    from oxrdflib import OxigraphStore
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    inner = ox.Store()
    inner.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    return _SealedGraph(store=OxigraphStore(store=inner), identifier=DATASET_DEFAULT_GRAPH_ID).seal()


def report_results(report: Graph) -> Iterator[_Result]:
    """The results of a SHACL validation report, without those that only explain another."""
    for node in report.objects(None, SH.result):
        component = str(report.value(node, SH.sourceConstraintComponent)).rsplit("#", 1)[-1]
        constraint = str(report.value(node, SH.sourceConstraint)) if component == rules.SPARQL_COMPONENT else component
        yield (
            str(report.value(node, SH.focusNode)),
            str(report.value(node, SH.sourceShape)),
            constraint,
            str(report.value(node, SH.resultPath) or ""),
            str(report.value(node, SH.value) or ""),
            str(report.value(node, SH.resultSeverity)).rsplit("#", 1)[-1],
        )


def _violation(store: ox.Store, result: _Result, languages: frozenset[str]) -> Violation:
    focus, shape, constraint, path, value, severity = result
    says = rules.messages(constraint) or rules.messages(shape)
    message = {language: words for language, words in says.items() if language in languages}
    return Violation(focus, path, value, message, shape, constraint, severity, _article(store, focus))


def _article(store: ox.Store, focus: str) -> str:
    """The article whose named graph tells of `focus`; empty for what no single article tells of."""
    graphs = {quad.graph_name for quad in store.quads_for_pattern(ox.NamedNode(focus), None, None, None)}
    documents = [graph for graph in graphs if isinstance(graph, ox.NamedNode) and not graph.value.startswith(OWN_GRAPHS)]
    if len(documents) != 1:
        return ""
    document = documents[0]
    if next(store.quads_for_pattern(document, _TYPE, _DIGEST, document), None) is None:
        return document.value
    sources = [quad.object for quad in store.quads_for_pattern(document, _DERIVED_FROM, None, document)]
    return text(sources[0]) if sources else document.value


def text(term: object) -> str:
    """The IRI or lexical form of a term; empty for none."""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else ""
