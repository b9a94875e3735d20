"""People as mentions, and those who held the highest posts: the spelling of their names, what they are known by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from loaders.reading.declension import ALL
from loaders.reading.romanise import name_key
from loaders.reading.rules import lexicon


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person at tokens `first`..`last`: label in Latin letters; keys of given name (or initial) and surname.

    `sure` where the words are names by themselves, not only by where they stand; `cases` those the name may stand in (ru).
    """

    label: str
    given: str
    surname: str
    first: int
    last: int
    sure: bool
    cases: frozenset[str] = ALL

    def is_same(self, other: PersonMention) -> bool:
        """True where both may be one person: the surname, and what is told of the given name, agree."""
        return same_surname(self.surname, other.surname) and (
            not self.given
            or not other.given
            or self.given == other.given
            or (self.given[0] == other.given[0] and 1 in (len(self.given), len(other.given)))
        )


def same_surname(one: str, two: str) -> bool:
    """True for surname keys that differ by the ending of sex at most."""
    return one == two or one == two + "a" or two == one + "a"


@cache
def _known() -> tuple[tuple[str, str, str, str], ...]:
    return tuple(
        (k["label"], name_key(k["surname"]), "-".join(map(name_key, k["given"].split("-"))), k["post"]) for k in lexicon("persons")["known"]
    )


def known_label(given: str, surname: str) -> str:
    """The spelling of one who held high office, by the keys of given name (may be an initial or empty) and surname; else empty."""
    return next(
        (
            label
            for label, s, g, _ in _known()
            if same_surname(s, surname) and (g == given or (given and len(given) == 1 and g[0] == given))
        ),
        "",
    )


def known_holder(surname: str, post: str) -> str:
    """The label of the known holder of `post` with this surname (`Президент Токаев`); else empty."""
    return next((label for label, s, _, p in _known() if s == surname and p == post), "")


@cache
def known_people() -> tuple[PersonMention, ...]:
    """Those who held the highest posts, as mentions outside any text."""
    return tuple(PersonMention(label, given, surname, -1, -1, True) for label, surname, given, _ in _known())


def known_post(label: str) -> str:
    """The highest post that the person with this label is known by; else empty."""
    return next((post for name, _, _, post in _known() if name == label), "")
