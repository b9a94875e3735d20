"""Saved HTML pages: trafilatura finds the text, htmldate the day. In a process of its own, which a hostile page cannot outlive."""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from types import TracebackType
from urllib.parse import urlsplit

from graph.values import normalise_text
from loaders.sources.body import find_body
from loaders.sources.dates import is_date
from loaders.sources.dump import body_text
from loaders.sources.files import MOST_TEXT_BYTES
from loaders.sources.lexicon import SourceError
from loaders.sources.parsed import Parsed
from loaders.sources.publication import find_publication
from loaders.sources.publishers import publisher_in_text, publisher_of_host, publisher_of_name

DEADLINE_SECONDS = 20.0
_Found = dict[str, str]


def extract(html: bytes, latest: str) -> _Found:
    """Title, text, site, address and day (not after `latest`) of the page `html`, each "" where it has none."""
    import trafilatura  # heavy: for pages only

    dates = {"original_date": True, "extensive_search": False, "max_date": latest}
    found = trafilatura.bare_extraction(html, with_metadata=True, include_comments=False, date_extraction_params=dates)
    if found is None:
        return {}
    return {key: getattr(found, key) or "" for key in ("title", "text", "sitename", "url", "date")}


def _serve(pipe: Connection) -> None:
    """Answers pages until the pipe is closed."""
    while True:
        try:
            html, latest = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(extract(html, latest))
        except Exception as error:  # noqa: BLE001  a hostile page may raise anything in the libraries that parse it
            pipe.send(f"{type(error).__name__}: {error}"[:200])


class PageReader:
    """Reads pages in a child process, which is started at the first page and killed when one overruns the deadline."""

    def __init__(self, latest: str, deadline_seconds: float = DEADLINE_SECONDS) -> None:
        self.latest = latest
        self.deadline_seconds = deadline_seconds
        self._child: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> PageReader:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends the child, if there is one."""
        if self._pipe:
            self._pipe.close()
        if self._child:
            self._child.kill()
            self._child.join()
        self._child = self._pipe = None

    def _connection(self) -> Connection:
        if self._pipe is None:
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._child = context.Process(target=_serve, args=(theirs,), daemon=True)
            self._child.start()
            theirs.close()
        return self._pipe

    def parse(self, html: bytes) -> Parsed:
        """The article on the page `html`. Raises SourceError where it has none, breaks the parser or takes too long."""
        pipe = self._connection()
        try:
            pipe.send((html, self.latest))
            if not pipe.poll(self.deadline_seconds):
                self.close()
                raise SourceError(f"a page that took longer than {self.deadline_seconds:g} s to read")
            found = pipe.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise SourceError("a page that broke the HTML parser") from error
        if isinstance(found, str):
            raise SourceError(f"a page that the HTML parser refuses: {found}")
        return parsed_page(found)


def parsed_page(found: _Found) -> Parsed:
    """The article that was found on a page. Raises SourceError where it has no text or too much."""
    title, text = found.get("title", ""), found.get("text", "")
    if not text.strip():
        raise SourceError("empty: no article found on the page")
    whole = normalise_text(text if not title or text.lstrip().startswith(title) else f"{title}\n\n{text}")
    if len(whole.encode()) > MOST_TEXT_BYTES:
        raise SourceError(f"too large: more than {MOST_TEXT_BYTES} bytes of text")
    body = find_body(whole, " ".join(title.split()))
    publication = find_publication(whole, body)
    dated = is_date(found.get("date", ""))
    address = found.get("url", "") if urlsplit(found.get("url", "")).scheme in ("http", "https") else ""
    site = found.get("sitename", "")
    publisher = publisher_of_name(site) if site else publisher_of_host(address) or publisher_in_text(body_text(whole, body))
    return Parsed(
        text=whole,
        body=body.spans,
        title=body.title,
        publisher=publisher,
        published=found["date"] if dated else publication.published,
        published_inferred=not dated and publication.inferred,
        retrieved="",
        address=address,
    )
