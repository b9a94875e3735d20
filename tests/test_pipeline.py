"""The pipeline: what one article does to the reader harms no other, and the cache keeps only what was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.cache import ReadingCache
from graph.values import Article
from loaders import pipeline
from loaders.reading.pattern_words import RuleError
from loaders.reading.reader import read_article
from loaders.sources import read_text


def article(place: str) -> Article:
    return read_text(f"{place}.txt", f" date 2025-03-04 В городе {place} открыли центр ПЭТ/КТ. В Казахстане таких центров немного.")


def test_an_article_that_the_reader_fails_on_is_a_problem_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def failing(one: Article) -> object:
        return {}["rule"] if "Тараз" in one.text else read_article(one)

    monkeypatch.setattr(pipeline, "read_article", failing)
    cache = ReadingCache(tmp_path)
    linked = pipeline.claims_from([article("Актау"), article("Тараз"), article("Семей")], cache=cache)
    assert [problem.source for problem in linked.problems] == ["Тараз.txt"]
    assert "KeyError('rule')" in linked.problems[0].reason and "test_pipeline.py" in linked.problems[0].reason
    assert {claim.quote.exact for claim in linked.claims} and len({claim.article for claim in linked.claims}) == 2
    monkeypatch.undo()
    assert not pipeline.claims_from([article("Тараз")], cache=cache).problems


def test_a_wrong_rule_file_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(one: Article) -> object:
        raise RuleError("rules/ru/status.yaml: no such key")

    monkeypatch.setattr(pipeline, "read_article", failing)
    with pytest.raises(RuleError):
        pipeline.claims_from([article("Актау")])
