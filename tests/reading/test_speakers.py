"""Speakers: whom the article lets say the words at a place."""

import pytest

from graph.values import Article
from loaders.reading.page import Page, open_page
from loaders.reading.speakers import speaker_of


def page(text: str, language: str) -> Page:
    return open_page(Article("a", "a", "a.txt", "", "", "2025-06-10", False, "", language, "", text, ((0, len(text)),), ""))


def speaker(text: str, words: str, language: str) -> str:
    at = text.index(words)
    found = speaker_of(page(text, language), (at, at + len(words)))
    return found.label if found else ""


@pytest.mark.parametrize(
    ("text", "words", "language", "label"),
    [
        ("Центр откроется весной, сообщил директор центра Болат Сериков.", "откроется", "ru", "Bolat Serikov"),
        ("По словам Айгуль Сериковой, центр откроется весной.", "откроется", "ru", "Aigul Serikova"),
        ("Центр работает, отметили в Министерстве здравоохранения.", "работает", "ru", "Ministry of Healthcare"),
        ("— Центр откроется весной. Аппарат куплен, — сказал Болат Сериков.", "откроется", "ru", "Bolat Serikov"),
        ("«Центр откроется весной. Аппарат куплен», — сказал Болат Сериков.", "откроется", "ru", "Bolat Serikov"),
        ("Орталық көктемде ашылады, – деді Болат Серіков.", "ашылады", "kk", "Bolat Serikov"),
        ("Болат Серіковтің айтуынша, орталық көктемде ашылады.", "ашылады", "kk", "Bolat Serikov"),
        ("According to Bolat Serikov, the centre will open in spring.", "will open", "en", "Bolat Serikov"),
        ("The centre will open in spring, said Bolat Serikov.", "will open", "en", "Bolat Serikov"),
    ],
)
def test_words_are_attributed(text: str, words: str, language: str, label: str) -> None:
    assert speaker(text, words, language) == label


@pytest.mark.parametrize(
    ("text", "words", "language"),
    [
        ("Болат Сериков осмотрел стройку. Центр откроется весной.", "откроется", "ru"),
        ("Болат Серіков келді. Орталық көктемде ашылады.", "ашылады", "kk"),
        ("Bolat Serikov came. The centre will open in spring.", "will open", "en"),
    ],
)
def test_the_articles_own_words_have_no_speaker(text: str, words: str, language: str) -> None:
    assert speaker(text, words, language) == ""
