"""From articles to linked claims: reads what is new in as many processes as asked for, and links all of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Protocol

from graph.values import Article
from loaders.linking.link import Linked, link
from loaders.reading.events import Told, from_json, to_json
from loaders.reading.reader import read_article, reader_fingerprint

Progress = Callable[[int, int], None]
_CHUNK = 8


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
    for i, content in zip(missing, _read([articles[i] for i in missing], jobs), strict=True):
        read[i] = content
        if cache:
            cache.put(keys[i], content)
        progress(len(read), len(articles))
    return link([(article, _told(read[i])) for i, article in enumerate(articles)], f"reader-{version[:12]}")


def _read(articles: Sequence[Article], jobs: int) -> Iterator[bytes]:
    """The events of each article as JSON, in their order."""
    if jobs <= 1 or len(articles) <= _CHUNK:
        yield from map(read_to_json, articles)
        return
    # spawn: a forked child of a process with threads may hang
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(read_to_json, articles, chunksize=_CHUNK)


def read_to_json(article: Article) -> bytes:
    """The events of `article` with their speakers as JSON: what the cache keeps."""
    return json.dumps([to_json(told) for told in read_article(article)], ensure_ascii=False).encode()


def _told(content: bytes) -> list[Told]:
    return [from_json(item) for item in json.loads(content)]
