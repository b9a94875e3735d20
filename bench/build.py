"""Prints the seconds that builds take as whole processes: from a cold start, unchanged, and of the shipped digests.

python bench/build.py [SOURCE...]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "articles"


def seconds_of(sources: list[Path], store: Path) -> float:
    """How long one build of `sources` takes, the start of Python included. Raises CalledProcessError where it fails."""
    command = [sys.executable, str(ROOT / "dalel.py"), "build", *map(str, sources), "--store", str(store), "--day", "2026-01-01", "--json"]
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return time.perf_counter() - began


def main() -> None:
    """Prints a line for each folder."""
    given = [Path(argument) for argument in sys.argv[1:]]
    for sources in [given] if given else [[SHARED], [ROOT / "data" / "digests"]]:
        if not all(path.exists() for path in sources):
            print(f"{sources[0]}: not there")
            continue
        with tempfile.TemporaryDirectory() as store:
            first, second = seconds_of(sources, Path(store)), seconds_of(sources, Path(store))
        print(f"{', '.join(path.name for path in sources):24} first {first:6.1f} s   unchanged {second:6.1f} s")


if __name__ == "__main__":
    main()
