"""Mentions of facilities: noun phrases of a head (центр, диспансер) and a topic (лучевой терапии), or the name of a known facility."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from loaders.reading.bodies import Body, load_bodies
from loaders.reading.declension import parts_of_speech
from loaders.reading.numbers import Number
from loaders.reading.patterns import Match, Matcher
from loaders.reading.rules import lexicon, lexicon_matcher
from loaders.reading.tokens import Token

GENERIC = "generic"
# What a sentence is about may say what kind of centres it counts, where the topic is as telling as these.
_TELLING = frozenset({"pet-ct", "proton", "nuclear", "radiotherapy", "endoscopy", "palliative"})
# How far from its host a house is named.
_HOSTED = 18
_OPENING, _CLOSING = '«"“„', '»"”“'
_BARRIER = frozenset(",.;:!?()—–")
_RU_PREMODIFIER = re.compile(r".*(?:ый|ий|ой|ого|его|ому|ему|ым|им|ом|ем|ая|яя|ую|юю|ое|ее|ые|ие|ых|их|ыми|ими)$")
# A noun in the locative or ablative stands outside the phrase: «Ақтауда … орталығы».
_KK_ELSEWHERE = re.compile(r"..(?:[дт][ае]|[нд][дт][ае]|[дтн][ае]н)$")
_KK_PLURAL = re.compile(r"[лдт][ае]р(?:[ыі]|[ыі]н|[ыі]н[ыі]ң|[ғгқк][ае]|[дн][ае]|[дн][ыі]|д[ае]н|[ыі]нд[ае])?$")
_REACH = {"ru": (6, 8), "kk": (7, 0), "en": (6, 7)}


@dataclass(frozen=True, slots=True)
class FacilityMention:
    """A facility mentioned at tokens `first`..`last` (half-open), its head at `head`.

    `type` is a facility type code or GENERIC; `count` from a numeral before it (0: none said); `points_back` for `этот центр`;
    `hosts` where it only houses what the sentence is about; `name` its own name; `authority` the IRI of a known facility.
    `qualifier` is regional, city, other or empty; `employs` for somebody's place of work, `component` for a part in a list of
    what a house is made of, `beside` for one that something is done together with,
    `is_pronoun` for `ещё три` and `they`, which name no house.
    """

    type: str
    first: int
    last: int
    head: int
    count: int
    plural: bool
    points_back: bool
    hosts: bool
    name: str
    authority: str
    place: str = ""
    qualifier: str = ""
    employs: bool = False
    component: bool = False
    beside: bool = False
    is_pronoun: bool = False


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
        self._hosts: Matcher[str] = lexicon_matcher({"host": words["hosts"][language]})
        self._back: Matcher[str] = lexicon_matcher({"back": words["back"][language]})
        self._plural = tuple(words["plural"][language])
        self._doing: Matcher[str] = lexicon_matcher({"doing": words["doing"]})
        self._capacities = tuple(words["capacity"])
        self._either = frozenset(words["plural"]["ru_either"])
        self._qualifiers = lexicon_matcher(words["qualifiers"])
        self._employment: Matcher[str] = lexicon_matcher({"employment": words["employment"][language]})
        self._components: Matcher[str] = lexicon_matcher({"components": words["components"][language]})
        absent = words["absent"]
        self._absent: Matcher[str] = lexicon_matcher({"before": absent["before"][language], "after": absent["after"][language]})
        self._former: Matcher[str] = lexicon_matcher({"former": words["former"]})
        self._pronouns: Matcher[str] = lexicon_matcher({"pronouns": words["pronouns"][language]})

    def find(self, tokens: Sequence[Token], numbers: Sequence[Number]) -> list[FacilityMention]:
        """Facility mentions in order of their heads; where a known facility is named, that and no other."""
        bodies = [match for match in load_bodies().find(tokens, self._language) if match.value.is_facility]
        taken = {i for match in bodies for i in range(match.first, match.last)}
        topics = self._topics.find_all(tokens)
        hosts = self._hosting(tokens)
        heads = [h for h in self._heads.find(tokens)]
        works = self._employment.find(tokens)
        parts = [match.last for match in self._components.find(tokens)]
        found = [self._known(match, hosts) for match in bodies]
        for k, head in enumerate(heads):
            if set(range(head.first, head.last)) & taken:
                continue
            left = heads[k - 1].last if k else 0
            right = heads[k + 1].first if k + 1 < len(heads) else len(tokens)
            if mention := self._mention(tokens, head, topics, numbers, hosts, (left, right)):
                found += self._of_each_topic(self._by_topic(mention, head, topics, found), head, topics)
        found += self._standing_for(tokens, numbers, heads)
        found = [self._in_context(tokens, mention, works, parts) for mention in found if not self._aside(tokens, mention)]
        found = _without_shells(sorted(found, key=lambda mention: mention.head))
        return self._with_hosts(tokens, found, heads)

    def _by_topic(
        self, mention: FacilityMention, head: Match[str], topics: Sequence[Match[str]], found: Sequence[FacilityMention]
    ) -> FacilityMention:
        """`mention`, counted centres without a topic of their own by that of their sentence: `лучевую терапию дают в шести центрах`."""
        free = [t for t in topics if t.last <= mention.first and not any(m.first <= t.first < m.last for m in found)]
        if mention.type != GENERIC or mention.count < 2 or head.value != "centre" or not free:
            return mention
        topic = min((t.value for t in free), key=self._order.__getitem__)
        return replace(mention, type=self._types["centre"].get(topic, GENERIC)) if topic in _TELLING else mention

    def _of_each_topic(self, mention: FacilityMention, head: Match[str], topics: Sequence[Match[str]]) -> list[FacilityMention]:
        """One mention a topic where many share a head: `центры лучевой терапии, ядерной и протонной медицины`."""
        told = [t for t in topics if mention.first <= t.first < mention.last or self._runs_on(mention, t, topics)]
        kinds = list(dict.fromkeys(self._types[head.value].get(t.value, GENERIC) for t in told if t.value in _TELLING))
        if not mention.plural or len(kinds) < 2 or mention.type not in kinds:
            return [mention]
        return [replace(mention, type=kind) for kind in kinds]

    def _runs_on(self, mention: FacilityMention, topic: Match[str], topics: Sequence[Match[str]]) -> bool:
        """True where a topic belongs to the list that ends (Kazakh, English) or begins (Russian) at the head."""
        gap = topic.first - mention.last if self._language == "ru" else mention.first - topic.last
        return 0 <= gap <= 8 and any((t is not topic and abs(t.first - topic.last) <= 2) or abs(topic.first - t.last) <= 2 for t in topics)

    def _standing_for(self, tokens: Sequence[Token], numbers: Sequence[Number], heads: Sequence[Match[str]]) -> list[FacilityMention]:
        """Mentions without a head: `ещё три откроют в A и B`, `they work in A and B`."""
        found = []
        for match in self._pronouns.find(tokens):
            key = tokens[match.last].key if match.last < len(tokens) else ""
            headed = any(0 <= head.first - match.last <= 2 for head in heads) or (
                self._language == "ru" and parts_of_speech(key) & {"NOUN", "ADJF"} and not parts_of_speech(key) & {"VERB", "PRTS", "PREP"}
            )
            count = next((int(n.value) for n in numbers if match.first <= n.first < match.last and n.value < 100), 0)
            if not headed:
                back = match.last - match.first == 1
                found.append(
                    FacilityMention(GENERIC, match.first, match.last, match.last - 1, count, True, back, False, "", "", is_pronoun=True)
                )
        return found

    def _aside(self, tokens: Sequence[Token], mention: FacilityMention) -> bool:
        """True for a former house, a number in brackets (`Алматы (2 центра)`), a programme's name (`«100 школ, 100 больниц»`)."""
        if self._is_absent(tokens, mention):
            return True
        before_head = tokens[max(0, mention.first - 3) : mention.head]
        if not mention.authority and any(m.last >= len(before_head) - 2 for m in self._former.find_all(before_head)):
            return True
        before = [token.text for token in tokens[max(0, mention.head - 2) : mention.head]]
        quoted = any(token.text in _OPENING for token in tokens[max(0, mention.head - 6) : mention.head])
        numbered = len(before) == 2 and before[1][0].isdigit()
        return (numbered and before[0] == "(") or (numbered and quoted and not mention.authority)

    def _is_absent(self, tokens: Sequence[Token], mention: FacilityMention) -> bool:
        """True for `ни одного хосписа`, `орталығы жоқ`, `neither an oncology centre`: there is none."""
        return any(
            (match.value == "before" and all(token.key in ("a", "an", "the", "single") for token in tokens[match.last : mention.first]))
            or (match.value == "after" and match.first == mention.last)
            for match in self._absent.find_all(tokens)
            if match.value == "after" or match.last <= mention.first
        )

    def _with_hosts(
        self, tokens: Sequence[Token], mentions: Sequence[FacilityMention], heads: Sequence[Match[str]]
    ) -> list[FacilityMention]:
        """`mentions`, those marked as hosts that house another one: `в больнице открыли центр`, `блок онкодиспансера`."""
        if self._language == "kk":
            return list(mentions)
        departments = {head.last for head in heads if head.value in ("department", "block")}
        parted = departments | {m.last for m in mentions if m.type != GENERIC and not m.authority}
        found = []
        for mention in mentions:
            inside = self._after_in(tokens, mention)
            near = any(abs(m.head - mention.head) <= _HOSTED for m in mentions if m is not mention and not self._after_in(tokens, m))
            part = self._language == "ru" and (bool({mention.first, mention.first - 1} & departments) or mention.first in parted)
            found.append(replace(mention, hosts=True) if (inside and near) or part else mention)
        return found

    def _after_in(self, tokens: Sequence[Token], mention: FacilityMention) -> bool:
        before = [token.key for token in tokens[max(0, mention.first - 2) : mention.first]]
        if self._language == "en":
            return before[-1:] in (["at"], ["within"], ["inside"]) or (before[-1:] == ["the"] and before[0] in ("at", "within", "inside"))
        return before[-1:] in (["в"], ["во"])

    def _in_context(
        self, tokens: Sequence[Token], mention: FacilityMention, works: Sequence[Match[str]], parts: Sequence[int]
    ) -> FacilityMention:
        """`mention` with what the words around it make of it."""
        if self._language == "kk":
            employs = any(mention.last <= match.first <= mention.last + 4 for match in works)
        else:
            employs = any(0 <= mention.first - match.last <= 1 for match in works)
        employs = employs and not any(token.text in ",.;:" for token in tokens[mention.first - 1 : mention.first])
        listed = any(at <= mention.first and self._lists(tokens[at : mention.first]) for at in parts)
        inside = tokens[max(0, mention.first - 2) : mention.last]
        qualifier = next((match.value for match in self._qualifiers.find(inside)), "")
        beside = self._language == "ru" and mention.first > 0 and tokens[mention.first - 1].key in ("с", "со")
        return replace(mention, employs=employs, component=listed, qualifier=qualifier, beside=beside)

    def _lists(self, between: Sequence[Token]) -> bool:
        """True where a list has begun between `предусмотрены` and a part: a colon or commas, and no full stop."""
        marks = [token.text for token in between]
        return ":" in marks or marks.count(",") >= 1

    def _hosting(self, tokens: Sequence[Token]) -> set[int]:
        """The tokens at which a host stands: after `на базе`, before `базасында`."""
        marks = self._hosts.find_all(tokens)
        if self._language == "kk":
            return {mark.first - 1 for mark in marks}
        return {mark.last for mark in marks} | {i for mark in marks for i in range(mark.first, mark.last)}

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
        count = self._count(numbers, tokens, first, head.first)
        if type_ == GENERIC and topic == "medical" and count > 1:
            return None  # `58 медицинских объектов` are figures, not houses
        name = self._name(tokens, head, last)
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
        )

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
        return first

    def _premodifies(self, token: Token) -> bool:
        return bool(_RU_PREMODIFIER.match(token.key)) or token.is_caps or token.key in ("пэт", "кт", "онко")

    def _right(self, tokens: Sequence[Token], at: int, most: int) -> int:
        """The end of the noun phrase to the right of its head."""
        last = at
        if self._language == "en" and (at >= most or tokens[at].key not in ("of", "for", "(")):
            return at
        if last + 1 < most and tokens[last].text == "," and self._doing.find(tokens[last + 1 : last + 2]):
            return min(most, last + 6)
        while last < most and tokens[last].text not in _BARRIER and tokens[last].key not in self._stops and not tokens[last].is_number:
            last += 1
        # A bracket right behind the phrase explains it: «центр (ПЭТ/КТ)».
        if last < most and tokens[last].text == "(":
            while last < most and tokens[last].text != ")":
                last += 1
        return last

    def _count(self, numbers: Sequence[Number], tokens: Sequence[Token], first: int, head: int) -> int:
        for number in numbers:
            if first - 2 <= number.first and number.last <= head and number.value == int(number.value) and 0 < number.value < 1000:
                before = tokens[number.first - 1].text if number.first else ""
                beyond = tokens[number.last].text if number.last < len(tokens) else ""
                between = tokens[number.last : head]
                capacity = any(map(self._capacity, between[:2])) or any(token.key in self._links for token in between)
                if (before and before in "№#") or beyond == "%" or capacity or any(token.text in _BARRIER for token in between):
                    continue
                return int(number.value)
        return 0

    def _capacity(self, token: Token) -> bool:
        """True for a word that counts beds, seats or visits: `300 орындық аурухана`, `210-bed hospital`."""
        return token.key.startswith(self._capacities)

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


def _without_shells(mentions: Sequence[FacilityMention]) -> list[FacilityMention]:
    """`mentions` without the word for a building beside the facility that it houses: `корпус онкоцентра`, `диспансердің ғимараты`."""
    typed = [mention for mention in mentions if mention.type != GENERIC]
    return [
        mention
        for mention in mentions
        if mention.type != GENERIC or not any(-1 <= m.first - mention.last <= 1 or 0 <= mention.head - m.last <= 1 for m in typed)
    ]


@cache
def facility_finder(language: str) -> FacilityFinder:
    """The finder for `language` (ru, kk or en)."""
    return FacilityFinder(language)
