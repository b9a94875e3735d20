"""Reads broken and hostile texts, and says of each that breaks the reader how to make it again.

    python bench/fuzz.py --texts 2000 --seed 1

Every text must be read without an error, within two seconds, twice alike; every quote must be the slice of the text at its
offsets, every event must survive JSON, and the claims linked from it must quote the article.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from graph.values import Article, normalise_text
from loaders.linking.link import link
from loaders.reading.events import from_json, to_json
from loaders.reading.reader import read_article
from loaders.sources import read_sources

MOST_SECONDS = 2.0
ROOM = 100_000

SENTENCES = (
    "В Костанае открыли центр лучевой терапии на 120 коек.",
    "На онкологический центр в Таразе выделено 4,5 млрд тенге.",
    "Министр здравоохранения Сауле Бекова поручила до 1 марта 2027 года оснастить онкодиспансер.",
    "Меморандум на сумму 12 миллиардов тенге подписан в городах Актау, Семей и Шымкент.",
    "Смертность от рака снизилась на 3,4% за 2025 год.",
    "«Строительство ПЭТ/КТ-центра завершат в следующем году», - сказал аким Павлодарской области.",
    "Қызылордада сәулелік терапия орталығы ашылды.",
    "Түркістан және Жамбыл облыстарында ПЭТ/КТ орталықтарын салу жоспарлануда.",
    "Онкологиялық орталыққа 5 млрд теңгеден астам қаржы бөлінді.",
    "Облыс әкімі Ерлан Сейтов екі үдеткіш сатып алуды тапсырды.",
    "Qyzylordada onkologialyq ortalyq ashyldy, dep habarlady densaulyq saqtau ministrligi.",
    "A PET/CT centre opened in Oskemen in March 2025.",
    "Kazakhstan allocated 7.2 billion tenge for two linear accelerators in Atyrau and Aktobe.",
    "Health Minister Saule Bekova said a proton therapy centre would be built in Astana by 2028.",
    "Five-year survival of cancer patients reached 56.4 percent.",
)
RELEVANT = "\nОнкология Казахстана."
MARKS = "«»\"“”„'‘’()[]{}.,;:!?…—–-/\\№#%$€₸&*+=<>|~^`@_\t\n "
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0301\u0308\u200e\u200f\u202e\u2066\u2069\u00a0\u2028\u2029\u0085\x0b\x0c"
ODD = "😀👩‍⚕️🇰🇿日本語中文العربيةעבריתİıßŉǅﬁ²³½Ⅷ١٢٣۴५௧🄀①ℌ\U0001d7ce\ue000\ufffd\U0010ffffāȩ̈"
LOOKALIKES = str.maketrans("аеорсухікн", "aeopcyxikh")

Breaker = Callable[[random.Random, str], str]


def _words(rng: random.Random, text: str) -> str:
    words = text.split(" ")
    rng.shuffle(words)
    return " ".join(words)


def _sprinkle(characters: str, share: float) -> Breaker:
    def broken(rng: random.Random, text: str) -> str:
        return "".join(c + rng.choice(characters) if rng.random() < share else c for c in text)

    return broken


def _cut(rng: random.Random, text: str) -> str:
    a, b = sorted((rng.randrange(len(text) + 1), rng.randrange(len(text) + 1)))
    return text[:a] + text[b:]


def _mixed(rng: random.Random, text: str) -> str:
    return "".join(c.translate(LOOKALIKES) if rng.random() < 0.3 else c for c in text)


def _mojibake(rng: random.Random, text: str) -> str:
    written, read = rng.choice([("utf-8", "cp1251"), ("cp1251", "latin-1"), ("utf-8", "latin-1"), ("cp1251", "koi8-r")])
    return text.encode(written, "replace").decode(read, "replace")


def _unstopped(rng: random.Random, text: str) -> str:
    """One sentence of a hundred thousand characters without a stop."""
    piece = text.replace(".", "").replace("\n", " ") or "рак"
    glue = rng.choice([" ", ", ", "", " және ", " и ", " - ", ": ", "; "])
    return (piece + glue) * (ROOM // (len(piece) + len(glue)) + 1)


def _again(rng: random.Random, text: str) -> str:
    """One character, word or mark of the text thousands of times."""
    unit = rng.choice([rng.choice(MARKS + ODD + INVISIBLE), rng.choice(text.split() or ["рак"]) + " ", ", ", "1 ", "9" * 40, "«", "центр "])
    at = rng.randrange(len(text) + 1)
    return text[:at] + unit * rng.choice([50, 3000, 20000]) + text[at:]


def _nested(rng: random.Random, text: str) -> str:
    deep = rng.choice([3, 200, 4000])
    opening, closing = rng.choice(["«»", "“”", "()", "„“", '""', "[]"])
    return opening * deep + text + closing * deep


def _numbers(rng: random.Random, text: str) -> str:
    odd = [
        "9" * rng.choice([5, 19, 400, 5000]),
        "0" * 30,
        "1." * 200 + "1",
        "1,000" * 50,
        "٣٤",
        "²",
        "1e999",
        "99.99.9999",
        "31.02.2025",
        "0000",
        "2" * 4,
    ]
    return " ".join(rng.choice(odd) if word[:1].isdigit() or rng.random() < 0.2 else word for word in text.split(" "))


def _list(rng: random.Random, text: str) -> str:
    cities = ["Актау", "Семей", "Караганда", "Ақтөбе", "Oskemen", "в Алматы", "областях Абай", "г. Тараз"]
    marks = rng.choice([", ", "\n- ", "; ", " и ", "\n1) ", ",\n"])
    return text.rstrip(".") + ": " + marks.join(rng.choice(cities) for _ in range(rng.choice([5, 300, 5000])))


def _glued(rng: random.Random, text: str) -> str:
    return text.replace(" ", rng.choice(["", "\u00a0", "\t", "\n", "-", ","]))


BREAKERS: tuple[Breaker, ...] = (
    _words,
    _cut,
    _mixed,
    _mojibake,
    _unstopped,
    _again,
    _nested,
    _numbers,
    _list,
    _glued,
    _sprinkle(INVISIBLE, 0.2),
    _sprinkle(ODD, 0.1),
    _sprinkle(MARKS, 0.1),
    lambda rng, text: text.upper(),
    lambda rng, text: text[::-1],
)


def hostile_text(rng: random.Random) -> str:
    """A text of the field, broken in one to three ways, that the first look still takes."""
    text = " ".join(rng.choice(SENTENCES) for _ in range(rng.randint(1, 6)))
    for breaker in rng.sample(BREAKERS, rng.randint(1, 3)):
        text = breaker(rng, text)[: 4 * ROOM]
    return normalise_text(text + rng.choice(["", "\n" + rng.choice(SENTENCES)]) + RELEVANT)


def article_of(text: str, language: str, published: str) -> Article:
    """An article of nothing but `text`."""
    iri = "https://w3id.org/dalel/article/fuzz/1"
    return Article(iri, iri, "fuzz.txt", "", "Zakon.kz", published, False, "", language, "", text, ((0, len(text)),), "0" * 64)


def faults(article: Article) -> Iterator[str]:
    """What is wrong with the reading of `article`; nothing where all is well."""
    began = time.process_time()
    told = read_article(article)
    if (seconds := time.process_time() - began) > MOST_SECONDS:
        yield f"slow: {seconds:.1f} s"
    for one in told:
        start, end = one.event.span
        if not 0 <= start < end <= len(article.text):
            yield f"span: {one!r:.200}"
            return
        if from_json(json.loads(json.dumps(to_json(one), ensure_ascii=False).encode())) != one:
            yield f"JSON: {one!r:.200}"
    if read_article(article) != told:
        yield "not the same when read twice"
    linked = link([(article, told)], "fuzz")
    for claim in linked.claims:
        article.check(claim.quote)


def broken_files(rng: random.Random, texts: int) -> Iterator[str]:
    """Faults of the source loader over files of broken bytes: it may refuse one, never fail."""
    with tempfile.TemporaryDirectory() as folder:
        for i in range(texts):
            suffix = rng.choice([".txt", ".md", ".html"])
            data = bytearray(hostile_text(rng)[:20_000].encode(rng.choice(["utf-8", "cp1251", "utf-16", "utf-16-be"]), "ignore"))
            for _ in range(rng.choice([0, 1, 30])):
                if data:
                    data[rng.randrange(len(data))] = rng.randrange(256)
            if rng.random() < 0.2:
                data[:0] = "\ud800".encode("utf-8", "surrogatepass")
            Path(folder, f"{i}{suffix}").write_bytes(bytes(data))
        for found in read_sources([Path(folder)], latest="2026-11-21", undated=True):
            if isinstance(found, Article):
                yield from (f"{found.source}: {fault}" for fault in faults(found))


def main() -> int:
    """1 where a text breaks the reader."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--texts", type=int, default=1000)
    options.add_argument("--seed", type=int, default=1)
    args = options.parse_args()
    counts: Counter[str] = Counter()
    slowest = 0.0
    for seed in range(args.seed, args.seed + args.texts):
        rng = random.Random(seed)
        text = hostile_text(rng)
        article = article_of(text, rng.choice(["ru", "kk", "en"]), rng.choice(["2025-10-31", "2025-10", "2025", ""]))
        began = time.process_time()
        try:
            found = list(faults(article))
        except Exception as error:  # noqa: BLE001 - any error at all is what is looked for
            found = [f"{type(error).__name__}: {error}"]
        slowest = max(slowest, (time.process_time() - began) / 2)
        for fault in found:
            counts[fault.split(":")[0]] += 1
            print(f"seed {seed} ({len(text)} characters, {article.language}): {fault}")
    for fault in broken_files(random.Random(args.seed), min(args.texts, 500)):
        counts["file"] += 1
        print(fault)
    print(f"{args.texts} texts, {sum(counts.values())} faults {dict(counts)}, slowest {slowest:.2f} s")
    return int(bool(counts))


if __name__ == "__main__":
    sys.exit(main())
