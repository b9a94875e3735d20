"""What an article says does not hang on how it is typed: items in other typography and alphabets, and with links put into them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from graph.values import Article
from loaders.evaluation.gold import HELD_OUT, names_in
from loaders.reading.reader import read_article
from loaders.sources import read_sources
from loaders.sources.read import read_text

ITEMS = Path(__file__).parent.parent / "items"
# So many items of each language; and which share of what is read of them as they are must be read of them in disguise.
NUMBER, SHARE = 14, 0.96

_UPPER = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_LOWER = "a-zа-яёәғқңөұүһі"
_SURNAME = re.compile(rf"(?<=[{_LOWER}] )([{_UPPER}][{_LOWER}]+(?:ов|ев|ова|ева|ov|ev|ova|eva))(?=[{_LOWER}]{{0,4}}[\s,.])")
_CYRILLIC = "абвгдезийклмнопрсуфхһыіэәғжқңөұүт"
_ALPHABETS = {
    "acute": dict(zip(_CYRILLIC, "abvgdezııklmnoprsýfhhyieáǵjqńóuút", strict=True)),
    "current": dict(zip(_CYRILLIC, "abvgdeziiklmnoprsufhhyıeäğjqñöūüt", strict=True)),
}
_DIGRAPHS = {
    "acute": {"ц": "s", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "ıý", "я": "ıa", "ё": "ıo", "ь": "", "ъ": ""},
    "current": {"ц": "ts", "ч": "ch", "ш": "ş", "щ": "ş", "ю": "iu", "я": "ia", "ё": "io", "ь": "", "ъ": ""},
}


def in_latin(text: str, alphabet: str) -> str:
    letters = _ALPHABETS[alphabet] | _DIGRAPHS[alphabet]
    big = {"i": "İ", "ı": "I"}
    made = []
    for letter in text:
        small = letters.get(letter.lower(), letter)
        made.append(small if letter.islower() or not small else big.get(small[0], small[0].upper()) + small[1:])
    return "".join(made)


def with_a_link(text: str, label: str, headline: str) -> str:
    paragraphs = text.split("\n\n")
    if len(paragraphs) == 1:
        return text
    middle = max(1, len(paragraphs) // 2)
    return "\n\n".join([*paragraphs[:middle], f"{label}\n{headline}", *paragraphs[middle:]])


DISGUISES: dict[str, tuple[str, Callable[[str], str]]] = {
    "surnames in capitals": ("ru kk en", lambda text: _SURNAME.sub(lambda match: match[1].upper(), text)),
    "no space behind full stops": ("ru kk en", lambda text: re.sub(rf"(?<=[{_LOWER}]{{5}}\.) (?=[{_UPPER}][{_LOWER}])", "", text)),
    "straight quotation marks": ("ru kk en", lambda text: re.sub("[«»“”„]", '"', text)),
    "hyphens for dashes": ("ru kk en", lambda text: re.sub(" [–—] ", " - ", text)),
    "spaces that do not break": ("ru kk en", lambda text: re.sub(r"(?<=\d) (?=\d{3}\b)", "\u00a0", text)),
    "a Latin letter in Kazakh words": ("kk", lambda text: text.replace("і", "i").replace("І", "I")),
    "the acute alphabet": ("kk", lambda text: in_latin(text, "acute")),
    "the current alphabet": ("kk", lambda text: in_latin(text, "current")),
    "a link to another article (ru)": (
        "ru",
        lambda text: with_a_link(text, "Читайте также:", "В Таразе открыли новый центр лучевой терапии"),
    ),
    "a link to another article (kk)": (
        "kk",
        lambda text: with_a_link(text, "Тағы оқыңыз:", "Таразда жаңа сәулелік терапия орталығы ашылды"),
    ),
    "a link to another article (en)": ("en", lambda text: with_a_link(text, "Read more:", "New radiation therapy center opens in Taraz")),
}


@cache
def items(language: str) -> tuple[Article, ...]:
    hidden = names_in(ITEMS / "gold" / HELD_OUT)
    paths = [path for path in sorted((ITEMS / "texts").glob(f"{language}-*.md")) if path.stem not in hidden]
    step = max(1, len(paths) // NUMBER)
    found = read_sources(paths[::step][:NUMBER], latest="2026-12-31", undated=True)
    return tuple(article for article in found if isinstance(article, Article))


def told(article: Article, disguise: Callable[[str], str] = str) -> list[tuple[object, ...]]:
    """What is read of an article whose body is typed in another way; names of bodies and purposes, which are its own words, left out."""
    body = "\n\n".join(article.text[start:end] for start, end in article.body)
    text = f" date {article.published} {disguise(article.title)}\n{disguise(body.removeprefix(article.title).strip())}"
    keys = ("type", "place", "status", "kind", "amount", "currency", "value", "unit", "post")
    events = [told.event for told in read_article(read_text("a.txt", text, undated=True))]
    found = [
        (type(event).__name__, *(getattr(event, key, None) for key in keys), getattr(getattr(event, "person", None), "label", ""))
        for event in events
    ]
    return sorted(found, key=str)


@cache
def as_it_is(language: str) -> tuple[list[tuple[object, ...]], ...]:
    return tuple(told(article) for article in items(language))


@pytest.mark.parametrize("name", DISGUISES)
def test_a_text_in_disguise_says_what_it_says(name: str) -> None:
    languages, disguise = DISGUISES[name]
    same = wanted = 0
    for language in languages.split():
        for article, plain in zip(items(language), as_it_is(language), strict=True):
            rest = list(plain)
            wanted += len(plain)
            for event in told(article, disguise):
                if event in rest:
                    rest.remove(event)
                    same += 1
    assert wanted > 100
    assert same >= SHARE * wanted, f"{same} of {wanted}"
