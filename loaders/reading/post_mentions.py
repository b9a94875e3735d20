"""Who is named with which post: words for posts bound to the names beside them, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.reading.bodies import load_bodies
from loaders.reading.declension import ALL, NOM
from loaders.reading.glossary import CLOSING, OPENING
from loaders.reading.known_people import PersonMention, same_surname
from loaders.reading.name_order import known_form
from loaders.reading.name_words import has_surname_ending, is_given, is_listed_given
from loaders.reading.page import Page, Sentence
from loaders.reading.patterns import Match
from loaders.reading.persons import find_persons, may_be_name, nominative_surname
from loaders.reading.places import place_finder
from loaders.reading.post_phrases import chained, goes_on, phrase_end, phrase_start, table
from loaders.reading.post_sides import named_after, named_before, post_cases
from loaders.reading.post_verbs import subject_of
from loaders.reading.romanise import name_key
from loaders.reading.rules import Rule, lexicon, rules_matcher
from loaders.reading.tokens import Token, is_headline

# How far before a second Kazakh post a comma may stand that parts it from the first.
_KAZAKH_APPOSITION = 9
# Names of firms, songs and programmes have so many words at most.
_QUOTED = 6


@dataclass(frozen=True, slots=True)
class Holding:
    """A post (rule, at tokens `trigger`) of a person in sentence `sentence`; tokens `first`..`last` say it all."""

    rule: Rule
    trigger: Match[Rule]
    person: PersonMention
    sentence: int
    first: int
    last: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Spoken:
    """People and posts of one sentence: full names, words for posts, and which belong together."""

    persons: tuple[PersonMention, ...]
    triggers: tuple[Match[Rule], ...]
    holdings: tuple[Holding, ...]
    blocked: frozenset[int] = frozenset()


def read_spoken(page: Page, sentence: Sentence) -> Spoken:
    """The people and posts of `sentence`."""
    language, tokens = page.language, sentence.tokens
    triggers = rules_matcher(language, "posts").find(tokens)
    if not triggers and not any(token.is_title for token in tokens[1:]):
        return Spoken((), (), ())
    blocked = _blocked(tokens, language, triggers)
    persons = find_persons(tokens, language, blocked)
    if language == "en" and is_headline(tokens):
        persons = [person for person in persons if person.sure]
    if language == "en":
        persons = [person for person in persons if not _is_house(tokens, person.last)]
    holdings = list(_bind(sentence, language, triggers, persons, blocked))
    return Spoken(tuple(persons), tuple(triggers), tuple(holdings), blocked)


def _is_house(tokens: Sequence[Token], at: int) -> bool:
    """True where the word at `at` makes the name before it that of a house: `the Saken Nugmanov Centre`."""
    return at < len(tokens) and tokens[at].is_title and tokens[at].key in table("houses", "en")


def _blocked(tokens: Sequence[Token], language: str, triggers: Sequence[Match[Rule]]) -> frozenset[int]:
    """Tokens that are part of a post, a body or a place, and so of no name."""
    taken = {i for match in triggers for i in range(match.first, match.last) if match.value.form != "heads" or not tokens[i].is_title}
    for match in load_bodies().find(tokens, language):
        if match.value.kind != "press" and not _is_given_beside(tokens, match.first, match.last, language):
            taken.update(range(match.first, match.last))
    taken |= _quoted(tokens)
    after = {match.last for match in triggers}
    for place in place_finder().find(tokens, language):
        if language == "kk" and place.first in after and place.last - place.first == 1 and _is_surname(tokens, place.last, language):
            continue
        if not _is_given_beside(tokens, place.first, place.last, language) and not _is_surname_place(tokens, place.first, language):
            taken.update(range(place.first, place.last))
    return frozenset(taken)


def _quoted(tokens: Sequence[Token]) -> set[int]:
    """The tokens of short names in quotation marks behind a word, which are firms and no people: `директор компании «Ұлытау Құрылыс»`."""
    found: set[int] = set()
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else None
        if token.text in OPENING and before is not None and before.is_word:
            closing = next((i for i in range(at + 1, min(at + _QUOTED + 2, len(tokens))) if tokens[i].text in CLOSING), 0)
            found.update(range(at, closing + 1) if closing else ())
    return found


def _is_surname(tokens: Sequence[Token], i: int, language: str) -> bool:
    """True where a surname stands at `i`, so that what stands before it is a given name: `әкімі Махамбет Иванов`."""
    return i < len(tokens) and tokens[i].is_title and has_surname_ending(tokens[i].text, language)


def _is_given_beside(tokens: Sequence[Token], first: int, last: int, language: str) -> bool:
    """True where one word that is a place or body too is a given name before a surname: `Абай Байгенжин`, not `Астаны Сабина Есимова`."""
    given = known_form(tokens[first].key) if language == "ru" else is_given(tokens[first].text)
    if last - first != 1 or not given or last >= len(tokens) or not has_surname_ending(tokens[last].text, language):
        return False
    return not (is_listed_given(tokens[last].text) and _is_surname(tokens, last + 1, language))


def _is_surname_place(tokens: Sequence[Token], i: int, language: str) -> bool:
    """True where a word that is a place as well follows a given name."""
    return i > 0 and tokens[i - 1].is_title and is_given(tokens[i - 1].text) and tokens[i].start - tokens[i - 1].end == 1


def _bind(
    sentence: Sentence, language: str, triggers: Sequence[Match[Rule]], persons: Sequence[PersonMention], blocked: frozenset[int]
) -> list[Holding]:
    tokens = sentence.tokens
    bound: dict[int, PersonMention] = {}
    found: list[Holding] = []
    inside = -1
    for k, trigger in enumerate(triggers):
        if (trigger.first < inside and not _adds(tokens, language, trigger)) or trigger.value.form == "heads":
            continue
        person, confidence = named_after(tokens, language, trigger, persons, blocked)
        if not person:
            person, confidence = named_before(tokens, language, trigger, persons)
        if person:
            inside = max(inside, person.first if person.first > trigger.first else trigger.last)
            bound[k] = person
            found += _holdings(sentence, language, trigger, person, persons, triggers, confidence)
    for k in range(len(triggers) - 2, -1, -1):
        if (
            k not in bound
            and k + 1 in bound
            and bound[k + 1].first > triggers[k + 1].first
            and not any(triggers[k].last <= person.first < triggers[k + 1].first for person in persons)
            and chained(tokens, language, triggers[k], triggers[k + 1])
        ):
            bound[k] = bound[k + 1]
            found.append(_holding(sentence, language, triggers[k], bound[k], 0.9))
    for k in range(1, len(triggers)):
        if (
            k not in bound
            and k - 1 in bound
            and bound[k - 1].last <= triggers[k - 1].first
            and goes_on(tokens, language, triggers[k - 1], triggers[k])
        ):
            bound[k] = bound[k - 1]
            found.append(_holding(sentence, language, triggers[k], bound[k], 0.85))
    for trigger in triggers:
        if trigger.value.form == "heads" and (person := subject_of(tokens, language, trigger, persons)):
            found.append(_holding(sentence, language, trigger, person, 0.85))
    return found


def _adds(tokens: Sequence[Token], language: str, trigger: Match[Rule]) -> bool:
    """True for a second post in the nominative before one name: `руководитель центра и главный гематолог области Name`."""
    before = tokens[max(0, trigger.first - (_KAZAKH_APPOSITION if language == "kk" else 1)) : trigger.first]
    return any(token.key in (",", "и", "and", "әрі", "және") for token in before) and (
        language != "ru" or NOM in post_cases(tokens, trigger, language)
    )


def _holdings(
    sentence: Sentence, language: str, trigger: Match[Rule], person: PersonMention, persons: Sequence[PersonMention],
    triggers: Sequence[Match[Rule]], confidence: float,
) -> list[Holding]:  # fmt: skip
    """The holding of `person`, and of those listed after the first where the word stands for several."""
    found = [_holding(sentence, language, trigger, person, confidence)]
    if trigger.value.form != "plural":
        return found
    joins, last = frozenset(lexicon("posts")["joins"]), person
    for other in persons:
        between = sentence.tokens[last.last : other.first]
        if other.first >= last.last and between and all(token.key in joins or token.text == "," for token in between):
            found.append(_holding(sentence, language, trigger, other, confidence))
            last = other
    return found if len(found) > 1 else []


def _holding(sentence: Sentence, language: str, trigger: Match[Rule], person: PersonMention, confidence: float) -> Holding:
    first = min(trigger.first, person.first)
    if person.first > trigger.first and language != "ru":
        first = phrase_start(sentence.tokens, trigger.first, language)
    last = max(person.last, trigger.last)
    if person.first < trigger.first:
        last = phrase_end(sentence.tokens, trigger.last, language)
    return Holding(trigger.value, trigger, person, sentence.index, first, last, confidence)


def with_surnames(spoken: Spoken, sentence: Sentence, language: str, known: Sequence[PersonMention]) -> Spoken:
    """`spoken` with the people of `known` whom the sentence names by the surname alone."""
    taken = {i for person in spoken.persons for i in range(person.first, person.last)} | spoken.blocked
    more = []
    for i, token in enumerate(sentence.tokens):
        if i in taken or not token.is_title or len(token.text) < 3 or not may_be_name(token.text, token.key, language):
            continue
        key = name_key(nominative_surname(token.text, language, ALL).removesuffix("'s"))
        same = [person for person in known if person.given and same_surname(person.surname, key)]
        if same and len({person.given for person in same}) == 1:
            more.append(replace(same[0], first=i, last=i + 1))
    if not more:
        return spoken
    persons = tuple(sorted((*spoken.persons, *more), key=lambda p: p.first))
    return replace(spoken, persons=persons, holdings=tuple(_bind(sentence, language, spoken.triggers, persons, spoken.blocked)))
