"""The cheap first look: may this text speak of Kazakhstan's cancer care, or of the houses where it is given, at all?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from graph.values import Article
from loaders.reading.bodies import load_bodies
from loaders.reading.places import place_finder
from loaders.reading.rules import lexicon
from loaders.reading.tokens import INVISIBLE, tokenise


def may_be_relevant(article: Article) -> bool:
    """False where no word of the field, or nothing of the country, stands in the body of `article`."""
    text = _plain(article.text[start:end] for start, end in article.body)
    if not (any(part in text for part in _parts("subject")) or _subject_words().search(text)):
        return False
    if article.language == "kk" or any(part in text for part in _parts("country")):
        return True
    outlet = f"{article.publisher} {article.address}".lower()
    return any(part in outlet for part in _parts("outlets")) or _names_home(article)


def _plain(texts: Iterable[str]) -> str:
    """`texts` in small letters, without invisible characters that part words."""
    text = "\n".join(texts).lower()
    for character in INVISIBLE:
        if character in text:
            text = text.replace(character, "")
    return text


@cache
def _parts(name: str) -> tuple[str, ...]:
    return tuple(lexicon("relevance")[name])


@cache
def _subject_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_parts('subject_words'))})")


def _names_home(article: Article) -> bool:
    """True where a place or a body of the country is named: the dear look, for the few that name nothing well known."""
    for start, end in article.body:
        tokens = tokenise(article.text, start, end)
        if any(place.is_named for place in place_finder().find(tokens, article.language)) or load_bodies().find(tokens, article.language):
            return True
    return False
