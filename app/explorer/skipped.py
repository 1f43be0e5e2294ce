"""What was not read of each document, from the graph files of the workspace (the graph does not hold it)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from nysta.extract.graph_file import read_graph_file


@dataclass(frozen=True, slots=True)
class SkippedPart:
    """One thing that was not read, and where (page or line, None where unknown)."""

    document: str
    page: int | None
    line: int | None
    what: str


def skipped_parts(graphs: Path, ids: Iterable[str]) -> dict[str, tuple[SkippedPart, ...]]:
    """What was skipped, by document; a document whose graph file is not here is left out."""
    found: dict[str, tuple[SkippedPart, ...]] = {}
    for document in ids:
        path = graphs / f"{document}.json"
        if path.parent != graphs:
            continue
        try:
            parts = read_graph_file(path).skipped
        except (OSError, ValidationError):
            continue
        found[document] = tuple(SkippedPart(document, part.page, part.line, part.what) for part in parts)
    return found
