"""How well people, places and bodies are found in Kazakh, measured on KazNERD: precision and recall by kind.

    python bench/kaznerd.py [--data ../shared/kaznerd] [--split valid test] [--errors]

KazNERD (Yeshpanov, Khassanov, Varol: KazNERD: Kazakh Named Entity Recognition Dataset, LREC 2022; CC BY 4.0) marks the outermost names of
sentences of television news. Of sentences that differ by little more than how their numbers are written, one counts. What is found inside a
longer name of another kind (the city in the name of an airport) is judged neither way. `--errors` shows the misses of the validation
split; those of the test split are counted only.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from graph.values import Article
from loaders.reading.bodies import load_bodies
from loaders.reading.facility_mentions import facility_finder
from loaders.reading.numbers import find_numbers
from loaders.reading.page import Page, open_page
from loaders.reading.people import people_of
from loaders.reading.places import FOREIGN, place_finder

DATA = Path(__file__).resolve().parents[2] / "shared" / "kaznerd"
SPLITS = ("valid", "test")
KINDS = {
    "person": frozenset({"PERSON"}),
    "place": frozenset({"GPE"}),
    "body": frozenset({"ORGANISATION", "FACILITY"}),
}
# Sentences are of one base where that share of their longer words is the same.
_ALIKE = 0.5
_COMMONEST = 300
_NO_SPACE_BEFORE, _NO_SPACE_AFTER = frozenset(",.:;!?)»”%"), frozenset("(«“")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence of KazNERD: its words with their IOB2 tags, its text, where each word stands in it, and its base."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    text: str
    places: tuple[Span, ...]
    base: int = -1

    def spans(self) -> list[tuple[str, Span]]:
        """The names in it: kind, and offsets into the text."""
        found: list[tuple[str, Span]] = []
        for tag, (start, end) in zip(self.tags, self.places, strict=True):
            if tag.startswith("B-"):
                found.append((tag[2:], (start, end)))
            elif tag.startswith("I-") and found:
                kind, (begun, _) = found[-1]
                found[-1] = kind, (begun, end)
        return found


@dataclass(frozen=True, slots=True)
class Tally:
    """Names asked for and found; of those asked for the ones found exactly and by overlap, and likewise of those found."""

    asked: int = 0
    found: int = 0
    exact: int = 0
    met: int = 0
    touching: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.asked + other.asked,
            self.found + other.found,
            self.exact + other.exact,
            self.met + other.met,
            self.touching + other.touching,
        )

    def line(self, name: str) -> str:
        """Precision, recall and F1, exact and by overlap."""
        exact = self.exact / max(1, self.found), self.exact / max(1, self.asked)
        loose = self.touching / max(1, self.found), self.met / max(1, self.asked)
        figures = "   ".join(f"{p:.3f} {r:.3f} {2 * p * r / max(1e-9, p + r):.3f}" for p, r in (exact, loose))
        return f"{name:24} {self.asked:6} {self.found:6}   {figures}"


def read_splits(data: Path) -> dict[str, list[Marked]]:
    """One sentence of every base, by split: valid, and of test what is no variant of a sentence of valid."""
    valid, test = (list(_read(data / f"IOB2_{split}.txt.gz")) for split in SPLITS)
    based = [replace(one, base=base) for one, base in zip((*valid, *test), bases([one.words for one in (*valid, *test)]), strict=True)]
    return {"valid": _one_each(based[: len(valid)]), "test": _one_each(one for one in based[len(valid) :] if one.base >= len(valid))}


def _read(path: Path) -> Iterator[Marked]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        blocks = stream.read().split("\n\n")
    for block in blocks:
        if rows := [line.rsplit(" ", 1) for line in block.splitlines() if line.strip()]:
            yield marked(rows)


def _one_each(sentences: Iterable[Marked]) -> list[Marked]:
    first: dict[int, Marked] = {}
    for sentence in sentences:
        first.setdefault(sentence.base, sentence)
    return list(first.values())


def marked(rows: Sequence[Sequence[str]]) -> Marked:
    """A sentence of words and tags, as running text: no space before a comma nor inside quotation marks."""
    text, places, quoted = "", [], False
    for word, _ in rows:
        opening = word == '"' and not quoted
        glued = not text or text[-1] in _NO_SPACE_AFTER or word in _NO_SPACE_BEFORE or (quoted and (word == '"' or text[-1] == '"'))
        text += "" if glued else " "
        places.append((len(text), len(text) + len(word)))
        text += word
        quoted = opening or (quoted and word != '"')
    return Marked(tuple(word for word, _ in rows), tuple(tag for _, tag in rows), text, tuple(places))


def bases(sentences: Sequence[Sequence[str]]) -> list[int]:
    """For each sentence (its words) the number of the first one that it is a variant of, itself included."""
    holding: dict[str, list[int]] = defaultdict(list)
    contents: list[frozenset[str]] = []
    found: list[int] = []
    for number, words in enumerate(sentences):
        content = frozenset(word.lower() for word in words if word.isalpha() and len(word) > 2) or frozenset(words)
        shared = Counter(other for word in content if len(holding[word]) < _COMMONEST for other in holding[word])
        same = [found[other] for other, count in shared.items() if count >= _ALIKE * len(content | contents[other])]
        found.append(min(same, default=number))
        contents.append(content)
        for word in content:
            holding[word].append(number)
    return found


def page_of(text: str) -> Page:
    """A page of one Kazakh text."""
    iri = "https://w3id.org/dalel/article/kaznerd"
    return open_page(Article(iri, iri, "kaznerd", "", "KazNERD", "2022-01-01", False, "", "kk", "", text, ((0, len(text)),), "0" * 64))


def find_names(text: str) -> dict[str, list[Span]]:
    """What Dálel's own finders find in a text, by kind; offsets into it."""
    page = page_of(text)
    found: dict[str, set[Span]] = {kind: set() for kind in KINDS}
    for sentence, spoken in zip(page.sentences, people_of(page).spoken, strict=True):
        tokens = sentence.tokens

        def add(kind: str, first: int, last: int, tokens: Sequence[object] = tokens) -> None:
            found[kind].add((tokens[first].start, tokens[last - 1].end))  # type: ignore[attr-defined]

        for person in (*spoken.persons, *(holding.person for holding in spoken.holdings)):
            add("person", person.first, person.last)
        for place in place_finder().find(tokens, "kk"):
            if place.how != "stand-in" or place.kato == FOREIGN:
                add("place", place.first, place.last)
        for body in load_bodies().find(tokens, "kk"):
            add("body", body.first, body.last)
        for facility in facility_finder("kk").find(tokens, find_numbers(tokens, "kk")):
            add("body", facility.first, facility.last)
    return {kind: sorted(spans) for kind, spans in found.items()}


def judge(asked: Sequence[Span], found: Sequence[Span], others: Sequence[Span]) -> Tally:
    """`found` against `asked`; what lies inside one of `others` and is shorter is left out."""
    judged = [
        (start, end)
        for start, end in found
        if (start, end) in asked or not any(at <= start and end <= to and to - at > end - start for at, to in others)
    ]
    return Tally(
        len(asked),
        len(judged),
        len(set(asked) & set(judged)),
        sum(any(_touch(one, other) for other in judged) for one in asked),
        sum(any(_touch(one, other) for other in asked) for one in judged),
    )


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


Finder = Callable[[str], dict[str, list[Span]]]


def measure(sentences: Iterable[Marked], finder: Finder = find_names) -> dict[str, Tally]:
    """Tallies by kind over `sentences`; full names of people once more by themselves."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for sentence in sentences:
        for name, tally, _, _ in judged(sentence, finder):
            tallies[name] += tally
    return dict(tallies)


def judged(sentence: Marked, finder: Finder) -> Iterator[tuple[str, Tally, list[Span], list[Span]]]:
    """For each kind its tally in one sentence, with what was asked for and what was found."""
    spans, found = sentence.spans(), finder(sentence.text)
    for kind, tags in KINDS.items():
        asked = [span for tag, span in spans if tag in tags]
        others = [span for tag, span in spans if tag not in tags]
        yield kind, judge(asked, found[kind], others), asked, found[kind]
        if kind == "person":
            full = [[span for span in some if " " in sentence.text[slice(*span)].strip()] for some in (asked, found[kind])]
            yield "person, full name", judge(*full, [*others, *asked]), *full


def show_errors(sentences: Iterable[Marked], finder: Finder = find_names) -> None:
    """Prints what is missed and what is wrongly found, with the sentence."""
    for sentence in sentences:
        for kind, _, asked, found in judged(sentence, finder):
            wrong = [("missed", span) for span in asked if span not in found] + [("extra", span) for span in found if span not in asked]
            for what, span in wrong:
                print(kind, what, sentence.text[slice(*span)], sentence.text, sep="\t")


def main() -> None:
    """Prints the figures of each split."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--split", nargs="*", default=SPLITS, choices=SPLITS)
    options.add_argument("--errors", action="store_true", help="show the misses of the validation split")
    args = options.parse_args()
    splits = read_splits(args.data)
    for split in args.split:
        sentences = splits[split]
        title = f"{split}, {len(sentences)} sentences"
        print(f"{title:24} {'asked':>6} {'found':>6}   exact: P, R, F1     overlapping: P, R, F1")
        for name, tally in measure(sentences).items():
            print(tally.line(name))
        if args.errors and split == "valid":
            show_errors(sentences)


if __name__ == "__main__":
    main()
