"""Readings kept between builds: bytes by key (a hash of content and reader). A damaged entry counts as missing."""

from __future__ import annotations

import hashlib
from pathlib import Path

from graph.folder import write_whole

_SUM_BYTES = 32


class ReadingCache:
    """Entries under one folder, each with its own checksum in front."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _path(self, key: str) -> Path:
        safe = hashlib.sha256(key.encode()).hexdigest()
        return self.folder / safe[:2] / safe[2:]

    def get(self, key: str) -> bytes | None:
        """What was put under `key`, or None where there is nothing whole."""
        try:
            data = self._path(key).read_bytes()
        except FileNotFoundError:
            return None
        content = data[_SUM_BYTES:]
        return content if hashlib.sha256(content).digest() == data[:_SUM_BYTES] else None

    def put(self, key: str, content: bytes) -> None:
        """Keeps `content` under `key`."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, hashlib.sha256(content).digest() + content)
