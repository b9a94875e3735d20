"""What the server is told from outside: one value, read from the environment once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from server.errors import SettingsError

PREFIX = "DALEL_"


@dataclass(frozen=True, slots=True)
class Settings:
    """The store folder, the address to listen on, and the limits of one query and of all together.

    Each is read from `DALEL_` and its name in capitals (`DALEL_QUERY_SECONDS=20`).
    """

    store: Path = Path("store")
    host: str = "127.0.0.1"
    port: int = 8000
    query_workers: int = 2
    """Queries of users that run at once, each in a process of its own."""
    query_seconds: float = 10.0
    """A query that takes longer is ended."""
    query_queue: int = 32
    """Queries that may wait for a worker; more are turned away at once."""
    query_memory_bytes: int = 2 << 30
    """What one query may hold in memory."""
    answer_bytes: int = 64 << 20
    """The longest answer."""
    cache_bytes: int = 128 << 20
    """All answers kept for the next who asks the same."""
    body_bytes: int = 1 << 20
    """The longest request body."""
    url_bytes: int = 32 << 10
    """The longest path and query string."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """The settings that `environment` names, defaults for the rest. Raises SettingsError for a value of the wrong kind."""
        found: dict[str, Any] = {}
        for field in fields(cls):
            name = PREFIX + field.name.upper()
            if name in environment:
                found[field.name] = _read(name, environment[name], type(field.default))
        return cls(**found)


def _read(name: str, text: str, kind: type[object]) -> object:
    """`text` as a path (whatever its class), a text or a number of zero or more."""
    if issubclass(kind, Path):
        return Path(text)
    if kind is str:
        return text
    try:
        number = int(text) if kind is int else float(text)
    except ValueError as error:
        raise SettingsError(f"{name}: a number is expected, found {text!r}") from error
    if not 0 <= number < float("inf"):
        raise SettingsError(f"{name}: zero or more is expected, found {text!r}")
    return number
