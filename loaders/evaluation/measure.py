"""Precision and recall: which gold rows are answered, which answers are false, and what the confidence of answers is worth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.values import LANGUAGES
from loaders.evaluation.compare import COMPARED, QUESTIONS, TESTS, Row, Test
from loaders.evaluation.gold import Gold

MODES = ("strict", "loose")
ALL = "all"
BANDS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.0)
"""Lower bounds of the bands of confidence, highest first."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Facts found (tp), missed (fn), and false answers (fp)."""

    tp: int = 0
    fn: int = 0
    fp: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.tp + other.tp, self.fn + other.fn, self.fp + other.fp)

    @property
    def precision(self) -> float:
        """The share of answers that is right; 0 without answers."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        """The share of facts that is answered; 0 without facts."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Finding:
    """A gold row that no answer states (`missed`), or an answer that gold does not have (`false`)."""

    name: str
    question: str
    kind: str
    row: Row


@dataclass(frozen=True, slots=True)
class Measured:
    """Tallies by (mode, language, question), the strict findings, and the strict verdict on each answer beside its confidence."""

    names: tuple[str, ...]
    tallies: Mapping[tuple[str, str, str], Tally]
    findings: tuple[Finding, ...]
    verdicts: tuple[tuple[float, bool], ...]


def measure(golds: Iterable[Gold], answered: Mapping[str, Mapping[str, Sequence[Row]]]) -> Measured:
    """The rows in `answered`, by name and question, against `golds`; answers to what has no gold are left out."""
    tallies: dict[tuple[str, str, str], Tally] = defaultdict(Tally)
    findings: list[Finding] = []
    verdicts: list[tuple[float, bool]] = []
    ordered = sorted(golds, key=lambda gold: gold.name)
    for gold in ordered:
        for question in QUESTIONS:
            rows = answered.get(gold.name, {}).get(question, ())
            for mode, test in zip(MODES, TESTS[question], strict=True):
                hits, missed, false = _judged(gold, question, rows, test)
                for language in (gold.language, ALL):
                    for of in (question, ALL):
                        tallies[mode, language, of] += Tally(len(hits), len(missed), len(false))
                if mode == "strict":
                    findings += [Finding(gold.name, question, "missed", row) for row in missed]
                    findings += [Finding(gold.name, question, "false", row) for row in false]
                    verdicts += [(float(str(row["confidence"])), right) for right, of in ((True, hits), (False, false)) for row in of]
    return Measured(tuple(gold.name for gold in ordered), tallies, tuple(findings), tuple(verdicts))


def _judged(gold: Gold, question: str, rows: Sequence[Row], test: Test) -> tuple[list[Row], list[Row], list[Row]]:
    """The answers that are right, the gold rows that are missed, the answers that are false and not excused by a doubtful row."""
    free, hits, missed = list(rows), [], []
    for fact in gold.rows[question]:
        at = next((i for i, row in enumerate(free) if test(fact, row)), None)
        if at is None:
            missed.append(fact)
        else:
            hits.append(free.pop(at))
    doubts = gold.doubts(question)
    return hits, missed, [row for row in free if not any(_excuses(question, test, doubt, row) for doubt in doubts)]


def _excuses(question: str, test: Test, doubt: Row, row: Row) -> bool:
    try:
        return test(doubt, row)
    except KeyError:  # a doubtful row may say less than a comparison needs
        return False


def figures(measured: Measured) -> list[dict[str, object]]:
    """The figures of every mode, language and question that has any row, as records."""
    records: list[dict[str, object]] = []
    for mode in MODES:
        for language in (ALL, *LANGUAGES):
            for question in (ALL, *QUESTIONS):
                tally = measured.tallies.get((mode, language, question), Tally())
                if tally != Tally():
                    records.append({"mode": mode, "language": language, "question": question, **tally_record(tally)})
    return records


def tally_record(tally: Tally) -> dict[str, float | int]:
    """The figures of one tally, shares to three places."""
    shares = {name: round(getattr(tally, name), 3) for name in ("precision", "recall", "f1")}
    return {**shares, "tp": tally.tp, "fn": tally.fn, "fp": tally.fp}


def confidence_bands(verdicts: Sequence[tuple[float, bool]]) -> list[dict[str, object]]:
    """For each band of confidence that has answers: from, to, how many, and the share of them that is right."""
    records: list[dict[str, object]] = []
    for low, high in zip(BANDS, (1.0, *BANDS), strict=False):
        inside = [right for confidence, right in verdicts if low <= confidence and (confidence < high or high == 1.0)]
        if inside:
            records.append({"from": low, "to": high, "answers": len(inside), "right": round(sum(inside) / len(inside), 3)})
    return records


def finding_record(finding: Finding) -> dict[str, object]:
    """A finding for people and programs: the columns that say something, and the quote of a false answer."""
    hidden = {"article", "source", "published", "facility", "agreement", "label", "placeCode", "fact"}
    said = {column: value for column, value in finding.row.items() if column not in hidden and value not in ("", None, [])}
    first = {column: said.pop(column) for column in COMPARED[finding.question] if column in said}
    return {"name": finding.name, "question": finding.question, "kind": finding.kind, **first, **said}
