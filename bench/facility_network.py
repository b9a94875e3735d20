"""Learns the networks of facility rows (loaders/reading/models/facility_network.npz) for bench/facility_choice.py; needs the extra `train`.

Each is the network of loaders/reading/facility_network.py in PyTorch, learnt by AdamW (Loshchilov and Hutter 2019) on the candidates that
the linear model does not all but rule out. What is learnt differs a little from machine to machine, as sums of floats do.
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from loaders.reading.facility_candidate import Candidate
from loaders.reading.facility_network import VOCABULARIES, Network
from loaders.reading.facility_text import MARKS, Line, Text
from loaders.reading.gazetteer import LEVELS, load_gazetteer

# Width of a token and of the hidden layer; how often a word and a sign must be seen.
WIDTH, HIDDEN = 64, 128
_WORD_SEEN, _SIGN_SEEN = 3, 4
EPOCHS, BATCH, RATE = 5, 64, 2e-3
_DROPPED, _WORDS_DROPPED = 0.3, 0.1
# Weights of signs below this in all networks are left out of the file.
_LEAST = 0.02
Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Case:
    """A candidate to learn from: the state that it should have, and what that counts."""

    candidate: Candidate
    state: str
    weight: float


@dataclass(frozen=True, slots=True)
class Names:
    """The vocabularies that networks share."""

    columns: dict[str, list[str]]
    kinds: list[str]
    signs: list[str]
    states: list[str]

    def as_mapping(self) -> dict[str, list[str]]:
        """By their names in the file."""
        return {**self.columns, "kinds": self.kinds, "signs": self.signs, "states": self.states}


def names_of(cases: Sequence[Case], states: Sequence[str]) -> Names:
    """The words, kinds and signs that are seen often enough."""
    seen: dict[str, Counter[str]] = {column: Counter() for column in VOCABULARIES}
    pages: dict[int, Sequence[Line]] = {id(case.candidate.lines): case.candidate.lines for case in cases}
    for lines in pages.values():
        for line in lines:
            for column in VOCABULARIES:
                seen[column].update(value for value in getattr(line, column) if value)
    columns = {column: sorted(value for value, number in counts.items() if number >= _WORD_SEEN) for column, counts in seen.items()}
    signs = Counter(sign for case in cases for sign in case.candidate.signs)
    kinds = sorted({case.candidate.type for case in cases})
    return Names(columns, kinds, sorted(sign for sign, number in signs.items() if number >= _SIGN_SEEN), list(states))


@dataclass(frozen=True, slots=True)
class Encoded:
    """A case in numbers: the codes of its tokens (columns x tokens), their marks, itself, its signs, its state and weight."""

    codes: NDArray[np.int32]
    marks: NDArray[np.int32]
    itself: tuple[int, int, int]
    signs: NDArray[np.int64]
    state: int
    weight: float


def encoded(cases: Sequence[Case], names: Names) -> list[Encoded]:
    """The cases in numbers, by the vocabularies of `names`."""
    network = Network({}, names.as_mapping())
    kinds = {name: number for number, name in enumerate(names.kinds, start=1)}
    signs = {name: number for number, name in enumerate(names.signs, start=1)}
    states = {name: number for number, name in enumerate(names.states)}
    texts: dict[int, Text] = {}
    made = []
    for case in cases:
        candidate = case.candidate
        text = texts.get(id(candidate.lines)) or texts.setdefault(id(candidate.lines), Text(candidate.lines, network.vocabularies))
        tokens, marks = text.window(candidate.type, candidate.place)
        level = LEVELS.index(load_gazetteer().place(candidate.place).level)
        known = np.array(sorted(signs[sign] for sign in candidate.signs if sign in signs), dtype=np.int64)
        itself = kinds[candidate.type], level, candidate.many + 2 * candidate.standing
        made.append(Encoded(text.codes[:, tokens], marks, itself, known, states[case.state], case.weight))
    return made


class InTorch(nn.Module):
    """One network, to be learnt."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        sizes = [*(len(names.columns[column]) + 2 for column in VOCABULARIES), len(MARKS)]
        self.tables = nn.ModuleList(nn.Embedding(size, WIDTH, padding_idx=0) for size in sizes)
        for table in self.tables:
            nn.init.normal_(table.weight, 0, 0.1)
            nn.init.zeros_(table.weight[0])
        self.recurrent = nn.GRU(WIDTH, WIDTH // 2, bidirectional=True, batch_first=True)
        self.itself = nn.ModuleList(nn.Embedding(size, WIDTH) for size in (len(names.kinds) + 1, len(LEVELS), 4))
        self.look = nn.Linear(4 * WIDTH, WIDTH)
        self.hidden = nn.Linear(5 * WIDTH, HIDDEN)
        self.out = nn.Linear(HIDDEN, len(names.states))
        self.signs = nn.EmbeddingBag(len(names.signs) + 1, len(names.states), mode="sum", padding_idx=0)
        nn.init.zeros_(self.signs.weight)
        self.bias = nn.Parameter(torch.zeros(len(names.states)))
        self.dropout = nn.Dropout(_DROPPED)

    def forward(self, codes: Tensor, marks: Tensor, lengths: Tensor, itself: Tensor, signs: Tensor, starts: Tensor) -> Tensor:
        """Scores, cases x states; `codes` is cases x columns x tokens, `signs` those of all cases, which begin at `starts`."""
        columns = list(codes.unbind(1))
        if self.training:  # a word not seen before is to be borne
            columns[0] = torch.where(torch.rand(columns[0].shape) < _WORDS_DROPPED, (columns[0] > 0).long(), columns[0])
        there = (marks > 0).unsqueeze(-1)
        values = self.dropout(sum(table(column) for table, column in zip(self.tables, [*columns, marks], strict=True))) * there
        packed = nn.utils.rnn.pack_padded_sequence(values, lengths, batch_first=True, enforce_sorted=False)
        read, _ = nn.utils.rnn.pad_packed_sequence(self.recurrent(packed)[0], batch_first=True, total_length=marks.shape[1])

        def mean(here: Tensor) -> Tensor:
            return (read * here.unsqueeze(-1)).sum(1) / here.sum(1, keepdim=True).clamp(min=1)

        house = mean((marks == MARKS.index("head")) | (marks == MARKS.index("house")))
        place, bare = mean(marks == MARKS.index("place")), mean(marks == MARKS.index("bare"))
        of_itself = sum(table(itself[:, k]) for k, table in enumerate(self.itself))
        asked = self.look(torch.cat([house, place, of_itself, bare], -1)).unsqueeze(1)
        looks = ((read * asked).sum(-1, keepdim=True) / WIDTH**0.5).masked_fill(~there, -1e9).softmax(1)
        most = read.masked_fill(~there, -1e9).amax(1)
        hidden = self.hidden(torch.cat([house, place, (read * looks).sum(1), most, of_itself], -1))
        hidden = functional.gelu(hidden, approximate="tanh")
        return self.out(self.dropout(hidden)) + self.signs(signs, starts) + self.bias

    def arrays(self) -> dict[str, Array]:
        """The weights under the names of `loaders.reading.facility_network.Network`."""
        unit = self.recurrent
        found = dict(zip((*VOCABULARIES, "marks"), (table.weight for table in self.tables), strict=True))
        found |= dict(zip(("kinds", "levels", "numbers"), (table.weight for table in self.itself), strict=True))
        found["in"] = torch.stack([unit.weight_ih_l0.T, unit.weight_ih_l0_reverse.T])
        found["in bias"] = torch.stack([unit.bias_ih_l0, unit.bias_ih_l0_reverse])
        found["back"] = torch.stack([unit.weight_hh_l0.T, unit.weight_hh_l0_reverse.T])
        found["back bias"] = torch.stack([unit.bias_hh_l0, unit.bias_hh_l0_reverse])
        for name, layer in (("look", self.look), ("hidden", self.hidden), ("out", self.out)):
            found |= {name: layer.weight.T, f"{name} bias": layer.bias}
        found |= {"signs": self.signs.weight[1:], "bias": self.bias}
        return {name: values.detach().numpy() for name, values in found.items()}


def _batch(cases: Sequence[Encoded]) -> tuple[Tensor, ...]:
    longest = max(1, *(len(case.marks) for case in cases))
    codes = np.zeros((len(cases), len(VOCABULARIES), longest), dtype=np.int64)
    marks = np.zeros((len(cases), longest), dtype=np.int64)
    for row, case in enumerate(cases):
        codes[row, :, : len(case.marks)], marks[row, : len(case.marks)] = case.codes, case.marks
    lengths = torch.tensor([max(1, len(case.marks)) for case in cases])
    starts = np.cumsum([0, *(len(case.signs) for case in cases[:-1])])
    signs = np.concatenate([case.signs for case in cases])
    return (
        torch.from_numpy(codes),
        torch.from_numpy(marks),
        lengths,
        torch.tensor([case.itself for case in cases]),
        torch.from_numpy(signs),
        torch.from_numpy(starts),
    )


def _learn_one(cases: Sequence[Encoded], names: Names, seed: int, epochs: int) -> dict[str, Array]:
    torch.set_num_threads(1)
    random.seed(seed)
    torch.manual_seed(seed)
    network = InTorch(names)
    of_signs = [*network.signs.parameters()]
    others = [value for name, value in network.named_parameters() if not name.startswith("signs.")]
    groups = [{"params": others, "weight_decay": 0.01}, {"params": of_signs, "weight_decay": 0.3}]
    optimiser = torch.optim.AdamW(groups, lr=RATE)
    steps = epochs * -(-len(cases) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps + 1, pct_start=0.1)
    for epoch in range(epochs):
        network.train()
        began, lost = time.perf_counter(), 0.0
        # cases of like length together
        order = sorted(range(len(cases)), key=lambda row: len(cases[row].marks) + random.random() * 20)
        batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
        random.shuffle(batches)
        for rows in batches:
            taken = [cases[row] for row in rows]
            scores = network(*_batch(taken))
            weights = torch.tensor([case.weight for case in taken])
            wrong = functional.cross_entropy(scores, torch.tensor([case.state for case in taken]), reduction="none")
            loss = (wrong * weights).sum() / weights.sum()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            lost += loss.item()
        print(f"network {seed}, epoch {epoch + 1}: loss {lost / len(batches):.3f}, {time.perf_counter() - began:.0f} s", flush=True)
    return network.arrays()


def learn_networks(
    cases: Sequence[Case], states: Sequence[str], number: int, epochs: int = EPOCHS
) -> tuple[dict[str, Array], dict[str, list[str]]]:
    """The weights and names of `number` networks learnt from `cases`, for `loaders.reading.facility_network.Network`."""
    names = names_of(cases, states)
    numbers = encoded(cases, names)
    with get_context("fork").Pool(os.cpu_count()) as pool:  # one network a core is quicker than all cores for each
        learnt = pool.starmap(_learn_one, [(numbers, names, seed, epochs) for seed in range(1, number + 1)], chunksize=1)
    weights = {name: np.stack([one[name] for one in learnt]) for name in learnt[0]}
    told = np.abs(weights["signs"]).max((0, 2)) >= _LEAST
    weights["signs"] = weights["signs"][:, told]
    kept = [sign for sign, keep in zip(names.signs, told, strict=True) if keep]
    return weights, {**names.as_mapping(), "signs": kept}


def write_networks(path: Path, weights: Mapping[str, Array], names: Mapping[str, Sequence[str]]) -> None:
    """Writes the file that `loaders.reading.facility_network.load_network` reads, in half precision."""
    arrays = {name: values.astype(np.float16) for name, values in weights.items()}
    np.savez_compressed(path, **arrays, **{f"names {name}": np.array("\n".join(values)) for name, values in names.items()})
