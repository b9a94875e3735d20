"""Numbers in figures and words, and the sums they make."""

import pytest

from loaders.reading.money import find_money
from loaders.reading.numbers import find_numbers
from loaders.reading.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("31,4", "ru", [31.4]),
        ("246 205 человек", "ru", [246_205]),
        ("один миллиард 200 миллионов", "ru", [1_200_000_000]),
        ("4,5 млрд", "ru", [4.5e9]),
        ("39 млрд. тенге", "ru", [39e9]),
        ("двадцать пять", "ru", [25]),
        ("шести", "ru", [6]),
        ("жиырма бес", "kk", [25]),
        ("1 миллиард 900 мың", "kk", [1_000_900_000]),
        ("6,000", "en", [6000]),
        ("7.2 billion", "en", [7.2e9]),
        ("² ①", "ru", []),
        ("1.2.3", "ru", []),
        ("9" * 40, "ru", []),
    ],
)
def test_numbers(text: str, language: str, expected: list[float]) -> None:
    assert [n.value for n in find_numbers(tuple(tokenise(text)), language)] == expected


@pytest.mark.parametrize(
    ("text", "language", "amount", "currency"),
    [
        ("39 миллиардов тенге", "ru", 39e9, "KZT"),
        ("316,3 млрд тенге", "ru", 316.3e9, "KZT"),
        ("5 млрд теңге", "kk", 5e9, "KZT"),
        ("7.2 billion tenge", "en", 7.2e9, "KZT"),
        ("60 млн долларов", "ru", 60e6, "USD"),
        ("$15.4 million", "en", 15.4e6, "USD"),
        ("309 million tenge (US$817,287)", "en", 309e6, "KZT"),
    ],
)
def test_money(text: str, language: str, amount: float, currency: str) -> None:
    tokens = tuple(tokenise(text))
    [money] = find_money(tokens, find_numbers(tokens, language))
    assert (money.amount, money.currency) == (amount, currency)


def test_what_is_found_is_the_callers_own() -> None:
    tokens = tuple(tokenise("пять центров"))
    find_numbers(tokens, "ru").clear()
    assert len(find_numbers(tokens, "ru")) == 1
