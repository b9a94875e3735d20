"""The first look loses nothing of the field and passes over other news."""

import pytest

from graph.values import Article
from loaders.reading.relevance import may_be_relevant


def seen(text: str, language: str = "ru", publisher: str = "", address: str = "") -> bool:
    return may_be_relevant(
        Article("i", "i", "a.txt", "", publisher, "2025-01-01", False, "", language, address, text, ((0, len(text)),), "")
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("В Таразе откроют центр ПЭТ/КТ.", "ru"),
        ("В Костанае рак выявляют раньше.", "ru"),
        ("В ННОЦ установили протонный ускоритель.", "ru"),
        ("В Алматы онко\u00adцентр принимает пациентов.", "ru"),
        ("Обыр ауруын ерте анықтау маңызды.", "kk"),
        ("Ядролық медицина орталығы ашылды.", "kk"),
        ("Qyzylordada onkologialyq ortalyq ashyldy.", "kk"),
        ("A cancer hospital opens in Abai Region.", "en"),
        ("Kazakhstan buys linear accelerators for radiotherapy.", "en"),
    ],
)
def test_the_field_is_seen(text: str, language: str) -> None:
    assert seen(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("В Костанае отремонтировали дорогу.", "ru"),
        ("Бракованный фрак и фракция в Алматы.", "ru"),
        ("В Таразе построили три школы.", "ru"),
        ("Қостанайда үш мектеп ашылды.", "kk"),
        ("The hockey team of Kazakhstan won.", "en"),
        ("Онкологи Нидерландов испытали лекарство.", "ru"),
        ("Cancer research advances in Boston.", "en"),
    ],
)
def test_other_news_is_passed_over(text: str, language: str) -> None:
    assert not seen(text, language)


def test_an_outlet_of_the_country_need_not_name_it() -> None:
    assert seen("Онкологи рассказали о скрининге.", address="https://example.kz/a")
    assert not seen("Онкологи рассказали о скрининге.", address="https://example.nl/a")
