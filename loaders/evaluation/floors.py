"""Floors: the figures below which no corpus may fall, pinned in a file with the corpus they were measured on.

The file names each corpus with its sources and gold (relative to the file), the part of these that it holds, the checksum of both,
and a floor for the strict precision and recall of every question and language. `--update` raises floors; it lowers one only with a
reason, which the file keeps.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor
from pathlib import Path
from typing import Any

from graph.values import LANGUAGES
from loaders.evaluation.compare import QUESTIONS
from loaders.evaluation.corpus import Corpus, evaluate, open_corpus
from loaders.evaluation.errors import EvaluationError
from loaders.evaluation.gold import PARTS
from loaders.evaluation.measure import Measured, Tally

MEASURES = ("precision", "recall")
_CORPUS_KEYS = {"sources", "gold", "part", "checksum", "articles", "floors"}
_LOWERED_KEYS = {"day", "corpus", "floor", "from", "to", "reason"}
Floors = dict[str, dict[str, dict[str, float]]]
"""By question, language and measure."""


class FloorsError(EvaluationError):
    """Floors that an update would lower without a reason."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """One corpus of a floors file: where it lies, which part of its golds, its checksum when it was pinned, its floors."""

    name: str
    sources: tuple[Path, ...]
    gold: Path
    checksum: str
    floors: Floors
    part: str = "all"

    @property
    def missing(self) -> list[Path]:
        """Those of its folders that are not there."""
        return [path for path in (*self.sources, self.gold) if not path.exists()]

    def open(self) -> Corpus:
        """The corpus as it is now. Raises EvaluationError."""
        return open_corpus(self.sources, self.gold, self.part)


def read_floors(path: Path) -> tuple[list[Pinned], dict[str, Any]]:
    """The corpora pinned in a floors file, and its whole content. Raises EvaluationError naming what is wrong."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EvaluationError(f"{path}: a floors file in JSON is expected: {error}") from error
    if not isinstance(data, dict) or set(data) != {"corpora", "lowered"}:
        raise EvaluationError(f'{path}: an object with "corpora" and "lowered" is expected')
    for entry in data["lowered"]:
        if set(entry) != _LOWERED_KEYS or not entry["reason"]:
            raise EvaluationError(f"{path}: lowered: {', '.join(sorted(_LOWERED_KEYS))} are expected, found {entry!r:.120}")
    return [_pinned(path, name, entry) for name, entry in data["corpora"].items()], data


def _pinned(path: Path, name: str, entry: Mapping[str, Any]) -> Pinned:
    if not {"sources", "gold"} <= set(entry) <= _CORPUS_KEYS:
        raise EvaluationError(f"{path}: {name}: the keys {', '.join(sorted(_CORPUS_KEYS))} are expected, found {', '.join(sorted(entry))}")

    def beside(relative: str) -> Path:
        return Path(os.path.normpath(path.parent / relative))

    part = entry.get("part", "all")
    if part not in PARTS:
        raise EvaluationError(f"{path}: {name}: part is one of {', '.join(PARTS)}, found {part!r}")
    floors: Floors = entry.get("floors", {})
    for question, language, measure, value in _cells(floors):
        if question not in QUESTIONS or language not in LANGUAGES or measure not in MEASURES or not 0 <= value <= 1:
            raise EvaluationError(f"{path}: {name}: no such floor: {question}, {language}, {measure}: {value}")
    return Pinned(name, tuple(map(beside, entry["sources"])), beside(entry["gold"]), entry.get("checksum", ""), floors, part)


def _cells(floors: Floors) -> Iterator[tuple[str, str, str, float]]:
    for question, languages in floors.items():
        for language, measures in languages.items():
            for measure, value in measures.items():
                yield question, language, measure, value


def figures_of(measured: Measured) -> Floors:
    """The strict precision and recall of every question and language that has any row, to three places, never rounded up."""
    found: Floors = {}
    for question in QUESTIONS:
        for language in LANGUAGES:
            tally = measured.tallies.get(("strict", language, question), Tally())
            if tally != Tally():
                cell = {measure: floor(getattr(tally, measure) * 1000 + 1e-9) / 1000 for measure in MEASURES}
                found.setdefault(question, {})[language] = cell
    return found


def breaches(pinned: Pinned, checksum: str, measured: Measured) -> list[str]:
    """What is wrong, a line each: a corpus that changed, a figure below its floor, a figure without one."""
    lines = []
    if checksum != pinned.checksum:
        lines.append(f"{pinned.name}: sources or gold changed since the floors were pinned; run dalel evaluate --floors FILE --update")
    figures = figures_of(measured)
    for question, language, measure, value in _cells(figures):
        pinned_at = pinned.floors.get(question, {}).get(language, {}).get(measure)
        if pinned_at is None:
            lines.append(
                f"{pinned.name}: {question}, {language}: {measure} {value:.3f} has no floor; run dalel evaluate --floors FILE --update"
            )
        elif value < pinned_at:
            lines.append(f"{pinned.name}: {question}, {language}: {measure} {value:.3f} is below its floor {pinned_at:.3f}")
    return lines


def updated(data: Mapping[str, Any], measured: Mapping[str, tuple[Corpus, Measured]], day: str, reason: str) -> dict[str, Any]:
    """The content of a floors file with the figures of `measured` (by corpus) as floors, and what was lowered for `reason`.

    Raises FloorsError where a floor would be lowered and no reason is given.
    """
    made: dict[str, Any] = json.loads(json.dumps(data))
    lowered: list[dict[str, Any]] = []
    for name, (corpus, found) in measured.items():
        entry, floors = made["corpora"][name], figures_of(found)
        for question, language, measure, value in _cells(entry.get("floors", {})):
            now = floors.get(question, {}).get(language, {}).get(measure, 0.0)
            if now < value:
                at = f"{question}, {language}: {measure}"
                lowered.append({"day": day, "corpus": name, "floor": at, "from": value, "to": now, "reason": reason})
        entry.update(checksum=corpus.checksum(), articles=len(corpus.golds), floors=floors)
    if lowered and not reason.strip():
        listed = "; ".join(f"{row['corpus']}: {row['floor']} {row['from']:.3f} to {row['to']:.3f}" for row in lowered)
        raise FloorsError(f"floors are lowered only for a reason (--lower REASON), which the file keeps: {listed}")
    made["lowered"] += lowered
    return made


@dataclass(frozen=True, slots=True)
class Checked:
    """The corpora that were measured, those that are not there and why, and what is wrong."""

    measured: tuple[str, ...]
    skipped: tuple[str, ...]
    breaches: tuple[str, ...]


def check_floors(path: Path, day: str) -> Checked:
    """Measures every corpus pinned in `path` that is there, against its floors. Raises EvaluationError."""
    pinned, _ = read_floors(path)
    found, skipped = _measured(pinned, day)
    lines = [line for one in pinned if one.name in found for line in breaches(one, found[one.name][0].checksum(), found[one.name][1])]
    return Checked(tuple(found), tuple(skipped), tuple(lines))


def update_floors(path: Path, day: str, reason: str) -> Checked:
    """Measures every corpus pinned in `path` that is there, and writes its figures as floors. Raises FloorsError, EvaluationError."""
    pinned, data = read_floors(path)
    found, skipped = _measured(pinned, day)
    write_floors(path, updated(data, found, day, reason))
    return Checked(tuple(found), tuple(skipped), ())


def _measured(pinned: Sequence[Pinned], day: str) -> tuple[dict[str, tuple[Corpus, Measured]], list[str]]:
    found: dict[str, tuple[Corpus, Measured]] = {}
    skipped = []
    for one in pinned:
        if one.missing:
            skipped.append(f"{one.name}: not measured, for {', '.join(map(str, one.missing))} is not there")
            continue
        corpus = one.open()
        found[one.name] = (corpus, evaluate(corpus, day).measured)
    return found, skipped


def write_floors(path: Path, data: Mapping[str, Any]) -> None:
    """Writes a floors file whole or not at all."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    new.replace(path)
