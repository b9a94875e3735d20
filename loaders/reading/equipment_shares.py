"""Which house gets how many: machines dealt out over a list of places, in their sentence or the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.reading.equipment_counts import JOINS, EquipmentMention, spots
from loaders.reading.equipment_memory import Memory
from loaders.reading.equipment_portions import Portion, portions_of
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.numbers import find_numbers
from loaders.reading.page import Sentence
from loaders.reading.places import COUNTRY, FOREIGN, PlaceMention
from loaders.reading.rules import rules_matcher
from loaders.reading.tokens import Token
from loaders.reading.whereabouts import narrowest

# How many sentences a list of places is remembered, and the machines that a number may go on counting.
_LIST_REMEMBERED = 4
_KIND_REMEMBERED = 2
_LINKED = 8
_PART_REACH = 3
# So many parts that add up to a number told before are parts of it, whatever the verb.
_FEWEST = 2
_PLURAL = re.compile(r"(?:[ыи]|[оеё]в|ей|[ая]ми?|[ая]х|[лдт][ае]р\w*|s)$")
_DASHES = "–—"


@dataclass(frozen=True, slots=True)
class Share:
    """A mention and the places that it stands in, each with its number; no places where the sentence deals nothing out.

    `again` where the words do not name the machine; `adds_up` where such numbers make up the one told of all before.
    """

    mention: EquipmentMention
    places: tuple[tuple[str, int], ...] = ()
    again: bool = False
    adds_up: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    """Places that stand together, or portions that do: `katos` or `portions`, at tokens `first`..`last`."""

    first: int
    last: int
    katos: tuple[str, ...] = ()
    portions: tuple[Portion, ...] = ()


class Shares:
    """Deals machines out to places, sentence by sentence; remembers the last list of places and the last machines."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._list: tuple[int, tuple[str, ...]] = (-99, ())
        self._kinds: tuple[int, Sequence[EquipmentMention]] = (-99, ())

    def of(self, sentence: Sentence, mentions: Sequence[EquipmentMention]) -> list[Share]:
        """The `mentions` of `sentence` and what it goes on counting, in order, each with the places of its own."""
        index, before = self._kinds
        near = before if sentence.index - index <= _KIND_REMEMBERED else ()
        portions = portions_of(sentence.tokens, find_numbers(sentence.tokens, self._memory.page.language), mentions, near)
        runs = self._runs(sentence, portions)
        told = self._dealt(sentence, portions, runs)
        if mentions:
            self._kinds = sentence.index, mentions
        lists = [run.katos for run in runs if len(run.katos) > 1]
        if lists and (sentence.index - self._list[0] > _LIST_REMEMBERED or len(lists[-1]) >= len(self._list[1])):
            self._list = sentence.index, lists[-1]
        return _adding_up(_without_totals(sentence.tokens, told), near)

    def _dealt(self, sentence: Sentence, portions: Sequence[Portion], runs: Sequence[_Run]) -> list[Share]:
        places = {id(portion): katos for portion, katos in _pairs(runs)}
        several = len([run for run in runs if run.katos]) > 1
        index, listed = self._list
        told = []
        for portion in portions:
            katos = places.get(id(portion), ())
            if not any(run.katos for run in runs) and portion.each and _of_houses(sentence, portion):
                katos = listed if sentence.index - index <= _LIST_REMEMBERED else ()
            if len(katos) > 1 and not portion.each and not portion.number and not _is_plural(sentence, portion):
                katos = ()
            shares = _deal(portion, katos, several, one_clause=not _is_broken(sentence, portion, runs))
            if shares or not portion.again:
                told.append(Share(replace(portion.mention, count=shares[0][1]) if shares else portion.mention, shares, portion.again))
        return told

    def _runs(self, sentence: Sentence, portions: Sequence[Portion]) -> list[_Run]:
        """Runs of places and of portions by turns, in the order of the sentence."""
        runs = [_Run(portion.first, portion.mention.last, portions=(portion,)) for portion in portions]
        for place in self._places(sentence):
            runs.append(_Run(place.first, place.last, katos=(self._memory.districts.get(place.kato, place.kato),)))
        joined: list[_Run] = []
        for run in sorted(runs, key=lambda run: run.first):
            last = joined[-1] if joined else None
            if last is None or bool(last.katos) != bool(run.katos):
                joined.append(run)
            elif run.portions or self._linked(sentence, last, run):
                joined[-1] = _Run(last.first, run.last, (*last.katos, *run.katos), (*last.portions, *run.portions))
            else:
                joined[-1] = run
        return [replace(run, katos=tuple(narrowest(list(dict.fromkeys(_alike(run.katos)))))) for run in joined]

    def _places(self, sentence: Sentence) -> list[PlaceMention]:
        """The places named in `sentence` that no other of them lies in."""
        named = [p for p in self._memory.where(sentence) if p.is_named and p.kato not in (COUNTRY, FOREIGN)]
        known = load_gazetteer().places
        kept = set(narrowest([p.kato for p in named if p.kato in known]))
        return [p for p in named if p.kato in kept]

    def _linked(self, sentence: Sentence, run: _Run, place: _Run) -> bool:
        """True where a comma or `and` links `place` to the run before it, and nothing is said of either between."""
        between = sentence.tokens[run.last : place.first]
        if len(between) > _LINKED or not any(token.key in JOINS for token in between):
            return False
        return not rules_matcher(self._memory.page.language, "equipment").find_all(between)


def _alike(katos: Sequence[str]) -> list[str]:
    """`katos` of one list, a town among regions or districts the region or district of its name: `в Акмолинскую и Костанайскую`."""
    known = load_gazetteer().places
    levels = {known[kato].level for kato in katos if kato in known} - {"City"}
    level = levels.pop() if len(levels) == 1 and len(katos) > 1 else ""
    return [
        next((w for w in known[kato].within if w in known and known[w].level == level and _is_namesake(w, kato)), kato)
        if level and kato in known and known[kato].level == "City"
        else kato
        for kato in katos
    ]


def _is_namesake(one: str, other: str) -> bool:
    known = load_gazetteer().places
    return known[one].label.startswith(known[other].label + " ")


def _of_houses(sentence: Sentence, portion: Portion) -> bool:
    """True where the sentence speaks of each of the houses listed before, not of the number of something else."""
    return any(match.first < portion.mention.last + _LINKED for match in spots(sentence.tokens, "each_house"))


def _pairs(runs: Sequence[_Run]) -> list[tuple[Portion, tuple[str, ...]]]:
    """Each portion with the places of the run beside it: all before their portions, or all behind them."""
    runs = _without_wholes(runs)
    if len(runs) == 3 and runs[0].katos:
        # `акимат А купил томограф для Б`: the nearer one is told as any place is, unless one of the two is a list
        runs = max((runs[:2], runs[1:]), key=lambda two: max(len(run.katos) for run in two))
        if all(len(run.katos) < 2 for run in runs):
            return []
    elif len(runs) == 3 and _is_for_each(runs[2]) and not _is_for_each(runs[0]):
        runs = runs[1:]  # `томограф купила больница, а поликлиники А и Б получили по маммографу`
    elif len(runs) % 2 and len(runs) > 1:
        # `область: два – в А, один – в Б`: what leads is of the whole
        runs = runs[1:] if runs[0].katos else runs[:-1]
    pairs = []
    for one, other in zip(runs[::2], runs[1::2], strict=False):
        katos = one.katos or other.katos
        pairs += [(portion, katos) for portion in (*one.portions, *other.portions)]
    return pairs


def _is_for_each(run: _Run) -> bool:
    return any(portion.each and not portion.again for portion in run.portions)


def _without_wholes(runs: Sequence[_Run]) -> list[_Run]:
    """`runs`, each number of all apart from the numbers that go on counting: it has the places before it, or none of these."""
    told: list[_Run] = []
    for run in runs:
        parts = next((k for k, portion in enumerate(run.portions) if k and portion.again and not run.portions[k - 1].again), 0)
        if parts and told:
            told.append(replace(run, portions=run.portions[:parts]))
        told.append(replace(run, portions=run.portions[parts:]))
    return told


def _deal(portion: Portion, katos: Sequence[str], several: bool, *, one_clause: bool) -> tuple[tuple[str, int], ...]:
    """The places of a portion with the number for each; none where the words do not say which gets how many."""
    count = portion.mention.count
    if len(katos) == 1:
        return ((katos[0], count or 1),) if several or portion.again else ()
    if portion.each or not count:
        return tuple((kato, portion.number or 1) for kato in katos)
    return tuple((kato, 1) for kato in katos) if count == len(katos) and one_clause else ()


def _is_plural(sentence: Sentence, portion: Portion) -> bool:
    """True for machines without a number that are more than one: `маммографы получат …`; one machine stands in one place."""
    words = sentence.tokens[portion.mention.first : portion.mention.last]
    return any(_PLURAL.search(token.key) for token in (words[0], words[-1]))


def _is_broken(sentence: Sentence, portion: Portion, runs: Sequence[_Run]) -> bool:
    """True where a dash stands between a number of machines and the places: what follows may be said of more than these."""
    nearest = min((run for run in runs if run.katos), key=lambda run: abs(run.first - portion.first), default=None)
    if nearest is None:
        return False
    first, last = min(portion.mention.last, nearest.last), max(portion.first, nearest.first)
    return any(token.text in _DASHES for token in sentence.tokens[first:last])


def _adding_up(told: Sequence[Share], before: Sequence[EquipmentMention]) -> list[Share]:
    """`told` with its parts marked that are together as many machines as were counted `before`."""
    parts = [share for share in told if share.again and share.places]
    total = sum(number for share in parts for _, number in share.places)
    if len(parts) < _FEWEST or not any(mention.count == total for mention in before):
        return list(told)
    return [replace(share, adds_up=any(share is part for part in parts)) for share in told]


def _is_part(tokens: Sequence[Token], mention: EquipmentMention) -> bool:
    """True where the words say that the number is a part of the one before: `из них два`, `оның үшеуі`."""
    return any(mention.first - _PART_REACH <= match.first < mention.last for match in spots(tokens, "part_of"))


def _without_totals(tokens: Sequence[Token], told: Sequence[Share]) -> list[Share]:
    """`told` without the number of all that the sentence goes on to deal out; without the parts where they are fewer."""
    dropped: list[Share] = []
    for share in told:
        parts = [other for other in told if other.places and other.mention.type == share.mention.type]
        total = sum(number for other in parts for _, number in other.places)
        if share.places or share.mention.count < 2 or not parts:
            continue
        fewer = [other for other in parts if other.again and share.mention.count > total and not _is_part(tokens, other.mention)]
        dropped += [share] if share.mention.count == total else fewer
    return [share for share in told if not any(share is other for other in dropped)]
