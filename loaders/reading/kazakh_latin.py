"""Kazakh in Latin letters read as Kazakh in Cyrillic: the keys of its tokens, so that one set of rules reads both.

Letters as Kazinform wrote them from 2018 on (á ń ó ú ý ǵ, ı for и and й), and the current ones with dots, breves and cedillas, where i is
и and й and ı is і.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from loaders.reading.rules import lexicon
from loaders.reading.tokens import Token

_PAIRS = (("shch", "щ"), ("sh", "ш"), ("ch", "ч"), ("ııa", "ия"), ("ıý", "ю"))
_LETTERS = {
    **{"a": "а", "b": "б", "c": "ц", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "і", "j": "ж", "k": "к", "l": "л"},
    **{"m": "м", "n": "н", "o": "о", "p": "п", "q": "қ", "r": "р", "s": "с", "t": "т", "u": "ұ", "v": "в", "w": "у", "x": "х"},
    **{"y": "ы", "z": "з", "á": "ә", "ǵ": "ғ", "ń": "ң", "ó": "ө", "ú": "ү", "ý": "у"},
    **{"ä": "ә", "ğ": "ғ", "ñ": "ң", "ŋ": "ң", "ö": "ө", "ü": "ү", "ū": "ұ", "ş": "ш", "ç": "ч"},
}
ACUTE, CURRENT = "acute", "current"
# Letters that only one of the two alphabets has, and those of the current one that mean something else in the other.
_OF_ACUTE, _OF_CURRENT = re.compile("[áǵńóúý]"), re.compile("[äğñöüūş]")
_TO_ACUTE = str.maketrans({"i": "ı", "ı": "i", "İ": "I", "u": "ý", "U": "Ý"})
_OWN = re.compile(r"[ǵńúýıäğñŋūüöş]")
_VOWELS = frozenset("аәеёиоөуұүыіэюя")
_OPEN = frozenset("аәеоө")
# я stands at the beginning of a word, after a vowel, in Latin letters still (`ıadrolyq`, `aıaqtaý`), and after one л (`Dılıara`);
# else it is иа (`mıllıard`).
_YA = re.compile(r"(?:\b|(?<=[aeiıouyáóúýäöüаәеиоөуұүыія])|(?<=[^l]l))ıa")
# How many of its first tokens tell the script of an article, and how many words with letters of its own it needs.
_LOOKED_AT = 120
# The lengths of the beginnings by which loans are known.
_SHORTEST, _LONGEST = 4, 16
_LEAST = 5


def script_of(tokens: Sequence[Token]) -> str:
    """The Latin alphabet that an article begins in, CURRENT or ACUTE (2018); empty where its words are not Kazakh in Latin letters."""
    words = [token.text.lower() for token in tokens[:_LOOKED_AT] if token.is_word]
    latin = [word for word in words if "a" <= word[0] <= "z" or _OWN.search(word)]
    if len(latin) <= 0.8 * len(words) or sum(bool(_OWN.search(word)) for word in latin) < _LEAST:
        return ""
    letters = "".join(latin)
    return CURRENT if len(_OF_CURRENT.findall(letters)) > len(_OF_ACUTE.findall(letters)) else ACUTE


def in_cyrillic(tokens: Sequence[Token], script: str) -> tuple[Token, ...]:
    """`tokens` of an article in `script` with the keys of their words in Cyrillic; their texts and offsets stay."""
    return tuple(replace(token, key=cyrillic(token.text, script)) if token.is_word else token for token in tokens)


def spelt_in_cyrillic(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """`tokens` of `in_cyrillic` with their texts in Cyrillic too, capitals kept: how the names of people are spelt."""
    return tuple(replace(token, text=_cased(token)) if token.is_word else token for token in tokens)


def _cased(token: Token) -> str:
    if token.is_caps:
        return token.key.upper()
    return token.key[0].upper() + token.key[1:] if token.is_title else token.key


def cyrillic(word: str, script: str = ACUTE) -> str:
    """A Kazakh word in small Cyrillic letters; ё as е, as in all keys."""
    if script == CURRENT:
        word = word.translate(_TO_ACUTE)
    low = word.replace("I", "ı" if "ı" in word or word[:2] in ("Ia", "IA") else "i").lower().replace("i\u0307", "i")
    low = low.replace("о\u0301", "ó").replace("а\u0301", "á")  # Cyrillic letters with an accent, as some pages have them
    for latin, letter in _PAIRS:
        low = low.replace(latin, letter)
    low = _YA.sub("я", low).replace("ıa", "иа")
    letters: list[str] = []
    for letter in low:
        if letter == "ı":
            letters.append("й" if letters and letters[-1] in _VOWELS else "и")
        elif letter == "i" and word.isupper() and letters and letters[-1] in _OPEN:
            letters.append("й")  # `SEMEI` in capitals, which have one letter for two
        else:
            letters.append(_LETTERS.get(letter, letter))
    return _with_loans("".join(letters).replace("ё", "е"))


def _with_loans(word: str) -> str:
    """`word` with the letters of a loan that Latin letters do not keep: `медитсина` and `медисина` are `медицина`."""
    words, stems = _loans()
    if word in words:
        return words[word]
    for length in range(min(len(word), _LONGEST), _SHORTEST - 1, -1):
        if stem := stems.get(word[:length]):
            return stem + word[length:]
    return word


@cache
def _loans() -> tuple[dict[str, str], dict[str, str]]:
    """Words and beginnings of words as they come back from Latin letters, each with its right spelling."""
    listed = lexicon("kazakh_loans")
    words = {lossy: word for word in listed["words"] for lossy in _lossy(word)}
    stems = {lossy: stem for stem in listed["stems"] for lossy in _lossy(stem) if _SHORTEST <= len(lossy) <= _LONGEST}
    return words, stems


def _lossy(word: str) -> Iterator[str]:
    """How a word may come back from Latin letters, other than as it is: ц is written ts or s, э is e, signs are left out."""
    plain = word.replace("ь", "").replace("ъ", "").replace("э", "е").replace("һ", "х")
    yield from {plain.replace("ц", "тс"), plain.replace("ц", "с")} - {word}
