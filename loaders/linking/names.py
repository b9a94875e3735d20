"""Keys that make the spellings of one name in Kazakh, Russian and English equal or nearly so."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

from graph.iris import latin

SAME_NAME = 85.0
"""The likeness (0 to 100) of two skeletons from which they count as one name: the hardest wrong pair measured stood at 71."""

UNSURE_NAME = 75.0
"""The likeness from which two names are worth a look by hand, where they do not count as one."""

_FOLDS = [
    (re.compile(pattern), to)
    for pattern, to in (
        (r"shch|sch|sh", "s"),
        (r"dzh|zh|j", "z"),
        (r"kh|gh|h|q", "k"),
        (r"g", "k"),
        (r"n(?=b)", "m"),
        (r"ck|c(?=[aoulrtk])", "k"),
        (r"ts|tz|ch|c", "s"),
        (r"ks|x", "ks"),
        (r"w|u(?=[aeiou])", "v"),
        (r"ph", "f"),
        (r"[yi]e|yo|ye", "e"),
        (r"[aeiouy']", ""),
        (r"b(?=$)", "p"),
        (r"d(?=$)", "t"),
        (r"(.)\1+", r"\1"),
    )
]


_SAME_VOWELS = str.maketrans({"o": "u", "y": "i", "e": "i"})


def _latin_words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", latin(name.lower())).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z']+|\d+", plain)


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The consonant frame of `name`, the same for `Әлназарова`, `Альназарова` and `Alnazarova`, word by word."""
    words = []
    for word in _latin_words(name):
        first = word[0]
        for pattern, to in _FOLDS:
            word = pattern.sub(to, word)
        words.append(word if word and word[0].isdigit() else ("a" if first in "aeiouy" else "") + word)
    return " ".join(word for word in words if word)


@lru_cache(maxsize=65536)
def vowels(name: str) -> str:
    """The vowels of `name` in three classes (a; o, u; e, i, y), word by word: they tell `Марат` from `Мурат`, not `Әлия` from `Aliya`.

    In a run of vowels those of the third class are left out, for the languages write them or not (`Tokaev`, `Tokayev`).
    """
    words = []
    for word in _latin_words(name):
        runs = (run.translate(_SAME_VOWELS) for run in re.findall("[aeiouy]+", word))
        words.append("".join(re.sub(r"(.)\1+", r"\1", run.replace("i", "")) or "i" for run in runs))
    return " ".join(words)


def likeness(one: str, other: str) -> float:
    """How alike two names are, 0 to 100, whatever the order of their words and the language they are written in."""
    return float(fuzz.token_sort_ratio(skeleton(one), skeleton(other)))


def same_name(one: str, other: str) -> bool:
    """True where two names are one by their skeletons."""
    return likeness(one, other) >= SAME_NAME
