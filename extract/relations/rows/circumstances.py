"""What a table or list leaves unsaid: who gives, which project a document is about, whether it is decided."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from nysta.extract.graph_file import Modality
from nysta.extract.language.mention import Mention
from nysta.extract.language.names.title_page import standing_names
from nysta.extract.language.reading import Reading
from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.parties import mentions_in
from nysta.extract.relations.rows.bodies import body_called, body_disposing
from nysta.extract.relations.rows.payers_above import payer_above
from nysta.extract.relations.statement import End
from nysta.extract.structure import Block
from nysta.extract.structure.heads import native_column

# How many of a document's first blocks are its letterhead, and how many its preface.
LETTERHEAD, PREFACE = 10, 25
# The last line of a document, from 0, that stands in its letterhead.
HEADED = 4
# How far above a list its captions are looked for, in blocks, and the longest line that is only a body's name.
REACH, LONGEST_LINE = 120, 90
# How many blocks above a table may name who decides.
ABOVE = 6

_ASSEMBLY = re.compile(r"fullmäktige$", re.IGNORECASE)
_GIVEN_BY = re.compile(r"\b(?:från|av)\s$", re.IGNORECASE)
_NUMBERING = re.compile(r"^\W*(?:[A-ZÅÄÖ]|\d{1,2}(?:\.\d{1,2})*)[.)]?\s+")


@cache
def circumstance_cues() -> dict[str, Any]:
    """The contents of ``circumstances.yaml``, compiled."""
    text = files("nysta.extract.relations.rows").joinpath("circumstances.yaml").read_text(encoding="utf-8")
    return {
        key: re.compile("|".join(value) if isinstance(value, list) else value, re.IGNORECASE)
        for key, value in load_yaml(text).items()
    }


def giver(reading: Reading, block: Block, texts: Iterable[str] = ()) -> End:
    """Who pays in a list of recipients that names no payer: a board that decides, else the issuer.

    ``texts`` are the captions above the list; "Nämndens budget" in one of them means the board spoken of.
    """
    texts = list(texts)
    if any(circumstance_cues()["from_issuer"].search(text) for text in texts[:2]):
        return End(block, "issuer")
    for text in (*texts, *reversed(block.section.headings)):
        if (found := _caption_giver(reading, text, block)) is not None:
            return found
    top = _first_row(reading, block)
    for number in range(top - 1, max(-1, top - ABOVE), -1):
        above = reading.layout.blocks[number]
        same = above.section.headings == block.section.headings[: len(above.section.headings)]
        if same and (found := payer_above(reading, above) or _deciding(reading, above, 40)) is not None:
            return found
        if same and (found := _in_field(reading, above)) is not None:
            return found
    return _giver_of_document(reading, block.number) or End(block, "issuer")


def _first_row(reading: Reading, block: Block) -> int:
    """The number of the first of the rows that a row stands among, its own where it is none."""
    top = block.number
    while top and block.number - top < REACH and reading.layout.blocks[top - 1].kind == "row":
        top -= 1
    return top


def _giver_of_document(reading: Reading, before: int) -> End | None:
    """The board that a document's letterhead, or its preface ``before`` a block, has decide on money; None without
    one."""
    standing = standing_names(reading.layout.source.text)
    for near in reading.layout.blocks[:LETTERHEAD]:
        for one in mentions_in(reading, near):
            alone = standing.get(one.name.casefold(), LETTERHEAD) <= HEADED
            if one.kind == "nämnd" and alone and not _ASSEMBLY.search(one.name):
                return End(near, one)
        if near.kind == "row":
            break  # a table, whose rows are no letterhead
        if (found := _is_body(reading, near) or _addressed(reading, near)) is not None:
            return found
    for near in reading.layout.blocks[: min(PREFACE, before)]:
        if (found := _deciding(reading, near, 5) or _decided_on(reading, near)) is not None:
            return found
    return None


def _decided_on(reading: Reading, block: Block) -> End | None:
    """The board whose decisions a list holds by its preface: "bidrag som kulturnämnden har beslutat om"."""
    if block.kind != "paragraph" or circumstance_cues()["decides"].search(block.text) is None:
        return None
    named = [one for one in mentions_in(reading, block) if one.kind == "nämnd" and not _ASSEMBLY.search(one.name)]
    for said in circumstance_cues()["decided_on"].finditer(block.text):
        if (found := next((one for one in named if 0 <= one.start - said.end() <= 1), None)) is not None:
            return End(block, found)
    return None


def giver_to(reading: Reading, block: Block, recipient: End, texts: Iterable[str]) -> End:
    """Who pays ``recipient`` in a list that names no payer; a board has its money from the assembly, or the issuer."""
    found = giver(reading, block, texts)
    if _kind(recipient) != "nämnd" or (_kind(found) != "nämnd" and found.mention != "issuer"):
        return found
    cue = circumstance_cues()["allots" if found.mention == "issuer" else "decides"]
    for number in range(block.number - 1, max(-1, block.number - REACH // 4), -1):
        near = reading.layout.blocks[number]
        if near.kind == "paragraph" and (said := cue.search(near.text)) is not None:
            for one in mentions_in(reading, near, said.start() if found.mention == "issuer" else 0):
                if _ASSEMBLY.search(one.name):
                    return End(near, one)
    return End(block, "issuer")


def _caption_giver(reading: Reading, text: str, block: Block) -> End | None:
    return (
        _decided_by(reading, text, block)
        or _using(reading, text, block)
        or _body_named(reading, text, block)
        or body_disposing(reading, block.number, text)
    )


def _using(reading: Reading, text: str, block: Block) -> End | None:
    """The subject of a sentence above a table that pays: "Tillväxtverket ska använda posten så här"."""
    for number in range(block.number, max(-1, block.number - REACH), -1):
        near = reading.layout.blocks[number]
        if near.text == text and near.kind == "paragraph":
            first = next((one for one in mentions_in(reading, near) if one.start == 0 and one.label == "ORG"), None)
            after = circumstance_cues()["pays"].match(text, first.end) if first is not None else None
            return End(near, first) if first is not None and after is not None else None
    return None


def _decided_by(reading: Reading, text: str, block: Block) -> End | None:
    """The board after "beslutade av" or "Bidragsgivare:" in a caption."""
    found = circumstance_cues()["decided_by"].search(text) or circumstance_cues()["giver_field"].search(text)
    if found is None:
        return None
    for number in range(block.number, max(-1, block.number - REACH), -1):
        near = reading.layout.blocks[number]
        if near.text == text:
            after = (one for one in mentions_in(reading, near, found.end()) if one.start <= found.end() + 1)
            return next((End(near, one) for one in after if one.label == "ORG"), None)
    return None


def _in_field(reading: Reading, block: Block) -> End | None:
    """The board that a field above a table names as who pays: "Finansiär: kulturnämnden. Belopp i kronor."."""
    found = circumstance_cues()["giver_field"].search(block.text) if block.kind != "row" else None
    after = mentions_in(reading, block, found.end()) if found is not None else []
    return next((End(block, one) for one in after if found is not None and one.start <= found.end() + 1), None)


def _deciding(reading: Reading, block: Block, within: int) -> End | None:
    """The board that a sentence has decide on money, named within the block's first characters."""
    if block.kind not in ("paragraph", "item") or not circumstance_cues()["decides"].search(block.text):
        return None
    found = (one for one in mentions_in(reading, block) if one.kind == "nämnd" and one.start <= within)
    return next((End(block, one) for one in found if not _ASSEMBLY.search(one.name)), None)


def _addressed(reading: Reading, block: Block) -> End | None:
    """Whom a letter of appropriation or a decision is about ("Regleringsbrev … avseende Tillväxtverket")."""
    found = circumstance_cues()["letter_to"].search(block.text)
    if found is None:
        return None
    return next(
        (End(block, one) for one in mentions_in(reading, block, found.end()) if one.start <= found.end() + 1), None
    )


def _body_named(reading: Reading, caption: str, block: Block) -> End | None:
    for number in range(block.number, max(-1, block.number - REACH), -1):
        near = reading.layout.blocks[number]
        if near.text != caption:
            continue
        if (found := _is_body(reading, near)) is not None:
            return found
        for sentence in reading.in_block(number):
            for one in sentence.mentions:
                paying = one.genitive or _GIVEN_BY.search(near.text[: one.start]) is not None
                if one.kind == "nämnd" and paying and not _ASSEMBLY.search(one.name):
                    return (body_called(reading, number) if one.origin == "anaphor" else None) or End(near, one)
        return None
    return None


def _is_body(reading: Reading, block: Block) -> End | None:
    """The board that a heading or a line of the letterhead names: "A. Kulturnämnden", "Kulturnämnden 2024-04-17"."""
    if len(block.text) > LONGEST_LINE or block.text.endswith("."):
        return None
    bare = _NUMBERING.sub("", block.text)
    for mention in mentions_in(reading, block):
        if mention.kind != "nämnd" or _ASSEMBLY.search(mention.name) or mention.genitive:
            continue
        rest = bare.replace(mention.name, " ", 1)
        others = [one.name for one in mentions_in(reading, block) if one is not mention]
        for name in others:
            rest = rest.replace(name, " ")
        if not re.search(r"[^\W\d_]{2}", circumstance_cues()["letterhead"].sub(" ", rest)):
            return End(block, mention)
    return None


def subject(reading: Reading, block: Block, texts: Iterable[str], project: End | None, near: bool = True) -> End | None:
    """The project or programme that the table or list at ``block`` finances, None where there is none.

    A caption or a heading names it, or it is the document's own, or (``near``) the text just above names it alone.
    """
    for text in (*texts, *reversed(block.section.headings)):
        found = _effort_in(reading, text, block)
        if found is not None and (label_of(found) == "PRJ" or (project is None and recurs(reading, found))):
            return found
    if not near:
        return project
    named: dict[str, End] = {}
    top = _first_row(reading, block)  # what stands above the table is the same for all its rows
    for number in range(top - 1, max(-1, top - ABOVE), -1):
        above = reading.layout.blocks[number]
        if above.section.headings != block.section.headings or above.kind == "row":
            continue
        for mention in mentions_in(reading, above):
            if is_effort(mention):
                named.setdefault(mention.name, End(above, mention))
    alone = next(iter(named.values())) if len(named) == 1 else None
    if alone is None or (project is not None and label_of(alone) != "PRJ"):
        return project  # the programme that a project has its money of is named beside it
    return alone if recurs(reading, alone) else project


def is_effort(mention: Mention) -> bool:
    """Whether a name is that of a project or of a programme that can be financed as one."""
    column = native_column(mention.name)
    if column.role is not None or column.basis is not None:
        return False  # "Projekt Beviljat": the head of a table
    return mention.label == "PRJ" or (mention.label == "PRG" and mention.kind in ("program", "satsning", "projekt"))


def _effort_in(reading: Reading, text: str, block: Block) -> End | None:
    for number in range(block.number, max(-1, block.number - REACH), -1):
        near = reading.layout.blocks[number]
        if near.text.startswith(text) and near.kind != "row":
            found = [one for one in mentions_in(reading, near, 0, len(text)) if is_effort(one)]
            return End(near, found[0]) if len(found) == 1 else None
    return None


def recurs(reading: Reading, end: End) -> bool:
    """Whether the document names a project again; a word of the title alone is hardly its name."""
    return reading.layout.source.text.casefold().count(name_of(end).casefold()) >= 2


def modality_of(texts: Iterable[str | None]) -> Modality:
    """Whether what a table lists is only planned or proposed, by its title."""
    joined = " · ".join(text for text in texts if text)
    if circumstance_cues()["proposed"].search(joined):
        return "proposed"
    return "planned" if circumstance_cues()["planned"].search(joined) else "asserted"


def label_of(end: End) -> str:
    """The label of the name at an end, "" where it is left unsaid."""
    return end.mention.label if isinstance(end.mention, Mention) else ""


def _kind(end: End) -> str:
    return end.mention.kind if isinstance(end.mention, Mention) else ""


def name_of(end: End) -> str:
    """The name at an end, "" where it is left unsaid."""
    return end.mention.name if isinstance(end.mention, Mention) else ""
