"""Hand-made contents for the tests of releases."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from graph.folder import Release, StoreFolder
from graph.release import Contents, inputs_sum, publish_release
from graph.vocabulary import Vocabulary

MADE = Path(__file__).parent / "made.py"


@pytest.fixture(scope="session")
def contents_of() -> Callable[[int], Contents]:
    return cast(Callable[[int], Contents], runpy.run_path(str(MADE))["contents"])


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return cast(Vocabulary, runpy.run_path(str(MADE))["vocabulary"]())


@pytest.fixture
def publish(tmp_path: Path, contents_of: Callable[[int], Contents], vocabulary: Vocabulary) -> Callable[..., Release]:
    """Publishes a release of so many articles on that day into tmp_path."""

    def publish(day: str = "2026-01-01", count: int = 2) -> Release:
        folder = StoreFolder(tmp_path)
        with folder.locked():
            return publish_release(
                folder, contents_of(count), vocabulary, day=day, inputs=inputs_sum(day, count), validate=lambda store: []
            )

    return publish
