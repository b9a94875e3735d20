"""Linking measured on the pairs made by hand, with floors; and the names that it once confused."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.evaluation.errors import EvaluationError
from loaders.evaluation.linking import FACILITY_COLUMNS, NAME_COLUMNS, PairFigures, measure_facilities, measure_names, read_pairs
from loaders.linking.facility_names import facility_name_key, same_facility_name
from loaders.linking.people import body_links, person_links
from loaders.reading.events import Named

HERE = Path(__file__).parent
PRECISION, RECALL = 0.97, 0.90


def assert_good(figures: PairFigures) -> None:
    assert figures.precision >= PRECISION, figures.wrong
    assert figures.recall >= RECALL, figures.wrong


def test_pairs_of_names_are_linked_at_the_floors() -> None:
    rows = read_pairs(HERE / "pairs_names.csv", NAME_COLUMNS)
    assert len(rows) >= 150
    assert {row["kind"] for row in rows} == {"person", "body", "place"}
    assert_good(measure_names(rows))
    for kind in ("person", "body", "place"):
        of_kind = [row for row in rows if row["kind"] == kind]
        assert {row["verdict"] for row in of_kind} == {"same", "different"}
        assert_good(measure_names(of_kind))


def test_pairs_of_facilities_are_linked_at_the_floors() -> None:
    rows = read_pairs(HERE / "pairs_facilities.csv", FACILITY_COLUMNS)
    assert len(rows) >= 60
    assert sum(row["verdict"] == "different" for row in rows) >= 20
    assert_good(measure_facilities(rows))


@pytest.mark.parametrize(
    ("text", "says"), [("kind,one\n", ":1: the columns"), (",".join(NAME_COLUMNS) + "\nperson,a,ru,b,ru,maybe\n", ":2: 6 cells")]
)
def test_a_wrong_file_of_pairs_is_refused_by_line(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "pairs.csv").write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationError, match=says):
        read_pairs(tmp_path / "pairs.csv", NAME_COLUMNS)


def linked(*names: str) -> int:
    return len({iri for iri, _, _ in person_links([Named(name, name, kind="person") for name in names]).values()})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marat Sultanov", "Murat Sultanov"),
        ("Arman Kim", "Armen Kim"),
        ("Askar Nurgaliyev", "Askar Nurgaziyev"),
        ("Madina Aliyeva", "Medina Aliyeva"),
    ],
)
def test_a_vowel_or_a_consonant_tells_two_people_apart(one: str, other: str) -> None:
    assert linked(one, other) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kassym-Jomart Tokayev", "Kasym-Zhomart Tokaev"),
        ("Alexei Tsoi", "Alexey Tsoy"),
        ("Victoria Kim", "Viktoriya Kim"),
        ("Y. Kosherbayev", "Ermek Kosherbaev"),
    ],
)
def test_spellings_of_one_person_meet(one: str, other: str) -> None:
    assert linked(one, other) == 1


def test_an_initial_that_fits_two_people_is_neither() -> None:
    assert linked("S. Omarov", "Serik Omarov", "Saken Omarov") == 3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Многопрофильная больница № 3", "№ 3 көпбейінді аурухана", True),
        ("City Hospital No. 2", "Городская больница № 2", True),
        ("Городская больница № 2", "Городская больница № 3", False),
        ("Детская больница", "Инфекционная больница", False),
        ("балалар ауруханасы", "детская больница", True),
    ],
)
def test_names_of_houses_are_compared_by_meaning_and_number(one: str, other: str, same: bool) -> None:
    assert same_facility_name(facility_name_key(one), facility_name_key(other)) is same


def test_a_company_is_one_in_both_scripts_and_shown_in_latin_letters() -> None:
    links = body_links([Named("ТОО «Сапа Инвест»", ""), Named("Sapa Invest LLP", ""), Named("Сана Инвест", "")])
    assert links["ТОО «Сапа Инвест»"] == links["Sapa Invest LLP"]
    assert links["Sapa Invest LLP"][1] == "Sapa Invest LLP" and links["Сана Инвест"][0] != links["Sapa Invest LLP"][0]
