"""The measurement agrees with the scorer that comes with the contract of the questions, row by row of its totals."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from loaders.evaluation.answers import answers_from, rows_by_name, store_of
from loaders.evaluation.corpus import open_corpus
from loaders.evaluation.measure import figures, measure

SHARED = Path(__file__).parents[3] / "shared"


def test_totals_equal_those_of_the_contract_on_the_shared_articles(tmp_path: Path) -> None:
    scorer = SHARED / "score.py"
    if not scorer.exists():
        pytest.skip("the contract's scorer and articles lie beside the repository, and are not there")
    corpus = open_corpus([SHARED / "articles"], SHARED / "gold")
    store, _ = store_of(list(corpus.sources.by_name.values()), "2026-01-01")
    answers = answers_from(store)
    for question, found in answers.items():
        # the scorer looks for the machine's type under the name that gold has for it
        text = found.csv().replace(",equipment,", ",type,", 1) if question == "equipment" else found.csv()
        (tmp_path / f"{question}.csv").write_text(text, encoding="utf-8")
    run = subprocess.run([sys.executable, scorer, SHARED / "gold", tmp_path, "--json"], capture_output=True, text=True, check=True)
    theirs = {key: (tp, fn, fp) for key, (*_, tp, fn, fp) in json.loads(run.stdout).items()}
    ours = {}
    for row in figures(measure(corpus.golds.values(), rows_by_name(answers))):
        question = "ALL" if row["question"] == "all" else str(row["question"]).replace("-", "_")
        ours[f"{row['mode']} {row['language']} {question}"] = (row["tp"], row["fn"], row["fp"])
    assert ours == theirs
    assert ours["strict all ALL"][0] > 0
