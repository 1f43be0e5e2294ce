"""From the options of a command to a workspace and an open store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nysta.graph.model import GraphStore, LoadReport
    from nysta.graph.workspace import Workspace


def workspace_at(folder: Path | None) -> Workspace:
    """The workspace that was asked for; ``$NYSTA_HOME`` has been looked at by then."""
    from nysta.graph.workspace import Workspace

    return Workspace.choose(folder)


def store_uri(store: str | None, workspace: Workspace) -> str:
    """The address of the store that was asked for, else of the workspace's own."""
    return store or workspace.store_uri


def open_for_reading(store: str | None, workspace: Workspace) -> GraphStore:
    """The store, for reading.

    Raises:
        CommandError: it is an embedded one that does not exist.
        StoreError: it cannot be reached.
    """
    from nysta.app.errors import ABORTED, CommandError
    from nysta.graph.stores import open_store

    uri = store_uri(store, workspace)
    path = embedded_path(uri)
    if path is not None and not path.exists():
        raise CommandError(
            f"there is no graph at {path}",
            fix="make one with `nysta run PATHS…`, or point to one with --workspace or --store",
            exit_code=ABORTED,
        )
    return open_store(uri, read_only=True)


def reload_store(
    place: Workspace, store: str | None, *, force: bool = False, min_confidence: float = 0.5, told: bool = False
) -> LoadReport:
    """Merge the workspace and make the store hold the result; ``told`` writes down what that changed.

    For whoever holds ``workspace.writing()``.

    Raises:
        WorkspaceError, JudgementError, MergeError: the workspace holds what is no graph.
        StoreError: the store cannot be written.
    """
    from nysta.graph.news import load_and_tell
    from nysta.graph.stores import open_store

    graph = place.merged(min_confidence=min_confidence)
    graph_store = open_store(store_uri(store, place), force=force)
    try:
        return load_and_tell(place, graph_store, graph) if told else graph_store.load(graph)
    finally:
        graph_store.close()


def embedded_path(uri: str) -> Path | None:
    """The file of an embedded store, None for a server."""
    scheme, _, rest = uri.partition(":")
    return Path(rest).expanduser() if scheme == "embedded" and rest else None


def manifest_of(out: Path | None, workspace: Workspace) -> Path:
    """The manifest that belongs to a folder of graph files: the workspace's, or the folder's own."""
    return workspace.manifest if out is None else out / workspace.manifest.name
