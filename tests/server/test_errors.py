"""One shape of error for every endpoint, and one status for every error."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server import errors
from server.app import close_app, create_app
from server.settings import Settings

PATHS = [
    "/",
    "/sparql?query=ASK{}",
    "/questions/promises",
    "/ontology",
    "/ontology.ttl",
    "/id/place/000000000",
    "/graph/codes.nt",
    "/code/status",
    "/release/x",
]


def check(response: object, status: int, kind: str) -> None:
    assert response.status_code == status  # type: ignore[attr-defined]
    error = response.json["error"]  # type: ignore[attr-defined]
    assert set(error) - {"line", "column"} == {"status", "kind", "message", "request"}
    assert (error["status"], error["kind"]) == (status, kind)
    assert "\n" not in error["message"]
    assert re.fullmatch(r"[0-9a-f]{16}", error["request"])
    assert response.headers["X-Request-Id"] == error["request"]  # type: ignore[attr-defined]
    assert response.headers["X-Content-Type-Options"] == "nosniff"  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", PATHS)
def test_without_a_release_every_path_says_so(tmp_path: Path, path: str) -> None:
    app = create_app(Settings(store=tmp_path / "nothing"))
    try:
        response = app.test_client().get(path, headers={"Accept": "application/json, text/turtle, text/html;q=0.1"})
        check(response, 503, "no-release")
        assert response.headers["Retry-After"]
        page = app.test_client().get(path, headers={"Accept": "text/html"})
        assert page.status_code == 503
        if "." not in path:
            assert "dalel build" in page.text
    finally:
        close_app(app)


@pytest.mark.parametrize("path", PATHS)
def test_a_method_that_no_path_takes_is_told(client: FlaskClient, path: str) -> None:
    response = client.delete(path)
    check(response, 405, "method-not-allowed")
    assert "GET" in response.headers["Allow"]


def test_what_is_nowhere_is_told(client: FlaskClient) -> None:
    check(client.get("/nowhere"), 404, "not-found")
    check(client.get("/static/nothing.css"), 404, "not-found")
    check(client.get("/id"), 404, "not-found")
    check(client.get("/?" + "x" * 40_000), 414, "url-too-long")


def test_a_reader_of_pages_gets_a_page(client: FlaskClient) -> None:
    page = client.get("/id/none?lang=kk", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (page.status_code, page.mimetype) == (404, "text/html")
    assert "404 қатесі" in page.text


def test_an_error_that_nobody_foresaw_tells_nothing_of_the_inside(store_folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    app: Flask = create_app(Settings(store=store_folder))

    @app.get("/broken")
    def broken() -> str:
        raise KeyError("a secret")

    try:
        response = app.test_client().get("/broken")
    finally:
        close_app(app)
    check(response, 500, "internal")
    assert "secret" not in response.text
    assert response.json["error"]["request"] in caplog.text
    assert "a secret" in caplog.text


def test_every_server_error_has_a_status_of_its_own() -> None:
    listed = [known for known, _, _ in errors.STATUSES]
    for _, kind in inspect.getmembers(errors, inspect.isclass):
        if issubclass(kind, errors.ServerError) and kind not in (errors.ServerError, errors.SettingsError):
            assert kind in listed
            assert kind.__name__ in (errors.ServerError.__doc__ or "")
    for place, kind in enumerate(listed):
        assert not any(issubclass(kind, earlier) for earlier in listed[:place]), f"{kind.__name__} is never reached"


@pytest.mark.parametrize("path", ["//evil.example/id/x", "/%5Cevil.example", "///evil.example", "/id//evil.example"])
def test_no_path_leads_elsewhere(client: FlaskClient, path: str) -> None:
    page = client.get(path, headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert not re.search(r'href="(//|/\\|[^"]*evil)', page.text)
    assert "Location" not in page.headers


def test_the_host_header_reaches_no_answer(client: FlaskClient) -> None:
    for path in (*PATHS[:-1], "/sparql/", "/questions/promises/", "//id"):
        response = client.get(path, headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example", "Accept": "text/html, */*;q=0.5"})
        assert response.status_code in (200, 404)
        assert "evil.example" not in response.text + str(response.headers)
