"""What is said of machines: the words nearest to each for being there, being bought or being to come."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.clauses import clause_numbers
from loaders.reading.equipment_counts import EquipmentMention
from loaders.reading.page import Page, Sentence
from loaders.reading.patterns import Match
from loaders.reading.rules import Rule, rules_matcher

_REACH = 18
_BULLETS = "-–—•*·"
_LONGEST_LIST = 12
_LIST_REACH = 7


def triggers_of(sentence: Sentence, mentions: Sequence[EquipmentMention], language: str) -> list[Match[Rule] | None]:
    """For each of `mentions` what is said of it; in a list what is said of the one beside it."""
    if not mentions:
        return []
    found, clauses = rules_matcher(language, "equipment").find(sentence.tokens), clause_numbers(sentence.tokens, language)
    own = [_trigger(found, clauses, mention) for mention in mentions]
    for i in range(1, len(mentions)):
        if own[i] is None and mentions[i].first - mentions[i - 1].last <= _LIST_REACH:
            own[i] = own[i - 1]
    return own


def _trigger(found: Sequence[Match[Rule]], clauses: Sequence[int], mention: EquipmentMention) -> Match[Rule] | None:
    """The nearest words for being there, being bought or being to come."""
    near = []
    for match in found:
        gap = max(0, match.first - mention.last, mention.first - match.last)
        cost = gap + 8 * abs(clauses[min(match.first, len(clauses) - 1)] - clauses[mention.first])
        if cost <= _REACH and not (match.first < mention.last and mention.first < match.last):
            near.append((cost, match.first, match))
    return min(near, key=lambda triple: triple[:2])[2] if near else None


def is_led(page: Page, sentence: Sentence) -> bool:
    """True for a line of a list whose opening line says that what follows is there or is to come."""
    if sentence.tokens[0].text not in _BULLETS:
        return False
    for earlier in reversed(page.sentences[max(0, sentence.index - _LONGEST_LIST) : sentence.index]):
        if earlier.tokens[-1].text == ":":
            return bool(rules_matcher(page.language, "equipment").find(earlier.tokens))
        if earlier.tokens[0].text not in _BULLETS:
            return False
    return False
