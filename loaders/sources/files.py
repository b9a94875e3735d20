"""Files and their text: which are read, in which order, and what bytes are no text."""

from __future__ import annotations

import codecs
import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.values import normalise_text
from loaders.sources.lexicon import SourceError

SUFFIXES = (".md", ".txt", ".html", ".htm")
MOST_TEXT_BYTES = 5 * 1024 * 1024
MOST_PAGE_BYTES = 4 * MOST_TEXT_BYTES
_CONTROLS = frozenset(map(chr, (*range(0, 9), *range(14, 32), 127)))


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: `name` as reports give it (relative to the folder named), `followed` where the user named it."""

    name: str
    path: Path
    named: bool

    @property
    def is_page(self) -> bool:
        """True for saved HTML."""
        return self.path.suffix.lower() in (".html", ".htm")

    @property
    def most_bytes(self) -> int:
        """The size above which the file is refused."""
        return MOST_PAGE_BYTES if self.is_page else MOST_TEXT_BYTES

    def read(self) -> bytes:
        """The bytes of the file. Raises SourceError for all but a regular file of a known kind and a sane size."""
        if self.path.suffix.lower() not in SUFFIXES:
            raise SourceError(f"not a kind of file that Dálel reads ({', '.join(SUFFIXES)})")
        flags = os.O_RDONLY | os.O_NONBLOCK | (0 if self.named else os.O_NOFOLLOW)
        try:
            descriptor = os.open(self.path, flags)
        except OSError as error:
            link = self.path.is_symlink() and not self.named
            raise SourceError("a symbolic link, which is not followed" if link else f"cannot be opened: {error.strerror}") from error
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise SourceError("not a regular file")
            data = file.read(self.most_bytes + 1)
        if len(data) > self.most_bytes:
            raise SourceError(f"too large: {status.st_size} bytes, at most {self.most_bytes} are read")
        return data


def source_files(paths: Sequence[Path]) -> list[SourceFile]:
    """The files under `paths`, sorted by name: the order of `paths` does not matter, folders are walked, hidden files left out."""
    found: dict[Path, SourceFile] = {}
    for path in paths:
        if path.is_dir():
            for file in _walk(path):
                found.setdefault(_absolute(file), SourceFile(file.relative_to(path).as_posix(), file, False))
        else:
            found[_absolute(path)] = SourceFile(path.name, path, True)
    return sorted(found.values(), key=lambda file: (file.name, str(file.path)))


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(names) if not name.startswith("."))


def checksum(data: bytes) -> str:
    """SHA-256 of `data` in hex."""
    return hashlib.sha256(data).hexdigest()


def fingerprint(paths: Sequence[Path]) -> list[tuple[str, str]]:
    """Name and SHA-256 of every file under `paths`; of one that cannot be read, the reason stands for the sum."""
    sums = []
    for file in source_files(paths):
        try:
            sums.append((file.name, checksum(file.read())))
        except SourceError as error:
            sums.append((file.name, error.reason))
    return sums


def decoded(data: bytes) -> str:
    """`data` as normalised text: UTF-8, UTF-16 with a byte-order mark, else windows-1251. Raises SourceError for what is no text."""
    if not data.strip():
        raise SourceError("empty")
    text = normalise_text(_decoded(data))
    if any(c in _CONTROLS for c in text):
        raise SourceError("binary: it holds control characters")
    if not any(map(str.isalpha, text)):
        raise SourceError("empty: it holds no words")
    return text


def _decoded(data: bytes) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\0" in data and not wide:
        raise SourceError("binary: it holds NUL bytes")
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        if wide:
            raise SourceError("binary: not the UTF-16 that its first bytes announce") from error
    try:
        text = data.decode("windows-1251")
    except UnicodeDecodeError as error:
        raise SourceError("binary: neither UTF-8, UTF-16 nor windows-1251") from error
    letters = [c for c in text if c.isalpha()]
    if sum("\u0400" <= c <= "\u04ff" for c in letters) < 0.3 * len(letters) or any(c in _CONTROLS for c in text):
        raise SourceError("binary: neither UTF-8, UTF-16 nor windows-1251")
    return text
