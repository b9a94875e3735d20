"""Builds from end to end: what is published, what is skipped, and that the same input gives the same bytes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import dalel
from graph.folder import StoreFolder

ROOT = Path(__file__).parent.parent
TEXTS = {
    "a.txt": " date 2025-03-04 В Костанае открыли центр лучевой терапии, передает BAQ.KZ.\n\nНа него выделено 4 миллиарда тенге.\n",
    "b.txt": " date 2025-04-05 В Таразе планируют построить онкологический центр, сообщает Zakon.kz.\n\nЕго откроют в 2027 году.\n",
    "c.txt": " date 2025-05-06 Павлодарда ПЭТ/КТ орталығы ашылды, деп хабарлайды Kazinform.\n\nОл жылына екі мың науқас қабылдайды.\n",
    "d.txt": " date 2025-06-07 Radiotherapy centre opens in Semey, The Astana Times reports.\n\nIt treats two thousand patients a year.\n",
}


def write(folder: Path, texts: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def build(store: Path, *sources: Path, day: str = "2026-01-01", more: tuple[str, ...] = ()) -> int:
    return dalel.main(["build", *map(str, sources), "--store", str(store), "--day", day, *more])


def data(store: Path) -> bytes:
    return (StoreFolder(store).current().folder / "data.nq").read_bytes()


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    return write(tmp_path / "sources", TEXTS)


def test_a_build_publishes_claims_that_quote_their_articles(sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(tmp_path / "s", sources, more=("--json",)) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["counts"]["articles"] == 4 and record["counts"]["claims"] > 0 and record["violations"] == []
    assert dalel.main(["query", "facility-status", "--store", str(tmp_path / "s"), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {(row["source"], row["place"]) for row in rows} >= {("a.txt", "Kostanay"), ("b.txt", "Taraz")}
    for row in rows:
        text = (sources / row["source"]).read_text(encoding="utf-8")
        assert text[row["start"] : row["end"]] == row["quote"]


def test_the_same_input_gives_the_same_bytes_in_any_order_of_sources_and_any_number_of_processes(sources: Path, tmp_path: Path) -> None:
    files = sorted(sources.iterdir())
    assert (
        build(tmp_path / "s1", *files)
        == build(tmp_path / "s2", *reversed(files))
        == build(tmp_path / "s3", sources, more=("--jobs", "2"))
        == 0
    )
    assert data(tmp_path / "s1") == data(tmp_path / "s2") == data(tmp_path / "s3")
    one, two = StoreFolder(tmp_path / "s1").current(), StoreFolder(tmp_path / "s2").current()
    assert one.manifest == two.manifest


def test_readings_from_the_cache_give_the_same_bytes(sources: Path, tmp_path: Path) -> None:
    assert build(tmp_path / "s", sources) == 0
    assert build(tmp_path / "s", sources / "a.txt", day="2026-02-01") == 0
    assert build(tmp_path / "t", sources / "a.txt", day="2026-02-01") == 0
    assert data(tmp_path / "s") == data(tmp_path / "t")


def test_an_unchanged_build_says_so_and_is_quick(sources: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "dalel.py"), "build", str(sources), "--store", str(tmp_path / "s"), "--day", "2026-01-01"]
    first = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "published" in first.stdout
    started = time.monotonic()
    second = subprocess.run(command, capture_output=True, text=True, check=True)
    assert time.monotonic() - started < 3
    assert "unchanged" in second.stdout
    assert len(StoreFolder(tmp_path / "s").releases()) == 1


def test_a_changed_source_makes_a_new_release_and_the_way_back_the_old_one(sources: Path, tmp_path: Path) -> None:
    assert build(tmp_path / "s", sources) == 0
    folder = StoreFolder(tmp_path / "s")
    first = folder.current().version
    text = (sources / "a.txt").read_text(encoding="utf-8")
    (sources / "a.txt").write_text(text.replace("Костанае", "Атырау"), encoding="utf-8")
    assert build(tmp_path / "s", sources) == 0
    assert folder.current().version != first
    (sources / "a.txt").write_text(text, encoding="utf-8")
    assert build(tmp_path / "s", sources) == 0
    assert folder.current().version == first


def test_bad_sources_are_named_counted_and_harm_nothing(sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(tmp_path / "s1", sources) == 0
    write(sources, {"empty.txt": "", "undated.txt": "В Костанае открыли центр.\n"})
    assert build(tmp_path / "s2", sources) == 0
    said = capsys.readouterr()
    assert "skipped empty.txt: empty" in said.err and "skipped undated.txt: undated" in said.err and "skipped    2" in said.out
    report = StoreFolder(tmp_path / "s2").current().report()
    assert [problem["source"] for problem in report["problems"]] == ["empty.txt", "undated.txt"]  # type: ignore[attr-defined]

    def without_release(store: Path) -> list[bytes]:
        return [line for line in data(store).splitlines() if b"/dalel/release/" not in line]

    assert without_release(tmp_path / "s1") == without_release(tmp_path / "s2")


def test_too_many_bad_sources_fail_the_build_and_the_last_release_stays(
    sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(tmp_path / "s", sources) == 0
    before = StoreFolder(tmp_path / "s").current().version
    write(sources, {f"empty{n}.txt": "" for n in range(5)})
    assert build(tmp_path / "s", sources) == 1
    said = capsys.readouterr().err
    assert "5 of 9 sources are bad" in said and "skipped empty4.txt: empty" in said
    assert StoreFolder(tmp_path / "s").current().version == before
    assert build(tmp_path / "s", sources, more=("--max-bad-share", "0.6")) == 0


def test_no_article_at_all_fails_the_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(tmp_path / "s", tmp_path / "none.txt") == 1
    assert "no article" in capsys.readouterr().err
    assert not (tmp_path / "s" / "current").exists()


def test_a_command_killed_at_any_moment_leaves_the_last_release_and_the_next_one_clean(sources: Path, tmp_path: Path) -> None:
    store = tmp_path / "s"
    assert build(store, sources) == 0
    folder = StoreFolder(store)
    for step in range(8):
        day = f"2026-02-{step + 1:02}"
        command = [sys.executable, str(ROOT / "dalel.py"), "build", str(sources), "--store", str(store), "--day", day]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ)
        time.sleep(0.2 + 0.2 * step)
        child.send_signal(signal.SIGKILL)
        child.wait(timeout=60)
        assert dalel.main(["query", "facility-now", "--store", str(store), "--format", "csv"]) == 0
        assert folder.current().counts["articles"] == 4
    assert build(store, sources, day="2026-03-01") == 0
    assert not list(store.glob("building-*")) and not list(store.glob("current.new-*"))
