"""The figures of the page about Dálel, and the page itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph.questions import questions
from graph.values import LANGUAGES
from server.app import close_app, create_app
from server.errors import SettingsError
from server.quality import quality
from server.settings import Settings


def test_every_corpus_has_figures_of_the_questions_about_single_articles() -> None:
    measured = [question.name for question in questions() if question.number <= 7]
    assert set(measured) <= set(quality().originals.figures)
    for corpus in quality().shown:
        assert {"all"} < set(corpus.figures) <= {*measured, "all", *LANGUAGES}
        assert all(0 <= figure <= 1 for row in corpus.figures.values() for figure in (row.precision, row.recall, row.f1))
        assert corpus.articles >= 25 and corpus.day >= "2026-11-21" and corpus.command.startswith("dalel evaluate")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"digests": {}}', '{"digests": {"figures": []}, "originals": {}}'])
def test_a_file_of_another_form_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "quality.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"quality\.json"):
        quality(path)


def test_unknown_figures_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "quality.json"
    corpus = {"day": "2026-01-01", "command": "dalel evaluate", "articles": 1, "figures": {"posts": {"accuracy": 1}}, "confidence": []}
    path.write_text(json.dumps({"digests": corpus, "originals": corpus, "held_out": corpus, "items": corpus}), encoding="utf-8")
    with pytest.raises(SettingsError, match="accuracy"):
        quality(path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_says_plainly_that_digests_are_not_articles(client: FlaskClient, language: str) -> None:
    page = client.get(f"/about?lang={language}")
    assert page.status_code == 200 and f'<html lang="{language}">' in page.text
    assert {"en": "quotes the digest, not the article", "ru": "цитирует пересказ, а не статью", "kk": "мақаладан емес, баяннан"}[
        language
    ] in page.text
    figure = f"{quality().originals.figures['all'].recall:.2f}"
    assert (figure if language == "en" else figure.replace(".", ",")) in page.text
    assert "CC BY 4.0" in page.text and "release 2026-01-01-" in page.text


def test_every_page_leads_to_it(client: FlaskClient) -> None:
    for path in ("/", "/sparql?format=html", "/questions/promises", "/ontology"):
        assert '<a href="/about?lang=en">' in client.get(path, headers={"Accept": "text/html"}).text


def test_page_needs_no_release(tmp_path: Path) -> None:
    app = create_app(Settings(store=tmp_path))
    try:
        assert app.test_client().get("/about").status_code == 200
    finally:
        close_app(app)
