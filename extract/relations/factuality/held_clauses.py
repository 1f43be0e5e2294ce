"""Held clauses: a clause that hangs on a noun or name tells what is so, whatever is proposed or denied of that.

"har ansökt om att få delta i ⟦J1⟧ , det program som ⟦O2⟧ samordnar", "omfattar inte det stöd som ⟦O1⟧ gett till ⟦O2⟧".
"""

from __future__ import annotations

import re

_NAME = r"⟦[OGJ]\d+⟧"
_RELATIVE = r"(?:som|där|dit|vars|i (?:vilken|vilket|vilka))"
# Where such a clause begins: behind a name and what is added to it, or behind a definite noun.
_BEGINS = re.compile(
    rf"{_NAME} , (?:(?:ett|en|det|den|de) (?:\w+ ){{1,4}})?{_RELATIVE}\b"
    rf"|\b(?:det|den|de|dessa) (?:\w+ ){{0,3}}?(?:⟦M\d+⟧ )?som (?={_NAME} )"
)
# Where it ends; a comma between two names of a series ends nothing.
_ENDS = re.compile(r" (?:,(?! ⟦[OGJ]\d+⟧ (?:,|och|samt)\b)|[;.])(?= |$)| och som\b| men\b")
# Words with which the clause itself is of what was, will be or is not.
_NOT_SO = re.compile(
    r"\b(?:ha|haft|hade|var|varit|ska|skall|skulle|kan|kunde|bör|borde|vill|ville|inte|ej|aldrig|tidigare|förut|avser"
    r"|avsåg|planera\w*|kommer|väntas|föresl\w+|önska\w*|hoppas|sök\w*|ansök\w*|lämna\w*|sålt|sålde|upphör\w*|avslut\w*)\b"
)
# What is only to be made is nothing yet: "att bilda ⟦O1⟧ , som ägs av ⟦O2⟧".
_MAKES = re.compile(
    r"\b(?:bilda(?:[rs]|d\w*|t|ts)?|inrätta\w*|starta\w*|skapa\w*|etablera\w*|lansera\w*|ny|nytt|nya)\b", re.IGNORECASE
)
# Where the clause begins in which that would stand.
_BORDER = re.compile(r"[;:] |, (?:men|medan|som|där|och)\b|\b(?:men|medan|eftersom)\b")


def held_clause(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the clause begins and ends in which ``text[start:end]`` of a masked sentence stands, if it holds by itself;
    the name on which it hangs is its first word."""
    found = None
    for begins in _BEGINS.finditer(text, 0, max(start + 1, end)):
        ends = _ENDS.search(text, begins.end())
        last = ends.start() if ends is not None else len(text)
        if begins.start() <= start and begins.end() <= end and end <= last + 2:
            found = begins.start(), last
    if found is None or _NOT_SO.search(text, *found) or _MAKES.search(text, _clause_before(text, found[0]), found[0]):
        return None
    return found


def _clause_before(text: str, at: int) -> int:
    """Where the clause begins that ends at ``at``."""
    borders = list(_BORDER.finditer(text, 0, at))
    return borders[-1].end() if borders else 0
