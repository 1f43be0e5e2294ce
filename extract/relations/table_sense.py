"""What a table is about: who pays whom in its rows, for which unit, budget or outcome."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from nysta.extract.graph_file import Basis
from nysta.extract.language.mentions import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.relations.statement import End
from nysta.extract.structure import Block, Row, Table
from nysta.extract.structure.heads import basis_of

Direction = Literal["row_pays", "row_receives", "row_is_owned", "row_owns"]
_DIRECTIONS: tuple[Direction, ...] = ("row_is_owned", "row_owns", "row_receives", "row_pays")


@dataclass(frozen=True, slots=True)
class Sense:
    """What the rows under one caption mean; ``other`` is the end that the row's party pays or is paid by."""

    direction: Direction
    other: End | None
    caption: str
    members: bool


@cache
def table_cues() -> dict[str, Any]:
    """The contents of ``tables.yaml``, compiled."""
    raw = yaml.safe_load(files("nysta.extract.relations").joinpath("tables.yaml").read_text(encoding="utf-8"))

    def compiled(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: compiled(one) for key, one in value.items()}
        return re.compile("|".join(value) if isinstance(value, list) else value, re.IGNORECASE)

    return {key: compiled(value) for key, value in raw.items()}


def sense_of(table: Table, row: Row, reading: Reading) -> Sense | None:
    """What ``row`` means by the nearest caption that says so, None where none does."""
    for caption in _captions(table, row):
        if table_cues()["nothing"].search(caption):
            return None
        hits = [
            (found.start(), direction)
            for direction in _DIRECTIONS
            if (found := table_cues()[direction].search(caption))
        ]
        if hits:
            direction = min(hits, key=lambda hit: _DIRECTIONS.index(hit[1]))[1]
            members = any(table_cues()["members"].search(one) for one in _captions(table, row))
            return Sense(direction, _other_end(caption, table, row, reading), caption, members)
    return None


def _captions(table: Table, row: Row) -> Iterator[str]:
    """The texts above a row, nearest first, without repeats."""
    seen: set[str] = set()
    for text in (row.group, table.title, *reversed(table.head), *reversed(table.section.headings)):
        if text and text not in seen:
            seen.add(text)
            yield text


def _other_end(caption: str, table: Table, row: Row, reading: Reading) -> End | None:
    """The unit or organisation that the caption names beside its cue, None for the issuer."""
    if table_cues()["to_the_issuer"].search(caption):
        return None
    for block, mention in _mentions_of(caption, row, reading):
        if (
            mention.origin != "anaphor"
            and mention.kind != "kommun"
            and not table_cues()["issuer_itself"].search(mention.name)
        ):
            return End(block, mention)
    return None


def _mentions_of(caption: str, row: Row, reading: Reading) -> Iterator[tuple[Block, Mention]]:
    """The mentions in the block that is the caption, looked for upwards from the row."""
    for number in range(row.block, max(-1, row.block - 60), -1):
        block = reading.layout.blocks[number]
        if block.text == caption:
            for sentence in reading.in_block(number):
                for mention in sentence.mentions:
                    yield block, mention
            for mention in reading.rows.get(number, ()):
                yield block, mention
            return


def table_basis(table: Table, row: Row, document_basis: Basis | None) -> Basis | None:
    """Budget or outcome by the captions, else by what kind of document it is."""
    for caption in _captions(table, row):
        if (basis := basis_of(caption)) is not None:
            return basis
    return document_basis


def basis_of_document(reading: Reading, title: str | None) -> Basis | None:
    """Whether the document is a budget or a report of what happened, by its title and first headings."""
    blocks = reading.layout.blocks
    heads = [
        title or "",
        *(block.text for block in blocks[:60] if block.kind == "heading" or len(block.text) < 90),
    ]
    counts = {
        basis: sum(len(cue.findall(text)) for text in heads) for basis, cue in table_cues()["document_basis"].items()
    }
    everywhere = {
        basis: sum(len(cue.findall(block.text)) for block in blocks)
        for basis, cue in table_cues()["document_basis"].items()
    }
    for tally in (counts, everywhere):
        if tally["budget"] != tally["outcome"]:
            return "budget" if tally["budget"] > tally["outcome"] else "outcome"
    return None
