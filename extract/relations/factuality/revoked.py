"""Revoked tasks: what a section lists as assignments after saying that they are over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from nysta.extract.language.reading import Reading
from nysta.extract.relations.statement import Statement

# Who is charged with what, and with whom; what they are and own they stay and keep.
_OF_TASKS = frozenset({"COMMISSIONS", "COLLABORATES_WITH"})
_OVER = (
    r"(?:upphör|upphört|upphävs|upphävts|utgår|utgått|återkallas|återkallats|dras tillbaka|dragits tillbaka|inaktuella)"
)
_SAYS = re.compile(
    rf"\b(?:nedanstående|följande|uppdragen nedan)\b(?: \w+){{0,2}}? ?(?:uppdrag\b)?[^.:]{{0,160}}\b{_OVER}\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"\b(?:föreslås|föreslår|inte|ej|bör|om)\b[^.:]{0,60}$", re.IGNORECASE)
_TITLE = re.compile(rf"\b(?:upphävda|återkallade|utgångna) uppdrag\b|\buppdrag som (?:har )?{_OVER}\b", re.IGNORECASE)


def with_revoked(said: Iterable[Statement], reading: Reading) -> Iterator[Statement]:
    """``said`` with the tasks as ended that stand below words that revoke them, up to the next heading."""
    over = _revoked(reading)
    text = reading.layout.source.text
    for one in said:
        of_task = one.type in _OF_TASKS and one.modality in ("asserted", "planned")
        if of_task and one.target.block.number in over and "uppdrag" in text[one.start : one.end].casefold():
            one = replace(one, modality="ended")
        yield one


def _revoked(reading: Reading) -> set[int]:
    """The numbers of the blocks below such words."""
    found: set[int] = set()
    below = False
    for block in reading.layout.blocks:
        if block.kind == "heading":
            below = _TITLE.search(block.text) is not None
        elif below:
            found.add(block.number)
        elif "uppdrag" in block.text.casefold():
            says = _SAYS.search(block.text)
            over = re.search(rf"\b{_OVER}\b", says[0], re.IGNORECASE) if says is not None else None
            below = says is not None and over is not None and _NOT_YET.search(says[0][: over.start()]) is None
    return found
