"""The named questions: what each asks, its columns, and its answer from any store or endpoint."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.values import LANGUAGES, DalelError, Literal, Term

Value = str | int | float
Row = tuple[Value, ...]
Select = Callable[[str], Iterable[Mapping[str, Term]]]
"""Runs the text of a SELECT and returns its solutions: the bound variables by name, without the question mark."""

FOLDER = Path(__file__).resolve().parent.parent / "ontology" / "questions"
_LANGUAGE_LINE = 'VALUES ?lang { "en" }'
_HEAD = re.compile(r"# ([a-z.]+): (.*)")
_LISTS = frozenset({"parties", "covers"})
_WHOLE = frozenset({"integer", "nonNegativeInteger", "positiveInteger", "int", "long"})
_FRACTION = frozenset({"decimal", "double", "float"})


class QuestionError(DalelError):
    """An unknown question, an unknown language, or a question file that is wrong; `known` lists what there is."""

    def __init__(self, message: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.known = known


@dataclass(frozen=True, slots=True)
class Question:
    """One named question.

    `number` is its place in the contract, `titles` and `texts` are by language, `columns` and `order` as its file heads them.
    """

    name: str
    number: int
    titles: Mapping[str, str]
    texts: Mapping[str, str]
    columns: tuple[str, ...]
    order: tuple[str, ...]
    notes: tuple[str, ...]
    query: str

    def sparql(self, language: str = "en") -> str:
        """The query with labels in `language`. Raises QuestionError for a language that Dálel does not speak."""
        if language not in LANGUAGES:
            raise QuestionError(f"no language {language!r}: one of {', '.join(LANGUAGES)} is expected", LANGUAGES)
        return self.query.replace(_LANGUAGE_LINE, f'VALUES ?lang {{ "{language}" }}')


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of one question, in the order of its columns. An empty cell is an empty string."""

    question: Question
    rows: tuple[Row, ...]

    def records(self) -> list[dict[str, Value]]:
        """The rows as objects by column, for JSON."""
        return [dict(zip(self.question.columns, row, strict=True)) for row in self.rows]

    def csv(self) -> str:
        """The rows as CSV (RFC 4180, but lines end with \\n) under a line of column names."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.question.columns)
        writer.writerows(self.rows)
        return text.getvalue()


@cache
def questions() -> tuple[Question, ...]:
    """Every named question, in the order of their numbers."""
    found = (read_question(path.stem, path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.rq"))
    return tuple(sorted(found, key=lambda question: (question.number, question.name)))


def find_question(name: str) -> Question:
    """The question called `name`. Raises QuestionError that lists the known ones."""
    known = tuple(question.name for question in questions())
    if name not in known:
        raise QuestionError(f"no question {name!r}: one of {', '.join(known)} is expected", known)
    return questions()[known.index(name)]


def read_question(name: str, text: str) -> Question:
    """The question that `text` (a .rq file) holds. Raises QuestionError where its head lacks something."""
    head: dict[str, str] = {}
    notes: list[str] = []
    for line in text.splitlines():
        if not (found := _HEAD.fullmatch(line)):
            break
        key, value = found.groups()
        if key == "note":
            notes.append(value)
        else:
            head[key] = value
    wanted = [f"{part}.{language}" for part in ("title", "question") for language in LANGUAGES]
    wanted += ["number", "parameters", "columns", "order"]
    if missing := [key for key in wanted if key not in head]:
        raise QuestionError(f"{name}.rq: the head lacks {', '.join(missing)}")
    if not head["number"].isdecimal():
        raise QuestionError(f"{name}.rq: a number is expected, found {head['number']!r}")
    return Question(
        name=name,
        number=int(head["number"]),
        titles={language: head[f"title.{language}"] for language in LANGUAGES},
        texts={language: head[f"question.{language}"] for language in LANGUAGES},
        columns=tuple(head["columns"].split()),
        order=tuple(head["order"].split()),
        notes=tuple(notes),
        query=text,
    )


def answer(question: str | Question, select: Select, language: str = "en") -> Answer:
    """The answer to `question` from what `select` asks: no row twice, and in one order whatever the engine.

    Raises QuestionError for an unknown question or language, and whatever `select` raises.
    """
    asked = find_question(question) if isinstance(question, str) else question
    rows = {tuple(_cell(name, binding.get(name)) for name in asked.columns) for binding in select(asked.sparql(language))}
    places = [asked.columns.index(name) for name in asked.order]
    return Answer(asked, tuple(sorted(rows, key=lambda row: [_rank(row[i]) for i in [*places, *range(len(row))]])))


def _cell(column: str, term: Term | None) -> Value:
    """The plain value of `term`; lists in one sorted order, for SPARQL promises none."""
    if term is None:
        return ""
    value = plain(term)
    if column in _LISTS and isinstance(value, str):
        return "; ".join(sorted(value.split("; ")))
    return value


def plain(term: Term) -> Value:
    """`term` as a number where its datatype is numeric and its form is right, else its text. Whole numbers are int."""
    if isinstance(term, str):
        return term
    try:
        if term.datatype in _WHOLE:
            return int(term.value)
        if term.datatype in _FRACTION:
            number = float(term.value)
            return int(number) if number.is_integer() else number
    except ValueError:
        return term.value
    return term.value


def _rank(value: Value) -> tuple[int, float, str]:
    """What `value` sorts by: empty cells first, then numbers, then words."""
    if isinstance(value, str):
        return (2 if value else 0, 0.0, value)
    return (1, float(value), "")


def json_rows(text: str | bytes) -> Iterator[dict[str, Term]]:
    """The solutions in `text`, SPARQL 1.1 results in JSON, as any store or endpoint writes them.

    Raises QuestionError where `text` is something else.
    """
    try:
        for binding in json.loads(text)["results"]["bindings"]:
            yield {name: _term(**{key.replace(":", "_"): part for key, part in cell.items()}) for name, cell in binding.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise QuestionError(f"SPARQL results in JSON are expected, found {text[:80]!r}") from error


def _term(type: str, value: str, datatype: str = "", xml_lang: str = "") -> Term:
    """A term from the parts in which SPARQL results in JSON give it."""
    if type in ("uri", "bnode"):
        return value
    return Literal(value, datatype.rsplit("#", 1)[-1] or "string", xml_lang)
