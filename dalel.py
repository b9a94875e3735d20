"""Dálel's command line: build releases, ask them, serve them, and prove every line of them."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.folder import ReleaseError, StoreFolder
from graph.values import LANGUAGES, DalelError

if TYPE_CHECKING:
    from graph.store import Store
    from loaders.build import BadSourcesError, Built


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; returns the exit code. Errors of Dálel are one line on stderr, with --debug the traceback too."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    try:
        # outside standalone mode click returns the code of an Exit instead of raising it
        code = cli.main([word for word in given if word != "--debug"], prog_name="dalel", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.Abort:
        click.echo("dalel: stopped", err=True)
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (DalelError, OSError) as error:
        if debug:
            traceback.print_exc()
        click.echo(f"dalel: {' '.join(str(error).split())}", err=True)
        return 1


store_option = click.option(
    "--store",
    "store",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("store"),
    show_default=True,
    help="Folder of releases.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="dalel", message="%(version)s")
def cli() -> None:
    """A knowledge graph of Kazakhstan's cancer care in which every line proves itself.

    \b
    dalel build data/digests --store store      read sources, publish a release
    dalel query facility-now --store store      ask a named question
    dalel serve --store store                   SPARQL endpoint and pages on http://127.0.0.1:8000
    dalel explain IRI --store store             every claim behind a thing, with its words

    Any command takes --debug, which adds the traceback to an error.
    """


@cli.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@store_option
@click.option("--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes that read.")
@click.option("--day", help="Day of the release (YYYY-MM-DD); else of SOURCE_DATE_EPOCH, else today (UTC).")
@click.option(
    "--max-bad-share", type=click.FloatRange(0, 1), default=0.5, show_default=True, help="Fail when more of four or more sources are bad."
)
@click.option("--undated", is_flag=True, help="Keep articles whose day of publication is unknown.")
@json_option
def build(sources: tuple[Path, ...], store: Path, jobs: int, day: str | None, max_bad_share: float, undated: bool, as_json: bool) -> None:
    """Read SOURCES (files and folders), check the result, publish it as a release.

    Digests (.md), text dumps (.txt) and saved pages (.html) are read. What is unchanged is not read again.

    \b
    dalel build data/digests
    dalel build articles/ page.html --store releases --jobs 4 --day 2026-03-20
    """
    from loaders.build import BadSourcesError, BuildOptions, build, release_day
    from loaders.terminal import build_progress

    options = BuildOptions(release_day(day), jobs, max_bad_share, undated)
    try:
        with build_progress(quiet=as_json) as progress:
            built = build(sources, StoreFolder(store), options, progress)
    except BadSourcesError as error:
        show_problems(error)
        raise
    if as_json:
        click.echo(json.dumps(built_record(built), ensure_ascii=False, indent=1))
    else:
        show_built(built)


@cli.command()
@click.argument("name")
@store_option
@click.option("--endpoint", help="Ask this SPARQL 1.1 endpoint (http or https) instead of a store.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of labels.")
def query(name: str, store: Path, endpoint: str | None, form: str, lang: str) -> None:
    """Answer the named question NAME.

    \b
    dalel query facility-status --format csv
    dalel query promises --lang kk
    dalel query coverage --endpoint https://example.org/sparql --format json
    """
    from graph.endpoint import select_at
    from graph.questions import answer, find_question

    question = find_question(name)
    found = answer(question, select_at(endpoint) if endpoint else opened(store).select, lang)
    if form == "csv":
        click.echo(found.csv(), nl=False)
    elif form == "json":
        click.echo(json.dumps(found.records(), ensure_ascii=False, indent=1))
    else:
        from loaders.terminal import console, table

        console().print(table(question.columns, found.rows, title=question.titles[lang]))


@cli.command()
@store_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def serve(store: Path, host: str, port: int) -> None:
    """Serve the newest release: SPARQL endpoint, linked data, pages.

    \b
    dalel serve --store store --port 8080
    """
    from dataclasses import replace

    from server.run import serve
    from server.settings import Settings

    release = StoreFolder(store).current()
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    click.echo(f"release {release.version}; worth opening:")
    for path, what in (
        ("/", "what is in it"),
        ("/questions/promises", "who promised what, and is it open?"),
        ("/sparql", "the SPARQL endpoint"),
    ):
        click.echo(f"  {address + path:<44} {what}")
    sys.stdout.flush()
    serve(replace(Settings.from_environment(), store=store, host=host, port=port))


@cli.command()
@store_option
@json_option
def validate(store: Path, as_json: bool) -> None:
    """Check the newest release against all shapes; exit 1 where it breaks any.

    \b
    dalel validate --store store --json
    """
    from shapes.validate import violations

    found = violations(opened(store).inner, vocabulary=True)
    if as_json:
        click.echo(json.dumps([asdict(violation) for violation in found], ensure_ascii=False, indent=1))
    else:
        for violation in found:
            click.echo(f"{violation.focus}: {violation.message.get('en', violation.constraint)}")
        click.echo(f"{len(found)} violations")
    raise click.exceptions.Exit(1 if found else 0)


@cli.command()
@store_option
@click.option("--format", "form", default="nq", show_default=True, help="nq, trig, nt, ttl, jsonld or rdf.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write; else stdout.")
def export(store: Path, form: str, output: Path | None) -> None:
    """Write the data of the newest release. Formats of triples (nt, ttl, rdf) hold the union of all named graphs.

    \b
    dalel export --format ttl --output dalel.ttl
    """
    from graph.export import export

    release = StoreFolder(store).current()
    with output.open("wb") if output else nullcontext(sys.stdout.buffer) as target:
        export(release, form, target)


@cli.command()
@store_option
@json_option
def releases(store: Path, as_json: bool) -> None:
    """List the releases of a store, oldest first; the one served is marked.

    \b
    dalel releases --store store --json
    """
    folder = StoreFolder(store)
    served = folder.current().version
    rows = [
        {"version": release.version, "day": release.day, "current": release.version == served, **release.counts}
        for release in folder.releases()
    ]
    if as_json:
        click.echo(json.dumps(rows, indent=1))
    else:
        from loaders.terminal import console, table

        console().print(
            table(list(rows[0]), [["yes" if cell is True else "" if cell is False else cell for cell in row.values()] for row in rows])
        )


@cli.command()
@click.argument("iri")
@store_option
@json_option
def explain(iri: str, store: Path, as_json: bool) -> None:
    """Print every claim behind IRI with quote and source: a facility, a person, a claim, an article, a code ...

    \b
    dalel explain https://w3id.org/dalel/id/place/471010000
    """
    from graph.explain import explain

    grounds = list(explain(opened(store), iri))
    if as_json:
        click.echo(json.dumps([asdict(ground) for ground in grounds], ensure_ascii=False, indent=1))
        return
    if not grounds:
        raise ReleaseError(f"{iri}: no claim in this release speaks of it")
    for ground in grounds:
        click.echo("\n".join(ground.lines()) + "\n")


@cli.command()
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option("--texts", type=click.Path(file_okay=False, path_type=Path), help="Folder of original texts to evaluate instead of digests.")
@click.option("--gold", type=click.Path(file_okay=False, path_type=Path), help="Folder of gold files.  [default: tests/gold]")
@click.option(
    "--part",
    type=click.Choice(["all", "development", "held-out", "batch-1", "batch-2", "batch-3", "batch-4", "batch-5"]),
    help="Of the articles read by hand, as tests/gold lists them.  [default: all]",
)
@click.option("--errors", is_flag=True, help="List every miss and false answer; of what is held out, none may be seen.")
@click.option("--linking", is_flag=True, help="Measure linking on the pairs of tests/linking instead.")
@click.option("--floors", type=click.Path(dir_okay=False, path_type=Path), help="Check the corpora pinned in this file instead.")
@click.option("--update", is_flag=True, help="With --floors: raise the floors to today's figures.")
@click.option("--lower", metavar="REASON", default="", help="With --update: lower floors too; the file keeps the reason.")
@json_option
def evaluate(
    sources: tuple[Path, ...],
    texts: Path | None,
    gold: Path | None,
    part: str | None,
    errors: bool,
    linking: bool,
    floors: Path | None,
    update: bool,
    lower: str,
    as_json: bool,
) -> None:
    """Measure what the questions answer over SOURCES against facts read by hand.

    Without SOURCES, over the digests in data/digests and tests/digests. A gold file has the name of its source.

    \b
    dalel evaluate --part development --errors
    dalel evaluate --texts texts --part held-out
    dalel evaluate --floors tests/evaluation/floors.json --update
    """
    if ((update or lower) and not floors) or (lower and not update):
        raise click.UsageError("--update goes with --floors, --lower with --update")
    if sum(map(bool, (sources or texts or gold or part or errors, linking, floors))) > 1 or (sources and texts):
        raise click.UsageError("SOURCES, --texts, --linking and --floors each stand alone")
    from loaders.evaluation import show

    if linking:
        show.evaluate_linking(as_json)
    elif floors:
        show.evaluate_floors(floors, update, lower, as_json)
    else:
        show.evaluate_sources(list(sources) or ([texts] if texts else []), gold, part, errors, as_json)


@cli.command()
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@store_option
@json_option
def review(sources: tuple[Path, ...], store: Path, as_json: bool) -> None:
    """List pairs that may be one thing and are kept apart, of the newest release, or of SOURCES.

    What somebody settles goes into ontology/authorities/decisions.csv (one, other, same or different, who, when, why).

    \b
    dalel review --store store
    dalel review data/digests --json
    """
    from loaders.build import release_day
    from loaders.evaluation.answers import find_sources, store_of
    from loaders.linking.review import unsure_pairs

    if sources:
        seen, problems = store_of(list(find_sources(sources).by_name.values()), release_day(None))
        for problem in problems:
            click.echo(f"skipped {problem.source}: {problem.reason}", err=True)
    else:
        seen = opened(store)
    pairs = unsure_pairs(seen)
    if as_json:
        click.echo(json.dumps([asdict(pair) for pair in pairs], ensure_ascii=False, indent=1))
        return
    for pair in pairs:
        click.echo(f"{pair.one_label} ({pair.one})\n{pair.other_label} ({pair.other})\n  {pair.why}\n")
    click.echo(f"{len(pairs)} unsettled pairs")


def opened(store: Path) -> Store:
    """The store of the newest release, open."""
    from graph.store import Store

    return Store.open(StoreFolder(store).current().store)


def show_problems(error: BadSourcesError) -> None:
    """One line on stderr for each bad source."""
    for problem in error.problems:
        click.echo(f"skipped {problem.source}: {problem.reason}", err=True)


def built_record(built: Built) -> Mapping[str, object]:
    """What a program reads of a build."""
    release = built.release
    report = release.report()
    return {
        "version": release.version,
        "folder": str(release.folder),
        "unchanged": built.unchanged,
        "counts": release.counts,
        "violations": report["violations"],
        "problems": report["problems"],
        "seconds": round(built.seconds, 2),
    }


def show_built(built: Built) -> None:
    """The summary of a build."""
    record = built_record(built)
    for problem in record["problems"]:  # type: ignore[attr-defined]
        click.echo(f"skipped {problem['source']}: {problem['reason']}", err=True)
    counts = built.release.counts
    state = "unchanged, nothing to read" if built.unchanged else "published"
    click.echo(f"release    {built.release.version} ({state})")
    lines: list[tuple[str, object]] = [("articles", counts["articles"]), ("skipped", counts["problems"]), ("claims", counts["claims"])]
    lines += [("statements", counts["statements"]), ("violations", len(record["violations"])), ("seconds", f"{built.seconds:.1f}")]  # type: ignore[arg-type]
    for name, value in lines:
        click.echo(f"{name:<10} {value}")


if __name__ == "__main__":
    sys.exit(main())
