"""Posts: who holds which post where, in sentences of the genre."""

from pathlib import Path

import pytest

from graph.values import Article
from loaders.reading.page import Page, open_page
from loaders.reading.posts import read_posts
from loaders.reading.rules import load_yaml

HERE = Path(__file__).parent


def page(text: str, language: str) -> Page:
    return open_page(Article("a", "a", "a.txt", "", "", "2025-06-10", False, "", language, "", text, ((0, len(text)),), ""))


def posts(text: str, language: str) -> set[tuple[str, str]]:
    return {(event.person.label, event.post) for event in read_posts(page(text, language))}


RU = [
    ("Директор центра Болат Жантуриев показал аппарат.", {("Bolat Zhanturiyev", "director")}),
    ("Об этом рассказал главный онколог Павлодарской области Дулат Турсынбаев.", {("Dulat Tursynbayev", "chief-specialist")}),
    ("— Очередь сократилась, — говорит Ержан Кабиденов, главный врач диспансера.", {("Yerzhan Kabidenov", "chief-physician")}),
    ("Премьер-министр Олжас Бектенов провёл совещание.", {("Olzhas Bektenov", "prime-minister")}),
    ("Запрос направлен премьер-министру Казахстана Олжас Бектенов.", {("Olzhas Bektenov", "prime-minister")}),
    ("Открыт акимом области Булатом БАКАУОВЫМ корпус.", {("Bulat Bakauov", "akim")}),
    ("Первого вице-министра здравоохранения Тимура Султангазиева встретили врачи.", {("Timur Sultangaziyev", "deputy-minister")}),
    (
        "Сообщил директор областного центра онкологии, главный онколог области Айбек Сериков.",
        {("Aibek Serikov", "director"), ("Aibek Serikov", "chief-specialist")},
    ),
    (
        "Приехали аким области Даурен Абаев, министр здравоохранения Ажар Гиният и депутат Юрий Ли.",
        {("Dauren Abayev", "akim"), ("Azhar Giniyat", "minister"), ("Yuriy Li", "member-of-parliament")},
    ),
    (
        "В город прибыли депутаты Айгуль Нуркина, Марат Ахметов и Сергей Пак.",
        {("Aigul Nurkina", "member-of-parliament"), ("Marat Akhmetov", "member-of-parliament"), ("Sergey Pak", "member-of-parliament")},
    ),
    ("Заместитель руководителя управления здравоохранения Асет Калиев назвал срок.", {("Asset Kaliyev", "deputy-director")}),
    ("Руководитель управления здравоохранения Бибигуль Серикова назвала срок.", {("Bibigul Serikova", "head-of-department")}),
    ("По информации руководителя облздрава Асхана Байдувалиева, больных больше.", {("Askhan Baiduvaliyev", "head-of-department")}),
    ("Заведующая отделением, врач высшей категории Ирина Ли рассказала о лечении.", {("Irina Li", "head-of-unit")}),
    ("Исполняющим обязанности министра здравоохранения назначен Жандос Ахметов.", {("Zhandos Akhmetov", "minister")}),
    ("Айгуль Серикова, которая заведует отделением химиотерапии, назвала цифры.", {("Aigul Serikova", "head-of-unit")}),
    ("Гали Исаев, тогда — аким Западно-Казахстанской области, обещал деньги.", {("Gali Isayev", "akim")}),
    ("Касым-Жомарт Токаев посетил центр. Глава государства поблагодарил врачей.", {("Kassym-Jomart Tokayev", "president")}),
]
KK = [
    ("Денсаулық сақтау министрі Ақмарал Әлназарова жауап берді.", {("Akmaral Alnazarova", "minister")}),
    ("Облыс әкімінің орынбасары Бақытжан Байахметов келді.", {("Bakytzhan Baiakhmetov", "deputy-akim")}),
    ("Институттың басқарма төрағасы Ербол Бекмұхамбетовтің айтуынша, науқас көп.", {("Yerbol Bekmukhambetov", "chair-of-the-board")}),
    ("Басқарма төрағасының орынбасары Айша Молдашева сөйледі.", {("Aisha Moldasheva", "deputy-director")}),
    ("Облыс денсаулық сақтау басқармасының басшысы Олжас Ысқақов цифр келтірді.", {("Olzhas Yskakov", "head-of-department")}),
    ("Өңірдің денсаулық сақтау басқармасын басқаратын Олжас Ысқақов алаңдаулы.", {("Olzhas Yskakov", "head-of-department")}),
    ("Премьер-министрдің орынбасары Бердібек Сапарбаев барды.", {("Berdibek Saparbayev", "deputy-prime-minister")}),
    (
        "Мәжіліс депутаттары Асель Серікова мен Марат Ахметов келді.",
        {("Asel Serikova", "member-of-parliament"), ("Marat Akhmetov", "member-of-parliament")},
    ),
    ("Алматы қаласының әкімі Дархан Сатыбалды Ядролық физика институтын аралады.", {("Darkhan Satybaldy", "akim")}),
]
EN = [
    ("Asset Kaliyev, head of the Health Department of Aktobe Region, explained it.", {("Asset Kaliyev", "head-of-department")}),
    ("Minister of Healthcare Yelzhan Birtanov told the Mazhilis.", {("Yelzhan Birtanov", "minister")}),
    ("Kazakhstan's Healthcare Minister Azhar Giniyat reported it.", {("Azhar Giniyat", "minister")}),
    ("It opened, said Adilbek Mukazhanov, deputy chairman of the centre.", {("Adilbek Mukazhanov", "deputy-director")}),
    ("Gulmira Sagidullina, the director, spoke.", {("Gulmira Sagidullina", "director")}),
    (
        "Dilyara Kaidarova, the ministry's chief oncologist and director of the institute, spoke.",
        {("Dilyara Kaidarova", "chief-specialist"), ("Dilyara Kaidarova", "director")},
    ),
]
NOBODY = [
    ("Министр здравоохранения поручил Ивану Петрову ускорить работы.", "ru"),
    ("Корреспондент Иван Петров побывал в центре.", "ru"),
    ("Пациентка Мария Иванова благодарит врачей.", "ru"),
    ("Директор центра отказался от комментариев.", "ru"),
    ("Указом главы государства Алексей Сериков награждён.", "ru"),
    ("Аким области посетил Национальный научный онкологический центр.", "ru"),
    ("Орталық директоры жауап берді.", "kk"),
    ("Президенттің тапсырмасына сәйкес орталық ашылды.", "kk"),
    ("The director told Anna Petrova to wait.", "en"),
    ("The Minister visited the National Research Oncology Center.", "en"),
]


@pytest.mark.parametrize(("text", "expected"), RU)
def test_russian_posts(text: str, expected: set[tuple[str, str]]) -> None:
    assert posts(text, "ru") == expected


@pytest.mark.parametrize(("text", "expected"), KK)
def test_kazakh_posts(text: str, expected: set[tuple[str, str]]) -> None:
    assert posts(text, "kk") == expected


@pytest.mark.parametrize(("text", "expected"), EN)
def test_english_posts(text: str, expected: set[tuple[str, str]]) -> None:
    assert posts(text, "en") == expected


@pytest.mark.parametrize(("text", "language"), NOBODY)
def test_a_post_without_its_name_or_a_name_without_a_post_is_none(text: str, language: str) -> None:
    assert posts(text, language) == set()


@pytest.mark.parametrize(
    ("text", "language", "body"),
    [
        ("Министр здравоохранения Ажар Гиният выступила.", "ru", "Ministry of Healthcare"),
        ("Премьер-министр Олжас Бектенов выступил.", "ru", "Government of Kazakhstan"),
        ("Мәжіліс депутаты Нұргүл Тау сөйледі.", "kk", "Mazhilis"),
        ("Генеральный директор Orhun Medical Дирик Гененч выступил.", "ru", "Orhun Medical"),
        ("Asset Kaliyev, head of the Health Department of Aktobe Region, spoke.", "en", "Healthcare Department of Aktobe Region"),
    ],
)
def test_bodies_of_posts_are_known_ones(text: str, language: str, body: str) -> None:
    (event,) = read_posts(page(text, language))
    assert event.organisation and event.organisation.label == body and event.organisation.key


@pytest.mark.parametrize(
    ("text", "language"),
    [("Аким Карагандинской области Марат Ахметов выступил.", "ru"), ("Қарағанды облысының әкімі Марат Ахметов сөйледі.", "kk")],
)
def test_an_akim_holds_a_place(text: str, language: str) -> None:
    (event,) = read_posts(page(text, language))
    assert event.place == "350000000" and event.organisation is None


def test_the_quote_says_post_and_name() -> None:
    text = "Вчера директор центра Болат Жантуриев показал аппарат."
    (event,) = read_posts(page(text, "ru"))
    assert text[slice(*event.span)] == "директор центра Болат Жантуриев"
    assert event.person.original == "Болат Жантуриев"


@pytest.mark.parametrize(
    ("text", "language", "post"),
    [
        ("Вице-аким области Нурлан Сеитов проверил стройку.", "ru", "deputy-akim"),
        ("Центр, которым руководит Нурлан Сеитов, растёт.", "ru", "director"),
        ("Завотделением лучевой терапии Нурлан Сеитов показал аппарат.", "ru", "head-of-unit"),
        ("Депутат Парламента от фракции «Amanat» Нурлан Сеитов направил запрос.", "ru", "member-of-parliament"),
        ('"It works," said Nurlan Seitov, the hospital\'s chief physician.', "en", "chief-physician"),
        ("The centre's director, Nurlan Seitov, said it works.", "en", "director"),
        ("The cancer centre is headed by Nurlan Seitov.", "en", "director"),
        ("Nurlan Seitov, who runs the radiology department, showed the machine.", "en", "head-of-unit"),
    ],
)
def test_who_heads_and_leads_a_house_holds_a_post(text: str, language: str, post: str) -> None:
    assert posts(text, language) == {("Nurlan Seitov", post)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Президенту Узбекистана Рустаму Каримову показали центр.", "ru"),
        ("The governor of Saint Petersburg, Ivan Petrov, saw the centre.", "en"),
    ],
)
def test_those_who_govern_abroad_are_left_out(text: str, language: str) -> None:
    assert posts(text, language) == set()


def test_who_was_met_spoke_in_office() -> None:
    text = "Глава государства провёл встречу с Сауле Бековой, в ходе которой министр здравоохранения доложила о планах."
    assert ("Saule Bekova", "minister") in posts(text, "ru")
    assert not posts("Глава государства провёл встречу с Сауле Бековой. Позже министр здравоохранения выступил.", "ru")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Главный онколог страны Дулат Турсынбаев привёл данные.", "ru"),
        ("Бұл деректі мекеменің директоры Болат Жантуриев келтірді.", "kk"),
    ],
)
def test_words_that_name_no_body_are_no_body(text: str, language: str) -> None:
    assert [event.organisation for event in read_posts(page(text, language))] == [None]


TURNS = [(language, text, wanted) for language, table in load_yaml(HERE / "post_turns.yaml").items() for text, wanted in table.items()]


@pytest.mark.parametrize(("language", "text", "wanted"), TURNS, ids=[text for _, text, _ in TURNS])
def test_posts_are_read_in_every_turn_of_the_genre(language: str, text: str, wanted: list[str]) -> None:
    assert sorted(f"{post} {person}" for person, post in posts(text, language)) == sorted(wanted)


def test_an_office_told_of_without_a_name_is_that_of_the_one_who_speaks() -> None:
    text = "Аким области рассказал о стройке онкоцентра. Серик Ахметов сообщил, что её завершат в мае. Глава региона назвал сумму."
    assert posts(text, "ru") == {("Serik Akhmetov", "akim")}
    two = "Аким области рассказал о стройке. Серик Ахметов сообщил о сроках. Марат Исаев добавил цифры. Глава региона назвал сумму."
    assert posts(two, "ru") == set()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("В Кыргызстане не хватает лекарств. Депутат Жылдыз Серикова спросила министра здравоохранения в Бишкеке.", "ru"),
        ("Депутат Жогорку Кенеша Айсулуу Маратова сказала о лекарствах для онкобольных.", "ru"),
        ("Hospitals of Kyrgyzstan await machines. Ernis Kaliyev, director of the centre in Bishkek, named a date.", "en"),
    ],
)
def test_an_article_of_another_country_tells_no_posts(text: str, language: str) -> None:
    assert posts(text, language) == set()


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Serik Bekov, president of the Kazakh Association of Radiologists, spoke.", "en", {("Serik Bekov", "other")}),
        ("Қауымдастық президенті Серік Беков сөз сөйледі.", "kk", {("Serik Bekov", "other")}),
        ("Anna Kim, President of the Asian Development Bank, met doctors in Kazakhstan.", "en", {("Anna Kim", "director")}),
        ("Anna Kim, who heads the department of vascular surgery at the hospital, helped.", "en", {("Anna Kim", "head-of-unit")}),
        ("Dr Anna Kim, Head of the WHO Country Office, thanked the doctors.", "en", {("Anna Kim", "head-of-unit")}),
        ("Anna Kim heads the oncology centre.", "en", {("Anna Kim", "director")}),
        ("The department is headed by Anna Kim.", "en", {("Anna Kim", "head-of-unit")}),
        ("Serik Bekov, M.D., chief physician of the dispensary, spoke.", "en", {("Serik Bekov", "chief-physician")}),
        ("The Ambassador Extraordinary and Plenipotentiary of Japan, Jun Kato, came.", "en", {("Jun Kato", "ambassador")}),
        ("Ambassador of Japan to Kazakhstan Jun Kato opened the ward.", "en", {("Jun Kato", "ambassador")}),
        ("The akims of the two regions, Berik Asanov and Kumar Seitov, spoke.", "en", {("Berik Asanov", "akim"), ("Kumar Seitov", "akim")}),
        ("Басқарма басшысының орынбасары міндетін атқарушы Райымбек Асанов айтты.", "kk", {("Raiymbek Asanov", "deputy-director")}),
        ("Внештатный маммолог области Анна Ким напомнила о скрининге.", "ru", {("Anna Kim", "chief-specialist")}),
        ("Разговор шёл у вице-премьера Алтая Кульгинова.", "ru", {("Altai Kulginov", "deputy-prime-minister")}),
        (
            "Выступила председатель правления центра, внештатный онколог Минздрава, профессор Анна Ким.",
            "ru",
            {("Anna Kim", "chair-of-the-board"), ("Anna Kim", "chief-specialist")},
        ),
    ],
)
def test_posts_of_unions_units_envoys_and_several(text: str, language: str, wanted: set[tuple[str, str]]) -> None:
    assert posts(text, language) == wanted


def test_akims_of_several_regions_are_given_no_one_region() -> None:
    found = read_posts(page("The governors of Abai and Zhetysu regions, Nurlan Asanov and Beibit Isabayev, reported.", "en"))
    assert [event.place for event in found] == ["", ""]


def test_the_body_of_a_post_is_not_that_of_the_next_post() -> None:
    found = read_posts(page("Выступила председатель правления КазНИИОиР, внештатный онколог Минздрава Анна Ким.", "ru"))
    labels = {event.post: event.organisation.label for event in found if event.organisation}
    assert labels == {"chair-of-the-board": "Kazakh Institute of Oncology and Radiology", "chief-specialist": "Ministry of Healthcare"}
