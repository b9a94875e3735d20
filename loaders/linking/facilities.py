"""Linking of facilities: which mentions of which articles are one facility, and its IRI.

A mention is linked by what identifies it: the known facility that it names; else its type and place, with its own name where it
has one. Two rules join what is told at different precision, wherever no single article tells both apart: a region's only facility
of a type is the one in its city, and a nuclear-medicine centre and a PET/CT centre of one city are one house. What was settled by hand
(decisions.py) goes before every rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from graph import iris
from loaders.linking.decisions import Decisions, settled
from loaders.linking.facility_names import facility_name_key, same_facility_name
from loaders.linking.names import UNSURE_NAME, likeness
from loaders.reading.bodies import load_bodies
from loaders.reading.events import FacilityEvent
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.places import COUNTRY

_FAMILY = {"nuclear-medicine-centre": "pet-ct-centre"}
"""A type that another names more narrowly: one house may be called either."""


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """What identifies a facility mention: known facility, or type, place, own name, number of houses, what it is for.

    It is `standing` where its article tells of a new one of its type and place too; by that alone the two are told apart.
    """

    authority: str
    type: str
    place: str
    name: str
    count: int
    standing: bool = False
    profile: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """The IRI that a node is linked to, why, and the node that names it."""

    iri: str
    reason: str
    node: Node


def node_of(event: FacilityEvent) -> Node:
    """The node of an event. A collective is told apart by its number and place alone."""
    if event.authority:
        return Node(event.authority, event.type, event.place, "", 1)
    if event.collective or event.count > 1:
        return Node("", event.type, event.place, "", event.count)
    return Node("", event.type, event.place, facility_name_key(event.name), 1, event.standing, event.profile)


@cache
def _centres() -> dict[tuple[str, str], tuple[str, ...]]:
    """Regional oncology centres by type and by their place and its region: each has one, which needs no name to be meant.

    A national centre of the type in the same place makes two that may be meant.
    """
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for body in load_bodies().by_iri.values():
        if body.is_facility and body.kind == "regional-oncology-centre":
            for place in (body.place, load_gazetteer().region_of(body.place)):
                found[body.facility_type, place].add(body.iri)
        elif body.is_facility and body.facility_type == "oncology-centre":
            found[body.facility_type, body.place].add(body.iri)
    return {key: tuple(sorted(known)) for key, known in found.items()}


@dataclass(frozen=True, slots=True)
class _Known:
    """What tells nodes apart: the articles that speak of each by its own IRI, and the pairs settled by hand."""

    articles: Mapping[str, set[str]]
    decisions: Decisions

    @classmethod
    def of(cls, articles: Mapping[Node, set[str]], decisions: Decisions | None) -> _Known:
        """What is known of nodes with these articles; the shipped decisions where none are given."""
        by_iri: dict[str, set[str]] = defaultdict(set)
        for node, told_by in articles.items():
            by_iri[_iri(node)] |= told_by
        return cls(by_iri, settled() if decisions is None else decisions)

    def apart(self, one: Node, other: Node) -> bool:
        """True where one article speaks of both, so that it tells them apart, or they are settled as two."""
        first, second = _iri(one), _iri(other)
        together = self.articles.get(first, set()) & self.articles.get(second, set())
        return bool(together) or self.decisions.are_different(first, second)


def link_facilities(events: Iterable[tuple[str, FacilityEvent]], decisions: Decisions | None = None) -> dict[Node, Link]:
    """The link of every node among `events` (article IRI, event): the same in any order of them."""
    articles: dict[Node, set[str]] = defaultdict(set)
    for article, event in events:
        articles[node_of(event)].add(article)
    known = _Known.of(articles, decisions)
    links = {node: Link(_iri(node), _reason(node), node) for node in sorted(articles)}
    _join_known(links, known)
    _join_names(links, known)
    _join_families(links, known)
    _join_regions(links, known)
    _obey(links, known.decisions)
    return links


def _obey(links: dict[Node, Link], decisions: Decisions) -> None:
    """What is settled as one goes by the IRI that is kept, what is settled as two by its own."""
    own = {_iri(node): node for node in links}
    for node, link in list(links.items()):
        kept = decisions.kept(link.iri)
        if kept != link.iri:
            known = Node(kept, node.type, node.place, "", 1) if kept in load_bodies().by_iri else link.node
            links[node] = Link(kept, "settled as one facility", own.get(kept, known))
    for one, other in decisions.different:
        if one in own and other in own and links[own[one]].iri == links[own[other]].iri:
            links[own[other]] = Link(decisions.kept(other), "settled as another facility", own[other])


def _iri(node: Node) -> str:
    if node.authority:
        return node.authority
    place = load_gazetteer().place(node.place).label
    if node.count > 1:
        return iris.mint_entity_iri("facility-group", node.type, place, str(node.count))
    return iris.mint_entity_iri("facility", node.type, place, node.name, *node.profile, *(["standing"] if node.standing else []))


def _reason(node: Node) -> str:
    if node.authority:
        return "named: a known facility"
    if node.count > 1:
        return "collective: type, place and number"
    told = "type, place and own name" if node.name else "type, place and what it is for" if node.profile else "type and place"
    return f"{told}; stands beside a new one" if node.standing else told


def _singles(links: dict[Node, Link]) -> list[Node]:
    """The nodes that may be one with another; not what an article tells apart from a new one."""
    return [node for node in links if not node.authority and node.count == 1 and not node.standing]


def _join_known(links: dict[Node, Link], known: _Known) -> None:
    """An unnamed facility is the known one of its type and place, where there is just one."""
    for node in _singles(links):
        centres = _centres().get((node.type, node.place), ())
        if node.name or len(centres) != 1:
            continue
        twin = Node(centres[0], node.type, node.place, "", 1)
        if not known.apart(node, twin):
            links[node] = Link(centres[0], "the regional oncology centre of its place", twin)


def _join_names(links: dict[Node, Link], known: _Known) -> None:
    """Spellings of one name, of one type and place, are one facility."""
    named = [node for node in _singles(links) if node.name and links[node].node == node]
    for i, node in enumerate(named):
        for other in named[:i]:
            if (
                (other.type, other.place) == (node.type, node.place)
                and same_facility_name(other.name, node.name)
                and not known.apart(node, other)
            ):
                links[node] = replace(links[other], reason="type, place and a name that reads the same")
                break


def _join_families(links: dict[Node, Link], known: _Known) -> None:
    """A nuclear-medicine centre is the PET/CT centre of its place, unless an article has both."""
    for node in _singles(links):
        narrower = _FAMILY.get(node.type)
        twin = replace(node, type=narrower) if narrower else node
        if narrower and twin in links and links[node].node == node and not known.apart(node, twin):
            links[node] = replace(links[twin], reason="a nuclear-medicine centre and a PET/CT centre of one place")


def _join_regions(links: dict[Node, Link], known: _Known) -> None:
    """A facility said to be in a region is the one in a city of it, where there is one of its type alone."""
    gazetteer = load_gazetteer()
    inside: dict[tuple[str, str, tuple[str, ...]], list[Node]] = defaultdict(list)
    for node in _singles(links):
        if not node.name and gazetteer.place(node.place).level != "Region" and node.place != COUNTRY:
            inside[node.type, gazetteer.region_of(node.place), node.profile].append(node)
    for node in _singles(links):
        cities = inside.get((node.type, node.place, node.profile), [])
        targets = {links[city].iri for city in cities}
        if not node.name and len(targets) == 1 and links[node].node == node and not any(known.apart(node, city) for city in cities):
            links[node] = replace(links[cities[0]], reason="the only facility of its type in the region")


def pairs_unsure(
    links: Mapping[Node, Link], articles: Mapping[Node, set[str]] | None = None, decisions: Decisions | None = None
) -> list[tuple[Node, Node]]:
    """Pairs of nodes that may be one facility but are kept apart: of one type, one of them without a name, in one place or in a city and
    its region. Without those that one article tells apart (`articles` by node) or that are settled.
    """
    known = _Known.of(articles or {}, decisions)
    near: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in sorted(links):
        if node.count == 1 and node.place != COUNTRY and not node.standing:
            near[node.type, load_gazetteer().region_of(node.place)].append(node)
    return [
        (one, other)
        for nodes in near.values()
        for one, other in combinations(nodes, 2)
        if links[one].iri != links[other].iri
        and _may_be_one(one, other)
        and not known.apart(one, other)
        and not known.decisions.are_settled(links[one].iri, links[other].iri)
    ]


def _may_be_one(one: Node, other: Node) -> bool:
    """True for two nodes of one type and region of which neither name nor place says that they are two."""
    level = load_gazetteer().place
    near = one.place == other.place or "Region" in (level(one.place).level, level(other.place).level)
    if one.profile and other.profile and one.profile != other.profile:
        return False
    unnamed = not (one.name or one.authority) or not (other.name or other.authority)
    alike = bool(one.name and other.name) and one.place == other.place and likeness(one.name, other.name) >= UNSURE_NAME
    return near and (unnamed or alike)
