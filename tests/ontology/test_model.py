"""The Turtle is sound, and Python says what it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

import ontology
from ontology import model, terms

ROOT = Path(ontology.__file__).parent.parent
USERS = (*(ROOT / "ontology/questions").glob("*.rq"), *(ROOT / "shapes").glob("*.ttl"))
EXAMPLE = Path(__file__).parent / "example.ttl"
D = terms.NAMESPACE


def iris_of(path: Path) -> Iterator[str]:
    for quad in ox.parse(path=str(path)):
        for node in (quad.subject, quad.predicate, quad.object):
            if isinstance(node, ox.NamedNode):
                yield node.value


def test_model_is_sound() -> None:
    assert model.check_model([*USERS, EXAMPLE]) == ()


def test_term_that_does_not_exist_is_found(tmp_path: Path) -> None:
    query = tmp_path / "wrong.rq"
    query.write_text("# dalel:comment is no use of a term\nSELECT * { ?s dalel:statsu ?o ; dalel:name 'x' }\n", encoding="utf-8")
    assert model.check_model([query]) == ("wrong.rq:2: dalel:statsu is no term of the ontology",)


def test_every_term_is_used_by_the_worked_example() -> None:
    used = set(iris_of(EXAMPLE))
    annotations = terms.terms()["AnnotationProperty"]
    assert set().union(*terms.terms().values()) - annotations - used == set()


def test_every_turtle_file_has_a_named_graph() -> None:
    assert {path.name for path in (ROOT / "ontology").glob("*.ttl")} == set(terms.GRAPHS)


def test_core_imports_every_module() -> None:
    imported = {iri.rsplit("/", 1)[1] for _, iri in terms.pairs(terms.OWL + "imports")}
    assert imported == set(terms.MODULES) - {"dalel"}


def test_every_module_has_a_version() -> None:
    assert len(terms.pairs(terms.OWL + "versionIRI")) == len(terms.MODULES)


def test_changelog_names_the_version() -> None:
    (version,) = {value for _, value in terms.pairs(terms.OWL + "versionInfo")}
    assert f"## {version} " in (ROOT / "docs/ontology-changelog.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "policy"),
    [("status", "latest"), ("place", "best-supported"), ("facilityType", "best-supported"), ("name", "all"), ("memberCount", "latest")],
)
def test_claim_policies_are_read_from_turtle(name: str, policy: str) -> None:
    assert terms.claim_policies()[D + name] == policy


def test_derived_properties_cannot_be_claimed() -> None:
    assert not {D + name for name in ("announcedOn", "openedOn", "promisedFor", "hosts", "kato")} & set(terms.claim_policies())


def test_every_facility_type_has_its_class() -> None:
    classes = terms.classes_by_type()
    assert tuple(classes) == terms.codes()["facility-type"]
    assert all(name == "".join(part.capitalize() for part in notation.split("-")) for notation, name in classes.items())


def test_superclasses_reach_to_the_top() -> None:
    above = terms.superclasses()
    assert {D + "Facility", D + "NuclearMedicineCentre", D + "Entity"} <= set(above[D + "PetCtCentre"])
    assert "http://www.w3.org/ns/prov#Entity" in above[D + "Article"]
    assert all(D + "Facility" in above[D + name] for name in terms.classes_by_type().values())
    assert D + "Facility" not in above[D + "FacilityGroup"]


def test_inverses_go_both_ways() -> None:
    inverses = terms.inverses()
    assert inverses[D + "hostedBy"] == D + "hosts"
    assert all(inverses[other] == one for one, other in inverses.items())
    assert not set(terms.claim_policies()) & {inverses[prop] for prop in inverses if prop in terms.claim_policies()}


def test_narrower_types_lie_deeper() -> None:
    depths = terms.depths()
    types = terms.CODE + "facility-type/"
    assert depths[types + "proton-therapy-centre"] > depths[types + "radiotherapy-centre"]


def test_quads_stand_in_the_graph_of_their_file() -> None:
    graphs = {str(quad.graph_name.value) for quad in terms.vocabulary_quads() if isinstance(quad.graph_name, ox.NamedNode)}
    assert graphs == set(terms.GRAPHS.values())
