"""Names of people in Kazakh sentences: what stands before them, in quotation marks, in case forms, in Latin letters."""

import pytest

from graph.values import Article
from loaders.reading.declension import kazakh_nominative
from loaders.reading.kazakh_names import no_names
from loaders.reading.name_words import is_given
from loaders.reading.page import Page, open_page
from loaders.reading.people import people_of
from loaders.reading.persons import find_persons
from loaders.reading.places import FOREIGN, place_finder
from loaders.reading.tokens import tokenise

LATIN = (
    "Qazaq onkologııa jáne radıologııa ǵylymı-zertteý ınstıtýtynyń dırektory Dılıara Qaıdarova málimdedi. "
    "Onyń aıtýynsha, bıyl óńirlerde jańa qurylǵylar kóp bolady."
)


def page(text: str) -> Page:
    iri = "https://w3id.org/dalel/article/test"
    return open_page(Article(iri, iri, "test", "", "Test", "2025-10-31", False, "", "kk", "", text, ((0, len(text)),), "0" * 64))


def labels(text: str) -> list[str]:
    return [person.label for person in find_persons(tokenise(text), "kk")]


def people(text: str) -> list[str]:
    return [person.label for spoken in people_of(page(text)).spoken for person in spoken.persons]


@pytest.mark.parametrize(
    "before", ["Әріптесім", "Сондықтан", "Тілшіміз", "Ереваннан", "Кездесуде", "Шаруагер", "Биыл", "Мекеменің", "Онколог", "Шеврон"]
)
def test_a_word_before_the_name_is_no_part_of_it(before: str) -> None:
    assert labels(f"{before} Нұрлан Сейітов орталықты көрсетті.") == ["Nurlan Seiitov"]


@pytest.mark.parametrize(
    "text",
    [
        "«Бек Эйр» компаниясы жаңа бағыт ашты.",
        "Ауылда «Әл Каусар» медицина орталығы бар.",
        "«Нұр Мұнай Сервис» жөндеу жүргізді.",
    ],
)
def test_a_title_in_quotation_marks_is_nobody(text: str) -> None:
    assert labels(text) == []


def test_words_of_somebody_are_no_title() -> None:
    assert labels("«Ерлан Сейтов жұмысты бастады», – деді ол.") == ["Yerlan Seitov"]


@pytest.mark.parametrize(
    "text", ["Мекеменің Циклотронды кешені ашылды.", "Ондағы Зертхана жұмыс істейді.", "Біріккен Ұлттар Ұйымы құттықтады."]
)
def test_capitals_alone_make_no_name(text: str) -> None:
    assert people(text) == []


def test_a_name_like_no_other_counts_where_a_post_is_told_of_it() -> None:
    assert people("Компанияның бас директоры Акай Булут келісімге қол қойды.") == ["Akai Bulut"]
    assert people("Кеше Акай Булут келді.") == []


@pytest.mark.parametrize("name", ["Көлгінов Алтай Сейдірұлының", "Көлгінов Алтай Сейдірұлы", "Көлгінов Алтай"])
def test_the_surname_may_stand_first(name: str) -> None:
    assert labels(f"Бұл – {name} жұмысы.") == ["Altai Kolginov"]


def test_a_surname_in_the_genitive_ends_the_name() -> None:
    assert labels("Министр Алексей Цойдың Алматыға сапары басталды.")[0].split()[0] == "Alexey"
    assert people("Денсаулық сақтау министрі Алексей Цойдың Алматыға сапары басталды.") == ["Alexey Tsoy"]
    assert not is_given("Цойдың")


@pytest.mark.parametrize("ending", ["", "ның", "на", "н", "нда", "нан", "мен"])
@pytest.mark.parametrize("name", ["Алпысбайұлы", "Серікқызы"])
def test_patronymics_lose_any_case_suffix(name: str, ending: str) -> None:
    assert kazakh_nominative(name + ending) == name


def test_two_given_names_are_one_only_before_a_surname() -> None:
    assert people("Әнші Димаш Құдайберген Нью-Йорк қаласында болды.") == ["Dimash Kudaibergen"]


def test_people_are_named_in_kazakh_in_latin_letters_too() -> None:
    assert people(LATIN) == ["Dilyara Kaidarova"]
    (holding,) = people_of(page(LATIN)).holdings
    assert (holding.rule.code, holding.person.label) == ("director", "Dilyara Kaidarova")


def test_what_is_blocked_begins_no_name() -> None:
    tokens = tokenise("Астана Нұрлан Сейітов")
    assert no_names(tokens, frozenset({0})) == {0}
    assert no_names(tokens) == {0}
    assert no_names(tokenise("Нұрлан Сейітов Астанада")) == frozenset()


@pytest.mark.parametrize("place", ["Иранда", "Сингапурға", "Бішкекте", "Нью-Йорктен", "Біріккен Араб Әмірліктерінде"])
def test_places_abroad_are_none_of_ours(place: str) -> None:
    assert [mention.kato for mention in place_finder().find(tokenise(f"Мамандар {place} оқып келді."), "kk")] == [FOREIGN]


@pytest.mark.parametrize("text", ["Үлкен орталық ашылды.", "Абайды бәрі оқиды.", "Шара өтті."])
def test_a_common_word_is_no_place(text: str) -> None:
    assert place_finder().find(tokenise(text), "kk") == []
