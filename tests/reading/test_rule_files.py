"""Rule and lexicon files are read strictly."""

from pathlib import Path

import pytest

from loaders.reading.pattern_words import RuleError
from loaders.reading.rules import load_rules, load_yaml

RULE = "- {id: ru-a, code: x, reason: because, patterns: [центр], matches: [центр]}\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (RULE.replace("reason", "reasn"), "unknown key 'reasn'"),
        (RULE.replace("reason: because, ", ""), "'reason' is missing"),
        (RULE.replace("}", ", pattern: [a]}"), "unknown key 'pattern'"),
        (RULE + RULE, "stands twice"),
        ("- {id: [", "not YAML"),
    ],
)
def test_a_wrong_file_is_refused_by_name(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=says) as caught:
        load_rules(path)
    assert "wrong.yaml" in str(caught.value)


def test_an_empty_file_holds_no_rules(tmp_path: Path) -> None:
    path = tmp_path / "empty.yaml"
    path.write_text("", encoding="utf-8")
    assert load_rules(path) == () and load_yaml(path) is None
