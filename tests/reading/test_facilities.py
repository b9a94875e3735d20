"""What goes wrong in reading facilities by rules, a group of tests each: sentences in the manner of the genre, their parts exchanged."""

from pathlib import Path

import pytest
import yaml

from graph.values import Article
from loaders.reading.events import FacilityEvent
from loaders.reading.facilities import told_by_rules
from loaders.reading.facility_mentions import facility_finder
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.page import open_page
from loaders.reading.tokens import tokenise

Row = tuple[str, str, str]


def events(text: str, language: str = "ru", published: str = "2025-06-10", outlet: str = "") -> list[FacilityEvent]:
    article = Article("i", "i", "a.txt", "", outlet, published, False, "", language, outlet, text, ((0, len(text)),), "")
    found = told_by_rules(open_page(article))
    for event in found:
        article.quote(*event.span)
    return found


def rows(text: str, language: str = "ru", published: str = "2025-06-10") -> set[Row]:
    """Type, place and status of every facility read."""
    places = load_gazetteer()
    return {(event.type, places.place(event.place).label, event.status) for event in events(text, language, published)}


RU_CITIES = [("Костанае", "Костаная", "Kostanay"), ("Таразе", "Тараза", "Taraz"), ("Актау", "Актау", "Aktau"), ("Семее", "Семея", "Semey")]
KK_CITIES = [("Қостанайда", "Kostanay"), ("Таразда", "Taraz"), ("Ақтауда", "Aktau"), ("Павлодарда", "Pavlodar")]
EN_CITIES = ["Kostanay", "Taraz", "Aktau", "Pavlodar"]


class TestNominalisedStatus:
    """`Ход строительства`, `сдача`, `ввод`: a noun says the state."""

    @pytest.mark.parametrize(("at", "of", "place"), RU_CITIES)
    def test_the_course_of_building_is_building(self, at: str, of: str, place: str) -> None:
        assert rows(f"Аким ознакомился с ходом строительства онкологического центра в {at}.") == {
            ("oncology-centre", place, "under-construction")
        }

    @pytest.mark.parametrize(("at", "of", "place"), RU_CITIES)
    def test_building_goes_on(self, at: str, of: str, place: str) -> None:
        assert rows(f"В {at} ведётся строительство центра лучевой терапии.") == {("radiotherapy-centre", place, "under-construction")}

    @pytest.mark.parametrize("date", ["2026", "2027"])
    def test_a_handing_over_that_is_planned_is_no_opening(self, date: str) -> None:
        [event] = events(f"Ввод центра ПЭТ/КТ в Таразе запланирован на {date} год.")
        assert (event.type, event.status, event.date) == ("pet-ct-centre", "planned", date)

    @pytest.mark.parametrize(("at", "place"), KK_CITIES)
    def test_building_in_kazakh(self, at: str, place: str) -> None:
        assert rows(f"{at} онкологиялық орталықтың құрылысы жүріп жатыр.", "kk") == {("oncology-centre", place, "under-construction")}

    @pytest.mark.parametrize("city", EN_CITIES)
    def test_building_in_english(self, city: str) -> None:
        assert rows(f"Construction of a radiotherapy center in {city} is underway.", "en") == {
            ("radiotherapy-centre", city, "under-construction")
        }

    def test_the_opening_of_a_house_took_place(self) -> None:
        assert rows("В Кызылорде состоялось открытие центра ядерной медицины.") == {("nuclear-medicine-centre", "Kyzylorda", "operational")}


class TestAnaphora:
    """`Аналогичные центры`, `объект`, `новый центр` point back."""

    @pytest.mark.parametrize(("at", "of", "place"), RU_CITIES)
    def test_a_new_centre_is_the_one_just_named(self, at: str, of: str, place: str) -> None:
        text = f"В {at} строят центр протонной терапии. Новый центр откроют в 2027 году."
        assert rows(text) == {("proton-therapy-centre", place, "under-construction")}

    def test_like_centres_are_of_the_type_just_named(self) -> None:
        text = "В Костанае открыли центр ПЭТ/КТ. Аналогичные центры построят в Таразе и Актау."
        assert rows(text) == {
            ("pet-ct-centre", "Kostanay", "operational"),
            ("pet-ct-centre", "Taraz", "planned"),
            ("pet-ct-centre", "Aktau", "planned"),
        }

    def test_the_object_is_the_centre(self) -> None:
        text = "В Таразе появится онкологический центр. Строительство объекта начато в мае."
        assert rows(text) == {("oncology-centre", "Taraz", "under-construction")}

    @pytest.mark.parametrize(("at", "place"), KK_CITIES)
    def test_a_new_centre_in_kazakh(self, at: str, place: str) -> None:
        text = f"{at} сәулелік терапия орталығы салынды. Жаңа орталық ашылды."
        assert rows(text, "kk") == {("radiotherapy-centre", place, "operational")}

    @pytest.mark.parametrize("city", EN_CITIES)
    def test_the_facility_in_english(self, city: str) -> None:
        text = f"A PET/CT center is being built in {city}. The facility will open in 2027."
        assert rows(text, "en") == {("pet-ct-centre", city, "under-construction")}


class TestTypesOutsideTheLexicon:
    """A corpus, a hub, a dispensary."""

    @pytest.mark.parametrize(("at", "of", "place"), RU_CITIES)
    def test_a_dispensary_is_an_oncology_centre(self, at: str, of: str, place: str) -> None:
        assert rows(f"В {at} открыли новый онкологический диспансер.") == {("oncology-centre", place, "operational")}

    def test_a_hub_of_screening(self) -> None:
        assert rows("В Таразе открыт хаб онкоскрининга.") == {("screening-centre", "Taraz", "operational")}

    def test_a_corpus_of_radiotherapy(self) -> None:
        assert rows("В Костанае построят корпус лучевой терапии.") == {("radiotherapy-centre", "Kostanay", "planned")}

    def test_a_dispensary_in_kazakh(self) -> None:
        assert rows("Таразда жаңа онкологиялық диспансер ашылды.", "kk") == {("oncology-centre", "Taraz", "operational")}

    def test_a_cancer_hospital_in_english(self) -> None:
        assert rows("A new cancer hospital opened in Taraz.", "en") == {("oncology-centre", "Taraz", "operational")}


class TestListsOverSentences:
    """`Среди них`, and what stands under a colon."""

    def test_among_them(self) -> None:
        text = "В этом году в стране открыли три центра лучевой терапии. Среди них центры в Костанае, Таразе и Актау."
        found = rows(text)
        assert {("radiotherapy-centre", place, "operational") for place in ("Kostanay", "Taraz", "Aktau")} <= found

    def test_a_list_under_a_colon(self) -> None:
        text = "До конца 2027 года построят:\n- центр ПЭТ/КТ в Костанае;\n- онкологический центр в Таразе."
        assert rows(text) == {("pet-ct-centre", "Kostanay", "planned"), ("oncology-centre", "Taraz", "planned")}

    def test_a_list_under_a_colon_in_kazakh(self) -> None:
        text = "2027 жылға дейін мыналар салынады:\n- Қостанайда ПЭТ/КТ орталығы;\n- Таразда онкологиялық орталық."
        assert rows(text, "kk") == {("pet-ct-centre", "Kostanay", "planned"), ("oncology-centre", "Taraz", "planned")}

    def test_a_list_under_a_colon_in_english(self) -> None:
        text = "By 2027 the ministry will build:\n- a PET/CT center in Kostanay;\n- a cancer center in Taraz."
        assert rows(text, "en") == {("pet-ct-centre", "Kostanay", "planned"), ("oncology-centre", "Taraz", "planned")}


class TestStrayModality:
    """A verb of another clause does not make a plan of what is open, nor an opening of a plan."""

    @pytest.mark.parametrize(("at", "of", "place"), RU_CITIES)
    def test_a_plan_for_something_else(self, at: str, of: str, place: str) -> None:
        text = f"В {at} открыт центр лучевой терапии, что позволит врачам лечить больше пациентов."
        assert rows(text) == {("radiotherapy-centre", place, "operational")}

    def test_a_person_who_opened_a_meeting_opens_no_centre(self) -> None:
        text = "Аким открыл совещание и сообщил, что в Таразе планируют построить центр ПЭТ/КТ."
        assert rows(text) == {("pet-ct-centre", "Taraz", "planned")}

    def test_a_negated_state_is_none(self) -> None:
        assert ("pet-ct-centre", "Taraz", "operational") not in rows("Центр ПЭТ/КТ в Таразе ещё не открыт.")

    def test_in_kazakh(self) -> None:
        text = "Таразда сәулелік терапия орталығы ашылды, бұл науқастарды емдеуге мүмкіндік береді."
        assert rows(text, "kk") == {("radiotherapy-centre", "Taraz", "operational")}

    def test_in_english(self) -> None:
        text = "A radiotherapy center opened in Taraz, which will allow doctors to treat more patients."
        assert rows(text, "en") == {("radiotherapy-centre", "Taraz", "operational")}


class TestHost:
    """The house in which something opens is not what opens."""

    @pytest.mark.parametrize(("at", "of", "place"), RU_CITIES)
    def test_on_the_base_of(self, at: str, of: str, place: str) -> None:
        found = rows(f"В {at} на базе многопрофильной больницы открыли центр лучевой терапии.")
        assert ("radiotherapy-centre", place, "operational") in found
        assert ("hospital", place, "operational") not in found

    def test_on_the_base_in_kazakh(self) -> None:
        found = rows("Таразда көпбейінді аурухана базасында сәулелік терапия орталығы ашылды.", "kk")
        assert ("radiotherapy-centre", "Taraz", "operational") in found
        assert ("hospital", "Taraz", "operational") not in found

    def test_on_the_base_in_english(self) -> None:
        found = rows("A radiotherapy center opened on the basis of a hospital in Taraz.", "en")
        assert ("radiotherapy-centre", "Taraz", "operational") in found
        assert ("hospital", "Taraz", "operational") not in found


class TestOneInEach:
    """`X в A, Y в B`: each stands where it is said to stand."""

    @pytest.mark.parametrize(("first", "second"), [("Костанае", "Таразе"), ("Таразе", "Костанае")])
    def test_two_of_two_types(self, first: str, second: str) -> None:
        names = {"Костанае": "Kostanay", "Таразе": "Taraz"}
        assert rows(f"Открыты центр ПЭТ/КТ в {first} и центр лучевой терапии в {second}.") == {
            ("pet-ct-centre", names[first], "operational"),
            ("radiotherapy-centre", names[second], "operational"),
        }

    def test_two_of_two_states(self) -> None:
        text = "В Костанае центр ПЭТ/КТ уже открыт, а в Таразе центр лучевой терапии только строится."
        assert rows(text) == {("pet-ct-centre", "Kostanay", "operational"), ("radiotherapy-centre", "Taraz", "under-construction")}

    def test_in_kazakh(self) -> None:
        text = "Қостанайда ПЭТ/КТ орталығы, ал Таразда сәулелік терапия орталығы ашылды."
        assert rows(text, "kk") == {("pet-ct-centre", "Kostanay", "operational"), ("radiotherapy-centre", "Taraz", "operational")}

    def test_in_english(self) -> None:
        text = "A PET/CT center opened in Kostanay and a radiotherapy center opened in Taraz."
        assert rows(text, "en") == {("pet-ct-centre", "Kostanay", "operational"), ("radiotherapy-centre", "Taraz", "operational")}


class TestCounts:
    """A number that is not that of the places named makes a row of its own."""

    @pytest.mark.parametrize(("word", "count"), [("шесть", 6), ("восемь", 8), ("10", 10)])
    def test_more_than_the_places(self, word: str, count: int) -> None:
        found = events(f"В стране открыли {word} центров лучевой терапии в Костанае, Таразе и Актау.")
        assert {e.count for e in found} == {1, count}
        assert len(found) == 4 and all(e.status == "operational" for e in found)

    @pytest.mark.parametrize(("word", "count"), [("17", 17), ("двадцать", 20)])
    def test_a_collective_on_the_base_of_regional_centres(self, word: str, count: int) -> None:
        [event] = events(f"По стране открыто {word} эндоскопических центров на базе региональных онкоцентров.")
        assert (event.type, event.count, event.status, event.collective) == ("endoscopy-centre", count, "operational", True)

    def test_number_signs_years_and_beds_are_no_counts(self) -> None:
        for text in (
            "В Таразе открыли онкологический центр на 120 коек.",
            "С 2025 года в Таразе работает онкологический центр.",
            "В Таразе, дом № 5, открыли онкологический центр.",
        ):
            assert [e.count for e in events(text)] == [1], text

    def test_in_kazakh(self) -> None:
        found = events("Елімізде алты сәулелік терапия орталығы ашылды.", "kk")
        assert [(e.type, e.count) for e in found] == [("radiotherapy-centre", 6)]

    def test_in_english(self) -> None:
        found = events("Six radiotherapy centers opened across Kazakhstan.", "en")
        assert [(e.type, e.count) for e in found] == [("radiotherapy-centre", 6)]


class TestKazakh:
    """Participles, converbs, -мақ and -у with жоспарлануда, lists with one shared suffix."""

    @pytest.mark.parametrize(
        ("verb", "status"),
        [
            ("ашылмақ", "planned"),
            ("ашылды", "operational"),
            ("салынып жатыр", "under-construction"),
            ("салу жоспарлануда", "planned"),
            ("ашу жоспарланып отыр", "planned"),
            ("іске қосылды", "operational"),
            ("пайдалануға берілді", "operational"),
            ("жұмыс істейді", "operational"),
            ("бой көтереді", "planned"),
            ("салынбақ", "planned"),
        ],
    )
    @pytest.mark.parametrize(("at", "place"), KK_CITIES[:2])
    def test_verb_forms(self, verb: str, status: str, at: str, place: str) -> None:
        assert rows(f"{at} ПЭТ/КТ орталығы {verb}.", "kk") == {("pet-ct-centre", place, status)}

    def test_a_list_of_cities_with_one_suffix(self) -> None:
        text = "Тараз, Ақтау және Қостанай қалаларында ПЭТ/КТ орталықтары ашылады."
        assert rows(text, "kk") == {("pet-ct-centre", place, "planned") for place in ("Taraz", "Aktau", "Kostanay")}

    def test_a_list_of_regions_with_one_suffix(self) -> None:
        text = "Жамбыл, Маңғыстау және Қостанай облыстарында сәулелік терапия орталықтары салынып жатыр."
        assert rows(text, "kk") == {
            ("radiotherapy-centre", place, "under-construction") for place in ("Jambyl Region", "Mangystau Region", "Kostanay Region")
        }

    def test_a_participle_before_the_house(self) -> None:
        assert rows("Таразда салынып жатқан онкологиялық орталыққа министр барды.", "kk") == {
            ("oncology-centre", "Taraz", "under-construction")
        }


class TestWhatIsNotOurs:
    """Abroad, boilerplate, neighbours of the subject: no row."""

    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("В Москве открыли онкологический центр.", "ru"),
            ("В Ташкенте построят центр протонной терапии.", "ru"),
            ("Түркияда жаңа онкологиялық орталық ашылды.", "kk"),
            ("A new cancer center opened in Istanbul, Turkey.", "en"),
            ("В Костанае отремонтировали дорогу и открыли торговый центр.", "ru"),
            ("Врачи советуют есть больше овощей, чтобы снизить риск рака.", "ru"),
            ("Қостанайда жаңа мектеп ашылды.", "kk"),
            ("A shopping center opened in Taraz.", "en"),
        ],
    )
    def test_nothing_is_read(self, text: str, language: str) -> None:
        assert rows(text, language) == set()


class TestTime:
    """Dates belong to the state, and what opens after the day of publication is planned."""

    @pytest.mark.parametrize(
        ("words", "date"), [("в марте 2025 года", "2025-03"), ("5 мая 2025 года", "2025-05-05"), ("в этом году", "2025")]
    )
    def test_the_day_of_an_opening(self, words: str, date: str) -> None:
        [event] = events(f"Центр ПЭТ/КТ в Таразе открыт {words}.")
        assert (event.status, event.date) == ("operational", date)

    @pytest.mark.parametrize(("words", "date"), [("в 2027 году", "2027"), ("в следующем году", "2026"), ("в декабре 2026 года", "2026-12")])
    def test_the_day_of_a_plan(self, words: str, date: str) -> None:
        [event] = events(f"Онкологический центр в Таразе планируют открыть {words}.")
        assert (event.status, event.date) == ("planned", date)

    @pytest.mark.parametrize("published", ["2024-03-01", "2026-03-01"])
    def test_relative_words_follow_the_day_of_publication(self, published: str) -> None:
        [event] = events("Онкологический центр в Таразе откроют в следующем году.", published=published)
        assert event.date == str(int(published[:4]) + 1)


TURNS = yaml.safe_load((Path(__file__).parent / "facility_turns.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("language", "text", "expected"), TURNS, ids=[text[:60] for _, text, _ in TURNS])
def test_a_turn_of_phrase(language: str, text: str, expected: list[list[str | int]]) -> None:
    places = load_gazetteer()
    told = events(text, language, "2025-06-15", outlet="https://inform.kz/x")
    found = {(event.type, places.place(event.place).label, event.status, event.count) for event in told}
    assert found == {tuple(row) for row in expected}


def test_a_short_name_in_brackets_is_the_mention_before_it() -> None:
    text = "A Breast Center, part of the future National Research Oncology Center (NROC), has opened in Astana."
    assert not [row for row in rows(text, "en") if row[0] == "oncology-centre" and row[2] == "operational"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("В Петропавловске построят онкологический центр. Действующий онкологический центр ежегодно лечит 5 тысяч больных.", "ru"),
        ("Қандыағашта жаңа аурухана салынады. Ескі аурухана науқастарды қабылдап жатыр.", "kk"),
        ("A new hospital will be built in Kentau. The existing hospital treats 9,000 patients a year.", "en"),
    ],
)
def test_the_house_that_stands_is_told_apart_from_the_new_one(text: str, language: str) -> None:
    found = events(text, language)
    assert [(event.status, event.standing) for event in found if not event.standing] == [("planned", False)]
    assert [event.status for event in found if event.standing] == ["operational"]


def test_a_modern_house_is_the_new_one() -> None:
    found = events("Қандыағашта қазіргі заманғы аурухана салынады. Аурухана 200 төсекке арналған.", "kk")
    assert [(event.status, event.standing) for event in found] == [("planned", False)]
    assert not facility_finder("kk").find(tuple(tokenise("қазіргі заманғы аурухана салынады")), [])[0].standing
    assert facility_finder("kk").find(tuple(tokenise("қазіргі аурухана жұмыс істейді")), [])[0].standing


def test_a_house_that_stands_is_the_one_spoken_of_where_no_new_one_is_told() -> None:
    found = events("Онкоцентр Павлодара получил ускоритель. Действующий онкоцентр обслуживает 9 тысяч больных.", "ru")
    assert [event.standing for event in found] == [False]
