"""Headings that follow one on projects, each of which names one: "Pågående projekt", then "1. Öppna spjäll", "Egna
projekt", then "Rösten i luren" (placed_names.yaml)."""

from __future__ import annotations

import re
from itertools import takewhile

from nysta.extract.language.mention import Mention
from nysta.extract.language.names.placed_mentions import LONGEST, place_cues, placed_mention, told_below
from nysta.extract.structure import Block, Layout
from nysta.extract.structure.fields import split_field


def project_of_series(layout: Layout, block: Block) -> Mention | None:
    """The name that a heading is, one of several below a heading on projects."""
    return _alike(layout, block) or _plain(layout, block)


def _alike(layout: Layout, block: Block) -> Mention | None:
    """ "2. KÖLHALT & KOMPANI": one of the headings alike, numbered or in capitals, below "Projekt i urval"."""
    like = _likeness(block)
    if like is None or len(block.text) > LONGEST:
        return None
    above = [one for one in layout.blocks[: block.number] if one.kind == "heading" and split_field(one.text) is None]
    heads = place_cues()["over_projects"].fullmatch
    over = next((one.text for one in reversed(above) if _likeness(one) != like or heads(one.text)), "")
    below = _section(layout, block)
    if not heads(over) or not place_cues()["about_project"].search(below):
        return None
    return placed_mention(block.text, 0, len(block.text), *told_below(below))


def _plain(layout: Layout, block: Block) -> Mention | None:
    """ "Rösten i luren": one of the plain headings, each over who does and pays it, that follow "Egna projekt"."""
    if block.kind != "heading" or _likeness(block) is not None or place_cues()["of_several"].search(block.text):
        return None
    for one in reversed(layout.blocks[: block.number + 1]):
        if one.kind != "heading":
            continue
        if place_cues()["over_projects"].fullmatch(one.text):
            return placed_mention(block.text, 0, len(block.text), *told_below(_section(layout, block)))
        if place_cues()["of_parties"].search(_section(layout, one)) is None:
            return None  # another section begins there
    return None


def _section(layout: Layout, heading: Block) -> str:
    """The text below a heading, to the next one."""
    return " ".join(
        one.text for one in takewhile(lambda one: one.kind != "heading", layout.blocks[heading.number + 1 :])
    )


def _likeness(block: Block) -> str | None:
    """How a heading that may be one of several alike is written; None where it is plain."""
    if block.kind == "heading" and re.match(r"\d{1,2}\.?\s", block.text):
        return "numbered"
    return "capitals" if block.kind == "heading" and block.text.isupper() else None
