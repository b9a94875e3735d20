"""Query workers: processes started beforehand, one read-only store each, ended at the deadline.

An Oxigraph query can be neither timed nor cancelled from within its process, so the process is what is
bounded: a query that overruns loses its worker, and another takes its place.
"""

from __future__ import annotations

import hashlib
import logging
import os
import queue
import re
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from server import frames
from server.cache import Answer, AnswerCache
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
from server.frames import EndOfFramesError, FrameLateError, Head
from server.negotiate import GRAPHS, RESULTS
from server.settings import Settings

log = logging.getLogger(__name__)

WORKER = Path(__file__).with_name("worker.py")
_START_SECONDS = 30.0
_RENICE_AFTER_SECONDS = 1.0
# What a query says when its answer may differ from one time to the next; an escape may hide any word.
_UNSTEADY = re.compile(r"\b(now|rand|uuid|struuid)\b|\\u", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """A query for a worker. `results` and `rdf` are the media types to answer in, None where the asker takes none.

    `default` and `named` are the dataset of the request, None where it names none: then the query's own, else all
    graphs. `values` are IRIs for variables of the query.
    """

    text: str
    results: str | None = "application/sparql-results+json"
    rdf: str | None = "text/turtle"
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None
    values: tuple[tuple[str, str], ...] = ()
    prefixes: Mapping[str, str] = field(default_factory=dict, compare=False, hash=False)

    def head(self) -> Head:
        """The question as a worker reads it."""
        return {
            "query": self.text,
            "results": self.results,
            "rdf": self.rdf,
            "default": None if self.default is None else list(self.default),
            "named": None if self.named is None else list(self.named),
            "values": dict(self.values),
            "prefixes": dict(self.prefixes),
        }

    def key(self) -> bytes:
        """A digest of all that the answer depends on within one release."""
        whole = repr((self.text, self.results, self.rdf, self.default, self.named, self.values))
        return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).digest()


class Worker:
    """One worker process and its two pipes."""

    def __init__(self, store: Path, settings: Settings) -> None:
        command = [sys.executable, "-I", str(WORKER), str(store), str(os.getpid())]
        bounds = [str(settings.query_memory_bytes), str(settings.answer_bytes)]
        self._process = subprocess.Popen(
            [*command, *bounds], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd="/", env={}, start_new_session=True
        )
        self.pid = self._process.pid
        assert self._process.stdin and self._process.stdout
        self._in, self._out = self._process.stdin.fileno(), self._process.stdout.fileno()

    def wait_ready(self) -> None:
        """Returns when the worker has its store open. Raises EndOfFramesError or FrameLateError."""
        head, _ = frames.read_frame(self._out, time.monotonic() + _START_SECONDS)
        if not head.get("caged"):
            log.warning("query worker %d: sockets are not denied on this machine; SERVICE is refused by its text only", self.pid)

    def ask(self, question: Question, until: float) -> tuple[Head, bytes]:
        """The reply to `question`. Raises EndOfFramesError where the worker dies, FrameLateError at `until`."""
        frames.write_frame(self._in, frames.frame(question.head()), until)
        slow = time.monotonic() + _RENICE_AFTER_SECONDS
        if slow < until and not frames.readable(self._out, slow):
            self._renice()
        return frames.read_frame(self._out, until)

    def _renice(self) -> None:
        """Lets quick queries go before this slow one."""
        try:
            os.setpriority(os.PRIO_PROCESS, self.pid, 10)
        except OSError as error:
            log.info("query worker %d cannot be reniced: %s", self.pid, error)

    def end(self) -> None:
        """Ends the process and waits for it."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                assert pipe
                pipe.close()
            except BrokenPipeError:
                pass


class Engine:
    """The workers of one release. Safe between threads; `close` ends every worker."""

    def __init__(self, store: Path, settings: Settings) -> None:
        self._store = store.resolve()
        self._settings = settings
        self._cache = AnswerCache(settings.cache_bytes)
        self._idle: deque[Worker] = deque()
        self._all: set[Worker] = set()
        self._waiting = 0
        self._closed = False
        self._changed = threading.Condition()
        self._wanted: queue.SimpleQueue[bool] = queue.SimpleQueue()
        for _ in range(settings.query_workers):
            self._wanted.put(True)
        # Workers die with the thread that started them (PDEATHSIG), so one thread starts them all and lasts.
        self._keeper = threading.Thread(target=self._keep, name="query-worker-keeper", daemon=True)
        self._keeper.start()

    def answer(self, question: Question) -> Answer:
        """The whole answer to `question`. Raises a ServerError that says why there is none; never a part of it."""
        steady = not _UNSTEADY.search(question.text)
        if steady and (kept := self._cache.get(question.key())):
            return kept
        answer = self._evaluate(question)
        if steady:
            self._cache.put(question.key(), answer)
        return answer

    def pids(self) -> list[int]:
        """The process ids of all workers."""
        with self._changed:
            return sorted(worker.pid for worker in self._all)

    def close(self) -> None:
        """Ends every worker; a query that runs gets an UnavailableError. May be called again."""
        with self._changed:
            self._closed = True
            for worker in self._all:
                os.kill(worker.pid, 9)
            self._changed.notify_all()
        self._wanted.put(False)
        self._keeper.join()
        self._cache.clear()

    def retire(self) -> None:
        """Closes the engine when its last query is answered, without waiting for that here."""
        threading.Thread(target=self._retire, name="engine-retirement", daemon=True).start()

    def _retire(self) -> None:
        until = time.monotonic() + 2 * self._settings.query_seconds
        with self._changed:
            self._changed.wait_for(lambda: not self._waiting and len(self._idle) == len(self._all), until - time.monotonic())
        self.close()

    def _evaluate(self, question: Question) -> Answer:
        worker = self._take()
        try:
            until = time.monotonic() + self._settings.query_seconds
            head, body = worker.ask(question, until)
        except FrameLateError as error:
            self._replace(worker)
            seconds = self._settings.query_seconds
            raise DeadlineError(f"The query took longer than {seconds:g} seconds and was ended. Ask for less, or narrow it.") from error
        except EndOfFramesError as error:
            self._replace(worker)
            if self._closed:
                raise UnavailableError("The server is stopping or changing to a new release") from error
            raise MemoryExceededError("The query needed more memory than a query may take, and was ended") from error
        self._give_back(worker)
        return _read_reply(head, body)

    def _take(self) -> Worker:
        """A worker for one query alone. Raises BusyError where too many wait, or none came free in time."""
        with self._changed:
            if not self._idle and self._waiting >= self._settings.query_queue:
                raise BusyError(f"{self._waiting} queries wait already")
            self._waiting += 1
            try:
                came = self._changed.wait_for(lambda: self._idle or self._closed, self._settings.query_seconds)
            finally:
                self._waiting -= 1
            if self._closed:
                raise UnavailableError("The server is stopping or changing to a new release")
            if not came:
                raise BusyError("No query worker came free in time")
            return self._idle.pop()

    def _give_back(self, worker: Worker) -> None:
        with self._changed:
            self._idle.append(worker)
            self._changed.notify_all()

    def _replace(self, worker: Worker) -> None:
        """Ends `worker` and has another started."""
        with self._changed:
            self._all.discard(worker)
        worker.end()
        self._wanted.put(True)

    def _keep(self) -> None:
        """The keeper: starts a worker for each wish until told to stop, then ends all."""
        while self._wanted.get():
            if not self._closed:
                self._start()
        with self._changed:
            left, self._all = self._all, set()
            self._idle.clear()
        for worker in left:
            worker.end()

    def _start(self) -> None:
        """Starts one worker; where that fails, tries again in a second."""
        worker = Worker(self._store, self._settings)
        try:
            worker.wait_ready()
        except (EndOfFramesError, FrameLateError):
            log.error("a query worker over %s did not start", self._store)
            worker.end()
            time.sleep(1.0)
            self._wanted.put(True)
            return
        with self._changed:
            self._all.add(worker)
            self._idle.append(worker)
            self._changed.notify_all()


def _read_reply(head: Head, body: bytes) -> Answer:
    """The answer in a worker's reply. Raises the ServerError that it stands for."""
    message = str(head.get("message", ""))
    refusals: dict[object, Callable[[], ServerError]] = {
        "malformed": lambda: MalformedQueryError(message, _number(head, "line"), _number(head, "column")),
        "refused": lambda: RefusedError(message),
        "unacceptable": lambda: NotAcceptableError(_unacceptable(str(head.get("form")))),
        "too-long": lambda: AnswerTooLongError("The answer is longer than an answer may be. Add LIMIT, or ask for less."),
        "failed": lambda: UnavailableError(f"The query could not be evaluated: {message}"),
    }
    if head["status"] in refusals:
        raise refusals[head["status"]]()
    return Answer(str(head["form"]), str(head["media"]), body)


def _number(head: Head, name: str) -> int:
    value = head.get(name)
    return value if isinstance(value, int) else 0


def _unacceptable(form: str) -> str:
    offers = GRAPHS if form == "graph" else RESULTS
    return f"This query gives a {form}; it can be had as {', '.join(offers.values())}"
