"""The reader: from one article to its events. A pure function of the article and of the reader's own files."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path

import ontology
from graph.values import Article
from loaders.reading.agreements import read_agreements
from loaders.reading.equipment import read_equipment
from loaders.reading.events import Event, Named, PostEvent, Told
from loaders.reading.facilities import read_facilities
from loaders.reading.funding import read_funding
from loaders.reading.indicators import read_indicators
from loaders.reading.instructions import read_instructions
from loaders.reading.page import Page, open_page
from loaders.reading.posts import read_posts
from loaders.reading.relevance import may_be_relevant
from loaders.reading.rules import lexicon
from loaders.reading.speakers import speaker_of

READERS = (read_facilities, read_agreements, read_posts, read_funding, read_indicators, read_instructions, read_equipment)
_LOADERS = Path(__file__).resolve().parents[1]
_ONTOLOGY = Path(ontology.__file__).parent
_READ_FROM = ("reading/*.py", "rules/**/*.yaml", "lexicons/*.yaml", "models/*")


def read_article(article: Article) -> list[Told]:
    """The events of `article`, relation by relation, in text order, each with its speaker; none where it is of another subject."""
    if not may_be_relevant(article):
        return []
    page = open_page(article)
    return [Told(_weighed(event), _speaker(page, event)) for read in READERS for event in read(page)]


def _weighed(event: Event) -> Event:
    """`event` with its confidence as its relation earns it on articles not seen before."""
    return replace(event, confidence=round(event.confidence * float(lexicon("confidence")[type(event).__name__]), 2))


def _speaker(page: Page, event: Event) -> Named | None:
    """Whom the article lets say an event; who holds a post the article says itself."""
    return None if isinstance(event, PostEvent) else speaker_of(page, event.span)


@cache
def reader_fingerprint() -> str:
    """A hash of all that reading follows from: code, rules, lexicons, models, places and authorities."""
    total = hashlib.sha256()
    for pattern in _READ_FROM:
        for path in sorted(_LOADERS.glob(pattern)):
            total.update(path.relative_to(_LOADERS).as_posix().encode() + b"\0" + path.read_bytes())
    for name in ("places.ttl", "authorities.ttl"):
        total.update((_ONTOLOGY / name).read_bytes())
    return total.hexdigest()
