"""Settings from the environment; messages in every language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.values import Literal
from server.errors import SettingsError
from server.language import best_label, messages
from server.links import PREFIXES
from server.settings import Settings

SERVER = Path(__file__).resolve().parents[2] / "server"


def test_settings_come_from_the_environment() -> None:
    found = Settings.from_environment({"DALEL_STORE": "/srv/d", "DALEL_PORT": "81", "DALEL_QUERY_SECONDS": "2.5", "HOST": "x"})
    assert (found.store, found.port, found.query_seconds, found.host) == (Path("/srv/d"), 81, 2.5, "127.0.0.1")
    assert Settings.from_environment({}) == Settings()


@pytest.mark.parametrize("text", ["many", "", "-1", "nan", "inf"])
def test_a_setting_of_the_wrong_kind_is_refused_by_name(text: str) -> None:
    with pytest.raises(SettingsError, match="DALEL_QUERY_SECONDS"):
        Settings.from_environment({"DALEL_QUERY_SECONDS": text})


def test_every_message_of_a_template_exists_and_every_message_is_used() -> None:
    sources = [path.read_text(encoding="utf-8") for path in sorted((SERVER / "templates").glob("*.html"))]
    used = {key for text in sources for key in re.findall(r"say\('(\w+)'", text)}
    used |= {key for text in sources for key in re.findall(r"'\w+': '(\w+)'", text)}
    terms = {key for key in messages() if ":" in key}
    assert used == set(messages()) - terms
    assert {key.partition(":")[0] for key in terms} <= set(PREFIXES)


def test_a_label_falls_back_to_english_then_to_any() -> None:
    labels = [Literal("б", language="ru"), Literal("b", language="en"), Literal("z", language="de")]
    assert best_label(labels, "ru") == labels[0]
    assert best_label(labels, "kk") == labels[1]
    assert best_label(labels[2:], "kk") == labels[2]
    assert best_label([], "kk") is None
