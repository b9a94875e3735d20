"""Funding events: money allotted, spent or needed for health care, with its purpose in the article's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from loaders.reading.agreements import agreements_of
from loaders.reading.clauses import clause_numbers
from loaders.reading.events import FundingEvent
from loaders.reading.labels import purpose_label
from loaders.reading.money import Money, find_money
from loaders.reading.numbers import find_numbers
from loaders.reading.page import Page, Sentence
from loaders.reading.patterns import Match, Matcher
from loaders.reading.rules import Rule, kept_matcher, lexicon, rules_matcher
from loaders.reading.subject import is_health_at_home

_AT_HOME = frozenset({"KZT", "USD", "EUR", "JPY", "KRW"})
# A Kazakh sum from which another one is reached: `98 млрд теңгеден 156 млрд теңгеге`.
_ABLATIVE = ("теңгеден", "доллардан", "еуродан")
# How many sentences on a currency is still the one meant.
_GOES_ON = 2
# How near a word for costing stands to a number of which nothing else says that it is money.
_AT_ONCE = 2
# Kinds of agreements whose sum is their own; a plan and a partnership are money for care as well.
_SIGNED = frozenset({"investment-agreement", "memorandum", "contract", "other"})
# The rule of a sum for which no word of giving or costing speaks, only that the sentence is about care.
UNSAID = "funding-in-a-sentence-of-care"
# The treatment of one patient costs no more.
_ONE_PATIENT = {"KZT": 150_000_000.0, "USD": 300_000.0, "EUR": 300_000.0, "JPY": 30_000_000.0, "KRW": 300_000_000.0}
_LEAST = {"KZT": 1_000_000.0, "USD": 10_000.0, "EUR": 10_000.0, "JPY": 1_000_000.0, "KRW": 10_000_000.0}


@dataclass(frozen=True, slots=True)
class _Sum:
    """A sum in its sentence, with the rule matches and clause numbers of the sentence."""

    money: Money
    sentence: Sentence
    clauses: Sequence[int]
    matches: Sequence[Match[Rule]]
    all_sums: Sequence[Money]


def read_funding(page: Page) -> list[FundingEvent]:
    """Funding events of `page` in text order, each sum once; none where it is not about health care in Kazakhstan."""
    events: list[FundingEvent] = []
    judged: bool | None = None
    before: tuple[int, str] = (-9, "")
    said = [_currency(page, sentence) for sentence in page.sentences]
    for sentence in page.sentences:
        sums = _sums(page, sentence, said[sentence.index] or _going(said, sentence.index))
        if not sums:
            continue
        if judged is None:
            judged = is_health_at_home(page)
        if not judged:
            return []
        for item in sums:
            code = _verdict(item)
            if not item.money.said and not _is_called_money(item):
                continue
            if code is None:
                near = sentence.index - before[0] <= 1
                code = before[1] if near else UNSAID if _speaks_of_care(page, sentence.index) else None
            if not code or any(e.amount == item.money.amount and e.currency == item.money.currency for e in events):
                continue
            events.append(_event(page, item, code))
            before = (sentence.index, code)
    return _without_agreed(page, events) if events else []


def _without_agreed(page: Page, events: Sequence[FundingEvent]) -> list[FundingEvent]:
    """`events` without the sums that something signed is about, save where they are given: those are the agreement's."""
    agreed = {(a.amount, a.currency) for a in agreements_of(page) if a.kind in _SIGNED}
    return [e for e in events if e.rule.endswith("-allotted") or (e.amount, e.currency) not in agreed]


def _currency(page: Page, sentence: Sentence) -> str:
    """The currency of the last sum in a sentence; empty where it names none."""
    sums = find_money(sentence.tokens, find_numbers(sentence.tokens, page.language))
    return sums[-1].currency if sums else ""


def _going(said: Sequence[str], i: int) -> str:
    """The currency that milliards without one in sentence `i` are of: that of the sentences right before, else of the next."""
    near = (*said[max(0, i - _GOES_ON) : i][::-1], *said[i + 1 : i + 2])
    return next((currency for currency in near if currency), "")


def _speaks_of_care(page: Page, index: int) -> bool:
    """True where a sentence, or the one before it, speaks of health care: money in it is for that, whatever the verb."""
    return any(_care().find(sentence.tokens) for sentence in page.sentences[max(0, index - 1) : index + 1])


def _care() -> Matcher[str]:
    return kept_matcher("subject", "health")


def _sums(page: Page, sentence: Sentence, going: str) -> list[_Sum]:
    tokens = sentence.tokens
    if not any(token.is_number or token.is_word for token in tokens):
        return []
    numbers = find_numbers(tokens, page.language)
    sums = [m for m in find_money(tokens, numbers, going) if m.currency in _AT_HOME and m.amount >= _LEAST[m.currency]]
    if not sums:
        return []
    clauses = clause_numbers(tokens, page.language)
    matches = rules_matcher(page.language, "funding").find_all(tokens)
    kept = _latest(sentence, sums)
    return [_Sum(money, sentence, clauses, matches, sums) for money in kept]


def _latest(sentence: Sentence, sums: Sequence[Money]) -> list[Money]:
    """`sums` without the first of `с 264 млрд до 585 млрд`: the second is what is now."""
    words = lexicon("figures")["ranges"]
    opening = {w for pair in words.values() for w in pair["from"]}
    closing = {w for pair in words.values() for w in pair["to"]}
    kept = list(sums)
    for earlier, later in pairwise(sums):
        gap = [t.key for t in sentence.tokens[earlier.last : later.first]]
        before = {t.key for t in sentence.tokens[max(0, earlier.first - 2) : earlier.first]}
        leaves = sentence.tokens[earlier.last - 1].key.endswith(_ABLATIVE) and len(gap) <= 1
        if leaves or (len(gap) <= 2 and set(gap) & closing and before & opening):
            kept.remove(earlier)
    return kept


def _verdict(item: _Sum) -> str | None:
    """The id of the rule that makes the sum funding; empty where a rule takes it away, None where none speaks."""
    money, clauses = item.money, item.clauses
    mine = clauses[money.first]
    inside = [m for m in item.matches if clauses[m.first] == mine and m.value.form != "purpose"]
    if any(m.value.code == "refused" for m in item.matches) or _is_other(item) or _is_of_one_patient(item):
        return ""
    if _goes_elsewhere(item) or _was_not_paid(item):
        return ""
    if _belongs_to_agreement(item, inside):
        return ""
    calls = [m for m in inside if not m.value.form] or [m for m in item.matches if not m.value.form]
    nearest = min(calls, key=lambda m: _far(m, money), default=None)
    if nearest and nearest.value.code in ("cost", "budget") and any(m.value.code == "agreement" for m in item.matches):
        return ""
    return nearest.value.id if nearest else None


def _is_called_money(item: _Sum) -> bool:
    """True where a word for costing or giving stands right at a number that names no currency: `Его стоимость — 612 миллионов`."""
    calls = [m for m in item.matches if m.value.code in ("cost", "allotted", "spent", "needed")]
    return any(_far(m, item.money) <= _AT_ONCE for m in calls)


def _is_other(item: _Sum) -> bool:
    """True for wages, debts, income: a word for them stands between the commas that the sum stands in, or nothing is given there."""
    named = [m for m in item.matches if m.value.code == "other" and not _parted(item, m)]
    if not named:
        return False
    commas = [i for i, token in enumerate(item.sentence.tokens) if token.text == ","]
    first = max((i for i in commas if i < item.money.first), default=-1)
    last = min((i for i in commas if i >= item.money.last), default=len(item.sentence.tokens))
    given = any(m.value.code in ("allotted", "spent") and first < m.first < last for m in item.matches)
    return not given or any(first < m.first < last for m in named)


def _is_of_one_patient(item: _Sum) -> bool:
    """True for what the treatment of one patient costs: a small sum that words for it stand beside, nothing being given."""
    if item.money.amount > _ONE_PATIENT[item.money.currency]:
        return False
    given = [_far(m, item.money) for m in item.matches if m.value.code == "allotted" and not _parted(item, m)]
    costs = [_far(m, item.money) for m in item.matches if m.value.code == "treatment" and not _parted(item, m)]
    return bool(costs) and min(costs) <= min(given, default=99)


def _goes_elsewhere(item: _Sum) -> bool:
    """True where what else money is spent on (roads, schools) stands nearer to the sum than any word of care, no other sum between."""
    named = [m for m in item.matches if m.value.code == "elsewhere" and not _parted(item, m)]
    if not named:
        return False
    care = [m for m in _care().find(item.sentence.tokens) if not _parted(item, m)]
    return min(_far(m, item.money) for m in named) < min((_far(m, item.money) for m in care), default=99)


def _was_not_paid(item: _Sum) -> bool:
    """True for the second sum of `450 млн вместо 300 млн`, the first of `300 млн теңгенің орнына 450 млн`."""
    stands = [m for m in item.matches if m.value.code == "instead"]
    return any(m.first == item.money.last if m.value.id.startswith("kk") else m.last == item.money.first for m in stands)


def _parted(item: _Sum, match: Match[Any]) -> bool:
    """True where another sum stands between `match` and the sum, in another clause or behind a comma."""
    first, last = sorted((match.first, item.money.first))
    return any(first < other.first < last for other in item.all_sums if other != item.money)


def _far(match: Match[Any], money: Money) -> int:
    return max(match.first - money.last, money.first - match.last, 0)


def _belongs_to_agreement(item: _Sum, inside: Sequence[Match[Rule]]) -> bool:
    """True where an agreement stands nearer to the sum than any allotment does."""
    deals = [m for m in inside if m.value.code == "agreement"]
    if not deals:
        return False
    gifts = [m for m in inside if m.value.code in ("allotted", "spent", "needed")]
    return min(_far(m, item.money) for m in deals) < min((_far(m, item.money) for m in gifts), default=99)


def _event(page: Page, item: _Sum, rule: str) -> FundingEvent:
    tokens, clauses = item.sentence.tokens, item.clauses
    inside = [i for i, clause in enumerate(clauses) if clause == clauses[item.money.first]]
    first, last = inside[0], max(inside[-1] + 1, item.money.last)
    while last > item.money.last and tokens[last - 1].text in ".;:,–—-":
        last -= 1
    while first < item.money.first and not (tokens[first].is_word or tokens[first].is_number):
        first += 1
    purpose = purpose_label(tokens, item.money, clauses, page.language)
    span = (tokens[first].start, tokens[last - 1].end)
    return FundingEvent(item.money.amount, item.money.currency, purpose, span, rule, 0.8 if rule == UNSAID else 0.9)
