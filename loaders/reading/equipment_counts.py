"""How many machines a mention counts: the number before it or behind it, and more of the same that the sentence does not name again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from loaders.reading.memo import SentenceMemo
from loaders.reading.numbers import Number
from loaders.reading.patterns import Match, Matcher
from loaders.reading.rules import lexicon, lexicon_matcher
from loaders.reading.tokens import Token

JOINS = frozenset({",", "и", "және", "мен", "пен", "бен", "and", "(", "а", "также"})
_QUOTES = frozenset("«»\"“”„'")
_COUNT_REACH = 6
_BEHIND_REACH = 7
_MOST = 400
_HOUSES_REACH = 4
_EACH_REACH = 4
_MOST_HOUSES = 30
_MANY = re.compile(r"(?:[оеё]в|ей|[иы]х|лер|лар|дар|дер|тар|тер|тың|тің|ның|нің|дың|дің)$")
# Kazakh collective numbers, which stand behind what they count: `аппараты екеу`.
_TOGETHER = ("екеу", "үшеу", "төртеу", "бесеу", "алтау", "жетеу")
_CLOSES = frozenset({"", ",", ".", ";", ":", ")", "и", "және", "and", "а", "–", "—", "-"})


@dataclass(frozen=True, slots=True)
class EquipmentMention:
    """Machines of `type` at tokens `first`..`last` (half-open): `count` (0: none said), the model in `name`, its maker.

    `sure` where the words name a machine and nothing else (`томограф`), not a method (`КТ`); `stock` where the number is said
    of all that there are (`МРТ саны`).
    """

    type: str
    first: int
    last: int
    count: int
    counted_from: int
    name: str
    maker: str
    sure: bool
    stock: bool = False


@cache
def words(part: str) -> Matcher[str]:
    """A matcher over one list of the equipment lexicon."""
    return lexicon_matcher({part: lexicon("equipment")[part]})


_MEMO: SentenceMemo[Match[str]] = SentenceMemo()


def spots(tokens: Sequence[Token], part: str) -> list[Match[str]]:
    """Where words of one list of the equipment lexicon stand in a sentence."""
    return _MEMO.of(tokens, part, lambda: words(part).find_all(tokens))


def with_counts(
    tokens: Sequence[Token], numbers: Sequence[Number], found: Sequence[EquipmentMention], carried: EquipmentMention | None
) -> list[EquipmentMention]:
    """`found` with their numbers, and a mention more for each number that goes on counting (`ещё два`, `тағы екеуін`)."""
    told = [_counted(tokens, numbers, mention) for mention in found]
    told = [mention if mention.count else _counted_behind(tokens, numbers, mention, told) for mention in told]
    return sorted([*told, *_more(tokens, numbers, told, carried)], key=lambda mention: mention.first)


@cache
def _count_ends() -> frozenset[str]:
    return frozenset(map(str, lexicon("equipment")["count_ends"]))


def _counted(tokens: Sequence[Token], numbers: Sequence[Number], mention: EquipmentMention) -> EquipmentMention:
    """`mention` with the number before it, where nothing but its own words stand between."""
    shares = {match.first for match in spots(tokens, "share")}
    ends = _count_ends()
    measures = {match.first for match in spots(tokens, "measures")}
    if inside := _counted_inside(tokens, numbers, mention):
        return inside
    for number in reversed(numbers):
        between = tokens[number.last : mention.first]
        if not 0 <= mention.first - number.last <= _COUNT_REACH or number.scaled or not 0 < number.value < _MOST:
            continue
        if number.value != int(number.value) or not all(token.is_word or token.text in _QUOTES for token in between):
            continue
        if (
            number.last in shares
            or number.last in measures
            or any(token.key in JOINS or token.key in ends or _is_house(token) for token in between)
            or _is_ordinal(tokens, number)
        ):
            continue
        return replace(mention, count=int(number.value) * _times(tokens, numbers, number), counted_from=number.first)
    return mention


def _is_house(token: Token) -> bool:
    """True for the house or region that a number counts, not the machine behind it: `үш облысқа гамма-камера`."""
    return token.key.startswith(tuple(lexicon("equipment")["counted_houses"]))


def _times(tokens: Sequence[Token], numbers: Sequence[Number], each: Number) -> int:
    """How many houses get `each` machines: `екі мекеменің әрқайсысына бір-бір`, `двум больницам по два`; else 1."""
    doubled = each.first > 0 and tokens[each.first - 1].key == tokens[each.first].key
    shared = doubled or any(each.first == match.last or 1 <= match.first - each.last <= _EACH_REACH for match in spots(tokens, "each_of"))
    first = each.first - 1 if doubled else each.first
    near = [n for n in numbers if n.last <= first and first - n.last <= _HOUSES_REACH and not n.scaled and 1 < n.value < _MOST_HOUSES]
    return int(near[-1].value) if shared and near else 1


def _counted_inside(tokens: Sequence[Token], numbers: Sequence[Number], mention: EquipmentMention) -> EquipmentMention | None:
    """`mention` with the number before its last word: `өкпені жасанды желдететін 196 аппарат`."""
    for number in numbers:
        if number.first > mention.first and number.last == mention.last - 1 and not number.scaled and 0 < number.value < _MOST:
            return replace(mention, count=int(number.value))
    return None


def _is_ordinal(tokens: Sequence[Token], number: Number) -> bool:
    """True for `№ 3`, `3-й`, `2-ші`."""
    before = tokens[number.first - 1].text if number.first else ""
    after = tokens[number.last] if number.last < len(tokens) else None
    return before in ("№", "#") or (after is not None and after.key in ("й", "я", "го", "ші", "шы", "st", "nd", "rd", "th"))


def _counted_behind(
    tokens: Sequence[Token], numbers: Sequence[Number], mention: EquipmentMention, others: Sequence[EquipmentMention]
) -> EquipmentMention:
    """`mention` with the number behind it: `МРТ саны төртеуге жетті`, `число томографов достигло девяти`, `ускорителей в стране 27`."""
    if listed := list_count(tokens, numbers, mention.last):
        return replace(mention, count=listed)
    told = any(m.last in (mention.first, mention.first - 1) or m.first == mention.last for m in spots(tokens, "number_of"))
    together = mention.last < len(tokens) and tokens[mention.last].key.startswith(_TOGETHER)
    if not (told or together) and not _MANY.search(tokens[mention.last - 1].key) and not _MANY.search(tokens[mention.first].key):
        return mention
    for number in numbers:
        if not 0 <= number.first - mention.last <= _BEHIND_REACH or number.scaled or not 1 <= number.value < _MOST:
            continue
        between = tokens[mention.last : number.first]
        if any(token.text in ",;." for token in between) or any(m.counted_from == number.first and m.count for m in others):
            continue
        if number.value == int(number.value) and ends_phrase(tokens, number.last) and not _is_ordinal(tokens, number):
            return replace(mention, count=int(number.value), stock=told)
    return mention


def list_count(tokens: Sequence[Token], numbers: Sequence[Number], at: int) -> int:
    """The number that a list gives to what ends at token `at`: `маммограф – 2`, `УЗИ (4 единицы)`; 0 for none."""
    marks = lexicon("equipment")["list_counts"]
    number = next((n for n in numbers if n.first == at + 1), None)
    if number is None or tokens[at].text not in marks["before"] or number.scaled or not 1 <= number.value < _MOST:
        return 0
    last = number.last + (number.last < len(tokens) and tokens[number.last].key in marks["unit"])
    ends = (tokens[last].key if last < len(tokens) else "") in marks["after"]
    return int(number.value) if ends and number.value == int(number.value) else 0


def ends_phrase(tokens: Sequence[Token], at: int) -> bool:
    """True where no noun follows that a number before token `at` would count."""
    key = tokens[at].key if at < len(tokens) else ""
    if key == "-" and at + 1 < len(tokens):
        return True
    return key in _CLOSES or _may_follow(key)


@cache
def _followers() -> tuple[frozenset[str], tuple[str, ...]]:
    listed = [str(word) for word in lexicon("equipment")["count_followers"]]
    return frozenset(w for w in listed if not w.endswith("~")), tuple(w[:-1] for w in listed if w.endswith("~"))


def is_of_people(tokens: Sequence[Token], number: Number) -> bool:
    """True for `двое`, which counts people."""
    return tokens[number.last - 1].key in lexicon("equipment")["people_numbers"]


def _may_follow(key: str) -> bool:
    """True where `key` is one of the words that may follow a number that counts what was named before."""
    exact, stems = _followers()
    return key in exact or key.startswith(stems)


def _more(
    tokens: Sequence[Token], numbers: Sequence[Number], found: Sequence[EquipmentMention], carried: EquipmentMention | None
) -> list[EquipmentMention]:
    """Mentions of more machines of the kind named before: `ещё два`, `another three`, `тағы үшеуін`."""
    more: list[EquipmentMention] = []
    marks = spots(tokens, "more")
    for number in numbers:
        before = [m for m in found if m.last <= number.first] or ([carried] if carried else [])
        own = any(m.counted_from <= number.first < m.last for m in found)
        if (
            not before
            or own
            or is_of_people(tokens, number)
            or number.scaled
            or not 1 <= number.value < _MOST
            or number.value != int(number.value)
        ):
            continue
        marked = any(m.last == number.first or m.first == number.last for m in marks)
        last = next((m.last for m in marks if m.first == number.last), number.last)
        if marked and ends_phrase(tokens, last):
            more.append(
                replace(before[-1], first=number.first, last=last, count=int(number.value), counted_from=number.first, name="", maker="")
            )
    return more
