"""Of which kinds the centres of a sentence are that share a head, or have their topic elsewhere in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.reading.facility_mention import GENERIC, FacilityMention
from loaders.reading.patterns import Match
from loaders.reading.rules import lexicon
from loaders.reading.tokens import Token

# What a sentence is about may say what kind of centres it counts, where the topic is as telling as these.
_TELLING = frozenset({"pet-ct", "proton", "nuclear", "radiotherapy", "endoscopy", "palliative"})
# What joins the members of a list.
AND = frozenset({",", "и", "а", "также", "және", "мен", "пен", "бен", "and", "or", "или"})


class TopicKinds:
    """Gives centres their kinds by the topics of their sentence, in one language."""

    def __init__(self, language: str) -> None:
        words = lexicon("facilities")
        self._language = language
        self._order = {topic: rank for rank, topic in enumerate(words["topics"])}
        self._types: dict[str, dict[str, str]] = words["types"]

    def by_topic(
        self, mention: FacilityMention, head: Match[str], topics: Sequence[Match[str]], found: Sequence[FacilityMention]
    ) -> FacilityMention:
        """`mention`, counted centres without a topic of their own by that of their sentence: `лучевую терапию дают в шести центрах`."""
        if mention.type != GENERIC or mention.count < 2 or head.value != "centre":
            return mention
        free = [t for t in topics if t.last <= mention.first and not any(m.first <= t.first < m.last for m in found)]
        if not free:
            return mention
        topic = min((t.value for t in free), key=self._order.__getitem__)
        return replace(mention, type=self._types["centre"].get(topic, GENERIC)) if topic in _TELLING else mention

    def of_each(
        self, mention: FacilityMention, head: Match[str], topics: Sequence[Match[str]], tokens: Sequence[Token]
    ) -> list[FacilityMention]:
        """One mention a topic where many share a head: `центры лучевой терапии, ядерной и протонной медицины`."""
        if not mention.plural:
            return [mention]
        told = [t for t in topics if mention.first <= t.first < mention.last or self._runs_on(mention, t, topics, tokens)]
        kinds = list(dict.fromkeys(self._types[head.value].get(t.value, GENERIC) for t in told if t.value in _TELLING))
        if len(kinds) < 2 or mention.type not in kinds:
            return [mention]
        return [replace(mention, type=kind) for kind in kinds]

    def _runs_on(self, mention: FacilityMention, topic: Match[str], topics: Sequence[Match[str]], tokens: Sequence[Token]) -> bool:
        """True where a topic belongs to the list that ends (Kazakh, English) or begins (Russian) at the head."""
        gap = topic.first - mention.last if self._language == "ru" else mention.first - topic.last
        return 0 <= gap <= 8 and any(t is not topic and _is_joined(t, topic, tokens) for t in topics)


def _is_joined(one: Match[str], other: Match[str], tokens: Sequence[Token]) -> bool:
    """True where only a comma or an `and` stands between two topics."""
    between = tokens[min(one.last, other.last) : max(one.first, other.first)]
    return len(between) <= 2 and all(token.key in AND for token in between)
