"""Names in Latin letters, as English-language papers of Kazakhstan write them, and the key by which spellings of one name meet."""

from __future__ import annotations

import re
from functools import cache

from loaders.reading.rules import lexicon

_LETTERS = {
    **{"а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ж": "zh", "з": "z", "и": "i", "к": "k", "л": "l", "м": "m", "н": "n"},
    **{"о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh"},
    **{"е": "e", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ё": "yo", "й": "i"},
    **{"ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i"},
}
_VOWELS = frozenset("аеёиоуыэюяәөұүі")
# Two spellings of one sound in the key.
_SAME = (("ye", "e"), ("kh", "h"), ("y", "i"), ("x", "ks"), ("j", "zh"), ("q", "k"), ("w", "u"))


def romanise(name: str) -> str:
    """`name` (one word or several, hyphens kept) in Latin letters with capitals; Latin words stay as they are."""
    return "".join(_word(part) if part[:1].isalpha() else part for part in re.split(r"([\s.-]+)", name))


@cache
def _spellings() -> dict[str, str]:
    return {name_key(key): label for key, label in lexicon("persons")["spellings"].items()}


def _word(word: str) -> str:
    if word.isascii():
        return word.capitalize() if word.isupper() and len(word) > 2 else word
    spelled = _spellings().get(name_key(word))
    if spelled:
        return spelled
    low = word.lower()
    latin = "".join(_letter(low, i) for i in range(len(low)))
    return latin[:1].upper() + latin[1:]


def _letter(word: str, i: int) -> str:
    """The Latin letters for letter `i` of `word`: е is ye at the beginning and after a vowel or a soft sign."""
    letter = word[i]
    if letter == "е" and (i == 0 or word[i - 1] in _VOWELS or word[i - 1] in "ьъй"):
        return "ye"
    if letter == "й" and i + 1 < len(word) and word[i + 1] in "еёюя":
        return ""
    if letter == "й" and i + 1 == len(word) and i and word[i - 1] in "иы":
        return "y" if word[i - 1] == "и" else ""
    if letter == "й" and i + 1 == len(word) and len(word) > 5:
        return "y"
    return _LETTERS.get(letter, letter)


@cache
def name_key(word: str) -> str:
    """The key of one word of a name: what its Russian, Kazakh and English spellings have in common."""
    low = word.lower()
    key = low if low.isascii() else "".join(_LETTERS.get(letter, letter) for letter in low)
    for old, new in _SAME:
        key = key.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", key)
