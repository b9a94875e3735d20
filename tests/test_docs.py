"""The documents: they tell of all that there is and of nothing else, and what they say to type runs."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

import dalel
from graph.questions import questions
from server.app import close_app, create_app
from server.settings import PREFIX, Settings

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SERVER = (ROOT / "docs" / "server.md").read_text(encoding="utf-8")
PAGES = [README, *(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md")))]
DECISIONS = ROOT / "docs" / "decisions"
FENCE = re.compile(r"^(<!-- tour -->\n)?```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def rows(page: str, *header: str) -> list[list[str]]:
    """The rows of the table in `page` that is headed by `header`."""
    _, _, rest = page.partition(f"| {' | '.join(header)} |\n")
    lines = rest.partition("\n\n")[0].splitlines()[1:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_command_is_documented_and_no_other() -> None:
    documented = [re.findall(r"^`dalel ([a-z]+)", row[0])[0] for row in rows(README, "command", "does")]
    assert sorted(documented) == sorted(dalel.cli.commands)
    for page in PAGES:
        assert set(re.findall(r"(?:`|^| )dalel ([a-z]+)(?= |`|$)", page, re.MULTILINE)) <= set(dalel.cli.commands)


def test_every_option_that_the_documents_name_exists() -> None:
    known = {option for command in dalel.cli.commands.values() for parameter in command.params for option in parameter.opts}
    named = {option for page in PAGES for option in re.findall(r"`[^`\n]*?(--[a-z][a-z-]+)[^`\n]*`", page)}
    assert named - {"--help"} <= known


def test_every_question_is_documented_in_its_place_with_its_words() -> None:
    documented = rows(README, "#", "NAME", "answers")
    assert documented == [[str(question.number), f"`{question.name}`", question.texts["en"]] for question in questions()]


def test_every_kind_of_address_is_documented_and_no_other(tmp_path: Path) -> None:
    app = create_app(Settings(store=tmp_path))
    close_app(app)
    served: set[str] = set()
    for rule in app.url_map.iter_rules():
        first = rule.rule.split("/")[1]
        kinds = re.fullmatch(r"<any\((.*)\):\w+>", first)
        served |= set(kinds.group(1).split(", ")) if kinds else {first.partition("<")[0]}
    documented = {re.findall(r"^`/([a-z]*)", row[0])[0] for row in rows(SERVER, "address", "answers")}
    assert documented == served


def test_every_setting_is_documented_with_its_default_and_no_other() -> None:
    known = {f"`{PREFIX}{field.name.upper()}`": field.default for field in fields(Settings)}
    documented = {row[0]: row[1].strip("`") for row in rows(SERVER, "setting", "default", "meaning")}
    assert documented == {name: str(int(default) if isinstance(default, float) else default) for name, default in known.items()}
    assert {f"`{name}`" for page in PAGES for name in re.findall(rf"{PREFIX}[A-Z_]+", page)} <= set(known)


def test_every_target_of_make_is_documented_and_no_other() -> None:
    targets = set(re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[0].split())
    assert set(re.findall(r"(?:`|^ {4})make ([a-z]+)", README, re.MULTILINE)) == targets


def test_links_between_documents_lead_somewhere() -> None:
    for path in (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))):
        for target in re.findall(r"\]\((?!https?://)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_every_decision_stands_in_the_index_under_its_number() -> None:
    listed = rows((DECISIONS / "README.md").read_text(encoding="utf-8"), "number", "decision", "day")
    expected = []
    for path in sorted(DECISIONS.glob("0*.md")):
        number, _, title = path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ").partition(": ")
        assert path.name.startswith(f"{number}-") and title
        expected.append([number, f"[{title}]({path.name})"])
    assert [row[:2] for row in listed] == expected
    assert len({row[0] for row in listed}) == len(listed)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", row[2]) for row in listed)


def test_figures_of_the_readme_are_those_of_the_server() -> None:
    quality = json.loads((ROOT / "server" / "quality.json").read_text(encoding="utf-8"))
    assert all(f"`{corpus['command']}`" in README and corpus["day"] in README for corpus in quality.values())
    names = {"all together": "all", "in Russian": "ru", "in Kazakh": "kk", "in English": "en"}
    table = rows(README, "question", "originals", "digests held out", "made-up items held out", "other digests")
    assert {names.get(row[0], row[0].strip("`")) for row in table} == set(quality["digests"]["figures"])
    for name, *cells in table:
        for corpus, cell in zip(("originals", "held_out", "items", "digests"), cells, strict=True):
            figures = quality[corpus]["figures"].get(names.get(name, name.strip("`")))
            assert cell == (f"{figures['precision']:.2f} / {figures['recall']:.2f} ({figures['facts']})" if figures else "–"), (
                name,
                corpus,
            )


def tour() -> Iterator[tuple[str, str]]:
    """The blocks of the tour: what is typed, as a shell script, and the lines of output that are shown under it."""
    typed = ""
    for marked, language, text in FENCE.findall(README):
        if marked:
            if typed:
                yield typed, ""
            typed = text if language == "sh" else f"python - <<'PYTHON'\n{text}PYTHON\n"
        elif typed and language == "text":
            yield typed, text
            typed = ""
    if typed:
        yield typed, ""


@pytest.mark.skipif(not shutil.which("curl"), reason="the tour of the README types curl, which is not here")
def test_the_tour_runs_and_prints_what_it_shows(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    blocks = list(tour())
    head = "set -euo pipefail\ntrap 'kill $(jobs -p); wait' EXIT\n"
    script = head + "\n".join(f"{typed}\necho END-OF-BLOCK" for typed, _ in blocks).replace("8080", port)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    told = tmp_path / "told.txt"
    with told.open("w") as output:
        ended = subprocess.run(
            ["bash", "-c", script], cwd=tmp_path, env={**os.environ, "PATH": path}, stdout=output, stderr=subprocess.STDOUT, timeout=120
        )
    printed = told.read_text(encoding="utf-8")
    assert ended.returncode == 0, printed
    for said, (_, shown) in zip(printed.split("END-OF-BLOCK"), blocks, strict=False):
        assert all(re.search(re.escape(line.strip()).replace("…", ".*"), said) for line in shown.splitlines()), said
    assert "published,status,words" in printed and "2026-02-11,https://w3id.org/dalel/code/status/operational," in printed
    assert "dalel:PetCtCentre" in printed
    assert "PET/CT centre, Taraz operational 2026-02-11" in printed
