"""Gold: the facts of one article as a careful reader takes them down, a JSON file each, strictly read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph.values import LANGUAGES
from loaders.evaluation.compare import COMPARED, QUESTIONS, Row
from loaders.evaluation.errors import EvaluationError

# What a gold may say beside the questions: `not_in_article` notes what the text does not tell.
_OTHERS = frozenset({"article", "organisations", "doubtful", "not_in_article"})


HELD_OUT = "held-out.txt"
BATCHES = "batch-*.txt"
FIRST_BATCH = "batch-1"


@dataclass(frozen=True, slots=True)
class Gold:
    """The facts of the article `name`, by question; `doubtful` rows count neither for nor against.

    `batch` says with which others it was gathered.
    """

    name: str
    language: str
    rows: Mapping[str, Sequence[Row]]
    doubtful: Sequence[Row]
    held_out: bool = False
    batch: str = FIRST_BATCH

    def doubts(self, question: str) -> list[Row]:
        """The doubtful rows of `question`; one that names no question is of every one."""
        return [row for row in self.doubtful if row.get("fact", _key(question)) == _key(question)]


def _key(question: str) -> str:
    return question.replace("-", "_")


def read_gold(path: Path) -> Gold:
    """The gold of one file. Raises EvaluationError for what is no gold, naming file, question and row."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EvaluationError(f"{path}: a gold file in JSON is expected: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get("article"), dict):
        raise EvaluationError(f'{path}: an object with "article" and a list for each question is expected')
    if unknown := set(data) - _OTHERS - {_key(question) for question in QUESTIONS}:
        raise EvaluationError(f"{path}: unknown keys {sorted(unknown)}; the questions are {', '.join(map(_key, QUESTIONS))}")
    language = data["article"].get("lang")
    if language not in LANGUAGES:
        raise EvaluationError(f"{path}: the article's lang is expected as one of {', '.join(LANGUAGES)}, found {language!r}")
    rows = {question: _rows(path, data, _key(question), COMPARED[question]) for question in QUESTIONS}
    return Gold(path.stem, language, rows, _rows(path, data, "doubtful", ()))


def _rows(path: Path, data: Mapping[str, object], key: str, needed: Sequence[str]) -> list[Row]:
    found = data.get(key, [])
    if not isinstance(found, list):
        raise EvaluationError(f"{path}: {key}: a list of rows is expected, found {type(found).__name__}")
    for i, row in enumerate(found, 1):
        if not isinstance(row, dict) or any(name not in row for name in needed):
            raise EvaluationError(
                f"{path}: {key}, row {i}: an object with {', '.join(needed) or 'columns'} is expected, found {row!r:.120}"
            )
    return found


def read_golds(folder: Path) -> dict[str, Gold]:
    """The golds of a folder by name. Raises EvaluationError where there is none, or where one that is held out is missing."""
    kept_apart = names_in(folder / HELD_OUT)
    batches = {name: path.stem for path in sorted(folder.glob(BATCHES)) for name in names_in(path)}
    golds = {
        path.stem: replace(read_gold(path), held_out=path.stem in kept_apart, batch=batches.get(path.stem, FIRST_BATCH))
        for path in sorted(folder.glob("*.json"))
    }
    if not golds:
        raise EvaluationError(f"{folder}: no gold file (NAME.json) stands there; name their folder with --gold")
    if missing := sorted(kept_apart - golds.keys()):
        raise EvaluationError(f"{folder / HELD_OUT}: {missing[0]} is held out but has no gold file: take the line out or add the file")
    return golds


def names_in(path: Path) -> frozenset[str]:
    """The articles that a list names, one a line, without lines that begin with #; none where there is no such file."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


PARTS = ("all", "development", "held-out", "batch-1", "batch-2", "batch-3", "batch-4", "batch-5")


def in_part(gold: Gold, part: str) -> bool:
    """True where the article of `gold` belongs to `part`, one of PARTS; what is held out belongs to no batch of development."""
    if part.startswith("batch-"):
        return gold.batch == part and not gold.held_out
    return part == "all" or gold.held_out == (part == "held-out")
