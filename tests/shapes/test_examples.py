"""Every constraint of every shape has a passing and a failing example, and pyshacl alone finds in them what `violations` finds."""

from __future__ import annotations

import logging
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib.namespace import RDF, SH

from shapes import rules
from shapes.validate import report_results, union_graph, violations

HERE = Path(__file__).parent
BASE = "https://w3id.org/dalel/"
LANGUAGES = {"en", "ru", "kk"}
EXAMPLES = sorted((HERE / "examples").glob("*/*.trig"))
# The parameters of SHACL Core that our shapes use, with the component that each declares.
COMPONENTS = {
    SH.minCount: "MinCount",
    SH.maxCount: "MaxCount",
    SH.datatype: "Datatype",
    SH.minLength: "MinLength",
    SH.pattern: "Pattern",
    SH.nodeKind: "NodeKind",
    SH["class"]: "Class",
    SH["in"]: "In",
    SH["or"]: "Or",
    SH.minInclusive: "MinInclusive",
    SH.maxInclusive: "MaxInclusive",
    SH.minExclusive: "MinExclusive",
    SH.hasValue: "HasValue",
    SH.uniqueLang: "UniqueLang",
    SH.languageIn: "LanguageIn",
}
OTHER_TERMS = {
    SH.property, SH.sparql, SH.path, SH.targetClass, SH.targetSubjectsOf, SH.message, SH.select,
    SH.prefixes, SH.declare, SH.prefix, SH.namespace,
}  # fmt: skip

Found = tuple[str, str, str]
"""Focus node, shape, constraint."""


def store_of(path: Path) -> ox.Store:
    store = ox.Store()
    store.load(path=path, format=ox.RdfFormat.TRIG)
    return store


def shapes_of(file: str) -> set[str]:
    return {str(shape) for shape in rules.shapes_graph((file,)).subjects() if isinstance(shape, rdflib.URIRef)}


def expected(path: Path) -> set[Found]:
    """The lines `# expects: FOCUS SHAPE CONSTRAINT` of an example, with IRIs in full."""
    lines = [line.split()[2:] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# expects: ")]
    return {(BASE + focus, rules.SHAPES + shape, whole(constraint)) for focus, shape, constraint in lines}


def whole(constraint: str) -> str:
    return constraint if constraint.endswith("ConstraintComponent") else rules.SHAPES + constraint


def found(path: Path) -> set[Found]:
    own = shapes_of(path.parent.name)
    return {(v.focus, v.shape, v.constraint) for v in violations(store_of(path), vocabulary=True) if v.shape in own}


def constraints(graph: rdflib.Graph) -> set[tuple[str, str]]:
    """Every (shape, constraint) that `graph` declares."""
    declared = set()
    for shape, predicate, value in graph:
        if not isinstance(shape, rdflib.URIRef):
            continue
        if predicate in COMPONENTS:
            declared.add((str(shape), COMPONENTS[predicate] + "ConstraintComponent"))  # type: ignore[index]
        if predicate == SH.sparql:
            declared.add((str(shape), str(value)))
    return declared


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_example_violates_what_it_says_and_nothing_else(path: Path) -> None:
    assert found(path) == expected(path)
    assert bool(expected(path)) == path.stem.startswith("fail-")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_plain_shacl_finds_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.getLogger("rdflib.term"), "disabled", True)
    shapes = rules.shapes_graph(("prefixes", path.parent.name))
    _, report, _ = pyshacl.validate(union_graph(store_of(path)), shacl_graph=shapes, inplace=True)
    assert {result[:3] for result in report_results(report)} == expected(path)


@pytest.mark.parametrize("file", [name for name in rules.shape_files() if name != "prefixes"])
def test_every_constraint_has_a_failing_example(file: str) -> None:
    failing = {result[1:] for path in EXAMPLES if path.parent.name == file for result in expected(path)}
    assert constraints(rules.shapes_graph((file,))) <= failing


@pytest.mark.parametrize("file", [name for name in rules.shape_files() if name != "prefixes"])
def test_every_shape_has_targets_in_its_passing_example(file: str) -> None:
    graph, data = rules.shapes_graph((file,)), union_graph(store_of(HERE / "examples" / file / "pass.trig"))
    for shape, cls in graph.subject_objects(SH.targetClass):
        assert (None, RDF.type, cls) in data, shape
    for shape, predicate in graph.subject_objects(SH.targetSubjectsOf):
        assert next(data.subjects(predicate, None), None) is not None, shape


def test_shapes_use_only_known_terms_of_shacl() -> None:
    used = {predicate for predicate in rules.all_shapes().predicates() if str(predicate).startswith(str(SH))}
    assert used == set(COMPONENTS) | OTHER_TERMS


def test_shapes_are_valid_shacl() -> None:
    _, report, text = pyshacl.validate(rdflib.Graph(), shacl_graph=rules.all_shapes(), meta_shacl=True)
    assert (None, SH.conforms, rdflib.Literal(True)) in report, text


def test_every_constraint_has_its_message_in_three_languages() -> None:
    graph = rules.all_shapes()
    for shape, constraint in constraints(graph):
        spoken = constraint if constraint.startswith(rules.SHAPES) else shape
        says = rules.messages(spoken)
        assert set(says) == LANGUAGES, spoken
        assert len(set(says.values())) == 3 and all(says.values()), spoken


def test_a_shape_is_defined_in_one_file() -> None:
    names = [shape for file in rules.shape_files() for shape in shapes_of(file)]
    assert len(names) == len(set(names))
