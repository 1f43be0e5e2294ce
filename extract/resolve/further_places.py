"""Further places: words elsewhere in the document that say what a row, an item or a fee was only read to imply."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from nysta.extract.language.reading import Reading
from nysta.extract.resolve.cluster import Linked
from nysta.extract.structure import Block

# What introduces a table or list of boards ("Solna stads nämnder tilldelas följande ramar"), and how many blocks of
# words above it such an introduction may stand.
_OF_BOARDS = re.compile(
    r"\bnämnd(?:er(?:na)?s?)?\b|\bnämndorganisation\w*|\bförvaltningar(?:na)?s?\b|\butskott(?:en)?\b", re.IGNORECASE
)
WORDS_ABOVE = 6
# A rule that reads who is a member from who pays a fee, and words with which a document says so.
_BY_FEE = "heading/members-pay"
_MEMBERS = re.compile(
    r"\b(?:\w*medlem(?:mar(?:na)?)?|\w*medlemskommuner(?:na)?|huvudm[aä]n(?:nen)?|ägarkommuner(?:na)?"
    r"|bilda(?:s|des|ts|de)|består av|ingår)\b",
    re.IGNORECASE,
)


def introduction_of_boards(reading: Reading, block: Block) -> Block | None:
    """The words above a row or an item that say that boards stand there; None of another block or without such."""
    if block.kind not in ("row", "item"):
        return None
    left = WORDS_ABOVE
    for number in range(block.number - 1, -1, -1):
        above = reading.layout.blocks[number]
        if above.kind in ("row", "item"):
            continue
        if _OF_BOARDS.search(above.text) is not None:
            return above
        left -= 1
        if not left:
            return None
    return None


def with_membership_told(linked: Iterable[Linked], reading: Reading) -> Iterator[Linked]:
    """The statements with their ends, those that read a member from its fee a second time where a sentence or a list
    names it as one ("Medlemmar är A, B och C")."""
    for said, member, whole in linked:
        yield said, member, whole
        if said.rule == _BY_FEE:
            place = next(
                (it for one in member.places if (it := _told(reading, one[0], one[1].start)) is not None), None
            )
            if place is not None:
                yield replace(said, start=place[0], end=place[1]), member, whole


def _told(reading: Reading, block: Block, at: int) -> tuple[int, int] | None:
    """The source offsets of the sentence around a name, or of its item, where that speaks of members."""
    if block.kind == "row":
        return None
    if block.kind == "item" and _MEMBERS.search(f"{block.intro or ''} {block.section.title or ''}") is not None:
        return block.span
    for sentence in reading.in_block(block.number):
        if sentence.start <= at < sentence.end and _MEMBERS.search(sentence.text) is not None:
            return block.source_span(sentence.start, sentence.end)
    return None
