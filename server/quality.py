"""How good the reading was when it was last measured, as the page about Dálel shows it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from server.errors import SettingsError

FILE = Path(__file__).with_name("quality.json")


@dataclass(frozen=True, slots=True)
class Figures:
    """Strict precision, recall and F1, each 0 to 1, over so many facts."""

    facts: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one corpus by question, by language (`ru`), over all (`all`): of how many articles, which day, which command."""

    day: str
    command: str
    articles: int
    figures: Mapping[str, Figures]
    confidence: Sequence[Mapping[str, float]]
    """For each band of confidence, from the highest: `from`, `to`, how many answers, and the share of them that is `right`."""


@dataclass(frozen=True, slots=True)
class Quality:
    """What was measured on digests, on original articles, and on digests and made-up items that rules are not written after."""

    digests: Measured
    originals: Measured
    held_out: Measured
    items: Measured

    @property
    def shown(self) -> tuple[Measured, ...]:
        """The corpora in the order of the table: real articles first, the easiest last."""
        return self.originals, self.held_out, self.items, self.digests


@cache
def quality(path: Path = FILE) -> Quality:
    """The figures in `path`. Raises SettingsError where it has another form."""
    try:
        corpora = json.loads(path.read_text(encoding="utf-8"))
        return Quality(**{name: _measured(corpus) for name, corpus in corpora.items()})
    except (OSError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise SettingsError(
            f"{path.name}: digests, originals, held_out and items are expected, with day, command, articles, figures and confidence: "
            f"{error!r}"
        ) from error


def _measured(corpus: Mapping[str, object]) -> Measured:
    figures = corpus["figures"]
    if not isinstance(figures, dict):
        raise ValueError(f"figures by name are expected, found {figures!r:.60}")
    return Measured(**{**corpus, "figures": {name: Figures(**row) for name, row in figures.items()}})  # type: ignore[arg-type]
