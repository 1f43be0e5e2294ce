"""Names that only their place gives away: the heading over a project's fields, the line "Projekt: …", capitals that
open a paragraph (placed_names.yaml)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from nysta.extract.language.mention import Mention
from nysta.extract.language.names.heading_series import project_of_series
from nysta.extract.language.names.placed_mentions import LONGEST, named_already, place_cues, placed_mention, told_below
from nysta.extract.structure import Block, Layout
from nysta.extract.structure.fields import field_role, split_field

# How many blocks may stand between a name and its fields: a subtitle, what the project is for.
BETWEEN = 3
# Roles of fields of which a project's have one at least, and how many roles its fields have in all.
OF_PROJECTS = frozenset({"lead", "partner", "together", "payer", "cofunder", "programme", "eu_amount"})
FEWEST_ROLES = 2
# The fewest letters of capitals that are a name, and no abbreviation.
FEWEST_LETTERS = 6
_CAPITALS = re.compile(r"(?P<name>[A-ZÅÄÖÉ][A-ZÅÄÖÉ0-9-]*(?:\s[A-ZÅÄÖÉ0-9&-]+){0,5}!?)(?P<end>[.:–]?)\s+(?=\S)")
_VERSE = re.compile(r"(?P<name>[A-ZÅÄÖÉ][^.:;!?]{2,60}?)(?:\s–|:)\s+(?=[A-ZÅÄÖ])")
_SENTENCE = re.compile(r".*?[.!?](?=\s+[A-ZÅÄÖ]|$)|.+", re.DOTALL)
_SAYS_NAME = re.compile(r"\s(?:är|var|heter|kallas|blir)\s")


def placed_names(layout: Layout, named: Mapping[int, Sequence[Mention]]) -> Iterator[tuple[Block, Mention]]:
    """The names of projects, programmes and networks that their place gives away, each with its block.

    ``named`` are the mentions found otherwise, by their blocks' numbers: what they name is named already.
    """
    for block in layout.blocks:
        found = (
            _labelled(block)
            or _in_capitals(block)
            or _headed(layout, block, named)
            or _verse(block)
            or project_of_series(layout, block)
        )
        if found is not None and not named_already(named[block.number], found):
            yield block, replace(found, name=_as_written(found.name, layout.source.text))


def is_placed(one: Mention) -> bool:
    """Whether a mention may be one that its place gave away."""
    return one.announced and one.origin == "rule" and one.entry is None


def _labelled(block: Block) -> Mention | None:
    """ "Projekt: Data utan gräns"."""
    for label, kind, pattern in place_cues()["labelled"]:
        found = pattern.match(block.text)
        if found is not None and block.kind != "item":
            return placed_mention(block.text, found.end(), len(block.text), label, kind)
    return None


def _in_capitals(block: Block) -> Mention | None:
    """ "MULL OCH MINNE. SLU leder det treåriga försöket.", where projects are spoken of."""
    found = _CAPITALS.match(block.text) if block.kind == "paragraph" else None
    if found is None or len(re.findall(r"[^\W\d_]", found["name"])) < FEWEST_LETTERS:
        return None
    if not found["end"] and not block.text[found.end()].islower():
        return None
    among = any(place_cues()["of_projects"].search(title) for title in block.section.headings)
    if not among and place_cues()["about_project"].search(block.text) is None:
        return None
    return placed_mention(block.text, 0, found.end("name"), *told_below(block.text[found.end() :]))


def _verse(block: Block) -> Mention | None:
    """ "Mull och minne: Leds av SLU.": a paragraph whose subject stands before a colon or dash."""
    found = _VERSE.match(block.text) if block.kind == "paragraph" else None
    rest = block.text[found.end() :] if found is not None else ""
    if found is None or place_cues()["subjectless"].match(rest) is None or field_role(found["name"]) is not None:
        return None
    return placed_mention(block.text, 0, found.end("name"), *told_below(rest))


def _headed(layout: Layout, block: Block, named: Mapping[int, Sequence[Mention]]) -> Mention | None:
    """The name in a line of its own over a project's fields, or over a paragraph that goes on about it."""
    blocks = layout.blocks
    stop = _own_line(layout, block)
    if stop is None or block.number + 1 >= len(blocks):
        return None
    rest = block.text[stop:].lstrip()
    below = rest or blocks[block.number + 1].text
    paragraph = bool(rest) or blocks[block.number + 1].kind == "paragraph"
    if paragraph and _goes_on(layout, block.text[:stop], below, own_line=bool(rest)):
        return placed_mention(block.text, 0, stop, *told_below(below))
    between = _before_fields(layout, block)
    if between is None or any(one.label == "PRJ" for number in between for one in named[number]):
        return None
    return placed_mention(block.text, 0, stop, *told_below(below))


def _goes_on(layout: Layout, name: str, below: str, *, own_line: bool) -> bool:
    """Whether the text below a line speaks of what the line names: without saying so, or by what it is."""
    silent, taken_up = (place_cues()[key].match(below) for key in ("subjectless", "taken_up"))
    if silent is not None:
        noun = below.startswith(("Ett ", "En "))
        return not noun or _SAYS_NAME.search(_SENTENCE.match(below)[0]) is None  # type: ignore[index]
    if taken_up is not None and not below[taken_up.end()].isupper():
        name = name[place_cues()["before"].match(name).end() :]
        return " " in name or _within_sentences(name, layout.source.text)
    return own_line and place_cues()["verbs_later"].search(below) is not None


def _within_sentences(name: str, text: str) -> bool:
    """Whether a word stands in running text with its capital, as no ordinary word does."""
    return re.search(rf"[a-zåäö,] {re.escape(name)}s?(?![\w-])", text) is not None


def _own_line(layout: Layout, block: Block) -> int | None:
    """Where the name may end that has a line of its own at the beginning of ``block``."""
    text = block.text
    if block.kind == "heading" or (block.kind == "paragraph" and text.endswith("!")):
        return len(text) if len(text) <= LONGEST else None
    if block.kind != "paragraph":
        return None
    source = layout.source.text
    begin = block.offsets[0]
    end = source.find("\n", begin)
    stop = bisect_left(block.offsets, end)
    indented = re.compile(r"\n([ \t]+)\S").match(source, end) if end > begin else None
    before = begin - (source.rfind("\n", 0, begin) + 1)
    if indented is None or len(indented[1]) < before + 2 or stop >= len(text) or text[stop - 1 : stop] in ".,;:":
        return None
    return stop


def _before_fields(layout: Layout, block: Block) -> range | None:
    """The numbers of the blocks between a name and the fields of its project; None where there are no such fields."""
    blocks = layout.blocks
    for number in range(block.number + 1, min(len(blocks), block.number + BETWEEN + 2)):
        roles = _roles(blocks, number)
        if roles:
            fits = len(roles) >= FEWEST_ROLES and roles & OF_PROJECTS and not roles & {"project", "owner"}
            return range(block.number + 1, number) if fits else None
        subtitle = number == block.number + 1 and _is_subtitle(blocks[number].text)
        if blocks[number].kind == "heading" and not subtitle:
            return None
        if blocks[number].kind not in ("paragraph", "heading"):
            return None
        if blocks[number].kind == "paragraph" and _own_line(layout, blocks[number]) is not None:
            return None  # a name nearer to the fields
    return None


def _roles(blocks: Sequence[Block], number: int) -> set[str]:
    """The roles of the fields that begin with block ``number``; one that is none may stand among them."""
    roles: set[str] = set()
    others = 0
    for one in blocks[number:]:
        found = split_field(one.text)
        if found is None:
            others += 1
            if not roles or others > 1:
                break
            continue
        others = 0
        if found[0] == "project" and roles:
            break
        roles.add(found[0])
    return roles


def _is_subtitle(text: str) -> bool:
    """Whether a heading below a name only tells more of it: "Om läkemedel i kris, 2023–2025", "Fakta"."""
    return place_cues()["plain"].match(text) is not None or not text[0].isupper()


def _as_written(name: str, text: str) -> str:
    """A name in capitals as the document writes it elsewhere, else with one capital."""
    if not name.isupper() or len(name) <= FEWEST_LETTERS:
        return name
    forms = (found[0] for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE))
    return next((form for form in forms if not form.isupper() and form[0].isupper()), name[0] + name[1:].lower())
