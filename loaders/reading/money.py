"""Amounts of money: a number with its scale and a currency beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from loaders.reading.numbers import Number
from loaders.reading.patterns import Matcher
from loaders.reading.rules import lexicon, lexicon_matcher
from loaders.reading.tokens import Token

_BETWEEN = frozenset({"казахстанских", "американских", "сша", "ақш", "us", "u", "s", ".", "астам", "аса", "артық", "жуық"})

# A milliard that follows a sum counts money too, though the currency is not said again: `6 млрд тенге, ещё 1,7 миллиарда`.
_SURELY_MONEY = 1e9
# Millions so near behind a sum may be money.
_MAY_BE_MONEY = 1e6
_BESIDE = 5
# How many tokens behind a milliard without a currency the sum may stand that says it: `7,2 млрд, в 2026-м — 8,5 млрд тенге`.
_NEXT = 8
# Letters that stand for a scale right behind a figure.
_GLUED = {"m": 1e6, "b": 1e9, "k": 1e3}


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in units of `currency` (ISO 4217) at tokens `first`..`last` (half-open); `said` unless it is inferred."""

    amount: float
    currency: str
    first: int
    last: int
    said: bool = True


@cache
def _currencies() -> Matcher[str]:
    return lexicon_matcher(lexicon("money")["currencies"])


def find_money(tokens: Sequence[Token], numbers: Sequence[Number], going: str = "") -> list[Money]:
    """Amounts in order of their tokens; one that stands in brackets after another in other money is the same sum and left out.

    `going` is the currency that the sentences before counted in: milliards that name none are of it.
    """
    currencies = _currencies().find(tokens)
    found: list[Money] = []
    waiting: list[Number] = []
    told: set[int] = set()
    for number in numbers:
        scale = _glued_scale(tokens, number)
        at = number.last + (scale > 1)
        while at < len(tokens) and tokens[at].key in _BETWEEN:
            at += 1
        after = next((c for c in currencies if c.first == at), None)
        before = next((c for c in currencies if c.last == number.first and _is_sign(tokens[c.last - 1])), None)
        chosen = after if after and after.value == "KZT" else before or after
        if chosen is None and _is_tenge_sign(tokens, number):
            found.append(Money(number.value, "KZT", number.first - 1, number.last))
            continue
        if chosen and _restates(tokens, found, number, chosen.value):
            told.add(number.first)
        elif chosen and number.value > 0:
            found += [Money(n.value, chosen.value, n.first, n.last) for n in waiting if number.first - n.last <= _NEXT]
            waiting = []
            value, last = round(number.value * scale, 2), number.last + (scale > 1)
            found.append(Money(value, chosen.value, min(number.first, chosen.first), max(last, chosen.last)))
        elif chosen is None and _may_be_money(tokens, number, found[-1].last if found else -_BESIDE):
            if found:
                found.append(Money(number.value, found[-1].currency, number.first, number.last))
            else:
                waiting.append(number)
    others = [number for number in numbers if number.first not in told]
    return sorted((*found, *(_inferred(tokens, others, found, waiting, going) if going else ())), key=lambda m: m.first)


def _inferred(
    tokens: Sequence[Token], numbers: Sequence[Number], found: Sequence[Money], waiting: Sequence[Number], going: str
) -> list[Money]:
    """Sums of the currency `going` that do not say so: the milliards `waiting` for one, and bare millions."""
    taken = {m.first for m in found} | {n.first for n in waiting}
    bare = [n for n in numbers if n.first not in taken and _stands_bare(tokens, n)]
    return [Money(n.value, going, n.first, n.last, n.value >= _SURELY_MONEY) for n in (*waiting, *bare)]


def _stands_bare(tokens: Sequence[Token], number: Number) -> bool:
    """True for millions that no noun follows: `Его стоимость — 612 миллионов.`, `another 150 million went on fitting`."""
    if not number.scaled or not _MAY_BE_MONEY <= number.value < _SURELY_MONEY:
        return False
    follows = tokens[number.last] if number.last < len(tokens) else None
    return follows is None or follows.text in ".,;)" or follows.key in lexicon("money")["after_bare"]


def _is_sign(token: Token) -> bool:
    """True for a sign or code of a currency, which may stand before its sum; words for it stand behind."""
    return not token.is_word or token.text.isupper()


def _may_be_money(tokens: Sequence[Token], number: Number, before: int) -> bool:
    """True for milliards that count no people, doses or tonnes, and for millions right behind another sum (it ends at `before`)
    that nothing follows which they might count: `2 млрд тенге, из местного — 900 млн.`
    """
    if not number.scaled or number.value < _MAY_BE_MONEY:
        return False
    follows = tokens[number.last] if number.last < len(tokens) else None
    if number.value < _SURELY_MONEY:
        return before > 0 and 0 <= number.first - before <= _BESIDE and (follows is None or follows.text in ".,;)")
    return follows is None or not follows.key.startswith(tuple(lexicon("money")["no_money"]))


def _glued_scale(tokens: Sequence[Token], number: Number) -> float:
    """A million for `16.2m`, a milliard for `1.5b`, a thousand for `500k`, where a letter follows the figure at once; else one."""
    if number.scaled or number.in_words or number.last >= len(tokens) or tokens[number.last].start != tokens[number.last - 1].end:
        return 1.0
    return _GLUED.get(tokens[number.last].key, 1.0)


def _is_tenge_sign(tokens: Sequence[Token], number: Number) -> bool:
    """True for `Т1,4 млрд`: a capital T that touches the figure stands for the sign of the tenge."""
    before = tokens[number.first - 1] if number.first else None
    return number.scaled and before is not None and before.text in ("Т", "T") and before.end == tokens[number.first].start


def _restates(tokens: Sequence[Token], found: Sequence[Money], number: Number, currency: str) -> bool:
    """True inside brackets that open right after an amount in other money: `309 million tenge (US$817,287)`."""
    if not found or found[-1].currency == currency:
        return False
    return any(token.text == "(" for token in tokens[found[-1].last : min(found[-1].last + 2, number.first)])
