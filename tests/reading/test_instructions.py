"""Instructions: who tells whom to do what, by when."""

from pathlib import Path

import pytest
import yaml

from graph.values import Article
from loaders.reading.instructions import read_instructions
from loaders.reading.page import Page, open_page

TURNS = yaml.safe_load(Path(__file__).with_name("instruction_turns.yaml").read_text(encoding="utf-8"))["turns"]


def page(text: str, language: str) -> Page:
    return open_page(Article("a", "a", "a.txt", "", "", "2025-06-10", False, "", language, "", text, ((0, len(text)),), ""))


def orders(text: str, language: str) -> list[tuple[str, str]]:
    return [(event.issuer.label, event.deadline) for event in read_instructions(page(text, language))]


CASES = [
    ("Премьер-министр Олжас Бектенов поручил ускорить стройку.", "ru", [("Olzhas Bektenov", "")]),
    ("Аким Карагандинской области поручил разработать дорожную карту.", "ru", [("akim of Karaganda Region", "")]),
    ("Министр здравоохранения Ажар Гиният поручила проверить больницы и закупить аппараты до 1 марта 2026 года.", "ru",
     [("Azhar Giniyat", ""), ("Azhar Giniyat", "2026-03-01")]),
    ("Аким области Марат Ахметов осмотрел стройку. Глава региона поручил завершить ремонт.", "ru", [("Marat Akhmetov", "")]),
    ("Ускорить ремонт поручил аким области Марат Ахметов.", "ru", [("Marat Akhmetov", "")]),
    ("Президент Касым-Жомарт Токаев дал ряд поручений по развитию онкологической службы.", "ru", [("Kassym-Jomart Tokayev", "")]),
    ("Премьер-министр Олжас Бектенов құрылысты жеделдетуді тапсырды.", "kk", [("Olzhas Bektenov", "")]),
    ("Облыс әкімі Марат Ахметов жөндеуді аяқтау және аппарат сатып алу қажеттігін айтты.", "kk",
     [("Marat Akhmetov", ""), ("Marat Akhmetov", "")]),
    ("Prime Minister Olzhas Bektenov instructed the Ministry of Healthcare to finish the building.", "en", [("Olzhas Bektenov", "")]),
]  # fmt: skip
NONE = [
    ("По поручению Главы государства построен центр.", "ru"),
    ("Премьер-министр Олжас Бектенов проверил исполнение поручений Президента.", "ru"),
    ("Регионам рекомендовано закупить аппараты.", "ru"),
    ("Президенттің тапсырмасына сәйкес орталық салынды.", "kk"),
    ("Министрлікке жөндеуді аяқтау ұсынылды.", "kk"),
    ("Pursuant to the President's instructions a centre was built.", "en"),
]


@pytest.mark.parametrize(("text", "language", "expected"), CASES)
def test_orders_are_read_with_issuer_and_deadline(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert orders(text, language) == expected


@pytest.mark.parametrize(("text", "language"), NONE)
def test_older_orders_and_recommendations_are_none(text: str, language: str) -> None:
    assert orders(text, language) == []


def test_the_addressee_is_named() -> None:
    text = "Премьер-министр Олжас Бектенов поручил Министерству здравоохранения закупить аппараты."
    (event,) = read_instructions(page(text, "ru"))
    assert event.addressee and event.addressee.label == "Ministry of Healthcare"
    assert event.task == "закупить аппараты"
    assert text[slice(*event.span)] == "поручил Министерству здравоохранения закупить аппараты"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Премьер-министр Олжас Бектенов поручил Минздраву ускорить закуп, акиматам – завершить ремонт.",
            "ru",
            [("Ministry of Healthcare", "ускорить закуп"), ("Regional akimats", "завершить ремонт")],
        ),
        ("«Поручаю завершить ремонт», – сказал аким области Марат Ахметов.", "ru", [("", "завершить ремонт")]),
        ("Облыс әкімі Марат Ахметов жұмысты жеделдету туралы тапсырма берді.", "kk", [("", "жұмысты жеделдету")]),
        ("«Жөндеуді аяқтауды тапсырамын», – деді әкім Марат Ахметов.", "kk", [("", "Жөндеуді аяқтауды")]),
    ],
)
def test_each_who_is_told_has_a_task(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    found = read_instructions(page(text, language))
    assert [(event.addressee.label if event.addressee else "", event.task) for event in found] == expected


def test_an_order_in_the_passive_is_by_who_held_the_meeting() -> None:
    text = "Премьер-министр Казахстана Олжас Бектенов собрал врачей.\nМинздраву поручено завершить ремонт больниц до 1 марта 2026 года."
    assert orders(text, "ru") == [("Olzhas Bektenov", "2026-03-01")]


def test_a_participle_before_a_noun_is_no_order_in_kazakh() -> None:
    text = "Облыс әкімі Марат Ахметов ауруханаға келді.\nДәрігерге жүктелген міндет орындалды, тапсырылған жұмыс бітті."
    assert orders(text, "kk") == []


@pytest.mark.parametrize(("text", "language", "expected"), TURNS)
def test_the_turns_of_the_genre_are_read(text: str, language: str, expected: list[str]) -> None:
    assert [issuer for issuer, _ in orders(text, language)] == expected


def test_what_is_told_in_one_breath_is_one_task() -> None:
    text = "Премьер-министр Олжас Бектенов поручил ускорить ремонт, закупить аппараты и подготовить кадры."
    (event,) = read_instructions(page(text, "ru"))
    assert event.task == "ускорить ремонт, закупить аппараты и подготовить кадры"
