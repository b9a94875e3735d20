"""Sums that a later sentence tells of an agreement or a plan named before: `Carrying it out will require 35 billion tenge`."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.agreement_memory import Agreement
from loaders.reading.agreement_parts import clause_money, parted, plan_money, told_after, totalled
from loaders.reading.clauses import clause_numbers
from loaders.reading.declension import parts_of_speech
from loaders.reading.glossary import CLOSING, OPENING
from loaders.reading.money import Money, find_money
from loaders.reading.numbers import find_numbers
from loaders.reading.page import Page, Sentence
from loaders.reading.patterns import Match
from loaders.reading.rules import Rule, kept_matcher, lexicon
from loaders.reading.tokens import Token

# The form of rules for contracts that only their sum tells of.
PRICED = "priced"
_PARTNERSHIP = "public-private-partnership"
_SIGNED = frozenset({"investment-agreement", "memorandum", "contract", "other"})
_INVESTING = frozenset({"investment-agreement", "memorandum"})
_NAMED = frozenset({"plan", "roadmap"})
# What an article may call a contract later.
_BY_CONTRACT = frozenset({_PARTNERSHIP, "investment-agreement"})
# How many sentences on a plan is named by its noun, by a pronoun, and an agreement by what is at stake.
_BY_NOUN, _BY_PRONOUN, _BY_STAKE = 6, 2, 4
# How many sentences on what somebody invests belongs to an agreement, and how near its words stand to the sum.
_BY_INVESTING, _BESIDE_INVESTING = 2, 4
# How many sentences on an agreement is the ground of one, and how early in it such words stand.
_BY_POINTING, _EARLY = 3, 3
# How near a word for price stands to a contract and to its sum, and the sum to the contract itself.
_BY_PRICE, _BEHIND_PRICE, _BESIDE_NOUN = 4, 6, 4
# How many words, without names in quotation marks, may stand between an agreement and the word for its worth.
_BY_WORTH = 12
_ACCUSATIVE = "на"
_VERBAL = frozenset({"VERB", "INFN", "PRTS"})


def add_money(agreement: Agreement, sentence: Sentence, match: Match[Rule], clauses: Sequence[int], language: str) -> None:
    """Gives `agreement` the sum that its own sentence tells of it."""
    cost = kept_matcher("agreements", "cost", language).find_all(sentence.tokens)
    if match.value.form == PRICED:
        money = price_of(sentence, match, clauses, language)
    elif agreement.kind in _NAMED:
        money = plan_money(sentence, match, cost, language, agreement.name.last if agreement.name else match.last)
    else:
        money = clause_money(sentence, match, clauses, cost, language)
        money = money or (totalled(sentence, language) if agreement.count > 1 else None)
        money = money or (invested(sentence, language) if agreement.kind in _INVESTING else None)
        money = money or _worth(sentence, match, clauses, language) or _told_behind(sentence, match, language)
        money = None if money and parted(sentence, match, money, language) else money
    set_money(agreement, money)


def add_later_cost(page: Page, sentence: Sentence, found: Sequence[Agreement]) -> None:
    """Adds the sum of `sentence`, which names no agreement itself, to the one of `found` that it speaks of."""
    if not found:
        return
    _add_to_plan(page, sentence, found)
    last = found[-1]
    since = sentence.index - last.latest
    if last.amount is not None:
        return
    if last.kind == _PARTNERSHIP and since == 1:
        set_money(last, told_after(sentence, "cost_of_thing", page.language))
    if last.kind in _SIGNED | _BY_CONTRACT and 0 < since <= _BY_STAKE:
        set_money(last, told_after(sentence, "cost_at_stake", page.language))
    if last.kind in _SIGNED | _BY_CONTRACT and since == 1:
        set_money(last, told_after(sentence, "cost_next", page.language))
    if last.kind in _INVESTING and 0 < since <= _BY_INVESTING:
        set_money(last, invested(sentence, page.language))
    if last.kind in _SIGNED | _BY_CONTRACT and 0 < since <= _BY_POINTING:
        set_money(last, _pointed(sentence, since, page.language))


def _pointed(sentence: Sentence, since: int, language: str) -> Money | None:
    """The greatest sum of a sentence that goes on with an agreement: `Under the contract the hospital will receive 84,000 dollars`."""
    tokens = sentence.tokens
    points = any(cue.first <= _EARLY for cue in kept_matcher("agreements", "under", language).find_all(tokens))
    if _is_refused(sentence, () if points else ("no_investment",)):
        return None
    financed = since == 1 and kept_matcher("agreements", "financed", language).find_all(tokens)
    sums = find_money(tokens, find_numbers(tokens, language)) if points or financed else []
    return max((money for money in sums if money.currency == sums[0].currency), key=lambda money: money.amount, default=None)


def _told_behind(sentence: Sentence, match: Match[Rule], language: str) -> Money | None:
    """The sum that the same sentence tells of what is agreed on, in another clause: `...; стоимость проекта – 5 млрд тенге`."""
    if _is_refused(sentence):
        return None
    told = (told_after(sentence, part, language) for part in ("cost_next", "cost_of_thing", "cost_at_stake"))
    told_there = next((money for money in told if money and money.first >= match.last), None)
    return told_there or _by_clause(sentence, match, language) or _only_sum(sentence, match, language)


def _by_clause(sentence: Sentence, match: Match[Rule], language: str) -> Money | None:
    """The greatest sum behind a clause on the agreement: `меморандум, по которому инвестор направит 2 млрд тенге`."""
    cues = [cue for cue in kept_matcher("agreements", "which", language).find_all(sentence.tokens) if cue.first >= match.last]
    sums = find_money(sentence.tokens, find_numbers(sentence.tokens, language)) if cues else []
    behind = [money for money in sums if money.first >= cues[0].last and money.currency == sums[0].currency]
    return max(behind, key=lambda money: money.amount, default=None)


def _only_sum(sentence: Sentence, match: Match[Rule], language: str) -> Money | None:
    """The one sum of a sentence that tells of the signing: `Договорились построить клинику за 12 млрд тенге, подписан меморандум`."""
    clauses = clause_numbers(sentence.tokens, language)
    made = kept_matcher("agreements", "made", language).find_all(sentence.tokens)
    if match.value.code not in _SIGNED or not any(clauses[cue.first] == clauses[match.first] for cue in made):
        return None
    sums = find_money(sentence.tokens, find_numbers(sentence.tokens, language))
    return sums[0] if len(sums) == 1 else None


def _is_refused(sentence: Sentence, more: Sequence[str] = ("no_investment",)) -> bool:
    """True where a sum is the purse's, a fine, of time past or, of the lists `more`, of a whole field."""
    return any(kept_matcher("agreements", part).find_all(sentence.tokens) for part in ("not_agreed", "no_price", *more))


def invested(sentence: Sentence, language: str) -> Money | None:
    """The sum beside a word for investing: `Инвестор вложит 20 млн долларов`."""
    elsewhere = kept_matcher("agreements", "no_investment").find_all(sentence.tokens)
    cues = [] if elsewhere else kept_matcher("agreements", "invested", language).find_all(sentence.tokens)
    sums = find_money(sentence.tokens, find_numbers(sentence.tokens, language)) if cues else []
    return next((money for money in sums if any(_apart(money, cue) <= _BESIDE_INVESTING for cue in cues)), None)


def price_of(sentence: Sentence, match: Match[Rule], clauses: Sequence[int], language: str) -> Money | None:
    """The sum of a contract that is told by its price, in its own clause or behind it: `Договор рассчитан на семь лет, его сумма – ...`."""
    if money := _priced(sentence, match, clauses, language) or _worth(sentence, match, clauses, language):
        return money
    behind = None if _is_refused(sentence) else told_after(sentence, "cost_next", language)
    return behind if behind and behind.first >= match.last else None


def _priced(sentence: Sentence, match: Match[Rule], clauses: Sequence[int], language: str) -> Money | None:
    """The sum of the contract at `match`: right beside its noun, or beside a word for price that stands there."""
    tokens = sentence.tokens
    if any(clauses[cue.first] == clauses[match.first] for cue in kept_matcher("agreements", "no_price").find_all(tokens)):
        return None
    sums = [money for money in find_money(tokens, find_numbers(tokens, language)) if clauses[money.first] == clauses[match.first]]
    prices = kept_matcher("agreements", "price", language).find_all(tokens) if sums else []
    prices = [price for price in prices if _between(price, match) <= _BY_PRICE]
    told = [
        money
        for money in sums
        if any(
            0 <= money.first - max(price.last, match.last) <= _BEHIND_PRICE or 0 <= money.first - price.last <= _BY_PRICE
            for price in prices
        )
        or _is_for(tokens, money, match, language)
    ]
    return min(told, key=lambda money: _apart(money, match), default=None)


def _is_for(tokens: Sequence[Token], money: Money, match: Match[Rule], language: str) -> bool:
    """True where only words that lead to a sum stand between it and the noun of the contract, or what the contract is on."""
    words = lexicon("agreements")
    allowed = frozenset(map(str, words["to_sum"][language]))
    if money.last <= match.first:
        between = tokens[money.last : match.first]
        return language != "ru" and len(between) <= _BESIDE_NOUN and all(token.key in allowed or token.text in allowed for token in between)
    between = _unquoted(tokens[match.last : money.first])
    if between and len(between) <= _BEHIND_PRICE and between[-1].key in words["for_sum"] and all(token.is_word for token in between):
        return True
    return 0 < len(between) <= _BESIDE_NOUN and all(token.key in allowed or token.text in allowed for token in between)


def _worth(sentence: Sentence, match: Match[Rule], clauses: Sequence[int], language: str) -> Money | None:
    """The sum that a word for worth right before it gives to the agreement: `договор с ТОО «…» на 7 млрд тенге`, `…, worth 8 billion`."""
    tokens = sentence.tokens
    words = frozenset(map(str, lexicon("agreements")["worth"]))
    if kept_matcher("agreements", "no_price").find_all(tokens):
        return None
    for money in find_money(tokens, find_numbers(tokens, language)):
        between = _unquoted(tokens[match.last : money.first])
        if not between or len(between) > _BY_WORTH or between[-1].key not in words or any(token.text in ".;:" for token in between):
            continue
        # `поставлена техника на 3 млрд` is no sum of the contract: the word must stand behind its party.
        here = clauses[money.first] == clauses[match.first]
        behind_party = tokens[money.first - 2].text in CLOSING
        of_matter = not any(parts_of_speech(token.key) & _VERBAL for token in between)  # `договор ГЧП по данному проекту на 158 млн`
        if between[-1].key != _ACCUSATIVE or (here and (behind_party or of_matter)):
            return money
    return None


def _unquoted(tokens: Sequence[Token]) -> list[Token]:
    """`tokens` without names in quotation marks: `по договору с компанией «Медтехника» на 2 млрд тенге`."""
    kept: list[Token] = []
    depth = 0
    for token in tokens:
        if token.text in OPENING and not (depth and token.text in CLOSING):
            depth += 1
        elif token.text in CLOSING and depth:
            depth -= 1
        elif not depth:
            kept.append(token)
    return kept


def contract_of(found: Sequence[Agreement], sentence: Sentence, told: Agreement) -> Agreement | None:
    """What was signed or built in partnership a few sentences before `sentence`, which tells its price as that of a contract, `told`."""
    last = next((agreement for agreement in reversed(found) if agreement.kind in _BY_CONTRACT), None)
    return last if last and last.amount in (None, told.amount) and 0 <= sentence.index - last.latest <= _BY_STAKE else None


def _apart(money: Money, match: Match[Rule] | Match[str]) -> int:
    return max(0, money.first - match.last, match.first - money.last)


def _between(one: Match[str], other: Match[Rule]) -> int:
    return max(0, one.first - other.last, other.first - one.last)


def _add_to_plan(page: Page, sentence: Sentence, found: Sequence[Agreement]) -> None:
    """`Стоимость плана – 474 млрд тенге`, `На его выполнение уйдёт 474 млрд`: a sum of the plan named last."""
    plans = [agreement for agreement in found if agreement.kind == "plan" and 0 < sentence.index - agreement.latest <= _BY_NOUN]
    if not plans or plans[-1].amount is not None or kept_matcher("agreements", "from_purse").find_all(sentence.tokens):
        return
    if sentence.index - plans[-1].latest <= _BY_PRONOUN and (money := told_after(sentence, "cost_of_plan", page.language)):
        set_money(plans[-1], money)
        return
    general = kept_matcher("agreements", "general").find_all(sentence.tokens)
    cost = kept_matcher("agreements", "cost", page.language).find_all(sentence.tokens) if general else []
    if beside := [cue for cue in cost if any(cue.first <= g.first < cue.last for g in general)]:
        set_money(plans[-1], plan_money(sentence, general[0], beside, page.language))


def set_money(agreement: Agreement, money: Money | None) -> None:
    """Gives `agreement` the sum `money`, where it has none yet."""
    if money and agreement.amount is None:
        agreement.amount, agreement.currency = money.amount, money.currency
