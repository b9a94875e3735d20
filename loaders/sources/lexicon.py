"""The lists that sources are read by: boilerplate, publishers, words of publication. Data in loaders/lexicons/."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import cast

import yaml

from graph.values import DalelError

FOLDER = Path(__file__).parent.parent / "lexicons"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class SourceError(DalelError):
    """A document that cannot be read: `reason` says why in one line."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@cache
def read_lexicon(name: str) -> object:
    """The contents of loaders/lexicons/`name`.yaml."""
    with (FOLDER / f"{name}.yaml").open(encoding="utf-8") as file:
        return cast(object, yaml.load(file, _LOADER))


def section(name: str, key: str, known: Sequence[str]) -> object:
    """Entry `key` of lexicon `name`. Raises SourceError where the file has keys other than `known`."""
    data = read_lexicon(name)
    if not isinstance(data, Mapping) or set(data) != set(known):
        found = sorted(data) if isinstance(data, Mapping) else type(data).__name__
        raise SourceError(f"loaders/lexicons/{name}.yaml: expected the keys {sorted(known)}, found {found}")
    return data[key]


def words(value: object) -> tuple[str, ...]:
    """`value` as a list of strings. Raises SourceError where it is not one."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SourceError(f"expected a list of strings in a lexicon, found {value!r:.80}")
    return tuple(value)


def rows(value: object, keys: Sequence[str]) -> tuple[dict[str, object], ...]:
    """`value` as a list of mappings with exactly `keys`. Raises SourceError where it is not one."""
    if not isinstance(value, list) or not all(isinstance(item, dict) and set(item) == set(keys) for item in value):
        raise SourceError(f"expected a list of mappings with the keys {sorted(keys)} in a lexicon")
    return tuple(cast(list[dict[str, object]], value))


def pattern(text: object) -> re.Pattern[str]:
    """`text` as a regular expression, case aside."""
    return re.compile(str(text), re.IGNORECASE)
