"""The year of publication, inferred from relative and absolute years."""

from __future__ import annotations

import pytest

from loaders.sources.dates import is_date
from loaders.sources.publication import infer_year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("В следующем году планируют открыть центр.\nЗапуск планируем в конце 2025 года, уточнил он.", 2024),
        ("В следующем году планируют открыть центр.\nЗапуск планируем в конце 2031 года, уточнил он.", 2030),
        ("Откроют в следующем, 2027 году.", 2026),
        ("В этом, 2021 году, больница получила томограф.", 2021),
        ("Центр сдадут в следующем году. Планируется, что в 2023 году он примет первых пациентов.", 2022),
        ("Келесі жылы орталық ашылады. Құрылысты 2026 жылы аяқтау жоспарланып отыр.", 2025),
        ("Былтыр 30 адам ем алды. 2022 жылы бұл көрсеткіш 25 болды.", 2023),
        ("The centre will open next year. Works are expected to end in 2028.", 2027),
        ("За 9 месяцев 2024 года пролечили две тысячи человек.", 2024),
    ],
)
def test_year_follows_from_relative_and_absolute_years(text: str, year: int) -> None:
    assert infer_year(text) == year


@pytest.mark.parametrize("text", ["", "Центр откроют в 2027 году.", "В следующем году откроют центр.", "Центр открыли в 2019 году."])
def test_nothing_is_inferred_from_one_of_the_two_alone(text: str) -> None:
    assert infer_year(text) is None


def test_year_after_the_day_of_capture_is_impossible() -> None:
    assert infer_year("Откроют в следующем, 2027 году.", "2025-02-03") is None


def test_year_told_of_as_past_cannot_lie_after_publication() -> None:
    text = "Откроют в следующем, 2024 году. В 2025 году центр открыли."
    assert infer_year(text) is None


@pytest.mark.parametrize(
    ("text", "known"), [("2024", True), ("2024-02-29", True), ("2023-02-29", False), ("2024-13", False), ("soon", False), ("", False)]
)
def test_dates_are_checked_against_the_calendar(text: str, known: bool) -> None:
    assert is_date(text) is known
