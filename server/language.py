"""The words of pages in en, ru and kk, and which label of several to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import yaml
from flask import request

from graph.values import LANGUAGES, Literal, Term
from server.errors import SettingsError
from server.negotiate import choose_language

CATALOGUE = Path(__file__).with_name("messages.yaml")
NAMES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}


@cache
def messages() -> Mapping[str, Mapping[str, str]]:
    """Every message by key and language. Raises SettingsError where one lacks a language."""
    found: dict[str, dict[str, str]] = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
    for key, texts in found.items():
        if set(texts) != set(LANGUAGES):
            raise SettingsError(f"{CATALOGUE.name}: {key} must stand in {', '.join(LANGUAGES)}, found {', '.join(texts)}")
    return found


def say(key: str, language: str, **values: object) -> str:
    """The message `key` in `language` with `values` in their places."""
    return messages()[key][language].format(**values)


def asked_language() -> str:
    """The language of this request: `?lang=`, else the favourite of Accept-Language, else English."""
    wanted = request.args.get("lang", "")
    return wanted if wanted in LANGUAGES else choose_language(request.headers.get("Accept-Language", "en"), LANGUAGES)


def best_label(labels: Iterable[Term], language: str) -> Literal | None:
    """The label in `language`, else in English, else in any language, in a stable order."""
    found = sorted((label for label in labels if isinstance(label, Literal)), key=lambda label: (label.language, label.value))
    order = [language, "en", *LANGUAGES]
    return min(found, key=lambda label: order.index(label.language) if label.language in order else len(order), default=None)
