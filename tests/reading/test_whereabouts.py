"""Where a facility stands: its sentence first, then what the document remembers; never where officials sit or patients come from."""

import pytest

from graph.values import Article
from loaders.reading.facilities import read_facilities
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.page import open_page
from loaders.reading.whereabouts import whereabouts


def article_of(text: str, language: str, publisher: str = "") -> Article:
    return Article("i", "i", "a.txt", "", publisher, "2025-06-10", False, "", language, "", text, ((0, len(text)),), "")


def places(text: str, language: str = "ru", publisher: str = "") -> set[str]:
    page = open_page(article_of(text, language, publisher))
    return {load_gazetteer().place(event.place).label for event in read_facilities(page)}


@pytest.mark.parametrize(("at", "label"), [("Костанае", "Kostanay"), ("Таразе", "Taraz"), ("Павлодаре", "Pavlodar")])
def test_the_sentence_of_a_facility_says_where(at: str, label: str) -> None:
    assert places(f"В {at} открыли центр ПЭТ/КТ.") == {label}


@pytest.mark.parametrize(("at", "label"), [("Костанае", "Kostanay"), ("Таразе", "Taraz")])
def test_a_sentence_without_a_place_takes_that_of_the_article(at: str, label: str) -> None:
    assert places(f"В {at} обсудили медицину. Центр лучевой терапии откроют в 2027 году.") == {label}


def test_an_official_of_elsewhere_does_not_move_a_facility() -> None:
    assert places("Аким Павлодарской области побывал в Таразе, где открыт центр ПЭТ/КТ.") == {"Taraz"}


def test_patients_of_elsewhere_do_not_move_a_facility() -> None:
    assert places("В Таразе открыт центр ПЭТ/КТ, сюда приедут пациенты из Костаная.") == {"Taraz"}


def test_the_narrowest_place_is_taken() -> None:
    assert places("В Таразе Жамбылской области открыт центр ПЭТ/КТ.") == {"Taraz"}


def test_no_place_at_all_in_an_article_of_the_country_is_the_country() -> None:
    assert places("В Казахстане построят центр протонной терапии.") == {"Kazakhstan"}


def test_a_regional_outlet_means_its_own_region() -> None:
    assert places("В области построят центр протонной терапии.", publisher="Lada.kz") == {"Mangystau Region"}


@pytest.mark.parametrize(
    ("text", "language", "label"),
    [
        ("Таразда медицина талқыланды. Сәулелік терапия орталығы 2027 жылы ашылады.", "kk", "Taraz"),
        ("Officials met in Taraz. A radiotherapy center will open there in 2027.", "en", "Taraz"),
    ],
)
def test_memory_in_kazakh_and_english(text: str, language: str, label: str) -> None:
    assert places(text, language) == {label}


def test_the_people_of_an_unnamed_city_put_the_article_nowhere() -> None:
    text = "Some 300 city residents were examined. In Almaty mortality fell. An oncology center will open in Taraz."
    assert whereabouts(open_page(article_of(text, "en"))).focus in {"", *load_gazetteer().places}


def named(text: str, language: str = "ru") -> set[str]:
    gazetteer = load_gazetteer()
    found = whereabouts(open_page(article_of(text, language))).by_sentence
    return {gazetteer.place(m.kato).label for mentions in found for m in mentions if m.kato in gazetteer.places}


@pytest.mark.parametrize(
    ("text", "language", "label"),
    [
        ("В Карагандинской области строят больницу в Абайском районе.", "ru", "Abay District"),
        ("В Шымкенте строят больницу в Абайском районе.", "ru", "Abay District"),
        ("Қарағанды облысы Нұра ауданында аурухана салынады.", "kk", "Nura District"),
        ("Павлодарская область. В селе Актогай открыли амбулаторию.", "ru", "Aktogay District"),
        ("Карагандинская область. В Абае построят поликлинику.", "ru", "Abay"),
    ],
)
def test_a_name_that_several_places_bear_means_that_of_the_region_spoken_of(text: str, language: str, label: str) -> None:
    gazetteer = load_gazetteer()
    found = [m for ms in whereabouts(open_page(article_of(text, language))).by_sentence for m in ms if m.kato in gazetteer.places]
    regions = {gazetteer.region_of(m.kato) for m in found}
    assert label in {gazetteer.place(m.kato).label for m in found}
    assert len(regions) == 1


def test_a_name_that_is_a_persons_too_is_no_place_where_nothing_speaks_of_its_region() -> None:
    assert named("В Костанае отметили день Абая. Абай писал стихи.") == {"Kostanay"}


def test_the_regional_centre_is_the_city_that_the_region_is_run_from() -> None:
    assert places("Аким Павлодарской области побывал на стройке. В областном центре построят центр ПЭТ/КТ.") == {"Pavlodar"}


def test_the_republic_of_an_article_on_another_country_is_not_kazakhstan() -> None:
    text = "Республиканский онкоцентр Узбекистана получит ускоритель. В Ташкенте президент Узбекистана посетил онкологический центр страны."
    article = Article("i", "i", "a.txt", "", "", "2025-06-10", False, "", "ru", "https://uz.example.org/1", text, ((0, len(text)),), "")
    assert read_facilities(open_page(article)) == []
