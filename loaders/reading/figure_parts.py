"""Figures that name nothing of their own and count what the figure before counted: parts, members of a list, more of the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from loaders.reading.figure_lines import Line
from loaders.reading.figure_people import analyzer
from loaders.reading.numbers import Number
from loaders.reading.places import place_finder
from loaders.reading.rules import lexicon

_DASHES = frozenset("–—-")
_JOINS = frozenset({"и", "а", "and"})
_ENDS = frozenset({"", ",", ";", ".", ")"})
# From here on a number behind `in` is a year.
_YEARS = 1900
_CLOSES = frozenset({"", ",", ";", ".", ")", "и", "және", "and", "а", "—", "–", "мен"})
# Places that are but meant by a word for any: `в стране`.
_VAGUE = frozenset({"stand-in", "memory"})
_FAR_PLACE = 5
_AFTER_FAR = 4
_MOST_KEYS = 16384
_RESPECTIVELY = frozenset({"соответственно", "respectively", "тиісінше"})
# Kazakh for `of them those that were done`: `жасалғаны 1 627`.
_NOMINAL = ("ғаны", "гені", "қаны", "кені")
# Kazakh number words that end so without an ending: two, six, seven.
_PLAIN = frozenset({"екі", "алты", "жеті"})
_CASES = frozenset({"ға", "ге", "қа", "ке", "нан", "нен", "дан", "ден", "тан", "тен"})
_GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің")
_FINITE = ("VERB", "PRTS")


def is_bare(line: Line, number: Number) -> bool:
    """True for a figure that stands alone after a dash or in brackets, beside a place, before `of`, `из них`, or goes on counting."""
    before, after = _key(line, number.first - 1), _key(line, number.last)
    if (before in _DASHES or before == "(") and after in _CLOSES:
        return True
    if after in _RESPECTIVELY or _is_of_another_time(line, number) or _is_level(line, number):
        return True
    if before == "у" or (before == "против" and after in ("у", "среди")):
        return True
    if before == "in" and after in _ENDS and number.value < _YEARS and any(m.value.code == "found" for m in line.words.markers):
        return True
    if before in ("of", "aged", "к", "for"):
        return False
    if is_part(line, number) or _goes_on(line, number) or beside_place(line, number) or _is_done_to(line, number):
        return True
    if before in _JOINS and after in _DASHES:
        return True
    if before == "в":
        return False
    beside = after in ("of", "are", "were") or (after == "из" and _key(line, number.last + 1) in ("них", "которых", "этого", "этих"))
    return beside or any(m.value.code == "yearly" and m.first == number.last for m in line.words.markers)


def is_part_by_ending(line: Line, number: Number) -> bool:
    """True for a Kazakh figure whose ending makes it a part: `оның 16-сы`, `113-інде`."""
    words = lexicon("figures")
    joined = line.joined(number.last - 1, number.last) and _key(line, number.last) in words["parts"]
    last = _key(line, number.last - 1)
    of = _key(line, number.first - 1)
    ended = number.in_words and last.endswith(("ы", "і")) and last not in _PLAIN and of.endswith(_GENITIVE)
    hedged = joined_ending(line, number) and _key(line, number.last + 1) in words["part_hedges"]
    return joined or hedged or (line.language == "kk" and (ended or last in words["part_hedges"]))


def joined_ending(line: Line, number: Number) -> bool:
    """True where an ending of case stands behind the hyphen of a Kazakh figure: `180-ге жуығы`."""
    return line.joined(number.last - 1, number.last) and _key(line, number.last) in _CASES


def beside_place(line: Line, number: Number) -> bool:
    """True for a figure that a place has: `Астанада – 15 400`, `3,800 in Karaganda Region`, `Абайская (205,1)`."""
    words = lexicon("figures")
    places = place_finder().find(line.tokens, line.language)
    if not places:
        return False
    if _closes(line, number.last) and is_of_place(line, number):
        return True
    links = words["of_place"][line.language]
    after = next((p for p in places if 0 < p.first - number.last <= _AFTER_FAR), None)
    return after is not None and all(t.key in links for t in line.tokens[number.last : after.first])


def is_of_place(line: Line, number: Number) -> bool:
    """True for a figure that a place stands before, with no more than a link between: `в Астане их 15 400`."""
    links = lexicon("figures")["place_links"][line.language]
    places = [p for p in place_finder().find(line.tokens, line.language) if p.how not in _VAGUE]
    near = [p for p in places if p.last <= number.first and number.first - p.last <= _FAR_PLACE]
    return bool(near) and all(t.key in links for t in line.tokens[near[-1].last : number.first])


def is_rate(line: Line, number: Number) -> bool:
    """True for a broken number of nothing behind a rate, the rate of another time or place: `теперь 63,5`, `ал облыста 61,9`."""
    compared = _key(line, number.first - 1) in (*lexicon("figures")["compared_with"]["before"], "с", "than", "чем")
    return number.value != int(number.value) and _closes(line, number.last) and not compared


def _is_level(line: Line, number: Number) -> bool:
    """True for a bare figure that what was counted has come to: `опустилась до 21 тысячи`, `2024 жылы 2 340 болды`."""
    words, after = lexicon("figures"), _key(line, number.last)
    if line.language == "kk":
        return after in words["ends_level"] and _closes(line, number.last + 1)
    changed = any(m.value.code in ("rise", "fall") and 0 <= number.first - m.last <= 2 for m in line.words.markers)
    return changed and _key(line, number.first - 1) in words["to_level"] and after in _CLOSES


def _closes(line: Line, at: int) -> bool:
    """True where a member of a list ends at token `at`: a mark, `and`, or the Kazakh verb that ends the sentence."""
    if _key(line, at) in _CLOSES:
        return True
    return line.language == "kk" and (at + 1 >= len(line.tokens) or _key(line, at + 1) in (".", ",", ";"))


def _goes_on(line: Line, number: Number) -> bool:
    """True for more of what was counted: `ещё 12 строятся`, `120 more`, `шесть прошли капремонт`."""
    words = lexicon("figures")["further"][line.language]
    at = _past_hedges(line, number.first, words["before"])
    after = _key(line, number.last)
    told = _key(line, at - 1) in words["before"] or (at >= 2 and _key(line, at - 1) == "в" and _key(line, at - 2) in words["before"])
    if after in words["after"]:
        return _key(line, number.last + 1) not in ("than",) and _names_nothing(line, number.last + 1)
    if told:
        return _names_nothing(line, number.last)
    opens = at > 0 and (line.tokens[at - 1].text in ",;" or _key(line, at - 1) in ("и", "а", "из") or at - 1 in line.words.nouns_end())
    return line.language == "ru" and opens and _is_verb(after)


def _is_done_to(line: Line, number: Number) -> bool:
    """True for a figure that a verb right before it is done to or by: `…, и приняли 90`, `из 32 тысяч пришли 18 тысяч`, `and saw 90`."""
    if _key(line, number.last) not in _ENDS:
        return False
    verb = _key(line, number.first - 1)
    opens = _key(line, number.first - 2) in (*_JOINS, ",")
    if line.language == "en":
        return opens and verb.endswith("ed")
    return line.language == "ru" and opens and _is_verb(verb)


def _names_nothing(line: Line, at: int) -> bool:
    """True where no noun follows at token `at` that would be what is counted."""
    key = _key(line, at)
    if key in _CLOSES or not line.tokens[at].is_word:
        return True
    if line.language == "ru":
        return _part(key) not in ("NOUN", "ADJF", "PRTF")
    if line.language == "kk":
        return line.tokens[at - 1].key.endswith(("уін", "ісін", "ызын", "ізін"))
    return key in lexicon("figures")["stops"]["en"] or key in lexicon("figures")["further"]["en"]["then"]


def _past_hedges(line: Line, at: int, keep: Sequence[str]) -> int:
    hedges = lexicon("figures")["hedges"][line.language]
    while at and _key(line, at - 1) in hedges and _key(line, at - 1) not in keep:
        at -= 1
    return at


def is_part(line: Line, number: Number) -> bool:
    """True for a part of what was counted, by its ending or by words: `из них 80`, `Of 1,500 people examined, 43 had`."""
    if is_part_by_ending(line, number):
        return True
    if line.language == "kk" and _key(line, number.first - 1).endswith(_NOMINAL):
        return True
    if [_key(line, number.last), _key(line, number.last + 1)] == ["of", "them"]:
        return True
    at = _past_hedges(line, number.first, ())
    parts = lexicon("figures")["part_words"][line.language]
    before = [token.key for token in line.tokens[max(0, at - 3) : at]]
    if any(before[-len(words) :] == words for words in parts) or _counts_the_same(line, at):
        return True
    opens = line.tokens[0].key in lexicon("figures")["wholes"][line.language]
    return opens and line.tokens[number.last : number.last + 1] != [] and _first_of_clause(line, at)


def _counts_the_same(line: Line, at: int) -> bool:
    """True where words before token `at` say that the same is counted: `олардың саны 610-ға жетті`."""
    before = [token.key for token in line.tokens[max(0, at - _FAR_PLACE) : at]]
    if any(not key[0].isalpha() for key in before[-2:]):
        return False
    runs = lexicon("figures")["same"][line.language]
    return any(before[i : i + len(words)] == words for words in runs for i in range(len(before)))


def _is_of_another_time(line: Line, number: Number) -> bool:
    after = [token.key for token in line.tokens[number.last : number.last + 3]]
    return any(after[: len(words)] == words for words in lexicon("figures")["other_times"][line.language])


def _first_of_clause(line: Line, at: int) -> bool:
    """True where token `at` opens the clause behind the first comma of a sentence."""
    commas = [i for i, token in enumerate(line.tokens) if token.text == ","]
    return bool(commas) and (commas[0] == at - 1 or (at > commas[0] and line.tokens[at - 1].key in ("and", "и", "а")))


def _key(line: Line, i: int) -> str:
    return line.tokens[i].key if 0 <= i < len(line.tokens) else ""


@lru_cache(maxsize=_MOST_KEYS)
def _part(key: str) -> str:
    return str(analyzer().parse(key)[0].tag.POS or "")


def _is_verb(key: str) -> bool:
    return bool(key) and key[0].isalpha() and _part(key) in _FINITE
