"""Text dumps: body, title, publisher, days."""

from __future__ import annotations

import pytest

from graph.values import Article
from loaders.sources import SourceError, read_text

PROSE = "В Костанае открыли центр лучевой терапии на базе областной больницы, сообщает BAQ.KZ со ссылкой на акимат."
MORE = "Новый центр примет за год около двух тысяч пациентов, отметили в управлении здравоохранения области."
PAGE = f"""back to top
+12 C
Костанай
Вторник, 4 марта, 2025
No menu items!
ДомойНовости регионаВ Костанае открыли центр лучевой...

В Костанае открыли центр лучевой терапии

{PROSE}

{MORE}

Айгуль СЕРИКОВА

Фото пресс-службы акимата

Похожие статьи

ОСТАВЬТЕ ОТВЕТ

Лента новостей

В Павлодаре построят циклотронный комплекс, на который выделили из бюджета десять миллиардов тенге, пишет газета.
"""


def body(article: Article) -> str:
    return "\n".join(article.text[start:end] for start, end in article.body)


def dump(text: str, undated: bool = True) -> Article:
    return read_text("a.txt", text, undated=undated)


def test_text_keeps_every_character_and_the_body_its_offsets() -> None:
    article = dump(PAGE)
    assert article.text == PAGE
    assert body(article).split("\n\n") == ["В Костанае открыли центр лучевой терапии", PROSE, MORE]


def test_headline_of_a_flattened_page_is_the_whole_one_not_the_cut_one() -> None:
    assert dump(PAGE).title == "В Костанае открыли центр лучевой терапии"


def test_day_of_capture_is_the_day_retrieved_never_that_of_publication() -> None:
    article = dump(PAGE)
    assert (article.published, article.retrieved) == ("", "2025-03-04")


@pytest.mark.parametrize(
    "marker",
    [
        "Похожие статьи",
        "ОСТАВЬТЕ ОТВЕТ",
        "Лента новостей:",
        "Новости по теме",
        "Сейчас читают",
        "Ұқсас жаңалықтар",
        "Тағы оқыңыз",
        "Related news",
        "Popular",
    ],
)
def test_nothing_below_a_closing_line_is_the_article(marker: str) -> None:
    article = dump(f"{PROSE}\n{MORE}\n\n{marker}\n\n{PROSE.replace('Костанае', 'Таразе')}")
    assert body(article) == f"{PROSE}\n{MORE}"


def test_closing_line_above_the_article_does_not_end_it() -> None:
    assert body(dump(f"Популярное\nСейчас читают\n\n{PROSE}\n{MORE}")) == f"{PROSE}\n{MORE}"


@pytest.mark.parametrize(
    "line",
    ["-4 C", "18+", "93 подписчика", "39",
     "Общество 0 1 763 Иван Петров", "+7 (7212) 42-11-11",
     "red@novosti.kz", "USD 520.4 EUR 601.2",
     "Фото: акимат",
     "Фото пресс-службы областного акимата", "Сурет: ашық дереккөз", "#онкология #Костанай",
     "Facebook | Telegram", "❗️🔥", "Читайте также: Где лечат рак",
     "Автор: Иван Петров", "Мы используем cookie, чтобы сайт работал лучше.", "Главная > Новости > Здоровье"],
)  # fmt: skip
def test_boilerplate_line_within_the_text_is_masked(line: str) -> None:
    assert body(dump(f"{PROSE}\n{line}\n{MORE}")) == f"{PROSE}\n{MORE}"


def test_headlines_under_read_also_are_masked_and_the_article_goes_on() -> None:
    assert body(dump(f"{PROSE}\nЧитайте также\nГде лечат рак в Таразе\n{MORE}")) == f"{PROSE}\n{MORE}"


def test_headlines_of_others_at_the_end_are_masked_without_a_closing_line() -> None:
    others = "В Таразе построят новый завод\nАким посетил школу в Аксу\nКурс доллара вырос на пять тенге"
    assert body(dump(f"{PROSE}\n{MORE}\n{others}")) == f"{PROSE}\n{MORE}"


def test_date_head_is_no_part_of_the_body_and_dates_the_article() -> None:
    article = dump(f" date 2025-08-29 18+\n29.08.2025, 10:42\n\nЦентр открыли в Костанае\n\n{PROSE}\n{MORE}")
    assert article.published == "2025-08-29" and not article.published_inferred
    assert body(article).startswith("Центр открыли в Костанае")


def test_lead_without_headline_leaves_the_title_empty() -> None:
    article = dump(f" date 2025-08-28 {PROSE}\n\n{MORE}")
    assert (article.title, body(article)) == ("", f"{PROSE}\n\n{MORE}")


def test_cut_off_end_is_kept() -> None:
    assert body(dump(f"{PROSE}\n{MORE[:70]}")).endswith(MORE[:70])


@pytest.mark.parametrize(
    ("line", "day"),
    [("08.10.2025", "2025-10-08"), ("29.08.2025 10:42", "2025-08-29"), ("28 February 2023, 18:30", "2023-02-28"),
     ("10 маусым 2025", "2025-06-10"),
     ("15.11.2017, 19:22", "2017-11-15"), ("18:20, 29 Ноябрь 2025 | GMT +5", "2025-11-29"), ("Опубликовано: 3 мая 2021 года", "2021-05-03"),

     ("2024 жылғы 5 сәуір", "2024-04-05"), ("March 16, 2024", "2024-03-16"), ("2022-01-31", "2022-01-31")],
)  # fmt: skip
def test_date_line_in_the_head_dates_the_article(line: str, day: str) -> None:
    article = dump(f"В Костанае открыли новый центр\n{line}\n{PROSE}\n{MORE}", undated=False)
    assert (article.published, article.published_inferred) == (day, False)
    assert line not in body(article)


def test_day_with_a_time_wins_over_the_bare_day_at_the_top_which_is_the_capture() -> None:
    article = dump(f"20.09.2024\nЗдоровье\n\nКогда откроют новый центр лучевой терапии\n\n18.10.2023 07:21\n\n{PROSE}\n{MORE}")
    assert (article.published, article.retrieved) == ("2023-10-18", "2024-09-20")


def test_date_line_at_the_end_dates_the_article() -> None:
    assert dump(f"{PROSE}\n{MORE}\n19 октября 2023").published == "2023-10-19"


def test_update_and_impossible_days_date_nothing() -> None:
    assert dump(f"Обновлено: 01.02.2024\n31.02.2024\n{PROSE}\n{MORE}").published == ""


def test_undated_text_is_refused_with_the_reason() -> None:
    with pytest.raises(SourceError, match="undated"):
        dump(f"{PROSE}\n{MORE}", undated=False)


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Открыт центр, передает BAQ.KZ.", "BAQ.KZ"),
        ("АСТАНА. KAZINFORM – Елордада жаңа орталық ашылды.", "Kazinform"),
        ("Центр открыт, сообщает Lada.kz со ссылкой на акимат.", "Lada.kz"),
        ("Как сообщает корреспондент агентства «Хабар 24», центр открыт.", "Khabar 24"),
        ("Орталық ашылды, деп хабарлайды Егемен Қазақстан.", "Egemen Qazaqstan"),
        ("The centre opened, The Astana Times reports.", "The Astana Times"),
        ("Центр открыт, передает oblast-news.kz.", "oblast-news.kz"),
        ("Как сообщает сайт акимата области, центр открыт.", ""),
        ("Власть выделила деньги на центр.", ""),
    ],
)
def test_publisher_is_the_outlet_that_the_text_names_as_reporting(text: str, publisher: str) -> None:
    assert dump(text + "\n" + MORE).publisher == publisher


def test_a_known_outlet_is_linked_to_the_authority_file() -> None:
    assert dump("Открыт центр, передает BAQ.KZ.\n" + MORE).publisher_iri == "https://w3id.org/dalel/id/organisation/baq-kz"
    assert dump("Центр открыт, передает oblast-news.kz.\n" + MORE).publisher_iri == ""


@pytest.mark.parametrize("marker", ["Читайте также", "По теме:", "Тағы оқыңыз:", "ТАҒЫ ОҚИ ОТЫРЫҢЫЗ", "Related", "Read more:"])
def test_a_headline_put_into_an_article_does_not_end_it(marker: str) -> None:
    article = dump(f"{PROSE}\n\n{marker}\nВ Таразе открыли новый хоспис\n\n{MORE}\n{PROSE.replace('Костанае', 'Актау')}")
    assert [line for line in body(article).split("\n") if line] == [PROSE, MORE, PROSE.replace("Костанае", "Актау")]


@pytest.mark.parametrize(
    "line", ["Тақырып бойынша: Таразда хоспис ашылды", "Related: A hospice opens in Taraz", "Ранее мы писали: В Таразе открыли хоспис"]
)
def test_a_line_that_links_elsewhere_is_not_the_article(line: str) -> None:
    assert body(dump(f"{PROSE}\n{line}\n{MORE}")) == f"{PROSE}\n{MORE}"
