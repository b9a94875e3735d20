"""What commands show on a terminal: tables and progress bars."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from loaders.build import Progress

TABLE_COLUMNS = 240
"""Width of tables that no terminal shows."""


@contextmanager
def build_progress(quiet: bool) -> Iterator[Progress]:
    """Progress bars on stderr, where that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<11}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), disable=quiet or not sys.stderr.isatty()) as bars:
        tasks: dict[str, Any] = {}

        def told(step: str, done: int, of: int) -> None:
            if step not in tasks:
                for task in tasks.values():
                    bars.update(task, total=max(1, bars.tasks[task].completed), completed=max(1, bars.tasks[task].completed))
                tasks[step] = bars.add_task(step, total=of or None)
            bars.update(tasks[step], completed=done, total=of or None)

        yield told


def console() -> Console:
    """Where tables go: the terminal at its width, anything else wide enough."""
    from rich.console import Console

    return Console() if sys.stdout.isatty() else Console(width=TABLE_COLUMNS)


def table(columns: Sequence[str], rows: Sequence[Sequence[object]], title: str = "") -> Table:
    """`rows` under `columns`, every cell as plain text."""
    from rich.table import Table
    from rich.text import Text

    made = Table(title=title or None)
    for column in columns:
        made.add_column(column, overflow="fold")
    for row in rows:
        made.add_row(*(Text(str(cell)) for cell in row))
    return made
