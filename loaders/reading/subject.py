"""Whether an article is about health care in Kazakhstan: what figures and money are read from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.reading.bodies import Body, load_bodies
from loaders.reading.page import Page, Sentence
from loaders.reading.patterns import Matcher
from loaders.reading.places import FOREIGN, place_finder
from loaders.reading.rules import lexicon, lexicon_matcher

_LEAST = 2
_SHARE = 0.08
_MUCH = 0.2
_ONCE = 1
_ALL_CARE = 0.6
_MORE_ABROAD = 1.6
# Kinds of bodies whose name does not place an article in Kazakhstan.
_ANYWHERE = frozenset({"international", "press", "other"})
# Kinds whose name does, as a place's does: there is one National Centre for Neurosurgery.
_OURS = frozenset({"national-centre"})


@cache
def _words() -> Matcher[str]:
    return lexicon_matcher(lexicon("subject"))


@dataclass(frozen=True, slots=True)
class _Look:
    """Whether a sentence speaks of health, of Kazakhstan (or a body of its), of it by name, of another country, of a body of the world."""

    health: bool
    home: bool
    named: bool
    abroad: bool
    world: bool


def is_health_at_home(page: Page) -> bool:
    """True where the article speaks of health care often enough, and of Kazakhstan hardly less than of other countries."""
    looks = [_look(sentence, page.language) for sentence in page.sentences]
    health, home, abroad = sum(x.health for x in looks), sum(x.home for x in looks), sum(x.abroad for x in looks)
    if (abroad and not any(x.named for x in looks)) or (not home and any(x.world for x in looks)):
        return False  # a ministry of health without a country is then that of the other one
    if (health < min(_LEAST, len(looks)) and health < _MUCH * len(looks)) or health < _SHARE * len(looks):
        return False
    if not home and not abroad:
        return page.language == "kk" or health >= _ALL_CARE * len(looks)
    return abroad <= _MORE_ABROAD * home


@lru_cache(maxsize=4)
def is_abroad(page: Page) -> bool:
    """True where the article is of another country: it names that often or in words that tell, and nowhere a place of Kazakhstan."""
    looks = [_look(sentence, page.language) for sentence in page.sentences]
    if any(look.named for look in looks):
        return False
    tells = any(match.value == "abroad" for sentence in page.sentences for match in _words().find(sentence.tokens))
    return tells or sum(look.abroad for look in looks) > _ONCE


def _is_of_home(body: Body) -> bool:
    """True for a body of Kazakhstan; a firm from abroad is one whose Russian name is written in Latin letters."""
    return body.kind not in _ANYWHERE or (body.kind == "other" and not dict(body.labels).get("ru", "a").isascii())


def _look(sentence: Sentence, language: str) -> _Look:
    words = {match.value for match in _words().find(sentence.tokens)}
    places = place_finder().find(sentence.tokens, language)
    bodies = [match.value for match in load_bodies().find(sentence.tokens, language)]
    kinds = {body.kind for body in bodies}
    abroad = "abroad" in words or any(place.kato == FOREIGN for place in places)
    named = "home" in words or any(place.is_named for place in places) or bool(kinds & _OURS)
    return _Look("health" in words, named or any(_is_of_home(body) for body in bodies), named, abroad, "international" in kinds)
