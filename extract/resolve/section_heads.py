"""Section heads: what a section is about by its heading ("6 Maritima biblioteket"), and what stands up to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from nysta.extract.language.mention import Mention
from nysta.extract.language.names.placed_names import is_placed
from nysta.extract.language.reading import Reading
from nysta.extract.resolve.cluster import Cluster
from nysta.extract.resolve.clusters import Clusters
from nysta.extract.structure import Block

# What a heading may have besides the name that it is: its number.
_NUMBERED = re.compile(r"[\s\d.:–-]*")
# How many words may stand before what a sentence begins with: "Årsrapport från".
OPENING = 2


def names_of_heading(
    reading: Reading, named: Mapping[int, Sequence[Mention]], block: Block, reach: int
) -> list[Mention]:
    """The name that is all of the heading above a block, at most ``reach`` blocks up; ``named`` are the mentions by
    their blocks' numbers."""
    for number in range(block.number - 1, max(-1, block.number - reach - 1), -1):
        above = reading.layout.blocks[number]
        if above.kind == "heading":
            return [one for one in named.get(number, ()) if _is_all(above.text, one)]
    return []


def placed_in_section(
    reading: Reading, clusters: Clusters, named: Mapping[int, Sequence[Mention]], block: Block, reach: int
) -> Cluster | None:
    """What the heading of a block's section names, or what stands right below it, where its place gave the name
    away; ``named`` are the mentions by their blocks' numbers."""
    for number in range(block.number, max(-1, block.number - reach - 1), -1):
        heading = reading.layout.blocks[number].kind == "heading"
        for mention in named.get(number, ()):
            if is_placed(mention) and (heading or mention.start == 0):
                return clusters.of(mention)
        if heading:
            return None
    return None


def up_to_heading(reading: Reading, block: Block, reach: int) -> list[int]:
    """The numbers of the ``reach`` blocks above a block, nearest first, up to the next heading."""
    numbers = []
    for number in range(block.number - 1, max(-1, block.number - reach - 1), -1):
        numbers.append(number)
        if reading.layout.blocks[number].kind == "heading":
            break
    return numbers


def _is_all(text: str, one: Mention) -> bool:
    return _NUMBERED.fullmatch(text[: one.start]) is not None and _NUMBERED.fullmatch(text[one.end :]) is not None


def opens_sentence(reading: Reading, block: Block, mention: Mention) -> bool:
    """Whether a sentence of a block begins with a name."""
    return any(
        len(block.text[one.start : mention.start].split()) <= OPENING
        for one in reading.in_block(block.number)
        if one.start <= mention.start < one.end
    )
