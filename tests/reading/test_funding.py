"""Money for health care: amount, currency and purpose; whose money is something else."""

from pathlib import Path

import pytest

from graph.values import Article
from loaders.reading.events import FundingEvent
from loaders.reading.funding import read_funding
from loaders.reading.page import open_page
from loaders.reading.rules import load_yaml

HERE = Path(__file__).parent

HOME = {
    "ru": "В Казахстане развивают онкологическую службу. Больницы обновляют.",
    "kk": "Қазақстанда онкология қызметі дамып келеді. Ауруханалар жаңаруда.",
    "en": "Kazakhstan develops its oncology service. Hospitals are renewed.",
}


def events(text: str, language: str) -> list[FundingEvent]:
    whole = f"{HOME[language]}\n{text}"
    article = Article("i", "i", "a.txt", "", "", "2025-06-10", False, "", language, "", whole, ((0, len(whole)),), "")
    found = read_funding(open_page(article))
    assert all(0 <= e.span[0] < e.span[1] <= len(whole) for e in found)
    return found


def sums(text: str, language: str) -> list[tuple[float, str]]:
    return [(event.amount, event.currency) for event in events(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "amount", "currency"),
    [
        ("На оснащение онкоцентров выделен 31 млрд тенге.", "ru", 31e9, "KZT"),
        ("Дополнительно предусмотрено софинансирование в размере 1,74 млрд тенге.", "ru", 1.74e9, "KZT"),
        ("Общая стоимость проекта оценивается в 7 млрд. тенге.", "ru", 7e9, "KZT"),
        ("Закуп по бюджету был порядка 211 миллионов тенге.", "ru", 211e6, "KZT"),
        ("Ежегодное финансирование превышает 170 млрд тенге.", "ru", 170e9, "KZT"),
        ("Бюджет вырос с 264 млрд тенге до 585 млрд тенге.", "ru", 585e9, "KZT"),
        ("Объём инвестиций в создание центра составил 60 млн долларов.", "ru", 60e6, "USD"),
        ("Аппарат за 1,8 млрд тенге простаивает.", "ru", 1.8e9, "KZT"),
        ("Предприниматель вложил в больницу 362 млн тенге.", "ru", 362e6, "KZT"),
        ("Онкоорталықтарды жабдықтауға 31 миллиард теңге қаралды.", "kk", 31e9, "KZT"),
        ("Емхана құрылысына 2,5 млрд теңгеден астам қаржы жұмсалды.", "kk", 2.5e9, "KZT"),
        ("По Дорожной карте на закуп ускорителя направят 5 млрд тенге.", "ru", 5e9, "KZT"),
        ("Жол картасы аясында аурухананы жөндеуге 5 млрд теңге бөлінді.", "kk", 5e9, "KZT"),
        ("Under the road map 5 billion tenge was allocated for the hospital.", "en", 5e9, "KZT"),
        ("Жобаның құны – 474 млрд теңге.", "kk", 474e9, "KZT"),
        ("A sum of 9.7 billion tenge will be spent on vaccine.", "en", 9.7e9, "KZT"),
        ("An extra 309 million tenge (US$817,287) was earmarked for tests.", "en", 309e6, "KZT"),
        ("The hospital will cost 275 million euros.", "en", 275e6, "EUR"),
    ],
)
def test_money_given_spent_or_needed_is_funding(text: str, language: str, amount: float, currency: str) -> None:
    assert sums(text, language) == [(amount, currency)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Заключено инвестиционное соглашение на 39 млрд тенге.", "ru"),
        ("Следующий шаг — соглашение, сумма которого составляет 39 млрд тенге.", "ru"),
        ("Директор больницы получил взятку в 5 млн тенге.", "ru"),
        ("Ущерб больнице составил 40 млн тенге.", "ru"),
        ("На ремонт клиники выделили 3 млн рублей.", "ru"),
        ("Құны 39 млрд теңге болатын инвестициялық келісімге қол қойылды.", "kk"),
        ("Дәрігер 5 млн теңге пара алған.", "kk"),
        ("An agreement worth 39 billion tenge was signed.", "en"),
        ("The director took a bribe of 5 million tenge.", "en"),
    ],
)
def test_agreements_bribes_damage_and_foreign_money_are_not(text: str, language: str) -> None:
    assert sums(text, language) == []


def test_a_milliard_after_a_sum_counts_the_same_money() -> None:
    assert sums("На технику дали 6,2 миллиарда тенге, ещё 1,74 миллиарда добавит бюджет.", "ru") == [(6.2e9, "KZT"), (1.74e9, "KZT")]


def test_the_whole_in_brackets_is_a_sum_of_its_own() -> None:
    text = "На эти цели выделено более 1 млрд тенге (общая стоимость проекта — 1,27 млрд тенге)."
    assert sums(text, "ru") == [(1e9, "KZT"), (1.27e9, "KZT")]


def test_a_sum_is_told_once() -> None:
    assert sums("На ремонт больницы выделено 5 млрд тенге. Эти 5 млрд тенге направлены в область.", "ru") == [(5e9, "KZT")]


def test_the_purpose_is_in_the_words_of_the_article() -> None:
    (event,) = events("На оснащение онкоцентров выделен 31 млрд тенге.", "ru")
    assert event.purpose == "оснащение онкоцентров"
    (event,) = events("Nine million tenge was spent on a vaccine against the virus.", "en")
    assert event.purpose == "a vaccine against the virus"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("На строительство центра из республиканского бюджета выделили 12,5 млрд тенге.", "ru", [(12.5e9, "KZT")]),
        ("В проект вложено 4,8 млрд тенге.", "ru", [(4.8e9, "KZT")]),
        ("Объем инвестиций — $25 млн.", "ru", [(25e6, "USD")]),
        ("Строительство обойдётся бюджету в 18 млрд тенге.", "ru", [(18e9, "KZT")]),
        ("Из резерва правительства выделено 950 млн тенге.", "ru", [(950e6, "KZT")]),
        ("На лекарства для онкобольных предусмотрено 78,6 млрд тенге.", "ru", [(78.6e9, "KZT")]),
        ("Аппарат приобретён за 1,1 млрд тенге.", "ru", [(1.1e9, "KZT")]),
        ("Оборудование на 5 млрд тенге поступило в центр.", "ru", [(5e9, "KZT")]),
        ("Спонсоры передали больнице технику на 120 млн тенге.", "ru", [(120e6, "KZT")]),
        ("Компания пожертвовала 2 млн долларов на новый корпус.", "ru", [(2e6, "USD")]),
        ("Расходы на онкологию составили 95 млрд тенге.", "ru", [(95e9, "KZT")]),
        ("Финансирование службы увеличено до 104 млрд тенге.", "ru", [(104e9, "KZT")]),
        ("Требуется ещё 6 млрд тенге.", "ru", [(6e9, "KZT")]),
        ("Освоено 3 млрд тенге из 5.", "ru", [(3e9, "KZT")]),
        ("По словам акима, стройка оценивается в 21 миллиард тенге.", "ru", [(21e9, "KZT")]),
        ("Капитальный ремонт диспансера обошёлся в 850 млн тенге.", "ru", [(850e6, "KZT")]),
        ("Минфин зарезервировал 4 млрд тенге на эти цели.", "ru", [(4e9, "KZT")]),
        ("Дополнительно на онкослужбу заложили 25 млрд тенге.", "ru", [(25e9, "KZT")]),
        ("Привлечено 150 млрд тенге частных инвестиций.", "ru", [(150e9, "KZT")]),
        ("Заём Исламского банка развития — 300 млн долларов.", "ru", [(300e6, "USD")]),
        ("Из местного бюджета на ремонт ушло 640 млн тг.", "ru", [(640e6, "KZT")]),
        ("Лизинг оборудования обойдётся в 1 млрд тенге.", "ru", [(1e9, "KZT")]),
        ("Смета выросла до 14 млрд тенге.", "ru", [(14e9, "KZT")]),
        ("Центр за 9 миллиардов тенге построят в Таразе.", "ru", [(9e9, "KZT")]),
        ("Профинансировано работ на 2 млрд тенге.", "ru", [(2e9, "KZT")]),
        (
            "На модернизацию службы до 2027 года предусмотрено 94 млрд тенге, из них 31 млрд тенге уже направлен на закуп оборудования.",
            "ru",
            [(94e9, "KZT"), (31e9, "KZT")],
        ),
        (
            "Из областного бюджета на ремонт диспансера выделили 420 млн тенге, ещё 1,2 млрд тенге дал республиканский.",
            "ru",
            [(420e6, "KZT"), (1.2e9, "KZT")],
        ),
        ("Строительство велось за счёт инвестора, вложившего 6,5 млрд тенге.", "ru", [(6.5e9, "KZT")]),
        ("Стоимость курса протонной терапии за рубежом доходит до 50 тыс. долларов.", "ru", []),
        ("Лечение одного больного обходится государству в 8 млн тенге.", "ru", []),
        ("Финансирование онкослужбы выросло с 98 до 156 млрд тенге.", "ru", [(156e9, "KZT")]),
        ("Годовой бюджет программы превышает 40 млрд тенге.", "ru", [(40e9, "KZT")]),
        ("Банк развития предоставит кредит на 20 млрд тенге.", "ru", [(20e9, "KZT")]),
        ("На эти средства — 3,4 млрд тенге — купили два томографа.", "ru", [(3.4e9, "KZT")]),
        ("«Мы получили 900 миллионов тенге на ремонт», — сказал директор.", "ru", [(900e6, "KZT")]),
        ("Объект, стоимость которого составила 27 млрд тенге, сдали в срок.", "ru", [(27e9, "KZT")]),
        ("Всего за три года в отрасль инвестировали более 200 млрд тенге.", "ru", [(200e9, "KZT")]),
        ("Два аппарата общей стоимостью 2,1 млрд тенге поступили в область.", "ru", [(2.1e9, "KZT")]),
        ("За 480 млн тенге приобрели маммографы.", "ru", [(480e6, "KZT")]),
        ("Государство компенсирует инвестору 70% расходов, это 4,9 млрд тенге.", "ru", [(4.9e9, "KZT")]),
        ("В 2025 году на диагностику направят 7,2 млрд, в 2026-м — 8,5 млрд тенге.", "ru", [(7.2e9, "KZT"), (8.5e9, "KZT")]),
        ("Расходы на лекарства увеличатся до 63 млрд тенге.", "ru", [(63e9, "KZT")]),
        ("Проект оценили в 100 млн евро.", "ru", [(100e6, "EUR")]),
        ("Орталық құрылысына республикалық бюджеттен 12,5 млрд теңге бөлінді.", "kk", [(12.5e9, "KZT")]),
        ("Жобаға 4,8 млрд теңге салынды.", "kk", [(4.8e9, "KZT")]),
        ("Инвестиция көлемі – 25 млн доллар.", "kk", [(25e6, "USD")]),
        ("Құрылыс бюджетке 18 млрд теңгеге түседі.", "kk", [(18e9, "KZT")]),
        ("Қор емдеуге 56 млрд теңге төледі.", "kk", [(56e9, "KZT")]),
        ("Жабдық сатып алуға 2,4 млрд теңге жұмсалады.", "kk", [(2.4e9, "KZT")]),
        ("Томографтың бағасы 700 млн теңге.", "kk", [(700e6, "KZT")]),
        ("3,6 миллиард теңгеге жабдық алынды.", "kk", [(3.6e9, "KZT")]),
        ("Қайырымдылық қоры балаларды емдеуге 45 млн теңге жинады.", "kk", [(45e6, "KZT")]),
        ("Институт 500 мың доллар көлемінде грант алды.", "kk", [(500e3, "USD")]),
        ("Бір науқасты емдеу құны 12 млн теңгеге жетеді.", "kk", [(12e6, "KZT")]),
        ("Жобаның бюджеті – 1,8 млрд теңге.", "kk", [(1.8e9, "KZT")]),
        ("Құрылысты аяқтауға 2,2 млрд теңге жетіспейді.", "kk", [(2.2e9, "KZT")]),
        ("Әкімнің айтуынша, құрылыс 21 миллиард теңгеге бағаланған.", "kk", [(21e9, "KZT")]),
        ("Депутаттар орталыққа 4 млрд теңге бөлуді мақұлдады.", "kk", [(4e9, "KZT")]),
        ("Үдеткіш 2 млрд 300 млн теңге тұрады.", "kk", [(2.3e9, "KZT")]),
        ("Жеке серіктестің инвестициясы 10 млрд теңгеден асады.", "kk", [(10e9, "KZT")]),
        ("Химия препараттарына биыл 33 млрд теңге жұмсалмақ.", "kk", [(33e9, "KZT")]),
        ("Тараз қаласында 9 миллиард теңгелік орталық салынады.", "kk", [(9e9, "KZT")]),
        ("Қор есебінен 18,5 млрд теңге аударылды.", "kk", [(18.5e9, "KZT")]),
        ("Жергілікті кәсіпкер 362 миллион теңге инвестиция құйған.", "kk", [(362e6, "KZT")]),
        ("Кешен салуға 14 млрд теңге қажет екен.", "kk", [(14e9, "KZT")]),
        (
            "Онкология қызметін жаңғыртуға 94 млрд теңге қарастырылған, оның 31 млрд теңгесі жабдық сатып алуға бағытталды.",
            "kk",
            [(94e9, "KZT"), (31e9, "KZT")],
        ),
        (
            "Диспансерді жөндеуге облыс бюджетінен 420 млн теңге, республикалық бюджеттен 1,2 млрд теңге бөлінді.",
            "kk",
            [(420e6, "KZT"), (1.2e9, "KZT")],
        ),
        ("Құрылыс 6,5 млрд теңге салған инвестордың есебінен жүрді.", "kk", [(6.5e9, "KZT")]),
        ("Шетелде протондық терапияның бір курсы 50 мың долларға дейін барады.", "kk", [(50e3, "USD")]),
        ("Бір науқасты емдеу мемлекетке 8 млн теңгеге түседі.", "kk", [(8e6, "KZT")]),
        ("Қызметті қаржыландыру 98 млрд теңгеден 156 млрд теңгеге дейін өсті.", "kk", [(156e9, "KZT")]),
        ("Бағдарламаның жылдық бюджеті 40 млрд теңгеден асады.", "kk", [(40e9, "KZT")]),
        ("Осы қаржыға – 3,4 млрд теңгеге екі томограф алынды.", "kk", [(3.4e9, "KZT")]),
        ("«Жөндеуге 900 миллион теңге алдық», – деді директор.", "kk", [(900e6, "KZT")]),
        ("Құны 27 млрд теңгені құраған нысан мерзімінде тапсырылды.", "kk", [(27e9, "KZT")]),
        ("Үш жылда салаға 200 млрд теңгеден астам инвестиция құйылды.", "kk", [(200e9, "KZT")]),
        ("Жалпы құны 2,1 млрд теңгелік екі аппарат облысқа жеткізілді.", "kk", [(2.1e9, "KZT")]),
        ("480 млн теңгеге маммограф сатып алынды.", "kk", [(480e6, "KZT")]),
        ("Дәріге жұмсалатын шығын 63 млрд теңгеге артады.", "kk", [(63e9, "KZT")]),
        ("Жоба 100 млн еуроға бағаланды.", "kk", [(100e6, "EUR")]),
        ("Емхана салуға үкімет 1 миллиард 900 миллион теңге бөлді.", "kk", [(1.9e9, "KZT")]),
        ("Республикалық бюджеттен 5 млрд теңгенің үстінде қаржы алынды.", "kk", [(5e9, "KZT")]),
        ("The government allocated 12.5 billion tenge for the centre.", "en", [(12.5e9, "KZT")]),
        ("4.8 billion tenge has been invested in the project.", "en", [(4.8e9, "KZT")]),
        ("Investment amounts to $25 mln.", "en", [(25e6, "USD")]),
        ("Construction will cost the budget KZT 18 billion.", "en", [(18e9, "KZT")]),
        ("950 million tenge came from the government reserve.", "en", [(950e6, "KZT")]),
        ("Drugs for cancer patients will take 78.6 billion tenge.", "en", [(78.6e9, "KZT")]),
        ("The tomograph costs 700 million tenge.", "en", [(700e6, "KZT")]),
        ("Equipment worth 3.6 billion tenge was purchased.", "en", [(3.6e9, "KZT")]),
        ("A charity collected 45 million tenge for children.", "en", [(45e6, "KZT")]),
        ("The institute won a grant of $500,000.", "en", [(500e3, "USD")]),
        ("Treating one patient costs up to 12 million tenge.", "en", [(12e6, "KZT")]),
        ("The project's budget is 1.8 billion tenge.", "en", [(1.8e9, "KZT")]),
        ("The builders are 2.2 billion tenge short.", "en", [(2.2e9, "KZT")]),
        ("Construction is estimated at 21 billion tenge.", "en", [(21e9, "KZT")]),
        ("Deputies approved 4 billion tenge for the centre.", "en", [(4e9, "KZT")]),
        ("The project attracted 150 billion tenge of private investment.", "en", [(150e9, "KZT")]),
        ("Outlays came to about 8 billion tenge.", "en", [(8e9, "KZT")]),
        ("The 9-billion-tenge centre will stand in Taraz.", "en", [(9e9, "KZT")]),
        ("The regional budget set aside 640 mln tenge.", "en", [(640e6, "KZT")]),
        ("The fund transferred 18.5 billion tenge.", "en", [(18.5e9, "KZT")]),
        ("The state contributes 1.74 billion tenge.", "en", [(1.74e9, "KZT")]),
        ("US$16.2m was secured for the laboratory.", "en", [(16.2e6, "USD")]),
        (
            "By 2027, 94 billion tenge is earmarked for the cancer service, of which 31 billion tenge has already gone to equipment.",
            "en",
            [(94e9, "KZT"), (31e9, "KZT")],
        ),
        (
            "The regional budget gave 420 million tenge for the repair, and the republican budget added 1.2 billion tenge.",
            "en",
            [(420e6, "KZT"), (1.2e9, "KZT")],
        ),
        ("It was built by an investor who put in 6.5 billion tenge.", "en", [(6.5e9, "KZT")]),
        ("A course of proton therapy abroad costs up to $50,000.", "en", []),
        ("Funding of oncology rose from 98 billion tenge to 156 billion tenge.", "en", [(156e9, "KZT")]),
        ("The annual budget exceeds 40 billion tenge.", "en", [(40e9, "KZT")]),
        ("The development bank will provide a loan of 20 billion tenge.", "en", [(20e9, "KZT")]),
        ("With 3.4 billion tenge two scanners were bought.", "en", [(3.4e9, "KZT")]),
        ('"We received 900 million tenge for repairs," he said.', "en", [(900e6, "KZT")]),
        ("Over 200 billion tenge has flowed into the sector in three years.", "en", [(200e9, "KZT")]),
        ("Two machines with a total price of 2.1 billion tenge arrived.", "en", [(2.1e9, "KZT")]),
        ("Expenses on drugs will grow to 63 billion tenge.", "en", [(63e9, "KZT")]),
        ("The project was valued at 100 million euros.", "en", [(100e6, "EUR")]),
        ("KZT 1.9 billion was allotted for the clinic.", "en", [(1.9e9, "KZT")]),
        ("The 31 billion tenge tranche will re-equip 14 cancer centres.", "en", [(31e9, "KZT")]),
    ],
)
def test_the_turns_of_the_genre_are_read(text: str, language: str, expected: list[tuple[float, str]]) -> None:
    assert sorted(sums(text, language)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Суд взыскал с больницы 5 млн тенге.", "ru"),
        ("Зарплата врача достигает 1 млн тенге.", "ru"),
        ("Врачам выплатят подъёмные — 8,5 млн тенге.", "ru"),
        ("Штраф составил 3 млн тенге.", "ru"),
        ("У пенсионера похитили 4 млн тенге.", "ru"),
        ("Объём медицинского экспорта — 30 млн долларов.", "ru"),
        ("На ремонт дорог выделено 12 млрд тенге.", "ru"),
        ("Школа обошлась в 2 млрд тенге.", "ru"),
        ("Подписан контракт на 45 млн долларов.", "ru"),
        ("Экономия составила 1,2 млрд тенге.", "ru"),
        ("Ущерб государству оценили в 300 млн тенге.", "ru"),
        ("Лечение стоит 500 тысяч рублей.", "ru"),
        ("Клиника задолжала поставщикам 800 млн тенге.", "ru"),
        ("Инвестиционный договор на 12 млрд тенге подписан с компанией.", "ru"),
        ("Врачу, получившему взятку в 1,5 млн тенге, предъявлено обвинение.", "ru"),
        ("Сот ауруханадан 5 млн теңге өндірді.", "kk"),
        ("Дәрігердің жалақысы 1 млн теңгеге жетеді.", "kk"),
        ("Айыппұл 3 млн теңгені құрады.", "kk"),
        ("Мектеп құрылысына 2 млрд теңге бөлінді.", "kk"),
        ("Жол жөндеуге 12 млрд теңге бөлінді.", "kk"),
        ("45 млн долларға келісімшарт жасалды.", "kk"),
        ("1,2 млрд теңге үнемделді.", "kk"),
        ("Емделу 500 мың рубль тұрады.", "kk"),
        ("Пара алған дәрігер 1,5 млн теңгемен ұсталды.", "kk"),
        ("The court recovered 5 million tenge from the hospital.", "en"),
        ("A doctor's salary reaches 1 million tenge.", "en"),
        ("The fine was 3 million tenge.", "en"),
        ("A school was built for 2 billion tenge.", "en"),
        ("12 billion tenge was allocated for roads.", "en"),
        ("A contract for $45 million was signed.", "en"),
        ("Savings amounted to 1.2 billion tenge.", "en"),
        ("The damage was put at 300 million tenge.", "en"),
    ],
)
def test_courts_salaries_roads_and_savings_are_not(text: str, language: str) -> None:
    assert sums(text, language) == []


TURNS = [(language, text, wanted) for language, table in load_yaml(HERE / "funding_turns.yaml").items() for text, wanted in table.items()]


@pytest.mark.parametrize(("language", "text", "wanted"), TURNS, ids=[text for _, text, _ in TURNS])
def test_money_is_read_in_every_turn_of_the_genre(language: str, text: str, wanted: list[str]) -> None:
    assert sorted(f"{amount:.0f} {currency}" for amount, currency in sums(text, language)) == sorted(wanted)


def test_an_article_on_another_country_or_on_the_world_gives_no_funding() -> None:
    for opening in ("Oncologists of Kyrgyzstan await machines.", "The IAEA helps hospitals of poorer countries."):
        whole = f"{opening}\nDonors have given 90 million euros for cancer hospitals."
        article = Article("i", "i", "a.txt", "", "", "2025-06-10", False, "", "en", "", whole, ((0, len(whole)),), "")
        assert read_funding(open_page(article)) == []


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Japan gave the hospital 90 million yen for scanners.", "en", [(9e7, "JPY")]),
        ("Япония выделила больнице грант в 90 млн иен.", "ru", [(9e7, "JPY")]),
        ("Жапония ауруханаға 90 млн иена грант бөлді.", "kk", [(9e7, "JPY")]),
        ("The hospital costs 4 million dollars per bed.", "en", []),
        ("Почти четыре миллиона долларов за койку: такую больницу построят.", "ru", []),
        ("Бір төсекке шаққанда 5 млн теңге жұмсалады.", "kk", []),
    ],
)
def test_grants_in_yen_count_and_rates_a_bed_do_not(text: str, language: str, wanted: list[tuple[float, str]]) -> None:
    assert sums(text, language) == wanted
