"""Validation of whole stores: where a violation is, what it says, and what the vocabularies are held to."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph import iris, quads
from graph.values import Article, Claim, Entity, Literal, Quad, Quote
from shapes import rules
from shapes.validate import DALEL, Violation, violations

ONTOLOGY = Path(__file__).parent.parent.parent / "ontology"
XSD = "http://www.w3.org/2001/XMLSchema#"
TEXT = "Центр открыт."


def quad(value: Quad) -> ox.Quad:
    subject, predicate, term, graph = value
    if isinstance(term, str):
        node: ox.NamedNode | ox.Literal = ox.NamedNode(term)
    elif term.language:
        node = ox.Literal(term.value, language=term.language)
    else:
        node = ox.Literal(term.value, datatype=ox.NamedNode(XSD + term.datatype))
    return ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), node, ox.NamedNode(graph))


def release(number: int = 1, *, digest: bool = False, end: int = 12, holds_for: str = "2025") -> list[ox.Quad]:
    """The quads of `number` articles that each report one facility open, with all that is derived from them."""
    made: list[Quad] = []
    for i in range(number):
        iri = f"{iris.BASE}article/n/2025-08-28-{i:08x}"
        document = iri + "/digest" if digest else iri
        article = Article(
            iri, document, f"{i}.txt", "Центр", "N", "2025-08-28", False, "", "ru", "https://example.org/", TEXT, ((0, 13),), "0a" * 32
        )
        facility = iris.mint_entity_iri("facility", str(i))
        claim = Claim(
            iris.mint_claim_iri(document, facility, "status", "operational", 0, 12),
            iri,
            document,
            facility,
            iris.term("status"),
            iris.code("status", "operational"),
            Quote(TEXT[:12], 0, end),
            "asserted",
            0.9,
            "ru-status-1",
            "type and place",
            holds_for=holds_for,
        )
        made += [
            *quads.article_quads(article),
            *quads.claim_quads(claim, True, "only"),
            *quads.activity_quads(claim.rule, "1", iris.CATALOGUE_GRAPH),
        ]
        made += [*quads.statement_quads([claim])]
        made += [*quads.entity_quads(Entity(facility, "Facility", (("en", "Centre"), ("ru", "Центр"), ("kk", "Орталық"))))]
        made += [(facility, quads.TYPE, iris.term("Entity"), iris.INFERRED)]
    return [quad(one) for one in made] + vocabulary_quads("codes")


def vocabulary_quads(name: str) -> list[ox.Quad]:
    triples = ox.parse(path=ONTOLOGY / f"{name}.ttl", format=ox.RdfFormat.TURTLE)
    return [ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(iris.GRAPH + name)) for triple in triples]


@pytest.mark.parametrize("digest", [False, True], ids=["article", "digest"])
def test_what_the_graph_writes_conforms(digest: bool) -> None:
    assert violations(release(2, digest=digest)) == []


def test_empty_store_conforms() -> None:
    assert violations(ox.Store()) == []


def test_violation_names_its_article_and_speaks_three_languages() -> None:
    found = violations(release(end=13))
    assert [(v.constraint.removeprefix(rules.SHAPES), v.value, v.severity) for v in found] == [("QuoteLength", "13", "Violation")]
    assert found[0].article == f"{iris.BASE}article/n/2025-08-28-00000000"
    assert set(found[0].message) == {"en", "ru", "kk"}


def test_violation_in_a_digest_names_the_article_that_it_retells() -> None:
    found = violations(release(digest=True, holds_for="2026"))
    assert [v.article for v in found] == [f"{iris.BASE}article/n/2025-08-28-00000000"]


def test_messages_come_in_the_languages_asked_for() -> None:
    assert [set(v.message) for v in violations(release(end=13), ["kk"])] == [{"kk"}]


def test_day_that_does_not_exist_is_a_violation() -> None:
    article = f"{iris.BASE}article/n/2025-08-28-00000000"
    wrong = quad((article, iris.term("retrieved"), Literal("2026-02-30", "date"), article))
    assert [(v.path, v.value, v.constraint) for v in violations([*release(), wrong])] == [
        (DALEL + "retrieved", "2026-02-30", "DatatypeConstraintComponent")
    ]


def test_reading_without_its_version_is_a_violation_wherever_it_stands() -> None:
    reader = iris.term("readerVersion")
    for graph in (iris.CATALOGUE_GRAPH, f"{iris.BASE}article/n/2025-08-28-00000000"):
        activity = quad((quads.activity_iri("other"), quads.TYPE, iris.term("Reading"), graph))
        rule = quad((quads.activity_iri("other"), iris.term("rule"), Literal("other"), graph))
        assert [v.path for v in violations([*release(), activity, rule])] == [reader]


def test_violations_come_in_one_order() -> None:
    wrong = release(5, end=13, holds_for="2026")
    first = violations(wrong)
    assert first == violations(reversed(wrong))
    assert len(first) == 10
    assert [v.article for v in first] == sorted(v.article for v in first)


def test_store_is_left_as_it_was() -> None:
    store = ox.Store()
    store.bulk_extend(release())
    before = {str(one) for one in store}
    violations(store)
    assert {str(one) for one in store} == before


def test_seventy_articles_are_validated_in_four_seconds() -> None:
    data = release(70)
    start = time.perf_counter()
    assert violations(data) == []
    assert time.perf_counter() - start < 4


def test_codes_places_and_authorities_conform() -> None:
    def said(violation: Violation) -> str:
        return f"{violation.focus} {violation.message['en']} {violation.value}"

    data = [quad for name in ("codes", "places", "authorities") for quad in vocabulary_quads(name)]
    assert len(data) > 1000
    assert [said(v) for v in violations(data, vocabulary=True)] == []


def test_parity_holds_for_every_claimable_property_and_no_other() -> None:
    claimable = {
        quad.subject.value
        for file in ONTOLOGY.glob("*.ttl")
        for quad in ox.parse(path=file, format=ox.RdfFormat.TURTLE)
        if quad.predicate.value == DALEL + "claimPolicy" and isinstance(quad.subject, ox.NamedNode)
        if isinstance(quad.object, ox.Literal) and quad.object.value != "none"
    }
    backed = {rule.path for rule in rules.rules() if rule.constraint.endswith("#StatementHasClaim")}
    assert backed == claimable
    [rule] = [rule for rule in rules.rules() if rule.constraint.endswith("#ClaimPredicateIsClaimable")]
    assert {DALEL + name for name in re.findall(r"dalel:(\w+)", rule.query)} == claimable
