"""Trains a sequence model (CRF) of Kazakh names on the validation split of KazNERD, and measures it on the test split beside the rules.

    pip install -e ".[train]"
    python bench/kaznerd_crf.py [--data ../shared/kaznerd] [--model kaznerd.crf]

No such model ships with Dálel: docs/decisions/0151-no-model-of-kazakh-names.md says why, with the figures. Training is deterministic: the
same data give the same bytes. KazNERD: Yeshpanov, Khassanov, Varol, LREC 2022; CC BY 4.0.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from kaznerd import DATA, KINDS, Finder, Marked, Span, find_names, measure, read_splits

from loaders.reading.bodies import load_bodies
from loaders.reading.declension import kazakh_nominative
from loaders.reading.name_words import has_surname_ending, is_given, is_patronymic
from loaders.reading.persons import may_be_name
from loaders.reading.places import place_finder
from loaders.reading.rules import rules_matcher
from loaders.reading.tokens import Token, tokenise

PARAMETERS = {"c1": 0.1, "c2": 0.05, "max_iterations": 120, "feature.possible_transitions": True}
# Kinds that the model tells apart; what else KazNERD marks is no name to it.
KEPT = frozenset({"PERSON", "GPE", "ORGANISATION", "FACILITY", "LOCATION", "POSITION"})
_NEIGHBOURS = (-2, -1, 1, 2)


@cache
def shape(text: str) -> str:
    """Capitals, a capital, small letters, digits, or the mark itself."""
    if not text[0].isalnum():
        return text
    return "d" if text[0].isdigit() else "X" if text.isupper() else "Xx" if text[0].isupper() else "x"


@cache
def word_features(key: str) -> tuple[str, ...]:
    """The word, its beginnings and its endings: those hold the case suffixes."""
    ends = [f"ends {key[-n:]}" for n in range(1, 5) if len(key) > n]
    return f"is {key}", *ends, *(f"begins {key[:n]}" for n in range(2, 5) if len(key) > n)


@cache
def name_features(text: str, key: str) -> tuple[str, ...]:
    """What the lexicon of names says of a word with a capital."""
    if not text[0].isupper():
        return ()
    stem = kazakh_nominative(text)
    told = {
        "given": is_given(text),
        "given, in a case": any(len(cut) > 3 and is_given(cut) for cut in (stem, text[:-2], text[:-3])),
        "surname": has_surname_ending(text, "kk"),
        "patronymic": is_patronymic(stem),
        "no name": not may_be_name(text, key, "kk"),
    }
    return tuple(name for name, holds in told.items() if holds)


def features(tokens: Sequence[Token]) -> list[list[str]]:
    """The features of each token of a sentence; none needs another model."""
    known = [list(name_features(token.text, token.key)) for token in tokens]
    for place in place_finder().find(tokens, "kk"):
        for i in range(place.first, place.last):
            known[i].append(f"place {place.how} {place.kato == 'foreign'}")
    for name, matches in (("body", load_bodies().find(tokens, "kk")), ("post", rules_matcher("kk", "posts").find(tokens))):
        for match in matches:
            for i in range(match.first, match.last):
                known[i].append(name)
    return [_features(tokens, known, i) for i in range(len(tokens))]


def _features(tokens: Sequence[Token], known: Sequence[Sequence[str]], i: int) -> list[str]:
    found = ["any", f"shape {shape(tokens[i].text)}", *word_features(tokens[i].key), *known[i]]
    for step in _NEIGHBOURS:
        if not 0 <= i + step < len(tokens):
            found.append(f"{step} none")
            continue
        other = tokens[i + step]
        found += [f"{step} shape {shape(other.text)}", *(f"{step} {name}" for name in known[i + step])]
        found += [f"{step} is {other.key}", f"{step} ends {other.key[-3:]}"] if abs(step) == 1 else [f"{step} begins {other.key[:5]}"]
    return found


def tags(sentence: Marked, tokens: Sequence[Token]) -> list[str]:
    """The IOB2 tag of each of our tokens."""
    spans = [(kind, start, end) for kind, (start, end) in sentence.spans() if kind in KEPT]
    found = []
    for token in tokens:
        over = next(((kind, start) for kind, start, end in spans if token.start < end and start < token.end), None)
        found.append("O" if over is None else ("B-" if token.start <= over[1] else "I-") + over[0])
    return found


def train(sentences: Iterable[Marked], path: Path) -> None:
    """Writes the model trained on `sentences`."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(PARAMETERS)
    for sentence in sentences:
        tokens = tokenise(sentence.text)
        trainer.append(features(tokens), tags(sentence, tokens))
    trainer.train(str(path))


def finder_of(path: Path) -> Finder:
    """What the model in `path` finds in a text, by the kinds that are measured."""
    import pycrfsuite

    tagger: Any = pycrfsuite.Tagger()
    tagger.open(str(path))

    def find(text: str) -> dict[str, list[Span]]:
        tokens = tokenise(text)
        return spans_of(tokens, tagger.tag(features(tokens)))

    return find


def spans_of(tokens: Sequence[Token], told: Sequence[str]) -> dict[str, list[Span]]:
    """The names that the tags of `tokens` tell, by kind."""
    runs: list[tuple[str, int, int]] = []
    before = "O"
    for token, tag in zip(tokens, told, strict=True):
        if tag.startswith("I-") and before[2:] == tag[2:]:
            runs[-1] = *runs[-1][:2], token.end
        elif tag != "O":
            runs.append((tag[2:], token.start, token.end))
        before = tag
    return {kind: [(start, end) for tag, start, end in runs if tag in tagged] for kind, tagged in KINDS.items()}


def main() -> None:
    """Trains, and prints the figures of the rules and of the model."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--model", type=Path, default=Path("kaznerd.crf"))
    args = options.parse_args()
    splits = read_splits(args.data)
    train(splits["valid"], args.model)
    print(f"{args.model}: {args.model.stat().st_size / 1024:.0f} KB, trained on {len(splits['valid'])} sentences")
    for name, finder in (("rules", find_names), ("model", finder_of(args.model))):
        began = time.perf_counter()
        tallies = measure(splits["test"], finder)
        rate = len(splits["test"]) / (time.perf_counter() - began)
        print(f"{name}, {rate:.0f} sentences/s".ljust(24) + "  asked  found   exact: P, R, F1     overlapping: P, R, F1")
        for kind, tally in tallies.items():
            print(tally.line(kind))


if __name__ == "__main__":
    main()
