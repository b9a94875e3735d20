"""Releases: what is sealed, reproducibility, refusals, and what a killed build leaves."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.cache import ReadingCache
from graph.export import FORMATS, export
from graph.folder import Release, ReleaseError, StoreFolder
from graph.questions import questions
from graph.release import Contents, ViolationsError, inputs_sum, publish_release, release_lines
from graph.search import search
from graph.store import Store, named_query
from graph.vocabulary import Vocabulary

MADE = Path(__file__).parent / "made.py"
Publish = Callable[..., Release]


def test_a_release_is_sealed_with_its_sums_and_answers_every_question(publish: Publish) -> None:
    release = publish()
    for name, about in release.manifest["files"].items():  # type: ignore[attr-defined]
        assert hashlib.sha256((release.folder / name).read_bytes()).hexdigest() == about["sha256"]
    assert release.counts == {"articles": 2, "problems": 0, "claims": 6, "statements": 6, "entities": 2, "quads": release.counts["quads"]}
    for question in questions():
        assert isinstance(json.loads(release.answer_file(question.name).read_text(encoding="utf-8")), list)
    rows = json.loads(release.answer_file("facility-status").read_text(encoding="utf-8"))
    assert {row["quote"] for row in rows} == {"В Актау открыли центр ПЭТ/КТ № 0.", "В Актау открыли центр ПЭТ/КТ № 1."}


def test_the_same_contents_in_any_order_give_the_same_bytes(contents_of: Callable[[int], Contents], vocabulary: Vocabulary) -> None:
    contents = contents_of(5)
    once = release_lines(contents, vocabulary, "v", "2026-01-01")
    for seed in range(5):
        chance = random.Random(seed)
        mixed = {
            name: tuple(chance.sample(values, len(values)))
            for name in ("articles", "claims", "entities")
            if (values := getattr(contents, name))
        }
        assert release_lines(replace(contents, **mixed), vocabulary, "v", "2026-01-01") == once


def test_no_triple_stands_in_two_graphs(publish: Publish) -> None:
    lines = (publish().folder / "data.nq").read_text(encoding="utf-8").splitlines()
    triples = [line.rpartition(" <")[0] for line in lines]
    assert len(triples) == len(set(triples))


def test_the_newest_release_is_current_and_the_older_stays(publish: Publish, tmp_path: Path) -> None:
    first, second = publish("2026-01-01", 1), publish("2026-02-01", 2)
    folder = StoreFolder(tmp_path)
    assert folder.current().version == second.version
    assert [release.version for release in folder.releases()] == [first.version, second.version]
    assert Store.open(first.store).count("https://w3id.org/dalel/graph/statements") == 3


def test_publishing_again_what_is_there_changes_nothing(publish: Publish) -> None:
    assert publish().manifest == publish().manifest


def test_violations_stop_a_release_and_the_last_one_stays(
    publish: Publish, tmp_path: Path, contents_of: Callable[[int], Contents], vocabulary: Vocabulary
) -> None:
    first, folder = publish(), StoreFolder(tmp_path)
    found = [{"focus": "https://e/x", "message": "no"}]
    with folder.locked(), pytest.raises(ViolationsError, match="1 violations") as caught:
        publish_release(folder, contents_of(3), vocabulary, day="2026-03-01", inputs=inputs_sum("other"), validate=lambda store: found)
    assert folder.current().version == first.version
    assert json.loads(caught.value.report.read_text(encoding="utf-8"))["violations"] == found
    assert not list(tmp_path.glob("building-*"))


def test_a_folder_without_a_release_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="dalel build"):
        StoreFolder(tmp_path).current()


def test_a_damaged_release_is_not_opened(publish: Publish, tmp_path: Path) -> None:
    (publish().folder / "data.nq").write_text("", encoding="utf-8")
    with pytest.raises(ReleaseError, match="differ in size"):
        StoreFolder(tmp_path).current()


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    folder = StoreFolder(tmp_path)
    with folder.locked(), pytest.raises(ReleaseError, match="another build"), folder.locked(seconds=0.1):
        pass


def built_by_child(store: Path, day: str, kill_after: float | None = None) -> int:
    child = subprocess.Popen([sys.executable, str(MADE), str(store), day, "300"], env=os.environ | {"PYTHONPATH": str(MADE.parents[2])})
    if kill_after is not None:
        time.sleep(kill_after)
        child.send_signal(signal.SIGKILL)
    return child.wait(timeout=120)


def test_a_build_killed_at_any_moment_leaves_the_last_release_and_the_next_build_clean(tmp_path: Path) -> None:
    started = time.monotonic()
    assert built_by_child(tmp_path, "2026-01-01") == 0
    whole = time.monotonic() - started
    folder = StoreFolder(tmp_path)
    last = folder.current()
    killed = 0
    for step in range(12):
        code = built_by_child(tmp_path, f"2026-02-{step + 1:02}", kill_after=whole * (0.15 + 0.075 * step))
        killed += code == -signal.SIGKILL
        now = folder.current()
        assert Store.open(now.store).count("https://w3id.org/dalel/graph/statements") == 900
        assert now.version == last.version or code == 0 or now.day == f"2026-02-{step + 1:02}"
        last = now
    assert killed >= 5
    assert built_by_child(tmp_path, "2026-03-01") == 0
    assert folder.current().day == "2026-03-01"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["current", "lock", "releases"]


@pytest.mark.parametrize("name", FORMATS)
def test_exports_hold_the_data_and_are_the_same_in_every_run(publish: Publish, name: str) -> None:
    release = publish()
    once, twice = BytesIO(), BytesIO()
    export(release, name, once)
    export(release, name, twice)
    assert once.getvalue() == twice.getvalue()
    quads = list(ox.parse(once.getvalue(), format=FORMATS[name]))
    assert len(quads) == release.counts["quads"]


def test_an_unknown_export_is_refused(publish: Publish) -> None:
    with pytest.raises(ReleaseError, match="expected one of nq"):
        export(publish(), "xls", BytesIO())


def test_names_and_quotes_are_found_by_the_beginnings_of_words(publish: Publish) -> None:
    index = publish().folder / "search.sqlite"
    assert {hit.kind for hit in search(index, "центр ПЭТ")} == {"name", "quote"}
    assert [hit.language for hit in search(index, "ОРТАЛЫ")] == ["kk", "kk"]
    assert search(index, '"*(') == search(index, "") == []


def test_every_claim_behind_a_thing_is_explained(publish: Publish, contents_of: Callable[[int], Contents]) -> None:
    store, contents = Store.open(publish().store), contents_of(2)
    claim = contents.claims[0]
    for thing, count in ((claim.iri, 1), (claim.subject, 3), (str(claim.object), 2), (claim.article, 3)):
        rows = list(store.select(named_query("explain"), {"thing": thing}))
        assert len({str(row["claim"]) for row in rows}) == len(rows) == count


def test_the_cache_gives_back_what_was_put_and_no_damaged_entry(tmp_path: Path) -> None:
    cache = ReadingCache(tmp_path)
    assert cache.get("a") is None
    cache.put("a", b"x" * 100)
    assert cache.get("a") == b"x" * 100
    (entry,) = (path for path in tmp_path.rglob("*") if path.is_file())
    entry.write_bytes(entry.read_bytes()[:-1])
    assert cache.get("a") is None
