"""SERVICE in every disguise, and queries that only look like it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.guard import ServiceFoundError, harmless, is_update, names_dataset

CALL = "SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o }"
DISGUISES = [
    f"SELECT * {{ {CALL} }}",
    f"SELECT * {{ {CALL.lower()} }}",
    "SELECT * { sErViCe <http://127.0.0.1:9/x> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <http://127.0.0.1:9/x> { ?s ?p ?o } }",
    "SELECT * { SERVICE#\n<http://127.0.0.1:9/x>{ ?s ?p ?o } }",
    "PREFIX x: <http://127.0.0.1:9/> SELECT * { SERVICE x:y { ?s ?p ?o } }",
    "SELECT * { VALUES ?where { <http://127.0.0.1:9/x> } SERVICE ?where { ?s ?p ?o } }",
    f"SELECT * {{ {{ SELECT * {{ {CALL} }} }} }}",
    f"SELECT * {{ ?s ?p ?o FILTER EXISTS {{ {CALL} }} }}",
    f"SELECT * {{ ?s ?p ?o FILTER NOT EXISTS {{ {CALL} }} }}",
    f"SELECT * {{ ?s ?p ?o BIND(EXISTS {{ {CALL} }} AS ?x) }}",
    f"SELECT * {{ ?s ?p ?o OPTIONAL {{ {CALL} }} }}",
    f"SELECT * {{ ?s ?p ?o MINUS {{ {CALL} }} }}",
    f"SELECT * {{ {{ ?s ?p ?o }} UNION {{ {CALL} }} }}",
    f"SELECT * {{ GRAPH ?g {{ {CALL} }} }}",
    f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {CALL} }}",
    f"DESCRIBE ?s {{ {CALL} }}",
    f"ASK {{ {CALL} }}",
    f"SELECT (1 AS ?x) {{ }} HAVING(EXISTS {{ {CALL} }})",
]
# Where two parsers read differently: the words must reach the engine in a form in which it cannot call anybody.
TRICKS = [
    "ASK {#\rSERVICE <http://127.0.0.1:9/x> {?s ?p ?o}#\n}",
    "ASK { SERV\\u0049CE <http://127.0.0.1:9/x> { ?s ?p ?o } }",
    "ASK { \\U00000053ERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }",
    "ASK { ?a ?b ?c FILTER(?a<?b)SERVICE#>\n<http://127.0.0.1:9/x> {?s ?p ?o} }",
    "ASK { ?s ?p 1SERVICE<http://127.0.0.1:9/x>{?s ?p ?o} }",
    "ASK { ?s ?p ?o . LATERAL { SERVICE <http://127.0.0.1:9/x> {?s ?p ?o} } }",
    "ASK { ?s ?p '\\u0027 . SERVICE <http://127.0.0.1:9/x> {?s ?p ?o} #' }",
    "PREFIX service: <http://127.0.0.1:9/> ASK { SERVICE service:x {?s ?p ?o} }",
    "PREFIX : <http://127.0.0.1:9/> ASK { SERVICE:x{?s ?p ?o} }",
    "ASK { \u017fERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }",
    "ASK {?s ?p ?o#\x0bSERVICE <http://127.0.0.1:9/x> {}\n}",
    "ASK {?s ?p ?o#\x85\nSERVICE <http://127.0.0.1:9/x> {}\n}",
    "ASK {?s ?p ?o#\u2028SERVICE <http://127.0.0.1:9/x> {}\n}",
]


@pytest.mark.parametrize("query", DISGUISES)
def test_service_is_refused(query: str) -> None:
    with pytest.raises(ServiceFoundError):
        harmless(query)


@pytest.mark.parametrize("query", TRICKS)
def test_service_that_a_parser_overlooks_cannot_run(query: str) -> None:
    """Whatever gets past the parser, the engine finds a fault in it or ignores it: it asks nobody (that would be an OSError)."""
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("http://a"), ox.NamedNode("http://b"), ox.NamedNode("http://c")))
    try:
        store.query(harmless(query))
    except (ServiceFoundError, SyntaxError):
        return


@given(
    st.lists(
        st.sampled_from(
            [
                "SERVICE",
                "service",
                " ",
                "\r",
                "\n",
                "#",
                "'",
                '"',
                "<http://127.0.0.1:9/>",
                "{",
                "}",
                "?s",
                ":",
                "x:",
                "<",
                ">",
                "\\",
                "$",
                "?",
            ]
        ),
        max_size=12,
    )
)
def test_no_mixture_of_marks_lets_service_run(marks: list[str]) -> None:
    query = "PREFIX x: <http://x/> PREFIX : <http://y/> ASK { " + "".join(marks) + " SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
    try:
        ox.Store().query(harmless(query))
    except (ServiceFoundError, SyntaxError):
        return


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT ?service { ?service ?p ?o }", 1),
        ("SELECT $Service { $Service ?p ?o }", 1),
        ("SELECT * { ?s ?p 'service' }", 1),
        ('SELECT * { ?s ?p """service""" }', 1),
        ("SELECT * { ?s <http://example.org/service#of> ?o }", 1),
        ("PREFIX e: <http://example.org/service#> SELECT * { ?s e:of ?o }", 1),
        ("PREFIX e: <http://example.org/> SELECT * { ?s e:service ?o }", 0),
        ("PREFIX : <http://example.org/> SELECT * { ?s :service ?o }", 0),
        ("SELECT * { ?s ?p ?o } # no SERVICE here", 1),
        ("SELECT * { ?s ?p ?o FILTER(CONTAINS(STR(?o), 'Service')) }", 0),
        ("SELECT * { ?s ?p 'serv\\u0069ce' }", 1),
    ],
)
def test_queries_that_only_speak_of_service_mean_what_they_meant(query: str, rows: int) -> None:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("http://a"), ox.NamedNode("http://example.org/service#of"), ox.Literal("service")))
    found = store.query(harmless(query))
    assert isinstance(found, ox.QuerySolutions)
    assert len(list(found)) == rows


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("SELECT * { ?s ?p ?o }", False),
        ("SELECT * FROM <http://g> { ?s ?p ?o }", True),
        ("SELECT * FROM NAMED <http://g> { ?s ?p ?o }", True),
        ("ask from <http://g> { ?s ?p ?o }", True),
        ("CONSTRUCT { ?s ?p ?o } FROM <http://g> WHERE { ?s ?p ?o }", True),
        ("DESCRIBE <http://x> FROM <http://g>", True),
        ("SELECT * FROM<http://g>{ ?s ?p ?o }", True),
        ("PREFIX g: <http://g/> SELECT * FROM # one\n NAMED # two\r g:x { ?s ?p ?o }", True),
        ("SELECT ?from { ?from ?p 'from <http://g>' }", False),
        ("SELECT * { ?s ?p ?o } # FROM <http://g>", False),
    ],
)
def test_a_query_with_a_dataset_of_its_own_is_recognised(query: str, named: bool) -> None:
    assert names_dataset(query) is named


@pytest.mark.parametrize(
    ("text", "update"),
    [
        ("INSERT DATA { <http://a> <http://b> <http://c> }", True),
        ("delete where { ?s ?p ?o }", True),
        ("LOAD <http://127.0.0.1:9/x>", True),
        ("CLEAR ALL", True),
        ("CREATE GRAPH <http://g>", True),
        ("SELECT * { ?s ?p", False),
        ("insert coin", False),
    ],
)
def test_updates_are_recognised(text: str, update: bool) -> None:
    assert is_update(text) is update
