"""Asking any SPARQL 1.1 endpoint over HTTP."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from graph.endpoint import EndpointError, select_at
from graph.questions import QuestionError
from graph.values import Literal

RESULTS = b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"\xd0\xb4\xd0\xb0","xml:lang":"ru"}}]}}'


class Endpoint(BaseHTTPRequestHandler):
    """Answers by path: what a good, a broken, a slow and a straying endpoint do."""

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        assert form["query"] == ["SELECT ?a {}"]
        if self.path == "/slow":
            time.sleep(1)
        if self.path == "/astray":
            self.send_response(302)
            self.send_header("Location", "ftp://127.0.0.1/results")
            self.end_headers()
            return
        self.send_response(503 if self.path == "/busy" else 200)
        self.end_headers()
        self.wfile.write(b"<html>" if self.path == "/page" else b"too\nbusy" if self.path == "/busy" else RESULTS)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Endpoint) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_bindings_come_back_as_terms(address: str) -> None:
    assert list(select_at(address + "/sparql")("SELECT ?a {}")) == [{"a": Literal("да", language="ru")}]


@pytest.mark.parametrize(
    ("path", "message"), [("/busy", "503 .*too busy"), ("/astray", "expected the http or https"), ("/slow", "cannot be asked")]
)
def test_what_goes_wrong_is_one_clear_error(address: str, path: str, message: str) -> None:
    with pytest.raises(EndpointError, match=message):
        list(select_at(address + path, timeout_seconds=0.3)("SELECT ?a {}"))


def test_an_answer_that_is_no_result_is_refused(address: str) -> None:
    with pytest.raises(QuestionError):
        list(select_at(address + "/page")("SELECT ?a {}"))


def test_an_endless_answer_is_cut(address: str) -> None:
    with pytest.raises(EndpointError, match="more than 10 bytes"):
        list(select_at(address + "/sparql", most_bytes=10)("SELECT ?a {}"))


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/", "example.org/sparql", "http://", "http://[::1", ""])
def test_only_http_addresses_are_asked(address: str) -> None:
    with pytest.raises(EndpointError, match="http or https"):
        select_at(address)
