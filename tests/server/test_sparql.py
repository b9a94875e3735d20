"""The endpoint over HTTP: forms, formats, datasets, refusals, caching."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from server.app import close_app, create_app
from server.settings import Settings

SELECT = "SELECT ?s { ?s a <https://w3id.org/dalel/ontology#PetCtCentre> }"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("query", "accept", "media"),
    [
        (SELECT, "", "application/sparql-results+json"),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "text/csv", "text/csv; charset=utf-8"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("ASK {}", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3", "", "text/turtle; charset=utf-8"),
        ("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3", "application/n-triples", "application/n-triples; charset=utf-8"),
        ("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3", "application/ld+json", "application/ld+json"),
        ("DESCRIBE <https://w3id.org/dalel/id/facility/pet-ct-aktau>", "application/rdf+xml", "application/rdf+xml"),
    ],
)
def test_every_form_comes_in_every_format(client: FlaskClient, query: str, accept: str, media: str) -> None:
    for response in (
        client.get("/sparql", query_string={"query": query}, headers={"Accept": accept}),
        client.post("/sparql", data={"query": query}, headers={"Accept": accept}),
        client.post("/sparql", data=query, content_type="application/sparql-query", headers={"Accept": accept}),
    ):
        assert (response.status_code, response.content_type) == (200, media)
        assert response.data
        assert "Accept" in response.headers["Vary"]


def test_what_comes_can_be_read_back(client: FlaskClient) -> None:
    for name, media in (
        ("ttl", ox.RdfFormat.TURTLE),
        ("nt", ox.RdfFormat.N_TRIPLES),
        ("jsonld", ox.RdfFormat.JSON_LD),
        ("rdf", ox.RdfFormat.RDF_XML),
    ):
        response = client.get("/sparql", query_string={"query": "CONSTRUCT WHERE { ?s a ?o }", "format": name})
        assert len(list(ox.parse(response.data, media))) > 300


def test_format_goes_before_accept(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": SELECT, "format": "csv"}, headers={"Accept": "application/sparql-results+xml"})
    assert response.content_type.startswith("text/csv")
    assert response.text == "s\r\nhttps://w3id.org/dalel/id/facility/pet-ct-aktau\r\n"


@pytest.mark.parametrize(
    ("query", "status", "kind"),
    [
        ("SELECT", 400, "malformed-query"),
        ("ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 403, "refused"),
        ("DELETE WHERE { ?s ?p ?o }", 403, "refused"),
        ("LOAD <file:///etc/passwd>", 403, "refused"),
        ("SELECT * { ?s ?p ?o } ; CLEAR ALL", 400, "malformed-query"),
    ],
)
def test_bad_queries_get_their_status(client: FlaskClient, query: str, status: int, kind: str) -> None:
    for response in (client.get("/sparql", query_string={"query": query}), client.post("/sparql", data={"query": query})):
        assert (response.status_code, response.json["error"]["kind"]) == (status, kind)


def test_a_fault_is_told_with_line_and_column(client: FlaskClient) -> None:
    error = client.get("/sparql", query_string={"query": "SELECT ?x {\n ?s ?p"}).json["error"]
    assert (error["line"], error["column"]) == (2, 7)
    assert "\n" not in error["message"]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ({"query_string": {}}, 400),
        ({"query_string": {"query": ["ASK {}", "ASK {}"]}}, 400),
        ({"query_string": {"query": "ASK {}"}, "headers": {"Accept": "image/png"}}, 406),
        ({"query_string": {"query": "ASK {}", "format": "pdf"}}, 406),
        ({"query_string": {"query": "ASK {}", "format": "ttl"}}, 406),
        ({"query_string": {"update": "CLEAR ALL"}}, 403),
        ({"query_string": {"query": "ASK {}" + " " * 40_000}}, 414),
        ({"query_string": {"query": "ASK {}", "default-graph-uri": "not an iri"}}, 400),
        ({"query_string": {"query": "ASK {}", "named-graph-uri": "http://x/><"}}, 400),
        ({"method": "POST", "data": "ASK {}", "content_type": "text/plain"}, 415),
        ({"method": "POST", "data": "ASK {}"}, 415),
        ({"method": "POST", "data": b"ASK { ?s ?p '\xff' }", "content_type": "application/sparql-query"}, 400),
        ({"method": "POST", "data": "CLEAR ALL", "content_type": "application/sparql-update"}, 403),
        ({"method": "POST", "data": {"update": "CLEAR ALL"}}, 403),
        ({"method": "POST", "data": b"x" * (1 << 20 | 1), "content_type": "application/sparql-query"}, 413),
        ({"method": "POST", "data": {"query": "x" * (1 << 20)}}, 413),
        ({"method": "PUT"}, 405),
        ({"method": "DELETE"}, 405),
        ({"method": "PATCH"}, 405),
    ],
)
def test_what_is_no_request_of_the_protocol_gets_its_status(client: FlaskClient, arguments: dict[str, object], status: int) -> None:
    response = client.open("/sparql", **{"method": "GET", **arguments})  # type: ignore[arg-type]
    assert response.status_code == status
    assert response.json["error"]["status"] == status


def test_the_dataset_of_the_request_goes_before_that_of_the_query(client: FlaskClient) -> None:
    graph, other = "https://w3id.org/dalel/graph/statements", "https://w3id.org/dalel/graph/codes"
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

    def number(query: str, **parameters: str) -> int:
        found = client.get("/sparql", query_string={"query": query, **parameters}).json
        return int(found["results"]["bindings"][0]["n"]["value"])

    in_statements = number(count, **{"default-graph-uri": graph})
    in_codes = number(f"SELECT (COUNT(*) AS ?n) FROM <{other}> {{ ?s ?p ?o }}")
    assert 0 < in_statements < in_codes < number(count)
    assert number(f"SELECT (COUNT(*) AS ?n) FROM <{other}> {{ ?s ?p ?o }}", **{"default-graph-uri": graph}) == in_statements
    assert number(count, **{"named-graph-uri": graph}) == 0
    assert number("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", **{"named-graph-uri": graph}) == in_statements


def test_an_answer_that_the_client_has_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/sparql", query_string={"query": SELECT})
    tag = first.headers["ETag"]
    assert not tag.startswith("W/")
    again = client.get("/sparql", query_string={"query": SELECT}, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get("/sparql", query_string={"query": SELECT}, headers={"If-None-Match": tag, "Accept": "text/csv"})
    assert other.status_code == 200
    assert other.headers["ETag"] != tag


def test_pages_of_others_may_ask(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": "ASK {}"}, headers={"Origin": "https://example.org"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    preflight = client.options("/sparql", headers={"Origin": "https://example.org", "Access-Control-Request-Method": "POST"})
    assert preflight.status_code == 200
    assert "Content-Type" in preflight.headers["Access-Control-Allow-Headers"]


def test_a_browser_without_a_query_gets_the_page_to_write_one(client: FlaskClient) -> None:
    page = client.get("/sparql", headers={"Accept": BROWSER})
    assert page.status_code == 200
    assert "<textarea" in page.text
    assert "/sparql?example=promises" in page.text
    example = client.get("/sparql?example=promises&format=html")
    assert "SELECT DISTINCT ?facility" in example.text
    assert client.get("/sparql?example=nothing&format=html").status_code == 404


def test_a_browser_sees_the_answer_as_a_page(client: FlaskClient) -> None:
    table = client.get("/sparql", query_string={"query": SELECT}, headers={"Accept": BROWSER})
    assert 'href="/id/facility/pet-ct-aktau?lang=en"' in table.text
    assert SELECT.replace("<", "&lt;").replace(">", "&gt;") in table.text
    assert "Yes" in client.get("/sparql", query_string={"query": "ASK {}", "format": "html"}).text
    graph = client.get("/sparql", query_string={"query": "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1", "format": "html"})
    assert "<pre" in graph.text


def test_an_overrun_is_a_clean_503(store_folder: Path) -> None:
    app = create_app(Settings(store=store_folder, query_seconds=0.5))
    try:
        query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
        response = app.test_client().get(f"/sparql?query={quote(query)}")
        assert (response.status_code, response.json["error"]["kind"]) == (503, "deadline")
        assert int(response.headers["Retry-After"]) > 0
        assert json.loads(app.test_client().get("/sparql?query=ASK{}").data) == {"head": {}, "boolean": True}
    finally:
        close_app(app)
