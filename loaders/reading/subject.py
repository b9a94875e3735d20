"""Whether an article is about health care in Kazakhstan: what figures and money are read from."""

from __future__ import annotations

from functools import cache

from loaders.reading.bodies import load_bodies
from loaders.reading.page import Page, Sentence
from loaders.reading.patterns import Matcher
from loaders.reading.places import FOREIGN, place_finder
from loaders.reading.rules import lexicon, lexicon_matcher

_LEAST = 2
_SHARE = 0.08
_ALL_CARE = 0.6
_MORE_ABROAD = 1.6


@cache
def _words() -> Matcher[str]:
    return lexicon_matcher(lexicon("subject"))


def is_health_at_home(page: Page) -> bool:
    """True where the article speaks of health care often enough, and of Kazakhstan hardly less than of other countries."""
    health = home = named = abroad = 0
    for sentence in page.sentences:
        found, own, by_name, foreign = _look(sentence, page.language)
        health += found
        home += own
        named += by_name
        abroad += foreign
    if abroad and not named:
        return False  # a ministry of health without a country is then that of the other one
    sentences = len(page.sentences)
    if health < min(_LEAST, sentences) or health < _SHARE * sentences:
        return False
    if not home and not abroad:
        return page.language == "kk" or health >= _ALL_CARE * sentences
    return abroad <= _MORE_ABROAD * home


def _look(sentence: Sentence, language: str) -> tuple[bool, bool, bool, bool]:
    """Whether a sentence speaks of health, of Kazakhstan (or a body of its), of it by name, of another country."""
    words = {match.value for match in _words().find(sentence.tokens)}
    places = place_finder().find(sentence.tokens, language)
    abroad = "abroad" in words or any(place.kato == FOREIGN for place in places)
    named = "home" in words or any(place.is_named for place in places)
    home = named or bool(load_bodies().find(sentence.tokens, language))
    return "health" in words, home, named, abroad
