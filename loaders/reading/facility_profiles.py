"""What a house of a vague type is for: `перинатальный центр`, `балалар ауруханасы`, `blood centre`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from loaders.reading.rules import lexicon
from loaders.reading.tokens import Token


@cache
def _beginnings() -> tuple[tuple[str, str], ...]:
    """(beginning of a word, code of the profile), the longest first."""
    pairs = [(word, code) for code, entry in lexicon("facility_profiles").items() for word in entry["words"]]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def profile_of(tokens: Sequence[Token]) -> frozenset[str]:
    """The codes of the profiles that the words of a mention name."""
    found = (next((code for word, code in _beginnings() if token.key.startswith(word)), "") for token in tokens)
    return frozenset(filter(None, found))


def profile_label(profile: Sequence[str], language: str) -> str:
    """How labels call what a house is for: `(heart diseases, for children)`; empty where it is for nothing said."""
    words = [str(lexicon("facility_profiles")[code][language]) for code in profile]
    return f" ({', '.join(words)})" if words else ""
