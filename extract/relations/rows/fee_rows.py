"""Rows whose own name says that the issuer pays a fee to an association that it belongs to: "Medlemsavgift NNS"."""

from __future__ import annotations

import re

from nysta.extract.language.reading import Reading
from nysta.extract.relations.parties import first_organisations, mentions_in
from nysta.extract.relations.rows.table_sense import Sense
from nysta.extract.structure import Row, Table

# Kinds of those who have members that pay fees; an issuer that is one itself may have them from others. A council or a
# network whose fee stands in somebody's accounts is mostly one that he hosts.
_HAVE_MEMBERS = frozenset({"förening", "samverkansorgan"})
# Kinds of those who pay such fees themselves.
_HAVE_NONE = frozenset({"kommun", "region", "bolag", "myndighet"})
_FEES = re.compile(
    r"(?:(?:tabell|not|bilaga)\s\d+[.:]?\s)?(?:års|medlems)avgift(?:er)?\b(?! till| från)", re.IGNORECASE
)
_FEE = re.compile(r"(?:års|medlems)avgift(?:er|en)?(?:,|:|\s(?:till|i|för))?\s+(?=[A-ZÅÄÖ])", re.IGNORECASE)


def issuer_pays_fees(table: Table, sense: Sense, reading: Reading, issuer_kind: str | None) -> bool:
    """Whether rows below "Medlemsavgifter" in the accounts of a kommun or region hold what it pays: none of them is a
    kommun, a region or a company, and one is an association."""
    if issuer_kind not in ("kommun", "region") or sense.other is not None or _FEES.match(sense.caption) is None:
        return False
    kinds = {one.kind for one in first_organisations(table.rows, reading) if one is not None}
    return bool(kinds & _HAVE_MEMBERS) and not kinds & _HAVE_NONE


def fee_of_member(reading: Reading, row: Row, issuer_kind: str | None) -> int | None:
    """Where the name of the association stands in the label of a row that is the issuer's fee to it; None for other
    rows."""
    found = _FEE.match(row.label)
    if found is None or issuer_kind in _HAVE_MEMBERS:
        return None
    block = reading.layout.blocks[row.block]
    after = max(0, block.text.find(row.label)) + found.end()
    named = (one for one in mentions_in(reading, block, after) if one.start <= after + 1)
    return found.end() if any(one.label == "ORG" and one.kind == "förening" for one in named) else None
