"""Posts of whom the article names no more: `он`, `ол`, `she` is said to hold an office or to head something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from loaders.reading.declension import NOM, noun_cases
from loaders.reading.known_people import PersonMention
from loaders.reading.page import Page
from loaders.reading.patterns import Match
from loaders.reading.post_mentions import Holding, Spoken
from loaders.reading.post_phrases import table
from loaders.reading.rules import Rule, kept_matcher, rules_matcher
from loaders.reading.tokens import Token

# How many tokens may stand between a pronoun and its office, and in Kazakh the words of a body besides.
_OFFICE = 8
_PHRASE = 12
# How near a successor stands to the verb, and how many sentences back the post may have been told.
_BESIDE, _SINCE = 4, 2
# The longest line that is but a post.
_LINE = 14
# Offices whose holder an article may name apart from them, and how often it must speak of the office.
_OFFICES = frozenset({"akim", "minister", "prime-minister"})
_AGAIN = 2


def by_pronoun(page: Page, spoken: Sequence[Spoken], bare: Callable[[int], list[Match[Rule]]]) -> list[Holding]:
    """Such posts, in text order: `Должность вице-министра он занимает`, `Ранее он возглавлял центр`. `bare`: a sentence's unbound posts."""
    found: list[Holding] = []
    pronouns = table("pronouns", page.language)
    for i, sentence in enumerate(page.sentences):
        places = [k for k, token in enumerate(sentence.tokens) if token.key in pronouns]
        for trigger in bare(i) if places else []:
            pronoun = next((k for k in places if _says_of(sentence.tokens, page.language, trigger, k)), -1)
            person = _named_before(spoken, i, pronoun) if pronoun >= 0 else None
            if person:
                person = replace(person, first=pronoun, last=pronoun + 1)
                first, last = min(trigger.first, pronoun), max(trigger.last, pronoun + 1)
                found.append(Holding(trigger.value, trigger, person, i, first, last, 0.8))
    return found


def by_story(page: Page, spoken: Sequence[Spoken], told: Sequence[Holding], bare: Callable[[int], list[Match[Rule]]]) -> list[Holding]:
    """The post of the one person who speaks and is told no post of, where the page speaks again and again of one office without a name.

    `Аким области рассказал о стройке. Серик Ахметов сообщил, что ... . Глава региона подчеркнул`.
    """
    named = {holding.person.label for holding in told}
    speaking = [(i, p) for i, one in enumerate(spoken) for p in one.persons if p.label not in named and _speaks(page, i, p)]
    offices = [(i, trigger) for i in range(len(spoken)) for trigger in bare(i) if trigger.value.code in _OFFICES]
    codes = {trigger.value.code for _, trigger in offices}
    if len({p.label for _, p in speaking}) != 1 or len(codes) != 1 or len(offices) < _AGAIN or codes & {h.rule.code for h in told}:
        return []
    i, person = speaking[0]
    _, trigger = min(offices, key=lambda office: abs(office[0] - i))
    return [Holding(trigger.value, trigger, person, i, person.first, person.last, 0.75)]


def by_succession(page: Page, spoken: Sequence[Spoken], told: Sequence[Holding]) -> list[Holding]:
    """The post of one who is told to come before or after its holder: `На этом посту она сменила Марата Омарова`."""
    named = {holding.person.label for holding in told}
    found: list[Holding] = []
    for i, sentence in enumerate(page.sentences):
        verbs = kept_matcher("posts", "succession", page.language).find(sentence.tokens)
        other = [person for person in spoken[i].persons if person.label not in named]
        before = [h for h in told if i - _SINCE <= h.sentence <= i and h.rule.form != "calling"]
        if len(verbs) != 1 or len(other) != 1 or not before:
            continue
        beside = other[0].first - verbs[0].last if other[0].first >= verbs[0].last else verbs[0].first - other[0].last
        if beside <= _BESIDE:
            held, person = before[-1], other[0]
            trigger = Match(held.rule, verbs[0].first, verbs[0].last)
            first, last = min(person.first, trigger.first), max(person.last, trigger.last)
            found.append(Holding(held.rule, trigger, person, i, first, last, 0.8))
    return found


def by_signature(page: Page, spoken: Sequence[Spoken], bare: Callable[[int], list[Match[Rule]]]) -> list[Holding]:
    """The post of one whose name is a line of its own and the post the next: what stands under a letter or beside a picture."""
    found: list[Holding] = []
    for i in range(len(spoken) - 1):
        tokens, below = page.sentences[i].tokens, page.sentences[i + 1].tokens
        persons = spoken[i].persons
        if len(persons) != 1 or not persons[0].sure or len(below) > _LINE or persons[0].first:
            continue
        alone = all(token.text in ",:." for token in tokens[persons[0].last :])
        trigger = next(iter(bare(i + 1)), None)
        if alone and trigger and trigger.value.form == "title" and not spoken[i + 1].persons:
            person = replace(persons[0], first=trigger.first, last=trigger.last)
            found.append(Holding(trigger.value, trigger, person, i + 1, 0, len(below), 0.85))
    return found


def _speaks(page: Page, i: int, person: PersonMention) -> bool:
    """True where a word of saying stands right beside a full name."""
    if len(person.given) < 2 or not person.sure:
        return False
    verbs = rules_matcher(page.language, "speakers").find(page.sentences[i].tokens)
    return any(verb.value.code == "verb" and (verb.first == person.last or verb.last == person.first) for verb in verbs)


def _says_of(tokens: Sequence[Token], language: str, trigger: Match[Rule], k: int) -> bool:
    """True where the post or verb `trigger` is told of the pronoun at `k`."""
    if language == "ru" and trigger.first and tokens[trigger.first - 1].key in ("должность", "пост"):
        return trigger.last <= k < trigger.last + _OFFICE
    if k >= trigger.first:
        return False
    between = tokens[k + 1 : trigger.first]
    if language == "kk":
        follows = tokens[trigger.last].key if trigger.last < len(tokens) else "."
        plain = all(token.is_word or token.text in "–—-«»" for token in between)
        return plain and len(between) <= _PHRASE and (trigger.value.form == "heads" or follows in table("completes", "kk"))
    if trigger.value.form == "heads":
        return len(between) < 3
    if not between:
        return language == "ru" and NOM in noun_cases(tokens[trigger.last - 1].key)
    fillers = table("fillers", language)
    return len(between) <= _OFFICE and all(token.key in fillers and token.text != "," for token in between)


def _named_before(spoken: Sequence[Spoken], i: int, k: int) -> PersonMention | None:
    """Whom the pronoun at token `k` of sentence `i` stands for: the person named last before it, two sentences back at most."""
    here = [person for person in spoken[i].persons if person.last <= k]
    earlier = [person for j in (i - 2, i - 1) if j >= 0 for person in spoken[j].persons]
    named = here or earlier
    return named[-1] if named else None
