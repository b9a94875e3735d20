"""The folder of releases (`--store D`): lock, building, atomic publishing, listing.

    D/releases/<version>/   sealed releases          D/current   symbolic link to the newest
    D/building-<pid>/       what is being built      D/rejected/<version>/report.json   why a build was not published
    D/cache/                readings by content      D/lock      held by the one build that may run

A release becomes visible by one rename and current by one replacement of the link, each after all bytes are on disk: whenever
a build is killed, `current` names a whole release, and the next build sweeps what is left.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from graph.values import DalelError

LOCK_SECONDS = 5.0
_UNSUMMED = "store"


class ReleaseError(DalelError):
    """A release that cannot be built, found or opened."""


@dataclass(frozen=True, slots=True)
class Release:
    """A sealed release: its version, its folder and its manifest."""

    version: str
    folder: Path
    manifest: Mapping[str, object]

    @property
    def day(self) -> str:
        """The day of the release in ISO 8601."""
        return str(self.manifest["day"])

    @property
    def store(self) -> Path:
        """The folder of its store."""
        return self.folder / _UNSUMMED

    @property
    def counts(self) -> Mapping[str, int]:
        """Articles, problems, claims, statements, entities and quads."""
        return cast(Mapping[str, int], self.manifest["counts"])

    def answer_file(self, question: str) -> Path:
        """The sealed answer to a named question, with English labels."""
        return self.folder / "answers" / f"{question}.json"

    def report(self) -> dict[str, object]:
        """The report of its build."""
        return cast(dict[str, object], json.loads((self.folder / "report.json").read_text(encoding="utf-8")))


def file_sums(folder: Path) -> dict[str, dict[str, object]]:
    """SHA-256 and size of every file of a release but its manifest and the files of its store, which follow from data.nq."""
    sums: dict[str, dict[str, object]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != "manifest.json" and not name.startswith(_UNSUMMED + "/"):
            with path.open("rb") as file:
                sums[name] = {"sha256": hashlib.file_digest(file, "sha256").hexdigest(), "bytes": path.stat().st_size}
    return sums


def read_release(folder: Path) -> Release:
    """The release in `folder`. Raises ReleaseError where there is none or it is not whole."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        whole = all((folder / name).stat().st_size == about["bytes"] for name, about in manifest["files"].items())
        release = Release(manifest["version"], folder, manifest)
    except FileNotFoundError as error:
        raise ReleaseError(f"{folder}: no whole release: {error.filename} is missing") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReleaseError(f"{folder}: its manifest cannot be read: {error}") from error
    if not whole or not release.store.is_dir():
        raise ReleaseError(f"{folder}: files differ in size from its manifest; build again with another --day or remove the folder")
    return release


class StoreFolder:
    """The releases under one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.link = root / "current"

    def current(self) -> Release:
        """The release that is served now. Raises ReleaseError where there is none."""
        if not self.link.exists():
            raise ReleaseError(f"{self.root}: no release yet; make one with: dalel build SOURCE... --store {self.root}")
        return read_release(self.link.resolve())

    def releases(self) -> list[Release]:
        """All whole releases, oldest day first, those of one day as they were made."""
        folders = [path for path in (self.root / "releases").glob("*") if (path / "manifest.json").is_file()]
        folders.sort(key=lambda path: (path.name[:10], (path / "manifest.json").stat().st_mtime_ns, path.name))
        return [read_release(path) for path in folders]

    def find(self, version: str) -> Release | None:
        """The release of that version, if there is a whole one."""
        folder = self.root / "releases" / version
        return read_release(folder) if folder.is_dir() else None

    @contextlib.contextmanager
    def locked(self, seconds: float = LOCK_SECONDS) -> Iterator[None]:
        """Holds the lock of the folder and sweeps what a killed build left. Raises ReleaseError while another build runs."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / "lock").open("w") as lock:
            _take(lock.fileno(), time.monotonic() + seconds, self.root)
            self._sweep()
            yield

    def _sweep(self) -> None:
        for path in self.root.glob("building-*"):
            shutil.rmtree(path)
        for path in self.root.glob("current.new-*"):
            path.unlink()

    @contextlib.contextmanager
    def building(self) -> Iterator[Path]:
        """A new folder to build in, gone afterwards unless it was published. Only under the lock."""
        folder = self.root / f"building-{os.getpid()}"
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def publish(self, built: Path, version: str) -> Release:
        """Makes the folder `built` the release `version` and the current one.

        Raises ReleaseError where there is a release of that version with other data.
        """
        sync_tree(built)
        folder = self.root / "releases" / version
        folder.parent.mkdir(exist_ok=True)
        if folder.exists():
            old, new = read_release(folder).manifest["files"], read_release(built).manifest["files"]
            if cast(Mapping[str, object], old)["data.nq"] != cast(Mapping[str, object], new)["data.nq"]:
                raise ReleaseError(f"{folder}: a release of this version has other data; remove it or build with another --day")
        else:
            built.rename(folder)
            sync_folder(folder.parent)
        return self.point_to(version)

    def point_to(self, version: str) -> Release:
        """Makes the release `version` the current one."""
        release = read_release(self.root / "releases" / version)
        fresh = self.root / f"current.new-{os.getpid()}"
        fresh.symlink_to(f"releases/{version}", target_is_directory=True)
        os.replace(fresh, self.link)
        sync_folder(self.root)
        return release

    def reject(self, version: str, report: str) -> Path:
        """Keeps the report of a build that is not published."""
        path = self.root / "rejected" / version / "report.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, report.encode())
        return path


def _take(descriptor: int, until: float, root: Path) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError as error:
            if time.monotonic() >= until:
                raise ReleaseError(f"{root}: another build is running there; wait for it to end") from error
            time.sleep(0.05)


def write_whole(path: Path, data: bytes) -> None:
    """Writes `path` so that it is seen whole or not at all."""
    part = path.with_name(f"{path.name}.part-{os.getpid()}")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)


def sync_tree(folder: Path) -> None:
    """Brings every file and folder under `folder` to disk."""
    for parent, _, names in os.walk(folder):
        for name in names:
            with Path(parent, name).open("rb") as file:
                os.fsync(file.fileno())
        sync_folder(Path(parent))


def sync_folder(folder: Path) -> None:
    """Brings the entries of `folder` to disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
