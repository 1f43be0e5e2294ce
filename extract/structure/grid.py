"""Lines that belong together without being prose: table heads, wrapped row names, cells, lists of persons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.names.name_rules import kind_by_form
from nysta.extract.persons import is_attendance
from nysta.extract.structure.between import AROUND_SHARE
from nysta.extract.structure.blocks import Column
from nysta.extract.structure.fields import LONGEST_FIELD
from nysta.extract.structure.heads import Head, native_column, read_head
from nysta.extract.structure.headwords import YEAR, words
from nysta.extract.structure.lines import ONLY_NUMBERS, Line, cues

# The longest line, in characters, that can be a row's name or a cell, and how many may stand between two rows.
LONGEST_LABEL, MOST_LABELS = 70, 3
# How far below a head its first row may stand, in lines.
REACH = 8

APART = re.compile(r"\s{2,}|\t")
_TRAILING = re.compile(r"(?P<label>.*?[^\W\d_].*?)\s+(?P<cells>\d[\d ,.]*\s?%?)\s+[A-ZÅÄÖ][^\d]{1,40}")
_LEADING = re.compile(r"(?P<cells>\d[\d ,.]*?)\s{2,}(?P<label>[A-ZÅÄÖ].*)", re.DOTALL)
_PERSON = re.compile(
    r"[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäö]+)?(?:\s[A-ZÅÄÖÉ][\w-]+){1,2}(?:,\s.{2,60}|\s{3,}[A-ZÅÄÖ].*)"
)
_ENDS_PROSE = (".", "!", "?", ";", ",", ":")


def cells_by_line(lines: Sequence[Line]) -> dict[int, str]:
    """Lines of tables that came out with one cell per line: the kind of each, by its place in ``lines``."""
    kinds: dict[int, str] = {}
    at = 0
    while at < len(lines):
        head, after = _head_at(lines, at)
        if head is None:
            at += 1
            continue
        found, end = _records(lines, after, len(head.names), len(head.figures))
        if found:
            kinds |= dict.fromkeys(range(at, after), "head") | found
        at = max(end, after)
    return kinds


def _head_at(lines: Sequence[Line], at: int) -> tuple[Head | None, int]:
    """A head with names and figures in one line, or with each column in a line of its own."""
    head = read_head(lines[at].text)
    if head is not None:
        return (head, at + 1) if head.names and head.figures else (None, at + 1)
    names: list[Column] = []
    figures: list[Column] = []
    end = at
    while end < min(len(lines), at + 7) and len(lines[end].text) <= 40:
        text = lines[end].text
        column = native_column(text)
        year = column.year is not None and bool(names) and _is_of_year(column)
        if (re.search(r"\d", text) and not year) or (not year and column.role is None and column.basis is None):
            break
        if year or column.role in ("amount", "share", "asked", "other") or column.basis:
            figures.append(column)
        elif figures:
            break
        else:
            names.append(column)
        end += 1
    if names and figures:
        return Head("", tuple(names), tuple(figures), "n" * len(names) + "f" * len(figures)), end
    return None, at + 1


def _is_of_year(column: Column) -> bool:
    """Whether a cell of a head is a year, or a plan or an amount of one: "Budget 2024", "Avgift 2025, kr"."""
    rest = YEAR.sub("", column.text, count=1)
    told = column.basis is not None or column.role == "amount" or rest.strip().casefold() in ("", "år")
    return told and re.search(r"\d", rest) is None


def _records(lines: Sequence[Line], at: int, names: int, figures: int) -> tuple[dict[int, str], int]:
    """Records of ``names`` lines of words and ``figures`` lines of figures each; empty if there are not two."""
    kinds: dict[int, str] = {}
    count, start = 0, at
    while start < len(lines):
        end = start
        while end < len(lines) and _is_cell(lines[end]) and end - start <= names + 2:
            end += 1
        first = end
        while end < len(lines) and end - first < figures and ONLY_NUMBERS.fullmatch(lines[end].text):
            end += 1
        if first - start < max(1, names) or end == first:
            break
        words = "cell" if first - start == names > 1 else "label"  # a label may go on in the next line
        kinds |= dict.fromkeys(range(start, first), words) | dict.fromkeys(range(first, end), "numbers")
        count += 1
        start = end
    return (kinds, start) if count >= 2 else ({}, at)


def _is_cell(line: Line) -> bool:
    text = line.text
    return (
        len(text) <= LONGEST_LABEL
        and not text.endswith(_ENDS_PROSE)
        and not re.search(r"\d[\s\d]*$", text)
        and cues()["numbered_heading"].fullmatch(text) is None
        and cues()["caption"].fullmatch(text) is None
    )


def mark_table_lines(lines: list[Line]) -> list[Line]:
    """Heads that have no rows below them become prose; names of rows and groups become ``label``."""
    rowlike = [line.kind in ("row", "numbers") for line in lines]
    nearest = _next_true(rowlike)
    out = list(lines)
    trailing, leading, wordy = 0, 0, 0
    for at, line in enumerate(lines):
        if line.kind == "head" and not line.hinted:
            head = read_head(line.text)
            words_only = head is not None and not head.figures
            if not words_only and nearest[at] - at > REACH and not _cells_below(head, lines, at):
                out[at] = replace(line, kind="prose")
            elif head is not None and head.order.endswith("n") and head.figures:
                trailing, leading = (at + 60, 0) if head.order.startswith("n") else (0, at + 60)
            elif words_only and head is not None and APART.search(line.text):
                wordy = len(head.names)
        elif wordy and line.kind in ("prose", "row") and not line.hinted:
            if 2 <= len(APART.split(line.text)) <= wordy and len(line.text) <= LONGEST_FIELD:
                out[at] = replace(line, kind="row")
            elif line.gap:
                wordy = 0
        elif at < leading and line.kind in ("prose", "row") and (found := _LEADING.fullmatch(line.text)):
            out[at] = replace(line, kind="row", label_end=found.end("cells"))
        elif at < trailing and line.kind == "prose":
            found = _TRAILING.fullmatch(line.text) or AROUND_SHARE.fullmatch(line.text)
            if found is not None and len(line.text) <= 110:
                out[at] = replace(line, kind="row", label_end=found.start("cells"))
            else:
                trailing = 0
    return _mark_labels(out)


def _cells_below(head: Head | None, lines: Sequence[Line], at: int) -> bool:
    if head is None or "n" not in head.order:
        return False
    pattern = _TRAILING if head.order.endswith("n") and head.order.startswith("n") else _LEADING
    return any(pattern.fullmatch(line.text) for line in lines[at + 1 : at + 3])


def _next_true(flags: Sequence[bool]) -> list[int]:
    """For each place the first one after it that is true, ``len(flags)`` + a lot where none is."""
    out, nearest = [0] * len(flags), len(flags) + 10_000
    for at in range(len(flags) - 1, -1, -1):
        out[at] = nearest
        if flags[at]:
            nearest = at
    return out


def _mark_labels(lines: list[Line]) -> list[Line]:
    out = list(lines)
    inside = [line.kind in ("row", "numbers", "head", "label") and not line.hinted for line in lines]
    last = -1
    for at, line in enumerate(lines):
        if not inside[at]:
            continue
        between = range(last + 1, at)
        if last >= 0 and 0 < len(between) <= MOST_LABELS and line.kind != "head":
            closed = lines[last].kind == "row" and is_sum(lines[last].text)
            if all(_is_label(lines[n]) for n in between) and not (closed and lines[last + 1].gap > lines[last].gap + 1):
                for n in between:
                    out[n] = replace(lines[n], kind="label")
        elif line.kind == "row" and at > 0 and _is_label(lines[at - 1]) and line.gap == 0:
            before = lines[at - 1]
            if before.text.endswith("-") or (line.text[0].islower() and len(before.text) < 50):
                out[at - 1] = replace(before, kind="label")
        last = at
    return out


def _is_label(line: Line) -> bool:
    if line.kind not in ("prose", "label") or line.hinted:
        return False
    text = line.text
    return (
        len(text) <= LONGEST_LABEL
        and (text.endswith("-") or not text.endswith(_ENDS_PROSE))
        and cues()["numbered_heading"].fullmatch(text) is None
        and cues()["caption"].fullmatch(text) is None
        and cues()["note"].match(text) is None
        and cues()["contents"].fullmatch(text) is None
        and cues()["attachment"].fullmatch(text) is None
    )


@cache
def _sums() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, words()['sums']))})(?!\w)", re.IGNORECASE)


def is_sum(text: str) -> bool:
    """Whether a row's name says that it adds up others or is no party."""
    return _sums().match(text) is not None


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, words()['parts']))})(?!\w)", re.IGNORECASE)


def is_part(text: str) -> bool:
    """Whether a row's name says that it is a part of the row above ("varav Folkteatern")."""
    return _parts().match(text) is not None


def mark_attendance(lines: list[Line]) -> list[Line]:
    """Lines of persons in attendance and signature lists become ``persons``."""
    certain = [
        line.kind in ("prose", "row", "label") and not line.hinted and is_attendance(line.text) for line in lines
    ]
    likely = [line.kind in ("prose", "row", "label") and not line.hinted and _is_person(line.text) for line in lines]
    out = list(lines)
    start = 0
    while start < len(lines):
        if not (certain[start] or likely[start]):
            start += 1
            continue
        end = start
        while end < len(lines) and (certain[end] or likely[end] or _among_persons(lines, certain, likely, end)):
            end += 1
        if any(certain[start:end]) or sum(likely[start:end]) >= 3:
            for n in range(start, end):
                out[n] = replace(lines[n], kind="persons") if certain[n] or likely[n] else lines[n]
        start = end
    return out


def _among_persons(lines: Sequence[Line], certain: Sequence[bool], likely: Sequence[bool], at: int) -> bool:
    """A short heading within a list of persons ("Ersättare")."""
    after = at + 1 < len(lines) and (certain[at + 1] or likely[at + 1])
    return (
        after and len(lines[at].text.split()) <= 2 and lines[at].text.isascii() is not None and lines[at].kind != "row"
    )


def _is_person(text: str) -> bool:
    if len(text) > 100 or _PERSON.fullmatch(text) is None:
        return False
    name = re.split(r",|\s{3,}", text)[0]
    return kind_by_form(name) is None and not any(load_gazetteer().scan(name)) and len(name.split()) in (2, 3)
