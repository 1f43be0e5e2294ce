"""Rows whose share stands between words: "Nordvatten AB Timrå 34,0 % Ånge kommun 66,0 %" below "Namn | Säte |
Stadens andel | Övriga ägare"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nysta.extract.structure.blocks import Block, Cell, Column

# Columns of one word, of where the one named before it is.
PLACES = frozenset({"säte", "ort", "plats", "hemort", "hemvist", "land"})

# A share, or what one is instead of having one, between words.
AROUND_SHARE = re.compile(
    r"(?P<label>.*?[^\W\d_].*?)\s+(?P<cells>\d{1,3}(?:,\d+)?\s?%|medlem|stiftare|huvudman|delägare)"
    r"\s+(?P<tail>[A-ZÅÄÖ–-].*)",
    re.DOTALL,
)


def cells_around_share(
    block: Block, names: Sequence[Column], columns: Sequence[Column], order: str
) -> tuple[tuple[Cell, ...], tuple[Cell, ...]] | None:
    """The cells of words of such a row, and the one of its share; None for a row of another table."""
    before = order.find("f")
    if len(columns) != 1 or columns[0].role != "share" or before < 1 or order != "n" * before + "fn":
        return None
    found = AROUND_SHARE.fullmatch(block.text)
    if found is None or before > 2 or len(names) != before + 1:
        return None
    edges = [found.span("label"), found.span("tail")]
    if before == 2:
        cut = found["label"].rfind(" ")
        if cut < 0 or names[1].text.casefold() not in PLACES:
            return None
        edges[:1] = [(0, cut), (cut + 1, found.end("label"))]
    texts = tuple(Cell(block.text[a:b], *block.source_span(a, b)) for a, b in edges)
    return texts, (Cell(found["cells"], *block.source_span(*found.span("cells"))),)
