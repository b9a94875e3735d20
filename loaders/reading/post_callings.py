"""Doctors and nurses told with the house that they work at: `врач-маммолог городского онкоцентра Name`; a bare calling is no post."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.bodies import load_bodies
from loaders.reading.patterns import Match
from loaders.reading.post_phrases import phrase_end, phrase_start
from loaders.reading.rules import Rule, kept_matcher
from loaders.reading.tokens import Token

CALLING = "calling"
# How many words may tell an English house.
_MOST = 9


def is_of_house(tokens: Sequence[Token], language: str, trigger: Match[Rule], name: int) -> bool:
    """True where the words beside the calling `trigger` of the one named at token `name` tell a house or a part of one."""
    words = tokens[phrase_start(tokens, trigger.first, language) : trigger.first]
    if language != "kk":
        last = phrase_end(tokens, trigger.last, language) if language == "ru" else _comma(tokens, trigger.last)
        after = tokens[trigger.last : min(last, name) if name >= trigger.last else last]
        words = after if language == "ru" else [*words, *after]
    if kept_matcher("posts", "staffed", language).find(words):
        return True
    return any(match.value.is_facility for match in load_bodies().find(words, language))


def _comma(tokens: Sequence[Token], at: int) -> int:
    """Where the words after an English calling end that may name its house: `an oncologist with the city centre,`."""
    return next((i for i in range(at, min(at + _MOST, len(tokens))) if tokens[i].text in ",.;:–—()"), min(at + _MOST, len(tokens)))
