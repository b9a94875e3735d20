"""What may stand between a post and the name of its holder: the words of the body, callings, links; and what may not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from loaders.reading.declension import is_person, parts_of_speech
from loaders.reading.patterns import Match
from loaders.reading.rules import Rule, kept_matcher, lexicon
from loaders.reading.tokens import Token

# The tokens of a bracket that explains a post.
_BRACKET = 4
_BECAME = (["болып"], ["болып", "бұрынғы"], ["болып", "бұған", "дейінгі"])
_LONGEST = 18
_MOST_CALLING = 8
_VERBS = frozenset({"VERB", "INFN", "GRND", "PRTS", "NPRO"})
_STOPS = frozenset(".;:!?")
_QUALIFIED = frozenset({"acting", "new", "former", "then", "current", "chief", "newly", "appointed", "longtime", "first"})
_COMMA_IN_NAME = frozenset({"minister", "deputy-minister"})


@cache
def table(name: str, language: str) -> frozenset[str]:
    return frozenset(str(word).removesuffix("'s") for word in lexicon("posts")[name][language])


def is_verb(key: str) -> bool:
    """True for a Russian word that is a verb or pronoun and no noun."""
    kinds = parts_of_speech(key)
    return bool(kinds & _VERBS) and not kinds & {"NOUN", "ADJF"}


def goes_on(tokens: Sequence[Token], language: str, one: Match[Rule], two: Match[Rule]) -> bool:
    """True where the second post is told of the person before the first: `Name, chief oncologist and director of ...`."""
    between = tokens[one.last : two.first]
    if not between or len(between) > 12 or sum(token.text == "," for token in between) > 1:
        return False
    if between[-1].text != "," and between[-1].key not in ("и", "және", "әрі", "and"):
        return False
    if language == "en" and _has_past(between):
        return False
    return all(_says_where(token, language, "") for token in between if token.text != ",")


def phrase_start(tokens: Sequence[Token], at: int, language: str) -> int:
    """Where the words of the body begin that stand before a post: `Шығыс Қазақстан облысының әкімі`, `Healthcare Minister`."""
    breaks = table("breaks", language) | table("fillers", language)
    i = at
    while i > 0 and at - i < 12:
        token = tokens[i - 1]
        if language == "en" and not token.is_title:
            break
        if token.text in _STOPS or token.text in ",–—-()" or (language == "en" and token.key in breaks):
            break
        i -= 1
    return i


def phrase_end(tokens: Sequence[Token], at: int, language: str) -> int:
    """Where the words of the body end that stand after a post: before a comma, a verb or a new clause."""
    i = at
    while i < len(tokens) and i - at < 14:
        token = tokens[i]
        if token.text in _STOPS or token.text in ",–—)" or token.key in table("breaks", language):
            break
        if language == "ru" and token.is_word and not token.is_title and is_verb(token.key):
            break
        i += 1
    return i if language != "kk" else at


def is_phrase(tokens: Sequence[Token], language: str, trigger: Match[Rule], end: int) -> bool:
    """True where the tokens between a post and a name only say where the post is."""
    between = _behind_bracket(without_callings(tokens[trigger.last : end], language))
    if language == "en" and between and between[-1].text == "," and _is_definite(tokens, trigger.first) and _closes(tokens, end):
        between = between[:-1]
    if trigger.value.form == "plural" and len(between) > 1 and between[-1].text == "," and language == "en":
        between = between[:-1]
    if not between or (trigger.value.form == "plural" and [t.text for t in between] in ([","], [":"])):
        return True
    if between[-1].key in table("linking", language):
        return _is_linked(tokens, language, trigger, trigger.last + len(between))
    if _is_bracket(between):
        return True
    if len(between) > _LONGEST or language == "kk" or trigger.value.form == "epithet":
        return language == "kk" and _is_kazakh_apposition(between)
    if language == "en" and (
        (not between[0].is_title and between[0].key not in ("of", "for", "at", "in", "and", "to")) or _has_past(between)
    ):
        return False
    if language == "ru" and between[0].key == "по" and between[-1].text != ",":
        between = [token for token in between if token.text != ","]
        return all(_says_where(token, language, trigger.value.code) for token in between)
    calling = _calling(between) if language == "ru" else len(between)
    return all(_says_where(token, language, trigger.value.code) for token in between[:calling])


def _is_definite(tokens: Sequence[Token], at: int) -> bool:
    """True where the post at `at` is somebody's (`the region's akim`) or has an article before it (`the then akim`)."""
    while at and tokens[at - 1].key in _QUALIFIED:
        at -= 1
    before = tokens[max(0, at - 2) : at]
    return any(token.key == "the" for token in before) or (bool(before) and before[-1].text.endswith(("'s", "’s")))


def _calling(between: Sequence[Token]) -> int:
    """Where a calling in the nominative begins that the name ends: `профессор, ветеран института Name`; the end where there is none."""
    commas = [i for i, token in enumerate(between) if token.text == ","]
    if not commas or commas[-1] + 1 >= len(between) or len(between) - commas[-1] > _MOST_CALLING:
        return len(between)
    words = between[commas[-1] + 1 :]
    plain = all(token.is_word and not is_verb(token.key) and token.key not in table("breaks", "ru") for token in words)
    if not plain or not is_person(words[0].key) or kept_matcher("posts", "bystanders").find(words[:1]):
        return len(between)
    return commas[-1]


def without_callings(between: Sequence[Token], language: str) -> Sequence[Token]:
    """`between` without the quotation marks and the callings at its end: `, врач-онколог`, `назначен врач`."""
    at = len(between)
    while at and between[at - 1].text in '«»"“”':
        at -= 1
    end = at
    callings = kept_matcher("posts", "callings").find(between[:at])
    for match in reversed(callings):
        if match.last == end:
            end = match.first
            while end and between[end - 1].text == ",":
                end -= 1
    linked = 0 < end < at and between[end - 1].key in table("linking", language)
    return between[:end] if (end < at and between[end].text == ",") or end == 0 or linked else between[:at]


def _closes(tokens: Sequence[Token], name: int) -> bool:
    """True where the name that begins at `name` stands between commas, or ends the sentence: `The head of the department, Name, said`."""
    if any(tokens[k].text in ".;" for k in range(name + 1, min(name + 3, len(tokens)))):
        return True
    comma = next((k for k in range(name + 1, min(name + 4, len(tokens))) if tokens[k].text == ","), 0)
    return bool(comma) and comma + 1 < len(tokens) and not tokens[comma + 1].is_title


def _is_linked(tokens: Sequence[Token], language: str, trigger: Match[Rule], end: int) -> bool:
    linking = table("linking", language)
    start = end
    while start > trigger.last and (tokens[start - 1].key in linking or tokens[start - 1].text in '«»"'):
        start -= 1
    between = tokens[trigger.last : start]
    return len(between) <= _LONGEST and all(_says_where(token, language, trigger.value.code) for token in between)


def _is_kazakh_apposition(between: Sequence[Token]) -> bool:
    """`депутаты, фракция мүшесі Name`: a comma and a noun phrase that ends with the possessive."""
    words = between[1:]
    return (
        between[0].text == ","
        and 0 < len(words) <= 7
        and words[-1].key.endswith(("ы", "і"))
        and not any(token.text in ",;:–—" or token.key.endswith(("ды", "ді", "ты", "ті")) for token in words)
    )


def _behind_bracket(between: Sequence[Token]) -> Sequence[Token]:
    """`between` without the bracket that explains the post right behind it: `akim (governor) of the region Name`."""
    closing = next((i for i, token in enumerate(between[:_BRACKET]) if token.text == ")"), 0)
    return between[closing + 1 :] if closing and between[0].text == "(" and closing + 1 < len(between) else between


def _is_bracket(between: Sequence[Token]) -> bool:
    return between[0].text == "(" and between[-1].text == ")" and len(between) <= 5


def _has_past(between: Sequence[Token]) -> bool:
    return any(token.key.endswith("ed") and not token.is_title for token in between)


def _says_where(token: Token, language: str, code: str) -> bool:
    if token.text == ",":
        return code in _COMMA_IN_NAME and language == "ru"
    if token.text in ";:!?–—" or token.key in table("breaks", language):
        return False
    return not (language == "ru" and token.is_word and not token.is_title and is_verb(token.key))


def chained(tokens: Sequence[Token], language: str, one: Match[Rule], two: Match[Rule]) -> bool:
    """True where the second post goes on about the person of the first: `директор центра, главный онколог области Name`."""
    between = tokens[one.last : two.first]
    if not between or len(between) > 14 or one.value.form == "epithet":
        return False
    if language == "kk" and [token.key for token in between] in _BECAME:
        return True  # `басшысы болып бұрынғы вице-министр Name тағайындалды`
    cuts = [i for i, token in enumerate(between) if token.text in ",-–—" or token.key in ("и", "және", "әрі", "and")]
    if not cuts:
        return False
    cut = cuts[-1]
    if language == "ru" and between[cut].key == "и" and one.value.code in ("minister", "akim", "president", "prime-minister"):
        return False
    if language == "en" and between[cut].key == "and" and cut == 0 and one.value.code == two.value.code:
        return False
    return all(_says_where(token, language, "") for token in between[:cut]) and all(
        not (language == "ru" and is_verb(token.key)) for token in between[cut + 1 :]
    )
