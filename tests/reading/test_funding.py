"""Money for health care: amount, currency and purpose; whose money is something else."""

import pytest

from graph.values import Article
from loaders.reading.events import FundingEvent
from loaders.reading.funding import read_funding
from loaders.reading.page import open_page

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
