"""Every question answers as its expected rows say, on rdflib and on Oxigraph alike, over the union of all named graphs."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from graph.questions import Select, answer, json_rows, questions
from graph.values import LANGUAGES, Term

HERE = Path(__file__).parent
CONTRACT = HERE.parent.parent.parent / "shared" / "questions.md"
NAMES = [question.name for question in questions()]
BEFORE, AFTER = ("article", "source", "published"), ("quote", "start", "end", "confidence")
# The contract leaves the columns of these to us.
OUR_OWN = {
    "single-source": ("subject", "label", "predicate", "value", "article"),
    "money": ("kind", "subject", "label", "year", "purpose", "party", "amount", "currency", "articles"),
    "who-said": ("speaker", "label", "claim", "subject", "subjectLabel", "predicate", "value", "article", "published", "quote"),
}


def oxigraph(files: Iterable[Path]) -> Select:
    """A select over pyoxigraph with the union as default graph."""
    store = pyoxigraph.Store()
    for file in files:
        store.load(path=str(file), format=pyoxigraph.RdfFormat.TRIG)

    def select(query: str) -> Iterable[Mapping[str, Term]]:
        solutions = store.query(query, use_default_graph_as_union=True)
        assert isinstance(solutions, pyoxigraph.QuerySolutions)
        return json_rows(solutions.serialize(format=pyoxigraph.QueryResultsFormat.JSON) or b"")

    return select


def rdflib_union(files: Iterable[Path]) -> Select:
    """A select over rdflib with the union as default graph (read by pyoxigraph: rdflib's own TriG parser warns of itself)."""
    dataset = rdflib.Dataset(default_union=True)
    for file in files:
        for quad in pyoxigraph.parse(path=str(file), format=pyoxigraph.RdfFormat.TRIG):
            dataset.add((_node(quad.subject), _node(quad.predicate), _node(quad.object), _node(quad.graph_name)))  # type: ignore[arg-type]

    def select(query: str) -> Iterable[Mapping[str, Term]]:
        with warnings.catch_warnings():
            # rdflib's evaluation itself asks for the attribute that rdflib deprecates.
            warnings.filterwarnings("ignore", "Dataset.default_context is deprecated", DeprecationWarning)
            return json_rows(dataset.query(query).serialize(format="json") or b"")

    return select


def _node(term: object) -> rdflib.term.Node:
    """A pyoxigraph term as rdflib's."""
    if isinstance(term, pyoxigraph.Literal):
        datatype = None if term.language else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype)
    assert isinstance(term, pyoxigraph.NamedNode)
    return rdflib.URIRef(term.value)


ENGINES: dict[str, Callable[[Iterable[Path]], Select]] = {"oxigraph": oxigraph, "rdflib": rdflib_union}


def data_of(name: str) -> list[Path]:
    return [HERE / "vocabulary.trig", HERE / name / "data.trig"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", NAMES)
def test_question_answers_as_expected(name: str, engine: str) -> None:
    expected = (HERE / name / "expected.csv").read_text(encoding="utf-8")
    assert answer(name, ENGINES[engine](data_of(name))).csv() == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_engines_agree_in_every_language(name: str, language: str) -> None:
    answers = [answer(name, engine(data_of(name)), language) for engine in ENGINES.values()]
    assert answers[0].rows == answers[1].rows
    assert answers[0].rows


def test_label_follows_the_language_and_place_does_not() -> None:
    select = oxigraph(data_of("facility-status"))
    rows = {language: answer("facility-status", select, language).records() for language in LANGUAGES}
    assert [rows[language][0]["label"] for language in LANGUAGES] == [
        "PET/CT centre in Aktau",
        "Центр ПЭТ/КТ в Актау",
        "Ақтаудағы ПЭТ/КТ орталығы",
    ]
    assert {row["place"] for row in rows["kk"]} == {"Aktau", "Mangystau Region", "Kazakhstan"}


def test_label_falls_back_to_english() -> None:
    bare = answer("facility-status", oxigraph(data_of("facility-status")), "kk").records()[2]
    assert bare["label"] == "a facility without type or place"


def contract_columns() -> dict[str, tuple[str, ...]]:
    """The columns of each question as the contract's table names them, shared ones included; empty where it names none."""
    found: dict[str, tuple[str, ...]] = {}
    for line in CONTRACT.read_text(encoding="utf-8").splitlines():
        if row := re.fullmatch(r"\| (\d+) \| ([a-z-]+) \| (.*) \|", line):
            number, name, cell = row.groups()
            own = tuple(word for word in re.findall(r"`(\w+)", cell))
            if name in ("facility-now", "promises") and own[0] != "facility":
                own = own[own.index("facility") :]
            found[name] = (*BEFORE, *own, *AFTER) if int(number) <= 7 else own
    return found


@pytest.mark.skipif(not CONTRACT.exists(), reason="the contract stands beside the repository, and is not here")
def test_columns_are_those_of_the_contract() -> None:
    contract = contract_columns()
    assert list(contract) == NAMES
    for question in questions():
        assert question.columns == (contract[question.name] or OUR_OWN[question.name]), question.name


@pytest.mark.parametrize("name", NAMES)
def test_query_projects_its_columns_in_order(name: str) -> None:
    question = next(question for question in questions() if question.name == name)
    solutions = pyoxigraph.Store().query(question.query, use_default_graph_as_union=True)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    assert tuple(variable.value for variable in solutions.variables) == question.columns
