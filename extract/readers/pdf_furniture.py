"""Page furniture: running heads, running feet and page numbers of a PDF."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from nysta.extract.readers.pdf_layout import Line, RuledTable

_MARGIN: Final = 0.12
"""Share of the page's height, at its head and foot, in which furniture stands."""
_OUTER_MARGIN: Final = 0.085
"""The same in a document of two pages, where two places alike may be chance."""
_PAGES: Final = 3
"""On how many pages the same words stand in the same place before they are furniture."""
_PLACE: Final = 4.0
"""Points by which the place may differ."""
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:sid(?:a|an)?\.?\s*)?\d{1,4}(?:\s*(?:\(\d{1,4}\)|/\s*\d{1,4}|av\s+\d{1,4}))?", re.I)


def mark_furniture(pages: Sequence[Sequence[Line | RuledTable]], heights: Sequence[float]) -> None:
    """Set ``furniture`` on what stands in the same place on three pages or more, digits apart.

    In a document of two pages, both have to show it. ``heights`` are the pages' heights in points.
    """
    enough = min(_PAGES, max(2, len(pages)))
    margin = _MARGIN if enough == _PAGES else _OUTER_MARGIN
    alike: dict[tuple[str, int], list[tuple[int, Line | RuledTable]]] = defaultdict(list)
    for number, (parts, height) in enumerate(zip(pages, heights, strict=True)):
        for part in parts:
            place = _place(part, height, margin)
            if place is None:
                continue
            shape = _shape(part)
            # Places are compared by cells of the page; a neighbour cell counts as the same place.
            cell = round(place / _PLACE)
            alike[shape, cell].append((number, part))
    for (shape, cell), found in list(alike.items()):
        near = [hit for step in (-1, 0, 1) for hit in alike.get((shape, cell + step), ())]
        if len({number for number, _ in near}) >= enough:
            for _, part in found:
                part.furniture = True


def _place(part: Line | RuledTable, height: float, margin: float) -> float | None:
    """Distance from the page's head, negative from its foot, None outside both margins."""
    if isinstance(part, RuledTable):
        low, high = part.bottom, part.y
    else:
        low = high = part.y
        amounts = sum(segment.amount for segment in part.segments)
        if amounts >= 2 and not _PAGE_NUMBER.fullmatch(part.text):
            return None  # a row of a table that reaches into the margin
    if low <= height * margin * (1.6 if isinstance(part, RuledTable) else 1):
        return high
    return high - height if high >= height * (1 - margin) else None


def _shape(part: Line | RuledTable) -> str:
    if isinstance(part, Line):
        text = part.text
        return "#" if _PAGE_NUMBER.fullmatch(text) else _DIGITS.sub("#", text).casefold()
    return _DIGITS.sub("#", "|".join("|".join(row) for row in part.rows)).casefold()
