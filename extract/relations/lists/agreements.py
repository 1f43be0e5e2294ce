"""The parties of an agreement, listed one below the other: each has it with the first, or with its host."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations

from nysta.extract.graph_file import RelationType
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.factuality.modality import modality_of
from nysta.extract.relations.sentences.match import ALL_PAIRS
from nysta.extract.relations.statement import End, Statement
from nysta.extract.structure import Block

CONFIDENCE = 0.72
# The fewest parties of a list.
FEWEST = 2
# A document's title stands in so many blocks.
TITLE_BLOCKS = 6


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    text = files("nysta.extract.relations.lists").joinpath("agreements.yaml").read_text(encoding="utf-8")
    return {
        key: re.compile("|".join(value) if isinstance(value, list) else value, re.IGNORECASE)
        for key, value in load_yaml(text).items()
    }


def agreement_statements(reading: Reading) -> Iterator[Statement]:
    """Who has an agreement with whom, and who is in the network that it founds, by its list of parties."""
    blocks = reading.layout.blocks
    number = 0
    while number < len(blocks):
        end = number + 1
        while end < len(blocks) and blocks[end].kind == "item":
            end += 1
        if end > number + 1 and _introduces(reading, blocks[number]):
            listed = (
                _first_party(reading, blocks[number]),
                *(_party(reading, one) for one in blocks[number + 1 : end]),
            )
            yield from _statements([one for one in listed if one is not None], blocks[number])
        number = end


def _introduces(reading: Reading, block: Block) -> bool:
    """Whether a block tells that those listed below it are the parties of an agreement."""
    sentences = reading.in_block(block.number)
    last = (sentences[-1].text if sentences else block.text).strip(" :.")
    if _cues()["says"].fullmatch(last):
        return True
    titles = [one.text for one in reading.layout.blocks[:TITLE_BLOCKS] if one.kind == "heading"]
    about = any(_cues()["document"].fullmatch(text) for text in (*titles, *block.section.headings))
    return about and _cues()["parties"].fullmatch(last) is not None


def _party(reading: Reading, block: Block) -> tuple[Sentence, Mention] | None:
    """The organisation with which an item begins."""
    for sentence in reading.in_block(block.number)[:1]:
        first = next((one for one in sentence.mentions if one.start == 0 and one.origin != "anaphor"), None)
        if first is not None and first.label == "ORG" and first.kind != "parti":
            return sentence, first
    return None


def _first_party(reading: Reading, block: Block) -> tuple[Sentence, Mention] | None:
    """The party that the introduction itself names before the others: "mellan Region Skåne och följande kommuner:"."""
    for sentence in reading.in_block(block.number)[-1:]:
        named = [
            one for one in sentence.mentions if one.origin != "anaphor" and one.label == "ORG" and not one.genitive
        ]
        found = _cues()["with_others"].search(sentence.text)
        if found is not None and named and named[0].start - sentence.start == found.end():
            return sentence, named[0]
    return None


def _statements(listed: Sequence[tuple[Sentence, Mention]], above: Block) -> Iterator[Statement]:
    if len(listed) < FEWEST:
        return
    host = next((one for one in listed if _cues()["host"].search(one[0].text)), listed[0])
    pairs = combinations(listed, 2) if len(listed) <= ALL_PAIRS else ((host, one) for one in listed if one is not host)
    for one, other in pairs:
        yield _said(other, End(one[0].block, one[1]), above, "COLLABORATES_WITH")
    for one in listed:
        network = End(above, "topic", len(above.text), ("samverkansorgan",))
        yield _said(one, network, above, "PARTICIPATES_IN")


def _said(party: tuple[Sentence, Mention], target: End, above: Block, kind: RelationType) -> Statement:
    sentence, mention = party
    block = sentence.block
    start, end = block.source_span(0, len(block.text))
    return Statement(
        kind,
        End(block, mention),
        target,
        start,
        end,
        f"list/{kind.lower().replace('_', '-')}/agreement",
        CONFIDENCE,
        modality=modality_of(block.text, 0, len(block.text), block.section),
        context=above.text,
    )
