"""Pairs to review: alike and kept apart, told apart by no article, settled by nobody."""

from __future__ import annotations

from graph import iris
from loaders.linking.decisions import Decision, Decisions
from loaders.linking.facilities import Link, link_facilities, node_of, pairs_unsure
from loaders.linking.people import people_unsure, person_links
from loaders.reading.events import FacilityEvent, Named

AKTAU, REGION, ATYRAU = "471010000", "470000000", "231010000"


def hospital(place: str = AKTAU, name: str = "") -> FacilityEvent:
    return FacilityEvent("hospital", place, "operational", "", 1, name, "", (0, 1), "r", 1.0)


def unsure(*events: tuple[str, FacilityEvent], decisions: Decisions | None = None) -> set[frozenset[str]]:
    """The pairs of IRIs to review among events of articles."""
    links = link_facilities(events, decisions or Decisions())
    articles: dict[object, set[str]] = {}
    for article, event in events:
        articles.setdefault(node_of(event), set()).add(article)
    pairs = pairs_unsure(links, articles, decisions or Decisions())  # type: ignore[arg-type]
    return {frozenset((links[one].iri, links[other].iri)) for one, other in pairs}


def iri(*identity: str) -> str:
    return iris.mint_entity_iri("facility", "hospital", *identity)


def test_an_unnamed_house_beside_a_named_one_is_to_be_looked_at() -> None:
    (pair,) = unsure(("a", hospital()), ("b", hospital(name="Умит")))
    assert iri("Aktau") in pair


def test_what_one_article_tells_apart_is_settled() -> None:
    assert not unsure(("a", hospital()), ("a", hospital(name="Умит")))


def test_two_cities_two_numbers_or_two_names_are_no_question() -> None:
    assert not unsure(("a", hospital()), ("b", hospital(ATYRAU)))
    assert not unsure(("a", hospital(name="Умит")), ("b", hospital(name="Сенім")))


def test_two_known_houses_of_one_city_are_no_question() -> None:
    known = [f"{iris.ID}facility/{slug}" for slug in ("national-center-for-neurosurgery", "syzganov-national-scientific-surgery-centre")]
    one, other = (FacilityEvent("hospital", AKTAU, "operational", "", 1, "", authority, (0, 1), "r", 1.0) for authority in known)
    assert not unsure(("a", one), ("b", other))
    assert unsure(("a", one), ("b", hospital()))


def test_a_region_with_two_cities_of_the_type_is_to_be_looked_at() -> None:
    zhanaozen = "471810000"
    pairs = unsure(("a", hospital()), ("b", hospital(zhanaozen)), ("c", hospital(REGION)))
    assert len(pairs) == 2 and all(any("mangystau" in one for one in pair) for pair in pairs)


def test_a_decision_takes_a_pair_from_the_list() -> None:
    events = (("a", hospital()), ("b", hospital(name="Умит")))
    (pair,) = unsure(*events)
    one, other = sorted(pair)
    for verdict in ("same", "different"):
        decided = Decisions([Decision(one, other, verdict, "editor", "2026-01-01", "seen")])
        assert not unsure(*events, decisions=decided)


def test_the_list_does_not_depend_on_order() -> None:
    links = link_facilities([("a", hospital()), ("b", hospital(name="Умит"))], Decisions())
    assert pairs_unsure(dict(reversed(links.items())), {}, Decisions()) == pairs_unsure(links, {}, Decisions())
    assert all(isinstance(link, Link) for link in links.values())


def people(*names: str, decisions: Decisions | None = None) -> list[tuple[str, str, str]]:
    links = person_links([Named(name, name, kind="person") for name in names], decisions or Decisions())
    return people_unsure(links, decisions or Decisions())


def test_people_alike_and_initials_that_fit_several_are_to_be_looked_at() -> None:
    assert people("Marat Sultanov", "Murat Sultanov")[0][:2] == ("Marat Sultanov", "Murat Sultanov")
    assert {pair[2] for pair in people("S. Omarov", "Serik Omarov", "Saken Omarov")} >= {"an initial that fits several"}
    assert people("Serik Shapkenov", "Serik Shakenov")
    assert not people("Marat Sultanov", "Olzhas Bektenov")
    assert not people("Askar Mamin", "Monish Arora")
    assert not people("Nurdaulet Bisengaliyev", "Nurdaulet Kilybay")
    decided = Decisions(
        [Decision(f"{iris.ID}person/marat-sultanov", f"{iris.ID}person/murat-sultanov", "different", "editor", "2026-01-01", "two")]
    )
    assert not people("Marat Sultanov", "Murat Sultanov", decisions=decided)
