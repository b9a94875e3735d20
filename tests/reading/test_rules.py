"""Every example of every rule file: `matches` must match, `refuses` must not."""

from pathlib import Path

import pytest

from loaders.reading.rules import RULES, Rule, load_rules, rule_matches

FILES = sorted(RULES.glob("*/*.yaml"))
ALL = [pytest.param(rule, id=f"{path.parent.name}-{rule.id}") for path in FILES for rule in load_rules(path)]


@pytest.mark.parametrize("rule", ALL)
def test_examples_of_a_rule_match(rule: Rule) -> None:
    for sentence in rule.matches:
        assert rule_matches(rule, sentence), sentence


@pytest.mark.parametrize("rule", ALL)
def test_counter_examples_of_a_rule_do_not_match(rule: Rule) -> None:
    for sentence in rule.refuses:
        assert not rule_matches(rule, sentence), sentence


@pytest.mark.parametrize("path", FILES, ids=str)
def test_ids_begin_with_the_language(path: Path) -> None:
    assert all(rule.id.startswith(f"{path.parent.name}-") for rule in load_rules(path))
