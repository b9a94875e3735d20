"""Kazakh words that stand where a name of a person might begin, and begin none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from loaders.reading.declension import kazakh_nominative
from loaders.reading.name_words import has_slavic_surname_ending, has_surname_ending, is_given, is_listed_given
from loaders.reading.tokens import Token

_OPENING, _CLOSING = '«"“„', '»"”“'
_MOST_QUOTED = 6
# Genitive, ablative, and what lies somewhere: no given name that a surname follows.
_OF_OR_FROM = re.compile(r".*.{3}(?:[нтд][ыі]ң|[дтн][ае]н|[дт]ағы|[дт]егі)")
# Locative, dative, instrumental: given names may end so as well.
_AT_OR_TO = re.compile(r".*.{2}(?:[дт][ае]|[ғқ]а|[гк]е|[ыі]н[ае]|[мбп]ен)")


def no_names(tokens: Sequence[Token], blocked: frozenset[int] = frozenset()) -> frozenset[int]:
    """`blocked`, and the other tokens that are no part of a name, or only stand before one (`Әріптесім Олжас Керейхан`)."""
    found = {*blocked, *_in_titles(tokens)}
    for i in range(len(tokens) - 1):
        begins = i == 0 or not _beside(tokens, i - 1, found)
        if begins and _beside(tokens, i, found) and _stands_before(tokens, i, found):
            found.add(i)
    return frozenset(found)


def _beside(tokens: Sequence[Token], i: int, outside: Set[int]) -> bool:
    """True where the words at `i` and after it have capitals, and nothing but a space or hyphen between them."""
    if i + 1 >= len(tokens) or i in outside or i + 1 in outside:
        return False
    one, two = tokens[i], tokens[i + 1]
    return one.is_title and one.is_word and two.is_title and two.is_word and two.start - one.end <= 1


def _in_titles(tokens: Sequence[Token]) -> Iterator[int]:
    """What stands in quotation marks, all in capitalised words: the name of a firm, a work, a programme (`«Бек Эйр»`)."""
    opened = -1
    for i, token in enumerate(tokens):
        if token.text in _CLOSING and 0 <= opened < i - 2 and i - opened <= _MOST_QUOTED:
            inner = tokens[opened + 1 : i]
            if all(one.is_number or (one.is_word and one.is_title) for one in inner):
                yield from range(opened + 1, i)
            opened = -1
        elif token.text in _OPENING:
            opened = i


def _stands_before(tokens: Sequence[Token], i: int, outside: Set[int]) -> bool:
    """True where the word at `i` begins no name, though it and the next have capitals."""
    word, following = tokens[i].text, kazakh_nominative(tokens[i + 1].text)
    if is_given(word):
        return False
    if _OF_OR_FROM.fullmatch(word.lower()):
        return True
    if has_slavic_surname_ending(word) or not is_given(following):
        return False
    if _beside(tokens, i + 1, outside):
        return is_listed_given(following) or has_surname_ending(tokens[i + 2].text, "kk")
    return is_listed_given(following) and bool(_AT_OR_TO.fullmatch(word.lower()))
