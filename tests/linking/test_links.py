"""From events to claims: quotes, reasons, IRIs that no order changes, one claim where one is meant."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import permutations

import pytest

from graph import iris
from graph.values import Article, ValueRefusedError
from loaders.linking.claims import modality_of
from loaders.linking.facilities import link_facilities, node_of
from loaders.linking.labels import facility_labels
from loaders.linking.link import Linked, link
from loaders.reading.events import FacilityEvent, Told
from loaders.reading.reader import read_article

TEXTS = {
    "ru": "В Таразе открыли центр ПЭТ/КТ. На него выделено 4 млрд тенге. "
    "Министр здравоохранения Сауле Бекова поручила купить два ускорителя.",
    "kk": "Таразда ПЭТ/КТ орталығы ашылды. Қостанайда сәулелік терапия орталығы салынып жатыр.",
    "en": "A PET/CT center opened in Taraz. A radiotherapy center will open in Kostanay in 2027.",
    "again": "Центр ПЭТ/КТ в Таразе открыт. Центр ПЭТ/КТ в Таразе принимает пациентов.",
}


def article(name: str) -> Article:
    iri = f"https://w3id.org/dalel/article/test/{name}"
    text, language = TEXTS[name], name if name in ("ru", "kk", "en") else "ru"
    return Article(iri, iri, name, "", "Zakon.kz", "2025-06-10", False, "", language, "", text, ((0, len(text)),), "0" * 64)


def linked(*names: str) -> Linked:
    return link([(one, read_article(one)) for one in map(article, names)], "test")


def test_every_claim_quotes_its_article() -> None:
    found = linked(*TEXTS)
    assert found.claims
    texts = {article(name).iri: TEXTS[name] for name in TEXTS}
    for claim in found.claims:
        assert texts[claim.article][claim.quote.start : claim.quote.end] == claim.quote.exact


def test_every_link_says_why_and_every_subject_is_an_entity_or_an_authority() -> None:
    found = linked(*TEXTS)
    known = {entity.iri for entity in found.entities}
    for claim in found.claims:
        assert claim.link_reason and claim.rule and 0 < claim.confidence <= 1
        assert claim.subject in known or claim.subject.startswith(iris.ID)


@pytest.mark.parametrize("order", list(permutations(TEXTS))[::5])
def test_the_order_of_articles_does_not_matter(order: tuple[str, ...]) -> None:
    assert linked(*order) == linked(*TEXTS)


def test_one_facility_across_languages_has_one_iri() -> None:
    code = iris.code("facility-type", "pet-ct-centre")
    subjects = {c.subject for c in linked("ru", "kk", "en").claims if c.predicate == iris.term("facilityType") and c.object == code}
    assert len(subjects) == 1


def test_an_article_says_the_state_of_a_facility_once() -> None:
    single = {iris.term(name) for name in ("status", "facilityType", "place")}
    counts = Counter((c.article, c.subject, c.predicate) for c in linked(*TEXTS).claims if c.predicate in single)
    assert counts and set(counts.values()) == {1}


def test_an_article_read_twice_says_nothing_more() -> None:
    assert linked("ru", "ru") == linked("ru")


def event(status: str, span: tuple[int, int] = (0, 8)) -> FacilityEvent:
    return FacilityEvent("pet-ct-centre", "311010000", status, "", 1, "", "", span, "r", 0.9)


@pytest.mark.parametrize(
    ("status", "modality"), [("planned", "planned"), ("agreed", "planned"), ("operational", "asserted"), ("closed", "asserted")]
)
def test_what_is_to_come_is_planned(status: str, modality: str) -> None:
    assert modality_of(event(status)) == modality


@pytest.mark.parametrize("span", [(5, 5), (-1, 4), (0, 100_000)])
def test_an_event_outside_its_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueRefusedError):
        link([(article("ru"), [Told(event("operational", span))])], "test")


def test_what_two_centres_of_a_city_are_for_makes_them_two() -> None:
    centre = replace(event("operational"), type="medical-centre", place="710000000")
    perinatal, heart = replace(centre, profile=("perinatal",)), replace(centre, profile=("cardiology",))
    links = link_facilities([("a", perinatal), ("a", heart), ("b", centre)])
    assert len({links[node_of(one)].iri for one in (perinatal, heart, centre)}) == 3
    labels = dict(facility_labels("medical-centre", "710000000", "", 1, profile=("perinatal",)))
    assert labels["en"] == "medical centre (perinatal care), Astana"
