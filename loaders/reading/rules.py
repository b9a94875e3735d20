"""Rule and lexicon files: strict loading of YAML, and the rules that carry their own examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from loaders.reading.conjugation import patterns_of
from loaders.reading.pattern_words import RuleError
from loaders.reading.patterns import Matcher
from loaders.reading.tokens import tokenise

HERE = Path(__file__).resolve().parents[1]
RULES = HERE / "rules"
LEXICONS = HERE / "lexicons"
_KEYS = {"id", "code", "reason", "patterns", "matches", "refuses", "form", "weight", "reach", "side", "verbs", "tense"}


class _Words(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A loader to which `on`, `no` and `yes` are words, not truth values."""


_Words.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":bool")]
    for letter, resolvers in _Words.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True, slots=True)
class Rule:
    """Patterns that give a code, written out or made of `verbs` in a `tense` (see conjugation.py).

    `form` says how the wording stands to the code (see the relation's file), `weight` how much it says (1 at most),
    `reach` how many tokens away it may speak of something, `side` whether only of what stands `before` or `after` it.
    """

    id: str
    code: str
    reason: str
    patterns: tuple[str, ...]
    matches: tuple[str, ...]
    refuses: tuple[str, ...]
    form: str = ""
    weight: float = field(default=1.0)
    reach: int = 99
    side: str = ""


def load_yaml(path: Path) -> Any:
    """The content of a YAML file. Raises RuleError naming file and line where it is not YAML."""
    try:
        with path.open(encoding="utf-8") as stream:
            return yaml.load(stream, Loader=_Words)
    except yaml.YAMLError as error:
        raise RuleError(f"{path}: not YAML that can be read: {error}") from error


def load_rules(path: Path) -> tuple[Rule, ...]:
    """The rules of one file. Raises RuleError on unknown keys, missing parts or an id used twice."""
    rules = tuple(_rule(path, entry) for entry in load_yaml(path) or ())
    ids = [rule.id for rule in rules]
    for twice in {i for i in ids if ids.count(i) > 1}:
        raise RuleError(f"{path}: the id {twice!r} stands twice; each rule needs its own")
    return rules


def _rule(path: Path, entry: Mapping[str, Any]) -> Rule:
    name = entry.get("id", "?")
    if unknown := set(entry) - _KEYS:
        raise RuleError(f"{path}: rule {name}: unknown key {sorted(unknown)[0]!r}; known are {', '.join(sorted(_KEYS))}")
    if missing := {"id", "code", "reason", "verbs" if "tense" in entry else "patterns", "matches"} - set(entry):
        raise RuleError(f"{path}: rule {name}: {sorted(missing)[0]!r} is missing")
    try:
        conjugated = patterns_of(path.parent.name, entry["tense"], entry["verbs"]) if "tense" in entry else ()
    except ValueError as error:
        raise RuleError(f"{path}: rule {name}: {error}") from error
    return Rule(
        id=entry["id"],
        code=str(entry["code"]),
        reason=entry["reason"],
        patterns=(*entry.get("patterns", ()), *conjugated),
        matches=tuple(entry["matches"]),
        refuses=tuple(entry.get("refuses", ())),
        form=entry.get("form", ""),
        weight=float(entry.get("weight", 1.0)),
        reach=int(entry.get("reach", 99)),
        side=entry.get("side", ""),
    )


@cache
def rules_matcher(language: str, relation: str) -> Matcher[Rule]:
    """The matcher over `rules/<language>/<relation>.yaml`."""
    path = RULES / language / f"{relation}.yaml"
    try:
        return Matcher((pattern, rule) for rule in load_rules(path) for pattern in rule.patterns)
    except RuleError as error:
        raise RuleError(f"{path}: {error}") from error


def rule_matches(rule: Rule, sentence: str) -> bool:
    """True where a pattern of `rule` is found in `sentence`: what its own examples are tested by."""
    return bool(Matcher((pattern, rule) for pattern in rule.patterns).find_all(tokenise(sentence)))


@cache
def lexicon(name: str) -> Any:
    """The content of `lexicons/<name>.yaml`."""
    return load_yaml(LEXICONS / f"{name}.yaml")


def lexicon_matcher(entries: Mapping[str, Sequence[str]]) -> Matcher[str]:
    """A matcher over a table of code to patterns."""
    return Matcher((pattern, code) for code, patterns in entries.items() for pattern in patterns)


@cache
def kept_matcher(name: str, *keys: str) -> Matcher[str]:
    """The matcher over one list of patterns in a lexicon, made once: `kept_matcher("facilities", "hosts", "ru")`."""
    entries = lexicon(name)
    for key in keys:
        entries = entries[key]
    return lexicon_matcher({keys[-1]: entries})
