"""The people of a page: who is named, who holds which post, and whom a bare `министр` or `глава региона` stands for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from loaders.reading.kazakh_latin import spelt_in_cyrillic
from loaders.reading.known_people import PersonMention, known_people, known_post
from loaders.reading.page import Page, Sentence
from loaders.reading.patterns import Match
from loaders.reading.post_mentions import Holding, Spoken, read_spoken, with_surnames
from loaders.reading.post_pronouns import by_pronoun, by_signature, by_story, by_succession
from loaders.reading.rules import Rule, kept_matcher


@dataclass(frozen=True, slots=True)
class People:
    """What `read_spoken` found in each sentence, each person under the fullest label, and the posts that the page tells."""

    spoken: tuple[Spoken, ...]
    holdings: tuple[Holding, ...]

    def holder(self, code: str, sentence: int, *, titled: bool = False) -> PersonMention | None:
        """Whom the page tells to hold the post `code`: the one last named before `sentence`, else first after it.

        `titled`: only those whose title, not an epithet, is given.
        """
        fitting = [h for h in self.holdings if h.rule.code == code and not (titled and h.rule.form == "epithet")]
        before = [h for h in fitting if h.sentence <= sentence]
        chosen = before[-1] if before else fitting[0] if fitting else None
        return chosen.person if chosen else None

    def bare(self, sentence: int) -> list[Match[Rule]]:
        """The words for posts in a sentence that no name stands beside."""
        bound = {(h.trigger.first, h.trigger.last) for h in self.holdings if h.sentence == sentence}
        return [t for t in self.spoken[sentence].triggers if (t.first, t.last) not in bound]


@lru_cache(maxsize=4)
def people_of(page: Page) -> People:
    """The people of `page`."""
    sentences = [_in_cyrillic(sentence) if page.language == "kk" else sentence for sentence in page.sentences]
    raw = [_told(read_spoken(page, sentence), page.language) for sentence in sentences]
    whole = _canonical([p for spoken in raw for p in (*spoken.persons, *(h.person for h in spoken.holdings))])
    whole += [person for person in known_people() if not any(person.is_same(other) for other in whole)]
    spoken = [_relabelled(with_surnames(one, s, page.language, whole), whole) for one, s in zip(raw, sentences, strict=True)]
    people = People(tuple(spoken), tuple(h for one in spoken for h in one.holdings))
    holdings = [*people.holdings, *by_signature(page, people.spoken, people.bare)]
    people = replace(people, holdings=(*holdings, *by_pronoun(page, people.spoken, people.bare), *_by_meeting(page, people)))
    people = replace(people, holdings=(*people.holdings, *_by_office(people)))
    people = replace(people, holdings=(*people.holdings, *by_succession(page, people.spoken, people.holdings)))
    return replace(people, holdings=(*people.holdings, *by_story(page, people.spoken, people.holdings, people.bare)))


def _in_cyrillic(sentence: Sentence) -> Sentence:
    """`sentence` with names in the script of their keys, where the page is Kazakh in Latin letters."""
    latin = any(token.text[0].isascii() and not token.key.isascii() for token in sentence.tokens)
    return replace(sentence, tokens=spelt_in_cyrillic(sentence.tokens)) if latin else sentence


def _told(spoken: Spoken, language: str) -> Spoken:
    """`spoken` without words that only their capitals make a name, save where a post is told of them; in Kazakh most of those are none."""
    if language != "kk":
        return spoken
    held = {holding.person.first for holding in spoken.holdings}
    return replace(spoken, persons=tuple(person for person in spoken.persons if person.sure or person.first in held))


def _canonical(mentions: list[PersonMention]) -> list[PersonMention]:
    """One mention for each person: the one that tells most of the name."""
    people: list[PersonMention] = []
    for mention in sorted(mentions, key=lambda m: (-len(m.given), not m.sure)):
        if not any(mention.is_same(person) for person in people):
            people.append(mention)
    return people


def _relabelled(spoken: Spoken, people: list[PersonMention]) -> Spoken:
    def full(mention: PersonMention) -> PersonMention:
        person = next((p for p in people if p.is_same(mention)), mention)
        return replace(mention, label=person.label, given=person.given, surname=person.surname)

    return Spoken(
        tuple(full(p) for p in spoken.persons),
        spoken.triggers,
        tuple(replace(h, person=full(h.person)) for h in spoken.holdings),
        spoken.blocked,
    )


def _by_office(people: People) -> list[Holding]:
    """Posts of those who are known by their office, where the page names them and speaks of that office without a name."""
    told = {(h.person.label, h.rule.code) for h in people.holdings}
    bare = [(i, t) for i in range(len(people.spoken)) for t in people.bare(i)]
    found: list[Holding] = []
    for i, spoken in enumerate(people.spoken):
        for person in spoken.persons:
            post = known_post(person.label)
            trigger = next((t for _, t in sorted(bare, key=lambda b: abs(b[0] - i)) if t.value.code == post), None)
            if post and trigger and (person.label, post) not in told:
                told.add((person.label, post))
                found.append(Holding(trigger.value, trigger, person, i, person.first, person.last, 0.85))
    return found


def _by_meeting(page: Page, people: People) -> list[Holding]:
    """The post of the one who was met: `встречу с Сауле Бековой, в ходе которой министр доложила`."""
    matcher = kept_matcher("posts", "meetings", page.language)
    told = {h.person.label for h in people.holdings}
    found: list[Holding] = []
    for i, sentence in enumerate(page.sentences):
        untold = [person for person in people.spoken[i].persons if person.label not in told]
        links = matcher.find_all(sentence.tokens) if len(untold) == 1 else []
        for trigger in people.bare(i) if links else []:
            person = untold[0]
            if any(person.last <= link.first and link.last <= trigger.first <= link.last + 1 for link in links):
                found.append(Holding(trigger.value, trigger, person, i, person.first, trigger.last, 0.85))
                break
    return found
