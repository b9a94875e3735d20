"""Names of people in running text: where they stand, in the nominative, in Latin letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from loaders.reading.declension import ALL, NOM, Reading, given_readings, kazakh_nominative, parts_of_speech, surname_readings
from loaders.reading.kazakh_names import no_names
from loaders.reading.name_words import has_slavic_surname_ending, is_listed_given, is_patronymic, words_of
from loaders.reading.name_words import has_surname_ending as has_surname_ending
from loaders.reading.name_words import is_given as is_given
from loaders.reading.patterns import Gap, Word, parse
from loaders.reading.romanise import name_key, romanise
from loaders.reading.rules import lexicon
from loaders.reading.tokens import Token

_CYRILLIC = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһі")
_VOWELS = frozenset("аеёиоуыэюяәөұүіaeiouy")
_TITLES = frozenset({"dr", "mr", "ms", "st"})
_COMMON = frozenset({"NOUN", "ADJF", "ADJS", "VERB", "INFN", "PRTF", "PRTS", "GRND", "ADVB", "CONJ", "PREP", "PRCL", "NPRO", "NUMR"})


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person at tokens `first`..`last`: label in Latin letters; keys of given name (or initial) and surname.

    `sure` where the words are names by themselves, not only by where they stand; `cases` those the name may stand in (ru).
    """

    label: str
    given: str
    surname: str
    first: int
    last: int
    sure: bool
    cases: frozenset[str] = ALL

    def is_same(self, other: PersonMention) -> bool:
        """True where both may be one person: the surname, and what is told of the given name, agree."""
        return same_surname(self.surname, other.surname) and (
            not self.given
            or not other.given
            or self.given == other.given
            or (self.given[0] == other.given[0] and 1 in (len(self.given), len(other.given)))
        )


def same_surname(one: str, two: str) -> bool:
    """True for surname keys that differ by the ending of sex at most."""
    return one == two or one == two + "a" or two == one + "a"


@cache
def _not_names(language: str) -> tuple[Word, ...]:
    steps = [step for entry in words_of("not_names", language) for step in parse(entry)]
    return tuple(step for step in steps if not isinstance(step, Gap))


@cache
def may_be_name(text: str, key: str, language: str) -> bool:
    """True where a capitalised word may be part of a name."""
    if len(text) < 2 or not text[0].isupper() or not text.replace("'", "").isalpha() or not _VOWELS & set(text.lower()):
        return False
    if language != "en" and not set(text.lower()) <= _CYRILLIC:
        return False
    if (text.isupper() and len(text) < 4) or (not text.isupper() and any(letter.isupper() for letter in text[1:])):
        return False
    token = Token(text, key, 0, len(text))
    if any(word.takes(token) for word in _not_names(language)) and not is_given(text):
        return False
    if language == "ru" and not has_surname_ending(text, "ru") and not known_form(key):
        kinds = parts_of_speech(key)
        return not kinds & _COMMON or bool(kinds & {"Name", "Surn", "Patr"})
    return True


@cache
def known_form(key: str) -> bool:
    """True for a Russian form of a known given name."""
    return any(is_given(reading.word, reading.sex) for reading in given_readings(key)) or "Name" in parts_of_speech(key)


def find_persons(
    tokens: Sequence[Token], language: str, blocked: frozenset[int] = frozenset(), cases: frozenset[str] = ALL
) -> list[PersonMention]:
    """Full names (given name or initials with a surname) in order, none overlapping, `blocked` tokens left out."""
    found: list[PersonMention] = []
    outside = no_names(tokens, blocked) if language == "kk" else blocked
    i = 0
    while i < len(tokens):
        mention = person_at(tokens, i, language, outside, cases) if tokens[i].is_title else None
        if mention:
            found.append(mention)
            i = mention.last
        else:
            i += 1
    return found


def person_at(
    tokens: Sequence[Token], i: int, language: str, blocked: frozenset[int] = frozenset(), cases: frozenset[str] = ALL
) -> PersonMention | None:
    """The full name that begins at token `i`, or None."""
    if initials := _initials(tokens, i):
        return _with_initials(tokens, i, initials, language, cases)
    run = _run(tokens, i, language, blocked)
    if len(run) < 2:
        return None
    return _from_run(run, i, language, cases)


def _run(tokens: Sequence[Token], i: int, language: str, blocked: frozenset[int]) -> list[Token]:
    """Up to four words from token `i` that may make a name, with nothing but a space or hyphen between."""
    run: list[Token] = []
    for at in range(i, min(i + 4, len(tokens))):
        token = tokens[at]
        if (run and token.start - run[-1].end > 2) or at in blocked:
            break
        if not may_be_name(token.text, token.key, language) and not (len(run) == 1 and _follows_given(run[0], token, language)):
            break
        run.append(token)
        if language == "en" and token.text.endswith("'s"):
            break
    return run


def _follows_given(given: Token, token: Token, language: str) -> bool:
    """True where a word that the dictionary knows otherwise is a surname, as it stands after a given name (`Нургуль Тау`)."""
    if language != "ru" or not token.is_title or len(token.text) < 2 or not known_form(given.key):
        return False
    return set(token.text.lower()) <= _CYRILLIC and not any(word.takes(token) for word in _not_names(language))


def _initials(tokens: Sequence[Token], i: int) -> int:
    """How many tokens of initials (`Н.`, `А. Ш.`) begin at `i`; 0 if none."""
    length = 0
    if i + 1 < len(tokens) and tokens[i].text == "-":
        return 0
    while length < 6 and i + length + 1 < len(tokens):
        token, dot = tokens[i + length], tokens[i + length + 1]
        if (
            len(token.text) <= 2
            and token.is_title
            and token.is_word
            and token.key not in _TITLES
            and dot.text == "."
            and dot.start == token.end
        ):
            length += 2
            if i + length + 1 < len(tokens) and tokens[i + length].text == "-" and tokens[i + length].start == dot.end:
                length += 1
        else:
            break
    return length


def _with_initials(tokens: Sequence[Token], i: int, length: int, language: str, cases: frozenset[str]) -> PersonMention | None:
    at = i + length
    if at >= len(tokens) or not may_be_name(tokens[at].text, tokens[at].key, language) or tokens[at].start - tokens[at - 1].end > 2:
        return None
    surname = nominative_surname(tokens[at].text, language, cases)
    initial = romanise(tokens[i].text)
    label = known_label(name_key(initial)[:1], name_key(surname)) or f"{initial}. {romanise(surname)}"
    return PersonMention(label, name_key(initial)[:1], name_key(surname), i, at + 1, True)


def nominative_surname(text: str, language: str, cases: frozenset[str]) -> str:
    if language == "kk":
        return kazakh_nominative(text)
    if language == "en":
        return text
    readings = sorted(surname_readings(text.lower()), key=lambda r: (not r.cases & cases, NOM not in r.cases))
    return readings[0].word if readings else text


def _from_run(run: Sequence[Token], i: int, language: str, cases: frozenset[str]) -> PersonMention | None:
    words = [token.text for token in run]
    joined = len(words) > 2 and _is_hyphened(run) and (language != "kk" or has_surname_ending(words[2], "kk"))
    size = 2 if joined else 1
    given, rest = words[:size], words[size:]
    if len(words) > 2 and ((language == "ru" and _begins_later(words)) or (language == "en" and _begins_later_in_english(words))):
        return None
    if len(words) >= 2 and _surname_first(words, language):
        given, rest, last = words[1:2], [words[0]], i + (3 if len(words) > 2 and _ends_as_patronymic(words[2], language) else 2)
    elif (len(rest) > 1 and is_patronymic(rest[0]) and _follows_patronymic(rest, language)) or (
        language == "en"
        and len(rest) > 1
        and _is_given_of("".join(given), language)
        and has_surname_ending(rest[1], "en")
        and not has_surname_ending(rest[0], "en")
    ):
        rest, last = rest[1:2], i + size + 2
    else:
        rest, last = rest[:1], i + size + 1
    return _mention(given, rest[0], i, last, language, cases)


def _begins_later(words: Sequence[str]) -> bool:
    """True where the first word belongs to what stands before the name: `Росбиотех Елена Алексеенко`."""
    if known_form(words[0].lower()) or not known_form(words[1].lower()) or is_patronymic(words[2]):
        return False
    return has_surname_ending(words[2], "ru") or not has_surname_ending(words[0], "ru")


def _begins_later_in_english(words: Sequence[str]) -> bool:
    """True where the first word ends the name of a body: `Minister of National Economy Serik Zhumangarin`."""
    surname = words[2].removesuffix("'s")
    return not is_given(words[0]) and not has_surname_ending(words[0], "en") and is_given(words[1]) and has_surname_ending(surname, "en")


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
    """True where the first two words are one given name (`Касым-Жомарт`), known by the pair."""
    pair = f"{name_key(run[0].text)}-{name_key(run[1].text)}"
    return pair.startswith("kasim-zhomart") or (
        is_given(run[0].text) and is_given(run[1].text) and not has_surname_ending(run[1].text, "ru")
    )


def _is_given_of(given: str, language: str) -> bool:
    if language == "ru":
        return known_form(given.lower())
    return is_given(given)


def _mention(given: Sequence[str], surname: str, first: int, last: int, language: str, cases: frozenset[str]) -> PersonMention | None:
    head = given[-1]
    sure = _is_given_of(head, language) or has_surname_ending(surname, language)
    stands = ALL
    if language == "ru":
        head_nominative, surname, stands = _agreeing(head.lower(), surname.lower(), cases)
    elif language == "kk":
        head_nominative, surname = head, kazakh_nominative(surname)
    else:
        head_nominative, surname = head, surname.removesuffix("'s")
    names = [*(word.lower() if language == "ru" else word for word in given[:-1]), head_nominative]
    key = "-".join(name_key(name) for name in names)
    label = known_label(key, name_key(surname)) or f"{'-'.join(romanise(name) for name in names)} {romanise(surname)}"
    return PersonMention(label, key, name_key(surname), first, last, sure, stands)


def _agreeing(given: str, surname: str, cases: frozenset[str]) -> tuple[str, str, frozenset[str]]:
    """The nominatives of a Russian given name and surname that agree in sex and case, the likeliest first, with those cases."""
    pairs = [(g, s) for g in given_readings(given) for s in surname_readings(surname) if g.sex == s.sex and g.cases & s.cases]
    if not pairs:
        return _disagreeing(given, surname)

    def rank(pair: tuple[Reading, Reading]) -> tuple[bool, bool, bool, int]:
        g, s = pair
        both = g.cases & s.cases
        return not is_given(g.word, g.sex), not both & cases, NOM not in both, len(g.cases)

    g, s = min(pairs, key=rank)
    return g.word, s.word, g.cases & s.cases


def _disagreeing(given: str, surname: str) -> tuple[str, str, frozenset[str]]:
    """Nominatives where one of the two was left undeclined (`Диляра Кайдаровой`)."""
    known = [reading for reading in given_readings(given) if is_given(reading.word, reading.sex)]
    if not known:
        return given, surname, ALL
    fitting = [reading.word for reading in surname_readings(surname) if reading.sex == known[0].sex]
    return known[0].word, fitting[0] if fitting else surname, ALL


@cache
def _known() -> tuple[tuple[str, str, str, str], ...]:
    return tuple(
        (k["label"], name_key(k["surname"]), "-".join(map(name_key, k["given"].split("-"))), k["post"]) for k in lexicon("persons")["known"]
    )


def known_label(given: str, surname: str) -> str:
    """The spelling of one who held high office, by the keys of given name (may be an initial or empty) and surname; else empty."""
    return next(
        (
            label
            for label, s, g, _ in _known()
            if same_surname(s, surname) and (g == given or (given and len(given) == 1 and g[0] == given))
        ),
        "",
    )


def known_holder(surname: str, post: str) -> str:
    """The label of the known holder of `post` with this surname (`Президент Токаев`); else empty."""
    return next((label for label, s, _, p in _known() if s == surname and p == post), "")


@cache
def known_people() -> tuple[PersonMention, ...]:
    """Those who held the highest posts, as mentions outside any text."""
    return tuple(PersonMention(label, given, surname, -1, -1, True) for label, surname, given, _ in _known())


def known_post(label: str) -> str:
    """The highest post that the person with this label is known by; else empty."""
    return next((post for name, _, _, post in _known() if name == label), "")
