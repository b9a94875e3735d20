"""Content negotiation as a table."""

from __future__ import annotations

import pytest

from server.negotiate import ALIASES, GRAPH_ALIASES, GRAPHS, RESULTS, choose, choose_language

TABLES = tuple(RESULTS.values())
GRAPH_OFFERS = ("text/html", *GRAPHS.values())
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("", RESULTS["json"]),
        ("*/*", RESULTS["json"]),
        ("application/sparql-results+xml", RESULTS["xml"]),
        ("application/sparql-results+xml;q=0.5, text/csv", RESULTS["csv"]),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.3", RESULTS["xml"]),
        ("text/*", RESULTS["csv"]),
        ("text/*, text/csv;q=0", RESULTS["tsv"]),
        ("*/*;q=0.1, text/tab-separated-values", RESULTS["tsv"]),
        ("application/json", RESULTS["json"]),
        ("application/xml", RESULTS["xml"]),
        ("TEXT/CSV", RESULTS["csv"]),
        ("text/csv; charset=utf-8; header=present", RESULTS["csv"]),
        ("application/sparql-results+json;charset=utf-8;q=0.9, text/csv;q=0.8", RESULTS["json"]),
        ("*/*, application/sparql-results+json;q=0", RESULTS["xml"]),
        ("text/turtle", None),
        ("text/csv;q=0", None),
        ("text/csv;q=nonsense", None),
        ("text/csv;q=7", None),
        (",;,", None),
        ("image/png", None),
    ],
)
def test_the_best_liked_results_format_is_chosen(header: str, chosen: str | None) -> None:
    assert choose(header, TABLES, ALIASES) == chosen


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("", "text/html"),
        (BROWSER, "text/html"),
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/json", "application/ld+json"),
        ("application/n-triples, text/turtle;q=0.9", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("text/turtle;q=0.9, text/html;q=0.8", "text/turtle"),
        ("application/*", "application/n-triples"),
        ("application/pdf", None),
    ],
)
def test_the_best_liked_form_of_a_resource_is_chosen(header: str, chosen: str | None) -> None:
    assert choose(header, GRAPH_OFFERS, GRAPH_ALIASES) == chosen


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("kk-KZ", "kk"),
        ("de, fr", "en"),
        ("de, kk;q=0.1", "kk"),
        ("ru;q=0.2, kk;q=0.4", "kk"),
    ],
)
def test_the_best_liked_language_is_chosen(header: str, language: str) -> None:
    assert choose_language(header, ("en", "ru", "kk")) == language
