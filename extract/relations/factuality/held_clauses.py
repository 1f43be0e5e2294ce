"""Held clauses: a clause that hangs on a noun or name tells what is so, whatever is proposed or denied of that.

"har ansökt om att få delta i ⟦J1⟧ , det program som ⟦O2⟧ samordnar", "omfattar inte det stöd som ⟦O1⟧ gett till ⟦O2⟧".
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from nysta.extract.lexicons import load_yaml

_NAME = r"⟦[OGJ]\d+⟧"
_RELATIVE = r"(?:som|där|dit|vars|i (?:vilken|vilket|vilka))"
# Where such a clause begins: behind a name and what is added to it, or behind a definite noun.
_BEGINS = re.compile(
    rf"{_NAME} , (?:(?:ett|en|det|den|de) (?:\w+ ){{1,4}})?{_RELATIVE}\b"
    rf"|\b(?:det|den|de|dessa) (?:\w+ ){{0,3}}?(?:⟦M\d+⟧ )?som (?={_NAME} )"
)
# Where it ends; a comma between two names of a series ends nothing.
_ENDS = re.compile(r" (?:,(?! ⟦[OGJ]\d+⟧ (?:,|och|samt)\b)|[;.])(?= |$)| och som\b| men\b")


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    """The contents of ``held_clauses.yaml``, compiled."""
    text = files("nysta.extract.relations.factuality").joinpath("held_clauses.yaml").read_text(encoding="utf-8")
    flags = {"makes": re.IGNORECASE}
    return {key: re.compile("|".join(words), flags.get(key, 0)) for key, words in load_yaml(text).items()}


def held_clause(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the clause begins and ends in which ``text[start:end]`` of a masked sentence stands, if it holds by itself;
    the name on which it hangs is its first word."""
    found = None
    for begins in _BEGINS.finditer(text, 0, max(start + 1, end)):
        ends = _ENDS.search(text, begins.end())
        last = ends.start() if ends is not None else len(text)
        if begins.start() <= start and begins.end() <= end and end <= last + 2:
            found = begins.start(), last
    if (
        found is None
        or _cues()["not_so"].search(text, *found)
        or _cues()["makes"].search(text, _clause_before(text, found[0]), found[0])
    ):
        return None
    return found


def _clause_before(text: str, at: int) -> int:
    """Where the clause begins that ends at ``at``."""
    borders = list(_cues()["border"].finditer(text, 0, at))
    return borders[-1].end() if borders else 0
