"""Figures of health statistics: their value, unit and sign; what is no statistic; each told once."""

from pathlib import Path

import pytest
import yaml

from graph.values import Article
from loaders.reading.events import IndicatorEvent
from loaders.reading.indicators import read_indicators
from loaders.reading.page import open_page

TURNS = yaml.safe_load(Path(__file__).with_name("indicator_turns.yaml").read_text(encoding="utf-8"))
HOME = {
    "ru": "В Казахстане развивают онкологическую службу. Больницы обновляют.",
    "kk": "Қазақстанда онкология қызметі дамып келеді. Ауруханалар жаңаруда.",
    "en": "Kazakhstan develops its oncology service. Hospitals are renewed.",
}


def events(text: str, language: str, published: str = "2025-06-10") -> list[IndicatorEvent]:
    whole = f"{HOME[language]}\n{text}"
    body = ((0, len(whole)),)
    article = Article("i", "i", "a.txt", "", "", published, False, "", language, "", whole, body, "")
    found = read_indicators(open_page(article))
    assert all(0 <= e.span[0] < e.span[1] <= len(whole) for e in found)
    return found


def figures(text: str, language: str) -> list[tuple[float, str]]:
    return [(event.value, event.unit) for event in events(text, language)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("На учёте состоят почти 14 тысяч человек.", 14_000, "people"),
        ("На учёте состоят 246 205 пациентов.", 246_205, "people"),
        ("За год зарегистрировано 36 тысяч 225 новых случаев рака.", 36_225, "cases"),
        ("Новых случаев в 2024 году выявлено более 42 тысяч.", 42_000, "cases"),
        ("Ежегодно в стране от рака умирают 13 тысяч человек.", 13_000, "deaths"),
        ("В 2024 году от рака скончались 14 406 жителей.", 14_406, "deaths"),
        ("Ежегодно выявляют 700 новых онкобольных.", 700, "cases"),
        ("Центр примет до 6 тыс. пациентов в год.", 6_000, "patients/year"),
        ("Проведено 1 102 высокотехнологичные операции.", 1_102, "procedures/year"),
        ("За 15 лет врачи выполнили 800 трансплантаций.", 800, "cases"),
        ("Строят стационар на 210 коек.", 210, "beds"),
        ("Откроют поликлинику на 350 посещений в смену.", 350, "other"),
        ("Площадь больницы — 16 тыс. кв. метров.", 16_000, "m2"),
        ("Центр создаст 25 новых рабочих мест.", 25, "jobs"),
        ("Институт выпускает три радиофармпрепарата.", 3, "medicines"),
        ("Открыто 14 новых медицинских учреждений.", 14, "facilities"),
        ("Закуплено 206 единиц медицинского оборудования.", 206, "devices"),
        ("Смертность снизилась на 20%.", -20, "percent"),
        ("Отмечено падение смертности на 9 процентов.", -9, "percent"),
        ("Заболеваемость выросла на 9%.", 9, "percent"),
        ("Смертность снизилась до 12%.", 12, "percent"),
        ("Смертность снизилась до 61 случая на 100 тыс. населения.", 61, "per-100000"),
        ("Ежегодно лечат 5 тысяч больных с тяжёлыми заболеваниями.", 5_000, "patients/year"),
        ("Достигнут целевой показатель ВОЗ: смертность снижена на 25%.", -25, "percent"),
        ("Бюджет на лечение вырос в 6 раз.", 6, "times"),
        ("Смертность сократилась более чем в три раза.", -3, "times"),
    ],
)
def test_a_russian_figure_has_its_unit_and_sign(text: str, value: float, unit: str) -> None:
    assert figures(text, "ru") == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Есепте тоғыз мыңға жуық науқас тұр.", 9_000, "people"),
        ("Бақылауда жүрген науқастар саны – 246 205.", 246_205, "people"),
        ("Былтыр 41 мың 292 адамнан обыр анықталды.", 41_292, "people"),
        ("Жылына 37 мыңнан көп адамнан обыр табылады.", 37_000, "cases"),
        ("Сырқаттың 600-ге жуығын ажал құштырады.", 600, "deaths"),
        ("Орталық жылына 900-дей адамды емдейді.", 900, "patients/year"),
        ("Ауруханада жылына 180 ота жасалады.", 180, "procedures/year"),
        ("Бес жылда 210 ота жасалды.", 210, "cases"),
        ("210 төсек-орындық корпус салынды.", 210, "beds"),
        ("Қалада 500 орындық емхана салынады.", 500, "other"),
        ("Өлім-жітім 20%-ға төмендеді.", -20, "percent"),
        ("Емге қамту 61 пайызға дейін өсті.", 61, "percent"),
        ("100 мың тұрғынға шаққандағы өлім көрсеткіші 61-ге түсті.", 61, "per-100000"),
        ("Үш жылда облыста медицинаның 40 нысаны ашылды.", 40, "facilities"),
        ("Қаржыландыру 6 есе артты.", 6, "times"),
    ],
)
def test_a_kazakh_figure_has_its_unit_and_sign(text: str, value: float, unit: str) -> None:
    assert figures(text, "kk") == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Doctors follow 246,205 cancer patients.", 246_205, "people"),
        ("Every year doctors diagnose some 1,900 cases of cervical cancer.", 1_900, "cases"),
        ("Cancer kills 13,000 people a year.", 13_000, "deaths"),
        ("The hospital treats 8,500 patients annually.", 8_500, "patients/year"),
        ("About 12,000 diagnostic and surgical procedures are done.", 12_000, "procedures/year"),
        ("A 75-bed hospital was handed over.", 75, "beds"),
        ("The hospital covers 60,000 square metres.", 60_000, "m2"),
        ("The scanner raises the number of examinations from three to seven thousand a year.", 7_000, "procedures/year"),
        ("Mortality from breast cancer fell by 9.7%.", -9.7, "percent"),
        ("Mortality fell to 12%.", 12, "percent"),
        ("Mortality has come down to 61 per 100,000 people.", 61, "per-100000"),
        ("Funding has grown six times.", 6, "times"),
        ("Two doctors spoke of 13 new radiopharmaceuticals.", 13, "medicines"),
    ],
)
def test_an_english_figure_has_its_unit_and_sign(text: str, value: float, unit: str) -> None:
    assert figures(text, "en") == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Область занимает 13-е место по заболеваемости.", "ru"),
        ("Здание построили в 1961 году.", "ru"),
        ("В программу «100 школ, 100 больниц» вошла новая клиника.", "ru"),
        ("На ремонт больницы выделено 300 млн тенге.", "ru"),
        ("Больница № 3 стоит на улице 40.", "ru"),
        ("Йод-131 применяют для лечения.", "ru"),
        ("Операция длилась пять часов.", "ru"),
        ("По данным ВОЗ, в мире болеют 20 млн человек.", "ru"),
        ("Министр принял двух врачей.", "ru"),
        ("Қазақстан – 25-ші ел.", "kk"),
        ("№2 емхана жөнделді.", "kk"),
        ("Скринингке 40-45 жас аралығы кіреді.", "kk"),
        ("The 17 scanners help patients in Kazakhstan.", "en"),
        ("Елде 27 сызықтық үдеткіш науқастарға көмектеседі.", "kk"),
        ("Girls of 11 are to be vaccinated in clinics.", "en"),
        ("The plan covers 2018-2022.", "en"),
        ("The hospital has six storeys.", "en"),
    ],
)
def test_ranks_ages_years_money_and_names_are_no_statistics(text: str, language: str) -> None:
    assert figures(text, language) == []


def test_a_list_shares_the_unit_that_is_said_once() -> None:
    text = "Больше всего больных в Актау — 396 случаев, Актобе — 364, Семее — 361 и Таразе — 269."
    assert figures(text, "ru") == [(396, "cases"), (364, "cases"), (361, "cases"), (269, "cases")]


def test_a_list_goes_on_over_lines() -> None:
    text = "Впервые выявлено 787 заболеваний, из них:\nсахарный диабет — 714;\nглаукома — 124."
    assert figures(text, "ru") == [(787, "cases"), (714, "cases"), (124, "cases")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Зарегистрировано 42 тыс. новых случаев рака (+7,8% к среднему за 5 лет).", "ru"),
        ("Анықталған жаңа жағдайлар 42 мыңнан асып, орташа деңгейден 7,8%-ға жоғары болды.", "kk"),
        ("About 42,000 new cases were found, 7.8% above the average.", "en"),
    ],
)
def test_a_figure_said_of_another_is_its_change(text: str, language: str) -> None:
    (event,) = events(text, language)
    assert (event.value, event.unit, event.change) == (42_000, "cases", 7.8)


def test_from_one_value_to_another_gives_the_second_and_the_change() -> None:
    (event,) = events("Нагрузка на врача снизилась с 25 тысяч до 21 тысячи человек.", "ru")
    assert (event.value, event.change) == (21_000, -4_000)


@pytest.mark.parametrize("again", ["Это 14 406 человек, умерших за год.", "Умерли 14,4 тысячи человек."])
def test_a_figure_is_told_once(again: str) -> None:
    assert figures(f"За год от рака скончались 14 406 человек. {again}", "ru") == [(14_406, "deaths")]


def test_articles_about_other_countries_give_nothing() -> None:
    text = "В Бишкеке лечат 9000 пациентов с онкологией. В Кыргызстане два ускорителя. Минздрав Кыргызстана ждёт ещё 100 коек."
    article = Article("i", "i", "a", "", "", "2025", False, "", "ru", "", text, ((0, len(text)),), "")
    assert read_indicators(open_page(article)) == []


def test_the_label_is_a_phrase_of_the_article() -> None:
    (event,) = events("В 2024 году зарегистрировано 3 600 новых случаев рака.", "ru")
    assert event.indicator == "новые случаи рака"
    assert event.period == "2024"


def test_the_label_of_a_share_is_its_measure() -> None:
    (event,) = events("По итогам года охват лучевой терапией достиг 61%.", "ru")
    assert event.indicator == "охват лучевой терапией"


@pytest.mark.parametrize(
    ("text", "language", "value", "change"),
    [
        ("Доля ранней диагностики увеличилась с 28,5% до 31,4%.", "ru", 31.4, 2.9),
        ("Ерте анықтау көрсеткіші 28,5%-дан 31,4%-ға өсті.", "kk", 31.4, 2.9),
        ("Early detection rose from 28.5% to 31.4%.", "en", 31.4, 2.9),
    ],
)
def test_a_share_that_moved_is_read_where_it_stands_now(text: str, language: str, value: float, change: float) -> None:
    (event,) = events(text, language)
    assert (event.value, event.unit, event.change) == (value, "percent", change)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Проконсультировали 2 300 жителей села, у 41 подтвердился рак.", "ru", [(2_300, "people"), (41, "people")]),
        ("Скринингтен 45 мың адам өтті, 120-сынан обыр анықталды.", "kk", [(45_000, "people"), (120, "people")]),
        ("Он сегіз мың екі жүз отыз науқас емделді.", "kk", [(18_230, "people")]),
    ],
)
def test_parts_and_numbers_in_words_are_read(text: str, language: str, expected: list[tuple[float, str]]) -> None:
    assert figures(text, language) == expected


def test_a_label_of_one_word_says_what_is_told_of_those_counted() -> None:
    (event,) = events("На учёте состоят 9 009 пациентов.", "ru")
    assert event.indicator == "пациенты (на учёте)"


@pytest.mark.parametrize(("text", "language", "expected"), TURNS["turns"])
def test_the_turns_of_the_genre_are_read(text: str, language: str, expected: list[list[object]]) -> None:
    assert sorted(figures(text, language)) == sorted((value, unit) for value, unit in expected)


@pytest.mark.parametrize(("text", "language"), TURNS["none"])
def test_prices_police_sport_schools_and_other_countries_are_no_statistics(text: str, language: str) -> None:
    assert figures(text, language) == []


def test_kazakh_in_latin_letters_is_read_as_in_cyrillic() -> None:
    text = (
        "Qazaqstanda onkologııa qyzmeti damyp keledi, aýrýhanalar jańardy.\nEsepte 9 myńǵa jýyq naýqas tur. Jańa ǵımaratta 210 tósek bar."
    )
    article = Article("i", "i", "a", "", "", "2025", False, "", "kk", "", text, ((0, len(text)),), "")
    assert [(e.value, e.unit) for e in read_indicators(open_page(article))] == [(9_000, "people"), (210, "beds")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Выживаемость выросла на 13% и достигла 65%.", "ru"),
        ("Survival grew by 13%, reaching 65%.", "en"),
    ],
)
def test_a_change_belongs_to_the_share_it_led_to(text: str, language: str) -> None:
    (event,) = events(text, language)
    assert (event.value, event.change) == (65, 13)
