"""The fixed look-ups of pages: .rq files, run in this process, with IRIs for their variables."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from graph.store import Store
from graph.values import Term
from server.links import is_iri

log = logging.getLogger(__name__)

FOLDER = Path(__file__).with_name("queries")
Binding = Mapping[str, Term]


@cache
def text_of(name: str) -> str:
    """The query in `queries/<name>.rq`."""
    return (FOLDER / f"{name}.rq").read_text(encoding="utf-8")


class Lookups:
    """Look-ups in one open release. Each is bounded by its own text."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, name: str, **iris: str) -> list[Binding]:
        """The solutions of `queries/<name>.rq` with `iris` for its variables; none for what cannot be an IRI."""
        log.debug("look-up %s", name)
        if not all(map(is_iri, iris.values())):
            return []
        return list(self._store.select(text_of(name), iris))
