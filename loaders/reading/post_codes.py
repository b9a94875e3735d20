"""The code of a post in its context: the words for it say the kind, the body beside it or the post before it says which."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from loaders.reading.bodies import load_bodies
from loaders.reading.page import Page
from loaders.reading.patterns import Matcher
from loaders.reading.people import people_of
from loaders.reading.post_mentions import Holding
from loaders.reading.rules import lexicon, lexicon_matcher
from loaders.reading.tokens import Token

# How many sentences back a committee may have been called one of parliament.
_BACK = 3
_FIRMS = frozenset({"other", "investor", "international", "university", "fund"})
_PRESIDENT = ("president", "президент")
# Words for heading anything, and how far on what is headed may stand.
_GENERAL = frozenset({"en-post-director", "en-post-director-heads"})
_NEAR = 7
_LEADING = frozenset({"deputy-director", "chair-of-the-board"})
_DEPUTY_OF = {
    "minister": "deputy-minister",
    "akim": "deputy-akim",
    "prime-minister": "deputy-prime-minister",
}


@cache
def tester(name: str) -> Matcher[str]:
    """The matcher over one list of the lexicon of posts."""
    return lexicon_matcher({name: lexicon("posts")[name]})


def post_code(page: Page, holding: Holding) -> str:
    """The code of the post that `holding` tells of."""
    code = holding.rule.code
    tokens = page.sentences[holding.sentence].tokens
    phrase = tokens[holding.first : holding.last]
    if (
        code in ("president", "director")
        and _presides(tokens[holding.trigger.first : holding.trigger.last])
        and tester("unions").find(phrase)
    ):
        return "other"
    if code in _LEADING and tester("political").find(phrase):
        return "other"
    if code == "director" and ((holding.rule.id in _GENERAL and _is_of_department(tokens, holding)) or _is_its_head(page, holding)):
        return "head-of-unit"
    if code == "president" and (
        tester("societies").find(phrase) or any(m.value.kind in _FIRMS for m in load_bodies().find(phrase, page.language))
    ):
        return "director"
    if code == "deputy-director" and tester("deputy_of").find(tokens[holding.trigger.first : holding.trigger.last]):
        return _deputy_of(page, holding)
    if code == "head-of-unit" and tester("committee").find(phrase) and _is_of_parliament(page, holding.sentence):
        return "member-of-parliament"
    if code == "head-of-department" and tester("sections").find(tokens[holding.trigger.first : holding.trigger.last]):
        return "head-of-unit"
    if code == "head-of-department" and tester("clinical").find(phrase) and not tester("administration").find(phrase):
        return "head-of-unit"
    if code == "director" and _is_part(page, phrase):
        return "head-of-unit"
    return code


def _presides(words: Sequence[Token]) -> bool:
    """True for a president by that word."""
    return any(token.key.startswith(_PRESIDENT) for token in words)


def _is_of_department(tokens: Sequence[Token], holding: Holding) -> bool:
    """True where what is headed is a part of a house: `heads the Department for X at`, `director of breast imaging`."""
    last = holding.trigger.first + 1 if holding.trigger.value.form == "heads" else holding.trigger.last
    within = tokens[last : min(last + _NEAR, max(holding.last, last + _NEAR))]
    stops = next((i for i, token in enumerate(within) if token.text in ",.;:" or token.key in ("at", "in")), len(within))
    return bool(tester("departments").find(within[:stops])) and not tester("administration").find(within[:stops])


def _is_its_head(page: Page, holding: Holding) -> bool:
    """True for `its head` behind a part of a house: `The department will help patients,” its head Name said`."""
    tokens = page.sentences[holding.sentence].tokens
    trigger = holding.trigger
    if not tester("its_head").find(tokens[max(0, trigger.first - 1) : trigger.last]):
        return False
    before = [tokens[: trigger.first], *(s.tokens for s in page.sentences[max(0, holding.sentence - _BACK) : holding.sentence][::-1])]
    for told in before:
        found = [*tester("parts_of_house").find(told), *tester("houses_told").find(told)]
        if found:
            return max(found, key=lambda m: m.first).value == "parts_of_house"
    return False


def _is_of_parliament(page: Page, i: int) -> bool:
    """True where sentence `i` names a chamber, or names no ministry and one before it a committee of a chamber."""
    if tester("parliament").find(page.sentences[i].tokens):
        return True
    if tester("administration").find(page.sentences[i].tokens):
        return False
    return any(tester("parliament_committee").find(s.tokens) for s in page.sentences[max(0, i - _BACK) : i])


def _deputy_of(page: Page, holding: Holding) -> str:
    """The code of `её заместитель`, `his deputy`: by the post told last before it."""
    before = [
        h
        for h in people_of(page).holdings
        if (h.sentence, h.first) < (holding.sentence, holding.trigger.first) and h.person != holding.person
    ]
    last = max(before, key=lambda h: (h.sentence, h.first), default=None)
    return _DEPUTY_OF.get(last.rule.code, "deputy-director") if last else "deputy-director"


def _is_part(page: Page, phrase: Sequence[Token]) -> bool:
    """True where the words of a post name a house within another: `директор центра ... института`, `head of the institute's centre`."""
    if page.language == "ru":
        inside = {i for m in load_bodies().find(phrase, "ru") if m.value.is_facility for i in range(m.first, m.last)}
        if inside and any(token.key in ("центра", "центр", "центром") and i not in inside for i, token in enumerate(phrase)):
            return True
    wholes = tester("wholes").find(phrase)
    parts = tester("parts").find(phrase)
    return any(not (whole.first < part.last and part.first < whole.last) for whole in wholes for part in parts)
