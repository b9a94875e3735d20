"""Prints how fast articles are read, how many relevant ones the first look loses, and what memory it takes.

    python bench/reading.py                  all figures
    python bench/reading.py --jobs 1 2 4     with these numbers of processes

Relevant articles are the digests and, where it is there, the folder ../shared/articles; they are read again and again as if new.
Irrelevant ones are made up, of other subjects in three languages and of the same length.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from graph.values import Article  # noqa: E402
from loaders.pipeline import claims_from  # noqa: E402
from loaders.reading.reader import read_article  # noqa: E402
from loaders.reading.relevance import may_be_relevant  # noqa: E402
from loaders.sources import read_sources  # noqa: E402

GOLD = ROOT / "tests" / "gold"
QUESTIONS = ("facility_status", "agreements", "posts", "funding", "indicators", "instructions", "equipment")
SOURCES = (ROOT / "data" / "digests", ROOT / "tests" / "digests", ROOT.parent / "shared" / "articles")
OTHER = {
    "ru": (
        "В Костанайской области отремонтировали 120 км дорог.",
        "Сборная Казахстана по хоккею обыграла соперников со счётом 4:2.",
        "На поддержку фермеров выделено 12 млрд тенге.",
        "Аким города Тараза рассказал о строительстве трёх школ.",
        "В Алматы пройдёт фестиваль документального кино.",
        "Национальный банк сохранил базовую ставку на прежнем уровне.",
    ),
    "kk": (
        "Қостанай облысында 120 шақырым жол жөнделді.",
        "Тараз қаласында үш мектептің құрылысы аяқталды.",
        "Фермерлерді қолдауға 12 млрд теңге бөлінді.",
        "Астанада кітап жәрмеңкесі өтті.",
        "Ұлттық құрама әлем чемпионатында үш медаль жеңіп алды.",
        "Ауа райы болжамы бойынша елде қар жауады.",
    ),
    "en": (
        "Kostanay Region repaired 120 km of roads this year.",
        "The national hockey team of Kazakhstan won its second match.",
        "The government allotted 12 billion tenge to support farmers.",
        "Three schools are being built in Taraz, the akim said.",
        "A festival of documentary films opens in Almaty.",
        "The National Bank left the base rate unchanged.",
    ),
}


def articles(paths: Sequence[Path]) -> list[Article]:
    """The articles under those of `paths` that are there."""
    there = [path for path in paths if path.exists()]
    return [found for found in read_sources(there, latest="9999-12-31", undated=True) if isinstance(found, Article)]


def as_new(article: Article, number: int) -> Article:
    """`article` as one that no cache knows."""
    return replace(
        article, iri=f"{article.iri}-{number}", document=f"{article.document}-{number}", checksum=f"{number:064}", source=f"{number}"
    )


def made_up(number: int, length: int) -> Article:
    """An article of about `length` characters on another subject."""
    rng = random.Random(number)
    language = rng.choice(sorted(OTHER))
    text = ""
    while len(text) < length:
        text += rng.choice(OTHER[language]) + rng.choice([" ", "\n"])
    iri = f"https://w3id.org/dalel/article/bench/{number}"
    return Article(iri, iri, f"{number}", "", "Zakon.kz", "2025-10-31", False, "", language, "", text, ((0, len(text)),), f"{number:064}")


def has_rows(article: Article) -> bool:
    """True where the annotation of `article` holds anything that a question asks for, so that losing it is a loss."""
    if "-neg-" in article.source:
        return False
    path = GOLD / f"{Path(article.source).stem}.json"
    if not path.exists():
        return article.is_digest
    gold = json.loads(path.read_text(encoding="utf-8"))
    return any(gold.get(question) for question in QUESTIONS)


def rate(found: Sequence[Article]) -> float:
    """Articles read a second, in this process."""
    began = time.perf_counter()
    for article in found:
        read_article(article)
    return len(found) / (time.perf_counter() - began)


def peak_megabytes() -> float:
    """The most memory that this process, or a child of it, has held."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def main() -> None:
    """Prints the figures, a line each."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--relevant", type=int, default=1000)
    options.add_argument("--irrelevant", type=int, default=20_000)
    options.add_argument("--jobs", type=int, nargs="*", default=[1, os.cpu_count() or 1])
    args = options.parse_args()
    originals = articles(SOURCES)
    taken = [article for article in originals if may_be_relevant(article)]
    asked = [article for article in originals if has_rows(article)]
    lost = [article.source for article in asked if not may_be_relevant(article)]
    length = sum(end - start for article in taken for start, end in article.body) // len(taken)
    long = [article for article in taken if len(article.text) > 2000]
    rate(taken[:20])  # lexicons and rules are loaded once
    relevant = [as_new(taken[i % len(taken)], i) for i in range(args.relevant)]
    print(f"relevant, one core      {rate(relevant):8.1f} articles/s   ({length} characters on average)")
    if long:
        several = [as_new(long[i % len(long)], i) for i in range(args.relevant // 4)]
        size = sum(len(article.text) for article in long) // len(long)
        print(f"  the long ones of them {rate(several):8.1f} articles/s   ({size} characters on average)")
    print(f"irrelevant, one core    {rate([made_up(i, length) for i in range(args.irrelevant)]):8.1f} articles/s")
    print(f"lost by the first look  {len(lost):8} of {len(asked)} with anything to tell: {', '.join(lost) or 'none'}")
    for jobs in args.jobs:
        began = time.perf_counter()
        claims_from(relevant, jobs=jobs)
        print(f"read and linked, {jobs} jobs {len(relevant) / (time.perf_counter() - began):8.1f} articles/s")
    print(f"peak memory             {peak_megabytes():8.1f} MB a process")


if __name__ == "__main__":
    main()
