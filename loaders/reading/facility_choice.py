"""The learnt choice: which candidates make a row, and in which state; a linear model over their signs.

The weights lie in `models/facility_states.json`; `bench/facility_choice.py` learns them. A sum of weights, one a sign, gives each state its
score; the softmax of the scores is how likely each is, and that is the confidence of a row.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from loaders.reading.events import FacilityEvent
from loaders.reading.facility_candidates import Candidate
from loaders.reading.facility_memory import Evidence

MODEL = Path(__file__).parent / "models" / "facility_states.json"
NO_ROW = "none"
# States of which few have been seen.
_RARE = frozenset({"suspended", "cancelled", "closed"})
# What the rules say of their own sureness is taken by this: of their surest rows 69 in 100 were right on articles not seen before.
_RULES_ALONE = 0.74


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
        for sign in signs:
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
    """The rows of an article, by what is likeliest of each candidate."""
    model = state_model()
    for candidate in candidates:
        if candidate.type not in model.types or any(event.status in _RARE for event in candidate.told):
            # hardly ever seen: as the rules have it
            yield from (replace(event, confidence=_rounded(event.confidence * _RULES_ALONE)) for event in candidate.told)
            continue
        likely = model.likelihoods(candidate.signs)
        state = max(likely, key=likely.__getitem__)
        if state == NO_ROW:
            continue
        if len(candidate.told) > 1:  # several of a kind in one place: each as the rules have it
            yield from (replace(event, confidence=_rounded(likely[event.status])) for event in candidate.told)
        else:
            yield _event(candidate, state, _rounded(likely[state]), language)


def _rounded(likelihood: float) -> float:
    return round(likelihood, 2)


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
    )
