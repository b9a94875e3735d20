"""Decisions: pairs of entities that somebody settled as one or as two, which linking obeys.

They stand in `ontology/authorities/decisions.csv`: one, other (IRIs as linking mints them without the decision), verdict (`same`: `other`
is called by the IRI of `one`; `different`: never joined), who (a role), when (a day), why.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ontology
from graph import iris
from graph.values import DalelError

FILE = Path(ontology.__file__).parent / "authorities" / "decisions.csv"
COLUMNS = ("one", "other", "verdict", "who", "when", "why")
VERDICTS = ("same", "different")


class DecisionError(DalelError):
    """A file of decisions that is wrong; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One settled pair, and who settled it when and why."""

    one: str
    other: str
    verdict: str
    who: str
    when: str
    why: str


class Decisions:
    """Settled pairs, ready to be asked. Raises DecisionError where two of them contradict each other."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._all = tuple(decisions)
        self._kept: dict[str, str] = {}
        for decision in self._all:
            if decision.verdict == "same":
                self._join(decision)
        self._apart = {frozenset((d.one, d.other)): d for d in self._all if d.verdict == "different"}
        for decision in self._apart.values():
            if self.kept(decision.one) == self.kept(decision.other):
                raise DecisionError(f"{decision.one} and {decision.other} are settled as different, and by other decisions as the same")

    def _join(self, decision: Decision) -> None:
        if self.kept(decision.other) != decision.other:
            raise DecisionError(f"{decision.other} is settled as the same as two things: {self._kept[decision.other]} and {decision.one}")
        if self.kept(decision.one) == decision.other:
            raise DecisionError(f"{decision.one} and {decision.other} are each settled as the other")
        self._kept[decision.other] = decision.one

    def kept(self, iri: str) -> str:
        """The IRI by which what `iri` names is called: its own where nothing was settled."""
        while iri in self._kept:
            iri = self._kept[iri]
        return iri

    def are_different(self, one: str, other: str) -> bool:
        """True for a pair settled as different."""
        return frozenset((one, other)) in self._apart

    def are_settled(self, one: str, other: str) -> bool:
        """True for a pair settled either way."""
        return self.are_different(one, other) or self.kept(one) == self.kept(other)

    @property
    def different(self) -> list[tuple[str, str]]:
        """The pairs settled as different, in the order of the file."""
        return [(d.one, d.other) for d in self._all if d.verdict == "different"]

    def __bool__(self) -> bool:
        return bool(self._all)


def read_decisions(path: Path) -> Decisions:
    """The decisions of a CSV file, strictly read. Raises DecisionError with file and line."""
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise DecisionError(f"{path}:1: the columns {','.join(COLUMNS)} are expected, found {','.join(reader.fieldnames or ())}")
            decisions: list[Decision] = []
            pairs: dict[frozenset[str], int] = {}
            for row in reader:
                decision = _decision(row, f"{path}:{reader.line_num}")
                pair = frozenset((decision.one, decision.other))
                if pair in pairs:
                    raise DecisionError(f"{path}:{reader.line_num}: this pair is settled on line {pairs[pair]} already")
                pairs[pair] = reader.line_num
                decisions.append(decision)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DecisionError(f"{path}: a CSV file of decisions is expected: {error}") from error
    try:
        return Decisions(decisions)
    except DecisionError as error:
        raise DecisionError(f"{path}: {error}") from error


def _decision(row: Mapping[str | None, str | list[str] | None], where: str) -> Decision:
    """The decision of one line; `where` is its file and line."""
    if None in row or not all(isinstance(value, str) and value.strip() for value in row.values()):
        raise DecisionError(f"{where}: {len(COLUMNS)} cells are expected, none of them empty")
    made = Decision(**{column: str(row[column]).strip() for column in COLUMNS})
    kinds = {iri.removeprefix(iris.ID).partition("/")[0] for iri in (made.one, made.other) if iri.startswith(iris.ID)}
    if len(kinds) != 1 or not made.one.startswith(iris.ID) or not made.other.startswith(iris.ID):
        raise DecisionError(f"{where}: two IRIs of one kind under {iris.ID} are expected, found {made.one} and {made.other}")
    if made.one == made.other:
        raise DecisionError(f"{where}: two things are expected, found one: {made.one}")
    if made.verdict not in VERDICTS:
        raise DecisionError(f"{where}: verdict: {' or '.join(VERDICTS)} is expected, found {made.verdict!r}")
    try:
        if datetime.date.fromisoformat(made.when).isoformat() != made.when:
            raise ValueError(made.when)
    except ValueError as error:
        raise DecisionError(f"{where}: when: a day (YYYY-MM-DD) is expected, found {made.when!r}") from error
    return made


@cache
def settled() -> Decisions:
    """The decisions that ship with Dálel."""
    return read_decisions(FILE)
