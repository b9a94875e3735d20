"""Names of places as they stand in running text: every inflected form of every place of the ontology."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path

import pyoxigraph as ox

import ontology
from graph import iris
from graph.quads import RDF, RDFS
from loaders.reading.romanise import name_key
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
_KK_SUFFIX = re.compile(
    r"(?:(?:лық|лік|дық|дік|тық|тік)(?:тар|тер)?)?(?:та|те|да|де)?"
    r"(?:[нтд][ыі]ң|[тд]ағы|[тд]егі|ндағы|ндегі|нда|нде|н?[ае]н|[тд]ан|[тд]ен|[ғгқк][ае]|н[ае]|[тд][ае]|[нтд][ыі]|сы|сі|[мбп]ен|[ыі]|н|)"
)
# Russian names in -ск take their Kazakh endings with a vowel between: `Степногорскіде`.
_KK_LINKED = ("скі", "цкі")
_REGION_WORDS = frozenset({"область", "облысы", "region"})
_DISTRICT_WORDS = frozenset({"ауданы", "district"})
PLACES = Path(ontology.__file__).parent / "places.ttl"
VILLAGE = "village"
# A name once borne, which may be another place's today: the region Ақмола, once the name of Astana.
FORMER = "former"
# Shorter names have too many likenesses in Latin letters.
_LEAST_LATIN = 5
# Keys of tokens that the gazetteer remembers.
_MOST_KEYS = 16384
SKOS = "http://www.w3.org/2004/02/skos/core#"
LEVELS = ("Country", "Region", "City", "CityDistrict", "District", "Settlement")


@dataclass(frozen=True, slots=True)
class Place:
    """A place: KATO code, level, English label, the codes of what it lies in (nearest first)."""

    kato: str
    level: str
    label: str
    within: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One way a name stands in text.

    `kind`: name, former name, adjective, bare (a region's name without the word for region), or village (which answers put in the
    district `kato`).
    """

    kato: str
    words: tuple[str, ...]
    kind: str


class Gazetteer:
    """Places by code, and the forms of their names by their first word."""

    def __init__(self, places: Iterable[Place], forms: Iterable[tuple[str, Form]], resorts: Iterable[str] = ()) -> None:
        self.places = {place.kato: place for place in places}
        self._resorts = frozenset(resorts)
        others: dict[str, list[Form]] = defaultdict(list)
        kazakh: dict[str, list[Form]] = defaultdict(list)
        latin: dict[str, list[Form]] = defaultdict(list)
        for language, form in forms:
            (kazakh if language == "kk" else others)[form.words[0]].append(form)
            if language == "kk" and min(map(len, form.words)) >= _LEAST_LATIN:
                keys = tuple(map(name_key, form.words))
                latin[keys[0]].append(replace(form, words=keys))
        self._openers = _Openers(others, kazakh, latin)

    def place(self, kato: str) -> Place:
        """The place with this code."""
        return self.places[kato]

    def region_of(self, kato: str) -> str:
        """The region (or city of republican rank) that `kato` lies in, or itself."""
        codes = (kato, *self.places[kato].within)
        for level in ("Region", "City"):
            for code in codes:
                if self.places[code].level == level:
                    return code
        return kato

    def capital_of(self, kato: str) -> str:
        """The city that the region of `kato` is run from, or empty: its code is the first of the region's cities."""
        capital = f"{self.region_of(kato)[:2]}1010000"
        return capital if capital in self.places else ""

    def stands_for(self, kato: str) -> str:
        """The place by which answers tell where something is: the city of a city's district, the district of a village, else `kato`."""
        place = self.places[kato]
        inside = place.level == "CityDistrict" or (place.level == "Settlement" and kato not in self._resorts)
        return place.within[0] if inside and place.within else kato

    def district_of(self, kato: str) -> str:
        """The district of the same name in the same region (`Аральская районная больница`), else the place itself."""
        wanted = f"{self.places[kato].label} District"
        same = (p for p in self.places.values() if p.label == wanted and self.region_of(p.kato) == self.region_of(kato))
        return next((place.kato for place in same), kato)

    def match(self, keys: Sequence[str], i: int) -> list[tuple[Form, int]]:
        """Forms that stand at word `i` of `keys`, each with the index after its last word; the longest only."""
        forms, stems, spellings = self._openers[keys[i]]
        if not forms and not stems and not spellings:
            return []
        found = [(form, i + len(form.words)) for form in forms if tuple(keys[i : i + len(form.words)]) == form.words]
        found += self._kazakh(stems, keys, i)
        if all(form.kind == "bare" for form, _ in found):
            found += [(f, i + len(f.words)) for f in spellings if tuple(map(name_key, keys[i : i + len(f.words)])) == f.words]
        longest = max((end for _, end in found), default=0)
        return [(form, end) for form, end in found if end == longest]

    def _kazakh(self, forms: Sequence[Form], keys: Sequence[str], i: int) -> Iterator[tuple[Form, int]]:
        for form in forms:
            last = i + len(form.words) - 1
            if last >= len(keys) or tuple(keys[i:last]) != form.words[:-1]:
                continue
            key, stem = keys[last], form.words[-1]
            if key.startswith(stem) and _KK_SUFFIX.fullmatch(key, len(stem) + key.startswith(_KK_LINKED, len(stem) - 2)):
                yield form, last + 1


class _Openers(dict[str, tuple[tuple[Form, ...], ...]]):
    """For the key of a token the forms that begin with it, the Kazakh ones of which it may be an inflected word, and those of which it may
    be another Latin spelling (`Yegindykol`)."""

    def __init__(
        self, forms: Mapping[str, Sequence[Form]], stems: Mapping[str, Sequence[Form]], latin: Mapping[str, Sequence[Form]]
    ) -> None:
        super().__init__()
        self._forms, self._stems, self._latin = forms, stems, latin
        self._lengths = sorted({len(key) for key in stems}, reverse=True)

    def __missing__(self, key: str) -> tuple[tuple[Form, ...], ...]:
        if len(self) >= _MOST_KEYS:
            self.clear()
        kazakh = [form for length in self._lengths for form in self._stems.get(key[:length], ())]
        latin = self._latin.get(name_key(key), ()) if key.isascii() and len(key) >= _LEAST_LATIN else ()
        self[key] = found = tuple(self._forms.get(key, ())), tuple(kazakh), tuple(latin)
        return found


def _words(name: str) -> tuple[str, ...]:
    return tuple(name.lower().replace("ё", "е").replace("-", " ").replace("’", "'").split())


def russian_forms(name: str) -> Iterator[tuple[str, ...]]:
    """The case forms of a Russian place name (its last word is declined; an adjectival first word too)."""
    *head, last = _words(name)
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
    for word in _words(name):
        if word in _RU_CASES:
            parts.append(_RU_CASES[word])
        elif word.endswith("ий"):
            parts.append([word[:-2] + e for e in ("ий", "ого", "ому", "им", "ом", "ие", "их")])
        elif word.endswith("ая"):
            parts.append([word[:-2] + e for e in ("ая", "ой", "ую", "ою", "ие", "их", "им", "ими")])
        else:
            parts.append([word])
    yield from product(*parts)


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of `ontology/places.ttl`."""
    dalel = iris.ONTOLOGY
    names = {RDFS + "label", SKOS + "altLabel", dalel + "formerName"}
    about: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for triple in ox.parse(path=str(PLACES), format=ox.RdfFormat.TURTLE):
        language = getattr(triple.object, "language", None) or ""
        about[str(triple.subject.value)][triple.predicate.value].append((str(triple.object.value), language))
    kato = {iri: values[dalel + "kato"][0][0] for iri, values in about.items() if dalel + "kato" in values}
    places, forms = [], []
    for iri, code in kato.items():
        values = about[iri]
        classes = {cls.rsplit("#", 1)[-1] for cls, _ in values[RDF + "type"]}
        level = next((name for name in LEVELS if name in classes), "Settlement")
        label = next(text for text, language in values[RDFS + "label"] if language == "en")
        places.append(Place(code, level, label, tuple(_within(iri, about, kato, dalel + "within"))))
        for predicate in names:
            for text, language in values[predicate]:
                kept = _forms(code, level, text, language)
                forms += [(language, replace(f, kind=FORMER) if predicate == dalel + "formerName" else f) for f in kept]
        for text, _ in values[dalel + "adjectiveForm"]:
            forms += [("ru", Form(code, words, "adjective")) for words in _adjective_forms(text)]
    forms += _village_forms()
    return Gazetteer(places, dict.fromkeys(forms), lexicon("places")["resorts"])


def _village_forms() -> Iterator[tuple[str, Form]]:
    villages: dict[str, list[str]] = lexicon("villages")
    for code, names in villages.items():
        for trio in names:
            russian, kazakh, english = (name.strip() for name in trio.split("|"))
            yield from (("ru", Form(code, words, VILLAGE)) for words in russian_forms(russian))
            yield "kk", Form(code, _words(kazakh), VILLAGE)
            yield "en", Form(code, _words(english), VILLAGE)


def _adjective_forms(adjective: str) -> Iterator[tuple[str, ...]]:
    *head, last = _words(adjective)
    for ending in _RU_ADJECTIVE:
        yield (*head, last[:-2] + ending)


def _within(iri: str, about: dict[str, dict[str, list[tuple[str, str]]]], kato: dict[str, str], predicate: str) -> Iterator[str]:
    seen = {iri}
    while iri in about and about[iri][predicate]:
        iri = about[iri][predicate][0][0]
        if iri in seen:
            return
        seen.add(iri)
        if iri in kato:
            yield kato[iri]


def _forms(code: str, level: str, name: str, language: str) -> Iterator[Form]:
    words = _words(name)
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
    if level == "Region" and bare and bare != words and not bare[-1].endswith("ая"):
        yield from (Form(code, forms, "bare") for forms in (russian_forms(" ".join(bare)) if language == "ru" else [bare]))
