"""A figure in its sentence, and what stands around it: its clause, its segment, the words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.reading.dates import DateMention
from loaders.reading.figure_lines import Line, Quantity, segment
from loaders.reading.page import Sentence
from loaders.reading.rules import lexicon


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity in its sentence, with the clause number of each token."""

    quantity: Quantity
    line: Line
    sentence: Sentence
    clauses: Sequence[int]
    dates: Sequence[DateMention]

    def clause(self) -> tuple[int, int]:
        """The tokens of the quantity's clause."""
        mine = self.clauses[self.quantity.first]
        inside = [i for i, clause in enumerate(self.clauses) if clause == mine]
        return inside[0], inside[-1] + 1

    def segment(self) -> tuple[int, int]:
        """The tokens between the commas, dashes and brackets around the quantity."""
        return segment(self.line, self.quantity.first, self.quantity.last)

    def near(self, code: str) -> bool:
        """True where a marker of `code` stands in the segment."""
        return self.line.words.has(code, *self.segment())

    def beside(self, code: str, within: tuple[int, int] | None = None) -> bool:
        """True where a marker of `code` stands in the segment (or `within` other bounds) and no other figure lies between."""
        first, last = within or self.segment()
        q, line = self.quantity, self.line
        shares = {n.last for n in line.numbers if key_at(line, n.last) in ("%", "пайызға")}
        others = [n.first for n in line.numbers if not q.first <= n.first < q.last and n.first not in line.taken and n.last not in shares]
        marks = [m for m in line.words.markers if m.value.code == code and m.first < last and m.last > first]
        return any(not any(min(m.first, q.first) < at < max(m.last - 1, q.first) for at in others) for m in marks)

    def marked(self, code: str) -> bool:
        """True where a marker of `code` stands in the clause."""
        return self.line.words.has(code, *self.clause())


def key_at(line: Line, i: int) -> str:
    """The key of token `i`, or empty beyond the sentence."""
    return line.tokens[i].key if i < len(line.tokens) else ""


def names(reading: Reading, kind: str) -> bool:
    """True where what is counted is named by a word of a kind that the lexicon lists."""
    noun = reading.line.tokens[slice(*reading.quantity.noun)]
    return any(token.key.startswith(tuple(lexicon("figures")[kind])) for token in noun)
