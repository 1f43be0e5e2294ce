"""Cells that hold more than names: names with their amounts ("Tillväxtverket 1 150"), or a second role in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nysta.extract.language.amounts import Unit, parse_amount
from nysta.extract.language.money import Money
from nysta.extract.language.reading import Reading
from nysta.extract.relations.parties import Party, parties, place
from nysta.extract.structure import Block, Column, Row, Table
from nysta.extract.structure.heads import native_column

# Roles in whose cells amounts stand beside names.
PAYING = frozenset({"payer", "cofunder"})

_FIGURE = re.compile(r"(?<![\w,.])\d{1,3}(?:[ \u00a0]\d{3})*(?:,\d+)?(?![\w%])")
_BRACKETED = re.compile(r"\s*\(([^()]+)\)\W*$")


def priced_parties(
    reading: Reading, block: Block, start: int, end: int, role: str, factor: int | None
) -> list[Party] | None:
    """The parties of ``block.text[start:end]`` with the amounts beside them; None where no bare figures stand there.

    ``factor`` turns a figure into kronor. All amounts stand after their names, or all before them.
    """
    text = block.text[start:end]
    figures = list(_FIGURE.finditer(text))
    if not figures or factor is None or re.search(r"\b(?:m|t|k)?kr\b|kronor|%", text):
        return None
    ahead = not text[: figures[0].start()].strip(" (")
    found = []
    for at, figure in enumerate(figures):
        if ahead:
            a, b = figure.end(), figures[at + 1].start() if at + 1 < len(figures) else len(text)
        else:
            a, b = figures[at - 1].end() if at else 0, figure.start()
        lead = re.match(r"[\s,;:()]*", text[a:b]).end()  # type: ignore[union-attr]
        named = parties(reading, block, start + a + lead, start + b, role) if a + lead < b else []
        kronor = parse_amount(figure[0], Unit("", factor))
        if len(named) != 1 or not kronor:
            return None
        money = Money(start + figure.start(), start + figure.end(), kronor, None, None, None, False, figure[0], "")
        found.append(replace(named[0], money=money))
    return found


def bracketed_parties(reading: Reading, table: Table, row: Row) -> Iterator[tuple[Column, list[Party]]]:
    """The parties in brackets below heads such as "Projekt (projektägare)", with columns of their own role."""
    for column, cell in zip(table.names, row.texts, strict=True):
        head = _BRACKETED.search(column.text)
        role = native_column(head[1].strip().capitalize()).role if head is not None else None
        found = place(reading, cell.start, cell.end, row.block) if role is not None and cell.text else None
        if role is None or found is None:
            continue
        block, start, end = found
        inside = _BRACKETED.search(block.text[start:end])
        if inside is not None:
            named = parties(reading, block, start + inside.start(1), start + inside.end(1), role)
            yield replace(column, role=role), named
