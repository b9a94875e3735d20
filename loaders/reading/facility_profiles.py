"""What a house of a vague type is for: `перинатальный центр`, `балалар ауруханасы`, `blood centre`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from loaders.reading.patterns import Matcher
from loaders.reading.rules import lexicon, lexicon_matcher
from loaders.reading.tokens import Token


@cache
def _profiles() -> Matcher[str]:
    return lexicon_matcher({code: entry["words"] for code, entry in lexicon("facility_profiles").items()})


def profile_of(tokens: Sequence[Token]) -> frozenset[str]:
    """The codes of the profiles that the words of a mention name."""
    return frozenset(match.value for match in _profiles().find_all(tokens))


def profile_label(profile: Sequence[str], language: str) -> str:
    """How labels call what a house is for: `(heart diseases, for children)`; empty where it is for nothing said."""
    words = [str(lexicon("facility_profiles")[code][language]) for code in profile]
    return f" ({', '.join(words)})" if words else ""
