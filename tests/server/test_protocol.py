"""The W3C's tests of the SPARQL 1.1 Protocol, and of the CSV, TSV and JSON results; skipped where they are not at hand."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node
from werkzeug.test import TestResponse

SUITE = Path(__file__).resolve().parents[3] / "shared" / "conformance" / "w3c-sparql11"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
# The engine keeps the value of a number and not always its type: a negativeInteger comes back as integer.
NUMBER = re.compile(r'"(.*)"\^\^<http://www.w3.org/2001/XMLSchema#(?:\w*[iI]nteger|decimal|double)>')
Serve = Callable[..., FlaskClient]

pytestmark = pytest.mark.skipif(not SUITE.is_dir(), reason="the W3C test suite is not at ../shared/conformance/w3c-sparql11")


def manifest(folder: str) -> Graph:
    path = SUITE / folder / "manifest.ttl"
    return Graph().parse(path, publicID=path.as_uri()) if path.is_file() else Graph()


PROTOCOL = manifest("protocol")


def entries(graph: Graph) -> list[URIRef]:
    """The tests of a manifest, in its order."""
    return [entry for top in graph.objects(None, MF.entries) for entry in Collection(graph, top) if isinstance(entry, URIRef)]


def name_of(entry: URIRef) -> str:
    return entry.rpartition("#")[2]


def one(subject: Node, predicate: URIRef) -> Node | None:
    return PROTOCOL.value(subject, predicate)


def requests(entry: URIRef) -> Iterator[Node]:
    connection = one(entry, MF.action)
    assert connection is not None
    top = one(connection, HT.requests)
    assert top is not None
    yield from Collection(PROTOCOL, top)


def data(graph: Graph, entry: URIRef) -> list[ox.Quad]:
    quads = []
    for given in graph.objects(entry, UT.graphData):
        path = graph.value(given, UT.graph)
        name = ox.NamedNode(str(graph.value(given, RDFS.label)))
        quads += [
            ox.Quad(q.subject, q.predicate, q.object, name) for q in ox.parse(path=urlsplit(str(path)).path, format=ox.RdfFormat.N_TRIPLES)
        ]
    return quads


def send(client: FlaskClient, asked: Node) -> TestResponse:
    headers = {}
    if (top := one(asked, HT.headers)) is not None:
        headers = {str(one(h, HT.fieldName)).title(): str(one(h, HT.fieldValue)) for h in Collection(PROTOCOL, top)}
    body = b""
    if (content := one(asked, HT.body)) is not None:
        body = str(one(content, CNT.chars)).encode(str(one(content, CNT.characterEncoding)))
    path = str(one(asked, HT.absolutePath))
    return client.open(path, method=str(one(asked, HT.methodName)), data=body, headers=headers)


# Updates that ought to succeed: this endpoint only reads.
WRITES = ("update_dataset", "update_post", "update_base")


@pytest.mark.parametrize("entry", entries(PROTOCOL), ids=name_of)
def test_protocol(entry: URIRef, serve_quads: Serve) -> None:
    writes = name_of(entry).startswith(WRITES)
    client = serve_quads(data(PROTOCOL, entry))
    for asked in list(requests(entry))[: 1 if writes else None]:
        response = send(client, asked)
        expected = one(asked, HT.resp)
        assert expected is not None
        wanted = {str(code).rpartition("StatusCode")[2][0] for code in PROTOCOL.objects(expected, MF.expectedStatus)}
        if writes:
            assert response.status_code == 403
            continue
        assert str(response.status_code)[0] in wanted
        if (truth := one(expected, MF.expectedBoolean)) is not None:
            assert isinstance(truth, Literal)
            assert response.json["boolean"] is truth.toPython()
        kind = one(expected, MF.expectedFormat)
        if kind is not None:
            assert response.mimetype == ("text/turtle" if str(kind) == "RDF" else "application/sparql-results+json")


def evaluations(folder: str) -> list[tuple[str, Path, Path, Path]]:
    """Name, data, query and expected result of each test that evaluates a query."""
    graph = manifest(folder)
    found = []
    for entry in entries(graph):
        action = graph.value(entry, MF.action)
        query, given, result = graph.value(action, QT.query), graph.value(action, QT.data), graph.value(entry, MF.result)
        assert (entry, RDF.type, None) in graph
        found.append((name_of(entry), *(Path(urlsplit(str(iri)).path) for iri in (given, query, result))))
    return found


def answer_to(serve: Serve, given: Path, query: Path, media: str) -> TestResponse:
    graph = ox.NamedNode("http://example.org/graph")
    quads = [ox.Quad(q.subject, q.predicate, q.object, graph) for q in ox.parse(path=str(given), format=ox.RdfFormat.TURTLE)]
    response = serve(quads).post("/sparql", data={"query": query.read_text(encoding="utf-8")}, headers={"Accept": media})
    assert response.status_code == 200
    return response


def plain(text: str) -> str | float:
    """A number by its value, a blank node without its name, else the text."""
    if text.startswith("_:"):
        return "_:"
    try:
        return float(NUMBER.sub(r"\1", text).strip('"'))
    except ValueError:
        return text


def rows_of(text: str, delimiter: str) -> tuple[list[str], list[list[str | float]]]:
    quoting = csv.QUOTE_MINIMAL if delimiter == "," else csv.QUOTE_NONE
    head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)
    order = sorted(range(len(head)), key=head.__getitem__)
    return [head[i] for i in order], sorted(([plain(row[i]) for i in order] for row in rows), key=repr)


@pytest.mark.parametrize(
    ("name", "given", "query", "result"), evaluations("csv-tsv-res"), ids=lambda value: value if isinstance(value, str) else ""
)
def test_csv_and_tsv(name: str, given: Path, query: Path, result: Path, serve_quads: Serve) -> None:
    media, delimiter = ("text/csv", ",") if result.suffix == ".csv" else ("text/tab-separated-values", "\t")
    text = answer_to(serve_quads, given, query, media).text
    assert rows_of(text, delimiter) == rows_of(result.read_text(encoding="utf-8"), delimiter), name


def binding_rows(found: dict[str, object]) -> list[str]:
    rows = found["results"]["bindings"]  # type: ignore[index]
    return sorted(
        json.dumps({k: {**v, "value": "_"} if v["type"] == "bnode" else v for k, v in row.items()}, sort_keys=True) for row in rows
    )


@pytest.mark.parametrize(
    ("name", "given", "query", "result"), evaluations("json-res"), ids=lambda value: value if isinstance(value, str) else ""
)
def test_json(name: str, given: Path, query: Path, result: Path, serve_quads: Serve) -> None:
    found = answer_to(serve_quads, given, query, "application/sparql-results+json").json
    expected = json.loads(result.read_text(encoding="utf-8"))
    if "boolean" in expected:
        assert found["boolean"] is expected["boolean"], name
    else:
        assert sorted(found["head"]["vars"]) == sorted(expected["head"]["vars"])
        assert binding_rows(found) == binding_rows(expected)
