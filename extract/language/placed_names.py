"""Names that only their place gives away: the heading over a project's fields, the line "Projekt: …", capitals that
open a paragraph (placed_names.yaml)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import takewhile
from typing import Any

from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.mentions import Mention
from nysta.extract.language.name_rules import Label, kind_by_form, label_by_form, lexicon, programme_kind
from nysta.extract.lexicons import load_yaml
from nysta.extract.structure import Block, Layout
from nysta.extract.structure.fields import exact_field, field_role, split_field

# The longest name, in words and in characters.
MOST_WORDS, LONGEST = 9, 70
# How many blocks may stand between a name and its fields: a subtitle, what the project is for.
BETWEEN = 3
# Roles of fields of which a project's have one at least, and how many roles its fields have in all.
OF_PROJECTS = frozenset({"lead", "partner", "together", "payer", "cofunder", "programme", "eu_amount"})
FEWEST_ROLES = 2
# The fewest letters of capitals that are a name, and no abbreviation.
FEWEST_LETTERS = 6
# Kinds of organisations that a heading's own form tells: it names no project.
_BODIES = frozenset(
    {"nämnd", "myndighet", "departement", "kommun", "region", "kommunalförbund", "förening", "stiftelse", "bolag"}
    | {"universitet", "fond", "enhet"}
)
_CAPITALS = re.compile(r"(?P<name>[A-ZÅÄÖÉ][A-ZÅÄÖÉ0-9-]*(?:\s[A-ZÅÄÖÉ0-9&-]+){0,5}!?)(?P<end>[.:–]?)\s+(?=\S)")
_VERSE = re.compile(r"(?P<name>[A-ZÅÄÖÉ][^.:;!?]{2,60}?)(?:\s–|:)\s+(?=[A-ZÅÄÖ])")
_SENTENCE = re.compile(r".*?[.!?](?=\s+[A-ZÅÄÖ]|$)|.+", re.DOTALL)
_SAYS_NAME = re.compile(r"\s(?:är|var|heter|kallas|blir)\s")


@cache
def _cues() -> dict[str, Any]:
    """The contents of ``placed_names.yaml``; only ``subjectless`` and ``taken_up`` heed capitals."""
    text = files("nysta.extract.language").joinpath("placed_names.yaml").read_text(encoding="utf-8")
    raw = load_yaml(text)
    labels = [
        (label, kind, re.compile(rf"(?:{words})\s?:\s+(?=\S)", re.IGNORECASE))
        for label, kinds in raw["labelled"].items()
        for kind, words in kinds.items()
    ]
    cues = {
        key: re.compile("|".join(raw[key]) if isinstance(raw[key], list) else raw[key], re.IGNORECASE)
        for key in ("plain", "of_projects", "about_project", "over_projects", "of_several", "of_parties", "before", "after", "verbs_later")
    }
    exact = {key: re.compile("|".join(raw[key])) for key in ("subjectless", "taken_up")}
    tells = [(one["label"], one["kind"], re.compile(one["words"])) for one in raw["tells"]]
    return {**cues, **exact, "labelled": labels, "tells": tells}


def placed_names(layout: Layout, named: Mapping[int, Sequence[Mention]]) -> Iterator[tuple[Block, Mention]]:
    """The names of projects, programmes and networks that their place gives away, each with its block.

    ``named`` are the mentions found otherwise, by their blocks' numbers: what they name is named already.
    """
    for block in layout.blocks:
        found = (
            _labelled(block)
            or _in_capitals(block)
            or _headed(layout, block, named)
            or _verse(block)
            or _among_projects(layout, block)
            or _in_series(layout, block)
        )
        if found is not None and not named_already(named[block.number], found):
            yield block, replace(found, name=_as_written(found.name, layout.source.text))


def is_placed(one: Mention) -> bool:
    """Whether a mention may be one that its place gave away."""
    return one.announced and one.origin == "rule" and one.entry is None


def _labelled(block: Block) -> Mention | None:
    """ "Projekt: Data utan gräns"."""
    for label, kind, pattern in _cues()["labelled"]:
        found = pattern.match(block.text)
        if found is not None and block.kind != "item":
            return placed_mention(block.text, found.end(), len(block.text), label, kind)
    return None


def _in_capitals(block: Block) -> Mention | None:
    """ "MULL OCH MINNE. SLU leder det treåriga försöket.", where projects are spoken of."""
    found = _CAPITALS.match(block.text) if block.kind == "paragraph" else None
    if found is None or len(re.findall(r"[^\W\d_]", found["name"])) < FEWEST_LETTERS:
        return None
    if not found["end"] and not block.text[found.end()].islower():
        return None
    among = any(_cues()["of_projects"].search(title) for title in block.section.headings)
    if not among and _cues()["about_project"].search(block.text) is None:
        return None
    return placed_mention(block.text, 0, found.end("name"), *told_below(block.text[found.end() :]))


def _verse(block: Block) -> Mention | None:
    """ "Mull och minne: Leds av SLU.": a paragraph whose subject stands before a colon or dash."""
    found = _VERSE.match(block.text) if block.kind == "paragraph" else None
    rest = block.text[found.end() :] if found is not None else ""
    if found is None or _cues()["subjectless"].match(rest) is None or field_role(found["name"]) is not None:
        return None
    return placed_mention(block.text, 0, found.end("name"), *told_below(rest))


def _headed(layout: Layout, block: Block, named: Mapping[int, Sequence[Mention]]) -> Mention | None:
    """The name in a line of its own over a project's fields, or over a paragraph that goes on about it."""
    blocks = layout.blocks
    stop = _own_line(layout, block)
    if stop is None or block.number + 1 >= len(blocks):
        return None
    rest = block.text[stop:].lstrip()
    below = rest or blocks[block.number + 1].text
    paragraph = bool(rest) or blocks[block.number + 1].kind == "paragraph"
    if paragraph and _goes_on(layout, block.text[:stop], below, own_line=bool(rest)):
        return placed_mention(block.text, 0, stop, *told_below(below))
    between = _before_fields(layout, block)
    if between is None or any(one.label == "PRJ" for number in between for one in named[number]):
        return None
    return placed_mention(block.text, 0, stop, *told_below(below))


def _among_projects(layout: Layout, block: Block) -> Mention | None:
    """ "2. KÖLHALT & KOMPANI": one of the headings alike, numbered or in capitals, below "Projekt i urval"."""
    like = _likeness(block)
    if like is None or len(block.text) > LONGEST:
        return None
    above = [one for one in layout.blocks[: block.number] if one.kind == "heading" and split_field(one.text) is None]
    heads = _cues()["over_projects"].fullmatch
    over = next((one.text for one in reversed(above) if _likeness(one) != like or heads(one.text)), "")
    below = _section(layout, block)
    if not heads(over) or not _cues()["about_project"].search(below):
        return None
    return placed_mention(block.text, 0, len(block.text), *told_below(below))


def _in_series(layout: Layout, block: Block) -> Mention | None:
    """ "Rösten i luren": one of the plain headings, each over who does and pays it, that follow "Egna projekt"."""
    if block.kind != "heading" or _likeness(block) is not None or _cues()["of_several"].search(block.text):
        return None
    for one in reversed(layout.blocks[: block.number + 1]):
        if one.kind != "heading":
            continue
        if _cues()["over_projects"].fullmatch(one.text):
            return placed_mention(block.text, 0, len(block.text), *told_below(_section(layout, block)))
        if _cues()["of_parties"].search(_section(layout, one)) is None:
            return None  # another section begins there
    return None


def _section(layout: Layout, heading: Block) -> str:
    """The text below a heading, to the next one."""
    return " ".join(one.text for one in takewhile(lambda one: one.kind != "heading", layout.blocks[heading.number + 1 :]))


def _likeness(block: Block) -> str | None:
    """How a heading that may be one of several alike is written; None where it is plain."""
    if block.kind == "heading" and re.match(r"\d{1,2}\.?\s", block.text):
        return "numbered"
    return "capitals" if block.kind == "heading" and block.text.isupper() else None


def _goes_on(layout: Layout, name: str, below: str, *, own_line: bool) -> bool:
    """Whether the text below a line speaks of what the line names: without saying so, or by what it is."""
    silent, taken_up = (_cues()[key].match(below) for key in ("subjectless", "taken_up"))
    if silent is not None:
        noun = below.startswith(("Ett ", "En "))
        return not noun or _SAYS_NAME.search(_SENTENCE.match(below)[0]) is None  # type: ignore[index]
    if taken_up is not None and not below[taken_up.end()].isupper():
        name = name[_cues()["before"].match(name).end() :]
        return " " in name or _within_sentences(name, layout.source.text)
    return own_line and _cues()["verbs_later"].search(below) is not None


def _within_sentences(name: str, text: str) -> bool:
    """Whether a word stands in running text with its capital, as no ordinary word does."""
    return re.search(rf"[a-zåäö,] {re.escape(name)}s?(?![\w-])", text) is not None


def _own_line(layout: Layout, block: Block) -> int | None:
    """Where the name may end that has a line of its own at the beginning of ``block``."""
    text = block.text
    if block.kind == "heading" or (block.kind == "paragraph" and text.endswith("!")):
        return len(text) if len(text) <= LONGEST else None
    if block.kind != "paragraph":
        return None
    source = layout.source.text
    begin = block.offsets[0]
    end = source.find("\n", begin)
    stop = bisect_left(block.offsets, end)
    indented = re.compile(r"\n([ \t]+)\S").match(source, end) if end > begin else None
    before = begin - (source.rfind("\n", 0, begin) + 1)
    if indented is None or len(indented[1]) < before + 2 or stop >= len(text) or text[stop - 1 : stop] in ".,;:":
        return None
    return stop


def _before_fields(layout: Layout, block: Block) -> range | None:
    """The numbers of the blocks between a name and the fields of its project; None where there are no such fields."""
    blocks = layout.blocks
    for number in range(block.number + 1, min(len(blocks), block.number + BETWEEN + 2)):
        roles = _roles(blocks, number)
        if roles:
            fits = len(roles) >= FEWEST_ROLES and roles & OF_PROJECTS and not roles & {"project", "owner"}
            return range(block.number + 1, number) if fits else None
        subtitle = number == block.number + 1 and _is_subtitle(blocks[number].text)
        if blocks[number].kind == "heading" and not subtitle:
            return None
        if blocks[number].kind not in ("paragraph", "heading"):
            return None
        if blocks[number].kind == "paragraph" and _own_line(layout, blocks[number]) is not None:
            return None  # a name nearer to the fields
    return None


def _roles(blocks: Sequence[Block], number: int) -> set[str]:
    """The roles of the fields that begin with block ``number``; one that is none may stand among them."""
    roles: set[str] = set()
    others = 0
    for one in blocks[number:]:
        found = split_field(one.text)
        if found is None:
            others += 1
            if not roles or others > 1:
                break
            continue
        others = 0
        if found[0] == "project" and roles:
            break
        roles.add(found[0])
    return roles


def _is_subtitle(text: str) -> bool:
    """Whether a heading below a name only tells more of it: "Om läkemedel i kris, 2023–2025", "Fakta"."""
    return _cues()["plain"].match(text) is not None or not text[0].isupper()


def told_below(below: str) -> tuple[Label, str]:
    """Label and kind of a name, by the first words below it."""
    for label, kind, words in _cues()["tells"]:
        if words.match(below) and re.search(r"\b[Pp]rojektets?\b", below) is None:
            return label, kind
    return "PRJ", "projekt"


def placed_mention(text: str, start: int, end: int, label: Label, kind: str) -> Mention | None:
    """The name between ``start`` and ``end`` without what stands beside it; None where nothing is named."""
    start += _cues()["before"].match(text[start:end]).end()
    while (after := _cues()["after"].search(text[start:end])) is not None:
        end = start + after.start()
    while start < end and text[end - 1] in ' .:"”“»':
        end -= 1
    while start < end and text[start] in ' "”“»':
        start += 1
    name = text[start:end]
    if not may_be_name(name):
        return None
    form = kind_by_form(name)
    if label == "PRJ" and form == "samverkansorgan":
        label, kind = "ORG", form
    elif label == "PRJ" and label_by_form(name) == "PRG":
        label, kind = "PRG", programme_kind(name)
    return Mention(start, end, name, label, kind, "rule", announced=True)


def _as_written(name: str, text: str) -> str:
    """A name in capitals as the document writes it elsewhere, else with one capital."""
    if not name.isupper() or len(name) <= FEWEST_LETTERS:
        return name
    forms = (found[0] for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE))
    return next((form for form in forms if not form.isupper() and form[0].isupper()), name[0] + name[1:].lower())


def may_be_name(name: str) -> bool:
    """Whether words in a name's place may be one: no heading's or field's own words, no body, no sentence."""
    words = name.split()
    if not 0 < len(words) <= MOST_WORDS or len(name) > LONGEST or name.endswith(("?", ",", ";", ".")):
        return False
    if not (name[0].isupper() or name[0].isdigit()) or re.search(r"[^\W\d_]{3}", name) is None:
        return False
    if _cues()["plain"].match(name) or field_role(name) or exact_field(name) or name in lexicon()["never"]:
        return False
    if (
        re.search(r"\s(?:och|samt|i|på|för|av|med|till|från|om)$|:\s|[;|]|\s{3}|\d{4}-\d\d|\(S\)|\.\s", name)
        or name.casefold() in lexicon()["generic_words"]
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
