"""When an answer's row is a gold row's fact: the contract, question by question."""

from __future__ import annotations

import pytest

from loaders.evaluation.compare import QUESTIONS, TESTS, Row, number, plain, post_family, resemblance

FACILITY: Row = {"type": "pet-ct-centre", "place": "Aktau", "status": "agreed"}


@pytest.mark.parametrize(
    ("question", "gold", "answer", "strict", "loose"),
    [
        ("facility-status", FACILITY, FACILITY, True, True),
        ("facility-status", FACILITY, {**FACILITY, "status": "planned"}, False, True),
        ("facility-status", FACILITY, {**FACILITY, "place": "Atyrau"}, False, False),
        ("facility-status", {**FACILITY, "place": "Almaty Region"}, {**FACILITY, "place": "Almaty"}, False, True),
        ("facility-status", {**FACILITY, "place": "Jetisu Region"}, {**FACILITY, "place": "Zhetysu Region"}, True, True),
        ("agreements", {"kind": "contract", "amount": 39e9}, {"kind": "contract", "amount": "39000000000"}, True, True),
        ("agreements", {"kind": "contract", "amount": 39e9}, {"kind": "other", "amount": 39e9}, False, True),
        ("agreements", {"kind": "plan", "amount": None, "name": ""}, {"kind": "plan", "amount": "", "name": "Road map"}, True, True),
        ("agreements", {"kind": "plan", "name": "Comprehensive plan"}, {"kind": "plan", "name": "National project"}, False, True),
        ("agreements", {"kind": "plan", "name": "Comprehensive plan"}, {"kind": "plan", "label": "Comprehensive plan 2023"}, True, True),
        ("posts", {"person": "Akmaral Alnazarova", "post": "minister"}, {"person": "Alnazarova Akmaral", "post": "minister"}, True, True),
        ("posts", {"person": "Akmaral Alnazarova", "post": "minister"}, {"person": "Akmaral Alnazarova", "post": "akim"}, False, True),
        ("posts", {"person": "Aigul Ospan", "post": "head-of-unit"}, {"person": "Aigul Ospan", "post": "head-of-department"}, True, True),
        ("funding", {"amount": 1, "currency": "KZT"}, {"amount": "1.0", "currency": "USD"}, False, True),
        ("indicators", {"value": -3.5, "unit": "percent"}, {"value": 3.5, "unit": "percent"}, False, True),
        ("indicators", {"value": 3.5, "unit": "percent"}, {"value": "3.50001", "unit": "percent"}, True, True),
        ("instructions", {"issuer": "Olzhas Bektenov"}, {"issuer": "Askar Mamin"}, False, True),
        ("equipment", {"type": "cyclotron", "place": ""}, {"type": "cyclotron", "place": "Aktau"}, False, True),
        ("equipment", {"type": "cyclotron"}, {"type": "cyclotron", "place": ""}, True, True),
    ],
)
def test_rows_are_compared_by_what_the_contract_names(question: str, gold: Row, answer: Row, strict: bool, loose: bool) -> None:
    assert tuple(bool(test(gold, answer)) for test in TESTS[question]) == (strict, loose)


def test_every_question_of_the_contract_is_measured() -> None:
    assert QUESTIONS == ("facility-status", "agreements", "posts", "funding", "indicators", "instructions", "equipment")


def test_names_of_places_and_posts_are_made_plain() -> None:
    assert plain("  Ust-Kamenogorsk City ") == "oskemen"
    assert plain("Mangistau oblast") == plain("Mangystau Province") == "mangystau region"
    assert plain(None) == plain("Ақтау") == ""
    assert post_family("First Vice-Minister of Healthcare") == "deputy-minister"
    assert post_family("head-of-unit") == post_family("head-of-department") == "head"
    assert post_family("ambassador") == "other"


def test_numbers_and_likeness_have_an_empty_value() -> None:
    assert number("") is number(None) is number("many") is None
    assert number("39000000000") == 39e9
    assert resemblance("", "Aktau") == 0.0 and resemblance("Aktau", "Aktau") == 1.0
