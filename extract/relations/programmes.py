"""The programme that all projects of a table belong to: its title names it."""

from __future__ import annotations

from collections.abc import Iterator

from nysta.extract.language.reading import Reading
from nysta.extract.relations.parties import mentions_in
from nysta.extract.relations.records import Record
from nysta.extract.relations.statement import End, Statement
from nysta.extract.relations.table_sense import block_of, table_cues
from nysta.extract.structure import Table

SURE = 0.75


def programme_of(reading: Reading, table: Table) -> End | None:
    """The one programme that the captions of a table of projects name ("Projekt inom Interreg Aurora")."""
    for text in (table.title, *reversed(table.head), table.section.title):
        found = table_cues()["within"].search(text or "")
        above = block_of(text, table.rows[0].block, reading) if text and found is not None else None
        if found is None or above is None:
            continue
        named = [one for one in mentions_in(reading, above, found.end()) if one.start <= found.end() + 1]
        if named and named[0].label == "PRG" and named[0].kind not in ("strategi", "plan"):
            return End(above, named[0])
    return None


def financed(record: Record, programme: End) -> Iterator[Statement]:
    """The programme pays the project of a row that has money of it."""
    project = record.first("project")
    if project is not None:
        yield Statement(
            "FUNDS",
            programme,
            project,
            record.start,
            record.end,
            "table/programme",
            SURE,
            modality=record.modality,
            context=record.context,
        )
