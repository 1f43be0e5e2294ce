"""The order in which the lines of a document are classified; each step sees what the earlier ones found."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from nysta.extract.document import SourceText
from nysta.extract.structure.aligned import weaves
from nysta.extract.structure.bare_lists import mark_bare_items
from nysta.extract.structure.fields import mark_fields
from nysta.extract.structure.furniture import mark_furniture
from nysta.extract.structure.grid import cells_by_line, mark_attendance, mark_table_lines
from nysta.extract.structure.labelled import labelled
from nysta.extract.structure.lines import (
    Line,
    LineKind,
    Weave,
    apply_hints,
    classify_alone,
    keep_real_rows,
    mark_headings,
    split_lines,
)
from nysta.extract.structure.marks import amount_rows, mark_rows
from nysta.extract.structure.numbered import mark_numbered_items
from nysta.extract.structure.shreds import shredded
from nysta.extract.structure.stacks import stacked_figures
from nysta.extract.structure.steps import stepped
from nysta.extract.structure.wordrows import word_rows


def read_lines(source: SourceText) -> list[Line]:
    """All lines of ``source`` that hold more than white space, classified."""
    plain = split_lines(source)
    drawn = _joined(shredded(plain, source), weaves(plain, source))
    below = _joined(stepped(plain, source), _joined(stacked_figures(plain, source), drawn))
    woven = _joined(labelled(plain, source), below)
    cells = dict(cells_by_line(plain))
    cells |= {
        at: kind for at, kind in (amount_rows(plain) | mark_rows(plain) | word_rows(plain)).items() if at not in cells
    }
    lines = mark_furniture(plain, source, cells.keys() | woven.keys())
    lines = [classify_alone(line) for line in lines]
    lines = [replace(line, kind=cast(LineKind, cells.get(at, line.kind))) for at, line in enumerate(lines)]
    lines = [
        replace(line, kind="row", hinted=True, weave=woven[at]) if at in woven else line
        for at, line in enumerate(lines)
    ]
    lines = apply_hints(lines, source)
    lines = keep_real_rows(lines, cells)
    lines = mark_attendance(mark_fields(lines))
    # furniture between rows must not part a table from its head
    kept = mark_table_lines([line for line in lines if line.kind != "furniture"])
    return mark_bare_items(mark_headings(mark_numbered_items(kept)))


def _joined(first: dict[int, Weave], then: dict[int, Weave]) -> dict[int, Weave]:
    """The lines of both kinds of tables; of two tables that share a line, the one in ``first``."""
    shared = {then[at].table for at in first if at in then}
    above = max((one.table for one in then.values()), default=-1) + 1
    found = {at: one for at, one in then.items() if one.table not in shared}
    return found | {at: replace(one, table=one.table + above) for at, one in first.items()}
