"""Which words of a sentence say what of which facility: status rules bound to facility mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.reading.clauses import clause_numbers
from loaders.reading.facility_mention import GENERIC, FacilityMention
from loaders.reading.patterns import Match
from loaders.reading.rules import Rule, kept_matcher, rules_matcher
from loaders.reading.tokens import Token

_NEGATIONS = {"ru": ("не", "ни", "нет"), "kk": ("жоқ", "емес"), "en": ("not", "never", "no")}
_BEINGS = frozenset({"екен", "болды", "болған", "деді", "және", "әрі", "ал"})
_CONVERB = re.compile(r"..[ыі]?п$")
_KK_FUTURE = re.compile(r"(?:[ае]ды|[ае]ді|йды|йді|[мбп][ае]қ|[мбп]ек|тиіс|керек)$")
_REACH = 26
_GAPPED = 7
_WITHIN = 10
_FITTING = 3
_SIZE = ("на", "с", "со", "для", "кой", "мест", "посещ", "этаж")
_ENUMERATED = 10
_JOINS = frozenset({",", ";", "и", "также", "және", "мен", "пен", "бен", "and", "сондай", "плюс", "(", "–", "—", "or", "или"})
_PLANS = frozenset({"plan", "roadmap"})
RESUMED = "-resumed"
_STOPPED = ("suspended", "cancelled")
_BINDING = frozenset({"investment-agreement"})
AGREED_KINDS = frozenset({"investment-agreement", "memorandum", "contract", "public-private-partnership"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A status rule found at tokens `first`..`last`, with what its form and surroundings make of it."""

    rule: Rule
    first: int
    last: int
    status: str
    weight: float


def find_triggers(tokens: Sequence[Token], language: str, agreements: Sequence[Rule]) -> list[Trigger]:
    """Triggers in order; a noun or infinitive is settled by the verbs and agreements around it; a negated one is left out."""
    matches = rules_matcher(language, "status").find(tokens)
    kinds = {rule.code for rule in agreements}
    signed = bool(kept_matcher("facilities", "signed", language).find_all(tokens))
    by_agreement = bool(kept_matcher("facilities", "by_agreement", language).find_all(tokens))
    covered = "agreed" if kinds & AGREED_KINDS or signed or by_agreement else "planned" if kinds & _PLANS else ""
    triggers = []
    for match in matches:
        if language == "kk" and _is_aside(tokens, match):
            continue
        status, weight = _settled(match, matches, covered)
        if status == "planned" and match.value.form == "future" and kinds & _BINDING:
            status = "agreed"  # `по инвестиционному соглашению построят`
        if language == "kk" and match.value.form == "done" and _leads_to_future(tokens, match, matches):
            status = "planned"
        if _negated(tokens, match, language):
            if status != "completed":
                continue
            status = "under-construction"  # what is not finished is being built
        elif status == "completed" and _in_part(tokens, match):
            status = "under-construction"
        triggers.append(Trigger(match.value, match.first, match.last, status, weight))
    return _gone_on(tokens, triggers, language)


def _gone_on(tokens: Sequence[Token], triggers: list[Trigger], language: str) -> list[Trigger]:
    """`triggers` without a stop that its clause says is over: `строительство, замороженное в 2022 году, возобновилось`."""
    if not any(trigger.status in _STOPPED for trigger in triggers):
        return triggers
    clauses = clause_numbers(tokens, language)
    resumed = [match for match in rules_matcher(language, "status").find_all(tokens) if match.value.id.endswith(RESUMED)]
    over = {clauses[match.last - 1] for match in resumed}
    again = [Trigger(match.value, match.first, match.last, match.value.code, match.value.weight) for match in resumed]
    kept = [trigger for trigger in triggers if trigger.status not in _STOPPED or clauses[trigger.first] not in over]
    return sorted({*kept, *again}, key=lambda trigger: (trigger.first, trigger.last, trigger.rule.id))


def _is_aside(tokens: Sequence[Token], match: Match[Rule]) -> bool:
    """True in Kazakh for `ашылғаннан кейін`, `емханасы бар аурухана` and `құрамында … бар`: a condition, or what something else has."""
    after = tokens[match.last].key if match.last < len(tokens) else ""
    had = tokens[match.last - 1].key == "бар" and bool(after) and tokens[match.last].is_word and after not in _BEINGS
    holds = tokens[match.last - 1].key == "бар" and any(token.key.startswith("құрам") for token in tokens[: match.first])
    return after in ("кейін", "соң") or had or holds


def _leads_to_future(tokens: Sequence[Token], match: Match[Rule], matches: Sequence[Match[Rule]]) -> bool:
    """True in Kazakh for a converb whose sentence ends in the future: `орталық құрылып, оған құрал жеткізіледі`."""
    if not _CONVERB.search(tokens[match.last - 1].key):
        return False
    last = next((token for token in reversed(tokens) if token.is_word), None)
    works = any(m.first > match.first and m.value.form in ("process", "done") for m in matches)
    return last is not None and bool(_KK_FUTURE.search(last.key)) and not works


def fits_out(tokens: Sequence[Token], trigger: Trigger, language: str) -> bool:
    """True where what is planned is a machine: `планируют оснастить ускорителем`, `закупка томографа запланирована`."""
    first = max(0, trigger.first - _FITTING)
    near = tokens[first : trigger.last + _FITTING]
    return trigger.status in ("planned", "operational") and bool(kept_matcher("facilities", "fitting", language).find_all(near))


def brings_machine(
    mention: FacilityMention, trigger: Trigger, machines: Sequence[range], clauses: Sequence[int], tokens: Sequence[Token], language: str
) -> bool:
    """True where what `trigger` says is of a machine: `ускорители получат онкоцентры A и B`, `a scanner will be delivered to`."""
    if trigger.status not in ("planned", "operational") or trigger.rule.form == "provision" or not trigger.last:
        return False
    here = {clauses[at] for at in (trigger.first, trigger.last - 1)}
    apart = _gap(mention, trigger)
    if not any(
        clauses[machine.start] in here and max(machine.start - trigger.last, trigger.first - machine.stop) <= apart for machine in machines
    ):
        return False
    words = tokens[trigger.first : trigger.last + 2]
    return bool(kept_matcher("facilities", "gets", language).find_all(words))


def _negated(tokens: Sequence[Token], match: Match[Rule], language: str) -> bool:
    words = _NEGATIONS[language]
    if language == "kk":
        return any(token.key in words for token in tokens[match.last : match.last + 1])
    if match.value.code in ("suspended", "cancelled"):
        return False
    return any(token.key in words for token in tokens[max(0, match.first - 2) : match.last])


def _in_part(tokens: Sequence[Token], match: Match[Rule]) -> bool:
    """True for `завершено на 90 %`, `90 %-ға аяқталды`: a part of the work is done."""
    near = tokens[match.first : match.last + 4]
    return any(
        token.text == "%" or token.key.startswith(("процент", "пайыз", "percent"))
        for token in (*tokens[max(0, match.first - 3) : match.first], *near)
    )


def _settled(match: Match[Rule], matches: Sequence[Match[Rule]], covered: str) -> tuple[str, float]:
    """The status that a trigger gives here, and how much it says."""
    rule = match.value
    if rule.form == "provision":
        return covered or rule.code, rule.weight
    if rule.form not in ("noun", "infinitive"):
        return rule.code, rule.weight
    near = [m.value for m in matches if m is not match and abs(m.first - match.first) <= 12]
    if any(r.form == "future" for r in near):
        return "planned", 0.8
    if covered:
        return covered, 0.8
    if rule.form == "infinitive":  # `the project to build a centre was cancelled`
        return next((r.code for r in near if r.code in _STOPPED and r.form == "done"), "planned"), rule.weight
    if rule.code == "operational" and any(r.form in ("done", "process") and r.code == "operational" for r in near):
        return "operational", 0.5
    return rule.code, rule.weight


def bind_all(
    mentions: Sequence[FacilityMention], triggers: Sequence[Trigger], clauses: Sequence[int], tokens: Sequence[Token], language: str
) -> list[Trigger | None]:
    """For each mention the trigger that speaks of it. One trigger speaks of several only where they are listed."""
    bound = [None if mention.hosts else bind(mention, triggers, clauses, mentions, language) for mention in mentions]
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
        nearest = min(those, key=lambda i: _gap(mentions[i], trigger))
        for i in those:
            if i != nearest and not _listed(mentions, i, nearest, tokens):
                bound[i] = None
    _carry_over(bound, mentions, triggers, clauses, tokens, language)
    return bound


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


def _gap(mention: FacilityMention, trigger: Trigger) -> int:
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
