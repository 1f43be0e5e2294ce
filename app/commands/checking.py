"""``nysta check`` and ``nysta status``: are the graph files in order, and what is there."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nysta.app import options
from nysta.app.errors import DONE, SOME_FAILED, CommandError
from nysta.app.output import Output, print_json, print_rows
from nysta.app.places import embedded_path, open_for_reading, store_uri, workspace_at


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
    store: options.Store = None,
    workspace: options.Workspace = None,
    output: options.Printed = Output.TABLE,
) -> None:
    """What the workspace and the store hold, and whether a run is going on.

    Example:  nysta status --output json
    """
    place = workspace_at(workspace)
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
