"""Every IRI by its path: what its page shows, its RDF, and what hostile data and hostile paths come to."""

from __future__ import annotations

import logging
import re
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from graph.iris import BASE
from server.app import close_app, create_app
from server.links import local_path
from server.settings import Settings

FORMATS = {
    "ttl": ("text/turtle", ox.RdfFormat.TURTLE),
    "nt": ("application/n-triples", ox.RdfFormat.N_TRIPLES),
    "jsonld": ("application/ld+json", ox.RdfFormat.JSON_LD),
    "json": ("application/ld+json", ox.RdfFormat.JSON_LD),
    "rdf": ("application/rdf+xml", ox.RdfFormat.RDF_XML),
}


class Links(HTMLParser):
    """Elements with their attributes, of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def hrefs(self) -> list[str]:
        return [href for tag, attributes in self.elements if tag == "a" and (href := attributes.get("href"))]

    def ids(self) -> list[str]:
        return [name for _, attributes in self.elements if (name := attributes.get("id"))]


def path_of(iri: str) -> str:
    path = local_path(iri)
    assert path
    return path


def test_a_facility_shows_every_claim_with_its_words(client: FlaskClient, made: ModuleType) -> None:
    page = client.get(path_of(made.CENTRE) + "?lang=en")
    assert page.status_code == 200
    assert "<h1>PET/CT centre in Aktau</h1>" in page.text
    for claim in made.CLAIMS[:3]:
        assert f'<blockquote lang="ru" cite="https://baq.kz/a?b=1&amp;c=2">{claim.quote.exact}</blockquote>' in page.text
        assert path_of(claim.iri) in page.text
    for words in ("2025-08-29", "0.9", "Serikbay Nurlanuly", "BAQ.KZ", "operational", "characters 8 to 28"):
        assert words in page.text
    links = Links(page.text).hrefs()
    assert "https://baq.kz/a?b=1&c=2" in links
    assert path_of(made.ARTICLE.iri) + "?lang=en" in links
    assert path_of(made.ARTICLE.iri) + "#char=8,28" in links


@pytest.mark.parametrize(("language", "label"), [("ru", "Центр ПЭТ/КТ в Актау"), ("kk", "Ақтаудағы ПЭТ/КТ орталығы")])
def test_labels_and_words_of_pages_come_in_the_language_asked_for(client: FlaskClient, made: ModuleType, language: str, label: str) -> None:
    by_parameter = client.get(f"{path_of(made.CENTRE)}?lang={language}")
    by_header = client.get(path_of(made.CENTRE), headers={"Accept-Language": language})
    for page in (by_parameter, by_header):
        assert f'<html lang="{language}">' in page.text
        assert f"<h1>{label}</h1>" in page.text
        assert "Accept-Language" in page.headers["Vary"]


def test_an_article_has_an_anchor_for_each_quote(client: FlaskClient, made: ModuleType) -> None:
    page = client.get(path_of(made.ARTICLE.iri))
    ids = Links(page.text).ids()
    assert {"char=8,28", "char=16,28", "char=0,28"} <= set(ids)
    assert len(ids) == len(set(ids))
    assert made.ARTICLE_TEXT not in page.text


def test_a_digest_says_what_it_is_and_marks_its_quotes(client: FlaskClient, made: ModuleType) -> None:
    page = client.get(path_of(made.DIGEST.document))
    assert "derive from a digest" in page.text
    assert '<div class="text" lang="kk">' in page.text
    assert '<span id="char=10,40"></span>' in page.text or "<mark>" in page.text
    text = re.sub(r"<[^>]*>", "", page.text.partition('<div class="text"')[2].partition("</div>")[0]).partition(">")[2]
    assert text == made.DIGEST_TEXT
    start = made.DIGEST_CLAIM.quote.start
    assert f"char={start},{made.DIGEST_CLAIM.quote.end}" in Links(page.text).ids()
    assert path_of(made.DIGEST.iri) + "?lang=en" in Links(page.text).hrefs()


def test_a_claim_from_a_digest_says_so(client: FlaskClient, made: ModuleType) -> None:
    assert "derive from a digest" in client.get(path_of(made.DIGEST_CLAIM.iri)).text
    own = client.get(path_of(made.STATUS_CLAIM.iri)).text
    assert "digest" not in own
    assert made.STATUS_CLAIM.quote.exact in own
    assert "Quoted from a digest" in client.get(path_of(made.CYCLOTRON)).text


def test_a_place_and_a_code_show_what_points_to_them(client: FlaskClient) -> None:
    for path in ("/id/place/471010000", "/code/facility-type/pet-ct-centre"):
        assert "/id/facility/pet-ct-aktau?lang=en" in Links(client.get(path).text).hrefs()


@pytest.mark.parametrize(
    "path",
    [
        "/id/facility/pet-ct-aktau", "/id/place/471010000", "/code/status/planned", "/code/status", "/graph/statements", "/graph/places",
        "/activity/made-by-hand", "/ontology", "/ontology/facilities",
    ],
)  # fmt: skip
def test_every_resource_comes_as_page_and_as_rdf(client: FlaskClient, path: str) -> None:
    page = client.get(path)
    assert (page.status_code, page.content_type) == (200, "text/html; charset=utf-8")
    assert page.headers["Content-Location"] == path + ".html"
    triples = set()
    for suffix, (media, reader) in FORMATS.items():
        by_suffix = client.get(f"{path}.{suffix}")
        by_accept = client.get(path, headers={"Accept": media})
        assert by_suffix.mimetype == by_accept.mimetype == media
        assert by_accept.headers["Content-Location"] in (f"{path}.{suffix}", f"{path}.jsonld")
        triples.add(len(list(ox.parse(by_suffix.data, reader))))
        assert by_suffix.data == by_accept.data
    assert len(triples) == 1
    assert triples.pop() > 0
    assert client.get(path, headers={"Accept": "image/png"}).status_code == 406


def test_documents_and_claims_come_as_rdf_with_their_quotes(client: FlaskClient, made: ModuleType) -> None:
    exact = ox.NamedNode("http://www.w3.org/ns/oa#exact")
    for iri, quotes in (
        (made.ARTICLE.iri, 3),
        (made.DIGEST.document, 2),
        (made.DIGEST.iri, 2),
        (made.STATUS_CLAIM.iri, 1),
        (made.CENTRE, 3),
    ):
        graph = list(ox.parse(client.get(path_of(iri) + ".nt").data, ox.RdfFormat.N_TRIPLES))
        assert sum(quad.predicate == exact for quad in graph) == quotes


def test_every_link_of_a_page_leads_somewhere(client: FlaskClient, made: ModuleType) -> None:
    seen: set[str] = set()
    for start in ("/", "/questions/facility-status", path_of(made.CENTRE), path_of(made.DIGEST.document), path_of(made.STATUS_CLAIM.iri)):
        for href in Links(client.get(start).text).hrefs():
            path, _, fragment = href.partition("#")
            if not href.startswith("/") or path in seen:
                continue
            seen.add(path)
            page = client.get(path)
            assert page.status_code == 200, href
            if fragment and "/ontology" in path:
                assert fragment in Links(page.text).ids(), href
    assert len(seen) > 40


@pytest.mark.parametrize(
    "path",
    [
        "/id/facility/none",
        "/claim/0",
        "/article/a/b",
        "/code/none/none",
        "/graph/none",
        "/release/none",
        "/activity/none",
        "/id/facility/none.ttl",
        "/ontology/none",
    ],
)
def test_the_unknown_is_a_clear_404(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.json["error"]["kind"] == "unknown-resource"
    assert BASE + path[1:].removesuffix(".ttl") in response.json["error"]["message"]


@pytest.mark.parametrize(
    "path",
    [
        "/id/a%3Eb", "/id/a%20b", "/id/%00", "/id/a%0Ab", "/id/%22%7D", "/id/%ff%fe", "/id/%ed%a0%80", "/id/..%2f..%2fetc/passwd",
        "/id/../../etc/passwd",
        "/id/%zz", "/id/%25zz", "/id/a%7Cb", "/id/%3C%3E.ttl", "/id/x%3E%20%3Fp%20%3Fo%20%7D", "/id//", "/id/%2f", "/id/" + "x" * 20_000,
        "/static/../app.py", "/static/%2e%2e/app.py", "//example.org/id/x", "/id/\u202e", "/graph/%3E", "/article/%F0%9F%92%A9",
    ],
)  # fmt: skip
def test_hostile_paths_are_unknown_and_nothing_more(client: FlaskClient, path: str) -> None:
    for accept in ("text/html", "text/turtle", "*/*"):
        response = client.get(path, headers={"Accept": accept})
        assert response.status_code == 404, response.text
        assert "Location" not in response.headers


def test_hostile_words_stay_words(client: FlaskClient, made: ModuleType) -> None:
    pages = [
        path_of(made.HOSTILE),
        path_of(made.EVIL.iri),
        path_of(made.CLAIMS[5].iri),
        "/questions/facility-status",
        "/id/place/471010000",
    ]
    pages += ["/sparql?format=html&query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%20FILTER(isLiteral(%3Fo))%7D"]
    pages += [
        "/sparql?format=html&query=%3C/textarea%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/questions/%3Cscript%3E",
        "/id/%3Cscript%3Ealert(1)",
    ]
    for path in pages:
        for language in ("en", "ru", "kk"):
            page = client.get(path + ("&" if "?" in path else "?") + f"lang={language}", headers={"Accept": "text/html"})
            found = Links(page.text)
            assert page.mimetype == "text/html"
            assert not [tag for tag, _ in found.elements if tag in ("script", "img", "b", "iframe", "object", "style", "svg")]
            assert not [name for _, attributes in found.elements for name in attributes if name.startswith("on")]
            assert all(re.match(r"/|#|\?|https?://", href) for href in found.hrefs())
            assert "script-src" not in page.headers["Content-Security-Policy"]
            assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "{{ 7 * 7 }}" in client.get(path_of(made.HOSTILE) + "?lang=kk").text


def test_a_page_costs_four_look_ups_whatever_it_shows(store_folder: Path, made: ModuleType, caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(Settings(store=store_folder, query_workers=1, cache_bytes=0))
    client = app.test_client()
    caplog.set_level(logging.DEBUG, "server.lookups")
    for iri in (
        made.CENTRE,
        made.ARTICLE.iri,
        made.DIGEST.document,
        made.STATUS_CLAIM.iri,
        BASE + "id/place/000000000",
        BASE + "code/status",
    ):
        caplog.clear()
        assert client.get(path_of(iri)).status_code == 200
        assert sorted(record.args[0] for record in caplog.records) == ["claim_labels", "claims", "incoming", "statements"]  # type: ignore[index]
    caplog.clear()
    client.get("/ontology")
    assert len(caplog.records) == 1
    close_app(app)


def test_a_page_seen_before_costs_none(client: FlaskClient, made: ModuleType, caplog: pytest.LogCaptureFixture) -> None:
    path = path_of(made.CENTRE)
    pages = {client.get(f"{path}?lang={language}").text for language in ("en", "ru", "kk")}
    assert len(pages) == 3
    caplog.set_level(logging.DEBUG, "server.lookups")
    assert client.get(f"{path}?lang=kk").text in pages
    assert caplog.records == []
