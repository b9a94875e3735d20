"""Who gives an order: the person or office beside the verb, else the one named before."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.declension import NOM, kazakh_nominative, morphology
from loaders.reading.events import Named
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.known_people import PersonMention, known_post
from loaders.reading.page import Page
from loaders.reading.patterns import Match
from loaders.reading.people import People
from loaders.reading.posts import body_of, named_person
from loaders.reading.rules import Rule, kept_matcher, lexicon
from loaders.reading.subject import is_health_at_home
from loaders.reading.tokens import Token

_KK_DATIVE = ("ға", "ге", "қа", "ке", "на", "не")
_KK_OBLIQUE = ("ның", "нің", "дың", "дің", "тың", "тің", "ге", "ке", "не")


def issuer_of(page: Page, people: People, i: int, match: Match[Rule]) -> Named | None:
    """Who gives the order told at `match`: the nearest person or office before the verb, else after it, else of the sentences before."""
    tokens = page.sentences[i].tokens
    bound = {h.person.first: h for h in people.holdings if h.sentence == i}
    spots: list[tuple[int, Named]] = []
    for person in people.spoken[i].persons:
        if match.value.code == "order" and _is_told(tokens, person, page.language):
            bound.pop(person.first, None)
            continue
        holding = bound.get(person.first)
        code = holding.rule.code if holding else post_of(people, person.label)
        if code in lexicon("instructions")["orderers"]:
            spots.append((person.first, named_person(page, i, person)))
    for trigger in people.bare(i):
        if trigger.value.code in lexicon("instructions")["orderers"] and _may_order(page, tokens, trigger):
            spots.append((trigger.first, _office(page, people, i, trigger)))
    if match.value.code == "passive" and page.language == "en":  # `the Deputy Prime Minister was entrusted with it`: who is told
        bound = {at: h for at, h in bound.items() if at >= match.first}
        spots = [spot for spot in spots if spot[0] >= match.first]
    before = [spot for spot in spots if spot[0] < match.first]
    never = lexicon("instructions")["no_orderers"]
    before = before or [(at, named_person(page, i, h.person)) for at, h in bound.items() if at < match.first and h.rule.code not in never]
    reach = 99 if match.value.code in ("noun", "quoted") else 3
    after = [spot for spot in spots if 0 <= spot[0] - match.last <= reach]
    if match.value.code == "noun":
        named = [spot for spot in after if spot[1].kind == "person"]
        return named[0][1] if named else None
    if match.value.code == "passive" and after and tokens[match.last].key == "by":
        return min(after, key=lambda spot: spot[0])[1]
    if before and match.value.code != "quoted":
        return max(before, key=lambda spot: spot[0])[1]
    if after:
        return min(after, key=lambda spot: spot[0])[1]
    if match.value.code == "quoted":
        return max(before, key=lambda spot: spot[0])[1] if before and page.language != "kk" else None
    if match.value.code == "passive":
        return (_earlier(page, people, i) or _only_one(page, people, i)) if is_health_at_home(page) else None
    return _earlier(page, people, i) or (_only_one(page, people, i) if _has_reports(page, i - 1) or _has_reports(page, i - 2) else None)


def _gives_orders(page: Page, people: People, j: int, person: PersonMention) -> bool:
    """True for one whose orders count, but for a head of department who reports in sentence `j` to those above."""
    post = post_of(people, person.label)
    return post in lexicon("instructions")["orderers"] and not (post == "head-of-department" and _has_reports(page, j))


def _has_reports(page: Page, j: int) -> bool:
    return j >= 0 and bool(kept_matcher("instructions", "reports").find_all(page.sentences[j].tokens))


def _is_told(tokens: Sequence[Token], person: PersonMention, language: str) -> bool:
    """True for somebody named in the dative: who is told, not who tells (`Акиму Ерлану Сейтову он поручил`)."""
    if language == "kk":
        last = tokens[person.last - 1]
        return last.key.endswith(_KK_DATIVE) and kazakh_nominative(last.text) != last.text
    return language == "ru" and "datv" in person.cases and NOM not in person.cases


def _may_order(page: Page, tokens: Sequence[Token], trigger: Match[Rule]) -> bool:
    """True for an office in the nominative: it acts, nothing is done by its word only."""
    if page.language != "ru":
        return page.language != "kk" or not tokens[trigger.last - 1].key.endswith(_KK_OBLIQUE)
    head = next(
        (t for t in tokens[trigger.first : trigger.last] if t.key not in ("вице", "зам", "экс", "премьер")), tokens[trigger.last - 1]
    )
    return any("nomn" in parse.tag for parse in morphology().parse(head.key))


def post_of(people: People, label: str) -> str:
    """The post that the article, else the list of known people, gives to whom `label` names; empty where neither does."""
    return next((h.rule.code for h in people.holdings if h.person.label == label), "") or known_post(label)


def _earlier(page: Page, people: People, i: int) -> Named | None:
    """The one in office named last in the two sentences before, where the verb has a pronoun or nothing for its subject."""
    for j in (i - 1, i - 2):
        if j < 0:
            break
        for person in people.spoken[j].persons:
            if _gives_orders(page, people, j, person):
                return named_person(page, j, person)
        for trigger in people.bare(j):
            if trigger.value.code in lexicon("instructions")["orderers"] and _may_order(page, page.sentences[j].tokens, trigger):
                return _office(page, people, j, trigger)
    return None


def _only_one(page: Page, people: People, i: int) -> Named | None:
    """The one person before sentence `i` whose orders count, where there is but one: who came, looked and held the meeting."""
    found: dict[str, Named] = {}
    for j in range(i):
        for person in people.spoken[j].persons:
            if _gives_orders(page, people, j, person):
                found.setdefault(person.label, named_person(page, j, person))
    return next(iter(found.values())) if len(found) == 1 else None


def _code_at(tokens: Sequence[Token], trigger: Match[Rule]) -> str:
    """The post at `trigger`: an akim's where it begins with another name for him, else the rule's."""
    chiefs = kept_matcher("instructions", "chiefs").find(tokens[trigger.first : trigger.last])
    return "akim" if any(chief.first == 0 for chief in chiefs) else trigger.value.code


def _office(page: Page, people: People, i: int, trigger: Match[Rule]) -> Named:
    """The holder of an office that is named without its holder, or the office itself."""
    tokens = page.sentences[i].tokens
    code = _code_at(tokens, trigger)
    original = page.article.text[tokens[trigger.first].start : tokens[trigger.last - 1].end]
    if holder := people.holder(code, i, titled=trigger.value.form != "epithet"):
        return Named(holder.label, original, kind="person")
    around = tokens[max(0, trigger.first - 4) : trigger.last] if page.language == "kk" else tokens[trigger.first : trigger.last + 4]
    if code in ("akim", "deputy-akim"):
        _, place = body_of(page, code, around, i)
        where = f" of {load_gazetteer().place(place).label}" if place else ""
        return Named(code.replace("-", " ") + where, original)
    return Named(lexicon("instructions")["offices"].get(code, code.replace("-", " ")), original)
