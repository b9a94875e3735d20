"""The level that wording gives a name of a place (`области Абай`, `in the cities of ...`), and which names make one list."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from loaders.reading.gazetteer import Gazetteer
from loaders.reading.numbers import unit_value
from loaders.reading.pattern_words import Word, parse
from loaders.reading.place_forms import FORMER, Form
from loaders.reading.rules import lexicon
from loaders.reading.tokens import Token

_YEAR = re.compile(r"(?:19|20)\d\d")
# Words that a test remembers.
_MOST_KEYS = 8192
# Between `regions` and the list of their names.
_LEAD = 5
_LEADING = frozenset({",", ":", "(", "–", "—", "namely", "including", "а", "именно", "атап", "айтқанда", "оның", "ішінде"})
Raw = tuple[int, int, list[Form]]


class PlaceLevels:
    """Reads levels and lists from the words around names; the words are in `lexicons/places.yaml`."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        words = lexicon("places")
        self._gazetteer = gazetteer
        self._plural = _tester(words["region_plural"])
        self._region = _tester(words["region_words"])
        self._city = _tester(words["city_words"])
        self._district = _tester(words["district_words"])
        self._between = _tester(words["between_districts"])
        self._many = _tester([*words["region_plural"], *words["district_plural"]])
        self._connectors = frozenset(words["connectors"])

    def levels(self, tokens: Sequence[Token], raws: Sequence[Raw], language: str) -> list[str]:
        """For each raw match the level that a word beside it, or the word of its list, gives it; empty if none does."""
        levels = [self._own_level(tokens, first, last, forms) for first, last, forms in raws]
        speaks = False  # does the word for regions or districts at the end of this list speak for the names before it too?
        for k in range(len(raws) - 2, -1, -1):
            joined = self.joined(tokens, raws[k][1], raws[k + 1][0])
            if language == "en" and any(token.key == "in" for token in tokens[raws[k][1] : raws[k + 1][0]]):
                joined = False  # `in Almaty, as well as in Zhambyl and Abai regions`: a phrase of its own
            shared = levels[k + 1] if levels[k + 1] in ("Region", "District") else ""
            speaks = joined and bool(shared) and (speaks or self._plural_at(tokens, raws[k + 1][1], language))
            if levels[k] or not shared:
                continue
            adjective = any(form.kind == "adjective" for form in raws[k][2])
            if (speaks and (language != "ru" or adjective)) or (joined and shared == "District" and self._is_no_more(raws[k][2])):
                levels[k] = shared
        # `районах Есиль и Нура`: the word that speaks for a list may be a part of its first name
        led = {k for k, (first, _, _) in enumerate(raws) if self._before(tokens, first) or self._many(tokens[first])}
        for k in range(1, len(raws)):
            if (
                not levels[k]
                and levels[k - 1]
                and self.joined(tokens, raws[k - 1][1], raws[k][0])
                and k - 1 in led
                # a preposition begins a phrase of its own: «в области Абай, в Алматы»
                and not any(token.key in ("в", "во", "in") for token in tokens[raws[k - 1][1] : raws[k][0]])
            ):
                levels[k] = levels[k - 1]
                led.add(k)
        return levels

    def _is_no_more(self, forms: Sequence[Form]) -> bool:
        """True for a name that without the word for district means nothing else: `Еңбекшіқазақ, Қарасай, Іле ауданында`."""
        return all(form.kind == "bare" and self._gazetteer.place(form.kato).level == "District" for form in forms)

    def _own_level(self, tokens: Sequence[Token], first: int, last: int, forms: Sequence[Form]) -> str:
        for level in ("Region", "District"):
            if all(form.kind in ("name", FORMER) and self._gazetteer.place(form.kato).level.endswith(level) for form in forms):
                return level
        for at in (last, last + 1 if last < len(tokens) and tokens[last].text in '.»"' else last):
            if at < len(tokens) and not self._between(tokens[at]):
                for level, test in (("Region", self._region), ("City", self._city), ("District", self._district)):
                    if test(tokens[at]):
                        return level
        return self._before(tokens, first)

    def _before(self, tokens: Sequence[Token], first: int) -> str:
        """The level given by a word before a name: `области Абай`, `в городах Актау`, `г. Семей`, `five regions, namely Aktobe`."""
        lead = tokens[max(0, first - _LEAD) : first]
        begun = next((k for k in range(len(lead)) if self._speaks_of_regions(lead, k)), None)
        between = {token.key for token in lead[begun + 1 :]} if begun is not None else set()
        if between <= _LEADING and between - {",", "а"}:
            return "Region"
        for back in (1, 2):
            if first < back:
                break
            token = tokens[first - back]
            if back == 2 and tokens[first - 1].text not in '.«":' and tokens[first - 1].key != "of":
                break
            if self._city(token):
                return "City"
            if token.key.startswith("област"):
                return "Region"
            if back == 2 and tokens[first - 1].key == "of" and self._district(token):
                return "District"
        return ""

    def _speaks_of_regions(self, tokens: Sequence[Token], at: int) -> bool:
        """True at `regions` and, since a number goes before the singular in Kazakh, at `бес облыста`."""
        return self._plural(tokens[at]) or (at > 0 and self._region(tokens[at]) and unit_value(tokens[at - 1]) is not None)

    def _plural_at(self, tokens: Sequence[Token], last: int, language: str) -> bool:
        """True where the word for region at the end of a list may speak for the names before it."""
        if language == "ru":
            return True
        return any(map(self._many, tokens[max(0, last - 1) : last + 1]))

    def joined(self, tokens: Sequence[Token], end: int, start: int) -> bool:
        """True where what stands between two names makes them one list: `А, Б және В`, `в А два, в Б один`."""
        between = tokens[end:start]
        return len(between) <= 6 and all(map(self._joins, between))

    def _joins(self, token: Token) -> bool:
        kind = self._region(token) or self._city(token) or self._district(token)
        return kind or token.key in self._connectors or unit_value(token) is not None or bool(_YEAR.fullmatch(token.key))


def _tester(patterns: Sequence[str]) -> Callable[[Token], bool]:
    """A test of one token against one-word patterns, which remembers the words it has seen."""
    words = [step for pattern in patterns for step in parse(pattern) if isinstance(step, Word)]
    seen: dict[tuple[str, bool], bool] = {}

    def test(token: Token) -> bool:
        known = token.key, token.is_caps
        if known not in seen:
            if len(seen) >= _MOST_KEYS:
                seen.clear()
            seen[known] = any(word.takes(token) for word in words)
        return seen[known]

    return test
