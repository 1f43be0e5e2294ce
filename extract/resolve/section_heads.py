"""Section heads: what a section is about by its heading ("6 Maritima biblioteket"), what stands up to it, and what its
sentences begin with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from nysta.extract.language.mention import Mention
from nysta.extract.language.names.placed_names import is_placed
from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.resolve.cluster import Cluster
from nysta.extract.resolve.clusters import Clusters
from nysta.extract.structure import Block

# What a heading may have besides the name that it is: its number.
_NUMBERED = re.compile(r"[\s\d.:–-]*")
# How many words may stand before what a sentence begins with: "Årsrapport från".
OPENING = 2
# How many blocks above a block its heading is looked for, and how many back a definite noun may reach.
REACH = 8


def heading_above(reading: Reading, block: Block, reach: int = REACH) -> Block | None:
    """The nearest heading above a block, at most ``reach`` blocks up; None without one."""
    numbers = range(block.number - 1, max(-1, block.number - reach - 1), -1)
    above = (reading.layout.blocks[number] for number in numbers)
    return next((one for one in above if one.kind == "heading"), None)


def up_to_heading(reading: Reading, block: Block, reach: int) -> list[int]:
    """The numbers of the ``reach`` blocks above a block, nearest first, up to the next heading."""
    heading = heading_above(reading, block, reach)
    last = heading.number if heading is not None else max(0, block.number - reach)
    return list(range(block.number - 1, last - 1, -1))


def from_heading(reading: Reading, block: Block, reach: int) -> list[int]:
    """The numbers of a block and of those :func:`up_to_heading`, nearest first; a heading's own alone."""
    return [block.number, *(up_to_heading(reading, block, reach) if block.kind != "heading" else ())]


def names_of_heading(reading: Reading, named: Mapping[int, Sequence[Mention]], block: Block) -> list[Mention]:
    """The name that is all of the heading above a block; ``named`` are the mentions by their blocks' numbers."""
    above = heading_above(reading, block)
    return [one for one in named.get(above.number, ()) if _is_all(above.text, one)] if above is not None else []


def placed_in_section(
    reading: Reading, clusters: Clusters, named: Mapping[int, Sequence[Mention]], block: Block
) -> Cluster | None:
    """What the heading of a block's section names, or what stands right below it, where its place gave the name
    away; ``named`` are the mentions by their blocks' numbers."""
    for number in from_heading(reading, block, REACH):
        heading = reading.layout.blocks[number].kind == "heading"
        for mention in named.get(number, ()):
            if is_placed(mention) and (heading or mention.start == 0):
                return clusters.of(mention)
    return None


def _is_all(text: str, one: Mention) -> bool:
    return _NUMBERED.fullmatch(text[: one.start]) is not None and _NUMBERED.fullmatch(text[one.end :]) is not None


def begins_with(sentence: Sentence, mention: Mention, words: int = OPENING) -> bool:
    """Whether a sentence begins with a name in it, at most so many ``words`` before it."""
    return len(sentence.block.text[sentence.start : mention.start].split()) <= words


def opens_sentence(reading: Reading, block: Block, mention: Mention) -> bool:
    """Whether a sentence of a block begins with a name."""
    own = (one for one in reading.in_block(block.number) if one.start <= mention.start < one.end)
    return any(begins_with(one, mention) for one in own)
