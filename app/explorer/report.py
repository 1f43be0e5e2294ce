"""The one-page report of an entity, for a meeting, as a file to take along."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from nysta.graph.export import export
from nysta.graph.names import slug
from nysta.graph.workspace import Workspace


def report_page(workspace: Workspace, entity: str, language: str) -> bytes:
    """The page about the entity with this id as HTML in ``language``, persons blanked, as ``nysta export
    --entity`` writes it.

    Raises:
        ExportError: the workspace has no such entity.
        WorkspaceError, JudgementError, MergeError: the workspace holds what is no graph.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.html"
        export(workspace.merged(), path, entity=entity, language=language)
        return path.read_bytes()


def report_name(name: str) -> str:
    """A file name for the report about ``name``."""
    return file_name((name,), "html") if slug(name) else "rapport.html"


def file_name(parts: Iterable[str], ending: str) -> str:
    """A file name out of words: ``nätverk-göteborgs-stad.csv``."""
    return f"{slug(' '.join(parts))[:80].strip('-') or 'nysta'}.{ending}"
