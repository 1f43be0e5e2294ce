"""Antecedents: whether "som" takes up a noun that names nothing, and not the name before it.

"Kommunen ska följa de planer som staten finansierar": the plans are paid for. A noun that only says what a name is
("X, ett nätverk som finansieras av …") or a part of it ("X har en öppen del som …") leaves it the name's.
"""

from __future__ import annotations

import re

from nysta.extract.relations.sentences.clauses import Clause

# A noun with its article right before "som".
_NOUN = re.compile(
    r"(?:^|\s)(?:de|den|det|dessa|vissa|många|några|alla|flera|andra|olika|sådana|samtliga|en|ett)\s(?:[\w-]+\s){0,3}(?P<noun>[\w-]+)\s?,?\s*$",
    re.IGNORECASE,
)
# The noun says what the name before it is.
_APPOSITION = re.compile(
    r"^s?\s?(?:,|–|-|är|var|som är|blir|utgör)\s(?:\w+\s){0,2}?(?:en|ett|det|den|de)\s(?:[\w-]+\s){0,4}"
    r"(?:för\s\w+\s)?,?\s*$",
    re.IGNORECASE,
)
_PART = re.compile(r"del(?:en|ar|arna)?$", re.IGNORECASE)
_JOINED = re.compile(r"^s?\s?,?\s?(?:och|samt)\s")
_RELATIVE = re.compile(r"\ssom\s")


def speaks_of_a_noun(clause: Clause, text: str) -> bool:
    """Whether a relative ``clause`` of a masked ``text`` tells of a noun between it and the name that it seems to."""
    if clause.opening != "relative" or clause.antecedent is None:
        return False
    begin = text.find("⟧", clause.antecedent.start) + 1
    between = text[begin : clause.elements[0].start]
    first = _RELATIVE.search(between)  # "de planer som staterna upprättar och som finansieras av …"
    head = between[: first.start() + 1] if first is not None else between
    noun = _NOUN.search(head)
    if noun is None or _APPOSITION.match(head) is not None:
        return False
    return _JOINED.match(head) is not None or _PART.search(noun["noun"]) is None
