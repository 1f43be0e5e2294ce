"""Fellow arguments: a noun does not stand for who acts on it in the same clause: in "Sparbanksstiftelsen ger stiftelsen
300 tkr" another is meant."""

from __future__ import annotations

import re

from nysta.extract.language.mention import Mention

# What parts clauses, so that a noun behind it may go on to speak of who acts before it.
_PARTED = re.compile(
    r"[.,;:()–]|\b(?:och|samt|men|som|att|där|när|då|om|vars|vilket|vilken|medan|eftersom|innan|sedan|hur)\b"
)
# With one of these before it a name does not act: "Styrelsen för Tjärnö AB leder bolaget".
_LED = re.compile(r"\b(?:i|för|av|hos|på|till|med|från|inom|vid|om|ur|åt|under|genom|mellan|bakom)\s(?:\w+\s)?$")


def acts_on(text: str, one: Mention, anaphor: Mention) -> bool:
    """Whether ``one`` acts, in the clause of ``text`` that it opens, on what the ``anaphor`` behind it stands for."""
    if one.genitive or anaphor.genitive or one.end >= anaphor.start:
        return False
    between = text[one.end : anaphor.start]
    return len(between.split()) > 0 and _PARTED.search(between) is None and _LED.search(text[: one.start]) is None
