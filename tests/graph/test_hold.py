"""Which claims become statements."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.hold import PolicyError, hold
from graph.iris import code, mint_claim_iri, term
from graph.values import Claim, Literal, Quote, Term

POLICIES = {term("status"): "latest", term("facilityType"): "best-supported", term("name"): "all", term("value"): "none"}
STATUSES = ["planned", "agreed", "under-construction", "completed", "operational", "suspended", "cancelled", "closed", "mentioned"]


def claim(value: Term, article: str, predicate: str = "status", confidence: float = 0.9, holds_for: str = "") -> Claim:
    iri = mint_claim_iri(article, "https://e/f", predicate, str(value), 0, 4)
    return Claim(
        iri,
        article,
        article,
        "https://e/f",
        term(predicate),
        value,
        Quote("text", 0, 4),
        "asserted",
        confidence,
        "r",
        "only one",
        holds_for=holds_for,
    )


def status(name: str, day: str, **more: object) -> tuple[Claim, str]:
    return claim(code("status", name), f"https://e/{day}/{name}", **more), day  # type: ignore[arg-type]


def judged(*told: tuple[Claim, str]) -> dict[str, tuple[bool, str]]:
    days = {c.article: day for c, day in told}
    return {c.claim.article.removeprefix("https://e/"): (c.held, c.because) for c in hold([c for c, _ in told], days, POLICIES)}


def test_the_latest_status_is_held_and_the_earlier_ones_are_superseded() -> None:
    found = judged(status("planned", "2024-05-01"), status("under-construction", "2025-01-10"), status("operational", "2026-03-01"))
    assert found["2026-03-01/operational"] == (True, "latest")
    assert found["2024-05-01/planned"] == found["2025-01-10/under-construction"] == (False, "superseded")


def test_that_it_exists_displaces_no_other_status() -> None:
    found = judged(status("planned", "2024-05-01"), status("mentioned", "2025-01-10"))
    assert found == {"2024-05-01/planned": (True, "latest"), "2025-01-10/mentioned": (False, "superseded")}


def test_a_status_displaces_an_earlier_mention() -> None:
    assert judged(status("mentioned", "2024-05-01"), status("planned", "2025-01-10"))["2025-01-10/planned"] == (True, "latest")


@pytest.mark.parametrize("name", ["planned", "agreed", "under-construction", "completed"])
def test_a_plan_does_not_displace_a_facility_that_works(name: str) -> None:
    found = judged(status("operational", "2025-01-10"), status(name, "2025-06-01"))
    assert found == {"2025-01-10/operational": (True, "latest"), f"2025-06-01/{name}": (False, "receding")}


@pytest.mark.parametrize("name", ["suspended", "closed", "cancelled"])
def test_a_working_facility_may_close(name: str) -> None:
    assert judged(status("operational", "2025-01-10"), status(name, "2025-06-01"))[f"2025-06-01/{name}"] == (True, "latest")


def test_after_a_closure_a_new_plan_counts() -> None:
    found = judged(status("operational", "2020"), status("closed", "2022-01-01"), status("planned", "2023-01-01"))
    assert found["2023-01-01/planned"] == (True, "latest")


def test_what_is_likely_wrong_displaces_nothing_surer() -> None:
    found = judged(status("under-construction", "2024-05-01"), status("operational", "2025-01-10", confidence=0.3))
    assert found == {"2024-05-01/under-construction": (True, "latest"), "2025-01-10/operational": (False, "outvoted")}


def test_where_nothing_is_sure_the_latest_counts_all_the_same() -> None:
    found = judged(status("planned", "2024-05-01", confidence=0.2), status("operational", "2025-01-10", confidence=0.3))
    assert found["2025-01-10/operational"] == (True, "latest")


def test_a_lone_value_is_held_as_the_only_one() -> None:
    assert judged(status("planned", "2024-05-01")) == {"2024-05-01/planned": (True, "only")}


def test_on_one_day_the_later_time_decides_then_confidence() -> None:
    found = judged(status("planned", "2024-05-01", holds_for="2027"), status("agreed", "2024-05-01", holds_for="2024"))
    assert found["2024-05-01/planned"] == (True, "latest")
    found = judged(status("planned", "2024-05-01", confidence=0.6), status("agreed", "2024-05-01", confidence=0.8))
    assert found["2024-05-01/agreed"] == (True, "latest")


def test_the_best_supported_value_has_most_articles_then_confidence_then_depth() -> None:
    kinds = {name: code("facility-type", name) for name in ("hospital", "pet-ct-centre")}
    claims = [claim(kinds["hospital"], f"a{n}", "facilityType") for n in range(2)] + [
        claim(kinds["pet-ct-centre"], "b", "facilityType", 0.99)
    ]
    assert [h.claim.article for h in hold(claims, {}, POLICIES) if h.held] == sorted(
        ("a0", "a1"), key=lambda a: next(c.iri for c in claims if c.article == a)
    )
    tie = [claim(kinds["hospital"], "a", "facilityType"), claim(kinds["pet-ct-centre"], "b", "facilityType")]
    (best,) = (h for h in hold(tie, {}, POLICIES, {kinds["pet-ct-centre"]: 2, kinds["hospital"]: 1}) if h.held)
    assert (best.claim.article, best.because) == ("b", "best-supported")


def test_policy_all_holds_everything_and_none_nothing() -> None:
    names = [claim(Literal(name, language="ru"), name, "name") for name in ("Центр", "Новый центр")]
    assert all(h.held and h.because == "all" for h in hold(names, {}, POLICIES))
    values = [claim(Literal(text, "decimal"), text, "value") for text in ("1", "2")]
    assert not any(h.held for h in hold(values, {}, POLICIES))


def test_a_property_without_a_policy_is_refused() -> None:
    with pytest.raises(PolicyError, match="claimPolicy"):
        hold([claim(Literal("1"), "a", "colour")], {}, POLICIES)


@given(
    st.lists(
        st.tuples(st.sampled_from(STATUSES), st.integers(2019, 2026), st.sampled_from([0.5, 0.9])), max_size=8, unique_by=lambda t: t[:2]
    ),
    st.randoms(),
)
def test_the_order_of_claims_does_not_matter_and_one_value_is_held(told: list[tuple[str, int, float]], chance: random.Random) -> None:
    made = [status(name, f"{year}-01-01", confidence=confidence) for name, year, confidence in told]
    claims, days = [c for c, _ in made], {c.article: day for c, day in made}
    once = hold(claims, days, POLICIES)
    chance.shuffle(claims)
    assert hold(claims, days, POLICIES) == once
    assert len({h.claim.object for h in once if h.held}) == min(1, len(claims))
