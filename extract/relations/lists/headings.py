"""Statements of headings and introductions: what they say of the names that are listed under them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nysta.extract.graph_file import RelationType
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.relations.ends import can_be, unsaid_kinds
from nysta.extract.relations.factuality.modality import modality_of
from nysta.extract.relations.lists.field_lists import labelled_blocks
from nysta.extract.relations.lists.heading_rules import HeadingRule, by_own_words, rule_for
from nysta.extract.relations.lists.introductions import (
    counts_units,
    heading_above,
    office_of,
    only_explains,
    subject_of,
    title_of,
)
from nysta.extract.relations.lists.item_names import item_name
from nysta.extract.relations.lists.labelled_items import LABEL, joined_as, leads, own_label
from nysta.extract.relations.roles import role_of_heading
from nysta.extract.relations.sentences.mask import Masked, mask
from nysta.extract.relations.sentences.match import state
from nysta.extract.relations.statement import ISSUER, End, Found, Pair, Statement
from nysta.extract.structure import Block
from nysta.extract.structure.fields import split_field

# Where the first name of an item must begin, in characters, for the heading to speak of it.
AT_BEGINNING = 12
# A statement on a name that only its place in a list gives away is at most this sure.
PLACED = 0.62
# How few names below the name of a council or a network are those who sit in it.
FEWEST_SEATS = 2
_OWNED_BY = re.compile(r"\b(?:\w*ägt|\w*ägd|\w*ägs|\w*ägda|dotterbolag) (?:\w+ ){0,2}(?:av|till)\b", re.IGNORECASE)
_ABOVE = re.compile(r"\W*(?:(?:under|till|inom|i|hos|vid)\s+)?", re.IGNORECASE)
# Kinds of organisations whose own parts an introduction lists: "I Hjälpmedelsnavet ingår"; and that are such parts.
_WHOLES = _UNITS = ("enhet", "övrigt")
_CHAIR = re.compile(r"\W*(?:ordförande|sammankallande|värd)\b", re.IGNORECASE)


def heading_statements(reading: Reading) -> Iterator[Statement]:
    """Statements of list items that begin with a name, by the introduction or heading above them."""
    heading: Sentence | None = None
    told: set[int] = set()
    values = labelled_blocks(reading)
    for sentence in reading.sentences:
        if sentence.block.number in values:
            continue
        bare = heading is not None and _is_bare_name(sentence) and not _heads_items(reading, sentence.block)
        if sentence.block.kind != "item" and not bare:
            above = _parent(reading, sentence)
            if above is not None:
                yield from _state(reading, sentence, *above)
            heading = sentence if heading is None or not only_explains(sentence.text) else heading
            continue
        if heading is None or sentence.start != 0:
            continue
        for text in dict.fromkeys((sentence.block.intro or heading.text, heading.text, heading_above(heading))):
            rule = rule_for(text)
            if rule is not None and rule.item == "task":
                if heading.block.number not in told:
                    yield from _tasks(heading, rule)
                told.add(heading.block.number)
            elif rule is not None:
                yield from _state(reading, sentence, heading, rule)
            if rule is not None:
                break
        else:
            above = _section(reading, sentence, heading)
            yield from _state(reading, sentence, *above) if above is not None else _seats(reading, sentence, heading)


def _parent(reading: Reading, sentence: Sentence) -> tuple[Sentence, HeadingRule] | None:
    """The heading one level up and its rule, where it speaks of projects and this heading is one's name."""
    block = sentence.block
    if block.kind != "heading" or sentence.start != 0 or not block.section.title:
        return None
    rule = rule_for(block.section.title)
    below = reading.layout.blocks[block.number + 1 : block.number + 2]
    tells = any(one.kind == "paragraph" or split_field(one.text) is not None for one in below)
    if rule is None or rule.names != "project" or not tells:
        return None  # a heading over a table or over further headings is no project's name
    title = title_of(reading, block)
    return (title, rule) if title is not None else None


def _section(reading: Reading, sentence: Sentence, before: Sentence) -> tuple[Sentence, HeadingRule] | None:
    """The heading of the section and its rule, for an item that begins with the name of a project or programme and
    stands below a paragraph that introduces nothing: notes on one item come between it and the next."""
    block = sentence.block
    first = next((one for one in sentence.mentions if one.start <= AT_BEGINNING), None)
    if before.block.kind != "paragraph" or before.text.rstrip().endswith(":") or not block.section.title:
        return None
    rule = rule_for(block.section.title)
    if rule is None or rule.names != "project" or first is None or first.label not in ("PRJ", "PRG"):
        return None
    title = title_of(reading, block)
    return (title, replace(rule, names=None)) if title is not None else None


def _heads_items(reading: Reading, block: Block) -> bool:
    """Whether a heading has a list right below it."""
    below = reading.layout.blocks[block.number + 1 : block.number + 2]
    return block.kind == "heading" and any(one.kind == "item" for one in below)


def _is_bare_name(sentence: Sentence) -> bool:
    """Whether a block is nothing but names, one line of a list without bullets."""
    rest = sentence.block.text
    for one in reversed(sentence.mentions):
        rest = rest[: one.start] + rest[one.end :]
    return (
        bool(sentence.mentions)
        and sentence.start == 0
        and re.fullmatch(r"[\s,.;()]*(?:och|samt)?[\s,.;()]*", rest) is not None
    )


def _state(reading: Reading, sentence: Sentence, heading: Sentence, rule: HeadingRule) -> Iterator[Statement]:
    if rule.item == "task":
        return
    labelled = rule.item == "source" and LABEL.match(sentence.block.text) is not None
    if labelled and sentence.text.rstrip().endswith(":"):  # "Bryggan: Ale kommun" read as two sentences
        sentence = next((one for one in reading.in_block(sentence.block.number) if one.start > 0), sentence)
    masked = mask(sentence)
    names = _names(sentence, masked, rule)
    counted = rule.id == "units" and counts_units(heading.text)
    placed = item_name(sentence, rule.names, counted) if rule.names is not None and not labelled else None
    if placed is not None:
        names = [placed]
    if rule.id == "units":
        names = [one for one in names if one.kind in _UNITS]
    if not names:
        return
    other = own_label(reading, sentence, rule.item, rule.type) or _other(heading, rule)
    if other is None:
        return
    if rule.type == "PART_OF" and other.mention == ISSUER:
        other = office_of(reading, heading) or other
    if rule.type == "OWNS" and _OWNED_BY.search(sentence.text) is not None:
        return  # "Kustfiber AB, helägt av …" says itself who owns it
    rule = by_own_words(sentence, names, rule)
    if labelled and rule.type in ("PARTICIPATES_IN", "MEMBER_OF"):
        rule = replace(rule, type=joined_as(other))
        yield from leads(sentence, masked, names, other)
    pairs: list[Pair] = [(one, other) if rule.item == "source" else (other, one) for one in names]
    sure = rule.confidence if placed is None or rule.names == "project" else PLACED
    found = Found(rule.type, rule.name, sure, 0, len(masked.text))
    said = modality_of(sentence.text, 0, len(sentence.text), sentence.block.section)  # brackets are masked
    for one in state(masked, found, pairs, role=rule.role):
        one = replace(one, role=one.role or role_of_heading(rule.type, heading.text))
        yield replace(one, modality=said) if one.modality == "asserted" else one


def _names(sentence: Sentence, masked: Masked, rule: HeadingRule) -> list[Mention]:
    """The known names with which an item begins."""
    label = LABEL.match(sentence.block.text) if rule.item == "source" else None
    begin = label.end() if label is not None else 0
    first = next((one for one in sentence.mentions if one.origin != "anaphor" and one.start >= begin), None)
    listed = next((group for group in masked.groups if first in group.mentions), None)
    if first is None or first.start > begin + AT_BEGINNING or listed is None:
        return []
    if label is not None:
        return [
            one for one in sentence.mentions if one.start >= begin and one.label == "ORG" and one.origin != "anaphor"
        ]
    organisations = rule.type in ("MEMBER_OF", "OWNS")
    return [one for one in listed.mentions if one.origin != "anaphor" and (one.label == "ORG" or not organisations)]


def _other(heading: Sentence, rule: HeadingRule) -> End | None:
    """The end that the items are not: what the heading names, else what it leaves unsaid."""
    end = "target" if rule.item == "source" else "source"
    named = [one for one in heading.mentions if _is_named(heading, one) and can_be(rule.type, end, one)]
    subject = subject_of(heading, rule.type, end) if rule.other == "issuer" else None
    if subject is not None and (rule.type != "PART_OF" or subject.kind == "enhet"):
        return End(heading.block, subject)  # "Förvaltningen är indelad i fyra avdelningar"
    if rule.other in ("issuer", "topic"):
        named = [one for one in named if one.kind == "nämnd" and (rule.type != "PART_OF" or _is_above(heading, one))]
    if rule.other == "unit":
        named = [one for one in named if one.kind in _WHOLES and _is_above(heading, one)]
        return End(heading.block, named[0]) if named else None
    if rule.other == "effort":
        said = [one for one in heading.mentions if one.origin == "anaphor"]
        efforts = [one for one in (*said, *named) if one.label != "ORG"]
        efforts = efforts or [one for one in named if one.kind in _WHOLES]
        return End(heading.block, efforts[-1]) if efforts else None
    if not named and rule.other == "actor":
        said = [one for one in heading.mentions if one.origin == "anaphor" and one.label == "ORG"]
        return End(heading.block, said[-1]) if said else End(heading.block, "issuer")
    if not named:
        return _unsaid(heading, rule)
    joint = [one for one in named if one.label != "ORG" or one.kind == "samverkansorgan"]
    if rule.type == "PARTICIPATES_IN" and rule.item == "source" and joint:
        return End(heading.block, joint[-1])
    return End(heading.block, named[-1])


def _is_above(heading: Sentence, one: Mention) -> bool:
    """Whether an introduction begins with a body, as what the listed ones are under: "Under kulturnämnden finns"."""
    return _ABOVE.fullmatch(heading.block.text[heading.start : one.start]) is not None


def _is_named(heading: Sentence, one: Mention) -> bool:
    """Whether a mention of a heading that says something is a name: not the whole heading ("Projektparter"), and in
    capitals throughout no short word ("ÄR")."""
    whole = one.end - one.start >= len(heading.text.strip(" :."))
    return one.origin != "anaphor" and not whole and not (heading.text.isupper() and one.end - one.start <= 2)


def _unsaid(heading: Sentence, rule: HeadingRule) -> End:
    kinds = unsaid_kinds(rule.type, "target" if rule.item == "source" else "source")
    said = [one for one in heading.mentions if one.origin == "anaphor" and one.kind in kinds]
    if rule.other == "named" and said:  # "Rådets medlemmar", "Parter i projektet"
        return End(heading.block, said[-1])
    if rule.other == "issuer" and rule.type == "OWNS" and "koncern" in heading.block.text[: heading.start]:
        # the parent of the group that was just spoken of, which need not be the issuer
        return End(heading.block, "topic", heading.start, ("bolag", ISSUER))
    if rule.other == "issuer":
        return End(heading.block, "issuer")
    return End(heading.block, "topic", heading.end, kinds)


def _tasks(heading: Sentence, rule: HeadingRule) -> Iterator[Statement]:
    """What a heading says by itself of the assignments below it: who gives them to the issuer."""
    given = [one for one in heading.mentions if one.origin != "anaphor" and one.label == "ORG"]
    if len(given) != 1:
        return  # with two names the heading is a sentence like any other
    masked = mask(heading)
    pairs: Sequence[Pair] = [(given[0], End(heading.block, "issuer"))]
    yield from state(masked, Found(rule.type, rule.name, rule.confidence, 0, len(masked.text)), pairs)


def _seats(reading: Reading, sentence: Sentence, heading: Sentence) -> Iterator[Statement]:
    """Organisations listed below a heading that is nothing but the name of a council or a network."""
    body = next((one for one in heading.mentions if one.kind == "samverkansorgan" and one.origin != "anaphor"), None)
    if heading.block.kind != "heading" or body is None or len(body.name) < len(heading.text.strip()) - len("1.1 "):
        return
    first = next((one for one in sentence.mentions if one.start == 0), None)
    if first is None or first.label != "ORG" or first.origin in ("anaphor", "model"):
        return
    near = [
        reading.layout.blocks[n]
        for n in (sentence.block.number - 1, sentence.block.number + 1)
        if n < len(reading.layout.blocks)
    ]
    company = sum(block.kind == "item" for block in near) + 1
    rest = sentence.text[first.end :].strip()
    if company < FEWEST_SEATS or (rest and not rest.startswith(("(", ",", "–"))):
        return
    chairs = _CHAIR.match(rest) is not None
    masked = mask(sentence)
    rule: RelationType = "COORDINATES" if chairs else "PARTICIPATES_IN"
    found = Found(rule, f"heading/{rule.lower().replace('_', '-')}/sits-in", 0.66, 0, len(masked.text))
    for one in state(masked, found, [(first, End(heading.block, body))]):
        yield replace(one, context=heading.text)
