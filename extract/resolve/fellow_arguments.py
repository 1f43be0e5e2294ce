"""Fellow arguments: a noun does not stand for who acts on it in the same clause: in "Sparbanksstiftelsen ger stiftelsen
300 tkr" another is meant."""

from __future__ import annotations

import re

from nysta.extract.language.mention import Mention
from nysta.extract.resolve.sentence_places import after_preposition

# What parts clauses, so that a noun behind it may go on to speak of who acts before it.
_PARTED = re.compile(
    r"[.,;:()–]|\b(?:och|samt|men|som|att|där|när|då|om|vars|vilket|vilken|medan|eftersom|innan|sedan|hur)\b"
)


def acts_on(text: str, one: Mention, anaphor: Mention) -> bool:
    """Whether ``one`` acts on what the ``anaphor`` behind it stands for: nothing between them in ``text`` parts
    clauses, and no preposition before it tells that somebody else acts ("Styrelsen för Tjärnö AB leder bolaget")."""
    if one.genitive or anaphor.genitive or one.end >= anaphor.start:
        return False
    between = text[one.end : anaphor.start]
    return len(between.split()) > 0 and _PARTED.search(between) is None and not after_preposition(text, one.start)
