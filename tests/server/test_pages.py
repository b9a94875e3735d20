"""Home and questions."""

from __future__ import annotations

import csv
import io
import logging

import pytest
from flask.testing import FlaskClient

from graph.questions import questions


def test_home_counts_names_every_question_and_the_release(client: FlaskClient) -> None:
    for language in ("en", "ru", "kk"):
        page = client.get(f"/?lang={language}").text
        for question in questions():
            assert f"/questions/{question.name}?lang={language}" in page
            assert question.titles[language] in page
        assert "2026-01-01" in page
    assert '<a href="/ontology?lang=en#Claim">claim</a></th><td class="number">7</td>' in client.get("/?lang=en").text.replace("\n", "")


def test_home_costs_one_look_up(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "server.lookups")
    client.get("/")
    assert len(caplog.records) == 1


@pytest.mark.parametrize("name", [question.name for question in questions()])
def test_every_question_answers_as_page_csv_and_json(client: FlaskClient, name: str) -> None:
    for language in ("en", "ru", "kk"):
        page = client.get(f"/questions/{name}?lang={language}")
        assert (page.status_code, page.mimetype) == (200, "text/html")
        table = client.get(f"/questions/{name}?format=csv&lang={language}")
        records = client.get(f"/questions/{name}?lang={language}", headers={"Accept": "application/json"}).json
        rows = list(csv.DictReader(io.StringIO(table.text)))
        assert len(rows) == len(records)
        assert [{key: str(value) for key, value in record.items()} for record in records] == rows


def test_a_row_leads_to_its_article_and_its_source(client: FlaskClient) -> None:
    page = client.get("/questions/facility-status").text
    assert 'href="/id/facility/pet-ct-aktau?lang=en"' in page
    assert 'href="/article/baq-kz/' in page
    assert 'href="https://baq.kz/a?b=1&amp;c=2" rel="noopener noreferrer nofollow external"' in page
    assert "javascript:" not in page.replace("javascript:alert(&#39;address&#39;)", "")


def test_the_sealed_answer_and_a_fresh_one_are_the_same(client: FlaskClient) -> None:
    sealed = client.get("/questions/facility-status?format=json&lang=en").json
    fresh = client.get("/questions/facility-status?format=json&lang=ru").json
    assert [row["quote"] for row in sealed] == [row["quote"] for row in fresh]
    assert {row["label"] for row in fresh} != {row["label"] for row in sealed}


def test_an_unknown_question_lists_the_known(client: FlaskClient) -> None:
    response = client.get("/questions/nothing", headers={"Accept": "application/json"})
    assert response.status_code == 404
    assert "facility-status" in response.json["error"]["message"]
    assert client.get("/questions/promises", headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/questions/promises?format=ttl").status_code == 406
