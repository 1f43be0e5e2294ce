"""The words and parties of a row by the columns of its head, whether its cells stand apart or have run together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nysta.extract.language.anaphors import anaphors
from nysta.extract.language.mention import Mention
from nysta.extract.relations.parties import Party, is_name, name_patterns, place, unknown
from nysta.extract.relations.rows.cell_fit import EFFORTS, Fit
from nysta.extract.relations.rows.circumstances import circumstance_cues
from nysta.extract.relations.rows.cuts import cut
from nysta.extract.relations.statement import End
from nysta.extract.structure import Block, Column, Row, Table

# A capital, a figure or a small word that joins names: all that an action's own name is made of.
_OWN_NAME = re.compile(r"(?:[A-ZÅÄÖÉ][\w’-]*|\d[\d.–-]*|för|i|på|av|och|om|utan|med)(?:\s|$)")


def row_columns(table: Table, row: Row) -> list[Column]:
    """The columns of words that stand before a row's first figures."""
    names = list(table.names)
    if table.order and table.columns:
        names = names[: table.order.index("f")] if "f" in table.order else names
    elif row.cells and len(row.texts) == 1:
        names = names[: max(1, len(names) - len(row.cells))]
    several = sum(one.role == "party" for one in names) > 1
    return [replace(one, role="seat") if several and one.text.casefold() == "namn" else one for one in names]


def cells_of(fit: Fit, table: Table, row: Row) -> list[tuple[Column, str]] | None:
    """The words of each column of a row whose cells have run together, None where they cannot be told apart."""
    columns = row_columns(table, row)
    if len(columns) < 2 or len(row.texts) != 1:
        return None
    roles = [one.role or "nothing" for one in columns]
    lines = [cell.text for cell in row.lines] or [row.label]
    found = cut(fit, lines, roles)
    if found is None and row.above:
        found = cut(fit, [*(cell.text for cell in row.above[-2:]), *lines], roles)
    return list(zip(columns, found.cells, strict=True)) if found is not None else None


def words_of(fit: Fit, table: Table, row: Row) -> list[tuple[Column, str]]:
    """The words of each column of a row, whether they stand apart or have run together; none if they cannot be told."""
    if len(row.texts) == len(table.names):
        return [(column, cell.text) for column, cell in zip(table.names, row.texts, strict=True)]
    return cells_of(fit, table, row) or []


def parties_in(fit: Fit, row: Row, role: str, text: str, block: Block | None = None) -> Iterator[Party]:
    """The parties that a cell names in the words ``text``, in the row or in another ``block``."""
    block = block or fit.reading.layout.blocks[row.block]
    if role in EFFORTS:
        name = effort_name(fit, text, role)
        if name is not None:
            yield _party(fit, row, block, name, "project")
        return
    for part in fit.parts(text):
        bare = re.sub(r"\s*\([^()]*\)\s*$", "", part).strip(' .,;–-*"”')
        if is_name(bare, role) and not any(one.end - one.start >= len(bare) for one in anaphors(bare, ())):
            yield _party(fit, row, block, bare, role)


def _party(fit: Fit, row: Row, block: Block, name: str, role: str) -> Party:
    last = len(fit.reading.layout.blocks) - 1
    for cell in (*row.above, *row.lines, *row.texts):  # where the name stands as it is
        if (
            name in cell.text
            and (found := place(fit.reading, cell.start, cell.end, min(row.block + 1, last))) is not None
        ):
            block = found[0]
            break
    at = max(0, block.text.find(name))
    known = fit.known(name)
    if known is None or (role == "project" and known.label == "ORG"):
        return Party(End(block, unknown(name, at, role)), False)
    if at + len(name) > len(block.text):
        name = block.text[at:]
    return Party(End(block, replace(known, start=at, end=at + len(name))), known.origin != "short" or role != "project")


def effort_name(fit: Fit, text: str, role: str) -> str | None:
    """The name of a project or of what is done, None where an action is only described."""
    announced = circumstance_cues()["announces"].match(text)
    lead = announced.end() if announced is not None else 0
    found = re.match(r"(?:Nätverket|Programmet|Delprojektet|Piloten|Individstöd till|Stöd till)\s+(?=[A-ZÅÄÖ])", text)
    name = text[max(lead, found.end() if found is not None else 0) :].strip(' "”“»,.;:–-')
    if (aside := re.match(r"([A-ZÅÄÖÉ].*?),\s[a-zåäö]", name)) is not None:
        name = aside[1]
    if not is_name(name, "project") or name_patterns()["no_effort"].search(name):
        return None
    if role != "action" or lead or found is not None:
        return name
    if (tail := re.search(r"\s–\s([A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ\d][\w-]*)*)$", name)) is not None:
        return tail[1]
    words = name.split()
    own = len(words) >= 2 and sum(one[0].isupper() or one.isdigit() for one in words) >= 2 and _all_own(name)
    return name if own or (fit.known(name) is not None and fit.known(name).label != "ORG") else None  # type: ignore[union-attr]


def _all_own(name: str) -> bool:
    return re.fullmatch(rf"(?:{_OWN_NAME.pattern})+", name) is not None


def mentions_of(parties: Sequence[Party]) -> list[Mention]:
    """The names of parties that are named."""
    return [one.end.mention for one in parties if isinstance(one.end.mention, Mention)]
