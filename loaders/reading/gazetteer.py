"""Names of places as they stand in running text: every inflected form of every place of the ontology."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pyoxigraph as ox

import ontology
from graph import iris
from graph.quads import RDF, RDFS
from loaders.reading.place_forms import FORMER, Form, adjective_forms, forms_of, village_forms
from loaders.reading.romanise import name_key
from loaders.reading.rules import lexicon

_KK_SUFFIX = re.compile(
    r"(?:(?:лық|лік|дық|дік|тық|тік)(?:тар|тер)?)?(?:та|те|да|де)?"
    r"(?:[нтд][ыі]ң|н?[тд](?:ағы(?:сы(?:н|ның|на|нда|нан|мен)?)?|егі(?:сі(?:н|нің|не|нде|нен|мен)?)?)|нда|нде|н?[ае]н|[тд]ан|[тд]ен|[ғгқк][ае]|н[ае]|[тд][ае]|[нтд][ыі]|сы|сі|[мбп]ен|[ыі]|н|)"
)
# Russian names in -ск take their Kazakh endings with a vowel between: `Степногорскіде`.
_KK_LINKED = ("скі", "цкі")
PLACES = Path(ontology.__file__).parent / "places.ttl"
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
                kept = forms_of(code, level, text, language)
                forms += [(language, replace(f, kind=FORMER) if predicate == dalel + "formerName" else f) for f in kept]
        for text, _ in values[dalel + "adjectiveForm"]:
            forms += [("ru", Form(code, words, "adjective")) for words in adjective_forms(text)]
    forms += village_forms()
    return Gazetteer(places, dict.fromkeys(forms), lexicon("places")["resorts"])


def _within(iri: str, about: dict[str, dict[str, list[tuple[str, str]]]], kato: dict[str, str], predicate: str) -> Iterator[str]:
    seen = {iri}
    while iri in about and about[iri][predicate]:
        iri = about[iri][predicate][0][0]
        if iri in seen:
            return
        seen.add(iri)
        if iri in kato:
            yield kato[iri]
