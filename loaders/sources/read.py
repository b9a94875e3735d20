"""From paths to articles, in an order that depends on names alone. A bad source becomes a Problem and harms nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.values import Article, Problem
from loaders.sources.digest import parse_digest
from loaders.sources.dump import parse_dump
from loaders.sources.files import SourceFile, decoded, source_files
from loaders.sources.lexicon import SourceError
from loaders.sources.parsed import Parsed, article_of
from loaders.sources.saved_page import PageReader


def read_sources(paths: Sequence[Path], *, latest: str, undated: bool = False) -> Iterator[Article | Problem]:
    """The articles under `paths` (files and folders), and a Problem for each source that is none.

    `latest` is the day (ISO 8601) after which a saved page cannot have been published. With `undated`, an article without a day
    of publication is kept. A second source of the same document is a Problem.
    """
    seen: dict[str, str] = {}  # document IRI to the name of its first source
    with PageReader(latest) as pages:
        for file in source_files(paths):
            try:
                article = article_of(file.name, _parsed(file, pages), undated=undated)
            except SourceError as error:
                yield Problem(file.name, error.reason)
                continue
            if article.document in seen:
                yield Problem(file.name, f"the same document as {seen[article.document]}")
                continue
            seen[article.document] = file.name
            yield article


def read_text(source: str, text: str, *, undated: bool = False) -> Article:
    """The article in `text`, which is a digest where `source` ends in .md, else a dump. Raises SourceError."""
    parsed = parse_digest(text) if source.endswith(".md") else parse_dump(text)
    return article_of(source, parsed, undated=undated)


def _parsed(file: SourceFile, pages: PageReader) -> Parsed:
    data = file.read()
    if file.is_page:
        if not data.strip():
            raise SourceError("empty")
        if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise SourceError("binary: it holds NUL bytes")
        return pages.parse(data)
    text = decoded(data)
    return parse_digest(text) if file.path.suffix.lower() == ".md" else parse_dump(text)
