"""Names of projects and programmes that open what is said of them: a heading that the text takes up, a list's item, a
paragraph's first words (opening_names.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import pairwise, takewhile

from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.mentions import Mention
from nysta.extract.language.name_rules import kind_by_form
from nysta.extract.language.ordinary_words import is_written_small
from nysta.extract.language.placed_names import named_already, placed_mention, told_below
from nysta.extract.lexicons import load_yaml
from nysta.extract.persons import is_person_name
from nysta.extract.structure import Block, Layout

# The most words of a name that opens an item, a paragraph.
MOST_OF_ITEM, MOST_OF_PARAGRAPH = 6, 3
# A sentence's first word after which a capital is a name's.
_PREPOSITION = r"(?<!\w)(?:I|Inom|Med|För|Till|Från|Genom|Bakom|Under|Via|Kring|Om)"
_OPENS = re.compile(r"(?P<name>[A-ZÅÄÖÉ][^.:;!?(),]{2,60}?)\.\s+(?=[A-ZÅÄÖ])")


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    text = files("nysta.extract.language").joinpath("opening_names.yaml").read_text(encoding="utf-8")
    return {key: re.compile(words, re.IGNORECASE) for key, words in load_yaml(text).items()}


def opening_names(layout: Layout, named: Mapping[int, Sequence[Mention]]) -> Iterator[tuple[Block, Mention]]:
    """The names that open a section, an item or a paragraph on what they name, each with its block.

    ``named`` are the mentions found otherwise, by their blocks' numbers: what they name is named already.
    """
    prose = "\n".join(block.text for block in layout.blocks if block.kind in ("paragraph", "item"))
    small = prose.lower()
    for block in layout.blocks:
        found = _of_item(block, prose) or _of_paragraph(block, prose)
        if found is None and not any(one.announced for one in named[block.number]):
            found = _of_section(layout, block, prose, small)
        if found is not None and not named_already(named[block.number], found):
            yield block, found


def _of_item(block: Block, prose: str) -> Mention | None:
    """ "– Bättre bete, som Ale kommun driver", where the list is one of projects."""
    over = block.intro or block.section.title
    ends = _cues()["goes_on"].search(block.text) if block.kind == "item" and over and _of_efforts(over) else None
    if ends is None or len(block.text[: ends.start()].split()) > MOST_OF_ITEM:
        return None
    return _named(block.text, ends.start(), block.text[ends.start() :], prose)


def _of_paragraph(block: Block, prose: str) -> Mention | None:
    """ "Bättre bete. Hagarna växer igen …", where the section is one on projects."""
    title = block.section.title
    found = _OPENS.match(block.text) if block.kind == "paragraph" and title and _of_efforts(title) else None
    if found is None or len(found["name"].split()) > MOST_OF_PARAGRAPH or _cues()["sentence"].search(found["name"]):
        return None
    return _named(block.text, found.end("name"), block.text[found.end() :], prose)


def _of_section(layout: Layout, block: Block, prose: str, small: str) -> Mention | None:
    """The heading over a section on a project, where the text takes its words up as a name, or they look like one."""
    if block.kind != "heading":
        return None
    below = takewhile(lambda one: one.kind != "heading", layout.blocks[block.number + 1 :])
    section = " ".join(one.text for one in below)
    found = _named(block.text, len(block.text), section, prose) if section else None
    if found is None:
        return None
    again = (
        _taken_up(found.name, prose) if found.name.lower() in small else None
    )  # few headings recur: a quick look first
    if again is not None and (_cues()["about_effort"].search(section) or _of_efforts(_over(layout, block))):
        return replace(found, name=again)
    shaped = not found.name.isupper() and _has_inner_capital(found.name)
    return found if shaped and _cues()["about_effort"].search(section) else None


def _taken_up(name: str, prose: str) -> str | None:
    """How running text writes a heading's words where it uses them as a name; None where it does not."""
    for found in re.finditer(rf"(?:[a-zåäö,]|{_PREPOSITION}) (?P<name>(?i:{re.escape(name)}))s?(?![\w-])", prose):
        if found["name"] == name or (name.isupper() and found["name"][0].isupper() and not found["name"].isupper()):
            return found["name"]
    return None


def _over(layout: Layout, block: Block) -> str:
    """The nearest heading above that is written otherwise: capitals over plain ones, or the other way round."""
    above = (one.text for one in reversed(layout.blocks[: block.number]) if one.kind == "heading")
    return next((text for text in above if text.isupper() != block.text.isupper()), "")


def _of_efforts(text: str) -> bool:
    """Whether the last sentence of an introduction or heading that speaks of projects is about them."""
    spoken = [one for one in re.split(r"(?<=[.!?])\s", text) if _cues()["of_efforts"].search(one)]
    return bool(spoken) and _cues()["of_others"].search(spoken[-1]) is None


def _has_inner_capital(name: str) -> bool:
    """Whether a word that is not the first has a capital, and says neither where nor of whom: "Hel och Hållen"."""
    words = name.split()
    inner = [(before, word) for before, word in pairwise(words) if word[0].isupper()]
    known = any(load_gazetteer().find(word.removesuffix("s")) or kind_by_form(word) for _, word in inner)
    return bool(inner) and not known and not any(_cues()["before_topic"].fullmatch(before) for before, _ in inner)


def _named(text: str, end: int, below: str, prose: str) -> Mention | None:
    """What opens ``text`` up to ``end`` as a name; None where it is a person's or is also written small."""
    found = placed_mention(text, 0, end, *told_below(below))
    if found is None or is_person_name(found.name) or is_written_small(found.name, prose):
        return None
    return found
