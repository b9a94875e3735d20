"""The learnt choice: which candidates make a row, and in which state; a linear model over their signs.

The weights lie in `models/facility_states.json`; `bench/facility_choice.py` learns them. A sum of weights, one a sign, gives each state its
score; the softmax of the scores is how likely each is. The confidence of a row is that, times the factor in `lexicons/confidence.yaml`.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from loaders.reading.events import FacilityEvent
from loaders.reading.facility_candidate import Candidate
from loaders.reading.facility_memory import Evidence

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
# What the rules say of their own sureness is taken by this, and by the factor of facilities in `confidence.yaml`: of their surest rows
# 69 in 100 were right on articles not seen before.
_RULES_ALONE = 0.82


@dataclass(frozen=True, slots=True)
class StateModel:
    """States (with NO_ROW), a bias for each, and for each sign its weights in the same order; `types` are those learnt well enough."""

    states: tuple[str, ...]
    types: frozenset[str]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def likelihoods(self, signs: Iterable[str]) -> dict[str, float]:
        """How likely each state is, by the signs; the sum is 1."""
        scores = list(self.bias)
        for sign in sorted(signs):  # a sum in another order would differ in its last digits
            for k, weight in enumerate(self.weights.get(sign, ())):
                scores[k] += weight
        top = max(scores)
        raised = [math.exp(score - top) for score in scores]
        return {state: value / sum(raised) for state, value in zip(self.states, raised, strict=True)}


@cache
def state_model() -> StateModel:
    """The model that ships."""
    stored = json.loads(MODEL.read_text(encoding="utf-8"))
    weights = {sign: tuple(values) for sign, values in stored["weights"].items()}
    return StateModel(tuple(stored["states"]), frozenset(stored["types"]), tuple(stored["bias"]), weights)


def chosen(candidates: Iterable[Candidate], language: str) -> Iterator[FacilityEvent]:
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


def _weighed(candidates: Iterable[Candidate], language: str) -> Iterator[tuple[FacilityEvent, bool]]:
    """The likeliest row of each candidate that makes one, and whether the rules make one of it too."""
    model = state_model()
    for candidate in candidates:
        said = candidate.told[0].status if candidate.told else NO_ROW
        likely = decided(model, candidate.type, candidate.signs, said)
        if likely and candidate.standing:  # what is to come is the other house
            likely = {state: value for state, value in likely.items() if state in THERE or state == NO_ROW}
        if likely is None or len(candidate.told) > 1:  # as the rules have it: hardly ever seen, or several of a kind in one place
            if likely is None or _state(likely) != NO_ROW:
                yield from ((replace(event, confidence=round(event.confidence * _RULES_ALONE, 2)), True) for event in candidate.told)
        elif (state := _state(likely)) != NO_ROW:
            yield _event(candidate, state, round(likely[state], 2), language), bool(candidate.told)


def decided(model: StateModel, kind: str, signs: Iterable[str], said: str) -> dict[str, float] | None:
    """How likely each state is of a candidate of a type, by its signs and by what the rules said; None where the rules alone decide."""
    if kind not in model.types or said in _RARE:
        return None
    leaning = {
        state: value * (_TRUST if state == said else 1) * (_NO_ROW_COUNTS if state == NO_ROW else 1)
        for state, value in model.likelihoods(signs).items()
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
