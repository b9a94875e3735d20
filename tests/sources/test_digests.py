"""Digests: front matter and text."""

from __future__ import annotations

import pytest

from loaders.sources import SourceError, read_text

DIGEST = """---
title: Центр в Костанае открыт
publisher: zakon.kz
address: https://www.zakon.kz/a/1
published: 2025-08-29
language: ru
---

В Костанае открылся центр лучевой терапии.
"""


def test_digest_retells_an_article_of_its_own_iri() -> None:
    article = read_text("a.md", DIGEST)
    assert article.is_digest and article.document == article.iri + "/digest"
    assert (article.publisher, article.published, article.language) == ("Zakon.kz", "2025-08-29", "ru")


def test_title_and_text_of_a_digest_are_its_body_the_other_fields_are_not() -> None:
    article = read_text("a.md", DIGEST)
    assert [article.text[start:end] for start, end in article.body] == [article.title, "В Костанае открылся центр лучевой терапии."]


def test_digest_may_be_dated_by_a_year_or_month_only() -> None:
    assert read_text("a.md", DIGEST.replace("2025-08-29", "2025-08")).published == "2025-08"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("language: ru", "language: de", "foreign language"),
        ("published: 2025-08-29", "published: yesterday", "published: expected"),
        ("published: 2025-08-29", "published:", "undated"),
        ("address: https://www.zakon.kz/a/1", "address: javascript:alert(1)", "address: expected"),
        ("address: https://www.zakon.kz/a/1", "address: https://a.kz/<b>", "address: expected"),
        ("publisher: zakon.kz\n", "", "lacks publisher"),
        ("language: ru", "language: ru\nlanguage: ru", "once"),
        ("---\ntitle", "title", "without front matter"),
        ("В Костанае открылся центр лучевой терапии.\n", "", "empty"),
    ],
)
def test_wrong_digest_is_refused_with_the_reason(old: str, new: str, reason: str) -> None:
    assert old in DIGEST
    with pytest.raises(SourceError, match=reason):
        read_text("a.md", DIGEST.replace(old, new, 1))
