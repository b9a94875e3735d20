"""From IRIs to paths of this server and back, and which addresses may become links at all."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from pyoxigraph import NamedNode

from graph import iris
from graph.quads import OA, PROV, RDF, RDFS, SCHEMA

KINDS = ("id", "article", "claim", "code", "activity", "release", "graph")
"""First steps of the paths that name resources, beside `ontology`."""

PREFIXES = {
    "dalel": iris.ONTOLOGY,
    "code": iris.CODE,
    "id": iris.ID,
    "rdf": RDF,
    "rdfs": RDFS,
    "prov": PROV,
    "oa": OA,
    "schema": SCHEMA,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "qb": "http://purl.org/linked-data/cube#",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "wd": "http://www.wikidata.org/entity/",
}
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069<>\"\\^`{|}]")


def is_iri(text: str) -> bool:
    """True where `text` is an absolute IRI, which nothing can break out of."""
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


def resource_iri(path: str) -> str:
    """The IRI that `path` (decoded, without the first slash) names."""
    return iris.BASE + path


def local_path(iri: str) -> str | None:
    """The path under which this server answers for `iri`, with its fragment; None for IRIs of others."""
    if not iri.startswith(iris.BASE):
        return None
    path, hash_sign, fragment = iri.removeprefix(iris.BASE).partition("#")
    if path.split("/", 1)[0] not in (*KINDS, "ontology"):
        return None
    return "/" + quote(path, safe="/~!$&'()*+,;=:@", errors="replace") + hash_sign + quote(fragment, safe="=,:;/", errors="replace")


def safe_address(text: str) -> str | None:
    """`text` where it is an http or https address that may stand in a link, else None."""
    if _UNSAFE.search(text):
        return None
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    return text if parts.scheme in ("http", "https") and host and "@" not in parts.netloc else None


def short_name(iri: str) -> str:
    """`iri` in as few characters as still tell it: `dalel:status`, or its last step, or the whole."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and (local := iri[len(namespace) :]) and "/" not in local:
            return f"{prefix}:{local}"
    return iri.removeprefix(iris.BASE) if iri.startswith(iris.BASE) else iri
