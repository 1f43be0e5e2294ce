"""Lists without bullets: a run of short lines below a heading, or below a sentence that ends in a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.names.name_rules import kind_by_form
from nysta.extract.structure.lines import Line, cues

# The longest line, in characters, that can be an item without a bullet, and how many lines make a list.
LONGEST_ITEM, FEWEST_ITEMS = 110, 2
# How far apart, in blank lines, the items of one list may stand.
WIDEST_GAP = 2
# The longest line of capitals, in characters, that may be an abbreviation; a longer one is a heading.
LONGEST_ACRONYM = 6
# The shortest line of prose, in characters; before the first one there is only the title page.
PROSE = 60
# A last item is shorter than this share of the paragraph that follows it without a blank line.
MUCH_SHORTER = 0.7

# Between a name and what is said of it.
_AFTER_NAME = re.compile(r"\s*(?:[,(:]|\s[–-]\s|\s\d).*")
# A sentence that announces a list, though it ends in a full stop: "gäller mellan följande parter."
_INTRODUCES = re.compile(
    r"\bföljande (?:\w+ )?(?:parter|partner|organisationer|kommuner|bolag|föreningar|projekt|aktörer|nätverk"
    r"|medlemmar|nämnder|styrelser|regioner|myndigheter|företag)\b[^.]*\.$"
    r"|(?:^|[.!?] )Nedan (?:anges|följer|listas|redovisas|räknas|visas|nämns)\b[^.]*\.$"
    r"|\b(?:anges|listas|redovisas|räknas upp) (?:nedan|här)\.$"
)
_SHARE_ROW = re.compile(r"[^\d]*[^\W\d_][^\d]*?(?:\s[–-]|[,:])\s\d{1,3}(?:,\d+)?\s?(?:%|procent)")
_BODIES = frozenset({"samverkansorgan", "nämnd"})


def mark_bare_items(lines: list[Line]) -> list[Line]:
    """Short lines that follow one another below a heading or an introduction become ``item``.

    Each of them looks like a heading by itself, and would part what stands above them from what stands below.
    """
    out = list(lines)
    prose_seen = False
    at = 0
    while at < len(lines):
        end = _run(lines, at)
        first = _first_item(lines, at, end)
        if end - first >= FEWEST_ITEMS and (prose_seen or _all_names(lines[first:end])):
            for n in range(first, end):
                out[n] = replace(lines[n], kind="item", level=0, label_end=0)
        prose_seen = prose_seen or any(line.kind == "prose" and len(line.text) >= PROSE for line in lines[at:end])
        at = end
    return out


def _run(lines: Sequence[Line], at: int) -> int:
    """The end of the lines from ``at`` on that stand equally far apart and could each be an item."""
    end = at + 1
    if not _may_be_item(lines[at]):
        return end
    while end < len(lines) and _may_be_item(lines[end]):
        gap = lines[end].gap
        if gap > WIDEST_GAP or (end - at >= 2 and gap > lines[end - 1].gap):
            break
        if end - at > 2 and gap < lines[end - 1].gap:
            break
        end += 1
    # a line that goes on below is the first of a paragraph
    while end - 1 > at and end < len(lines) and lines[end].gap <= lines[end - 1].gap and not _closes(lines, end):
        end -= 1
    return end


def _closes(lines: Sequence[Line], end: int) -> bool:
    """Whether the line before ``end`` ends its list though the next one follows at the same distance."""
    last, after = lines[end - 1], lines[end]
    if after.kind != "prose" or (last.kind == "heading" and _is_name(last.text)):
        return True
    return after.text[0].isupper() and len(last.text) < MUCH_SHORTER * len(after.text)


def _first_item(lines: Sequence[Line], at: int, end: int) -> int:
    """Where the items begin: the first line of a run is their heading unless one stands above it."""
    before = lines[at - 1] if at else None
    if before is not None and before.kind == "prose" and (before.text.endswith(":") or _INTRODUCES.search(before.text)):
        return at
    if before is not None and before.kind == "prose" and before.text[-1].isalpha() and _all_known(lines[at:end]):
        return at  # "Medlemmar är i övrigt"
    if end - at < FEWEST_ITEMS or lines[at].kind != "heading":
        return end
    headed = before is not None and before.kind == "heading"
    if not headed or _is_body_of(lines[at:end]):
        return at + 1
    wider = lines[at].gap > lines[at + 1].gap
    return at if not wider or _is_name(lines[at].text) or _all_alike(lines[at:end]) else at + 1


def _is_body_of(lines: Sequence[Line]) -> bool:
    """Whether the first line is a council's or a network's name and the others are none: those who sit in it."""
    kinds = [kind_by_form(_AFTER_NAME.sub("", line.text)) for line in lines]
    return kinds[0] in _BODIES and not any(kind in _BODIES for kind in kinds[1:]) and _all_names(lines[1:])


def _all_alike(lines: Sequence[Line]) -> bool:
    """Whether lines are built alike: each a name and something after it."""
    return all(_AFTER_NAME.search(line.text) is not None for line in lines)


def _all_names(lines: Sequence[Line]) -> bool:
    return all(_is_name(line.text) for line in lines)


def _all_known(lines: Sequence[Line]) -> bool:
    return all(load_gazetteer().find(line.text) is not None for line in lines)


def _is_name(text: str) -> bool:
    """Whether a line begins with the name of an organisation that the gazetteer or its form gives away."""
    name = _AFTER_NAME.sub("", text)
    return kind_by_form(name) is not None or any(one.start == 0 for one in load_gazetteer().scan(text))


def _may_be_item(line: Line) -> bool:
    text = line.text
    if line.hinted or line.kind not in ("heading", "prose", "row") or len(text) > LONGEST_ITEM:
        return False
    if line.kind == "row" and _SHARE_ROW.fullmatch(text) is None:
        return False
    association = text.endswith("för.")  # "ek. för." ends a name, and no sentence
    sentence = text.endswith((".", "!", "?")) or _AFTER_NAME.search(text) is None
    if line.kind == "prose" and sentence and not association and load_gazetteer().find(text) is None:
        return False
    return (
        (text[0].isupper() or text[0] in '”"')
        and len(text) > 2
        and not text.endswith(":")
        and not (text.isupper() and len(text) > LONGEST_ACRONYM)
        and not any(
            cues()[name].fullmatch(text) for name in ("numbered_heading", "caption", "annex", "contents", "attachment")
        )
        and cues()["note"].match(text) is None
    )
