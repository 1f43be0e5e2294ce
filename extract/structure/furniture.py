"""Page furniture: running heads, page numbers, signatures and lists of contents, none of which is read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import pairwise

from nysta.extract.document import SourceText
from nysta.extract.language.amounts import find_unit
from nysta.extract.structure.lines import LONGEST_HEADING, ONLY_NUMBERS, Line, cues

# What the lines of a list of contents are filled with.
LEADER = "....."


def mark_furniture(lines: list[Line], source: SourceText, cells: Container[int]) -> list[Line]:
    """Running heads, page numbers and signatures become ``furniture``; ``cells`` are places of cells of tables."""
    hinted = {source.line_of(h.start) for h in source.hints if h.kind == "furniture"}
    shapes = [_shape(line.text) for line in lines]
    alike: dict[str, list[Line]] = defaultdict(list)
    for line, shape in zip(lines, shapes, strict=True):
        if len(line.text) <= LONGEST_HEADING:
            alike[shape].append(line)
    contents = _contents_lines(lines)
    counting = {shape for shape, same in alike.items() if len(same) >= 3 and _count_upwards(same)}
    out = []
    for at, line in enumerate(lines):
        alone = any(one.fullmatch(line.text) for one in cues()["furniture"])
        page_number = line.text.isdigit() and len(line.text) <= 3 and _apart(lines, at)
        beside = any(
            0 <= n < len(lines) and lines[n].text.isdigit() and len(lines[n].text) <= 3 and _apart(lines, n)
            for n in (at - 1, at + 1)
        )
        running = len(alike.get(shapes[at], ())) >= 3
        counts = shapes[at] in counting
        alone = alone or at in contents
        if line.number in hinted or (at not in cells and (alone or page_number or (running and beside) or counts)):
            line = replace(line, kind="furniture")
        out.append(line)
    return out


def _contents_lines(lines: Sequence[Line]) -> set[int]:
    """The lines of lists of contents, by their place: leader dots before pages that never fall."""
    found: set[int] = set()
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and LEADER in lines[end].text:
            end += 1
        said = [(n, cues()["contents_line"].fullmatch(lines[n].text)) for n in range(at, end)]
        pages = [int(one["page"]) for _, one in said if one is not None]
        larger = any(one is None and lines[n].text[-1].isdigit() for n, one in said)
        if said and not larger and not _of_money(lines, at) and all(a <= b for a, b in pairwise(pages)):
            found |= {n for n, one in said if one is not None}
        at = max(end, at + 1)
    return found


def _of_money(lines: Sequence[Line], at: int) -> bool:
    """Whether the line above leader dots introduces amounts: "för över följande (tkr):"."""
    above = lines[at - 1].text if at else ""
    return above.endswith(":") or find_unit(above) is not None


_DIGITS = re.compile(r"\d+")


def _shape(text: str) -> str:
    return _DIGITS.sub("0", text).casefold()


def _apart(lines: Sequence[Line], at: int) -> bool:
    """Whether a line of digits stands by itself, not as a cell among cells."""
    around = [lines[n] for n in (at - 1, at + 1) if 0 <= n < len(lines)]
    return not any(ONLY_NUMBERS.fullmatch(line.text) for line in around)


def _count_upwards(same: Sequence[Line]) -> bool:
    """Whether lines of one shape end in growing figures, as running heads with a page number do."""
    words = len(re.findall(r"[^\W\d_]{2,}", same[0].text))
    figures = [re.findall(r"\d+", line.text) for line in same]  # equally many in each: the lines have one shape
    columns = [[int(one) for one in column] for column in zip(*figures, strict=True)]  # "sida 3 av 8": the first grows
    return words >= 2 and any(all(a < b <= a + 3 for a, b in pairwise(one)) for one in columns[-2:])
