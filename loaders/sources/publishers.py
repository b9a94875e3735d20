"""Who published an article: by the host of its address, else by the words of its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from loaders.sources.lexicon import read_lexicon, rows, words

_REPORTS = (
    r"(?:переда[её]т|сообща[её]т|пишет|информирует|сообщили|узнал[аи]?|рассказали|хабарлайды|жазады|мәлім етті|reports?|reported|"
    r"learned|told|со ссылкой на|корреспондент\w*|тілшісі|according to|порталы?|агентств\w+|редакци\w+|сайты?)"
)
_SITE = re.compile(
    r"\b(?:переда[её]т|сообща[её]т|пишет|информирует)\s+(?:[а-яё]+\s+){0,3}([A-Za-zА-Яа-я][\w\-]*\.(?:kz|com|media|org|info|news|asia))\b",
    re.I,
)
_NAMED = re.compile(r"\b(?:информационное агентство|информагентство|ИА|издание|газета)\s+[«\"]?([A-ZА-ЯЁ][\w\-.]+(?:\s[A-ZА-ЯЁ][\w\-.]+)?)")


@dataclass(frozen=True, slots=True)
class _Outlet:
    name: str
    hosts: tuple[str, ...]
    forms: tuple[str, ...]


@cache
def _outlets() -> tuple[_Outlet, ...]:
    listed = rows(read_lexicon("publishers"), ("name", "hosts", "forms"))
    return tuple(_Outlet(str(row["name"]), words(row["hosts"]), words(row["forms"])) for row in listed)


@cache
def _said() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Per outlet: its name beside a word of reporting, or opening a dateline ("АСТАНА. KAZINFORM –")."""
    found = []
    for outlet in _outlets():
        names = "|".join(re.escape(form) for form in sorted(outlet.forms, key=len, reverse=True))
        name = rf"[«\"“]?(?<![\w.])(?:{names})(?![\w])[»\"”]?"
        beside = rf"{_REPORTS}\W{{1,3}}(?:[\w\-]+\s){{0,3}}{name}|{name}\W{{1,4}}(?:[\w\-]+\s){{0,2}}{_REPORTS}"
        dateline = rf"^(?-i:[^a-zа-яәғқңөұүһі\n]{{3,40}})[.,/]\s*{name}\s*[\-–—./]|^{name}\s*[.\-–—/]|\(\s*{name}\s*\)"
        found.append((outlet.name, re.compile(f"{beside}|{dateline}", re.IGNORECASE | re.MULTILINE)))
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
    """The outlet that the text names as reporting (the first such), or ""."""
    hits = sorted((match.start(), name) for name, rule in _said() if (match := rule.search(text)))
    if hits:
        return hits[0][1]
    for rule in (_SITE, _NAMED):
        if match := rule.search(text):
            return publisher_of_name(match.group(1))
    return ""
