"""Dates in running text, absolute and relative to the day of publication, at the precision that the words give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from loaders.reading.memo import SentenceMemo
from loaders.reading.patterns import Matcher
from loaders.reading.rules import lexicon, lexicon_matcher
from loaders.reading.tokens import Token


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at tokens `first`..`last` (half-open): ISO 8601 at the precision given; `relative` to the day of publication."""

    iso: str
    first: int
    last: int
    relative: bool


_MEMO: SentenceMemo[DateMention] = SentenceMemo()


@cache
def _months() -> Matcher[int]:
    return Matcher((pattern, int(month)) for month, patterns in lexicon("dates")["months"].items() for pattern in patterns)


@cache
def _relative(unit: str) -> Matcher[str]:
    return lexicon_matcher({str(shift): patterns for shift, patterns in lexicon("dates")[unit].items()})


@cache
def _year_words() -> Matcher[str]:
    return lexicon_matcher({"year": lexicon("dates")["year_words"]})


def find_dates(tokens: Sequence[Token], language: str, published: str) -> list[DateMention]:
    """Date mentions in order of their tokens, none overlapping. `published` (ISO, any precision) anchors relative words."""
    return _MEMO.of(tokens, f"{language} {published}", lambda: _find_dates(tokens, language, published))


def _find_dates(tokens: Sequence[Token], language: str, published: str) -> list[DateMention]:
    found = _numeric(tokens) + _with_months(tokens, language, published)
    found += _years(tokens, language)
    if published:
        found += _relative_dates(tokens, published)
    chosen: list[DateMention] = []
    for mention in sorted(found, key=lambda m: (m.first, -(m.last - m.first))):
        if not chosen or mention.first >= chosen[-1].last:
            chosen.append(mention)
    return chosen


def year_of(token: Token) -> int | None:
    """The year that a token of four digits may name (1990 to 2099), or None."""
    return int(token.text) if len(token.text) == 4 and token.text.isdecimal() and 1990 <= int(token.text) <= 2099 else None


def _iso(year: int, month: int = 0, day: int = 0) -> str:
    try:
        if day:
            return date(year, month, day).isoformat()
    except ValueError:
        day = 0
    return f"{year}-{month:02}" if month else f"{year}"


def _numeric(tokens: Sequence[Token]) -> list[DateMention]:
    found = []
    for i, token in enumerate(tokens):
        parts = token.text.split(".")
        if len(parts) == 3 and len(parts[2]) == 4 and all(p.isdecimal() for p in parts) and 1 <= int(parts[1]) <= 12:
            found.append(DateMention(_iso(int(parts[2]), int(parts[1]), int(parts[0])), i, i + 1, False))
    return found


def _is_year_word(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and any(m.first == 0 for m in _year_words().find(tokens[i : i + 1]))


def _with_months(tokens: Sequence[Token], language: str, published: str) -> list[DateMention]:
    found = []
    for match in _months().find(tokens):
        first, last = match.first, match.last
        day = _day(tokens, first - 1)
        if day:
            first -= 1
        elif language == "en" and _day(tokens, last):
            day, last = _day(tokens, last), last + 1
        year, first, last = _year_beside(tokens, first, last)
        if not year and language == "en" and not day and not tokens[match.first].is_title:
            continue
        if not year:
            year = _nearest_year(match.value, published)
            if not year:
                continue
            found.append(DateMention(_iso(year, match.value, day), first, last, True))
        else:
            found.append(DateMention(_iso(year, match.value, day), first, last, False))
    return found


def _day(tokens: Sequence[Token], i: int) -> int:
    if 0 <= i < len(tokens) and tokens[i].text.isdecimal() and 1 <= int(tokens[i].text[:3]) <= 31:
        return int(tokens[i].text)
    return 0


def _year_beside(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int, int]:
    """The year after (`августа 2024 года`, `August, 2024`) or before (`2026 жылдың 1 қаңтары`) a month, with the range widened."""
    after = last + 1 if last < len(tokens) and tokens[last].text == "," else last
    if after < len(tokens) and (year := year_of(tokens[after])):
        return year, first, after + (2 if _is_year_word(tokens, after + 1) else 1)
    if first >= 2 and _is_year_word(tokens, first - 1) and (year := year_of(tokens[first - 2])):
        return year, first - 2, last
    return 0, first, last


def _nearest_year(month: int, published: str) -> int:
    """The year that brings a bare month nearest to the publication; 0 where that is not known to the month."""
    if len(published) < 7:
        return int(published[:4]) if published else 0
    year, of = int(published[:4]), int(published[5:7])
    return year + (1 if of - month > 6 else -1 if month - of > 6 else 0)


def _years(tokens: Sequence[Token], language: str) -> list[DateMention]:
    found = []
    for i, token in enumerate(tokens):
        year = year_of(token)
        if not year:
            continue
        if _is_year_word(tokens, i + 1):
            found.append(DateMention(str(year), i, i + 2, False))
        elif language == "en" and not (
            i + 1 < len(tokens) and tokens[i + 1].is_word and tokens[i + 1].key in ("patients", "people", "cases")
        ):
            found.append(DateMention(str(year), i, i + 1, False))
    return found


def _relative_dates(tokens: Sequence[Token], published: str) -> list[DateMention]:
    found = [
        DateMention(str(int(published[:4]) + int(match.value)), match.first, match.last, True)
        for match in _relative("relative_years").find(tokens)
    ]
    if len(published) == 10:
        day = date.fromisoformat(published)
        for match in _relative("relative_days").find(tokens):
            found.append(DateMention((day + timedelta(days=int(match.value))).isoformat(), match.first, match.last, True))
        for match in _relative("relative_weeks").find(tokens):
            found.append(DateMention((day + timedelta(weeks=int(match.value))).isoformat()[:7], match.first, match.last, True))
    return found
