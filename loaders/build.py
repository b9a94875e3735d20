"""From sources to a published release: reading what is new, linking, sealing. What `dalel build` does."""

from __future__ import annotations

import datetime
import hashlib
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from graph.folder import Release, ReleaseError, StoreFolder
from graph.values import Article, Problem
from loaders.sources.files import fingerprint

ROOT = Path(__file__).resolve().parent.parent
_PACKAGES = ("ontology", "graph", "shapes", "loaders")
_SUFFIXES = (".py", ".ttl", ".rq", ".yaml", ".csv", ".json", ".npz")
_LIBRARIES = (
    "htmldate",
    "numpy",
    "py3langid",
    "pymorphy3",
    "pymorphy3-dicts-ru",
    "pyoxigraph",
    "pyshacl",
    "rapidfuzz",
    "razdel",
    "rdflib",
    "trafilatura",
)
FEWEST_FOR_SHARE = 4

Progress = Callable[[str, int, int], None]
"""Told of each step: its name, how much of it is done, of how much (0 where that is unknown)."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build: the release's day, processes, the share of bad sources that is borne, whether undated articles are kept."""

    day: str
    jobs: int = 1
    max_bad_share: float = 0.5
    undated: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """A release as a build left it: whether it was there before, and the seconds that the build took."""

    release: Release
    unchanged: bool
    seconds: float


class BadSourcesError(ReleaseError):
    """A build with too many bad sources; `problems` lists them."""

    def __init__(self, message: str, problems: Sequence[Problem]) -> None:
        super().__init__(message)
        self.problems = problems


def build(paths: Sequence[Path], folder: StoreFolder, options: BuildOptions, progress: Progress = lambda step, done, of: None) -> Built:
    """Builds and publishes a release of `paths`; where its inputs are those of a release that is there, that one is made current.

    Raises BadSourcesError, and ViolationsError where shapes are broken; then the last release stays.
    """
    from graph.release import inputs_sum, release_version

    started = time.monotonic()
    progress("sources", 0, 0)
    libraries = [(name, _library_version(name)) for name in _LIBRARIES]
    inputs = inputs_sum(options.day, options.undated, fingerprint(paths), code_sum(), libraries)
    with folder.locked():
        known = folder.find(release_version(options.day, inputs))
        if known and known.manifest["inputs"] == inputs:
            return Built(folder.point_to(known.version), True, time.monotonic() - started)
        release = _made(paths, folder, options, inputs, progress)
    return Built(release, False, time.monotonic() - started)


def _made(paths: Sequence[Path], folder: StoreFolder, options: BuildOptions, inputs: str, progress: Progress) -> Release:
    from graph.cache import ReadingCache
    from graph.release import Contents, publish_release
    from graph.store import Store
    from graph.vocabulary import read_vocabulary
    from loaders.pipeline import claims_from

    articles, problems = read_all(paths, options, progress)
    cache = ReadingCache(folder.root / "cache")
    linked = claims_from(articles, jobs=options.jobs, cache=cache, progress=lambda done, of: progress("reading", done, of))
    failed = {problem.source for problem in linked.problems}
    read = tuple(article for article in articles if article.source not in failed)
    contents = Contents(read, (*problems, *linked.problems), linked.claims, linked.entities, linked.reader_version)
    progress("sealing", 0, 0)

    def validate(store: Store) -> list[dict[str, object]]:
        from shapes.validate import violations  # heavy: pyshacl

        progress("validating", 0, 0)
        return [asdict(violation) for violation in violations(store.inner)]

    return publish_release(folder, contents, read_vocabulary(), day=options.day, inputs=inputs, validate=validate)


def read_all(paths: Sequence[Path], options: BuildOptions, progress: Progress) -> tuple[list[Article], list[Problem]]:
    """The articles under `paths` and what is wrong with the other sources. Raises BadSourcesError where more than the share is bad."""
    from loaders.sources import read_sources

    articles: list[Article] = []
    problems: list[Problem] = []
    for found in read_sources(paths, latest=options.day, undated=options.undated):
        (articles if isinstance(found, Article) else problems).append(found)  # type: ignore[arg-type]
        progress("sources", len(articles) + len(problems), 0)
    total = len(articles) + len(problems)
    if not articles:
        raise BadSourcesError(f"no article in {total} sources: nothing is published", problems)
    if total >= FEWEST_FOR_SHARE and len(problems) > options.max_bad_share * total:
        share = f"{len(problems)} of {total} sources are bad, more than the share of {options.max_bad_share:g} that --max-bad-share allows"
        raise BadSourcesError(f"{share}: nothing is published", problems)
    return articles, problems


def code_sum() -> str:
    """SHA-256 over the code and data that a release follows from."""
    total = hashlib.sha256()
    for package in _PACKAGES:
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix in _SUFFIXES and path.is_file():
                total.update(f"{path.relative_to(ROOT).as_posix()}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _library_version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def release_day(day: str | None) -> str:
    """`day`, else that of SOURCE_DATE_EPOCH, else today in UTC. Raises ReleaseError for what is no day."""
    text = day
    try:
        if text is None and (epoch := os.environ.get("SOURCE_DATE_EPOCH")):
            text = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date().isoformat()
        found = datetime.date.fromisoformat(text) if text else datetime.datetime.now(datetime.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ReleaseError(
            f"the day of a release is expected as YYYY-MM-DD, found {day or os.environ.get('SOURCE_DATE_EPOCH')!r}"
        ) from error
    return found.isoformat()
