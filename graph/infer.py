"""What follows from claims without being claimed: classes, labels, inverses, the days on which facilities were announced and opened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph import iris
from graph.quads import TYPE, date_literal, entity_quads
from graph.values import Claim, Entity, Quad

STATUS = iris.term("status")
_PROMISES = frozenset(iris.code("status", name) for name in ("planned", "agreed", "under-construction"))
_OPENED = iris.code("status", "operational")


def inferred_quads(
    entities: Iterable[Entity],
    statements: Iterable[Quad],
    claims: Iterable[Claim],
    published: Mapping[str, str],
    superclasses: Mapping[str, Iterable[str]],
    inverses: Mapping[str, str],
) -> Iterator[Quad]:
    """The quads of graph/inferred.

    `superclasses` gives all superclass IRIs by class IRI, `inverses` the inverse by property IRI, `published` the day by article IRI.
    """
    for entity in entities:
        yield from entity_quads(entity)
        for above in superclasses.get(iris.term(entity.cls), ()):
            yield entity.iri, TYPE, above, iris.INFERRED
    for subject, predicate, value, _ in statements:
        if predicate in inverses and isinstance(value, str):
            yield value, inverses[predicate], subject, iris.INFERRED
    yield from milestone_quads(claims, published)


def milestone_quads(claims: Iterable[Claim], published: Mapping[str, str]) -> Iterator[Quad]:
    """announcedOn, promisedFor and openedOn of each thing whose status articles tell.

    Announced on the day of the first article that promises it, promised for the first date that a promise names, opened at the time that
    the first report of its opening gives, else on that report's day. A promise made after the opening is none.
    """
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.predicate == STATUS:
            told[claim.subject].append(claim)
    for subject, group in told.items():
        group.sort(key=lambda claim: (published.get(claim.article, ""), claim.iri))
        for name, day in _milestones(group, published).items():
            if day:
                yield subject, iris.term(name), date_literal(day), iris.INFERRED


def _milestones(group: Sequence[Claim], published: Mapping[str, str]) -> dict[str, str]:
    opening = next((claim for claim in group if claim.object == _OPENED), None)
    until = group.index(opening) if opening else len(group)
    promises = [claim for claim in group[:until] if claim.object in _PROMISES]
    announced = published.get(promises[0].article, "") if promises else ""
    promised = next((claim.holds_for for claim in promises if claim.holds_for), "")
    opened = (opening.holds_for or published.get(opening.article, "")) if opening else ""
    if opened and announced and precedes(opened, announced):
        announced = promised = ""
    return {"announcedOn": announced, "promisedFor": promised, "openedOn": opened}


def precedes(one: str, other: str) -> bool:
    """True where the date `one` lies before `other` at the precision that both have."""
    common = min(len(one), len(other))
    return one[:common] < other[:common]
