"""The authority file: the bodies of the field by all their names."""

from __future__ import annotations

import pytest

from ontology import model, terms

D = terms.NAMESPACE
LABELS = model.labels(terms.BASE + "id/organisation/") | model.labels(terms.BASE + "id/facility/")
BY_NAME = {found["en"]: iri for iri, found in LABELS.items()}
KINDS = {
    *("ministry", "fund", "national-centre", "regional-oncology-centre", "nuclear-medicine-centre", "university", "investor", "press"),
    *("hospital", "parliament", "government", "akimat", "international", "other"),
}


def names(iri: str) -> set[str]:
    found = set(LABELS[iri].values())
    for predicate in (terms.SKOS + "altLabel", D + "abbreviation", D + "formerName"):
        found |= {value for subject, value in terms.pairs(predicate) if subject == iri}
    return found


@pytest.mark.parametrize(
    "name",
    [
        "Ministry of Healthcare",
        "Social Health Insurance Fund",
        "Government of Kazakhstan",
        "Mazhilis",
        "National Research Oncology Center",
        "Institute of Nuclear Physics",
        "Healthcare Department of Ulytau Region",
        "Akimat of Karaganda Region",
        "World Health Organization",
        "Orhun Medical",
        "Kazakh Institute of Oncology and Radiology",
        "Kazinform",
    ],
)
def test_body_is_known_by_its_english_label(name: str) -> None:
    assert name in BY_NAME


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("National Research Oncology Center", "ННОЦ"),
        ("National Research Oncology Center", "Ұлттық ғылыми онкологиялық орталық"),
        ("Ministry of Healthcare", "Минздрав"),
        ("Ministry of Healthcare", "Министерство здравоохранения и социального развития"),
        ("Social Health Insurance Fund", "ФСМС"),
        ("Healthcare Department of Ulytau Region", "Управление здравоохранения Улытауской области"),
        ("Healthcare Department of East Kazakhstan Region", "Управление здравоохранения ВКО"),
        ("Multiprofile Hospital No. 3 of Karaganda", "Multiprofile Hospital No. 3"),
        ("Institute of Nuclear Physics", "ИЯФ"),
    ],
)
def test_body_is_known_by_its_other_names(name: str, other: str) -> None:
    assert other in names(BY_NAME[name])


@pytest.mark.parametrize("body", ["Akimat of", "Healthcare Department of"])
def test_every_region_and_city_of_republican_rank_has_one(body: str) -> None:
    places = dict(terms.pairs(D + "authorityPlace"))
    seats = {places[iri] for name, iri in BY_NAME.items() if name.startswith(body)}
    types = terms.pairs(terms.RDF + "type")
    assert seats == {iri for iri, cls in types if cls in (D + "Region", D + "RepublicanCity")}


def test_every_authority_has_a_known_kind() -> None:
    kinds = dict(terms.pairs(D + "authorityKind"))
    assert set(kinds) == set(LABELS)
    assert set(kinds.values()) <= KINDS


def test_facility_has_the_class_of_its_type() -> None:
    classes = terms.classes_by_type()
    typed = set(terms.pairs(terms.RDF + "type"))
    found = dict(terms.pairs(D + "authorityType"))
    assert set(found) == {iri for iri in LABELS if "/id/facility/" in iri}
    for iri, code in found.items():
        assert (iri, D + classes[code.rsplit("/", 1)[1]]) in typed


def test_no_name_leads_to_two_bodies() -> None:
    owner: dict[str, str] = {}
    for predicate in (terms.RDFS + "label", terms.SKOS + "altLabel", D + "abbreviation", D + "formerName"):
        for iri, name in terms.pairs(predicate):
            if iri in LABELS:
                assert owner.setdefault(name.casefold(), iri) == iri, name
