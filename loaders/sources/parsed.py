"""What a parser of one format finds in a source, and how an article is made of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from graph.iris import mint_article_iri
from graph.values import LANGUAGES, Article
from loaders.sources.language import language_of
from loaders.sources.lexicon import SourceError
from loaders.sources.publishers import authority_of

_NAMES = {
    "uk": "Ukrainian",
    "uz": "Uzbek",
    "ky": "Kyrgyz",
    "tr": "Turkish",
    "de": "German",
    "fr": "French",
    "zh": "Chinese",
    "es": "Spanish",
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """The parts of an article that a format's parser reads; `language` is what the source itself says, or ""."""

    text: str
    body: tuple[tuple[int, int], ...]
    title: str
    publisher: str
    published: str
    published_inferred: bool = False
    retrieved: str = ""
    address: str = ""
    language: str = ""
    is_digest: bool = False


def article_of(source: str, parsed: Parsed, *, undated: bool) -> Article:
    """The article that `parsed` holds. Raises SourceError where it has no text, a foreign language, or (unless `undated`) no day."""
    paragraphs = [line for start, end in parsed.body for line in parsed.text[start:end].split("\n") if line.strip()]
    if not paragraphs:
        raise SourceError("empty: no text of an article in it")
    language = parsed.language or language_of(paragraphs)
    if language not in LANGUAGES:
        raise SourceError(f"foreign language: {_NAMES.get(language, language or 'unknown')}; read are Russian, Kazakh, English")
    if not parsed.published and not undated:
        raise SourceError("undated: no day of publication in it, and none that its words imply")
    iri = mint_article_iri(parsed.publisher, parsed.published, parsed.address or parsed.text)
    return Article(
        iri=iri,
        document=f"{iri}/digest" if parsed.is_digest else iri,
        source=source,
        title=parsed.title,
        publisher=parsed.publisher,
        published=parsed.published,
        published_inferred=parsed.published_inferred,
        retrieved=parsed.retrieved,
        language=language,
        address=parsed.address,
        text=parsed.text,
        body=parsed.body,
        checksum=hashlib.sha256(parsed.text.encode()).hexdigest(),
        publisher_iri=authority_of(parsed.publisher),
    )
