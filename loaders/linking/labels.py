"""Labels of codes and places in three languages, and the labels that entities get from them."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from graph import iris
from graph.quads import RDFS
from graph.values import LANGUAGES
from loaders.reading.facility_profiles import profile_label
from ontology import terms

Labels = tuple[tuple[str, str], ...]
"""Language and text, in the order en, ru, kk."""


@cache
def _labels() -> dict[str, dict[str, str]]:
    """Labels of all codes, places and authorities by IRI and language."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name in ("codes.ttl", "places.ttl", "authorities.ttl"):
        for triple in terms.triples(name):
            if triple.predicate.value in (terms.SKOS + "prefLabel", RDFS + "label"):
                found[str(getattr(triple.subject, "value", ""))][getattr(triple.object, "language", "") or ""] = str(
                    getattr(triple.object, "value", "")
                )
    return found


def label(iri: str, language: str) -> str:
    """The label of a code, place or authority; empty where it is none."""
    return _labels().get(iri, {}).get(language, "")


def code_label(scheme: str, notation: str, language: str) -> str:
    """The label of a code, else its notation."""
    return label(iris.code(scheme, notation), language) or notation


def place_label(kato: str, language: str) -> str:
    """The label of a place, else its code."""
    return label(iris.place(kato), language) or kato


def in_all(text: str) -> Labels:
    """The same text as label in every language: for names that are not translated."""
    return tuple((language, text) for language in LANGUAGES)


def labels_of(iri: str) -> Labels:
    """The labels of an authority."""
    return tuple((language, label(iri, language)) for language in LANGUAGES)


_STANDING = {"en": "existing", "ru": "действующее учреждение", "kk": "қазіргі мекеме"}


def facility_labels(type_: str, kato: str, name: str, count: int, *, standing: bool = False, profile: tuple[str, ...] = ()) -> Labels:
    """`PET/CT centre, Kyzylorda`, with a name, a number or what it is for where that is said; `standing` beside a new one."""
    made = []
    for language in LANGUAGES:
        kind = code_label("facility-type", type_, language)
        named = (f"{kind} «{name}»" if name else kind) + profile_label(profile, language)
        many = f"{named} ({count})" if count > 1 else named
        made.append((language, f"{many}, {place_label(kato, language)}" + (f" ({_STANDING[language]})" if standing else "")))
    return tuple(made)
