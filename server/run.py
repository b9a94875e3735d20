"""Serving over HTTP until told to stop."""

from __future__ import annotations

import logging
import signal
from types import FrameType

import waitress

from server.app import close_app, create_app
from server.settings import Settings

log = logging.getLogger(__name__)

# Beside the threads that may wait for queries, some that always answer pages.
_PAGE_THREADS = 6


def serve(settings: Settings) -> None:
    """Serves until SIGTERM or SIGINT, then lets requests under way finish and ends all query workers.

    To be called from the main thread. Raises OSError where the address cannot be had.
    """
    app = create_app(settings)
    previous = {number: signal.signal(number, _stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        server = waitress.create_server(
            app,
            host=settings.host,
            port=settings.port,
            threads=settings.query_workers + settings.query_queue + _PAGE_THREADS,
            ident=None,
            # The application turns away less than this, with a body that says why.
            max_request_body_size=settings.body_bytes + (1 << 20),
            max_request_header_size=settings.url_bytes + (224 << 10),
            channel_timeout=60,
            clear_untrusted_proxy_headers=True,
        )
        log.info("listening on http://%s:%d", settings.host, settings.port)
        try:
            server.run()
        finally:
            server.close()
    finally:
        close_app(app)
        for number, handler in previous.items():
            signal.signal(number, handler)


def _stop(number: int, frame: FrameType | None) -> None:
    """Has the server leave its loop; it then waits for the requests under way."""
    raise SystemExit(0)
