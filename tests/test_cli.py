"""The command line: what people and programs see of it."""

from __future__ import annotations

import csv
import io
import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import dalel
from graph.folder import StoreFolder
from graph.questions import questions
from graph.release import inputs_sum, publish_release
from graph.vocabulary import read_vocabulary
from loaders.build import release_day

ROOT = Path(__file__).parent.parent
MADE = runpy.run_path(str(ROOT / "tests" / "graph" / "made.py"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one release of two hand-made articles."""
    root = tmp_path_factory.mktemp("store")
    folder = StoreFolder(root)
    with folder.locked():
        publish_release(
            folder, MADE["contents"](2), read_vocabulary(), day="2026-01-01", inputs=inputs_sum("cli"), validate=lambda store: []
        )
    return root


def test_query_gives_csv_with_the_columns_of_the_contract(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dalel.main(["query", "facility-status", "--store", str(store), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["source"] for row in rows} == {"0000.txt", "0001.txt"}
    assert {(row["type"], row["place"], row["status"]) for row in rows} == {("pet-ct-centre", "Aktau", "operational")}


@pytest.mark.parametrize("form", ["table", "csv", "json"])
@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_every_question_answers_in_every_form_and_language(store: Path, form: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    for question in questions():
        assert dalel.main(["query", question.name, "--store", str(store), "--format", form, "--lang", lang]) == 0
        out = capsys.readouterr().out
        if form == "json":
            assert isinstance(json.loads(out), list)


def test_an_unknown_question_is_one_line_that_lists_the_known_ones(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dalel.main(["query", "facilitys", "--store", str(store)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "facility-status" in said


def test_a_store_without_a_release_is_one_line_that_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["query", "posts"], ["releases"], ["validate"], ["export"], ["serve"], ["explain", "https://e/x"]):
        assert dalel.main([*command, "--store", str(tmp_path)]) == 1
        said = capsys.readouterr().err
        assert said.count("\n") == 1 and "dalel build" in said


def test_debug_adds_the_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dalel.main(["releases", "--debug", "--store", str(tmp_path)]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_releases_are_listed_and_the_served_one_is_marked(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dalel.main(["releases", "--json", "--store", str(store)]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["current"] and row["claims"] == 6 and row["day"] == "2026-01-01"
    assert dalel.main(["releases", "--store", str(store)]) == 0
    assert row["version"] in capsys.readouterr().out


def test_explain_prints_quote_and_source_of_every_claim(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claim = MADE["contents"](1).claims[0]
    assert dalel.main(["explain", claim.subject, "--store", str(store)]) == 0
    said = capsys.readouterr().out
    assert said.count("“В Актау открыли центр ПЭТ/КТ № 0.”") == 3 and "BAQ.KZ, 2025-08-29: 0000.txt, characters 0 to 33" in said
    assert dalel.main(["explain", claim.iri, "--json", "--store", str(store)]) == 0
    (ground,) = json.loads(capsys.readouterr().out)
    assert ground["quote"] == "В Актау открыли центр ПЭТ/КТ № 0." and ground["held"] is True


@pytest.mark.parametrize("thing", ["https://e/unknown", "no iri", "https://e/> } #"])
def test_explain_of_what_no_claim_speaks_of_is_one_line(store: Path, thing: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert dalel.main(["explain", thing, "--store", str(store)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_export_writes_the_data_to_a_file_or_stdout(store: Path, tmp_path: Path) -> None:
    data = (StoreFolder(store).current().folder / "data.nq").read_bytes()
    assert dalel.main(["export", "--store", str(store), "--output", str(tmp_path / "out.nq")]) == 0
    assert (tmp_path / "out.nq").read_bytes() == data
    run = subprocess.run([sys.executable, "dalel.py", "export", "--store", str(store)], cwd=ROOT, capture_output=True, check=True)
    assert run.stdout == data
    assert dalel.main(["export", "--store", str(store), "--format", "xls"]) == 1


def test_every_command_has_help_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    for name in dalel.cli.commands:
        assert dalel.main([name, "--help"]) == 0
        assert f"dalel {name}" in capsys.readouterr().out


@pytest.mark.parametrize("day", ["2026-13-01", "tomorrow", "20260101x"])
def test_a_wrong_day_is_one_line(day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    assert dalel.main(["build", str(tmp_path), "--store", str(tmp_path / "s"), "--day", day]) == 1
    assert "YYYY-MM-DD" in capsys.readouterr().err


def test_the_day_is_that_of_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert release_day(None) == "1970-01-02"
    assert release_day("2026-01-01") == "2026-01-01"


def test_wrong_use_is_told_with_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert dalel.main(["query"]) == 2
    assert "Missing argument" in capsys.readouterr().err


def test_an_address_that_is_no_endpoint_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert dalel.main(["query", "posts", "--endpoint", "file:///etc/passwd"]) == 1
    assert "http" in capsys.readouterr().err
