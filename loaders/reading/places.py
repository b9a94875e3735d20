"""Mentions of places in a sentence: names in all their forms, lists that share one `области`, and words that stand for a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from loaders.reading.gazetteer import Form, Gazetteer, load_gazetteer
from loaders.reading.memo import SentenceMemo
from loaders.reading.numbers import unit_value
from loaders.reading.patterns import Matcher, Word, parse
from loaders.reading.rules import lexicon, lexicon_matcher
from loaders.reading.tokens import Token

COUNTRY = "000000000"
FOREIGN = "foreign"
REGION_MEMORY = "region-in-memory"
# Words that a test remembers.
_MOST_KEYS = 8192
_OPENING, _CLOSING = '«"“„', '»"”“'
_ORIGIN = re.compile(r"(?:[сц]к(?:ий|ая|ое|ие|ого|ому|им|ом|ой|ую|их|ими)|[лдт][ыі]қ|лік|дік|тік|ish|ese|(?<!st|ap|az|ir)an|french|swiss)$")
_COUNTRY_NAMED = "country"
_NOWHERE = "nowhere"  # a part of the country or of the world that is no place of the gazetteer
_PREFERRED = ("City", "Region", "Country", "District", "Settlement", "CityDistrict")
CITY_MEMORY = "city-in-memory"
# Between `regions` and the list of their names.
_LEAD = 5
# Words in the name of a firm.
_IN_NAME = 5
_PREPOSITIONS = frozenset({"in", "at", "near", "в", "во", "из", "под"})
_LOCATIVES = ("да", "де", "та", "те", "дағы", "дегі", "тағы", "тегі")
# Endings of Russian adjectives that are no object of a preposition, and that are.
_PLAIN, _OBLIQUE = ("ая", "ий", "ый", "ое", "ие", "ые"), ("ом", "ем", "ой", "ей", "ых", "их", "ого", "ому")
_LEADING = frozenset({",", ":", "–", "—", "namely", "including", "а", "именно", "атап", "айтқанда", "оның", "ішінде"})


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a sentence. `kato` is its code, or FOREIGN, REGION_MEMORY, CITY_MEMORY.

    `first`..`last` is the half-open range of tokens; mentions of one list share `group`; `how` is name, adjective,
    bare, country (Kazakhstan by name) or stand-in.
    """

    kato: str
    first: int
    last: int
    group: int
    how: str

    @property
    def is_named(self) -> bool:
        """True for a place of Kazakhstan called by its name."""
        return self.how not in ("stand-in", _COUNTRY_NAMED)


class PlaceFinder:
    """Finds the place mentions of a sentence."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._memo: SentenceMemo[PlaceMention] = SentenceMemo()
        words = lexicon("places")
        self._region = _tester(words["region_words"])
        self._firms = frozenset(words["firms"])
        self._plural = frozenset(words["region_plural"])
        self._many = _tester([*words["region_plural"], *words["district_plural"]])
        self._city = _tester(words["city_words"])
        self._district = _tester(words["district_words"])
        self._connectors = frozenset(words["connectors"])
        self._ambiguous = frozenset(words["ambiguous"])
        self._stand_ins = lexicon_matcher({**words["stand_ins"], FOREIGN: words["foreign"]})
        self._memory: Matcher[str] = lexicon_matcher({REGION_MEMORY: words["memory"]["region"], CITY_MEMORY: words["memory"]["city"]})

    def find(self, tokens: Sequence[Token], language: str) -> list[PlaceMention]:
        """Place mentions in order of their tokens, none overlapping."""
        return self._memo.of(tokens, language, lambda: self._find(tokens, language))

    def _find(self, tokens: Sequence[Token], language: str) -> list[PlaceMention]:
        raws = self._raw(tokens)
        levels = self._levels(tokens, raws, language)
        mentions: list[PlaceMention] = []
        for (first, last, forms), level in zip(raws, levels, strict=True):
            form = self._choose(forms, level, tokens, first, last)
            if form:
                mentions.append(PlaceMention(form.kato, first, last, 0, form.kind))
        mentions = _with_others(mentions, [(m.value, m.first, m.last) for m in self._stand_ins.find(tokens)])
        beside = {i for m in mentions if m.is_named for i in (m.first - 2, m.first - 1, m.last)}
        memory = [(m.value, m.first, m.last) for m in self._memory.find(tokens) if m.first not in beside]
        mentions = _with_others(mentions, memory)
        return self._grouped([m for m in mentions if m.kato != _NOWHERE and not _is_origin(m, tokens)], tokens)

    def _raw(self, tokens: Sequence[Token]) -> list[tuple[int, int, list[Form]]]:
        keys = [token.key for token in tokens]
        raws: list[tuple[int, int, list[Form]]] = []
        i = 0
        while i < len(keys):
            found = self._gazetteer.match(keys, i)
            found = [(form, end) for form, end in found if form.kind == "adjective" or tokens[i].is_title or tokens[end - 1].is_title]
            if found and (self._is_quoted(tokens, i, found[0][1]) or self._is_firms(tokens, i, found[0][1])):
                found = []
            if found:
                raws.append((i, found[0][1], [form for form, _ in found]))
                i = found[0][1]
            else:
                i += 1
        return raws

    def _is_quoted(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """True where a place alone stands in quotation marks: that is the name of a house or a firm."""
        return first > 0 and tokens[first - 1].text in _OPENING and tokens[min(last, len(tokens) - 1)].text in _CLOSING

    def _is_firms(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """True for a place in the name of a firm: `ТОО «Алатау Строй»`, `«Алатау Құрылыс» ЖШС`, `Alatau Build LLP`."""
        marks = [k for k in range(max(first - _IN_NAME, 0), first) if tokens[k].text in _OPENING + _CLOSING]
        quoted = bool(marks) and tokens[marks[-1]].text in _OPENING
        if quoted and marks[-1] and tokens[marks[-1] - 1].key in self._firms:
            return True
        for k in range(last, min(last + _IN_NAME, len(tokens))):
            if tokens[k].text in _CLOSING:
                return quoted and k + 1 < len(tokens) and tokens[k + 1].key in self._firms
            if tokens[k].key in self._firms and tokens[k].is_caps:
                return not quoted and not self._is_where(tokens, first, last)
            if not tokens[k].is_title:
                return False
        return False

    def _is_where(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """True where a preposition or a case says that something stands in the place: `in Taraz`, `Таразда`."""
        before = tokens[first - 1].key if first else ""
        return before in _PREPOSITIONS or tokens[last - 1].key.endswith(_LOCATIVES)

    def _levels(self, tokens: Sequence[Token], raws: Sequence[tuple[int, int, list[Form]]], language: str) -> list[str]:
        """For each raw match the level that a word beside it, or the word of its list, gives it; empty if none does."""
        levels = [self._own_level(tokens, first, last, forms) for first, last, forms in raws]
        speaks = False  # does the word for regions or districts at the end of this list speak for the names before it too?
        for k in range(len(raws) - 2, -1, -1):
            joined = self._joined(tokens, raws[k][1], raws[k + 1][0])
            shared = levels[k + 1] if levels[k + 1] in ("Region", "District") else ""
            speaks = joined and bool(shared) and (speaks or self._plural_at(tokens, raws[k + 1][1], language))
            if not levels[k] and speaks and (language != "ru" or any(form.kind == "adjective" for form in raws[k][2])):
                levels[k] = shared
        led = {k for k, (first, _, _) in enumerate(raws) if self._before(tokens, first)}
        for k in range(1, len(raws)):
            if (
                not levels[k]
                and levels[k - 1]
                and self._joined(tokens, raws[k - 1][1], raws[k][0])
                and k - 1 in led
                # a preposition begins a phrase of its own: «в области Абай, в Алматы»
                and not any(token.key in ("в", "во", "in") for token in tokens[raws[k - 1][1] : raws[k][0]])
            ):
                levels[k] = levels[k - 1]
                led.add(k)
        return levels

    def _own_level(self, tokens: Sequence[Token], first: int, last: int, forms: Sequence[Form]) -> str:
        if all(form.kind == "name" and self._gazetteer.place(form.kato).level == "Region" for form in forms):
            return "Region"
        for at in (last, last + 1 if last < len(tokens) and tokens[last].text in '.»"' else last):
            if at < len(tokens):
                for level, test in (("Region", self._region), ("City", self._city), ("District", self._district)):
                    if test(tokens[at]):
                        return level
        return self._before(tokens, first)

    def _before(self, tokens: Sequence[Token], first: int) -> str:
        """The level given by a word before a name: `области Абай`, `в городах Актау`, `г. Семей`, `five regions, namely Aktobe`."""
        lead = tokens[max(0, first - _LEAD) : first]
        begun = next((k for k in range(len(lead)) if lead[k].key in self._plural), None)
        between = {token.key for token in lead[begun + 1 :]} if begun is not None else set()
        if between <= _LEADING and between - {",", "а"}:
            return "Region"
        for back in (1, 2):
            if first < back:
                break
            token = tokens[first - back]
            if back == 2 and tokens[first - 1].text not in '.«":' and tokens[first - 1].key != "of":
                break
            if self._city(token):
                return "City"
            if token.key.startswith("област"):
                return "Region"
            if back == 2 and tokens[first - 1].key == "of" and self._district(token):
                return "District"
        return ""

    def _plural_at(self, tokens: Sequence[Token], last: int, language: str) -> bool:
        """True where the word for region at the end of a list may speak for the names before it."""
        if language == "ru":
            return True
        return any(map(self._many, tokens[max(0, last - 1) : last + 1]))

    def _joined(self, tokens: Sequence[Token], end: int, start: int) -> bool:
        """True where what stands between two names makes them one list: `А, Б және В`, `в А два, в Б один`."""
        between = tokens[end:start]
        return len(between) <= 6 and all(map(self._joins, between))

    def _joins(self, token: Token) -> bool:
        kind = self._region(token) or self._city(token) or self._district(token)
        return kind or token.key in self._connectors or unit_value(token) is not None

    def _choose(self, forms: Sequence[Form], level: str, tokens: Sequence[Token], first: int, last: int) -> Form | None:
        word = tokens[first].key
        if word in self._ambiguous and not level and last - first == 1:
            return None
        forms = [
            form for form in forms if form.kind != "bare" or level == "District" or self._gazetteer.place(form.kato).level != "District"
        ]
        if not forms:
            return None
        return min(forms, key=lambda form: (_rank(self._gazetteer.place(form.kato).level, level, form.kind), form.kato))

    def _grouped(self, mentions: list[PlaceMention], tokens: Sequence[Token]) -> list[PlaceMention]:
        grouped: list[PlaceMention] = []
        group = 0
        for mention in mentions:
            if not grouped or not self._joined(tokens, grouped[-1].last, mention.first) or _turns(grouped[-1], mention, tokens):
                group += 1
            grouped.append(replace(mention, group=group))
        return grouped


def _turns(one: PlaceMention, other: PlaceMention, tokens: Sequence[Token]) -> bool:
    """True where a list goes over to something else: `в Уилском и Хобдинском районах, а также Шалкарская больница`."""
    before, after = tokens[one.last - 1].key, tokens[other.last - 1].key
    return other.how == "adjective" and before.endswith(_OBLIQUE) and after.endswith(_PLAIN)


def _is_origin(mention: PlaceMention, tokens: Sequence[Token]) -> bool:
    """True for `турецкая`, `түркиялық`, `Turkish`: where somebody is from, no place abroad."""
    return mention.kato == FOREIGN and bool(_ORIGIN.search(tokens[mention.first].key))


def _rank(place_level: str, wanted: str, kind: str) -> int:
    """How well a place fits the level that the wording gives (0 best)."""
    if wanted:
        return 0 if place_level.endswith(wanted) else 1 if kind != "bare" else 2
    return _PREFERRED.index(place_level) + (2 if kind == "bare" else 0)


def _with_others(mentions: list[PlaceMention], others: Sequence[tuple[str, int, int]]) -> list[PlaceMention]:
    taken = {i for mention in mentions for i in range(mention.first, mention.last)}
    extra = [
        PlaceMention(COUNTRY, first, last, 0, value) if value == _COUNTRY_NAMED else PlaceMention(value, first, last, 0, "stand-in")
        for value, first, last in others
        if not taken & set(range(first, last))
    ]
    return sorted([*mentions, *extra], key=lambda mention: mention.first)


def _tester(patterns: Sequence[str]) -> Callable[[Token], bool]:
    """A test of one token against one-word patterns, which remembers the words it has seen."""
    words = [step for pattern in patterns for step in parse(pattern) if isinstance(step, Word)]
    seen: dict[tuple[str, bool], bool] = {}

    def test(token: Token) -> bool:
        known = token.key, token.is_caps
        if known not in seen:
            if len(seen) >= _MOST_KEYS:
                seen.clear()
            seen[known] = any(word.takes(token) for word in words)
        return seen[known]

    return test


@cache
def place_finder() -> PlaceFinder:
    """The finder over the ontology's places."""
    return PlaceFinder(load_gazetteer())
