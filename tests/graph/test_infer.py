"""What follows from claims without being claimed."""

from __future__ import annotations

import pytest

from graph.infer import inferred_quads, milestone_quads, precedes
from graph.iris import INFERRED, STATEMENTS, code, mint_claim_iri, term
from graph.quads import LABEL, TYPE
from graph.values import Claim, Entity, Literal, Quote

F = "https://e/f"


def told(name: str, article: str, holds_for: str = "") -> Claim:
    value = code("status", name)
    iri = mint_claim_iri(article, F, "status", value, 0, 4)
    return Claim(
        iri, article, article, F, term("status"), value, Quote("text", 0, 4), "asserted", 0.9, "r", "only one", holds_for=holds_for
    )


def milestones(*claims: Claim) -> dict[str, str]:
    """Here an article's name is its day."""
    return {
        predicate.rpartition("#")[2]: value.value
        for _, predicate, value, _ in milestone_quads(claims, {c.article: c.article for c in claims})
        if isinstance(value, Literal)
    }


def test_a_promise_kept_has_all_three_days() -> None:
    found = milestones(
        told("operational", "2026-03-01"), told("planned", "2024-05-01", "2025"), told("under-construction", "2025-02-01", "2026")
    )
    assert found == {"announcedOn": "2024-05-01", "promisedFor": "2025", "openedOn": "2026-03-01"}


def test_the_time_told_of_an_opening_is_its_day() -> None:
    assert milestones(told("operational", "2026-03-01", "2025-12"))["openedOn"] == "2025-12"


def test_a_plan_after_the_opening_is_no_promise() -> None:
    assert milestones(told("operational", "2024-01-01"), told("planned", "2025-01-01", "2027")) == {"openedOn": "2024-01-01"}


def test_an_opening_told_to_lie_before_its_promise_leaves_no_promise() -> None:
    assert milestones(told("planned", "2024-05-01"), told("operational", "2025-01-01", "2022")) == {"openedOn": "2022"}


def test_a_mention_announces_nothing() -> None:
    assert milestones(told("mentioned", "2024-05-01")) == {}


def test_classes_labels_and_inverses_are_inferred() -> None:
    entity = Entity(F, "PetCtCentre", (("ru", "Центр"),))
    statement = (F, term("hostedBy"), "https://e/h", STATEMENTS)
    above = {term("PetCtCentre"): (term("Facility"), term("Entity"))}
    found = set(inferred_quads([entity], [statement], [], {}, above, {term("hostedBy"): term("hosts")}))
    assert found == {
        (F, TYPE, term("PetCtCentre"), INFERRED),
        (F, TYPE, term("Facility"), INFERRED),
        (F, TYPE, term("Entity"), INFERRED),
        (F, LABEL, Literal("Центр", language="ru"), INFERRED),
        ("https://e/h", term("hosts"), F, INFERRED),
    }


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2024", "2025", True),
        ("2024", "2024-05-01", False),
        ("2024-05", "2024-06-01", True),
        ("2025-01-01", "2024", False),
        ("2024-05-01", "2024-05-01", False),
    ],
)
def test_dates_are_compared_at_the_precision_that_both_have(one: str, other: str, before: bool) -> None:
    assert precedes(one, other) is before
