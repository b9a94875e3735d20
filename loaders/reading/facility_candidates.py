"""Candidates: the facilities that an article may tell of, each with the signs of its state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import product

from loaders.reading.candidate_signs import add_signs_of_the_whole
from loaders.reading.dates import DateMention
from loaders.reading.events import FacilityEvent
from loaders.reading.facility_candidate import Candidate, Key
from loaders.reading.facility_memory import Memory, evidence_of, stands_beside
from loaders.reading.facility_mention import GENERIC, FacilityMention
from loaders.reading.facility_places import fallback
from loaders.reading.facility_placing import placings, unnamed
from loaders.reading.facility_signs import Sight, mention_signs, sentence_signs
from loaders.reading.facility_text import Line, line_of
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.page import Page, Sentence
from loaders.reading.patterns import Matcher
from loaders.reading.places import COUNTRY, FOREIGN, place_finder
from loaders.reading.rules import lexicon, lexicon_matcher
from loaders.reading.statuses import Trigger

_MOST = 3
# Subjects that make a bare `centre` or a department a house of a kind, and how many sentences they last.
_SUBJECTS = frozenset(
    {"pet-ct", "proton", "cyclotron", "nuclear", "radiotherapy", "radiology", "endoscopy", "oncology", "rehabilitation", "palliative"}
)
_RECENT = 2
_OPEN_KINDS = frozenset({"department", "medical-centre"})


@cache
def _subjects() -> Matcher[str]:
    return lexicon_matcher(lexicon("facilities")["topics"])


class Candidates:
    """Gathers the candidates of a page, sentence by sentence."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._found: dict[Key, Candidate] = {}
        self._topics: dict[str, int] = {}
        self._here: list[Candidate] = []
        self._spoken_of: list[Candidate] = []
        self._spoken_at = -_RECENT
        self._lines: list[Line] = []

    def begin(self, sentence: Sentence) -> None:
        """Notes the subjects of a sentence (nuclear medicine, radiotherapy …), which may say of what kind a bare `centre` is."""
        self._here = []
        of_centres = lexicon("facilities")["types"]["centre"]
        for match in _subjects().find_all(sentence.tokens):
            if match.value in _SUBJECTS:
                self._topics[of_centres[match.value]] = sentence.index

    def end(self, sentence: Sentence, sight: Sight, mentions: Sequence[FacilityMention]) -> None:
        """Takes the words of a sentence without a house of its own as signs of those spoken of just before: it goes on about them."""
        self._lines.append(line_of(sight, mentions, place_finder().find(sentence.tokens, sight.language)))
        if any(mention.type != GENERIC for mention in mentions):
            self._spoken_of, self._spoken_at = self._here, sentence.index
        elif sentence.index - self._spoken_at <= _RECENT:
            signs = set(sentence_signs(sight))
            for candidate in self._spoken_of:
                candidate.signs |= signs

    def see(
        self,
        memory: Memory,
        sentence: Sentence,
        sight: Sight,
        mention: FacilityMention,
        mentions: Sequence[FacilityMention],
        named: Sequence[str],
        claims: Mapping[str, set[str]],
        trigger: Trigger | None,
        dates: Sequence[DateMention],
    ) -> None:
        """Adds a mention: as the memory kept it, else where it would stand if it were a row, and wherever else it may stand.

        The sentence puts it at the places `named`; `claims` are, by place, the types of all houses that it puts there.
        """
        evidence = evidence_of(sentence, mention, trigger, dates, self._page.article.published) if trigger else None
        around = mention_signs(mention, sight, trigger) | {f"agreement:{min(sentence.index - memory.agreed, _MOST)}"}
        ruled: set[str] = set()
        for kept, places, how in self._readings(memory, sentence, mention, named):
            signs = around | {f"how:{how}"}
            # What is said of `the new centre` counts for the house that it points back to, but not as much.
            signs = _as(signs, "back") if mention.type == GENERIC and how == "back" else signs
            for place in places:
                ruled.add(load_gazetteer().stands_for(place))
                candidate = self._candidate(sentence, sight, kept, place, kept.count > 1 and len(places) == 1)
                candidate.name = candidate.name or kept.name
                candidate.authority = candidate.authority or kept.authority
                candidate.mentions += 1
                candidate.signs |= signs
                candidate.evidence += [evidence] if evidence else []
        offers = placings(memory, sentence, mention, mentions, ruled)
        for kind, many in product(self._kinds(memory, sentence, mention, mentions), (False, True) if mention.count > 1 else (False,)):
            like = replace(mention, type=kind)
            signs = around | {"how:elsewhere"} if kind == mention.type else _as(around, self._how(memory, sentence, kind))
            for place, offered in offers.items():
                if place not in named and claims.get(place, set()) - {mention.type}:
                    offered.add("at claimed by another")
                candidate = self._candidate(sentence, sight, like, place, many)
                candidate.signs |= offered
                if place not in ruled or kind != mention.type:
                    candidate.signs |= signs
                    candidate.evidence += [evidence] if evidence else []

    def _kinds(self, memory: Memory, sentence: Sentence, mention: FacilityMention, mentions: Sequence[FacilityMention]) -> list[str]:
        """The types that a mention may be of: its own; of a bare `centre` those spoken of before, and the subjects of the text here."""
        near = [kind for kind, index in self._topics.items() if sentence.index - index <= (_RECENT if mention.type == GENERIC else 0)]
        if mention.type == GENERIC:
            return list(dict.fromkeys([*memory.last_types(sentence.index), *near]))
        # the subject of another house here is that one's: `открыли отделение лучевой терапии, а в Шу кабинет химиотерапии`
        others = {m.type for m in mentions if m is not mention}
        return list(
            dict.fromkeys([mention.type, *(kind for kind in near if kind not in others)] if mention.type in _OPEN_KINDS else [mention.type])
        )

    def _how(self, memory: Memory, sentence: Sentence, kind: str) -> str:
        return "such" if kind in memory.last_types(sentence.index) else f"topic {sentence.index - self._topics[kind]}"

    def see_unnamed(self, memory: Memory, sentence: Sentence, sight: Sight, triggers: Sequence[Trigger]) -> None:
        """Adds what a sentence with places, but no house, may say of houses spoken of just before."""
        for like, place in unnamed(memory, sentence):
            candidate = self._candidate(sentence, sight, like, place, many=False)
            trigger = min(triggers, key=lambda t: abs(t.first - like.first), default=None)
            candidate.signs |= _as(mention_signs(like, sight, trigger), "unnamed")

    def _readings(
        self, memory: Memory, sentence: Sentence, mention: FacilityMention, named: Sequence[str]
    ) -> list[tuple[FacilityMention, Sequence[str], str]]:
        """What a mention may be: (as kept, places, how they were found)."""
        if memory.kept:
            return [(kept, places, "kept") for kept, places in memory.kept]
        if mention.type == GENERIC:
            antecedent = memory.last(sentence.index)
            if antecedent is None or mention.plural or mention.count > 1:
                return []
            back = replace(mention, type=antecedent.type, count=0, plural=False, points_back=True, hosts=False, name="", authority="")
            return [(back, [antecedent.place], "back")]
        places = [place for place in named if place != FOREIGN]
        if FOREIGN in named and not set(places) - {COUNTRY}:
            return []
        if places:
            return [(mention, places, "named")]
        found = fallback(memory.places, mention, memory.place_of_like(sentence.index, mention.type))
        return [(mention, [found], "elsewhere")] if found else []

    def _candidate(self, sentence: Sentence, sight: Sight, mention: FacilityMention, place: str, many: bool) -> Candidate:
        place = load_gazetteer().stands_for(place)
        key = mention.type, place, mention.count if many else 0, mention.standing
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
                mention.standing,
            )
        self._found[key].old |= mention.old
        self._here.append(self._found[key])
        return self._found[key]

    def weighed(self, events: Sequence[FacilityEvent]) -> list[Candidate]:
        """The candidates with all their signs, in the order of the article; `events` are the rows that the rules make."""
        self._join_standing()
        for event in events:
            key = event.type, event.place, event.count if event.count > 1 else 0, event.standing
            if key not in self._found:
                key = *key[:3], False
            if key not in self._found:
                kind, place, count, _ = key
                span = event.type_span or event.span
                made = Candidate(kind, place, count > 1, event.count, event.name, event.authority, span, event.span, _MOST)
                made.signs.add("rules only")
                self._found[key] = made
            self._found[key].told.append(event)
        for candidate in self._found.values():
            candidate.lines = self._lines
        add_signs_of_the_whole(self._found.values(), self._page.language)
        return sorted(self._found.values(), key=lambda candidate: candidate.span)

    def _of_another_number(self, key: Key) -> Candidate | None:
        """Houses like those of `key` that are to come, counted apart from these: `nine work, four are being built`."""
        kind, place, count, _ = key
        alike = (c for c in self._found.values() if (c.type, c.place, c.standing) == (kind, place, False))
        return next((c for c in alike if c.many and count and c.count != count and stands_beside(False, c.evidence)), None)

    def _join_standing(self) -> None:
        """Makes one of a house called `действующая` and the other of its type and place, unless that one is still to come."""
        for key, candidate in [(key, found) for key, found in self._found.items() if found.standing]:
            alike = self._found.get((*key[:3], False))
            if alike and not alike.mentions:
                del self._found[*key[:3], False]  # what is to come was only offered this place, where the other houses stand
                alike = None
            twin = alike or self._of_another_number(key)
            if twin and stands_beside(candidate.old, twin.evidence):
                candidate.signs |= {"standing", "old"} if candidate.old else {"standing"}
                twin.signs.add("beside one standing")
                continue
            del self._found[key]
            if twin is None:
                candidate.standing = False
                self._found[*key[:3], False] = candidate
            else:
                twin.signs |= candidate.signs
                twin.evidence += candidate.evidence
                twin.mentions += candidate.mentions
                twin.name, twin.authority = twin.name or candidate.name, twin.authority or candidate.authority


def _as(signs: set[str], how: str) -> set[str]:
    """The signs of something that is not the house itself, kept apart from those of one."""
    return {f"{how} {sign}" for sign in signs}
