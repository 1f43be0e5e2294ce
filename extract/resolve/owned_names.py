"""Owned names: what a body is called together with whose it is, or with the noun before its name that says what it is,
as the text has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.resolve.cluster import Cluster

# Kinds of bodies that every organisation has, so that only their owner tells which one is meant.
_BODIES = frozenset({"nämnd", "enhet"})
# What stands between an owner and its body ("Ale kommuns kulturkontor"), and between a body and the owner behind it
# ("kulturnämnden i Ale").
_OWNS, _OWNED = re.compile(r":?s? "), re.compile(r" (?:i|vid|på|inom|hos) ")

# The noun before the name of a unit, or of a project, that may be its first word.
_UNIT = re.compile(
    r"(?<![\w-])(?i:enhet(?:en)?|avdelning(?:en)?|sektion(?:en)?|sektor|affärsområdet?|verksamhetsområdet?|mottagningen|teamet?"
    r"|område) $"
)
_PROJECT = re.compile(r"(?<![\w-])Projekt(?:et)? $")
# No noun of these is longer, in characters, with the blank behind it.
LONGEST_HEAD = 20


def owned_names(reading: Reading, cluster: Cluster) -> Iterator[str]:
    """The names of a board or office with its owner's beside it ("Ale kommuns kulturkontor", "kulturnämnden i Ale"),
    nominative; a word that only stands for an owner ("kommunens") is none."""
    if cluster.label != "ORG" or cluster.entry is not None or cluster.kind not in _BODIES:
        return
    for block, body in cluster.places:
        for owner in reading.named_in(block):
            if not _may_own(owner):
                continue
            if owner.genitive and owner.end < body.start and _OWNS.fullmatch(block.text, owner.end, body.start):
                yield block.text[owner.start : body.end]
            elif body.end < owner.start and _OWNED.fullmatch(block.text, body.end, owner.start):
                yield block.text[body.start : owner.end]


def headed_names(cluster: Cluster) -> Iterator[str]:
    """The names of a unit or a project with the noun before them, which some take for a part of the name: "enheten
    Insamling", "affärsområde Vatten", "Projekt Norra Kajen"."""
    if cluster.entry is not None or cluster.label == "PRG":
        return
    heads = _UNIT if cluster.label == "ORG" else _PROJECT
    for block, one in cluster.places:
        head = heads.search(block.text, max(0, one.start - LONGEST_HEAD), one.start) if one.name[:1].isupper() else None
        if head is not None:
            yield block.text[head.start() : one.start] + one.name


def _may_own(one: Mention) -> bool:
    return one.label == "ORG" and one.origin != "anaphor"
