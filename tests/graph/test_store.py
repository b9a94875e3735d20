"""The embedded store."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from graph.store import Store, StoreError, build_store, from_oxigraph, nquads_line, sorted_nquads, to_oxigraph
from graph.values import Literal, Quad

NUMBER = re.compile(r"[+-]?[0-9]*\.?[0-9]*")
CANONICAL = ("31000000000", "-15.3")
G, H = "https://e/g", "https://e/h"
QUADS: list[Quad] = [
    ("https://e/s", "https://e/p", Literal('Орталық\n"бір"', language="kk"), G),
    ("https://e/s", "https://e/p", Literal("2025", "gYear"), H),
    ("https://e/s", "https://e/p", "https://e/o", H),
]


def made(folder: Path) -> Store:
    nquads = folder / "data.nq"
    nquads.write_text("".join(sorted_nquads(QUADS)), encoding="utf-8")
    build_store(folder / "store", nquads)
    return Store.open(folder / "store")


def test_queries_see_the_union_of_all_graphs(tmp_path: Path) -> None:
    found = [row["o"] for row in made(tmp_path).select("SELECT ?o { ?s ?p ?o }")]
    assert sorted(map(str, found)) == sorted(str(quad[2]) for quad in QUADS)


def test_given_values_are_substituted(tmp_path: Path) -> None:
    rows = list(made(tmp_path).select("SELECT ?s ?o { ?s ?p ?o }", {"o": Literal("2025", "gYear")}))
    assert rows == [{"s": "https://e/s", "o": Literal("2025", "gYear")}]


def test_ask_and_construct(tmp_path: Path) -> None:
    store = made(tmp_path)
    assert store.ask("ASK { ?s ?p 'none' }") is False
    assert ("https://e/s", "https://e/q", "https://e/o") in store.construct("CONSTRUCT { ?s <https://e/q> ?o } { ?s ?p ?o }")


def test_lines_of_a_store_are_those_that_it_was_built_of(tmp_path: Path) -> None:
    store = made(tmp_path)
    assert store.lines() == sorted_nquads(QUADS)
    assert store.lines(lambda graph: graph == G) == sorted_nquads(QUADS[:1])
    assert (store.count(G), store.count(H)) == (1, 2)


@pytest.mark.parametrize("query", ["SELECT", "ASK { ?s ?p ?o }", "DELETE WHERE { ?s ?p ?o }"])
def test_what_is_no_select_is_refused(tmp_path: Path, query: str) -> None:
    with pytest.raises(StoreError):
        list(made(tmp_path).select(query))


def test_a_folder_without_a_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        Store.open(tmp_path / "none")


@example(CANONICAL[0], "decimal")
@example(CANONICAL[1], "decimal")
@given(st.text(st.characters(exclude_categories=("Cs",))), st.sampled_from(["string", "date", "decimal", "ru"]))
def test_literals_survive_the_round_trip(text: str, kind: str) -> None:
    assume(
        kind != "decimal" or text in CANONICAL or not NUMBER.fullmatch(text)
    )  # a store keeps numbers by their value: `00` comes back as `0`
    literal = Literal(text, language="ru") if kind == "ru" else Literal(text, kind)
    assert from_oxigraph(to_oxigraph(literal)) == literal
    line = nquads_line(("https://e/s", "https://e/p", literal, G))
    assert line.count("\n") == 1
    assert Store.of_lines([line]).lines() == [line]


@pytest.mark.parametrize("iri", ["", "no iri", "https://e/<x>", "https://e/a b"])
def test_what_is_no_iri_is_refused(iri: str) -> None:
    with pytest.raises(StoreError, match="is no IRI"):
        nquads_line((iri, "https://e/p", "https://e/o", G))
