"""The values that travel through Dálel: articles, quotes, claims, entities. No RDF, no I/O."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

LANGUAGES = ("en", "ru", "kk")


class DalelError(Exception):
    """The root of every error that Dálel raises on purpose.

    DalelError
    ├── ValueRefusedError      a value that breaks its own contract (graph.values)
    ├── SourceError            a document that cannot be read (loaders.sources)
    ├── RuleError              a rule or lexicon file that is wrong (loaders.reading)
    ├── ReleaseError           a release that cannot be built, found or opened (graph.release)
    ├── QuestionError          an unknown question or a query that is refused (graph.questions)
    └── ServerError            a request that cannot be answered (server)
    """


class ValueRefusedError(DalelError):
    """A value that contradicts itself, such as a quote that is not in its text."""


@dataclass(frozen=True, slots=True)
class Literal:
    """An RDF literal: lexical form, XSD local name of its datatype, or a language tag."""

    value: str
    datatype: str = "string"
    language: str = ""


Term = str | Literal
"""An IRI, or a literal."""

Quad = tuple[str, str, Term, str]
"""Subject, predicate, object, named graph."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters of a document's text with their half-open offsets in code points."""

    exact: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One published text, as it was read.

    `text` is NFC and keeps every character of the source, menus included; `body` holds the spans
    (half-open, in text order) in which the article itself stands. For a digest, `iri` names the article that it
    retells, `document` the digest; otherwise both are the same. `published` has the precision that is known
    (`2024`, `2024-05`, `2024-05-01`, or empty).
    """

    iri: str
    document: str
    source: str
    title: str
    publisher: str
    published: str
    published_inferred: bool
    retrieved: str
    language: str
    address: str
    text: str
    body: tuple[tuple[int, int], ...]
    checksum: str
    publisher_iri: str = ""

    @property
    def is_digest(self) -> bool:
        """True where the text read retells the article instead of being it."""
        return self.document != self.iri

    def quote(self, start: int, end: int) -> Quote:
        """The quote at `start`..`end`. Raises ValueRefusedError outside the text or when empty."""
        if not 0 <= start < end <= len(self.text):
            raise ValueRefusedError(f"{self.source}: no quote at {start}..{end} in a text of {len(self.text)} characters")
        return Quote(self.text[start:end], start, end)

    def check(self, quote: Quote) -> None:
        """Raises ValueRefusedError where `quote` is not the slice of the text that it says it is."""
        if self.text[quote.start : quote.end] != quote.exact or not quote.exact:
            raise ValueRefusedError(
                f"{self.source}: the quote at {quote.start}..{quote.end} is not what the text says there: {quote.exact[:60]!r}"
            )


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion by one article: subject, predicate, object, and the words that make it.

    `holds_for` is the time at which it is said to hold (ISO 8601 at the precision given, or empty);
    `speaker` the IRI of the person or body that the article lets say it; `link_reason` why the
    subject is the entity that it is.
    """

    iri: str
    article: str
    document: str
    subject: str
    predicate: str
    object: Term
    quote: Quote
    modality: str
    confidence: float
    rule: str
    link_reason: str
    speaker: str = ""
    holds_for: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """What mentions are linked to: IRI, local name of its ontology class, labels by language (en, ru, kk)."""

    iri: str
    cls: str
    labels: tuple[tuple[str, str], ...]

    def label(self, language: str = "en") -> str:
        """The label in `language`, else in any."""
        found = dict(self.labels)
        return found.get(language) or next(iter(found.values()), "")


@dataclass(frozen=True, slots=True)
class Problem:
    """A source that was skipped, and why."""

    source: str
    reason: str


def normalise_text(text: str) -> str:
    """`text` in NFC with \\n line ends and without a byte-order mark: what all offsets count in."""
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
