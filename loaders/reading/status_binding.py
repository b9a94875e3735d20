"""Which status words of a sentence speak of which of its facilities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.reading.declension import parts_of_speech
from loaders.reading.facility_mention import GENERIC, FacilityMention
from loaders.reading.statuses import Trigger
from loaders.reading.tokens import Token

_REACH = 26
_GAPPED = 7
_WITHIN = 10
_SIZE = ("на", "с", "со", "для", "кой", "мест", "посещ", "этаж")
_ENUMERATED = 10
# A participle before a noun; at the end of a sentence it is a verb.
_KK_PARTICIPLE = re.compile(r"(?:[қғкг][ае]н|[аейы]т[ыі]н)$")
_JOINS = frozenset({",", ";", "и", "также", "және", "мен", "пен", "бен", "and", "сондай", "плюс", "(", "–", "—", "or", "или"})


def bind_all(
    mentions: Sequence[FacilityMention], triggers: Sequence[Trigger], clauses: Sequence[int], tokens: Sequence[Token], language: str
) -> list[Trigger | None]:
    """For each mention the trigger that speaks of it. One trigger speaks of several only where they are listed."""
    owners = [_owner(trigger, mentions, tokens, language) for trigger in triggers]
    bound: list[Trigger | None] = []
    for mention in mentions:
        # `осмотрит больницу и строящийся центр`: what stands before a house as its attribute says nothing of one named earlier
        free = [t for t, owner in zip(triggers, owners, strict=True) if owner is None or owner is mention or mention.head > owner.head]
        bound.append(None if mention.hosts else bind(mention, free, clauses, mentions, language))
    for i, found in enumerate(bound):
        if found and found.rule.form == "done" and found.status == "operational" and _within(tokens, mentions[i], language):
            bound[i] = None
    for i in range(1, len(mentions)):  # `клиника с центром томотерапии`: what is said of the one is said of the other
        if mentions[i].beside and bound[i] is None and _is_size(tokens[mentions[i - 1].last : mentions[i].first]):
            bound[i] = bound[i - 1]
    for i in range(1, len(mentions)):  # `в A построят больницу, а в B — хоспис`: a dash stands for the verb
        between = range(mentions[i - 1].last, mentions[i].first)
        said = bound[i - 1]
        if bound[i] is None and said and any(tokens[at].text in "—–" for at in between):
            silent = not any(trigger.first in between for trigger in triggers) and len(between) <= _GAPPED
            bound[i] = replace(said) if silent and not mentions[i].hosts else None
    for trigger in {id(found): found for found in bound if found}.values():
        those = [i for i, found in enumerate(bound) if found is trigger]
        nearest = min(those, key=lambda i: gap(mentions[i], trigger))
        for i in those:
            if i != nearest and not _listed(mentions, i, nearest, tokens):
                bound[i] = None
    _carry_over(bound, mentions, triggers, clauses, tokens, language)
    return bound


def _owner(trigger: Trigger, mentions: Sequence[FacilityMention], tokens: Sequence[Token], language: str) -> FacilityMention | None:
    """The mention that `trigger` is an attribute of: `строящийся центр крови`, `салынып жатқан орталық`."""
    word = tokens[trigger.last - 1].key if trigger.last else ""
    attributive = "PRTF" in parts_of_speech(word) if language == "ru" else language == "kk" and bool(_KK_PARTICIPLE.search(word))
    if not attributive:
        return None
    return next((m for m in mentions if m.first <= trigger.last <= m.head or 0 <= m.first - trigger.last <= 1), None)


def _is_size(between: Sequence[Token]) -> bool:
    """True where at most the size of a house stands before what it comes with: `корпус на 180 коек с центром`."""
    return len(between) <= 2 or all(token.is_number or token.key.startswith(_SIZE) for token in between)


def _carry_over(
    bound: list[Trigger | None],
    mentions: Sequence[FacilityMention],
    triggers: Sequence[Trigger],
    clauses: Sequence[int],
    tokens: Sequence[Token],
    language: str,
) -> None:
    """What is said of the first of a list holds for all: `сданы две амбулатории в A и B, а также больница в C`; in Kazakh of the last."""
    order = range(len(mentions) - 2, -1, -1) if language == "kk" else range(1, len(mentions))
    for i in order:
        other = i + 1 if language == "kk" else i - 1
        said, low, high = bound[other], *sorted((mentions[i], mentions[other]), key=lambda m: m.head)
        outside = said and (said.first >= high.head if language == "kk" else said.last <= low.head)
        if (
            bound[i] is not None
            or not said
            or not outside
            or mentions[i].hosts
            or mentions[i].is_pronoun
            or GENERIC in (low.type, high.type)
        ):
            continue
        between = range(low.last, high.first)
        beside = tokens[low.last : low.last + 1] if language == "kk" else tokens[max(low.last, high.first - 2) : high.first]
        joined = any(token.key in _JOINS for token in beside) and clauses[low.head] == clauses[high.head]
        if joined and len(between) <= _ENUMERATED and not any(t.first in between for t in triggers):
            bound[i] = said


def _within(tokens: Sequence[Token], mention: FacilityMention, language: str) -> bool:
    """True for `в больнице`, `ауруханада`, `at the hospital`: something opens inside, not the house itself."""
    if language == "kk":
        return tokens[mention.head].key.endswith(("нда", "нде", "ханада", "серде", "сінде", "сында"))
    before = [token.key for token in tokens[max(0, mention.first - 2) : mention.first]]
    return before[-1:] in (["в"], ["во"]) or (language == "en" and ("at" in before or "inside" in before))


def gap(mention: FacilityMention, trigger: Trigger) -> int:
    """The tokens between a mention and status words."""
    return max(mention.first - trigger.last, trigger.first - mention.last, 0)


def _listed(mentions: Sequence[FacilityMention], i: int, nearest: int, tokens: Sequence[Token]) -> bool:
    """True where something that joins stands between each of the mentions from `i` to `nearest`."""
    low, high = sorted((i, nearest))
    return all(
        mentions[k + 1].beside
        or mentions[k].head == mentions[k + 1].head  # one head of many topics
        or any(token.key in _JOINS for token in tokens[mentions[k].head : mentions[k + 1].head])
        for k in range(low, high)
    )


def bind(
    mention: FacilityMention, triggers: Sequence[Trigger], clauses: Sequence[int], others: Sequence[FacilityMention], language: str
) -> Trigger | None:
    """The trigger that speaks of `mention`, or None: the nearest by tokens, with a price for clauses and things in between."""
    best: tuple[float, Trigger] | None = None
    if mention.beside:
        return None
    for trigger in triggers:
        cost = _cost(mention, trigger, triggers, clauses, others, language)
        if cost <= _REACH and (best is None or cost < best[0]):
            best = cost, trigger
    return best[1] if best else None


def _cost(
    mention: FacilityMention,
    trigger: Trigger,
    triggers: Sequence[Trigger],
    clauses: Sequence[int],
    others: Sequence[FacilityMention],
    language: str,
) -> float:
    start, end = (trigger.last, mention.first) if trigger.first < mention.first else (mention.last, trigger.first)
    cost = float(max(0, end - start))
    sides = {"before": trigger.first > mention.first, "after": trigger.first < mention.first}
    if cost > trigger.rule.reach or not sides.get(trigger.rule.side, True):
        return cost + _REACH + 1
    at = min(trigger.first, len(clauses) - 1)
    cost += 12 * abs(clauses[at] - clauses[mention.head])
    cost += 5 * sum(1 for t in triggers if start <= t.first < end and t is not trigger and t.weight >= 0.5)
    cost += 2 * sum(1 for m in others if m is not mention and start <= m.head < end and m.type != mention.type)
    if trigger.weight < 0.5:
        cost += 4
    if (
        language == "kk"
        and mention.first <= trigger.first < mention.head
        and trigger.status == "operational"
        and trigger.rule.form == "process"
    ):
        cost += _WITHIN  # a participle in the phrase says less than the verb behind it
    if (
        language == "kk"
        and trigger.first < mention.first
        and not (not mention.is_pronoun and trigger.rule.form in ("done", "process") and cost <= 4)
    ):
        cost += 8
    return cost
