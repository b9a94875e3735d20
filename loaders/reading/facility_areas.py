"""Houses counted by the towns or regions that they are in: `центры строят в трёх регионах: A, B и C`, `отделения есть в 17 городах`."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.declension import may_be_plural
from loaders.reading.facility_memory import Memory
from loaders.reading.facility_mention import GENERIC, FacilityMention
from loaders.reading.numbers import find_numbers
from loaders.reading.page import Sentence
from loaders.reading.rules import kept_matcher
from loaders.reading.tokens import Token

# What stands before a number of towns that something is in; the endings of the Kazakh words for them.
_WITHIN = frozenset({"в", "во", "in", "across"})
_LOCATIVES = ("да", "де", "та", "те", "дағы", "дегі", "тағы", "тегі")


def regions_told(memory: Memory, sentence: Sentence) -> int:
    """How many regions or cities a sentence says that it lists: three in `центры строят в трёх регионах: A, B и C`."""
    tokens = sentence.tokens
    told = kept_matcher("facilities", "areas").find_all(tokens)
    numbers = find_numbers(tokens, memory.page.language)
    return next((int(n.value) for n in numbers for area in told if 0 <= area.first - n.last <= 1), 0)


def spread_over(memory: Memory, sentence: Sentence, mention: FacilityMention, clauses: Sequence[int]) -> int:
    """In how many towns or regions, none of them named, a clause has such houses: 17 in `отделения действуют в 17 городах страны`."""
    tokens, language = sentence.tokens, memory.page.language
    here = [p for p in memory.places.by_sentence[sentence.index] if clauses[p.first] == clauses[mention.head] and p.is_named]
    if here or mention.type == GENERIC or mention.authority or mention.name or not _may_be_many(tokens[mention.head], mention, language):
        return 0
    for number in find_numbers(tokens, language):
        after = [area for area in kept_matcher("facilities", "areas").find_all(tokens) if area.first == number.last]
        if not after or clauses[number.first] != clauses[mention.head] or number.value != int(number.value):
            continue
        before = tokens[number.first - 1].key if number.first else ""
        if before in _WITHIN or (language == "kk" and tokens[after[0].last - 1].key.endswith(_LOCATIVES)):
            return int(number.value)
    return 0


def _may_be_many(head: Token, mention: FacilityMention, language: str) -> bool:
    """True where the form of a house's noun can be a plural: `отделения`, which is the genitive of one as well."""
    return mention.plural or (language == "ru" and may_be_plural(head.key))
