"""Tallies, findings, doubtful rows, and what confidence is worth."""

from __future__ import annotations

import pytest

from loaders.evaluation.compare import QUESTIONS, Row
from loaders.evaluation.gold import Gold
from loaders.evaluation.measure import Tally, confidence_bands, figures, finding_record, measure

SUM = {"amount": 5, "currency": "KZT"}


def gold(name: str, rows: list[Row], doubtful: tuple[Row, ...] = (), language: str = "ru") -> Gold:
    return Gold(name, language, {question: rows if question == "funding" else [] for question in QUESTIONS}, doubtful)


def answer(amount: int, confidence: float = 0.9, **more: object) -> Row:
    return {"amount": amount, "currency": "KZT", "confidence": confidence, "quote": "5 тенге", "article": "https://e/a", **more}


def test_hits_misses_and_false_answers_are_counted_by_question_and_language() -> None:
    golds = [gold("a", [SUM, {"amount": 7, "currency": "KZT"}]), gold("b", [SUM], language="kk")]
    measured = measure(golds, {"a": {"funding": [answer(5), answer(9)]}, "c": {"funding": [answer(5)]}})
    assert measured.names == ("a", "b")
    assert measured.tallies["strict", "ru", "funding"] == Tally(1, 1, 1)
    assert measured.tallies["strict", "kk", "all"] == Tally(0, 1, 0)
    assert measured.tallies["strict", "all", "all"] == Tally(1, 2, 1)
    assert [(finding.name, finding.kind) for finding in measured.findings] == [("a", "missed"), ("a", "false"), ("b", "missed")]


def test_one_answer_states_one_fact() -> None:
    measured = measure([gold("a", [SUM, SUM])], {"a": {"funding": [answer(5)]}})
    assert measured.tallies["strict", "ru", "funding"] == Tally(1, 1, 0)


def test_a_doubtful_row_excuses_false_answers_of_its_question_and_is_no_miss() -> None:
    doubts: tuple[Row, ...] = (
        {"fact": "funding", **SUM},
        {"fact": "indicators", "amount": 9, "currency": "KZT"},
        {"fact": "funding", "amount": 9},
    )
    measured = measure([gold("a", [], doubts)], {"a": {"funding": [answer(5), answer(9)]}})
    assert measured.tallies["strict", "ru", "funding"] == Tally(0, 0, 1)
    assert measured.tallies["loose", "ru", "funding"] == Tally(0, 0, 0)
    assert measured.verdicts == ((0.9, False),)


def test_shares_are_zero_where_there_is_nothing_to_divide() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (0.0, 0.0, 0.0)
    assert Tally(3, 1, 1).f1 == pytest.approx(0.75)


def test_bands_of_confidence_have_each_answer_once() -> None:
    bands = confidence_bands([(1.0, True), (0.9, False), (0.89, True), (0.0, False)])
    assert bands == [
        {"from": 0.9, "to": 1.0, "answers": 2, "right": 0.5},
        {"from": 0.8, "to": 0.9, "answers": 1, "right": 1.0},
        {"from": 0.0, "to": 0.5, "answers": 1, "right": 0.0},
    ]


def test_records_show_quote_and_compared_columns_first() -> None:
    measured = measure([gold("a", [])], {"a": {"funding": [answer(5, purpose="", source="a.md")]}})
    record = finding_record(measured.findings[0])
    assert list(record) == ["name", "question", "kind", "amount", "currency", "confidence", "quote"]
    assert {(row["mode"], row["question"], row["fp"]) for row in figures(measured)} == {
        (mode, question, 1) for mode in ("strict", "loose") for question in ("all", "funding")
    }
