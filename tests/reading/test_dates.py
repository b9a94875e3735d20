"""Dates at the precision that the words give, absolute and relative to the day of publication."""

import pytest

from loaders.reading.dates import find_dates
from loaders.reading.tokens import tokenise


def dates(text: str, language: str, published: str = "2025-10-31") -> list[str]:
    return [d.iso for d in find_dates(tuple(tokenise(text)), language, published)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1 января 2026 года", "ru", ["2026-01-01"]),
        ("в августе 2024 года", "ru", ["2024-08"]),
        ("в 2027 году", "ru", ["2027"]),
        ("31.12.2025", "ru", ["2025-12-31"]),
        ("31.02.2025", "ru", ["2025-02"]),
        ("2026 жылдың 1 наурызына дейін", "kk", ["2026-03-01"]),
        ("2024 жылы", "kk", ["2024"]),
        ("in March 2025", "en", ["2025-03"]),
        ("August 29, 2025", "en", ["2025-08-29"]),
        ("в следующем году", "ru", ["2026"]),
        ("в прошлом году", "ru", ["2024"]),
        ("биыл", "kk", ["2025"]),
        ("былтыр", "kk", ["2024"]),
        ("next year", "en", ["2026"]),
        ("на следующей неделе", "ru", ["2025-11"]),
        ("вчера", "ru", ["2025-10-30"]),
        ("в августе", "ru", ["2025-08"]),
        ("в марте", "ru", ["2026-03"]),
        ("за 2026 пациентов", "ru", []),
        ("№ 3", "ru", []),
        ("² мая", "ru", ["2025-05"]),
    ],
)
def test_dates(text: str, language: str, expected: list[str]) -> None:
    assert dates(text, language) == expected


@pytest.mark.parametrize("published", ["2025", "2025-10", ""])
def test_a_day_is_not_made_of_a_publication_known_to_the_month(published: str) -> None:
    assert dates("вчера", "ru", published) == []
