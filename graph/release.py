"""A release: what goes into it, how it is sealed, checked and published."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph import iris
from graph.folder import Release, ReleaseError, StoreFolder, file_sums
from graph.hold import Held, hold
from graph.infer import inferred_quads
from graph.quads import TYPE, activity_quads, article_quads, claim_quads, date_literal, statement_quads
from graph.questions import answer, questions
from graph.search import indexed, write_index
from graph.store import Store, build_store, nquads_line, sorted_nquads
from graph.values import Article, Claim, Entity, Problem, Quad
from graph.vocabulary import Vocabulary

Violations = Sequence[Mapping[str, object]]
DCAT_DATASET = "http://www.w3.org/ns/dcat#Dataset"


@dataclass(frozen=True, slots=True)
class Contents:
    """What was read: articles, bad sources, claims, the entities that they speak of, and by which reader."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]
    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    reader_version: str


class ViolationsError(ReleaseError):
    """A build that breaks shapes and is not published; `violations` lists them, `report` is the file that holds them."""

    def __init__(self, message: str, violations: Violations, report: Path) -> None:
        super().__init__(message)
        self.violations = violations
        self.report = report


def release_version(day: str, inputs: str) -> str:
    """The version of a release: its day and the first eight hex digits of `inputs`, the SHA-256 of all that it is made of."""
    return f"{day}-{inputs[:8]}"


def publish_release(
    folder: StoreFolder, contents: Contents, vocabulary: Vocabulary, *, day: str, inputs: str, validate: Callable[[Store], Violations]
) -> Release:
    """Builds, checks, seals and publishes a release; the caller holds the lock of `folder`.

    Raises ViolationsError where `validate` finds any; then the last release stays.
    """
    version = release_version(day, inputs)
    with folder.building() as built:
        lines = release_lines(contents, vocabulary, version, day)
        (built / "data.nq").write_text("".join(lines), encoding="utf-8")
        build_store(built / "store", built / "data.nq")
        store = Store.open(built / "store")
        violations = validate(store)
        counts = _counts(contents, store, len(lines))
        report = _json({"version": version, "day": day, "counts": counts} | _report(contents) | {"violations": list(violations)})
        if violations:
            path = folder.reject(version, report)
            raise ViolationsError(
                f"{len(violations)} violations: nothing is published, the last release stays; see {path}", violations, path
            )
        (built / "report.json").write_text(report, encoding="utf-8")
        _seal_answers(built / "answers", store)
        write_index(built / "search.sqlite", indexed(store))
        del store
        manifest = {
            "version": version,
            "day": day,
            "inputs": inputs,
            "reader": contents.reader_version,
            "counts": counts,
            "files": file_sums(built),
        }
        (built / "manifest.json").write_text(_json(manifest), encoding="utf-8")
        return folder.publish(built, version)


def release_lines(contents: Contents, vocabulary: Vocabulary, version: str, day: str) -> list[str]:
    """All quads of a release as sorted N-Quads lines, each triple in one graph: the same for the same contents in any order."""
    published = {article.iri: article.published for article in contents.articles}
    held = hold(contents.claims, published, vocabulary.policies, vocabulary.depth)
    told = {line.rpartition(" <")[0] for line in vocabulary.lines}
    inferred = (nquads_line(quad) for quad in _inferred(contents, held, vocabulary, published))
    fresh = (line for line in inferred if line.rpartition(" <")[0] not in told)
    return sorted_nquads(_own_quads(contents, held, version, day), [*vocabulary.lines, *fresh])


def _own_quads(contents: Contents, held: Sequence[Held], version: str, day: str) -> Iterator[Quad]:
    for article in contents.articles:
        yield from article_quads(article)
    for item in held:
        yield from claim_quads(item.claim, item.held, item.because)
    yield from statement_quads(item.claim for item in held if item.held)
    for rule in sorted({claim.rule for claim in contents.claims}):
        yield from activity_quads(rule, contents.reader_version, iris.CATALOGUE_GRAPH)
    release = f"{iris.BASE}release/{version}"
    yield release, TYPE, iris.term("Release"), iris.CATALOGUE_GRAPH
    yield release, TYPE, DCAT_DATASET, iris.CATALOGUE_GRAPH
    yield release, iris.term("releasedOn"), date_literal(day), iris.CATALOGUE_GRAPH


def _inferred(contents: Contents, held: Sequence[Held], vocabulary: Vocabulary, published: Mapping[str, str]) -> Iterator[Quad]:
    statements = list(statement_quads(item.claim for item in held if item.held))
    return inferred_quads(contents.entities, statements, contents.claims, published, vocabulary.superclasses, vocabulary.inverses)


def _counts(contents: Contents, store: Store, quads: int) -> dict[str, int]:
    return {
        "articles": len(contents.articles),
        "problems": len(contents.problems),
        "claims": len({claim.iri for claim in contents.claims}),
        "statements": store.count(iris.STATEMENTS),
        "entities": len(contents.entities),
        "quads": quads,
    }


def _report(contents: Contents) -> dict[str, object]:
    by_document: dict[str, int] = {}
    for claim in contents.claims:
        by_document[claim.document] = by_document.get(claim.document, 0) + 1
    articles = [
        {"source": a.source, "article": a.iri, "published": a.published, "language": a.language, "claims": by_document.get(a.document, 0)}
        for a in sorted(contents.articles, key=lambda a: a.source)
    ]
    problems = [{"source": p.source, "reason": p.reason} for p in sorted(contents.problems, key=lambda p: (p.source, p.reason))]
    return {"articles": articles, "problems": problems}


def _seal_answers(folder: Path, store: Store) -> None:
    folder.mkdir()
    for question in questions():
        records = answer(question, store.select).records()
        (folder / f"{question.name}.json").write_text(_json(records), encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def inputs_sum(*parts: object) -> str:
    """SHA-256 over `parts` (JSON values), which no separator can confuse."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
