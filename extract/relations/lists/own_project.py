"""The one project that a whole document is about: a project's plan, application or report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.relations.parties import Party, is_name, mentions_in, parties, unknown
from nysta.extract.relations.rows.circumstances import (
    LETTERHEAD,
    PREFACE,
    circumstance_cues,
    is_effort,
    label_of,
    name_of,
    recurs,
)
from nysta.extract.relations.statement import End
from nysta.extract.structure import Block
from nysta.extract.structure.fields import exact_field

# A project's name in two halves, in the field that names it.
_DASHED = re.compile(r"\s[–-]\s")
# How often a document says "projektet" when it is about the one project that its preface names.
OFTEN = 4


def document_project(reading: Reading, title: str | None) -> End | None:
    """The one project that the whole document is about; None where it is about no single one.

    Its title says so ("Slutrapport Bryggan"), one field names it ("Projektets namn: Bryggan"), or the first
    project that it names is what it calls "projektet" throughout.
    """
    cues = circumstance_cues()
    blocks = reading.layout.blocks
    fields = [*_named_in_fields(reading)]
    about_one = cues["project_document"].match(title or "") or any(
        cues["project_document"].match(block.text) for block in blocks[:3]
    )
    early = bool(fields) and fields[0][0].number < PREFACE
    if (len(fields) == 1 and early) or (fields and about_one):
        return first_project(reading, *fields[0], whole=True)
    if about_one:
        for block in blocks[:LETTERHEAD]:
            begins = cues["project_document"].match(block.text)
            follows = begins is not None and begins.end() < len(block.text)
            one = first_project(reading, block, begins.end()) if begins is not None and follows else None
            if one is not None and recurs(reading, one):
                return one
    named = [End(b, one) for b in blocks[:PREFACE] for one in mentions_in(reading, b) if _is_plain_effort(b, one)]
    often = Counter(one.name for block, one in reading.mentions() if _is_plain_effort(block, one))
    if about_one and named:
        often_called = max(often[name_of(end)] for end in named)
        headed = next((end for end in _titles(reading) if _times(reading, end) > often_called), None)
        if headed is not None:
            return headed
        projects = [end for end in named if label_of(end) == "PRJ"]
        return max(projects or named, key=lambda end: often[name_of(end)])
    if about_one:
        return next(_titles(reading), None)
    own = any(cues["organisation_document"].search(text) for text in (title or "", *(b.text for b in blocks[:3])))
    # what the title names, and what the document speaks of more than twice as often as of any other, is its subject
    for end in named:
        others = max((count for name, count in often.items() if name != name_of(end)), default=0)
        in_title = name_of(end).casefold() in (title or "").casefold()
        alone = not own and often[name_of(end)] > 2 * others
        if often[name_of(end)] + meant_by(reading, end) >= OFTEN and (in_title or alone):
            return end
    return None


def _is_plain_effort(block: Block, one: Mention) -> bool:
    """Whether a mention is of a project or the like, and no more than what the model makes of a table's cell: a work
    package's title looks like a project's."""
    return is_effort(one) and not (block.kind == "row" and one.origin == "model")


def _named_in_fields(reading: Reading) -> Iterator[tuple[Block, int]]:
    """Where the values of fields begin that name a project: after the label, or below one in a line of its own."""
    blocks = reading.layout.blocks
    for at, block in enumerate(blocks):
        cue = "project_row" if block.kind == "row" and ":" not in block.text else "project_field"
        found = circumstance_cues()[cue].match(block.text)
        label = blocks[at - 1].text if at and block.kind != "row" else ""
        if found is not None:
            yield block, found.end()
        elif label.casefold().startswith("projekt") and exact_field(label) == "project":
            yield block, 0


def _titles(reading: Reading) -> Iterator[End]:
    """The names that stand right below the title of a project's document, if the text speaks of them again."""
    for block in reading.layout.blocks[1:3]:
        one = first_project(reading, block, 0) if _may_be_title(block) else None
        if one is not None and recurs(reading, one):
            yield one


def _times(reading: Reading, end: End) -> int:
    return reading.layout.source.text.casefold().count(name_of(end).casefold())


def _may_be_title(block: Block) -> bool:
    """Whether a heading right below "Slutrapport" can be the project's name."""
    cues = circumstance_cues()
    begins = cues["project_document"].match(block.text)  # the document's kind alone, below a running head
    only_kind = begins is not None and not block.text[begins.end() :].strip(" :.")
    return block.kind == "heading" and not only_kind and cues["plain_headings"].match(block.text) is None


def meant_by(reading: Reading, end: End) -> int:
    """How often a document says "projektet" or "satsningen" where it can mean ``end``."""
    return sum(
        one.origin == "anaphor" and one.label == label_of(end)
        for sentence in reading.sentences
        for one in sentence.mentions
    )


def first_project(reading: Reading, block: Block, start: int, whole: bool = False) -> End | None:
    """The project that a block names from ``start`` on; a bracket, and a dash unless ``whole``, ends the name."""
    stop = re.search(r"\s\(|,\s(?=dnr|diarie)|$" if whole else r"\s[–-]\s|\s\(|[:,]\s|$", block.text[start:])
    end = start + (stop.start() if stop else len(block.text) - start)
    known = [one for one in mentions_in(reading, block, start, len(block.text)) if is_effort(one)]
    if len(known) == 1 and not whole:
        return End(block, known[0])
    start += len(circumstance_cues()["announces"].match(block.text[start:end])[0])
    if whole and _DASHED.search(name := block.text[start:end].strip()) and is_name(name, "project"):
        return End(block, unknown(name, block.text.find(name, start), "project"))
    found: Iterable[Party] = parties(reading, block, start, end, "project") if end > start else ()
    return next((one.end for one in found), None)
