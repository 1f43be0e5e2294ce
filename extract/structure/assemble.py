"""Classified lines → blocks: wrapped lines joined, hyphens at line ends removed, sections and lists tied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nysta.extract.structure.blocks import Block, BlockKind, Section
from nysta.extract.structure.heads import read_head
from nysta.extract.structure.lines import Line, Weave, cues, is_broken_heading
from nysta.extract.structure.numbered import NUMBER
from nysta.extract.structure.overlong import LONGEST_BLOCK

# A line shorter than this share of the lines around it ends its paragraph.
FULL = 0.6
# An item's line goes on with a capital only where it and the next word together reach this share.
NEARLY_FULL = 0.9
# Shorter than this, in characters, an item's line is not broken by a blank line.
LONG = 75


# What must be folded or dropped when lines are joined.
_PLAIN = re.compile(r"[\u00ad\u00a0\u2009\t]|\s\s")
_KINDS: dict[str, BlockKind] = {
    "heading": "heading",
    "item": "item",
    "note": "paragraph",
    **dict.fromkeys(("row", "numbers", "head", "label", "cell", "field", "more"), "row"),
}
# A row's name that goes on in the next line: "Elsa och Axel / Lunds stiftelse".
_OPEN_NAME = re.compile(r"(?:.*\s)?(?:(?:och|&)\s[A-ZÅÄÖ][a-zåäö]+|och|&|samt|för|i|på|av)")


@dataclass
class _Draft:
    kind: BlockKind
    lines: list[Line]
    length: int


def assemble(lines: Sequence[Line]) -> list[Block]:
    """Blocks in reading order; page furniture and lists of persons are left out."""
    drafts = list(_group([line for line in lines if line.kind not in ("furniture", "persons")]))
    blocks: list[Block] = []
    headings: list[tuple[int, str]] = []
    attachment = 0
    intro: str | None = None
    for at, draft in enumerate(drafts):
        weave = draft.lines[0].weave
        text, offsets, cells = _join(draft.kind, draft.lines) if weave is None else _join_cells(draft.lines, weave)
        if not text:
            continue
        if draft.kind == "heading":
            if cues()["attachment"].fullmatch(text):
                attachment += 1
                headings = []
            level = _level(drafts, at)
            headings = [(n, title) for n, title in headings if n < level]
        section = Section(tuple(title for _, title in headings))
        if draft.kind == "heading":
            headings.append((level, text))
        if draft.kind == "paragraph":
            intro = text if _introduces(text) else None
        elif draft.kind == "heading":
            intro = None
        blocks.append(
            Block(
                len(blocks),
                draft.kind,
                text,
                offsets,
                section,
                attachment,
                intro if draft.kind == "item" else None,
                cells,
                weave.table if weave is not None else None,
            )
        )
    return blocks


def _level(drafts: Sequence[_Draft], at: int) -> int:
    """The level of a heading, 1 the highest; one that only parts the rows below another lies below that."""
    line = drafts[at].lines[0]
    level = line.level or 3
    if not 0 < at < len(drafts) - 1 or line.gap or cues()["group_heading"].fullmatch(line.text) is None:
        return level
    parts = drafts[at - 1].kind == "heading" and drafts[at + 1].kind == "row"
    return max(level, (drafts[at - 1].lines[0].level or 3) + 1) if parts else level


def _introduces(text: str) -> bool:
    """Whether a paragraph leaves its last sentence open for the items below it: "Medlemmar är:", "Nämnden beslutar att
    ge"."""
    return text.rstrip()[-1:] == ":" or (len(text) > 1 and re.search(r"[\w–-]\s*$", text) is not None)


def _group(lines: Sequence[Line]) -> Iterator[_Draft]:
    draft: _Draft | None = None
    usual = _usual_gap(lines)
    for at, line in enumerate(lines):
        if draft is not None and _has_room(draft, line) and _continues(draft, line, usual[at], lines, at):
            draft.lines.append(line)
            draft.length += len(line.text) + 1
            continue
        if draft is not None:
            yield draft
        draft = _Draft(_KINDS.get(line.kind, "paragraph"), [line], len(line.text))
    if draft is not None:
        yield draft


def _has_room(draft: _Draft, line: Line) -> bool:
    """Whether a block may grow by a line; a long one ends with its sentence, an endless one anywhere."""
    ended = draft.lines[-1].text.endswith((".", "!", "?"))
    return draft.length + 1 + len(line.text) <= (LONGEST_BLOCK // 2 if ended else LONGEST_BLOCK)


def _continues(draft: _Draft, line: Line, usual: int, lines: Sequence[Line], at: int) -> bool:
    last = draft.lines[-1]
    if line.weave is not None and last.weave is not None:
        return (line.weave.table, line.weave.row) == (last.weave.table, last.weave.row)
    if line.hinted or last.hinted:
        return False
    if draft.kind == "heading":
        caption = cues()["caption"].fullmatch(draft.lines[0].text) is not None
        open_caption = caption and line.kind == "prose" and line.text[0].islower() and line.gap == 0
        broken = len(draft.lines) == 1 and is_broken_heading(last, line, lines[at + 1 : at + 2])
        return open_caption or broken or (line.kind == "heading" and last.text.endswith("-") and line.gap <= usual)
    if draft.kind == "row":
        return _row_goes_on(last, line)
    if line.kind != "prose":
        return False
    if last.text.endswith(("-", "\u00ad")) and line.text[0].islower():
        return True
    open_end = not last.text.endswith((".", "!", "?", ":"))
    if line.text[0].islower() or line.text[0] in "(&":
        return open_end or line.gap <= usual
    if cues()["unfinished"].search(last.text) and line.gap <= usual + 1:
        return True
    full = len(last.text) >= FULL * _width(lines, at)
    if draft.kind == "item" and not _word_would_not_fit(last, line, lines, at):
        return False  # a capital below a line that had room for more begins a paragraph
    if draft.kind == "item" and line.gap > usual:
        return open_end and full and len(last.text) >= LONG and line.gap <= usual + 1
    return line.gap <= usual and full and (open_end or usual == 0 or line.gap < usual or draft.kind == "item")


def _word_would_not_fit(last: Line, line: Line, lines: Sequence[Line], at: int) -> bool:
    """Whether the first word of ``line`` had no room at the end of the line above."""
    return len(last.text) + 1 + len(line.text.split()[0]) >= NEARLY_FULL * _width(lines, at)


def _row_goes_on(last: Line, line: Line) -> bool:
    """Whether ``line`` is the rest of a field, or the rest of a row's name, with its figures or without."""
    if line.kind == "more":
        return last.kind in ("field", "more")
    if last.kind == "head" and line.kind == "head":
        return read_head(last.text) is None and read_head(line.text) is None
    if last.kind != "label" or line.kind not in ("label", "row"):
        return False
    goes_on = re.match(r"[a-zåäö]{3}", line.text) is not None
    return last.text.endswith("-") or goes_on or _OPEN_NAME.fullmatch(last.text) is not None


def _usual_gap(lines: Sequence[Line]) -> list[int]:
    """For each line how many blank lines separate wrapped lines around it (some texts are double-spaced)."""
    gaps = []
    for at in range(len(lines)):
        near = [
            lines[n].gap
            for n in range(max(1, at - 12), min(len(lines), at + 13))
            if lines[n].kind == "prose" and lines[n].text[0].islower() and lines[n - 1].kind in ("prose", "item")
        ]
        near.sort()
        gaps.append(min(near[len(near) // 2], 2) if near else 0)
    return gaps


def _width(lines: Sequence[Line], at: int) -> int:
    near = [len(lines[n].text) for n in range(max(0, at - 4), min(len(lines), at + 5)) if lines[n].kind != "row"]
    return max([40, *near])


_Joined = tuple[str, tuple[int, ...], tuple[tuple[int, int], ...]]


def _join_cells(lines: Sequence[Line], weave: Weave) -> _Joined:
    """The lines of a row as one text, cell after cell, with the offset of each character and where each cell is."""
    text = ""
    offsets: list[int] = []
    cells: list[tuple[int, int]] = []
    last = max(line.start + len(line.text) for line in lines) - 1  # behind it the document may be over
    for column in range(weave.columns):
        parts = [
            replace(line, start=line.start + start, text=line.text[start:end])
            for line in lines
            if line.weave is not None
            for at, start, end in line.weave.parts
            if at == column
        ]
        words, places, _ = _join("row", parts)
        if words and text:
            text, offsets = f"{text} ", [*offsets, min(offsets[-1] + 1, last)]
        cells.append((len(text), len(text) + len(words)))
        text, offsets = text + words, [*offsets, *places]
    return text, tuple(offsets), tuple(cells)


def _join(kind: BlockKind, lines: Sequence[Line]) -> _Joined:
    """Lines as one text, and the source offset of each of its characters."""
    text: list[str] = []
    offsets: list[int] = []
    for line in lines:
        body, start = line.text, line.start
        if kind == "item" and line is lines[0] and not line.hinted:
            found = cues()["bullets"].match(body) or NUMBER.match(body)
            cut = found.end() if found else 0
            body, start = body[cut:], start + cut
        if text:
            if text[-1] in "-\u00ad" and _is_broken_word("".join(text[-30:]), body):
                text.pop(), offsets.pop()
            else:
                text.append(" ")
                offsets.append(start - 1)
        if _PLAIN.search(body) is None:  # nothing to fold: most lines
            text += body
            offsets += range(start, start + len(body))
            continue
        for at, character in enumerate(body):
            if character == "\u00ad":
                continue
            blank = "\u00a0\u2009" if kind == "row" else "\u00a0\u2009\t"
            character = " " if character in blank else character
            if character == " " and (not text or (text[-1] == " " and kind != "row")):
                continue
            text.append(character)
            offsets.append(start + at)
    while text and text[-1] == " ":  # before a soft hyphen that is gone
        text.pop(), offsets.pop()
    return "".join(text), tuple(offsets), ()


def _is_broken_word(before: str, after: str) -> bool:
    """Whether a hyphen at a line's end splits a word, and is not a suspended compound's."""
    head = before[:-1]
    if not head or not head[-1].isalpha() or not after[0].islower():
        return False
    if before[-1] == "\u00ad":
        return True
    return cues()["suspended"].match(after) is None and not head.split()[-1].isupper()
