"""Patterns from verbs: what a verb looks like where something was done, is going on, is to come or is spoken of.

A rule names verbs by their dictionary forms (`построить`, the stem `ашыл`, `put up`) and a tense; this module writes out the patterns:
for Russian from the dictionary of word forms, for Kazakh by vowel harmony, for English by the regular endings and a short table.
A verb may carry words with it: those of Kazakh stand before it (`іске қос`), those of the others behind it (`put up`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from loaders.reading.declension import morphology

DONE, PROGRESS, FUTURE, INFINITIVE = TENSES = ("done", "progress", "future", "infinitive")

_WILL_RU = (
    "планир~|намерен~|намерева~|предсто~|предполага~|запланирован~|намечен~|намеча~|собира~|хотят|хочет|готов~|"
    "должен|должна|должно|должны|решил~|решен~|предлага~|предложил~|обеща~|поруч~|рассчитыва~|необходимо|нужно"
)
_ENGLISH_WILL = "will|would|shall|should|must|may"
_ENGLISH_SET = "set|due|slated|scheduled|expected|planned|poised|projected|likely|about|going|hoped|ordered|instructed|meant|supposed"
_ENGLISH_MEAN = (
    "plan|plans|planned|planning|intend|intends|intended|aims|aim|wants|want|hopes|hope|proposes|proposed|promised|"
    "promises|pledged|decided|seeks|ordered|instructed|agreed"
)
_KAZAKH_MUST = "тиіс~|керек~|мүмкін|күтіл~|жоспарла~|белгілен~|көздел~|көзде~|қарастыр~|дайын~|ниет~|міндет~|қажет~|болжан~"
_KAZAKH_PLAN = (
    "жоспарла~|жоспарда~|көзде~|қарастыр~|тапсыр~|міндетте~|ұсын~|шеш~|ниетте~|қолға|белгілен~|тиіс~|керек~|қажет~|басталады|басталмақ"
)
_KAZAKH_GOES = "жатыр|жатыр~|жатқан~|тұр|тұрған~|отыр|отырған~|келеді|келе|жүр"


def patterns_of(language: str, tense: str, verbs: Sequence[str]) -> tuple[str, ...]:
    """The patterns of `verbs` in a tense, as the pattern language writes them. Raises ValueError for a tense or verb that is not known."""
    if tense not in TENSES:
        raise ValueError(f"no tense {tense!r}; known are {', '.join(TENSES)}")
    return tuple(dict.fromkeys(_WRITERS[language](tense, verbs)))


def _russian(tense: str, verbs: Sequence[str]) -> Iterator[str]:
    for more, group in _by_rest(verbs):

        def all_of(*marks: str, group: Sequence[str] = group) -> str:
            return "|".join(form for verb in group for form in _russian_forms(verb)(*marks))

        if tense == DONE:
            yield all_of("past", "PRTS", "PRTF-past") + more
        elif tense == PROGRESS:
            yield all_of("pres", "PRTF-pres") + more
        elif tense == INFINITIVE:
            yield "|".join(group) + more
        else:
            if future := all_of("futr"):
                yield future + more
            if short := all_of("PRTS"):
                yield f"будет|будут ..4 {short}{more}"
                yield f"должен|должна|должно|должны ..1 быть ..2 {short}{more}"
            yield f"{_WILL_RU} ..5 {'|'.join(group)}{more}"
            if imperfect := [verb for verb in group if not _russian_forms(verb)("futr")]:
                yield f"будет|будут ..3 {'|'.join(imperfect)}{more}"


@cache
def _russian_forms(verb: str) -> Callable[..., list[str]]:
    """Looks up the forms of a Russian verb by marks as `past`, `pres`, `futr`, `PRTS` or `PRTF-past`."""
    parses = [parse for parse in morphology().parse(verb) if str(parse.tag.POS) == "INFN"]
    if not parses:
        raise ValueError(f"{verb!r} is no infinitive that the dictionary has")
    third = [form for form in parses[0].lexeme if "1per" not in form.tag or "plur" in form.tag]

    def forms(*marks: str) -> list[str]:
        return list(dict.fromkeys(form.word for form in third for mark in marks if _has(form.tag, mark)))

    return forms


def _has(tag: object, mark: str) -> bool:
    """True where a tag of the dictionary is meant by a mark; a finite verb is meant by its tense alone."""
    marks = str(tag).replace(" ", ",").split(",")
    kind, _, time = mark.partition("-")
    if kind in ("past", "pres", "futr"):
        return marks[0] == "VERB" and kind in marks and "2per" not in marks
    return marks[0] == kind and (not time or time in marks)


def _kazakh(tense: str, verbs: Sequence[str]) -> Iterator[str]:
    for verb in verbs:
        before, _, stem = verb.rpartition(" ")
        lead = before + " " if before else ""
        form = _Stem(stem)
        if tense == DONE:
            yield from (lead + word for word in (form.past, form.past + "~", form.perfect + "~", form.perfect, form.converb + form.told))
            yield f"{lead}{form.converb} берді|берген|бітті|болды|бітірді|біткен|қойды|қойылды|шықты"
        elif tense == PROGRESS:
            yield lead + form.going
            yield f"{lead}{form.converb} {_KAZAKH_GOES}"
        elif tense == INFINITIVE:
            yield from (lead + form.noun + ending for ending in ("", form.dative, form.accusative))
        else:
            yield from (lead + word for word in (form.future, form.intent + "~", form.to_be + "~", form.we))
            yield f"{lead}{form.noun}ы|{form.noun}і|{form.noun}{form.dative} ..1 {_KAZAKH_MUST}"
            yield f"{lead}{form.noun}|{form.noun}{form.accusative}|{form.noun}ды|{form.noun}ді ..4 {_KAZAKH_PLAN}"
            yield f"{lead}{form.until} отыр|тұр|жатыр"


class _Stem:
    """The forms of a Kazakh verb stem, by vowel harmony and by its last sound."""

    def __init__(self, stem: str) -> None:
        back = next((letter in "аоұыуя" for letter in reversed(stem) if letter in "аоұыуяәөүіеэи"), True)
        vowel, hard = stem[-1] in "аеыі", stem[-1] in "пткқсшфхцчщбгд"

        def pick(low: str, high: str) -> str:
            return low if back else high

        shut = stem[:-1] if stem[-1] in "ыі" else stem
        self.past = stem + ("т" if hard else "д") + pick("ы", "і")
        self.perfect = stem + (pick("қан", "кен") if hard else pick("ған", "ген"))
        self.converb = stem + ("п" if vowel else pick("ып", "іп"))
        self.told = pick("ты", "ті")
        joint = "й" if vowel else pick("а", "е")
        self.future = stem + joint + pick("ды", "ді")
        self.we = stem + joint + pick("мыз", "міз")
        self.to_be = stem + joint + pick("тын", "тін")
        intent = "п" if hard else "б" if stem[-1] in "нңзж" else "м"
        self.intent = stem + intent + pick("ақ", "ек")
        self.until = stem + (pick("қалы", "келі") if hard else pick("ғалы", "гелі"))
        self.noun = shut + "у"
        self.going = self.noun + pick("да", "де")
        self.dative, self.accusative = pick("ға", "ге"), pick("ды", "ді")


_IRREGULAR = {
    "build": ("built", "built"), "put": ("put", "put"), "rise": ("rose", "risen"), "begin": ("began", "begun"), "go": ("went", "gone"),
    "take": ("took", "taken"), "come": ("came", "come"), "set": ("set", "set"), "get": ("got", "got"), "become": ("became", "become"),
    "undergo": ("underwent", "undergone"), "see": ("saw", "seen"), "give": ("gave", "given"), "bring": ("brought", "brought"),
    "throw": ("threw", "thrown"), "lay": ("laid", "laid"), "break": ("broke", "broken"), "spring": ("sprang", "sprung"),
    "make": ("made", "made"), "find": ("found", "found"), "grow": ("grew", "grown"), "run": ("ran", "run"), "hold": ("held", "held"),
}  # fmt: skip


def _english(tense: str, verbs: Sequence[str]) -> Iterator[str]:
    for more, group in _by_rest(verbs):
        table = [_english_forms(verb) for verb in group]
        past, done, ing = ("|".join(dict.fromkeys(column)) for column in zip(*table, strict=True))
        base = "|".join(group)
        if tense == DONE:
            yield f"was|were|been|has|have|had|having ..2 {done}{more}"
            yield from (f"{past}{more}", f"{done}{more}")
        elif tense == PROGRESS:
            yield f"being ..2 {done}{more}"
            yield f"is|are|was|were|now|currently|still|keeps|continues ..2 {ing}{more}"
        elif tense == INFINITIVE:
            yield f"to ..1 {base}{more}"
        else:
            yield f"{_ENGLISH_WILL} ..3 {base}{more}"
            yield f"{_ENGLISH_WILL} ..2 be ..2 {done}{more}"
            yield f"is|are|were|was|yet to be ..1 {done}{more}"
            yield f"is|are|were to ..1 {base}{more}"
            yield f"{_ENGLISH_SET} ..1 to ..1 {base}{more}"
            yield f"{_ENGLISH_SET} ..1 to be ..1 {done}{more}"
            yield f"{_ENGLISH_MEAN} ..3 to ..1 {base}{more}"


def _english_forms(verb: str) -> tuple[str, str, str]:
    """Past, participle and -ing form of an English verb."""
    consonant_y = verb.endswith("y") and verb[-2] not in "aeiou"
    doubled = verb + verb[-1] if verb in ("put", "set", "get", "run", "plan", "equip", "begin", "refit") else verb
    ing = (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else doubled) + "ing"
    regular = verb + "d" if verb.endswith("e") else verb[:-1] + "ied" if consonant_y else doubled + "ed"
    past, done = _IRREGULAR.get(verb, (regular, regular))
    return past, done, ing


def _by_rest(verbs: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Verbs that stand alone together, and with each other those that have the same words behind them: one pattern for many is fast."""
    groups: dict[str, list[str]] = {}
    for verb in verbs:
        first, _, rest = verb.partition(" ")
        groups.setdefault(f" {rest}" if rest else "", []).append(first)
    yield from groups.items()


_WRITERS: dict[str, Callable[[str, Sequence[str]], Iterator[str]]] = {"ru": _russian, "kk": _kazakh, "en": _english}
