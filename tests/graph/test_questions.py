"""The named questions without a store: heads, languages, values, order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from graph.questions import Question, QuestionError, answer, find_question, json_rows, plain, questions, read_question
from graph.values import LANGUAGES, Literal, Term

HEAD = "\n".join(f"# {part}.{language}: ?" for part in ("title", "question") for language in LANGUAGES)
TINY = f"{HEAD}\n# number: 1\n# parameters: lang\n# columns: name count parties\n# order: count\n# note: a note\n\nSELECT * {{}}"


def rows_of(*rows: dict[str, Term]) -> tuple[tuple[str | int | float, ...], ...]:
    def select(query: str) -> Iterable[Mapping[str, Term]]:
        return rows

    return answer(read_question("tiny", TINY), select).rows


def test_there_are_fifteen_questions_in_the_order_of_the_contract() -> None:
    assert [question.number for question in questions()] == list(range(1, 16))
    assert [question.name for question in questions()][:2] == ["facility-status", "agreements"]


def test_question_without_a_place_in_the_order_is_refused() -> None:
    with pytest.raises(QuestionError, match=r"tiny\.rq: a number is expected, found 'first'"):
        read_question("tiny", TINY.replace("# number: 1", "# number: first"))


@pytest.mark.parametrize("question", questions(), ids=lambda question: str(question.name))
def test_question_is_titled_in_three_languages_and_ordered_by_its_columns(question: Question) -> None:
    assert all(question.titles[language] and question.texts[language] for language in LANGUAGES)
    assert len(set(question.titles.values())) == len(set(question.texts.values())) == 3
    assert set(question.order) <= set(question.columns)
    assert len(set(question.columns)) == len(question.columns)


def test_language_of_labels_is_replaced_in_the_query() -> None:
    question = find_question("facility-now")
    assert 'VALUES ?lang { "kk" }' in question.sparql("kk")
    assert 'VALUES ?lang { "en" }' not in question.sparql("kk")
    assert question.sparql() == question.query


@pytest.mark.parametrize("language", ["de", "", 'en" } #'])
def test_other_language_is_refused(language: str) -> None:
    with pytest.raises(QuestionError, match="en, ru, kk"):
        find_question("facility-now").sparql(language)


def test_unknown_question_is_refused_with_the_known_ones() -> None:
    with pytest.raises(QuestionError, match="facility-now") as caught:
        answer("facilities", lambda query: [])
    assert len(caught.value.known) == 15


def test_question_without_columns_is_refused() -> None:
    with pytest.raises(QuestionError, match=r"tiny\.rq: the head lacks columns"):
        read_question("tiny", TINY.replace("# columns: name count parties\n", ""))


def test_rows_are_sorted_without_doubles_and_empty_cells_come_first() -> None:
    one: dict[str, Term] = {"name": Literal("one"), "count": Literal("10", "integer")}
    two: dict[str, Term] = {"name": Literal("two"), "count": Literal("9", "integer")}
    assert rows_of(one, two, one, {"name": Literal("none")}) == (("none", "", ""), ("two", 9, ""), ("one", 10, ""))


def test_lists_in_a_cell_are_sorted() -> None:
    assert rows_of({"parties": Literal("B; A; B")}) == (("", "", "A; B; B"),)


def test_numbers_are_plain_and_a_wrong_number_stays_text() -> None:
    assert [plain(Literal("31000000000", "decimal")), plain(Literal("-15.3", "decimal"))] == [31000000000, -15.3]
    assert plain(Literal("many", "integer")) == "many"
    assert plain(Literal("000000000")) == "000000000"
    assert plain("https://w3id.org/dalel/id/place/000000000") == "https://w3id.org/dalel/id/place/000000000"


def test_csv_quotes_what_needs_it_and_json_names_the_columns() -> None:
    found = answer(read_question("tiny", TINY), lambda query: [{"name": Literal('a "b", c'), "count": Literal("1", "integer")}])
    assert found.csv() == 'name,count,parties\n"a ""b"", c",1,\n'
    assert found.records() == [{"name": 'a "b", c', "count": 1, "parties": ""}]


def test_results_in_json_become_terms() -> None:
    text = """{"results": {"bindings": [{
      "a": {"type": "uri", "value": "https://example.org/a"},
      "b": {"type": "literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
      "c": {"type": "literal", "value": "он", "xml:lang": "ru"}}]}}"""
    assert list(json_rows(text)) == [{"a": "https://example.org/a", "b": Literal("1", "integer"), "c": Literal("он", language="ru")}]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"results": {"bindings": [{"a": {"type": "uri"}}]}}', '{"results": {"bindings": [1]}}'])
def test_other_text_is_no_result(text: str) -> None:
    with pytest.raises(QuestionError, match="JSON"):
        list(json_rows(text))
