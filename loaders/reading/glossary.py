"""English glosses of the names of plans and programmes, word by word from a glossary, with the little grammar that order needs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from graph.iris import latin
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.patterns import Match, Matcher
from loaders.reading.places import COUNTRY, place_finder
from loaders.reading.rules import lexicon
from loaders.reading.tokens import Token

OPENING, CLOSING = "«\"“„'", "»\"”“'"
_YEARS = re.compile(r"(?:19|20)\d\d")
_DASHES = "-–—"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of tokens with its English: `kind` is heads, nouns, adjectives, verbals, links, dropped, place, years or name."""

    kind: str
    english: str
    first: int
    last: int


@cache
def _matcher() -> Matcher[tuple[str, str]]:
    words = lexicon("glossary")
    entries: list[tuple[str, tuple[str, str]]] = []
    for kind in ("heads", "nouns", "adjectives", "verbals", "links"):
        entries += [(pattern, (kind, english)) for english, patterns in words[kind].items() for pattern in patterns]
    entries += [(pattern, ("dropped", "")) for pattern in words["dropped"]]
    return Matcher(entries)


def pieces(tokens: Sequence[Token], language: str) -> list[Piece]:
    """The stretches of `tokens` that the glossary, the gazetteer or the calendar knows, in order, none overlapping."""
    found = [Piece(m.value[0], m.value[1], m.first, m.last) for m in _known(tokens)]
    taken = {i for piece in found if piece.last - piece.first > 1 or piece.kind != "adjectives" for i in range(piece.first, piece.last)}
    gazetteer = load_gazetteer()
    for place in place_finder().find(tokens, language):
        if place.kato in gazetteer.places and place.kato != COUNTRY and not taken & set(range(place.first, place.last)):
            last = place.last + (1 if place.last < len(tokens) and tokens[place.last].key.startswith(("облыс", "област", "қала")) else 0)
            first = place.first - (1 if place.first and tokens[place.first - 1].key.startswith("област") else 0)
            found = [piece for piece in found if piece.last <= first or piece.first >= last]
            found.append(Piece("place", gazetteer.places[place.kato].label, first, last))
    taken = {i for piece in found for i in range(piece.first, piece.last)}
    found += [piece for piece in _years(tokens) if piece.first not in taken]
    return sorted(found, key=lambda piece: piece.first)


def _known(tokens: Sequence[Token]) -> list[Match[tuple[str, str]]]:
    return _matcher().find(tokens)


def _years(tokens: Sequence[Token]) -> list[Piece]:
    found: list[Piece] = []
    for i, token in enumerate(tokens):
        if not _YEARS.fullmatch(token.text) or (found and i < found[-1].last):
            continue
        ranged = i + 2 < len(tokens) and tokens[i + 1].text in _DASHES and _YEARS.fullmatch(tokens[i + 2].text)
        if ranged:
            found.append(Piece("years", f"for {token.text}-{tokens[i + 2].text}", i, i + 3))
        else:
            until = any(t.key.startswith(("дейін", "до")) for t in tokens[max(0, i - 1) : i + 3])
            found.append(Piece("years", f"{'until' if until else 'for'} {token.text}", i, i + 1))
    return found


def gloss(tokens: Sequence[Token], language: str) -> str:
    """An English gloss of a name: its head first, then what it is for. English names stay as they are."""
    if language == "en":
        return _spaced(tokens)
    found = [piece for piece in pieces(tokens, language) if piece.kind != "dropped"]
    quoted = _quoted(tokens, language)
    if quoted:
        inside = range(quoted[0], quoted[1])
        found = [piece for piece in found if piece.first not in inside]
    head = next((piece for piece in found if piece.kind == "heads"), None)
    years = [piece.english for piece in found if piece.kind == "years" and not (piece.english.startswith("until") and piece.first < 0)]
    rest = [piece for piece in found if piece is not head and piece.kind not in ("years", "heads") and piece.english != "until"]
    before = [piece for piece in rest if head and piece.kind == "adjectives" and piece.last == head.first]
    rest = [piece for piece in rest if piece not in before]
    body = _composed(_reordered(rest) if language == "kk" else rest)
    parts = [" ".join(piece.english for piece in before), head.english if head else "", quoted[2] if quoted else ""]
    if body:
        parts.append(body if body.startswith(("with ", "in ", "of ")) else f"for {body}")
    return " ".join(part for part in [*parts, *years] if part)


def _spaced(tokens: Sequence[Token]) -> str:
    text, end = "", -1
    for token in tokens:
        if token.text in OPENING + CLOSING:
            end = -1
            continue
        text += token.text if token.start == end or not text else f" {token.text}"
        end = token.end
    return text


def _quoted(tokens: Sequence[Token], language: str) -> tuple[int, int, str] | None:
    """The range and the English of the words in quotation marks."""
    opens = next((i for i, token in enumerate(tokens) if token.text in OPENING), None)
    if opens is None:
        return None
    closes = next((i for i in range(opens + 1, len(tokens)) if tokens[i].text in CLOSING), len(tokens))
    inner = tokens[opens + 1 : closes]
    known = pieces(inner, language)
    covered = sum(piece.last - piece.first for piece in known)
    words = [token for token in inner if token.text not in _DASHES]
    if len(inner) == 1 or covered * 2 < len(words):
        return opens, closes + 1, latin(" ".join(token.text.lower() for token in words)).title()
    return opens, closes + 1, _list(inner, known, language)


def _list(inner: Sequence[Token], known: Sequence[Piece], language: str) -> str:
    numbers = {i: token.text for i, token in enumerate(inner) if token.is_number}
    if numbers:
        ends = {piece.first: piece.english for piece in known if piece.kind != "years"}
        return " ".join(numbers.get(i) or ends.get(i, "") for i in range(len(inner)) if i in numbers or ends.get(i))
    kept = [piece for piece in known if piece.kind != "dropped"]
    return _composed(_reordered(kept) if language == "kk" else kept)


def _reordered(found: Sequence[Piece]) -> list[Piece]:
    """Kazakh puts what is done last and what it is done to first: the chunks of adjectives and noun, turned round."""
    chunks: list[list[Piece]] = [[]]
    for piece in found:
        chunks[-1].append(piece)
        if piece.kind not in ("adjectives", "links"):
            chunks.append([])
    return [piece for chunk in reversed(chunks) for piece in sorted(chunk, key=lambda p: p.kind == "links")]


def _composed(found: Sequence[Piece]) -> str:
    """The English of `found` with `of` between a noun and what it belongs to."""
    kept = list(found)
    while kept and kept[-1].kind == "links":
        kept.pop()
    while kept and kept[0].kind == "links" and kept[0].english == "and":
        kept.pop(0)
    words = [kept[0].english] if kept else []
    for before, piece in pairwise(kept):
        if before.kind in ("nouns", "place", "heads") and piece.kind in ("nouns", "adjectives", "place"):
            words.append("of")
        words.append(piece.english)
    return " ".join(words)
