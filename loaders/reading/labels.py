"""Short noun phrases in the article's words: what a figure is of, and what money is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

import pymorphy3

from loaders.reading.figure_lines import Line, Quantity, segment
from loaders.reading.money import Money
from loaders.reading.patterns import Match, Matcher
from loaders.reading.rules import Rule, lexicon, lexicon_matcher
from loaders.reading.tokens import Token

_MOST = 7
_VERBS = frozenset({"VERB", "INFN", "PRTS", "GRND"})
_LINKS = frozenset({"CONJ", "PRCL", "ADVB", "NPRO", "PRED"})
_HEADS = frozenset({"people", "cases", "deaths"})
_RATES = frozenset({"percent", "times", "per-100000"})
_CASE = re.compile(r"(?<=\w{3})(?:ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|ны|ні|ды|ді|ты|ті|нан|нен|дан|ден|тан|тен|да|де|та|те)$")
_NEVER = frozenset("«»\"“”„'+")


@cache
def _analyzer() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=20_000)
def _part(word: str) -> str:
    """The part of speech of a Russian word as OpenCorpora names it."""
    return str(_analyzer().parse(word)[0].tag.POS or "")


@lru_cache(maxsize=5_000)
def _nominative(word: str, plural: bool) -> str:
    """A Russian noun or adjective in the nominative, of the number given; the word itself where it has none."""
    for parse in _analyzer().parse(word):
        if parse.tag.POS in ("NOUN", "ADJF", "PRTF"):
            wanted = {"nomn", "plur"} if plural or "plur" in parse.tag else {"nomn"}
            made = parse.inflect(wanted)
            return str(made.word) if made else word
    return word


def figure_label(line: Line, quantity: Quantity, clauses: Sequence[int]) -> str:
    """What `quantity` is of: the measure in its clause for shares and rates, the counted noun with what belongs to it for counts."""
    if quantity.rule.endswith("-days") and (waited := _waited(line, quantity)):
        return _measure_phrase(line, waited)
    if quantity.unit in _RATES:
        measure = _measure(line, quantity, clauses)
        if measure is not None:
            return _measure_phrase(line, measure)
        first, last = quantity.last, quantity.last
    else:
        first, last = quantity.noun
        first = quantity.first + 1 if quantity.how == "noun" else first
        while first < last and not _speaks(line, first):
            first += 1
    phrase = _forward(line, first, last)
    if phrase and (" " in phrase or quantity.unit == "m2"):
        return phrase
    return _with_measure(line, quantity, clauses, phrase) or _subject(line, quantity, clauses)


def _waited(line: Line, quantity: Quantity) -> Match[Rule] | None:
    """The words for waiting nearest to a number of days, those before it first."""
    waits = [m for m in line.words.markers if m.value.code == "waiting"]
    return min(waits, key=lambda m: (m.first > quantity.first, abs(m.first - quantity.first)), default=None)


def _with_measure(line: Line, quantity: Quantity, clauses: Sequence[int], phrase: str) -> str:
    """A single word, with what its clause tells of those counted: `пациенты (на учёте)`, `адам (қайтыс болғандар)`."""
    told = next((code for code in ("died", "registered", "found") if _told(line, quantity, clauses, code)), "")
    words = lexicon("figures")["told"][line.language]
    return f"{phrase} ({words[told]})" if phrase and told and quantity.unit in _HEADS else phrase


def _told(line: Line, quantity: Quantity, clauses: Sequence[int], code: str) -> bool:
    first, last = segment(line, quantity.first, quantity.last)
    return line.words.has(code, first, last) and clauses[first] <= clauses[quantity.first]


def _speaks(line: Line, i: int) -> bool:
    """True for a word that belongs to a noun phrase: no number, scale, ending or hedge."""
    token = line.tokens[i]
    hedges = lexicon("figures")["hedges"][line.language]
    endings = lexicon("figures")["endings"]
    inside = any(n.first <= i < n.last for n in line.numbers)
    return token.is_word and not inside and token.key not in hedges and token.key not in endings


def _measure(line: Line, quantity: Quantity, clauses: Sequence[int]) -> Match[Rule] | None:
    near = [m for m in line.words.measures if abs(clauses[m.first] - clauses[quantity.first]) <= 0]
    near = near or [m for m in line.words.measures if m.first < quantity.first]
    return min(near, key=lambda m: (m.first > quantity.first, abs(m.first - quantity.first)), default=None)


def _measure_phrase(line: Line, measure: Match[Rule]) -> str:
    first, last = measure.first, measure.last
    if line.language != "ru":
        while first and measure.first - first < 3 and _attributes(line, first - 1):
            first -= 1
    if line.language == "kk":
        return _join(line, range(first, last), last - 1)
    return _forward(line, first, last, measure.first)


def _attributes(line: Line, i: int) -> bool:
    token = line.tokens[i]
    return token.is_word and token.key not in lexicon("figures")["stops"][line.language] and _speaks(line, i)


def _forward(line: Line, first: int, last: int, head: int = -1) -> str:
    """The words from `first`, past `last`, to the end of the noun phrase."""
    tokens = line.tokens
    i = first
    while i < len(tokens) and i - first < _MOST and (i < last or _continues(line, i, first)):
        i += 1
    while i > first and line.language == "ru" and _part(tokens[i - 1].key) == "PREP":
        i -= 1
    return _join(line, range(first, i), head if head >= 0 else max(first, last - 1))


def _continues(line: Line, i: int, first: int) -> bool:
    token = line.tokens[i]
    if not token.is_word or not _speaks(line, i) or (line.language == "kk" and i > first):
        return False
    if line.language == "ru":
        part = _part(token.key)
        if part == "PREP":
            return token.key in ("от", "с", "со", "по", "среди") and i > first
        return part not in _VERBS and part not in _LINKS
    if token.key in ("of", "from", "with", "for", "the", "a", "and") and i > first:
        return i + 1 < len(line.tokens) and line.tokens[i + 1].is_word
    return token.key not in lexicon("figures")["stops"][line.language]


def _join(line: Line, span: range, head: int) -> str:
    words = []
    for i in span:
        token = line.tokens[i]
        if token.text in _NEVER:
            continue
        word = token.text
        if line.language == "ru" and i <= head and token.is_word and not token.is_caps:
            word = _nominative(token.key, False)
        if line.language == "kk" and i == head:
            word = _CASE.sub("", word)
        words.append(word)
    while words and line.language == "en" and words[-1].lower() in ("of", "from", "with", "for", "the", "a", "and"):
        words.pop()
    return " ".join(words)


def _subject(line: Line, quantity: Quantity, clauses: Sequence[int]) -> str:
    """The first words of the quantity's clause, where nothing better is said."""
    inside = [i for i, c in enumerate(clauses) if c == clauses[quantity.first] and i < quantity.first and line.tokens[i].is_word]
    kept = [i for i in inside if _speaks(line, i)][-4:]
    return " ".join(line.tokens[i].text for i in kept)


@cache
def _for_what(language: str) -> Matcher[str]:
    return lexicon_matcher({"for": lexicon("figures")["purposes"][language]})


def purpose_label(tokens: Sequence[Token], money: Money, clauses: Sequence[int], language: str) -> str:
    """What `money` is for: the phrase that `на` or `for` opens, that ends in a verbal noun in the dative (kk), or what costs so much."""
    marks = [m for m in _for_what(language).find_all(tokens) if clauses[m.first] == clauses[money.first]]
    marks = [m for m in marks if not (money.first - 4 <= m.first and m.last <= money.first and language == "ru" and m.last == money.first)]
    never = frozenset(lexicon("money")["no_purpose"])
    marks = [m for m in marks if not (m.last < len(tokens) and tokens[m.last].key in never)]
    best = min(marks, key=lambda m: abs(m.first - money.first), default=None)
    if language == "kk":
        return _backward(tokens, best.first) if best else ""
    if best is None:
        return ""
    return _until_verb(tokens, best.last, money, language)


def _backward(tokens: Sequence[Token], last: int) -> str:
    first = last
    while first and last - first < _MOST and (tokens[first - 1].is_word or tokens[first - 1].text in _NEVER):
        first -= 1
    return _plain(tokens[first : last + 1])


def _until_verb(tokens: Sequence[Token], first: int, money: Money, language: str) -> str:
    i = first
    stops = {"is", "was", "were", "will", "has", "have", "are", "had", "that", "which", "and"}
    while i < len(tokens) and i - first < 12 and i != money.first:
        token = tokens[i]
        if not token.is_word and token.text not in _NEVER:
            break
        if language == "ru" and token.is_word and _part(token.key) in _VERBS:
            break
        if language == "en" and token.key in stops:
            break
        i += 1
    return _plain(tokens[first:i])


def _plain(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens if token.text not in _NEVER)
