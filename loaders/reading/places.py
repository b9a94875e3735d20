"""Mentions of places in a sentence: names in all their forms, lists that share one `области`, and words that stand for a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from loaders.reading.gazetteer import Gazetteer, load_gazetteer
from loaders.reading.memo import SentenceMemo
from loaders.reading.patterns import Matcher
from loaders.reading.place_forms import FORMER, VILLAGE
from loaders.reading.place_levels import PlaceLevels, Raw
from loaders.reading.rules import lexicon, lexicon_matcher
from loaders.reading.tokens import Token

COUNTRY = "000000000"
FOREIGN = "foreign"
REGION_MEMORY = "region-in-memory"
_OPENING, _CLOSING = '«"“„', '»"”“'
_ORIGIN = re.compile(r"(?:[сц]к(?:ий|ая|ое|ие|ого|ому|им|ом|ой|ую|их|ими)|[лдт][ыі]қ|лік|дік|тік|ish|ese|(?<!st|ap|az|ir)an|french|swiss)$")
_COUNTRY_NAMED = "country"
_NOWHERE = "nowhere"  # a part of the country or of the world that is no place of the gazetteer
_LATER = {"bare": 2, FORMER: 5}
_PREFERRED = ("City", "Region", "Country", "District", "Settlement", "CityDistrict")
CITY_MEMORY = "city-in-memory"
CAPITAL_MEMORY = "capital-in-memory"
# Words in the name of a firm.
_IN_NAME = 5
_PREPOSITIONS = frozenset({"in", "at", "near", "в", "во", "из", "под"})
_LOCATIVES = ("да", "де", "та", "те", "дағы", "дегі", "тағы", "тегі")
# Endings of Russian adjectives that are no object of a preposition, and that are.
_PLAIN, _OBLIQUE = ("ая", "ий", "ый", "ое", "ие", "ые"), ("ом", "ем", "ой", "ей", "ых", "их", "ого", "ому")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a sentence. `kato` is its code, or FOREIGN, REGION_MEMORY, CITY_MEMORY, CAPITAL_MEMORY.

    `first`..`last` is the half-open range of tokens; mentions of one list share `group`; `how` is name, adjective, former, bare, village,
    country (Kazakhstan by name) or stand-in. `others` are places that the same words may mean as well (a district Abai lies in three
    regions); what is not `sure` is a place only where the article speaks of its region: Abai is a person too.
    """

    kato: str
    first: int
    last: int
    group: int
    how: str
    others: tuple[str, ...] = ()
    sure: bool = True

    @property
    def is_named(self) -> bool:
        """True for a place of Kazakhstan called by its name."""
        return self.how not in ("stand-in", _COUNTRY_NAMED)


class PlaceFinder:
    """Finds the place mentions of a sentence."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._levels = PlaceLevels(gazetteer)
        self._found: SentenceMemo[PlaceMention] = SentenceMemo()
        self._read: SentenceMemo[PlaceMention] = SentenceMemo()
        words = lexicon("places")
        self._firms = frozenset(words["firms"])
        self._no_firms = tuple(words["no_firms"])
        self._named_after = frozenset(words["named_after"])
        self._ambiguous = frozenset(words["ambiguous"])
        self._no_places = frozenset(words["no_places"])
        self._stand_ins = lexicon_matcher({**words["stand_ins"], FOREIGN: words["foreign"]})
        memory = words["memory"]
        self._memory: Matcher[str] = lexicon_matcher(
            {REGION_MEMORY: memory["region"], CITY_MEMORY: memory["city"], CAPITAL_MEMORY: memory["capital"]}
        )

    def find(self, tokens: Sequence[Token], language: str) -> list[PlaceMention]:
        """Place mentions in order of their tokens, none overlapping: those that are places whatever the article speaks of."""

        def sure() -> list[PlaceMention]:
            return self.grouped([m for m in self.readings(tokens, language) if m.sure], tokens)

        return self._found.of(tokens, language, sure)

    def readings(self, tokens: Sequence[Token], language: str) -> list[PlaceMention]:
        """Place mentions, those that are not sure among them; not grouped yet."""
        return self._read.of(tokens, language, lambda: self._readings(tokens, language))

    def grouped(self, mentions: Sequence[PlaceMention], tokens: Sequence[Token]) -> list[PlaceMention]:
        """`mentions` of one sentence, each with the number of its list."""
        grouped: list[PlaceMention] = []
        group = 0
        for mention in mentions:
            if not grouped or not self._levels.joined(tokens, grouped[-1].last, mention.first) or _turns(grouped[-1], mention, tokens):
                group += 1
            grouped.append(replace(mention, group=group))
        return grouped

    def _readings(self, tokens: Sequence[Token], language: str) -> list[PlaceMention]:
        raws = self._raw(tokens)
        levels = self._levels.levels(tokens, raws, language)
        mentions = [mention for raw, level in zip(raws, levels, strict=True) for mention in self._chosen(raw, level, tokens)]
        mentions = _with_others(mentions, [(m.value, m.first, m.last) for m in self._stand_ins.find(tokens)])
        beside = {i for m in mentions if m.is_named and m.sure for i in (m.first - 2, m.first - 1, m.last)}
        memory = [(m.value, m.first, m.last) for m in self._memory.find(tokens) if m.first not in beside or m.value == CAPITAL_MEMORY]
        mentions = _without_capitals_abroad(_with_others(mentions, memory))
        return [m for m in mentions if m.kato != _NOWHERE and not _is_origin(m, tokens)]

    def _raw(self, tokens: Sequence[Token]) -> list[Raw]:
        keys = [token.key for token in tokens]
        raws: list[Raw] = []
        i = 0
        while i < len(keys):
            found = self._gazetteer.match(keys, i) if keys[i] not in self._no_places else []
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
        """True for a place in the name of a firm or a fund: `ТОО «Алатау Строй»`, `Alatau Build LLP`, `«Алатау Қоры»`."""
        marks = [k for k in range(max(first - _IN_NAME, 0), first) if tokens[k].text in _OPENING + _CLOSING]
        quoted = bool(marks) and tokens[marks[-1]].text in _OPENING
        if quoted and ((marks[-1] and tokens[marks[-1] - 1].key in self._firms) or self._is_all_name(tokens, marks[-1] + 1, last)):
            return True
        for k in range(last, min(last + _IN_NAME, len(tokens))):
            if tokens[k].text in _CLOSING:
                return quoted and k + 1 < len(tokens) and tokens[k + 1].key in self._firms
            if tokens[k].key in self._firms and tokens[k].is_caps:
                return not quoted and not self._is_where(tokens, first, last)
            if not tokens[k].is_title:
                return False
        return False

    def _is_all_name(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """True where what stands in quotation marks from `first` on are capitals alone, none of them a word for a house or a place."""
        closing = next((k for k in range(last, min(last + _IN_NAME, len(tokens))) if tokens[k].text in _CLOSING), first)
        inside = tokens[first:closing]
        return len(inside) > 1 and all(token.is_title and not token.key.startswith(self._no_firms) for token in inside)

    def _is_where(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """True where a preposition or a case says that something stands in the place: `in Taraz`, `Таразда`."""
        before = tokens[first - 1].key if first else ""
        return before in _PREPOSITIONS or tokens[last - 1].key.endswith(_LOCATIVES)

    def _is_of_a_person(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """True for a name beside another name, or behind `имени`: a person's, or what bears a person's name."""
        before, after = tokens[max(first - 2, 0) : first], tokens[last : last + 1]
        named = any(token.key in self._named_after for token in (*before, *after))
        beside = (*(before[-1:] if first > 1 else ()), *after)  # the first word of a sentence has its capital anyway
        return named or any(token.is_title and not token.is_caps for token in beside)

    def _chosen(self, raw: Raw, level: str, tokens: Sequence[Token]) -> Iterator[PlaceMention]:
        """What a name is a mention of: the place that fits its level best, with those that fit as well; nothing for a mere word."""
        first, last, forms = raw
        forms = [
            form
            for form in forms
            if form.kind != "bare" or level == "District" or not self._gazetteer.place(form.kato).level.endswith("District")
        ]
        if not forms:
            return
        sure = bool(level) or last - first > 1 or tokens[first].key not in self._ambiguous
        if not sure and self._is_of_a_person(tokens, first, last):
            return
        ranks = {form: _rank(self._gazetteer.place(form.kato).level, level, form.kind) for form in forms}
        best = min(forms, key=lambda form: (ranks[form], form.kato))
        kato = best.kato
        if level == "District" and self._gazetteer.place(kato).level == "City":
            kato = self._gazetteer.district_of(kato)  # `в Айыртауском и Тайыншинском районах`: a town's adjective, its district's too
        others = dict.fromkeys(form.kato for form in forms if ranks[form] == ranks[best] and form.kato != best.kato)
        yield PlaceMention(kato, first, last, 0, best.kind, tuple(others), sure)


def _turns(one: PlaceMention, other: PlaceMention, tokens: Sequence[Token]) -> bool:
    """True where a list goes over to something else: `в Уилском и Хобдинском районах, а также Шалкарская больница`."""
    before, after = tokens[one.last - 1].key, tokens[other.last - 1].key
    return other.how == "adjective" and before.endswith(_OBLIQUE) and after.endswith(_PLAIN)


def _is_origin(mention: PlaceMention, tokens: Sequence[Token]) -> bool:
    """True for `турецкая`, `түркиялық`, `Turkish`: where somebody is from, no place abroad."""
    return mention.kato == FOREIGN and bool(_ORIGIN.search(tokens[mention.first].key))


def _rank(place_level: str, wanted: str, kind: str) -> int:
    """How well a place fits the level that the wording gives (0 best)."""
    if kind == VILLAGE:
        place_level = "Settlement"
    if wanted:
        return 0 if place_level.endswith(wanted) else 1 if kind != "bare" else 2
    return _PREFERRED.index(place_level) + _LATER.get(kind, 0)


def _with_others(mentions: list[PlaceMention], others: Sequence[tuple[str, int, int]]) -> list[PlaceMention]:
    longer = {first + 1 for _, first, last in others if last - first > 1}  # `в Восточном Казахстане` is not the country
    mentions = [m for m in mentions if m.kato != COUNTRY or m.first not in longer]
    taken = {i for mention in mentions for i in range(mention.first, mention.last)}
    extra = [
        PlaceMention(COUNTRY, first, last, 0, value) if value == _COUNTRY_NAMED else PlaceMention(value, first, last, 0, "stand-in")
        for value, first, last in others
        if not taken & set(range(first, last))
    ]
    return sorted([*mentions, *extra], key=lambda mention: mention.first)


def _without_capitals_abroad(mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """`mentions` without a word for our capital beside a name from abroad: `столица Кыргызстана`, `the capital of Georgia`."""
    abroad = {i for m in mentions if m.kato == FOREIGN for i in (m.first - 2, m.first - 1, m.last)}
    return [m for m in mentions if m.kato in (COUNTRY, FOREIGN) or m.how != "stand-in" or not abroad & {m.first, m.last - 1}]


@cache
def place_finder() -> PlaceFinder:
    """The finder over the ontology's places."""
    return PlaceFinder(load_gazetteer())
