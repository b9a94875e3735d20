"""A page: the body of one article cut into paragraphs, sentences and tokens, for the readers of relations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count, islice

import razdel

from graph.values import Article
from loaders.reading.kazakh_latin import in_cyrillic, script_of
from loaders.reading.tokens import Token, tokenise

_LINE = re.compile(r"[^\n]+")
# Where the reporter sits, not where the thing is: «АСТАНА. KAZINFORM – …», «Астана. 15 ноября. Kazakhstan Today - …».
_DATELINE = re.compile(
    r"\s*[^\W\d_][\w ’'-]{2,24}\.\s*(?:\d{1,2} \w+\.?\s*)?"
    r"(?:KAZINFORM|QAZINFORM|КАЗИНФОРМ|ҚАЗАҚПАРАТ|Kazinform|Казинформ|ҚазАқпарат|Kazakhstan Today"
    r"|Интерфакс-Казахстан|Interfax-Kazakhstan|Primeminister\.kz)"
    r"(?:[\w /.]{0,24}\s[–—-]+\s*|\s*[–—.:-]+\s*|\s+)"
    # The seat of the national desks says nothing; a regional dateline may.
    r"|\s*(?:ASTANA|NUR-SULTAN|АСТАНА|НУР-СУЛТАН|НҰР-СҰЛТАН)(?:, [\w ,]{0,24})?\s*[–—-]\s"
)
_SCALE = re.compile(r"\b(?:млн|млрд|трлн|тыс)\.$", re.IGNORECASE)
_DEGREE = r"[кд]\. ?[мфбтхэ]\. ?н|м\. ?ғ\. ?[кд]|проф|акад|доц|зам|зав|prof"
_TITLES = r"U\.S|St|Dr|Mr|Mrs|Ms|Co|approx|көш"
_ABBREVIATION = re.compile(rf";$|\b(?:гг?|обл|млн|млрд|трлн|тыс|им|ул|пос|р|см|тел|ж|жж|т\.д|{_TITLES}|{_DEGREE})\.$", re.IGNORECASE)
# Before a number these are months: `signed on Dec. 10 to establish three centers` is one sentence.
_UNSPACED = re.compile(r"(?<=[^\W\d_A-ZА-ЯЁ]{4})[.!?][»”\"]?(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][a-zа-яёәғқңөұүһі])")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|янв|февр?|апр|авг|сент?|окт|нояб|дек|қаң|қаз|қар|жел)\.$")
_MOST_SENTENCE = 1000
# News is shorter by far; what is longer is no article, and must not hold up the others.
_MOST_TEXT = 60_000
_MOST_SENTENCES = 1000


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens of one sentence, its number, its paragraph's number, and its offsets."""

    index: int
    paragraph: int
    start: int
    end: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """An article with its sentences in text order. Pages are compared by identity, so that what is read of one is kept with it."""

    article: Article
    sentences: tuple[Sentence, ...]

    @property
    def language(self) -> str:
        """The language of the article: ru, kk or en."""
        return self.article.language


def open_page(article: Article) -> Page:
    """The sentences of the body of `article`; of one that is far too long, those of its first 60,000 characters, 1,000 at most."""
    sentences = list(islice(_read_sentences(article), _MOST_SENTENCES))
    if article.language == "kk" and (script := script_of([token for sentence in sentences[:8] for token in sentence.tokens])):
        sentences = [replace(sentence, tokens=in_cyrillic(sentence.tokens, script)) for sentence in sentences]
    return Page(article, tuple(sentences))


def _read_sentences(article: Article) -> Iterator[Sentence]:
    first = article.body[0][0] if article.body else 0
    numbers = count()
    for paragraph, (start, end) in enumerate(_paragraphs(article)):
        if start - first >= _MOST_TEXT:
            return
        for at, to in _sentences(article.text, start, min(end, first + _MOST_TEXT)):
            tokens = tuple(tokenise(article.text, at, to))
            if any(token.is_word for token in tokens):
                yield Sentence(next(numbers), paragraph, at, to, tokens)


def _paragraphs(article: Article) -> Iterator[tuple[int, int]]:
    for start, end in article.body:
        for line in _LINE.finditer(article.text, start, end):
            head = _DATELINE.match(article.text, line.start(), line.end())
            yield (head.end() if head else line.start()), line.end()


def _joined(pieces: list[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """`pieces` without cuts behind a semicolon or an abbreviation (`в гг. Актау`, `39 млрд. тенге`)."""
    begun: int | None = None
    for i, (at, to) in enumerate(pieces):
        begun = at if begun is None else begun
        if i + 1 < len(pieces) and _goes_on(text, at, to, pieces[i + 1][0]):
            continue
        yield begun, to
        begun = None


def _goes_on(text: str, start: int, end: int, after: int) -> bool:
    """True where the point that ends a piece is an abbreviation's."""
    if _MONTH.search(text, max(start, end - 8), end):
        return text[after : after + 1].isdigit()
    return _ABBREVIATION.search(text, max(start, end - 8), end) is not None and not _ends_with_sum(text, end, after)


def _ends_with_sum(text: str, end: int, start: int) -> bool:
    """True where a word for a million or more ends the sentence, as a capital follows: `Ремонт стоил 2 млрд. Поставщика ...`"""
    return text[start : start + 1].isupper() and _SCALE.search(text, max(0, end - 6), end) is not None


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pieces of a paragraph, cut where a full stop has lost its space too: `… в год.По словам врачей`."""
    for piece in razdel.sentenize(text[start:end]):
        at, to = start + piece.start, start + piece.stop
        for stop in _UNSPACED.finditer(text, at, to):
            yield at, stop.end()
            at = stop.end()
        yield at, to


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentence offsets; one that is far too long is cut at spaces, so that no reader has to bear it whole."""
    for at, to in _joined(list(_pieces(text, start, end)), text):
        while to - at > _MOST_SENTENCE:
            cut = text.rfind(" ", at + _MOST_SENTENCE // 2, at + _MOST_SENTENCE)
            cut = cut if cut > at else at + _MOST_SENTENCE
            yield at, cut
            at = cut
        yield at, to
