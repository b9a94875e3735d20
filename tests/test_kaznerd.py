"""The measuring of names in Kazakh by KazNERD: how its sentences are read, and what counts."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from loaders.reading.tokens import tokenise

BENCH = Path(__file__).parents[1] / "bench"
DATA = Path(__file__).resolve().parents[2] / "shared" / "kaznerd"
ROWS = [
    ("Министр", "B-POSITION"),
    ("Айгүл", "B-PERSON"),
    ("Серікқызы", "I-PERSON"),
    ("«", "O"),
    ("Нұр", "B-FACILITY"),
    ("»", "O"),
    (",", "O"),
]


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCH))
    return importlib.import_module("kaznerd")


@pytest.fixture
def crf(bench: ModuleType) -> ModuleType:
    return importlib.import_module("kaznerd_crf")


def test_words_with_tags_become_running_text(bench: ModuleType) -> None:
    sentence = bench.marked(ROWS)
    assert sentence.text == "Министр Айгүл Серікқызы «Нұр»,"
    assert [(kind, sentence.text[slice(*span)]) for kind, span in sentence.spans()] == [
        ("POSITION", "Министр"),
        ("PERSON", "Айгүл Серікқызы"),
        ("FACILITY", "Нұр"),
    ]


def test_variants_of_a_sentence_have_one_base(bench: ModuleType) -> None:
    sentences = ["Ауылда 350 бала оқиды екен", "Ауылда үш жүз елу бала оқиды екен", "Қалада жаңа көпір салынды"]
    assert bench.bases([sentence.split() for sentence in sentences]) == [0, 0, 2]


def test_what_lies_inside_a_longer_name_is_judged_neither_way(bench: ModuleType) -> None:
    assert bench.judge([], [(0, 6)], [(0, 15)]) == bench.Tally(0, 0, 0, 0, 0)
    assert bench.judge([(0, 6)], [(0, 6), (20, 25)], []) == bench.Tally(1, 2, 1, 1, 1)
    assert bench.judge([(0, 12)], [(0, 6)], []) == bench.Tally(1, 1, 0, 1, 1)


def test_our_own_finders_are_measured(bench: ModuleType) -> None:
    text = "Астанада Нұрлан Сейітов Ядролық физика институтын аралады."
    found = {kind: [text[slice(*span)] for span in spans] for kind, spans in bench.find_names(text).items()}
    assert found == {"person": ["Нұрлан Сейітов"], "place": ["Астанада"], "body": ["Ядролық физика институтын"]}


def test_tags_and_spans_are_each_others_reverse(bench: ModuleType, crf: ModuleType) -> None:
    sentence = bench.marked(ROWS)
    tokens = tokenise(sentence.text)
    told = crf.tags(sentence, tokens)
    assert told == [tag for _, tag in ROWS]
    assert crf.spans_of(tokens, told) == {"person": [(8, 23)], "place": [], "body": [(25, 28)]}


def test_training_twice_gives_the_same_bytes(bench: ModuleType, crf: ModuleType, tmp_path: Path) -> None:
    pytest.importorskip("pycrfsuite", reason="training needs python-crfsuite (pip install -e '.[train]')")
    for name in ("one", "two"):
        crf.train([bench.marked(ROWS)] * 5, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    text = bench.marked(ROWS).text
    assert crf.finder_of(tmp_path / "one")(text)["person"] == [(8, 23)]


@pytest.mark.skipif(not DATA.is_dir(), reason="KazNERD lies beside the repository (../shared/kaznerd), and is not there")
def test_full_names_are_found_on_kaznerd(bench: ModuleType) -> None:
    splits = bench.read_splits(DATA)
    assert not {one.base for one in splits["valid"]} & {one.base for one in splits["test"]}
    tally = bench.measure(splits["test"])["person, full name"]
    assert tally.touching / tally.found >= 0.97
    assert tally.met / tally.asked >= 0.91
