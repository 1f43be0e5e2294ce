"""Tables drawn with blanks: columns that stand below each other, whose cells may take several lines.

Line by line such a table cannot be read: "Dalarnas län" is the rest of one cell, "myndigheten" of another. What tells
the columns apart are the strips of white space that run down through all rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nysta.extract.document import SourceText
from nysta.extract.language.amounts import find_unit
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.structure.aligned_rows import OPEN, REST, rows_of
from nysta.extract.structure.grid import is_sum
from nysta.extract.structure.heads import native_column
from nysta.extract.structure.headwords import OF_YEAR
from nysta.extract.structure.lines import Line, Weave, cues
from nysta.extract.structure.strips import Piece, Pieces, column_of, columns_below, pieces_of, strip_columns

# The least number of columns.
FEWEST_COLUMNS = 2
# A table whose lines all have as many pieces has so many columns and lines at least, its head among them.
EVEN_COLUMNS, EVEN_LINES = 3, 3
# The most lines that a head takes.
MOST_HEAD = 4
# The longest line that stands alone in a column, and that begins a head so, in characters.
LONGEST_ALONE, LONGEST_FIRST = 60, 30
# The most blank lines between two lines of a table.
MOST_GAP = 2

_NUMBERED = re.compile(r"(?:Tabell|Tab\.|Diagram|Bilaga)\s+[A-ZÅÄÖ\d]\d{0,2}(?:\.\d)?\W")
_OF_YEAR = re.compile(rf"{OF_YEAR}$")
_DASH = re.compile(r"[-–−]")


def weaves(lines: Sequence[Line], source: SourceText) -> dict[int, Weave]:
    """The lines of such tables by their place in ``lines``: of which row each is, and of which columns its words."""
    broken = [pieces_of(line, source) for line in lines]
    found: dict[int, Weave] = {}
    at, table = 0, 0
    while at < len(lines):
        if len(broken[at]) < 2 or _NUMBERED.match(lines[at].text):
            at += 1
            continue
        region = _region(lines, broken, at)
        at = region.stop
        woven = _weave(_closer(lines, region), broken, region, table)
        found |= woven
        table += bool(woven)
    return found


def _closer(lines: Sequence[Line], region: range) -> Sequence[Line]:
    """The lines without the blank ones that stand between all lines of a region, as in a double-spaced text."""
    least = min((lines[n].gap for n in region[1:]), default=0)
    if not least:
        return lines
    inside = [replace(line, gap=max(0, line.gap - least)) for line in lines[region.start : region.stop]]
    return [*lines[: region.start], *inside, *lines[region.stop :]]


def _region(lines: Sequence[Line], broken: Sequence[Pieces], at: int) -> range:
    """The lines around ``at`` that may be one table."""
    start, end = at, at + 1
    edge, figures = broken[at][0].left, False
    rest = re.match(r"[a-zåäö(]", lines[at].text) is not None
    while rest and start and lines[start].gap == 0 and len(broken[start - 1]) == 1 and _heads(lines[start - 1].text):
        start -= 1  # "Projekt" alone above "(projektägare)   EU-stöd   Belopp"
        edge = min(edge, broken[start][0].left)
    while end < len(lines) and lines[end].gap <= MOST_GAP and broken[end]:
        pieces = broken[end]
        if is_sum(lines[end - 1].text) and lines[end].gap > lines[end - 1].gap:
            break
        figures = figures or any(one.is_figure for one in broken[end - 1])
        if figures and len(pieces) > 1 and _begins_table(pieces) and _all_tell(pieces):
            end -= len(broken[end - 1]) == 1  # the title of the next table
            break
        if len(pieces) == 1 and not _belongs(lines, broken, end, edge):
            break
        if figures and _is_head_again(lines, broken, end, edge):
            break
        edge = min(edge, pieces[0].left)
        end += 1
    return range(start, end)


def _is_head_again(lines: Sequence[Line], broken: Sequence[Pieces], at: int, edge: int) -> bool:
    """Whether a line of words below a blank one, none of them in the first column, is the head of more columns of the
    same: the row above it has a figure for each."""
    pieces, above = broken[at], broken[at - 1]
    words = len(pieces) > 1 and not any(one.is_figure for one in pieces) and pieces[0].left > edge + 1
    full = sum(one.is_figure for one in above) >= len(pieces) and above[0].left <= edge + 1
    return words and full and lines[at].gap > lines[at - 1].gap


def _belongs(lines: Sequence[Line], broken: Sequence[Pieces], at: int, edge: int) -> bool:
    """Whether a line with one piece goes on with the table above it."""
    line, piece = lines[at], broken[at][0]
    if piece.left > edge + 1:
        return line.gap == 0 and len(piece.text) <= LONGEST_ALONE
    above = (lines[at - 1].text, broken[at - 1][0].text)
    wrapped = lines[at - 1].gap > 0 and len(piece.text) <= LONGEST_FIRST  # blank lines stand between the rows
    rest = line.gap == 0 and (REST.match(piece.text) is not None or wrapped or any(map(OPEN.search, above)))
    goes_on = at + 1 < len(lines) and lines[at + 1].gap == 0 and len(broken[at + 1]) > 1
    goes_on = goes_on and not (line.gap and _begins_table(broken[at + 1]))
    closed = piece.text.endswith((".", ":", "!", "?")) or cues()["caption"].fullmatch(piece.text) is not None
    return len(piece.text) <= LONGEST_ALONE and not closed and (rest or goes_on)


def _tells(text: str) -> bool:
    """Whether words can stand in a head: what they say of their column is known."""
    column = native_column(text)
    return column.role is not None or column.basis is not None or column.year is not None


def _begins_table(pieces: Pieces) -> bool:
    """Whether a line is the head of another table: words or years for columns, and no figure."""
    return not any(one.is_figure for one in pieces) and _all_tell(pieces[-2:])


def _all_tell(pieces: Pieces) -> bool:
    return all(_tells(one.text) for one in pieces)


def _heads(text: str) -> bool:
    """Whether a line is the first word of a head, and no title."""
    return len(text) <= LONGEST_FIRST and native_column(text).role is not None and not re.search(r"\d", text)


def _weave(lines: Sequence[Line], broken: Sequence[Pieces], region: range, table: int) -> dict[int, Weave]:
    if (even := _evenly(broken, region)) is not None:
        return {
            n: Weave(
                table,
                row,
                len(even[0]),
                tuple((at, one.start, one.start + len(one.text)) for at, one in enumerate(them)),
            )
            for row, (n, them) in enumerate(zip(region, even, strict=True))
        }
    head = _head_lines(lines, broken, region)
    strips = strip_columns([broken[n] for n in region[head:] if not _stands_alone(broken, region, n)])
    if not head or len(strips) < FEWEST_COLUMNS:
        return {}
    placed = {n: [(column_of(strips, one), one) for one in broken[n]] for n in region[head:]}
    if any(len({column for column, _ in them}) < len(them) for them in placed.values()):
        return {}  # two pieces in one column: the columns are not told apart
    above = {n: [(at, one) for one in broken[n] for at in columns_below(strips, one)] for n in region[:head]}
    if not (_is_head(above, len(strips)) or _of_years(above, placed)):
        return {}
    rows = [list(region[:head]), *rows_of(lines, placed, list(region[head:]), len(strips))]
    if len(rows) < 3:
        return {}
    placed |= above
    return {
        n: Weave(table, number, len(strips), tuple((at, one.start, one.start + len(one.text)) for at, one in placed[n]))
        for number, row in enumerate(rows)
        for n in row
    }


def _evenly(broken: Sequence[Pieces], region: range) -> list[Pieces] | None:
    """The pieces of all lines where each has as many, though they don't stand below one another; else None."""
    found = [broken[n] for n in region]
    count = len(found[0])
    if count < EVEN_COLUMNS or len(found) < EVEN_LINES or any(len(one) != count for one in found):
        return None
    head = not any(one.is_figure for one in found[0]) and sum(_tells(one.text) for one in found[0]) > count / 2
    return found if head else None


def _head_lines(lines: Sequence[Line], broken: Sequence[Pieces], region: range) -> int:
    """How many lines the head takes: all before the first figure or blank line, one where words are below it."""
    first = next((at for at, n in enumerate(region) if any(one.is_figure for one in broken[n])), len(region))
    gap = next((at for at, n in enumerate(region) if at and lines[n].gap), len(region))
    count = min(first, gap)
    if count < min(MOST_HEAD, len(region)):
        full = max(len(broken[n]) for n in region)
        while count > 1 and gap > count and len(broken[region[count - 1]]) >= full - 1:
            above = max(len(broken[n]) for n in region[: count - 1])
            if above < full - 1 or _all_tell(broken[region[count - 1]]) or _begins_below(broken, region, count - 1):
                break
            count -= 1  # a row of words whose figure is missing
        while count > 1 and _stands_alone(broken, region, region[count - 1]):
            if REST.match(lines[region[count - 1]].text) or _heads(lines[region[count - 1]].text):
                break
            count -= 1  # the first line of a row's name, or of a group's
        return count
    return 1


def _begins_below(broken: Sequence[Pieces], region: range, last: int) -> bool:
    """Whether the first column has its head in the last line of it alone ("År   kassan" below "Försäkrings-"), or none
    at all ("2023   jan–aug" below "Budget   Utfall"): no row is without a name."""
    edge = min(broken[n][0].left for n in region)
    return all(broken[n][0].left > edge + 1 for n in region[:last])


def _stands_alone(broken: Sequence[Pieces], region: range, at: int) -> bool:
    """Whether a line is one piece at the left edge: the name of a group may reach over all columns."""
    return len(broken[at]) == 1 and broken[at][0].left <= min(broken[n][0].left for n in region) + 1


def _is_head(above: dict[int, list[tuple[int, Piece]]], columns: int) -> bool:
    texts = ["" for _ in range(columns)]
    for placed in above.values():
        for at, one in placed:
            texts[at] = f"{texts[at]} {one.text}".strip()
    filled = [text for text in texts if text]
    words = all(not text[0].islower() or find_unit(text) is not None for text in filled)
    fields = any(text.endswith(":") for text in filled[:1])
    return (
        words
        and not fields
        and len(filled) >= max(2, columns - 1)
        and (any(map(_tells, filled)) or _of_organisations(filled))
    )


def _of_years(above: dict[int, list[tuple[int, Piece]]], placed: dict[int, list[tuple[int, Piece]]]) -> bool:
    """Whether each row is one of a year ("Avgift 2024"), with a figure below each capitalised head."""
    rows = [dict(them) for them in placed.values()]
    named = {at for them in above.values() for at, one in them if one.text[0].isupper()}
    years = all(0 in row and _OF_YEAR.match(row[0].text) for row in rows)
    filled = all(row[at].is_figure or _DASH.fullmatch(row[at].text) for row in rows for at in row if at)
    return len(rows) >= 2 and len(named - {0}) >= FEWEST_COLUMNS and years and filled


def _of_organisations(texts: Sequence[str]) -> bool:
    """Whether the columns are called after organisations: "Statens kulturråd" beside "Region Örebro län"."""
    found = [load_gazetteer().find(text) for text in texts]
    return sum(one is not None and one[0].label == "Organisation" for one in found) >= FEWEST_COLUMNS
