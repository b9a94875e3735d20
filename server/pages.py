"""The home page, the named questions, and the page about Dálel."""

from __future__ import annotations

from flask import Blueprint, Response, json, make_response, render_template, request

from graph import iris
from graph.questions import Value, find_question, questions
from server.answers import question_table, table_of
from server.current import Served
from server.describe import Names, Shown
from server.engine import Question
from server.errors import NotAcceptableError
from server.language import asked_language
from server.links import local_path, safe_address, short_name
from server.lookups import text_of
from server.negotiate import HTML, RESULTS, choose
from server.quality import quality
from server.responses import asked_format, served

pages = Blueprint("pages", __name__)

MOST_SHOWN = 1000
_OFFERS = {HTML: "html", RESULTS["csv"]: "csv", "application/json": "json"}


@pages.get("/")
def home() -> Response:
    """What the release holds, and the questions that it answers."""
    now = served()
    return make_response(render_template("home.html", counts=counts_of(now, asked_language()), questions=questions()))


@pages.get("/about")
def about() -> Response:
    """What Dálel is, how a claim comes to be, how good the reading is; needs no release."""
    measured = quality()
    asked = [question for question in questions() if question.name in measured.originals.figures]
    response = make_response(render_template("about.html", questions=asked, quality=measured))
    response.vary.add("Accept-Language")
    return response


@pages.get("/questions/<name>")
def question(name: str) -> Response:
    """The answer to a named question as a table: a page, CSV or JSON."""
    wanted = asked_format()
    media = "application/json" if wanted == RESULTS["json"] else wanted or choose(request.headers.get("Accept", ""), tuple(_OFFERS))
    if media not in _OFFERS:
        raise NotAcceptableError(f"A question can be had as {', '.join(_OFFERS)}")
    language = asked_language()
    table = question_table(served(), find_question(name).name, language)
    response = make_response(table.csv() if media == RESULTS["csv"] else "")
    response.content_type = f"{media}; charset=utf-8"
    if media == "application/json":
        response = _json(table.records())
    elif media == HTML:
        rows = [[cell(column, value) for column, value in zip(table.question.columns, row, strict=True)] for row in table.rows[:MOST_SHOWN]]
        response = make_response(render_template("question.html", question=table.question, rows=rows, number=len(table.rows)))
    else:
        response.headers["Content-Disposition"] = f'attachment; filename="{table.question.name}.csv"'
    response.vary.update(("Accept", "Accept-Language"))
    return response


def _json(records: list[dict[str, Value]]) -> Response:
    return Response(json.dumps(records, ensure_ascii=False), content_type="application/json")


def cell(column: str, value: Value) -> Shown:
    """One cell as shown: IRIs and addresses as links, words of articles as quotes."""
    text = str(value)
    if (path := local_path(text)) is not None:
        return Shown(short_name(text).rpartition("/")[2], path, iri=text)
    address = safe_address(text) if column == "source" else None
    return Shown(text, address or "", external=bool(address))


def counts_of(now: Served, language: str) -> list[tuple[Shown, int]]:
    """How many things of each class the release holds, the most numerous first."""
    names = Names(language)
    names.learn(now.lookups.rows("class_labels"))
    _, rows = table_of(now.engine.answer(Question(text_of("counts"))))
    found = [(str(row[0]), row[1]) for row in rows]
    return [(names.show(cls), int(getattr(number, "value", "0"))) for cls, number in found if cls.startswith(iris.ONTOLOGY)]
