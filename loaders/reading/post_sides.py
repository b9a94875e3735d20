"""On which side of a post its holder is named: `директор центра Name`, `Name, директор центра`, `Name директор болып`."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.declension import ALL, GEN, noun_cases
from loaders.reading.known_people import PersonMention, known_holder, known_post
from loaders.reading.name_words import has_surname_ending, words_of
from loaders.reading.patterns import Match
from loaders.reading.persons import may_be_name, nominative_surname, person_at
from loaders.reading.post_phrases import is_phrase, is_verb, table, without_callings
from loaders.reading.romanise import name_key, romanise
from loaders.reading.rules import Rule
from loaders.reading.tokens import Token

# How many tokens an apposition goes on behind its post.
_APPOSITION = 12
# How many words of an English body stand before the post.
_MOST_BODY = 6
_ARTICLES = frozenset({"a", "an", "the"})
# How far before the post of one who decrees its decree stands: `by order of the minister`.
_DECREED = 3
# A post in the genitive behind these is held by somebody in another case: `на посту директора Name сменил ...`.
_BEFORE_GENITIVE = frozenset({"обязанности", "врио", ".", "о", "посту", "пост", "должность", "должности", "кресло", "кресле", "роли"})
# A Kazakh post in the dative or genitive is not that of the name behind it: `Әкімге Name хат жазды`.
_KAZAKH_CASES = ("ге", "ке", "ға", "қа", "нің", "ның", "дің", "дың", "тің", "тың")


def named_after(
    tokens: Sequence[Token], language: str, trigger: Match[Rule], persons: Sequence[PersonMention], blocked: frozenset[int]
) -> tuple[PersonMention | None, float]:
    """The person named after the post, and how sure that is."""
    if language == "kk" and tokens[trigger.last - 1].key.endswith(_KAZAKH_CASES):
        return None, 0.0
    later = [p for p in persons if p.first >= trigger.last]
    if language == "en" and len(later) > 1 and not later[0].sure and later[1].sure and _runs_into(tokens, later[0], later[1]):
        later = later[1:]  # `deputy director of Ontustik Med Invest Asel Tuyakbai`: a firm, then a name
    person = next(iter(later), None)
    if (
        person
        and trigger.value.form != "heads"
        and is_phrase(tokens, language, trigger, person.first)
        and not _is_answered(tokens, trigger, person)
    ):
        if not person.sure and language == "en" and person.first > trigger.last and not _is_apart(tokens, person, blocked):
            return None, 0.0
        cases = post_cases(tokens, trigger, language)
        again = person_at(tokens, person.first, language, blocked, cases) or person
        between = without_callings(tokens[trigger.last : person.first], language)
        decreed = any(token.key in table("decrees", language) for token in tokens[max(trigger.first - _DECREED, 0) : trigger.first])
        decreed = decreed and (language != "ru" or GEN in cases)  # `приказом министра директором назначена Name`: not of the director
        linked = not decreed and bool(between) and between[-1].key in table("linking", language)
        if not again.cases & cases and not linked and known_post(again.label) != trigger.value.code:
            return None, 0.0
        return again, 0.97 if person.sure else 0.88
    return _surname_after(tokens, language, trigger, blocked)


def _runs_into(tokens: Sequence[Token], one: PersonMention, other: PersonMention) -> bool:
    """True where nothing but capitals stands between two mentions: they are one run of words."""
    return all(token.is_word and token.is_title for token in tokens[one.last : other.first])


def _is_answered(tokens: Sequence[Token], trigger: Match[Rule], person: PersonMention) -> bool:
    """True for `в ответе министра на запрос депутата Name`: the name is that of who asked."""
    return any(token.key in table("answered", "ru") for token in tokens[trigger.last : person.first])


def _is_apart(tokens: Sequence[Token], person: PersonMention, blocked: frozenset[int]) -> bool:
    """True where a small letter before a name and after it shows where it begins and ends: `president of the company Ann Stone said`."""
    before, after = tokens[person.first - 1], tokens[person.last] if person.last < len(tokens) else None
    if tokens[person.last - 1].key in table("houses", "en"):
        return False
    if after is not None and after.key in words_of("saying", "en"):
        return True
    known = person.first - 1 in blocked or before.text == ","
    return (known or before.key in table("houses", "en")) and (after is None or not after.is_title)


def post_cases(tokens: Sequence[Token], trigger: Match[Rule], language: str) -> frozenset[str]:
    """The cases in which the words of a post stand, and so the name of its holder; all where that is not known."""
    if language != "ru" or is_verb(tokens[trigger.last - 1].key) or (trigger.first and tokens[trigger.first - 1].key in _BEFORE_GENITIVE):
        return ALL
    head = next((token for token in tokens[trigger.first : trigger.last] if token.key not in ("вице", "зам", "экс", "премьер")), None)
    short = head is not None and head.key.startswith(("зав", "зам")) and not head.key.startswith(("завед", "замест"))
    return noun_cases(head.key) if head and not short else ALL


def _surname_after(
    tokens: Sequence[Token], language: str, trigger: Match[Rule], blocked: frozenset[int]
) -> tuple[PersonMention | None, float]:
    """A surname alone right after a title: `Президент Токаев`."""
    at = trigger.last
    if at >= len(tokens) or at in blocked or not may_be_name(tokens[at].text, tokens[at].key, language):
        return None, 0.0
    surname = nominative_surname(tokens[at].text, language, post_cases(tokens, trigger, language)).removesuffix("'s")
    if not has_surname_ending(surname, language) and not known_holder(name_key(surname), trigger.value.code):
        return None, 0.0
    label = known_holder(name_key(surname), trigger.value.code) or romanise(surname)
    return PersonMention(label, "", name_key(surname), at, at + 1, True), 0.8


def named_before(
    tokens: Sequence[Token], language: str, trigger: Match[Rule], persons: Sequence[PersonMention]
) -> tuple[PersonMention | None, float]:
    """The person named before the post, in apposition or as the subject of `is`, `was appointed`."""
    person = next((p for p in reversed(persons) if p.last <= trigger.first), None)
    if not person or trigger.value.form == "plural":
        return None, 0.0
    between = tokens[person.last : trigger.first]
    apposed = [token.text for token in between if token.key not in _ARTICLES] == [","]
    if not person.sure and not (language != "kk" and apposed and (person.first or _closed(tokens, trigger))):
        return None, 0.0
    if language == "en" and between and between[0].text == "," and _acts(tokens, trigger):
        return None, 0.0
    fillers = table("fillers", language)
    if language == "en" and person.sure and _is_english_apposition(between) and _closed(tokens, trigger):
        return person, 0.85
    if not between or len(between) > 8 or not all(_fills(token, fillers) for token in between):
        return _kazakh_before(tokens, language, trigger, person)
    follows = tokens[trigger.last].text if trigger.last < len(tokens) else ","
    if language == "kk" and follows not in (",", ":", ".", ")", "–", "—", "болып"):
        return None, 0.0
    if between[0].text not in ",–—-(" and not any(token.is_word and token.key not in ("и", "and", "the", "а") for token in between):
        return None, 0.0
    return person, 0.9


def _fills(token: Token, fillers: frozenset[str]) -> bool:
    """True for a word that may stand between a name and its post: one of `fillers`, or whose the post is (`Japan's`)."""
    return token.key in fillers or token.text in fillers or token.text.endswith(("'s", "’s"))


def _is_english_apposition(between: Sequence[Token]) -> bool:
    """`, KazIOR director`, `, Semey oncology centre director`: a comma and the words of the body before the post."""
    known = table("fillers", "en") | table("houses", "en")
    words = between[1:]
    plain = all(token.is_word and (token.is_title or token.key in known) for token in words)
    return between[:1] != [] and between[0].text == "," and 0 < len(words) <= _MOST_BODY and words[0].is_title and plain


def _closed(tokens: Sequence[Token], trigger: Match[Rule]) -> bool:
    """True where a comma closes the apposition that a post opens: `Hua Liu, deputy director of the agency, spoke`."""
    return any(token.text == "," for token in tokens[trigger.last : trigger.last + _APPOSITION])


def _acts(tokens: Sequence[Token], trigger: Match[Rule]) -> bool:
    """True where a verb follows the post at once, whose subject it is: `Asked by Anna Kim, the minister answered`."""
    follows = tokens[trigger.last] if trigger.last < len(tokens) else None
    return follows is not None and not follows.is_title and follows.key.endswith(("ed", "said", "told", "says", "spoke", "was", "has"))


def _kazakh_before(
    tokens: Sequence[Token], language: str, trigger: Match[Rule], person: PersonMention
) -> tuple[PersonMention | None, float]:
    """`Name, <body> директоры,` and `Name ... министрі болып тағайындалды`."""
    if language != "kk" or trigger.first - person.last > 10:
        return None, 0.0
    follows = tokens[trigger.last].key if trigger.last < len(tokens) else ""
    comma = tokens[person.last].text in ",–—"
    if (
        comma
        and (follows in (",", ":", "болып", "–") or tokens[person.last].text in "–—")
        and not any(t.text == "," for t in tokens[person.last + 1 : trigger.first])
    ):
        return person, 0.85
    if follows in ("болып", "лауазымына", "қызметіне", "қызметінен", "қызметін", "лауазымынан"):
        return person, 0.85
    return None, 0.0
