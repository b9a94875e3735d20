"""Linking of people and bodies: one person across spellings and languages, one body across its names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from rapidfuzz import fuzz

from graph import iris
from loaders.linking.decisions import Decisions, settled
from loaders.linking.names import UNSURE_NAME, likeness, skeleton, vowels
from loaders.reading.events import Named
from loaders.reading.rules import lexicon

Key = tuple[tuple[str, str], ...]
"""Skeleton and vowels of each word of a name, in one order whatever theirs."""

UNSURE_REST = 60.0
"""The likeness from which the words that two names do not share leave a doubt."""

PersonLinks = dict[str, tuple[str, str, str]]
"""For each name: IRI, the name to show, why."""


def person_links(people: Iterable[Named], decisions: Decisions | None = None) -> PersonLinks:
    """For each Latin name among `people`: IRI, the name to show, why. The same in any order.

    Names are one person by consonants and vowels; a surname with an initial is the only full name that it fits.
    """
    decided = settled() if decisions is None else decisions
    counts = Counter(person.label for person in people if person.label)
    groups: dict[Key, list[list[str]]] = defaultdict(list)
    for name in sorted(counts):
        fits = [names for names in groups[_key(name)] if not any(_two(name, one, decided) for one in names)]
        if fits:
            fits[0].append(name)
        else:
            groups[_key(name)].append([name])
    shown = [(names, max(names, key=lambda n: (counts[n], len(n), n))) for alike in groups.values() for names in alike]
    links: PersonLinks = {}
    for names, best in shown:
        full = _full(best, [other for _, other in shown if not _two(best, other, decided)])
        reason = "surname and initial" if full != best else "name, by its sounds"
        links |= {name: (person_iri(full), full, reason) for name in names}
    return _obeyed(links, decided)


def person_iri(name: str) -> str:
    """The IRI of the person shown as `name`."""
    return iris.mint_entity_iri("person", name)


def _obeyed(links: PersonLinks, decisions: Decisions) -> PersonLinks:
    """`links` with the people that are settled as one under the IRI and name that are kept."""
    names = {iri: shown for iri, shown, _ in links.values()}
    return {
        name: (kept, names.get(kept, shown), "settled as one person") if (kept := decisions.kept(iri)) != iri else (iri, shown, why)
        for name, (iri, shown, why) in links.items()
    }


def _key(name: str) -> Key:
    return tuple(sorted((skeleton(word), vowels(word)) for word in name.replace("-", " ").split() if skeleton(word)))


def _two(one: str, other: str, decisions: Decisions) -> bool:
    return decisions.are_different(person_iri(one), person_iri(other))


def _full(name: str, others: Iterable[str]) -> str:
    """The full name that `A. Surname` is short for, where just one fits; else the name itself."""
    fits = {other for other in others if _is_short_for(name, other)}
    return fits.pop() if len(fits) == 1 else name


def _is_short_for(name: str, other: str) -> bool:
    """True where `name` is initial and surname of the full name `other`."""
    initial, _, rest = name.partition(" ")
    given, _, surname = other.partition(" ")
    if not (rest and surname and initial.endswith(".") and len(initial) <= 4) or given.endswith("."):
        return False
    mine, theirs = rest.split(" ")[-1], surname.split(" ")[-1]
    same_surname = (skeleton(mine), vowels(mine)) == (skeleton(theirs), vowels(theirs))
    return same_surname and skeleton(given).startswith(skeleton(initial)) and vowels(given).startswith(vowels(initial))


def people_unsure(links: PersonLinks, decisions: Decisions | None = None) -> list[tuple[str, str, str]]:
    """Pairs of shown names that may be one person and are kept apart and unsettled, each with the reason to look."""
    decided = settled() if decisions is None else decisions
    people = sorted({shown: iri for iri, shown, _ in links.values()}.items())
    found = []
    for i, (one, one_iri) in enumerate(people):
        for other, other_iri in people[i + 1 :]:
            alike = likeness(one, other)
            short = _is_short_for(one, other) or _is_short_for(other, one)
            if (
                (short or (alike >= UNSURE_NAME and _share_a_word(one, other)))
                and one_iri != other_iri
                and not decided.are_settled(one_iri, other_iri)
            ):
                found.append((one, other, "an initial that fits several" if short else f"names alike at {alike:.0f} of 100"))
    return found


def _share_a_word(one: str, other: str) -> bool:
    """True where a given name or surname sounds the same in both names and the rest is not altogether different."""
    first, second = skeleton(one).split(), skeleton(other).split()
    shared = set(first) & set(second)
    rest, others = (" ".join(word for word in words if word not in shared) for words in (first, second))
    return bool(shared) and fuzz.ratio(rest, others) >= UNSURE_REST


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(lexicon("legal_forms")["forms"])


def body_key(name: str) -> str:
    """What the spellings of a body's name have in common: its sounds, without quotation marks and legal form."""
    words = [word.strip("«»“”„\"'().,") for word in name.split()]
    kept = " ".join(word for word in words if word and word.lower() not in _legal_forms()) or name
    return f"{skeleton(kept)}|{vowels(kept)}"


def body_links(bodies: Iterable[Named], decisions: Decisions | None = None) -> dict[str, tuple[str, str]]:
    """For each name of a body that is no authority: IRI and the name to show. The same in any order.

    Of several spellings one in Latin letters is shown, where there is one.
    """
    decided = settled() if decisions is None else decisions
    groups: dict[str, set[str]] = defaultdict(set)
    for body in bodies:
        if not body.key and body.label:
            groups[body_key(body.label)].add(body.label)
    links: dict[str, tuple[str, str]] = {}
    for names in groups.values():
        shown = min(names, key=lambda name: (not name.isascii(), name))
        links |= {name: (decided.kept(_minted(shown)), shown) for name in names}
    return links


def _minted(label: str) -> str:
    return iris.mint_entity_iri("organisation", label if label.isascii() else skeleton(label).replace(" ", "-"))


def body_iri(body: Named, decisions: Decisions | None = None) -> str:
    """The IRI of a body on its own: that of the authority, else minted from its name."""
    return (settled() if decisions is None else decisions).kept(body.key or _minted(body.label))
