"""What somebody should look at: pairs of facilities or people that may be one and are kept apart until they are settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph import iris
from graph.store import Store, named_query
from graph.values import Literal, Term
from loaders.linking.decisions import Decisions, settled
from loaders.linking.facilities import Link, Node, pairs_unsure
from loaders.linking.facility_names import facility_name_key
from loaders.linking.people import PersonLinks, people_unsure
from loaders.reading.bodies import load_bodies


@dataclass(frozen=True, slots=True, order=True)
class Unsure:
    """Two entities that may be one: kind, IRIs, labels, and why to look."""

    kind: str
    one: str
    one_label: str
    other: str
    other_label: str
    why: str


def unsure_pairs(store: Store, decisions: Decisions | None = None) -> list[Unsure]:
    """The unsettled pairs among the facilities and people of `store`, sorted."""
    decided = settled() if decisions is None else decisions
    return sorted({*_facilities(store, decided), *_people(store, decided)})


def _facilities(store: Store, decisions: Decisions) -> list[Unsure]:
    links: dict[Node, Link] = {}
    labels: dict[str, str] = {}
    articles: dict[Node, set[str]] = defaultdict(set)
    for row in store.select(named_query("review-facilities")):
        iri = _text(row["facility"])
        known = load_bodies().by_iri.get(iri)
        name = "" if known else facility_name_key(_text(row["name"])) if "name" in row else ""
        node = Node(iri if known else "", iris.notation(_text(row["type"])), iris.notation(_text(row["place"])), name, 1)
        # two facilities with one node: their IRIs alone tell them apart
        links.setdefault(node, Link(iri, "", node))
        labels[iri] = _text(row["label"]) if "label" in row else iri
        articles[node].add(_text(row["article"]))
    return [_pair("facility", labels, links, pair) for pair in pairs_unsure(links, articles, decisions)]


def _pair(kind: str, labels: Mapping[str, str], links: Mapping[Node, Link], pair: tuple[Node, Node]) -> Unsure:
    one, other = sorted(links[node].iri for node in pair)
    first, second = pair
    why = "one type and place, one of them without a name" if first.place == second.place else "one type, a city and its region"
    if first.name and second.name:
        why = "one type and place, names alike"
    return Unsure(kind, one, labels[one], other, labels[other], why)


def _people(store: Store, decisions: Decisions) -> list[Unsure]:
    links: PersonLinks = {}
    for row in store.select(named_query("review-people")):
        iri, label = _text(row["person"]), _text(row["label"])
        links[label] = (iri, label, "")
    found = []
    for one, other, why in people_unsure(links, decisions):
        (one_iri, one), (other_iri, other) = sorted([(links[one][0], one), (links[other][0], other)])
        found.append(Unsure("person", one_iri, one, other_iri, other, why))
    return found


def _text(term: Term) -> str:
    return term.value if isinstance(term, Literal) else term
