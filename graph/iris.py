"""IRIs: minted from what identifies a thing, so that they are the same in every run and in any order."""

from __future__ import annotations

import hashlib
import re
import unicodedata

BASE = "https://w3id.org/dalel/"
ONTOLOGY = BASE + "ontology#"
CODE = BASE + "code/"
ID = BASE + "id/"
GRAPH = BASE + "graph/"

STATEMENTS = GRAPH + "statements"
INFERRED = GRAPH + "inferred"
ONTOLOGY_GRAPH = GRAPH + "ontology"
CODES_GRAPH = GRAPH + "codes"
PLACES_GRAPH = GRAPH + "places"
AUTHORITIES_GRAPH = GRAPH + "authorities"
CATALOGUE_GRAPH = GRAPH + "catalogue"

# Kazakh and Russian letters to Latin, for slugs only: readable, lossy, stable.
_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі",
        re.split(" ", "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya a g q n o u u h i"),
        strict=True,
    )
)


def latin(text: str) -> str:
    """Lower-case Kazakh and Russian letters of `text` as Latin ones, lossy and stable; the rest as it is."""
    return "".join(_LATIN.get(c, c) for c in text)


def slug(text: str, *, most: int = 80) -> str:
    """`text` as lower-case Latin letters, digits and single hyphens, at most `most` characters; `x` where nothing is left."""
    plain = unicodedata.normalize("NFKD", latin(text.lower())).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words[:most].strip("-") or "x"


def digest_hex(*parts: str, length: int = 16) -> str:
    """The first `length` hex digits of SHA-256 over `parts`, which no separator can confuse."""
    data = "".join(f"{len(part)}:{part}" for part in parts).encode()
    return hashlib.sha256(data).hexdigest()[:length]


def term(name: str) -> str:
    """The IRI of an ontology term."""
    return ONTOLOGY + name


def code(scheme: str, notation: str) -> str:
    """The IRI of a SKOS code."""
    return f"{CODE}{scheme}/{notation}"


def notation(iri: str) -> str:
    """The notation of a code IRI (`patients/year` holds a slash of its own), or the last step of any other path."""
    if iri.startswith(CODE):
        return iri.removeprefix(CODE).partition("/")[2]
    return iri.rsplit("/", 1)[-1]


def mint_entity_iri(kind: str, *identity: str) -> str:
    """The IRI of an entity of `kind` from the parts that identify it, in their order."""
    return f"{ID}{kind}/{slug('-'.join(part for part in identity if part))}"


def mint_article_iri(publisher: str, published: str, identity: str) -> str:
    """The IRI of an article: publisher, day, and eight hex digits of `identity` (its address, else its text)."""
    return f"{BASE}article/{slug(publisher or 'unknown', most=40)}/{published or 'undated'}-{digest_hex(identity, length=8)}"


def mint_claim_iri(document: str, subject: str, predicate: str, value: str, start: int, end: int) -> str:
    """The IRI of a claim, from all that tells it from any other."""
    return f"{BASE}claim/{digest_hex(document, subject, predicate, value, str(start), str(end))}"


def quote_iri(document: str, start: int, end: int) -> str:
    """The IRI of a quote: its document with a character range (RFC 5147)."""
    return f"{document}#char={start},{end}"


def place(kato: str) -> str:
    """The IRI of a place by its KATO code."""
    return f"{ID}place/{kato}"
