"""Figures of health statistics: their value, unit and sign; what is no statistic; each told once."""

import pytest

from graph.values import Article
from loaders.reading.events import IndicatorEvent
from loaders.reading.indicators import read_indicators
from loaders.reading.page import open_page

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
        ("Бөлімдегі төсек 15-тен 21-ге көбейеді.", 21, "beds"),
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


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Пятилетняя выживаемость онкобольных достигла 55,5%.", "ru", [(55.5, "percent")]),
        ("На ранних стадиях выявляется 75% опухолей молочной железы.", "ru", [(75, "percent")]),
        ("Диспансер обслуживает 730 тысяч жителей области.", "ru", [(730_000, "people")]),
        ("Каждый год через отделение будет проходить порядка 1 200 больных.", "ru", [(1_200, "patients/year")]),
        ("Мощность центра — 3 тысячи исследований в год.", "ru", [(3_000, "procedures/year")]),
        ("Стационар рассчитан на 120 мест.", "ru", [(120, "beds")]),
        ("200-коечная больница распахнула двери.", "ru", [(200, "beds")]),
        ("Коечный фонд увеличен со 120 до 180.", "ru", [(180, "beds")]),
        ("Хоспис вмещает 50 пациентов.", "ru", [(50, "people")]),
        ("Корпус площадью 5 200 кв.м возвели за год.", "ru", [(5_200, "m2")]),
        ("В штате 48 врачей-онкологов и 112 средних медицинских работников.", "ru", [(48, "people"), (112, "people")]),
        ("Дефицит кадров составляет 35 специалистов.", "ru", [(35, "people")]),
        ("Подготовлено 40 медицинских физиков.", "ru", [(40, "people")]),
        ("Оснащённость онкодиспансера составляет 92 процента.", "ru", [(92, "percent")]),
        ("Скринингом охвачено 1,2 млн женщин.", "ru", [(1_200_000, "people")]),
        ("В рамках акции обследовано 1 250 сельчан.", "ru", [(1_250, "people")]),
        ("За девять месяцев впервые зарегистрировано 2 340 случаев злокачественных опухолей.", "ru", [(2_340, "cases")]),
        ("Рак обнаружили у 318 женщин.", "ru", [(318, "people")]),
        ("Показатель смертности снизился с 84,3 до 75,1 на 100 тыс. населения.", "ru", [(75.1, "per-100000")]),
        ("Заболеваемость увеличилась в 1,5 раза.", "ru", [(1.5, "times")]),
        ("Количество операций выросло втрое.", "ru", [(3, "times")]),
        ("На учете в онкодиспансере состоит 12 345 человек.", "ru", [(12_345, "people")]),
        ("Число состоящих на учёте превысило 220 тысяч.", "ru", [(220_000, "people")]),
        ("Ежегодно от онкологии погибает порядка 13 тысяч граждан.", "ru", [(13_000, "deaths")]),
        ("Проведено 1 450 операций.", "ru", [(1_450, "procedures/year")]),
        ("Сделано свыше 2 тыс. маммографий.", "ru", [(2_000, "procedures/year")]),
        ("Лучевую терапию получили 4 850 пациентов.", "ru", [(4_850, "people")]),
        ("Вакцинировано 150 тысяч девочек.", "ru", [(150_000, "people")]),
        ("Создано 120 рабочих мест.", "ru", [(120, "jobs")]),
        ("Около 400 пациентов в год смогут лечиться дома, а не за рубежом.", "ru", [(400, "patients/year")]),
        ("Ожидаемая продолжительность жизни достигнет 76 лет.", "ru", [(76, "years")]),
        ("Перечень бесплатных препаратов расширен до 140 наименований.", "ru", [(140, "medicines")]),
        ("Построено 655 объектов первичной медико-санитарной помощи.", "ru", [(655, "facilities")]),
        ("Куплено 1 200 единиц техники.", "ru", [(1_200, "devices")]),
        (
            "Среди мужчин чаще всего встречается рак лёгкого (18,2%), желудка (12,5%) и простаты (9,8%).",
            "ru",
            [(18.2, "percent"), (12.5, "percent"), (9.8, "percent")],
        ),
        ("Ежедневно принимают 150 пациентов.", "ru", [(150, "other")]),
        ("Ежегодный прирост больных составляет 5%.", "ru", [(5, "percent")]),
        ("Одногодичная летальность — 17%.", "ru", [(17, "percent")]),
        ("В 2024 году зарегистрировано 41,5 тысячи новых случаев, в 2023-м — 39,8 тысячи.", "ru", [(41_500, "cases"), (39_800, "cases")]),
        ("Центр обслуживает население трёх областей — свыше 2 млн человек.", "ru", [(2_000_000, "people")]),
        ("Больница мощностью 100 коек.", "ru", [(100, "beds")]),
        ("Пролечено 870 пациентов, выписано 812.", "ru", [(870, "people")]),
        ("Заболеваемость выросла с 181 до 198 случаев на 100 тыс.", "ru", [(198, "per-100000")]),
        ("На каждого онколога приходится 1 200 пациентов.", "ru", [(1_200, "people")]),
        ("Поликлиника обслуживает 15 тысяч прикреплённого населения.", "ru", [(15_000, "people")]),
        ("Трансплантацию костного мозга перенесли 45 детей.", "ru", [(45, "people")]),
        (
            "На учёте в области состоят 18 тысяч онкобольных, причём за последний год их число выросло на 7%.",
            "ru",
            [(18_000, "people"), (7, "percent")],
        ),
        (
            "Как сообщили в пресс-службе, новый корпус площадью свыше 14 тысяч квадратных метров примет одновременно 180 пациентов.",
            "ru",
            [(14_000, "m2"), (180, "people")],
        ),
        ("«Сегодня у нас лечатся 230 человек, 40 из них — дети», — рассказал главный врач.", "ru", [(230, "people"), (40, "people")]),
        (
            "Ежегодно через центр проходит до 12 тысяч пациентов, более половины из них приезжают из соседних областей.",
            "ru",
            [(12_000, "patients/year")],
        ),
        (
            "Благодаря скринингу в 2024 году рак на ранней стадии обнаружили у 1 870 человек, или у 68% от всех выявленных.",
            "ru",
            [(1_870, "people"), (68, "percent")],
        ),
        ("Аппарат, способный выполнять 30 исследований в смену, обслужит жителей трёх областей.", "ru", [(30, "other")]),
        ("После ввода объекта ПЭТ-диагностику смогут получать 4 тысячи казахстанцев в год.", "ru", [(4_000, "patients/year")]),
        (
            "Если в 2019 году пятилетняя выживаемость составляла 51,3%, то сейчас она равна 57,1%.",
            "ru",
            [(51.3, "percent"), (57.1, "percent")],
        ),
        (
            "Смертность за пять лет удалось снизить на 18,6%, заболеваемость при этом выросла на 2,1%.",
            "ru",
            [(-18.6, "percent"), (2.1, "percent")],
        ),
        ("Стационар рассчитан на 150 коек, поликлиника — на 250 посещений в смену.", "ru", [(150, "beds"), (250, "other")]),
        ("Здесь развёрнуто 110 коек, в том числе 20 реанимационных.", "ru", [(110, "beds"), (20, "beds")]),
        (
            "Коллектив насчитывает 540 человек, среди них 120 врачей и 215 медсестёр.",
            "ru",
            [(540, "people"), (120, "people"), (215, "people")],
        ),
        ("В центре будут работать 90 специалистов, 12 из которых прошли обучение в Южной Корее.", "ru", [(90, "people"), (12, "people")]),
        (
            "Скринингом на рак молочной железы охвачено 480 тыс. женщин, на рак шейки матки — 510 тыс.",
            "ru",
            [(480_000, "people"), (510_000, "people")],
        ),
        ("Рак груди нашли у 1 200 женщин, рак шейки матки — у 400.", "ru", [(1_200, "people"), (400, "people")]),
        ("Всего по стране на учёте 213 тысяч больных, из них 47 тысяч — в Алматы.", "ru", [(213_000, "people"), (47_000, "people")]),
        ("В структуре смертности онкология занимает второе место с долей 14,3%.", "ru", [(14.3, "percent")]),
        ("Лучевая терапия нужна 60–70% онкобольных, получают её лишь 45%.", "ru", [(70, "percent"), (45, "percent")]),
        ("Ежегодная потребность — 9 тысяч исследований.", "ru", [(9_000, "procedures/year")]),
        ("Проектная мощность — 1 000 пациентов ежегодно.", "ru", [(1_000, "patients/year")]),
        ("Планируется, что ежегодно высокотехнологичную помощь будут получать не менее 800 пациентов.", "ru", [(800, "patients/year")]),
        ("Показатель охвата — 96 процентов при плане 90.", "ru", [(96, "percent")]),
        ("Регион обеспечен онкологами лишь на 58 процентов.", "ru", [(58, "percent")]),
        ("До 30% казахстанцев ездили лечиться за рубеж.", "ru", [(30, "percent")]),
        ("Один аппарат заменяет три, и пропускная способность вырастет с 40 до 90 пациентов в день.", "ru", [(90, "other")]),
        ("С момента открытия помощь получили 15,4 тыс. человек.", "ru", [(15_400, "people")]),
        ("За 2024 год — 3 518 новых случаев (в 2023-м — 3 402).", "ru", [(3_518, "cases"), (3_402, "cases")]),
        ("Из республиканского бюджета закупили 62 единицы медтехники.", "ru", [(62, "devices")]),
        ("Умерли 1 126 человек, что на 4% меньше, чем годом ранее.", "ru", [(1_126, "deaths")]),
        (
            "Чаще всего диагностировали рак молочной железы (412 случаев), лёгкого (305) и желудка (276).",
            "ru",
            [(412, "cases"), (305, "cases"), (276, "cases")],
        ),
        ("Рост составил 6,8%.", "ru", [(6.8, "percent")]),
        ("Заболеваемость: 178,4 на 100 тыс. населения.", "ru", [(178.4, "per-100000")]),
        ("Смертность – 66,9 на 100 000 (в 2023 году – 71,2).", "ru", [(66.9, "per-100000"), (71.2, "per-100000")]),
        ("Выживаемость детей с лейкозом приблизилась к 85%.", "ru", [(85, "percent")]),
        ("Обеспеченность врачами — 0,6 на 10 тысяч населения.", "ru", [(0.6, "other")]),
        ("Каждый год рак выявляют примерно у 41 тысячи человек.", "ru", [(41_000, "cases")]),
        ("Онкологические заболевания ежегодно диагностируются у более чем 40 тысяч граждан.", "ru", [(40_000, "cases")]),
        ("Опухоль на первой стадии нашли у 23% обследованных, на второй — у 31%.", "ru", [(23, "percent"), (31, "percent")]),
        (
            "Маммографию прошли 62 тысячи женщин, тест на скрытую кровь сдали 88 тысяч человек.",
            "ru",
            [(62_000, "people"), (88_000, "people")],
        ),
        ("Передвижной комплекс побывал в 24 сёлах и принял 1 900 человек.", "ru", [(1_900, "people")]),
        ("Для пациентов предусмотрено 30 палат.", "ru", [(30, "other")]),
        ("Ежедневно сеансы лучевой терапии получают 80 пациентов.", "ru", [(80, "other")]),
        ("Доступность препаратов достигла 94 процентов, стоимость сократилась на 30%.", "ru", [(94, "percent"), (-30, "percent")]),
        ("Бес жылдық өміршеңдік 55,5 пайызға жетті.", "kk", [(55.5, "percent")]),
        ("Обырдан болатын өлім-жітім 9%-ға кеміді.", "kk", [(-9, "percent")]),
        ("Ерте анықтау деңгейі 31,4 пайызды құрап отыр.", "kk", [(31.4, "percent")]),
        ("Орталық жыл сайын 25 мыңға жуық адамды қабылдайды.", "kk", [(25_000, "patients/year")]),
        ("Жаңа аппарат күніне 25 адамды тексере алады.", "kk", [(25, "other")]),
        ("Емхана ауысымына 250 адам қабылдайды.", "kk", [(250, "other")]),
        ("300 орындық аурухана күзде ашылады.", "kk", [(300, "beds")]),
        ("630 төсек-орындық көпсалалы аурухана салынады.", "kk", [(630, "beds")]),
        ("Күндізгі стационарда 25, тәуліктікте 90 төсек бар.", "kk", [(25, "beds"), (90, "beds")]),
        ("Орталықтың жалпы ауданы 8500 шаршы метрді құрайды.", "kk", [(8_500, "m2")]),
        ("Мұнда 350 қызметкер жұмыс істейді, оның 80-і – дәрігер.", "kk", [(350, "people"), (80, "people")]),
        ("Онколог дәрігерлердің тапшылығы 62 адамды құрайды.", "kk", [(62, "people")]),
        ("Кадрмен қамтамасыз етілу 87 пайызды құрайды.", "kk", [(87, "percent")]),
        ("Жарақтандырылуы 70 пайыздан 95 пайызға өсті.", "kk", [(95, "percent")]),
        ("Скринингтен 350 мың адам өтті.", "kk", [(350_000, "people")]),
        ("Дәрігерлер 900-ден астам ауыл тұрғынын қарап, 37-сінен күдікті белгі тапты.", "kk", [(900, "people"), (37, "people")]),
        ("112 онкологиялық науқас анықталды.", "kk", [(112, "people")]),
        ("Сырқаттанушылық 100 мың тұрғынға шаққанда 215,6-ны құрады.", "kk", [(215.6, "per-100000")]),
        ("Тік ішек обыры 4,5 пайызға көбейді.", "kk", [(4.5, "percent")]),
        ("Операция саны үш есеге артты.", "kk", [(3, "times")]),
        ("Онкодиспансерде 12 345 адам есепте тұрады.", "kk", [(12_345, "people")]),
        ("Есепте тұрғандар саны 220 мыңнан асты.", "kk", [(220_000, "people")]),
        ("Онкологиядан жылына 13 мың азамат көз жұмады.", "kk", [(13_000, "deaths")]),
        ("1450 операция жасалды.", "kk", [(1_450, "procedures/year")]),
        ("2 мыңнан астам маммография жасалды.", "kk", [(2_000, "procedures/year")]),
        ("4850 науқас сәулелік ем алды.", "kk", [(4_850, "people")]),
        ("150 мың қызға вакцина салынды.", "kk", [(150_000, "people")]),
        ("120 жұмыс орны ашылды.", "kk", [(120, "jobs")]),
        ("57 бала шетелде емделуге квота алды.", "kk", [(57, "people")]),
        ("Балалардың 80 пайызы ремиссияға шықты.", "kk", [(80, "percent")]),
        ("Тізбеге ісікке қарсы 45 препарат енгізілді.", "kk", [(45, "medicines")]),
        ("Ауылдарда 12 фельдшерлік пункт пен 5 дәрігерлік амбулатория ашылды.", "kk", [(12, "facilities"), (5, "facilities")]),
        ("Ауруханаға 34 заманауи құрал-жабдық әкелінді.", "kk", [(34, "devices")]),
        ("Тексерілген 1500 адамның 43-інен патология анықталды.", "kk", [(1_500, "people"), (43, "people")]),
        ("Ауысымда бөлімше 100 адамды қабылдайды.", "kk", [(100, "other")]),
        ("Онкологиялық науқастар саны жылына 5-6%-ға артады.", "kk", [(6, "percent")]),
        ("Асқынған сатыда анықталғандар үлесі 12,3 пайыз болды.", "kk", [(12.3, "percent")]),
        ("Облыста 1,3 миллион адам тұрады.", "kk", [(1_300_000, "people")]),
        ("4300 науқас емделіп шықты.", "kk", [(4_300, "people")]),
        ("15 науқастың диагнозы расталды.", "kk", [(15, "people")]),
        ("Бір онкологқа 1200 науқастан келеді.", "kk", [(1_200, "people")]),
        ("Емханаға 32 мың адам тіркелген.", "kk", [(32_000, "people")]),
        ("Сүйек кемігін ауыстыру бойынша 32 ота жасалды.", "kk", [(32, "procedures/year")]),
        ("Көрсеткіш былтырғыдан 3,2 пайызға жоғары.", "kk", [(3.2, "percent")]),
        ("Былтыр облыста 1 мың 560 адам обырға шалдықты.", "kk", [(1_560, "people")]),
        ("ПЭТ/КТ аппараты жылына 5000-нан астам зерттеу жүргізуге мүмкіндік береді.", "kk", [(5_000, "procedures/year")]),
        ("Тұрғындардың 60 пайызына скрининг жасалды.", "kk", [(60, "percent")]),
        (
            "Басқарманың мәліметінше, облыста 18 мың науқас есепте тұр, бір жылда олардың саны 7 пайызға өскен.",
            "kk",
            [(18_000, "people"), (7, "percent")],
        ),
        ("Ауданы 14 мың шаршы метрден асатын жаңа ғимарат бір мезгілде 180 науқасты қабылдайды.", "kk", [(14_000, "m2"), (180, "people")]),
        ("«Қазір бізде 230 адам емделіп жатыр, соның 40-ы – бала», – деді бас дәрігер.", "kk", [(230, "people"), (40, "people")]),
        ("Орталыққа жыл сайын 12 мыңға дейін науқас келеді.", "kk", [(12_000, "patients/year")]),
        ("2024 жылы обыр ерте сатыда 1870 адамнан анықталды, бұл барлық науқастың 68 пайызы.", "kk", [(1_870, "people"), (68, "percent")]),
        ("Бір ауысымда 30 зерттеу жасайтын аппарат үш облыстың тұрғындарына қызмет көрсетеді.", "kk", [(30, "other")]),
        ("Нысан іске қосылғаннан кейін жылына 4 мың қазақстандық ПЭТ-диагностикадан өте алады.", "kk", [(4_000, "patients/year")]),
        ("2019 жылы бес жылдық өміршеңдік 51,3% болса, қазір 57,1 пайызға жетті.", "kk", [(51.3, "percent"), (57.1, "percent")]),
        (
            "Бес жылда өлім-жітімді 18,6 пайызға төмендету мүмкін болды, ал аурушаңдық 2,1 пайызға өсті.",
            "kk",
            [(-18.6, "percent"), (2.1, "percent")],
        ),
        ("Стационар 150 төсекке, емхана ауысымына 250 келушіге есептелген.", "kk", [(150, "beds"), (250, "other")]),
        ("Мұнда 110 төсек бар, оның ішінде 20-сы реанимацияда.", "kk", [(110, "beds"), (20, "beds")]),
        ("Ұжымда 540 адам бар, оның ішінде 120 дәрігер мен 215 мейіргер.", "kk", [(540, "people"), (120, "people"), (215, "people")]),
        ("Орталықта 90 маман жұмыс істейді, оның 12-сі Кореяда оқып келген.", "kk", [(90, "people"), (12, "people")]),
        (
            "Сүт безі обырының скринингіне 480 мың әйел, жатыр мойны обырына 510 мың әйел қамтылды.",
            "kk",
            [(480_000, "people"), (510_000, "people")],
        ),
        ("1200 әйелден сүт безі обыры, 400 әйелден жатыр мойны обыры табылды.", "kk", [(1_200, "people"), (400, "people")]),
        ("Ел бойынша 213 мың науқас бар, оның 47 мыңы Алматыда тұрады.", "kk", [(213_000, "people"), (47_000, "people")]),
        ("Өлім құрылымында онкология 14,3 пайыздық үлеспен екінші орында.", "kk", [(14.3, "percent")]),
        ("Сәулелік терапия науқастардың 60-70 пайызына қажет, бірақ 45 пайызы ғана алады.", "kk", [(70, "percent"), (45, "percent")]),
        ("Жылдық қажеттілік – 9 мың зерттеу.", "kk", [(9_000, "procedures/year")]),
        ("Жобалық қуаты – жылына 1000 науқас.", "kk", [(1_000, "patients/year")]),
        ("Жыл сайын кемінде 800 науқас жоғары технологиялық көмек алады деп жоспарлануда.", "kk", [(800, "patients/year")]),
        ("Қамту көрсеткіші – 96 пайыз.", "kk", [(96, "percent")]),
        ("Өңір онкологтармен 58 пайызға ғана қамтылған.", "kk", [(58, "percent")]),
        ("Ашылғалы бері 15,4 мың адамға көмек көрсетілді.", "kk", [(15_400, "people")]),
        ("Биылғы алғашқы тоқсанда 412 жаңа науқас тіркелді.", "kk", [(412, "people")]),
        ("62 бірлік медициналық техника сатып алынды.", "kk", [(62, "devices")]),
        ("1126 адам қайтыс болды, бұл былтырғыдан 4 пайызға аз.", "kk", [(1_126, "deaths")]),
        (
            "Сүт безі обыры (412 жағдай), өкпе обыры (305) және асқазан обыры (276) жиі анықталды.",
            "kk",
            [(412, "cases"), (305, "cases"), (276, "cases")],
        ),
        ("Өсім 6,8 пайызды құрады.", "kk", [(6.8, "percent")]),
        ("Аурушаңдық – 100 мың тұрғынға шаққанда 178,4.", "kk", [(178.4, "per-100000")]),
        ("Лейкозға шалдыққан балалардың өміршеңдігі 85 пайызға жақындады.", "kk", [(85, "percent")]),
        ("Жыл сайын шамамен 41 мың адамға обыр диагнозы қойылады.", "kk", [(41_000, "cases")]),
        ("Жыл сайын 40 мыңнан астам азаматтан онкологиялық ауру анықталады.", "kk", [(40_000, "cases")]),
        ("62 мың әйел маммографиядан, 88 мың адам колоректальды скринингтен өтті.", "kk", [(62_000, "people"), (88_000, "people")]),
        ("Жылжымалы кешен 24 ауылды аралап, 1900 адамды қабылдады.", "kk", [(1_900, "people")]),
        ("Күн сайын 80 науқас сәулелік ем алады.", "kk", [(80, "other")]),
        ("Дәрінің қолжетімділігі 94 пайызға жетті, бағасы 30 пайызға төмендеді.", "kk", [(94, "percent")]),
        ("Биыл жыл соңына дейін тағы 9 нысан пайдалануға беріледі.", "kk", [(9, "facilities")]),
        ("Облыстағы 246 медициналық ұйымның 200-і ауылда орналасқан.", "kk", [(246, "facilities"), (200, "facilities")]),
        ("Диспансерде 300-ге жуық қызметкер бар, оның 60-тан астамы – дәрігер.", "kk", [(300, "people"), (60, "people")]),
        ("Соңғы үш жылда 1 200 науқасқа сүйек кемігі ауыстырылды.", "kk", [(1_200, "people")]),
        ("Орталық ашылғалы бері 530 ота жасалған.", "kk", [(530, "procedures/year")]),
        ("Обырдың алғашқы сатысында анықталу көрсеткіші 29,4%-дан 34,6%-ға көтерілді.", "kk", [(34.6, "percent")]),
        ("Өлім-жітім деңгейі 15 пайызға дейін төмендейді деп күтілуде.", "kk", [(15, "percent")]),
        ("Обырға шалдыққандар саны 3,1 мыңға жетіп отыр.", "kk", [(3_100, "people")]),
        ("Сырқаттардың 55,6%-ы бес жыл және одан да көп өмір сүріп келеді.", "kk", [(55.6, "percent")]),
        ("Қызылордада жыл басынан бері 612 адамның обырға шалдыққаны анықталды.", "kk", [(612, "people")]),
        ("Түркістан облысында 7 мың 300 онкологиялық науқас бар.", "kk", [(7_300, "people")]),
        ("The five-year survival rate reached 55.5%.", "en", [(55.5, "percent")]),
        ("Deaths from cancer were down 9%.", "en", [(-9, "percent")]),
        ("Some 75% of breast tumours are detected early.", "en", [(75, "percent")]),
        ("The centre can treat up to 5,000 patients a year.", "en", [(5_000, "patients/year")]),
        ("It is designed for 1,200 patients per year.", "en", [(1_200, "patients/year")]),
        ("Its capacity is 3,000 scans a year.", "en", [(3_000, "procedures/year")]),
        ("The inpatient unit has 120 beds.", "en", [(120, "beds")]),
        ("A 200-bed multidisciplinary hospital is under construction.", "en", [(200, "beds")]),
        ("The day hospital offers 25 places.", "en", [(25, "beds")]),
        ("The total area is 8,500 sq. m.", "en", [(8_500, "m2")]),
        ("The staff numbers 350, including 80 physicians.", "en", [(350, "people"), (80, "people")]),
        ("Eighteen specialists were trained abroad.", "en", [(18, "people")]),
        ("Equipment wear has reached 60%.", "en", [(60, "percent")]),
        ("Screening covered 1.2 million women.", "en", [(1_200_000, "people")]),
        ("Doctors examined 1,250 villagers.", "en", [(1_250, "people")]),
        ("Over nine months 2,340 new cases of malignant tumours were registered.", "en", [(2_340, "cases")]),
        ("The incidence was 215.6 per 100,000 population.", "en", [(215.6, "per-100000")]),
        ("The incidence of colorectal cancer rose 4.5%.", "en", [(4.5, "percent")]),
        ("Some 12,345 people are registered with the dispensary.", "en", [(12_345, "people")]),
        ("The number of registered patients exceeded 220,000.", "en", [(220_000, "people")]),
        ("Cancer causes around 13,000 deaths a year.", "en", [(13_000, "deaths")]),
        ("More than 6,000 surgeries are performed each year.", "en", [(6_000, "procedures/year")]),
        ("The unit did 3,500 CT scans and 1,800 MRI scans.", "en", [(3_500, "procedures/year"), (1_800, "procedures/year")]),
        ("150,000 girls were vaccinated.", "en", [(150_000, "people")]),
        ("The project will create 80 new jobs.", "en", [(80, "jobs")]),
        ("Remission was achieved in 80% of children.", "en", [(80, "percent")]),
        ("45 anti-cancer drugs were added to the list.", "en", [(45, "medicines")]),
        ("95 units of medical equipment were delivered.", "en", [(95, "devices")]),
        ("Of 1,500 people examined, 43 had a pathology.", "en", [(1_500, "people"), (43, "people")]),
        ("The centre will perform 2,500 procedures a year.", "en", [(2_500, "procedures/year")]),
        ("Radiotherapy coverage rose from 35 to 52 percent.", "en", [(52, "percent")]),
        ("4,300 patients were treated.", "en", [(4_300, "people")]),
        ("Each oncologist has 1,200 patients.", "en", [(1_200, "people")]),
        ("32,000 people are assigned to the polyclinic.", "en", [(32_000, "people")]),
        ("New cases: 41,500.", "en", [(41_500, "cases")]),
        ("The dispensary follows up 9,009 people.", "en", [(9_009, "people")]),
        (
            "According to the health department, 18,000 cancer patients are registered in the region, and their number grew 7% last year.",
            "en",
            [(18_000, "people"), (7, "percent")],
        ),
        ("The new building of over 14,000 square metres can take 180 patients at a time.", "en", [(14_000, "m2"), (180, "people")]),
        ('"We now treat 230 people, 40 of them children," the chief physician said.', "en", [(230, "people"), (40, "people")]),
        ("Up to 12,000 patients pass through the centre every year.", "en", [(12_000, "patients/year")]),
        (
            "In 2024 cancer was found at an early stage in 1,870 people, or 68% of all diagnosed.",
            "en",
            [(1_870, "people"), (68, "percent")],
        ),
        ("Able to do 30 scans per shift, the machine will serve three regions.", "en", [(30, "other")]),
        ("Once launched, it will give 4,000 Kazakhs a year access to PET diagnostics.", "en", [(4_000, "patients/year")]),
        ("While five-year survival was 51.3% in 2019, it now stands at 57.1%.", "en", [(51.3, "percent"), (57.1, "percent")]),
        ("Mortality was cut by 18.6% in five years, while incidence rose by 2.1%.", "en", [(-18.6, "percent"), (2.1, "percent")]),
        ("The hospital is designed for 150 beds and the clinic for 250 visits per shift.", "en", [(150, "beds"), (250, "other")]),
        ("It has 110 beds, including 20 in intensive care.", "en", [(110, "beds"), (20, "beds")]),
        ("The team numbers 540, among them 120 doctors and 215 nurses.", "en", [(540, "people"), (120, "people"), (215, "people")]),
        ("The centre employs 90 specialists, 12 of whom were trained in South Korea.", "en", [(90, "people"), (12, "people")]),
        ("Nationwide 213,000 patients are registered, of whom 47,000 live in Almaty.", "en", [(213_000, "people"), (47_000, "people")]),
        ("Oncology ranks second among causes of death with a share of 14.3%.", "en", [(14.3, "percent")]),
        ("Radiotherapy is needed by 60-70% of patients, but only 45% get it.", "en", [(70, "percent"), (45, "percent")]),
        ("The yearly demand is 9,000 examinations.", "en", [(9_000, "procedures/year")]),
        ("It is designed to treat 1,000 patients annually.", "en", [(1_000, "patients/year")]),
        ("At least 800 patients are expected to receive high-tech care each year.", "en", [(800, "patients/year")]),
        ("The region has only 58% of the oncologists it needs.", "en", [(58, "percent")]),
        ("Since its opening 15,400 people have received help.", "en", [(15_400, "people")]),
        ("In all 62 pieces of medical equipment were purchased.", "en", [(62, "devices")]),
        ("Some 1,126 people died, 4% fewer than a year earlier.", "en", [(1_126, "deaths")]),
        (
            "Breast cancer (412 cases), lung cancer (305) and stomach cancer (276) were the most common.",
            "en",
            [(412, "cases"), (305, "cases"), (276, "cases")],
        ),
        ("Growth amounted to 6.8%.", "en", [(6.8, "percent")]),
        ("The incidence is 178.4 per 100,000 people.", "en", [(178.4, "per-100000")]),
        ("Survival among children with leukaemia approached 85%.", "en", [(85, "percent")]),
        ("Every year some 41,000 people are diagnosed with cancer.", "en", [(41_000, "cases")]),
        ("Cancer is diagnosed in more than 40,000 citizens a year.", "en", [(40_000, "cases")]),
        ("Mammography was done for 62,000 women and 88,000 people took the stool test.", "en", [(62_000, "people"), (88_000, "people")]),
        ("The mobile unit toured 24 villages and received 1,900 people.", "en", [(1_900, "people")]),
        ("Eighty patients get radiation sessions every day.", "en", [(80, "other")]),
        ("Access to drugs reached 94 percent.", "en", [(94, "percent")]),
        ("With a capacity of 3,000 patients a year, it will cover the west of the country.", "en", [(3_000, "patients/year")]),
        ("Throughput will rise from 40 to 90 patients a day.", "en", [(90, "other")]),
        ("The first 38 patients have been treated with protons.", "en", [(38, "people")]),
        ("Nine more facilities will be finished by the end of the year.", "en", [(9, "facilities")]),
        ("The mortality rate dropped to 61.1 per 100,000 from 66.9.", "en", [(61.1, "per-100000")]),
        ("Cancer detection at stages I-II rose by 2.4% to 60.1%.", "en", [(60.1, "percent")]),
        ("Early-stage detection has improved from 28.5 to 34.6 percent.", "en", [(34.6, "percent")]),
        ("A workforce of 420 will run the complex.", "en", [(420, "people")]),
        ("It will provide 150 permanent jobs.", "en", [(150, "jobs")]),
        ("The region with a population of 700,000 has no linear accelerator.", "en", [(700_000, "people")]),
        ("Wait times fell 40%.", "en", [(-40, "percent")]),
        ("More than 600 patients have undergone PET/CT scans since March.", "en", [(600, "people")]),
        ("Doctors performed 112 kidney transplants and 15 liver transplants.", "en", [(112, "procedures/year"), (15, "procedures/year")]),
        ("The fund covered the treatment of 9,500 people.", "en", [(9_500, "people")]),
        ("By 2030, the share of early diagnosis is to reach 75%.", "en", [(75, "percent")]),
        ("В городе заработал центр, который за год обследует 7 000 человек.", "ru", [(7_000, "patients/year")]),
        ("Первый пациент уже прошёл обследование, до конца года планируется принять 500 больных.", "ru", [(500, "people")]),
        ("Протонную терапию получили первые 38 пациентов.", "ru", [(38, "people")]),
        ("За полгода работы сделано свыше 900 ПЭТ-сканирований.", "ru", [(900, "procedures/year")]),
        ("Новая поликлиника примет до 300 человек в смену.", "ru", [(300, "other")]),
        ("Трёхэтажный корпус на 90 мест возводят на территории онкодиспансера.", "ru", [(90, "beds")]),
        ("Более 60 сотрудников центра прошли стажировку в Японии и Германии.", "ru", [(60, "people")]),
        ("Ожидается, что смертность сократится на 5-7 процентов.", "ru", [(-7, "percent")]),
        ("К 2027 году долю ранней диагностики планируют довести до 70 процентов.", "ru", [(70, "percent")]),
        (
            "Смертность от рака лёгкого среди мужчин — 41,2 на 100 тысяч, среди женщин — 9,8.",
            "ru",
            [(41.2, "per-100000"), (9.8, "per-100000")],
        ),
        ("За январь–сентябрь зарегистрировано 29 156 заболевших, это на 1,4% больше аналогичного периода.", "ru", [(29_156, "people")]),
        ("Для сельчан организовали 56 выездов, осмотрено 12 тысяч человек.", "ru", [(56, "other"), (12_000, "people")]),
        ("Уровень обеспеченности койками составил 2,1 на 10 тысяч населения.", "ru", [(2.1, "other")]),
        ("Ежемесячно здесь лечатся 250 пациентов.", "ru", [(250, "other")]),
        ("Молодых специалистов приняли 14.", "ru", [(14, "people")]),
        ("Врачи центра спасли жизни 400 детей.", "ru", [(400, "people")]),
        ("Ангиограф помог спасти 1 200 жизней.", "ru", [(1_200, "people")]),
        ("На 1 января 2025 года под наблюдением находились 212 438 человек.", "ru", [(212_438, "people")]),
        ("Онкологов в стране — 870, радиологов — 310.", "ru", [(870, "people"), (310, "people")]),
        ("Дети составляют 1,5% больных.", "ru", [(1.5, "percent")]),
        ("75% закупленных аппаратов уже установлены.", "ru", [(75, "percent")]),
        ("Лекарственное обеспечение получили 48,3 тыс. больных.", "ru", [(48_300, "people")]),
        ("Пациентов с подозрением на рак направляют по зелёному коридору: за год — 62 тысячи человек.", "ru", [(62_000, "patients/year")]),
        ("Қалада жылына 7 мың адамды тексеретін орталық жұмысын бастады.", "kk", [(7_000, "patients/year")]),
        ("Жыл соңына дейін 500 науқас қабылдау жоспарланып отыр.", "kk", [(500, "people")]),
        ("Протондық терапияны алғашқы 38 пациент алды.", "kk", [(38, "people")]),
        ("Жаңа емхана бір ауысымда 300 адам қабылдайды.", "kk", [(300, "other")]),
        ("Диспансер аумағында 90 орындық үш қабатты корпус салынып жатыр.", "kk", [(90, "beds")]),
        ("Орталықтың 60-тан астам қызметкері Жапония мен Германияда тәжірибеден өтті.", "kk", [(60, "people")]),
        ("Өлім-жітім 5-7 пайызға төмендейді деп күтілуде.", "kk", [(-7, "percent")]),
        ("2027 жылға қарай ерте диагностика үлесін 70 пайызға жеткізу жоспарда.", "kk", [(70, "percent")]),
        ("Қаңтар-қыркүйекте 29 156 науқас тіркелді.", "kk", [(29_156, "people")]),
        ("Биыл 3200 жаңа науқас анықталды.", "kk", [(3_200, "people")]),
        ("Ай сайын мұнда 250 науқас емделеді.", "kk", [(250, "other")]),
        ("2025 жылғы 1 қаңтарда бақылауда 212 438 адам болды.", "kk", [(212_438, "people")]),
        ("Елде 870 онколог, 310 радиолог бар.", "kk", [(870, "people"), (310, "people")]),
        ("Науқастардың 1,5 пайызы – балалар.", "kk", [(1.5, "percent")]),
        ("48,3 мың науқас дәрімен қамтылды.", "kk", [(48_300, "people")]),
        ("Ауруханаға 14 жас маман келді.", "kk", [(14, "people")]),
        ("Онкологиялық көмекке бөлінетін қаржы 2,5 есе көбейді.", "kk", [(2.5, "times")]),
        ("Жылына 1500-ге жуық онкологиялық ота жасалады.", "kk", [(1_500, "procedures/year")]),
        ("Кешен мыңнан астам адамға ем көрсетті.", "kk", [(1_000, "people")]),
        ("Тұрғындардың 40 пайызға жуығы скринингтен өткен.", "kk", [(40, "percent")]),
        ("Облыста онкологтар саны 32-ге жетті.", "kk", [(32, "people")]),
        ("Бөлімшеде 15 дәрігер, 28 мейіргер, 12 санитар жұмыс істейді.", "kk", [(15, "people"), (28, "people"), (12, "people")]),
        ("Көрсеткіш 100 мың адамға шаққанда 61,1 жағдайға дейін төмендеді.", "kk", [(61.1, "per-100000")]),
        ("Өлім 100 мың тұрғынға есептегенде 66,9-дан 61,1-ге азайды.", "kk", [(61.1, "per-100000")]),
        ("A centre that will examine 7,000 people a year has started work in the city.", "en", [(7_000, "patients/year")]),
        ("The first 38 patients received proton therapy.", "en", [(38, "people")]),
        ("Over six months more than 900 PET scans were made.", "en", [(900, "procedures/year")]),
        ("The new clinic will see up to 300 people per shift.", "en", [(300, "other")]),
        ("A three-storey block with 90 beds is going up.", "en", [(90, "beds")]),
        ("More than 60 of the centre's staff were trained in Japan.", "en", [(60, "people")]),
        ("Mortality is expected to fall by 5-7 percent.", "en", [(-7, "percent")]),
        ("By 2027 the share of early diagnosis should reach 70 percent.", "en", [(70, "percent")]),
        ("Each month 250 patients are treated there.", "en", [(250, "other")]),
        ("As of January 1, 2025, 212,438 people were under observation.", "en", [(212_438, "people")]),
        ("The country has 870 oncologists and 310 radiologists.", "en", [(870, "people"), (310, "people")]),
        ("Children make up 1.5% of patients.", "en", [(1.5, "percent")]),
        ("The money spent on drugs has grown 2.5 times.", "en", [(2.5, "times")]),
        ("About 1,500 cancer operations are done annually.", "en", [(1_500, "procedures/year")]),
        ("Nearly 40% of residents have been screened.", "en", [(40, "percent")]),
        ("The ministry plans to train 50 radiation oncologists.", "en", [(50, "people")]),
        ("Doctors saved the lives of 400 children.", "en", [(400, "people")]),
        ("The incidence stands at 215 per 100,000, up from 208.", "en", [(215, "per-100000")]),
        ("Some 70 percent of patients come from other regions.", "en", [(70, "percent")]),
        ("Онкодиспансерде жылына 3 мыңға жуық науқас стационарлық ем алады.", "kk", [(3_000, "patients/year")]),
        ("Жаңа емхананың қуаты – ауысымына 350 келуші.", "kk", [(350, "other")]),
        ("Қазақстанда онкологиялық аурулармен 195 мыңнан астам адам есепте тұр.", "kk", [(195_000, "people")]),
        ("Сәулелік терапиямен емделу 45 пайыздан 61 пайызға көтерілді.", "kk", [(61, "percent")]),
        ("Облыс тұрғындарының 65 пайызы скринингтен өтті.", "kk", [(65, "percent")]),
        ("Елімізде 1,2 млн-нан астам әйел скринингке шақырылады.", "kk", [(1_200_000, "people")]),
        ("Емдеу нәтижесінде науқастардың 70%-дан астамы бес жылдан көп өмір сүреді.", "kk", [(70, "percent")]),
        ("Былтыр 35 мыңға тарта адамға алғаш рет диагноз қойылды.", "kk", [(35_000, "people")]),
        ("Облыста бір жылда обырдан 1 450 адам көз жұмған.", "kk", [(1_450, "deaths")]),
        ("Ауруханада 12 бөлімше, 350 төсек бар.", "kk", [(350, "beds")]),
        ("Ғимараттың көлемі 3,5 мың шаршы метр.", "kk", [(3_500, "m2")]),
        ("Жаңа жабдық тәулігіне 40-50 науқасты тексеруге мүмкіндік береді.", "kk", [(50, "other")]),
        ("Аурудың 80 пайызы кеш сатыда анықталады.", "kk", [(80, "percent")]),
        ("Обырдан болатын өлім соңғы он жылда 33%-ға қысқарды.", "kk", [(-33, "percent")]),
        ("100 мың тұрғынға шаққандағы аурушаңдық 181,4 болды.", "kk", [(181.4, "per-100000")]),
        ("Өткен жылмен салыстырғанда науқас саны 12%-ға көп.", "kk", [(12, "percent")]),
        ("Жылына шамамен 600 балаға онкологиялық диагноз қойылады.", "kk", [(600, "cases")]),
        ("Балалардың 85 пайызы толық жазылып шығады.", "kk", [(85, "percent")]),
        ("Орталықтағы 200 қызметкердің жартысы – дәрігер.", "kk", [(200, "people")]),
        ("Қалада 14 емхана, 3 аурухана жұмыс істейді.", "kk", [(14, "facilities"), (3, "facilities")]),
        ("Шетелден келген 120 пациент те осында емделді.", "kk", [(120, "people")]),
        ("Науқастар көрші облыстардан да келеді, олардың саны 30 пайызды құрайды.", "kk", [(30, "percent")]),
        ("Аппараттың жүктемесі күніне 60 адамға жетеді.", "kk", [(60, "other")]),
        ("Емдеуге жұмсалатын қаржы үш жылда 6 есеге ұлғайды.", "kk", [(6, "times")]),
        ("Биыл 700 мың доза вакцина сатып алынды.", "kk", [(700_000, "other")]),
        ("Екі жылда 5 мыңнан астам ота жасалды.", "kk", [(5_000, "cases")]),
        ("Мамандардың 90 пайызы біліктілігін арттырды.", "kk", [(90, "percent")]),
        ("Онкологтармен қамтамасыз етілу көрсеткіші 10 мың тұрғынға шаққанда 0,6.", "kk", [(0.6, "other")]),
        ("Around 3,000 patients receive inpatient treatment there each year.", "en", [(3_000, "patients/year")]),
        ("More than 195,000 people in Kazakhstan are registered with cancer.", "en", [(195_000, "people")]),
        ("Coverage with radiotherapy went up from 45% to 61%.", "en", [(61, "percent")]),
        ("A total of 65% of residents took part in screening.", "en", [(65, "percent")]),
        ("Over 70% of patients live longer than five years.", "en", [(70, "percent")]),
        ("In one year 1,450 people in the region died of cancer.", "en", [(1_450, "deaths")]),
        ("The machine makes it possible to examine 40 to 50 patients a day.", "en", [(50, "other")]),
        ("Eighty percent of tumours are found late.", "en", [(80, "percent")]),
        ("Cancer deaths have fallen 33% in a decade.", "en", [(-33, "percent")]),
        ("Each year about 600 children are diagnosed with cancer.", "en", [(600, "cases")]),
        ("85 percent of children make a full recovery.", "en", [(85, "percent")]),
        ("The city has 14 polyclinics and three hospitals.", "en", [(14, "facilities"), (3, "facilities")]),
        ("The centre treated 120 patients from abroad.", "en", [(120, "people")]),
        ("The number of patients is 12% higher than last year.", "en", [(12, "percent")]),
        ("The budget of the programme has risen sixfold.", "en", [(6, "times")]),
        ("700,000 doses of vaccine were bought.", "en", [(700_000, "other")]),
        ("The network will make 2.5 million examinations a year possible.", "en", [(2_500_000, "procedures/year")]),
        ("Its 42 beds are occupied all year round.", "en", [(42, "beds")]),
        ("The mortality rate, at 61 per 100,000, is the lowest in ten years.", "en", [(61, "per-100000")]),
        ("Some 2,087 palliative beds are available.", "en", [(2_087, "beds")]),
        ("Oncologists number 882.", "en", [(882, "people")]),
        ("The proportion of stage IV cases fell to 11.5%.", "en", [(11.5, "percent")]),
        ("Twenty doctors have gone to Seoul for training.", "en", [(20, "people")]),
        ("The unit handles as many as 1,100 chemotherapy courses a year.", "en", [(1_100, "procedures/year")]),
        ("Investment created 220 permanent jobs.", "en", [(220, "jobs")]),
    ],
)
def test_the_turns_of_the_genre_are_read(text: str, language: str, expected: list[tuple[float, str]]) -> None:
    assert sorted(figures(text, language)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Смертность от злокачественных новообразований упала почти на треть.", "ru"),
        ("Готово 70% объекта.", "ru"),
        ("В регионах работают 18 онкодиспансеров.", "ru"),
        ("Каждый пятый пациент приезжает из других регионов.", "ru"),
        ("На 15 больше, чем год назад.", "ru"),
        ("Запись на приём ведут 12 операторов.", "ru"),
        ("Школа на 600 мест построена рядом с больницей.", "ru"),
        ("Длина дороги к больнице — 12 км.", "ru"),
        ("Температура воздуха опустится до -25 градусов.", "ru"),
        ("В турнире участвовали 120 спортсменов.", "ru"),
        ("Полиция задержала 15 человек за кражу.", "ru"),
        ("Цены на хлеб выросли на 12%.", "ru"),
        ("В России от рака умирают 280 тысяч человек.", "ru"),
        ("Закон поддержали 98 депутатов.", "ru"),
        ("Ставка по кредиту — 7% годовых.", "ru"),
        ("Здание возведено на 85%.", "ru"),
        ("Операция длилась 6 часов.", "ru"),
        ("Цена билета 500 тенге.", "ru"),
        ("Женщинам 40–70 лет нужно пройти маммографию раз в два года.", "ru"),
        ("Пациентке 45 лет сделали операцию.", "ru"),
        ("Подпишитесь: 25 000 читателей с нами.", "ru"),
        ("ВВП вырос на 6,5%.", "ru"),
        ("Просмотров: 1 245.", "ru"),
        ("Уровень ранней выявляемости вырос на 3,2 процентного пункта.", "ru"),
        ("На строительстве заняты 200 рабочих.", "ru"),
        ("Очередь на ПЭТ сократилась с трёх месяцев до двух недель.", "ru"),
        ("Число врачебных должностей увеличено на 25.", "ru"),
        ("Смертность на первом году жизни с диагнозом снизилась на 2,3 п.п.", "ru"),
        ("Аурухана жанынан 600 орындық мектеп салынды.", "kk"),
        ("Ауруханаға баратын жолдың ұзындығы 12 шақырым.", "kk"),
        ("Полиция 15 адамды ұстады.", "kk"),
        ("Нан бағасы 12%-ға өсті.", "kk"),
        ("Ресейде обырдан 280 мың адам қайтыс болады.", "kk"),
        ("Заңды 98 депутат қолдады.", "kk"),
        ("Ғимарат 85 пайызға салынып бітті.", "kk"),
        ("Ота 6 сағатқа созылды.", "kk"),
        ("40-70 жастағы әйелдер екі жылда бір рет маммографиядан өтуі тиіс.", "kk"),
        ("45 жастағы науқасқа ота жасалды.", "kk"),
        ("ЖІӨ 6,5 пайызға өсті.", "kk"),
        ("Жарысқа 120 спортшы қатысты.", "kk"),
        ("Mortality has halved.", "en"),
        ("Two-thirds of patients recover.", "en"),
        ("Coverage is 18 percentage points higher.", "en"),
        ("Of these, 1,100 were women.", "en"),
        ("A school for 600 pupils was built near the hospital.", "en"),
        ("The road to the hospital is 12 km long.", "en"),
        ("Police detained 15 people.", "en"),
        ("Bread prices rose 12%.", "en"),
        ("In Russia cancer kills 280,000 people.", "en"),
        ("The law was backed by 98 deputies.", "en"),
        ("The building is 85% complete.", "en"),
        ("The operation took six hours.", "en"),
        ("Women aged 40 to 70 need a mammogram every two years.", "en"),
        ("A 45-year-old patient was operated on.", "en"),
        ("GDP grew by 6.5%.", "en"),
        ("The tournament drew 120 athletes.", "en"),
        ("По статистике, у каждой восьмой женщины есть риск заболеть.", "ru"),
        ("Из 20 районов области онкологи есть только в 12.", "ru"),
        ("Число центров выросло до 18.", "ru"),
        ("Работы выполнены на 40 процентов.", "ru"),
        ("Диагностика сокращается с 40 до 18 дней.", "ru"),
        ("Тарифы повышены на 12%.", "ru"),
        ("Қатерлі ісік 2-3 сатыда анықталады.", "kk"),
        ("Скринингке 30-70 жас аралығындағы әйелдер шақырылады.", "kk"),
        ("Сапарға 5 министр қатысты.", "kk"),
        ("Five ministers took part.", "en"),
        ("Patients wait 18 days instead of 40.", "en"),
        ("Өлім-жітім көрсеткіші 2,3 пайыздық тармаққа төмендеді.", "kk"),
        ("One in five patients comes too late.", "en"),
        ("Dispensaries in 17 regions will be re-equipped.", "en"),
        ("With a budget of 300 million tenge, 25 rooms were renovated.", "en"),
    ],
)
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
