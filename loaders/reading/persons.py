"""Names of people in running text: where they stand, in the nominative, in Latin letters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from loaders.reading.declension import ALL, NOM, Reading, given_readings, kazakh_nominative, parts_of_speech, surname_readings
from loaders.reading.kazakh_names import no_names
from loaders.reading.known_people import PersonMention, known_label
from loaders.reading.name_order import is_eastern, is_given_of, known_form, name_of_run
from loaders.reading.name_words import has_surname_ending, is_given, national_spelling, words_of
from loaders.reading.pattern_words import Gap, Word, parse
from loaders.reading.romanise import name_key, romanise
from loaders.reading.tokens import Token

_CYRILLIC = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһі")
_VOWELS = frozenset("аеёиоуыэюяәөұүіaeiouy")
# A firm of one word at least, a given name and a surname.
_FIRM_AND_NAME = 3
# A surname of the East and the first syllable of the given name: `Park Sung-min`.
_BEFORE_SYLLABLE = 2
_TITLES = frozenset({"dr", "mr", "ms", "st"})
_COMMON = frozenset({"NOUN", "ADJF", "ADJS", "VERB", "INFN", "PRTF", "PRTS", "GRND", "ADVB", "CONJ", "PREP", "PRCL", "NPRO", "NUMR"})


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
    run = _eastern(tokens, i, language, blocked) or _run(tokens, i, language, blocked)
    if len(run) < 2 or (language == "en" and _ends_with_name(run, tokens, i)):
        return None
    return _from_run(run, i, language, cases)


def _run(tokens: Sequence[Token], i: int, language: str, blocked: frozenset[int]) -> list[Token]:
    """Up to four words from token `i` that may make a name, with nothing but a space or hyphen between."""
    run: list[Token] = []
    for at in range(i, min(i + 4, len(tokens))):
        token = tokens[at]
        if (run and token.start - run[-1].end > 2) or at in blocked:
            break
        syllable = token.joined and len(run) == _BEFORE_SYLLABLE and is_eastern([*(word.text for word in run), token.text])
        particle = bool(run) and token.key in words_of("particles", language) and token.text.islower() and _goes_on(tokens, at, language)
        particle = particle or (bool(run) and run[-1].text.islower() and not run[-1].joined and token.is_title and token.is_word)
        if not (syllable or particle or may_be_name(token.text, token.key, language)) and not (
            len(run) == 1 and _follows_given(run[0], token, language)
        ):
            break
        run.append(token)
        if language == "en" and token.text.endswith("'s"):
            break
    return run


def _goes_on(tokens: Sequence[Token], at: int, language: str) -> bool:
    """True where a capital follows the particles at `at`: `van der Berg`."""
    while at < len(tokens) and tokens[at].key in words_of("particles", language):
        at += 1
    return at < len(tokens) and tokens[at].is_title and tokens[at].is_word


def _eastern(tokens: Sequence[Token], i: int, language: str, blocked: frozenset[int]) -> list[Token]:
    """The three words of a name of the East at token `i`, which may be words of the language too: `Пак Мин Су`; else none."""
    run = list(tokens[i : i + 3])
    if language == "en" or len(run) < 3 or blocked & set(range(i, i + 3)):
        return []
    words = [token.text for token in run]
    spelled = all(len(word) > 1 and word.istitle() and set(word.lower()) <= _CYRILLIC for word in words)
    apart = any(two.start - one.end > 1 for one, two in pairwise(run))
    return run if spelled and not apart and is_eastern(words) else []


def _ends_with_name(run: Sequence[Token], tokens: Sequence[Token], i: int) -> bool:
    """True where a run of capitals is a firm and then a name, as a word for saying shows: `of Anatolia Saglik Kemal Yildirim noted`."""
    after = tokens[i + len(run)].key if i + len(run) < len(tokens) else ""
    before = tokens[i - 1] if i else None
    led = before is not None and (before.is_title or before.key in words_of("whose", "en"))
    if len(run) < _FIRM_AND_NAME or not led or after not in words_of("saying", "en"):
        return False
    first, second = run[0].text, run[1].text
    return not (is_given(first) or has_surname_ending(first, "en") or has_surname_ending(second, "en") or is_eastern([t.text for t in run]))


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
    named = name_of_run(run, language)
    if named is None:
        return None
    given, surname, length = named
    if is_eastern([token.text for token in run]):
        label = f"{romanise(surname)} {('-' if run[2].joined else ' ').join(map(romanise, given))}"
        return PersonMention(label, "-".join(name_key(word) for word in given), name_key(surname), i, i + length, True)
    return _mention(given, surname, i, i + length, language, cases)


def _mention(given: Sequence[str], surname: str, first: int, last: int, language: str, cases: frozenset[str]) -> PersonMention | None:
    head = given[-1]
    sure = is_given_of(head, language) or has_surname_ending(surname, language)
    stands = ALL
    if language == "ru":
        head_nominative, surname, stands = _agreeing(head.lower(), surname.lower(), cases)
    elif language == "kk":
        head_nominative, surname = head, kazakh_nominative(surname)
    else:
        head_nominative, surname = head, surname.removesuffix("'s")
    names = [*(word.lower() if language == "ru" else word for word in given[:-1]), head_nominative]
    key = "-".join(name_key(name) for name in names)
    spelled = "-".join(national_spelling(romanise(name)) for name in names)
    label = known_label(key, name_key(surname)) or f"{spelled} {_spelled(surname, language)}"
    return PersonMention(label, key, name_key(surname), first, last, sure, stands)


def _spelled(surname: str, language: str) -> str:
    """`surname` in Latin letters, its particles small: `de Vries`."""
    particles = words_of("particles", language)
    return " ".join(romanise(word).lower() if word.lower() in particles else romanise(word) for word in surname.split())


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
