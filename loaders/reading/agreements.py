"""Agreement events: agreements, memoranda, contracts, plans and road maps, one for each over the whole article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from loaders.reading.agreement_costs import PRICED, add_later_cost, add_money, contract_of, invested, price_of
from loaders.reading.agreement_lists import listed_plans
from loaders.reading.agreement_memory import Agreement, agreement_event, remember
from loaders.reading.agreement_names import PlanName, plan_name
from loaders.reading.agreement_parts import (
    agreement_date,
    counted,
    covered,
    covered_words,
    parties,
)
from loaders.reading.agreement_reference import merge, referred
from loaders.reading.agreement_topics import topic_of
from loaders.reading.bodies import load_bodies
from loaders.reading.clauses import clause_numbers
from loaders.reading.events import AgreementEvent
from loaders.reading.page import Page, Sentence
from loaders.reading.patterns import Match, Matcher
from loaders.reading.places import FOREIGN, place_finder
from loaders.reading.relevance import may_be_relevant
from loaders.reading.rules import Rule, kept_matcher, lexicon, lexicon_matcher, rules_matcher
from loaders.reading.subject import is_health_at_home
from loaders.reading.tokens import Token

NAMED_KINDS = frozenset({"plan", "roadmap"})
# Kinds that have a name where the article says what they are on.
_SIGNED = frozenset({"memorandum"})
_PARTNERSHIP = "public-private-partnership"
# Kinds that have a name only where their noun says what they are on.
_NAMED_BY_MATTER = frozenset({"contract", "other"})
_WINDOW = 9
# A contract of partnership is a partnership first: of kinds that share words the first here is meant.
_RANK = {"public-private-partnership": 0, "investment-agreement": 1, "memorandum": 2, "roadmap": 3, "plan": 4, "contract": 5, "other": 6}
_EARLY = 4


@cache
def _cues(part: str, language: str) -> Matcher[str]:
    return lexicon_matcher({part: lexicon("agreements")[part][language]})


def _tester(name: str) -> Matcher[str]:
    return kept_matcher("agreements", name)


def read_agreements(page: Page) -> list[AgreementEvent]:
    """Agreement events of `page`, in the order in which the article speaks of them first; none for what is agreed abroad."""
    return list(agreements_of(page))


@lru_cache(maxsize=4)
def agreements_of(page: Page) -> tuple[AgreementEvent, ...]:
    """What `read_agreements` gives, kept for the pages read last."""
    rules = rules_matcher(page.language, "agreements")
    found: list[Agreement] = []
    lists = kept_matcher("agreements", "plan_lists", page.language)
    if not any(rules.find(sentence.tokens) or lists.find(sentence.tokens) for sentence in page.sentences):
        return ()
    if not (is_health_at_home(page) or _opens_at_home(page) or _is_signed_by_us(page)):
        return ()
    for sentence in page.sentences:
        matches = _ranked(rules.find_all(sentence.tokens))
        for match in matches:
            if not (agreement := _read(page, sentence, match)):
                continue
            if match.value.form == PRICED and (signed := contract_of(found, sentence, agreement)):
                signed.amount, signed.currency = agreement.amount, agreement.currency
            elif same := referred(page, sentence, match, agreement, found):
                merge(same, agreement)
            else:
                remember(found, agreement)
        for agreement in listed_plans(page, sentence):
            remember(found, agreement)
        if not any(match.value.form != PRICED for match in matches):
            add_later_cost(page, sentence, found)
    return tuple(agreement_event(agreement) for agreement in found)


def _ranked(found: Sequence[Match[Rule]]) -> list[Match[Rule]]:
    """`found` without those that overlap one of a kind that says more, or a longer one of the same, in text order."""
    kept: list[Match[Rule]] = []
    for match in sorted(found, key=lambda m: (_RANK.get(m.value.code, len(_RANK)), m.first, -m.last)):
        if not any(match.first < other.last and other.first < match.last for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: m.first)


def _opens_at_home(page: Page) -> bool:
    """True where the first sentences name places of Kazakhstan and none abroad, and the text may be on our subject.

    An agreement with partners from abroad names them more often than the country itself.
    """
    found = [place for sentence in page.sentences[:_EARLY] for place in place_finder().find(sentence.tokens, page.language)]
    at_home = any(place.is_named for place in found) and all(place.kato != FOREIGN for place in found)
    return at_home and may_be_relevant(page.article)


def _is_signed_by_us(page: Page) -> bool:
    """True where a sentence on something signed names a place or a national centre of Kazakhstan, however much the rest is of abroad."""
    rules = rules_matcher(page.language, "agreements")
    for sentence in page.sentences:
        if not any(match.value.code not in NAMED_KINDS and match.value.form != PRICED for match in rules.find(sentence.tokens)):
            continue
        places = place_finder().find(sentence.tokens, page.language)
        if any(place.is_named for place in places) or any(
            body.value.kind == "national-centre" for body in load_bodies().find(sentence.tokens, page.language)
        ):
            return may_be_relevant(page.article)
    return False


def _read(page: Page, sentence: Sentence, match: Match[Rule]) -> Agreement | None:
    """What a sentence says of the agreement that `match` names, or None where there is none."""
    tokens, language, rule = sentence.tokens, page.language, match.value
    clauses = clause_numbers(tokens, language)
    if _denied(sentence, match, clauses, language) or (_is_unmade(sentence, match, clauses, language) and not _is_titled(sentence, match)):
        return None
    if rule.code == _PARTNERSHIP and _is_no_partnership(sentence, match, clauses, language):
        return None
    if rule.form == PRICED and not price_of(sentence, match, clauses, language):
        return None
    name = _name(page, sentence, match)
    if name is None and (rule.code in NAMED_KINDS or rule.form == "content"):
        return None
    first, last = (name.first, name.last) if name else (match.first, match.last)
    agreement = Agreement(
        rule.code, (tokens[first].start, tokens[last - 1].end), rule.id, sentence.index, name, confidence=_confidence(rule)
    )
    if name:
        agreement.original = page.article.text[tokens[first].start : tokens[last - 1].end]
    if rule.code in _SIGNED and name is None:
        noun = plan_name(tokens, match.first, match.last, language)
        agreement.noun = page.article.text[tokens[noun.first].start : tokens[noun.last - 1].end], noun.english
    if rule.code == "other" and name is None and invested(sentence, language):
        agreement.kind = "investment-agreement"
    agreement.count = counted(sentence, match, language) if rule.code not in NAMED_KINDS else 1
    agreement.date = agreement_date(page, sentence, match, clauses, _cues("made", language))
    add_money(agreement, sentence, match, clauses, language)
    if rule.code != "plan":
        _add_contents(agreement, page, sentence, match)
    return agreement


def _is_no_partnership(sentence: Sentence, match: Match[Rule], clauses: Sequence[int], language: str) -> bool:
    """True where the clause thinks of a partnership, or has a memorandum say how one is to build: `memorandum on a PPP hospital`."""
    thought_of = _cues("thought_of", language).find_all(sentence.tokens)
    signed = [m for m in rules_matcher(language, "agreements").find_all(sentence.tokens) if m.value.code in _SIGNED]
    return any(clauses[at] == clauses[match.first] for at in (*(m.first for m in thought_of), *(m.first for m in signed)))


def _name(page: Page, sentence: Sentence, match: Match[Rule]) -> PlanName | None:
    """The name of a plan, or of a memorandum that is on something; None where it has none, or is no plan of state."""
    tokens, rule = sentence.tokens, match.value
    name = plan_name(tokens, match.first, match.last, page.language)
    if rule.code in _SIGNED:
        return name if name.subject - frozenset(lexicon("agreements")["no_matter"]) else None
    if rule.code not in NAMED_KINDS and rule.form != "content":
        return _signed_name(page, sentence, match) if rule.code in _NAMED_BY_MATTER else None
    if (rule.form == "content" and not (name.about or name.proper)) or (rule.form == "named" and not _own_name(sentence, match, name)):
        return None
    if rule.form == "named" and _tester("broadcasts").find_all(tokens):
        return None
    beside = tokens[max(0, name.first - 1) : name.last + 1]
    if _tester("not_plans").find_all(beside) or (rule.code == "plan" and _is_no_plan(rule, beside)):
        return None
    if rule.code == "roadmap" and not name.subject and (topic := topic_of(page, sentence)):
        return replace(name, english=f"{name.english} for the {topic}")
    return name


def _is_no_plan(rule: Rule, beside: Sequence[Token]) -> bool:
    """True for a programme of a service (`programme of early detection`), or of a body of the world."""
    return bool(_tester("services").find_all(beside) or (rule.form and _tester("world_programmes").find_all(beside)))


def _signed_name(page: Page, sentence: Sentence, match: Match[Rule]) -> PlanName | None:
    """The name of a contract or another agreement that is on something: `contract for the design of the centre`."""
    nouns = _tester("signed").find(sentence.tokens[match.first : match.last])
    if not nouns:
        return None
    name = plan_name(sentence.tokens, match.first + nouns[-1].first, match.first + nouns[-1].last, page.language)
    return name if name.subject - frozenset(lexicon("agreements")["no_matter"]) - name.years else None


def _own_name(sentence: Sentence, match: Match[Rule], name: PlanName) -> bool:
    """True where a name in quotation marks or capitals stands at the noun itself."""
    beside = [*sentence.tokens[name.first : match.first], *sentence.tokens[match.last : name.last]]
    return (
        name.proper
        and any(token.text in '«"“„»”' or (token.is_title and token.is_word) for token in beside)
        and bool(name.subject or name.years)
    )


def _confidence(rule: Rule) -> float:
    return {"": 0.93, PRICED: 0.9, "content": 0.88, "named": 0.8}[rule.form]


def _denied(sentence: Sentence, match: Match[Rule], clauses: Sequence[int], language: str) -> bool:
    """True where the clause denies the agreement."""
    here = clauses[match.first]
    return any(clauses[cue.first] == here for cue in _cues("denied", language).find_all(sentence.tokens))


def _is_titled(sentence: Sentence, match: Match[Rule]) -> bool:
    """True for a plan of state with a capital of its own within the sentence: it goes by that name before it is made."""
    return match.value.code == "plan" and match.first > 0 and sentence.tokens[match.first].is_title


def _is_unmade(sentence: Sentence, match: Match[Rule], clauses: Sequence[int], language: str) -> bool:
    """True where the clause has the agreement still to be made."""
    tokens = sentence.tokens
    here = clauses[match.first]
    for cue in _cues("unmade", language).find_all(tokens):
        gap = cue.first - match.last if language == "kk" else match.first - cue.last
        inside = match.first <= cue.first < match.last
        if clauses[cue.first] == here and (inside or -2 <= gap <= _WINDOW):
            return True
    later = kept_matcher("agreements", "unmade_after", language).find_all(tokens)
    return any(clauses[cue.first] == here and cue.first >= match.first for cue in later)


def _add_contents(agreement: Agreement, page: Page, sentence: Sentence, match: Match[Rule]) -> None:
    if agreement.kind != "roadmap":
        agreement.parties = {party.label: party for party in parties(page, sentence, match)}
    agreement.covers = dict.fromkeys(covered(page, sentence, match))
    if not agreement.covers and agreement.kind != "roadmap":
        agreement.covers_text = covered_words(page, sentence, match, _cues("covers", page.language))
