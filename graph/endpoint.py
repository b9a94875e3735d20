"""Any SPARQL 1.1 endpoint, asked over HTTP by the protocol's POST of a form."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.parse import urlencode, urlsplit

from graph.questions import json_rows
from graph.values import DalelError, Term

TIMEOUT_SECONDS = 60.0
MOST_BYTES = 256 * 1024 * 1024
_RESULTS = "application/sparql-results+json"


class EndpointError(DalelError):
    """An endpoint that cannot be asked or does not answer as SPARQL 1.1 says."""


class _HttpOnly(urllib.request.HTTPRedirectHandler):
    """Follows a redirection to http and https only."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        _check(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _check(address: str) -> None:
    try:
        parts = urlsplit(address)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fine = False
    if not fine:
        raise EndpointError(f"{address}: expected the http or https address of a SPARQL endpoint")


def select_at(
    address: str, *, timeout_seconds: float = TIMEOUT_SECONDS, most_bytes: int = MOST_BYTES
) -> Callable[[str], Iterator[dict[str, Term]]]:
    """A function that runs the text of a SELECT at `address`. It raises EndpointError where that fails, overruns or says too much."""
    _check(address)
    opener = urllib.request.build_opener(_HttpOnly)

    def select(query: str) -> Iterator[dict[str, Term]]:
        form = urlencode({"query": query}).encode()
        request = urllib.request.Request(address, form, {"Accept": _RESULTS, "User-Agent": "dalel"})
        try:
            with opener.open(request, timeout=timeout_seconds) as response:
                data = response.read(most_bytes + 1)
        except urllib.error.HTTPError as error:
            with error:
                said = error.read(300).decode("utf-8", "replace").strip().replace("\n", " ")
            raise EndpointError(f"{address}: answers {error.code} {error.reason}: {said}") from error
        except (OSError, HTTPException) as error:
            raise EndpointError(f"{address}: cannot be asked: {getattr(error, 'reason', error)}") from error
        if len(data) > most_bytes:
            raise EndpointError(f"{address}: answers with more than {most_bytes} bytes")
        yield from json_rows(data)

    return select
