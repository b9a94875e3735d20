"""Nominatives of names: what the name in a case form may stand for in Russian, and without its suffix in Kazakh."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pymorphy3

NOM, GEN, DAT, ACC, INS, LOC = CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
ALL = frozenset(CASES)
_VOWELS = "аеёиоуыэюя"
_MASC = {"а": {GEN, ACC}, "у": {DAT}, "ом": {INS}, "ем": {INS}, "е": {LOC}}
_SOFT = {"я": {GEN, ACC}, "ю": {DAT}, "ем": {INS}, "е": {LOC}}
_FEM_HARD = {"а": {NOM}, "ы": {GEN}, "и": {GEN}, "е": {DAT, LOC}, "у": {ACC}, "ой": {INS}}
_FEM_SOFT = {"я": {NOM}, "и": {GEN, DAT, LOC}, "е": {DAT, LOC}, "ю": {ACC}, "ей": {INS}}
_OV = re.compile(r"(.+(?:ов|ев|ёв|ин|ын))(а|у|ым|е|ой|)")
_OV_FORMS = {
    "": (("m", "", {NOM}),),
    "а": (("m", "", {GEN, ACC}), ("f", "а", {NOM})),
    "у": (("m", "", {DAT}), ("f", "а", {ACC})),
    "ым": (("m", "", {INS}),),
    "е": (("m", "", {LOC}),),
    "ой": (("f", "а", {GEN, DAT, INS, LOC}),),
}
_SKI = re.compile(r"(.+[сц]к)(ий|ого|ому|им|ом|ая|ой|ую)")
_SKI_FORMS = {
    "ий": (("m", "ий", {NOM}),),
    "ого": (("m", "ий", {GEN, ACC}),),
    "ому": (("m", "ий", {DAT}),),
    "им": (("m", "ий", {INS}),),
    "ом": (("m", "ий", {LOC}),),
    "ая": (("f", "ая", {NOM}),),
    "ой": (("f", "ая", {GEN, DAT, INS, LOC}),),
    "ую": (("f", "ая", {ACC}),),
}
_KK_CASE = re.compile(r"(?:[нтд][ыі]ң|[ғқ]а|[гк]е|[нтд][ае]н|[мбп]ен|н[ае]|[нтд][ыі]|[тд][ае])(?:кі)?")
_KK_STEM = re.compile(r".*(?:ов|ев|ёв|ин|ын)а?")
_KK_PATRONYMIC = re.compile(r"(..+(?:ұлы|улы|қызы|кызы))(?:ның|на|н|нда|нан|мен)")
_KK_SURE = re.compile(r"(.{3,}?)(?:[нтд][ыі]ң|[ғқ]а|ге|ке|[мбп]ен)")


@dataclass(frozen=True, slots=True)
class Reading:
    """One nominative that a form may stand for, whose sex it fits (m or f), and in which cases."""

    word: str
    sex: str
    cases: frozenset[str]


@cache
def morphology() -> pymorphy3.MorphAnalyzer:
    """The dictionary of Russian word forms."""
    return pymorphy3.MorphAnalyzer()


@cache
def parts_of_speech(word: str) -> frozenset[str]:
    """What a Russian word may be, by the dictionary: NOUN, ADJF, VERB ... and Name, Surn, Geox; empty if it is not in it."""
    if not morphology().word_is_known(word):
        return frozenset()
    tags = [parse.tag for parse in morphology().parse(word)]
    return frozenset(str(tag.POS) for tag in tags) | {mark for tag in tags for mark in ("Name", "Surn", "Patr", "Geox") if mark in tag}


@cache
def noun_cases(word: str) -> frozenset[str]:
    """The cases in which a Russian noun or adjective may stand in the singular; all six where that is not known."""
    cases = {str(p.tag.case) for p in morphology().parse(word) if p.tag.case and str(p.tag.number) != "plur" and "Abbr" not in p.tag}
    return frozenset(cases) & ALL or ALL


@cache
def may_be_plural(word: str) -> bool:
    """True for a Russian word that may stand in the plural (`центры`, and `отделения`, which may be the genitive of one)."""
    return any(parse.tag.number == "plur" for parse in morphology().parse(word))


@cache
def is_person(word: str) -> bool:
    """True for a Russian word that may be somebody in the nominative singular (`ветеран`, `врач`)."""
    tags = [p.tag for p in morphology().parse(word)]
    return any(t.POS == "NOUN" and (t.animacy, t.case, t.number) == ("anim", "nomn", "sing") for t in tags)


@cache
def given_readings(form: str) -> tuple[Reading, ...]:
    """Nominatives of a Russian form of a given name (lower case)."""
    return tuple(_given(form))


def _given(form: str) -> Iterator[Reading]:
    hard = form[-1] not in _VOWELS + "ьй"
    if hard or form[-1] in "йь":
        yield Reading(form, "m", frozenset({NOM}))
        yield Reading(form, "f", ALL)
    elif form[-1] in "еоиуыэюё":
        yield Reading(form, "m", ALL)
        yield Reading(form, "f", ALL)
    for table, endings, sexes in ((_MASC, ("",), "m"), (_SOFT, ("й", "ь"), "m"), (_FEM_HARD, ("а",), "fm"), (_FEM_SOFT, ("я",), "fm")):
        for ending, cases in table.items():
            if form.endswith(ending) and len(form) - len(ending) >= 2:
                stem = form[: -len(ending)]
                for nominative in endings:
                    if nominative or stem[-1] not in _VOWELS + "ьй":
                        yield from (Reading(stem + nominative, sex, frozenset(cases)) for sex in sexes)
    if form.endswith("и") and form[-2] not in _VOWELS:
        yield Reading(form[:-1] + "ь", "f", frozenset({GEN, DAT, LOC}))


@cache
def surname_readings(form: str) -> tuple[Reading, ...]:
    """Nominatives of a Russian form of a surname (lower case)."""
    for shape, forms in ((_OV, _OV_FORMS), (_SKI, _SKI_FORMS)):
        if found := shape.fullmatch(form):
            return tuple(Reading(found[1] + ending, sex, frozenset(cases)) for sex, ending, cases in forms[found[2]])
    readings = [reading for reading in _given(form) if reading.sex == "m"]
    readings.append(Reading(form, "f", ALL))
    return tuple(readings)


def kazakh_nominative(word: str) -> str:
    """`word`, the last of a name, without its case suffix (any harmony: the papers vary)."""
    low = word.lower()
    if found := _KK_PATRONYMIC.fullmatch(low):
        return word[: len(found[1])]
    for length in range(len(word), 3, -1):
        if _KK_STEM.fullmatch(low[:length]) and (length == len(word) or _KK_CASE.fullmatch(low[length:])):
            return word[:length]
    if found := _KK_SURE.fullmatch(low):
        return word[: len(found[1])]
    return word
