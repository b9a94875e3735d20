"""`dalel evaluate` and `dalel review`: what people and programs see of them."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

import dalel
from loaders.evaluation.answers import find_sources
from loaders.evaluation.errors import EvaluationError
from loaders.evaluation.gold import PARTS

ROOT = Path(__file__).parents[2]
HEAD = "---\ntitle: {title}\npublisher: BAQ.KZ\naddress: https://example.org/{n}\npublished: 2025-08-2{n}\nlanguage: ru\n---\n"
PET = "В Актау открыт центр ПЭТ/КТ. На его строительство из бюджета выделено 5 млрд тенге.\n"
GOLD = {
    "article": {"lang": "ru"},
    "facility_status": [
        {"type": "pet-ct-centre", "place": "Aktau", "name": "", "status": "operational", "date": "", "count": 1},
        {"type": "hospice", "place": "Aktau", "name": "", "status": "planned", "date": "", "count": 1},
    ],
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two digests, one with a gold; `ru-7` is of the development part, `ru-4` held out."""
    for n, name in enumerate(("ru-7", "ru-4", "ru-11x")):
        (tmp_path / f"{name}.md").write_text(HEAD.format(title="Центр ПЭТ/КТ в Актау", n=n + 1) + PET, encoding="utf-8")
    (tmp_path / "gold").mkdir()
    for name in ("ru-7", "ru-4"):
        (tmp_path / "gold" / f"{name}.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (tmp_path / "gold" / "held-out.txt").write_text("ru-4\n", encoding="utf-8")
    return tmp_path


def evaluated(capsys: pytest.CaptureFixture[str], corpus: Path, *more: str) -> dict[str, list[dict[str, object]]]:
    files = [str(path) for path in sorted(corpus.glob("*.md"))]
    assert dalel.main(["evaluate", *files, "--gold", str(corpus / "gold"), "--json", *more]) == 0
    record: dict[str, list[dict[str, object]]] = json.loads(capsys.readouterr().out)
    return record


def test_figures_come_by_question_and_language(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = evaluated(capsys, corpus)
    assert record["articles"] == 2 and record["without_gold"] == ["ru-11x"]
    row = next(r for r in record["figures"] if (r["mode"], r["language"], r["question"]) == ("strict", "ru", "facility-status"))
    assert (row["tp"], row["fn"], row["recall"]) == (2, 2, 0.5)
    assert record["confidence"] and "errors" not in record


def test_errors_name_misses_and_false_answers_with_their_quote(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = evaluated(capsys, corpus, "--part", "development", "--errors")
    missed = [error for error in record["errors"] if error["kind"] == "missed"]
    assert [(error["name"], error["type"]) for error in missed] == [("ru-7", "hospice")]
    assert all(str(error["quote"]) in PET for error in record["errors"] if error["kind"] == "false")
    files = [str(corpus / "ru-7.md"), "--gold", str(corpus / "gold")]
    assert dalel.main(["evaluate", *files, "--errors"]) == 0
    said = capsys.readouterr().out
    assert "ru-7  facility-status  missed: type=hospice, place=Aktau" in said and "precision" in said and "confidence" in said


@pytest.mark.parametrize("part", [[], ["--part", "all"], ["--part", "held-out"]])
def test_errors_of_what_is_held_out_are_refused(corpus: Path, part: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dalel.main(["evaluate", str(corpus), "--gold", str(corpus / "gold"), "--errors", *part]) == 1
    said = capsys.readouterr()
    assert "--part development" in said.err and not said.out


def test_texts_outside_the_repository_are_evaluated_by_the_gold_of_their_name(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = corpus / "texts"
    texts.mkdir()
    (texts / "ru-7.txt").write_text("Открыт центр ПЭТ/КТ в Актау\n\n28 августа 2025\n\n" + PET, encoding="utf-8")
    assert dalel.main(["evaluate", "--texts", str(texts), "--gold", str(corpus / "gold"), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["articles"] == 1 and any(row["question"] == "facility-status" and row["tp"] for row in record["figures"])


def test_a_source_that_cannot_be_read_counts_as_missed(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "ru-7.md").write_bytes(b"\x00\x01\xff")
    record = evaluated(capsys, corpus, "--part", "development")
    assert record["problems"][0]["source"] == "ru-7.md"
    assert record["figures"][0]["fn"] == 2


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--update"], 2, "--floors"),
        (["--lower", "why"], 2, "--update"),
        (["--linking", "--errors"], 2, "stand"),
        (["no-such-folder"], 1, "no-such-folder"),
        (["--floors", "no-such-file.json"], 1, "floors file"),
        (["--texts", "/nowhere", "--part", "development"], 1, "/nowhere"),
    ],
)
def test_wrong_use_is_told(arguments: list[str], code: int, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert dalel.main(["evaluate", *arguments]) == code
    assert says in capsys.readouterr().err


def test_two_sources_of_one_name_are_refused(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.md").write_text("x", encoding="utf-8")
    with pytest.raises(EvaluationError, match="stand twice: x"):
        find_sources([tmp_path / "a", tmp_path / "b"])


def test_linking_is_printed_for_people_and_programs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    assert dalel.main(["evaluate", "--linking"]) == 0
    assert "facilities" in capsys.readouterr().out
    assert dalel.main(["evaluate", "--linking", "--json"]) == 0
    rows = {row["pairs"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["names"]["tp"] + rows["names"]["fn"] + rows["names"]["fp"] + rows["names"]["tn"] >= 150
    assert len(rows["facilities"]["wrong"]) == rows["facilities"]["fn"] + rows["facilities"]["fp"]


def test_floors_are_pinned_checked_and_lowered_only_for_a_reason(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors = corpus / "floors.json"
    floors.write_text(json.dumps({"corpora": {"made": {"sources": ["ru-7.md"], "gold": "gold"}}, "lowered": []}), encoding="utf-8")
    command = ["evaluate", "--floors", str(floors)]
    assert dalel.main(command) == 1 and "has no floor" in capsys.readouterr().out
    assert dalel.main([*command, "--update"]) == 0
    assert dalel.main(command) == 0
    gold = {**GOLD, "facility_status": [*GOLD["facility_status"], {"type": "hospital", "place": "Oral", "status": "planned"}]}  # type: ignore[misc]
    (corpus / "gold" / "ru-7.json").write_text(json.dumps(gold), encoding="utf-8")
    assert dalel.main(command) == 1 and "changed" in capsys.readouterr().out
    before = floors.read_bytes()
    assert dalel.main([*command, "--update"]) == 1 and "--lower" in capsys.readouterr().err
    assert floors.read_bytes() == before
    assert dalel.main([*command, "--update", "--lower", "a fact was added"]) == 0
    assert json.loads(floors.read_text(encoding="utf-8"))["lowered"][0]["reason"] == "a fact was added"


def test_review_lists_pairs_of_sources_and_of_a_store_alike(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    bodies = ("В Актау открыта больница.\n", "В Актау открыта больница «Умит».\n")
    for n, body in enumerate(bodies):
        (sources / f"{n}.md").write_text(HEAD.format(title="Онкология в Актау", n=n) + "Онкология. " + body, encoding="utf-8")
    assert dalel.main(["review", str(sources), "--json"]) == 0
    pairs = json.loads(capsys.readouterr().out)
    assert dalel.main(["build", str(sources), "--store", str(tmp_path / "store"), "--day", "2026-01-01"]) == 0
    capsys.readouterr()
    assert dalel.main(["review", "--store", str(tmp_path / "store"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == pairs
    assert dalel.main(["review", "--store", str(tmp_path / "store")]) == 0
    assert f"{len(pairs)} unsettled pairs" in capsys.readouterr().out


def test_the_command_knows_every_part() -> None:
    [part] = [option for option in dalel.evaluate.params if option.name == "part"]
    assert isinstance(part.type, click.Choice) and tuple(part.type.choices) == PARTS
