"""The names of plans, programmes, concepts and road maps: which words beside the noun belong to the name, and what they say in English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from loaders.reading.declension import parts_of_speech
from loaders.reading.glossary import CLOSING, OPENING, Piece, gloss, pieces
from loaders.reading.rules import lexicon
from loaders.reading.tokens import Token, is_headline

_MOST_QUOTED, _MOST_ENGLISH = 24, 16
# How many words may stand between a noun and the name that it is called by, and of a noun phrase before it.
_MOST_NAMING = 3
_MOST_PHRASE = 6
_DASHES = "–—-:"
_HEADS = {"roadmap": "map", "program": "programme"}


@dataclass(frozen=True, slots=True)
class PlanName:
    """A name at tokens `first`..`last` (half-open) with its English; `proper` where it has quotation marks or capitals of its own."""

    first: int
    last: int
    english: str
    subject: frozenset[str]
    years: frozenset[str]
    proper: bool
    about: bool


def plan_name(tokens: Sequence[Token], first: int, last: int, language: str) -> PlanName:
    """The name around the noun at `first`..`last`."""
    last = next((i for i in range(first, last) if tokens[i].text in OPENING), last)
    start, end = _ENDS[language](tokens, first, last)
    words: Sequence[Token] = tokens[start:end]
    if language == "en" and (goes_on := _passive(tokens, end)):
        further = _english(tokens, goes_on - 1, goes_on)[1]
        if further > goes_on + 1:
            words, end = [*words, *tokens[goes_on:further]], further
    return _made(words, start, end, gloss(words, language), tokens[first:last])


def name_of(tokens: Sequence[Token], first: int, last: int, language: str, head: str) -> PlanName:
    """The name at `first`..`last` of a plan whose noun, `head` in English, stands apart from it."""
    words = tokens[first:last]
    return _made(words, first, last, f"{head} {gloss(words, language)}".strip(), ())


def _passive(tokens: Sequence[Token], at: int) -> int:
    """Where `for` or `to` stands in `A plan |has been drawn up for new clinics`; 0 where nothing of the kind follows."""
    i = at
    while i < len(tokens) and i - at < 4 and tokens[i].key in ("has", "have", "had", "was", "were", "is", "are", "been", "being"):
        i += 1
    if i == at or i >= len(tokens) or tokens[i].key not in _MADE:
        return 0
    i += 2 if i + 1 < len(tokens) and tokens[i + 1].key == "up" else 1
    return i if i < len(tokens) and tokens[i].key in ("for", "to", "on") else 0


_MADE = frozenset({"drawn", "written", "approved", "adopted", "developed", "drafted", "prepared", "signed", "launched", "made", "put"})


def _made(words: Sequence[Token], start: int, end: int, english: str, noun: Sequence[Token]) -> PlanName:
    keys = re.findall(r"[a-z0-9-]+", english.lower())
    nothing, same = _subject_words()
    years = frozenset(key for key in keys if re.fullmatch(r"20\d\d(?:-20\d\d)?", key))
    subject = frozenset(same.get(key, key) for key in keys if key not in nothing and key not in years)
    quoted = any(token.text in OPENING for token in words)
    titled = any(token.is_title and token.is_word and token not in noun for i, token in enumerate(words) if i + start)
    about = bool(subject) or any(key in ("development", "combating", "combat") for key in keys)
    return PlanName(start, end, english, subject, years, quoted or titled, about)


@cache
def _subject_words() -> tuple[frozenset[str], dict[str, str]]:
    words = lexicon("agreements")
    return frozenset(words["no_subject"]), dict(words["one_subject"])


def head_word(english: str) -> str:
    """The noun that says what kind of document `english` names: plan, programme, map."""
    keys = re.findall(r"[a-z]+", english.lower())
    found = next((key for key in keys if key in ("plan", "programme", "program", "project", "concept", "strategy", "map", "roadmap")), "")
    return _HEADS.get(found, found)


def _quoted_right(tokens: Sequence[Token], at: int) -> int:
    """The end of a name in quotation marks that opens at `at`, or behind a dash or words for naming there; else `at`."""
    opens = at
    while opens < len(tokens) and opens - at < _MOST_NAMING and (tokens[opens].text in _DASHES or tokens[opens].key in _naming()):
        opens += 1
    if opens > at and opens < len(tokens) and tokens[opens].text in OPENING:
        end = _quoted_right(tokens, opens)
        return end if end > opens else at
    if at < len(tokens) and tokens[at].text in OPENING:
        for i in range(at + 1, min(at + _MOST_QUOTED, len(tokens))):
            if tokens[i].text in CLOSING:
                return i + 1
    return at


def _quoted_left(tokens: Sequence[Token], at: int) -> int:
    """The start of a name in quotation marks that closes right before `at`, or `at`."""
    if at and tokens[at - 1].text in CLOSING:
        for i in range(at - 2, max(-1, at - _MOST_QUOTED), -1):
            if tokens[i].text in OPENING:
                return i
    return at


def _by_piece(tokens: Sequence[Token], language: str) -> dict[int, Piece]:
    return {i: piece for piece in pieces(tokens, language) for i in range(piece.first, piece.last)}


def _russian(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Adjectives before the noun, and what follows it while the glossary knows it; one unknown word may stand in between."""
    known = _by_piece(tokens, "ru")
    start = first
    while start and (piece := known.get(start - 1)) and piece.kind == "adjectives":
        start = piece.first
    end = at = _quoted_right(tokens, last)
    gap = 0
    while at < len(tokens) and not _is_finite(tokens[at].key):
        piece = known.get(at)
        if piece and (piece.kind != "heads" or at < last):
            at = piece.last
            if piece.kind not in ("links", "dropped") or tokens[at - 1].key.startswith("год"):
                end, gap = at, 0
        elif (quoted := _quoted_right(tokens, at)) > at:
            end = at = quoted
        elif tokens[at].is_word and tokens[at].is_title and at == end:
            end = at = at + 1
        elif tokens[at].is_word and not gap and _declined(tokens[at]):
            at, gap = at + 1, 1
        else:
            break
    return start, max(end, last)


def _is_finite(word: str) -> bool:
    """True for a Russian verb, which no name goes on with: `в рамках дорожной карты на 2025 год |закупят`."""
    kinds = parts_of_speech(word)
    return "VERB" in kinds and "NOUN" not in kinds


def _declined(token: Token) -> bool:
    """True for a word that looks like a noun or adjective in an oblique case."""
    return bool(re.search(r"(?:ого|его|ой|ей|ых|их|ий|ов|ев|ами|ями|ыми|ими|ости|ия|ии|ства)$", token.key))


def _kazakh(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """What stands before the noun while the glossary knows it; a comma within a name parts two attributes."""
    known = _by_piece(tokens, "kk")
    start = at = _quoted_left(tokens, first)
    while at > 0:
        piece = known.get(at - 1)
        if piece and piece.kind != "heads":
            at = piece.first
            if piece.kind != "links":
                start = at
        elif (quoted := _quoted_left(tokens, at)) < at:
            start = at = quoted
        elif tokens[at - 1].text in ",–—-" and at > 1 and (before := known.get(at - 2)) and before.kind in ("dropped", "years"):
            at -= 1
        else:
            break
    while (
        start < first
        and (piece := known.get(start))
        and piece.kind == "place"
        and tokens[piece.last - 1].key.endswith(("да", "де", "та", "те"))
    ):
        start = piece.last
    return start, _quoted_right(tokens, last)


@cache
def _naming() -> frozenset[str]:
    return frozenset(map(str, lexicon("agreements")["naming"]))


@cache
def _english_words() -> tuple[frozenset[str], frozenset[str]]:
    words = lexicon("agreements")
    return frozenset(str(word) for word in words["ends"]["en"]), frozenset(str(word) for word in words["opens"]["en"])


def _english(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Adjectives and capitals before the noun; capitals, or a preposition and what it governs, after it."""
    ends, opens = _english_words()
    start = _quoted_left(tokens, first)
    if start > 2 and tokens[start - 1].is_number and tokens[start - 2].text in "-–":
        start -= 3
    start = _phrase_start(tokens, start, last)
    capitals = not is_headline(tokens)
    while start and tokens[start - 1].is_word:
        titled = tokens[start - 1].is_title and _inside(tokens, start)
        links = tokens[start - 1].key in ("of", "and") and start > 1 and tokens[start].is_title and tokens[start - 2].is_title
        if not (tokens[start - 1].key in opens or (capitals and (titled or links))):
            break
        start -= 1
    end = _quoted_right(tokens, last)
    head = last - 1 if tokens[last - 1].key == "project" else first
    governed = any(token.key in _GOVERNS for token in tokens[head:end]) or (end < len(tokens) and tokens[end].key in _GOVERNS)
    while end < len(tokens) and end - last < _MOST_ENGLISH:
        token = tokens[end]
        if (
            token.key in ends
            or not (token.is_word or token.is_number or token.text in "-–")
            or (token.text == "–" and not tokens[end - 1].is_number)
        ):
            break
        if not governed and not token.is_title and not (token.key in ("for", "to", "on", "of", "and", "until") or token.is_number):
            break
        end += 1
    while end > last and tokens[end - 1].key in ("for", "to", "on", "of", "and", "the", "until", "a", "an"):
        end -= 1
    while start < last - 1 and tokens[start].key in _ARTICLES:
        start += 1
    return start, max(end, last)


def _phrase_start(tokens: Sequence[Token], start: int, last: int) -> int:
    """Where the noun phrase of a national project begins behind its article: `the |rural healthcare modernisation national project`."""
    if tokens[last - 1].key != "project":
        return start
    ends, _ = _english_words()
    for i in range(start - 1, max(-1, start - 1 - _MOST_PHRASE), -1):
        if tokens[i].key in _ARTICLES:
            return i + 1
        if not tokens[i].is_word or tokens[i].key in ends or tokens[i].key in _PARTED_BY:
            break
    return start


def _inside(tokens: Sequence[Token], at: int) -> bool:
    """True where the capital before `at` is no mere start of the sentence (`The`, `Under`)."""
    return tokens[at - 1].key not in ("the", "a", "an", "under", "this", "in", "its", "according", "these", "as", "kazakhstan")


_ARTICLES = frozenset({"a", "the", "this", "its"})
_PARTED_BY = frozenset({"to", "that", "under", "within", "new", "pilot"})
_GOVERNS = frozenset({"for", "to", "on", "of", "until"})
_ENDS = {"ru": _russian, "kk": _kazakh, "en": _english}
