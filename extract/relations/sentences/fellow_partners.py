"""Fellow partners: two with whom a third works are not said to work with each other.

"Ale kommun har ett samarbete med Region Halland, och samverkar med Orust" says two things; that the names after each
"med" stand near each other says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nysta.extract.relations.sentences.mask import Masked
from nysta.extract.relations.statement import LIKELY, Statement

_WITH = re.compile(
    r"\b(?:\w*samverka\w*|\w*samarbet\w*|samråd\w*|samspel|dialog|tillsammans|ihop|avtal|överenskommelse\w*)"
    r"(?: \w+){0,3}? med ",
    re.IGNORECASE,
)
# What stands between "med" and a partner, and what between two of them begins with.
_BETWEEN = re.compile(
    r"(?:(?!\b(?:att|för|om|i|vid|har|är)\b)(?:t ?\. ?ex ?\.|bl ?\. ?a ?\.|[^\W\d_][\w-]*|,)\s?){0,7}"
)
_PARTED = re.compile(r"\s?,|\s?(?:och|samt|liksom|såväl som)\b")
_GROUP = re.compile(r"⟦O\d+⟧")
_RELATIVE = re.compile(r"\bsom (?!t ?\.|till exempel|exempelvis|bland)|\bvars\b|\bdär\b")


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
    for opening in _WITH.finditer(masked.text):
        at, members = opening.end(), set[int]()
        while (named := _GROUP.search(masked.text, at)) and _BETWEEN.fullmatch(
            masked.text[at : named.start()].lstrip()
        ):
            if _RELATIVE.search(masked.text, at, named.start()) or (members and not _PARTED.match(masked.text, at)):
                break
            members |= {id(one) for one in masked.group(named[0]).mentions}
            at = named.end()
        yield frozenset(members)


def _is_of_fellows(one: Statement, partners: set[int], together: set[frozenset[int]]) -> bool:
    """Whether a statement has two ``partners`` work together, each of whom works with somebody who is none."""
    first, second = id(one.source.mention), id(one.target.mention)
    if one.type != "COLLABORATES_WITH" or first not in partners or second not in partners:
        return False
    others = {end for pair in together for end in pair} - partners
    return any({frozenset((it, first)), frozenset((it, second))} <= together for it in others)
