"""Rows with named columns: each a record of who leads, takes part, pays and receives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nysta.extract.language.amounts import Unit, parse_amount
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.relations.parties import Party
from nysta.extract.relations.records import Flow, Record, record_statements
from nysta.extract.relations.rows.bodies import subject_of_caption
from nysta.extract.relations.rows.caption_rows import paid_beside
from nysta.extract.relations.rows.captioned import context_of, table_basis, year_above, year_in_row
from nysta.extract.relations.rows.cell_fit import Fit
from nysta.extract.relations.rows.circumstances import giver, modality_of, subject
from nysta.extract.relations.rows.matrices import payer_in_head
from nysta.extract.relations.rows.programmes import financed, programme_of
from nysta.extract.relations.rows.receivers import payer_over, project_over, receiver_around
from nysta.extract.relations.rows.record_parties import record_parties
from nysta.extract.relations.rows.row_cells import words_of
from nysta.extract.relations.rows.row_money import (
    CERTAINLY_KRONOR,
    TableMoney,
    amounts_of,
    columns_of,
    is_money_column,
    is_whole_budget,
    share_of,
    shares_of,
)
from nysta.extract.relations.rows.row_party import RowParty
from nysta.extract.relations.rows.shared_cells import PAYING
from nysta.extract.relations.rows.table_sense import captions, sense_of, table_cues
from nysta.extract.relations.statement import Amount, End, Statement
from nysta.extract.structure import Column, Row, Table

# How far below a table its notes stand, in blocks.
BELOW = 4
# How sure it is that who pays a membership fee is a member.
MEMBER = 0.72
# How sure it is that an owner gives a company what a column of contributions holds.
OF_OWNER = 0.72
# How sure it is that what a project's document calls its parts are that.
SUBPROJECT = 0.78
# "m.fl.": there are more than those named.
_AND_MORE = re.compile(r"\bm\.?\s?fl\b", re.IGNORECASE)


def record_row(fit: Fit, table: Table, row: Row, money: TableMoney, project: End | None) -> Iterator[Statement]:
    """What a row whose columns of words are named states; ``project`` is the document's own."""
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
        context_of(table, row.group),
        parties=roles,
        modality="ended" if over else modality_of((table.title, row.group, *_proposing(table))),
        year=year_in_row(table, row) or year_above(table, row, money.year),
        share=share_of(table, row),
        shares=shares_of(table, row),
        others=_are_others(table),
        more=_AND_MORE.search(block.text) is not None,
        issuer=End(block, "issuer"),
    )
    if "company" in roles and _called(table, row, "member_instead") is not None:
        members = [Party(End(block, "issuer"), True), *roles.get("owner", ())]
        for one in members:
            target = roles["company"][0].end
            yield Statement("MEMBER_OF", one.end, target, row.start, row.end, "table/members", MEMBER)
        return
    of_payers = any(one.role == "payer" for one in table.names)
    if of_payers and "project" not in roles and (paying := payer_over(reading, table, row)) is not None:
        roles["payer"] = [Party(paying, True)]  # what stands in the row is what the money is for
    sense = sense_of(table, row, reading)
    other = sense.other if sense is not None else None
    if sense is not None and sense.direction == "row_receives" and _parties_beside_projects(table, roles):
        roles["recipient"] = roles.pop("payer")  # "Kommun | Projekt | Bidrag": who is paid for what
    if sense is not None and sense.direction in ("row_is_owned", "row_owns"):
        record.issuer = other or record.issuer
    if "company" in roles and (called := _called(table, row, "stands_behind")) is not None:
        roles["owner"] = [Party(record.issuer or End(block, "issuer"), True, label=called), *roles.get("owner", [])]
    if "recipient" in roles or ("project" in roles and not any(one.role == "action" for one in table.names)):
        record.giver = other if sense is not None and sense.direction == "row_receives" else None
        payer = payer_in_head(fit, table)
        record.giver = payer.end if payer is not None else record.giver
        body = subject_of_caption(reading, row.block, sense.caption) if sense is not None else None
        record.giver = record.giver or body or giver(reading, block, captions(table, row))
    if "payer" in roles and "recipient" not in roles and "project" not in roles:
        of_members = sense is not None and sense.members
        around = receiver_around(reading, row) if other is None and not of_members else None
        effort = project_over(reading, table, row)
        if effort is None and around is None and not of_members:
            effort = subject(reading, block, captions(table, row), project)
        if effort is not None and other is None:
            record.parties = {**roles, "project": [Party(effort, True)]}
        told = (other if sense is not None and sense.direction == "row_pays" else None) or around
        record.receiver = told or money.board or End(block, "issuer")
    if "project" in roles and not roles.get("programme") and (within := programme_of(reading, table)) is not None:
        record.parties = {**record.parties, "programme": [Party(within, True)]}
        mention = within.mention
        if "payer" not in roles and table.columns and isinstance(mention, Mention) and mention.label == "PRG":
            yield from financed(record, within)
            record.giver = None
    if project is not None and any(one.text.casefold() == "delprojekt" for one in table.names):
        for party in roles.get("project", ()):
            span = (row.start, row.end, "table/subproject", SUBPROJECT)
            yield Statement("PART_OF", party.end, project, *span, context=record.context)
    if "company" in roles and "owner" not in roles and record.issuer is not None:
        owned = RowParty(roles["company"][0].end, None, OF_OWNER)
        yield from paid_beside(table, row, owned, record.issuer, money, record.context)
    whole = "project" in roles and "payer" in roles  # "Budget" is then the project's, not what one payer gives
    own = _add_flows(record, table, row, money, whole)
    record.flows = record.flows or list(_decided(fit, table, row, money.factor))
    expected = [one for one in table.columns if is_money_column(one) and not (whole and is_whole_budget(one))]
    if "payer" in roles and not record.flows and expected:
        return
    for said in record_statements(record):
        of_board = said.type == "FUNDS" and money.board is not None and record.receiver is money.board
        yield replace(said, rule="table/payer-of-board") if of_board else said
    if record.flows and table_cues()["for_membership"].search(fit.reading.layout.blocks[row.block].text):
        for party in roles.get("recipient", ()):
            yield Statement(
                "MEMBER_OF", End(block, "issuer"), party.end, row.start, row.end, "table/pays-as-member", MEMBER
            )
    if own:
        parties = {"payer": record.parties["recipient"], "project": record.parties["project"]}
        yield from record_statements(replace(record, parties=parties, flows=own, giver=None, beside={}))


def _called(table: Table, row: Row, cue: str) -> str | None:
    """What the column of the issuer's share calls it instead of a share: "stiftare", "medlem"."""
    for column, cell in zip(columns_of(table, row), row.cells, strict=False):
        if column.role == "share" and table_cues()[cue].fullmatch(cell.text):
            return cell.text
    return None


def _add_flows(record: Record, table: Table, row: Row, money: TableMoney, whole: bool) -> list[Flow]:
    """Give ``record`` the amounts of its row; gives those that the row's own party pays for its project."""
    basis = table_basis(table, row, money.basis)
    followed = _followed(table)
    paid_for = bool(record.ends("recipient") and record.ends("project"))
    own: list[Flow] = []
    for column, amount in amounts_of(table, row, money.factor, money.largest):
        if whole and is_whole_budget(column):
            continue
        flow = Flow(amount, column.year, column.basis or (None if column.role == "amount" else basis))
        if record.ends("recipient") and table_cues()["own_money"].search(column.text):
            own += [flow] if paid_for else []
        elif column in followed:
            record.beside.setdefault(followed[column], []).append(flow)
        elif not (followed and _of_the_union(column)):
            record.flows.append(flow)
    return own


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


def _are_others(table: Table) -> bool:
    """Whether the owners of a table are those besides the issuer, and the shares its own ("Andel | Övriga ägare")."""
    cues = table_cues()
    heads = [one.text for one in table.names if one.role == "owner"]
    return any(cues["other_owners"].match(text) for text in heads) and not any(
        cues["others_share"].search(one.text) for one in table.columns
    )


def _proposing(table: Table) -> Iterator[str]:
    """The heads of a table that say that its amounts are only proposed ("Förslag (kr)")."""
    money = [one.text for one in table.columns if is_money_column(one)]
    if money and all(text.casefold().startswith("förslag") for text in money):
        yield "förslag till beslut"


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
