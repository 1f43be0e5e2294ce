"""Tables with parties in both directions: payers, companies or networks as heads, a party or project a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from nysta.extract.graph_file import Basis
from nysta.extract.language.amounts import Unit, parse_amount
from nysta.extract.language.mention import Mention
from nysta.extract.language.values import split_amounts
from nysta.extract.relations.parties import Party
from nysta.extract.relations.rows.captioned import table_basis
from nysta.extract.relations.rows.cell_fit import Fit
from nysta.extract.relations.rows.circumstances import modality_of
from nysta.extract.relations.rows.cuts import cut
from nysta.extract.relations.rows.issuer_heads import issuer_in_head
from nysta.extract.relations.rows.row_cells import parties_in
from nysta.extract.relations.rows.table_sense import captions, said_above, sense_of, table_cues
from nysta.extract.relations.statement import Amount, End, Statement
from nysta.extract.structure import Block, Cell, Column, Row, Table
from nysta.extract.structure.grid import is_sum
from nysta.extract.structure.heads import native_column, read_head
from nysta.extract.structure.headwords import year_of
from nysta.extract.structure.marks import split_marks

SURE = 0.8
# How well the heads of the columns must fit as names of parties, on average and each.
CONVINCING, LEAST = {"party": 1.7, "network": 0.6}, 0.3
# The share of rows that must have as many figures as the head has parties.
FIT = 0.7
# How far above the first row its head stands, and how far below the last one its notes, in blocks.
ABOVE, BELOW = 4, 3

# What stands beside a name in the head of a column: years, units, budget or outcome.
_NO_NAME = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:[tkm]kr|mnkr|kr|kronor|budget|utfall|bokslut)\b|\([^()]*\)", re.IGNORECASE
)


_MARK = re.compile(r"[ \u00a0]?(?:(?P<mark>[¹²³⁴⁵⁶⁷⁸⁹]|\*+)(?!\w)|\((?P<name>[A-ZÅÄÖ][^()\d]*)\))")
_NOTE = re.compile(r"(?P<mark>[¹²³⁴⁵⁶⁷⁸⁹]|\*+)\)?\s*(?P<name>[^¹²³⁴⁵⁶⁷⁸⁹*]+)")

# Kinds that give grants.
_GIVERS = frozenset({"kommun", "region", "myndighet", "departement", "fond", "eu"})


@dataclass(frozen=True, slots=True)
class Matrix:
    """The column of the rows' names, None where the head leaves it open; the parties of the others, and their years."""

    first: str | None
    columns: tuple[Party | None, ...]
    years: tuple[int | None, ...] = ()
    paying: bool = False  # the heads say so: "Stöd från Energimyndigheten"
    own: frozenset[int] = frozenset()  # the columns of what the rows' parties add themselves


def read_matrix(fit: Fit, table: Table, issuer_kind: str | None = None) -> Matrix | None:
    """The parties that the unread head of a table names over its figures, None where it names none."""
    if (told := _told_head(fit, table, issuer_kind)) is not None:
        return told
    own = any(read_head(text) is not None for text in table.head)  # else the columns are those of a table above
    number = table.rows[0].block - 1 if table.rows else -1
    if number < 0 or table.names or (table.columns and own):
        return None
    head = fit.reading.layout.blocks[number]
    if table.title != head.text:
        return None
    for count in sorted({len(row.cells) for row in table.rows}, reverse=True):
        fits = sum(_cells(row, count)[1] is not None for row in table.rows)
        if count >= 2 and fits >= FIT * len(table.rows):
            found = _head(fit, head, table.rows[0], count, "party")
            if found is not None:
                return found
    return None


def _told_head(fit: Fit, table: Table, issuer_kind: str | None) -> Matrix | None:
    """The parties over the figures of a table whose cells are told apart, each with the year of its column."""
    if not table.native or len(table.names) != 1 or len(table.columns) < 2 or not table.rows:
        return None
    found: list[Party | None] = []
    paying = False
    for column in table.columns:
        bare = bare_head(column)
        told = table_cues()["head_from"].match(bare)
        bare = bare[told.end() :] if told is not None else bare
        known = fit.known(bare)
        named = known is not None and known.label in ("ORG", "PRG") and (column.role is None or told is not None)
        paying = paying or (named and told is not None)
        role = "programme" if known is not None and known.label == "PRG" else "party"
        known_party = party_in_head(fit, table, column, bare, role) if named else None
        found.append(known_party or issuer_in_head(fit, table, bare, issuer_kind))
    least = 1 if paying else 2
    if len({one.end.mention.name for one in found if one and isinstance(one.end.mention, Mention)}) < least:
        return None
    own = frozenset(at for at, one in enumerate(table.columns) if table_cues()["own_money"].search(one.text))
    return Matrix(table.names[0].text, tuple(found), tuple(one.year for one in table.columns), paying, own)


def payer_in_head(fit: Fit, table: Table) -> Party | None:
    """Who pays what the one column of money holds that is called after an organisation or a fund: "ERUF, mnkr", "Från
    Region Mitt"."""
    found = []
    for column in table.columns if table.rows else ():
        bare = bare_head(column)
        told = table_cues()["head_from"].match(bare)
        if told is None and not table.native:
            continue
        bare = bare[told.end() :] if told is not None else bare
        known = fit.known(bare) if column.role in (None, "amount") and bare else None
        if known is not None and known.label in ("ORG", "PRG"):
            found.append(party_in_head(fit, table, column, bare, "programme" if known.label == "PRG" else "party"))
    return found[0] if len(found) == 1 else None


def bare_head(column: Column) -> str:
    """The head of a column without years, units, budget or outcome: the name that may be left."""
    return _NO_NAME.sub(" ", column.text).strip(" ,:–-")


def party_in_head(fit: Fit, table: Table, column: Column, name: str, role: str) -> Party | None:
    """The party that a column is called after, where its ``name`` stands in the head of the table."""
    for number in range(table.rows[0].block - 1, max(-1, table.rows[0].block - ABOVE), -1):
        block = fit.reading.layout.blocks[number]
        if column.text.split()[0] in block.text and block.kind == "row":
            return next(parties_in(fit, table.rows[0], role, name, block), None)
    return None


def _head(fit: Fit, head: Block, row: Row, count: int, role: str) -> Matrix | None:
    """The head of ``count`` columns whose cells are of ``role``, with a name of the first column or without."""
    lines = _lines(fit, head)
    best = None
    for roles in (["nothing", *[role] * count], [role] * count):
        found = cut(fit, lines, roles)
        if found is None:
            continue
        cells = found.cells[-count:]
        scores = [fit.score(role, cell) for cell in cells]
        mean = sum(scores) / count
        if mean >= CONVINCING[role] and min(scores) >= LEAST and (best is None or mean > best[0]):
            best = mean, found.cells[0] if len(roles) > count else None, cells
    if best is None:
        return None
    named = [next(parties_in(fit, row, role, cell, head), None) for cell in best[2]]
    return Matrix(best[1], tuple(named)) if sum(one is not None for one in named) >= 2 else None


def _lines(fit: Fit, block: Block) -> list[str]:
    source = fit.reading.layout.source
    start, end = block.source_span(0, len(block.text))
    return [" ".join(line.split()) for line in source.text[start:end].splitlines() if line.strip()]


def matrix_statements(
    fit: Fit, table: Table, matrix: Matrix, factor: int | None, document_basis: Basis | None, project: End | None
) -> Iterator[Statement]:
    """What the rows of such a table state: shares, or money in the direction that the captions tell; what a row's
    party adds itself goes to ``project``, the document's own."""
    texts = [text for text in captions(table, table.rows[0]) if not table_cues()["nothing"].search(text)]
    first = native_column(matrix.first or "")
    payers = first.role == "recipient" or matrix.paying  # "Mottagare | Statens kulturråd | Region Kronoberg"
    owned = "procent" in (table.title or "").casefold() or "%" in (table.title or "")
    year = next((found for text in (*texts, *said_above(fit.reading, table)) if (found := year_of(text))), None)
    noted = _noted_parties(fit, table) if any(one is None for one in matrix.columns) else {}
    given_by_heads = factor is not None and first.role is None and _are_givers(matrix)
    for row in table.rows:
        label, cells = _cells(row, len(matrix.columns))
        if cells is None:
            continue
        efforts = first.role in ("project", "action", "network")
        named = next(parties_in(fit, row, "project" if efforts else "party", label), None)
        sense = sense_of(table, row, fit.reading)
        if is_sum(label) or named is None or (sense is None and not (efforts or owned or payers or given_by_heads)):
            continue
        if project is not None and not owned:
            yield from _adds_itself(table, row, matrix, cells, named, project, factor)
        given = payers or (sense is None and given_by_heads)
        years = matrix.years or (None,) * len(cells)
        marked = [_marked_party(fit, row, cell, noted) for cell in row.cells] if len(row.cells) == len(cells) else []
        parties = (one or note for one, note in zip_longest(matrix.columns, marked))
        for party, cell, own in zip(parties, cells, years, strict=True):
            figure = parse_amount(cell, Unit("", factor or 1)) if re.search(r"\d", cell) else None
            if party is None or figure is None or figure <= 0:
                continue
            pays = not given and (sense is None or sense.direction in ("row_pays", "row_owns"))
            source, target = (party, named) if efforts or not pays else (named, party)
            sure = SURE if party.known and named.known else SURE - 0.12
            yield Statement(
                "OWNS" if owned else "FUNDS",
                source.end,
                target.end,
                row.start,
                row.end,
                "table/matrix",
                sure,
                modality=modality_of((table.title, row.group)),
                amount=None if owned else Amount(figure, cell),
                share=_share(cell) if owned else None,
                year=None if owned else own or year,
                basis=None if owned else table_basis(table, row, document_basis),
                context=" · ".join(dict.fromkeys(text for text in (table.title, *table.head) if text)),
            )


def _adds_itself(
    table: Table, row: Row, matrix: Matrix, cells: list[str], party: Party, project: End, factor: int | None
) -> Iterator[Statement]:
    """What the party of a row pays the document's project beside what others pay it: "Egen medfinansiering"."""
    for at in sorted(matrix.own):
        kronor = parse_amount(cells[at], Unit("", factor or 1)) if re.search(r"\d", cells[at]) else None
        if kronor and kronor > 0:
            amount, year = Amount(kronor, cells[at]), matrix.years[at]
            sure = SURE if party.known else SURE - 0.12
            span = (row.start, row.end, "table/own-money", sure)
            yield Statement("FUNDS", party.end, project, *span, amount=amount, year=year, context=table.title)


def _marked_party(fit: Fit, row: Row, cell: Cell, notes: dict[str, Party]) -> Party | None:
    """Who a figure is of by the mark of a note right behind it, or by a name in brackets: "9 800 (Mora)"."""
    found = _MARK.match(fit.reading.layout.source.text, cell.end)
    if found is None or found["name"] is None:
        return notes.get(found["mark"]) if found is not None else None
    known = fit.known(found["name"])
    block = fit.reading.layout.blocks[row.block]
    return Party(End(block, known), True) if known is not None and known.label == "ORG" else None


def _noted_parties(fit: Fit, table: Table) -> dict[str, Party]:
    """The parties that notes below a table give, by their marks: "¹ Arboga kommun ² Köpings kommun"."""
    found: dict[str, Party] = {}
    last = table.rows[-1]
    for block in fit.reading.layout.blocks[last.block + 1 : last.block + 1 + BELOW]:
        source = fit.reading.layout.source
        begin = source.line_starts[source.line_of(block.offsets[0]) - 1]  # a star is a bullet too
        text = source.text[begin : block.offsets[-1] + 1].strip()
        for note in _NOTE.finditer(text) if _NOTE.match(text) else ():
            party = next(parties_in(fit, last, "party", note["name"].strip(" .,;"), block), None)
            if party is not None and party.known:
                found.setdefault(note["mark"], party)
    return found


def _are_givers(matrix: Matrix) -> bool:
    """Whether all parties over the figures are such as give grants: authorities, kommuner, regions."""
    ends = [one.end.mention for one in matrix.columns if one is not None]
    return all(isinstance(one, Mention) and one.kind in _GIVERS for one in ends)


def _share(cell: str) -> float | None:
    found = re.fullmatch(r"(\d{1,3}(?:,\d+)?)\s?%?", cell.strip())
    return float(found[1].replace(",", ".")) if found is not None else None


def _cells(row: Row, count: int) -> tuple[str, list[str] | None]:
    """A row's name, and its figures cut into ``count`` cells; a year that ends the name is a part of it."""
    if len(row.cells) == count:
        return row.label, [cell.text for cell in row.cells]
    text = " ".join(cell.text for cell in row.cells)
    if (found := split_amounts(text, count)) is not None:
        return row.label, found
    year = re.match(r"((?:19|20)\d\d)\s+", text)
    if year is not None and (found := split_amounts(text[year.end() :], count)) is not None:
        return f"{row.label} {year[1]}", found
    return row.label, None


def mark_statements(fit: Fit) -> Iterator[Statement]:
    """Who takes part in what, by the crosses in a table of parties and networks or projects."""
    blocks = fit.reading.layout.blocks
    at = 1
    while at < len(blocks):
        found = split_marks(blocks[at].text) if blocks[at].kind == "row" else None
        if found is None or blocks[at - 1].kind != "row" or read_head(blocks[at - 1].text) is not None:
            at += 1
            continue
        head, count = blocks[at - 1], len(found[1])
        row = Row(at, found[0], blocks[at].offsets[0], blocks[at].offsets[-1] + 1, ())
        matrix = _head(fit, head, row, count, "network")
        while at < len(blocks) and (found := split_marks(blocks[at].text)) is not None and len(found[1]) == count:
            if matrix is not None:
                yield from _marked(fit, blocks[at], head, matrix, *found)
            at += 1


def _marked(fit: Fit, block: Block, head: Block, matrix: Matrix, label: str, marks: list[bool]) -> Iterator[Statement]:
    start, end = block.source_span(0, len(block.text))
    row = Row(block.number, label, start, end, ())
    for one in parties_in(fit, row, "party", label):
        for network, mark in zip(matrix.columns, marks, strict=True):
            if mark and network is not None:
                sure = SURE if one.known else SURE - 0.12
                yield Statement(
                    "PARTICIPATES_IN", one.end, network.end, start, end, "table/marks", sure, context=head.text
                )
