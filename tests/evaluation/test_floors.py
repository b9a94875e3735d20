"""The floors of every corpus, and the file that pins them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loaders.evaluation.compare import QUESTIONS
from loaders.evaluation.corpus import Corpus, Sources
from loaders.evaluation.errors import EvaluationError
from loaders.evaluation.floors import Checked, FloorsError, Pinned, breaches, check_floors, figures_of, read_floors, updated, write_floors
from loaders.evaluation.gold import Gold
from loaders.evaluation.measure import Measured, Tally

FILE = Path(__file__).parent / "floors.json"
DAY = "2026-01-01"


@pytest.fixture(scope="module")
def checked() -> Checked:
    """The floors against the corpora as they are, measured once."""
    return check_floors(FILE, DAY)


def test_no_corpus_falls_below_its_floors(checked: Checked) -> None:
    assert "digests" in checked.measured
    assert not checked.breaches, "\n".join(checked.breaches)


def test_the_shared_articles_are_measured_too(checked: Checked) -> None:
    shared = next(pinned for pinned in read_floors(FILE)[0] if pinned.name == "shared articles")
    if shared.missing:
        pytest.skip("the shared articles lie beside the repository, and are not there")
    assert "shared articles" in checked.measured


def test_floors_are_pinned_for_every_question_and_language_that_has_gold() -> None:
    for pinned in read_floors(FILE)[0]:
        assert len(pinned.checksum) == 64 and pinned.floors
    digests = read_floors(FILE)[0][0]
    assert set(digests.floors) == set(QUESTIONS)
    assert all({"ru", "kk", "en"} == set(languages) for languages in digests.floors.values())


def measured(tp: int, fn: int = 0, fp: int = 0) -> Measured:
    return Measured((), {("strict", "ru", "posts"): Tally(tp, fn, fp)}, (), ())


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    for name in ("a.md", "a.json"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    return Corpus(Sources({"a": tmp_path / "a.md"}), {"a": Gold("a", "ru", {}, ())}, tmp_path, ())


def pinned(precision: float, recall: float, checksum: str = "sum") -> Pinned:
    return Pinned("made", (), Path(), checksum, {"posts": {"ru": {"precision": precision, "recall": recall}}})


def test_a_figure_below_its_floor_a_changed_corpus_and_a_missing_floor_are_told() -> None:
    assert breaches(pinned(0.75, 0.75), "sum", measured(3, 1, 1)) == []
    assert "precision 0.750 is below its floor 0.751" in breaches(pinned(0.751, 0.75), "sum", measured(3, 1, 1))[0]
    assert "changed" in breaches(pinned(0, 0), "other", measured(3))[0]
    assert "has no floor" in breaches(Pinned("made", (), Path(), "sum", {}), "sum", measured(3))[0]


def test_figures_are_never_rounded_up() -> None:
    assert figures_of(measured(2, 1, 0)) == {"posts": {"ru": {"precision": 1.0, "recall": 0.666}}}
    assert figures_of(measured(3, 1, 1))["posts"]["ru"]["precision"] == 0.75


def test_an_update_raises_floors_and_pins_the_corpus(corpus: Corpus) -> None:
    data = {"corpora": {"made": {"sources": ["a.md"], "gold": "."}}, "lowered": []}
    made = updated(data, {"made": (corpus, measured(3, 1, 1))}, DAY, "")
    assert made["corpora"]["made"]["floors"] == figures_of(measured(3, 1, 1))
    assert made["corpora"]["made"]["checksum"] == corpus.checksum() and made["lowered"] == []


def test_a_floor_is_lowered_only_for_a_reason_which_is_kept(corpus: Corpus) -> None:
    data = {"corpora": {"made": {"floors": figures_of(measured(3, 1, 1))}}, "lowered": []}
    worse = {"made": (corpus, measured(1, 1, 0))}
    with pytest.raises(FloorsError, match=r"--lower REASON.*recall 0\.750 to 0\.500"):
        updated(data, worse, DAY, " ")
    made = updated(data, worse, DAY, "gold corrected")
    assert made["lowered"] == [
        {"day": DAY, "corpus": "made", "floor": "posts, ru: recall", "from": 0.75, "to": 0.5, "reason": "gold corrected"}
    ]
    assert made["corpora"]["made"]["floors"]["posts"]["ru"] == {"precision": 1.0, "recall": 0.5}
    with pytest.raises(FloorsError, match=r"to 0\.000"):
        updated(data, {"made": (corpus, Measured((), {}, (), ()))}, DAY, "")


def test_the_checksum_follows_sources_and_gold(corpus: Corpus) -> None:
    before = corpus.checksum()
    (corpus.gold_folder / "a.json").write_text("other", encoding="utf-8")
    assert corpus.checksum() != before


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("x", "in JSON"),
        ({}, "corpora"),
        ({"corpora": {"a": {"sources": []}}, "lowered": []}, "keys"),
        ({"corpora": {}, "lowered": [{"day": DAY}]}, "lowered"),
        ({"corpora": {"a": {"sources": [], "gold": "g", "floors": {"posts": {"de": {"recall": 1}}}}}, "lowered": []}, "no such floor"),
    ],
)
def test_a_wrong_floors_file_is_refused(tmp_path: Path, content: object, says: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    with pytest.raises(EvaluationError, match=says):
        read_floors(path)


def test_a_written_file_reads_back_the_same(tmp_path: Path) -> None:
    data = read_floors(FILE)[1]
    write_floors(tmp_path / "floors.json", data)
    assert read_floors(tmp_path / "floors.json")[1] == data
    assert [path.name for path in tmp_path.iterdir()] == ["floors.json"]


def test_a_corpus_that_is_not_there_is_told_and_not_measured(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    write_floors(path, {"corpora": {"gone": {"sources": ["no"], "gold": "none"}}, "lowered": []})
    checked = check_floors(path, DAY)
    assert checked.measured == () and "gone: not measured" in checked.skipped[0]


def test_held_out_articles_are_pinned_apart_from_those_that_rules_are_written_from() -> None:
    pinned, data = read_floors(FILE)
    parts = {one.name: one.part for one in pinned}
    assert parts == {
        "digests": "batch-1",
        "second digests": "batch-2",
        "third digests": "batch-3",
        "fourth digests": "batch-4",
        "fifth digests": "batch-5",
        "held-out digests": "held-out",
        "shared articles": "all",
        "items": "development",
        "held-out items": "held-out",
    }
    assert all(len(one["reason"]) > 40 and one["day"] and one["to"] < one["from"] for one in data["lowered"])


def test_an_unknown_part_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text('{"corpora": {"a": {"sources": ["."], "gold": ".", "part": "half"}}, "lowered": []}', encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"held-out.*, found 'half'"):
        read_floors(path)
