"""Where the article itself stands in a text: lines of menus, counters, credits, related posts are masked, never rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from loaders.sources.dates import capture_day, own_day
from loaders.sources.lexicon import rows, section, words

_KEYS = ("ends", "maybe_ends", "steps", "lines", "starts", "patterns", "authors")
_HEAD = re.compile(r"\A\s*date (\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[ \t]+|(?=\n)|\Z)")
_LONGEST_MASKED = 400
_PUNCTUATION = '!?.,:;…«»"“”()[]{}-–—•·*|/\\<>→#'
_STOPS = '.!?…»”"):;'


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text with its half-open offsets, outer white space left out."""

    text: str
    start: int
    end: int

    @property
    def is_prose(self) -> bool:
        """True for a line that reads as a paragraph, not as a title, a menu entry or a cut headline."""
        if len(self.text) >= 200:
            return True
        cut = self.text.endswith(("...", "…"))
        return len(self.text) >= 60 and len(self.text.split()) >= 7 and self.text[-1] in _STOPS and not cut


@dataclass(frozen=True, slots=True)
class Body:
    """The article within a text: its spans, its headline or "", and all lines of the page's head (masked ones too)."""

    spans: tuple[tuple[int, int], ...]
    title: str
    head: tuple[Line, ...] = ()
    tail: tuple[Line, ...] = ()
    head_date: str = ""


@dataclass(slots=True)
class _Masks:
    ends: frozenset[str] = frozenset()
    maybe_ends: frozenset[str] = frozenset()
    steps: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()
    patterns: list[re.Pattern[str]] = field(default_factory=list)
    authors: list[re.Pattern[str]] = field(default_factory=list)

    def hides(self, line: Line) -> bool:
        """True for a line that is boilerplate wherever it stands."""
        if line.text[:80].casefold().startswith(self.starts):
            return True
        if len(line.text) > _LONGEST_MASKED:
            return False
        key = plain(line.text)
        return (
            key in self.lines
            or key in self.ends
            or key in self.maybe_ends
            or key in self.steps
            or any(pattern.search(line.text) for pattern in self.patterns)
            or bool(own_day(line.text) or capture_day(line.text))
        )


@cache
def _masks() -> _Masks:
    def listed(key: str) -> frozenset[str]:
        return frozenset(plain(word) for word in words(section("boilerplate", key, _KEYS)))

    def compiled(key: str) -> list[re.Pattern[str]]:
        return [re.compile(str(row["pattern"])) for row in rows(section("boilerplate", key, _KEYS), ("reason", "pattern"))]

    starts = tuple(word.casefold() for word in words(section("boilerplate", "starts", _KEYS)))
    return _Masks(listed("ends"), listed("maybe_ends"), listed("steps"), listed("lines"), starts, compiled("patterns"), compiled("authors"))


def plain(text: str) -> str:
    """`text` without case, outer punctuation and repeated spaces; "" for one too long to be a label."""
    if len(text) > _LONGEST_MASKED:
        return ""
    words = text.casefold().split()
    while words and not any(map(str.isalnum, words[0])):
        del words[0]
    while words and not any(map(str.isalnum, words[-1])):
        del words[-1]
    return " ".join(words).strip(_PUNCTUATION)


def lines_of(text: str, start: int = 0) -> Iterator[Line]:
    """The lines of `text` from `start` on that are not blank."""
    for match in re.finditer(r"[^\n]+", text[start:]):
        whole = match.group()
        bare = whole.strip()
        if bare:
            begin = start + match.start() + len(whole) - len(whole.lstrip())
            yield Line(bare, begin, begin + len(bare))


def find_body(text: str, headline: str = "") -> Body:
    """The article within `text`: spans of whole lines, merged where nothing but white space lies between; `headline` where it is known."""
    head = _HEAD.match(text)
    lines = list(lines_of(text, head.end() if head else 0))
    masks = _masks()
    first = next((n for n, line in enumerate(lines) if line.is_prose and not masks.hides(line)), None)
    if first is None:
        kept = [line for line in lines if not masks.hides(line)]
        return Body(_spans(text, kept), _title([], kept), tuple(lines), (), head.group(1) if head else "")
    stop = _end(lines, first, masks)
    front = _front(lines[:first], masks, headline)
    main = _main(lines[first:stop], masks)
    own = {line.start for line in main}
    tail = tuple(line for line in lines[first + 1 : stop + 1] if line.start not in own)
    return Body(_spans(text, [*front, *main]), _title(front, main), tuple(lines[:first]), tail, head.group(1) if head else "")


def _end(lines: list[Line], first: int, masks: _Masks) -> int:
    """The number of the line that ends the article: the first such after some prose."""
    for n in range(first + 1, len(lines)):
        label = plain(lines[n].text)
        if label in masks.ends or (label in masks.maybe_ends and not _goes_on(lines, n)):
            return n
    return len(lines)


def _goes_on(lines: list[Line], n: int) -> bool:
    """True where under the label at `n` one headline of another article stands, and then paragraphs: not a list of headlines and leads."""
    prose = [line.is_prose for line in lines[n + 1 : n + 5]]
    return prose[:2] == [False, True] and prose[2:] != [False, True]


def _front(lines: list[Line], masks: _Masks, headline: str) -> list[Line]:
    """Headline and subheads among the lines before the first paragraph. Short lines are menus, save the only one."""
    if headline and (known := [line for line in lines if line.text == headline]):
        return known[-1:]
    kept = [line for line in lines if not masks.hides(line) and not line.text.endswith(("...", "…"))]
    return [line for line in kept if len(line.text.split()) > 3 or (len(kept) == 1 and " " in line.text)]


def _main(lines: list[Line], masks: _Masks) -> list[Line]:
    kept, stepping = [], False
    for line in lines:
        if plain(line.text) in masks.steps | masks.maybe_ends:
            stepping = True
            continue
        stepping = stepping and not line.is_prose
        if not stepping and not masks.hides(line):
            kept.append(line)
    while len(kept) > 1 and any(pattern.search(kept[-1].text) for pattern in masks.authors):
        kept.pop()
    return _without_titles(kept)


def _without_titles(lines: list[Line]) -> list[Line]:
    """`lines` without a run of three or more bare headlines at the end: other articles, not this one."""
    keep = len(lines)
    while keep and _is_bare_title(lines[keep - 1]):
        keep -= 1
    run = len(lines) - keep
    opens_list = keep > 0 and lines[keep - 1].text.endswith(":")
    return lines[:keep] if run >= 3 and not opens_list else lines


def _is_bare_title(line: Line) -> bool:
    return 4 <= len(line.text.split()) <= 16 and line.text[-1] not in ".!;:,)" and line.text[0].isalnum() and not line.text[0].isdigit()


def _title(front: list[Line], main: list[Line]) -> str:
    """The headline: the first line of five words or more before the first paragraph, else the first there, else one that is no sentence."""
    found = [line for line in front if len(line.text.split()) > 4][:1] or front[:1] or (main[:1] if len(main) > 1 else [])
    return next((line.text for line in found if len(line.text) <= 250 and not line.text.endswith((".", ":", ";", ","))), "")


def _spans(text: str, kept: Iterable[Line]) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    for line in kept:
        if spans and not text[spans[-1][1] : line.start].strip():
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
    return tuple(spans)
