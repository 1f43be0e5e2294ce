"""The role of a relation's source as the document says it: in a sentence, a label, a column, a cell, a bracket."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from nysta.extract.graph_file import RelationType
from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.factuality.modality import stretch

# How far beyond the words of a statement, in characters, what tells a role may stand.
AROUND = 25
# The longest cell that is a role as it stands, in characters.
LONGEST_ROLE = 30
# The longest heading that is a label, in words.
MOST_LABEL_WORDS = 4

_EXTRA = re.compile(r"\(.*?\)|(?<!\d)(?:19|20)\d\d(?:[-–]\d{2,4})?(?!\d)|[•:?*]")


def role_in(kind: RelationType, text: str, start: int, end: int, source: str = "") -> str | None:
    """The role of the ``source`` ("⟦O1⟧") that the words around ``text[start:end]`` of a masked sentence tell; else
    None."""
    left, right = stretch(text, start, end, (" ; ", " . ", " men "))
    return _told(kind, text[max(left, start - AROUND) : min(right, end + AROUND)], source)


def role_of_label(kind: RelationType, label: str) -> str | None:
    """The role that the label of a field or the head of a column gives those whom it names; None where it says no more
    than the relation does ("Partner")."""
    bare = " ".join(_EXTRA.sub(" ", label).split()).casefold()
    if not bare:
        return None
    if (told := _told(kind, bare)) is not None:
        return told
    words = _words()
    plain = bare.endswith("s") or words["plain"].search(bare) is not None
    single = " " not in bare and kind in ("COORDINATES", "PARTICIPATES_IN")
    return bare if single and not plain and words["label"].search(bare) is not None else None


def role_of_heading(kind: RelationType, text: str) -> str | None:
    """The role that a heading or an introduction gives those listed below it, or whose efforts are listed there."""
    return role_of_label(kind, text) if len(text.split()) <= MOST_LABEL_WORDS else _told(kind, text)


def role_of_cell(kind: RelationType, cell: str) -> str | None:
    """The role that is all of a cell below "Roll", as it stands."""
    bare = _words()["cell_ends"].sub("", " ".join(cell.split())).strip(" .").casefold()
    short = 2 < len(bare) <= LONGEST_ROLE and not re.search(r"\d", bare)
    return (_told(kind, bare) or bare) if short else None


def role_of_owners(kind: str) -> str | None:
    """What those behind a body of this kind are called where nothing else is said; None for what can be owned."""
    called: Mapping[str, str] = _loaded()["called"]
    return called.get(kind)


def _told(kind: RelationType, text: str, source: str = "") -> str | None:
    for role, cue in _cues().get(kind, {}).items():
        found = cue.search(text)
        if found is not None and found.groupdict().get("who") in (None, source):
            more = found.groupdict().get("more")
            base = role.format(more.casefold() if more else "").strip()
            before = next((one for one, form in _before().items() if form.search(text, 0, found.start())), None)
            return f"{before} {base}" if before is not None else base
    return None


@cache
def _loaded() -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml(files("nysta.extract.relations").joinpath("roles.yaml").read_text("utf-8"))
    return loaded


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(_loaded()[name], re.IGNORECASE) for name in ("label", "plain", "cell_ends")}


@cache
def _before() -> dict[str, re.Pattern[str]]:
    return {one: re.compile(rf"\b{form}\s$", re.IGNORECASE) for one, form in _loaded()["before"].items()}


@cache
def _cues() -> dict[str, dict[str, re.Pattern[str]]]:
    roles = _loaded()["roles"].items()
    return {kind: {role: re.compile(cue, re.IGNORECASE) for role, cue in told.items()} for kind, told in roles}
