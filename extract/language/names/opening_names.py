"""Names of projects and programmes that open what is said of them: a list's item, a paragraph's first words
(opening_names.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from nysta.extract.language.mention import Mention
from nysta.extract.language.names.ordinary_words import is_written_small
from nysta.extract.language.names.placed_mentions import named_already, placed_mention, told_below
from nysta.extract.lexicons import load_yaml
from nysta.extract.persons import is_person_name
from nysta.extract.structure import Block, Layout

# The most words of a name that opens an item, a paragraph.
MOST_OF_ITEM, MOST_OF_PARAGRAPH = 6, 3
_OPENS = re.compile(r"(?P<name>[A-ZÅÄÖÉ][^.:;!?(),]{2,60}?)\.\s+(?=[A-ZÅÄÖ])")


@cache
def cues() -> dict[str, re.Pattern[str]]:
    """The patterns of ``opening_names.yaml``."""
    text = files("nysta.extract.language.names").joinpath("opening_names.yaml").read_text(encoding="utf-8")
    return {key: re.compile(words, re.IGNORECASE) for key, words in load_yaml(text).items()}


def opening_names(layout: Layout, named: Mapping[int, Sequence[Mention]]) -> Iterator[tuple[Block, Mention]]:
    """The names that open an item or a paragraph on what they name, each with its block.

    ``named`` are the mentions found otherwise, by their blocks' numbers: what they name is named already.
    """
    prose = "\n".join(block.text for block in layout.blocks if block.kind in ("paragraph", "item"))
    for block in layout.blocks:
        found = _of_item(block, prose) or _of_paragraph(block, prose)
        if found is not None and not named_already(named[block.number], found):
            yield block, found


def _of_item(block: Block, prose: str) -> Mention | None:
    """ "– Bättre bete, som Ale kommun driver", where the list is one of projects."""
    over = block.intro or block.section.title
    ends = cues()["goes_on"].search(block.text) if block.kind == "item" and over and of_efforts(over) else None
    if ends is None or len(block.text[: ends.start()].split()) > MOST_OF_ITEM:
        return None
    return opening_name(block.text, ends.start(), block.text[ends.start() :], prose)


def _of_paragraph(block: Block, prose: str) -> Mention | None:
    """ "Bättre bete. Hagarna växer igen …", where the section is one on projects."""
    title = block.section.title
    found = _OPENS.match(block.text) if block.kind == "paragraph" and title and of_efforts(title) else None
    if found is None or len(found["name"].split()) > MOST_OF_PARAGRAPH or cues()["sentence"].search(found["name"]):
        return None
    return opening_name(block.text, found.end("name"), block.text[found.end() :], prose)


def of_efforts(text: str) -> bool:
    """Whether the last sentence of an introduction or heading that speaks of projects is about them."""
    spoken = [one for one in re.split(r"(?<=[.!?])\s", text) if cues()["of_efforts"].search(one)]
    return bool(spoken) and cues()["of_others"].search(spoken[-1]) is None


def opening_name(text: str, end: int, below: str, prose: str) -> Mention | None:
    """What opens ``text`` up to ``end`` as a name; None where it is a person's or is also written small."""
    found = placed_mention(text, 0, end, *told_below(below))
    if found is None or is_person_name(found.name) or is_written_small(found.name, prose):
        return None
    return found
