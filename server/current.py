"""The release being served: the one that the store folder's `current` names, exchanged as soon as it names another."""

from __future__ import annotations

import logging
import os
import threading
from dataclasses import dataclass

from graph.folder import Release, ReleaseError, StoreFolder, read_release
from graph.store import Store, StoreError
from server.cache import AnswerCache
from server.engine import Engine
from server.errors import NoReleaseError
from server.lookups import Lookups
from server.settings import Settings

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Served:
    """One release, open: look-ups run in this process, queries of users in others; `pages` keeps what was rendered."""

    release: Release
    lookups: Lookups
    engine: Engine
    pages: AnswerCache


class Current:
    """The release being served. A request takes it once and keeps to it, whatever is published meanwhile."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._link = StoreFolder(settings.store).link
        self._served: Served | None = None
        self._target = ""
        self._lock = threading.Lock()

    def get(self) -> Served:
        """The newest release that opens. Raises NoReleaseError where there is none."""
        try:
            target = os.readlink(self._link)
        except OSError:
            target = ""
        if target != self._target:
            self._exchange()
        if (served := self._served) is None:
            raise NoReleaseError("No release is published yet. Build one: dalel build SOURCE... --store " + str(self._settings.store))
        return served

    def _exchange(self) -> None:
        """Opens what `current` names now. Where that does not open, the release before it stays."""
        with self._lock:
            try:
                target = os.readlink(self._link)
            except OSError:
                return
            if target == self._target:
                return
            try:
                release = read_release((self._settings.store / target).resolve())
                lookups = Lookups(Store.open(release.store))
            except (ReleaseError, StoreError) as error:
                log.error("%s does not open, %s stays: %s", target, self._target or "nothing", error)
            else:
                before, self._served = self._served, self._open(release, lookups)
                log.info("serving release %s", release.version)
                if before:
                    before.engine.retire()
            self._target = target

    def _open(self, release: Release, lookups: Lookups) -> Served:
        engine = Engine(release.store, self._settings)
        return Served(release, lookups, engine, AnswerCache(self._settings.cache_bytes // 4))

    def close(self) -> None:
        """Ends the workers of the release being served."""
        with self._lock:
            served, self._served, self._target = self._served, None, ""
        if served:
            served.engine.close()
