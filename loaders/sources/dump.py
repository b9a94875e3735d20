"""Text dumps: an article's text with or without a ` date YYYY-MM-DD` head or headline, or a page flattened to its lines."""

from __future__ import annotations

from loaders.sources.body import Body, find_body
from loaders.sources.parsed import Parsed
from loaders.sources.publication import find_publication
from loaders.sources.publishers import publisher_in_text


def parse_dump(text: str) -> Parsed:
    """The article within the dump `text`."""
    body = find_body(text)
    publication = find_publication(text, body)
    return Parsed(
        text=text,
        body=body.spans,
        title=body.title,
        publisher=publisher_in_text(body_text(text, body)),
        published=publication.published,
        published_inferred=publication.inferred,
        retrieved=publication.retrieved,
    )


def body_text(text: str, body: Body) -> str:
    """The article's own lines of `text`."""
    return "\n".join(text[start:end] for start, end in body.spans)
