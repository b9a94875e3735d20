"""Measures the reading and writes the figures where they are shown: `server/quality.json` and the table in README.md.

python bench/quality.py [FOLDER OF ORIGINAL TEXTS]      (texts/ unless said otherwise; without it the figures on originals stay)
"""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "server" / "quality.json"
README = ROOT / "README.md"
BEGIN, END = "<!-- figures, written by bench/quality.py -->\n", "<!-- end of figures -->\n"
CORPORA = {
    "originals": ("--texts", "texts"),
    "held_out": ("--part", "held-out"),
    "items": ("tests/items/texts", "--gold", "tests/items/gold", "--part", "held-out"),
    "digests": ("--part", "development"),
}
LANGUAGES = {"ru": "in Russian", "kk": "in Kazakh", "en": "in English"}


def main(texts: Path) -> None:
    """Measures what can be measured, and writes."""
    known = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    for name, options in CORPORA.items():
        if "--texts" in options and not texts.is_dir():
            print(f"{texts}: no such folder; the figures on {name} stay as they are")
        else:
            known[name] = measured(options, texts)
    ordered = {name: known[name] for name in CORPORA}
    FILE.write_text(json.dumps(ordered, indent=1) + "\n", encoding="utf-8")
    before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    README.write_text(before + BEGIN + shown(ordered) + END + rest.partition(END)[2], encoding="utf-8")


def measured(options: tuple[str, ...], texts: Path) -> dict[str, Any]:
    """One corpus: strict figures by question, by language (`ru`) and over all (`all`), where there are facts."""
    given = [str(texts) if option == "texts" else option for option in options]
    command = [sys.executable, str(ROOT / "dalel.py"), "evaluate", *given, "--json"]
    told = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
    figures = {}
    for row in told["figures"]:
        name = row["question"] if row["language"] == "all" else row["language"] if row["question"] == "all" else ""
        if row["mode"] == "strict" and name and (facts := row["tp"] + row["fn"]):
            figures[name] = {"facts": facts, **{measure: row[measure] for measure in ("precision", "recall", "f1")}}
    day = datetime.datetime.now(datetime.UTC).date().isoformat()
    command_shown = " ".join(("dalel evaluate", *options))
    return {"day": day, "command": command_shown, "articles": told["articles"], "figures": figures, "confidence": told["confidence"]}


def shown(quality: dict[str, Any]) -> str:
    """The table of README.md."""
    names = [name for name in quality["digests"]["figures"] if name not in (*LANGUAGES, "all")]
    lines = ["| question | originals | digests held out | made-up items held out | other digests |", "|---|---|---|---|---|"]
    for name, title in [*((name, f"`{name}`") for name in names), ("all", "all together"), *LANGUAGES.items()]:
        lines.append(f"| {title} | {' | '.join(cell(corpus['figures'].get(name)) for corpus in quality.values())} |")
    lines += ["", "| measured | articles | on | by |", "|---|---|---|---|"]
    for name, corpus in quality.items():
        lines.append(f"| {name.replace('_', ' ')} | {corpus['articles']} | {corpus['day']} | `{corpus['command']}` |")
    lines += [
        "",
        "| confidence | answers over digests held out | of them right | over other digests | of them right |",
        "|---|---|---|---|---|",
    ]
    bands = [{band["from"]: band for band in quality[name]["confidence"]} for name in ("held_out", "digests")]
    for low in sorted({low for band in bands for low in band}, reverse=True):
        cells = [f"{band[low]['answers']} | {band[low]['right']:.2f}" if low in band else "0 | –" for band in bands]
        high = next(band[low]["to"] for band in bands if low in band)
        lines.append(f"| {low:.1f} to {high:.1f} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def cell(row: dict[str, float] | None) -> str:
    """Precision, recall and number of facts."""
    return f"{row['precision']:.2f} / {row['recall']:.2f} ({row['facts']})" if row else "–"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "texts")
