"""Signs of a facility's state: what stands around its mentions, written as short strings that the learnt choice weighs.

A sign of a word carries its language and its lemma (Russian) or its first letters; one of a verb its tense too. Signs of status words say
which state they speak of, on which side they stand and how far off. Most of what signs say is in the sentence of the mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.reading.declension import morphology
from loaders.reading.facility_mention import FacilityMention
from loaders.reading.page import Sentence
from loaders.reading.places import place_finder
from loaders.reading.statuses import Trigger
from loaders.reading.tokens import Token

# So many verbs of its sentence, the nearest to a mention, are signs.
_VERBS = 3
_NEAR = (2, 5, 10)
_STRONG = 0.5
_STEM = {"kk": 5, "en": 6}
_VERB_STEM = {"kk": 4, "en": 6}
# Which place it is says nothing of a state: the signs of a house are the same elsewhere.
_PLACE = ("@",)
_MARKS = ",;:—–()«»%№"
_FLAGS = ("plural", "points_back", "hosts", "employs", "component", "beside", "is_pronoun", "part")
_KK_FUTURE = re.compile(r"(?:ады|еді|йды|йді|[мбп][ае]қ|[мбп]ек|мақшы|мекші)$")
_KK_PAST = re.compile(r"(?:[дт][ыі]|[ғқ]ан|[гк]ен|[ыі]пт[ыі])$")
_KK_FUTURE_PARTICIPLE = ("атын", "етін", "йтын", "йтін")
_KK_GOING_ON = frozenset({"жатыр", "тұр", "отыр", "келеді", "жүр"})
_EN_AUXILIARIES = frozenset(
    {"will", "is", "are", "was", "were", "has", "have", "had", "be", "been", "being", "to", "would", "should", "can", "may"}
    | {"plans", "expected", "planned"}
)
_RU_VERBAL = frozenset({"VERB", "INFN", "PRTS", "PRTF", "GRND"})
_MEMO = 65536


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of a sentence: its lemma or stem, its tense, and where it stands."""

    stem: str
    tense: str
    at: int


@dataclass(frozen=True, slots=True)
class Sight:
    """A sentence as signs see it: its words as `stems` (and their forms), clauses, status words and verbs."""

    tokens: Sequence[Token]
    language: str
    index: int
    triggers: Sequence[Trigger]
    clauses: Sequence[int]
    verbs: tuple[Verb, ...]
    stems: tuple[tuple[str, ...], ...]
    machines: tuple[range, ...]


def sight_of(sentence: Sentence, language: str, triggers: Sequence[Trigger], clauses: Sequence[int], machines: Sequence[range]) -> Sight:
    """`sentence` with its verbs and `machines`."""
    tokens = sentence.tokens
    placed = {at for place in place_finder().find(tokens, language) for at in range(place.first, place.last)}
    stems = tuple(_PLACE if at in placed else _stems(token, language) for at, token in enumerate(tokens))
    return Sight(tokens, language, sentence.index, triggers, clauses, tuple(_verbs(tokens, language)), stems, tuple(machines))


def mention_signs(mention: FacilityMention, sight: Sight, bound: Trigger | None) -> set[str]:
    """The signs around one mention; `bound` is what the rules say of it."""
    signs = {flag for flag in _FLAGS if getattr(mention, flag)}
    signs |= {"authority"} if mention.authority else set()
    signs |= {"name"} if mention.name else set()
    signs |= {f"qualifier:{mention.qualifier}"} if mention.qualifier else set()
    signs |= {"count"} if mention.count > 1 else set()
    signs |= {"title"} if sight.index == 0 else set()
    for more in (
        _machine_signs(mention, sight, bound),
        _bound_signs(bound),
        _trigger_signs(mention, sight),
        _word_signs(mention, sight),
        _verb_signs(mention, sight),
    ):
        signs.update(more)
    return signs


def sentence_signs(sight: Sight) -> Iterator[str]:
    """The signs of a sentence that goes on about a house without naming it: what it says, and its words."""
    for trigger in sight.triggers:
        yield f"goes on:{trigger.status}"
        yield f"goes on:{trigger.status}:{trigger.rule.form}"
    for stems in sight.stems:
        if stems and len(stems[0]) > 2:
            yield f"{sight.language} goes on {stems[0]}"


def _machine_signs(mention: FacilityMention, sight: Sight, bound: Trigger | None) -> Iterator[str]:
    """What is said may be of a machine that the house has or gets, not of the house."""
    if not sight.machines:
        return

    def distance(machine: range) -> int:
        return max(mention.first - machine.stop, machine.start - mention.last, 0)

    machine = min(sight.machines, key=distance)
    side = "before" if machine.start < mention.first else "behind"
    same = sight.clauses[machine.start] == sight.clauses[mention.head]
    said = bound.status if bound else "none"
    yield "machine"
    yield f"machine & bound:{said}"
    yield f"machine {'here' if same else 'there'} & bound:{said}"
    yield f"machine {side}:{sum(distance(machine) > limit for limit in _NEAR)}"
    if bound:
        between = range(min(mention.last, bound.last), max(mention.first, bound.first))
        nearer = any(m.start in between for m in sight.machines)
        apart = max(machine.start - bound.last, bound.first - machine.stop, 0)
        yield f"machine of bound:{said}:{sum(apart > limit for limit in _NEAR)}"
        if nearer:
            yield f"machine between & bound:{said}"


def _bound_signs(bound: Trigger | None) -> Iterator[str]:
    if bound is None:
        yield "bound:none"
        return
    yield f"bound:{bound.status}"
    yield f"bound:{bound.status}:{'strong' if bound.weight >= _STRONG else 'weak'}"
    yield f"bound:{bound.status}:{bound.rule.form}"


def _trigger_signs(mention: FacilityMention, sight: Sight) -> Iterator[str]:
    if not sight.triggers:
        yield "said:none"
    for trigger in sight.triggers:
        side = "before" if trigger.first < mention.first else "behind"
        distance = max(mention.first - trigger.last, trigger.first - mention.last, 0)
        same = sight.clauses[min(trigger.first, len(sight.clauses) - 1)] == sight.clauses[mention.head]
        yield f"said:{trigger.status}"
        yield f"said:{trigger.status}:{side}:{sum(distance > limit for limit in _NEAR)}"
        yield f"said:{trigger.status}:{'here' if same else 'there'}"


def _word_signs(mention: FacilityMention, sight: Sight) -> Iterator[str]:
    tokens, language, clauses = sight.tokens, sight.language, sight.clauses
    for at in range(mention.first, mention.last):
        yield from (f"{language} in {stem}" for stem in sight.stems[at])
    words = [stems[0] if stems else "" for stems in sight.stems]
    for at, stem in enumerate(words):
        if len(stem) > 2 and clauses[at] == clauses[mention.head]:
            yield f"{language} clause {stem}"
    before, behind = words[max(mention.first - 2, 0) : mention.first], words[mention.last : mention.last + 2]
    if before:
        yield f"{language} before {before[-1]}"
        yield f"{language} before {' '.join(before)}"
    if behind:
        yield f"{language} behind {behind[0]}"
        yield f"{language} behind {' '.join(behind)}"
    keys = [token.key for token in tokens if token.is_word]
    if language == "kk" and keys:
        yield f"kk end {keys[-1][-4:]}"
        yield "kk end " + " ".join(f"{key[:4]}~{key[-3:]}" for key in keys[-2:])


def _verb_signs(mention: FacilityMention, sight: Sight) -> Iterator[str]:
    clauses, language = sight.clauses, sight.language

    def distance(verb: Verb) -> tuple[bool, int]:
        return clauses[min(verb.at, len(clauses) - 1)] != clauses[mention.head], abs(verb.at - mention.head)

    for rank, verb in enumerate(sorted(sight.verbs, key=distance)[:_VERBS]):
        side = "before" if verb.at < mention.first else "behind" if verb.at >= mention.last else "within"
        yield f"{language} verb {verb.stem} {verb.tense}"
        yield f"{language} verb {side} {verb.stem} {verb.tense}"
        yield f"{language} tense {side} {verb.tense}"
        if rank == 0:
            yield f"{language} nearest {verb.stem} {verb.tense}"
            yield f"{language} nearest tense {verb.tense}"


def _stems(token: Token, language: str) -> tuple[str, ...]:
    """What a token adds to the signs of words: nothing for most marks, `#` for a number."""
    if not token.is_word:
        return (token.text,) if token.text in _MARKS else ("#",) if token.is_number else ()
    if len(token.key) <= 3:
        return (token.key,)
    if language == "ru":
        lemma, form = _russian(token.key)
        return lemma, f"~{form}"
    return token.key[: _STEM[language]], f"~{token.key[-3:]}"


def _verbs(tokens: Sequence[Token], language: str) -> Iterator[Verb]:
    for at, token in enumerate(tokens):
        if not token.is_word:
            continue
        stem, tense = _verb(token.key, language)
        if tense:
            yield Verb(stem, tense, at)


def _verb(key: str, language: str) -> tuple[str, str]:
    """The stem and tense of a word that may be a verb; no tense where it is none."""
    if language == "ru":
        lemma, form = _russian(key)
        return lemma, form if form[:4] in _RU_VERBAL else ""
    if language == "kk":
        return key[: _VERB_STEM["kk"]], _kazakh_tense(key) if len(key) > 3 else ""
    if key in _EN_AUXILIARIES:
        return key, "auxiliary"
    if key.endswith("ing"):
        return key[: _VERB_STEM["en"]], "ing"
    if key.endswith(("ed", "es")) or (key.endswith("s") and len(key) > 4):
        return key[: _VERB_STEM["en"]], key[-2:]
    return key, ""


def _kazakh_tense(key: str) -> str:
    if key in _KK_GOING_ON or key.endswith(("уда", "уде")):
        return "going on"
    if _KK_FUTURE.search(key):
        return "future"
    if _KK_PAST.search(key):
        return "past"
    if key.endswith(_KK_FUTURE_PARTICIPLE):
        return "to come"
    return "converb" if key.endswith("п") else ""


@lru_cache(_MEMO)
def _russian(key: str) -> tuple[str, str]:
    """The lemma of a Russian word and its part of speech with its tense, by its likeliest reading."""
    parse = morphology().parse(key)[0]
    return parse.normal_form, f"{parse.tag.POS or ''}{parse.tag.tense or ''}"
