"""Full-text search of a release: an SQLite FTS5 index of names and quotes, sealed with it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.store import Store, named_query
from graph.values import Literal


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found: its IRI, `name` or `quote`, the language of the text (quotes have none), the text."""

    iri: str
    kind: str
    language: str
    text: str


def indexed(store: Store) -> Iterator[Hit]:
    """All that can be found: names of things in every language, and quotes."""
    for kind in ("name", "quote"):
        for row in store.select(named_query(f"search-{kind}s")):
            text = row["text"]
            if isinstance(text, Literal) and isinstance(row["iri"], str):
                yield Hit(row["iri"], kind, text.language, text.value)


def write_index(path: Path, hits: Iterable[Hit]) -> None:
    """Writes the index of `hits` to the new file `path`, in one order whatever theirs."""
    with contextlib.closing(sqlite3.connect(path)) as index:
        index.execute(
            "CREATE VIRTUAL TABLE hit USING fts5(iri UNINDEXED, kind UNINDEXED, language UNINDEXED, text, tokenize = 'unicode61')"
        )
        rows = sorted({(hit.iri, hit.kind, hit.language, hit.text) for hit in hits})
        index.executemany("INSERT INTO hit VALUES (?, ?, ?, ?)", rows)
        index.execute("INSERT INTO hit(hit) VALUES ('optimize')")
        index.commit()
        index.execute("VACUUM")


def search(path: Path, words: str, most: int = 50) -> list[Hit]:
    """The best `most` hits for all of `words`, each taken as the beginning of a word; punctuation means nothing."""
    terms = "".join(c if c.isalnum() else " " for c in words).split()
    if not terms:
        return []
    query = " ".join(f'"{term}"*' for term in terms)
    with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as index:
        rows = index.execute(
            "SELECT iri, kind, language, text FROM hit WHERE hit MATCH ? ORDER BY rank, iri, language LIMIT ?", (query, most)
        )
        return [Hit(*row) for row in rows]
