"""Which board or office a caption means that calls it "nämnden" or "förvaltningen"."""

from __future__ import annotations

import re

from nysta.extract.language.names.title_page import standing_names
from nysta.extract.language.reading import Reading
from nysta.extract.relations.parties import mentions_in
from nysta.extract.relations.statement import End

# How far above a caption the body's name is looked for, in blocks.
REACH = 120
# How many of a document's first blocks, and of its first lines, are its letterhead.
LETTERHEAD, HEADED = 10, 4
# How many blocks a document is introduced in.
PREFACE = 25
# The body that has given or got what a caption speaks of: "bidrag som förvaltningen har lämnat".
_SUBJECT = re.compile(
    r"\b(?:som|vilka)\s(?P<noun>nämnden|förvaltningen|kontoret|utskottet)\s(?:har\s|under\s\w+\s)*"
    r"(?:lämna|betala|dela|utbetala|bevilja|fördela|ta|få|erhåll|motta|rekvirera)",
    re.IGNORECASE,
)


# A sentence that begins with the body that has money to give: "Nämnden disponerar statliga medel om 30 mnkr."
_DISPOSES = re.compile(
    r"(?:^|[.:]\s)(?P<noun>Nämnden|Förvaltningen|Kontoret|Utskottet|Beredningen)\s(?:har\s)?(?:\w+\s)?"
    r"(?:disponera|fördela|bevilja|medfinansiera|finansiera|avsätt|avsatt|stödj|stöder|anslå|beslut)"
)


def body_called(reading: Reading, number: int, noun: str = "nämnden") -> End | None:
    """The body that ``noun`` means at a block: the one whose document it is by its letterhead, the one that a sentence
    of the preface says to be one, else the nearest one above whose name ends so."""
    return _in_letterhead(reading, noun) or _introduced(reading, noun) or body_above(reading, number, noun)


def subject_of_caption(reading: Reading, number: int, caption: str) -> End | None:
    """The body that a caption has give or get the money of the rows below it; None where it names none so."""
    found = _SUBJECT.search(caption)
    return body_called(reading, number, found["noun"].casefold()) if found is not None else None


def body_disposing(reading: Reading, number: int, caption: str) -> End | None:
    """The body that a caption above a list says to have the money that the list gives, if it says so of one."""
    found = _DISPOSES.search(caption)
    return body_called(reading, number, found["noun"].casefold()) if found is not None else None


def _in_letterhead(reading: Reading, noun: str) -> End | None:
    """The one body whose name is a line of its own among a document's first."""
    standing = standing_names(reading.layout.source.text)
    found: dict[str, End] = {}
    for near in reading.layout.blocks[:LETTERHEAD]:
        for one in mentions_in(reading, near):
            name = one.name.casefold()
            if one.label == "ORG" and name.endswith(noun) and name != noun and standing.get(name, HEADED + 1) <= HEADED:
                found.setdefault(name, End(near, one))
    return next(iter(found.values())) if len(found) == 1 else None


def _introduced(reading: Reading, noun: str) -> End | None:
    """The body that the preface says to be one: "Jobb Lindå är den förvaltning som …"."""
    said = re.compile(
        rf"\s(?:är|utgör)\s(?:den|en|[\wåäö]+s)\s(?:\w+\s)?{noun.removesuffix('en').removesuffix('et')}\b"
    )
    for near in reading.layout.blocks[:PREFACE]:
        for one in mentions_in(reading, near):
            if one.label == "ORG" and said.match(near.text, one.end) is not None:
                return End(near, one)
    return None


def body_above(reading: Reading, number: int, noun: str = "nämnden") -> End | None:
    """The nearest body above a block whose name ends with ``noun``, which an agreement has just introduced."""
    for above in range(number - 1, max(-1, number - REACH), -1):
        near = reading.layout.blocks[above]
        for one in reversed(mentions_in(reading, near)):
            if one.label == "ORG" and one.name.casefold().endswith(noun) and one.name.casefold() != noun:
                return End(near, one)
    return None
