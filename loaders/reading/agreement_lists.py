"""Plans of state listed behind one noun: `two national projects, Healthy Nation and Rural Care`, `по нацпроектам «А» и «Б»`."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.agreement_memory import Agreement
from loaders.reading.agreement_names import PlanName, name_of
from loaders.reading.glossary import CLOSING, OPENING
from loaders.reading.page import Page, Sentence
from loaders.reading.rules import kept_matcher
from loaders.reading.tokens import Token

_JOINS = frozenset({",", "and", "и", "а", "также", "және", "мен", "пен", "бен"})
_OPENS = frozenset({",", ":", "–", "—", "-", "(", "called", "named", "namely", "под", "названием", "названиями"})
_LINKS = frozenset({"of", "for", "the", "and"})
_HEADS = {"ru": "National project", "kk": "National project", "en": "national project"}
_PROGRAMME = ("програм", "госпрог", "programs", "programm", "бағдарл")
_MOST = 8


def listed_plans(page: Page, sentence: Sentence) -> list[Agreement]:
    """The plans that `sentence` lists by name behind (in Kazakh before) a noun for several, two at the least."""
    tokens, language = sentence.tokens, page.language
    found: list[Agreement] = []
    for noun in kept_matcher("agreements", "plan_lists", language).find(tokens):
        spans = _before(tokens, noun.first) if language == "kk" else _after(tokens, noun.last, language)
        programme = any(token.key.startswith(_PROGRAMME) for token in tokens[noun.first : noun.last])
        head = "programme" if programme else _HEADS[language]
        if len(spans) > 1:
            found += [_plan(page, sentence, name_of(tokens, first, last, language, head), language) for first, last in spans]
    return found


def _plan(page: Page, sentence: Sentence, name: PlanName, language: str) -> Agreement:
    span = (sentence.tokens[name.first].start, sentence.tokens[name.last - 1].end)
    original = page.article.text[span[0] : span[1]]
    return Agreement("plan", span, f"{language}-agreement-plan-listed", sentence.index, name, original=original, confidence=0.88)


def _after(tokens: Sequence[Token], at: int, language: str) -> list[tuple[int, int]]:
    """Ranges of the names in quotation marks, in English in capitals too, that follow one another from `at` on."""
    spans: list[tuple[int, int]] = []
    while at < len(tokens) and tokens[at].key in (_JOINS if spans else _OPENS | _JOINS):
        at += 1
    while at < len(tokens) and len(spans) < _MOST:
        end = _end_of_name(tokens, at, language)
        if end == at:
            break
        spans.append((at, end))
        at = end
        while at < len(tokens) and tokens[at].key in _JOINS:
            at += 1
    return spans


def _end_of_name(tokens: Sequence[Token], at: int, language: str) -> int:
    """The end of a name in quotation marks, or of a run of capitals, at `at`; `at` where none begins."""
    if tokens[at].text in OPENING:
        return next((i + 1 for i in range(at + 1, len(tokens)) if tokens[i].text in CLOSING), at)
    end = at
    while language == "en" and end < len(tokens) and tokens[end].is_word and (tokens[end].is_title or (end > at and _inside(tokens, end))):
        end += 1
    return end if end - at > 1 else at


def _inside(tokens: Sequence[Token], i: int) -> bool:
    """True for a small word within a name: `Modernization of Rural Healthcare`."""
    return tokens[i].key in _LINKS - {"and"} and i + 1 < len(tokens) and tokens[i + 1].is_title


def _before(tokens: Sequence[Token], at: int) -> list[tuple[int, int]]:
    """Ranges of the names in quotation marks that end, one before another, at `at`."""
    spans: list[tuple[int, int]] = []
    while at > 1 and len(spans) < _MOST:
        while at and tokens[at - 1].key in _JOINS:
            at -= 1
        if not at or tokens[at - 1].text not in CLOSING:
            break
        start = next((i for i in range(at - 2, -1, -1) if tokens[i].text in OPENING), -1)
        if start < 0:
            break
        spans.append((start, at))
        at = start
    return spans[::-1]
