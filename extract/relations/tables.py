"""Statements of tables: a row's party, its figures, and what the captions say they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nysta.extract.graph_file import Basis
from nysta.extract.language.amounts import Unit, find_unit, parse_amount
from nysta.extract.language.mentions import Mention
from nysta.extract.language.name_rules import kind_by_form
from nysta.extract.language.reading import Reading
from nysta.extract.relations.statement import Amount, End, Statement
from nysta.extract.relations.table_sense import Sense, sense_of, table_basis, table_cues
from nysta.extract.structure import Cell, Column, Row, Table
from nysta.extract.structure.heads import words, year_of

CERTAIN, LIKELY, WEAK = 0.9, 0.72, 0.45


@dataclass(frozen=True, slots=True)
class _Party:
    """Who a row is about: its first organisation, and a second name that the money is for."""

    end: End
    purpose: End | None
    confidence: float


def table_statements(reading: Reading, document_basis: Basis | None) -> Iterator[Statement]:
    """All statements of all tables, in reading order."""
    factor: int | None = None
    for table in reading.layout.tables:
        factor = table.factor or _factor_above(table) or factor
        for row in table.rows:
            if _adds_up(row.label):
                continue
            sense = sense_of(table, row, reading)
            if sense is not None:
                yield from _row_statements(reading, table, row, sense, factor, document_basis)


def _factor_above(table: Table) -> int | None:
    for text in (table.title, *table.head, *reversed(table.section.headings)):
        if text and (unit := find_unit(text)):
            return unit.factor
    return None


def _adds_up(label: str) -> bool:
    sums = "|".join(map(re.escape, words()["sums"]))
    return re.match(rf"(?:{sums})(?!\w)", label, re.IGNORECASE) is not None


def _row_statements(
    reading: Reading, table: Table, row: Row, sense: Sense, factor: int | None, document_basis: Basis | None
) -> Iterator[Statement]:
    party = _party(reading, row, sense)
    if party is None:
        return
    block = reading.layout.blocks[row.block]
    other = sense.other or End(block, "issuer")
    context = " · ".join(dict.fromkeys(t for t in (table.title, *table.head, sense.caption) if t))
    if sense.direction in ("row_is_owned", "row_owns"):
        yield from _ownership(table, row, sense, party, other, context)
        return
    pays = sense.direction == "row_pays"
    if party.purpose is not None and pays:
        other = party.purpose
    source, target = (party.end, other) if pays else (other, party.end)
    purpose = None if sense.other is not None else sense.caption
    basis = table_basis(table, row, document_basis)
    base = Statement(
        "FUNDS",
        source,
        target,
        row.start,
        row.end,
        "table/contribution",
        party.confidence,
        purpose=purpose,
        context=context,
    )
    found = False
    for column, amount in _amounts(table, row, factor):
        found = True
        yield replace(base, amount=amount, year=column.year or _year(table, row), basis=column.basis or basis)
    if (
        found
        and sense.members
        and pays
        and isinstance(party.end.mention, Mention)
        and party.end.mention.kind == "kommun"
    ):
        yield replace(base, type="MEMBER_OF", target=End(block, "issuer"), rule="heading/members-pay", purpose=None)


def _party(reading: Reading, row: Row, sense: Sense) -> _Party | None:
    block = reading.layout.blocks[row.block]
    inside = [
        mention
        for number in range(row.block, row.block - 3, -1)
        if number >= 0 and reading.layout.blocks[number].offsets[0] >= row.start
        for mention in _mentions_in_label(reading, number, row)
    ]
    inside.sort(key=lambda one: one.start)
    organisations = [one for one in inside if one.label == "ORG" and one.kind != "parti"]
    others = [one for one in inside if one not in organisations[:1]]
    if sense.direction == "row_receives" and not organisations and others:
        organisations, others = others[:1], others[1:]
    if organisations:
        first = organisations[0]
        bare = re.sub(r"[\d*()\s.,:-]+$", "", row.label)
        whole = len(first.name) >= 0.8 * len(bare)
        lead = row.label.find(first.name) <= 2
        purpose = next((one for one in others if one.kind != "medel"), None)
        joint = len(organisations) > 1 and re.search(r"\b(?:och|samt)\b|/", row.label)
        if joint:
            return None
        return _Party(
            End(block, first),
            End(block, purpose) if purpose else None,
            CERTAIN if whole or (lead and purpose) else LIKELY if lead else WEAK,
        )
    if sense.direction == "row_receives" and (named := _unknown_party(row)) is not None:
        return _Party(End(block, named), None, 0.55)
    return None


def _mentions_in_label(reading: Reading, number: int, row: Row) -> Iterator[Mention]:
    block = reading.layout.blocks[number]
    figures = min((cell.start for cell in row.cells if cell.end > cell.start), default=row.end)
    found = list(reading.rows.get(number, ()))
    for sentence in reading.in_block(number):
        found += [one for one in sentence.mentions if one.origin != "anaphor"]
    for mention in found:
        start, _ = block.source_span(mention.start, mention.end)
        if row.start <= start < figures:
            yield mention


def _unknown_party(row: Row) -> Mention | None:
    """A recipient that no list knows: a label that looks like a name."""
    label = row.label.strip(" *:")
    if not re.match(r"[A-ZÅÄÖ]", label) or len(label) > 60 or len(label.split()) > 6:
        return None
    kind = kind_by_form(label)
    capitals = [word for word in label.split() if word[0].isupper()]
    if kind is None and len(capitals) < 2:
        return None
    return Mention(0, len(label), label, "ORG", kind or "övrigt", "rule")


def _amounts(table: Table, row: Row, factor: int | None) -> Iterator[tuple[Column, Amount]]:
    columns = table.columns if len(table.columns) in (len(row.cells), len(row.cells) - 1) else ()
    if not columns:
        columns = tuple(Column("") for _ in row.cells)
    for column, cell in zip(columns, row.cells, strict=False):
        if not _holds_money(column, cell):
            continue
        kronor = parse_amount(cell.text, Unit("", factor or 1))
        if kronor is not None and kronor > 0 and (factor or kronor >= 1000 or find_unit(cell.text)):
            yield column, Amount(kronor, cell.text)


def _holds_money(column: Column, cell: Cell) -> bool:
    head = column.text.strip()
    if "%" in cell.text or not re.search(r"\d", cell.text) or re.search(r"[A-ZÅÄÖ]{2}", cell.text):
        return False
    if head.casefold() in words()["other_columns"] or table_cues()["columns"]["share"].fullmatch(head):
        return False
    return not re.fullmatch(r"(?:19|20)\d\d", cell.text) or bool(column.year)


def _year(table: Table, row: Row) -> int | None:
    for text in (row.group, table.title, *table.head, *reversed(table.section.headings)):
        if text and (year := year_of(text)):
            return year
    return None


def _ownership(table: Table, row: Row, sense: Sense, party: _Party, other: End, context: str) -> Iterator[Statement]:
    for n, cell in enumerate(row.cells):
        head = table.columns[n].text if n < len(table.columns) else ""
        is_share = "%" in cell.text or table_cues()["columns"]["share"].fullmatch(head.strip())
        number = re.fullmatch(r"(\d{1,3}(?:,\d+)?)\s?(?:%|procent)?", cell.text.strip())
        if is_share and number and 0 < (share := float(number[1].replace(",", "."))) <= 100:
            source, target = (other, party.end) if sense.direction == "row_is_owned" else (party.end, other)
            yield Statement(
                "OWNS",
                source,
                target,
                row.start,
                row.end,
                "table/ownership",
                party.confidence,
                share=share,
                context=context,
            )
            return
