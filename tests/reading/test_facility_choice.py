"""The learnt choice of facility rows: its model, what it is asked, what it may and may not change."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graph.values import Article, DalelError
from loaders.evaluation.gold import HELD_OUT, names_in
from loaders.evaluation.snippets import STATES, TYPES, Row, Snippet, read_snippets
from loaders.reading.facilities import candidates_of, read_facilities, told_by_rules
from loaders.reading.facility_candidate import Candidate
from loaders.reading.facility_choice import NO_ROW, StateModel, chosen, state_model
from loaders.reading.facility_states import PRECEDENCE
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.page import Page, open_page
from loaders.reading.tokens import tokenise
from loaders.sources.language import language_of

ROOT = Path(__file__).parents[2]
SNIPPETS = ROOT / "data" / "snippets"
GOLD = ROOT / "tests" / "gold"
DIGESTS = (ROOT / "data" / "digests", ROOT / "tests" / "digests")


def page_of(text: str, language: str = "ru") -> Page:
    return open_page(
        Article("i", "i", "a.txt", "", "", "2025-06-15", False, "", language, "https://inform.kz/x", text, ((0, len(text)),), "")
    )


def test_the_model_knows_the_states_of_the_contract_and_no_row() -> None:
    model = state_model()
    assert set(model.states) == {*PRECEDENCE, NO_ROW}
    assert len(model.bias) == len(model.states)
    assert model.types <= set(TYPES.values())
    assert model.weights and all(len(weights) == len(model.states) for weights in model.weights.values())


@pytest.mark.parametrize("signs", [(), ("type:hospital",), ("a sign never seen",), tuple(f"sign {i}" for i in range(5000))])
def test_likelihoods_are_a_distribution(signs: tuple[str, ...]) -> None:
    likely = state_model().likelihoods(signs)
    assert all(0 <= value <= 1 for value in likely.values())
    assert sum(likely.values()) == pytest.approx(1)


def test_weights_so_large_that_they_would_overflow_are_borne() -> None:
    model = StateModel(("a", NO_ROW), frozenset(), (0.0, 0.0), {"x": (5000.0, -5000.0)})
    assert model.likelihoods(["x"])["a"] == pytest.approx(1)


TEXTS = [
    ("ru", "В Таразе открыли онкологический центр на 200 коек, он принял первых пациентов."),
    ("kk", "Таразда онкология орталығының құрылысы жүріп жатыр."),
    ("en", "A PET/CT centre will open in Taraz in 2027."),
]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_what_is_said_outright_is_a_row_with_its_words_and_a_likelihood(language: str, text: str) -> None:
    page = page_of(text, language)
    [event] = read_facilities(page)
    [by_rules] = told_by_rules(page)
    assert (event.type, event.place, event.status) == (by_rules.type, by_rules.place, by_rules.status)
    assert text[event.span[0] : event.span[1]]
    assert 0.5 < event.confidence <= 1


def a_candidate(text: str = "В Таразе построят хоспис.") -> Candidate:
    return next(candidate for candidate in candidates_of(page_of(text)) if load_gazetteer().place(candidate.place).label == "Taraz")


def test_of_a_type_hardly_ever_seen_the_rules_alone_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = StateModel((NO_ROW,), frozenset({"hospital"}), (0.0,), {})
    monkeypatch.setattr("loaders.reading.facility_choice.state_model", lambda: nothing)
    assert [event.status for event in chosen([a_candidate()], "ru")] == ["planned"]
    assert not list(chosen([replace(a_candidate(), type="hospital")], "ru"))


def test_a_state_that_no_rule_knew_is_quoted_by_the_clause_that_names_the_house(monkeypatch: pytest.MonkeyPatch) -> None:
    sure = StateModel(("operational",), frozenset(TYPES.values()), (0.0,), {})
    monkeypatch.setattr("loaders.reading.facility_choice.state_model", lambda: sure)
    text = "Хоспис в Таразе хвалят."
    [event] = chosen([replace(a_candidate(text), told=[], evidence=[])], "ru")
    assert (event.status, event.rule) == ("operational", "ru-facility-weighed")
    assert "Хоспис" in text[event.span[0] : event.span[1]]


@pytest.mark.parametrize(
    ("language", "text", "row"),
    [
        ("en", "A radiotherapy center opened in Pavlodar. Similar centers are planned in Kostanay and Taraz.", ("Kostanay", "planned")),
        ("ru", "В Атырау открыт центр ПЭТ/КТ. В Уральске такой же центр планируют открыть в 2027 году.", ("Oral", "planned")),
        ("kk", "Ақтауда ПЭТ/КТ орталығы ашылды. Осындай орталықты Таразда да ашу жоспарланып отыр.", ("Taraz", "planned")),
    ],
)
def test_such_a_house_elsewhere_is_a_candidate_there(language: str, text: str, row: tuple[str, str]) -> None:
    page = page_of(text, language)
    kind = next(iter(candidates_of(page))).type
    assert any(c.type == kind and load_gazetteer().place(c.place).label == row[0] for c in candidates_of(page))
    assert row in {(load_gazetteer().place(event.place).label, event.status) for event in read_facilities(page)}


def test_of_a_neighbouring_sentence_made_of_places_only_some_count() -> None:
    places = [place.label for place in load_gazetteer().places.values() if place.level == "District"]
    candidates = candidates_of(page_of(f"Talks were held in {', '.join(places)}. The hospital in Taraz was praised.", "en"))
    assert 2 <= len(candidates) <= 20 < len(places)


def test_a_bare_centre_is_of_the_kind_that_the_text_has_just_named() -> None:
    text = "С июля ПЭТ/КТ будут делать и в Караганде. Центр откроют при больнице."
    assert "pet-ct-centre" in {candidate.type for candidate in candidates_of(page_of(text))}
    assert "pet-ct-centre" not in {candidate.type for candidate in candidates_of(page_of(text.replace("ПЭТ/КТ", "снимки")))}


def test_candidates_are_the_same_in_every_run() -> None:
    text = " ".join(text for language, text in TEXTS if language == "ru")
    first, second = (candidates_of(page_of(text)) for _ in range(2))
    assert [(c.type, c.place, sorted(c.signs)) for c in first] == [(c.type, c.place, sorted(c.signs)) for c in second]


# Fewest texts of a file: of sentences, of items, of long items.
FEWEST = {"": 500, "items": 500, "long": 350}


@pytest.mark.parametrize("path", sorted(SNIPPETS.glob("*.txt")), ids=lambda path: path.stem)
class TestSnippets:
    """The snippets that the choice is learnt from."""

    def test_they_are_of_the_contract(self, path: Path) -> None:
        labels = {place.label for place in load_gazetteer().places.values()}
        snippets = read_snippets(path)
        assert len({snippet.text for snippet in snippets}) == len(snippets) >= FEWEST[path.stem.partition("-")[2]]
        assert {snippet.language for snippet in snippets} == {path.stem.split("-")[0]}
        assert {row.place for snippet in snippets for row in snippet.rows} <= labels

    def test_most_of_what_is_read_from_them_is_right(self, path: Path) -> None:
        right = told = rows = 0
        for snippet in read_snippets(path)[::5]:
            left = [(row.type, row.place, row.status) for row in snippet.rows]
            rows += len(left)
            for event in read_facilities(page_of(snippet.text, snippet.language)):
                told += 1
                key = (event.type, load_gazetteer().place(event.place).label, event.status)
                if key in left:
                    left.remove(key)
                    right += 1
        assert right / told >= 0.6
        assert right / rows >= 0.45


def test_a_snippet_is_a_line(tmp_path: Path) -> None:
    path = tmp_path / "ru.txt"
    path.write_text("# remark\n\nru|В Таразе и Уральске построят две больницы.|hos@Taraz+Oral=p; hos@Kazakhstan=p2\n", encoding="utf-8")
    rows = (Row("hospital", "Taraz", "planned"), Row("hospital", "Oral", "planned"), Row("hospital", "Kazakhstan", "planned", 2))
    assert read_snippets(path) == [Snippet("ru", "В Таразе и Уральске построят две больницы.", rows)]
    assert set(STATES.values()) == set(PRECEDENCE)


@pytest.mark.parametrize("line", ["ru|no rows", "ru|a|b|c", "ru|a|xyz@Taraz=o", "ru|a|hos@Taraz=?", "ru|a|hos Taraz"])
def test_a_line_of_another_form_is_refused_with_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "ru.txt"
    path.write_text(f"# remark\n{line}\n", encoding="utf-8")
    with pytest.raises(DalelError, match="line 2"):
        read_snippets(path)


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_what_is_told_anew_are_opened_articles_that_tell_of_facilities(language: str) -> None:
    lines = (ROOT / "data" / "retold" / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    told = [line.split("|") for line in lines]
    names = [name for name, _ in told]
    assert len(set(names)) == len(names) >= 300 and len({text for _, text in told}) == len(told)
    assert not names_in(GOLD / HELD_OUT) & set(names)
    for name, text in told:
        gold = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
        assert gold["facility_status"], name
        assert language_of([text]) == language, name
        if name.startswith(language):
            [digest] = [path for folder in DIGESTS for path in folder.glob(f"{name}.md")]
            assert not runs(text) & runs(digest.read_text(encoding="utf-8")), name


def runs(text: str) -> set[tuple[str, ...]]:
    """The runs of a dozen words: what is told anew may have names and titles of its article, no sentences."""
    words = [token.key for token in tokenise(text) if token.is_word]
    return set(zip(*(words[k:] for k in range(12)), strict=False))
