"""Others: what a sentence says of somebody who is no entity, a state ("Finlands medlemskap i Nato") or a person ("Hon
har arbetat för X och varit ansvarig för Y"), and so not of the organisation that it names beside him (others.yaml)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from nysta.extract.language.mention import Mention
from nysta.extract.language.names.world_places import countries
from nysta.extract.language.reading import Sentence
from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.statement import Statement

# How many names in a row, the first of which a unit is "vid", go on with who else acts.
FEWEST_IN_A_ROW = 3
# The rules that make who is a host or chairman one that leads.
HOLDS_OFFICE = ("coordinates/host", "coordinates/chairs-it")
# How far before the name of a union its members may be told, in characters.
REACH = 120
# Where he works, before whom it is told of, and what goes on with that one's doings.
_PREPOSITION = re.compile(r"\s(?:för|på|vid|hos|i|inom|till|från|av|åt|med|under)\s")
_WHO = re.compile(r"(?<!samtidigt\s)\b(?:som|där|vilken|vilket|vilka)\b(?!\s(?:hon|han)\b)")
# What a part of is no part of him whose it is: "en del av kommunens satsning".
_DOINGS = re.compile(
    r":?s\s(?:[a-zåäö]+\s){0,2}\w*(?:insats(?:er)?|åtgärder|satsning(?:ar)?|politik|uppdrag|ansvar|ordförandeskap|planer"
    r"|visioner?|mål|strategi|budget|svar|svaret)\b"
)
# Kinds of those who are nobody's unit by what they are.
_SEATED = frozenset({"bolag", "förening", "stiftelse", "universitet", "samverkansorgan", "övrigt"})
_AT = re.compile(r"s?\s(?:\([^()]*\)\s)?(?:vid|på|inom|hos|i)\s")
_IN_A_ROW = re.compile(r"(?:,|\s(?:och|samt))\s$")
_NEXT = re.compile(r"(?:,|\s(?:och|samt))\s")


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    raw = load_yaml(files("nysta.extract.relations.sentences").joinpath("others.yaml").read_text(encoding="utf-8"))
    states = "|".join([*sorted(map(re.escape, countries()), key=len, reverse=True), *raw["states"]])
    return {
        "unions": re.compile("|".join(raw["unions"]), re.IGNORECASE),
        "persons": re.compile(raw["persons"]),
        "membership": re.compile(
            rf"(?<![\w-])(?:(?:{states})s?|{'|'.join(raw['of_states'])})\s(?:[a-zåäö]+\s){{0,3}}medlemskap(?:et)?\s(?:i|av)\s$"
            rf"|(?<![\w-])(?:{states})\s(?:(?:[a-zåäö]+,?|tillsammans med [A-ZÅÄÖ]\w+|sedan den \d+ \w+)\s){{0,5}}"
            r"(?:medlem(?:mar)?|ordförande)\s(?:i|av)\s$"
        ),
    }


def is_of_others(said: Statement, sentence: Sentence) -> bool:
    """Whether what was read as a statement of two organisations says of a state that it is a member, of a person that
    he leads, of the whole that a unit is in that it stands in a row with others, or where somebody has his seat."""
    text, target = sentence.block.text, said.target.mention
    if not isinstance(target, Mention) or said.target.block is not sentence.block:
        return False
    if said.type == "MEMBER_OF":
        return _cues()["unions"].fullmatch(target.name) is not None or _of_a_state(text, sentence, target)
    if said.type == "PART_OF" and _of_a_state(text, sentence, target):
        return True
    if not isinstance(said.source.mention, Mention) or said.source.block is not sentence.block:
        return False
    if said.type in ("COORDINATES", "OWNS"):
        about_a_person = _cues()["persons"].match(text, sentence.start) is not None
        return about_a_person and (
            said.rule.endswith(HOLDS_OFFICE) or _works_at(text, sentence, said.source.mention, target)
        )
    return said.type == "PART_OF" and (
        _in_a_row(text, sentence, said.source.mention, target)
        or _stands_there(text, said.source.mention, target)
        or (target.start > said.source.mention.end and _DOINGS.match(text, target.end) is not None)
    )


def _stands_there(text: str, source: Mention, target: Mention) -> bool:
    """Whether somebody who is no unit only has his seat with a kommun: "Hyttmuseet i Ale kommun"."""
    seated = source.kind in _SEATED and target.kind in ("kommun", "region") and source.end < target.start
    return seated and text[source.end : target.start] == " i "


def _of_a_state(text: str, sentence: Sentence, target: Mention) -> bool:
    start = max(sentence.start, target.start - REACH)
    return _cues()["membership"].search(text, start, target.start) is not None


def _works_at(text: str, sentence: Sentence, source: Mention, target: Mention) -> bool:
    """Whether a sentence about a person only says where he worked before it says what he leads or led."""
    if source.start > target.start:  # "ordförande för X, Y AB och Z AB": one of several of his
        return _IN_A_ROW.search(text, target.end, source.start) is not None
    if source.genitive or _WHO.search(text, source.end, target.start) is not None:
        return False
    return _PREPOSITION.search(text, sentence.start, source.start) is not None


def _in_a_row(text: str, sentence: Sentence, source: Mention, target: Mention) -> bool:
    """Whether ``target`` is a later one in a row of names of which only the first tells where the unit is: "Centrum X
    vid Lunds universitet, Boverket och Ale kommun har svarat"."""
    row = [
        one for one in sentence.mentions if one.label == "ORG" and one.start >= source.end and one.origin != "anaphor"
    ]
    if not row or _AT.fullmatch(text, source.end, row[0].start) is None or row[0] is target:
        return False
    joined = 1
    while joined < len(row) and _NEXT.fullmatch(text, row[joined - 1].end, row[joined].start) is not None:
        joined += 1
    two_sorts = joined > 1 and row[0].kind != target.kind
    return (joined >= FEWEST_IN_A_ROW or two_sorts) and target in row[:joined]
