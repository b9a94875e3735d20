"""Which words of a run of capitalised ones are the given name and which the surname: `Иванов Иван Иванович`, `Touch Ann Kim`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from loaders.reading.declension import given_readings, kazakh_nominative, parts_of_speech
from loaders.reading.name_words import has_slavic_surname_ending, has_surname_ending, is_given, is_listed_given, is_patronymic
from loaders.reading.romanise import name_key
from loaders.reading.rules import lexicon
from loaders.reading.tokens import Token

# The longest syllable of a name of the East.
_SYLLABLE = 5


@cache
def known_form(key: str) -> bool:
    """True for a Russian form of a known given name."""
    return any(is_given(reading.word, reading.sex) for reading in given_readings(key)) or "Name" in parts_of_speech(key)


def name_of_run(run: Sequence[Token], language: str) -> tuple[list[str], str, int] | None:
    """The given names, the surname and how many words they take, where `run` begins with a name; else None.

    What a hyphen joins to the last of these words belongs to it: `Renaud-Basso`.
    """
    named = _name_of_run(run, language)
    if named is None:
        return None
    given, surname, length = named
    while length < len(run) and run[length].joined and run[length].is_title and surname == run[length - 1].text:
        surname, length = f"{surname}-{run[length].text}", length + 1
    return given, surname, length


def _name_of_run(run: Sequence[Token], language: str) -> tuple[list[str], str, int] | None:
    words = [token.text for token in run]
    if is_eastern(words):
        return words[1:3], words[0], 3
    if lowers := [k for k, word in enumerate(words) if word.islower() and k and not run[k].joined]:
        return _with_particles(words, lowers, language)
    joined = len(words) > 2 and _is_hyphened(run) and (language != "kk" or run[1].joined or has_surname_ending(words[2], "kk"))
    size = 2 if joined else 1
    given, rest = words[:size], words[size:]
    if len(words) > 2 and ((language == "ru" and _begins_later(words)) or (language == "en" and _begins_later_in_english(words))):
        return None
    if len(words) >= 2 and _surname_first(words, language):
        return words[1:2], words[0], 3 if len(words) > 2 and _ends_as_patronymic(words[2], language) else 2
    if (len(rest) > 1 and is_patronymic(rest[0]) and _follows_patronymic(rest, language)) or (
        language == "en"
        and len(rest) > 1
        and is_given_of("".join(given), language)
        and has_surname_ending(rest[1], "en")
        and not has_surname_ending(rest[0], "en")
    ):
        return given, rest[1], size + 2
    return given, rest[0], size + 1


def _with_particles(words: Sequence[str], lowers: Sequence[int], language: str) -> tuple[list[str], str, int] | None:
    """`Martin de Vries`, `Jan van der Berg`: the surname begins with its particles; None where a firm's name comes first."""
    given, end = list(words[: lowers[0]]), lowers[-1] + 2
    if len(given) > 1 and not all(is_given_of(word, language) for word in given):
        return None
    return given, " ".join(words[lowers[0] : end]), end


def is_eastern(words: Sequence[str]) -> bool:
    """True for a surname of the East before a given name of two short words: `Ким Джун Хо`."""
    if len(words) < 3 or name_key(words[0]) not in _eastern_surnames():
        return False
    return all(len(word) <= _SYLLABLE and not is_listed_given(word) and not is_patronymic(word) for word in words[1:3])


@cache
def _eastern_surnames() -> frozenset[str]:
    return frozenset(name_key(name) for name in lexicon("persons")["eastern_surnames"])


def _begins_later(words: Sequence[str]) -> bool:
    """True where the first word belongs to what stands before the name: `Росбиотех Елена Алексеенко`."""
    if known_form(words[0].lower()) or not known_form(words[1].lower()) or is_patronymic(words[2]):
        return False
    return has_surname_ending(words[2], "ru") or not has_surname_ending(words[0], "ru")


def _begins_later_in_english(words: Sequence[str]) -> bool:
    """True where the first word ends the name of a body: `Minister of National Economy Serik Zhumangarin`."""
    if is_given(words[0]) or has_surname_ending(words[0], "en"):
        return False
    if len(words) > len(("Zhem", "Oil", "Robert")) and is_listed_given(words[2]) and not is_given(words[1]):
        return True  # `General Director of Zhem Oil Robert Hawkesworth`
    return is_given(words[1]) and (has_surname_ending(words[2].removesuffix("'s"), "en") or is_listed_given(words[1]))


def _follows_patronymic(rest: Sequence[str], language: str) -> bool:
    return has_surname_ending(rest[1], language) or rest[0].lower().endswith(("вич", "вна", "вича", "вны"))


def _ends_as_patronymic(word: str, language: str) -> bool:
    return is_patronymic(kazakh_nominative(word) if language == "kk" else word)


def _surname_first(words: Sequence[str], language: str) -> bool:
    """`Иванов Иван Иванович`, `Ахметов Серик`: the first word is a surname by its ending, the second a given name."""
    if language == "kk":
        if not has_slavic_surname_ending(words[0]) or is_listed_given(words[0]) or not is_listed_given(words[1]):
            return False
        return (len(words) > 2 and _ends_as_patronymic(words[2], language)) or not has_slavic_surname_ending(words[1])
    if language != "ru":
        return False
    if not has_surname_ending(words[0], "ru") or known_form(words[0].lower()) or not known_form(words[1].lower()):
        return False
    return (len(words) > 2 and is_patronymic(words[2])) or not has_surname_ending(words[1], "ru")


def _is_hyphened(run: Sequence[Token]) -> bool:
    """True where the first two words are one given name: by their hyphen (`Jean-Pierre`), or known by the pair (`Касым Жомарт`)."""
    if run[1].joined:
        return True
    pair = f"{name_key(run[0].text)}-{name_key(run[1].text)}"
    return pair.startswith("kasim-zhomart") or (
        is_given(run[0].text) and is_given(run[1].text) and not has_surname_ending(run[1].text, "ru")
    )


def is_given_of(given: str, language: str) -> bool:
    if language == "ru":
        return known_form(given.lower())
    return is_given(given)
