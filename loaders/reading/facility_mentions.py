"""Mentions of facilities: noun phrases of a head (центр, диспансер) and a topic (лучевой терапии), or the name of a known facility."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from loaders.reading.bodies import Body, load_bodies
from loaders.reading.declension import parts_of_speech
from loaders.reading.facility_context import Surroundings, without_shells
from loaders.reading.facility_mention import GENERIC, VAGUE, FacilityMention
from loaders.reading.facility_numbers import HouseCounts
from loaders.reading.facility_profiles import profile_of
from loaders.reading.facility_stand_ins import StandIns
from loaders.reading.facility_topics import AND, TopicKinds
from loaders.reading.numbers import Number
from loaders.reading.patterns import Match, Matcher
from loaders.reading.rules import lexicon, lexicon_matcher
from loaders.reading.tokens import Token

_OPENING, _CLOSING = '«"“„', '»"”“'
_BARRIER = frozenset(",.;:!?()—–")
_RU_PREMODIFIER = re.compile(r".*(?:ый|ий|ой|ого|его|ому|ему|ым|им|ом|ем|ая|яя|ую|юю|ое|ее|ые|ие|ых|их|ыми|ими)$")
# A noun in the locative or ablative stands outside the phrase: «Ақтауда … орталығы».
_KK_ELSEWHERE = re.compile(r"..(?:[дт][ае]|[нд][дт][ае]|[дтн][ае]н)$")
_KK_PLURAL = re.compile(r"[лдт][ае]р(?:[ыі]|[ыі]н|[ыі]н[ыі]ң|[ғгқк][ае]|[дн][ае]|[дн][ыі]|д[ае]н|[ыі]нд[ае])?$")
_REGISTER = ("диспансерн", "диспансериз", "диспансерлі", "диспансерле")
_STANDING, _OLD = "standing", "old"
_VERBAL = frozenset({"VERB", "INFN", "PRTS", "GRND", "PRED"})
_KK_HOUSES = ("аурухана", "емхана", "клиника", "поликлиника")
# Nouns that stand before a centre with a hyphen: `ПЭТ-центр`, `скрининг-центр`.
_RU_HYPHENED = frozenset({"пэт", "кт", "онко", "скрининг", "инсульт"})
_REACH = {"ru": (6, 8), "kk": (7, 0), "en": (6, 7)}


class FacilityFinder:
    """Finds facility mentions in the sentences of one language."""

    def __init__(self, language: str) -> None:
        words = lexicon("facilities")
        self._language = language
        self._heads = lexicon_matcher(words["heads"][language])
        self._topics = lexicon_matcher(words["topics"])
        self._order = {topic: rank for rank, topic in enumerate(words["topics"])}
        self._types: dict[str, dict[str, str]] = words["types"]
        self._stops = frozenset(words["stops"][language])
        self._links = frozenset(words["links"][language])
        self._back: Matcher[str] = lexicon_matcher({"back": words["back"][language]})
        self._stands: Matcher[str] = lexicon_matcher(
            {_STANDING: words["standing"][language], _OLD: words["old"][language], "modern": words["modern"]}
        )
        self._no_houses: Matcher[str] = lexicon_matcher({"no house": words["no_house"][language]})
        self._old_buildings: Matcher[str] = lexicon_matcher({_OLD: words["old_building"][language]})
        self._plural = tuple(words["plural"][language])
        self._doing: Matcher[str] = lexicon_matcher({"doing": words["doing"]})
        self._counts = HouseCounts(language)
        self._either = frozenset(words["plural"]["ru_either"])
        self._around = Surroundings(language)
        self._stand_ins = StandIns(language)
        self._kinds = TopicKinds(language)

    def find(self, tokens: Sequence[Token], numbers: Sequence[Number]) -> list[FacilityMention]:
        """Facility mentions in order of their heads; where a known facility is named, that and no other."""
        bodies = _without_abbreviations([m for m in load_bodies().find(tokens, self._language) if m.value.is_facility], tokens)
        taken = {i for match in bodies for i in range(match.first, match.last)}
        topics = self._topics.find_all(tokens)
        hosts = self._around.hosting(tokens)
        no_houses = {i for match in self._no_houses.find_all(tokens) for i in range(match.first, match.last)}
        heads = [head for head in self._heads.find(tokens) if head.first not in no_houses and not self._is_adjective(tokens, head)]
        found = [self._known(match, hosts) for match in bodies]
        for k, head in enumerate(heads):
            if set(range(head.first, head.last)) & taken:
                continue
            left = heads[k - 1].last if k else 0
            right = heads[k + 1].first if k + 1 < len(heads) else len(tokens)
            if mention := self._mention(tokens, head, topics, numbers, hosts, (left, right)):
                found += self._kinds.of_each(self._kinds.by_topic(mention, head, topics, found), head, topics, tokens)
        found += self._stand_ins.find(tokens, numbers, heads)
        found = self._stand_ins.with_further(tokens, numbers, self._around.of(tokens, found))
        found = without_shells(found)
        return self._around.with_hosts(tokens, found, heads)

    def _is_adjective(self, tokens: Sequence[Token], head: Match[str]) -> bool:
        """True for `орталық` where it means central (`аудандық орталық аурухана`), for `диспансерный` and `диспансерлік` of a register."""
        after = tokens[head.last].key if head.last < len(tokens) else ""
        key = tokens[head.last - 1].key
        return (key == "орталық" and after.startswith(_KK_HOUSES)) or key.startswith(_REGISTER)

    def _known(self, match: Match[Body], hosts: set[int]) -> FacilityMention:
        body = match.value
        return FacilityMention(
            body.facility_type,
            match.first,
            match.last,
            match.first,
            1,
            False,
            False,
            bool(set(range(max(match.first - 1, 0), match.last)) & hosts),
            body.label,
            body.iri,
            body.place,
        )

    def _mention(
        self,
        tokens: Sequence[Token],
        head: Match[str],
        topics: Sequence[Match[str]],
        numbers: Sequence[Number],
        hosts: set[int],
        between: tuple[int, int],
    ) -> FacilityMention | None:
        before, after = _REACH[self._language]
        first = self._left(tokens, head.first, max(between[0], head.first - before))
        last = self._right(tokens, head.last, min(between[1], head.last + after))
        inside = [t for t in topics if first <= t.first and t.last <= max(last, head.last)]
        quoted = [t for t in inside if t.first and tokens[t.first - 1].text in _OPENING]
        topic = min((t.value for t in inside if t not in quoted or len(quoted) == len(inside)), key=self._order.__getitem__, default="-")
        table = self._types[head.value]
        type_ = table.get(topic) or table.get("else") or GENERIC
        if type_ == "none":
            return None
        if type_ == "dispensary":
            type_ = "oncology-centre"
        last = max([head.last, *(t.last for t in inside)])
        count = self._counts.of(tokens, numbers, first, head)
        if type_ == GENERIC and topic == "medical" and count > 1:
            return None  # `58 медицинских объектов` are figures, not houses
        name = self._name(tokens, head, last)
        stands = {match.value for match in self._stands.find(tokens[max(first - 2, 0) : head.first])}
        old = _OLD in stands or self._in_old_building(tokens, first, last)
        return FacilityMention(
            type_,
            first,
            last,
            head.first,
            count,
            self._is_plural(tokens[head.last - 1].key, tokens[head.first - 1].key if head.first else ""),
            any(m.first >= first - 2 and m.last <= head.first + 1 for m in self._back.find_all(tokens)),
            head.last - 1 in hosts if self._language == "kk" else bool(set(range(max(first - 1, 0), head.last)) & hosts),
            name,
            "",
            standing=old or _STANDING in stands,
            old=old,
            profile=profile_of(tokens[first:last]) if type_ in VAGUE else frozenset(),
        )

    def _in_old_building(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """True for `старое здание диспансера`, `the former building of the dispensary`, `диспансердің ескі ғимараты`."""
        if self._language == "kk":
            return any(match.first <= 1 for match in self._old_buildings.find_all(tokens[last : last + 3]))
        before = tokens[max(first - 6, 0) : first]
        return any(len(before) - match.last <= 2 for match in self._old_buildings.find_all(before))

    def _left(self, tokens: Sequence[Token], at: int, least: int) -> int:
        """The first token of the noun phrase whose head is at `at`."""
        first = at
        while first > least:
            token = tokens[first - 1]
            if token.text in _BARRIER or token.key in self._stops or (self._language == "en" and token.key in ("a", "an", "the")):
                break
            if self._language == "ru" and token.is_word and token.key not in self._links and not self._premodifies(token):
                break
            if self._language == "kk" and first < at and _KK_ELSEWHERE.search(token.key):
                break
            first -= 1
        while first < at and tokens[first].key in AND:
            first += 1
        return first

    def _premodifies(self, token: Token) -> bool:
        return bool(_RU_PREMODIFIER.match(token.key)) or token.is_caps or token.key in _RU_HYPHENED

    def _right(self, tokens: Sequence[Token], at: int, most: int) -> int:
        """The end of the noun phrase to the right of its head."""
        last = at
        if self._language == "en" and (at >= most or tokens[at].key not in ("of", "for", "(")):
            return at
        if last + 1 < most and tokens[last].text == "," and self._doing.find(tokens[last + 1 : last + 2]):
            return min(most, last + 6)
        while last < most and not self._ends(tokens[last]):
            last += 1
        # A bracket right behind the phrase explains it: «центр (ПЭТ/КТ)».
        if last < most and tokens[last].text == "(":
            while last < most and tokens[last].text != ")":
                last += 1
        return last

    def _ends(self, token: Token) -> bool:
        """True for what no noun phrase goes beyond: a mark, a preposition, a number, a verb."""
        if token.text in _BARRIER or token.key in self._stops or token.is_number:
            return True
        return self._language == "ru" and bool(parts := parts_of_speech(token.key)) and parts <= _VERBAL

    def _is_plural(self, key: str, before: str) -> bool:
        if self._language == "ru":
            return key in self._plural or (key in self._either and before.endswith(("ые", "ие", "ых", "их")))
        if self._language == "kk":
            return bool(_KK_PLURAL.search(key))
        return key.endswith("s")

    def _name(self, tokens: Sequence[Token], head: Match[str], last: int) -> str:
        """The words in quotation marks right beside the head or behind the phrase, or its number (`№ 3`)."""
        for i in range(max(0, head.first - 9), min(last + 2, len(tokens))):
            if tokens[i].text in _OPENING:
                closing = next((j for j in range(i + 1, min(i + 9, len(tokens))) if tokens[j].text in _CLOSING), 0)
                if closing > i + 1 and (closing in (head.first - 1, head.first - 2) or head.last <= i <= last + 1):
                    return " ".join(token.text for token in tokens[i + 1 : closing])
            if i >= head.first and tokens[i].text == "№" and i + 1 < len(tokens) and tokens[i + 1].is_number:
                return f"№ {tokens[i + 1].text}"
        return ""


def _without_abbreviations(bodies: Sequence[Match[Body]], tokens: Sequence[Token]) -> list[Match[Body]]:
    """`bodies` without the short name in brackets behind the long one: `National Research Oncology Center (NROC)` is one mention."""
    return [
        match
        for k, match in enumerate(bodies)
        if not (
            k and bodies[k - 1].value.iri == match.value.iri and [token.text for token in tokens[bodies[k - 1].last : match.first]] == ["("]
        )
    ]


@cache
def facility_finder(language: str) -> FacilityFinder:
    """The finder for `language` (ru, kk or en)."""
    return FacilityFinder(language)
