"""Which place a name means where several bear it, by the regions that its sentence and its article speak of.

A district Abai lies in three regions, a village Aktogay in two, and Abai is a poet as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.page import Page
from loaders.reading.places import COUNTRY, PlaceMention, place_finder


def places_in_context(page: Page, home: str) -> list[list[PlaceMention]]:
    """The place mentions of each sentence of `page`, homonyms settled; `home` is the region (KATO) of its outlet, or empty."""
    finder = place_finder()
    readings = [finder.readings(sentence.tokens, page.language) for sentence in page.sentences]
    if not any(mention.others or not mention.sure for found in readings for mention in found):
        return [finder.find(sentence.tokens, page.language) for sentence in page.sentences]
    told = Counter(region for found in readings for _, region in _regions(found))
    settled = []
    for sentence, found in zip(page.sentences, readings, strict=True):
        certain = list(_regions(found))
        settled.append(finder.grouped([m for mention in found for m in _settled(mention, certain, told, home)], sentence.tokens))
    return settled


def _regions(found: Sequence[PlaceMention]) -> Iterator[tuple[PlaceMention, str]]:
    """The mentions that leave no doubt where they are, each with its region."""
    gazetteer = load_gazetteer()
    for mention in found:
        if mention.sure and not mention.others and mention.is_named and mention.kato in gazetteer.places and mention.kato != COUNTRY:
            yield mention, gazetteer.region_of(mention.kato)


def _settled(mention: PlaceMention, certain: Sequence[tuple[PlaceMention, str]], told: Counter[str], home: str) -> Iterator[PlaceMention]:
    """`mention` as what it means: in the region named nearest, else in the one that the article names most, else in its outlet's."""
    if mention.sure and not mention.others:
        yield mention
        return
    gazetteer = load_gazetteer()
    by_region = {gazetteer.region_of(kato): kato for kato in (*reversed(mention.others), mention.kato)}
    beside = [(abs(other.first - mention.first), region) for other, region in certain if region in by_region]
    often = [(-told[region], region) for region in by_region if told[region]]
    region = min(beside or often or ([(0, home)] if home in by_region else []), default=(0, ""))[1]
    if region:
        yield replace(mention, kato=by_region[region])
    elif mention.sure:
        yield mention
