"""Fellow partners: two with whom a third works are not said to work with each other.

"Ale kommun har ett samarbete med Region Halland, och samverkar med Orust" says two things; that the names after each
"med" stand near each other says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nysta.extract.relations.sentences.mask import Masked
from nysta.extract.relations.sentences.partners import enumeration, partner_cues
from nysta.extract.relations.statement import LIKELY, Statement

# The rule that reads of the second that it works with the third: "B, som i sin tur har avtal med C".
_IN_TURN = "collaborates-with/in-turn-with"


def without_fellow_partners(masked: Masked, found: Sequence[Statement]) -> list[Statement]:
    """``found`` without what has two of those work together with whom a third is found to work."""
    together = {
        frozenset((id(one.source.mention), id(one.target.mention)))
        for one in found
        if one.type == "COLLABORATES_WITH" and one.confidence >= LIKELY
    }
    if len(together) < len(("A with B", "A with C", "B with C")):
        return list(found)
    partners = {number for numbers in _partners(masked) for number in numbers}
    return [one for one in found if not (_is_of_fellows(one, partners, together))]


def _partners(masked: Masked) -> Iterator[frozenset[int]]:
    """The mentions behind each "samverkan med", by identity."""
    for opening in partner_cues()["works_with"].finditer(masked.text):
        numbers, _ = enumeration(masked.text, opening.end())
        yield frozenset(id(one) for number in numbers for one in masked.groups[number].mentions)


def _is_of_fellows(one: Statement, partners: set[int], together: set[frozenset[int]]) -> bool:
    """Whether a statement has two ``partners`` work together, each of whom works with somebody who is none."""
    first, second = id(one.source.mention), id(one.target.mention)
    if one.rule.endswith(_IN_TURN):
        return False
    if one.type != "COLLABORATES_WITH" or first not in partners or second not in partners:
        return False
    others = {end for pair in together for end in pair} - partners
    return any({frozenset((it, first)), frozenset((it, second))} <= together for it in others)
