"""Sums that a later sentence tells of an agreement or a plan named before: `Carrying it out will require 35 billion tenge`."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.agreement_memory import Agreement
from loaders.reading.agreement_parts import plan_money, told_after
from loaders.reading.money import Money
from loaders.reading.page import Page, Sentence
from loaders.reading.rules import kept_matcher

_PARTNERSHIP = "public-private-partnership"
_SIGNED = frozenset({"investment-agreement", "memorandum", "contract", "other"})
# How many sentences on a plan is named by its noun, by a pronoun, and an agreement by what is at stake.
_BY_NOUN, _BY_PRONOUN, _BY_STAKE = 6, 2, 4


def add_later_cost(page: Page, sentence: Sentence, found: Sequence[Agreement]) -> None:
    """Adds the sum of `sentence`, which names no agreement itself, to the one of `found` that it speaks of."""
    if not found:
        return
    _add_to_plan(page, sentence, found)
    last = found[-1]
    since = sentence.index - last.first
    if last.amount is not None:
        return
    if last.kind == _PARTNERSHIP and since == 1:
        _set_money(last, told_after(sentence, "cost_of_thing", page.language))
    elif last.kind in _SIGNED and 0 < since <= _BY_STAKE:
        _set_money(last, told_after(sentence, "cost_at_stake", page.language))


def _add_to_plan(page: Page, sentence: Sentence, found: Sequence[Agreement]) -> None:
    """`Стоимость плана – 474 млрд тенге`, `На его выполнение уйдёт 474 млрд`: a sum of the plan named last."""
    plans = [agreement for agreement in found if agreement.kind == "plan" and 0 < sentence.index - agreement.first <= _BY_NOUN]
    if not plans or plans[-1].amount is not None:
        return
    if sentence.index - plans[-1].first <= _BY_PRONOUN and (money := told_after(sentence, "cost_of_plan", page.language)):
        _set_money(plans[-1], money)
        return
    general = kept_matcher("agreements", "general").find_all(sentence.tokens)
    cost = kept_matcher("agreements", "cost", page.language).find_all(sentence.tokens) if general else []
    if beside := [cue for cue in cost if any(cue.first <= g.first < cue.last for g in general)]:
        _set_money(plans[-1], plan_money(sentence, general[0], beside, page.language))


def _set_money(agreement: Agreement, money: Money | None) -> None:
    if money and agreement.amount is None:
        agreement.amount, agreement.currency = money.amount, money.currency
