"""Every IRI of Dálel by its path, as a page for people or as RDF, at one address or at one with a suffix."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, render_template, request

from graph import iris
from graph.values import Literal
from server.cache import Answer
from server.describe import Names, describe
from server.engine import Question
from server.errors import NotAcceptableError, UnknownResourceError
from server.language import asked_language
from server.links import KINDS, PREFIXES, local_path, resource_iri
from server.lookups import Lookups, text_of
from server.negotiate import GRAPH_ALIASES, GRAPHS, HTML, choose
from server.responses import answer_response, asked_format, served

resources = Blueprint("resources", __name__)

SUFFIXES = {**GRAPHS, "json": GRAPHS["jsonld"], "html": HTML}
_OFFERS = (HTML, *GRAPHS.values())


@resources.get(f"/<any({', '.join(KINDS)}):kind>/<path:rest>")
def resource(kind: str, rest: str) -> Response:
    """The page or the RDF of `https://w3id.org/dalel/<kind>/<rest>`."""
    path, media = read_path(f"{kind}/{rest}")
    iri = resource_iri(path)
    if media == HTML:
        response = resource_page(iri, path)
    else:
        query = "graph" if kind == "graph" else "document"
        response = rdf_of(iri, query, media)
    return _located(response, path, media)


@resources.get("/ontology")
@resources.get("/ontology<any('.ttl', '.nt', '.jsonld', '.json', '.rdf', '.html'):suffix>")
def ontology(suffix: str = "") -> Response:
    """The ontology whole: each of its terms, which `ontology#Term` names."""
    path, media = read_path("ontology" + suffix)
    if media != HTML:
        return _located(rdf_of(iris.ONTOLOGY_GRAPH, "graph", media), path, media)
    language = asked_language()
    lookups = served().lookups
    page = render_template("ontology.html", kinds=terms_by_kind(lookups, language), path=path)
    return _located(make_response(page), path, media)


@resources.get("/ontology/<path:rest>")
def ontology_module(rest: str) -> Response:
    """A module or a version of the ontology."""
    return resource("ontology", rest)


def read_path(path: str) -> tuple[str, str]:
    """The path without its suffix, and the media type to answer in: by suffix, by `?format=`, by Accept. Raises NotAcceptableError."""
    stem, dot, suffix = path.rpartition(".")
    if dot and suffix in SUFFIXES:
        return stem, SUFFIXES[suffix]
    media = asked_format() or choose(request.headers.get("Accept", ""), _OFFERS, GRAPH_ALIASES)
    if media == "application/sparql-results+json":
        # `format=json` means JSON-LD where no table is to be had.
        media = GRAPHS["jsonld"]
    if media not in _OFFERS:
        raise NotAcceptableError(f"This resource can be had as {', '.join(_OFFERS)}")
    return path, media


def resource_page(iri: str, path: str) -> Response:
    """The page of `iri`, rendered once a release, language and path. Raises UnknownResourceError."""
    now, language = served(), asked_language()
    answer = now.pages.get((iri, language))
    if answer is None:
        answer = Answer("page", HTML, render_page(now.lookups, iri, path, language).encode())
        now.pages.put((iri, language), answer)
    return answer_response(answer)


def render_page(lookups: Lookups, iri: str, path: str, language: str) -> str:
    """The page of `iri` as HTML. Raises UnknownResourceError."""
    page = describe(lookups, iri, language)
    size = lookups.rows("graph_size", resource=iri) if iri.startswith(iris.GRAPH) else []
    if page is None and not size:
        raise UnknownResourceError(f"This release knows nothing of {iri[:300]}")
    triples = size[0]["triples"].value if size and isinstance(size[0]["triples"], Literal) else ""
    if page is None:
        return render_template("graph.html", iri=iri, path=path, triples=triples)
    return render_template("resource.html", page=page, path=path, triples=triples)


def rdf_of(iri: str, query: str, media: str) -> Response:
    """The RDF of `iri` by a query of this package. Raises UnknownResourceError where there is none."""
    engine = served().engine
    lookups = served().lookups
    if not lookups.rows("known", resource=iri):
        raise UnknownResourceError(f"This release knows nothing of {iri[:300]}")
    answer: Answer = engine.answer(Question(text_of(query), results=None, rdf=media, values=(("resource", iri),), prefixes=PREFIXES))
    return answer_response(answer)


def terms_by_kind(lookups: Lookups, language: str) -> dict[str, list[dict[str, object]]]:
    """The ontology's terms by kind (local name in OWL), each with name, label and definition."""
    rows = lookups.rows("ontology")
    names = Names(language)
    names.learn(rows, "term")
    definitions = Names(language)
    definitions.learn(rows, "term", "definition")
    found: dict[str, dict[str, dict[str, object]]] = {}
    for row in rows:
        term, kind = str(row["term"]), str(row["kind"]).rpartition("#")[2]
        if term not in found.setdefault(kind, {}):
            definition = definitions.show(term) if term in definitions.labels else None
            found[kind][term] = {"name": term.rpartition("#")[2], "iri": term, "label": names.show(term), "definition": definition}
    return {kind: list(terms.values()) for kind, terms in found.items()}


def _located(response: Response, path: str, media: str) -> Response:
    """`response` with the address of just this form of the resource, and what it was chosen by."""
    suffix = next(name for name, known in SUFFIXES.items() if known == media)
    local = local_path(resource_iri(path))
    response.headers["Content-Location"] = f"{local}.{suffix}"
    response.vary.update(("Accept", "Accept-Language") if media == HTML else ("Accept",))
    return response
