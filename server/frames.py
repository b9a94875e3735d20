"""Frames between the server and its query workers: a JSON head and a body of bytes, each after its length."""

from __future__ import annotations

import json
import os
import select
import struct
import time
from collections.abc import Callable

Head = dict[str, object]
_LENGTHS = struct.Struct("!IQ")


class EndOfFramesError(Exception):
    """The other side is gone."""


class FrameLateError(Exception):
    """The other side did not answer in time."""


def frame(head: Head, body: bytes = b"") -> bytes:
    """One frame as bytes."""
    text = json.dumps(head).encode("ascii")
    return _LENGTHS.pack(len(text), len(body)) + text + body


def read_frame(descriptor: int, until: float | None = None) -> tuple[Head, bytes]:
    """The next frame from the pipe `descriptor`.

    Raises EndOfFramesError at its end, FrameLateError where it is not complete when `time.monotonic()` says `until`.
    """
    head_length, body_length = _LENGTHS.unpack(_read(descriptor, _LENGTHS.size, until))
    head: Head = json.loads(_read(descriptor, head_length, until))
    return head, _read(descriptor, body_length, until)


def write_frame(descriptor: int, data: bytes, until: float | None = None) -> None:
    """Writes all of `data` to the pipe. Raises EndOfFramesError where nobody reads, FrameLateError as above."""
    view = memoryview(data)
    while view:
        _wait(lambda poll: poll.register(descriptor, select.POLLOUT), until)
        try:
            # A pipe that is ready for writing takes this much without blocking.
            view = view[os.write(descriptor, view[: select.PIPE_BUF]) :]
        except BrokenPipeError as error:
            raise EndOfFramesError from error


def _read(descriptor: int, length: int, until: float | None) -> bytes:
    """Exactly `length` bytes."""
    found = bytearray()
    while len(found) < length:
        _wait(lambda poll: poll.register(descriptor, select.POLLIN), until)
        piece = os.read(descriptor, min(length - len(found), 1 << 20))
        if not piece:
            raise EndOfFramesError
        found += piece
    return bytes(found)


def _wait(register: Callable[[select.poll], None], until: float | None) -> None:
    """Returns when the registered pipe is ready. Raises FrameLateError at `until`."""
    if until is None:
        return
    poll = select.poll()
    register(poll)
    if not poll.poll(max(0.0, until - time.monotonic()) * 1000):
        raise FrameLateError


def readable(descriptor: int, until: float) -> bool:
    """True as soon as there is something to read (or an end), False where there is nothing at `until`."""
    try:
        _wait(lambda poll: poll.register(descriptor, select.POLLIN), until)
    except FrameLateError:
        return False
    return True
