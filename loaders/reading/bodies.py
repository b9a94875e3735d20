"""Mentions of known bodies and facilities: the authorities of the ontology, found by their names in any case form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

import ontology
from graph import iris
from graph.quads import RDF, RDFS
from loaders.reading.memo import SentenceMemo
from loaders.reading.patterns import Match, Matcher
from loaders.reading.tokens import Token, tokenise

AUTHORITIES = Path(ontology.__file__).parent / "authorities.ttl"
SKOS = "http://www.w3.org/2004/02/skos/core#"
_NAMES = (RDFS + "label", SKOS + "altLabel", iris.term("abbreviation"), iris.term("formerName"))
# Too short or too common to be somebody's name on their own.
_SHORTEST = 3
# A Russian word that ends so takes its case endings as it stands (`Казахмыс`): its stem alone would be that of other words (`Казахстан`).
_HARD = frozenset("бвгджзклмнпрстфхцчшщ")


@dataclass(frozen=True, slots=True)
class Body:
    """An authority: IRI, kind, labels by language; for a known facility its type code and place (KATO)."""

    iri: str
    kind: str
    labels: tuple[tuple[str, str], ...]
    facility_type: str
    place: str

    @property
    def label(self) -> str:
        """The English label."""
        return dict(self.labels)["en"]

    @property
    def is_facility(self) -> bool:
        """True for a known facility."""
        return bool(self.facility_type)


class Bodies:
    """All authorities, and a matcher over their names for each language."""

    def __init__(self, entries: Sequence[tuple[Body, Sequence[tuple[str, str]]]]) -> None:
        self._memo: SentenceMemo[Match[Body]] = SentenceMemo()
        self.by_iri = {body.iri: body for body, _ in entries}
        patterns: dict[str, list[tuple[str, Body]]] = defaultdict(list)
        for body, names in entries:
            for name, language in names:
                if len(name) < _SHORTEST and not name.isupper():
                    continue
                for of in ("ru", "kk", "en") if name.isascii() or language == "" else (language,):
                    patterns[of].append((name_pattern(name, language), body))
        self._matchers = {language: Matcher(found) for language, found in patterns.items()}

    def find(self, tokens: Sequence[Token], language: str) -> list[Match[Body]]:
        """Mentions that do not overlap, the longest first at each place; a name must be written with a capital somewhere."""
        return self._memo.of(tokens, language, lambda: self._find(tokens, language))

    def _find(self, tokens: Sequence[Token], language: str) -> list[Match[Body]]:
        return [
            match for match in self._matchers[language].find(tokens) if any(token.is_title for token in tokens[match.first : match.last])
        ]


def name_pattern(name: str, language: str) -> str:
    """A pattern that takes `name` in its case forms: each longer word of ru by its stem, in kk the last ones with any suffix."""
    words = [token.text for token in tokenise(name) if token.is_word or token.is_number]
    if len(words) == 1 and (words[0].isupper() or language == "en"):
        return words[0]
    return " ".join(_stem(word, language) for word in words)


def _stem(word: str, language: str) -> str:
    if language == "en" or not word[0].isalpha() or word.isupper():
        return word
    if language == "kk":
        return word[: max(4, len(word) - 1)] + "~" if len(word) > 3 else word
    if len(word) > 4 and word[-1] in _HARD:
        return word + "~"
    return word[: max(4, len(word) - 3)] + "~" if len(word) > 3 else word


@cache
def load_bodies() -> Bodies:
    """The authorities of `ontology/authorities.ttl`."""
    about: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for triple in ox.parse(path=str(AUTHORITIES), format=ox.RdfFormat.TURTLE):
        language = getattr(triple.object, "language", None) or ""
        about[str(triple.subject.value)].append((triple.predicate.value, str(triple.object.value), language))
    return Bodies(list(_entries(about)))


def _entries(about: dict[str, list[tuple[str, str, str]]]) -> Iterator[tuple[Body, list[tuple[str, str]]]]:
    for iri, facts in sorted(about.items()):
        first = {predicate: value for predicate, value, _ in facts}
        if (RDF + "type", iris.term("Authority"), "") not in facts:
            continue
        labels = tuple((language, value) for predicate, value, language in facts if predicate == RDFS + "label")
        body = Body(
            iri,
            first.get(iris.term("authorityKind"), "other"),
            labels,
            iris.notation(first.get(iris.term("authorityType"), "")),
            iris.notation(first.get(iris.term("authorityPlace"), "")),
        )
        yield body, [(value, language) for predicate, value, language in facts if predicate in _NAMES]
