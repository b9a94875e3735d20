"""Portions: machines that a sentence counts out to houses without naming them again, and whether each house gets as many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.reading.equipment_counts import EquipmentMention, ends_phrase, is_of_people, spots
from loaders.reading.numbers import Number
from loaders.reading.rules import lexicon
from loaders.reading.tokens import Token

# More than these no house gets at once.
_MOST = 60
# Tokens between `each` and the machine: `по одному новому цифровому маммографу`, `one digital mammograph each`.
_EACH_BEFORE, _EACH_BEHIND = 4, 3
_ABLATIVE = ("дан", "ден", "тан", "тен", "нан", "нен")


@dataclass(frozen=True, slots=True)
class Portion:
    """Machines of one kind in one place or in each of several (`each`); `again` where the words do not name the machine itself.

    `number` is what the words say, which for `двум больницам по два` is less than the mention's count.
    """

    mention: EquipmentMention
    each: bool
    again: bool
    number: int

    @property
    def first(self) -> int:
        """The token at which the portion begins, its number included."""
        return self.mention.counted_from


def portions_of(
    tokens: Sequence[Token], numbers: Sequence[Number], mentions: Sequence[EquipmentMention], before: Sequence[EquipmentMention]
) -> list[Portion]:
    """The portions of a sentence in order: its `mentions`, and what goes on counting these or the machines spoken of `before`."""
    said = {number.first: int(number.value) for number in numbers}
    own = [
        Portion(m, is_each(tokens, m.counted_from, m.last), False, min(said.get(m.counted_from, m.count), m.count) if m.count else 0)
        for m in mentions
    ]
    found = [*_alike(tokens, mentions, before), *_numbered(tokens, numbers, mentions, before), *_these(tokens, mentions, before)]
    taken = {i for mention in mentions for i in range(mention.counted_from, mention.last)}
    told: list[Portion] = []
    for portion in found:
        at = set(range(portion.first, portion.mention.last))
        if not at & taken:
            taken |= at
            told.append(portion)
    return _by_each(sorted([*own, *told], key=lambda portion: portion.first))


def _by_each(portions: Sequence[Portion]) -> list[Portion]:
    """`portions`, a number for each right behind the machine that it counts as one with it: `три томографа, по одному на каждую`."""
    told: list[Portion] = []
    for portion in portions:
        before = told[-1] if told else None
        if before and portion.again and portion.each and not before.again and portion.first - before.mention.last <= _EACH_BEHIND:
            mention = replace(before.mention, count=portion.number)
            told[-1] = replace(before, mention=mention, each=True, number=portion.number)
        else:
            told.append(portion)
    return told


def is_each(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True where each of several houses gets what stands at tokens `first`..`last`: `по два`, `two each`, `бір-бірден`, `әр орталыққа`."""
    words = lexicon("equipment")["shares"]
    ahead = [token.key for token in tokens[max(0, first - _EACH_BEFORE) : first]]
    begun = max((i for i, token in enumerate(tokens[max(0, first - _EACH_BEFORE) : first]) if not token.is_word), default=-1)
    if any(key in words["by"] for key in ahead[begun + 1 :]):
        return True
    if any(first <= match.first < last + _EACH_BEHIND for match in spots(tokens, "each_of")):
        return True
    if any(match.first < first and not _parted(tokens, match.last, first) for match in spots(tokens, "each_house")):
        return True
    keys = [token.key for token in tokens[first:last]]
    doubled = [token.key for token in tokens[max(0, first - 2) : last]]
    numeral = tokens[first].key
    if any(one and two.startswith(one) and one in words["numerals"] for one, two in pairwise(doubled)):
        return True
    return numeral in words["numerals"] and keys[-1].endswith(_ABLATIVE)


def _parted(tokens: Sequence[Token], one: int, other: int) -> bool:
    return any(token.text in ";:." for token in tokens[one:other])


def _numbered(
    tokens: Sequence[Token], numbers: Sequence[Number], mentions: Sequence[EquipmentMention], before: Sequence[EquipmentMention]
) -> list[Portion]:
    """`two more in A`, `по одному – в B`, `три аппарата получил C`, `біреуі D-ға`."""
    generic = spots(tokens, "generic_machines")
    ones = [Number(1.0, i, i + 1, False, True) for i, token in enumerate(tokens) if token.key in lexicon("equipment")["shares"]["ones"]]
    found = []
    for number in sorted([*numbers, *ones], key=lambda number: number.first):
        like = _meant(number.first, mentions, before)
        if (
            like is None
            or is_of_people(tokens, number)
            or number.scaled
            or not 1 <= number.value <= _MOST
            or number.value != int(number.value)
        ):
            continue
        word = next((match for match in generic if number.last <= match.first <= number.last + 2), None)
        last = word.last if word else number.last
        # without a word for a machine a number of another sentence may count houses: it goes on only from a greater one of machines
        goes_on = any(mention.last <= number.first for mention in mentions) or like.count > number.value or not like.count
        if word or (goes_on and _stands_alone(tokens, number)):
            each = is_each(tokens, number.first, last)
            mention = replace(like, first=number.first, last=last, count=int(number.value), counted_from=number.first, name="", maker="")
            found.append(Portion(mention, each, True, mention.count))
    return found


def _stands_alone(tokens: Sequence[Token], number: Number) -> bool:
    """True for a number in words or a small figure that counts nothing named behind it: `one in A`, `два – в B`."""
    after = tokens[number.last].key if number.last < len(tokens) else ""
    if tokens[number.last - 1].key.startswith(tuple(lexicon("equipment")["shares"]["together"])):
        return True
    return (number.in_words or tokens[number.first].text.isdigit()) and (
        ends_phrase(tokens, number.last) or after in lexicon("equipment")["shares"]["go_on"]
    )


def _meant(at: int, mentions: Sequence[EquipmentMention], before: Sequence[EquipmentMention]) -> EquipmentMention | None:
    """The machine that a number at token `at` counts on: the last named before it; None where two kinds may be meant."""
    own = [mention for mention in mentions if mention.last <= at]
    if own:
        return own[-1]
    kinds = {mention.type for mention in before}
    return before[-1] if len(kinds) == 1 else None


def _alike(tokens: Sequence[Token], mentions: Sequence[EquipmentMention], before: Sequence[EquipmentMention]) -> list[Portion]:
    """`такой же аппарат`, `мұндай қондырғы`, `a similar machine`: one more of the kind spoken of last."""
    found = []
    for match in spots(tokens, "such_machines"):
        own = [mention for mention in mentions if mention.last <= match.first] or before
        if own:
            mention = replace(own[-1], first=match.first, last=match.last, count=0, counted_from=match.first, name="", maker="")
            found.append(Portion(mention, False, True, 0))
    return found


def _these(tokens: Sequence[Token], mentions: Sequence[EquipmentMention], before: Sequence[EquipmentMention]) -> list[Portion]:
    """`The systems will be installed in A, B and C`: the machines counted just before."""
    like = _meant(0, (), before)
    if mentions or like is None or like.count < 2:
        return []
    return [
        Portion(replace(like, first=match.first, last=match.last, counted_from=match.first, name="", maker=""), False, True, like.count)
        for match in spots(tokens, "these_machines")
        if match.first == 0
    ]
