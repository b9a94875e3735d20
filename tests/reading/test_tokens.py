"""Tokens: offsets, keys, hyphens, invisible characters, two keyboards."""

import pytest

from loaders.reading.tokens import fold, tokenise


def keys(text: str) -> list[str]:
    return [token.key for token in tokenise(text)]


@pytest.mark.parametrize("text", ["ПЭТ/КТ", "ПЭТ-КТ", "ПЭТ КТ", "ПЭТ–КТ", "пэт/кт"])
def test_a_hyphen_or_slash_between_letters_parts_words(text: str) -> None:
    assert keys(text) == ["пэт", "кт"]


def test_a_hyphen_between_digits_stays() -> None:
    assert keys("2024-2025") == ["2024", "-", "2025"]


@pytest.mark.parametrize("text", ["онко\u00adцентр", "онко\u200bцентр", "онкоце\u0301нтр", "Онкоцентр"])
def test_invisible_characters_stress_and_case_are_folded(text: str) -> None:
    [token] = tokenise(text)
    assert token.key == "онкоцентр" and text[token.start : token.end] == token.text == text


def test_homoglyphs_are_read_as_the_script_of_their_word() -> None:
    assert fold("цeнтp") == "центр" and fold("center") == "center" and fold("ёж") == "еж"


@pytest.mark.parametrize("text", ["31,4", "1.200.000", "6,000", "31.12.2025"])
def test_a_number_with_marks_is_one_token(text: str) -> None:
    [token] = tokenise(text)
    assert token.is_number and token.text == text


@pytest.mark.parametrize("text", ["²", "①", "Ⅻ"])
def test_raised_and_ringed_digits_are_no_numbers(text: str) -> None:
    assert not any(token.is_number for token in tokenise(text))


def test_a_part_of_a_text_keeps_the_offsets_of_the_whole() -> None:
    text = "В Таразе открыт центр."
    assert [text[t.start : t.end] for t in tokenise(text, 9)] == ["открыт", "центр", "."]
