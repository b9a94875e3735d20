"""Snippets: short texts whose facilities were written down with them, a line each: `ru|TEXT|rt@Taraz=o;onc@Oral+Aktau=p`.

A row is TYPE@PLACE=STATUS with a count behind the status where more than one is told of; places joined by `+` have a row each.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph.values import DalelError

TYPES = {
    "onc": "oncology-centre",
    "rt": "radiotherapy-centre",
    "pet": "pet-ct-centre",
    "nuc": "nuclear-medicine-centre",
    "pro": "proton-therapy-centre",
    "cyc": "cyclotron-complex",
    "end": "endoscopy-centre",
    "scr": "screening-centre",
    "dia": "diagnostic-centre",
    "hos": "hospital",
    "pol": "polyclinic",
    "med": "medical-centre",
    "reh": "rehabilitation-centre",
    "san": "sanatorium",
    "hsp": "hospice",
    "lab": "laboratory",
    "dep": "department",
    "ri": "research-institute",
}
STATES = {
    "p": "planned",
    "a": "agreed",
    "u": "under-construction",
    "c": "completed",
    "o": "operational",
    "s": "suspended",
    "x": "cancelled",
    "z": "closed",
    "m": "mentioned",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A facility row as a reader wrote it down: codes of type and status, the English label of the place, how many."""

    type: str
    place: str
    status: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Snippet:
    """A text in a language (ru, kk, en) and its rows."""

    language: str
    text: str
    rows: tuple[Row, ...]


def read_snippets(path: Path) -> list[Snippet]:
    """The snippets of a file. Raises DalelError, with the line, where one is not of the form."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_snippet(path, number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]


def _snippet(path: Path, number: int, line: str) -> Snippet:
    try:
        language, text, rows = line.split("|")
        return Snippet(language, text, tuple(row for part in rows.split(";") if part.strip() for row in _rows(part.strip())))
    except (ValueError, KeyError) as error:
        raise DalelError(
            f"{path}, line {number}: LANGUAGE|TEXT|TYPE@PLACE=STATUS;... is expected, found {line[:80]!r} ({error})"
        ) from error


def _rows(part: str) -> list[Row]:
    kind, rest = part.split("@")
    places, state = rest.rsplit("=", 1)
    return [Row(TYPES[kind], place.strip(), STATES[state[0]], int(state[1:] or 1)) for place in places.split("+")]
