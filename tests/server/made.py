"""Hand-made contents of a release for the server's tests: an article, a digest, and a hostile article."""

from __future__ import annotations

from graph.iris import code, mint_article_iri, mint_claim_iri, place, term
from graph.release import Contents
from graph.values import Article, Claim, Entity, Term

CENTRE = "https://w3id.org/dalel/id/facility/pet-ct-aktau"
CYCLOTRON = "https://w3id.org/dalel/id/facility/cyclotron-oskemen"
HOSTILE = "https://w3id.org/dalel/id/facility/hostile"
AKIM = "https://w3id.org/dalel/id/person/serikbay-nurlanuly"
ARTICLE_TEXT = "В Актау открыли центр ПЭТ/КТ. Об этом сообщил аким Серикбай Нурланулы. Центр примет 5 000 пациентов."
DIGEST_TEXT = "Өскеменде циклотрон кешені салынып жатыр.\n\nКешен 2026 жылы ашылады деп жоспарланған."
HOSTILE_TEXT = "<script>alert('quote')</script> откроют \"><img src=x onerror=alert(1)> в Актау."


def article(text: str, publisher: str, day: str, language: str, address: str, title: str, *, digest: bool = False) -> Article:
    iri = mint_article_iri(publisher, day, address or text)
    document = iri + "/digest" if digest else iri
    return Article(
        iri, document, address or "a.txt", title, publisher, day, False, "", language, address, text, ((0, len(text)),), f"{len(text):064x}"
    )


ARTICLE = article(ARTICLE_TEXT, "BAQ.KZ", "2025-08-29", "ru", "https://baq.kz/a?b=1&c=2", "Центр в Актау")
DIGEST = article(DIGEST_TEXT, "Egemen Qazaqstan", "2025-03-10", "kk", "https://egemen.kz/d", "Өскемендегі циклотрон", digest=True)
EVIL = article(HOSTILE_TEXT, "<b>Evil</b>", "2025-09-01", "ru", "javascript:alert('address')", "<script>alert('title')</script>")


def claim(of: Article, subject: str, name: str, value: Term, words: str, *, speaker: str = "", holds_for: str = "") -> Claim:
    start = of.text.index(words)
    quote = of.quote(start, start + len(words))
    iri = mint_claim_iri(of.document, subject, term(name), str(value), quote.start, quote.end)
    rule, reason = "made-by-hand", "the only centre of its kind there"
    return Claim(
        iri, of.iri, of.document, subject, term(name), value, quote, "asserted", 0.9, rule, reason, speaker=speaker, holds_for=holds_for
    )


STATUS_CLAIM = claim(ARTICLE, CENTRE, "status", code("status", "operational"), "открыли центр ПЭТ/КТ", speaker=AKIM, holds_for="2025-08-29")
DIGEST_CLAIM = claim(DIGEST, CYCLOTRON, "status", code("status", "under-construction"), "циклотрон кешені салынып жатыр")
CLAIMS = (
    STATUS_CLAIM,
    claim(ARTICLE, CENTRE, "facilityType", code("facility-type", "pet-ct-centre"), "центр ПЭТ/КТ"),
    claim(ARTICLE, CENTRE, "place", place("471010000"), "В Актау открыли центр ПЭТ/КТ"),
    DIGEST_CLAIM,
    claim(DIGEST, CYCLOTRON, "facilityType", code("facility-type", "cyclotron-complex"), "циклотрон кешені"),
    claim(EVIL, HOSTILE, "status", code("status", "planned"), HOSTILE_TEXT),
    claim(EVIL, HOSTILE, "facilityType", code("facility-type", "hospital"), "<script>alert('quote')</script> откроют"),
)
ENTITIES = (
    Entity(CENTRE, "PetCtCentre", (("en", "PET/CT centre in Aktau"), ("ru", "Центр ПЭТ/КТ в Актау"), ("kk", "Ақтаудағы ПЭТ/КТ орталығы"))),
    Entity(CYCLOTRON, "CyclotronComplex", (("en", "Cyclotron in Oskemen"), ("ru", "Циклотрон"), ("kk", "Өскемендегі циклотрон"))),
    Entity(HOSTILE, "Hospital", (("en", "<script>alert('label')</script>"), ("ru", "\"><b onclick='x'>"), ("kk", "{{ 7 * 7 }}"))),
    Entity(AKIM, "Person", (("en", "Serikbay Nurlanuly"), ("ru", "Серикбай Нурланулы"), ("kk", "Серікбай Нұрланұлы"))),
)
CONTENTS = Contents((ARTICLE, DIGEST, EVIL), (), CLAIMS, ENTITIES, "made-1")
