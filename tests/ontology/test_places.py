"""The gazetteer: every region and city, with names that news used and uses."""

from __future__ import annotations

import re
from collections import Counter

import pyoxigraph as ox
import pytest

from ontology import model, terms

D = terms.NAMESPACE
PLACE = terms.BASE + "id/place/"
WGS = "http://www.w3.org/2003/01/geo/wgs84_pos#"
LABELS = model.labels(PLACE)
REGIONS = [
    "Abai",
    "Akmola",
    "Aktobe",
    "Almaty",
    "Atyrau",
    "Jambyl",
    "Jetisu",
    "Karaganda",
    "Kostanay",
    "Kyzylorda",
    "Mangystau",
    "Pavlodar",
    "Turkistan",
    "Ulytau",
]
COMPASS = ("East Kazakhstan", "North Kazakhstan", "West Kazakhstan")
CITIES = [
    "Astana",
    "Almaty",
    "Shymkent",
    "Aktau",
    "Aktobe",
    "Atyrau",
    "Oral",
    "Kostanay",
    "Kokshetau",
    "Petropavl",
    "Pavlodar",
    "Semey",
    "Oskemen",
    "Karaganda",
    "Zhezkazgan",
    "Temirtau",
    "Taraz",
    "Turkistan",
    "Kyzylorda",
    "Taldykorgan",
    "Konaev",
]


def of_class(name: str) -> set[str]:
    return {iri for iri, cls in terms.pairs(terms.RDF + "type") if cls == D + name and iri.startswith(PLACE)}


def values(kato: str, predicate: str) -> set[str]:
    return {value for iri, value in terms.pairs(predicate) if iri == PLACE + kato}


def test_every_region_is_there() -> None:
    assert {LABELS[iri]["en"] for iri in of_class("Region")} == {f"{name} Region" for name in (*REGIONS, *COMPASS)}


def test_three_cities_are_of_republican_rank() -> None:
    assert {LABELS[iri]["en"] for iri in of_class("RepublicanCity")} == {"Astana", "Almaty", "Shymkent"}


def test_ninety_cities_are_there() -> None:
    assert len(of_class("City")) == 90
    assert set(CITIES) <= {LABELS[iri]["en"] for iri in of_class("City")}


def test_kato_codes_are_unique() -> None:
    codes = Counter(kato for _, kato in terms.pairs(D + "kato"))
    assert codes.most_common(1)[0][1] == 1
    assert set(LABELS) == {PLACE + kato for kato in codes}


def test_every_place_has_one_level() -> None:
    levels = [of_class(name) for name in ("Country", "Region", "City", "District", "CityDistrict", "Settlement")]
    assert sum(map(len, levels)) == len(set().union(*levels)) == len(LABELS)


def test_every_place_lies_within_the_country() -> None:
    above = dict(terms.pairs(D + "within"))
    for iri in LABELS:
        steps = 0
        while iri != terms.COUNTRY:
            iri, steps = above[iri], steps + 1
            assert steps < 4


def test_a_place_shares_the_code_of_its_region() -> None:
    for iri, upper in terms.pairs(D + "within"):
        if upper != terms.COUNTRY:
            assert iri.removeprefix(PLACE)[:2] == upper.removeprefix(PLACE)[:2]


@pytest.mark.parametrize(
    ("kato", "name"),
    [
        ("710000000", "Нур-Султан"),
        ("710000000", "Nur-Sultan"),
        ("750000000", "Алма-Ата"),
        ("790000000", "Чимкент"),
        ("101010000", "Семипалатинск"),
        ("191010000", "Қапшағай"),
        ("231010000", "Гурьев"),
        ("311010000", "Джамбул"),
        ("431010000", "Кзыл-Орда"),
        ("471010000", "Шевченко"),
        ("610000000", "Южно-Казахстанская область"),
        ("631010000", "Ust-Kamenogorsk"),
        ("271010000", "Uralsk"),
    ],
)
def test_former_names_are_kept(kato: str, name: str) -> None:
    assert name in values(kato, D + "formerName")


@pytest.mark.parametrize(
    ("kato", "name"), [("630000000", "ВКО"), ("590000000", "СКО"), ("270000000", "БҚО"), ("620000000", "Улытауская область")]
)
def test_short_and_other_names_are_kept(kato: str, name: str) -> None:
    assert name in values(kato, terms.SKOS + "altLabel")


def test_regions_and_cities_have_their_adjective() -> None:
    with_adjective = {iri for iri, form in terms.pairs(D + "adjectiveForm") if re.fullmatch(r"[а-яё-]+(ий|ый|ой)", form)}
    assert of_class("Region") | of_class("City") <= with_adjective


@pytest.mark.parametrize("kato", ["100000000", "330000000", "620000000"])
def test_regions_of_2022_have_their_day(kato: str) -> None:
    assert values(kato, D + "validFrom") == {"2022-06-08"}


@pytest.mark.parametrize("kato", ["610000000", "790000000"])
def test_changes_of_2018_have_their_day(kato: str) -> None:
    assert values(kato, D + "validFrom") == {"2018-06-19"}


def test_regions_have_iso_codes() -> None:
    codes = dict(terms.pairs(D + "iso3166"))
    assert all(codes[iri] == "KZ-" + iri.removeprefix(PLACE)[:2] for iri in of_class("Region") | of_class("RepublicanCity"))


def test_coordinates_lie_in_kazakhstan_and_agree() -> None:
    latitudes, longitudes = dict(terms.pairs(WGS + "lat")), dict(terms.pairs(WGS + "long"))
    points = dict(terms.pairs("http://www.w3.org/ns/dcat#centroid"))
    assert of_class("Region") | of_class("City") | of_class("Settlement") <= set(points)
    for iri, point in points.items():
        assert point == f"POINT({longitudes[iri]} {latitudes[iri]})"
        assert 40.5 < float(latitudes[iri]) < 55.5 and 46.4 < float(longitudes[iri]) < 87.4


def test_capital_is_no_name_of_a_city() -> None:
    names = {str(t.object.value).casefold() for t in terms.triples("places.ttl") if isinstance(t.object, ox.Literal)}
    assert not names & {"столица", "елорда", "capital"}
