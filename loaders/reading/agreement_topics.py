"""What a road map is for where its own words do not say it: the facility that the article speaks of there."""

from __future__ import annotations

from loaders.reading.bodies import load_bodies
from loaders.reading.facility_mention import GENERIC
from loaders.reading.facility_mentions import facility_finder
from loaders.reading.numbers import find_numbers
from loaders.reading.page import Page, Sentence

# How many sentences back the facility may stand.
_BACK = 4
_VAGUE = frozenset({GENERIC, "department"})


def topic_of(page: Page, sentence: Sentence) -> str:
    """The English name of the facility named last in or before `sentence`: a known one by its label, another by its type; else empty."""
    for part in reversed(page.sentences[max(0, sentence.index - _BACK) : sentence.index + 1]):
        mentions = facility_finder(page.language).find(part.tokens, find_numbers(part.tokens, page.language))
        known = [mention for mention in mentions if mention.authority]
        if known:
            return load_bodies().by_iri[known[-1].authority].label
        single = [mention for mention in mentions if mention.type not in _VAGUE and not mention.plural]
        if single:
            return single[-1].type.replace("-", " ").replace("pet ct", "PET/CT")
    return ""
