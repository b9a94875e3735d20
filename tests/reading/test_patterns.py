"""The pattern language, and the matcher over many patterns."""

import pytest

from loaders.reading.pattern_words import RuleError, parse
from loaders.reading.patterns import Matcher
from loaders.reading.tokens import tokenise


def found(pattern: str, text: str) -> list[str]:
    tokens = tokenise(text)
    return [text[tokens[m.first].start : tokens[m.last - 1].end] for m in Matcher([(pattern, "v")]).find(tokens)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("центр", "Центр и центры", ["Центр"]),
        ("центр~", "Центр и центрами", ["Центр", "центрами"]),
        ("лучев~ терапи~", "кабинет лучевой терапии", ["лучевой терапии"]),
        ("КТ", "кт и КТ", ["КТ"]),
        ("центр~|кабинет~", "кабинеты, центры", ["кабинеты", "центры"]),
        ("открыт ?новый центр", "открыт центр; открыт новый центр", ["открыт центр", "открыт новый центр"]),
        ("открыт ..2 центр", "открыт большой новый центр", ["открыт большой новый центр"]),
        ("открыт ..2 центр", "открыт очень большой новый центр", []),
        ("открыт ..3 центр", "открыт. Новый центр", []),
        ("центр жезказган", "центр «Жезказган»", ["центр «Жезказган"]),
        ("ПЭТ КТ", "ПЭТ/КТ", ["ПЭТ/КТ"]),
    ],
)
def test_patterns(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


def test_a_stem_takes_eight_letters_more_at_most() -> None:
    assert found("онко~", "онкодиспансер") == [] and found("онко~", "онкоцентром") == ["онкоцентром"]


@pytest.mark.parametrize("pattern", ["", "..3", "..3 центр", "центр ..3", "?новый центр"])
def test_a_pattern_must_begin_and_end_with_a_word(pattern: str) -> None:
    with pytest.raises(RuleError):
        parse(pattern)


def test_the_longest_match_goes_before_others_that_overlap() -> None:
    tokens = tokenise("центр лучевой терапии")
    matches = Matcher([("центр", "short"), ("центр лучевой терапии", "long"), ("терапии", "last")]).find(tokens)
    assert [m.value for m in matches] == ["long"]


def test_a_matcher_gives_the_same_after_more_words_than_it_remembers() -> None:
    matcher = Matcher([("центр~", "v")])
    before = matcher.find_all(tokenise("центры открыты"))
    matcher.find_all(
        tokenise(" ".join(f"слово{chr(1072 + i % 32)}{chr(1072 + i // 32 % 32)}{chr(1072 + i // 1024)}" for i in range(70_000)))
    )
    assert matcher.find_all(tokenise("центры открыты")) == before


def test_matchers_share_an_index_but_not_their_patterns() -> None:
    tokens = tuple(tokenise("новый центр ПЭТ в Таразе"))
    one, other = Matcher([("центр", "house"), ("тараз~", "place")]), Matcher([("центр ПЭТ", "pet")])
    for _ in range(3):  # the first time each asks for itself, then the sentence is gone through for all
        assert [m.value for m in one.find(tokens)] == ["house", "place"]
        assert [(m.value, m.first, m.last) for m in other.find(tokens)] == [("pet", 1, 3)]
        assert one.find(tokens[:2]) and not other.find(tokens[:2])


def test_a_matcher_made_later_is_asked_of_words_known_before_and_one_that_is_gone_leaves_nothing() -> None:
    tokens = tuple(tokenise("центр в Таразе"))
    for value in ("first", "second", "third"):
        assert [m.value for m in Matcher([("центр", value)]).find(tokens)] == [value]
