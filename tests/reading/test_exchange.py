"""The sample articles with places, amounts, years and people exchanged: what is read follows the exchange, nothing is hard-wired."""

import re
from collections import Counter
from pathlib import Path

import pytest

from graph.values import Article
from loaders.reading.events import AgreementEvent, Event, FacilityEvent, FundingEvent, PostEvent
from loaders.reading.gazetteer import load_gazetteer
from loaders.reading.reader import read_article
from loaders.sources import read_sources

FOLDER = Path(__file__).parents[3] / "shared" / "articles"
NAMES = sorted(path.name for path in FOLDER.glob("*.txt")) if FOLDER.exists() else []
pytestmark = pytest.mark.skipif(not NAMES, reason="the sample articles are not beside the repository")
each_sample = pytest.mark.parametrize("name", NAMES or ["none"])

# Stems that take the same endings, for the city and for the adjective of its region.
PLACES = {
    "Караганд": "Кызылорд",
    "Кызылорд": "Караганд",
    "Актау": "Атырау",
    "Улытау": "Абай",
    "Абай": "Улытау",
    "Жезказган": "Семей",
}
LABELS = {
    "Karaganda": "Kyzylorda",
    "Kyzylorda": "Karaganda",
    "Karaganda Region": "Kyzylorda Region",
    "Kyzylorda Region": "Karaganda Region",
    "Aktau": "Atyrau",
    "Ulytau Region": "Abai Region",
    "Abai Region": "Ulytau Region",
}
AMOUNTS = {"31 миллиард ": "41 миллиард ", "39 миллиардов": "58 миллиардов", "316,3 млрд": "427,9 млрд"}
SUMS = {31e9: 41e9, 39e9: 58e9, 316.3e9: 427.9e9}
PEOPLE = {"Альназаров": "Сулейменов", "Бектенов": "Жумабеков", "Булекпаев": "Касымбеков"}
LATIN = {"lnazarov": "Suleimenov", "Bektenov": "Zhumabekov", "Bulekpa": "Kasymbekov"}


def swapped(text: str, table: dict[str, str]) -> str:
    return re.sub("|".join(map(re.escape, table)), lambda m: table[m[0]], text)


def read(folder: Path, name: str, text: str) -> list[Event]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    [article] = read_sources([path], latest="2029-11-21", undated=True)
    assert isinstance(article, Article)
    told = read_article(article)
    for one in told:
        article.check(article.quote(*one.event.span))
    return [one.event for one in told]


def original(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def facilities(events: list[Event]) -> Counter[tuple[str, str, str, int, str]]:
    label = load_gazetteer().place
    return Counter((e.type, label(e.place).label, e.status, e.count, e.date) for e in events if isinstance(e, FacilityEvent))


@each_sample
def test_facilities_follow_their_places(name: str, tmp_path: Path) -> None:
    text = original(name)
    before, after = facilities(read(tmp_path, name, text)), facilities(read(tmp_path, name, swapped(text, PLACES)))
    assert after == Counter({(t, LABELS.get(p, p), s, n, d): k for (t, p, s, n, d), k in before.items()})


@each_sample
def test_sums_follow_their_figures(name: str, tmp_path: Path) -> None:
    text = original(name)

    def sums(events: list[Event]) -> list[tuple[str, float]]:
        return [(type(e).__name__, e.amount) for e in events if isinstance(e, (AgreementEvent, FundingEvent)) and e.amount]

    before, after = sums(read(tmp_path, name, text)), sums(read(tmp_path, name, swapped(text, AMOUNTS)))
    assert after == [(kind, SUMS.get(amount, amount)) for kind, amount in before]


@each_sample
def test_dates_follow_their_years(name: str, tmp_path: Path) -> None:
    text = original(name)
    later = re.sub(r"\b20[12]\d\b", lambda m: str(int(m[0]) + 1), text)
    before, after = facilities(read(tmp_path, name, text)), facilities(read(tmp_path, name, later))
    shifted = {(t, p, s, n, f"{int(d[:4]) + 1}{d[4:]}" if d else ""): k for (t, p, s, n, d), k in before.items()}
    assert after == Counter(shifted)


@pytest.mark.parametrize("name", NAMES or ["none"])
def test_posts_follow_their_people(name: str, tmp_path: Path) -> None:
    text = original(name)

    def posts(events: list[Event]) -> Counter[tuple[str, str]]:
        found: Counter[tuple[str, str]] = Counter()
        for event in events:
            if isinstance(event, PostEvent):
                surname = next((new for old, new in LATIN.items() if old in event.person.label or new in event.person.label), "other")
                found[surname, event.post] += 1
        return found

    exchanged = read(tmp_path, name, swapped(text, PEOPLE))
    assert posts(exchanged) == posts(read(tmp_path, name, text))
    labels = [event.person.label for event in exchanged if isinstance(event, PostEvent)]
    assert not [label for label in labels if any(old in label for old in LATIN)]
