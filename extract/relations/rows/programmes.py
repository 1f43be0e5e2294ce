"""The programme, or the project, that all projects of a table belong to: its title names it."""

from __future__ import annotations

from collections.abc import Iterator

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.relations.parties import mentions_in
from nysta.extract.relations.records import Record
from nysta.extract.relations.rows.table_sense import block_of, table_cues
from nysta.extract.relations.statement import End, Statement
from nysta.extract.structure import Table

SURE = 0.75
# Heads of columns of parts of one project.
PARTS = frozenset({"delprojekt", "arbetspaket"})


def programme_of(reading: Reading, table: Table) -> End | None:
    """The one programme that the captions of a table of projects name ("Projekt inom Interreg Aurora"), or the project
    that those of a table of its parts do ("Arbetspaket i Testbädd Nord")."""
    parts = any(column.text.casefold() in PARTS for column in table.names)
    for text in (table.title, *reversed(table.head), table.section.title):
        found = table_cues()["within"].search(text or "")
        above = block_of(text, table.rows[0].block, reading) if text and found is not None else None
        if found is None or above is None:
            continue
        named = [one for one in mentions_in(reading, above, found.end()) if one.start <= found.end() + 1]
        if named and (_is_programme(named[0]) or (parts and _has_parts(named[0]))):
            return End(above, named[0])
    return None


def _is_programme(one: Mention) -> bool:
    return one.label == "PRG" and one.kind not in ("strategi", "plan")


def _has_parts(one: Mention) -> bool:
    """Whether a name can be that of a project: its own, or of what it has set up."""
    return one.label == "PRJ" or (
        one.label == "ORG" and one.entry is None and one.kind in ("övrigt", "samverkansorgan")
    )


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
