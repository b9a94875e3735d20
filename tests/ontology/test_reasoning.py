"""HermiT finds the ontology consistent, and contradictions when there are any."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from ontology import terms
from ontology.reasoning import Verdict, check_consistency

D = terms.NAMESPACE
MODULES = terms.files(data=False)
EXAMPLE = Path(__file__).parent / "example.ttl"


def node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def typed(iri: str, *classes: str) -> list[ox.Triple]:
    return [ox.Triple(node(iri), node(terms.RDF + "type"), node(D + name)) for name in classes]


def example() -> list[ox.Triple]:
    return [ox.Triple(quad.subject, quad.predicate, quad.object) for quad in ox.parse(path=str(EXAMPLE))]


def test_ontology_with_all_its_data_is_consistent() -> None:
    assert check_consistency() == Verdict(True)


def test_worked_example_is_consistent() -> None:
    assert check_consistency(example(), MODULES) == Verdict(True)


def test_agreement_that_is_a_person_is_found() -> None:
    individuals = [*typed("https://example.org/sound", "Person"), *typed("https://example.org/wrong", "Person", "Agreement")]
    assert check_consistency(individuals, MODULES) == Verdict(False, conflict="https://example.org/wrong")


def test_amount_in_words_is_found() -> None:
    amount = ox.Triple(node("https://example.org/wrong"), node(D + "amount"), ox.Literal("31 billion"))
    assert check_consistency([amount], MODULES) == Verdict(False, conflict="https://example.org/wrong")


def test_person_as_the_place_of_a_facility_is_found() -> None:
    place = ox.Triple(node("https://example.org/centre"), node(D + "place"), node("https://example.org/person"))
    assert not check_consistency([place, *typed("https://example.org/person", "Person")], MODULES).consistent


def test_class_that_can_have_no_instance_is_named(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.ttl"
    wrong.write_text(
        f"<{D}Chimera> a <{terms.OWL}Class> ; <{terms.RDFS}subClassOf> <{D}Person> , <{D}Agreement> .",
        encoding="utf-8",
    )
    assert check_consistency(files=[*MODULES, wrong]) == Verdict(True, unsatisfiable=(D + "Chimera",))


def test_a_hospital_may_be_an_organisation() -> None:
    assert check_consistency(typed("https://example.org/hospital", "Hospital", "Organisation"), MODULES).consistent
