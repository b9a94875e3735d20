"""Schemes and notations are the contract with users."""

from __future__ import annotations

import pytest

from ontology import model, terms

CONTRACT = {
    "facility-type": "oncology-centre radiotherapy-centre proton-therapy-centre pet-ct-centre nuclear-medicine-centre cyclotron-complex "
    "endoscopy-centre screening-centre diagnostic-centre hospital polyclinic medical-centre rehabilitation-centre sanatorium "
    "research-institute hospice laboratory department",
    "status": "planned agreed under-construction completed operational suspended cancelled closed mentioned",
    "agreement-kind": "investment-agreement memorandum contract public-private-partnership roadmap plan other",
    "post": "president prime-minister deputy-prime-minister minister deputy-minister akim deputy-akim head-of-department "
    "member-of-parliament director deputy-director chair-of-the-board chief-physician chief-specialist head-of-unit ambassador expert "
    "other",
    "unit": "percent patients/year procedures/year people beds jobs m2 devices facilities times per-100000 deaths cases hours years "
    "medicines other",
    "equipment-type": "linear-accelerator pet-ct-scanner ct-scanner mri-scanner spect-ct gamma-camera tomotherapy brachytherapy "
    "gamma-knife proton-accelerator cyclotron mammograph endoscope ultrasound x-ray robot "
    "laboratory-analyser organ-preservation-device other",
    "modality": "asserted planned reported",
    "held": "only latest best-supported all superseded outvoted receding",
}


def test_schemes_are_those_of_the_contract() -> None:
    assert set(terms.codes()) == set(CONTRACT) == set(terms.SCHEMES)


@pytest.mark.parametrize("scheme", CONTRACT)
def test_notations_are_those_of_the_contract(scheme: str) -> None:
    assert terms.codes()[scheme] == tuple(CONTRACT[scheme].split())


def test_iri_of_a_code_ends_in_its_notation() -> None:
    for iri, notation in terms.pairs(terms.SKOS + "notation"):
        scheme = iri.removeprefix(terms.CODE).split("/", 1)[0]
        assert iri == f"{terms.CODE}{scheme}/{notation}"


def test_codes_are_labelled_in_three_languages() -> None:
    assert model.labels(terms.CODE)[terms.CODE + "facility-type/pet-ct-centre"] == {
        "en": "PET/CT centre",
        "ru": "центр ПЭТ/КТ",
        "kk": "ПЭТ/КТ орталығы",
    }
