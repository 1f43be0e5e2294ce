"""Whom the rows of a table pay where its caption names nobody: what its group, its section or the agreement around it
is about."""

from __future__ import annotations

import re

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.relations.parties import is_name, mentions_in, unknown
from nysta.extract.relations.rows.circumstances import LETTERHEAD, LONGEST_LINE, circumstance_cues
from nysta.extract.relations.rows.table_sense import heads_payers
from nysta.extract.relations.statement import End
from nysta.extract.structure import Block, Row, Table

# How far above a row its group's line and the heading of its section stand at most, in blocks.
REACH = 60
# Kinds of organisations whose part of a document can be headed by nothing but their name.
_SECTIONS = frozenset({"bolag", "enhet", "stiftelse", "förening", "samverkansorgan", "kommunalförbund", "fond"})
_FOUNDATIONS = frozenset({"stiftelse", "fond"})
# What a head says behind a stroke of the rows below a payer.
_PURPOSE = re.compile(r"/\s?(?:ändamål|projekt|insats|ämne|avser|bidrag)\w*$", re.IGNORECASE)
# A line that is nothing but a project's announced name.
_PROJECT = re.compile(r"(?:Projekt(?:et)?|Delprojekt(?:et)?):?\s[\"”“]?(?=[A-ZÅÄÖ])(?!.*\d{4}$)")
_NUMBER = re.compile(r"^\W*\d[\d.]*\s+")


def receiver_around(reading: Reading, row: Row) -> End | None:
    """Whom a row pays by the agreement or the section that its table stands in; None where that tells nobody."""
    block = reading.layout.blocks[row.block]
    return agreed_subject(reading, block) or _section(reading, block)


def group_of_payers(reading: Reading, table: Table, row: Row) -> End | None:
    """The unit or body over a group of rows, where the same parties pay for several: "Gymnasiet Inland"."""
    if row.group is None:
        return None
    groups = {one.group for one in table.rows if one.group}
    labels = [one.label for one in table.rows]
    if len(groups) < 2 or len(set(labels)) == len(labels):
        return None
    return _named_alone(reading, row.group, row.block)


def project_over(reading: Reading, table: Table, row: Row) -> End | None:
    """The project over a group of rows of those who pay for it: "Projekt Bergslyft" over "Tillväxtverket", or its bare
    name where the head is "Projekt / finansiär"; None where no such line stands there."""
    text = row.group or table.title or ""
    announced = _PROJECT.match(text)
    told = row.group is not None and heads_payers(table)
    if (announced is None and not told) or (line := _line_above(reading, text, row.block)) is None:
        return None
    start = announced.end() if announced is not None else 0
    known = (one for one in mentions_in(reading, line, start) if one.label in ("PRJ", "PRG") and one.start <= start + 1)
    name = text[start:].strip(' "”“:')
    found = next(known, None) or unknown(name, text.find(name, start), "project")
    return End(line, found) if is_name(name, "project") else None


def payer_over(reading: Reading, table: Table, row: Row) -> End | None:
    """Who pays a group of rows each of which is a purpose, by the line over them: "Socialstyrelsen" over "God vård" and
    "Trygg hemgång", where the head is "Bidragsgivare/ändamål"."""
    first = table.names[0] if table.names else None
    if row.group is None or first is None or _PURPOSE.search(first.text) is None:
        return None
    if (line := _line_above(reading, row.group, row.block)) is None:
        return None
    return next((End(line, one) for one in mentions_in(reading, line) if one.label == "ORG"), None)


def _section(reading: Reading, block: Block) -> End | None:
    """The organisation whose name is all of the heading of a section: "Visit Umeå AB"."""
    heading = block.section.title
    if heading is None or block.section.headings[-1:] != (heading,):
        return None
    found = _named_alone(reading, heading, block.number)
    kind = found.mention.kind if found is not None and isinstance(found.mention, Mention) else None
    return found if found is not None and found.block.number >= LETTERHEAD and kind in _SECTIONS else None


def payer_of_section(reading: Reading, block: Block) -> End | None:
    """The foundation or fund whose part of another's document its name alone heads, and who hands out what stands
    there."""
    found = _section(reading, block)
    kind = found.mention.kind if found is not None and isinstance(found.mention, Mention) else None
    return found if kind in _FOUNDATIONS else None


def agreed_subject(reading: Reading, block: Block) -> End | None:
    """What the agreement that a table stands in is about, as its title has it: "Överenskommelse om Testbädd Kall
    Teknik", or whose statutes: "Stadgar för Föreningen Sundet"; None outside of one and where that is no name."""
    for number in range(block.number - 1, max(-1, block.number - REACH), -1):
        near = reading.layout.blocks[number]
        if near.kind == "row" or len(near.text) > LONGEST_LINE or near.text.endswith("."):
            continue
        if (found := circumstance_cues()["agreement_on"].match(near.text)) is not None:
            after = (End(near, one) for one in mentions_in(reading, near, found.end()) if one.start <= found.end() + 1)
            return next(after, None) or _elsewhere(reading, near.text[found.end() :])
    return None


def _elsewhere(reading: Reading, name: str) -> End | None:
    """Where the document uses the name that stands in a title, often in capitals."""
    said = name.strip(" .").casefold()
    return next((End(block, one) for block, one in reading.mentions() if one.name.casefold() == said), None)


def _named_alone(reading: Reading, text: str, near: int) -> End | None:
    """The organisation, programme or project whose name a line above a row is."""
    bare = _NUMBER.sub("", text).strip(" :").casefold()
    if (line := _line_above(reading, text, near)) is None:
        return None
    named = (one for one in mentions_in(reading, line) if one.name.casefold() == bare)
    return next((End(line, one) for one in named if one.kind not in ("kommun", "region", "parti")), None)


def _line_above(reading: Reading, text: str, near: int) -> Block | None:
    """The nearest block at or above number ``near`` whose text is all of ``text``."""
    above = (reading.layout.blocks[number] for number in range(near, max(-1, near - REACH), -1))
    return next((block for block in above if block.text == text), None)
