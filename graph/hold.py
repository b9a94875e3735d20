"""Which claims become statements. The policy of each property stands in the ontology (dalel:claimPolicy)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.iris import code
from graph.quads import lexical
from graph.values import Claim, DalelError

POLICIES = ("all", "latest", "best-supported", "none")
_MENTIONED = code("status", "mentioned")
_REACHED = code("status", "operational")
# Below this confidence a claim on an article not seen before is wrong more often than right: of those below 0.5, 29 in 100 were right
# (README, 2026-11-22).
_DOUBTED = 0.4
_BEFORE = frozenset(code("status", name) for name in ("planned", "agreed", "under-construction", "completed"))


class PolicyError(DalelError):
    """A property without a policy, or with one that does not exist."""


@dataclass(frozen=True, slots=True)
class Held:
    """A claim, whether the graph holds it true, and why (a notation of the scheme `held`)."""

    claim: Claim
    held: bool
    because: str


def hold(
    claims: Iterable[Claim],
    published: Mapping[str, str],
    policies: Mapping[str, str],
    depth: Mapping[str, int] | None = None,
) -> list[Held]:
    """Every claim of `claims` by the policy of its property, sorted by IRI; their order does not matter.

    `published` gives the day of each article by its IRI, `policies` the policy by property IRI, `depth` how specific a value is
    (a city is deeper than its region). Raises PolicyError for a property without a policy.
    """
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.subject, claim.predicate].append(claim)
    found: list[Held] = []
    for (_, predicate), group in groups.items():
        group.sort(key=lambda claim: claim.iri)
        found.extend(_held(group, _policy(predicate, policies), published, depth or {}))
    return sorted(found, key=lambda item: item.claim.iri)


def _policy(predicate: str, policies: Mapping[str, str]) -> str:
    policy = policies.get(predicate, "")
    if policy not in POLICIES:
        raise PolicyError(f"{predicate}: expected one of {', '.join(POLICIES)} as its dalel:claimPolicy, found {policy or 'none at all'!r}")
    return policy


def _held(group: Sequence[Claim], policy: str, published: Mapping[str, str], depth: Mapping[str, int]) -> Iterable[Held]:
    if policy == "all":
        return [Held(claim, True, "all") for claim in group]
    if policy == "none":
        return [Held(claim, False, "outvoted") for claim in group]
    if len({lexical(claim.object) for claim in group}) == 1:
        return [Held(claim, True, "only") for claim in group]
    return _latest(group, published) if policy == "latest" else _best_supported(group, depth)


def _latest(group: Sequence[Claim], published: Mapping[str, str]) -> Iterable[Held]:
    """The last word by the article's day, then by the time that it holds for; of two on one day, the more confident, then the smaller IRI.

    That a facility exists ("mentioned") displaces no other status, and a plan displaces no facility that already works. What is more likely
    wrong than right counts only where there is nothing surer.
    """
    sure = [claim for claim in group if claim.confidence >= _DOUBTED] or group
    order = sorted(reversed(sure), key=lambda claim: (published.get(claim.article, ""), claim.holds_for, claim.confidence))
    receding: set[str] = set()
    current = order[0]
    for claim in order[1:]:
        if claim.object == _MENTIONED:
            continue
        if current.object == _REACHED and claim.object in _BEFORE:
            receding.add(claim.iri)
            continue
        current = claim
    unsure = {claim.iri for claim in group} - {claim.iri for claim in sure}
    return [
        _judged(claim, current, "latest", "receding" if claim.iri in receding else "outvoted" if claim.iri in unsure else "superseded")
        for claim in group
    ]


def _best_supported(group: Sequence[Claim], depth: Mapping[str, int]) -> Iterable[Held]:
    """The value that most articles give; then the more confident, the more specific, the smaller one."""
    articles: dict[str, set[str]] = defaultdict(set)
    confidence: dict[str, float] = defaultdict(float)
    for claim in group:
        value = lexical(claim.object)
        articles[value].add(claim.article)
        confidence[value] = max(confidence[value], claim.confidence)
    best = min(articles, key=lambda value: (-len(articles[value]), -confidence[value], -depth.get(value, 0), value))
    winner = next(claim for claim in group if lexical(claim.object) == best)
    return [_judged(claim, winner, "best-supported", "outvoted") for claim in group]


def _judged(claim: Claim, winner: Claim, because: str, otherwise: str) -> Held:
    """Every claim of the winning value is held: it backs the same statement."""
    holds = lexical(claim.object) == lexical(winner.object)
    return Held(claim, holds, because if holds else otherwise)
