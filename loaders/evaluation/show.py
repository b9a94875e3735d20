"""What `dalel evaluate` prints."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from loaders.build import release_day
from loaders.terminal import console, table


def evaluate_sources(paths: Sequence[Path], gold: Path | None, part: str | None, errors: bool, as_json: bool) -> None:
    """Prints the figures of sources beside their gold; the default ones where `paths` is empty."""
    from loaders.evaluation.corpus import DEFAULT_GOLD, DEFAULT_SOURCES, evaluate, open_corpus, refuse_held_out_errors
    from loaders.evaluation.tables import error_lines, evaluation_record, evaluation_tables

    corpus = open_corpus(paths or DEFAULT_SOURCES, gold or DEFAULT_GOLD, part or "all")
    if errors:
        refuse_held_out_errors(corpus)
    evaluated = evaluate(corpus, release_day(None))
    if as_json:
        click.echo(json.dumps(evaluation_record(corpus, evaluated, errors), ensure_ascii=False, indent=1))
        return
    for line in error_lines(evaluated) if errors else ():
        click.echo(line)
    for problem in evaluated.problems:
        click.echo(f"skipped {problem.source}: {problem.reason}", err=True)
    if corpus.without_gold:
        click.echo(f"without gold, not measured: {len(corpus.without_gold)} sources", err=True)
    for shown in evaluation_tables(corpus, evaluated):
        console().print(table(shown.columns, shown.rows, title=shown.title))


def evaluate_linking(as_json: bool) -> None:
    """Prints pairwise precision and recall of linking."""
    from loaders.evaluation.linking import measure_pairs
    from loaders.evaluation.tables import linking_record, linking_table

    measured = measure_pairs()
    if as_json:
        click.echo(json.dumps(linking_record(measured), ensure_ascii=False, indent=1))
        return
    for line in (line for name, found in measured if name in ("names", "facilities") for line in found.wrong):
        click.echo(line)
    shown = linking_table(measured)
    console().print(table(shown.columns, shown.rows, title=shown.title))


def evaluate_floors(path: Path, update: bool, reason: str, as_json: bool) -> None:
    """Checks or updates the floors in `path`; exit code 1 where a figure is below its floor."""
    from loaders.evaluation.floors import check_floors, update_floors

    day = release_day(None)
    checked = update_floors(path, day, reason) if update else check_floors(path, day)
    if as_json:
        click.echo(json.dumps(asdict(checked), ensure_ascii=False, indent=1))
    else:
        for line in (*checked.skipped, *checked.breaches):
            click.echo(line)
        click.echo(f"{', '.join(checked.measured) or 'nothing'} measured; {len(checked.breaches)} figures below their floors")
    raise click.exceptions.Exit(1 if checked.breaches else 0)
