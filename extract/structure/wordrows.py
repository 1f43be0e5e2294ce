"""Tables of words: the rows below a head such as "Åtgärd Ansvarig Medverkande Status", each with its wrapped lines.

Such rows end in no figures, so nothing but their head tells that they are rows. A head stands in one line, or with
each of its columns in a line of its own above cells that do the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nysta.extract.structure.grid import APART, is_sum
from nysta.extract.structure.heads import Head, native_column, read_head, without_numbers
from nysta.extract.structure.headwords import words
from nysta.extract.structure.lines import ONLY_NUMBERS, Line, LineKind, cues

# Columns that make a head of words one of parties and what they do.
TELLING = frozenset(
    {"lead", "partner", "payer", "recipient", "project", "network", "commissioner", "assignee", "counterpart", "owner"}
)
# The longest cell that stands in a line of its own, and the longest line of a row, in characters.
LONGEST_CELL, LONGEST_LINE = 60, 150
# The most lines of one row, and the most columns.
MOST_LINES, MOST_COLUMNS = 9, 7
# From this length on a line that ends in a full stop is a sentence.
SENTENCE = 45

_CODE = re.compile(r"(?:[A-ZÅÄÖ]{1,3}[ -]?)?\d{1,4}(?:[.:-]\d{1,3}){0,3}[.)]?(?=\s|$)|\d{1,3}(?:\s\d{1,3}){2,4}$")
_OPEN = re.compile(r"\w[ ]?[,–-]$|\s(?:och|samt|för|i|på|av|till|med|om)$|^(?:och|samt)\s", re.IGNORECASE)


def word_rows(lines: Sequence[Line]) -> dict[int, LineKind]:
    """The lines of such tables by their place: ``field`` begins a head or a row, ``more`` goes on with it."""
    kinds: dict[int, LineKind] = {}
    at = 0
    while at < len(lines):
        head = read_head(lines[at].text) if len(lines[at].text) <= LONGEST_LINE else None
        if head is not None:
            head = without_numbers(head)
            rows = not head.figures or _is_coded(lines, at) or _is_bordered(lines, at, head)
            found = _flat(lines, at, head) if _tells(head) and rows else {}
        else:
            found = _stacked(lines, at)
        kinds |= found
        at = max(found, default=at) + 1
    return kinds


def _is_bordered(lines: Sequence[Line], at: int, head: Head) -> bool:
    """Whether each of the two lines below a head has as many cells, which stand apart."""
    wanted = len(head.names) + len(head.figures)
    below = [len(APART.split(line.text)) for line in lines[at + 1 : at + 3]]
    return wanted >= 3 and len(APART.split(lines[at].text)) == wanted and below == [wanted, wanted]


def _is_coded(lines: Sequence[Line], at: int) -> bool:
    """Whether the rows below a head look like numbered headings: "2.1 Restvärme"."""
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    numbered = re.match(r"\d{1,2}\.\d{1,2}\.?\s", below) is not None
    return numbered and cues()["numbered_heading"].fullmatch(below) is not None


def _tells(head: Head) -> bool:
    roles = {column.role for column in head.names}
    return len(head.names) >= 2 and (bool(roles & TELLING) or {"party", "seat"} <= roles)


def _flat(lines: Sequence[Line], at: int, head: Head) -> dict[int, LineKind]:
    """The rows below a head in one line."""
    rows: list[list[int]] = []
    apart = APART.search(lines[at].text) is not None
    coded = at + 1 < len(lines) and _CODE.match(lines[at + 1].text) is not None
    usual = lines[at + 1].gap if at + 1 < len(lines) else 0
    for n in range(at + 1, len(lines)):
        line = lines[n]
        if _ends_table(line, usual, bool(rows)) or (apart and not rows and not APART.search(line.text)):
            break
        code = _CODE.match(line.text) is not None
        goes_on = bool(rows) and (
            _goes_on(line.text)
            or _OPEN.search(lines[n - 1].text) is not None
            or (apart and APART.search(line.text) is None)
            or (coded and not code)
        )
        if goes_on and len(rows[-1]) < MOST_LINES:
            rows[-1].append(n)
        else:
            rows.append([n])
    if not rows or (len(rows) == 1 and not apart):
        return {}
    kinds: dict[int, LineKind] = {at: "field"}
    for row in rows:
        kinds[row[0]] = "field"
        for line_at in row[1:]:
            kinds[line_at] = "more"
    return kinds


def _goes_on(text: str) -> bool:
    """Whether a line begins like the rest of a cell."""
    return text[0].islower() and not text.casefold().startswith(tuple(words()["vacant"]))


def _ends_table(line: Line, usual: int, inside: bool) -> bool:
    text = line.text
    return (
        len(text) > LONGEST_LINE
        or (inside and line.gap > usual)
        or is_sum(text)
        or text.endswith((":", "!", "?"))
        or (text.endswith(".") and len(text) >= SENTENCE)
        or cues()["caption"].fullmatch(text) is not None
        or cues()["sentence"].search(text) is not None
        or cues()["bullets"].match(text) is not None
        or (text[0].isupper() and read_head(text) is not None)
    )


def _stacked(lines: Sequence[Line], at: int) -> dict[int, LineKind]:
    """The rows below a head whose columns stand in lines of their own."""
    columns = _stacked_head(lines, at)
    if columns is None:
        return {}
    start = at + len(columns)
    rows = _stacked_rows(lines, start, columns)
    if len(rows) < 2:
        return {}
    rows.insert(0, list(range(at, start)))
    kinds: dict[int, LineKind] = {}
    for row in rows:
        kinds[row[0]] = "field"
        for line_at in row[1:]:
            kinds[line_at] = "more"
    return kinds


def _stacked_head(lines: Sequence[Line], at: int) -> str | None:
    """One letter for each column: ``n`` for words, ``f`` for figures; None where no such head begins."""
    order, roles, end = "", set(), at
    while end < len(lines) and len(order) < MOST_COLUMNS:
        line = lines[end]
        column = native_column(line.text) if len(line.text) <= LONGEST_CELL // 2 and line.text[0].isupper() else None
        year = re.fullmatch(r"(?:19|20)\d\d", line.text) is not None and bool(order)
        if end > at and line.gap > lines[at + 1].gap:
            break
        if not year and (column is None or (column.role is None and column.basis is None)):
            break
        figures = year or (
            column is not None and (column.role in ("amount", "share", "asked") or column.basis or _counts(line.text))
        )
        order += "f" if figures else "n"
        roles.add(column.role if column is not None else None)
        end += 1
    joined = read_head(" ".join(line.text for line in lines[at:end])) if 3 <= len(order) <= MOST_COLUMNS else None
    seats = {"party", "seat"} <= roles
    if joined is None or joined.lead or len(joined.names) + len(joined.figures) != len(order):
        return None
    return order if order.count("n") >= 2 and (roles & TELLING or seats or "party" in roles) else None


def _counts(text: str) -> bool:
    low = text.casefold()
    return low in words()["other_columns"] and low not in words()["numbers"]


def _stacked_rows(lines: Sequence[Line], at: int, columns: str) -> list[list[int]]:
    """Rows of as many cells as there are columns, in lines of their own; a cell may be wrapped."""
    rows: list[list[int]] = []
    coded = at < len(lines) and _CODE.match(lines[at].text) is not None
    usual = lines[at].gap if at < len(lines) else 0
    numbered = columns.endswith("f")
    last = len(columns) - len(columns.rstrip("f"))  # figures at the end of a row
    while at < len(lines):
        row: list[int] = []
        cells = 0
        while at < len(lines) and len(row) < 2 * len(columns) and not _ends_cells(lines[at], usual, bool(rows or row)):
            text = lines[at].text
            figures = ONLY_NUMBERS.fullmatch(text) is not None
            wrapped = bool(row) and not figures and (_goes_on(text) or _OPEN.search(lines[at - 1].text) is not None)
            if coded and not numbered and cells >= 2 and _CODE.match(text) and not figures:
                break
            if cells >= len(columns) and not wrapped and not coded and not numbered:
                break
            if numbered and len(row) > last and all(_is_figure(lines[n].text) for n in row[-last:]):
                break
            row.append(at)
            cells += not wrapped
            at += 1
        complete = bool(row) and (not numbered or ONLY_NUMBERS.fullmatch(lines[row[-1]].text) is not None)
        if cells < len(columns) - 1 or not complete or is_sum(lines[row[0]].text):
            break
        rows.append(row)
    return rows


def _is_figure(text: str) -> bool:
    return ONLY_NUMBERS.fullmatch(text) is not None


def _ends_cells(line: Line, usual: int, inside: bool) -> bool:
    text = line.text
    return (
        len(text) > LONGEST_CELL
        or (inside and line.gap > usual + 1)
        or (text.endswith(".") and len(text) >= SENTENCE)
        or text.endswith((":", "!", "?"))
        or cues()["caption"].fullmatch(text) is not None
    )
