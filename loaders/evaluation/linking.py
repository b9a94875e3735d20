"""Linking measured on pairs made by hand: which pairs linking takes for one thing, against which of them are.

Names: two names of a person, body or place, each in its language, the same or different. Facilities: two mentions, each from an article
of its own (or of one, where the columns `article` agree); all mentions of the file are linked together, as in a build.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.values import LANGUAGES
from loaders.evaluation.errors import EvaluationError
from loaders.evaluation.measure import Tally
from loaders.linking.decisions import Decisions
from loaders.linking.facilities import link_facilities, node_of
from loaders.linking.people import body_links, person_links
from loaders.reading.bodies import load_bodies
from loaders.reading.events import FacilityEvent, Named
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.persons import find_persons
from loaders.reading.places import place_finder
from loaders.reading.romanise import romanise
from loaders.reading.tokens import tokenise

FOLDER = Path("tests/linking")
NAME_COLUMNS = ("kind", "one", "one_language", "other", "other_language", "verdict")
MENTION = ("article", "type", "place", "name", "language", "year", "authority")
FACILITY_COLUMNS = (*(f"{side}_{column}" for side in ("one", "other") for column in MENTION), "verdict")
_NOTHING_SETTLED = Decisions()


@dataclass(frozen=True, slots=True)
class PairFigures(Tally):
    """Pairs rightly taken for one (tp), wrongly kept apart (fn), wrongly taken for one (fp), rightly kept apart (tn); the wrong ones."""

    tn: int = 0
    wrong: tuple[str, ...] = ()


def read_pairs(path: Path, columns: Sequence[str]) -> list[Mapping[str, str]]:
    """The rows of a pairs file. Raises EvaluationError with file and line."""
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            if tuple(reader.fieldnames or ()) != tuple(columns):
                raise EvaluationError(f"{path}:1: the columns {','.join(columns)} are expected")
            rows: list[Mapping[str, str]] = []
            for row in reader:
                if len(row) != len(columns) or None in row.values() or row["verdict"] not in ("same", "different"):
                    raise EvaluationError(f"{path}:{reader.line_num}: {len(columns)} cells and a verdict (same or different) are expected")
                rows.append(row)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise EvaluationError(f"{path}: a CSV file of pairs is expected: {error}") from error
    return rows


def measure_names(rows: Sequence[Mapping[str, str]]) -> PairFigures:
    """The figures of pairs of names; a kind other than person, body or place is refused with EvaluationError."""
    tests: Mapping[str, Callable[[Mapping[str, str]], bool]] = {"person": _same_person, "body": _same_body, "place": _same_place}
    judged = []
    for row in rows:
        if row["kind"] not in tests or not {row["one_language"], row["other_language"]} <= set(LANGUAGES):
            raise EvaluationError(
                f"a pair of names: kind {', '.join(tests)} and languages {', '.join(LANGUAGES)} are expected: {dict(row)}"
            )
        judged.append((f"{row['kind']}: {row['one']} / {row['other']}", row["verdict"] == "same", tests[row["kind"]](row)))
    return _figures(judged)


def measure_pairs(folder: Path = FOLDER) -> list[tuple[str, PairFigures]]:
    """The figures of each kind of name and of facilities, from the pairs files of `folder`."""
    names = read_pairs(folder / "pairs_names.csv", NAME_COLUMNS)
    kinds = sorted({row["kind"] for row in names})
    measured = [(f"names: {kind}", measure_names([row for row in names if row["kind"] == kind])) for kind in kinds]
    facilities = measure_facilities(read_pairs(folder / "pairs_facilities.csv", FACILITY_COLUMNS))
    return [("names", measure_names(names)), *measured, ("facilities", facilities)]


def _same_person(row: Mapping[str, str]) -> bool:
    one, other = (person_label(row[side], row[f"{side}_language"]) for side in ("one", "other"))
    links = person_links([Named(one, one, kind="person"), Named(other, other, kind="person")], _NOTHING_SETTLED)
    return links[one][0] == links[other][0]


def person_label(name: str, language: str) -> str:
    """The Latin name that the reader takes from `name`, however it is declined."""
    found = find_persons(tokenise(name), language)
    return found[0].label if found else romanise(name)


def _same_body(row: Mapping[str, str]) -> bool:
    one, other = (_body(row[side], row[f"{side}_language"]) for side in ("one", "other"))
    if one.key or other.key:
        return one.key == other.key
    links = body_links([one, other], _NOTHING_SETTLED)
    return links[one.label] == links[other.label]


def _body(name: str, language: str) -> Named:
    found = load_bodies().find(tokenise(name), language)
    longest = max(found, key=lambda match: match.last - match.first, default=None)
    return Named(longest.value.label, name, longest.value.iri) if longest else Named(name, name)


def _same_place(row: Mapping[str, str]) -> bool:
    one, other = (
        {mention.kato for mention in place_finder().find(tokenise(row[side]), row[f"{side}_language"])} for side in ("one", "other")
    )
    return bool(one) and one == other


def measure_facilities(rows: Sequence[Mapping[str, str]]) -> PairFigures:
    """The figures of pairs of facility mentions, all of them linked together."""
    mentions = [(row, _mention(row, "one"), _mention(row, "other")) for row in rows]
    links = link_facilities((pair for _, one, other in mentions for pair in (one, other)), _NOTHING_SETTLED)
    return _figures(
        [
            (f"{_told(one[1])} / {_told(other[1])}", row["verdict"] == "same", links[node_of(one[1])].iri == links[node_of(other[1])].iri)
            for row, one, other in mentions
        ]
    )


def _mention(row: Mapping[str, str], side: str) -> tuple[str, FacilityEvent]:
    """The article and event of one side of a pair. Raises EvaluationError for an unknown place."""
    cells = {column: row[f"{side}_{column}"] for column in MENTION}
    codes = [code for code, place in load_gazetteer().places.items() if place.label == cells["place"]]
    if not codes:
        raise EvaluationError(f"a pair of facilities: the English label of a place is expected, found {cells['place']!r}")
    event = FacilityEvent(cells["type"], codes[0], "mentioned", cells["year"], 1, cells["name"], cells["authority"], (0, 1), "by-hand", 1.0)
    return cells["article"], event


def _told(event: FacilityEvent) -> str:
    name = event.authority.rsplit("/", 1)[-1] or event.name
    return ", ".join(part for part in (event.type, load_gazetteer().place(event.place).label, name, event.date) if part)


def _figures(judged: Sequence[tuple[str, bool, bool]]) -> PairFigures:
    """The figures of (words, are one, are taken for one)."""

    def count(are: bool, taken: bool) -> int:
        return sum(1 for _, a, t in judged if (a, t) == (are, taken))

    wrong = tuple(f"{words}: {'kept apart' if are else 'taken for one'}" for words, are, taken in judged if are != taken)
    return PairFigures(count(True, True), count(True, False), count(False, True), count(False, False), wrong)
