"""Quantities: numbers with what they count, and the unit that the counted noun gives them.

A figure is read with its noun (`2 100 пациентов`, `210 төсек`, `75-bed`), with a sign (`%`, `в 6 раз`), per so many people
(`61 случай на 100 тыс.`), or by the place that it has in a list whose unit was said once (`глаукома — 1 242`).
"""

from __future__ import annotations

import re

from loaders.reading.figure_lines import PREMODIFIER, UNCOUNTED, Line, Quantity, free_numbers
from loaders.reading.figure_lists import from_to, mark_bare, second_of_ranges, share_units
from loaders.reading.figure_parts import is_part_by_ending
from loaders.reading.figure_people import person_at
from loaders.reading.figure_rates import apply_denominators, by_factor, is_denominator, is_hedged, is_length, of_years
from loaders.reading.numbers import Number
from loaders.reading.patterns import Match
from loaders.reading.rules import Rule, lexicon

_KK_VERB = re.compile(r"(?:[дт][ыі]|[ғқгк][ае]н|[аейы]ды|[аейі]ді|м[ае][қк]|[ыі]п)$")
# The case of what a Kazakh part is of.
_WHOLE = re.compile(r"(?:[нтд]ың|[нтд]ің|[нтд]ан|[нтд]ен)$")
_DASHES = frozenset("–—-")
_GENITIVE = re.compile(r"(?:[оеё]в|ей|[иы]х|ек|ок|ий|ц|н|т|д|к|ь)$")
_OF = frozenset({"of", "aged", "в", "за", "к", "in"})
_ENDS = frozenset(".;:!?()")
_REACH = {"ru": 6, "kk": 7, "en": 6}
_LEFT = {"ru": 10, "kk": 7, "en": 7}
_PREPOSITIONS = frozenset({"к", "в", "на", "с", "из", "по", "у", "за", "для", "от", "при"})
_PARTICIPLE = re.compile(r"(?:нн|вш|щ|ем|им|т)(?:ый|ий|ых|их|ые|ие|ым|им|ыми|ими|ого|его)(?:ся)?$")
_BARE_SCALES = frozenset({"мың", "млн", "млрд", "миллион", "миллиард"})


def find_quantities(line: Line, carried: Quantity | None = None) -> list[Quantity]:
    """Quantities in order of their tokens: of ranges and of `from 3 to 7` the second value alone.

    `carried` is what the sentence before counted.
    """
    free = free_numbers(line)
    denominators = {n.first: n for n in free if is_denominator(line, n)}
    free = [n for n in free if n.first not in denominators]
    found: dict[int, Quantity] = {}
    for k, number in enumerate(free):
        match, how = (None if _is_share_of(line, number) else _noun_right(line, number)), "noun"
        if match is None and k + 1 < len(free) and (from_to(line, number, free[k + 1]) or _is_up_to(line, number, free[k + 1])):
            continue
        if match is None:
            match, how = _noun_left(line, number), "before"
        if is_length(line, number, match is not None and how == "noun"):
            found[number.first] = of_years(line, number)
        elif match is not None:
            last = max(number.last, match.last if how == "noun" else 0)
            found[number.first] = Quantity(
                number.value, match.value.code, number.first, last, (match.first, match.last), match.value.id, how
            )
    for factor in (f for f in line.words.factors if not (f.value.code == "share" and is_hedged(line, f))):
        found[factor.first] = by_factor(factor)
    apply_denominators(line, found, free, denominators)
    share_units(line, free, found, carried)
    if mark_bare(line, free, found):
        share_units(line, free, found, carried)
    return second_of_ranges(line, free, found)


def _is_up_to(line: Line, number: Number, later: Number) -> bool:
    """True for the first of two English figures that one noun of no count ends: `15 to 20 minutes`."""
    gap = [token.key for token in line.tokens[number.last : later.first]]
    noun = line.words.nouns.get(later.last)
    return line.language == "en" and gap in (["to"], ["or"]) and noun is not None and noun.value.code in UNCOUNTED


def _is_share_of(line: Line, number: Number) -> bool:
    """True for a Kazakh figure with a possessive ending, which counts what stands before it: `қыздардың 143 мыңнан астамы`."""
    if line.language != "kk":
        return False
    words = lexicon("figures")
    after = line.tokens[number.last].key if number.last < len(line.tokens) else ""
    joined = line.joined(number.last - 1, number.last) and after in words["parts"]
    if is_part_by_ending(line, number):
        return True
    return joined or after in words["part_hedges"] or line.tokens[number.last - 1].key in words["part_hedges"]


def _noun_right(line: Line, number: Number) -> Match[Rule] | None:
    """The counted noun right of a number: past adjectives (ru), past anything that begins no new phrase (kk, en)."""
    best: Match[Rule] | None = None
    i, end = number.last, min(number.last + _REACH[line.language], len(line.tokens))
    while i < end:
        match = line.words.nouns.get(i)
        if match and not (
            match.value.code == "years" and (i in line.taken or i > number.last + 1 or line.words.has("yearly", match.first, match.last))
        ):
            best, i = _whole_compound(line, match), match.last
            if line.language != "en" or match.value.code in ("percent", "beds", "times", "m2"):
                break
        elif best is None and _passes(line, number, i):
            i += 1
        else:
            return best or (person_at(line.tokens, i) if line.language == "ru" else None)
    return best


def _whole_compound(line: Line, match: Match[Rule]) -> Match[Rule]:
    """The noun that a Kazakh name of a procedure belongs to (`17 эндоскопия орталығы` are centres), or the match itself."""
    after = line.words.nouns.get(match.last)
    belongs = line.language == "kk" and match.value.code == "procedures/year" and after is not None
    return after if belongs and after is not None and after.value.code in ("none", "facilities") else match


def _passes(line: Line, number: Number, i: int) -> bool:
    """True where the walk from a number to its noun goes on past token `i`."""
    token = line.tokens[i]
    if token.text in '«»"“”':
        return True
    if token.text == "." and i == number.last:
        return i + 1 < len(line.tokens) and not line.tokens[i + 1].is_title
    if line.language == "kk" and token.text == "-":
        return True
    if _is_of_the(line, number, i) or (line.language == "ru" and _is_of_participle(line, number, i)):
        return True
    if not token.is_word or token.key in lexicon("figures")["stops"][line.language]:
        return False
    if line.language != "ru":
        return True
    return (
        token.key in ("ти", "х", "ю", "ми") or token.is_caps or (token.key == "и" and i > number.last) or bool(PREMODIFIER.match(token.key))
    )


def _is_of_participle(line: Line, number: Number, i: int) -> bool:
    """True for what hangs on a participle before its noun: `750 подключённых |к нему| организаций`."""
    tokens = line.tokens
    if tokens[i].key in _PREPOSITIONS:
        return i > number.last and bool(_PARTICIPLE.search(tokens[i - 1].key)) and i + 2 < len(tokens)
    return tokens[i - 1].key in _PREPOSITIONS and i - 1 > number.last and bool(_PARTICIPLE.search(tokens[i - 2].key))


def _is_of_the(line: Line, number: Number, i: int) -> bool:
    """True within the `of the` of `60 of the centre's staff`."""
    here = [token.key for token in line.tokens[number.last : number.last + 2]]
    opens = len(here) == 2 and here[0] == "of" and here[1] in ("the", "its", "their", "our", "those", "all")
    return line.language == "en" and i < number.last + 2 and opens


def _noun_left(line: Line, number: Number) -> Match[Rule] | None:
    """The counted noun left of a number that has none to its right: `саны – 246 205`, `число пациентов составило 246 205`."""
    if line.language == "kk" and _counts_something_else(line, number):
        return None
    numbers = list(line.numbers)
    k = numbers.index(number)
    start = number.first
    earlier = next((n for n in reversed(numbers[:k]) if n.first not in line.taken), None)
    if earlier is not None and from_to(line, earlier, number):
        start = earlier.first
    found: Match[Rule] | None = None
    for at in range(start - 1, max(-1, start - _LEFT[line.language] - 1), -1):
        token = line.tokens[at]
        if at in line.taken:
            continue
        if token.text == ":" and at == start - 1:
            continue
        match = next((m for m in line.words.nouns.values() if m.last == at + 1 and m.value.code not in UNCOUNTED), None)
        if match is not None and token.key == "of":
            return match
        if match is not None and _whole_compound(line, match) is not match:
            return None
        if _is_share(line, at):
            continue
        if token.text in _ENDS or token.text == "," or token.is_number or (at == start - 1 and token.key in _OF):
            break
        if match is not None and _is_where(line, match):
            continue
        if match is not None and (found is None or (line.language == "ru" and match.last == found.first)):
            found = match
    if found is None or (line.language != "kk" and not _is_subject(line, found.first, number)):
        return None
    if _is_share_of(line, number) and not _WHOLE.search(line.tokens[found.last - 1].key):
        return None
    return found


def _is_where(line: Line, match: Match[Rule]) -> bool:
    """True for Kazakh houses that are where something is counted, not what is: `ауруханаларда алтауы бар`."""
    houses = match.value.code in ("facilities", "none")
    return line.language == "kk" and houses and line.tokens[match.last - 1].key.endswith(("да", "де", "та", "те"))


def _is_share(line: Line, at: int) -> bool:
    """True for the figure of a share and its sign: `число операций выросло на 15% и достигло 2 300`."""
    here = [token.text for token in line.tokens[at : at + 2]]
    return here[0] == "%" or (line.tokens[at].is_number and here[1:] == ["%"])


def _counts_something_else(line: Line, number: Number) -> bool:
    """True where a Kazakh number without an ending stands right before a word: what it counts is that word (`4 топқа`)."""
    if number.last >= len(line.tokens) or line.joined(number.last - 1, number.last):
        return False
    token, scale = line.tokens[number.last], line.tokens[number.last - 1]
    if not token.is_word or (number.scaled and scale.key not in _BARE_SCALES):
        return False
    words = lexicon("figures")
    if token.key in words["classifiers"]:
        return False
    return not (token.key in words["endings"] or token.key in words["stops"]["kk"] or _KK_VERB.search(token.key))


def _is_subject(line: Line, at: int, number: Number) -> bool:
    """True where a measure of number stands before the noun (`число пациентов`, `number of patients`) or the noun opens the clause."""
    if any(m.last <= at and at - m.last <= 3 for m in line.words.measures):
        return True
    if line.language == "ru" and _stands_before(line, at, number):
        return True
    opening = at
    while opening and PREMODIFIER.match(line.tokens[opening - 1].key):
        opening -= 1
    return opening <= 1 or line.tokens[opening - 1].text in ";:—–" or line.tokens[opening - 1].key in ("а", "что")


def _stands_before(line: Line, at: int, number: Number) -> bool:
    """True for a Russian noun in the genitive right before its figure, or with a place between: `больных порядка семи тысяч`."""
    if not _GENITIVE.search(line.tokens[at].key):
        return False
    between = [token.key for token in line.tokens[at + 1 : number.first]]
    hedges = lexicon("figures")["hedges"]["ru"]
    plain = [key for key in between if key not in hedges and key not in _DASHES]
    if _DASHES & set(between) and at and line.tokens[at - 1].text not in ",;":
        return False  # `среди женщин — 9,8` is no number of women
    return not plain or (plain[0] == "в" and len(plain) <= 3)
