"""Whether what stands in a name's place is one, where it begins and ends, and what it names (placed_names.yaml)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.mention import Mention
from nysta.extract.language.names.name_rules import (
    Label,
    generic_words,
    kind_by_form,
    label_by_form,
    lexicon,
    programme_kind,
)
from nysta.extract.lexicons import load_yaml
from nysta.extract.structure.fields import exact_field, field_role

# The longest name, in words and in characters.
MOST_WORDS, LONGEST = 9, 70
# Kinds of organisations that a heading's own form tells: it names no project.
_BODIES = frozenset(
    {"nämnd", "myndighet", "departement", "kommun", "region", "kommunalförbund", "förening", "stiftelse", "bolag"}
    | {"universitet", "fond", "enhet"}
)
# The heading of a note or table, which is about figures.
_NUMBERED = re.compile(r"(?:not|tabell|bilaga|figur|diagram)\s\d", re.IGNORECASE)

# The number under which a case, an application or a company is registered.
_REGISTERED = re.compile(
    r"\b(?:(?:ärende|projekt|ansöknings|journal|diarie)-?(?:id|nr|nummer)|dnr|id)\b|\d{5}", re.IGNORECASE
)


@cache
def place_cues() -> dict[str, Any]:
    """The contents of ``placed_names.yaml``; only ``subjectless`` and ``taken_up`` heed capitals."""
    text = files("nysta.extract.language.names").joinpath("placed_names.yaml").read_text(encoding="utf-8")
    raw = load_yaml(text)
    labels = [
        (label, kind, re.compile(rf"(?:{words})\s?:\s+(?=\S)", re.IGNORECASE))
        for label, kinds in raw["labelled"].items()
        for kind, words in kinds.items()
    ]
    cues = {
        key: re.compile("|".join(raw[key]) if isinstance(raw[key], list) else raw[key], re.IGNORECASE)
        for key in (
            "plain",
            "of_projects",
            "about_project",
            "over_projects",
            "of_several",
            "of_parties",
            "before",
            "after",
            "verbs_later",
        )
    }
    exact = {key: re.compile("|".join(raw[key])) for key in ("subjectless", "taken_up")}
    tells = [(one["label"], one["kind"], re.compile(one["words"])) for one in raw["tells"]]
    return {**cues, **exact, "labelled": labels, "tells": tells}


def told_below(below: str) -> tuple[Label, str]:
    """Label and kind of a name, by the first words below it."""
    for label, kind, words in place_cues()["tells"]:
        if words.match(below) and re.search(r"\b[Pp]rojektets?\b", below) is None:
            return label, kind
    return "PRJ", "projekt"


# What stays where projects come and go: "Skogsmuseet i Orsa".
_HOUSES = re.compile(r"(?:museet|museum|teatern|kyrkan|hamnen|akademin|institutet)(?:\s(?:i|på|vid)\s\S+)?$")


def placed_mention(text: str, start: int, end: int, label: Label, kind: str) -> Mention | None:
    """The name between ``start`` and ``end`` without what stands beside it; None where nothing is named."""
    start += place_cues()["before"].match(text[start:end]).end()
    while (after := place_cues()["after"].search(text[start:end])) is not None:
        end = start + after.start()
    while start < end and text[end - 1] in ' .:"”“»':
        end -= 1
    while start < end and text[start] in ' "”“»':
        start += 1
    name = text[start:end]
    if not may_be_name(name):
        return None
    form = kind_by_form(name)
    if label == "PRJ" and (form == "samverkansorgan" or (form is not None and _HOUSES.search(name))):
        label, kind = "ORG", form
    elif label == "PRJ" and label_by_form(name) == "PRG":
        label, kind = "PRG", programme_kind(name)
    return Mention(start, end, name, label, kind, "rule", announced=True)


def may_be_name(name: str) -> bool:
    """Whether words in a name's place may be one: no heading's or field's own words, no body, no sentence."""
    words = name.split()
    if not 0 < len(words) <= MOST_WORDS or len(name) > LONGEST or name.endswith(("?", ",", ";", ".")):
        return False
    if not (name[0].isupper() or name[0].isdigit()) or re.search(r"[^\W\d_]{3}", name) is None:
        return False
    if (
        _NUMBERED.match(name)
        or _REGISTERED.search(name)
        or place_cues()["plain"].match(name)
        or field_role(name)
        or exact_field(name)
        or name in lexicon()["never"]
    ):
        return False
    if (
        re.search(r"\s(?:och|samt|i|på|för|av|med|till|från|om)$|:\s|[;|]|\s{3}|\d{4}-\d\d|\(S\)|\.\s", name)
        or name.casefold() in generic_words()
    ):
        return False
    return kind_by_form(name) not in _BODIES and load_gazetteer().find(name) is None


def named_already(mentions: Sequence[Mention], found: Mention) -> bool:
    """Whether a mention names just what a name's place would tell, or an organisation stands in it."""
    for one in mentions:
        if one.start < found.end and found.start < one.end:
            if one.entry is not None and one.origin != "short":
                return True
            whole = one.start <= found.start and found.end <= one.end
            if one.label == "ORG" and one.origin == "rule" and whole:
                return True
    return False
