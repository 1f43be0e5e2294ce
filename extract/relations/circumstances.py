"""What a table or list leaves unsaid: who gives, which project a document is about, whether it is decided."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from nysta.extract.graph_file import Modality
from nysta.extract.language.mentions import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.relations.parties import Party, mentions_in, parties
from nysta.extract.relations.statement import End
from nysta.extract.structure import Block

# A body in the letterhead stands among a document's first blocks.
LETTERHEAD = 8
# How many blocks above a table may name who decides.
ABOVE = 6


@cache
def circumstance_cues() -> dict[str, Any]:
    """The contents of ``circumstances.yaml``, compiled."""
    text = files("nysta.extract.relations").joinpath("circumstances.yaml").read_text(encoding="utf-8")
    return {
        key: re.compile("|".join(value) if isinstance(value, list) else value, re.IGNORECASE)
        for key, value in yaml.safe_load(text).items()
    }


def giver(reading: Reading, block: Block) -> End:
    """Who pays in a list of recipients that names no payer: a board that decides, else the issuer."""
    for heading in reversed(block.section.headings):
        if (found := _body_named(reading, heading, block)) is not None:
            return found
    for number in range(block.number - 1, max(-1, block.number - ABOVE), -1):
        near = reading.layout.blocks[number]
        if near.kind in ("paragraph", "item") and circumstance_cues()["decides"].search(near.text):
            for mention in mentions_in(reading, near):
                if mention.kind == "nämnd" and mention.start < 40:
                    return End(near, mention)
    for near in reading.layout.blocks[:LETTERHEAD]:
        if (found := _is_body(reading, near)) is not None:
            return found
    return End(block, "issuer")


def _body_named(reading: Reading, heading: str, block: Block) -> End | None:
    for number in range(block.number, max(-1, block.number - 80), -1):
        near = reading.layout.blocks[number]
        if near.kind == "heading" and near.text == heading:
            return _is_body(reading, near)
    return None


def _is_body(reading: Reading, block: Block) -> End | None:
    """The board that a line names and nothing else ("A. Kulturnämnden")."""
    if len(block.text) > 80:
        return None
    bare = re.sub(r"^\W*(?:[A-ZÅÄÖ]|\d{1,2}(?:\.\d{1,2})*)[.)]?\s+", "", block.text).strip()
    for mention in mentions_in(reading, block):
        if (
            mention.kind == "nämnd"
            and len(mention.name) >= 0.9 * len(bare)
            and not bare.casefold().endswith("fullmäktige")
        ):
            return End(block, mention)
    return None


def document_project(reading: Reading, title: str | None) -> End | None:
    """The one project that the whole document is about, as its title says; None where it is about no single one."""
    found = circumstance_cues()["project_document"].match(title or "")
    blocks = reading.layout.blocks[:12]
    if found is None:
        found = next((m for b in blocks[:3] if (m := circumstance_cues()["project_document"].match(b.text))), None)
    if found is None:
        return None
    named = [
        block for block in reading.layout.blocks[:60] if (m := circumstance_cues()["project_field"].match(block.text))
    ]
    for block in named:
        start = circumstance_cues()["project_field"].match(block.text).end()  # type: ignore[union-attr]
        if one := first_project(reading, block, start):
            return one
    for block in blocks:
        begins = circumstance_cues()["project_document"].match(block.text)
        if begins and begins.end() < len(block.text) and (one := first_project(reading, block, begins.end())):
            return one
    for block in blocks:
        for mention in mentions_in(reading, block):
            if mention.label == "PRJ":
                return End(block, mention)
    for block in blocks[1:3]:
        if block.kind == "heading" and (one := first_project(reading, block, 0)):
            return one
    return None


def first_project(reading: Reading, block: Block, start: int) -> End | None:
    """The project that a block names from ``start`` on; a bracket or a dash after the name is left out."""
    stop = re.search(r"\s[–-]\s|\s\(|[:,]\s|$", block.text[start:])
    end = start + (stop.start() if stop else len(block.text) - start)
    found: Iterable[Party] = parties(reading, block, start, end, "project") if end > start else ()
    return next((one.end for one in found), None)


def modality_of(texts: Iterable[str | None]) -> Modality:
    """Whether what a table lists is only planned or proposed, by its title."""
    joined = " · ".join(text for text in texts if text)
    if circumstance_cues()["proposed"].search(joined):
        return "proposed"
    return "planned" if circumstance_cues()["planned"].search(joined) else "asserted"


def mention_of(end: End) -> Mention | None:
    """The mention of an end, None for the issuer."""
    return end.mention if isinstance(end.mention, Mention) else None
