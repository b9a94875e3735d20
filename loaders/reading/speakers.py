"""Speakers: whom the article lets say the words at a place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from loaders.reading.bodies import load_bodies
from loaders.reading.events import Named, Span
from loaders.reading.page import Page
from loaders.reading.patterns import Match
from loaders.reading.people import people_of
from loaders.reading.posts import named_person
from loaders.reading.rules import Rule, rules_matcher

_REACH = {"verb": 10, "lead": 14, "tail": 8}
_OPENING = '–—-«"“„'


def speaker_of(page: Page, span: Span) -> Named | None:
    """The person or body to whom the article attributes the words at `span` (offsets), or None where it speaks itself."""
    i = next((s.index for s in page.sentences if s.start <= span[0] < s.end), -1)
    if i < 0:
        return None
    if speaker := _speaker_in(page, i):
        return speaker
    if not _is_direct_speech(page, i, span[0]):
        return None
    paragraph = page.sentences[i].paragraph
    near = [*range(i + 1, min(i + 4, len(page.sentences))), *range(i - 1, max(-1, i - 4), -1)]
    return next((found for j in near if page.sentences[j].paragraph == paragraph and (found := _speaker_in(page, j))), None)


def _is_direct_speech(page: Page, i: int, at: int) -> bool:
    """True where a quotation is open at offset `at`: since a dash at the head of the paragraph, or a mark not yet closed."""
    start = next(s.start for s in page.sentences if s.paragraph == page.sentences[i].paragraph)
    said = page.article.text[start : max(at, start + 1)]
    if said.lstrip()[:1] in _OPENING[:3]:
        return True
    return said.count("«") + said.count("“") > said.count("»") + said.count("”") or said.count('"') % 2 == 1


@lru_cache(maxsize=256)
def _speaker_in(page: Page, i: int) -> Named | None:
    """The speaker that sentence `i` names with a word of saying."""
    found = rules_matcher(page.language, "speakers").find(page.sentences[i].tokens)
    ranked = sorted(found, key=lambda m: m.value.code == "verb")
    return next((speaker for match in ranked if (speaker := _beside(page, i, match))), None)


def _beside(page: Page, i: int, match: Match[Rule]) -> Named | None:
    """The named person, office or body nearest to a word of saying, on the side where its speaker stands."""
    code = match.value.code
    best: tuple[int, Named] | None = None
    for first, last, named in _candidates(page, i):
        after, before = first - match.last, match.first - last
        distance = after if after >= 0 else before if before >= 0 else -1
        if distance < 0 or distance > _REACH[code] or (code == "lead" and after < 0) or (code == "tail" and before < 0):
            continue
        if best is None or distance < best[0]:
            best = distance, named
    return best[1] if best else None


def _candidates(page: Page, i: int) -> Iterator[tuple[int, int, Named]]:
    people = people_of(page)
    tokens = page.sentences[i].tokens
    for person in people.spoken[i].persons:
        yield person.first, person.last, named_person(page, i, person)
    for holding in people.holdings:
        if holding.sentence == i and holding.last <= len(tokens):
            yield holding.first, holding.last, named_person(page, i, holding.person)
    for trigger in people.bare(i):
        if holder := people.holder(trigger.value.code, i):
            original = page.article.text[tokens[trigger.first].start : tokens[trigger.last - 1].end]
            yield trigger.first, trigger.last, Named(holder.label, original, kind="person")
    for body in load_bodies().find(tokens, page.language):
        if body.value.kind != "press":
            original = page.article.text[tokens[body.first].start : tokens[body.last - 1].end]
            yield body.first, body.last, Named(body.value.label, original, body.value.iri)
