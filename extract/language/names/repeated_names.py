"""Names that several places of a document together give away: a heading or a cell whose words running text uses as
only a name is used (opening_names.yaml)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise, takewhile

from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.mention import Mention
from nysta.extract.language.names.name_rules import kind_by_form
from nysta.extract.language.names.opening_names import cues, of_efforts, opening_name
from nysta.extract.language.names.placed_mentions import may_be_name, named_already, told_below
from nysta.extract.structure import Block, Layout

# A sentence's first word after which a capital is a name's.
_PREPOSITION = r"(?<!\w)(?:I|Inom|Med|För|Till|Från|Genom|Bakom|Under|Via|Kring|Om)"
# What stands before words that are used as a name.
_LED = re.compile(rf"(?:[a-zåäö,]|{_PREPOSITION}) $")
_LONGEST_LED = len(" Genom ")
# A verb after the first words of a sentence, that makes them its subject.
_VERB = (
    r"(?:är|var|har|hade|ska|skall|kan|kunde|vill|ville|kommer|kom|fick|får|gav|ger|går|gick|blev|blir|finns|fanns|står|stod"
    r"|\w{3,}(?:ar|er|as|es|ade|ades|te|tes|de|des))\b"
)
# Words that are more likely a name than an ordinary heading: several, or one in its definite form or with a number.
_IS_NAMED = re.compile(r"\w\s\w|\w{3}(?:en|et|an|na|or|n)$|\d")
# What ends a name, in the genitive too.
_ENDS = re.compile(r"s?(?![\w-])")
# How far above a heading the one over all headings of its kind may stand, in blocks, and its most words.
ABOVE, MOST_OVER = 40, 6


def repeated_names(layout: Layout, named: Mapping[int, Sequence[Mention]]) -> Iterator[tuple[Block, Mention]]:
    """The names in headings and cells that running text or a second of these uses as names, each with its block.

    ``named`` are the mentions found otherwise, by their blocks' numbers: what they name is named already.
    """
    prose = "\n".join(block.text for block in layout.blocks if block.kind in ("paragraph", "item"))
    small = prose.lower()
    cells = list(_project_cells(layout))
    in_cells = {one.name for _, one in cells}
    for block in layout.blocks:
        if block.kind != "heading" or any(one.announced for one in named[block.number]):
            continue
        found = _of_section(layout, block, prose, small, in_cells)
        if found is not None and not named_already(named[block.number], found):
            yield block, found
    for block, one in cells:
        if len(re.findall(rf"(?<![\w-]){re.escape(one.name)}s?(?![\w-])", layout.source.text)) > 1:
            yield block, one


def _of_section(layout: Layout, block: Block, prose: str, small: str, cells: Set[str]) -> Mention | None:
    """The heading over a section on a project, where the text or a table takes its words up as a name, or they look
    like one."""
    if (project := _by_topic(block, prose)) is not None:
        return project
    below = takewhile(lambda one: one.kind != "heading", layout.blocks[block.number + 1 :])
    section = " ".join(one.text for one in below)
    found = opening_name(block.text, len(block.text), section, prose)
    if found is None:
        return None
    on_effort = cues()["about_effort"].search(section) is not None
    recurs = found.name.lower() in small  # few headings do: a quick look first
    again = _taken_up(found.name, prose, small) if recurs else None
    if again is not None and (on_effort or of_efforts(_over(layout, block))):
        return replace(found, name=again)
    said = _said_of(found.name, prose) if recurs else None
    if said is not None:
        verb, rest = said
        rest = rest[0].upper() + rest[1:]
        label, kind = told_below(rest)
        sure = found.name in cells or label != "PRJ" or of_efforts(" ".join(rest.split()[:MOST_OVER]))
        named = _IS_NAMED.search(found.name) is not None or cues()["said_of_efforts"].fullmatch(verb) is not None
        if sure or (named and (on_effort or _among_efforts(layout, block))):
            return replace(found, label=label, kind=kind)
    shaped = on_effort and not found.name.isupper() and _has_inner_capital(found.name)
    return found if shaped or found.name in cells else None


_TOPIC = re.compile(
    r"(?:\d[\d.]*\s+)?"
    r"(?P<name>[\wåäö-]*projekt(?:et)?\s(?P<topic>(?:kring|om|för|med|mot)\s\w[^.:;]{3,50}))"
)


def _by_topic(block: Block, prose: str) -> Mention | None:
    """ "Samarbetsprojekt om matsvinn": a project that only its topic names, if running text calls it so, too."""
    found = _TOPIC.fullmatch(block.text.strip())
    if found is None or re.search(rf"(?i:projektet) {re.escape(found['topic'])}(?![\w-])", prose) is None:
        return None
    start = block.text.index(found["name"])
    return Mention(start, start + len(found["name"]), found["name"], "PRJ", "projekt", "rule", announced=True)


def _taken_up(name: str, prose: str, small: str) -> str | None:
    """How running text writes a heading's words where it uses them as a name; None where it does not. ``small`` is the
    ``prose`` in small letters, in which they are found in a hundredth of the time."""
    low, at = name.lower(), -1
    while (at := small.find(low, at + 1)) >= 0:
        written = prose[at : at + len(name)]
        as_name = written == name or (name.isupper() and written[0].isupper() and not written.isupper())
        ends = _ENDS.match(prose, at + len(name)) is not None
        if as_name and ends and _LED.search(prose[max(0, at - _LONGEST_LED) : at]):
            return written
    return None


def _said_of(name: str, prose: str) -> tuple[str, str] | None:
    """What a sentence says of a heading's words that it begins with, its verb and the rest: "är", "ett projekt för …";
    None where no sentence does."""
    pattern = re.compile(rf"{re.escape(name)}(?: \([^()]*\))? (?P<verb>{_VERB}) (?P<rest>.+)")
    for found in pattern.finditer(prose):
        at = found.start()
        if at == 0 or prose[at - 1] == "\n" or prose[at - 2 : at] in (". ", "! ", "? ", ": "):
            return found["verb"], found["rest"]
    return None


def _among_efforts(layout: Layout, block: Block) -> bool:
    """Whether a heading not far above is one over projects and the like."""
    above = layout.blocks[max(0, block.number - ABOVE) : block.number]
    heads = (one.text for one in above if one.kind == "heading" and len(one.text.split()) <= MOST_OVER)
    return any(of_efforts(text) for text in heads)


def _over(layout: Layout, block: Block) -> str:
    """The nearest heading above that is written otherwise: capitals over plain ones, or the other way round."""
    above = (one.text for one in reversed(layout.blocks[: block.number]) if one.kind == "heading")
    return next((text for text in above if text.isupper() != block.text.isupper()), "")


def _has_inner_capital(name: str) -> bool:
    """Whether a word that is not the first has a capital, and says neither where nor of whom: "Hel och Hållen"."""
    words = name.split()
    inner = [(before, word) for before, word in pairwise(words) if word[0].isupper()]
    known = any(load_gazetteer().find(word.removesuffix("s")) or kind_by_form(word) for _, word in inner)
    return bool(inner) and not known and not any(cues()["before_topic"].fullmatch(before) for before, _ in inner)


def _project_cells(layout: Layout) -> Iterator[tuple[Block, Mention]]:
    """What may be a name in the columns of projects, also where two columns share a cell ("Lotsen / Ale kommun")."""
    for table in layout.tables:
        at = next((n for n, column in enumerate(table.names) if column.role == "project"), None)
        if at is None:
            continue
        for row in table.rows:
            cell = row.texts[at] if at < len(row.texts) and len(row.texts) == len(table.names) else None
            start, text = (cell.start, cell.text) if cell is not None and cell.end > cell.start else (0, "")
            parts = row.texts[0].text.split(" / ") if len(row.texts) == 1 else []
            if len(parts) == len(table.names) > 1:
                text = parts[at]
                start = row.texts[0].start + len(" / ".join([*parts[:at], ""]))
            if not text or not may_be_name(text):
                continue
            block = layout.blocks[row.block]
            begin, end = bisect_left(block.offsets, start), bisect_left(block.offsets, start + len(text))
            if block.text[begin:end] == text:
                yield block, Mention(begin, end, text, "PRJ", "projekt", "rule", announced=True)
