"""The embedded store: written once in bulk, then opened read-only. Queries see the union of all named graphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from graph.values import DalelError, Literal, Quad, Term

XSD = "http://www.w3.org/2001/XMLSchema#"
_QUERIES = Path(__file__).parent / "queries"


class StoreError(DalelError):
    """A store that cannot be opened or a query that it refuses."""


def named_query(name: str) -> str:
    """The text of graph/queries/`name`.rq."""
    return (_QUERIES / f"{name}.rq").read_text(encoding="utf-8")


@cache
def _node(iri: str) -> ox.NamedNode:
    return _checked(iri)


def _checked(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise StoreError(f"{iri!r:.200} is no IRI: {error}") from error


def to_oxigraph(value: Term) -> ox.NamedNode | ox.Literal:
    """`value` as a pyoxigraph term. Raises StoreError for what is no IRI."""
    if isinstance(value, str):
        return _checked(value)
    if value.language:
        return ox.Literal(value.value, language=value.language)
    return ox.Literal(value.value, datatype=_node(XSD + value.datatype))


def from_oxigraph(term: object) -> Term:
    """The Dálel value of a pyoxigraph term; a datatype outside XSD keeps its whole IRI."""
    if isinstance(term, ox.Literal):
        return Literal(term.value, term.datatype.value.removeprefix(XSD) if not term.language else "string", term.language or "")
    if isinstance(term, ox.NamedNode | ox.BlankNode):
        return term.value
    raise StoreError(f"a term that Dálel does not use: {term!r:.80}")


def nquads_line(quad: Quad) -> str:
    """`quad` as one line of canonical N-Quads, line end included."""
    subject, predicate, value, graph = quad
    return f"{ox.Quad(_checked(subject), _node(predicate), to_oxigraph(value), _node(graph))} .\n"


def sorted_nquads(quads: Iterable[Quad], lines: Iterable[str] = ()) -> list[str]:
    """`quads` and the N-Quads `lines`, each once, in the order of their code points."""
    return sorted({*map(nquads_line, quads), *lines})


def build_store(folder: Path, nquads: Path) -> None:
    """Writes a store of the N-Quads file into the new folder, and puts it in the order that queries are fastest in."""
    store = ox.Store(str(folder))
    store.bulk_load(path=str(nquads), format=ox.RdfFormat.N_QUADS)
    store.optimize()
    store.flush()


class Store:
    """A sealed store, read-only; many may be open on one folder."""

    def __init__(self, inner: ox.Store) -> None:
        self.inner = inner

    @classmethod
    def open(cls, folder: Path) -> Store:
        """The store in `folder`. Raises StoreError where there is none."""
        try:
            return cls(ox.Store.read_only(str(folder)))
        except OSError as error:
            raise StoreError(f"{folder}: no store can be opened there: {error}") from error

    @classmethod
    def of_lines(cls, lines: Iterable[str]) -> Store:
        """A store in memory of N-Quads lines."""
        inner = ox.Store()
        inner.bulk_load("".join(lines), format=ox.RdfFormat.N_QUADS)
        return cls(inner)

    def _query(self, text: str, given: Mapping[str, Term] | None) -> object:
        bound: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
            ox.Variable(name): to_oxigraph(value) for name, value in (given or {}).items()
        }
        try:
            return self.inner.query(text, use_default_graph_as_union=True, substitutions=bound or None)
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            raise StoreError(f"the query is refused: {error}") from error

    def select(self, text: str, given: Mapping[str, Term] | None = None) -> Iterator[dict[str, Term]]:
        """The bindings of a SELECT; `given` substitutes variables, which the query must project. Raises StoreError."""
        found = self._query(text, given)
        if not isinstance(found, ox.QuerySolutions):
            raise StoreError("expected a SELECT query")
        names = [variable.value for variable in found.variables]
        for solution in found:
            cells = ((name, solution[name]) for name in names)
            yield {name: from_oxigraph(term) for name, term in cells if term is not None}

    def ask(self, text: str, given: Mapping[str, Term] | None = None) -> bool:
        """The answer to an ASK. Raises StoreError."""
        found = self._query(text, given)
        if not isinstance(found, ox.QueryBoolean):
            raise StoreError("expected an ASK query")
        return bool(found)

    def construct(self, text: str, given: Mapping[str, Term] | None = None) -> list[tuple[str, str, Term]]:
        """The triples of a CONSTRUCT or DESCRIBE. Raises StoreError."""
        found = self._query(text, given)
        if not isinstance(found, ox.QueryTriples):
            raise StoreError("expected a CONSTRUCT or DESCRIBE query")
        return [(t.subject.value, t.predicate.value, from_oxigraph(t.object)) for t in found]

    def lines(self, keep: Callable[[str], bool] = lambda graph: True) -> list[str]:
        """The quads of the named graphs that `keep` keeps, as sorted N-Quads lines."""
        graphs = [graph for graph in self.inner.named_graphs() if isinstance(graph, ox.NamedNode) and keep(graph.value)]
        return sorted(f"{quad} .\n" for graph in graphs for quad in self.inner.quads_for_pattern(None, None, None, graph))

    def count(self, graph: str) -> int:
        """The number of quads in one named graph."""
        return sum(1 for _ in self.inner.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
