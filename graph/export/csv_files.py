"""CSV: relations in the file that was asked for, entities and documents in files beside it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from nysta.graph.cells import safe_cell
from nysta.graph.export.format import Format
from nysta.graph.export.rows import (
    DOCUMENT_COLUMNS,
    ENTITY_COLUMNS,
    RELATION_COLUMNS,
    document_rows,
    entity_rows,
    relation_rows,
)
from nysta.graph.model import MergedGraph


def write_csv_files(graph: MergedGraph, path: Path) -> list[Path]:
    """Write ``x.csv``, ``x-entities.csv`` and ``x-documents.csv``.

    UTF-8 with a byte order mark, so that Excel shows å, ä and ö; lists are joined by " | ".
    """
    beside = {part: path.with_name(f"{path.stem}-{part}{path.suffix}") for part in ("entities", "documents")}
    _write(path, (*RELATION_COLUMNS[:2], "claim", *RELATION_COLUMNS[2:]), relation_rows(graph))
    _write(beside["entities"], ENTITY_COLUMNS, entity_rows(graph))
    _write(beside["documents"], DOCUMENT_COLUMNS, document_rows(graph))
    return [path, *beside.values()]


def _write(path: Path, columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows([safe_cell(_cell(row.get(column))) for column in columns] for row in rows)


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return " | ".join(map(str, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value


FORMAT = Format("csv", ("csv",), write_csv_files)
