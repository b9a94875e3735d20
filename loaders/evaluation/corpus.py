"""A corpus: sources beside their gold, and the measurement of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.values import Problem
from loaders.evaluation.answers import Sources, answers_from, find_sources, rows_by_name, store_of
from loaders.evaluation.errors import EvaluationError
from loaders.evaluation.gold import Gold, in_part, read_golds
from loaders.evaluation.measure import Measured, measure

DEFAULT_SOURCES = (Path("data/digests"), Path("tests/digests"))
DEFAULT_GOLD = Path("tests/gold")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Sources with the gold of each, and the names of sources that have none."""

    sources: Sources
    golds: Mapping[str, Gold]
    gold_folder: Path
    without_gold: tuple[str, ...]

    def checksum(self) -> str:
        """SHA-256 over every source and its gold, by name: another one means another corpus."""
        total = hashlib.sha256()
        for name, path in sorted(self.sources.by_name.items()):
            for file in (path, self.gold_folder / f"{name}.json"):
                total.update(f"{name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
        return total.hexdigest()


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What a corpus measures, and its sources that could not be read (their facts count as missed)."""

    measured: Measured
    problems: tuple[Problem, ...]


def open_corpus(paths: Sequence[Path], gold_folder: Path, part: str = "all") -> Corpus:
    """The sources under `paths` that are in `part` and have a gold. Raises EvaluationError where there is none."""
    golds = read_golds(gold_folder)
    sources = find_sources(paths)
    kept = {name: golds[name] for name in sources.by_name if name in golds and in_part(golds[name], part)}
    if not kept:
        where = ", ".join(map(str, paths))
        raise EvaluationError(f"no source under {where} has a gold of its name in {gold_folder} (part: {part})")
    return Corpus(sources.only(kept), kept, gold_folder, tuple(sorted(set(sources.by_name) - set(golds))))


def evaluate(corpus: Corpus, day: str, jobs: int = 1) -> Evaluated:
    """Reads, links, stores and asks the sources of `corpus`, and measures what is answered."""
    store, problems = store_of(list(corpus.sources.by_name.values()), day, jobs)
    return Evaluated(measure(corpus.golds.values(), rows_by_name(answers_from(store))), tuple(problems))


def refuse_held_out_errors(corpus: Corpus) -> None:
    """Raises EvaluationError where the errors of `corpus` would show articles of the held-out part."""
    if held := sum(gold.held_out for gold in corpus.golds.values()):
        raise EvaluationError(
            f"the errors of {held} held-out articles would be shown, which are to stay unseen: use --part development with --errors"
        )
