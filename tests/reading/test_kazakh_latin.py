"""Kazakh in Latin letters, word by word."""

import pytest

from loaders.reading.kazakh_latin import ACUTE, CURRENT, cyrillic, script_of
from loaders.reading.tokens import tokenise


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
        ("medıtsınalyq", "медициналық"),
        ("medısınalyq", "медициналық"),
        ("radıologııa", "радиология"),
        ("endoskop", "эндоскоп"),
        ("SEMEI", "семей"),
        ("IADROLYQ", "ядролық"),
    ],
)
def test_a_latin_word_is_spelt_as_in_cyrillic(latin: str, expected: str) -> None:
    assert cyrillic(latin) == expected


@pytest.mark.parametrize(
    ("latin", "expected"),
    [
        ("İadrolyq", "ядролық"),
        ("ortalyğynyñ", "орталығының"),
        ("kompaniiasynyñ", "компаниясының"),
        ("bölımşe", "бөлімше"),
        ("auruhanağa", "ауруханаға"),
    ],
)
def test_the_current_alphabet_has_other_letters(latin: str, expected: str) -> None:
    assert cyrillic(latin, CURRENT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Semeıde ıadrolyq medısına ortalyǵy ashyldy, dep habarlaıdy oblys ákimdigi. Munda naýqastar emdeledi.", ACUTE),
        ("Semeide iadrolyq meditsina ortalyğy aşyldy, dep habarlaidy oblys äkımdıgı. Onda qūrylğy bar, nauqastar köp.", CURRENT),
        ("A cancer centre has opened in Semey, the regional akimat says. Patients are treated here.", ""),
    ],
)
def test_the_alphabet_is_known_by_its_own_letters(text: str, expected: str) -> None:
    assert script_of(list(tokenise(text))) == expected
