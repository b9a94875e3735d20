"""Posts that a verb tells: who `возглавляет`, `runs`, `басқарады` something, named before the verb, within its words, or after them."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.declension import NOM
from loaders.reading.known_people import PersonMention
from loaders.reading.patterns import Match
from loaders.reading.post_phrases import is_verb, table
from loaders.reading.rules import Rule
from loaders.reading.tokens import Token

# How many tokens a subject may stand away from its verb.
_BEFORE = 6
_KAZAKH = 14
_AFTER = 7
_WHO = ([",", "который"], [",", "которая"], [",", "who"])
_PRONOUNS = frozenset({"он", "она", "сам", "сама", "который", "которая"})


def subject_of(tokens: Sequence[Token], language: str, trigger: Match[Rule], persons: Sequence[PersonMention]) -> PersonMention | None:
    """The person of whom the verb phrase `trigger` is said, or None."""
    inside = next((p for p in persons if trigger.first < p.first and p.last < trigger.last), None)
    if inside and inside.sure:
        return inside
    return _before(tokens, language, trigger, persons) or _after(tokens, language, trigger, persons)


def _before(tokens: Sequence[Token], language: str, trigger: Match[Rule], persons: Sequence[PersonMention]) -> PersonMention | None:
    """Who is named before the verb in its clause, or in the one that `который` hangs on."""
    person = next((p for p in reversed(persons) if p.last <= trigger.first), None)
    if not person or trigger.first - person.last > (_BEFORE if language != "kk" else _KAZAKH):
        return None
    between = tokens[person.last : trigger.first]
    if not person.sure and [token.key for token in between[:2]] not in _WHO:
        return None
    marks = ".;:" if language == "kk" else ".;:–—"
    apart = any(token.text in marks or (is_verb(token.key) and token.key not in _PRONOUNS) for token in between)
    return None if apart else person


def _after(tokens: Sequence[Token], language: str, trigger: Match[Rule], persons: Sequence[PersonMention]) -> PersonMention | None:
    """Who is named after it: `Заведует лабораторией Марина Пак`, `Во главе диспансера стоит Кайрат Ли`."""
    person = next((p for p in persons if p.first >= trigger.last), None)
    if language != "ru" or not person or not person.sure or NOM not in person.cases or person.first - trigger.last > _AFTER:
        return None
    between = tokens[trigger.last : person.first]
    stops = table("breaks", language)
    apart = any(token.text in ",.;:–—" or token.key in stops or (is_verb(token.key) and not token.is_title) for token in between)
    return None if apart else person
