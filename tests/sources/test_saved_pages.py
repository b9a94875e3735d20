"""Saved HTML pages, hostile ones among them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from graph.values import Article, Problem
from loaders.sources import SourceError, read_sources
from loaders.sources.saved_page import PageReader

PARAGRAPHS = "".join(
    f"<p>В городе {city} в этом году открыли новый центр лучевой терапии, который принимает пациентов со всей области.</p>"
    for city in ("Костанай", "Тараз", "Атырау")
)
PAGE = f"""<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Новые центры открыты - Новости</title>
<meta property="og:title" content="Новые центры открыты"><meta property="og:site_name" content="Zakon.kz">
<meta property="og:url" content="https://www.zakon.kz/a/77">
<meta property="article:published_time" content="2025-03-04T10:00:00+05:00"></head>
<body><nav><a href="/">Главная</a><a href="/n">Новости</a></nav><article><h1>Новые центры открыты</h1>{PARAGRAPHS}</article>
<div class="comments"><p>Комментарии</p></div></body></html>"""


def test_page_gives_title_publisher_address_and_day(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (article,) = read_sources([tmp_path], latest="2026-01-01")
    assert isinstance(article, Article)
    assert (article.title, article.publisher, article.published) == ("Новые центры открыты", "Zakon.kz", "2025-03-04")
    assert article.address == "https://www.zakon.kz/a/77" and article.language == "ru"
    assert article.text.count("лучевой терапии") == 3 and "Комментарии" not in article.text


def test_hostile_pages_end_in_problems_within_seconds(tmp_path: Path) -> None:
    hostile = {
        "deep.html": "<div>" * 300_000,
        "attributes.html": "<p " + "a=1 " * 300_000 + ">x</p>",
        "entities.html": '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><p>' + "&b;" * 100_000,
        "unclosed.html": "<a href='" * 100_000,
        "empty.html": "",
        "nul.html": "<p>\0</p>",
    }
    for name, text in hostile.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "z.html").write_text(PAGE, encoding="utf-8")
    started = time.monotonic()
    found = list(read_sources([tmp_path], latest="2026-01-01"))
    assert time.monotonic() - started < 60
    assert [item.source for item in found if isinstance(item, Problem)] == sorted(hostile)
    assert [item.source for item in found if isinstance(item, Article)] == ["z.html"]


def test_page_that_overruns_the_deadline_is_given_up_and_the_next_is_read() -> None:
    with PageReader("2026-01-01", deadline_seconds=0.0) as pages, pytest.raises(SourceError, match="longer than"):
        pages.parse(PAGE.encode())
    with PageReader("2026-01-01") as pages:
        assert pages.parse(PAGE.encode()).published == "2025-03-04"
