"""Agreements that the text comes back to by a vaguer noun: `A PPP contract was signed. The agreement, worth 9 billion, ...`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.reading.agreement_memory import Agreement, add_facts, same_parties, same_sum
from loaders.reading.page import Page, Sentence
from loaders.reading.patterns import Match
from loaders.reading.rules import Rule, kept_matcher, lexicon

_PRECISE = ("public-private-partnership", "investment-agreement")
# What the nouns that say least may stand for.
_MAY_MEAN: Mapping[str, tuple[str, ...]] = {"other": (*_PRECISE, "memorandum", "contract"), "contract": _PRECISE}
# How many sentences on an agreement is called by a vaguer noun, and how many ahead of its own name it may be.
_BACK, _AHEAD = 5, 3
# How far around its noun an agreement says what it is on.
_BESIDE = 3
_INDEFINITE = frozenset({"a", "an", "another", "several", "some"})


def referred(page: Page, sentence: Sentence, match: Match[Rule], new: Agreement, found: Sequence[Agreement]) -> Agreement | None:
    """The one of `found` that `new`, at `match`, speaks of again though by another noun; None where `new` is told for the first time."""
    if new.kind == "roadmap" and new.name and not new.name.about and not new.name.proper:
        return next((old for old in reversed(found) if old.kind == "roadmap"), None)
    if new.count > 1 or kept_matcher("agreements", "another", page.language).find_all(sentence.tokens):
        return None
    for old in reversed(found):
        if old.count > 1 or not (same_sum(old, new) and same_parties(old, new)):
            continue
        since = sentence.index - old.latest
        if old.kind in _MAY_MEAN.get(new.kind, ()) and _comes_back(sentence, match, old, new, since):
            return old
        if new.kind in _MAY_MEAN.get(old.kind, ()) and not old.name and since <= (_AHEAD if since else -1):
            return old
    return None


def merge(old: Agreement, new: Agreement) -> None:
    """Gives `old` what `new` says of it, the more precise kind first."""
    if new.kind in _MAY_MEAN.get(old.kind, ()):
        old.kind, old.span, old.rule = new.kind, new.span, new.rule
        old.name, old.original = new.name, new.original
    add_facts(old, new)


def _comes_back(sentence: Sentence, match: Match[Rule], old: Agreement, new: Agreement, since: int) -> bool:
    """True for a bare noun of a later sentence (`the agreement`), or right behind the one that says what kind it is."""
    if not since:
        beside = sentence.tokens[max(0, match.first - 1)].start
        return old.span[1] in range(beside, sentence.tokens[match.first].start + 1)
    return since <= _BACK and not new.name and not _is_new(sentence, match, old)


def _is_new(sentence: Sentence, match: Match[Rule], old: Agreement) -> bool:
    """True where the noun has an indefinite article, or words for what the agreement is on stand at it."""
    tokens = sentence.tokens
    at = next((i for i in range(match.first, match.last) if _is_noun(sentence, i)), match.last - 1)
    if old.first and any(token.key in _INDEFINITE for token in tokens[max(0, at - _BESIDE) : at]):
        return True
    return any(token.key in lexicon("agreements")["on_matter"] for token in (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2]))


def _is_noun(sentence: Sentence, i: int) -> bool:
    return bool(kept_matcher("agreements", "signed").find_all(sentence.tokens[i : i + 1]))
