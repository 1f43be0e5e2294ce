"""Introductions of lists: whom they speak of, and those that say nothing by themselves."""

from __future__ import annotations

import re

from nysta.extract.graph_file import RelationType
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.relations.ends import can_be
from nysta.extract.relations.statement import End
from nysta.extract.structure import Block

_OPEN = re.compile(
    r"\b(?:finns|är|märks|nämnas|hör|räknas|återfinns|följande)(?:\s(?:bland annat|till exempel|exempelvis))?\s?:?$"
    r"|^nedan (?:anges|följer|listas|redovisas|räknas|visas|nämns)\b[^.]*[.:]?$"
    r"|\b(?:anges|listas|redovisas|framgår|räknas upp) (?:nedan|här)[.:]?$",
    re.IGNORECASE,
)
_VERB_BEFORE = re.compile(
    r"^(?:är|har|finns|äger|driver|leder|samordnar|deltar|medverkar|ingår|som|där|ansvarar|svarar)$"
)


_EXPLAINS = re.compile(
    r"(?:\S+\s){0,6}?(?:inom (?:parentes\w*|parantes)|(?:anges|framgår|redovisas|listas|visas|står) (?:nedan|sist|"
    r"först|inom \w+)|(?:nedan|därefter|sist) (?:anges|redovisas|följer))(?:\s\S+){0,4}"
    r"|(?:alla )?(?:beloppen|belopp|siffrorna|summorna|årtalen|årtal)\b.{0,60}",
    re.IGNORECASE,
)


# An introduction that counts units: "Förvaltningen har fyra avdelningar:", "Två nya verksamhetsområden bildas:".
_COUNTED = re.compile(
    r"\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|följande|\d{1,2}) (?:nya |olika )?"
    r"(?:enheter|avdelningar|förvaltningar|sektorer|sektioner|resultatenheter"
    r"|(?:verksamhets|ansvars|resultat|direktörs|organisations)-?områden)\b[^.:]{0,40}:$",
    re.IGNORECASE,
)


def counts_units(text: str) -> bool:
    """Whether an introduction counts the units that it lists."""
    return _COUNTED.search(text) is not None


def title_of(reading: Reading, block: Block) -> Sentence | None:
    """The heading of the section that a block stands in."""
    for number in range(block.number - 1, -1, -1):
        near = reading.layout.blocks[number]
        if near.kind == "heading" and near.text == block.section.title:
            return next(iter(reversed(reading.in_block(number))), None)
    return None


def office_of(reading: Reading, heading: Sentence) -> End | None:
    """The board or office at the end of the section's heading: "Ny organisation på socialförvaltningen"."""
    title = heading if heading.block.kind == "heading" else title_of(reading, heading.block)
    last = title.mentions[-1] if title is not None and title.mentions else None
    if title is None or last is None or last.kind not in ("nämnd", "enhet") or last.end < title.end - 1:
        return None
    before = title.block.text[: last.start]
    return End(title.block, last) if re.search(r"\b(?:på|i|inom|hos|för|vid)\s$", before) else None


def only_explains(text: str) -> bool:
    """Whether a sentence only tells how to read the list below: "Ansvarig part anges inom parentes"."""
    return _EXPLAINS.fullmatch(text.strip(" :.()")) is not None


def heading_above(heading: Sentence) -> str:
    """The heading above an introduction that says nothing by itself ("Bland de fasta kontakterna finns"), else ""."""
    is_open = heading.block.kind == "paragraph" and _OPEN.search(heading.text) is not None
    return heading.block.section.title or "" if is_open else ""


def subject_of(heading: Sentence, kind: RelationType, end: str) -> Mention | None:
    """Who an introduction says to own, join or run what is listed: named first, before or right behind its verb."""
    for one in heading.mentions:
        before = heading.block.text[heading.start : one.start]
        if one.origin == "anaphor" and one.name.casefold() == "koncernen":
            continue  # whoever heads it
        if one.label != "ORG" or not can_be(kind, end, one) or not _is_subject_place(before):
            return None
        begins = not before or one.origin == "anaphor" or not one.genitive
        whole = one.end - one.start >= len(heading.text.strip(" :."))
        return one if begins and not whole else None
    return None


def _is_subject_place(before: str) -> bool:
    """Whether the words before a name leave it the subject: none, or an adverb and a verb ("Vidare är regionen …")."""
    words = re.sub(r"^\W*\d[\d.]*\s+", "", before).split()
    return not words or (len(words) <= 3 and _VERB_BEFORE.search(words[-1]) is not None)
