"""Which words of a sentence speak of a facility's state, and which state they give: status rules and what stands around their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.reading.clauses import clause_numbers
from loaders.reading.patterns import Match
from loaders.reading.rules import Rule, kept_matcher, rules_matcher
from loaders.reading.tokens import Token

_NEGATIONS = {"ru": ("не", "ни", "нет"), "kk": ("жоқ", "емес"), "en": ("not", "never", "no")}
_BEINGS = frozenset({"екен", "болды", "болған", "деді", "және", "әрі", "ал"})
_CONVERB = re.compile(r"..[ыі]?п$")
_KK_FUTURE = re.compile(r"(?:[ае]ды|[ае]ді|йды|йді|[мбп][ае]қ|[мбп]ек|тиіс|керек)$")
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
