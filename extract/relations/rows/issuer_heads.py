"""The issuer over a column of its own money, by what it is: "Regionen" beside "Tillväxtverket" and "EU"."""

from __future__ import annotations

from nysta.extract.relations.parties import Party
from nysta.extract.relations.rows.cell_fit import Fit
from nysta.extract.relations.statement import End
from nysta.extract.structure import Table

# What a document calls its issuer, by the issuer's kind.
_CALLED = {
    "kommun": frozenset({"kommunen", "staden"}),
    "region": frozenset({"regionen"}),
    "kommunalförbund": frozenset({"förbundet"}),
    "myndighet": frozenset({"myndigheten", "länsstyrelsen"}),
}


def issuer_in_head(fit: Fit, table: Table, name: str, kind: str | None) -> Party | None:
    """The issuer of ``kind`` where ``name`` is what the head of a column calls it; None for another name."""
    if kind is None or name.casefold() not in _CALLED.get(kind, frozenset()):
        return None
    return Party(End(fit.reading.layout.blocks[table.rows[0].block], "issuer"), True)
