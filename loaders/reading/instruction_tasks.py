"""Which words of a sentence say the tasks of an order: one range of tokens for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.reading.declension import parts_of_speech
from loaders.reading.patterns import Match
from loaders.reading.people import People
from loaders.reading.rules import Rule, lexicon
from loaders.reading.tokens import Token

_SPLITS = frozenset({";", "и", "также"})
_DASHES = "–—-"
_UNTIL = frozenset({"до", "к", "с"})
_MOST_ADDRESSEE = 8
_KK_ABOUT = frozenset({"туралы", "жөнінде", "жайлы", "жайында", "бойынша", "қатысты", "арнайы", "нақты"})
_KK_TASK = re.compile(r".{2,}[ую](?:ді|ды|дi|ге|ға|і|ы|ін|ын|)")
_KK_ACCUSATIVE = re.compile(r".{2,}[ую](?:ді|ды)")
# `салу мен жөндеу мәселесін пысықтау` is one task: to work out the matter.
_KK_MATTER = "мәселе"
_KK_JOINS = frozenset({",", ";", "және", "әрі", "сондай", "мен", "пен"})
# The words at most of one who is told, with what joins them to those told before.
_MOST_TOLD = 12
_MUST = frozenset({"must", "should", "shall", "ought"})
_KK_NOUNS = frozenset({"ауру", "су", "ауруды", "суды", "бару", "ту", "оқу", "басқару", "тексеру", "тау", "сырқау", "ақау", "дау"})


def russian_tasks(tokens: Sequence[Token], match: Match[Rule]) -> Iterator[tuple[int, int]]:
    """Token ranges of the tasks: each infinitive that is joined to the first, or the one noun phrase after `дал поручения`."""
    end = _clause_end(tokens, match.last)
    infinitives = [k for k in range(match.last, end) if is_infinitive(tokens[k].key)]
    before = [k for k in range(match.last) if is_infinitive(tokens[k].key)]
    opening = match.value.code == "demand" and before[:1] in ([0], [1])
    if not infinitives and before and (match.value.code in ("order", "passive") or opening):
        stop = match.first if before[0] < match.first else match.last - 1
        yield before[0], _trimmed(tokens, before[0], stop)
        return
    if not infinitives:
        if match.value.code in ("handing", "order") and end - match.last >= 3 and _is_about(tokens, match.last, end):
            yield match.last, end
        return
    cuts = [infinitives[0]]
    later = [k for k in infinitives[1:] if _joined_by(tokens, k)]
    lists = any(_joined_by(tokens, k) != "," for k in later)
    cuts += [k for k in later if lists or _joined_by(tokens, k) != ","]
    cuts = _own_tasks(tokens, cuts, end)
    for k, start in enumerate(cuts):
        stop = addressed_from(tokens, cuts[k + 1]) if k + 1 < len(cuts) else end
        yield start, _trimmed(tokens, start, stop)


def _own_tasks(tokens: Sequence[Token], cuts: Sequence[int], end: int) -> list[int]:
    """Where tasks of their own begin: behind a semicolon, with somebody told or a day; others go on with the one before."""
    dated = any(t.key in _UNTIL and tokens[k + 1].is_number for k, t in enumerate(tokens[: end - 1]))
    if dated or any(_joined_by(tokens, k) == ";" for k in cuts[1:]):
        return list(cuts)
    return [cuts[0], *(k for k in cuts[1:] if addressed_from(tokens, k) < k)]


def addressed_from(tokens: Sequence[Token], at: int) -> int:
    """Where the one who is told begins in `..., акиматам – завершить ремонт`, with the infinitive at `at`; else `at`."""
    if not at or tokens[at - 1].text not in _DASHES:
        return at
    return next((k + 1 for k in range(at - 2, max(-1, at - _MOST_ADDRESSEE), -1) if tokens[k].text in ",;" or tokens[k].key == "а"), at)


def _is_about(tokens: Sequence[Token], first: int, end: int) -> bool:
    about = ("по", "направленных", "направленные", "о", "об", "касающихся", "относительно")
    return any(token.key in about for token in tokens[first : min(first + 4, end)])


@cache
def is_infinitive(key: str) -> bool:
    return key.endswith(("ть", "ти", "чь", "ться", "тись")) and "INFN" in parts_of_speech(key)


def _joined_by(tokens: Sequence[Token], k: int) -> str:
    """What joins the infinitive at `k` to one before: `;`, `и`, `также`, `,`; empty where it hangs on a noun or verb."""
    for back in range(1, 4):
        token = tokens[k - back]
        if token.text in _DASHES and addressed_from(tokens, k) < k:
            return ";"
        if token.text == ";" or token.key in _SPLITS or token.text == ",":
            return token.key
        if not parts_of_speech(token.key) & {"ADVB", "PRCL", "CONJ"} or token.key == "чтобы":
            return ""
    return ""


def _trimmed(tokens: Sequence[Token], first: int, end: int) -> int:
    while end > first + 1 and (tokens[end - 1].text in ",;." or tokens[end - 1].key in ("и", "а", "также")):
        end -= 1
    return end


def _clause_end(tokens: Sequence[Token], at: int) -> int:
    """Where the order ends: at the end of the sentence, or before the reporter's `, передаёт ...`, `», – отметила`."""
    for k in range(at, len(tokens)):
        token = tokens[k]
        if token.text in "–—-" and k and tokens[k - 1].text in ',»"”':
            return k - 1
        if token.key in ("передает", "сообщает", "сообщили", "пишет", "reports", "report") and tokens[k - 1].text == ",":
            return k - 1
    return len(tokens) - 1 if tokens and tokens[-1].text in ".!?" else len(tokens)


def kazakh_tasks(tokens: Sequence[Token], match: Match[Rule], people: People, i: int) -> Iterator[tuple[int, int]]:
    """Token ranges of the tasks before the verb: each verbal noun that a comma or `және` joins, and the last."""
    persons, triggers = people.spoken[i].persons, people.spoken[i].triggers
    subjects = [p.last for p in persons if p.last <= match.first] + [t.last for t in triggers if t.last <= match.first]
    start = max([at for at in subjects if at < len(tokens) and tokens[at].text != ","], default=0)
    verbs = [k for k in range(start, match.first) if _is_verbal_noun(tokens, k)]
    ends = [
        k
        for k in verbs
        if _at_verb(tokens, k, match.first) or (_KK_ACCUSATIVE.fullmatch(tokens[k].key) and _ends_task(tokens, k, match.first))
    ]
    if not ends:
        if match.first - start >= 4:
            yield start, match.first
        return
    matter = any(token.key.startswith(_KK_MATTER) for token in tokens[start : ends[-1]])
    joined = [k for k in verbs if k < ends[-1] and k not in ends and tokens[k + 1].key in _KK_JOINS and tokens[k].key.endswith(("у", "ю"))]
    ends += [] if matter else joined
    for k in sorted(set(ends)):
        while start < k and (tokens[start].key in _KK_JOINS or tokens[start].text in ",–—"):
            start += 1
        yield start, k + 1
        start = k + 1


def _is_verbal_noun(tokens: Sequence[Token], k: int) -> bool:
    """True for what is to be done (`салу`, `аяқтауды`), not for a place with such an ending (`Атырау`, `Ұлытау`)."""
    token = tokens[k]
    return bool(_KK_TASK.fullmatch(token.key)) and token.key not in _KK_NOUNS and not (k and token.is_title)


def _at_verb(tokens: Sequence[Token], k: int, verb: int) -> bool:
    """True where nothing but `туралы` stands between a verbal noun and the verb of ordering."""
    return all(token.key in _KK_ABOUT for token in tokens[k + 1 : verb])


def _ends_task(tokens: Sequence[Token], k: int, verb: int) -> bool:
    """True where a verbal noun in the accusative is the task itself, not the object of the next one (`жөндеуді аяқтау`)."""
    return tokens[k + 1].key in _KK_JOINS or (verb - k <= 4 and not any(_KK_TASK.fullmatch(t.key) for t in tokens[k + 1 : verb]))


def english_tasks(tokens: Sequence[Token], match: Match[Rule]) -> Iterator[tuple[int, int]]:
    """The token range of the task: after `to`, or what `the building was put up` says before `on the instruction of`."""
    if match.value.code == "noun":
        if match.first > 2:
            yield 0, match.first
        return
    end = _clause_end(tokens, match.last)
    if tokens[match.last - 1].key in _MUST and end - match.last > 1:
        yield match.last, end
        return
    to = next(
        (k for k in range(match.first, end) if tokens[k].key in ("to", "on", "of", "that", "with", "its", "his", "her", "a", "the")), -1
    )
    exact = next((k for k in range(match.last - 1, end) if tokens[k].key == "to"), -1)
    at = exact if exact >= 0 else to
    if at >= 0 and end - at > 2:
        start = at + (1 if tokens[at].key in ("to", "on", "of", "that", "with") else 0)
        cuts = [k for k in range(start + 2, end - 2) if exact >= 0 and tokens[k].key == "to" and _cut_before(tokens, k)]
        for k in cuts:
            yield start, _cut_before(tokens, k)
            start = k + 1
        yield start, end


def _cut_before(tokens: Sequence[Token], k: int) -> int:
    """Where a task ends before the next one, whose `to` stands at `k`; 0 where none begins there."""
    return _and_before(tokens, k) or _another_before(tokens, k)


def _another_before(tokens: Sequence[Token], k: int) -> int:
    """Where another one who is told begins: the joint in `|and the healthcare department to draw up a list`, with `to` at `k`; else 0."""
    told = tuple(lexicon("instructions")["told"])
    for at in range(k - 2, max(k - _MOST_TOLD, 0), -1):
        if tokens[at].text in ",.;:" or tokens[at].is_number:
            return 0
        if tokens[at].key == "and" and tokens[at + 1].key in ("the", "regional", "local", "his", "her"):
            words = tokens[at + 1 : k]
            found = any(token.key.startswith(told) for token in words)
            return (at - 1 if tokens[at - 1].text == "," else at) if found else 0
    return 0


def _and_before(tokens: Sequence[Token], k: int) -> int:
    """Where the joint begins in `..., and also |to build`, with `to` at `k`; 0 where no comma parts the two."""
    at = k - 1 if tokens[k - 1].key == "also" else k
    if tokens[at - 1].key != "and" and [t.key for t in tokens[at - 3 : at]] != ["as", "well", "as"]:
        return 0
    at -= 1 if tokens[at - 1].key == "and" else 3
    return at - 1 if tokens[at - 1].text in ",;" else 0
