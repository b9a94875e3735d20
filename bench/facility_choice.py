"""Learns the choice of facility rows: the weights of loaders/reading/models/ (a linear model, and the networks of facility_network.py).

    python bench/facility_choice.py --folds        figures in folds over the articles read by hand
    python bench/facility_choice.py --write        learn from all of them and write the models
    ... --networks 0                               the linear model alone, which takes a minute or two in place of twenty

Learnt from: the articles of tests/gold that are not held out, by their digests and as data/retold tells them anew, the items of tests/items
that are not, and the snippets of data/snippets and tests/reading/facility_turns.yaml, whose facilities were written down with them. What is
held out is never opened.
Needs the extra `train`; what ships needs no training.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graph.values import Article  # noqa: E402
from loaders.evaluation.gold import HELD_OUT, names_in  # noqa: E402
from loaders.evaluation.snippets import Row, read_snippets  # noqa: E402
from loaders.reading.facilities import candidates_of  # noqa: E402
from loaders.reading.facility_candidate import Candidate  # noqa: E402
from loaders.reading.facility_choice import MODEL, NO_ROW, THERE, StateModel, decided, is_open  # noqa: E402
from loaders.reading.facility_network import NETWORK, Network, load_network  # noqa: E402
from loaders.reading.gazetteer import load_gazetteer  # noqa: E402
from loaders.reading.page import open_page  # noqa: E402
from loaders.sources import read_sources  # noqa: E402

GOLD = ROOT / "tests" / "gold"
ITEMS = ROOT / "tests" / "items"
DIGESTS = (ROOT / "data" / "digests", ROOT / "tests" / "digests")
RETOLD = sorted((ROOT / "data" / "retold").glob("*.txt"))
SNIPPETS = sorted((ROOT / "data" / "snippets").glob("*.txt"))
TURNS = ROOT / "tests" / "reading" / "facility_turns.yaml"
# What a text counts. Those made up are many more than the articles and dwell on what is difficult: over originals that the choice had not
# learnt from, F1 rises from 0.69 to 0.73 by these weights (2026-11-22, decision 0157).
ARTICLE, RETOLD_ARTICLE, OPENED_ITEM, TURN = 3.0, 1.5, 0.7, 0.5
SNIPPET_WEIGHTS = {"long": 0.3, "items": 0.3}
SNIPPET = 0.25
# A sign that is seen less often than this says nothing; a weight below the second figure is left out.
_SEEN, _LEAST = 4, 0.05
_FOLDS = 6
# Of a type with fewer rows than this nothing is learnt; sanatoria are told of in passing, which the rules read better on real pages.
_TYPE_SEEN = 130
_BY_RULES = frozenset({"sanatorium"})


@dataclass(frozen=True)
class Example:
    """A candidate of a text and the states that its gold rows have (none: no row); `rows` is how many the text has in all.

    A text without candidates has one example, without a candidate.
    """

    text: str
    candidate: Candidate | None
    states: tuple[str, ...]
    doubtful: bool
    rows: int
    weight: float


@dataclass(frozen=True)
class Told:
    """An article with the facility rows that a reader wrote down; in `doubtful` types and places golds are of two minds about."""

    name: str
    article: Article
    rows: Sequence[Row]
    doubtful: frozenset[tuple[str, str]]


def of_articles() -> Iterator[Example]:
    """Examples of the articles that are not held out, texts abroad among them."""
    for told in _read_by_hand(DIGESTS, GOLD):
        yield from _examples(told.name, told.article, told.rows, told.doubtful, ARTICLE)


def of_retold() -> Iterator[Example]:
    """Examples of the same articles told anew, in the three languages; they go by the names of the articles."""
    known = {told.name: told for told in _read_by_hand(DIGESTS, GOLD)}
    for path in RETOLD:
        for line in path.read_text(encoding="utf-8").splitlines():
            name, _, text = line.partition("|")
            told = known[name]
            article = replace(told.article, language=path.stem, text=text, body=((0, len(text)),), title="")
            yield from _examples(name, article, told.rows, told.doubtful, RETOLD_ARTICLE)


def of_items() -> Iterator[Example]:
    """Examples of the made-up items that are not held out."""
    for told in _read_by_hand([ITEMS / "texts"], ITEMS / "gold"):
        yield from _examples(told.name, told.article, told.rows, told.doubtful, OPENED_ITEM)


def _read_by_hand(folders: Iterable[Path], golds: Path) -> Iterator[Told]:
    hidden = names_in(golds / HELD_OUT)
    paths = [path for folder in folders for path in sorted(folder.glob("*.md")) if path.stem not in hidden]
    for article in read_sources(paths, latest="2026-12-31", undated=True):
        if not isinstance(article, Article):
            continue
        path = golds / f"{Path(article.source).stem}.json"
        if not path.exists() and "-neg-" not in path.stem:
            continue
        gold = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        rows = [Row(r["type"], r["place"], r["status"], r.get("count") or 1) for r in gold.get("facility_status", ())]
        doubtful = {(r.get("type"), r.get("place")) for r in gold.get("doubtful", ()) if r.get("fact") == "facility_status"}
        yield Told(path.stem, article, rows, frozenset(doubtful))


def of_snippets() -> Iterator[Example]:
    """Examples of the snippets, made-up news items and turns of phrase."""
    told: list[tuple[str, str, list[Row], float]] = []
    for path in SNIPPETS:
        weight = SNIPPET_WEIGHTS.get(path.stem.partition("-")[2], SNIPPET)
        told += [(s.language, s.text, list(s.rows), weight) for s in read_snippets(path)]
    turns = yaml.safe_load(TURNS.read_text(encoding="utf-8"))
    told += [(language, text, [Row(*row) for row in rows], TURN) for language, text, rows in turns]
    for number, (language, text, rows, weight) in enumerate(told):
        address = "https://inform.kz/x"
        article = Article("x", "x", "x", "", address, "2025-06-15", False, "", language, address, text, ((0, len(text)),), "0" * 64)
        yield from _examples(f"snippet-{number}", article, rows, (), weight)


def _examples(name: str, article: Article, rows: Sequence[Row], doubtful: Collection[tuple[str, str]], weight: float) -> Iterator[Example]:
    places = load_gazetteer()
    candidates = candidates_of(open_page(article))
    twins = {(c.type, c.place, c.many): c.old for c in candidates if c.standing}
    numbers = {(c.type, c.place, c.count) for c in candidates if c.many}
    for candidate in candidates:
        key = candidate.type, places.place(candidate.place).label, candidate.many
        alike = [row for row in rows if (row.type, row.place, row.count > 1) == key]
        if candidate.many:  # those counted are told apart by their number, where the text gives it
            own = [row for row in alike if row.count == candidate.count]
            alike = own or [row for row in alike if (candidate.type, candidate.place, row.count) not in numbers]
        states = tuple(row.status for row in alike)
        old = twins.get((candidate.type, candidate.place, candidate.many))
        if old is not None:
            of_new, of_standing = shared_out(states, old=old)
            states = of_standing if candidate.standing else of_new
        yield Example(name, candidate, states, key[:2] in doubtful, len(rows), weight)
    if not candidates:
        yield Example(name, None, (), False, len(rows), weight)


def shared_out(states: Sequence[str], *, old: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The gold states of two houses of a type at a place: of the new one, and of the one that stands (`old`: is to be given up)."""
    of_new = [state for state in states if state not in THERE]
    if old and not of_new:
        of_new = [state for state in states if state == "operational"][:1]
    of_standing = list(states)
    for state in of_new:
        of_standing.remove(state)
    return tuple(of_new), tuple(of_standing)


def taught(examples: Iterable[Example]) -> list[tuple[Candidate, str, float]]:
    """The candidates to learn from, with the state of each and what it counts; those whose gold is in doubt are left out."""
    found = []
    for example in examples:
        if example.candidate and (example.states or not example.doubtful):
            found.append((example.candidate, example.states[0] if example.states else NO_ROW, example.weight))
    return found


def learn(examples: Iterable[Example], strength: float) -> StateModel:
    """A logistic regression over the signs of `examples`."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    cases = taught(examples)
    seen = Counter(sign for candidate, _, _ in cases for sign in candidate.signs)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{sign: 1 for sign in sorted(candidate.signs) if seen[sign] >= _SEEN} for candidate, _, _ in cases])
    regression = LogisticRegression(C=strength, max_iter=3000)
    regression.fit(matrix, [state for _, state, _ in cases], sample_weight=[weight for _, _, weight in cases])
    columns = zip(vectors.get_feature_names_out(), regression.coef_.T, strict=True)
    weights = {sign: tuple(round(float(w), 2) for w in column) for sign, column in columns if max(abs(column)) >= _LEAST}
    types = Counter(candidate.type for candidate, state, _ in cases if state != NO_ROW)
    known = frozenset(kind for kind, number in types.items() if number >= _TYPE_SEEN) - _BY_RULES
    return StateModel(tuple(regression.classes_), known, tuple(round(float(b), 3) for b in regression.intercept_), weights)


def write_read(examples: Iterable[Example], model: StateModel, number: int, path: Path) -> Network | None:
    """Learns `number` networks from what `model` leaves open, writes them and reads them again; None for no networks."""
    if not number:
        return None
    from facility_network import Case, learn_networks, write_networks

    cases = [Case(*case) for case in taught(examples) if is_open(model.likelihoods(case[0].signs))]
    print(f"{len(cases)} candidates for {number} networks", flush=True)
    write_networks(path, *learn_networks(cases, model.states, number))
    return load_network(path)


def figures(examples: Sequence[Example], states: Sequence[tuple[str, float]]) -> str:
    """Precision, recall and F1 of `states` (with their likelihood), one for each example; doubtful ones count neither way."""
    right = wrong = 0
    sure: Counter[float] = Counter()
    hits: Counter[float] = Counter()
    for example, (state, likely) in zip(examples, states, strict=True):
        if state == NO_ROW or (example.doubtful and not example.states):
            continue
        right, wrong = right + (state in example.states), wrong + (state not in example.states)
        sure[int(likely * 10) / 10] += 1
        hits[int(likely * 10) / 10] += state in example.states
    rows = sum({e.text: e.rows for e in examples}.values())
    precision, recall = right / max(1, right + wrong), right / max(1, rows)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    table = ", ".join(f"{limit:.1f}: {hits[limit]}/{sure[limit]}" for limit in sorted(sure, reverse=True))
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f} of {rows} rows; right by likelihood {table}"


def in_folds(articles: Sequence[Example], retold: Sequence[Example], made_up: Sequence[Example], strength: float, number: int) -> None:
    """Prints what the rules make of the articles, and the choice in folds by day of publication."""
    day = slice(3, 11)  # golds are named `ru-20250829-...`: articles of one day, which may tell of one event, go into one fold
    fold = {e.text: int(hashlib.sha256(e.text[day].encode()).hexdigest(), 16) % _FOLDS for e in articles}
    tested: list[Example] = []
    states: list[tuple[str, float]] = []
    for k in range(_FOLDS):
        rest = [*made_up, *(e for e in (*articles, *retold) if fold[e.text] != k)]
        model = learn(rest, strength)
        with TemporaryDirectory() as folder:
            network = write_read(rest, model, number, Path(folder) / NETWORK.name)
        for _, group in groupby((e for e in articles if fold[e.text] == k), key=lambda e: e.text):
            of_text = list(group)
            tested += of_text
            states += _chosen_of([e.candidate for e in of_text if e.candidate], model, network) or [(NO_ROW, 0.0)]
    by_rules = [(e.candidate.state if e.candidate else NO_ROW, 0.0) for e in articles]
    print("rules:", figures(articles, by_rules))
    print("choice:", figures(tested, states), flush=True)


def _chosen_of(candidates: Sequence[Candidate], model: StateModel, network: Network | None) -> list[tuple[str, float]]:
    """The likeliest state of each candidate of a text, and how likely it is."""
    found = []
    for candidate, likely in zip(candidates, decided(candidates, model, network), strict=True):
        best = max(likely, key=likely.__getitem__) if likely else candidate.state
        found.append((best, likely[best] if likely else 0.0))
    return found


def write(model: StateModel) -> None:
    """Writes the model, a sign a line, so that changes can be read."""
    MODEL.parent.mkdir(exist_ok=True)
    parts = [f'"states": {json.dumps(model.states)}', f'"types": {json.dumps(sorted(model.types))}', f'"bias": {list(model.bias)}']
    signs = (f"{json.dumps(sign, ensure_ascii=False)}: {list(weights)}" for sign, weights in sorted(model.weights.items()))
    MODEL.write_text("{" + ",\n".join(parts) + ',\n"weights": {\n' + ",\n".join(signs) + "\n}}\n", encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", action="store_true", help="figures in folds")
    parser.add_argument("--write", action="store_true", help=f"write {MODEL.relative_to(ROOT)}")
    parser.add_argument("--strength", type=float, default=0.1, help="the less, the smoother (C of the regression)")
    parser.add_argument("--networks", type=int, default=2, help="how many networks are learnt; none: the linear model alone")
    options = parser.parse_args()
    articles, retold, made_up = list(of_articles()), list(of_retold()), [*of_items(), *of_snippets()]
    print(f"candidates: {len(articles)} of articles, {len(retold)} of those told anew, {len(made_up)} of made-up texts", flush=True)
    if options.folds:
        in_folds(articles, retold, made_up, options.strength, options.networks)
    if options.write:
        learnt = [*articles, *retold, *made_up]
        model = learn(learnt, options.strength)
        write(model)
        write_read(learnt, model, options.networks, NETWORK)
        print(f"{len(model.weights)} signs, {MODEL.stat().st_size // 1024} KiB; networks {NETWORK.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
