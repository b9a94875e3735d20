"""Posts: which person holds which post at which body or place, as the article tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from loaders.reading.bodies import load_bodies
from loaders.reading.events import Named, PostEvent
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.known_people import PersonMention
from loaders.reading.page import Page
from loaders.reading.patterns import Matcher
from loaders.reading.people import people_of
from loaders.reading.places import COUNTRY, FOREIGN, place_finder
from loaders.reading.post_codes import post_code, tester
from loaders.reading.post_mentions import Holding
from loaders.reading.rules import lexicon
from loaders.reading.subject import is_abroad
from loaders.reading.tokens import Token

_CALLING = "expert"
# The form of rules that tell only what somebody is by training: a doctor, a nurse.
_DOCTOR = "calling"
_AT_PLACE = frozenset({"akim", "deputy-akim"})
_GOVERNMENT = frozenset({"prime-minister", "deputy-prime-minister"})
_MINISTRY = frozenset({"minister", "deputy-minister"})
_ORGANISATION = "https://w3id.org/dalel/id/organisation/"
_MOST_WORDS = 12
_GOVERNING = frozenset({"president", "prime-minister", "deputy-prime-minister", "minister", "deputy-minister", "akim", "deputy-akim"})


def read_posts(page: Page) -> list[PostEvent]:
    """The posts of `page` in text order, one event a person and post."""
    if is_abroad(page):
        return []
    people = people_of(page)
    events: dict[tuple[str, str], PostEvent] = {}
    for holding in _without_doctors(people.holdings):
        event = _event(page, holding)
        if _abroad(page, holding, event):
            continue
        key = (event.person.label, event.post)
        old = events.get(key)
        if not old or (event.confidence, bool(event.organisation or event.place)) > (old.confidence, bool(old.organisation or old.place)):
            events[key] = event
    return sorted(_without_callings(list(events.values())), key=lambda event: event.span)


def _without_callings(events: Sequence[PostEvent]) -> list[PostEvent]:
    """`events` without the calling of an expert (`профессор`, `academician`) where the article tells that person's office too."""
    offices = {event.person.label for event in events if event.post != _CALLING}
    return [event for event in events if event.post != _CALLING or event.person.label not in offices]


def _without_doctors(holdings: Sequence[Holding]) -> list[Holding]:
    """`holdings` without the doctors' callings of those of whom more is told."""
    offices = {holding.person.label for holding in holdings if holding.rule.form != _DOCTOR}
    return [holding for holding in holdings if holding.rule.form != _DOCTOR or holding.person.label not in offices]


def _abroad(page: Page, holding: Holding, event: PostEvent) -> bool:
    """True for those who govern another country, its regions and cities."""
    if event.post not in _GOVERNING:
        return False
    tokens = page.sentences[holding.sentence].tokens
    where = tokens[holding.first : holding.last]
    if tester("other_countries").find(tokens[max(0, holding.first - 3) : holding.last]):
        return True
    if event.post in _AT_PLACE and not event.place and not event.organisation:
        where = tokens
    return any(place.kato == FOREIGN for place in place_finder().find(where, page.language))


def named_person(page: Page, sentence: int, person: PersonMention) -> Named:
    """`person` as the events name people: in Latin letters, with the words of the article."""
    tokens = page.sentences[sentence].tokens
    original = page.article.text[tokens[person.first].start : tokens[person.last - 1].end]
    return Named(person.label, original, kind="person")


def _event(page: Page, holding: Holding) -> PostEvent:
    tokens = page.sentences[holding.sentence].tokens
    code = post_code(page, holding)
    organisation, place = post_at(page, holding, code)
    span = (tokens[holding.first].start, tokens[holding.last - 1].end)
    person = named_person(page, holding.sentence, holding.person)
    return PostEvent(person, code, organisation, place, span, holding.rule.id, holding.confidence)


def post_at(page: Page, holding: Holding, code: str) -> tuple[Named | None, str]:
    """The body or the place (KATO) of a post; both empty where the article tells neither."""
    triggers = people_of(page).spoken[holding.sentence].triggers if page.language != "kk" else ()
    if after := [t.first for t in triggers if holding.trigger.last <= t.first < holding.person.first]:
        holding = replace(holding, last=min(after))
    tokens = page.sentences[holding.sentence].tokens[holding.first : holding.last]
    if holding.rule.form == "plural" and code in _AT_PLACE and len({m.kato for m in place_finder().find(tokens, page.language)}) > 1:
        return None, ""
    return body_of(page, code, tokens, holding.sentence, _own_words(page, holding))


def body_of(page: Page, code: str, tokens: Sequence[Token], sentence: int, words: str = "") -> tuple[Named | None, str]:
    """The body or place of the post `code` that `tokens` name."""
    places = [m.kato for m in place_finder().find(tokens, page.language)]
    text = page.article.text[tokens[0].start : tokens[-1].end] if tokens else ""
    if code == "president":
        return (None, COUNTRY) if FOREIGN not in places else (Named(words or text, text), "")
    if code in _AT_PLACE:
        return None, _place(page, places, sentence)
    if code in _GOVERNMENT and FOREIGN not in places:
        return _authority("government-of-kazakhstan", text), ""
    if code in _MINISTRY and FOREIGN not in places:
        return _ministry(page, tokens, text), ""
    if code == "member-of-parliament":
        return _chamber(tokens, text), ""
    if code == "head-of-department" and (named := _health_department(page, tokens, places, sentence, text)):
        return named, ""
    return _any_body(page, tokens, sentence, words)


def _own_words(page: Page, holding: Holding) -> str:
    """The words of the article for the body: those of the phrase that are neither the post nor the name."""
    tokens = page.sentences[holding.sentence].tokens
    if holding.person.last > holding.last or holding.person.first < 0:
        return ""
    first, last = holding.trigger.last, holding.last
    if page.language == "kk" and holding.person.first >= holding.trigger.last:
        first, last = holding.first, holding.trigger.first
    elif holding.person.first >= holding.trigger.last:
        last = holding.person.first
    chosen = [t for t in tokens[first:last] if t.text not in "–—("]
    if not chosen or len(chosen) > _MOST_WORDS:
        return ""
    return page.article.text[chosen[0].start : chosen[-1].end].strip(' ,«»"')


def _authority(slug: str, original: str) -> Named:
    body = load_bodies().by_iri[_ORGANISATION + slug]
    return Named(body.label, original, body.iri)


@cache
def _ministries() -> Matcher[str]:
    return Matcher((pattern, entry["slug"]) for entry in lexicon("posts")["ministries"] for pattern in entry["patterns"])


def _ministry(page: Page, tokens: Sequence[Token], text: str) -> Named:
    found = _ministries().find(tokens)
    return _authority(found[0].value if found else _ministry_of(page), text)


@lru_cache(maxsize=4)
def _ministry_of(page: Page) -> str:
    """The ministry that `page` names first; that of health where it names none."""
    found = (match.value for sentence in page.sentences for match in _ministries().find(sentence.tokens))
    return next(found, "ministry-of-healthcare")


def _chamber(tokens: Sequence[Token], text: str) -> Named | None:
    if tester("maslikhat").find(tokens):
        return None
    return _authority("senate" if tester("senate").find(tokens) else "mazhilis", text)


def _health_department(page: Page, tokens: Sequence[Token], places: Sequence[str], sentence: int, text: str) -> Named | None:
    around = page.sentences[sentence].tokens
    if not tester("health").find(tokens) and not tester("health").find(around):
        return None
    kato = _place(page, places, sentence)
    region = load_gazetteer().region_of(kato) if kato else ""
    for body in load_bodies().by_iri.values():
        if body.kind == "health-department" and body.place in (kato, region) and kato:
            return Named(body.label, text, body.iri)
    return None


def _place(page: Page, places: Sequence[str], sentence: int) -> str:
    """The place named in a phrase; else the region or city that the article spoke of last before it, or speaks of first."""
    named = [kato for kato in places if kato.isdigit() and kato != COUNTRY]
    if named:
        return named[0]
    if FOREIGN in places:
        return ""
    before: str = ""
    for at, katos in enumerate(_regions(page)):
        if at > sentence and before:
            break
        before = katos[-1 if at <= sentence else 0] if katos else before
    return before


def _regions(page: Page) -> list[list[str]]:
    """For each sentence the places named in it, the country left out."""
    finder = place_finder()
    return [[m.kato for m in finder.find(s.tokens, page.language) if m.kato.isdigit() and m.kato != COUNTRY] for s in page.sentences]


def _any_body(page: Page, tokens: Sequence[Token], sentence: int, words: str) -> tuple[Named | None, str]:
    """A known body in the phrase; else the article's own words for it; else the known body named last before."""
    found = [m for m in load_bodies().find(tokens, page.language) if m.value.kind != "press"]
    if found:
        best = max(found, key=lambda m: m.last - m.first)
        return Named(best.value.label, words, best.value.iri), ""
    if len(words.split()) > 1 and _names_body(words):
        return Named(words, words), ""
    for at in range(sentence, -1, -1):
        found = [m for m in load_bodies().find(page.sentences[at].tokens, page.language) if m.value.is_facility]
        if found:
            return Named(found[-1].value.label, words, found[-1].value.iri), ""
    return (Named(words, words) if _names_body(words) else None), ""


def _names_body(words: str) -> bool:
    """True where words of the article can be the name of a body: Latin letters, quotation marks, or capitals beyond the first word.

    `страны`, `которой`, `Бұл деректі … институтының` name none.
    """
    if not words or words.isascii():
        return bool(words)
    titled = [word for word in words.split()[1:] if word[0].isupper()]
    return any(mark in words for mark in '«»"“”') or any(word.isascii() and word.isalpha() for word in words.split()) or len(titled) >= 2
