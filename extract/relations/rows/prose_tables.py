"""Tables whose cells are sentences: "Verksamhet | Finansiering", a unit and how it is financed, without borders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nysta.extract.language.anaphors import anaphors
from nysta.extract.language.mention import Mention
from nysta.extract.language.money import Money, find_money
from nysta.extract.language.reading import Reading
from nysta.extract.relations.parties import amount_of, is_name, mentions_in, unknown
from nysta.extract.relations.rows.circumstances import circumstance_cues
from nysta.extract.relations.statement import End, Statement
from nysta.extract.structure import Block
from nysta.extract.structure.heads import read_head
from nysta.extract.structure.headwords import year_of

SURE, UNIT_ONLY_HERE = 0.75, 0.66
# The longest name of a unit in such a table, in characters.
LONGEST_UNIT, MOST_WORDS = 60, 5
# Smaller amounts are rates and fees per head, in kronor.
LEAST = 1000

_CUT_WORD = re.compile(r"\.\s(?P<rest>[a-zåäö]{3,})\s*$")


def prose_table_statements(reading: Reading) -> Iterator[Statement]:
    """What the rows of tables of units and their financing state."""
    blocks = reading.layout.blocks
    at = 0
    while at < len(blocks):
        head = read_head(blocks[at].text) if blocks[at].kind == "row" else None
        at += 1
        if head is None or head.figures or [one.role for one in head.names] != ["party", "funding"]:
            continue
        year = year_of(blocks[at - 1].section.title or "")
        in_rows = at < len(blocks) and blocks[at].kind == "row"  # what stands below rows is no row of the table
        while at < len(blocks) and blocks[at].kind != "heading" and not (in_rows and blocks[at].kind == "paragraph"):
            yield from _row(reading, blocks[at], year)
            at += 1


def _row(reading: Reading, block: Block, year: int | None) -> Iterator[Statement]:
    mentions = [
        one for one in mentions_in(reading, block) if one.label in ("ORG", "PRG", "PRJ") and one.kind != "parti"
    ]
    unit, end = _unit(block, mentions)
    if unit is None:
        return
    funders = [one for one in mentions if one.start >= end and one.label == "ORG" and one.name != unit.name]
    money = [one for one in find_money(block.text) if (one.kronor or 0) >= LEAST and one.start >= end]
    owners = _owners(block.text, funders, money)
    known = unit in mentions
    base = Statement(
        "FUNDS",
        End(block, unit),
        End(block, unit),
        block.offsets[0],
        block.offsets[-1] + 1,
        "table/financing",
        SURE if known else UNIT_ONLY_HERE,
        year=year,
        context=block.section.title,
    )
    for funder in funders:
        yield replace(base, source=End(block, funder), amount=amount_of(owners.get(funder.start)))


def _unit(block: Block, mentions: list[Mention]) -> tuple[Mention | None, int]:
    """The unit at the beginning of a row, and where the words on its financing begin."""
    first = next((one for one in mentions if one.start <= 1), None)
    found = circumstance_cues()["financing"].search(block.text[: LONGEST_UNIT + 20], 1)
    edges = [one.start for one in mentions if one.start > 1]
    if found is not None:
        edges.append(found.start())
    if not edges or min(edges) > LONGEST_UNIT:
        return None, 0
    end = min(edges)
    name = block.text[:end].strip(" ,:–")
    if first is not None and abs(first.end - len(name)) <= 1 and not name.endswith("-"):
        return first, max(end, first.end)
    if name.endswith("-") and (rest := _CUT_WORD.search(block.text)):
        name = name[:-1] + rest["rest"]
    named = is_name(name, "recipient") or "- och " in name
    meant = any(one.start == 0 for one in anaphors(name, ()))
    if not named or meant or len(name.split()) > MOST_WORDS:
        return None, 0
    return unknown(name, 0, "recipient"), end


def _owners(text: str, funders: list[Mention], money: list[Money]) -> dict[int, Money]:
    """Whose amount each is, by the beginning of the mention: all for "vardera", else the nearest before, else after."""
    owners: dict[int, Money] = {}
    for one in money:
        if one.each:
            return {funder.start: one for funder in funders}
        free = [funder for funder in funders if funder.start not in owners]
        before = [funder for funder in free if funder.end <= one.start and ". " not in text[funder.end : one.start]]
        after = [funder for funder in free if funder.start >= one.end and ". " not in text[one.end : funder.start]]
        owner = before[-1] if before else after[0] if after else None
        if owner is not None:
            owners[owner.start] = one
    return owners
