"""Content negotiation (RFC 9110, 12.5) as functions of header and offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

RESULTS: Mapping[str, str] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
"""Short names and media types of SELECT and ASK results, the server's favourite first."""

GRAPHS: Mapping[str, str] = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
"""Short names and media types of RDF graphs, the server's favourite first."""

# What clients ask for when they mean one of ours.
ALIASES: Mapping[str, str] = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
}
GRAPH_ALIASES: Mapping[str, str] = {
    "application/x-turtle": "text/turtle",
    "application/turtle": "text/turtle",
    "text/plain": "application/n-triples",
    "application/json": "application/ld+json",
    "application/xml": "application/rdf+xml",
}

HTML = "text/html"


def preferences(header: str) -> list[tuple[str, float]]:
    """The ranges of an Accept or Accept-Language header with their weights, in lower case, in the order written.

    Parameters but q are passed over; a part without sense is left out. An absent header accepts anything.
    """
    found: list[tuple[str, float]] = []
    for part in header.split(",")[:64]:
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weights = [value.strip() for key, _, value in (item.partition("=") for item in parameters) if key.strip().lower() == "q"]
        try:
            weight = float(weights[0]) if weights else 1.0
        except ValueError:
            continue
        if name and 0.0 <= weight <= 1.0:
            found.append((name.lower(), weight))
    return found or ([] if header.strip() else [("*/*", 1.0)])


def choose(header: str, offers: Sequence[str], aliases: Mapping[str, str] | None = None) -> str | None:
    """The offer that `header` (Accept) likes best, None where it accepts none.

    The most specific range decides each offer's weight; among equals the order of `offers` decides. An
    alias counts as the offer that it stands for, unless the header names that offer itself.
    """
    ranges = dict(reversed(preferences(header)))
    for alias, offer in (aliases or {}).items():
        if alias in ranges and offer not in ranges:
            ranges[offer] = ranges[alias]
    best, best_weight = None, 0.0
    for offer in offers:
        kind = offer.split("/", 1)[0] + "/*"
        weight = next((ranges[name] for name in (offer, kind, "*/*") if name in ranges), 0.0)
        if weight > best_weight:
            best, best_weight = offer, weight
    return best


def choose_language(header: str, offers: Sequence[str]) -> str:
    """The language of `offers` that `header` (Accept-Language) likes best; the first where it likes none."""
    best, best_weight = offers[0], 0.0
    for name, weight in preferences(header):
        primary = name.split("-", 1)[0]
        if primary in offers and weight > best_weight:
            best, best_weight = primary, weight
    return best
