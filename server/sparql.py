"""The SPARQL 1.1 endpoint: queries by GET and POST, and a page to write them on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, make_response, render_template, request

from graph.questions import find_question, questions
from graph.values import Term
from server.answers import table_of
from server.cache import Answer
from server.describe import Names
from server.engine import Question
from server.errors import BadRequestError, MediaTypeError, RefusedError
from server.guard import UPDATE_MESSAGE
from server.language import asked_language
from server.links import PREFIXES, is_iri
from server.negotiate import ALIASES, GRAPH_ALIASES, GRAPHS, HTML, RESULTS, choose
from server.responses import answer_response, asked_format, served

sparql = Blueprint("sparql", __name__)

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
MOST_SHOWN = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request of the protocol: the query, and the dataset that the request itself names (None where it names none)."""

    query: str
    default: tuple[str, ...] | None
    named: tuple[str, ...] | None


@sparql.route("/sparql", methods=["GET", "POST"])
def endpoint() -> Response:
    """The answer to a query; the query page to a browser that brings none."""
    wanted_format = asked_format()
    accept = request.headers.get("Accept", "")
    page = wanted_format == HTML or (wanted_format is None and choose(accept, (RESULTS["json"], HTML)) == HTML)
    if request.method == "GET" and page and not {"query", "update"} & set(request.args):
        return query_page("", None)
    wanted = read_request()
    if page:
        answer = ask(wanted, RESULTS["json"], GRAPHS["ttl"])
        return query_page(wanted.query, answer)
    results = _chosen(wanted_format, accept, tuple(RESULTS.values()), ALIASES)
    graphs = _chosen(wanted_format, accept, tuple(GRAPHS.values()), GRAPH_ALIASES)
    return answer_response(ask(wanted, results, graphs))


def _chosen(wanted: str | None, accept: str, offers: Sequence[str], aliases: Mapping[str, str]) -> str | None:
    """The media type to answer in: the one asked for by name, else by negotiation."""
    if wanted is not None:
        return wanted if wanted in offers else None
    return choose(accept, offers, aliases)


def ask(wanted: Wanted, results: str | None, rdf: str | None) -> Answer:
    """The answer to `wanted`. Raises whatever the engine raises."""
    question = Question(wanted.query, results=results, rdf=rdf, default=wanted.default, named=wanted.named, prefixes=PREFIXES)
    return served().engine.answer(question)


def read_request() -> Wanted:
    """What the request asks (SPARQL 1.1 Protocol, 2.1). Raises BadRequestError, MediaTypeError or RefusedError."""
    media = request.mimetype
    if "update" in request.values or media == UPDATE:
        raise RefusedError(UPDATE_MESSAGE)
    if request.method == "GET" or media == FORM:
        found = request.values.getlist("query")
    elif media == DIRECT:
        found = [*request.args.getlist("query"), _direct_query()]
    else:
        raise MediaTypeError(f"A POST holds {FORM} or {DIRECT}, not {media[:80] or 'a body without Content-Type'}")
    if len(found) != 1:
        raise BadRequestError(f"One query is expected, found {len(found)}")
    default, named = (tuple(request.values.getlist(name)) for name in ("default-graph-uri", "named-graph-uri"))
    if not default and not named:
        return Wanted(found[0], None, None)
    for iri in (*default, *named):
        if not is_iri(iri):
            raise BadRequestError(f"The IRI of a graph is expected, found {iri[:200]!r}")
    return Wanted(found[0], default, named)


def _direct_query() -> str:
    """The body as a query. Raises MediaTypeError for another charset, BadRequestError for broken UTF-8."""
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if charset not in ("utf-8", "utf8"):
        raise MediaTypeError(f"The query must be in UTF-8, not in {charset[:40]}")
    try:
        return request.get_data().decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequestError(f"The query is not UTF-8: byte {error.start} cannot be read") from error


def query_page(query: str, answer: Answer | None) -> Response:
    """The page to write a query on, with `answer` where one was asked for."""
    language = asked_language()
    if not query and (example := request.args.get("example")):
        query = find_question(example).sparql(language)
    columns: list[str] = []
    rows: list[list[Term | None]] = []
    if answer and answer.form == "table":
        columns, rows = table_of(answer)
    return make_response(
        render_template(
            "query.html",
            query=query,
            answer=answer,
            columns=columns,
            truth=answer is not None and answer.form == "boolean" and b"true" in answer.body,
            rows=rows[:MOST_SHOWN],
            number=len(rows),
            show=Names(language).show,
            examples=questions(),
            formats=[*RESULTS, *GRAPHS],
        )
    )
