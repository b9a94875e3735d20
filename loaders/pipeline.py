"""From articles to linked claims: reads what is new in as many processes as asked for, and links all of it."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol

from graph.values import Article, Problem
from loaders.linking.link import Linked, link
from loaders.reading.events import Told, from_json, to_json
from loaders.reading.reader import read_article, reader_fingerprint

Progress = Callable[[int, int], None]
_CHUNK = 8
# What a wrong assumption of a rule about a text raises. A wrong rule file (RuleError) stops the build instead.
_FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


class ReadingCache(Protocol):
    """Keeps readings between builds."""

    def get(self, key: str) -> bytes | None:
        """What was put under `key`, or None."""

    def put(self, key: str, content: bytes) -> None:
        """Keeps `content` under `key`."""


def claims_from(
    articles: Sequence[Article], *, jobs: int = 1, cache: ReadingCache | None = None, progress: Progress = lambda done, of: None
) -> Linked:
    """The linked claims of `articles`; one read before (same text, same reader) is taken from `cache`."""
    version = reader_fingerprint()
    keys = [f"{version}:{article.checksum}:{article.document}:{article.published}:{article.language}" for article in articles]
    read: dict[int, bytes] = {}
    for i, key in enumerate(keys):
        kept = cache.get(key) if cache else None
        if kept is not None:
            read[i] = kept
    missing = [i for i in range(len(articles)) if i not in read]
    progress(len(read), len(articles))
    problems: list[Problem] = []
    for i, content in zip(missing, _read([articles[i] for i in missing], jobs), strict=True):
        if isinstance(content, Problem):
            problems.append(content)
            continue
        read[i] = content
        if cache:
            cache.put(keys[i], content)
        progress(len(read) + len(problems), len(articles))
    linked = link([(articles[i], _told(content)) for i, content in sorted(read.items())], f"reader-{version[:12]}")
    return replace(linked, problems=tuple(problems))


def _read(articles: Sequence[Article], jobs: int) -> Iterator[bytes | Problem]:
    """The events of each article as JSON, in their order, or why it could not be read."""
    if jobs <= 1 or len(articles) <= _CHUNK:
        yield from map(read_to_json, articles)
        return
    # spawn: a forked child of a process with threads may hang
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(read_to_json, articles, chunksize=_CHUNK)


def read_to_json(article: Article) -> bytes | Problem:
    """The events of `article` with their speakers as JSON: what the cache keeps. A fault of the reader costs this article alone."""
    try:
        return json.dumps([to_json(told) for told in read_article(article)], ensure_ascii=False).encode()
    except _FAULTS as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        return Problem(article.source, f"the reader failed on it, please report: {error!r} at {Path(where.filename).name}:{where.lineno}")


def _told(content: bytes) -> list[Told]:
    return [from_json(item) for item in json.loads(content)]
