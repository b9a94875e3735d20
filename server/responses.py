"""Whole answers as HTTP responses, and the release that a request is answered from."""

from __future__ import annotations

from flask import Response, current_app, g, request

from server.cache import Answer
from server.current import Current, Served
from server.errors import NotAcceptableError
from server.negotiate import GRAPHS, HTML, RESULTS

CURRENT = "dalel-current"


def served() -> Served:
    """The release of this request: one, whatever is published meanwhile. Raises NoReleaseError."""
    if "served" not in g:
        current: Current = current_app.extensions[CURRENT]
        g.served = current.get()
    found: Served = g.served
    return found


def answer_response(answer: Answer) -> Response:
    """`answer` as a response; the application adds its ETag."""
    charset = "" if "json" in answer.media_type or "xml" in answer.media_type else "; charset=utf-8"
    response = Response(answer.body, content_type=answer.media_type + charset)
    response.vary.add("Accept")
    return response


def asked_format() -> str | None:
    """The media type that `?format=` asks for by a short or a full name; None without it. Raises NotAcceptableError for others."""
    wanted = request.values.get("format", "").strip().lower()
    if not wanted:
        return None
    known = {**RESULTS, **GRAPHS, "html": HTML}
    if wanted in known:
        return known[wanted]
    if wanted in known.values():
        return wanted
    raise NotAcceptableError(f"format={wanted[:40]!r} is none of {', '.join(known)}")
