"""Settled pairs: strict reading of the file, and linking that obeys it."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from graph import iris
from loaders.linking.decisions import FILE, Decision, DecisionError, Decisions, read_decisions
from loaders.linking.facilities import link_facilities, node_of
from loaders.linking.people import body_links, person_iri, person_links
from loaders.reading.events import FacilityEvent, Named

HEAD = "one,other,verdict,who,when,why\n"
PET = iris.mint_entity_iri("facility", "pet-ct-centre", "Aktau")
NUCLEAR = iris.mint_entity_iri("facility", "nuclear-medicine-centre", "Aktau")
RADIO = iris.mint_entity_iri("facility", "radiotherapy-centre", "Aktau")
SEMEY = iris.mint_entity_iri("facility", "nuclear-medicine-centre", "Semey")
KNOWN = iris.ID + "facility/center-of-nuclear-medicine-and-oncology"


def decision(one: str, other: str, verdict: str) -> Decision:
    return Decision(one, other, verdict, "editor", "2026-01-01", "seen")


def facility(type_: str, kato: str = "471010000", name: str = "", authority: str = "") -> FacilityEvent:
    return FacilityEvent(type_, kato, "operational", "", 1, name, authority, (0, 1), "r", 1.0)


def person(name: str) -> Named:
    return Named(name, name, kind="person")


def written(folder: Path, *lines: str) -> Path:
    path = folder / "decisions.csv"
    path.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_the_shipped_decisions_can_be_read() -> None:
    read_decisions(FILE)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (f"{PET},{NUCLEAR},same,editor,2026-01-01", "6 cells"),
        (f"{PET},{NUCLEAR},same,editor,2026-01-01,seen,more", "6 cells"),
        (f"{PET},{NUCLEAR},same,,2026-01-01,seen", "none of them empty"),
        (f"{PET},{NUCLEAR},alike,editor,2026-01-01,seen", "same or different"),
        (f"{PET},{NUCLEAR},same,editor,01.01.2026,seen", "YYYY-MM-DD"),
        (f"{PET},{PET},same,editor,2026-01-01,seen", "found one"),
        (f"{PET},{iris.ID}person/x,same,editor,2026-01-01,seen", "of one kind"),
        (f"{PET},https://example.org/x,same,editor,2026-01-01,seen", "under"),
    ],
)
def test_a_wrong_line_is_refused_by_file_and_line(tmp_path: Path, line: str, says: str) -> None:
    good = f"{PET},{RADIO},different,editor,2026-01-01,seen"
    with pytest.raises(DecisionError, match=rf"decisions\.csv:3: .*{says}"):
        read_decisions(written(tmp_path, good, line))


def test_a_pair_settled_twice_is_refused_by_both_lines(tmp_path: Path) -> None:
    path = written(tmp_path, f"{PET},{NUCLEAR},same,editor,2026-01-01,seen", f"{NUCLEAR},{PET},different,editor,2026-01-02,no")
    with pytest.raises(DecisionError, match=r":3: .*line 2"):
        read_decisions(path)


def test_decisions_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(DecisionError, match="by other decisions as the same"):
        Decisions([decision(PET, NUCLEAR, "same"), decision(NUCLEAR, RADIO, "same"), decision(PET, RADIO, "different")])
    with pytest.raises(DecisionError, match="two things"):
        Decisions([decision(PET, NUCLEAR, "same"), decision(RADIO, NUCLEAR, "same")])
    with pytest.raises(DecisionError, match="each settled as the other"):
        Decisions([decision(PET, NUCLEAR, "same"), decision(NUCLEAR, PET, "same")])


def test_columns_and_file_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "decisions.csv").write_text("one,other\n", encoding="utf-8")
    with pytest.raises(DecisionError, match=r":1: the columns"):
        read_decisions(tmp_path / "decisions.csv")
    with pytest.raises(DecisionError, match="is expected"):
        read_decisions(tmp_path / "none.csv")


def test_what_is_settled_as_two_is_not_joined_by_a_rule() -> None:
    events = [("a", facility("pet-ct-centre")), ("b", facility("nuclear-medicine-centre"))]
    assert {link.iri for link in link_facilities(events, Decisions()).values()} == {PET}
    apart = link_facilities(events, Decisions([decision(PET, NUCLEAR, "different")]))
    assert {link.iri for link in apart.values()} == {PET, NUCLEAR}


def test_what_is_settled_as_one_goes_by_the_iri_that_is_kept_in_any_order() -> None:
    decided = Decisions([decision(PET, RADIO, "same")])
    events = [("a", facility("pet-ct-centre")), ("b", facility("radiotherapy-centre")), ("c", facility("nuclear-medicine-centre"))]
    for order in permutations(events):
        links = link_facilities(order, decided)
        assert {link.iri for link in links.values()} == {PET}
        assert links[node_of(events[1][1])].reason == "settled as one facility"


def test_a_facility_settled_as_a_known_one_is_shown_as_the_known_one() -> None:
    event = facility("nuclear-medicine-centre", "101010000")
    assert link_facilities([("a", event)], Decisions())[node_of(event)].iri == SEMEY
    link = link_facilities([("a", event)], Decisions([decision(KNOWN, SEMEY, "same")]))[node_of(event)]
    assert (link.iri, link.node.authority) == (KNOWN, KNOWN)


def test_people_settled_as_one_or_two_are_linked_so() -> None:
    one, other = person("Aigul Nurkina"), person("Aigul Ospanova")
    same = Decisions([decision(person_iri(one.label), person_iri(other.label), "same")])
    assert {iri for iri, _, _ in person_links([one, other], same).values()} == {person_iri(one.label)}
    spelt = person("Aygul Nurkina")
    assert len({iri for iri, _, _ in person_links([one, spelt], Decisions()).values()}) == 1
    two = Decisions([decision(person_iri(one.label), person_iri(spelt.label), "different")])
    assert len({iri for iri, _, _ in person_links([one, spelt], two).values()}) == 2


def test_bodies_settled_as_one_go_by_the_iri_that_is_kept() -> None:
    kept, other = iris.mint_entity_iri("organisation", "Sapa Invest"), iris.mint_entity_iri("organisation", "Quality Invest")
    links = body_links([Named("Sapa Invest", "", ""), Named("Quality Invest", "", "")], Decisions([decision(kept, other, "same")]))
    assert {iri for iri, _ in links.values()} == {kept}
