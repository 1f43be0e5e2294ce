"""What a list of fields is about when no field says it: the project, the network or the company of its heading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nysta.extract.graph_file import Modality
from nysta.extract.language.mention import Mention
from nysta.extract.language.names.name_rules import kind_by_form
from nysta.extract.language.names.placed_names import BETWEEN, is_placed
from nysta.extract.language.reading import Reading
from nysta.extract.relations.factuality.modality import heading_modality, section_modality
from nysta.extract.relations.factuality.standing import standing
from nysta.extract.relations.parties import Party, mentions_in, unknown
from nysta.extract.relations.rows.circumstances import circumstance_cues, modality_of
from nysta.extract.relations.statement import End
from nysta.extract.structure import Block
from nysta.extract.structure.fields import exact_field, field_role, split_field

# The longest heading, in words, that can be a name.
MOST_WORDS = 9
# How far above a list of fields the heading of its group may stand, in blocks.
REACH = 60
# The longest line below a heading that is its subtitle, in characters.
LONGEST_SUBTITLE = 90
# A list that says so many things of a project is of the one that the heading of the paragraphs above it names; how many
# paragraphs those may be.
FEWEST_ROLES, MOST_PARAGRAPHS = 2, 3
# Roles that only a list about a project or a network has.
OF_PROJECTS = frozenset({"lead", "chair", "partner", "together", "cofunder", "payer", "programme"})

_NUMBER = re.compile(r"\W*(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?")
# What may follow a name in its heading: "(2023–2025)", "i korthet", a dash and more.
_REST = re.compile(r"\s+(?:\(.*\)|i korthet|i siffror|[–-]\s.*)$|[,:]\s.*$", re.IGNORECASE)


# What a paragraph above a run of lists begins with: "Nedan redovisas de projekt som avslutades under året."
_ANNOUNCES = re.compile(
    r"(?:nedan|följande|här)\b[^.:]{0,60}\b(?:\w*projekt|insatser|satsningar|förstudier)(?:en)?\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a list of fields, the role it has there ("project", "network", "company"), and how surely."""

    role: str
    party: Party


def heading_subject(reading: Reading, first: Block, roles: set[str], project: End | None) -> Subject | None:
    """What the heading right above ``first``, the list's first field, names; None where it is no name.

    ``project`` is the one that the whole document is about: then a heading counts only when its name is known.
    """
    if first.number == 0:
        return None
    if (placed := _placed_above(reading, first)) is not None:
        return placed
    if (told := _introduced(reading, first)) is not None:
        return told
    above = _above(reading, first)
    if above.kind == "paragraph" and len(roles & OF_PROJECTS) >= FEWEST_ROLES:
        above = _heading_of(reading, above, "lead" in roles) or above
    if above.kind != "heading" and not (above.kind == "item" and len(above.text.split()) <= MOST_WORDS):
        return None
    start, end = _name_span(above.text)
    name = above.text[start:end]
    known = [one for one in mentions_in(reading, above, start) if one.start <= start + 1 and one.kind != "parti"]
    for one in known:
        if one.label in ("PRJ", "PRG"):
            return Subject("project", Party(End(above, one), True))
        if one.kind in ("samverkansorgan", "nämnd") and one.end >= end - 1:
            return Subject("network", Party(End(above, one), True))
        if one.kind in ("bolag", "stiftelse", "förening") and roles <= {"owner", "payer"}:
            return Subject("company", Party(End(above, one), True))
        if one.origin == "gazetteer" or one.kind not in ("övrigt", "enhet"):
            return None
    plain = circumstance_cues()["plain_headings"].match(above.text[start:]) or field_role(name) is not None
    if project is not None or plain or not name or len(name.split()) > MOST_WORDS or not roles & OF_PROJECTS:
        return None
    if kind_by_form(name) in ("samverkansorgan", "nämnd"):
        return Subject("network", Party(End(above, Mention(start, end, name, "ORG", "samverkansorgan", "rule")), False))
    return Subject("project", Party(End(above, unknown(name, start, "project")), False))


def _above(reading: Reading, first: Block) -> Block:
    """The block above a list: not a label above its first value, another row of its table, or a subtitle."""
    blocks = reading.layout.blocks
    at = first.number - 1
    while (
        at
        and blocks[at].kind == "row"
        and (exact_field(blocks[at].text) is not None or (first.woven is not None and blocks[at].woven == first.woven))
    ):
        at -= 1
    subtitle = blocks[at].kind == "paragraph" and len(blocks[at].text) <= LONGEST_SUBTITLE
    if subtitle and not blocks[at].text.endswith((".", ":")) and at and blocks[at - 1].kind == "heading":
        at -= 1
    return blocks[at]


def _heading_of(reading: Reading, paragraph: Block, led: bool) -> Block | None:
    """The heading of the paragraphs between which and a list nothing else stands: of a list that says who leads the
    project (``led``), else where they say its words again ("Språnget" over "Språnget riktar sig till unga vuxna")."""
    for number in range(paragraph.number, max(0, paragraph.number - MOST_PARAGRAPHS), -1):
        above = reading.layout.blocks[number - 1]
        if above.kind == "paragraph":
            continue
        if above.kind != "heading":
            return None
        start, end = _name_span(above.text)
        between = reading.layout.blocks[number : paragraph.number + 1]
        again = any(above.text[start:end].casefold() in one.text.casefold() for one in between)
        return above if led or again else None
    return None


def _introduced(reading: Reading, first: Block) -> Subject | None:
    """The project that the sentence right above the list names: "projektet Bryggan, som har följande upplägg:"."""
    above = reading.in_block(first.number - 1)
    if not above or above[-1].block.kind != "paragraph" or not above[-1].text.rstrip().endswith(":"):
        return None
    named = [one for one in above[-1].mentions if one.label in ("PRJ", "PRG") and one.origin != "anaphor"]
    return Subject("project", Party(End(above[-1].block, named[-1]), True)) if len(named) == 1 else None


def _placed_above(reading: Reading, first: Block) -> Subject | None:
    """The name that its place gave away above the list, a subtitle and a paragraph on at most."""
    for number in range(first.number - 1, max(-1, first.number - BETWEEN - 2), -1):
        block = reading.layout.blocks[number]
        field = split_field(block.text)
        if block.kind == "row" and field is None:
            return None
        for one in mentions_in(reading, block):
            if is_placed(one) and (block.kind == "heading" or one.start == (field[1] if field else 0)):
                network = one.label == "ORG"
                return Subject("network" if network else "project", Party(End(block, one), True))
    return None


def _name_span(text: str) -> tuple[int, int]:
    start = _NUMBER.match(text).end()  # type: ignore[union-attr]
    start += len(circumstance_cues()["announces"].match(text[start:])[0])
    bare = text[start:].rstrip(" .")
    while (shorter := _REST.sub("", bare)) != bare:
        bare = shorter
    return start, start + len(bare)


def fields_modality(reading: Reading, first: Block, states: list[str], closed: bool) -> Modality:
    """Whether what a list of fields tells goes on: by its own fields, else by the headings above it."""
    if closed or any(circumstance_cues()["state_ended"].match(one) for one in states):
        return "ended"
    if any(circumstance_cues()["state_planned"].match(one) for one in states):
        return "planned"
    told: Modality = next((kind for one in states if (kind := standing(one)) != "asserted"), "asserted")
    if told == "asserted":
        told = section_modality(first.section)
    if told == "asserted":
        told = heading_modality(_group_heading(reading, first) or "")
    return told if told != "asserted" else modality_of(first.section.headings[-2:])


def _group_heading(reading: Reading, first: Block) -> str | None:
    """The heading that a run of lists stands below where all headings look alike: "Avslutade projekt"."""
    blocks = reading.layout.blocks
    for number in range(first.number - 1, max(-1, first.number - REACH), -1):
        heads_fields = split_field(blocks[number + 1].text) is not None
        if blocks[number].kind == "heading" and not heads_fields:
            return blocks[number].text
        if blocks[number].kind == "paragraph" and _ANNOUNCES.match(blocks[number].text) is not None:
            return blocks[number].text
    return None
