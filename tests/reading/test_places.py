"""Places in all their forms, lists that share a word, words that stand for a place, and what is abroad."""

import pytest

from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.places import COUNTRY, FOREIGN, place_finder
from loaders.reading.tokens import tokenise


def labels(text: str, language: str) -> list[str]:
    places = load_gazetteer().places
    found = place_finder().find(tuple(tokenise(text)), language)
    return [places[m.kato].label if m.kato in places else m.kato for m in found]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("в Таразе", "ru", ["Taraz"]),
        ("из Тараза", "ru", ["Taraz"]),
        ("в Караганде", "ru", ["Karaganda"]),
        ("Карагандой", "ru", ["Karaganda"]),
        ("в Кызылорде", "ru", ["Kyzylorda"]),
        ("в Усть-Каменогорске", "ru", ["Oskemen"]),
        ("в Нур-Султане", "ru", ["Astana"]),
        ("в Карагандинской области", "ru", ["Karaganda Region"]),
        ("в области Абай", "ru", ["Abai Region"]),
        ("в г. Семей", "ru", ["Semey"]),
        ("Таразда", "kk", ["Taraz"]),
        ("Қызылордадан", "kk", ["Kyzylorda"]),
        ("Өскемендегі", "kk", ["Oskemen"]),
        ("Павлодардың", "kk", ["Pavlodar"]),
        ("Қостанай облысында", "kk", ["Kostanay Region"]),
        ("Семей қаласында", "kk", ["Semey"]),
        ("in Taraz", "en", ["Taraz"]),
        ("Karaganda Region", "en", ["Karaganda Region"]),
        ("in Ust-Kamenogorsk", "en", ["Oskemen"]),
        ("в Акжайыкском районе", "ru", ["Akzhaik District"]),
        ("стройки объехал Алтай Кульгинов", "ru", []),
        ("әкімі Махамбет Досмұхамбетов келді", "kk", []),
        ("Келесі нысан – емхана", "kk", []),
    ],
)
def test_inflected_names(text: str, language: str, expected: list[str]) -> None:
    assert labels(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("в Карагандинской и Павлодарской областях", "ru", ["Karaganda Region", "Pavlodar Region"]),
        ("в Карагандинской, Северо-Казахстанской областях", "ru", ["Karaganda Region", "North Kazakhstan Region"]),
        ("Қостанай және Павлодар облыстарында", "kk", ["Kostanay Region", "Pavlodar Region"]),
        ("Жамбыл, Қостанай және Павлодар облыстарында", "kk", ["Jambyl Region", "Kostanay Region", "Pavlodar Region"]),
        ("Ақтау, Тараз және Семей қалаларында", "kk", ["Aktau", "Taraz", "Semey"]),
        ("в городах Актау, Актобе и Семей", "ru", ["Aktau", "Aktobe", "Semey"]),
        ("in Kostanay and Pavlodar regions", "en", ["Kostanay Region", "Pavlodar Region"]),
        ("in two regions (Kostanay and Pavlodar)", "en", ["Kostanay Region", "Pavlodar Region"]),
        ("екі облыста: Қостанай мен Павлодарда", "kk", ["Kostanay Region", "Pavlodar Region"]),
        ("Облыста, Қостанай мен Павлодарда", "kk", ["Kostanay", "Pavlodar"]),
    ],
)
def test_lists_share_one_word(text: str, language: str, expected: list[str]) -> None:
    assert labels(text, language) == expected


@pytest.mark.parametrize(("text", "language"), [("центр «Астана»", "ru"), ("«Тараз» орталығы", "kk")])
def test_a_name_in_quotation_marks_is_no_place(text: str, language: str) -> None:
    assert labels(text, language) == []


@pytest.mark.parametrize(("text", "language"), [("в столице", "ru"), ("Елордада", "kk"), ("in the capital", "en")])
def test_the_capital_is_astana(text: str, language: str) -> None:
    assert labels(text, language) == ["Astana"]


@pytest.mark.parametrize(("text", "language"), [("в Казахстане", "ru"), ("Қазақстанда", "kk"), ("in Kazakhstan", "en")])
def test_the_country(text: str, language: str) -> None:
    [place] = place_finder().find(tuple(tokenise(text)), language)
    assert place.kato == COUNTRY


@pytest.mark.parametrize(("text", "language"), [("в Москве", "ru"), ("в Узбекистане", "ru"), ("Түркияда", "kk"), ("in Vienna", "en")])
def test_abroad(text: str, language: str) -> None:
    assert labels(text, language) == [FOREIGN]


@pytest.mark.parametrize("text", ["Абай сказал", "шу", "улица Панфилова"])
def test_a_name_that_may_be_a_person_needs_a_word_beside_it(text: str) -> None:
    assert labels(text, "ru") == []


@pytest.mark.parametrize("text", ["Балқашта ауданаралық аурухана салынады", "Балқаш қаласында аудандық аурухана салынады"])
def test_a_house_of_several_districts_is_not_in_the_district_of_the_name_before_it(text: str) -> None:
    assert labels(text, "kk") == ["Balkhash"]


@pytest.mark.parametrize("level", ["City", "Region"])
def test_every_city_and_region_is_found_by_its_label(level: str) -> None:
    labelled = [place.label for place in load_gazetteer().places.values() if place.level == level]
    lost = [label for label in labelled if label not in labels(f"in the city of {label}." if level == "City" else f"in {label}.", "en")]
    assert lost == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("в Нарынколе", "ru", ["Raiymbek District"]),
        ("в селе Бородулиха", "ru", ["Borodulikha District"]),
        ("Нарынқолда", "kk", ["Raiymbek District"]),
        ("in Borodulikha", "en", ["Borodulikha District"]),
    ],
)
def test_a_village_is_in_its_district(text: str, language: str, expected: list[str]) -> None:
    assert labels(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Степногорскіде", ["Stepnogorsk"]),
        ("Щучинскідегі", ["Shchuchinsk"]),
        ("Қызылқоға мен Исатай аудандарында", ["Kyzylkoga District", "Isatay District"]),
        ("үшеуі Еңбекшіқазақ, екеуі Қарасай ауданында", ["Enbekshikazakh District", "Karasay District"]),
        ("Ақмола, Атырау және Жетісу облыстарында", ["Akmola Region", "Atyrau Region", "Jetisu Region"]),
    ],
)
def test_kazakh_endings_and_lists(text: str, expected: list[str]) -> None:
    assert labels(text, "kk") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("в Аральском, Казалинском и Шиелийском районах", ["Aral District", "Kazaly District", "Shieli District"]),
        ("в Айыртауском и Тайыншинском районах", ["Ayyrtau District", "Taiynsha District"]),
        ("в Восточном Казахстане", ["East Kazakhstan Region"]),
    ],
)
def test_russian_lists_of_districts(text: str, expected: list[str]) -> None:
    assert labels(text, "ru") == expected


@pytest.mark.parametrize("text", ["hospitals in Yegindykol", "hospitals in Egindikol"])
def test_other_latin_spellings(text: str) -> None:
    assert labels(text, "en") == ["Egindikol District"]


@pytest.mark.parametrize("text", ["на улице Абая", "школа имени Абая", "писал Абай Кунанбаев", "врач Жақсылық Омар"])
def test_what_bears_the_name_of_a_person_is_no_place(text: str) -> None:
    assert place_finder().readings(tuple(tokenise(text)), "ru") == []


def test_a_name_that_is_a_persons_too_may_be_a_place() -> None:
    [mention] = place_finder().readings(tuple(tokenise("построят в Абае")), "ru")
    assert not mention.sure


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Две поликлиники построят в районах Есиль и Нура.", "ru", ["Esil District", "Nura District"]),
        ("in Almaty and Shymkent, as well as in Zhambyl and Abai regions", "en", ["Almaty", "Shymkent", "Jambyl Region", "Abai Region"]),
        ("in Almaty, Zhambyl and Abai regions", "en", ["Almaty Region", "Jambyl Region", "Abai Region"]),
    ],
)
def test_a_list_ends_with_its_phrase(text: str, language: str, expected: list[str]) -> None:
    assert labels(text, language) == expected
