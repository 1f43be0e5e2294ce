"""Exports: the graph as files that other tools open, each form in a module of its own.

A form is a ``Format``; a new one is a module with such a value and a line in ``FORMATS``.
No export holds a person's name (DESIGN §7): what leaves is ``without_persons(graph)``.
"""

from __future__ import annotations

from pathlib import Path

from nysta.graph.export import (
    csv_files,
    cypher_script,
    excel_file,
    followthemoney_file,
    gexf_file,
    graphml_file,
    grass_file,
    json_file,
    neo4j_admin,
    report,
)
from nysta.graph.export.around import around, entities_called, find_entity
from nysta.graph.export.format import EntityFormat, ExportError, Format
from nysta.graph.export.persons import without_persons
from nysta.graph.model import MergedGraph

__all__ = [
    "FORMATS",
    "LANGUAGES",
    "EntityFormat",
    "ExportError",
    "Format",
    "entities_called",
    "export",
    "format_for",
]

LANGUAGES = ("sv", "en")
FORMATS: tuple[Format | EntityFormat, ...] = (
    csv_files.FORMAT,
    excel_file.FORMAT,
    json_file.FORMAT,
    graphml_file.FORMAT,
    gexf_file.FORMAT,
    grass_file.FORMAT,
    cypher_script.FORMAT,
    followthemoney_file.FORMAT,
    neo4j_admin.FORMAT,
    report.FORMAT,
)


def format_for(path: Path, name: str | None = None) -> Format | EntityFormat:
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


def export(
    graph: MergedGraph, path: Path, name: str | None = None, *, entity: str | None = None, language: str = "sv"
) -> tuple[Path, ...]:
    """Write ``graph`` to ``path`` and give the files written; some forms need more than one.

    Args:
        graph: what to write.
        path: where; its ending tells the form.
        name: the form, whatever the ending.
        entity: id, name or alias of the entity to write about, with its relations; None is the whole
            graph. The report needs one.
        language: of the report's own words, "sv" or "en".

    Raises:
        ExportError: there is no such form, entity or language.
        OSError: a file cannot be written.
    """
    chosen = format_for(path, name)
    centre = find_entity(graph, entity) if entity else None
    if isinstance(chosen, EntityFormat) and centre is None:
        raise ExportError("a report is about one entity\n  fix:   name it with --entity")
    if language not in LANGUAGES:
        raise ExportError(f"there is no report in {language!r}\n  fix:   choose one of {', '.join(LANGUAGES)}")
    # Persons first: the whole graph knows more of them than a part of it.
    safe = without_persons(graph)
    if centre is not None:
        centre = find_entity(safe, centre.id)
        safe = around(safe, centre)
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(chosen, Format):
        return tuple(chosen.write(safe, path))
    assert centre is not None  # asked above
    return tuple(chosen.write(safe, centre, path, language))
