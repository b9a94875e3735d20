"""Answers of query workers as values, and the named questions asked through them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from graph.questions import Answer as Table
from graph.questions import answer, find_question
from graph.store import from_oxigraph
from graph.values import Term
from server.cache import Answer
from server.current import Served
from server.engine import Question


def table_of(found: Answer) -> tuple[list[str], list[list[Term | None]]]:
    """Columns and rows of a `table` answer in JSON; None where a cell is unbound."""
    solutions = parse_query_results(found.body, QueryResultsFormat.JSON)
    assert isinstance(solutions, QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    rows = [[None if row[name] is None else from_oxigraph(row[name]) for name in names] for row in solutions]
    return names, rows


def question_table(served: Served, name: str, language: str) -> Table:
    """The answer to the named question: the one sealed into the release where it is in `language`, else asked anew.

    Raises QuestionError for an unknown name, and whatever the engine raises.
    """
    question = find_question(name)
    sealed = served.release.answer_file(question.name)
    if language == "en" and sealed.is_file():
        records = json.loads(sealed.read_bytes())
        if isinstance(records, list):
            return Table(question, tuple(tuple(record[column] for column in question.columns) for record in records))

    def select(text: str) -> Iterable[Mapping[str, Term]]:
        names, rows = table_of(served.engine.answer(Question(text)))
        return [{name: cell for name, cell in zip(names, row, strict=True) if cell is not None} for row in rows]

    return answer(question, select, language)
