"""Digests: Markdown with front matter (title, publisher, address, published, language) that retells one article in our own words."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from graph.values import LANGUAGES
from loaders.sources.dates import is_date
from loaders.sources.lexicon import SourceError
from loaders.sources.parsed import Parsed
from loaders.sources.publication import infer_year
from loaders.sources.publishers import publisher_of_host, publisher_of_name

KEYS = ("title", "publisher", "address", "published", "language")
_FRONT = re.compile(r"\A\s*---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)


def parse_digest(text: str) -> Parsed:
    """The digest in `text`: its title and its body are read, its front matter is metadata. Raises SourceError where a field is wrong."""
    match = _FRONT.match(text)
    if not match:
        raise SourceError("a digest without front matter: expected ---, the lines title, publisher, address, published, language, and ---")
    fields = _fields(match.group(1))
    _check(fields)
    body = _body(text, match)
    published, inferred = fields["published"], False
    if not published:
        year = infer_year(text[body[0][0] : body[-1][1]]) if body else None
        published, inferred = str(year or ""), bool(year)
    publisher = publisher_of_name(fields["publisher"]) or publisher_of_host(fields["address"])
    return Parsed(text, body, fields["title"], publisher, published, inferred, "", fields["address"], fields["language"], True)


def _fields(front: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for number, line in enumerate(front.split("\n"), 2):
        key, colon, value = line.partition(":")
        if not line.strip():
            continue
        if not colon or key.strip() not in KEYS or key.strip() in fields:
            raise SourceError(f"line {number} of the front matter: expected one of {', '.join(KEYS)} once, found {line.strip()[:60]!r}")
        fields[key.strip()] = _unquoted(value.strip())
    missing = [key for key in KEYS if key not in fields]
    if missing:
        raise SourceError(f"the front matter lacks {', '.join(missing)}")
    return fields


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _check(fields: dict[str, str]) -> None:
    published, language, address = fields["published"], fields["language"], fields["address"]
    if published and not is_date(published):
        raise SourceError(f"published: expected YYYY, YYYY-MM or YYYY-MM-DD, found {published!r}")
    if language not in LANGUAGES:
        raise SourceError(f"foreign language: expected one of {', '.join(LANGUAGES)}, found {language!r}")
    if (address and not (urlsplit(address).scheme in ("http", "https") and urlsplit(address).hostname)) or re.search(
        r"[\s<>\"{}|\\^`]", address
    ):
        raise SourceError(f"address: expected an http or https address, found {address!r}")


def _body(text: str, front: re.Match[str]) -> tuple[tuple[int, int], ...]:
    """The title within the front matter, where it stands there unquoted or not, and the text below."""
    spans = []
    title = re.search(r"^title:[ \t]*[\"']?(\S.*?)[\"']?[ \t]*$", front.group(1), re.MULTILINE)
    if title and title.group(1):
        spans.append((front.start(1) + title.start(1), front.start(1) + title.end(1)))
    below = text[front.end() :]
    if below.strip():
        start = front.end() + len(below) - len(below.lstrip())
        spans.append((start, len(text.rstrip())))
    else:
        raise SourceError("empty: no text below the front matter")
    return tuple(spans)
