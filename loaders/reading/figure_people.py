"""Words that name people by their form, beyond those that the rules list: Russian animate nouns, Kazakh and English endings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

import pymorphy3

from loaders.reading.patterns import Match
from loaders.reading.rules import RULES, Rule, lexicon, load_rules
from loaders.reading.tokens import Token

_NAMES = frozenset({"Name", "Surn", "Patr", "Abbr"})
_LEAST_RESIDENT = 6
_MOST_KEYS = 16384


@cache
def people_rule(language: str) -> Rule:
    """The rule of counted people, which these words stand for."""
    return next(rule for rule in load_rules(RULES / language / "indicators.yaml") if rule.id == f"{language}-figure-people")


def find_people(tokens: Sequence[Token], language: str) -> list[Match[Rule]]:
    """Words of people in Kazakh and English, one match each."""
    rule = people_rule(language)
    return [Match(rule, i, i + 1) for i, token in enumerate(tokens) if token.is_word and names_people(token.key, language)]


def person_at(tokens: Sequence[Token], i: int) -> Match[Rule] | None:
    """The Russian animate noun at token `i`, or None; names of persons are none."""
    token = tokens[i]
    lowered = token.is_word and not token.is_title
    return Match(people_rule("ru"), i, i + 1) if lowered and _is_animate(token.key) else None


@lru_cache(maxsize=_MOST_KEYS)
def names_people(key: str, language: str) -> bool:
    """True for a Kazakh or English word whose form names people: `келгендер`, `зертханашы`, `epidemiologists`."""
    if language == "ru" or key.startswith(tuple(lexicon("figures")["no_people"][language])):
        return False
    return bool(_endings(language).match(key))


@cache
def _endings(language: str) -> re.Pattern[str]:
    words = lexicon("figures")["people_forms"][language]
    cases = "(?:" + "|".join(words["cases"]) + ")?"
    whole = "|".join([*words["nouns"], *(f".{{3,}}{ending}" for ending in words["endings"])])
    return re.compile(f"(?:{whole}){cases}$")


@cache
def analyzer() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=_MOST_KEYS)
def _is_animate(key: str) -> bool:
    if key.startswith(tuple(lexicon("figures")["no_people"]["ru"])):
        return False
    if len(key) > _LEAST_RESIDENT and key.endswith(tuple(lexicon("figures")["residents"])):
        return True
    tag = analyzer().parse(key)[0].tag
    return "NOUN" in tag and "anim" in tag and not any(name in tag for name in _NAMES)
