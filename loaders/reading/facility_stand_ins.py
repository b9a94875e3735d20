"""Words that stand for houses without naming any: `они`, `ещё три откроют в A и B`, `two more are being built`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.reading.declension import parts_of_speech
from loaders.reading.facility_mention import GENERIC, FacilityMention
from loaders.reading.numbers import Number
from loaders.reading.patterns import Match, Matcher
from loaders.reading.rules import kept_matcher, lexicon, lexicon_matcher
from loaders.reading.tokens import Token

# `аналогичный строится в A`: one of the kind named before.
_SUCH = ("аналогичн",)
_MOST = 300
# `Тараздағысы`: the one in Taraz.
_KK_THE_ONE_IN = re.compile(r".{2,}[дт](?:ағысы|егісі)(?:н|н[ыі]ң|н[ае]|нд[ае]|н[ае]н)?$")
_KK_THERE = ("дағы", "дегі", "тағы", "тегі")
_MARKS = frozenset(",.;:)–—-")


class StandIns:
    """Finds what stands for houses in the sentences of one language."""

    def __init__(self, language: str) -> None:
        words = lexicon("facilities")
        self._language = language
        self._pronouns: Matcher[str] = lexicon_matcher({"pronouns": words["pronouns"][language]})
        self._goes_on: Matcher[str] = lexicon_matcher({"goes on": words["further"]["goes_on"]})
        self._building: Matcher[str] = lexicon_matcher({"building in": words["building_in"][language]})
        self._together = tuple(words["further"]["together"])

    def find(self, tokens: Sequence[Token], numbers: Sequence[Number], heads: Sequence[Match[str]]) -> list[FacilityMention]:
        """Mentions without a head, in the order of their words."""
        found = []
        for match in self._pronouns.find(tokens):
            headed = any(0 <= head.first - match.last <= 2 for head in heads) or (self._language == "ru" and is_noun(tokens, match.last))
            count = next((int(n.value) for n in numbers if match.first <= n.first < match.last and n.value < 100), 0)
            if not headed:
                back = match.last - match.first == 1 and not tokens[match.first].key.startswith(_SUCH)
                found.append(
                    FacilityMention(GENERIC, match.first, match.last, match.last - 1, count, True, back, False, "", "", is_pronoun=True)
                )
        found += self._building_sites(tokens, heads)
        if self._language == "kk":
            ones = [at for at, token in enumerate(tokens) if _KK_THE_ONE_IN.match(token.key)]
            found += [FacilityMention(GENERIC, at, at + 1, at, 0, False, False, False, "", "") for at in ones]
        return found

    def _building_sites(self, tokens: Sequence[Token], heads: Sequence[Match[str]]) -> list[FacilityMention]:
        """`строительство в Актау`, `construction in Aktau`, `Ақтаудағы құрылыс`: what is built there is of the kind spoken of."""
        found = []
        for match in self._building.find(tokens):
            at = match.first - 1 if self._language == "kk" else match.last
            beside = tokens[at] if 0 <= at < len(tokens) else None
            if match.first and tokens[match.first - 1].key == "under":
                continue  # `a centre is under construction in Arkalyk`
            placed = beside and beside.is_title and (self._language != "kk" or beside.key.endswith(_KK_THERE))
            if placed and not any(match.first - 2 <= head.first <= match.last + 2 for head in heads):
                found.append(FacilityMention(GENERIC, match.first, match.last, match.first, 0, True, False, False, "", ""))
        return found

    def with_further(
        self, tokens: Sequence[Token], numbers: Sequence[Number], mentions: Sequence[FacilityMention]
    ) -> list[FacilityMention]:
        """`mentions`, and what a number counts beyond those: `девять открыли, ещё четыре достраивают`.

        The houses counted first are `standing` ones: they are others than those that follow.
        """
        told = sorted(mentions, key=lambda mention: mention.head)
        for number in numbers:
            if not self._is_further(tokens, number):
                continue
            before = [k for k, m in enumerate(told) if m.last <= number.first and m.type != GENERIC and not m.hosts]
            if not before or not (told[before[-1]].count or told[before[-1]].plural):
                continue
            like = told[before[-1]]
            told = [m for m in told if not (m.is_pronoun and m.first <= number.first < m.last)]
            count = int(number.value)
            last = number.last
            told.append(FacilityMention(like.type, number.first, last, last - 1, count, count > 1, False, False, "", "", is_pronoun=True))
            told[before[-1]] = replace(like, standing=True)
            told.sort(key=lambda mention: mention.head)
        return told

    def _is_further(self, tokens: Sequence[Token], number: Number) -> bool:
        """True for a number that counts houses named before, and none of its own behind it."""
        if number.scaled or not 1 <= number.value <= _MOST or number.value != int(number.value):
            return False
        more = kept_matcher("facilities", "more").find_all(tokens[max(0, number.first - 1) : number.last + 1])
        if not more:
            return False
        after = number.last + (number.last < len(tokens) and tokens[number.last].key == "more")
        if self._language == "kk":
            return tokens[number.last - 1].key.startswith(self._together)
        if after >= len(tokens) or tokens[after].text in _MARKS:
            return True
        if self._language == "ru":
            return not is_noun(tokens, after)
        return any(match.first == 0 for match in self._goes_on.find_all(tokens[after : after + 3]))


def is_noun(tokens: Sequence[Token], at: int) -> bool:
    """True where a noun or an adjective that can be nothing else stands at `at`, in Russian."""
    kinds = parts_of_speech(tokens[at].key if at < len(tokens) else "")
    return bool(kinds & {"NOUN", "ADJF"}) and not kinds & {"VERB", "PRTS", "PREP"}
