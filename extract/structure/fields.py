"""Lines of field lists: "Projektägare: Region Värmland", what their labels tell and which lines belong to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from nysta.extract.structure.blocks import Cell
from nysta.extract.structure.heads import native_column
from nysta.extract.structure.headwords import words
from nysta.extract.structure.lines import Line, cues

# The longest field with its value, in characters; the longest whose label is no known one, and that label in words.
LONGEST_FIELD, LONGEST_NOTE, MOST_LABEL_WORDS = 400, 120, 4
# Labels in lines of their own count where so many different ones stand within so many lines.
FEWEST_LABELS, NEAR = 3, 8
# How many lines a value may take beside the label's own, and how long each, in characters.
MOST_MORE, LONGEST_MORE = 3, 80
# How long such a line may be that goes on with an enumeration.
LONGEST_ENUMERATED = 120
# The longest label that begins or ends with a known one, in words, and the shortest known one, in letters.
MOST_AROUND, SHORTEST_WITHIN = 5, 5

_FIELD = re.compile(r"(?P<label>(?:[A-ZÅÄÖ][^\s:]|I\s)[^:?|]{1,50}?)\s?[:?]\s+(?P<value>\S.*)", re.DOTALL)
_EXTRA = re.compile(r"\(.*?\)|(?<!\d)(?:19|20)\d\d(?:[-–]\d{2,4})?(?!\d)")


@cache
def _field_labels() -> tuple[dict[str, str], tuple[str, ...]]:
    known = {form: role for role, forms in words()["fields"].items() for form in forms}
    within = (form for form, role in known.items() if role != "nothing" and len(form) >= SHORTEST_WITHIN)
    return known, tuple(sorted(within, key=len, reverse=True))


@cache
def _around_labels() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a label begins with or ends in that has more than a known one in it: most do neither, by one question."""
    _, forms = _field_labels()
    return tuple(f"{form} " for form in forms), tuple(f" {form}" for form in forms)


@cache
def _past_labels() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a label begins with, and what it ends in, that tells of those who are in something no more."""
    return tuple(f"{one} " for one in words()["past_labels"]), tuple(f" {one}" for one in words()["past_endings"])


def known_labels() -> dict[str, str]:
    """The labels of fields in lower case, and what each tells."""
    return _field_labels()[0]


def field_role(label: str) -> str | None:
    """What the label of a field tells ("Projektägare" → "lead"), None when it is no known one."""
    known, forms = _field_labels()
    low = " ".join(_EXTRA.sub(" ", label).casefold().split())
    if low in known:
        return known[low]
    if len(low.split()) > MOST_AROUND or low.startswith(tuple(words()["part_beginnings"])):
        return None
    if low.startswith(_past_labels()[0]) or low.endswith(_past_labels()[1]):
        return "nothing"  # "Tidigare partner", "Partner t.o.m. 2022"
    beginnings, endings = _around_labels()
    start = next((form for form in forms if low.startswith(form + " ")), None) if low.startswith(beginnings) else None
    if start is None and low.endswith(endings):  # "Övriga svenska partner"
        start = next((form for form in forms if low.endswith(" " + form)), None)
    return known[start] if start is not None else None


def exact_field(text: str) -> str | None:
    """The role of a line that is nothing but the label of a field, else None."""
    return _field_labels()[0].get(" ".join(_EXTRA.sub(" ", text).rstrip(" :").casefold().split()))


def is_field_row(cells: Sequence[Cell]) -> bool:
    """Whether a first row is no head but a field: its label, and a value that is no column's head."""
    told = native_column(cells[-1].text)
    value = told.role is None and told.basis is None and told.year is None
    return len(cells) == 2 and exact_field(cells[0].text) is not None and value


def split_field(text: str) -> tuple[str, int] | None:
    """The role of a field and where its value begins ("Projektägare: Region Värmland" → "lead", 14), else None."""
    found = _FIELD.fullmatch(text) if len(text) <= LONGEST_FIELD else None
    role = field_role(found["label"]) if found is not None else None
    return (role, found.start("value")) if found is not None and role is not None else None


def is_note(text: str) -> bool:
    """Whether a text is built as a field, whatever its label says ("Antal platser: 40")."""
    found = _FIELD.fullmatch(text) if len(text) <= LONGEST_NOTE else None
    return found is not None and len(found["label"].split()) <= MOST_LABEL_WORDS and not text.endswith(".")


def mark_fields(lines: list[Line]) -> list[Line]:
    """Lines such as "Projektägare: Region Värmland" become ``field``; one among them whose label is unknown becomes
    ``note``, a line that goes on with a value ``more``."""
    out = list(lines)
    at_field = [_is_field(line) for line in lines]
    at_note = [line.kind in ("prose", "row") and is_note(line.text) for line in lines]
    labels = _lone_labels(lines)
    for at, line in enumerate(lines):
        if line.kind == "furniture" or line.hinted:
            continue
        if labels[at]:
            out[at] = replace(line, kind="field", label_end=0)
            continue
        company = any(0 <= n < len(lines) and at_field[n] for n in (at - 2, at - 1, at + 1, at + 2))
        if at_field[at] and (company or _beside(at_note, lines, at)):
            out[at] = replace(line, kind="field")
        elif at and out[at - 1].kind in ("field", "more", "note") and not at_field[at]:
            if at_note[at] and line.gap <= lines[at - 1].gap + (out[at - 1].kind == "field"):
                out[at] = replace(line, kind="note", label_end=0)
            elif out[at - 1].kind != "note" and line.gap <= lines[at - 1].gap and _goes_on(lines, at_field, at):
                out[at] = replace(line, kind="more")
    return out


def _lone_labels(lines: Sequence[Line]) -> list[bool]:
    """Which lines are nothing but a field's label, each above its value: there are several, and none beside another
    as the heads of a table are."""
    roles = [_lone_role(line) for line in lines]
    out = [False] * len(lines)
    for at, role in enumerate(roles):
        alone = role is not None and not any(roles[max(0, at - 1) : at]) and not any(roles[at + 1 : at + 2])
        near = {one for one in roles[max(0, at - NEAR) : at + NEAR + 1] if one is not None}
        out[at] = alone and at + 1 < len(lines) and len(near) >= FEWEST_LABELS
    return out


def _lone_role(line: Line) -> str | None:
    short = line.kind in ("prose", "heading") and not line.hinted and len(line.text.split()) <= MOST_LABEL_WORDS
    return exact_field(line.text) if short and line.text[0].isupper() and not line.text.endswith(".") else None


def _beside(at_note: Sequence[bool], lines: Sequence[Line], at: int) -> bool:
    """Whether a field has another line built like one right above or below it."""
    above = at > 0 and at_note[at - 1] and lines[at].gap == 0
    return above or (at + 1 < len(lines) and at_note[at + 1] and lines[at + 1].gap == 0)


def _goes_on(lines: Sequence[Line], at_field: Sequence[bool], at: int) -> bool:
    """Whether a line is the rest of the value above it: the list goes on below, or the value was left open."""
    line = lines[at]
    above = lines[at - 1].text
    longest = LONGEST_ENUMERATED if above.endswith(",") else LONGEST_MORE
    if line.kind not in ("prose", "row", "numbers") or len(line.text) > longest:
        return False
    if (
        above.endswith((";", "-", " &"))
        or cues()["unfinished"].search(above)
        or line.text[0].islower()
        or line.text[0] == "("
    ):
        return True
    for n in range(at + 1, min(len(lines), at + MOST_MORE)):
        if lines[n].gap > line.gap or len(lines[n].text) > LONGEST_MORE:
            return False
        if at_field[n]:
            return True
    return False


def _is_field(line: Line) -> bool:
    return line.kind in ("prose", "row", "item") and split_field(line.text) is not None
