"""Kazakh in Latin letters read as Kazakh in Cyrillic: the keys of its tokens, so that one set of rules reads both.

Letters as Kazinform wrote them from 2018 on (á ń ó ú ý ǵ, ı for и and й), and the later ones with dots, breves and cedillas.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.reading.tokens import Token

_PAIRS = (("shch", "щ"), ("sh", "ш"), ("ch", "ч"), ("ııa", "ия"), ("ıý", "ю"), ("ıo", "ё"))
_LETTERS = {
    **{"a": "а", "b": "б", "c": "ц", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "і", "j": "ж", "k": "к", "l": "л"},
    **{"m": "м", "n": "н", "o": "о", "p": "п", "q": "қ", "r": "р", "s": "с", "t": "т", "u": "ұ", "v": "в", "w": "у", "x": "х"},
    **{"y": "ы", "z": "з", "á": "ә", "ǵ": "ғ", "ń": "ң", "ó": "ө", "ú": "ү", "ý": "у"},
    **{"ä": "ә", "ğ": "ғ", "ñ": "ң", "ŋ": "ң", "ö": "ө", "ü": "ү", "ū": "ұ", "ş": "ш", "ç": "ч"},
}
_OWN = re.compile(r"[ǵńúýıäğñŋūş]")
_VOWELS = frozenset("аәеёиоөуұүыіэюя")
# я stands at the beginning of a word, after a vowel, in Latin letters still (`ıadrolyq`, `aıaqtaý`), and after one л (`Dılıara`);
# else it is иа (`mıllıard`).
_YA = re.compile(r"(?:\b|(?<=[aeiıouyáóúýäöüаәеиоөуұүыія])|(?<=[^l]l))ıa")
# How many of its first tokens tell the script of an article, and how many words with letters of its own it needs.
_LOOKED_AT = 120
_LEAST = 5


def is_latin(tokens: Sequence[Token]) -> bool:
    """True where the words are Kazakh in Latin letters."""
    words = [token.text.lower() for token in tokens[:_LOOKED_AT] if token.is_word]
    latin = [word for word in words if "a" <= word[0] <= "z" or _OWN.search(word)]
    return len(latin) > 0.8 * len(words) and sum(bool(_OWN.search(word)) for word in latin) >= _LEAST


def in_cyrillic(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """`tokens` with the keys of their words in Cyrillic; their texts and offsets stay."""
    return tuple(replace(token, key=cyrillic(token.text)) if token.is_word else token for token in tokens)


def spelt_in_cyrillic(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """`tokens` of `in_cyrillic` with their texts in Cyrillic too, capitals kept: how the names of people are spelt."""
    return tuple(replace(token, text=_cased(token)) if token.is_word else token for token in tokens)


def _cased(token: Token) -> str:
    if token.is_caps:
        return token.key.upper()
    return token.key[0].upper() + token.key[1:] if token.is_title else token.key


def cyrillic(word: str) -> str:
    """A Kazakh word in small Cyrillic letters; ё as е, as in all keys."""
    low = word.replace("I", "ı" if "ı" in word else "i").lower().replace("i\u0307", "i")
    low = low.replace("о\u0301", "ó").replace("а\u0301", "á")  # Cyrillic letters with an accent, as some pages have them
    for latin, letter in _PAIRS:
        low = low.replace(latin, letter)
    low = _YA.sub("я", low).replace("ıa", "иа")
    letters: list[str] = []
    for letter in low:
        if letter == "ı":
            letters.append("й" if letters and letters[-1] in _VOWELS else "и")
        else:
            letters.append(_LETTERS.get(letter, letter))
    return "".join(letters).replace("ё", "е")
