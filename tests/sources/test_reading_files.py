"""Files: order, encodings, and bad ones, each of which becomes one line and harms nothing else."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from graph.values import Article, Problem
from loaders.sources import read_sources
from loaders.sources.files import MOST_TEXT_BYTES, fingerprint

TEXT = " date 2025-08-28 В Казахстане открыли центр лучевой терапии, передает BAQ.KZ.\r\n\r\nОн примет тысячу пациентов в год.\r\n"
KAZAKH = " date 2025-10-31 Елордада онкологиялық орталық ашылды.\n\nОл жылына мың науқас қабылдайды, деп хабарлады министрлік.\n"


def read(*paths: Path) -> tuple[list[Article], dict[str, str]]:
    found = list(read_sources(paths, latest="2026-01-01"))
    return [a for a in found if isinstance(a, Article)], {p.source: p.reason for p in found if isinstance(p, Problem)}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1251"])
def test_encodings_give_the_same_article(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode(encoding))
    (article,), problems = read(tmp_path)
    assert not problems
    assert article.text == TEXT.replace("\r\n", "\n") and article.published == "2025-08-28"


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT.replace("передает", "переда\u0435\u0308т"), encoding="utf-8")
    assert "передаёт" in read(tmp_path)[0][0].text


def test_order_is_that_of_the_names_whatever_the_order_of_the_paths(tmp_path: Path) -> None:
    for name, text in (("b.txt", TEXT), ("sub/a.txt", KAZAKH)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    one, two = tmp_path / "b.txt", tmp_path / "sub" / "a.txt"
    assert read(one, two) == read(two, one)
    assert [a.source for a in read(tmp_path)[0]] == ["b.txt", "sub/a.txt"]
    assert [a.language for a in read(tmp_path)[0]] == ["ru", "kk"]


def test_every_bad_file_is_one_line_with_its_reason_and_the_good_one_is_read(tmp_path: Path) -> None:
    german = "Das neue Zentrum für Strahlentherapie wurde heute in Astana eröffnet und behandelt viele Patienten aus dem ganzen Land."
    ukrainian = "У столиці відкрили новий центр променевої терапії, який прийматиме тисячу пацієнтів щороку з усіх областей країни."
    files: dict[str, bytes] = {
        "good.txt": TEXT.encode(),
        "same.txt": TEXT.encode(),
        "empty.txt": b"",
        "blank.txt": b" \n\t\n",
        "numbers.txt": b"1 2 3",
        "nul.txt": b"text\0text",
        "noise.txt": bytes(range(128, 256)) * 9,
        "huge.txt": "я".encode() * (MOST_TEXT_BYTES // 2 + 1),
        "undated.txt": TEXT.replace(" date 2025-08-28 ", "").encode(),
        "german.txt": (" date 2025-01-01 " + german).encode(),
        "ukrainian.txt": (" date 2025-01-01 " + ukrainian).encode(),
        "picture.jpg": b"\xff\xd8\xff",
        "notes.md": "# Заметки".encode(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    articles, problems = read(tmp_path, tmp_path / "missing.txt")
    assert [a.source for a in articles] == ["good.txt"]
    assert set(problems) == {*files, "pipe.txt", "link.txt", "missing.txt"} - {"good.txt"}
    expected = {
        "empty": "empty",
        "nul": "binary",
        "noise": "binary",
        "huge": "too large",
        "undated": "undated",
        "german": "German",
        "ukrainian": "Ukrainian",
    }
    expected |= {
        "blank": "empty",
        "numbers": "empty",
        "same": "the same document as good.txt",
        "pipe": "not a regular file",
        "link": "symbolic link",
    }
    for name, reason in expected.items():
        assert reason in problems[name + ".txt"]
        assert "\n" not in problems[name + ".txt"]
    assert "No such file" in problems["missing.txt"]


def test_undated_article_is_kept_where_asked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT.replace(" date 2025-08-28 ", ""), encoding="utf-8")
    (article,) = read_sources([tmp_path], latest="2026-01-01", undated=True)
    assert isinstance(article, Article) and article.published == ""


def test_fingerprint_follows_content_and_not_the_order_of_paths(tmp_path: Path) -> None:
    one, two = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_text("a", encoding="utf-8")
    two.write_text("b", encoding="utf-8")
    assert fingerprint([one, two]) == fingerprint([two, one])
    before = fingerprint([tmp_path])
    two.write_text("c", encoding="utf-8")
    assert fingerprint([tmp_path]) != before


@pytest.mark.parametrize(
    "part",
    ["В Костанае открыли центр лучевой терапии сегодня утром при участии акима области.\n",
     "В следующем году планируют открыть центр. Запуск в 2025 году.\n",
     "а ", "а\t \t \t", "сообщает BAQ.KZ ", "Facebook | ", "#а "],
)  # fmt: skip
def test_a_long_monotonous_text_is_read_in_seconds(tmp_path: Path, part: str) -> None:
    (tmp_path / "a.txt").write_text(f" date 2025-01-01 {part * (1_500_000 // len(part))}я", encoding="utf-8")
    started = time.monotonic()
    assert len(list(read_sources([tmp_path], latest="2026-01-01"))) == 1
    assert time.monotonic() - started < 15
