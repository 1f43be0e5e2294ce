"""Rows of a name and figures: what their captions, or their own names, say that the figures are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nysta.extract.graph_file import Modality
from nysta.extract.language.mention import Mention
from nysta.extract.language.names.name_rules import kind_by_form
from nysta.extract.language.reading import Reading
from nysta.extract.relations.parties import Party, is_name, mentions_in, parties, unknown
from nysta.extract.relations.rows.bodies import body_above, subject_of_caption
from nysta.extract.relations.rows.captioned import context_of, table_basis, year_above, year_in_row
from nysta.extract.relations.rows.circumstances import giver_to, modality_of, subject
from nysta.extract.relations.rows.receivers import (
    agreed_subject,
    group_of_payers,
    payer_of_section,
    project_over,
    receiver_around,
)
from nysta.extract.relations.rows.row_money import TableMoney, amounts_of, bare_share_of, share_of
from nysta.extract.relations.rows.row_party import FEWEST_BOARDS, RowParty, among_boards, party_of
from nysta.extract.relations.rows.table_sense import Direction, Sense, captions, table_cues
from nysta.extract.relations.statement import End, Statement
from nysta.extract.structure import Column, Row, Table
from nysta.extract.structure.grid import is_sum

# How sure it is what a row's own name says.
LIKELY_LABEL = 0.8
# How sure it is what an arrow says, and how one is written.
ARROW = 0.82
_PERCENT = re.compile(r"\(\s?\d{1,3}(?:,\d+)?\s?(?:%|procent)\s?\)")
_ARROW = re.compile(r"\s(?:>|→|[-–=]+>)\s")


def caption_row(
    reading: Reading, table: Table, row: Row, sense: Sense, money: TableMoney, project: End | None
) -> Iterator[Statement]:
    """What a row of a name and figures states by the sense of its captions; ``project`` is the document's own."""
    party = party_of(reading, table, row, sense)
    if party is None:
        return
    block = reading.layout.blocks[row.block]
    context = context_of(table, sense.caption)
    if sense.direction in ("row_is_owned", "row_owns"):
        yield from _ownership(table, row, sense, party, sense.other or End(block, "issuer"), context)
        if sense.direction == "row_is_owned":
            yield from paid_beside(table, row, party, sense.other or End(block, "issuer"), money, context)
        return
    pays = sense.direction == "row_pays"
    member = not pays and table_cues()["issuer_is_member"].search(sense.caption) is not None
    if member:
        other = End(block, "issuer")
    elif pays:
        other = (
            party.purpose
            or sense.other
            or subject_of_caption(reading, row.block, sense.caption)
            or receiver(reading, table, row, sense, project, money.board)
        )
    else:
        # among boards one without figures is a row, and not who pays those below it
        empty = row.group if among_boards(table) and kind_by_form(row.group or "") == "nämnd" else None
        texts = (text for text in captions(table, row) if text != empty)
        other = (
            sense.other
            or subject_of_caption(reading, row.block, sense.caption)
            or payer_of_section(reading, block)
            or giver_to(reading, block, party.end, texts)
        )
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
        year = column.year or year_in_row(table, row) or year_above(table, row, money.year)
        plan = column.basis or basis
        asked = year is not None and year == money.proposed and plan == "budget"
        asked = asked or (len(table.columns) > 1 and table_cues()["proposed_column"].search(column.text) is not None)
        settled = base.modality == "proposed" and not _is_put_forward(table, column)
        said: Modality = "proposed" if asked else "asserted" if settled else base.modality
        yield replace(base, amount=amount, year=year, basis=plan, modality=said)
    mention = party.end.mention
    if not pays and not member and found and source.mention == "issuer" and _is_own_body(table, mention):
        yield replace(base, type="PART_OF", source=party.end, target=source, rule="table/board-of", purpose=None)
    if member:
        yield replace(base, type="MEMBER_OF", rule="table/issuer-is-member", purpose=None)
    if not pays and not member and found and table_cues()["for_membership"].search(row.label):
        yield replace(base, type="MEMBER_OF", source=End(block, "issuer"), rule="table/pays-as-member", purpose=None)
    own = sense.other is None or re.search("medlem", sense.caption, re.IGNORECASE) is not None  # not a unit's fee
    if found and sense.members and own and pays and isinstance(mention, Mention) and mention.kind == "kommun":
        told: Modality = "asserted" if base.modality == "proposed" else base.modality  # members pay what is proposed
        whole = agreed_subject(reading, block) or End(block, "issuer")
        yield replace(base, type="MEMBER_OF", target=whole, rule="heading/members-pay", purpose=None, modality=told)


def _is_put_forward(table: Table, column: Column) -> bool:
    """Whether a column of a table that proposes holds what is proposed: one whose head says so, else the last year."""
    cue = table_cues()["proposed_column"]
    if any(cue.search(one.text) is not None for one in table.columns):
        return cue.search(column.text) is not None
    years = [one.year for one in table.columns if one.year is not None]
    return column.basis != "outcome" and (column.year is None or column.year == max(years))


def arrow_row(reading: Reading, table: Table, row: Row, money: TableMoney) -> Iterator[Statement] | None:
    """What a row says whose own name is an arrow from who pays to who is paid, "Orsa kommun → Bryggan"; None for
    another."""
    arrow = _ARROW.search(row.label)
    if arrow is None:
        return None
    block = reading.layout.blocks[row.block]
    at = max(0, block.text.find(row.label))
    ends = [*parties(reading, block, at, at + arrow.start(), "payer")[:1]]
    ends += parties(reading, block, at + arrow.end(), at + len(row.label), "recipient")[:1]
    return _along(table, row, ends, money) if len(ends) == 2 else None


def _along(table: Table, row: Row, ends: Sequence[Party], money: TableMoney) -> Iterator[Statement]:
    source, target = ends
    sure = ARROW if source.known and target.known else ARROW - 0.1
    span = (row.start, row.end, "table/arrow", sure)
    base = Statement("FUNDS", source.end, target.end, *span, context=context_of(table, row.group))
    basis = table_basis(table, row, money.basis)
    for column, amount in amounts_of(table, row, money.factor, money.largest):
        year = column.year or year_above(table, row, money.year)
        yield replace(base, amount=amount, year=year, basis=column.basis or basis)


def _is_own_body(table: Table, mention: object) -> bool:
    """Whether the one paid in a row is a board of the payer: a board, or what stands among boards in their table."""
    if not isinstance(mention, Mention):
        return False
    rows = [row for row in table.rows if row.cells and not is_sum(row.label)]
    boards = sum(kind_by_form(row.label) == "nämnd" for row in rows)
    among = boards >= FEWEST_BOARDS and boards >= len(rows) / 3 and mention.entry is None
    return mention.kind == "nämnd" or (among and mention.kind in ("övrigt", "enhet"))


def label_row(
    reading: Reading, table: Table, row: Row, direction: Direction, at: int, money: TableMoney
) -> Iterator[Statement]:
    """What a row says whose own name tells who pays whom: "Mottaget koncernbidrag från Elnät AB", with the party's name
    from ``at`` on."""
    block = reading.layout.blocks[row.block]
    after = block.text.find(row.label) + at
    party = next((one for one in mentions_in(reading, block, max(0, after)) if one.start <= after + 1), None)
    pays = direction == "row_pays"
    rest = row.label[at:].strip()
    if (
        party is None
        and not pays
        and table_cues()["civil_names"].search(rest) is not None
        and is_name(rest, "recipient")
    ):
        party = unknown(rest, max(0, block.text.find(rest)), "recipient")
    if party is None or party.label not in (("ORG", "PRG") if pays else ("ORG",)):
        return
    issuer, other = _of_the_group(reading, row, party) if pays else None, End(block, party)
    issuer = issuer or End(block, "issuer")
    source, target = (other, issuer) if pays else (issuer, other)
    context = context_of(table, row.group)
    base = Statement("FUNDS", source, target, row.start, row.end, "table/label", LIKELY_LABEL, context=context)
    cells = tuple(replace(cell, text=cell.text.lstrip("-–−")) for cell in row.cells)  # what is paid stands below zero
    basis = table_basis(table, row, money.basis)
    for column, amount in amounts_of(table, replace(row, cells=cells), money.factor, money.largest):
        yield replace(
            base, amount=amount, year=column.year or year_above(table, row, money.year), basis=column.basis or basis
        )


def _of_the_group(reading: Reading, row: Row, payer: Mention) -> End | None:
    """The company of a group that has what a row of the group's income tells, after a comma: "Bidrag från Region Skåne,
    Färjan AB"; None where the issuer has it."""
    block = reading.layout.blocks[row.block]
    for one in mentions_in(reading, block, payer.end):
        between = block.text[payer.end : one.start]
        if one.label == "ORG" and one.kind == "bolag" and re.fullmatch(r",\s(?:[\w-]+\s){0,3}", between) is not None:
            return End(block, one)
    return None


def receiver(reading: Reading, table: Table, row: Row, sense: Sense, project: End | None, board: End | None) -> End:
    """Whom the rows pay where the caption names nobody: the project that is financed, the board that reports, else the
    issuer."""
    block = reading.layout.blocks[row.block]
    if (group := project_over(reading, table, row) or group_of_payers(reading, table, row)) is not None:
        return group
    around = receiver_around(reading, row)
    if around is None and (sense.members or table_cues()["to_the_issuer"].search(sense.caption)):
        return End(block, "issuer")
    if table_cues()["note"].match(sense.caption) is not None:
        return End(block, "issuer")  # in the accounts it has what they tell, whatever projects stand above
    if around is None and project is None and table_cues()["to_the_speaker"].search(sense.caption):
        return End(block, "issuer")  # "Bidrag till verksamheten", whatever the section above speaks of
    if (around := around or _to_the_board(reading, row, sense)) is not None:
        return around
    financed = table_cues()["financed"].search(sense.caption) is not None
    return subject(reading, block, captions(table, row), project, near=financed) or board or End(block, "issuer")


def _to_the_board(reading: Reading, row: Row, sense: Sense) -> End | None:
    """The board that "Parternas bidrag till nämnden" means: the nearest one above that is called so."""
    return body_above(reading, row.block) if table_cues()["to_the_board"].search(sense.caption) is not None else None


def paid_beside(
    table: Table, row: Row, party: RowParty, owner: End, money: TableMoney, context: str | None
) -> Iterator[Statement]:
    """What an owner gives a company of its own, in a column beside its share of it: "Andel, % | Bidrag 2025, tkr"."""
    for column, amount in amounts_of(table, row, money.factor, money.largest):
        if table_cues()["to_the_owned"].match(column.text) is not None:
            year, basis = column.year or year_above(table, row, money.year), column.basis or money.basis
            span = (row.start, row.end, "table/contribution", party.confidence)
            yield Statement("FUNDS", owner, party.end, *span, amount=amount, year=year, basis=basis, context=context)


def _ownership(
    table: Table, row: Row, sense: Sense, party: RowParty, other: End, context: str | None
) -> Iterator[Statement]:
    share = share_of(table, row) or bare_share_of(table, row)
    if share is None and _PERCENT.search(row.label) is None:  # told_shares.py takes it from there
        return
    mention = party.end.mention
    owners = isinstance(mention, Mention) and mention.kind in ("kommun", "region")  # nobody owns these
    owned = sense.direction == "row_is_owned" and not owners
    source, target = (other, party.end) if owned else (party.end, other)
    yield Statement(
        "OWNS", source, target, row.start, row.end, "table/ownership", party.confidence, share=share, context=context
    )
