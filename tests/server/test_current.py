"""A newly published release is served at once, whole, and a broken one never."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.folder import Release, StoreFolder
from server.app import close_app, create_app
from server.current import Current
from server.errors import NoReleaseError
from server.settings import Settings

Publish = Callable[[Path, str], Release]
DAY = "SELECT ?day { ?r <https://w3id.org/dalel/ontology#releasedOn> ?day }"


def test_a_new_release_is_served_as_soon_as_it_is_published(tmp_path: Path, publish: Publish) -> None:
    app = create_app(Settings(store=tmp_path, query_workers=1))
    client = app.test_client()
    try:
        assert client.get("/").status_code == 503
        tags = set()
        for day in ("2026-01-01", "2026-02-01"):
            publish(tmp_path, day)
            response = client.get("/sparql", query_string={"query": DAY, "format": "csv"})
            assert response.text.split() == ["day", day]
            assert day in client.get("/").text
            tags.add(response.headers["ETag"])
        assert len(tags) == 2
    finally:
        close_app(app)


def test_a_release_that_does_not_open_leaves_the_one_before(tmp_path: Path, publish: Publish, caplog: pytest.LogCaptureFixture) -> None:
    first = publish(tmp_path, "2026-01-01")
    current = Current(Settings(store=tmp_path, query_workers=1))
    try:
        assert current.get().release.version == first.version
        link = StoreFolder(tmp_path).link
        (tmp_path / "next").symlink_to("releases/broken")
        os.replace(tmp_path / "next", link)
        assert current.get().release.version == first.version
        assert current.get().release.version == first.version
        assert caplog.text.count("does not open") == 1
        second = publish(tmp_path, "2026-02-01")
        assert current.get().release.version == second.version
    finally:
        current.close()
    link.unlink()
    with pytest.raises(NoReleaseError):
        Current(Settings(store=tmp_path)).get()


def test_queries_under_way_are_answered_from_the_release_that_they_began_with(tmp_path: Path, publish: Publish) -> None:
    publish(tmp_path, "2026-01-01")
    app = create_app(Settings(store=tmp_path, query_workers=2))
    statuses: list[int] = []
    stop = threading.Event()

    def ask(number: int) -> None:
        client, count = app.test_client(), 0
        while not stop.is_set():
            count += 1
            query = f"SELECT (COUNT(*) AS ?n{number}x{count}) {{ ?a a ?b . ?a ?c ?d }}"
            statuses.append(client.get("/sparql", query_string={"query": query}).status_code)

    try:
        askers = [threading.Thread(target=ask, args=(number,)) for number in range(3)]
        for asker in askers:
            asker.start()
        for day in ("2026-02-01", "2026-03-01", "2026-04-01"):
            publish(tmp_path, day)
            time.sleep(0.2)
        stop.set()
        for asker in askers:
            asker.join()
    finally:
        close_app(app)
    assert len(statuses) > 10
    assert set(statuses) == {200}


def test_the_workers_of_a_release_that_is_served_no_more_end(tmp_path: Path, publish: Publish) -> None:
    publish(tmp_path, "2026-01-01")
    current = Current(Settings(store=tmp_path, query_workers=1))
    try:
        before = current.get().engine
        publish(tmp_path, "2026-02-01")
        assert current.get().engine is not before
        until = time.monotonic() + 5
        while before.pids() and time.monotonic() < until:
            time.sleep(0.02)
        assert before.pids() == []
    finally:
        current.close()
