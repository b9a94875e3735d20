"""Gold files are read strictly; what is held out stands in a list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loaders.evaluation.errors import EvaluationError
from loaders.evaluation.gold import in_part, read_gold, read_golds

ROOT = Path(__file__).parents[2]
ARTICLE = {"article": {"lang": "ru"}}


@pytest.mark.parametrize("folder", ["gold", "items/gold"])
def test_every_gold_of_the_development_set_can_be_read(folder: str) -> None:
    golds = read_golds(ROOT / "tests" / folder)
    assert len(golds) >= 60
    assert {gold.language for gold in golds.values()} == {"en", "ru", "kk"}
    assert all(name[:2] == gold.language for name, gold in golds.items())


def test_every_made_up_item_has_a_text_and_a_gold() -> None:
    items = ROOT / "tests" / "items"
    assert {path.stem for path in (items / "texts").glob("*.md")} == read_golds(items / "gold").keys()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "in JSON"),
        ("[]", "an object"),
        (json.dumps({"article": {"lang": "de"}}), "lang"),
        (json.dumps({**ARTICLE, "fundings": []}), "unknown keys"),
        (json.dumps({**ARTICLE, "funding": {}}), "a list of rows"),
        (json.dumps({**ARTICLE, "funding": [{"amount": 1, "currency": "KZT"}, {"amount": 1}]}), "funding, row 2"),
        (json.dumps({**ARTICLE, "doubtful": ["x"]}), "doubtful, row 1"),
    ],
)
def test_what_is_no_gold_is_refused_by_file_and_row(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=rf"a\.json: .*{says}"):
        read_gold(path)


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="--gold"):
        read_golds(tmp_path)


def test_a_part_of_the_golds_is_held_out_by_a_list() -> None:
    golds = read_golds(ROOT / "tests" / "gold").values()
    assert 0.25 <= sum(gold.held_out for gold in golds) / len(golds) <= 0.42
    assert {gold.language for gold in golds if gold.held_out} == {"ru", "kk", "en"}
    assert all(in_part(gold, "held-out") != in_part(gold, "development") and in_part(gold, "all") for gold in golds)


def test_a_held_out_article_without_gold_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(next((ROOT / "tests" / "gold").glob("*.json")).read_bytes())
    (tmp_path / "held-out.txt").write_text("# kept apart\na\nb\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="b is held out"):
        read_golds(tmp_path)
