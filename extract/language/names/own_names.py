"""Own names: what stands alone on the title page of an organisation's document is an organisation, whatever it sounds
like ("Vindting Halland" above "Vi är en ideell förening …")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from nysta.extract.language.mention import Mention
from nysta.extract.structure import Block, Layout

# The blocks of a title page, and those in which a document says who it is.
TITLE_BLOCKS, PREFACE = 6, 25
# How often a document uses the definite noun for what it is, at least, where it does not say so.
OFTEN = 3
_KINDS = {
    "förening": "förening",
    "organisation": "övrigt",
    "stiftelse": "stiftelse",
    "bolag": "bolag",
    "aktiebolag": "bolag",
    "kommunalförbund": "kommunalförbund",
    "samordningsförbund": "kommunalförbund",
}
_NOUNS = "|".join(_KINDS)
# Who speaks says what it is: "Vi är en ideell förening", and not what it is a part of: "Vi är en enhet i en stiftelse".
_NO_ADJECTIVE = (
    r"(?!(?:en|ett|den|det|av|i|inom|på|hos|under|till|från|för|med|mellan|mot|vid|åt|om|ur|genom|bland|bakom|kring"
    r"|över|som|utan)\s)"
)
_SAYS = rf"\s(?:är|utgör)\s(?:en|ett)\s(?:{_NO_ADJECTIVE}[a-zåäö]+\s){{0,3}}(?P<noun>{_NOUNS})\b"
# The documents of an organisation's year, and what a plan, project or programme calls itself.
_OF_YEAR = re.compile(
    r"\b(?:verksamhetsplan|verksamhetsberättelse|årsredovisning|årsberättelse|bokslut|stadgar)", re.IGNORECASE
)
_EFFORT = re.compile(r"\w*(?:projekt|program|plan|strategi|satsning|agenda|lyft|slutrapport)", re.IGNORECASE)
_CALLED = {"förening": "föreningen", "stiftelse": "stiftelsen", "kommunalförbund": "förbundet", "bolag": "bolaget"}


def own_name(layout: Layout, named: Mapping[int, Sequence[Mention]]) -> Iterator[tuple[Block, Mention]]:
    """The name that is all a block of the title page holds and was taken for an effort's (``named``, by the blocks'
    numbers), as the organisation's that the document says to be; nothing where it says nothing of the kind."""
    first = layout.blocks[:TITLE_BLOCKS]
    if any(_EFFORT.match(block.text) and not _OF_YEAR.search(block.text) for block in first if block.kind == "heading"):
        return
    for block in first:
        for one in named.get(block.number, ()):
            alone = one.label in ("PRG", "PRJ") and block.text.strip(" .:") == one.name
            if alone and (kind := _kind(layout, first, one.name)) is not None:
                yield block, replace(one, label="ORG", kind=kind, origin="rule", announced=True)
                return


def _kind(layout: Layout, first: Sequence[Block], name: str) -> str | None:
    """What the organisation of a ``name`` is: as it says, else by what the document of a year calls it throughout."""
    if any(_EFFORT.fullmatch(word) for word in name.split()):
        return None
    if (said := said_kind(layout, [name])) is not None:
        return said
    if not any(_OF_YEAR.search(block.text) for block in first):
        return None
    text = layout.source.text.casefold()
    times = {kind: len(re.findall(rf"\b{noun}s?\b", text)) for kind, noun in _CALLED.items()}
    most = max(times, key=lambda kind: times[kind])
    of_project = len(re.findall(r"\b(?:projektet|programmet)s?\b", text))
    return most if times[most] >= OFTEN and times[most] > of_project else None


def said_kind(layout: Layout, names: Iterable[str]) -> str | None:
    """What kind of organisation the preface of a document says that the one of these ``names``, or who speaks, is."""
    says = re.compile(rf"(?:\b(?:{'|'.join(map(re.escape, names))})(?:\s\([^()]*\)|,\s[^,.]*,)?|\b[Vv]i){_SAYS}")
    found = (says.search(block.text) for block in layout.blocks[:PREFACE] if block.kind != "row")
    return next((_KINDS[said["noun"]] for said in found if said is not None), None)
