"""Numbers in running text, in figures and in words, with the words for thousand, million and milliard (Russian, Kazakh, English)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.reading.memo import SentenceMemo
from loaders.reading.rules import lexicon
from loaders.reading.tokens import Token

# Words whose value is remembered.
_MOST_KEYS = 16384
# A half before a scale, after a number before a scale, and as part of the scale's word (`полмиллиарда`).
_BEFORE = (("half", "a"), ("half", "of", "a"))
_AFTER = (("and", "a", "half"), ("жарым",), ("с", "половиной"))
_GLUED_HALF = "пол"


@dataclass(frozen=True, slots=True)
class Number:
    """A number read at tokens `first`..`last` (half-open). `scaled`: a word for thousand or more was part of it."""

    value: float
    first: int
    last: int
    scaled: bool
    in_words: bool


_MEMO: SentenceMemo[Number] = SentenceMemo()


@cache
def _table() -> tuple[dict[str, float], list[tuple[str, float]], list[tuple[str, float]]]:
    words = lexicon("numbers")
    exact = {str(key): float(value) for key, value in words["units"].items()}
    scales = sorted(((str(k), float(v)) for k, v in words["scales"].items()), key=lambda pair: -len(pair[0]))
    stems = sorted(((str(k), float(v)) for k, v in words["stems"].items()), key=lambda pair: -len(pair[0]))
    return exact, scales, stems


def unit_value(token: Token) -> float | None:
    """The value of a number word below a thousand (`шесть`, `шести`, `алты`, `six`), or None."""
    return _unit_value(token.key)


@lru_cache(maxsize=_MOST_KEYS)
def _unit_value(key: str) -> float | None:
    exact, _, stems = _table()
    if key in exact:
        return exact[key]
    return next((value for stem, value in stems if key.startswith(stem) and len(key) - len(stem) <= 3), None)


def scale_value(token: Token) -> float | None:
    """1e3, 1e6, 1e9, 1e12 where `token` is the word for it (`тыс`, `миллиардов`, `млрд`, `миллиард`, `billion`), or None."""
    return _scale_value(token.key)


@lru_cache(maxsize=_MOST_KEYS)
def _scale_value(key: str) -> float | None:
    _, scales, _ = _table()
    return next((value for stem, value in scales if key == stem or (len(stem) > 4 and key.startswith(stem))), None)


def figure(text: str) -> float | None:
    """The value of a token of digits: `31,4`, `2.3`, `1.200.000`, `6,000`; None where it is none."""
    parts = text.replace(",", ".").split(".")
    if not all(part.isdecimal() for part in parts) or len(text) > 18:
        return None
    if len(parts) == 1:
        return float(parts[0])
    if len(parts) == 2 and not ("," in text and len(parts[1]) == 3 and parts[0] != "0"):
        return float(f"{parts[0]}.{parts[1]}")
    return float("".join(parts)) if all(len(part) == 3 for part in parts[1:]) else None


def find_numbers(tokens: Sequence[Token], language: str) -> list[Number]:
    """Numbers in order of their tokens, none overlapping."""
    return _MEMO.of(tokens, language, lambda: _find_numbers(tokens, language))


def _find_numbers(tokens: Sequence[Token], language: str) -> list[Number]:
    found: list[Number] = []
    i = 0
    while i < len(tokens):
        if _may_begin(tokens[i].key) and (number := _number_at(tokens, i, language)):
            found.append(number)
            i = number.last
        else:
            i += 1
    return found


@lru_cache(maxsize=_MOST_KEYS)
def _may_begin(key: str) -> bool:
    """True where a number may begin with a word: hardly any does, so that the rest is seldom asked."""
    values = key[0].isdecimal(), _unit_value(key) is not None, _scale_value(key)
    return any(values) or key.startswith(_GLUED_HALF) or key in {phrase[0] for phrase in _BEFORE}


def _number_at(tokens: Sequence[Token], i: int, language: str) -> Number | None:
    """One number from `i`: groups of a small value and its scale, the scales falling (`один миллиард 200 миллионов`)."""
    if tokens[i].key.startswith(_GLUED_HALF) and (scale := _scale_value(tokens[i].key[len(_GLUED_HALF) :])):
        return Number(scale / 2, i, i + 1, True, True)
    total, at, last_scale, scaled, words = 0.0, i, float("inf"), False, True
    while at < len(tokens):
        small, end, worded = _small(tokens, at, language)
        end = _past_odd(tokens, end) if small is not None else end
        scale = scale_value(tokens[end]) if end < len(tokens) else None
        if small is None and not (at == i and scale and _stands_alone(tokens[at], tokens[at - 1] if at else None, language)):
            break
        if scale is None or scale >= last_scale:
            whole = worded or (last_scale == 1000 and tokens[at].text.isdecimal())
            if at == i or (scaled and small is not None and small < last_scale and whole and scale is None):
                total, at, words = total + (small or 0.0), end, words and worded
            break
        total, at, last_scale, scaled, words = total + (1.0 if small is None else small) * scale, end + 1, scale, True, words and worded
        if at < len(tokens) and tokens[at].text == "." and at + 1 < len(tokens) and not tokens[at + 1].is_title:
            at += 1
    return Number(round(total, 6), i, at, scaled, words) if at > i else None


def _past_odd(tokens: Sequence[Token], at: int) -> int:
    """Where the scale stands behind `с лишним`: `37 с лишним |тысяч`; else `at`."""
    odd = at + 2 < len(tokens) and tokens[at].key == "с" and tokens[at + 1].key in ("лишним", "небольшим", "лишком", "гаком")
    return at + 2 if odd and scale_value(tokens[at + 2]) else at


def _stands_alone(scale: Token, before: Token | None, language: str) -> bool:
    """True where a scale word without a number means one of it: `более миллиарда`, `мыңға жуық`; not `тысячи людей`."""
    if language == "ru":
        hedged = before is not None and before.key in lexicon("numbers")["hedges"]
        return scale.key in lexicon("numbers")["alone"] and (hedged or scale.key != "тысячи")
    others = lexicon("numbers")["no_numbers"].get(language, ())
    return scale.key not in others and not scale.key.endswith(("s", "даған", "деген"))


def _figures(tokens: Sequence[Token], i: int, language: str) -> tuple[float | None, int, bool]:
    """A value in figures, with spaces between its thousands, or a comma before its decimals where a scale follows."""
    token = tokens[i]
    value, end = figure(token.text), i + 1
    if value is None:
        return None, i, False
    if language != "en" and token.text.count(",") == 1 and end < len(tokens) and scale_value(tokens[end]):
        return float(token.text.replace(",", ".")), end, False
    if token.text.isdecimal() and len(token.text) <= 3:
        digits = token.text
        while (
            end < len(tokens)
            and tokens[end].text.isdecimal()
            and len(tokens[end].text) == 3
            and tokens[end].start - tokens[end - 1].end == 1
        ):
            digits, end = digits + tokens[end].text, end + 1
        value = float(digits)
    return value, end, False


def _small(tokens: Sequence[Token], i: int, language: str) -> tuple[float | None, int, bool]:
    """A value below a scale word: figures with spaces between thousands, or number words (`жиырма бес`)."""
    if tokens[i].is_number:
        return _figures(tokens, i, language)
    total, end, lowest = 0.0, i, float("inf")
    if half := _half(tokens, i, _BEFORE):
        return 0.5, half, True
    others = lexicon("numbers")["no_numbers"].get(language, ())
    while end < len(tokens) and tokens[end].is_word and (value := unit_value(tokens[end])) is not None and tokens[end].key not in others:
        if value == 100 and 1 < total < 10 and end - i == 1:
            total, lowest, end = total * 100, 100, end + 1
            continue
        if value >= lowest:
            break
        total, lowest, end = total + value, _floor(value), end + 1
    if end > i and (half := _half(tokens, end, _AFTER)):
        return total + 0.5, half, True
    return (total, end, True) if end > i else (None, i, False)


def _half(tokens: Sequence[Token], i: int, phrases: Sequence[tuple[str, ...]]) -> int:
    """The token behind words for a half at `i` that a scale follows (`half a billion`, `бір жарым миллиард`); 0 where there are none."""
    ends = [i + len(phrase) for phrase in phrases if phrase == tuple(token.key for token in tokens[i : i + len(phrase)])]
    return next((end for end in ends if end < len(tokens) and scale_value(tokens[end])), 0)


def _floor(value: float) -> float:
    """What a following word must be smaller than: below ten after tens, below a hundred after hundreds."""
    return 100 if value >= 100 else 10 if value >= 20 or value == 10 else 0
