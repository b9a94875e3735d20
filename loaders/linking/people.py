"""Linking of people and bodies: one person across spellings and languages, one body across its names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz

from graph import iris
from loaders.linking.names import SAME_NAME, skeleton
from loaders.reading.events import Named


def person_links(people: Iterable[Named]) -> dict[str, tuple[str, str, str]]:
    """For each Latin name among `people`: IRI, the name to show, why. The same in any order.

    Names are one person by their skeletons; a surname with an initial is the only full name that it fits.
    """
    counts = Counter(person.label for person in people if person.label)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(counts):
        key = " ".join(sorted(skeleton(name).split()))
        groups[_same(key, groups)].append(name)
    shown = {key: max(names, key=lambda n: (counts[n], len(n), n)) for key, names in groups.items()}
    links = {}
    for key, names in groups.items():
        full = _full(shown[key], shown.values())
        for name in names:
            reason = "surname and initial" if full != shown[key] else "name, by its consonants"
            links[name] = (iris.mint_entity_iri("person", full), full, reason)
    return links


def _same(key: str, groups: dict[str, list[str]]) -> str:
    """The key among `groups` that reads like `key`, else `key`."""
    if key in groups:
        return key
    best = max(groups, key=lambda other: (fuzz.ratio(key, other), other), default="")
    return best if best and len(key) > 5 and fuzz.ratio(key, best) >= SAME_NAME + 5 else key


def _full(name: str, others: Iterable[str]) -> str:
    """The full name that `A. Surname` is short for, where just one fits; else the name itself."""
    first, _, surname = name.partition(" ")
    if not (surname and len(first.rstrip(".")) <= 2 and first.endswith(".")):
        return name
    fits = [
        other
        for other in others
        if not other.split(" ")[0].endswith(".")
        and skeleton(other.split(" ")[-1]) == skeleton(surname.split(" ")[-1])
        and other[0] == first[0]
    ]
    return fits[0] if len(set(fits)) == 1 else name


def body_iri(body: Named) -> str:
    """The IRI of a body: that of the authority, else minted from its name."""
    return body.key or iris.mint_entity_iri(
        "organisation", skeleton(body.label).replace(" ", "-") if not body.label.isascii() else body.label
    )
