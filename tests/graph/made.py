"""Hand-made contents of a release; as a program, builds one: made.py STORE DAY ARTICLES."""

from __future__ import annotations

import sys
from pathlib import Path

from graph.folder import StoreFolder
from graph.iris import code, mint_article_iri, mint_claim_iri, mint_entity_iri, place, term
from graph.release import Contents, inputs_sum, publish_release
from graph.values import Article, Claim, Entity, Term
from graph.vocabulary import Vocabulary

POLICIES = {term("status"): "latest", term("facilityType"): "best-supported", term("place"): "best-supported"}
TEXT = "В Актау открыли центр ПЭТ/КТ № {n}."


def article(n: int) -> Article:
    text = TEXT.format(n=n)
    iri = mint_article_iri("BAQ.KZ", "2025-08-29", text)
    body = ((0, len(text)),)
    return Article(iri, iri, f"{n:04}.txt", "", "BAQ.KZ", "2025-08-29", False, "", "ru", "", text, body, f"{n:064x}")


def claims(n: int) -> list[Claim]:
    of = article(n)
    subject = mint_entity_iri("facility", "pet-ct", "aktau", str(n))
    values: list[tuple[str, Term]] = [
        ("status", code("status", "operational")),
        ("facilityType", code("facility-type", "pet-ct-centre")),
        ("place", place("471010000")),
    ]
    quote = of.quote(0, len(of.text))
    return [
        Claim(
            iri=mint_claim_iri(of.iri, subject, term(name), str(value), quote.start, quote.end),
            article=of.iri,
            document=of.iri,
            subject=subject,
            predicate=term(name),
            object=value,
            quote=quote,
            modality="asserted",
            confidence=0.9,
            rule="made-by-hand",
            link_reason="the only centre of its kind there",
        )
        for name, value in values
    ]


def contents(count: int) -> Contents:
    told = [claim for n in range(count) for claim in claims(n)]
    subjects = dict.fromkeys(claim.subject for claim in told)
    entities = [Entity(s, "PetCtCentre", (("en", "PET/CT centre"), ("ru", "Центр ПЭТ/КТ"), ("kk", "ПЭТ/КТ орталығы"))) for s in subjects]
    return Contents(tuple(article(n) for n in range(count)), (), tuple(told), tuple(entities), "made-1")


def vocabulary() -> Vocabulary:
    return Vocabulary((), POLICIES, {term("PetCtCentre"): (term("Facility"), term("Entity"))})


if __name__ == "__main__":
    folder, day, count = StoreFolder(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
    with folder.locked():
        publish_release(folder, contents(count), vocabulary(), day=day, inputs=inputs_sum(day, count), validate=lambda store: [])
