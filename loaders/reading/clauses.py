"""Clauses: which tokens of a sentence say one thing together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from loaders.reading.memo import SentenceMemo
from loaders.reading.patterns import Matcher
from loaders.reading.rules import lexicon, lexicon_matcher
from loaders.reading.tokens import Token

# A Kazakh verb that ends what is said; behind it a comma begins a clause of its own.
_KK_FINITE = re.compile(r"..(?:[ыіае]л|[ыіае]н)[дт][ыі]$|(?:уда|уде|жатыр|отыр|тұр|жүр)$")

_MEMO: SentenceMemo[int] = SentenceMemo()


@cache
def _starters(language: str) -> Matcher[str]:
    return lexicon_matcher({"start": lexicon("clauses")["after_comma"][language]})


@cache
def _joins() -> Matcher[str]:
    return lexicon_matcher({"join": lexicon("clauses")["joins"]})


def clause_numbers(tokens: Sequence[Token], language: str) -> list[int]:
    """For each token the number of its clause, rising from 0."""
    return _MEMO.of(tokens, language, lambda: _clause_numbers(tokens, language))


def _clause_numbers(tokens: Sequence[Token], language: str) -> list[int]:
    marks = frozenset(lexicon("clauses")["marks"])
    starts = {match.first for match in _starters(language).find_all(tokens)}
    joined = {match.first for match in _joins().find_all(tokens)}
    numbers: list[int] = []
    number = 0
    for i in range(len(tokens)):
        opens = i and tokens[i - 1].text in ",–—-" and i in starts and i not in joined
        opens = opens or (language == "kk" and i > 1 and tokens[i - 1].text == "," and bool(_KK_FINITE.search(tokens[i - 2].key)))
        if opens or (i and tokens[i - 1].text in marks):
            number += 1
        numbers.append(number)
    return numbers
