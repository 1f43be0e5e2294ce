"""Corrections of what a document is called, who issued it and when: rows of ``metadata.csv`` (DESIGN §2).

The file lies beside the documents, so that every later run, also one from the command line, heeds them.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, fields, replace
from io import StringIO
from pathlib import Path

from nysta.extract.batch.metadata import COLUMNS, METADATA, MetadataTable, metadata_table
from nysta.extract.files import write_whole


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of a document, each on one line; an empty text leaves what is found in it."""

    title: str = ""
    issuer: str = ""
    year: str = ""
    url: str = ""


def correction_of(folder: Path, path: str) -> Correction:
    """What ``metadata.csv`` in ``folder`` says of the document at ``path`` (relative to it)."""
    row = next((row for row in _read(folder / METADATA).rows if row.get("path") == path), {})
    return Correction(**{each.name: row.get(each.name) or "" for each in fields(Correction)})


def changed(before: Correction, shown: Correction, said: Correction) -> Correction:
    """``before`` with what somebody changed in a form that showed ``shown``; what they left alone stays found."""
    names = [each.name for each in fields(Correction)]
    new = {name: getattr(said, name).strip() for name in names if getattr(said, name).strip() != getattr(shown, name)}
    return replace(before, **new)


def correct(folder: Path, path: str, correction: Correction | None) -> None:
    """Write the row of the document at ``path``; an empty correction or None takes the row out.

    Other rows and columns stay as they are, the separator too; the file becomes UTF-8. For whoever
    holds ``workspace.writing()``: nothing else keeps two writers apart.

    Raises:
        OSError: the file cannot be written.
    """
    file = folder / METADATA
    table = _read(file)
    own = next((row for row in table.rows if row.get("path") == path), {})
    kept = [row for row in table.rows if row.get("path") != path]
    if correction is not None and correction != Correction():
        said = {name: " ".join(getattr(correction, name).split()) for name in COLUMNS[1:]}
        kept.append({**own, "path": path, **said})
    if kept == list(table.rows):
        return
    if not kept:
        file.unlink(missing_ok=True)
        return
    out = StringIO(newline="")
    heads = list(dict.fromkeys((*table.columns, *COLUMNS)))
    separator = table.separator if table.rows else ","
    writer = csv.DictWriter(out, heads, restval="", extrasaction="ignore", lineterminator="\n", delimiter=separator)
    writer.writeheader()
    writer.writerows(kept)
    write_whole(file, out.getvalue().encode("utf-8-sig"))


def _read(file: Path) -> MetadataTable:
    """The file as it stands; an empty one where there is none."""
    return metadata_table(file.read_bytes() if file.is_file() else b"")
