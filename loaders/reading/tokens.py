"""Tokens: words, numbers and marks of a text with their offsets.

A hyphen or slash between letters parts two words without being a token, so that `ПЭТ/КТ`, `ПЭТ-КТ` and `ПЭТ КТ` read alike;
between digits a hyphen stays (`2024-2025` is a range).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Words shorter than this have no capital in a headline either, and how many longer ones it has at the least.
_LONG, _FEW = 5, 4

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_TOKEN = re.compile(rf"\d+(?:[.,]\d+)*|[^\W\d_](?:[^\W\d_]|[\u0301’'ʼ{INVISIBLE}](?=[^\W\d_]))*|[^\w\s]")
_DROP = str.maketrans("", "", INVISIBLE + "\u0301")
_JOINERS = frozenset("-‐‑–/")
# Latin letters that stand for Cyrillic ones in words typed on two keyboards.
_HOMOGLYPHS = str.maketrans("aceopxyikhtmb", "асеорхуікһтмв")
_CAPITAL_HOMOGLYPHS = str.maketrans("ACEOPXYIKHTMB", "АСЕОРХУІКНТМВ")
_CYRILLIC = re.compile("[а-яёәғқңөұүһі]")
# A surname in capitals with its Kazakh ending: `НОҒАЕВтың`.
_CAPS_INFLECTED = re.compile(r"[А-ЯЁӘҒҚҢӨҰҮҺІ]{3,}[а-яёәғқңөұүһі]{1,6}")
_LATIN = re.compile("[a-z]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark: its text (letters typed in another script put right), the folded key it is matched by, its offsets, and
    whether a hyphen joins it to the one before."""

    text: str
    key: str
    start: int
    end: int
    joined: bool = False

    @property
    def is_word(self) -> bool:
        """True for words, false for numbers and marks."""
        return self.key[0].isalpha()

    @property
    def is_number(self) -> bool:
        """True where the token begins with a digit."""
        return self.key[0].isdecimal()

    @property
    def is_caps(self) -> bool:
        """True for a word of two or more letters, all capitals."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def is_title(self) -> bool:
        """True where the first letter is a capital."""
        return self.text[0].isupper()


def fold(word: str) -> str:
    """The key of a word: lower case, ё as е, no invisible characters, no English possessive, homoglyphs of its own script."""
    key = word.translate(_DROP).lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'")
    if key.isascii():
        key = key.removesuffix("'s")
    elif _LATIN.search(key) and _CYRILLIC.search(key):
        key = key.translate(_HOMOGLYPHS)
    return key or word


def _readable(word: str) -> str:
    """`word`, as long as it is, with the letters of its own script and the capitals of a name: `Серiк`, `НОҒАЕВтың`."""
    if len(word) > 1 and not word.isascii() and _LATIN.search(low := word.lower()) and _CYRILLIC.search(low):
        word = word.translate(_HOMOGLYPHS).translate(_CAPITAL_HOMOGLYPHS)
    return word.capitalize() if _CAPS_INFLECTED.fullmatch(word) else word


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of `text[start:end]`, with offsets into `text`."""
    found: list[Token] = []
    stop = len(text) if end is None else end
    joined = False
    for match in _TOKEN.finditer(text, start, stop):
        mark, at, to = match[0], match.start(), match.end()
        inside = mark in _JOINERS and at > start and to < stop and text[at - 1].isalnum() and text[to].isalnum()
        if inside and not (text[at - 1].isdigit() and text[to].isdigit()):
            joined = mark != "/"
            continue
        found.append(Token(_readable(mark), fold(mark), at, to, joined))
        joined = False
    return found


def is_headline(tokens: Sequence[Token]) -> bool:
    """True for an English headline whose longer words all have capitals, which say nothing of names there; it has no full stop."""
    words = [token.is_title for token in tokens if token.is_word and len(token.key) >= _LONG]
    return len(words) >= _FEW and all(words) and tokens[-1].text not in ".!?"
