"""Who published an article: by the host of its address, else by the words of its text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from loaders.sources.lexicon import read_lexicon, rows, words
from ontology import terms

_REPORTS = (
    r"(?:переда[её]т|сообща[её]т|пишет|информирует|сообщили|узнал[аи]?|рассказали|хабарлайды|жазады|мәлім етті|reports?|reported|"
    r"learned|told|со ссылкой на|корреспондент\w*|тілшісі|according to|порталы?|агентств\w+|редакци\w+|сайты?)"
)
_SITE = re.compile(
    r"\b(?:переда[её]т|сообща[её]т|пишет|информирует)\s+(?:[а-яё]+\s+){0,3}([A-Za-zА-Яа-я][\w\-]*\.(?:kz|com|media|org|info|news|asia))\b",
    re.I,
)
_NAMED = re.compile(r"\b(?:информационное агентство|информагентство|ИА|издание|газета)\s+[«\"]?([A-ZА-ЯЁ][\w\-.]+(?:\s[A-ZА-ЯЁ][\w\-.]+)?)")

# Characters at a text's beginning and end in which an article names its outlet.
_HEAD, _TAIL = 6000, 2000


@dataclass(frozen=True, slots=True)
class _Outlet:
    name: str
    hosts: tuple[str, ...]
    forms: tuple[str, ...]
    iri: str = ""


@cache
def _outlets() -> tuple[_Outlet, ...]:
    """The press of the authority file, with the further forms and outlets of lexicons/publishers.yaml."""
    outlets = {outlet.name: outlet for outlet in _press()}
    for row in rows(read_lexicon("publishers"), ("name", "hosts", "forms")):
        name, hosts, forms = str(row["name"]), words(row["hosts"]), words(row["forms"])
        known = outlets.get(name, _Outlet(name, (), ()))
        outlets[name] = _Outlet(name, (*known.hosts, *hosts), tuple(dict.fromkeys((*known.forms, *forms))), known.iri)
    return tuple(outlets.values())


def _press() -> Iterator[_Outlet]:
    """The outlets of ontology/authorities.ttl: English label, hosts, all names, IRI."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in terms.triples("authorities.ttl"):
        value, key = triple.object, triple.predicate.value
        text = str(getattr(value, "value", ""))
        if key == terms.RDFS + "label" and getattr(value, "language", None) == "en":
            key = "name"
        found[str(getattr(triple.subject, "value", ""))][key].append(text)
    for iri, told in found.items():
        if "press" in told[terms.NAMESPACE + "authorityKind"] and told["name"]:
            hosts = [(urlsplit(address).hostname or "").removeprefix("www.") for address in told["https://schema.org/url"]]
            forms = [*told["name"], *told[terms.RDFS + "label"], *told[terms.SKOS + "altLabel"]]
            yield _Outlet(told["name"][0], tuple(hosts), tuple(dict.fromkeys(forms)), iri)


def authority_of(publisher: str) -> str:
    """The IRI of the outlet in the authority file, or ""."""
    return next((outlet.iri for outlet in _outlets() if outlet.name == publisher), "")


@cache
def _said() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]:
    """Per outlet: the forms of its name, and a pattern of one beside a word of reporting, or opening a dateline ("АСТАНА. KAZINFORM –")."""
    found = []
    for outlet in _outlets():
        names = "|".join(re.escape(form) for form in sorted(outlet.forms, key=len, reverse=True))
        name = rf"[«\"“]?(?<![\w.])(?:{names})(?![\w])[»\"”]?"
        beside = rf"{_REPORTS}\W{{1,3}}(?:[\w\-]+\s){{0,3}}{name}|{name}\W{{1,4}}(?:[\w\-]+\s){{0,2}}{_REPORTS}"
        dateline = rf"^(?-i:[^a-zа-яәғқңөұүһі\n]{{3,40}})[.,/]\s*{name}\s*[\-–—./]|^{name}\s*[.\-–—/]|\(\s*{name}\s*\)"
        found.append(
            (outlet.name, tuple(form.casefold() for form in outlet.forms), re.compile(f"{beside}|{dateline}", re.IGNORECASE | re.MULTILINE))
        )
    return tuple(found)


def publisher_of_host(address: str) -> str:
    """The outlet whose page `address` is: its name where known, else its host without www."""
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    for outlet in _outlets():
        if any(host == known or host.endswith("." + known) for known in outlet.hosts):
            return outlet.name
    return host


def publisher_of_name(name: str) -> str:
    """The name that Dálel gives the outlet called `name`, else `name` itself."""
    key = name.strip(' «»"“”').casefold()
    return next((o.name for o in _outlets() if key == o.name.casefold() or key in (form.casefold() for form in o.forms)), name.strip())


def publisher_in_text(text: str) -> str:
    """The outlet that the text names as reporting (the first such, by its longest name), or ""."""
    if len(text) > _HEAD + _TAIL:
        text = f"{text[:_HEAD]}\n{text[-_TAIL:]}"
    folded = text.casefold()
    named = ((name, rule) for name, forms, rule in _said() if any(form in folded for form in forms))
    hits = sorted((match.start(), -match.end(), name) for name, rule in named if (match := rule.search(text)))
    if hits:
        return hits[0][2]
    for rule in (_SITE, _NAMED):
        if match := rule.search(text):
            return publisher_of_name(match.group(1))
    return ""
