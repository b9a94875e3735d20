"""What can go wrong with a request, and the status that each wrong gets: one table, one shape of answer."""

from __future__ import annotations

import logging
import secrets

from flask import Flask, Response, g, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from graph.questions import QuestionError
from graph.values import DalelError
from server.negotiate import choose

log = logging.getLogger(__name__)


class ServerError(DalelError):
    """A request that cannot be answered.

    ServerError
    ├── SettingsError          a setting of the wrong kind (no request: the server does not start)
    ├── BadRequestError        parameters that contradict the protocol
    │   └── MalformedQueryError    SPARQL with a fault, at `line` and `column`
    ├── RefusedError           SERVICE or an update
    ├── UnknownResourceError   an IRI that the release does not know
    ├── NotAcceptableError     no media type that both sides speak
    ├── MediaTypeError         a body of a kind that no operation takes
    ├── UrlTooLongError
    ├── AnswerTooLongError     an answer over the bound
    └── UnavailableError       try again later, after `retry_seconds`
        ├── NoReleaseError     nothing is published yet
        ├── DeadlineError      the query took too long
        ├── MemoryExceededError    the query needed too much memory, or its worker ended for another reason
        └── BusyError          too many queries wait already
    """


class SettingsError(ServerError):
    """A setting of the wrong kind."""


class BadRequestError(ServerError):
    """Parameters that contradict the protocol."""


class MalformedQueryError(BadRequestError):
    """SPARQL with a fault; `line` and `column` count from 1, 0 where unknown."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class RefusedError(ServerError):
    """SERVICE or an update: this endpoint reads one release and nothing else."""


class UnknownResourceError(ServerError):
    """An IRI that the release does not know."""


class NotAcceptableError(ServerError):
    """No media type that both sides speak."""


class MediaTypeError(ServerError):
    """A request body of a kind that no operation takes."""


class UrlTooLongError(ServerError):
    """A path and query string over the bound."""


class AnswerTooLongError(ServerError):
    """An answer over the bound: never cut, always refused."""


class UnavailableError(ServerError):
    """Not now; perhaps after `retry_seconds`."""

    retry_seconds = 5


class NoReleaseError(UnavailableError):
    """Nothing is published yet."""

    retry_seconds = 30


class DeadlineError(UnavailableError):
    """The query took too long and was ended."""

    retry_seconds = 60


class MemoryExceededError(UnavailableError):
    """The query needed too much memory, or its worker ended for another reason."""

    retry_seconds = 60


class BusyError(UnavailableError):
    """Too many queries wait already."""

    retry_seconds = 2


# The first entry that an exception is an instance of decides: status, and the name of the kind in the body.
STATUSES: tuple[tuple[type[Exception], int, str], ...] = (
    (MalformedQueryError, 400, "malformed-query"),
    (BadRequestError, 400, "bad-request"),
    (RefusedError, 403, "refused"),
    (UnknownResourceError, 404, "unknown-resource"),
    (QuestionError, 404, "unknown-question"),
    (NotAcceptableError, 406, "not-acceptable"),
    (UrlTooLongError, 414, "url-too-long"),
    (MediaTypeError, 415, "unsupported-media-type"),
    (AnswerTooLongError, 422, "answer-too-long"),
    (NoReleaseError, 503, "no-release"),
    (DeadlineError, 503, "deadline"),
    (MemoryExceededError, 503, "memory"),
    (BusyError, 503, "busy"),
    (UnavailableError, 503, "unavailable"),
)


def status_of(error: Exception) -> tuple[int, str]:
    """The status and the kind of `error`; 500 and `internal` for one that nobody foresaw."""
    if isinstance(error, HTTPException):
        return error.code or 500, (error.name or "error").lower().replace(" ", "-")
    return next(((status, kind) for known, status, kind in STATUSES if isinstance(error, known)), (500, "internal"))


def message_of(error: Exception, status: int) -> str:
    """One line for the reader: the error's own words, or none of them where they could tell of the inside."""
    if isinstance(error, HTTPException):
        return " ".join((error.description or error.name).split())
    if status == 500:
        return "An error inside the server. It is in the log under this request's id."
    return " ".join(str(error).split())


def error_response(error: Exception) -> Response:
    """The answer to a request that failed with `error`, as HTML for those who ask for HTML, else as JSON."""
    status, kind = status_of(error)
    if status >= 500 and kind == "internal":
        log.error("request %s failed", g.request_id, exc_info=error)
    body: dict[str, object] = {"status": status, "kind": kind, "message": message_of(error, status), "request": g.request_id}
    if isinstance(error, MalformedQueryError) and error.line:
        body |= {"line": error.line, "column": error.column}
    if choose(request.headers.get("Accept", ""), ("application/json", "text/html")) == "text/html":
        response = make_response(render_template("error.html", error=body))
    else:
        response = jsonify(error=body)
    response.status_code = status
    response.vary.add("Accept")
    if isinstance(error, UnavailableError):
        response.headers["Retry-After"] = str(error.retry_seconds)
    if isinstance(error, HTTPException) and (allowed := getattr(error, "valid_methods", None)):
        response.headers["Allow"] = ", ".join(sorted(allowed))
    return response


def register(app: Flask) -> None:
    """Gives every request of `app` an id, and every failure the one shape."""

    @app.before_request
    def name_request() -> None:
        g.request_id = secrets.token_hex(8)

    app.register_error_handler(Exception, error_response)
