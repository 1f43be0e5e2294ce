"""Scopes: what a heading or an introduction says of all items below it, that none of them says itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from nysta.extract.graph_file import Modality
from nysta.extract.language.reading import Reading
from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.statement import Statement
from nysta.extract.structure import Block

# The longest introduction that is read so, in characters, and how much of its end.
LONGEST, LAST = 700, 260
# How far below a proposal the decision on it stands, in blocks, and what proposals such decisions speak of.
CASE = 30
_OF_THE_CASE = re.compile(r"\bförslag|\bföreslår\b", re.IGNORECASE)
# An item of a list that has no bullet: "1. Nämnden ges …", "att bevilja …", "a) …".
_ENTRY = re.compile(r"(?:\d{1,2}[.)]|[a-z]\)|[-–•*]|att\b)\s*\S", re.IGNORECASE)
_OPEN = re.compile(r"(?::|\b(?:att|följande|beslutar?|besluta|fullmäktige|yrkar|föreslår))\s*$", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[a-zåäö)]\.)\s(?=[A-ZÅÄÖ])")


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    raw = load_yaml(files("nysta.extract.relations.factuality").joinpath("scopes.yaml").read_text(encoding="utf-8"))
    return {key: re.compile(told, re.IGNORECASE) for key, told in raw.items()}


def in_scopes(said: Iterable[Statement], reading: Reading) -> Iterator[Statement]:
    """``said`` with the modality that the heading or introduction right above its list gives each item's statements, or
    the heading of a table of what is over those of its rows.

    Whose unit somebody is, is no part of what is proposed or has ended.
    """
    blocks = reading.layout.blocks
    scopes = scopes_of(blocks)
    tables = _over(reading)
    if not scopes and not tables:
        yield from said
        return
    for one in said:
        held = one.modality in ("asserted", "planned") and not (
            one.type == "PART_OF" and one.rule.startswith("sentence/")
        )
        of_block = tables if one.rule.startswith("table/") else scopes
        told = of_block.get(reading.layout.block_at(one.start).number) if held else None
        yield replace(one, modality=told) if told is not None else one


def _over(reading: Reading) -> dict[int, Modality]:
    """The numbers of the rows of tables whose title, or the heading above them, says that all of them are over."""
    says, blocks = _cues()["ended_table"], reading.layout.blocks
    return {
        row.block: "ended"
        for table in reading.layout.tables
        for row in table.rows
        if any(text and says.search(text) for text in (table.title, blocks[row.block].section.title))
    }


def scopes_of(blocks: Sequence[Block]) -> dict[int, Modality]:
    """What the numbers of the blocks are that stand in such a scope, and what it says of them."""
    found: dict[int, Modality] = {}
    told: Modality = "asserted"
    whole = False
    for at, block in enumerate(blocks):
        if is_entry(block) or (whole and block.kind == "paragraph"):
            if told != "asserted":
                found[block.number] = told
            continue
        told = opened_by(block)
        whole = block.kind == "heading" and _cues()["whole"].search(block.text) is not None
        if told == "proposed" and _OF_THE_CASE.search(block.text) is not None and _is_adopted(blocks, at):
            told = "asserted"
    return found


def _is_adopted(blocks: Sequence[Block], at: int) -> bool:
    """Whether what the block ``at`` puts forward is decided so further down in the same case."""
    for block in blocks[at + 1 : at + 1 + CASE]:
        if block.kind == "heading" and block.text.lstrip().startswith("§"):
            return False
        if block.kind != "row" and _cues()["adopts"].search(block.text) is not None:
            return True
    return False


def is_entry(block: Block) -> bool:
    """Whether a block is an item of a list, by its bullet or by how it begins; a numbered heading is none."""
    if block.kind == "item":
        return True
    if block.kind == "row" or _ENTRY.match(block.text) is None:
        return False
    return block.kind == "paragraph" or block.text.rstrip().endswith((".", ","))


def opened_by(block: Block) -> Modality:
    """What a heading or an introduction says of the items below it; a paragraph must be open to what follows."""
    if block.kind == "row":
        return "asserted"
    text = block.text.rstrip()
    if block.kind != "heading" and (len(text) > LONGEST or _OPEN.search(text) is None):
        return "asserted"
    words = _SENTENCE.split(text[-LAST:])[-1]
    cues = _cues()
    if cues["goes_on"].search(words) is not None:
        return "asserted"
    decides = cues["decides"].search(words)
    if (puts := cues["proposes"].search(words)) is not None:
        return "asserted" if decides is not None and decides.start() < puts.start() else "proposed"
    if cues["proposed"].search(words) is not None:
        return "asserted" if decides is not None else "proposed"
    kinds: tuple[Modality, ...] = ("negated", "ended")
    return next((kind for kind in kinds if cues[kind].search(words) is not None), "asserted")
