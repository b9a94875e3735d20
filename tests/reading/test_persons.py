"""Names of people: found in running text, put into the nominative, written in Latin letters."""

import pytest

from loaders.reading.persons import find_persons
from loaders.reading.romanise import name_key, romanise
from loaders.reading.tokens import tokenise


def labels(text: str, language: str) -> list[str]:
    return [person.label for person in find_persons(tokenise(text), language)]


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Акмарал Альназарова", "Akmaral Alnazarova"),
        ("Олжас Бектенов", "Olzhas Bektenov"),
        ("Ермаганбет Булекпаев", "Yermaganbet Bulekpayev"),
        ("Касым-Жомарт Токаев", "Kassym-Jomart Tokayev"),
        ("Нургуль Тау", "Nurgul Tau"),
        ("Нұргүл Тау", "Nurgul Tau"),
        ("Нұрдәулет Қилыбай", "Nurdaulet Kilybay"),
        ("Orhun Medical", "Orhun Medical"),
    ],
)
def test_names_are_romanised_as_the_english_papers_do(name: str, latin: str) -> None:
    assert romanise(name) == latin


@pytest.mark.parametrize(
    ("one", "two"), [("Нұргүл", "Нургуль"), ("Ғиният", "Гиният"), ("Yerlan", "Ерлан"), ("Қасым", "Kassym"), ("Юлия", "Yuliya")]
)
def test_spellings_of_one_name_share_a_key(one: str, two: str) -> None:
    assert name_key(one) == name_key(two)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("По словам Бауыржана Бертаева, больных стало больше.", "Bauyrzhan Bertayev"),
        ("Центр открыт Диляра КАЙДАРОВОЙ.", "Dilyara Kaidarova"),
        ("Об этом рассказали Нурлану Жарову.", "Nurlan Zharov"),
        ("Встреча с Асханом БАЙДУВАЛИЕВЫМ прошла утром.", "Askhan Baiduvaliyev"),
        ("Ответ дал Сакен Нугманович НУГМАНОВ.", "Saken Nugmanov"),
        ("Ответила Серикова Айгуль Маратовна.", "Aigul Serikova"),
        ("Слово взял Сергей Пак.", "Sergey Pak"),
        ("Отчёт А.Ш. Серикбаевой приняли.", "A. Serikbayeva"),
    ],
)
def test_russian_names_are_put_into_the_nominative(text: str, label: str) -> None:
    assert labels(text, "ru") == [label]


@pytest.mark.parametrize("ending", ["", "тің", "тың", "ке", "ті", "пен", "тен"])
def test_kazakh_names_lose_any_case_suffix(ending: str) -> None:
    assert labels(f"Кеше Ербол Бекмұхамбетов{ending} туралы жазылды.", "kk") == ["Yerbol Bekmukhambetov"]


def test_a_kazakh_name_ends_where_the_next_body_begins() -> None:
    assert labels("Дархан Сатыбалды Ядролық физика институтын аралады.", "kk") == ["Darkhan Satybaldy"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("В Казахстане открыт Национальный Центр Онкологии.", "ru"),
        ("Министерство Здравоохранения сообщило о планах.", "ru"),
        ("Денсаулық сақтау министрлігі хабарлады.", "kk"),
        ("The National Research Oncology Center opened in Astana.", "en"),
    ],
)
def test_bodies_are_nobody(text: str, language: str) -> None:
    assert labels(text, language) == []
