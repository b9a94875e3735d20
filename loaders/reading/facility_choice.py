"""The learnt choice: which candidates make a row, and in which state; a linear model over their signs, and networks that read their words.

The weights lie in `models/`; `bench/facility_choice.py` learns them. A sum of weights, one a sign, gives each state its score; the softmax
of the scores is how likely each is. What that does not rule out the networks of `facility_network.py` read, and both are weighed together.
The confidence of a row is its likelihood, times the factor in `lexicons/confidence.yaml`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from loaders.reading.events import FacilityEvent
from loaders.reading.facility_candidate import Candidate
from loaders.reading.facility_memory import Evidence
from loaders.reading.facility_network import Network, facility_network

MODEL = Path(__file__).parent / "models" / "facility_states.json"
NO_ROW = "none"
# The states of a house that stands, where the article tells of a new one of its type and place too.
THERE = frozenset({"operational", "mentioned", "closed", "suspended"})
# States of which few have been seen.
_RARE = frozenset({"suspended", "cancelled", "closed"})
# What the rules say counts a quarter as much again, since in the plain news of agencies they are more often right than in snippets. By the
# snippets and items not learnt from it loses half a point of F1, by the originals it gains two (2026-11-22); 1.5 loses what it gains.
_TRUST = 1.25
# A row is taken where it is more than so much as likely as none. By snippets, items and originals (2026-11-22) 0.7 gained recall for
# little precision; 0.5 lost as much as it gained.
_NO_ROW_COUNTS = 0.7
# The networks are not asked about what the linear model holds so likely to be no row; of the rest its say is this share of both.
# Learnt from articles told anew, networks are right more often on opened articles, items and long items alike: decision 0161.
_RULED_OUT = 0.95
_LINEAR = 0.4
# What the rules say of their own sureness is taken by this, and by the factor of facilities in `confidence.yaml`: of their surest rows
# 69 in 100 were right on articles not seen before.
_RULES_ALONE = 0.82


class StateModel:
    """States (with NO_ROW), a bias for each, and for each sign its weights in the same order; `types` are those learnt well enough."""

    def __init__(self, states: Sequence[str], types: frozenset[str], bias: Sequence[float], weights: Mapping[str, Sequence[float]]) -> None:
        self.states, self.types, self.bias, self.weights = tuple(states), types, tuple(bias), weights
        # in the order of the signs' names: a sum in another order would differ in its last digits
        self._rows = {sign: row for row, sign in enumerate(sorted(weights))}
        self._table = np.array([weights[sign] for sign in self._rows], dtype=np.float64).reshape(-1, len(self.states))

    def likelihoods(self, signs: Iterable[str]) -> dict[str, float]:
        """How likely each state is, by the signs; the sum is 1."""
        rows = self._rows
        scores = self._table[sorted(rows[sign] for sign in signs if sign in rows)].sum(0) + self.bias
        raised = np.exp(scores - scores.max())
        return dict(zip(self.states, (raised / raised.sum()).tolist(), strict=True))


@cache
def state_model() -> StateModel:
    """The model that ships."""
    stored = json.loads(MODEL.read_text(encoding="utf-8"))
    return StateModel(stored["states"], frozenset(stored["types"]), stored["bias"], stored["weights"])


def chosen(candidates: Sequence[Candidate], language: str) -> Iterator[FacilityEvent]:
    """The rows of an article, by what is likeliest of each candidate.

    Of one house and of several in the same state at one place, what the rules do not tell gives way to the likelier.
    """
    rows = list(_weighed(candidates, language))
    told: dict[tuple[str, str, str], dict[bool, float]] = defaultdict(dict)
    for row, _ in rows:
        told[row.type, row.place, row.status][row.collective] = row.confidence
    for row, by_rules in rows:
        of_both = told[row.type, row.place, row.status]
        if by_rules or len(of_both) < 2 or row.confidence == max(of_both.values()):
            yield row


def _weighed(candidates: Sequence[Candidate], language: str) -> Iterator[tuple[FacilityEvent, bool]]:
    """The likeliest row of each candidate that makes one, and whether the rules make one of it too."""
    for candidate, likely in zip(candidates, decided(candidates, state_model(), facility_network()), strict=True):
        if likely and candidate.standing:  # what is to come is the other house
            likely = {state: value for state, value in likely.items() if state in THERE or state == NO_ROW}
        if likely is None or len(candidate.told) > 1:  # as the rules have it: hardly ever seen, or several of a kind in one place
            if likely is None or _state(likely) != NO_ROW:
                yield from ((replace(event, confidence=round(event.confidence * _RULES_ALONE, 2)), True) for event in candidate.told)
        elif (state := _state(likely)) != NO_ROW:
            yield _event(candidate, state, round(likely[state], 2), language), bool(candidate.told)


def is_open(likely: Mapping[str, float]) -> bool:
    """True where the linear model does not all but rule out a row: what networks learn from and are asked about."""
    return likely.get(NO_ROW, 0) < _RULED_OUT


def decided(candidates: Sequence[Candidate], model: StateModel, network: Network | None) -> list[dict[str, float] | None]:
    """How likely each state is of each candidate of one page; None where the rules alone decide."""
    found: list[dict[str, float] | None] = [
        model.likelihoods(candidate.signs) if candidate.type in model.types and candidate.state not in _RARE else None
        for candidate in candidates
    ]
    asked = [(at, likely) for at, likely in enumerate(found) if likely and is_open(likely)]
    read = network.likelihoods([candidates[at] for at, _ in asked]) if network else []
    for (at, likely), by_network in zip(asked, read, strict=False):  # of very many the networks read the first
        found[at] = {state: value**_LINEAR * by_network[state] ** (1 - _LINEAR) for state, value in likely.items()}
    return [likely and _leaning(likely, candidate.state) for candidate, likely in zip(candidates, found, strict=True)]


def _leaning(likely: Mapping[str, float], said: str) -> dict[str, float]:
    """How likely each state is, with what the rules said and how rows count; the sum is 1."""
    leaning = {
        state: value * (_TRUST if state == said else 1) * (_NO_ROW_COUNTS if state == NO_ROW else 1) for state, value in likely.items()
    }
    total = sum(leaning.values())
    return {state: value / total for state, value in leaning.items()}


def _state(likely: Mapping[str, float]) -> str:
    return max(likely, key=likely.__getitem__)


def _event(candidate: Candidate, state: str, confidence: float, language: str) -> FacilityEvent:
    """A row in `state`, with the words that say so where a rule knows them, else the clause that names the facility."""
    told = candidate.told[0] if candidate.told else None
    if told and told.status == state:
        return replace(told, confidence=confidence)
    said = max((e for e in candidate.evidence if e.status == state), key=lambda e: e.weight, default=None)
    evidence = said or Evidence(state, 0, "", candidate.clause, f"{language}-facility-{'named' if state == 'mentioned' else 'weighed'}")
    if told:
        return replace(told, status=state, date=evidence.date, span=evidence.span, rule=evidence.rule, confidence=confidence)
    return FacilityEvent(
        type=candidate.type,
        place=candidate.place,
        status=state,
        date=evidence.date,
        count=candidate.count,
        name=candidate.name,
        authority=candidate.authority,
        span=evidence.span,
        rule=evidence.rule,
        confidence=confidence,
        collective=candidate.count > 1,
        type_span=candidate.span,
        standing=candidate.standing,
    )
