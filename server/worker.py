"""A query worker: a process that opens one release read-only and answers one query after another until it is ended.

Run as a file in Python's isolated mode with the store, the parent's id, and the bounds in bytes.
"""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.append(str(Path(__file__).resolve().parent.parent))

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Variable,
    serialize,
)

from server import cage, guard
from server.frames import EndOfFramesError, Head, frame, read_frame, write_frame

BASE_IRI = "https://w3id.org/dalel/sparql"
_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_MOST_MESSAGE = 300


class AnswerOverBoundError(OSError):
    """The answer is longer than it may be."""


class Bounded(io.BytesIO):
    """Bytes up to a bound. Raises AnswerOverBoundError beyond, and remembers it in `over`."""

    def __init__(self, most_bytes: int) -> None:
        super().__init__()
        self.over = False
        self._most_bytes = most_bytes

    def write(self, piece: Any, /) -> int:
        """Takes `piece` whole, or nothing."""
        if self.tell() + len(piece) > self._most_bytes:
            self.over = True
            raise AnswerOverBoundError
        return super().write(piece)


def evaluate(store: Store, head: Head, most_bytes: int) -> tuple[Head, bytes]:
    """The reply to one request: its head says `status`, and for `ok` the form and media type of the body.

    A request holds `query`, `results` and `rdf` (the media type to answer in for either form, or null),
    `default` and `named` (lists of graph IRIs, or null: the query's own dataset, else all graphs), `values` and `prefixes`.
    """
    out = Bounded(most_bytes)
    try:
        found = _ask(store, head)
        form = "graph" if isinstance(found, QueryTriples) else "boolean" if isinstance(found, QueryBoolean) else "table"
        media = head["rdf"] if form == "graph" else head["results"]
        if not isinstance(media, str):
            return {"status": "unacceptable", "form": form}, b""
        _write(found, out, media, head)
    except guard.ServiceFoundError:
        return {"status": "refused", "message": guard.SERVICE_MESSAGE}, b""
    except SyntaxError as error:
        if guard.is_update(str(head["query"])):
            return {"status": "refused", "message": guard.UPDATE_MESSAGE}, b""
        return malformed(str(error)), b""
    except (ValueError, RuntimeError, OSError) as error:
        if out.over:
            return {"status": "too-long"}, b""
        return {"status": "failed", "message": str(error)[:_MOST_MESSAGE]}, b""
    return {"status": "ok", "form": form, "media": media}, out.getvalue()


def _ask(store: Store, head: Head) -> QuerySolutions | QueryBoolean | QueryTriples:
    """Runs the query of `head` over the dataset that it names."""
    default, named = head.get("default"), head.get("named")
    values = head.get("values") or {}
    assert isinstance(values, dict)
    options = {"base_iri": BASE_IRI, "substitutions": {Variable(name): NamedNode(iri) for name, iri in values.items()} or None}
    query = guard.harmless(str(head["query"]))
    if default is None and named is None:
        return store.query(query, use_default_graph_as_union=not guard.names_dataset(query), **options)  # type: ignore[arg-type]
    graphs = {"default_graph": _nodes(default), "named_graphs": _nodes(named)}
    return store.query(query, **graphs, **options)  # type: ignore[arg-type]


def _nodes(iris: object) -> list[NamedNode]:
    return [NamedNode(iri) for iri in iris] if isinstance(iris, list) else []


def _write(found: QuerySolutions | QueryBoolean | QueryTriples, out: Bounded, media: str, head: Head) -> None:
    """Serialises `found` into `out`."""
    if isinstance(found, QueryTriples):
        prefixes = head.get("prefixes")
        serialize(found, out, RdfFormat.from_media_type(media), prefixes=prefixes if isinstance(prefixes, dict) else None)
    else:
        found.serialize(out, QueryResultsFormat.from_media_type(media))


def malformed(message: str) -> Head:
    """The reply to a query with a fault: one line, and where the fault is."""
    found = _POSITION.fullmatch(message)
    line, column, rest = (int(found[1]), int(found[2]), found[3]) if found else (0, 0, message)
    text = " ".join(rest.split())
    if len(text) > _MOST_MESSAGE:
        text = text[:_MOST_MESSAGE].rsplit(" ", 1)[0].rstrip(",") + " ..."
    where = f"line {line}, column {column}: " if line else ""
    return {"status": "malformed", "message": where + text, "line": line, "column": column}


def main(path: str, parent: str, memory_bytes: str, answer_bytes: str) -> None:
    """Serves requests from standard input on standard output until its end."""
    cage.die_with_parent(int(parent))
    # Replies have a pipe of their own, so that nothing printed can get between them.
    replies = os.dup(1)
    os.dup2(2, 1)
    # Before the store is open: its threads take the ban over from this one.
    caged = cage.deny_network()
    store = Store.read_only(path)
    cage.bound_memory(int(memory_bytes))
    write_frame(replies, frame({"status": "ready", "caged": caged}))
    while True:
        try:
            head, _ = read_frame(0)
        except EndOfFramesError:
            return
        reply, body = evaluate(store, head, int(answer_bytes))
        write_frame(replies, frame(reply, body))
        del body


if __name__ == "__main__":
    main(*sys.argv[1:])
