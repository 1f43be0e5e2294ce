"""Tables whose rows are years: the parties stand over the columns ("År | Försäkringskassan | Dorotea"), or each above
its own rows ("Hudiksvalls kommun", below it "Utfall 2021" and "Budget 2022")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from nysta.extract.language.mention import Mention
from nysta.extract.language.names.name_rules import kind_by_form
from nysta.extract.relations.parties import Party
from nysta.extract.relations.rows.caption_rows import receiver
from nysta.extract.relations.rows.captioned import context_of, table_basis
from nysta.extract.relations.rows.cell_fit import Fit
from nysta.extract.relations.rows.circumstances import giver_to, modality_of
from nysta.extract.relations.rows.matrices import bare_head, party_in_head
from nysta.extract.relations.rows.party_sense import direction_of_names, sense_of_parties, tells_no_direction
from nysta.extract.relations.rows.row_cells import parties_in
from nysta.extract.relations.rows.row_money import TableMoney, amounts_of
from nysta.extract.relations.rows.table_sense import Direction, Sense, captions, sense_of, table_cues
from nysta.extract.relations.statement import End, Statement
from nysta.extract.structure import Column, Row, Table
from nysta.extract.structure.grid import is_sum
from nysta.extract.structure.headwords import basis_of, year_of

# How sure it is what such a table says, of a party that is known by its name and of one that only looks like one.
KNOWN, LOOKS = 0.84, 0.72
# How far above its first year the name of a party stands, in blocks.
ABOVE = 8

# What a row of a year is called: "2021", "Avgift 2024", "Utfall jan–aug 2024", "Budget 2023, helår".
_OF_YEAR = re.compile(r"(?:[^\W\d_]+\s){0,2}(?:[\w–-]+\s)?(?:år\s)?(?:19|20)\d\d(?:,\s\w+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class YearRows:
    """The party over each column of figures, None over one that adds up the others or names nobody; or the party of
    each group of rows."""

    columns: tuple[Party | None, ...] = ()
    groups: Mapping[str, Party] = field(default_factory=dict)

    def parties(self, row: Row) -> tuple[Party | None, ...]:
        """Whose each figure of a row is."""
        return self.columns or (self.groups.get(row.group or ""),) * len(row.cells)


def read_year_rows(fit: Fit, table: Table) -> YearRows | None:
    """The parties of a table whose rows are years; None for another table."""
    rows = [row for row in table.rows if row.cells]
    if not rows or any(_OF_YEAR.fullmatch(row.label) is None for row in rows):
        return None
    if not table.columns and all(row.group and len(row.cells) == 1 for row in rows):
        return _in_groups(fit, rows)
    if len(table.names) > 1 or len(table.columns) < 2 or any(len(row.cells) != len(table.columns) for row in rows):
        return None
    found = tuple(_party(fit, table, column) for column in table.columns)
    named = [one for one in found if one is not None]
    organisations = sum(one.known or kind_by_form(_name(one)) is not None for one in named)
    rest = sum(one is None and not is_sum(column.text) for one, column in zip(found, table.columns, strict=True))
    return YearRows(found) if len(named) >= 2 and 2 * organisations >= len(named) and rest <= 1 else None


def _in_groups(fit: Fit, rows: Sequence[Row]) -> YearRows | None:
    """The parties above the rows, each of its own; None where fewer than two stand there."""
    found: dict[str, Party] = {}
    blocks = fit.reading.layout.blocks
    for row in rows:
        if row.group is None or row.group in found:
            continue
        named = next(
            (one for one in reversed(blocks[max(0, row.block - ABOVE) : row.block]) if one.text == row.group), None
        )
        party = next(parties_in(fit, row, "party", row.group, named), None) if named is not None else None
        if party is not None:
            found[row.group] = party
    known = sum(one.known or kind_by_form(_name(one)) is not None for one in found.values())
    return YearRows(groups=found) if len(found) >= 2 and 2 * known >= len(found) else None


def _party(fit: Fit, table: Table, column: Column) -> Party | None:
    name = bare_head(column)
    if not name or is_sum(name) or column.year is not None:
        return None
    return party_in_head(fit, table, column, name, "party")


def _name(party: Party) -> str:
    return party.end.mention.name if isinstance(party.end.mention, Mention) else ""


def year_row(
    fit: Fit, table: Table, row: Row, found: YearRows, money: TableMoney, project: End | None, issuer_kind: str | None
) -> Iterator[Statement]:
    """What a row of a year states: what each of its parties pays or gets in it; ``issuer_kind`` is the kind of the
    organisation whose document it is."""
    told = sense_of(table, row, fit.reading) or _sense_of_label(row)
    if told is not None and tells_no_direction(told) and _direction(found, issuer_kind) == "row_pays":
        told = replace(told, direction="row_pays")  # "Kommunbidrag" of an association over its members
    sense = told or sense_of_parties(table, row, _direction(found, issuer_kind), fit.reading)
    year = year_of(row.label)
    if sense is None or sense.direction not in ("row_pays", "row_receives") or year is None:
        return
    reading, block = fit.reading, fit.reading.layout.blocks[row.block]
    basis = basis_of(row.label) or table_basis(table, row, money.basis)
    parties = found.parties(row)
    plain = replace(table, columns=tuple(Column(f"{at}", role="amount") for at in range(len(parties))))
    for column, amount in amounts_of(plain, row, money.factor, money.largest):
        party = parties[int(column.text)]
        if party is None:
            continue
        if sense.direction == "row_pays":
            other = sense.other or receiver(reading, table, row, sense, project, money.board)
        else:
            other = sense.other or giver_to(reading, block, party.end, captions(table, row))
        ends = (party.end, other) if sense.direction == "row_pays" else (other, party.end)
        base = Statement(
            "FUNDS",
            *ends,
            row.start,
            row.end,
            "table/year-row",
            KNOWN if party.known else LOOKS,
            amount=amount,
            year=year,
            basis=basis,
            purpose=None if sense.other is not None else sense.caption,
            modality=modality_of((table.title, row.group)),
            context=context_of(table, sense.caption),
        )
        yield base
        mention = party.end.mention
        kommun = isinstance(mention, Mention) and mention.kind == "kommun"
        if kommun and sense.members and sense.other is None and sense.direction == "row_pays":
            yield replace(base, type="MEMBER_OF", rule="heading/members-pay", purpose=None, amount=None, year=None)


def _direction(found: YearRows, issuer_kind: str | None) -> Direction | None:
    """Which way money goes where no word says it: by the kinds of the parties and of the issuer."""
    ends = [one.end.mention for one in (*found.columns, *found.groups.values()) if one is not None]
    return direction_of_names([one for one in ends if isinstance(one, Mention)], issuer_kind)


def _sense_of_label(row: Row) -> Sense | None:
    """What "Avgift 2024" says alone: the parties over the figures pay it."""
    fee = table_cues()["fee_of_year"].match(row.label)
    return Sense("row_pays", None, row.label, False) if fee is not None else None
