"""What the words around a mention of a facility make of it: a host, a place of work, a part of a house, one that is not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.reading.facility_mention import GENERIC, FacilityMention
from loaders.reading.patterns import Match, Matcher
from loaders.reading.rules import lexicon, lexicon_matcher
from loaders.reading.tokens import Token

# How far from its host a house is named.
_HOSTED = 18
# Of something that another has, in Kazakh, and how far behind it that other is named.
_KK_ITS, _KK_AND, _KK_OWNER = ("сы", "сі", "ы", "і"), frozenset({"мен", "пен", "бен", "және"}), 5
_OPENING = '«"“„'
_WHOSE = ("его", "ее", "их", "its", "their")
# Types that are facilities of their own within a larger one.
OF_ITS_OWN = frozenset(
    {"radiotherapy-centre", "nuclear-medicine-centre", "pet-ct-centre", "proton-therapy-centre", "cyclotron-complex", "endoscopy-centre"}
)


class Surroundings:
    """Looks around the mentions of the sentences of one language."""

    def __init__(self, language: str) -> None:
        words = lexicon("facilities")
        self._language = language
        self._hosts: Matcher[str] = lexicon_matcher({"host": words["hosts"][language]})
        self._qualifiers = lexicon_matcher(words["qualifiers"])
        self._employment: Matcher[str] = lexicon_matcher({"employment": words["employment"][language]})
        self._components: Matcher[str] = lexicon_matcher({"components": words["components"][language]})
        self._consists: Matcher[str] = lexicon_matcher({"consists": words["consists"][language]})
        absent = words["absent"]
        self._absent: Matcher[str] = lexicon_matcher({"before": absent["before"][language], "after": absent["after"][language]})
        self._between = frozenset(absent["between"])
        self._former: Matcher[str] = lexicon_matcher({"former": words["former"]})

    def _is_aside(self, tokens: Sequence[Token], mention: FacilityMention) -> bool:
        """True for a former house, a number in brackets (`Алматы (2 центра)`), a programme's name (`«100 школ, 100 больниц»`)."""
        if self._is_absent(tokens, mention):
            return True
        before_head = tokens[max(0, mention.first - 3) : mention.head]
        if not mention.authority and any(m.last >= len(before_head) - 2 for m in self._former.find_all(before_head)):
            return True
        before = [token.text for token in tokens[max(0, mention.head - 2) : mention.head]]
        quoted = any(token.text in _OPENING for token in tokens[max(0, mention.head - 6) : mention.head])
        numbered = len(before) == 2 and before[1][0].isdigit()
        return (numbered and before[0] == "(") or (numbered and quoted and not mention.authority)

    def _is_had(self, tokens: Sequence[Token], mention: FacilityMention, mentions: Sequence[FacilityMention]) -> bool:
        """True for what another house has: `емханасы мен стационары бар аурухана`."""
        if self._language != "kk" or mention.type in OF_ITS_OWN or not tokens[mention.last - 1].key.endswith(_KK_ITS):
            return False
        had = next((at for at in range(mention.last, min(mention.last + 4, len(tokens))) if tokens[at].key == "бар"), None)
        if had is None or not all(token.key in _KK_AND or token.key.endswith(_KK_ITS) for token in tokens[mention.last : had]):
            return False
        return any(had - m.first < 3 and 0 < m.head - had <= _KK_OWNER for m in mentions)

    def _is_absent(self, tokens: Sequence[Token], mention: FacilityMention) -> bool:
        """True for `ни одного хосписа`, `орталығы жоқ`, `neither an oncology centre`: there is none."""
        return any(
            (match.value == "before" and all(token.key in ("a", "an", "the", "single") for token in tokens[match.last : mention.first]))
            or (match.value == "after" and all(token.key in self._between for token in tokens[mention.last : match.first]))
            for match in self._absent.find_all(tokens)
            if (match.value == "after" and match.first >= mention.last) or match.last <= mention.first
        )

    def with_hosts(
        self, tokens: Sequence[Token], mentions: Sequence[FacilityMention], heads: Sequence[Match[str]]
    ) -> list[FacilityMention]:
        """`mentions`, those marked as hosts that house another one: `в больнице открыли центр`, `блок онкодиспансера`."""
        if self._language == "kk":
            return list(mentions)
        departments = {head.last for head in heads if head.value in ("department", "block")}
        parted = departments | {m.last for m in mentions if m.type != GENERIC and not m.authority}
        found = []
        for mention in mentions:
            inside = self._after_in(tokens, mention) and tokens[mention.first].key not in _WHOSE  # `её центр` is the part, not the host
            near = any(abs(m.head - mention.head) <= _HOSTED for m in mentions if m is not mention and not self._after_in(tokens, m))
            part = self._language == "ru" and (bool({mention.first, mention.first - 1} & departments) or mention.first in parted)
            found.append(replace(mention, hosts=True) if (inside and near) or part else mention)
        return found

    def _after_in(self, tokens: Sequence[Token], mention: FacilityMention) -> bool:
        before = [token.key for token in tokens[max(0, mention.first - 2) : mention.first]]
        if self._language == "en":
            return before[-1:] in (["at"], ["within"], ["inside"]) or (before[-1:] == ["the"] and before[0] in ("at", "within", "inside"))
        return before[-1:] in (["в"], ["во"])

    def of(self, tokens: Sequence[Token], mentions: Sequence[FacilityMention]) -> list[FacilityMention]:
        """`mentions` that are no asides, each with what the words around it make of it."""
        works = self._employment.find(tokens)
        parts = [match.last for match in self._components.find(tokens)]
        wholes = [match.last for match in self._consists.find(tokens)]
        told = [m for m in mentions if not self._is_aside(tokens, m) and not self._is_had(tokens, m, mentions)]
        seen = [self._seen(tokens, mention, works, parts) for mention in told]
        return [replace(m, part=True) if m.type in OF_ITS_OWN and any(at <= m.head for at in wholes) else m for m in seen]

    def _seen(
        self, tokens: Sequence[Token], mention: FacilityMention, works: Sequence[Match[str]], parts: Sequence[int]
    ) -> FacilityMention:
        if self._language == "kk":
            employs = any(mention.last <= match.first <= mention.last + 4 for match in works)
        else:
            employs = any(0 <= mention.first - match.last <= 1 for match in works)
        employs = employs and not any(token.text in ",.;:" for token in tokens[mention.first - 1 : mention.first])
        listed = any(at <= mention.first and self._lists(tokens[at : mention.first]) for at in parts)
        inside = tokens[max(0, mention.first - 2) : mention.last]
        qualifier = next((match.value for match in self._qualifiers.find(inside)), "")
        beside = self._language == "ru" and mention.first > 0 and tokens[mention.first - 1].key in ("с", "со")
        return replace(mention, employs=employs, component=listed, qualifier=qualifier, beside=beside)

    def _lists(self, between: Sequence[Token]) -> bool:
        """True where a list has begun between `предусмотрены` and a part: a colon or commas, and no full stop."""
        marks = [token.text for token in between]
        return ":" in marks or marks.count(",") >= 1

    def hosting(self, tokens: Sequence[Token]) -> set[int]:
        """The tokens at which a host stands: after `на базе`, before `базасында`."""
        marks = self._hosts.find_all(tokens)
        if self._language == "kk":
            return {mark.first - 1 for mark in marks}
        return {mark.last for mark in marks} | {i for mark in marks for i in range(mark.first, mark.last)}


def without_shells(mentions: Sequence[FacilityMention]) -> list[FacilityMention]:
    """`mentions` without the word for a building beside the facility that it houses: `корпус онкоцентра`, `диспансердің ғимараты`."""
    # `Центр при областной больнице` is no shell of the hospital that it stands beside.
    typed = [mention for mention in mentions if mention.type != GENERIC and not mention.hosts]
    return [
        mention
        for mention in mentions
        if mention.type != GENERIC or not any(-1 <= m.first - mention.last <= 1 or 0 <= mention.head - m.last <= 1 for m in typed)
    ]
