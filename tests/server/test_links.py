"""IRIs to paths and back; which addresses become links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.links import local_path, resource_iri, safe_address, short_name


@pytest.mark.parametrize(
    ("iri", "path"),
    [
        ("https://w3id.org/dalel/id/place/750000000", "/id/place/750000000"),
        ("https://w3id.org/dalel/ontology#status", "/ontology#status"),
        ("https://w3id.org/dalel/article/a/b#char=1,20", "/article/a/b#char=1,20"),
        ("https://w3id.org/dalel/id/тест", "/id/%D1%82%D0%B5%D1%81%D1%82"),
        ("https://w3id.org/dalel/id/a%20b", "/id/a%2520b"),
        ("https://w3id.org/dalel/id/a?b", "/id/a%3Fb"),
        ("https://w3id.org/dalel/elsewhere/x", None),
        ("https://w3id.org/dalel//evil.example/", None),
        ("https://example.org/id/x", None),
    ],
)
def test_an_iri_has_the_path_that_leads_back_to_it(iri: str, path: str | None) -> None:
    assert local_path(iri) == path


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="#")))
def test_a_path_is_one_step_of_this_server_whatever_the_iri(name: str) -> None:
    path = local_path(resource_iri("id/" + name))
    assert path is not None
    assert path.startswith("/id/")
    assert path.isascii()
    assert not set(path) & set(' "<>\\^`{|}\n\r\t?#')


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("https://baq.kz/a?b=1&c=2#d", True),
        ("http://пример.қаз/мақала", True),
        ("HTTP://BAQ.KZ/", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt://x/%0aalert(1)", False),
        ("data:text/html,x", False),
        ("//baq.kz/", False),
        ("https:///x", False),
        ("https://baq.kz/ x", False),
        ("https://baq.kz/\n", False),
        ("java\tscript:x", False),
        ("https://user@evil.example/", False),
        ("https://baq.kz/\u202egnp", False),
        ("https://[bad/", False),
        ('https://baq.kz/"onclick=', False),
        ("ftp://baq.kz/", False),
        ("", False),
    ],
)
def test_only_plain_web_addresses_become_links(text: str, safe: bool) -> None:
    assert safe_address(text) == (text if safe else None)


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("https://w3id.org/dalel/ontology#status", "dalel:status"),
        ("http://www.w3.org/ns/prov#wasDerivedFrom", "prov:wasDerivedFrom"),
        ("https://w3id.org/dalel/claim/abc", "claim/abc"),
        ("https://example.org/x", "https://example.org/x"),
    ],
)
def test_short_names_still_tell_things_apart(iri: str, name: str) -> None:
    assert short_name(iri) == name
