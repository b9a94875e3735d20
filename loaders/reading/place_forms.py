"""The forms in which names of places stand in running text: Russian cases and adjectives, Kazakh and English names, villages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from loaders.reading.rules import lexicon

_RU_ENDINGS = {
    "а": ("а", "ы", "и", "е", "у", "ой", "ою"),
    "я": ("я", "и", "е", "ю", "ей"),
    "й": ("й", "я", "ю", "ем", "е"),
    "ь": ("ь", "я", "ю", "ем", "е", "и", "ью"),
}
_RU_CASES = {
    "область": ("область", "области", "областью", "областей", "областям", "областях", "областями", "обл"),
    "район": ("район", "района", "району", "районом", "районе", "районы", "районов", "районам", "районах"),
}
_RU_NEUTER = ("ое", "ого", "ому", "ым", "ом")
_RU_CONSONANT = ("", "а", "у", "ом", "е", "ем")
_RU_ADJECTIVE = ("ий", "ый", "ой", "его", "ого", "ому", "им", "ым", "ом", "ая", "ую", "ое", "ие", "ые", "их", "ых", "ими", "ыми")
_REGION_WORDS = frozenset({"область", "облысы", "region"})
_DISTRICT_WORDS = frozenset({"ауданы", "district"})
VILLAGE = "village"
# A name once borne, which may be another place's today: the region Ақмола, once the name of Astana.
FORMER = "former"


@dataclass(frozen=True, slots=True)
class Form:
    """One way a name stands in text.

    `kind`: name, former name, adjective, bare (a region's name without the word for region), or village (which answers put in the
    district `kato`).
    """

    kato: str
    words: tuple[str, ...]
    kind: str


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as tokens have their keys."""
    return tuple(name.lower().replace("ё", "е").replace("-", " ").replace("’", "'").split())


def russian_forms(name: str) -> Iterator[tuple[str, ...]]:
    """The case forms of a Russian place name (its last word is declined; an adjectival first word too)."""
    *head, last = words_of(name)
    if last.endswith(("ий", "ый", "ой")) and len(last) > 5:
        endings: Iterable[str] = (last[:-2] + e for e in _RU_ADJECTIVE)
    elif last.endswith("ое") and len(last) > 5:
        endings = (last[:-2] + e for e in _RU_NEUTER)
    elif last.endswith("ы") and len(last) > 5:
        endings = (last, last[:-1] + "ах", last[:-1] + "ам")  # `Кульсары` as a plural, which news writes too
    elif last[-1] in _RU_ENDINGS:
        endings = (last[:-1] + e for e in _RU_ENDINGS[last[-1]])
    elif last[-1] in "оеиуыэю":
        endings = (last,)
    else:
        endings = (last + e for e in _RU_CONSONANT)
    for ending in dict.fromkeys(endings):
        yield (*head, ending)


def russian_region_forms(name: str) -> Iterator[tuple[str, ...]]:
    """The case forms of `Карагандинская область`, `область Абай`, `Каратауский район`."""
    parts: list[Iterable[str]] = []
    for word in words_of(name):
        if word in _RU_CASES:
            parts.append(_RU_CASES[word])
        elif word.endswith("ий"):
            parts.append([word[:-2] + e for e in ("ий", "ого", "ому", "им", "ом", "ие", "их")])
        elif word.endswith("ая"):
            parts.append([word[:-2] + e for e in ("ая", "ой", "ую", "ою", "ие", "их", "им", "ими")])
        else:
            parts.append([word])
    yield from product(*parts)


def village_forms() -> Iterator[tuple[str, Form]]:
    """The language and the forms of each village of `lexicons/villages.yaml`, with the code of its district."""
    villages: dict[str, list[str]] = lexicon("villages")
    for code, names in villages.items():
        for trio in names:
            russian, kazakh, english = (name.strip() for name in trio.split("|"))
            yield from (("ru", Form(code, words, VILLAGE)) for words in russian_forms(russian))
            yield "kk", Form(code, words_of(kazakh), VILLAGE)
            yield "en", Form(code, words_of(english), VILLAGE)


def adjective_forms(adjective: str) -> Iterator[tuple[str, ...]]:
    """The case forms of a Russian adjective (`аральский`) of a place."""
    *head, last = words_of(adjective)
    for ending in _RU_ADJECTIVE:
        yield (*head, last[:-2] + ending)


def forms_of(code: str, level: str, name: str, language: str) -> Iterator[Form]:
    """The forms of a name in one language: whole, and without the word for region or district."""
    words = words_of(name)
    bare = tuple(word for word in words if word not in _REGION_WORDS | _DISTRICT_WORDS)
    if not words:
        return
    if language == "ru" and _RU_CASES.keys() & set(words):
        yield from (Form(code, forms, "name") for forms in russian_region_forms(name))
    elif language == "ru" and not (name.isupper() and len(name) < 5):
        yield from (Form(code, forms, "name") for forms in russian_forms(name))
    else:
        yield Form(code, words, "name")
    if level == "District" and bare and language != "ru" and bare != words:
        yield Form(code, bare, "bare")
    if level.endswith("District") and language == "ru" and words[0] == "район":  # `в районах Есиль и Нура`
        yield from (Form(code, forms, "bare") for forms in russian_forms(" ".join(words[1:])))
    if level == "Region" and bare and bare != words and not bare[-1].endswith("ая"):
        yield from (Form(code, forms, "bare") for forms in (russian_forms(" ".join(bare)) if language == "ru" else [bare]))
