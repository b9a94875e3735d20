"""Signs that hold for a candidate as a whole: pairs of signs, its type and place, and what the rules make of the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator

from loaders.reading.facility_candidate import Candidate
from loaders.reading.facility_mention import VAGUE
from loaders.reading.gazetteer import load_gazetteer

_MOST = 3
_BY_RULE = frozenset({"at by rule", "at not by rule", "at no rule"})


def add_signs_of_the_whole(candidates: Collection[Candidate], language: str) -> None:
    """Adds to each candidate of a page the signs that hold for it as a whole."""
    others = _Others(candidates)
    for candidate in candidates:
        candidate.signs |= set(_of_itself(candidate, language))
        candidate.signs |= set(_together(candidate))
        candidate.signs |= set(others.signs(candidate))


def _of_itself(candidate: Candidate, language: str) -> Iterator[str]:
    kind = "vague" if candidate.type in VAGUE else "telling"
    yield from (f"{kind} {sign}" for sign in candidate.signs if sign.startswith(("bound:", "said:")))
    yield f"type:{candidate.type}"
    yield kind
    yield f"mentions:{min(candidate.mentions, _MOST)}"
    yield f"first:{min(candidate.first, _MOST)}"
    yield f"language:{language}"
    yield f"level:{load_gazetteer().place(candidate.place).level}"
    yield f"rules:{candidate.state}"


def _together(candidate: Candidate) -> Iterator[str]:
    """Pairs of signs: what is said, and where the rules put it, with the type, with what the rules make of it, with one or many."""
    told, number = f"rules:{candidate.state}", "many" if candidate.many else "one"
    yield number
    yield f"{number} & {told}"
    level = load_gazetteer().place(candidate.place).level
    yield from (f"level:{level} {sign}" for sign in candidate.signs & _BY_RULE)
    yield f"{number} & {candidate.type}"
    for sign in candidate.signs:
        by_rule = sign.startswith("at ") and sign.endswith("rule")
        if by_rule or (sign.startswith(("bound:", "said:")) and sign.count(":") == 1):
            yield from (f"{sign} & {candidate.type}", f"{sign} & {told}", f"{sign} & {number}")
        elif sign.startswith(("at of", "plural", "qualifier")):
            yield f"{sign} & {number}"


class _Others:
    """What the rules make of the candidates of a page, by type and by place: counted once, since there may be thousands."""

    def __init__(self, candidates: Collection[Candidate]) -> None:
        self._like: dict[str, Counter[str]] = defaultdict(Counter)
        self._beside: dict[str, Counter[str]] = defaultdict(Counter)
        for candidate in candidates:
            self._like[candidate.type][candidate.state] += 1
            if candidate.told:
                self._beside[candidate.place][candidate.type] += 1
        self._told = sum(bool(candidate.told) for candidate in candidates)

    def signs(self, candidate: Candidate) -> Iterator[str]:
        """Signs of what the rules make of others of its type, and of others at its place."""
        own, told = candidate.state, bool(candidate.told)
        like = self._like[candidate.type] - Counter({own: 1})
        beside = self._beside[candidate.place] - Counter({candidate.type: int(told)})
        for state in like.keys() - {"none"}:
            yield f"like:{state}"
            yield f"like:{state} & rules:{own}"
        for kind in beside:
            yield f"beside:{kind}"
            yield f"beside:{kind} & {told}"
        yield f"likes:{min(like.total(), _MOST)}"
        yield f"likes told:{min(like.total() - like['none'], _MOST)} & {told}"
        yield f"besides:{min(beside.total(), _MOST)}"
        yield f"all told:{min(self._told, _MOST)}"
