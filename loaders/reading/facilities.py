"""Facility events: which facility stands where in what state, as the whole article leaves it.

Mentions are bound to status words and places sentence by sentence; a memory of the document joins what is said of one facility in several
sentences, lets `новый центр` point back, and settles the state at the end. What the rules make of an article so is one sign among others:
a learnt choice over all that may be a facility there has the last word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.reading.clauses import clause_numbers
from loaders.reading.dates import DateMention, find_dates
from loaders.reading.equipment_kinds import machines_here
from loaders.reading.events import FacilityEvent
from loaders.reading.facility_areas import regions_told, spread_over
from loaders.reading.facility_candidate import Candidate
from loaders.reading.facility_candidates import Candidates
from loaders.reading.facility_choice import chosen
from loaders.reading.facility_ellipsis import begins_list, goes_on, lead_of, note_elliptic, note_placed, note_portions, note_unsaid
from loaders.reading.facility_generic import note_generic
from loaders.reading.facility_machines import brings_machine, fits_out
from loaders.reading.facility_memory import PUBLIC, STRONG, Memory, evidence_of, is_definite, is_long_ago, keep, keep_part
from loaders.reading.facility_mention import GENERIC, VAGUE, FacilityMention
from loaders.reading.facility_mentions import facility_finder
from loaders.reading.facility_ones import with_the_ones_in
from loaders.reading.facility_places import fallback, places_of
from loaders.reading.facility_signs import sight_of
from loaders.reading.facility_states import settled
from loaders.reading.numbers import find_numbers
from loaders.reading.page import Page, Sentence
from loaders.reading.places import COUNTRY, FOREIGN
from loaders.reading.rules import kept_matcher, lexicon, rules_matcher
from loaders.reading.status_binding import bind_all
from loaders.reading.statuses import AGREED_KINDS, Trigger, find_triggers
from loaders.reading.whereabouts import whereabouts

_NEAR = 10
# What somebody looked at is there, if it is said where: the weight of such words.
_SEEN = 0.45
_AT_WORK = ("-at-work", "-active")
# How near a year stands to words of building, and since when they are years.
_YEAR, _SINCE = 3, "1900"
# The last token at which the subject of a sentence begins.
_SUBJECT = 2
_BULLETS = frozenset("-–—•*·")


def read_facilities(page: Page) -> list[FacilityEvent]:
    """Facility events of `page`, in the order in which the article names them first."""
    return list(chosen(candidates_of(page), page.language))


def told_by_rules(page: Page) -> list[FacilityEvent]:
    """What the rules alone make of `page`: one of the signs that the choice weighs."""
    return [event for candidate in candidates_of(page) for event in candidate.told]


def candidates_of(page: Page) -> list[Candidate]:
    """The facilities that `page` may tell of, with the rows that the rules make of them."""
    memory, candidates = Memory(page, whereabouts(page)), Candidates(page)
    for sentence in page.sentences:
        _read_sentence(memory, candidates, sentence)
    return candidates.weighed(list(settled(memory)))


def _read_sentence(memory: Memory, candidates: Candidates, sentence: Sentence) -> None:
    language, tokens = memory.page.language, sentence.tokens
    if tokens[0].text not in _BULLETS and not tokens[0].is_number:
        memory.lead = None if tokens[0].is_title else memory.lead
    named = facility_finder(language).find(tokens, find_numbers(tokens, language))
    mentions = with_the_ones_in(tokens, named, memory.places.by_sentence[sentence.index], language)
    candidates.begin(sentence)
    leads = tokens[-1].text == ":"
    found = rules_matcher(language, "agreements").find(tokens)
    agreements = [match.value for match in found]
    triggers = find_triggers(tokens, language, agreements)
    goes_before = goes_on(memory, sentence)
    if agreement := next((match for match in found if match.value.code in AGREED_KINDS), None):
        memory.agreed, memory.agreement = sentence.index, agreement.value
    # an agreement that provides for a house is the subject of its sentence: `a hospital will be built under the memorandum` is planned
    if covers := goes_before or (agreement is not None and agreement.first <= _SUBJECT and goes_on(memory, sentence)):
        triggers = [replace(t, status="agreed") if t.status == "planned" or t.rule.form == "noun" else t for t in triggers]
    clauses = clause_numbers(tokens, language)
    dates = find_dates(tokens, language, memory.page.article.published)
    # `The old hospital, put up in 1958, has been closed`: what was built long ago is told in passing where more is told.
    triggers = [t for t in triggers if not _is_history(sentence, t, memory.page.article.published)] or triggers
    if memory.said and begins_list(sentence, language):
        memory.lead = memory.said
    bound = bind_all(mentions, triggers, clauses, tokens, language)
    used = [trigger for trigger in bound if trigger]
    sight = sight_of(sentence, language, triggers, clauses, machines_here(memory.page, sentence))
    placed = [places_of(memory.places, sentence, mention, mentions, clauses, language) for mention in mentions]
    claims: dict[str, set[str]] = {}
    for mention, places in zip(mentions, placed, strict=True):
        for place in places:
            claims.setdefault(place, set()).add(mention.type)
    lead = memory.lead or (Trigger(memory.agreement, 0, 0, "agreed", STRONG) if covers and memory.agreement and not triggers else None)
    for mention, trigger, places in zip(mentions, bound, placed, strict=True):
        if lead and not mention.hosts and (trigger is None or trigger.rule.form in ("noun", "infinitive")):
            trigger = lead
        memory.kept.clear()
        _note(memory, sentence, mention, mentions, trigger, dates, clauses, places)
        candidates.see(memory, sentence, sight, mention, mentions, places, claims, trigger, dates)
    candidates.end(sentence, sight, mentions)
    note_unsaid(memory, sentence, mentions, triggers, dates)
    note_placed(memory, sentence, mentions, triggers, dates, clauses)
    if not mentions:
        candidates.see_unnamed(memory, sentence, sight, triggers)
    if all(mention.is_pronoun for mention in mentions):
        note_portions(memory, sentence, triggers, dates)
    note_elliptic(memory, sentence, mentions, [trigger for trigger in triggers if trigger not in used], dates, clauses)
    memory.said = next((Trigger(t.rule, 0, 0, t.status, t.weight) for t in reversed(triggers) if t.weight >= 0.8), None)
    if leads:
        memory.lead = lead_of(triggers, [rule for rule in agreements if rule.code in AGREED_KINDS])


def _is_history(sentence: Sentence, trigger: Trigger, published: str) -> bool:
    """True for a house completed in a year long past: `put up in 1958`, `1968 жылы салынған`."""
    beside = sentence.tokens[max(trigger.first - _YEAR, 0) : trigger.last + _YEAR]
    years = [token.key for token in beside if token.is_number and len(token.key) == len("2025") and token.key.isdecimal()]
    return any(is_long_ago(trigger.status, year, published) for year in years if year > _SINCE)


def _note(
    memory: Memory,
    sentence: Sentence,
    mention: FacilityMention,
    mentions: Sequence[FacilityMention],
    trigger: Trigger | None,
    dates: Sequence[DateMention],
    clauses: Sequence[int],
    named: Sequence[str],
) -> None:
    """Keeps what one mention tells, which its sentence puts at the places `named`."""
    if FOREIGN in named and not set(named) - {FOREIGN, COUNTRY}:
        return
    places = [place for place in named if place != FOREIGN]
    if mention.plural and not mention.count and regions_told(memory, sentence) == len(places) > 1:
        mention = replace(mention, count=len(places))
    elif not mention.count and not mention.points_back and (number := spread_over(memory, sentence, mention, clauses)) > 1:
        mention, places = replace(mention, count=number, plural=True), [COUNTRY]
    local = memory.places.local[sentence.index]
    if not places and local and mention.type != GENERIC and mention.count <= 1 and not mention.plural and mention.qualifier != "regional":
        places = [local]
    if (
        trigger
        and trigger.rule.form in ("future", "process")
        and (is_definite(mention) or (mention.plural and set(places) - {COUNTRY}))
        and fits_out(sentence.tokens, trigger, memory.page.language)
    ):
        trigger = None  # a house that stands is only to get a machine
    machines = machines_here(memory.page, sentence)
    if (
        trigger
        and not _is_to_come(sentence, mention)
        and brings_machine(mention, trigger, machines, clauses, sentence.tokens, memory.page.language)
    ):
        trigger = None
    if trigger and trigger.status in ("closed", "suspended") and _stops_in_part(sentence, mention, trigger):
        trigger = None
    evidence = evidence_of(sentence, mention, trigger, dates, memory.page.article.published) if trigger else None
    if mention.type == GENERIC:
        note_generic(memory, sentence, mention, places, evidence)
        return
    memory.spoken = mention.type, sentence.index
    works = evidence is not None and evidence.rule.endswith(_AT_WORK) and bool(set(places) - {COUNTRY})  # its doctors are at work
    if (mention.employs and not works) or (mention.component and not mention.authority and mention.type in VAGUE):
        return
    if mention.authority and (mention.hosts or (evidence is None and mention.type == "research-institute")):
        return
    if mention.part and not mention.authority and (evidence is None or evidence.weight < STRONG) and keep_part(memory, sentence, mention):
        return
    adjectival = mention.plural and bool(mention.qualifier) and mention.type in PUBLIC and bool(places) and COUNTRY not in places
    owned = mention.plural and mention.type in PUBLIC and len(places) > 1 and _beside(memory, sentence, mention)
    enough = adjectival or owned or _is_placed(memory, sentence, mention) or is_definite(mention)
    enough = enough or _says_enough(mention, mentions, trigger, places)
    if not enough and (mention.plural or mention.hosts or not set(places) - {COUNTRY}):
        return
    if mention.points_back and not places and (antecedent := memory.last(sentence.index, mention.type)):
        antecedent.evidence += [evidence] if evidence else []
        return
    if not places or places == [COUNTRY]:
        like = memory.place_of_like(sentence.index, mention.type)
        housed = replace(mention, place=mention.place or _host_place(mentions, mention))
        found = fallback(memory.places, housed, like if not places or mention.points_back else "")
        widely = mention.plural or mention.count > 1 or not memory.places.focus
        places = places if places and not mention.qualifier and widely else [found] if found else []
    keep(memory, sentence, mention, places, evidence if enough else None, latent=not enough)


def _is_to_come(sentence: Sentence, mention: FacilityMention) -> bool:
    """True for `новый центр`, `будущая больница`, `жаңа орталық`."""
    words = sentence.tokens[max(mention.first - 1, 0) : mention.head]
    return mention.type == GENERIC or bool(kept_matcher("facilities", "to_come").find_all(words))


def _stops_in_part(sentence: Sentence, mention: FacilityMention, trigger: Trigger) -> bool:
    """True for `в онкоцентре закрыто отделение`, `орталықтың бөлімі жабылды`: a part of the house, or a machine in it, has stopped."""
    first, last = min(mention.last, trigger.last), max(mention.first, trigger.first)
    behind = sentence.tokens[trigger.last : trigger.last + 3] if trigger.first > mention.first else ()
    words = tuple(lexicon("facilities")["within"])
    return mention.type != "department" and any(token.key.startswith(words) for token in (*sentence.tokens[first:last], *behind))


def _beside(memory: Memory, sentence: Sentence, mention: FacilityMention) -> bool:
    """True where the names of places stand right beside a mention: `диспансеры Семея и Актобе`, `Алматы мен Семейдегі диспансерлер`."""
    return any(
        p.first == mention.last or p.last == mention.first or mention.first <= p.first < mention.last
        for p in memory.places.by_sentence[sentence.index]
        if p.is_named
    )


def _is_placed(memory: Memory, sentence: Sentence, mention: FacilityMention) -> bool:
    """True for a house of a telling type with its place right beside it: `онкоцентр Семея`, `Семейдегі онкоорталық`; there is but one."""
    if mention.type in VAGUE or mention.plural or mention.count > 1 or memory.places.abroad:
        return False
    if kept_matcher("facilities", "doubt").find_all(sentence.tokens) or any(token.text == "?" for token in sentence.tokens):
        return False
    return any(
        0 <= p.first - mention.last <= 1 or 0 <= mention.first - p.last <= 1 or mention.first <= p.first < mention.last
        for p in memory.places.by_sentence[sentence.index]
        if p.is_named and p.kato != COUNTRY
    )


def _says_enough(mention: FacilityMention, others: Sequence[FacilityMention], trigger: Trigger | None, places: Sequence[str]) -> bool:
    """True where a state makes a row of a mention that names no house of its own: one that is vague or many needs more."""
    if trigger is None:
        return False
    if mention.plural and mention.count <= 1 and not set(places) - {COUNTRY}:
        forms = ("done", "future", "process") if places else ("done", "future")
        return trigger.rule.form in forms and trigger.weight >= STRONG and mention.type not in VAGUE
    if mention.type not in VAGUE or trigger.last == 0:
        return True
    low, high = sorted(((mention.first, mention.last), (trigger.first, trigger.last)))
    gap = high[0] - low[1] - sum(m.last - m.first for m in others if low[1] <= m.first < high[0])  # a list is no distance
    sure = _SEEN if (set(places) - {COUNTRY} and not mention.plural) or mention.count > 1 else STRONG
    return trigger.weight >= sure and gap <= _NEAR


def _host_place(mentions: Sequence[FacilityMention], mention: FacilityMention) -> str:
    """Where the known house stands that the sentence puts `mention` in."""
    return next((other.place for other in mentions if other is not mention and other.hosts and other.place), "")
