"""Machines: type, model, number, place, maker; houses, methods, lacks and shares that are none."""

from pathlib import Path

import pytest
import yaml

from graph.values import Article
from loaders.reading.equipment import read_equipment
from loaders.reading.events import EquipmentEvent
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.page import open_page

TURNS = yaml.safe_load(Path(__file__).with_name("equipment_turns.yaml").read_text(encoding="utf-8"))["turns"]
PLACE_TURNS = yaml.safe_load(Path(__file__).with_name("equipment_place_turns.yaml").read_text(encoding="utf-8"))["turns"]
HOME = {
    "ru": "Онкологические пациенты Казахстана лечатся в больницах. Медицина развивается.",
    "kk": "Қазақстанда онкологиялық науқастар ауруханада емделеді. Медицина дамып келеді.",
    "en": "Cancer patients of Kazakhstan are treated at hospitals. Medicine develops.",
}
PAVLODAR, ASTANA, AKTOBE_REGION, KAZAKHSTAN = "551010000", "710000000", "150000000", "000000000"


def events(text: str, language: str, opening: str = "") -> list[EquipmentEvent]:
    whole = f"{opening or HOME[language]}\n{text}"
    article = Article("i", "i", "a.txt", "", "", "2025-10-01", False, "", language, "", whole, ((0, len(whole)),), "")
    found = read_equipment(open_page(article))
    assert all(0 <= e.span[0] < e.span[1] <= len(whole) for e in found)
    return found


def label_of(kato: str) -> str:
    return "Kazakhstan" if kato == KAZAKHSTAN else load_gazetteer().place(kato).label


def rows(text: str, language: str) -> list[tuple[str, int, str]]:
    return [(event.type, event.count, event.place) for event in events(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("В больнице Павлодара установлен линейный ускоритель.", "ru", [("linear-accelerator", 1, PAVLODAR)]),
        (
            "Для больниц Актюбинской области закупили 5 аппаратов УЗИ, три маммографа и компьютерный томограф.",
            "ru",
            [("ultrasound", 5, AKTOBE_REGION), ("mammograph", 3, AKTOBE_REGION), ("ct-scanner", 1, AKTOBE_REGION)],
        ),
        ("Больница Астаны оснащена аппаратами МРТ и КТ.", "ru", [("mri-scanner", 1, ASTANA), ("ct-scanner", 1, ASTANA)]),
        ("В Астане запустят циклотрон и два ангиографа.", "ru", [("cyclotron", 1, ASTANA), ("other", 2, ASTANA)]),
        ("Здесь, в Астане, установлен 128-срезовый компьютерный томограф.", "ru", [("ct-scanner", 1, ASTANA)]),
        (
            "В стране работают 16 ПЭТ-аппаратов и 27 линейных ускорителей.",
            "ru",
            [("pet-ct-scanner", 16, KAZAKHSTAN), ("linear-accelerator", 27, KAZAKHSTAN)],
        ),
        ("Павлодардағы ауруханаға сызықтық үдеткіш жеткізілді.", "kk", [("linear-accelerator", 1, PAVLODAR)]),
        (
            "Елде 14 ПЭТ/КТ аппараты, 7 ОФЭКТ аппараты жұмыс істейді.",
            "kk",
            [("pet-ct-scanner", 14, KAZAKHSTAN), ("spect-ct", 7, KAZAKHSTAN)],
        ),
        (
            "Астанадағы емхана компьютерлік томографпен, ультрадыбыстық аппараттармен жабдықталған.",
            "kk",
            [("ct-scanner", 1, ASTANA), ("ultrasound", 1, ASTANA)],
        ),
        ("A linear accelerator has been installed at the Pavlodar hospital.", "en", [("linear-accelerator", 1, PAVLODAR)]),
        (
            "Hospitals of Aktobe Region received two MRI scanners and a gamma camera.",
            "en",
            [("mri-scanner", 2, AKTOBE_REGION), ("gamma-camera", 1, AKTOBE_REGION)],
        ),
        ("A new 3 Tesla MRI machine works in Astana.", "en", [("mri-scanner", 1, ASTANA)]),
    ],
)
def test_machines_have_type_number_and_place(text: str, language: str, expected: list[tuple[str, int, str]]) -> None:
    assert rows(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("В Семее открыт ПЭТ/КТ-центр.", "ru"),
        ("Пациенты бесплатно проходят КТ и МРТ.", "ru"),
        ("В Шымкенте 48% маммографов устарели.", "ru"),
        ("В больницах не хватает линейных ускорителей.", "ru"),
        ("В кабинете МРТ работают врачи больницы.", "ru"),
        ("Пришли врачи: специалисты по эндоскопии и диагностике (КТ, УЗИ, МРТ).", "ru"),
        ("Строится циклотронный комплекс.", "ru"),
        ("Один линейный ускоритель рассчитан на 300 тысяч населения.", "ru"),
        ("Семейде ПЭТ/КТ орталығы ашылды.", "kk"),
        ("Науқастар КТ мен МРТ-дан тегін өтеді.", "kk"),
        ("Өңірде сызықтық үдеткіш жетіспейді.", "kk"),
        ("Институтта циклотрон кешені құрылады.", "kk"),
        ("A PET/CT centre was opened in Semey.", "en"),
        ("Patients undergo CT and MRI free of charge.", "en"),
        ("The hospitals lack linear accelerators, and there is a shortage of mammographs.", "en"),
        ("A cyclotron complex is being built.", "en"),
    ],
)
def test_houses_methods_lacks_and_shares_are_no_machines(text: str, language: str) -> None:
    assert rows(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "name", "maker"),
    [
        ("В больнице установлен линейный ускоритель TrueBeam компании Varian.", "ru", "TrueBeam", "Varian"),
        ("Орталыққа Elekta Versa HD сызықтық үдеткіші жеткізілді.", "kk", "Elekta Versa HD", "Elekta"),
        ("The hospital has bought a Halcyon linear accelerator.", "en", "Halcyon", ""),
    ],
)
def test_a_model_is_the_name_and_its_maker_the_supplier(text: str, language: str, name: str, maker: str) -> None:
    (event,) = events(text, language)
    assert event.name == name
    assert (event.supplier.label if event.supplier else "") == maker


def test_a_machine_mentioned_again_is_one() -> None:
    text = "В Павлодаре запущен линейный ускоритель Halcyon.\nЛинейный ускоритель Halcyon лечит пациентов больницы."
    assert rows(text, "ru") == [("linear-accelerator", 1, PAVLODAR)]


def test_machines_still_to_come_stay_apart_from_those_that_stand() -> None:
    text = "В Павлодаре в больнице работают два ангиографа.\nДля больницы Павлодара намерены приобрести ещё два ангиографа."
    assert rows(text, "ru") == [("other", 2, PAVLODAR)] * 2


def test_the_facility_is_the_one_of_the_sentence() -> None:
    (event,) = events("В онкологическом диспансере Павлодара работает гамма-камера.", "ru")
    assert event.facility_type == "oncology-centre"


def test_the_first_in_the_country_stands_where_the_article_is() -> None:
    text = "В Павлодаре открыта больница.\nЗдесь установлен первый в Казахстане гамма-нож."
    assert rows(text, "ru") == [("gamma-knife", 1, PAVLODAR)]


def test_a_device_that_was_devised_has_no_place() -> None:
    (event,) = events("Астанада «ALEM» құрылғысы жасалды, ол ағзаларды сақтайды.", "kk")
    assert (event.type, event.name, event.place) == ("organ-preservation-device", "ALEM", "")


def test_lines_of_a_list_are_what_its_opening_line_says() -> None:
    text = "Больница Павлодара получила:\n– компьютерный томограф;\n– цифровой маммограф."
    assert [event.type for event in events(text, "ru")] == ["ct-scanner", "mammograph"]


def test_machines_abroad_yield_nothing() -> None:
    abroad = "В Кыргызстане лечат онкологических пациентов. Больница в Бишкеке ждёт."
    assert events("В Бишкеке вновь работают два линейных ускорителя.", "ru", abroad) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("В Павлодаре установят ПЭТ/КТ.", "ru", [("pet-ct-scanner", 1)]),
        ("В Павлодаре запустили ОФЭКТ.", "ru", [("spect-ct", 1)]),
        ("В Павлодар закупили компьютерный и магнитно-резонансный томографы.", "ru", [("ct-scanner", 1), ("mri-scanner", 1)]),
        ("В распоряжении врачей Павлодара три линейных ускорителя.", "ru", [("linear-accelerator", 3)]),
        (
            "Среди оборудования больницы Павлодара: линейный ускоритель, компьютерный томограф, МРТ-аппарат, четыре аппарата УЗИ.",
            "ru",
            [("linear-accelerator", 1), ("ct-scanner", 1), ("mri-scanner", 1), ("ultrasound", 4)],
        ),
        ("В Павлодар привезли эндоскопическое оборудование.", "ru", [("endoscope", 1)]),
        ("Операционная в Павлодаре оснащена С-дугой.", "ru", [("x-ray", 1)]),
        (
            "Больница Павлодара открылась. Она оснащена новым томографом. Он работает с видеоэндоскопами.",
            "ru",
            [("ct-scanner", 1), ("endoscope", 1)],
        ),
        ("Три аппарата ИВЛ и два аппарата гемодиализа переданы больнице Павлодара.", "ru", [("other", 3), ("other", 2)]),
        ("Лапароскопическую стойку и цитометр купили для Павлодара.", "ru", [("other", 1), ("laboratory-analyser", 1)]),
        ("Павлодардағы ауруханада КТ және МРТ аппараттары бар.", "kk", [("ct-scanner", 1), ("mri-scanner", 1)]),
        ("Павлодарда ПЭТ/КТ орнатылады.", "kk", [("pet-ct-scanner", 1)]),
        ("Павлодарға эндоскопиялық жабдық пен бейнегастроскоп жеткізілді.", "kk", [("endoscope", 1)]),
        ("Павлодар ауруханасына үш ӨЖЖ аппараты берілді.", "kk", [("other", 3)]),
        ("Павлодарда сәулелік терапияға арналған аппарат орнатылды.", "kk", [("linear-accelerator", 1)]),
        ("Pavlodar will get a PET-CT.", "en", [("pet-ct-scanner", 1)]),
        ("The hospital's MRI began operating in Pavlodar.", "en", [("mri-scanner", 1)]),
        ("The operating theatre in Pavlodar has a C-arm.", "en", [("x-ray", 1)]),
        ("A flow cytometer was bought for the laboratory in Pavlodar.", "en", [("laboratory-analyser", 1)]),
        ("Institute in Pavlodar commissioned a Cyclone-30 cyclotron.", "en", [("cyclotron", 1)]),
    ],
)
def test_machines_go_by_many_names_and_verbs(text: str, language: str, expected: list[tuple[str, int]]) -> None:
    assert [(type_, count) for type_, count, _ in rows(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("За год выполнено 1200 МРТ-исследований и 500 ПЭТ/КТ.", "ru"),
        ("В Павлодаре заработал центр ПЭТ/КТ.", "ru"),
        ("Диагноз ставят с помощью позитронно-эмиссионной и компьютерной томографии.", "ru"),
        ("По нормативу на область положено два ускорителя.", "ru"),
        ("Одна установка МРТ приходится на 200 тысяч человек.", "ru"),
        ("Роботы-доставщики работают в Астане.", "ru"),
        ("Специалисты УЗИ работают в Павлодаре.", "ru"),
        ("Павлодарда бір жылда 3000 МРТ жасалды.", "kk"),
        ("Киберпышақ сияқты сәулелік әдістер туралы айтылды.", "kk"),
        ("The region needs a linear accelerator.", "en"),
        ("Tomotherapy is no longer funded in Pavlodar.", "en"),
        ("In Pavlodar 500 PET/CT examinations were carried out.", "en"),
    ],
)
def test_studies_norms_and_houses_of_a_method_are_no_machines(text: str, language: str) -> None:
    assert rows(text, language) == []


@pytest.mark.parametrize(
    "text", ["Два центра ПЭТ/КТ введены в эксплуатацию в Семее и Таразе.", "В Таразе запущены три центра томотерапии."]
)
def test_what_stands_in_the_name_of_counted_houses_is_no_machine(text: str) -> None:
    assert rows(text, "ru") == []


@pytest.mark.parametrize(("text", "language", "expected"), TURNS)
def test_the_turns_of_the_genre_are_read(text: str, language: str, expected: list[list[object]]) -> None:
    assert sorted((event.type, event.count) for event in events(text, language)) == sorted((type_, count) for type_, count in expected)


@pytest.mark.parametrize(("text", "language", "expected"), PLACE_TURNS)
def test_each_machine_stands_where_its_article_says(text: str, language: str, expected: list[list[object]]) -> None:
    article = Article(
        "i", "i", "a.txt", "Inform", "https://inform.kz/x", "2025-10-01", False, "", language, "", text, ((0, len(text)),), ""
    )
    found = [(event.type, event.count, label_of(event.place)) for event in read_equipment(open_page(article))]
    assert sorted(found) == sorted((str(type_), count, place) for type_, count, place in expected)


def test_a_district_hospital_stands_in_its_district() -> None:
    opening = "Қазалы ауруханасының корпусы дайын. Науқастар Қызылорда облысында емделеді."
    (event,) = events("Қазалы аудандық ауруханасына компьютерлік томограф орнатылды.", "kk", opening)
    assert event.place == "434400000"
