"""Statements of tables: a row's party, its figures, and what the captions say they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial

from nysta.extract.graph_file import Basis
from nysta.extract.language.reading import Reading
from nysta.extract.relations.lists.field_lists import is_field_table, labelled_blocks
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.rows.board_reports import proposed_year, reports_of_boards
from nysta.extract.relations.rows.caption_rows import arrow_row, caption_row, label_row
from nysta.extract.relations.rows.cell_fit import EFFORTS, Fit
from nysta.extract.relations.rows.efforts import sense_of_efforts
from nysta.extract.relations.rows.fee_rows import fee_of_member, issuer_pays_fees
from nysta.extract.relations.rows.matrices import mark_statements, matrix_statements, read_matrix
from nysta.extract.relations.rows.party_sense import (
    JOINT,
    are_givers,
    direction_of_parties,
    sense_of_grants,
    sense_of_parties,
    tells_no_direction,
)
from nysta.extract.relations.rows.record_rows import record_row
from nysta.extract.relations.rows.role_tables import ROLES, listed_members, role_statements
from nysta.extract.relations.rows.row_money import TableMoney, largest_figure
from nysta.extract.relations.rows.subtotals import subtotals
from nysta.extract.relations.rows.table_sense import (
    Sense,
    label_sense,
    says,
    sense_of,
    sense_of_head,
)
from nysta.extract.relations.rows.table_units import Units
from nysta.extract.relations.rows.year_rows import read_year_rows, year_row
from nysta.extract.relations.scorers.joint import Joint
from nysta.extract.relations.scorers.learned_rows import Ruled, pairs_to_read, with_learned
from nysta.extract.relations.statement import End, Statement
from nysta.extract.structure import Table
from nysta.extract.structure.grid import is_sum

# Roles of columns of words that make a row a record by themselves.
TELLING = ROLES | {"payer", "recipient", "project", "lead", "partner", "owner", "company", "cofunder", "network"}
# Kinds of issuers that nobody owns.
_UNOWNED = frozenset({"kommun", "region", "myndighet"})


def table_statements(
    reading: Reading,
    document_basis: Basis | None,
    project: End | None,
    prominence: Prominence,
    year: int | None = None,
) -> Iterator[Statement]:
    """All statements of all tables, in reading order; the document is about ``project``, and for ``year``."""
    fit = Fit(reading)
    yield from mark_statements(fit)
    ruled = ruled_tables(fit, document_basis, project, prominence, year)
    yield from with_learned(ruled, reading, Joint(reading.vectors, prominence), prominence)


def ruled_tables(
    fit: Fit, document_basis: Basis | None, project: End | None, prominence: Prominence, year: int | None = None
) -> Iterator[Ruled]:
    """The tables that may state something, in reading order, with what rules read in them and the pairs that
    the scorer is to read."""
    reading = fit.reading
    units = Units(reading)
    reports = reports_of_boards(reading)
    proposed = proposed_year(reading)
    values = labelled_blocks(reading)
    for table in reading.layout.tables:
        factor = units.of(table)
        money = TableMoney(factor, document_basis, largest_figure(table), year, _reporting(reports, table), proposed)
        if (by_year := read_year_rows(fit, table)) is not None:
            kind = prominence.issuer_kind
            told = [one for row in table.rows for one in year_row(fit, table, row, by_year, money, project, kind)]
            yield Ruled(table, money, told)
            continue
        if is_field_table(table) or _holds_nothing(table) or all(row.block in values for row in table.rows):
            continue
        if (matrix := read_matrix(fit, table, prominence.issuer_kind)) is not None:
            told = list(matrix_statements(fit, table, matrix, money.factor, document_basis, project))
            yield Ruled(table, money, told)
            continue
        told = list(_ruled_rows(fit, table, money, project, prominence.issuer_kind))
        yield Ruled(table, money, told, pairs_to_read(reading, table, told, prominence))


def _ruled_rows(
    fit: Fit, table: Table, money: TableMoney, project: End | None, issuer_kind: str | None
) -> Iterator[Statement]:
    """What heads, captions and labels say of the rows of a table in words that rules know."""
    reading = fit.reading
    roles = {column.role for column in table.names if column.role in TELLING}
    record = bool(roles) and (len(table.names) > 1 or bool(roles - {"company", "owner"}) or _shares(table))
    if roles == {"company"} and not any(column.role == "share" for column in table.columns):
        record = False  # "Bolag | Säte": whose they are, the caption says
    if roles == {"lead"} and not EFFORTS & {column.role for column in table.names}:
        record = False  # "Huvudman | Avgift": who pays, of no project
    groups = subtotals(table)
    of_grants = cache(partial(sense_of_grants, table, reading))  # of all rows, asked for by few tables
    give = cache(partial(are_givers, table, reading, issuer_kind))
    parties_say = cache(partial(direction_of_parties, table, reading, issuer_kind))
    for at, row in enumerate(table.rows):
        if is_sum(row.label) or not row.label or (at in groups and not _is_party(reading, table, at, groups[at])):
            continue
        if (along := arrow_row(reading, table, row, money)) is not None:
            yield from along
            continue
        if record:
            yield from role_statements(fit, table, row, project)
            yield from record_row(fit, table, row, money, project)
            continue
        yield from listed_members(fit, table, row)
        if (fee := fee_of_member(reading, row, issuer_kind)) is not None:
            yield from label_row(reading, table, row, "row_receives", fee, money)
            continue
        sense = sense_of(table, row, reading)
        if sense is None and label_sense(table, row) is None:
            sense = (
                sense_of_head(table, issuer_kind in JOINT)
                or of_grants()
                or sense_of_efforts(table, row, reading, issuer_kind)
                or sense_of_parties(table, row, parties_say() or ("row_pays" if give(row.group) else None), reading)
            )
        if sense is not None and sense.direction == "row_pays" and _is_from_issuer(sense, issuer_kind):
            sense = Sense("row_receives", None, sense.caption, False)
        elif (
            sense is not None and sense.direction == "row_pays" and issuer_pays_fees(table, sense, reading, issuer_kind)
        ):
            sense = replace(sense, direction="row_receives")
        if sense is not None and sense.direction == "row_owns" and sense.other is None and issuer_kind in _UNOWNED:
            sense = replace(sense, direction="row_is_owned")
        if sense is not None and tells_no_direction(sense) and give(row.group):
            sense = replace(sense, direction="row_pays")
        if sense is None and (said := label_sense(table, row)) is not None:
            yield from label_row(reading, table, row, *said, money)
        elif sense is not None:
            yield from caption_row(reading, table, row, sense, money, project)


def _is_from_issuer(sense: Sense, issuer_kind: str | None) -> bool:
    """Whether a caption says that a kommun or region pays whose document it is: "Årliga bidrag från kommunen"."""
    return issuer_kind in ("kommun", "region") and says(f"from_the_{issuer_kind}", sense.caption)


def _reporting(reports: list[End], table: Table) -> End | None:
    """The board whose report a table stands in: the last one named above it as such."""
    above = [one for one in reports if table.rows and one.block.number < table.rows[0].block]
    return above[-1] if above else None


def _is_party(reading: Reading, table: Table, at: int, end: int) -> bool:
    """Whether a row that adds up those down to ``end`` names who gets the sum, and no row of its own stands there."""
    row = table.rows[at]
    again = any(below.label.casefold() == row.label.casefold() for below in table.rows[at + 1 : end + 1])
    named = any(one.label == "ORG" and one.kind != "övrigt" for one in reading.rows.get(row.block, ()))
    return named and not again


def _holds_nothing(table: Table) -> bool:
    """Whether the head says that the rows are no parties ("Kostnadsslag", "Indikator"), or what something costs."""
    roles = {column.role for column in table.names}
    costs = any("kostnad" in column.text.casefold() for column in table.columns)
    return roles == {"nothing"} or (costs and roles <= {"nothing", "action", "purpose"} and bool(roles))


def _shares(table: Table) -> bool:
    return any(column.role == "share" for column in table.columns) or any(
        "%" in cell.text for row in table.rows for cell in row.cells
    )
