"""Exports of a release in the formats of RDF. N-Quads are its own sealed file; the others are written from it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from typing import IO

import pyoxigraph as ox

from graph import iris
from graph.folder import Release, ReleaseError

FORMATS: Mapping[str, ox.RdfFormat] = {
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}
"""By name; those of triples (nt, ttl, rdf) hold the union of all named graphs."""

PREFIXES = {
    "dalel": iris.ONTOLOGY,
    "id": iris.ID,
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "schema": "https://schema.org/",
    "dcat": "http://www.w3.org/ns/dcat#",
}


def export(release: Release, name: str, output: IO[bytes]) -> None:
    """Writes the data of `release` in the format `name` to `output`, sorted. Raises ReleaseError for an unknown format."""
    if name not in FORMATS:
        raise ReleaseError(f"no format {name!r}: expected one of {', '.join(FORMATS)}")
    data = release.folder / "data.nq"
    if name == "nq":
        with data.open("rb") as file:
            shutil.copyfileobj(file, output)
        return
    chosen = FORMATS[name]
    quads = ox.parse(path=str(data), format=ox.RdfFormat.N_QUADS)
    if chosen.supports_datasets:
        ordered = sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad)))
        ox.serialize(ordered, output, format=chosen, prefixes=PREFIXES)
        return
    triples = sorted({ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads}, key=str)
    ox.serialize(triples, output, format=chosen, prefixes=PREFIXES)
