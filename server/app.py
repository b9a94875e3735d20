"""The application: blueprints, headers, limits."""

from __future__ import annotations

import atexit

from flask import Flask, Response, g, request

from server.current import Current
from server.errors import NoReleaseError, UrlTooLongError, register
from server.language import NAMES, asked_language, messages, say
from server.links import local_path, safe_address
from server.pages import pages
from server.resources import resources
from server.responses import CURRENT
from server.settings import Settings
from server.sparql import sparql

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Content-Location, Retry-After, X-Request-Id",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type",
    "Access-Control-Max-Age": "86400",
}


def create_app(settings: Settings) -> Flask:
    """The WSGI application over the releases in `settings.store`. Its workers end with the process, or by `close_app`."""
    app = Flask(__name__)
    app.config.update(MAX_CONTENT_LENGTH=settings.body_bytes, MAX_FORM_MEMORY_SIZE=settings.body_bytes)
    # No address redirects: what a Host header says reaches no answer.
    app.url_map.strict_slashes = False
    app.url_map.merge_slashes = False
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    messages()
    current = Current(settings)
    app.extensions[CURRENT] = current
    register(app)
    _bound_url(app, settings.url_bytes)
    app.after_request(finish)
    for blueprint in (pages, sparql, resources):
        app.register_blueprint(blueprint)
    app.context_processor(lambda: _context(current))
    atexit.register(current.close)
    return app


def close_app(app: Flask) -> None:
    """Ends the workers of `app`."""
    current: Current = app.extensions[CURRENT]
    current.close()
    atexit.unregister(current.close)


def _bound_url(app: Flask, most_bytes: int) -> None:
    """Turns away what is longer than an address may be."""

    @app.before_request
    def bound_url() -> None:
        if len(request.query_string) + len(request.path.encode("utf-8", "replace")) > most_bytes:
            raise UrlTooLongError(f"The address is longer than {most_bytes} bytes; send the query by POST")


def _context(current: Current) -> dict[str, object]:
    """What every template may use."""
    language = asked_language()
    try:
        release = current.get().release if "served" not in g else g.served.release
    except NoReleaseError:
        release = None
    return {
        "language": language,
        "languages": NAMES,
        "release": release,
        "say": lambda key, **values: say(key, language, **values),
        "local_path": local_path,
        "safe_address": safe_address,
    }


def finish(response: Response) -> Response:
    """`response` with the headers that every answer bears, and as 304 where the client has it already."""
    for name, value in HEADERS.items():
        response.headers[name] = value
    if "request_id" in g:
        response.headers["X-Request-Id"] = g.request_id
    if request.method == "OPTIONS":
        response.headers.update(PREFLIGHT)
    if request.endpoint == "static":
        response.headers["Cache-Control"] = "public, max-age=3600"
    elif response.status_code == 200 and request.method in ("GET", "HEAD"):
        response.vary.add("Accept")
        response.headers["Cache-Control"] = "no-cache"
        response.add_etag()
        response.make_conditional(request)
    elif response.status_code >= 400:
        response.headers["Cache-Control"] = "no-store"
    return response
