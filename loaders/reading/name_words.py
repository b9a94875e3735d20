"""Words that are parts of names of people: given names, surnames and patronymics, by the lexicon and by their endings."""

from __future__ import annotations

from functools import cache

from loaders.reading.declension import kazakh_nominative
from loaders.reading.romanise import name_key
from loaders.reading.rules import lexicon

_LATIN_VOWELS = "aeiouy"
_SLAVIC = ("ов", "ев", "ёв", "ин", "ова", "ева", "ёва", "ина", "ский", "ская")


@cache
def _given_names(sex: str) -> frozenset[str]:
    return frozenset(name_key(name) for name in lexicon("persons")["female" if sex == "f" else "male"])


@cache
def words_of(table: str, language: str) -> tuple[str, ...]:
    """One table of the lexicon of names, in one language."""
    return tuple(lexicon("persons")[table][language])


def is_given(word: str, sexes: str = "mf") -> bool:
    """True where `word` (nominative) is a known given name, or ends as Kazakh given names do."""
    if is_listed_given(word, sexes):
        return True
    key = name_key(word)
    return "m" in sexes and len(key) > 5 and word[-1] not in "ңŋńñ" and key.endswith(tuple(lexicon("persons")["given_endings"]))


def is_listed_given(word: str, sexes: str = "mf") -> bool:
    """True where `word` (nominative) is a known given name."""
    key = name_key(word)
    return any(key in _given_names(sex) for sex in sexes)


def national_spelling(word: str) -> str:
    """A known given name in Latin letters as passports write it: `Erbol` is Yerbol; other words as they are."""
    low, words = word.lower(), lexicon("persons")
    if not low.startswith("e") or low[1:2] in _LATIN_VOWELS or not low.isascii() or not is_listed_given(word):
        return word
    kept = {name_key(name) for name in (*words["spellings"], *words["foreign_too"])}
    return word if name_key(word) in kept else "Ye" + word[1:]


def has_surname_ending(word: str, language: str) -> bool:
    """True where `word` ends as surnames do, in any case form."""
    low = word.lower() if language != "kk" else kazakh_nominative(word).lower()
    return len(low) > 3 and low.endswith(words_of("surname_endings", language))


def has_slavic_surname_ending(word: str) -> bool:
    """True where a Kazakh `word`, in any case form, ends as surnames do that nothing else ends like (`Көлгінов`)."""
    low = kazakh_nominative(word).lower()
    return len(low) > 4 and low.endswith(_SLAVIC)


def is_patronymic(word: str) -> bool:
    """True where `word` ends as patronymics do."""
    return len(word) > 5 and word.lower().endswith(tuple(lexicon("persons")["patronymic_endings"]))
