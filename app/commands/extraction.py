"""``nysta run`` and ``nysta extract``: documents in, graph files out, and with ``run`` the graph too."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nysta.app import options
from nysta.app.errors import DONE, SOME_FAILED, CommandError
from nysta.app.output import Output, print_rows, say
from nysta.app.places import store_uri, workspace_at

if TYPE_CHECKING:
    from nysta.extract.batch import Outcome

DEFAULT_INPUT = Path("corpus")

Paths = Annotated[list[Path] | None, typer.Argument(help="Documents, or folders of documents.", show_default="corpus/")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only list what would be read.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module to ``app``."""
    app.command()(run)
    app.command()(extract)


def run(
    paths: Paths = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    dry_run: DryRun = False,
    workers: options.Workers = 1,
    model: options.Model = None,
    force: options.Force = False,
    min_confidence: options.MinConfidence = 0.5,
    store: options.Store = None,
    workspace: options.Workspace = None,
    output: options.Printed = Output.TABLE,
) -> None:
    """The main job: read documents, merge what they state, load it into the store, print a summary.

    What has been read before and has not changed is not read again.

    Example:  nysta run reports/ --include '*.pdf' --workers 2
    """
    from nysta.app.summary import print_summary
    from nysta.graph.merge import merge
    from nysta.graph.news import load_and_tell
    from nysta.graph.stores import open_store
    from nysta.graph.summary import summarise

    started = time.monotonic()
    inputs = _inputs(paths)
    if dry_run:
        _print_plan(inputs, include, exclude, output)
        return
    place = workspace_at(workspace)
    uri = store_uri(store, place)
    graph_store = open_store(uri)  # an address that cannot be opened is told before the work begins
    try:
        with place.writing():
            outcomes = list(
                _extracted(
                    inputs, place.graphs, place.text, include=include, exclude=exclude,
                    workers=workers, model=model, force=force,
                )
            )  # fmt: skip
            files = list(place.graph_files())
            graph = merge(files, place.read_judgements(), min_confidence=min_confidence)
            load_and_tell(place, graph_store, graph)
    finally:
        graph_store.close()
    print_summary(
        summarise(files, graph),
        outcomes,
        output=output,
        seconds=time.monotonic() - started,
        store=uri,
        workspace=workspace,
        own_store=store is not None,
    )
    raise typer.Exit(_exit_code(outcomes))


def extract(
    paths: Paths = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            help="Folder for the graph files.",
            show_default="the workspace's graphs/",
            file_okay=False,
        ),
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option(
            "--texts",
            help="Folder for the texts as read.",
            show_default="the workspace's text/, none with --out",
            file_okay=False,
        ),
    ] = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    dry_run: DryRun = False,
    workers: options.Workers = 1,
    model: options.Model = None,
    force: options.Force = False,
    workspace: options.Workspace = None,
    output: options.Printed = Output.TABLE,
) -> None:
    """Documents to graph files, one each; what has not changed is not read again.

    Example:  nysta extract reports/ --out graphs/ --workers 2
    """
    inputs = _inputs(paths)
    if dry_run:
        _print_plan(inputs, include, exclude, output)
        return
    place = workspace_at(workspace)
    outcomes = []
    found = _extracted(
        inputs,
        out or place.graphs,
        texts or (None if out else place.text),
        include=include,
        exclude=exclude,
        workers=workers,
        model=model,
        force=force,
    )
    if out is None:
        with place.writing():
            outcomes = list(found)
    else:
        outcomes = list(found)
    print_rows(
        ("document", "state", "id", "seconds", "message"),
        [outcome_row(each) for each in outcomes],
        output,
    )
    raise typer.Exit(_exit_code(outcomes))


def _inputs(paths: Sequence[Path] | None) -> list[Path]:
    inputs = list(paths or [DEFAULT_INPUT])
    for path in inputs:
        if not path.exists():
            fix = "give the documents, or folders of them: nysta run PATHS…"
            raise CommandError(f"there is no file or folder {path} (in {Path.cwd()})", fix=fix)
    return inputs


def _extracted(
    inputs: Sequence[Path],
    out: Path,
    texts: Path | None,
    *,
    include: Sequence[str] | None,
    exclude: Sequence[str] | None,
    workers: int,
    model: str | None,
    force: bool,
) -> Iterator[Outcome]:
    """The outcome of each document as it comes, with a bar on a terminal and a line for each failure."""
    from nysta.app.progress import counted
    from nysta.extract.batch import extract_paths, plan_paths

    patterns = {"include": tuple(include or ()), "exclude": tuple(exclude or ())}
    total = len(plan_paths(inputs, **patterns))
    outcomes = extract_paths(inputs, out, texts=texts, workers=workers, model=model, force=force, **patterns)
    for outcome in counted(outcomes, total, "documents"):
        if outcome.state == "failed":
            say(f"failed: {outcome.name}: {outcome.message}")
        yield outcome


def _print_plan(
    inputs: Sequence[Path], include: Sequence[str] | None, exclude: Sequence[str] | None, output: Output
) -> None:
    from nysta.extract.batch import plan_paths

    plan = plan_paths(inputs, include=tuple(include or ()), exclude=tuple(exclude or ()))
    print_rows(("document", "state"), [{"document": name, "state": state} for name, state in plan], output)


def outcome_row(outcome: Outcome) -> dict[str, Any]:
    """An outcome as a row for print."""
    return {
        "document": outcome.name,
        "state": outcome.state,
        "id": outcome.id,
        "seconds": round(outcome.seconds, 2),
        "message": outcome.message,
    }


def _exit_code(outcomes: Sequence[Outcome]) -> int:
    return SOME_FAILED if any(each.state == "failed" for each in outcomes) else DONE
