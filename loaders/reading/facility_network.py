"""The network of facility rows: what the words of its sentences, in their order, make of a candidate.

The linear model weighs signs one by one; the network reads the window of a candidate (`facility_text.py`) forwards and backwards with a
gated recurrent unit (Cho et al. 2014), looks at the house, the place and the words that matter to both, and adds weights of signs of its
own. Several networks, learnt from the same texts from other beginnings, are read side by side; `bench/facility_network.py` learns them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from loaders.reading.facility_candidate import Candidate
from loaders.reading.facility_text import MARKS, Text
from loaders.reading.gazetteer import LEVELS, load_gazetteer

NETWORK = Path(__file__).parent / "models" / "facility_network.npz"
# The vocabularies of a text's columns, by their names in the file.
VOCABULARIES = ("words", "forms", "said", "houses")
_HOUSE_MARKS = MARKS.index("head"), MARKS.index("house")
_BARE, _PLACE = MARKS.index("bare"), MARKS.index("place")
# Candidates read at once, and the most of a page that are read at all: a text may be made to have thousands.
_AT_ONCE, _MOST = 64, 64
_NEVER = np.float32(-1e9)

Reals = NDArray[np.float32]
Numbers = NDArray[np.int32]


class Network:
    """Networks side by side: every array of `weights` has them as its first axis; `names` are the vocabularies, the signs and the states.

    With D the width of a token, H = D/2 and S the number of states, the arrays are: a table of D for each of VOCABULARIES and for marks,
    kinds, levels and numbers; `in` (2, D, 3H), `in bias`, `back` (2, H, 3H) and `back bias` of the two directions; `look` (4D, D), `hidden`
    (5D, any), `out` (any, S) with their biases; `signs` (signs, S) and `bias` (S).
    """

    def __init__(self, weights: Mapping[str, NDArray[np.floating]], names: Mapping[str, Sequence[str]]) -> None:
        self._weights = {name: np.asarray(array, dtype=np.float32) for name, array in weights.items()}
        self.states = tuple(names["states"])
        # 0 stands for nothing, 1 for what was not seen
        self.vocabularies = [{name: number for number, name in enumerate(names[column], start=2)} for column in VOCABULARIES]
        self._kinds = {name: number for number, name in enumerate(names["kinds"], start=1)}
        self._signs = {name: number for number, name in enumerate(names["signs"])}

    def likelihoods(self, candidates: Sequence[Candidate]) -> list[dict[str, float]]:
        """How likely each state is of each of the first candidates of one page; the sum of each is 1."""
        if not candidates:
            return []
        text = Text(candidates[0].lines, self.vocabularies)
        taken = candidates[:_MOST]
        rows = [row for at in range(0, len(taken), _AT_ONCE) for row in self._likelihoods(text, taken[at : at + _AT_ONCE])]
        return [dict(zip(self.states, map(float, row), strict=True)) for row in rows]

    def _likelihoods(self, text: Text, candidates: Sequence[Candidate]) -> Reals:
        scores = self._scores(text, candidates)
        scores -= scores.max(-1, keepdims=True)
        sure = (scores - np.log(np.exp(scores).sum(-1, keepdims=True))).mean(0)
        raised = np.exp(sure)
        likely: Reals = raised / raised.sum(-1, keepdims=True)
        return likely

    def _scores(self, text: Text, candidates: Sequence[Candidate]) -> Reals:
        """Networks x candidates x states."""
        pairs = list(dict.fromkeys((candidate.type, candidate.place) for candidate in candidates))
        marks, read = self._read(text, pairs)
        rows = {pair: row for row, pair in enumerate(pairs)}
        own = [rows[candidate.type, candidate.place] for candidate in candidates]
        levels = [LEVELS.index(load_gazetteer().place(candidate.place).level) for candidate in candidates]
        of_itself = (
            self._weights["kinds"][:, [self._kinds.get(candidate.type, 0) for candidate in candidates]]
            + self._weights["levels"][:, levels]
            + self._weights["numbers"][:, [candidate.many + 2 * candidate.standing for candidate in candidates]]
        )
        beyond = (marks == 0)[None, :, :, None]
        house, place, bare = (_mean(read, here)[:, own] for here in (np.isin(marks, _HOUSE_MARKS), marks == _PLACE, marks == _BARE))
        most = np.where(beyond, _NEVER, read).max(2)[:, own]
        asked = self._layer("look", np.concatenate([house, place, of_itself, bare], -1)) / np.sqrt(np.float32(read.shape[-1]))
        read = read[:, own]
        looks = np.where(beyond[:, own], _NEVER, read @ asked[..., None])
        looks = np.exp(looks - looks.max(2, keepdims=True))
        seen = (looks.swapaxes(2, 3) @ read)[:, :, 0] / looks.sum(2)
        hidden = _gelu(self._layer("hidden", np.concatenate([house, place, seen, most, of_itself], -1)))
        scores: Reals = self._layer("out", hidden) + self._of_signs(candidates)
        return scores

    def _layer(self, name: str, values: Reals) -> Reals:
        layer: Reals = values @ self._weights[name] + self._weights[f"{name} bias"][:, None]
        return layer

    def _of_signs(self, candidates: Sequence[Candidate]) -> Reals:
        scores = []
        for candidate in candidates:
            known = sorted(self._signs[sign] for sign in candidate.signs if sign in self._signs)
            scores.append(self._weights["bias"] + self._weights["signs"][:, known].sum(1))
        return np.stack(scores, 1)

    def _read(self, text: Text, pairs: Sequence[tuple[str, str]]) -> tuple[Numbers, Reals]:
        """For each type and place the marks of its window, and networks x pairs x tokens x D of what was read there."""
        windows = [text.window(kind, place) for kind, place in pairs]
        lengths = np.array([len(marks) for _, marks in windows])
        longest = max(1, int(lengths.max()))
        tokens = np.full((len(pairs), longest), text.codes.shape[1] - 1, dtype=np.int32)
        marks = np.zeros((len(pairs), longest), dtype=np.int32)
        for row, (seen, marked) in enumerate(windows):
            tokens[row, : len(seen)], marks[row, : len(seen)] = seen, marked
        # what goes into the unit is the same for a token in all windows but for its mark
        tables = [self._weights[name][:, codes] for name, codes in zip(VOCABULARIES, text.codes, strict=True)]
        words = sum(tables[1:], tables[0])
        of_words = _by_gate(words[:, None] @ self._weights["in"] + self._weights["in bias"][:, :, None])
        of_marks = _by_gate(self._weights["marks"][:, None] @ self._weights["in"])
        places = np.arange(longest)
        turned = np.where(places < lengths[:, None], lengths[:, None] - 1 - places, places)
        rows = np.arange(len(pairs))[:, None]
        order = np.argsort(-lengths, kind="stable")
        into = np.empty((longest, *of_words.shape[:3], len(pairs), of_words.shape[-1]), dtype=np.float32)
        for side, steps in enumerate((np.broadcast_to(places, turned.shape), turned)):
            at, mark = tokens[rows, steps][order].T, marks[rows, steps][order].T
            into[:, :, :, side] = np.moveaxis(of_words[:, :, side, at] + of_marks[:, :, side, mark], 2, 0)
        states = self._recurrent(into, (len(pairs) - np.searchsorted(np.sort(lengths), np.arange(longest), side="right")).tolist())
        read = np.empty((states.shape[1], len(pairs), longest, 2 * states.shape[-1]), dtype=np.float32)
        forwards, backwards = (np.moveaxis(states[:, :, side], 0, 2) for side in (0, 1))
        read[:, order, :, : states.shape[-1]] = forwards
        backwards = backwards[:, np.argsort(order)]
        read[..., states.shape[-1] :] = backwards[:, rows, turned]
        return marks, read * (marks > 0)[None, :, :, None]

    def _recurrent(self, into: Reals, going: Sequence[int]) -> Reals:
        """The states of the gated recurrent unit after each step.

        `into` is what goes in: steps x gates x networks x directions x windows x H. `going` are the windows
        that have not ended at each step: the first ones, since the longest come first.
        """
        back, bias = _by_gate(self._weights["back"]), _by_gate(self._weights["back bias"])[..., None, :]
        into[:, :2] += bias[:2]
        # the logistic function by the hyperbolic tangent, which never overflows, of half its argument
        into[:, :2] *= 0.5
        back[:2] *= 0.5
        states = np.zeros_like(into[:, 0])
        state = np.zeros_like(states[0])
        for at, number in enumerate(going):
            given = into[at, ..., :number, :]
            if number < state.shape[-2]:
                state = state[..., :number, :].copy()
            kept = state @ back
            gates, new = kept[:2], kept[2]
            gates += given[:2]
            np.tanh(gates, out=gates)
            gates *= 0.5
            gates += 0.5
            new += bias[2]
            new *= gates[0]
            new += given[2]
            np.tanh(new, out=new)
            state -= new
            state *= gates[1]
            state += new
            states[at, ..., :number, :] = state
        return states


def _by_gate(weights: Reals) -> Reals:
    """`weights` of three gates side by side on the last axis, apart on a new first one."""
    return np.stack(np.split(weights, 3, -1))


def _mean(read: Reals, here: NDArray[np.bool_]) -> Reals:
    """The mean of what was read at the tokens that are `here`; zero where there are none."""
    weights = here.astype(np.float32)[None, :, :, None]
    mean: Reals = (read * weights).sum(2) / np.maximum(weights.sum(2), 1)
    return mean


def _gelu(values: Reals) -> Reals:
    """The Gaussian error linear unit, by its tanh approximation (Hendrycks and Gimpel 2016)."""
    made: Reals = 0.5 * values * (1 + np.tanh(np.float32(0.7978845608) * (values + 0.044715 * values**3)))
    return made


def load_network(path: Path) -> Network:
    """The networks of a file that `bench/facility_network.py` wrote; nothing in it is run."""
    with np.load(path, allow_pickle=False) as stored:
        names = {key.removeprefix("names "): str(stored[key]).split("\n") for key in stored.files if key.startswith("names ")}
        return Network({key: stored[key] for key in stored.files if not key.startswith("names ")}, names)


@cache
def facility_network() -> Network:
    """The networks that ship."""
    return load_network(NETWORK)
