"""The machines that a page names, sentence by sentence, and of which kind a bare `томограф`, `scanner` or `үдеткіш` is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from loaders.reading.equipment_counts import EquipmentMention, spots
from loaders.reading.equipment_mentions import find_equipment
from loaders.reading.numbers import find_numbers
from loaders.reading.page import Page, Sentence
from loaders.reading.patterns import Matcher
from loaders.reading.rules import lexicon, lexicon_matcher

Mentioned = list[tuple[Sentence, list[EquipmentMention]]]
_TOMOGRAPH = "ct-scanner"
_LINEAR, _PROTON = "linear-accelerator", "proton-accelerator"


@cache
def _methods() -> Matcher[str]:
    """The methods of the machines that share the name of tomograph."""
    words = lexicon("equipment")
    return lexicon_matcher({code: words["modalities"][code] for code in words["tomographs"]})


@lru_cache(maxsize=4)
def machines_named(page: Page) -> Mentioned:
    """The sentences of `page` with the machines that each names; the last of one may be counted on in the next. Kept for the last pages."""
    found: Mentioned = []
    carried: EquipmentMention | None = None
    for sentence in page.sentences:
        mentions = find_equipment(sentence.tokens, find_numbers(sentence.tokens, page.language), page.language, carried)
        carried = mentions[-1] if mentions else None
        found.append((sentence, mentions))
    return _of_protons(list(_of_methods(found)))


def machines_here(page: Page, sentence: Sentence) -> list[range]:
    """The tokens of `sentence` at which it names machines, their numbers included."""
    return [range(machine.counted_from, machine.last) for machine in machines_named(page)[sentence.index][1]]


def _of_methods(found: Mentioned) -> Iterator[tuple[Sentence, list[EquipmentMention]]]:
    """`found`, each bare tomograph of the kind last spoken of; before one is, of the first; a bare scanner of no known kind none."""
    kinds, kind = frozenset(lexicon("equipment")["tomographs"]), ""
    first = next((mention.type for _, mentions in found for mention in mentions if mention.type in kinds), _TOMOGRAPH)
    for sentence, mentions in found:
        # a machine says its kind for what follows it, a method or a house called by it for the rest of the page
        methods = [match.value for match in _methods().find(sentence.tokens)]
        known = []
        for mention in mentions:
            kind = mention.type if mention.type in kinds else kind
            if mention.type == "tomograph":
                known.append(replace(mention, type=kind or first))
            elif mention.type != "scanner":
                known.append(mention)
            elif kind:
                known.append(replace(mention, type=kind))
        kind = methods[-1] if methods and not any(mention.type in kinds for mention in mentions) else kind
        yield sentence, known


def _of_protons(found: Mentioned) -> Mentioned:
    """`found`, each bare accelerator one of protons where the sentence speaks of these, or the page names no other."""
    named = {mention.type for _, mentions in found for mention in mentions if mention.sure}
    alone = _PROTON in named and _LINEAR not in named
    return [(sentence, [_accelerator(sentence, mention, alone) for mention in mentions]) for sentence, mentions in found]


def _accelerator(sentence: Sentence, mention: EquipmentMention, alone: bool) -> EquipmentMention:
    bare = mention.type == _LINEAR and not mention.sure and not mention.name
    return replace(mention, type=_PROTON) if bare and (alone or spots(sentence.tokens, "protons")) else mention
