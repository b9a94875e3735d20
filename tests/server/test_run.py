"""The server as a process: it listens, answers, and stops with all its workers."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

CODE = (
    "import logging, sys; from pathlib import Path; from server.run import serve; from server.settings import Settings\n"
    "logging.basicConfig(level=logging.INFO)\n"
    "serve(Settings(store=Path(sys.argv[1]), port=int(sys.argv[2]), query_seconds=1.0))"
)


@contextmanager
def serving(store: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A server over `store` and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen([sys.executable, "-W", "error", "-c", CODE, str(store), str(port)], stderr=subprocess.PIPE) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            until = time.monotonic() + 15
            while time.monotonic() < until:
                try:
                    get(address + "/sparql?query=ASK%7B%7D")
                    break
                except (urllib.error.URLError, ConnectionError):
                    time.sleep(0.05)
            yield process, address
        finally:
            process.kill()


def get(address: str) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(address, timeout=20) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def children(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += [int(word) for word in (task / "children").read_text().split()]
    return found


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_server_and_workers(store_folder: Path, number: signal.Signals) -> None:
    with serving(store_folder) as (process, address):
        assert get(address + "/sparql?query=ASK%7B%7D") == (200, b'{"head":{},"boolean":true}')
        workers = children(process.pid)
        assert workers
        process.send_signal(number)
        assert process.wait(10) == 0
        assert process.stderr
        log = process.stderr.read().decode()
        assert "listening on" in log
        assert "Traceback" not in log
    assert not [pid for pid in workers if os.path.exists(f"/proc/{pid}")]


def test_pages_answer_while_runaways_hold_every_worker(store_folder: Path) -> None:
    endless = "/sparql?query=SELECT%20(COUNT(*)%20AS%20?n)%20%7B?a%20?b%20?c.?d%20?e%20?f.?g%20?h%20?i.?j%20?k%20?l%7D"
    with serving(store_folder) as (_, address):
        found: list[int] = []
        askers = [threading.Thread(target=lambda: found.append(get(address + endless)[0])) for _ in range(6)]
        for asker in askers:
            asker.start()
        time.sleep(0.3)
        start = time.monotonic()
        assert get(address + "/id/facility/pet-ct-aktau")[0] == 200
        assert time.monotonic() - start < 0.8
        for asker in askers:
            asker.join()
        assert found == [503] * 6
        assert get(address + "/sparql?query=ASK%7B%7D")[0] == 200
