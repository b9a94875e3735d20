"""The networks of facility rows: their arithmetic against a plain one, and what they make of texts."""

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from graph.values import Article
from loaders.reading.facilities import candidates_of, read_facilities
from loaders.reading.facility_candidate import Candidate
from loaders.reading.facility_choice import decided, state_model
from loaders.reading.facility_network import VOCABULARIES, Network, facility_network, load_network
from loaders.reading.facility_text import MARKS, Text
from loaders.reading.gazetteer import LEVELS, load_gazetteer
from loaders.reading.page import Page, open_page

NAMES = {"words": ["ru в", "ru открыть"], "forms": [], "said": [], "houses": ["hospital"], "kinds": ["hospital"], "signs": ["one"]}
STATES = ["none", "operational", "planned"]
WIDTH, HIDDEN = 4, 3


def page_of(text: str, language: str = "ru") -> Page:
    return open_page(
        Article("i", "i", "a.txt", "", "", "2025-06-15", False, "", language, "https://inform.kz/x", text, ((0, len(text)),), "")
    )


def small(networks: int, seed: int = 0) -> tuple[Network, dict[str, np.ndarray]]:
    """Networks of chance, four numbers wide."""
    chance = np.random.default_rng(seed)
    half = WIDTH // 2
    shapes = {name: (len(NAMES[name]) + 2, WIDTH) for name in VOCABULARIES}
    shapes |= {"marks": (len(MARKS), WIDTH), "kinds": (2, WIDTH), "levels": (len(LEVELS), WIDTH), "numbers": (4, WIDTH)}
    shapes |= {"in": (2, WIDTH, 3 * half), "in bias": (2, 3 * half), "back": (2, half, 3 * half), "back bias": (2, 3 * half)}
    shapes |= {"look": (4 * WIDTH, WIDTH), "look bias": (WIDTH,), "hidden": (5 * WIDTH, HIDDEN), "hidden bias": (HIDDEN,)}
    shapes |= {"out": (HIDDEN, len(STATES)), "out bias": (len(STATES),), "signs": (1, len(STATES)), "bias": (len(STATES),)}
    weights = {name: chance.normal(size=(networks, *shape)).astype(np.float32) for name, shape in shapes.items()}
    for name in (*VOCABULARIES, "marks"):
        weights[name][:, 0] = 0
    return Network(weights, {**NAMES, "states": STATES}), weights


def plainly(weights: dict[str, np.ndarray], k: int, network: Network, candidate: Candidate) -> np.ndarray:
    """The likelihoods of network `k`, a token and a gate at a time."""
    own = {name: values[k].astype(float) for name, values in weights.items()}
    text = Text(candidate.lines, network.vocabularies)
    tokens, marks = text.window(candidate.type, candidate.place)
    values = [
        sum(own[name][text.codes[row, token]] for row, name in enumerate(VOCABULARIES)) + own["marks"][mark]
        for token, mark in zip(tokens, marks, strict=True)
    ]

    def run(side: int, given: Sequence[np.ndarray]) -> list[np.ndarray]:
        size = WIDTH // 2
        state, states = np.zeros(size), []
        for value in given:
            a = value @ own["in"][side] + own["in bias"][side]
            b = state @ own["back"][side] + own["back bias"][side]
            reset, update = (1 / (1 + np.exp(-(a + b)[at : at + size])) for at in (0, size))
            new = np.tanh(a[2 * size :] + reset * b[2 * size :])
            state = (1 - update) * new + update * state
            states.append(state)
        return states

    read = [np.concatenate(both) for both in zip(run(0, values), reversed(run(1, values[::-1])), strict=True)]

    def mean(*names: str) -> np.ndarray:
        here = [r for r, mark in zip(read, marks, strict=True) if MARKS[mark] in names]
        return np.mean(here, 0) if here else np.zeros(WIDTH)

    level = LEVELS.index(load_gazetteer().place(candidate.place).level)
    itself = (
        own["kinds"][int(candidate.type == "hospital")] + own["levels"][level] + own["numbers"][candidate.many + 2 * candidate.standing]
    )
    asked = np.concatenate([mean("head", "house"), mean("place"), itself, mean("bare")]) @ own["look"] + own["look bias"]
    looks = [math.exp(r @ asked / math.sqrt(WIDTH)) for r in read]
    seen = sum(r * look for r, look in zip(read, looks, strict=True)) / sum(looks)
    hidden = np.concatenate([mean("head", "house"), mean("place"), seen, np.max(read, 0), itself]) @ own["hidden"] + own["hidden bias"]
    hidden = np.array([h * 0.5 * (1 + math.tanh(math.sqrt(2 / math.pi) * (h + 0.044715 * h**3))) for h in hidden])
    scores = hidden @ own["out"] + own["out bias"] + own["bias"] + (own["signs"][0] if "one" in candidate.signs else 0)
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()


TEXT = "В Таразе открыли больницу. Новый центр принял больных, а в Шу и Актобе построят три поликлиники. Врачи рады."


def test_one_network_reads_as_the_formulas_say() -> None:
    network, weights = small(1)
    candidates = candidates_of(page_of(TEXT))
    assert len(candidates) > 3 and len({len(Text(c.lines, network.vocabularies).window(c.type, c.place)[0]) for c in candidates}) > 1
    for candidate, likely in zip(candidates, network.likelihoods(candidates), strict=True):
        assert list(likely.values()) == pytest.approx(plainly(weights, 0, network, candidate), abs=1e-4)


def test_several_networks_are_weighed_by_the_mean_of_their_logarithms() -> None:
    network, weights = small(3)
    candidates = candidates_of(page_of(TEXT))
    for candidate, likely in zip(candidates, network.likelihoods(candidates), strict=True):
        together = np.exp(np.mean([np.log(plainly(weights, k, network, candidate)) for k in range(3)], 0))
        assert list(likely.values()) == pytest.approx(together / together.sum(), abs=1e-4)


def test_what_is_made_of_a_candidate_does_not_hang_on_those_beside_it() -> None:
    candidates = candidates_of(page_of(TEXT))
    together = facility_network().likelihoods(candidates)
    for candidate, likely in zip(candidates, together, strict=True):
        assert facility_network().likelihoods([candidate])[0] == pytest.approx(likely, abs=1e-4)


def test_nothing_is_made_of_no_candidates() -> None:
    assert facility_network().likelihoods([]) == []


def test_the_network_that_ships_knows_the_states_of_the_linear_model() -> None:
    assert facility_network().states == state_model().states


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "В Таразе открыли онкологический центр на 200 коек, он принял первых пациентов."),
        ("kk", "Таразда онкология орталығының құрылысы жүріп жатыр."),
        ("en", "A PET/CT centre will open in Taraz in 2027."),
    ],
)
def test_likelihoods_of_the_network_that_ships_are_a_distribution(language: str, text: str) -> None:
    for likely in facility_network().likelihoods(candidates_of(page_of(text, language))):
        assert all(0 <= value <= 1 for value in likely.values())
        assert sum(likely.values()) == pytest.approx(1, abs=1e-5)


def test_of_very_many_candidates_the_first_are_read_and_the_others_keep_their_signs() -> None:
    places = [place.label for place in load_gazetteer().places.values()]
    text = " ".join(f"A hospital, a polyclinic and a hospice opened in {label}." for label in places[:300])
    candidates = candidates_of(page_of(text, "en"))
    assert len(candidates) > 64
    assert len(facility_network().likelihoods(candidates)) == 64
    assert len(decided(candidates, state_model(), facility_network())) == len(candidates)
    assert read_facilities(page_of(text, "en"))


def test_a_file_with_objects_in_it_is_not_read(tmp_path: Path) -> None:
    np.savez(tmp_path / "bad.npz", **{"names states": np.array([{"a": 1}], dtype=object)})
    with pytest.raises(ValueError, match="pickle"):
        load_network(tmp_path / "bad.npz")
