"""What the questions answer over sources, found in the real way: read, linked, stored, asked."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from graph.questions import Answer, answer
from graph.release import Contents, release_lines
from graph.store import Store
from graph.values import Article, Problem
from graph.vocabulary import read_vocabulary
from loaders.evaluation.compare import QUESTIONS, Row
from loaders.evaluation.errors import EvaluationError
from loaders.pipeline import claims_from
from loaders.sources import read_sources
from loaders.sources.files import SUFFIXES, source_files

_COLUMNS = {"personLabel": "person", "facilityType": "facility_type", "equipment": "type"}
# What tells where a row was found, not what it says.
_WHERE = frozenset({"article", "facility", "agreement", "quote", "start", "end", "confidence"})


@dataclass(frozen=True, slots=True)
class Sources:
    """Source files by the name that their gold goes by."""

    by_name: Mapping[str, Path]

    def only(self, names: Iterable[str]) -> Sources:
        """These sources without those whose name is not among `names`."""
        kept = frozenset(names)
        return Sources({name: path for name, path in self.by_name.items() if name in kept})


def find_sources(paths: Sequence[Path]) -> Sources:
    """The source files under `paths`. Raises EvaluationError where a path is missing or two files have one name."""
    for path in paths:
        if not path.exists():
            raise EvaluationError(f"{path}: no such file or folder to evaluate")
    files = [file for file in source_files(paths) if file.named or file.path.suffix.lower() in SUFFIXES]
    names = Counter(source_name(file.name) for file in files)
    if twice := sorted(name for name, times in names.items() if times > 1):
        raise EvaluationError(f"sources are told apart by name, but these stand twice: {', '.join(twice)}")
    return Sources({source_name(file.name): file.path for file in files})


def source_name(source: str) -> str:
    """The name of a source without folders and ending: what its gold is called."""
    return PurePosixPath(source.replace(os.sep, "/")).stem


def store_of(paths: Sequence[Path], day: str, jobs: int = 1) -> tuple[Store, list[Problem]]:
    """A store in memory of what `paths` say, undated articles too, and the sources that could not be read."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for found in read_sources(paths, latest=day, undated=True):
        if isinstance(found, Article):
            articles.append(found)
        else:
            problems.append(found)
    linked = claims_from(articles, jobs=jobs)
    problems += linked.problems
    contents = Contents(tuple(articles), tuple(problems), linked.claims, linked.entities, linked.reader_version)
    return Store.of_lines(release_lines(contents, read_vocabulary(), "evaluated", day)), problems


def answers_from(store: Store) -> dict[str, Answer]:
    """The answer to each measured question."""
    return {question: answer(question, store.select) for question in QUESTIONS}


def rows_by_name(answers: Mapping[str, Answer]) -> dict[str, dict[str, list[Row]]]:
    """The rows of each source's name and question, those that say the same once, in the order of the answer."""
    rows: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for question, found in answers.items():
        seen = set()
        for record in found.records():
            row = _renamed(record)
            said = tuple((column, value) for column, value in sorted(row.items()) if column not in _WHERE)
            if said not in seen:
                seen.add(said)
                rows[source_name(str(row["source"]))][question].append(row)
    return rows


def _renamed(record: Mapping[str, str | int | float]) -> dict[str, str | int | float]:
    """`record` under the column names that gold has, which take the place of IRIs."""
    row: dict[str, str | int | float] = {}
    for column, value in record.items():
        row[_COLUMNS.get(column, column)] = value
    return row
