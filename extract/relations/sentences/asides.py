"""Asides: a clause between commas tells more of the name before it; what follows is said of that name, not of those
within: "Energikontoret, som är en del av Skånes Kommunallians, leder delprojektet"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nysta.extract.relations.sentences.mask import ASIDE, Masked
from nysta.extract.relations.statement import LIKELY, Statement

_PLACEHOLDER = re.compile(r"⟦\w\d+⟧")
# The name that an aside hangs on stands right before it.
_BEFORE = re.compile(r"(⟦\w\d+⟧)\s?$")


def said_past_asides(masked: Masked, found: Sequence[Statement]) -> Iterator[Statement]:
    """The statements ``found`` in a sentence, without those of a name in an aside and one behind it where the same is
    said of the name before the aside."""
    told = [*_asides(masked)]
    for one in found:
        if not any(_is_the_outer_ones(one, found, *aside) for aside in told):
            yield one


def _asides(masked: Masked) -> Iterator[tuple[set[int], set[int], set[int]]]:
    """The mentions before, in and behind each aside."""
    for aside in ASIDE.finditer(masked.text):
        before = _BEFORE.search(masked.text, 0, aside.start())
        if before is not None:
            behind = masked.text[aside.end() :]
            yield _mentions(masked, before[1]), _mentions(masked, aside[0]), _mentions(masked, behind)


def _mentions(masked: Masked, text: str) -> set[int]:
    return {id(one) for found in _PLACEHOLDER.findall(text) for one in masked.group(found).mentions}


def _is_the_outer_ones(
    one: Statement, found: Sequence[Statement], before: set[int], within: set[int], behind: set[int]
) -> bool:
    """Whether a statement ties a name in an aside to one behind it, and the same is said of a name before the aside."""
    source, target = id(one.source.mention), id(one.target.mention)
    for inner, outer in ((source, target), (target, source)):
        if inner in within and outer in behind:
            ends = {(source, other) if inner == target else (other, target) for other in before}
            return any(
                it.type == one.type and (id(it.source.mention), id(it.target.mention)) in ends
                for it in found
                if it.confidence >= LIKELY
            )
    return False
