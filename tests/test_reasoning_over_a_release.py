"""HermiT and SHACL judge the same release: the ontology together with the individuals that a build makes of articles."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph import iris
from graph.folder import StoreFolder
from graph.store import Store
from loaders.build import BuildOptions, build
from ontology.reasoning import check_consistency
from shapes.validate import violations

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = [
    ROOT / "data" / "digests" / f"{name}.md"
    for name in ("ru-20250828-baq-onkosluzhba", "kk-20251031-inform-proton", "ru-20250920-baq-ulytau")
]
JUDGED = (iris.STATEMENTS, iris.INFERRED)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = StoreFolder(tmp_path_factory.mktemp("release"))
    return Store.open(build(SAMPLES, folder, BuildOptions("2026-01-01")).release.store)


def individuals(store: Store) -> list[ox.Triple]:
    return [quad.triple for graph in JUDGED for quad in store.inner.quads_for_pattern(None, None, None, ox.NamedNode(graph))]


def test_hermit_and_shacl_agree_that_a_release_is_right(store: Store) -> None:
    verdict = check_consistency(individuals(store))
    assert len(individuals(store)) > 100
    assert verdict.consistent and not verdict.unsatisfiable
    assert violations(store.inner) == []


def test_hermit_finds_a_person_that_is_an_agreement_too(store: Store) -> None:
    person = ox.NamedNode(iris.mint_entity_iri("person", "Akmaral Alnazarova"))
    both = [
        ox.Triple(person, ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), ox.NamedNode(iris.term(name)))
        for name in ("Person", "Agreement")
    ]
    assert not check_consistency(both).consistent
