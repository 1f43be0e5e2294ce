"""``nysta load``, ``remove``, ``backup`` and ``restore``: what is in the store, and the workspace in one file."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nysta.app import options
from nysta.app.errors import CommandError
from nysta.app.output import Output, print_rows, say
from nysta.app.places import reload_store, workspace_at

if TYPE_CHECKING:
    from nysta.graph.backup import Packed


def register(app: typer.Typer) -> None:
    """Add the commands of this module to ``app``."""
    app.command()(load)
    app.command()(remove)
    app.command()(backup)
    app.command()(restore)


def load(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", help="Folder of graph files to take in first.", show_default="none"),
    ] = None,
    store: options.Store = None,
    workspace: options.Workspace = None,
    force: Annotated[
        bool, typer.Option("--force", help="Load into a Neo4j database that also holds what is not Nysta's.")
    ] = False,
    min_confidence: options.MinConfidence = 0.5,
    output: options.Printed = Output.TABLE,
) -> None:
    """Make the store hold the graph of the workspace, after taking in the graph files of DIR.

    Loading twice changes nothing. What no graph file states any more leaves the store.

    Example:  nysta load graphs/ --store neo4j://localhost
    """
    if folder is not None and not folder.is_dir():
        raise CommandError(f"there is no folder {folder}", fix="give the folder that holds the graph files")
    place = workspace_at(workspace)
    rows: list[dict[str, Any]] = []
    with place.writing():
        if folder is not None and not place.owns(folder):
            taken = place.import_graphs(folder)
            rows = [
                {"what": f"graph files {state}", "figure": len(getattr(taken, state))}
                for state in ("added", "replaced", "unchanged")
            ]
        if not place.graph_paths():
            raise CommandError(
                f"the workspace {place.root} holds no graph files",
                fix="extract documents with `nysta run PATHS…`, or give a folder: `nysta load DIR`",
            )
        report = reload_store(place, store, force=force, min_confidence=min_confidence, told=True)
    rows += [
        {"what": "nodes in the store", "figure": report.nodes},
        {"what": "edges in the store", "figure": report.edges},
        {"what": "nodes taken out", "figure": report.nodes_removed},
        {"what": "edges taken out", "figure": report.edges_removed},
    ]
    print_rows(("what", "figure"), rows, output)


def remove(
    document: Annotated[str, typer.Argument(help="Its id, its path, or its file name.")],
    store: options.Store = None,
    workspace: options.Workspace = None,
    output: options.Printed = Output.TABLE,
) -> None:
    """Remove a document with everything that rests on it alone: graph file, text, upload, passages, quotes.

    Example:  nysta remove reports/arsredovisning-2023.pdf
    """
    from nysta.extract.batch.manifest import Manifest

    place = workspace_at(workspace)
    with place.writing():
        found = place.find_documents(document)
        if not found:
            raise CommandError(
                f"the workspace {place.root} has no document {document}",
                fix='`nysta query "MATCH (d:Document) RETURN d.id, d.path"` lists them',
            )
        if len(found) > 1:
            raise CommandError(
                f"{document} names {len(found)} documents",
                fix="give the id of one: " + ", ".join(each.id for each in found),
            )
        gone = place.remove(found[0])
        if place.manifest.exists():
            with closing(Manifest(place.manifest)) as book:
                book.forget(found[0].path)
        report = reload_store(place, store)
    for path in gone:
        say(f"removed {path}")
    rows = [
        {"what": "files removed", "figure": len(gone)},
        {"what": "nodes taken out", "figure": report.nodes_removed},
        {"what": "edges taken out", "figure": report.edges_removed},
    ]
    print_rows(("what", "figure"), rows, output)


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write, as nysta-2024-05-01.tar.gz.")],
    workspace: options.Workspace = None,
    output: options.Printed = Output.TABLE,
) -> None:
    """Pack graph files, judgements, texts and uploads into one file. The store is left out: a load makes it.

    Example:  nysta backup nysta-2024-05-01.tar.gz
    """
    from nysta.graph.backup import backup as pack

    _print_packed(pack(workspace_at(workspace), file), output)


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that nysta backup made.")],
    force: Annotated[bool, typer.Option("--force", help="Replace what the workspace holds.")] = False,
    store: options.Store = None,
    workspace: options.Workspace = None,
    output: options.Printed = Output.TABLE,
) -> None:
    """Unpack a backup into the workspace and load its graph into the store.

    Example:  nysta restore nysta-2024-05-01.tar.gz --workspace new-folder
    """
    from nysta.graph.backup import restore as unpack

    place = workspace_at(workspace)
    packed = unpack(file, place, force=force)
    if place.graph_paths():
        with place.writing():
            reload_store(place, store)
    _print_packed(packed, output)


def _print_packed(packed: Packed, output: Output) -> None:
    rows = [{"what": name, "figure": getattr(packed, name)} for name in ("documents", "judgements", "files")]
    print_rows(("what", "figure"), rows, output)
