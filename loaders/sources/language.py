"""The language of a text: letters decide clear paragraphs, py3langid the others; the weight of letters decides the whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_KAZAKH = frozenset("әғқңөұүһі")
_FOREIGN = frozenset("їєґўђјљњћџѓќҳҷӣӯѕҙҡҫҗҥӑӗӳ")
_LATIN_KAZAKH = frozenset("ğñūşäöüıáǵńóúý")
_ENGLISH = frozenset(
    {
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "was",
        "for",
        "that",
        "on",
        "with",
        "as",
        "by",
        "at",
        "from",
        "are",
        "be",
        "it",
        "has",
        "will",
    }
)
_FEWEST_LETTERS = 40
_MOST_IDENTIFIED = 5000


def language_of(paragraphs: Iterable[str]) -> str:
    """The language of most letters in `paragraphs` as ISO 639-1 (`ru`, `kk`, `en`, or another), or "" where there are no words."""
    weights: Counter[str] = Counter()
    all_of = list(paragraphs)
    long = [text for text in all_of if _letters(text) >= _FEWEST_LETTERS]
    # Kazakh in Latin letters is told by how often its letters stand, which a paragraph may be too short for.
    latin = "kk" if _is_latin_kazakh(" ".join(all_of).casefold()) else ""
    for text in long or [" ".join(all_of)]:
        if count := _letters(text):
            weights[_clear(text) or (latin if _is_latin(text) else "") or _identified(text)] += count
    return min(weights, key=lambda name: (-weights[name], name)) if weights else ""


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _clear(text: str) -> str:
    """The language where the letters or the commonest words leave no doubt, else ""."""
    letters = [c for c in text.casefold() if c.isalpha()]
    share = Counter(letters)
    total = len(letters)
    cyrillic = sum(n for c, n in share.items() if "\u0400" <= c <= "\u052f")
    if cyrillic >= 0.5 * total:
        return _clear_cyrillic(share, cyrillic)
    words = re.findall(r"[a-z]+", text.casefold())
    if words and sum(word in _ENGLISH for word in words) >= 0.2 * len(words):
        return "en"
    return "kk" if _is_latin_kazakh(text.casefold()) else ""


def _is_latin(text: str) -> bool:
    letters = [c for c in text.casefold() if c.isalpha()]
    return sum("\u0400" <= c <= "\u052f" for c in letters) < 0.5 * len(letters)


def _is_latin_kazakh(text: str) -> bool:
    """True where q stands without u and letters of the two Latin alphabets of Kazakh are many, and ə, which is Azerbaijani, is not."""
    share = Counter(c for c in text if c.isalpha())
    total = share.total()
    marks = sum(share[c] for c in _LATIN_KAZAKH)
    return len(re.findall(r"q(?!u)", text)) >= 0.008 * total > 0 and marks >= 0.03 * total and not share["ə"]


def _clear_cyrillic(share: Counter[str], total: int) -> str:
    if sum(share[c] for c in _FOREIGN) > 0.003 * total:
        return ""
    kazakh = sum(share[c] for c in _KAZAKH)
    if kazakh >= 0.04 * total and share["ғ"] + share["қ"] + share["ұ"] >= 0.012 * total:
        return "kk"
    return "ru" if kazakh <= 0.01 * total and share["ы"] + share["э"] >= 0.008 * total else ""


def _identified(text: str) -> str:
    import py3langid  # loads its model on import: only for paragraphs that letters leave open

    return str(py3langid.classify(text[:_MOST_IDENTIFIED])[0])
