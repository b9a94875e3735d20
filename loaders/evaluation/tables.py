"""What an evaluation shows: tables for people, records for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.evaluation.corpus import Corpus, Evaluated
from loaders.evaluation.linking import PairFigures
from loaders.evaluation.measure import confidence_bands, figures, finding_record

_FIGURES = ("mode", "language", "question", "precision", "recall", "f1", "tp", "fn", "fp")


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table of cells that are shown as they are."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def evaluation_record(corpus: Corpus, evaluated: Evaluated, errors: bool) -> dict[str, object]:
    """All figures of an evaluation as one JSON value; every miss and false answer with `errors`."""
    record: dict[str, object] = {
        "articles": len(corpus.golds),
        "without_gold": list(corpus.without_gold),
        "problems": [{"source": problem.source, "reason": problem.reason} for problem in evaluated.problems],
        "figures": figures(evaluated.measured),
        "confidence": confidence_bands(evaluated.measured.verdicts),
    }
    if errors:
        record["errors"] = [finding_record(finding) for finding in evaluated.measured.findings]
    return record


def evaluation_tables(corpus: Corpus, evaluated: Evaluated) -> list[Table]:
    """The figures by question and language, and what confidence is worth."""
    rows = tuple(tuple(_cell(record[column]) for column in _FIGURES) for record in figures(evaluated.measured))
    bands = tuple(
        (f"{band['from']} to {band['to']}", band["answers"], _cell(band["right"])) for band in confidence_bands(evaluated.measured.verdicts)
    )
    return [
        Table(f"{len(corpus.golds)} articles", _FIGURES, rows),
        Table("answers by confidence (strict)", ("confidence", "answers", "right"), bands),
    ]


def error_lines(evaluated: Evaluated) -> list[str]:
    """A line for every miss and every false answer, with the words that it rests on."""
    lines = []
    for finding in evaluated.measured.findings:
        record = finding_record(finding)
        said = ", ".join(f"{column}={value}" for column, value in record.items() if column not in ("name", "question", "kind", "quote"))
        quote = f"  “{' '.join(str(record['quote']).split())}”" if "quote" in record else ""
        lines.append(f"{finding.name}  {finding.question}  {finding.kind}: {said}{quote}")
    return lines


def linking_table(measured: Sequence[tuple[str, PairFigures]]) -> Table:
    """Pairwise precision and recall of each file of pairs."""
    columns = ("pairs", "precision", "recall", "tp", "fn", "fp", "tn")
    return Table(
        "linking",
        columns,
        tuple((name, _cell(found.precision), _cell(found.recall), found.tp, found.fn, found.fp, found.tn) for name, found in measured),
    )


def linking_record(measured: Sequence[tuple[str, PairFigures]]) -> list[dict[str, object]]:
    """The same as records, with every wrong pair."""
    shares = ("precision", "recall")
    counts = ("tp", "fn", "fp", "tn")
    return [
        {
            "pairs": name,
            **{share: round(getattr(found, share), 3) for share in shares},
            **{count: getattr(found, count) for count in counts},
            "wrong": list(found.wrong),
        }
        for name, found in measured
    ]


def _cell(value: object) -> object:
    return f"{value:.3f}" if isinstance(value, float) else value
