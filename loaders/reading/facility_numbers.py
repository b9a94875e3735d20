"""How many houses a mention counts: `17 центров`, `орталықтардың үшеуі`; not beds, visits or years."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.reading.numbers import Number
from loaders.reading.patterns import Match
from loaders.reading.rules import lexicon
from loaders.reading.tokens import Token

_BARRIER = frozenset(",.;:!?()—–")
_MOST = 1000
# Many in the genitive, and what follows the number of some of them.
_KK_OF_MANY = re.compile(r"[лдт][ае]р(?:[ыі]н|д)[ыі]ң$")
_KK_OF_THEM = frozenset({"і", "ы", "сі", "сы"})
_KK_TOGETHER = "еуі"


class HouseCounts:
    """Reads counts of houses in the sentences of one language."""

    def __init__(self, language: str) -> None:
        words = lexicon("facilities")
        self._language = language
        self._links = frozenset(words["links"][language])
        self._capacities = tuple(words["capacity"])

    def of(self, tokens: Sequence[Token], numbers: Sequence[Number], first: int, head: Match[str]) -> int:
        """The number before the phrase from `first` to its head, or behind one in the genitive; 0 where none is said."""
        return self._before(tokens, numbers, first, head.first) or self._behind(tokens, numbers, head.last)

    def _before(self, tokens: Sequence[Token], numbers: Sequence[Number], first: int, head: int) -> int:
        for number in numbers:
            if first - 2 <= number.first and number.last <= head and _is_whole(number, least=1):
                before = tokens[number.first - 1].text if number.first else ""
                beyond = tokens[number.last].text if number.last < len(tokens) else ""
                between = tokens[number.last : head]
                capacity = any(map(self._is_capacity, between[:2])) or any(token.key in self._links for token in between)
                if (before and before in "№#") or beyond == "%" or capacity or any(token.text in _BARRIER for token in between):
                    continue
                return int(number.value)
        return 0

    def _behind(self, tokens: Sequence[Token], numbers: Sequence[Number], last: int) -> int:
        """The number behind many in the genitive: `орталықтардың 17-сі`, `орталықтарының үшеуі`."""
        if self._language != "kk" or not _KK_OF_MANY.search(tokens[last - 1].key):
            return 0
        number = next((n for n in numbers if n.first == last and _is_whole(n, least=2)), None)
        of_them = last + 1 < len(tokens) and (tokens[last + 1].key in _KK_OF_THEM or tokens[last].key.endswith(_KK_TOGETHER))
        return int(number.value) if number and of_them else 0

    def _is_capacity(self, token: Token) -> bool:
        """True for a word that counts beds, seats or visits: `300 орындық аурухана`, `210-bed hospital`."""
        return token.key.startswith(self._capacities)


def _is_whole(number: Number, *, least: int) -> bool:
    return number.value == int(number.value) and least <= number.value < _MOST
