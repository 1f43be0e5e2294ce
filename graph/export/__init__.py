"""Exports: the graph as files that other tools open, each form in a module of its own.

A form is a ``Format``; a new one is a module with such a value and a line in ``FORMATS``.
No export holds a person's name (DESIGN §7): what leaves is ``without_persons(graph)``.
"""

from __future__ import annotations

from pathlib import Path

from nysta.graph.export import csv_files, graphml_file, json_file
from nysta.graph.export.format import ExportError, Format
from nysta.graph.export.persons import without_persons
from nysta.graph.model import MergedGraph

__all__ = ["FORMATS", "ExportError", "Format", "export", "format_for"]

FORMATS: tuple[Format, ...] = (csv_files.FORMAT, json_file.FORMAT, graphml_file.FORMAT)


def format_for(path: Path, name: str | None = None) -> Format:
    """The form called ``name``, else the one that the ending of ``path`` stands for.

    Raises:
        ExportError: there is no such form.
    """
    wanted = (name or path.suffix.lstrip(".")).casefold()
    for each in FORMATS:
        if wanted == each.name or (name is None and wanted in each.endings):
            return each
    known = ", ".join(each.name for each in FORMATS)
    said = f"there is no export as {name!r}" if name else f"the ending of {path.name} does not tell the form"
    raise ExportError(f"{said}\n  fix:   choose with --as one of {known}")


def export(graph: MergedGraph, path: Path, name: str | None = None) -> tuple[Path, ...]:
    """Write ``graph`` to ``path`` and give the files written; some forms need more than one.

    Raises:
        ExportError: there is no such form.
        OSError: a file cannot be written.
    """
    chosen = format_for(path, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    return tuple(chosen.write(without_persons(graph), path))
