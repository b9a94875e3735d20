"""The checks that the Turtle must stand before anything is built on it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from ontology import terms
from ontology.terms import LANGUAGES, NAMESPACE, RDFS, SKOS

_LABELS = (RDFS + "label", SKOS + "prefLabel")
_DEFINED = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
_NAME = re.compile(r"\bdalel:([A-Za-z][A-Za-z0-9]*)")
# A Kazakh label may be a proper name in Latin letters, but never a phrase without one Cyrillic letter in a term or a code.
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")


def check_model(users: Iterable[Path] = ()) -> tuple[str, ...]:
    """Everything that is wrong with the model, one line each; nothing when it is sound.

    `users` are files (queries, shapes) in which every `dalel:name` must be a term.
    """
    checks = (_unlabelled(), _colliding(), _unpolicied(), _undefined(users), _unknown_codes(), _misplaced(), _blank())
    return tuple(chain.from_iterable(checks))


def labels(iri_prefix: str) -> dict[str, dict[str, str]]:
    """The label of each subject whose IRI starts with `iri_prefix`, by language."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name in terms.GRAPHS:
        for triple in terms.triples(name):
            subject, value = str(getattr(triple.subject, "value", "")), triple.object
            if triple.predicate.value in _LABELS and isinstance(value, ox.Literal) and subject.startswith(iri_prefix):
                found[subject][value.language or ""] = value.value
    return dict(found)


def _unlabelled() -> Iterator[str]:
    named = labels(NAMESPACE)
    defined = _languages(SKOS + "definition")
    for iri in sorted(set().union(*terms.terms().values())):
        for language in LANGUAGES:
            if not named.get(iri, {}).get(language):
                yield f"{iri}: no label in {language}"
            if language not in defined.get(iri, set()):
                yield f"{iri}: no definition in {language}"
    for iri, found in labels(terms.BASE).items():
        missing = [language for language in LANGUAGES if not found.get(language)]
        if missing:
            yield f"{iri}: no label in {', '.join(missing)}"
        elif iri.startswith((NAMESPACE, terms.CODE)) and not _CYRILLIC.search(found["kk"]):
            yield f"{iri}: the Kazakh label {found['kk']!r} has no Cyrillic letter"


def _languages(predicate: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name in terms.GRAPHS:
        for triple in terms.triples(name):
            if triple.predicate.value == predicate and isinstance(triple.object, ox.Literal):
                found[str(getattr(triple.subject, "value", ""))].add(triple.object.language or "")
    return found


def _colliding() -> Iterator[str]:
    """Two of a kind (classes, properties, codes of a scheme, authorities, places within one place) with one label."""
    kinds = terms.terms()
    properties = kinds["ObjectProperty"] | kinds["DatatypeProperty"] | kinds["AnnotationProperty"]
    within = dict(terms.pairs(NAMESPACE + "within"))
    seen: dict[tuple[str, str, str], str] = {}
    for iri, found in labels(terms.BASE).items():
        if iri in kinds["Class"]:
            kind = "class"
        elif iri in properties:
            kind = "property"
        else:
            kind = within.get(iri, iri.rsplit("/", 1)[0])
        for language, label in found.items():
            other = seen.setdefault((kind, language, label.casefold()), iri)
            if other != iri:
                yield f"{iri} and {other} are both called {label!r} ({language})"


def _unpolicied() -> Iterator[str]:
    kinds = terms.terms()
    bounded = {prop for predicate in ("domain", "range") for prop, _ in terms.pairs(RDFS + predicate)}
    for iri, policy in terms.claim_policies().items():
        if policy not in terms.POLICIES:
            yield f"{iri}: {policy!r} is no claim policy; expected one of {', '.join(terms.POLICIES)}"
        if iri not in kinds["ObjectProperty"] | kinds["DatatypeProperty"]:
            yield f"{iri}: has a claim policy and is no property"
        if iri not in bounded:
            yield f"{iri}: can be claimed and has neither domain nor range"


def _undefined(users: Iterable[Path]) -> Iterator[str]:
    known = {iri.removeprefix(NAMESPACE) for group in terms.terms().values() for iri in group}
    for path in (*terms.files(), *users):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for name in _NAME.findall(re.sub(r'"(?:[^"\\]|\\.)*"|(?<!\S)#.*', "", line)):
                if name not in known:
                    yield f"{path.name}:{number}: dalel:{name} is no term of the ontology"


def _unknown_codes() -> Iterator[str]:
    known = {f"{terms.CODE}{scheme}/{notation}" for scheme, group in terms.codes().items() for notation in group}
    for predicate in ("typeCode", "authorityType"):
        for iri, code in terms.pairs(NAMESPACE + predicate):
            if code not in known:
                yield f"{iri}: {code} is no code"


def _misplaced() -> Iterator[str]:
    katos = dict(terms.pairs(NAMESPACE + "kato"))
    for iri, kato in katos.items():
        if not re.fullmatch(r"\d{9}", kato) or not iri.endswith(f"/place/{kato}"):
            yield f"{iri}: {kato!r} is not its KATO code"
    for predicate in ("within", "authorityPlace"):
        for iri, place in terms.pairs(NAMESPACE + predicate):
            if place not in katos:
                yield f"{iri}: {place} is no place"


def _blank() -> Iterator[str]:
    for name in terms.GRAPHS:
        if any(isinstance(node, ox.BlankNode) for triple in terms.triples(name) for node in (triple.subject, triple.object)):
            yield f"{name}: holds a blank node"
