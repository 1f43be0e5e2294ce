"""``nysta check`` and ``nysta status``: are the graph files in order, and what is there."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from nysta.app import options
from nysta.app.errors import DONE, SOME_FAILED, CommandError
from nysta.app.output import Output, print_json, print_rows
from nysta.app.places import embedded_path, manifest_of, open_for_reading, store_uri, workspace_at
from nysta.app.report import STATES


def register(app: typer.Typer) -> None:
    """Add the commands of this module to ``app``."""
    app.command()(check)
    app.command()(status)


def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE…", help="Graph files, or folders of them.", show_default="the workspace's"),
    ] = None,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of a graph file.")] = False,
    workspace: options.Workspace = None,
    output: options.Printed = Output.TABLE,
) -> None:
    """See whether graph files are as they must be; exit code 1 if one is not.

    Example:  nysta check graphs/*.json
    """
    from nysta.graph.workspace import Rejected, check_graph_file

    if schema:
        from nysta.extract.graph_file import schema as graph_file_schema

        print_json(graph_file_schema())
        return
    rows, wrong = [], 0
    for path in _graph_paths(files or [workspace_at(workspace).graphs]):
        found = check_graph_file(path)
        if isinstance(found, Rejected):
            wrong += 1
            rows.append({"file": str(path), "state": "wrong", "message": found.reason})
        else:
            said = f"{len(found.entities)} entities, {len(found.relations)} relations"
            rows.append({"file": str(path), "state": "right", "message": said})
    print_rows(("file", "state", "message"), rows, output)
    raise typer.Exit(SOME_FAILED if wrong else DONE)


def _graph_paths(paths: list[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise CommandError(f"there is no file or folder {path}", fix="give graph files: nysta check FILE…")
        found += sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not found:
        raise CommandError(f"no graph files (*.json) in {paths[0]}", fix="make them with `nysta extract PATHS…`")
    return found


def status(
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Only the last run into this folder of graph files.", file_okay=False),
    ] = None,
    store: options.Store = None,
    workspace: options.Workspace = None,
    output: options.Printed = Output.TABLE,
) -> None:
    """How the present or last run is doing, what failed in it, and what the workspace and the store hold.

    Example:  nysta status --output json
    """
    place = workspace_at(workspace)
    runs = _run_rows(manifest_of(out, place))
    if out is not None:
        print_rows(("what", "figure"), runs, output)
        return
    uri = store_uri(store, place)
    texts = sum(1 for path in place.text.glob("*.txt")) if place.text.is_dir() else 0
    rows: list[dict[str, object]] = [
        {"what": "workspace", "figure": str(place.root)},
        {"what": "run going on", "figure": place.busy()},
        {"what": "graph files", "figure": len(place.graph_paths())},
        {"what": "texts", "figure": texts},
        {"what": "judgements", "figure": len(place.read_judgements())},
        {"what": "store", "figure": uri},
    ]
    rows[2:2] = runs
    path = embedded_path(uri)
    if path is not None and not path.exists():
        rows.append({"what": "store", "figure": "not made yet (nysta run, nysta load)"})
    else:
        graph_store = open_for_reading(store, place)
        try:
            rows += [{"what": name, "figure": n} for name, n in graph_store.counts().items()]
        finally:
            graph_store.close()
    print_rows(("what", "figure"), rows, output)


_MOST_FAILURES = 20  # that are named


def _run_rows(manifest: Path) -> list[dict[str, object]]:
    """The present run, else the last one; nothing where there has been none."""
    if not manifest.exists():
        return [{"what": "last run", "figure": "none"}]
    from nysta.app.progress import as_clock
    from nysta.extract.batch.manifest import Manifest

    with closing(Manifest(manifest)) as book:
        run = book.last_run()
        failures = list(book.failures(run.number)) if run else []
    if run is None:
        return [{"what": "last run", "figure": "none"}]
    state = "killed: run again to go on" if run.state == "running" and not run.alive else run.state
    rows: list[dict[str, object]] = [
        {"what": "last run", "figure": state},
        {"what": "last run: began (UTC)", "figure": run.began},
        {"what": "last run: seconds", "figure": round(run.seconds, 1)},
        {"what": "last run: engine", "figure": f"{run.engine}, {run.workers} workers"},
        {"what": "last run: documents", "figure": run.documents},
        *({"what": f"last run: {name}", "figure": getattr(run, name)} for name in STATES),
    ]
    if run.error:
        rows.append({"what": "last run: error", "figure": run.error})
    if run.alive and run.seconds and run.read_bytes:
        rows += [
            {"what": "last run: documents a second", "figure": round(run.seen / run.seconds, 2)},
            {"what": "last run: left", "figure": as_clock(run.seconds * (run.of_bytes / run.read_bytes - 1))},
        ]
    rows += [
        {"what": f"failed: {each.path}", "figure": (each.error or "").removeprefix(f"{each.path}: ")}
        for each in failures[:_MOST_FAILURES]
    ]
    if len(failures) > _MOST_FAILURES:
        rows.append({"what": "failed: and more", "figure": len(failures) - _MOST_FAILURES})
    return rows
