"""Candidates: the facilities that an article may tell of, each with the signs of its state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.reading.dates import DateMention
from loaders.reading.events import FacilityEvent, Span
from loaders.reading.facility_memory import VAGUE, Evidence, Memory, evidence_of
from loaders.reading.facility_mention import GENERIC, FacilityMention
from loaders.reading.facility_places import fallback, places_of
from loaders.reading.facility_signs import Sight, mention_signs
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.page import Page, Sentence
from loaders.reading.places import COUNTRY, FOREIGN
from loaders.reading.statuses import Trigger

_MOST = 3

Key = tuple[str, str, bool]


@dataclass(slots=True)
class Candidate:
    """One facility (`many`: a collective) of a type at a place, by all its mentions; `told` are the rows that the rules make of it."""

    type: str
    place: str
    many: bool
    count: int
    name: str
    authority: str
    span: Span
    clause: Span
    first: int
    mentions: int = 0
    signs: set[str] = field(default_factory=set)
    evidence: list[Evidence] = field(default_factory=list)
    told: list[FacilityEvent] = field(default_factory=list)


class Candidates:
    """Gathers the candidates of a page, sentence by sentence."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._found: dict[Key, Candidate] = {}

    def see(
        self,
        memory: Memory,
        sentence: Sentence,
        sight: Sight,
        mention: FacilityMention,
        mentions: Sequence[FacilityMention],
        trigger: Trigger | None,
        dates: Sequence[DateMention],
    ) -> None:
        """Adds a mention: as the memory kept it, else where it would stand if it were a row."""
        for kept, places, how in self._readings(memory, sentence, sight, mention, mentions):
            signs = mention_signs(mention, sight, trigger, how)
            evidence = evidence_of(sentence, mention, trigger, dates, self._page.article.published) if trigger else None
            for place in places:
                candidate = self._candidate(sentence, sight, kept, place, kept.count > 1 and len(places) == 1)
                candidate.name = candidate.name or kept.name
                candidate.authority = candidate.authority or kept.authority
                candidate.mentions += 1
                candidate.signs |= signs
                candidate.evidence += [evidence] if evidence else []

    def _readings(
        self, memory: Memory, sentence: Sentence, sight: Sight, mention: FacilityMention, mentions: Sequence[FacilityMention]
    ) -> list[tuple[FacilityMention, Sequence[str], str]]:
        """What a mention may be: (as kept, places, how they were found)."""
        if memory.kept:
            return [(kept, places, "kept") for kept, places in memory.kept]
        if mention.type == GENERIC:
            antecedent = memory.last(sentence.index)
            if antecedent is None or mention.plural or mention.count > 1:
                return []
            back = FacilityMention(antecedent.type, mention.first, mention.last, mention.head, 0, False, True, False, "", "")
            return [(back, [antecedent.place], "back")]
        named = places_of(memory.places, sentence, mention, mentions, sight.clauses, self._page.language)
        places = [place for place in named if place != FOREIGN]
        if FOREIGN in named and not set(places) - {COUNTRY}:
            return []
        if places:
            return [(mention, places, "named")]
        found = fallback(memory.places, mention, memory.place_of_like(sentence.index, mention.type))
        return [(mention, [found], "elsewhere")] if found else []

    def _candidate(self, sentence: Sentence, sight: Sight, mention: FacilityMention, place: str, many: bool) -> Candidate:
        place = load_gazetteer().stands_for(place)
        key = mention.type, place, many
        if key not in self._found:
            tokens = sentence.tokens
            inside = [at for at, number in enumerate(sight.clauses) if number == sight.clauses[mention.head]] or [mention.first]
            first, last = min(inside[0], mention.first), max(inside[-1] + 1, mention.last)
            self._found[key] = Candidate(
                mention.type,
                place,
                many,
                max(mention.count, 1) if many else 1,
                mention.name,
                mention.authority,
                (tokens[mention.first].start, tokens[mention.last - 1].end),
                (tokens[first].start, tokens[last - 1].end),
                sentence.index,
            )
        return self._found[key]

    def weighed(self, events: Sequence[FacilityEvent]) -> list[Candidate]:
        """The candidates with all their signs, in the order of the article; `events` are the rows that the rules make."""
        for event in events:
            key = event.type, event.place, event.count > 1
            if key not in self._found:
                self._found[key] = Candidate(
                    *key, event.count, event.name, event.authority, event.type_span or event.span, event.span, _MOST, signs={"rules only"}
                )
            self._found[key].told.append(event)
        for candidate in self._found.values():
            candidate.signs |= self._of_the_whole(candidate)
        return sorted(self._found.values(), key=lambda candidate: candidate.span)

    def _of_the_whole(self, candidate: Candidate) -> set[str]:
        """The signs that hold for a candidate as a whole."""
        level = load_gazetteer().place(candidate.place).level
        kind = "vague" if candidate.type in VAGUE else "telling"
        told = candidate.told[0].status if candidate.told else "none"
        said = {f"{kind} {sign}" for sign in candidate.signs if sign.startswith(("bound:", "said:"))}
        return said | {
            f"type:{candidate.type}",
            kind,
            f"mentions:{min(candidate.mentions, _MOST)}",
            f"first:{min(candidate.first, _MOST)}",
            f"language:{self._page.language}",
            f"level:{level}",
            f"rules:{told}",
        }
