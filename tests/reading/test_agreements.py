"""Agreements and plans: kind, sum, name in English, parties, number; what denies them; one event for each over the article."""

from pathlib import Path

import pytest

from graph.values import Article
from loaders.reading.agreements import read_agreements
from loaders.reading.events import AgreementEvent
from loaders.reading.page import open_page
from loaders.reading.rules import load_yaml

HERE = Path(__file__).parent

HOME = {
    "ru": "Онкологические больницы Казахстана принимают пациентов.",
    "kk": "Қазақстанның онкологиялық ауруханалары науқастарды қабылдайды.",
    "en": "Cancer hospitals of Kazakhstan treat patients. Healthcare is on the agenda.",
}


def events(text: str, language: str, opening: str = "") -> list[AgreementEvent]:
    whole = f"{opening or HOME[language]}\n{text}"
    article = Article("i", "i", "a.txt", "", "", "2025-10-01", False, "", language, "", whole, ((0, len(whole)),), "")
    found = read_agreements(open_page(article))
    assert all(0 <= e.span[0] < e.span[1] <= len(whole) for e in found)
    assert all(e.name in whole for e in found)
    return found


@pytest.mark.parametrize(
    ("text", "language", "kind", "amount", "currency", "count"),
    [
        ("С больницей заключено инвестиционное соглашение на 12 млрд тенге.", "ru", "investment-agreement", 12e9, "KZT", 1),
        ("Подписано пять инвестиционных соглашений на общую сумму 7,5 млн долларов.", "ru", "investment-agreement", 7.5e6, "USD", 5),
        ("Больница и клиника из Кореи подписали меморандум.", "ru", "memorandum", None, "", 1),
        ("Заключён договор на поставку томографов на 900 млн тенге.", "ru", "contract", 9e8, "KZT", 1),
        ("Подписан договор ГЧП о строительстве больницы.", "ru", "public-private-partnership", None, "", 1),
        ("20 млрд теңгеге инвестициялық келісім жасалды.", "kk", "investment-agreement", 20e9, "KZT", 1),
        ("Жалпы құны 5 млрд теңге болатын үш инвестициялық келісімге қол қойылды.", "kk", "investment-agreement", 5e9, "KZT", 3),
        ("Аурухана мен университет меморандумға қол қойды.", "kk", "memorandum", None, "", 1),
        ("Емхана мемлекеттік-жекеменшік әріптестік аясында салынып жатыр.", "kk", "public-private-partnership", None, "", 1),
        ("Four investment agreements worth KZT 45 billion were signed for hospitals.", "en", "investment-agreement", 45e9, "KZT", 4),
        ("A contract worth 3 billion tenge was signed for medical supplies.", "en", "contract", 3e9, "KZT", 1),
        ("The hospital signed a memorandum of understanding.", "en", "memorandum", None, "", 1),
        ("A public-private partnership worth $9 million will build the hospital.", "en", "public-private-partnership", 9e6, "USD", 1),
    ],
)
def test_an_agreement_has_its_kind_sum_and_number(
    text: str, language: str, kind: str, amount: float | None, currency: str, count: int
) -> None:
    (event,) = events(text, language)
    assert (event.kind, event.amount, event.currency, event.count) == (kind, amount, currency, count)
    assert event.name_en == ("Contract for supply of scanner" if "на поставку" in text else "")


@pytest.mark.parametrize(
    ("text", "language", "english"),
    [
        (
            "Утверждён Комплексный план развития системы здравоохранения {}.",
            "ru",
            "Comprehensive plan for development of healthcare of {}",
        ),
        (
            "{} денсаулық сақтау жүйесін дамытудың кешенді жоспары бекітілді.",
            "kk",
            "Comprehensive plan for development of healthcare of {}",
        ),
    ],
)
@pytest.mark.parametrize(
    ("ru", "kk", "label"),
    [("области Улытау", "Ұлытау облысы", "Ulytau Region"), ("Абайской области", "Абай облысының", "Abai Region")],
)
def test_a_plan_is_named_in_english_with_its_place(text: str, language: str, english: str, ru: str, kk: str, label: str) -> None:
    (event,) = events(text.format(ru if language == "ru" else kk), language)
    assert event.kind == "plan"
    assert event.name_en == english.format(label)


@pytest.mark.parametrize(
    ("text", "language", "english"),
    [
        (
            "Это итог Комплексного плана по борьбе с онкологическими заболеваниями на 2023–2027 годы.",
            "ru",
            "Comprehensive plan for combating cancer diseases for 2023-2027",
        ),
        ("В рамках программы «Денсаулық» куплены аппараты.", "ru", "Programme Densaulyq"),
        ("По проекту «100 больниц» построены клиники.", "ru", "Project 100 hospitals"),
        (
            "В рамках нацпроекта «Модернизация сельского здравоохранения» строят больницы.",
            "ru",
            "National project modernisation of rural healthcare",
        ),
        ("Дорожную карту по совершенствованию онкологической помощи утвердили.", "ru", "Road map for improvement of cancer care"),
        (
            "Үкімет денсаулық сақтауды дамытудың 2029 жылға дейінгі тұжырымдамасын бекітті.",
            "kk",
            "Concept for development of healthcare until 2029",
        ),
        (
            "Онкологиялық аурулармен күрестің 2023–2027 жылдарға арналған кешенді жоспары бар.",
            "kk",
            "Comprehensive plan for combating cancer diseases for 2023-2027",
        ),
        ("«Дені сау ұлт» ұлттық жобасы аясында аурухана салынды.", "kk", "National project healthy nation"),
        ("It belongs to the national project Rural Healthcare Modernization.", "en", "national project Rural Healthcare Modernization"),
        ("The 2023-2027 Comprehensive Plan for Combating Cancer gives results.", "en", "2023-2027 Comprehensive Plan for Combating Cancer"),
    ],
)
def test_the_name_of_a_plan_is_glossed_in_english(text: str, language: str, english: str) -> None:
    (event,) = events(text, language)
    assert event.name_en == english
    assert event.name


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Договор на поставку томографа пока не подписан.", "ru"),
        ("Министр поручил разработать комплексный план борьбы с раком.", "ru"),
        ("Скрининговая программа охватила больницы.", "ru"),
        ("Врач работает в больнице по контракту.", "ru"),
        ("Контрактная стоимость больницы – 9 млрд тенге.", "ru"),
        ("По программе «Болашак» врачи учились за рубежом.", "ru"),
        ("Жабдық жеткізу туралы келісімшарт жасалмаған.", "kk"),
        ("Министр кешенді жоспар әзірлеуді тапсырды.", "kk"),
        ("Бұл үшін сақтандырылған болу шарт емес.", "kk"),
        ("Аурухана ашу жоспарланып отыр.", "kk"),
        ("The contract has not been signed yet.", "en"),
        ("Hospitals plan to buy scanners.", "en"),
        ("The screening programme of the hospitals goes on.", "en"),
        ("The minister was told to develop a comprehensive plan.", "en"),
    ],
)
def test_what_is_denied_unmade_or_no_plan_of_state_yields_nothing(text: str, language: str) -> None:
    assert events(text, language) == []


def test_later_mentions_add_to_one_agreement() -> None:
    text = "Заключено инвестиционное соглашение.\nИнвестиционное соглашение на 20 млрд тенге касается больниц.\nВсе больницы рады."
    (event,) = events(text, "ru")
    assert event.amount == 20e9


def test_two_agreements_of_different_sums_stay_two() -> None:
    text = "Больница заключила инвестсоглашение на 20 млрд тенге.\nКлиника заключила инвестсоглашение на 30 млрд тенге."
    assert [event.amount for event in events(text, "ru")] == [20e9, 30e9]


def test_plans_of_different_years_stay_two() -> None:
    text = "План борьбы с раком на 2018-2022 годы выполнен: больницы готовы.\nПлан борьбы с раком на 2023-2027 годы принят."
    assert len(events(text, "ru")) == 2


def test_a_sum_said_of_the_plan_later_is_the_plans() -> None:
    text = "Обырмен күресудің 2023–2025 жылдарға арналған кешенді жоспары дайын.\nЖоспардың құны – шамамен 400 млрд теңге."
    (event,) = events(text, "kk")
    assert (event.amount, event.currency) == (400e9, "KZT")


def test_money_of_the_plans_measures_is_not_its_sum() -> None:
    (event,) = events("Under the comprehensive plan for fighting cancer 8 billion tenge go to hospitals.", "en")
    assert event.amount is None


def test_parties_are_known_bodies_and_companies_in_quotation_marks() -> None:
    (event,) = events("Министерство здравоохранения и компания «Мед Тест» подписали меморандум о больнице.", "ru")
    assert {party.label for party in event.parties} == {"Ministry of Healthcare", "Med Test"}
    assert [bool(party.key) for party in event.parties] == [True, False]


def test_an_agreement_covers_the_facilities_of_its_list() -> None:
    text = (
        "Подписано инвестиционное соглашение на 9 млрд тенге для:\n– установки ПЭТ/КТ-центра в Таразе;\n– создания циклотронного комплекса."
    )
    (event,) = events(text, "ru")
    assert set(event.covers) == {"pet-ct-centre", "cyclotron-complex"}


def test_what_is_produced_is_covered_in_words() -> None:
    (event,) = events("Заключён инвестиционный договор по производству 30 лекарственных средств на сумму 4 млрд тенге.", "ru")
    assert event.covers_text == "30 лекарственных средств"


def test_an_article_on_another_country_yields_nothing() -> None:
    abroad = "В России строят онкологический центр. Больница в Москве ждёт пациентов."
    assert events("Губернатор подписал меморандум о медицинском центре.", "ru", abroad) == []


@pytest.mark.parametrize(
    ("text", "language", "kind", "name"),
    [
        ("Договор подряда на строительство больницы подписан в мае.", "ru", "contract", ""),
        ("Утверждена дорожная карта по снижению смертности.", "ru", "roadmap", "Road map for reduction of mortality"),
        ("Клиника салуға МЖӘ шарты жасалды.", "kk", "public-private-partnership", ""),
        ("A contract worth 9 billion tenge to build the hospital was awarded to a builder.", "en", "contract", ""),
        ("A PPP agreement was signed to build the clinic.", "en", "public-private-partnership", ""),
        ("The cancer strategy until 2030 was approved.", "en", "plan", "cancer strategy until 2030"),
        (
            "Under the Modernization of Rural Healthcare national project hospitals open.",
            "en",
            "plan",
            "Modernization of Rural Healthcare national project",
        ),
    ],
)
def test_agreements_go_by_many_nouns(text: str, language: str, kind: str, name: str) -> None:
    assert [(event.kind, event.name_en) for event in events(text, language)] == [(kind, name)]


def test_a_memorandum_without_a_name_is_called_by_its_parties() -> None:
    (event,) = events("The Ministry of Healthcare and AstraZeneca signed a Memorandum of Understanding on Monday. Hospitals gain.", "en")
    assert event.name_en == "Memorandum of Understanding between Ministry of Healthcare and AstraZeneca"
    assert event.generic
    (other,) = events("Больница подписала меморандум о подготовке врачей в Семее.", "ru")
    assert not other.generic


TURNS = [(language, text, wanted) for language, table in load_yaml(HERE / "agreement_turns.yaml").items() for text, wanted in table.items()]


@pytest.mark.parametrize(("language", "text", "wanted"), TURNS, ids=[text for _, text, _ in TURNS])
def test_agreements_are_read_in_every_turn_of_the_genre(language: str, text: str, wanted: list[str]) -> None:
    read = [f"{event.kind} {event.amount:.0f}" if event.amount else event.kind for event in events(text, language)]
    assert sorted(set(read)) == sorted(wanted)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        (
            "Центр ядерной медицины достроят. Работы расписаны в дорожной карте.",
            "ru",
            "Road map for the nuclear medicine centre",
        ),
        ("Онкоорталықтың құрылысы аяқталады. Жол картасы бекітілді.", "kk", "Road map for the oncology centre"),
        ("The PET/CT centre will open in Aktau. A road map was approved.", "en", "road map for the PET/CT centre"),
        ("Утверждена дорожная карта по развитию ядерной медицины.", "ru", "Road map for development of nuclear medicine"),
    ],
)
def test_a_road_map_without_a_subject_is_for_the_facility_told_of(text: str, language: str, name: str) -> None:
    assert [event.name_en for event in events(text, language)] == [name]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Стороны подписали меморандум по строительству больниц.", "ru", "Memorandum for construction of hospitals"),
        ("Ядролық медицина саласындағы меморандумға қол қойылды.", "kk", "Memorandum for nuclear medicine"),
        ("The hospital signed a memorandum on training medical physicists.", "en", "memorandum on training medical physicists"),
        ("The hospital signed a memorandum of understanding.", "en", ""),
        ("С больницей подписан меморандум о сотрудничестве.", "ru", ""),
    ],
)
def test_a_memorandum_has_a_name_where_it_is_said_what_it_is_on(text: str, language: str, name: str) -> None:
    assert [event.name_en for event in events(text, language)] == [name]


@pytest.mark.parametrize(
    ("text", "language", "kind", "english"),
    [
        ("A contract for the purchase of scanners was signed.", "en", "contract", "contract for the purchase of scanners"),
        ("They put their names to an agreement on training oncologists.", "en", "other", "agreement on training oncologists"),
        ("Подписан договор на выкуп здания под поликлинику.", "ru", "contract", "Contract for purchase of building"),
        ("Клиника томограф сатып алу туралы келісімшартқа қол қойды.", "kk", "contract", "Contract for purchase of scanner"),
        ("A design contract was awarded to a Spanish firm.", "en", "contract", ""),
        ("An agreement with Medtronic made the operations possible.", "en", "other", ""),
    ],
)  # fmt: skip
def test_what_is_signed_is_named_by_what_it_is_on(text: str, language: str, kind: str, english: str) -> None:
    (event,) = events(text, language)
    assert (event.kind, event.name_en) == (kind, english)


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Under two national projects, Strong Regions and Clean Air, they build.", "en", ["Strong Regions", "Clean Air"]),
        ('It is done within the national projects "Healthy Nation" and "Care for All".', "en", ["Healthy Nation", "Care for All"]),
        ("По нацпроектам «Здоровая нация» и «Развитие науки» строят больницы.", "ru", ["healthy nation", "development of science"]),
        ("«Дені сау ұлт» және «Ғылымды дамыту» ұлттық жобалары бар.", "kk", ["healthy nation", "development of science"]),
    ],
)  # fmt: skip
def test_plans_listed_behind_one_noun_are_a_plan_each(text: str, language: str, names: list[str]) -> None:
    assert [event.name_en.lower() for event in events(text, language)] == [f"national project {name}".lower() for name in names]


@pytest.mark.parametrize(
    ("text", "language", "amount", "count"),
    [
        ("More than 1,300 PPP agreements have been signed, old ones included, for a total of 3 trillion tenge.", "en", 3e12, 1300),
        ("Подписано более 1400 договоров ГЧП на общую сумму 2 трлн тенге.", "ru", 2e12, 1400),
        ("The hospital is built under a public-private partnership. The cost of the project is 45 billion tenge.", "en", 45e9, 1),
        ("Больницу строят по ГЧП. Стоимость проекта – 12 млрд тенге.", "ru", 12e9, 1),
        ("Нысан МЖӘ аясында салынады. Жобаның құны – 7 млрд теңге.", "kk", 7e9, 1),
    ],
)
def test_partnerships_have_the_sum_told_of_them_or_of_what_they_build(text: str, language: str, amount: float, count: int) -> None:
    (event,) = events(text, language)
    assert (event.kind, event.amount, event.count) == ("public-private-partnership", amount, count)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Experts discussed which model of public-private partnership suits the hospital.", "en"),
        ("A possible public-private partnership for a hospital is being studied.", "en"),
        ("Рассматривается возможность строительства больницы по ГЧП.", "ru"),
        ("Аурухана үшін мемлекеттік-жекеменшік әріптестік тетігін қолдануға болады.", "kk"),
        ("Forums usually end with memoranda of intent.", "en"),
        ("Форумы обычно заканчиваются подписанием меморандумов.", "ru"),
        ("Дәрігермен еңбек шарты жасалды.", "kk"),
        ("Больница подписала трудовой договор с врачом.", "ru"),
        ("Doctors take part in programs of the Korea International Cooperation Agency.", "en"),
    ],
)
def test_what_is_thought_of_or_usual_or_private_is_no_agreement(text: str, language: str) -> None:
    assert events(text, language) == []


def test_a_plan_is_named_beyond_a_passive_verb() -> None:
    (event,) = events("A roadmap was approved for the oncology service of Shymkent.", "en")
    assert event.name_en == "roadmap for the oncology service of Shymkent"
