"""What people change about documents from the page: correct what is known of one, read files, take one out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from nysta.app.explorer import reading
from nysta.app.explorer.connection import Settings
from nysta.app.explorer.corrections import Correction, correct
from nysta.app.explorer.documents import DocumentRow
from nysta.app.explorer.judging import own_workspace
from nysta.app.explorer.originals import find_original
from nysta.app.places import reload_store
from nysta.graph.model import GraphStore
from nysta.graph.workspace import Workspace, WorkspaceError


def read_uploads(chosen: Settings, store: GraphStore | None, names: Sequence[str]) -> None:
    """Begin to read files of ``uploads/`` by their names; ``store`` is None where there is none yet.

    Raises:
        ForeignStoreError: the store holds what the workspace does not know.
        RunningError, WorkspaceError: a run goes on.
    """
    _see_that_nothing_runs(chosen, store)
    reading.begin(reading.job_for(chosen.home, chosen.uri, Workspace(chosen.home).uploads, names))


def correct_document(
    chosen: Settings, store: GraphStore, root: Path, document: DocumentRow, correction: Correction
) -> None:
    """Write down what somebody says of a document below ``root``, and begin to read it anew.

    Raises:
        ForeignStoreError: the store holds what the workspace does not know.
        RunningError, WorkspaceError: a run goes on; nothing was written.
        OSError: ``metadata.csv`` cannot be written.
    """
    workspace = _see_that_nothing_runs(chosen, store)
    with workspace.writing():
        correct(root, document.path, correction)
    reading.begin(reading.job_for(chosen.home, chosen.uri, root, [document.path], force=True))


def remove_document(chosen: Settings, store: GraphStore, document: str) -> None:
    """Take out a document, by its id, with everything that rests on it alone, as ``nysta remove`` does.

    Raises:
        ForeignStoreError: the store holds what the workspace does not know; nothing was removed.
        WorkspaceError: a run goes on, or the workspace has no such document.
        StoreError: the store cannot be written; the next load takes the document out of it.
    """
    workspace = own_workspace(chosen, store)
    with workspace.writing():
        found = [file for file in workspace.find_documents(document) if file.id == document]
        if not found:
            raise WorkspaceError(f"the workspace {workspace.root} has no document {document}")
        workspace.remove(found[0])
        correct(workspace.uploads, found[0].path, None)
        reload_store(workspace, chosen.uri)


def root_of(document: DocumentRow, sha256: str, folders: Iterable[Path]) -> Path | None:
    """The folder that a document was read from, None where its file is not on this machine."""
    return next((folder for folder in folders if find_original(document.path, sha256, [folder])), None)


def _see_that_nothing_runs(chosen: Settings, store: GraphStore | None) -> Workspace:
    workspace = Workspace(chosen.home) if store is None else own_workspace(chosen, store)
    latest = reading.progress(chosen.home)
    if latest is not None and latest.going:
        raise reading.RunningError
    with workspace.writing():
        return workspace
