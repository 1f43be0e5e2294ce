"""Statements of tables: a row's party, its figures, and what the captions say they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nysta.extract.graph_file import Basis
from nysta.extract.language.amounts import Unit, find_unit, parse_amount
from nysta.extract.language.mentions import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.relations.cell_fit import Fit
from nysta.extract.relations.circumstances import giver, giver_to, modality_of, subject
from nysta.extract.relations.fields import is_field_table
from nysta.extract.relations.matrices import mark_statements, matrix_statements, read_matrix
from nysta.extract.relations.parties import Party, mentions_in
from nysta.extract.relations.programmes import financed, programme_of
from nysta.extract.relations.records import Flow, Record, record_statements
from nysta.extract.relations.role_tables import ROLES, listed_members, role_statements
from nysta.extract.relations.row_cells import words_of
from nysta.extract.relations.row_money import (
    CERTAINLY_KRONOR,
    amounts_of,
    columns_of,
    is_money_column,
    is_whole_budget,
    largest_figure,
)
from nysta.extract.relations.row_party import RowParty, party_of, record_parties
from nysta.extract.relations.shared_cells import PAYING
from nysta.extract.relations.statement import Amount, End, Statement
from nysta.extract.relations.subtotals import subtotals
from nysta.extract.relations.table_sense import Sense, captions, label_sense, sense_of, table_basis, table_cues
from nysta.extract.structure import Column, Row, Table
from nysta.extract.structure.grid import is_sum
from nysta.extract.structure.headwords import year_of

# The longest line below a table that can be its unit, in characters.
LONGEST_UNIT_LINE = 40
# How sure it is what a row's own name says.
LIKELY_LABEL = 0.8
# How far below a table its notes stand, in blocks.
BELOW = 4
# Roles of columns of words that make a row a record by themselves.
TELLING = ROLES | {"payer", "recipient", "project", "lead", "partner", "owner", "company", "cofunder", "network"}


# A line that says nothing but a unit: "(tkr)", "Alla belopp anges i mnkr".
_UNIT_ALONE = re.compile(
    r"\W*(?:(?:alla|samtliga)\s+)?(?:belopp\w*\s+)?(?:\w+\s+)?(?:i\s+)?[^\W\d_]+(?:\s+kronor)?\W*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Money:
    """What is known of the money of all rows of a table; ``largest`` is its largest figure as it stands."""

    factor: int | None
    basis: Basis | None
    largest: int


def table_statements(reading: Reading, document_basis: Basis | None, project: End | None) -> Iterator[Statement]:
    """All statements of all tables, in reading order; ``project`` is the one that the document is about."""
    factor: int | None = None
    told_by = 0  # the largest figure of the table that stated the unit
    stated = _factor_of_document(reading)
    fit = Fit(reading)
    yield from mark_statements(fit)
    for table in reading.layout.tables:
        own = table.factor or _factor_above(table) or _factor_below(reading, table)
        largest = largest_figure(table)
        if own is not None:
            factor, told_by = own, largest
        carried = None if factor != 1 and largest >= CERTAINLY_KRONOR * 10 > told_by else factor
        money = _Money(own or carried or stated, document_basis, largest)
        if is_field_table(table) or _holds_nothing(table):
            continue
        if (matrix := read_matrix(fit, table)) is not None:
            yield from matrix_statements(fit, table, matrix, money.factor, document_basis)
            continue
        roles = {column.role for column in table.names if column.role in TELLING}
        told = bool(roles) and (len(table.names) > 1 or bool(roles - {"company", "owner"}) or _shares(table))
        groups = subtotals(table)
        for at, row in enumerate(table.rows):
            if is_sum(row.label) or not row.label or (at in groups and not _names_party(reading, row)):
                continue
            if told:
                yield from role_statements(fit, table, row, project)
                yield from _record_row(fit, table, row, money, project)
                continue
            yield from listed_members(fit, table, row)
            sense = sense_of(table, row, reading)
            if sense is None and (said := label_sense(row)) is not None:
                yield from _label_row(reading, table, row, said, money)
            elif sense is not None:
                yield from _sense_row(reading, table, row, sense, money, project)


def _proposing(table: Table) -> Iterator[str]:
    """The heads of a table that say that its amounts are only proposed ("Förslag (kr)")."""
    money = [one.text for one in table.columns if is_money_column(one)]
    if money and all(text.casefold().startswith("förslag") for text in money):
        yield "förslag till beslut"


def _is_over(reading: Reading, table: Table, row: Row) -> bool:
    """Whether the group of a row, a cell on how it stands, or its note says that what it tells has ended."""
    states = any(one.role == "nothing" for one in table.names)
    if "*" in row.label and _noted(reading, table):
        return True
    return any(table_cues()["over"].search(text) for text in (row.group, row.label if states else None) if text)


def _noted(reading: Reading, table: Table) -> bool:
    """Whether a note with a star below a table says that something is over."""
    text, last = reading.layout.source.text, table.rows[-1].block
    return any(
        "*" in text[max(0, one.offsets[0] - 3) : one.offsets[0] + 1] and table_cues()["note_over"].search(one.text)
        for one in reading.layout.blocks[last + 1 : last + 1 + BELOW]
    )


def _names_party(reading: Reading, row: Row) -> bool:
    return any(one.label == "ORG" and one.kind != "övrigt" for one in reading.rows.get(row.block, ()))


def _holds_nothing(table: Table) -> bool:
    """Whether the head says that the rows are no parties ("Kostnadsslag", "Indikator")."""
    return bool(table.names) and all(column.role == "nothing" for column in table.names)


def _shares(table: Table) -> bool:
    return any(column.role == "share" for column in table.columns) or any(
        "%" in cell.text for row in table.rows for cell in row.cells
    )


def _factor_above(table: Table) -> int | None:
    for text in (table.title, *table.head, *reversed(table.section.headings)):
        if text and (unit := find_unit(text)):
            return unit.factor
    return None


def _factor_below(reading: Reading, table: Table) -> int | None:
    """The unit that a line right below a table states alone: "(tkr)"."""
    after = table.rows[-1].block + 1
    text = reading.layout.blocks[after].text if after < len(reading.layout.blocks) else ""
    unit = find_unit(text) if len(text) <= LONGEST_UNIT_LINE and _UNIT_ALONE.fullmatch(text) else None
    return unit.factor if unit is not None else None


def _factor_of_document(reading: Reading) -> int | None:
    """The unit that a sentence states for all amounts ("Belopp anges i tkr om inget annat sägs")."""
    for block in reading.layout.blocks:
        if table_cues()["all_amounts"].search(block.text) and (unit := find_unit(block.text)):
            return unit.factor
    return None


def _context(table: Table, more: str | None) -> str | None:
    return " · ".join(dict.fromkeys(text for text in (table.title, *table.head, more) if text)) or None


def _record_row(fit: Fit, table: Table, row: Row, money: _Money, project: End | None) -> Iterator[Statement]:
    reading = fit.reading
    if any(table_cues()["nothing"].search(text) for text in (table.title, row.group) if text):
        return
    roles = record_parties(fit, table, row, money.factor)
    block = reading.layout.blocks[row.block]
    over = _is_over(reading, table, row)
    record = Record(
        "table",
        row.start,
        row.end,
        _context(table, row.group),
        parties=roles,
        modality="ended" if over else modality_of((table.title, row.group, *_proposing(table))),
        year=_year(table, row),
        share=_share(table, row),
        issuer=End(block, "issuer"),
    )
    sense = sense_of(table, row, reading)
    other = sense.other if sense is not None else None
    if sense is not None and sense.direction == "row_receives" and _parties_beside_projects(table, roles):
        roles["recipient"] = roles.pop("payer")  # "Kommun | Projekt | Bidrag": who is paid for what
    if sense is not None and sense.direction in ("row_is_owned", "row_owns"):
        record.issuer = other or record.issuer
    if "recipient" in roles or ("project" in roles and not any(one.role == "action" for one in table.names)):
        record.giver = other if sense is not None and sense.direction == "row_receives" else None
        record.giver = record.giver or giver(reading, block, captions(table, row))
    if "payer" in roles and "recipient" not in roles and "project" not in roles:
        if (effort := subject(reading, block, captions(table, row), project)) is not None and other is None:
            record.parties = {**roles, "project": [Party(effort, True)]}
        record.receiver = (other if sense is not None and sense.direction == "row_pays" else None) or End(
            block, "issuer"
        )
    if "project" in roles and not roles.get("programme") and (within := programme_of(reading, table)) is not None:
        record.parties = {**record.parties, "programme": [Party(within, True)]}
        if "payer" not in roles and table.columns:
            yield from financed(record, within)
            record.giver = None
    basis = table_basis(table, row, money.basis)
    whole = "project" in roles and "payer" in roles  # "Budget" is then the project's, not what one payer gives
    followed = _followed(table)
    own: list[Flow] = []
    for column, amount in amounts_of(table, row, money.factor, money.largest):
        if whole and is_whole_budget(column):
            continue
        flow = Flow(amount, column.year, column.basis or (None if column.role == "amount" else basis))
        beside = followed.get(column)
        if table_cues()["own_money"].search(column.text) and roles.get("recipient") and roles.get("project"):
            own.append(flow)
        elif beside is not None:
            record.beside.setdefault(beside, []).append(flow)
        elif not (followed and _of_the_union(column)):
            record.flows.append(flow)
    record.flows = record.flows or list(_decided(fit, table, row, money.factor))
    expected = [one for one in table.columns if is_money_column(one) and not (whole and is_whole_budget(one))]
    if "payer" in roles and not record.flows and expected:
        return
    yield from record_statements(record)
    if own:
        parties = {"payer": record.parties["recipient"], "project": record.parties["project"]}
        yield from record_statements(replace(record, parties=parties, flows=own, giver=None, beside={}))


def _parties_beside_projects(table: Table, roles: dict[str, list[Party]]) -> bool:
    heads = {one.role for one in table.names}
    return "party" in heads and "payer" not in heads and bool(roles.get("payer")) and "project" in heads


def _followed(table: Table) -> dict[Column, str]:
    """The columns of figures right after one of payers, where others stand elsewhere: whose amounts they are."""
    found: dict[Column, str] = {}
    names, figures, last = iter(table.names), iter(table.columns), None
    for kind in table.order:
        column = next(names if kind == "n" else figures, None)
        if column is None:
            return {}
        if kind == "n":
            last = column.role
        elif last in PAYING and is_money_column(column):
            found[column] = last
    several = any(one.role == "cofunder" for one in table.names)
    return found if several else {}


def _of_the_union(column: Column) -> bool:
    """Whether the European Union pays what a column holds ("EU-stöd")."""
    return column.text.casefold().startswith("eu-")


def _decided(fit: Fit, table: Table, row: Row, factor: int | None) -> Iterator[Flow]:
    """The amount beside the decision in one cell: "Bifall 180"."""
    for column, text in words_of(fit, table, row):
        found = table_cues()["granted"].fullmatch(text) if column.role == "nothing" else None
        kronor = parse_amount(found["amount"], Unit("", factor or 1)) if found is not None else None
        if found is not None and kronor and (factor or kronor >= CERTAINLY_KRONOR):
            yield Flow(Amount(kronor, found["amount"]))


def _sense_row(
    reading: Reading, table: Table, row: Row, sense: Sense, money: _Money, project: End | None
) -> Iterator[Statement]:
    party = party_of(reading, table, row, sense)
    if party is None:
        return
    block = reading.layout.blocks[row.block]
    context = _context(table, sense.caption)
    if sense.direction in ("row_is_owned", "row_owns"):
        yield from _ownership(table, row, sense, party, sense.other or End(block, "issuer"), context)
        return
    pays = sense.direction == "row_pays"
    member = not pays and table_cues()["issuer_is_member"].search(sense.caption) is not None
    if member:
        other = End(block, "issuer")
    elif pays:
        other = party.purpose or sense.other or _receiver(reading, table, row, sense, project)
    else:
        other = sense.other or giver_to(reading, block, party.end, captions(table, row))
    source, target = (party.end, other) if pays else (other, party.end)
    basis = table_basis(table, row, money.basis)
    base = Statement(
        "FUNDS",
        source,
        target,
        row.start,
        row.end,
        "table/contribution",
        party.confidence,
        purpose=None if sense.other is not None else sense.caption,
        modality=modality_of((table.title, row.group)),
        context=context,
    )
    found = False
    for column, amount in amounts_of(table, row, money.factor, money.largest):
        found = True
        yield replace(base, amount=amount, year=column.year or _year(table, row), basis=column.basis or basis)
    mention = party.end.mention
    if member:
        yield replace(base, type="MEMBER_OF", rule="table/issuer-is-member", purpose=None)
    if found and sense.members and pays and isinstance(mention, Mention) and mention.kind == "kommun":
        yield replace(base, type="MEMBER_OF", target=End(block, "issuer"), rule="heading/members-pay", purpose=None)


def _label_row(reading: Reading, table: Table, row: Row, said: re.Match[str], money: _Money) -> Iterator[Statement]:
    """What a row says whose own name tells who pays whom: "Mottaget koncernbidrag från Elnät AB"."""
    block = reading.layout.blocks[row.block]
    after = block.text.find(row.label) + said.end()
    party = next((one for one in mentions_in(reading, block, max(0, after)) if one.start <= after + 1), None)
    if party is None or party.label != "ORG":
        return
    issuer, other = End(block, "issuer"), End(block, party)
    pays = said.re is table_cues()["label_pays"]
    source, target = (other, issuer) if pays else (issuer, other)
    context = _context(table, row.group)
    base = Statement("FUNDS", source, target, row.start, row.end, "table/label", LIKELY_LABEL, context=context)
    cells = tuple(replace(cell, text=cell.text.lstrip("-–−")) for cell in row.cells)  # what is paid stands below zero
    basis = table_basis(table, row, money.basis)
    for column, amount in amounts_of(table, replace(row, cells=cells), money.factor, money.largest):
        yield replace(base, amount=amount, year=column.year or _year(table, row), basis=column.basis or basis)


def _receiver(reading: Reading, table: Table, row: Row, sense: Sense, project: End | None) -> End:
    """Whom the rows pay where the caption names nobody: the project that is financed, else the issuer."""
    block = reading.layout.blocks[row.block]
    if sense.members or table_cues()["to_the_issuer"].search(sense.caption):
        return End(block, "issuer")
    financed = table_cues()["financed"].search(sense.caption) is not None
    return subject(reading, block, captions(table, row), project, near=financed) or End(block, "issuer")


def _year(table: Table, row: Row) -> int | None:
    for text in captions(table, row):
        if year := year_of(text):
            return year
    return None


def _share(table: Table, row: Row) -> float | None:
    for column, cell in zip(columns_of(table, row), row.cells, strict=False):
        if "%" in cell.text or column.role == "share":
            number = re.fullmatch(r"(\d{1,3}(?:,\d+)?)\s?(?:%|procent)?", cell.text.strip())
            if number and 0 < (share := float(number[1].replace(",", "."))) <= 100:
                return share
    return None


def _ownership(
    table: Table, row: Row, sense: Sense, party: RowParty, other: End, context: str | None
) -> Iterator[Statement]:
    share = _share(table, row)
    if share is None:
        return
    mention = party.end.mention
    owners = isinstance(mention, Mention) and mention.kind in ("kommun", "region")  # nobody owns these
    owned = sense.direction == "row_is_owned" and not owners
    source, target = (other, party.end) if owned else (party.end, other)
    yield Statement(
        "OWNS", source, target, row.start, row.end, "table/ownership", party.confidence, share=share, context=context
    )
