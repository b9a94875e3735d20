"""Mentions of machines in a sentence: by what they are called, by the method with a word for a machine, by their model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from graph.iris import latin
from loaders.reading.equipment_counts import JOINS, EquipmentMention, list_count, with_counts
from loaders.reading.numbers import Number, unit_value
from loaders.reading.patterns import Match, Matcher
from loaders.reading.rules import lexicon, lexicon_matcher
from loaders.reading.tokens import Token

_OWNERS = frozenset({"центра", "центров", "комплекса", "отделения"})
_NAME_REACH = 9
# More than these of a bare method are studies, not machines.
_MOST_BARE = 60
_FITTED_REACH = 4


@cache
def _table(part: str) -> Matcher[str]:
    return lexicon_matcher(lexicon("equipment")[part])


@cache
def _list(part: str) -> Matcher[str]:
    return lexicon_matcher({part: lexicon("equipment")[part]})


@cache
def _brands() -> Matcher[tuple[str, str]]:
    return Matcher(
        (pattern, (type_, maker))
        for type_, makers in lexicon("equipment")["brands"].items()
        for maker, patterns in makers.items()
        for pattern in patterns
    )


def find_equipment(
    tokens: Sequence[Token], numbers: Sequence[Number], language: str, carried: EquipmentMention | None = None
) -> list[EquipmentMention]:
    """Mentions of machines in order of their tokens, none overlapping. `carried` is the last of the sentence before."""
    named = [match for match in _table("machines").find(tokens) if _is_owned(tokens, match.last) or not _is_house(tokens, match.last)]
    brands = [match for match in _brands().find(tokens) if any(token.is_title for token in tokens[match.first : match.last])]
    taken = {i for match in named for i in range(match.first, match.last)}
    found = [_mention(match, True) for match in named]
    methods = sorted([*_table("modalities").find(tokens), *_adjectives(tokens)], key=lambda match: match.first)
    if any(match.first not in taken for match in methods):
        among = _machines_among(tokens, methods, named, numbers, language)
        found += [_mention(match, False) for match in among if not taken & set(range(match.first, match.last))]
    modelled = {i for match in brands for i in range(match.first, match.last)}
    numbers = [number for number in numbers if number.first not in modelled]
    found = with_counts(tokens, numbers, _runs_share(tokens, sorted(found, key=lambda m: m.first)), carried)
    return _with_models(tokens, found, brands)


def _adjectives(tokens: Sequence[Token]) -> list[Match[str]]:
    """`компьютерный и магнитно-резонансный томографы`: what machines that share one word for a machine are called by."""
    found = _table("adjectives").find(tokens)
    if not found:
        return []
    words = {match.first for match in _list("machine_words").find_all(tokens)}
    runs = [run for run in _runs(tokens, found, counted=True) if len(run) > 1 and run[-1].last in words]
    return [match for run in runs for match in run]


def _mention(match: Match[str], sure: bool) -> EquipmentMention:
    return EquipmentMention(match.value, match.first, match.last, 0, match.first, "", "", sure)


def _is_house(tokens: Sequence[Token], last: int) -> bool:
    """True where the next word makes it a house, a room or a study: `циклотрон кешені`, `PET/CT centre`."""
    return any(match.first == 0 for match in _list("not_machine").find_all(tokens[last : last + 2]))


def _is_owned(tokens: Sequence[Token], last: int) -> bool:
    """True where the next word is the house that has the machine: `циклотрон центра`."""
    return last < len(tokens) and tokens[last].key in _OWNERS and not tokens[last - 1].is_caps


def _of_house(tokens: Sequence[Token]) -> bool:
    """True where a house stands among `tokens`, those before a method: `заработал центр ПЭТ/КТ`."""
    return bool(_list("not_machine").find_all(tokens))


def _machines_among(
    tokens: Sequence[Token], methods: Sequence[Match[str]], named: Sequence[Match[str]], numbers: Sequence[Number], language: str
) -> Iterator[Match[str]]:
    """Of the methods those that stand for machines: beside a word for one, counted, or what something is fitted out with."""
    words = _list("machine_words").find_all(tokens)
    starts, ends = {match.first for match in words}, {match.last for match in words}
    fitted = _list("fitted").find_all(tokens)
    numbered = _list("number_of").find_all(tokens)
    studies = _list("studies").find_all(tokens)
    for run in _runs(tokens, methods):
        first, last = run[0].first, run[-1].last
        beside = first in ends or last in starts
        studied = any(first - _FITTED_REACH <= match.first < last + _FITTED_REACH for match in studies)
        before = language != "kk" and any(
            match.last <= first <= match.last + _FITTED_REACH and not _of_house(tokens[match.last : first]) for match in fitted
        )
        listed = any(_runs_on(tokens, match.last, first) or _runs_on(tokens, last, match.first) for match in named)
        equipped = not studied and (before or listed or any(last <= match.first <= last + 2 for match in fitted))
        for match in run:
            accelerator = match.value == "linear-accelerator"
            several = _is_counted(tokens, numbers, match, bool(named), studied) or any(m.last == first or m.first == last for m in numbered)
            one = language == "en" and not studied and match.first > 0 and tokens[match.first - 1].key in ("a", "an", "another", "new")
            if not _is_house(tokens, match.last) and (accelerator or beside or equipped or several or one):
                yield match


def _is_counted(tokens: Sequence[Token], numbers: Sequence[Number], match: Match[str], listing: bool, studied: bool) -> bool:
    """True where a number counts the machines of a method: before it, or behind it in a list of machines."""
    before = next((number for number in numbers if number.last == match.first and not number.scaled), None)
    if before is not None and (match.value == "other" or (before.value < _MOST_BARE and not studied)):
        return True
    return listing and list_count(tokens, numbers, match.last) > 0


def _runs_on(tokens: Sequence[Token], one: int, other: int) -> bool:
    """True where nothing but a comma or `and` parts what ends at `one` from what begins at `other`."""
    return one < other <= one + 2 and all(token.key in JOINS for token in tokens[one:other])


def _runs(tokens: Sequence[Token], matches: Sequence[Match[str]], *, counted: bool = False) -> list[list[Match[str]]]:
    """`КТ, МРТ и УЗИ`: matches with nothing but commas and `and` between them, where `counted` numbers too."""
    runs: list[list[Match[str]]] = []
    for match in matches:
        between = tokens[runs[-1][-1].last : match.first] if runs else ()
        if runs and all(token.key in JOINS or (counted and unit_value(token) is not None) for token in between):
            runs[-1].append(match)
        else:
            runs.append([match])
    return runs


def _runs_share(tokens: Sequence[Token], found: Sequence[EquipmentMention]) -> list[EquipmentMention]:
    """Mentions that do not overlap; of two at one place the longer."""
    kept: list[EquipmentMention] = []
    for mention in found:
        if not kept or mention.first >= kept[-1].last:
            kept.append(mention)
    return kept


def _with_models(
    tokens: Sequence[Token], found: Sequence[EquipmentMention], brands: Sequence[Match[tuple[str, str]]]
) -> list[EquipmentMention]:
    """Each mention with the model named beside it; a model alone is a mention of its own where the sentence is of machines."""
    mentions = list(found)
    context = bool(brands) and bool(_list("brand_context").find_all(tokens))
    for brand in brands:
        type_, maker = brand.value
        near = [m for m in mentions if m.type == type_ and min(abs(m.first - brand.last), abs(brand.first - m.last)) <= _NAME_REACH]
        own = next((m for m in mentions if m.first <= brand.first and brand.last <= m.last), None)
        first = _with_maker(tokens, brand.first)
        words = " ".join(token.text for token in tokens[first : brand.last])
        at = own or min(near, key=lambda m: min(abs(m.first - brand.last), abs(brand.first - m.last)), default=None)
        if at is not None:
            name = words if not at.name else at.name if _latin_of(words) == _latin_of(at.name) else f"{at.name}, {words}"
            mentions[mentions.index(at)] = replace(at, name=name, maker=at.maker or maker, type=at.type)
        elif context or type_ in ("robot", "organ-preservation-device"):
            mentions.append(EquipmentMention(type_, first, brand.last, 0, first, words, maker, True))
    return sorted(mentions, key=lambda m: m.first)


def _latin_of(name: str) -> str:
    return latin(name.lower())


def _with_maker(tokens: Sequence[Token], first: int) -> int:
    """The start of a model's name with the maker's before it: `Elekta Versa HD`."""
    before = tokens[first - 1] if first else None
    return (
        first - 1
        if before and before.text.isascii() and before.is_word and before.is_title and before.key not in ("the", "a", "an")
        else first
    )
