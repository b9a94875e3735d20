"""Kazakh in Latin letters, word by word."""

import pytest

from loaders.reading.kazakh_latin import cyrillic


@pytest.mark.parametrize(
    ("latin", "expected"),
    [
        ("mıllıard", "миллиард"),
        ("dıagnostıka", "диагностика"),
        ("materıal", "материал"),
        ("ıadrolyq", "ядролық"),
        ("aıaqtaý", "аяқтау"),
        ("Dılıara", "диляра"),
        ("terapııa", "терапия"),
        ("О́ńir", "өңір"),
    ],
)
def test_a_latin_word_is_spelt_as_in_cyrillic(latin: str, expected: str) -> None:
    assert cyrillic(latin) == expected
