"""Articles, claims and entities as quads. Each article's quads live in the named graph of its document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph import iris
from graph.values import LANGUAGES, Article, Claim, Entity, Literal, Quad, Quote, Term

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
SCHEMA = "https://schema.org/"
TYPE = RDF + "type"
LABEL = RDFS + "label"


def date_literal(text: str) -> Literal:
    """An ISO 8601 date as xsd:gYear, xsd:gYearMonth or xsd:date, by the precision that it has."""
    return Literal(text, {4: "gYear", 7: "gYearMonth"}.get(len(text), "date"))


def decimal_literal(number: float) -> Literal:
    """`number` as xsd:decimal in its shortest form (`39000000000`, `-15.3`)."""
    text = f"{number:.10f}".rstrip("0").rstrip(".")
    return Literal("0" if text in ("-0", "") else text, "decimal")


def lexical(value: Term) -> str:
    """What identifies `value`: the IRI, or the literal with its datatype and language."""
    return value if isinstance(value, str) else f"{value.value}^^{value.datatype}@{value.language}"


def article_quads(article: Article) -> Iterator[Quad]:
    """The metadata of `article`, and of the digest that was read in its place, if one was."""
    dalel, graph = iris.term, article.document
    yield article.iri, TYPE, dalel("Article"), graph
    yield article.iri, dalel("publisherName"), Literal(article.publisher), graph
    yield article.iri, dalel("language"), Literal(article.language), graph
    yield article.iri, dalel("publishedInferred"), Literal(str(article.published_inferred).lower(), "boolean"), graph
    if article.publisher_iri:
        yield article.iri, SCHEMA + "publisher", article.publisher_iri, graph
    if article.published:
        yield article.iri, dalel("published"), date_literal(article.published), graph
    if article.retrieved:
        yield article.iri, dalel("retrieved"), Literal(article.retrieved, "date"), graph
    if article.address:
        yield article.iri, SCHEMA + "url", Literal(article.address, "anyURI"), graph
    if article.title:
        yield article.document, SCHEMA + "headline", Literal(article.title, language=article.language), graph
    yield article.document, dalel("source"), Literal(article.source), graph
    yield article.document, dalel("checksum"), Literal(article.checksum), graph
    if article.is_digest:
        yield article.document, TYPE, dalel("Digest"), graph
        yield article.document, PROV + "wasDerivedFrom", article.iri, graph
        yield article.document, dalel("language"), Literal(article.language), graph
        yield article.document, dalel("text"), Literal(article.text, language=article.language), graph


def quote_quads(document: str, quote: Quote) -> Iterator[Quad]:
    """A quote as a resource of its document: text and position selector in one."""
    node = iris.quote_iri(document, quote.start, quote.end)
    for cls in (iris.term("Quote"), OA + "TextQuoteSelector", OA + "TextPositionSelector"):
        yield node, TYPE, cls, document
    yield node, OA + "exact", Literal(quote.exact), document
    yield node, OA + "start", Literal(str(quote.start), "nonNegativeInteger"), document
    yield node, OA + "end", Literal(str(quote.end), "nonNegativeInteger"), document
    yield node, iris.term("inDocument"), document, document


def claim_quads(claim: Claim, held: bool, held_because: str) -> Iterator[Quad]:
    """`claim` with its evidence, and whether the graph holds it (`held_because`: a notation of scheme `held`)."""
    dalel, graph = iris.term, claim.document
    evidence = iris.quote_iri(claim.document, claim.quote.start, claim.quote.end)
    facts: list[tuple[str, Term]] = [
        (TYPE, dalel("Claim")),
        (TYPE, RDF + "Statement"),
        (RDF + "subject", claim.subject),
        (RDF + "predicate", claim.predicate),
        (RDF + "object", claim.object),
        (dalel("article"), claim.article),
        (PROV + "wasDerivedFrom", claim.document),
        (dalel("evidence"), evidence),
        (dalel("modality"), iris.code("modality", claim.modality)),
        (dalel("confidence"), decimal_literal(round(claim.confidence, 3))),
        (PROV + "wasGeneratedBy", activity_iri(claim.rule)),
        (dalel("held"), Literal(str(held).lower(), "boolean")),
        (dalel("heldBecause"), iris.code("held", held_because)),
        (dalel("linkReason"), Literal(claim.link_reason)),
    ]
    if claim.speaker:
        facts.append((dalel("attributedTo"), claim.speaker))
    if claim.holds_for:
        facts.append((dalel("holdsFor"), date_literal(claim.holds_for)))
    for predicate, value in facts:
        yield claim.iri, predicate, value, graph
    yield from quote_quads(claim.document, claim.quote)


def activity_iri(rule: str) -> str:
    """The IRI of the reading by one rule."""
    return f"{iris.BASE}activity/{iris.slug(rule)}"


def activity_quads(rule: str, reader_version: str, graph: str) -> Iterator[Quad]:
    """The reading by one rule, with the version of the reader that ran it."""
    node = activity_iri(rule)
    yield node, TYPE, iris.term("Reading"), graph
    yield node, iris.term("rule"), Literal(rule), graph
    yield node, iris.term("readerVersion"), Literal(reader_version), graph


def statement_quads(claims: Iterable[Claim]) -> Iterator[Quad]:
    """The direct triples that held claims back."""
    for claim in claims:
        yield claim.subject, claim.predicate, claim.object, iris.STATEMENTS


def entity_quads(entity: Entity) -> Iterator[Quad]:
    """Class and labels of an entity; superclasses and inverses are inferred at build."""
    yield entity.iri, TYPE, iris.term(entity.cls), iris.INFERRED
    found = dict(entity.labels)
    for language in LANGUAGES:
        if found.get(language):
            yield entity.iri, LABEL, Literal(found[language], language=language), iris.INFERRED
