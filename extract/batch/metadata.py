"""``metadata.csv`` (DESIGN §2): what its rows say of the documents beside it, and how the file is written.

A Swedish Excel parts the columns with semicolons and may write Windows-1252; both are read.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO

from nysta.extract.document import Metadata

METADATA = "metadata.csv"
COLUMNS = ("path", "title", "issuer", "year", "url")


@dataclass(frozen=True, slots=True)
class MetadataTable:
    """The file as it stands: its columns, its rows (a cell that is missing is empty), and what parts the columns."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    separator: str


def metadata_table(data: bytes) -> MetadataTable:
    """The columns and rows of a ``metadata.csv``, whatever they are."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    separator = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=separator, restval="")
    rows = tuple({name: value for name, value in row.items() if isinstance(value, str)} for row in reader)
    return MetadataTable(tuple(reader.fieldnames or ()), rows, separator)


def read_metadata(data: bytes) -> dict[str, Metadata]:
    """What the rows say, by path; empty cells leave what is found in the document."""
    return {
        row["path"]: Metadata(
            row.get("title") or None,
            row.get("issuer") or None,
            int(row["year"]) if row.get("year", "").isdecimal() else None,
            row.get("url") or None,
        )
        for row in metadata_table(data).rows
        if row.get("path")
    }
