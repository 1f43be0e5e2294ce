"""Passages: the sentences, list items and rows that are evidence or hold a mention."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from nysta.extract.graph_file import Entity, Passage, Relation
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.persons import is_attendance, without_persons
from nysta.extract.resolve.evidence import quote
from nysta.extract.structure import Block, Row, Table


def passages(reading: Reading, entities: Sequence[Entity], relations: Sequence[Relation]) -> list[Passage]:
    """The document's passages in reading order; attendance lists are left out."""
    used = sorted(
        {(one.start, one.end) for entity in entities for one in entity.mentions}
        | {(one.start, one.end) for relation in relations for one in relation.evidence}
    )
    found: list[Passage] = []
    at = 0
    for start, end, persons, section in _stretches(reading):
        while at < len(used) and used[at][0] < start:
            at += 1
        if at < len(used) and used[at][0] < end:
            text = reading.layout.source.text[start:end]
            if not is_attendance(quote(text)):
                found.append(_passage(reading, start, end, persons, section))
    return found


def _stretches(reading: Reading) -> Iterator[tuple[int, int, list[tuple[int, int]], str | None]]:
    """(start, end, persons, section) of every sentence and row in the source's offsets, in order."""
    rows: list[tuple[int, int, list[tuple[int, int]], str | None]] = [
        (one.start, one.end, _persons(reading, table, one), reading.layout.blocks[one.block].section.path)
        for table in reading.layout.tables
        for one in table.rows
    ]
    spans: list[tuple[int, int, list[tuple[int, int]], str | None]] = [*rows]
    covered = set(reading.rows)
    inside = [(row[0], row[1]) for row in rows]
    for number in covered:
        block = reading.layout.blocks[number]
        start, end = block.source_span(0, len(block.text))
        if not any(a <= start < b for a, b in inside):
            spans.append((start, end, [], block.section.path))
    for sentence in reading.sentences:
        block = sentence.block
        start, end = block.source_span(sentence.start, sentence.end)
        persons = [block.source_span(a, b) for a, b in sentence.persons]
        spans.append((start, end, persons, block.section.path))
    return iter(sorted(spans, key=lambda one: one[:2]))


def _persons(reading: Reading, table: Table, row: Row) -> list[tuple[int, int]]:
    """What may be persons in the row of a table of who sits in a body: all of it that names nothing else."""
    if not any(column.role == "seat" for column in table.names):
        return []
    block = reading.layout.blocks[row.block]
    persons, at = [], row.start
    for start, end in sorted(_named(reading.layout.source.text, block, reading.rows.get(row.block, ()))):
        if at < start:
            persons.append((at, start))
        at = max(at, end)
    return [*persons, (at, row.end)] if at < row.end else persons


def _named(text: str, block: Block, mentions: Iterable[Mention]) -> Iterator[tuple[int, int]]:
    """The stretches of the source that mentions take; between the lines of a cell other cells stand."""
    for mention in mentions:
        start = mention.start
        for at in range(mention.start + 1, mention.end + 1):
            if at == mention.end or re.search(r"\w", text[block.offsets[at - 1] + 1 : block.offsets[at]]):
                yield block.offsets[start], block.offsets[at - 1] + 1
                start = at


def _passage(
    reading: Reading, start: int, end: int, persons: Sequence[tuple[int, int]], section: str | None
) -> Passage:
    source = reading.layout.source
    text = source.text[start:end]
    blanked = without_persons(text, [(a - start, b - start) for a, b in persons])
    return Passage(
        start=start,
        end=end,
        line=source.line_of(start),
        page=source.page_of(start),
        section=section,
        text=quote(text),
        search_text=quote(blanked).replace("\u00ad", ""),
    )
