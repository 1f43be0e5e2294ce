"""The parties of a row by the roles of its columns of words, whether its cells stand apart or have run together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nysta.extract.language.amounts import find_unit
from nysta.extract.language.reading import Reading
from nysta.extract.relations.parties import Party, is_name, mentions_in, parties, place, row_parties, unknown
from nysta.extract.relations.rows.cell_fit import Fit
from nysta.extract.relations.rows.row_cells import cells_of, parties_in, row_columns
from nysta.extract.relations.rows.shared_cells import PAYING, bracketed_parties, priced_parties
from nysta.extract.relations.statement import End
from nysta.extract.structure import Column, Row, Table
from nysta.extract.structure.heads import native_column

_OWN_SHARE = re.compile(r"(?:\w{3,}s|vår) (?:ägar)?andel", re.IGNORECASE)
_LEGAL_FORM = re.compile(r"(?<=[^\s]\sAB)\s+(?=[A-ZÅÄÖ])")


def record_parties(fit: Fit, table: Table, row: Row, factor: int | None = None) -> dict[str, list[Party]]:
    """The parties of a row by the roles of its columns of words; ``factor`` is the unit of bare figures beside them."""
    reading = fit.reading
    names = _filled(table.names, row)
    cells: list[tuple[Column, list[Party]]]
    if (told := cells_of(fit, table, row)) is not None:
        cells = [(column, list(parties_in(fit, row, column.role or "", text))) for column, text in told]
    elif (halves := _both_in_one(reading, table, row)) is not None:
        cells = halves
    elif len(row.texts) == len(table.names):
        cells = [(column, _in_cell(fit, row, at, column, factor)) for at, column in enumerate(table.names)]
        cells += bracketed_parties(reading, table, row)
    elif len(row.texts) == 1 and len(only := row_columns(table, row)) == 1 and only[0].role == "party":
        cells = [(only[0], list(parties_in(fit, row, "party", row.texts[0].text)))]
    elif len(row.texts) == 1 and len(names) > 1:
        cells = list(_by_mentions(reading, table, row, names))
    else:
        cells = [(column, _in_cell(fit, row, at, column, factor)) for at, column in enumerate(names[: len(row.texts)])]
    roles: dict[str, list[Party]] = {}
    heads = {column.role for column in table.names}
    for column, found in cells:
        role = _meant(column, heads, table)
        if role is not None and found and role not in _NO_PARTIES:
            roles.setdefault(role, []).extend(replace(one, label=one.label or column.text) for one in found)
    return roles


# Roles of what an owner only leads, and heads of columns that tell where a recipient is.
_EFFORTS = frozenset({"project", "action", "network"})
_PLACES = frozenset({"kommun", "län", "region"})
# Roles whose cells name no end of a relation.
_NO_PARTIES = frozenset({"nothing", "purpose", "area", "funding", "seat", "task", "role"})


def _both_in_one(reading: Reading, table: Table, row: Row) -> list[tuple[Column, list[Party]]] | None:
    """The two parties of a cell that a stroke or a comma parts, below a head that has one too: "Projekt /
    stödmottagare" over "Kyla som kraft / Hylte kommun", "Finansiär, projekt" over "Vinnova, Kyla som kraft"; None
    elsewhere."""
    if len(table.names) != 1 or len(row.texts) != 1:
        return None
    stroke = "/" in table.names[0].text
    heads = table.names[0].text.split("/" if stroke else ",")
    roles = [native_column(head.strip()).role for head in heads]
    apart = " / " if stroke else ", "
    parts = row.texts[0].text.split(apart)
    if len(roles) != 2 or len(parts) != 2 or None in roles or roles[0] == roles[1]:
        return None
    found = place(reading, row.texts[0].start, row.texts[0].end, row.block)
    if found is None:
        return None
    block, start, end = found
    cut = block.text.find(apart, start)
    spans = ((start, cut), (cut + len(apart), end))
    return [
        (replace(table.names[0], text=head.strip(), role=role), parties(reading, block, *span, role or ""))
        for head, role, span in zip(heads, roles, spans, strict=True)
    ]


def _in_cell(fit: Fit, row: Row, at: int, column: Column, factor: int | None) -> list[Party]:
    if column.role in PAYING and re.search(r"\d", row.texts[at].text):
        unit = find_unit(column.text.replace("/", " "))
        cell = row.texts[at]
        found = place(fit.reading, cell.start, cell.end, row.block)
        own = unit.factor if unit is not None else factor
        priced = priced_parties(fit.reading, *found, column.role or "", own) if found is not None else None
        if priced is not None:
            return priced
    if column.role == "action" or (column.role == "party" and fit.score("party", row.texts[at].text) > 0):
        return list(parties_in(fit, row, column.role, row.texts[at].text))
    return row_parties(fit.reading, row, at, column.role or "")


def _meant(column: Column, heads: set[str | None], table: Table) -> str | None:
    """The role that a column has beside the others of its head."""
    efforts = bool(heads & {"project", "action", "network"})
    led = bool(heads & {"lead", "owner"})
    if column.role == "rest":
        return "owner" if "company" in heads else "partner" if efforts or "lead" in heads else None
    if column.role == "party" and "owner" in heads and not heads & {"company", "lead", *_EFFORTS}:
        return "company"  # "Organisation | Ägare | Andel"
    if column.role == "party" and heads >= {"recipient", "project"} and column.text.casefold() in _PLACES:
        return None  # "Sökande | Projekt | Kommun": where it is
    if column.role is None and not column.text and "payer" in heads and not efforts and "recipient" not in heads:
        return "recipient"  # nothing over what "2024 | 2025 | Finansiär" is about
    if column.role == "party" and any(one.role == "share" and _OWN_SHARE.match(one.text) for one in table.columns):
        return "company"  # "Namn | Kommunens andel | Övriga ägare"
    if column.role == "party":
        if column.text.casefold() == "verksamhet" and led:
            return "project"
        return "recipient" if "payer" in heads else "payer" if "project" in heads else "party"
    if column.role == "owner" and (efforts or ("company" not in heads and "party" in heads)):
        return "lead" if not any(one.role == "share" for one in table.columns) else "owner"
    return "project" if column.role == "action" else column.role


def _filled(names: tuple[Column, ...], row: Row) -> list[Column]:
    """The columns of words that a flattened row's label can hold: those that stand before its figures."""
    return [one for one in names if one.role != "nothing"] if len(row.texts) < len(names) else list(names)


def _companies(table: Table, row: Row, count: int) -> list[str] | None:
    """A label of companies cut after their legal form, or before one that ends other rows too; None if it cannot be."""
    pieces = _LEGAL_FORM.split(row.texts[0].text)
    if len(pieces) == count > 1:
        return pieces
    ends = {parts[-1] for other in table.rows if len(parts := _LEGAL_FORM.split(other.texts[0].text)) == count}
    label = row.texts[0].text
    last = next((end for end in ends if count == 2 and label.endswith(f" {end}")), None)
    return [label.removesuffix(last).strip(), last] if last is not None else None


def _by_mentions(reading: Reading, table: Table, row: Row, names: list[Column]) -> Iterator[tuple[Column, list[Party]]]:
    """A label that was not cut into cells, cut by the names in it."""
    cell = row.texts[0]
    found = place(reading, cell.start, cell.end, row.block)
    if found is None:
        return
    block, start, end = found
    if (pieces := _companies(table, row, len(names))) is not None:
        for column, piece in zip(names, pieces, strict=True):
            at = block.text.find(piece, start)
            yield column, parties(reading, block, at, at + len(piece), column.role or "")
        return
    known = [
        one
        for one in mentions_in(reading, block, start, end)
        if one.label in ("ORG", "PRJ", "PRG") and one.kind != "parti"
    ]
    if len(known) == len(names):
        for column, mention in zip(names, known, strict=True):
            yield column, [Party(End(block, mention), True)]
        return
    organisations = [one for one in known if one.label == "ORG"]
    if len(names) == 2 and organisations and names[1].role in ("project", "purpose"):
        first = organisations[0]
        rest = block.text[first.end : end].strip(" .,")
        if first.start <= start + 1 and is_name(rest, "project"):
            at = block.text.find(rest, first.end)
            yield names[0], [Party(End(block, first), True)]
            yield names[1], [Party(End(block, unknown(rest, at, "project")), False)]
        return
    if len(names) == 2 and organisations:
        last = organisations[-1]
        before, after = block.text[start : last.start].strip(), block.text[last.end : end].strip(" .,")
        if names[0].role in ("project", "company", "recipient") and not after and is_name(before, names[0].role or ""):
            yield names[0], [Party(End(block, unknown(before, start, names[0].role or "")), False)]
            yield names[1], [Party(End(block, last), True)]
