"""Tables of what a coordination association spends on each of its efforts: "Kostnader per insats", or rows below
"Beslutade insatser". Such an association does nothing itself; what an effort costs, it gives to the effort."""

from __future__ import annotations

import re

from nysta.extract.language.reading import Reading
from nysta.extract.relations.rows.table_sense import Sense, captions
from nysta.extract.structure import Row, Table

# How much of a document tells whose it is, in characters.
BEGINNING = 3000
# How an association is called that only pays for what others carry out.
_ASSOCIATION = re.compile(r"\bsamordningsförbund", re.IGNORECASE)
_EFFORTS = re.compile(
    r"\b(?:kostnad(?:er)?|budget|medel|belopp|kronor)\b.*\b(?:per|för|till|på)\s(?:\w+\s)?insats(?:er|erna)?\b"
    r"|^\W*(?:[\w.]+\s)?(?:beslutade|beviljade|pågående|finansierade|löpande|nya|individinriktade|strukturinriktade)"
    r"\s(?:och\s\w+\s)?insatser\b",
    re.IGNORECASE,
)


def sense_of_efforts(table: Table, row: Row, reading: Reading, issuer_kind: str | None) -> Sense | None:
    """What a row that names an effort means in a coordination association's table of its efforts; None elsewhere."""
    if issuer_kind != "kommunalförbund" or _ASSOCIATION.search(reading.layout.source.text[:BEGINNING]) is None:
        return None
    caption = next((text for text in captions(table, row) if _EFFORTS.search(text)), None)
    named = any(one.label in ("ORG", "PRJ", "PRG") and one.kind != "parti" for one in reading.rows.get(row.block, ()))
    return Sense("row_receives", None, caption, False) if caption is not None and named else None
