"""Query workers: the deadline, memory, length, the cage, and who lives afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.folder import StoreFolder
from server.cache import Answer
from server.engine import Engine, Question
from server.errors import (
    AnswerTooLongError,
    BusyError,
    DeadlineError,
    MalformedQueryError,
    MemoryExceededError,
    NotAcceptableError,
    RefusedError,
    ServerError,
    UnavailableError,
)
from server.settings import Settings

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g"
Make = Callable[..., Engine]


@pytest.fixture
def engine_of(store_folder: Path) -> Iterator[Make]:
    engines: list[Engine] = []

    def make(**limits: float) -> Engine:
        engines.append(Engine(StoreFolder(store_folder).current().store, Settings(**limits)))  # type: ignore[arg-type]
        return engines[-1]

    yield make
    for engine in engines:
        engine.close()


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone(pids: list[int], seconds: float = 5.0) -> bool:
    until = time.monotonic() + seconds
    while any(map(alive, pids)) and time.monotonic() < until:
        time.sleep(0.02)
    return not any(map(alive, pids))


def test_a_runaway_is_ended_at_the_deadline_and_its_worker_replaced(engine_of: Make) -> None:
    engine = engine_of(query_workers=1, query_seconds=0.6)
    assert engine.answer(Question("ASK {}")).body == b'{"head":{},"boolean":true}'
    before = engine.pids()
    start = time.monotonic()
    with pytest.raises(DeadlineError, match=r"longer than 0\.6 seconds"):
        engine.answer(Question(ENDLESS))
    assert time.monotonic() - start < 1.5
    assert engine.answer(Question("ASK { ?s ?p ?o }")).body == b'{"head":{},"boolean":true}'
    assert gone(before)
    assert len(engine.pids()) == 1


def test_a_query_beside_a_runaway_is_answered(engine_of: Make) -> None:
    engine = engine_of(query_workers=2, query_seconds=2.0)
    errors: list[Exception] = []
    runaway = threading.Thread(target=lambda: _catch(errors, lambda: engine.answer(Question(ENDLESS))))
    runaway.start()
    time.sleep(0.3)
    start = time.monotonic()
    assert engine.answer(Question("ASK {}")).form == "boolean"
    assert time.monotonic() - start < 1.0
    runaway.join()
    assert isinstance(errors[0], DeadlineError)


def _catch(errors: list[Exception], call: Callable[[], Answer]) -> None:
    try:
        call()
    except ServerError as error:
        errors.append(error)


def test_a_query_that_wants_too_much_memory_is_ended(engine_of: Make) -> None:
    engine = engine_of(query_workers=1, query_seconds=30.0, query_memory_bytes=128 << 20)
    with pytest.raises(MemoryExceededError):
        engine.answer(Question(HUNGRY))
    assert engine.answer(Question("ASK {}")).form == "boolean"


def test_an_answer_over_the_bound_is_refused_whole(engine_of: Make) -> None:
    engine = engine_of(query_workers=1, answer_bytes=20_000)
    for query in ("SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"):
        with pytest.raises(AnswerTooLongError):
            engine.answer(Question(query))
    assert engine.answer(Question("SELECT * { ?s ?p ?o } LIMIT 5")).form == "table"


def test_a_fault_is_told_in_one_line_with_its_position(engine_of: Make) -> None:
    with pytest.raises(MalformedQueryError) as caught:
        engine_of(query_workers=1).answer(Question("SELECT ?x {\n ?s ?p"))
    assert (caught.value.line, caught.value.column) == (2, 7)
    assert str(caught.value).startswith("line 2, column 7: ")
    assert "\n" not in str(caught.value)


def test_a_form_that_the_asker_does_not_take_is_named(engine_of: Make) -> None:
    engine = engine_of(query_workers=1)
    with pytest.raises(NotAcceptableError, match="text/turtle"):
        engine.answer(Question("CONSTRUCT WHERE { ?s ?p ?o }", rdf=None))
    with pytest.raises(NotAcceptableError, match="sparql-results"):
        engine.answer(Question("ASK {}", results=None))


def test_what_cannot_be_a_graph_is_told(engine_of: Make) -> None:
    with pytest.raises(UnavailableError, match="could not be evaluated"):
        engine_of(query_workers=1).answer(Question("ASK {}", default=("no iri",)))


def test_workers_can_make_no_socket() -> None:
    """Even a SERVICE that nobody refused would reach nobody."""
    code = (
        "import sys, pyoxigraph; from server import cage\n"
        "assert cage.deny_network()\n"
        "pyoxigraph.Store().query('ASK { SERVICE <http://127.0.0.1:8999/> { ?s ?p ?o } }')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 1
    assert "Permission denied" in done.stderr


def test_service_and_updates_are_refused(engine_of: Make) -> None:
    engine = engine_of(query_workers=1)
    for query in ("ASK { SERVICE <http://127.0.0.1:8999/> { ?s ?p ?o } }", "CLEAR ALL"):
        with pytest.raises(RefusedError):
            engine.answer(Question(query))


def test_a_text_that_takes_long_to_parse_is_ended_too(engine_of: Make) -> None:
    engine = engine_of(query_workers=1, query_seconds=0.7)
    with pytest.raises((DeadlineError, MalformedQueryError)):
        engine.answer(Question("SELECT * { " + "?service <http://x> 'x' . " * 30_000 + "} ; "))
    assert engine.answer(Question("ASK {}")).form == "boolean"


def test_too_many_who_wait_are_turned_away(engine_of: Make) -> None:
    engine = engine_of(query_workers=1, query_seconds=1.5, query_queue=1)
    engine.answer(Question("ASK {}"))
    errors: list[Exception] = []
    askers = [threading.Thread(target=lambda: _catch(errors, lambda: engine.answer(Question(ENDLESS)))) for _ in range(4)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    kinds = [type(error) for error in errors]
    assert len(kinds) == 4
    assert kinds.count(BusyError) >= 2
    assert DeadlineError in kinds


def test_the_same_question_is_evaluated_once_but_for_chance(engine_of: Make) -> None:
    engine = engine_of(query_workers=1)
    assert engine.answer(Question("ASK {}")) is engine.answer(Question("ASK {}"))
    for query in ("SELECT (RAND() AS ?x) {}", "SELECT (STRUUID() AS ?x) {}"):
        assert engine.answer(Question(query)) != engine.answer(Question(query))


def test_a_killed_worker_is_replaced(engine_of: Make) -> None:
    engine = engine_of(query_workers=1)
    engine.answer(Question("ASK {}"))
    os.kill(engine.pids()[0], 9)
    with pytest.raises(MemoryExceededError):
        engine.answer(Question("ASK { ?a ?b 1 }"))
    assert engine.answer(Question("ASK { ?a ?b 2 }")).form == "boolean"


def test_no_worker_outlives_its_engine(engine_of: Make) -> None:
    engine = engine_of(query_workers=3)
    while len(engine.pids()) < 3:
        time.sleep(0.02)
    pids = engine.pids()
    engine.close()
    assert gone(pids, 1.0)
    with pytest.raises(UnavailableError):
        engine.answer(Question("ASK { ?a ?b 3 }"))


def test_no_worker_outlives_a_killed_server(store_folder: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from server.engine import Engine; from server.settings import Settings\n"
        "engine = Engine(Path(sys.argv[1]), Settings(query_workers=2))\n"
        "while len(engine.pids()) < 2: time.sleep(0.02)\n"
        "print(*engine.pids(), flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", code, str(StoreFolder(store_folder).current().store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        pids = [int(word) for word in server.stdout.readline().split()]
        server.kill()
    assert len(pids) == 2
    assert gone(pids)
