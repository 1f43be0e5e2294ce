"""What a table is about: who pays whom in its rows, for which unit, budget or outcome."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from nysta.extract.language.amounts import find_unit
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.parties import first_organisations, is_currency, mentions_in, unknown
from nysta.extract.relations.statement import End
from nysta.extract.structure import Block, Row, Table
from nysta.extract.structure.grid import is_part
from nysta.extract.structure.heads import native_column, read_head

Direction = Literal["row_pays", "row_receives", "row_is_owned", "row_owns"]
_DIRECTIONS: tuple[Direction, ...] = ("row_is_owned", "row_owns", "row_receives", "row_pays")
# How far above a row a caption is looked for, in blocks.
REACH = 120
# The words between "till" or "från" and the party that it is about.
NEAR = 24
# What stands over a table's names is a caption when it has so many words.
FEWEST_WORDS = 3
# How many captions above the one that tells the sense may name the other end.
FURTHER = 3
# Heads of columns of those who together pay for something.
PAYING_PARTIES = frozenset({"part", "parter", "medlem", "medlemmar", "medlemskommun", "medlemskommuner", "delägare"})
# What stands before one who pays.
_FROM = re.compile(r"\bfrån\s+$", re.IGNORECASE)
# How many blocks may stand between a table's first row and what introduces it.
HEAD_AND_INTRO = 3
# A longer caption is a paragraph, in characters.
LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Sense:
    """What the rows under one caption mean; ``other`` is the end that the row's party pays or is paid by."""

    direction: Direction
    other: End | None
    caption: str
    members: bool


@cache
def table_cues() -> dict[str, Any]:
    """The contents of ``tables.yaml``, compiled."""
    raw = load_yaml(files("nysta.extract.relations.rows").joinpath("tables.yaml").read_text(encoding="utf-8"))

    def compiled(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: compiled(one) for key, one in value.items()}
        return re.compile("|".join(value) if isinstance(value, list) else value, re.IGNORECASE)

    return {key: compiled(value) for key, value in raw.items()}


# Kinds of those who hand out the money of the state or the union.
_AUTHORITIES = frozenset({"myndighet", "departement", "fond", "eu"})


@lru_cache(maxsize=1000)
def says(cue: str, caption: str) -> bool:
    """Whether a cue stands in a caption; remembered, since each row of a table asks the same of all above it."""
    return table_cues()[cue].search(caption) is not None


def sense_of(table: Table, row: Row, reading: Reading) -> Sense | None:
    """What ``row`` means by the nearest caption that says so, None where none does."""
    texts, intro = list(captions(table, row)), list(said_above(reading, table))
    nearer = table.title == table.section.title  # nothing but the section's heading stands above what introduces it
    over = [text for text in (over_names(table),) if text is not None and not _is_of_costs(row)]
    if over and row.group and is_part(row.label):  # "varav Folkteatern": of what the row above says
        texts.remove(row.group)
        over.insert(0, row.group)
    sense = sense_of_texts([*over, *intro, *texts] if nearer else [*over, *texts, *intro], row.block, reading)
    if sense is None or not _hand_out(sense, table, reading):
        return sense
    return replace(sense, direction="row_pays", other=None)


def _hand_out(sense: Sense, table: Table, reading: Reading) -> bool:
    """Whether the rows below "Bidrag från staten" are the authorities that hand out its money, and not whom it pays."""
    if sense.direction != "row_receives" or sense.other is None:
        return False
    if table_cues()["purses"].fullmatch(sense.other.name) is None:
        return False
    kinds = [one.kind for one in first_organisations(table.rows, reading) if one is not None]
    return bool(kinds) and all(kind in _AUTHORITIES for kind in kinds)


def _is_of_costs(row: Row) -> bool:
    """Whether a row stands in the group of costs of a table that begins with income."""
    return row.group is not None and table_cues()["costs"].match(row.group) is not None


def over_names(table: Table) -> str | None:
    """What stands over the names of a table in words of its own, which says what its figures are: "Intäkter till
    nätverket (tkr) | 2023 | 2024"; None for a word such as "Kommun"."""
    first = table.names[0] if table.names else None
    return first.text if first is not None and first.role is None and len(first.text.split()) >= FEWEST_WORDS else None


def says_nothing(table: Table) -> bool:
    """Whether a table's title or head says that its rows are no parties: those of an income statement, of key figures,
    of investments."""
    return any(denies_parties(text) for text in (table.title, *table.head) if text)


def denies_parties(caption: str) -> bool:
    return says("nothing", caption) and not _is_sentence(caption)


def sense_of_texts(texts: list[str], near: int, reading: Reading) -> Sense | None:
    """What entries below ``texts`` (nearest first) mean; ``near`` is the number of the entry's block."""
    for text in texts:
        if denies_parties(text):
            return None
        if (sense := _sense(text, texts, near, reading)) is not None:
            return sense if sense.other is not None else _with_other(sense, texts, near, reading)
    return None


def _with_other(sense: Sense, texts: list[str], near: int, reading: Reading) -> Sense:
    """A sense with the other end that a caption farther up names in words of the same sense."""
    after = texts[texts.index(sense.caption) + 1 :][:FURTHER]
    others = (_sense(text, texts, near, reading) for text in after if len(text) <= LONGEST_TITLE)
    other = next(
        (one.other for one in others if one is not None and one.direction == sense.direction and one.other), None
    )
    return replace(sense, other=other) if other is not None else sense


def heads_payers(table: Table) -> bool:
    """Whether the head of a table's names says that each group is a project and its rows who pay for it: "Projekt /
    finansiär"."""
    return any(table_cues()["of_payers"].match(column.text) is not None for column in table.names)


def sense_of_head(table: Table, joint: bool = False) -> Sense | None:
    """What rows below "Part | Årligt bidrag" or "Medlem | 2024 (tkr)" mean where no caption says it: those who take
    part pay, what they have in common if that is whose document it is (``joint``)."""
    if heads_payers(table):
        return Sense("row_pays", None, table.names[0].text, False)
    parties = [column for column in table.names if column.text.casefold() in PAYING_PARTIES]
    pays = parties and any(
        column.role == "amount" or (joint and column.role is None and column.year and find_unit(column.text))
        for column in table.columns
    )
    return (
        Sense("row_pays", None, table.title or parties[0].text, "medlem" in parties[0].text.casefold())
        if pays
        else None
    )


def label_sense(table: Table, row: Row) -> tuple[Direction, int] | None:
    """Whether a row's own name says that its party pays or receives, and where it names it; None for neither."""
    cues = table_cues()
    if (found := cues["label_receives"].match(row.label)) is not None:
        return "row_receives", found.end()
    income = any(cues["income"].search(text) for text in (row.group, table.title) if text)
    found = cues["label_pays"].match(row.label) or (cues["label_of_income"].match(row.label) if income else None)
    if found is None and (told := cues["label_of_result"].match(row.label)) and _is_before_costs(table, row):
        found = told
    if found is not None:
        return "row_pays", found.end()
    if any(cues["given_money"].search(text) for text in (row.group, table.title, *table.head) if text):
        if (found := cues["short_receives"].match(row.label)) is not None:
            return "row_receives", found.end()
        if (found := cues["short_pays"].match(row.label)) is not None:
            return "row_pays", found.end()
    return None


def _is_before_costs(table: Table, row: Row) -> bool:
    """Whether a row stands among the income of a table that goes on with what is spent: above "Personal"."""
    costs = next((one.block for one in table.rows if table_cues()["row_of_costs"].match(one.label)), None)
    return costs is not None and row.block < costs


def _is_named(mention: Mention) -> bool:
    """Whether what looks like a name is no currency and no word of a head ("Bolag som kommunen äger")."""
    return not is_currency(mention.name) and native_column(mention.name).role is None


def _is_sentence(text: str) -> bool:
    """Whether a caption is a sentence, which may speak of more than what stands in the table."""
    return text.endswith(".") and len(text.split()) >= 6


def _sense(text: str, texts: list[str], near: int, reading: Reading) -> Sense | None:
    members = any(says("members", one) for one in texts)
    above = block_of(text, near, reading)
    head = read_head(above.text) if above is not None and above.kind == "row" else None
    is_head = head is not None and not head.lead and all(one.role for one in head.names)
    found_above = mentions_in(reading, above, 0, len(text)) if above is not None and not is_head else []
    named = [(above, one) for one in found_above if above is not None and _is_named(one)]
    # "Bidrag till KUAB" is paid by the rows, "Bidrag från kulturnämnden" to them: the one who is named is the other end
    for cue, direction in (("to", "row_pays"), ("from", "row_receives")):
        for found in table_cues()[cue].finditer(text):
            for block, mention in named:
                lead = text[found.end() : mention.start]
                whole = mention.start >= found.end() and mention.kind != "parti" and _announces(lead)
                if whole and len(lead) <= NEAR and not table_cues()["generic"].match(text[mention.end :]):
                    return Sense(direction, End(block, mention), text, members)  # type: ignore[arg-type]
    if says("issuer_is_member", text):
        return Sense("row_receives", None, text, False)
    if says("to_the_speaker", text):
        return Sense("row_pays", None, text, members)
    for cue, direction in (("surely_receives", "row_receives"), ("surely_pays", "row_pays")):
        if says(cue, text):
            return Sense(direction, _other_end(text, named, direction, above), text, members)  # type: ignore[arg-type]
    hits = [direction for direction in _DIRECTIONS if says(direction, text)]
    if not hits:
        return None
    other = _other_end(text, named, hits[0], above)
    company = table_cues()["the_company"].search(text) if hits[0] == "row_owns" else None
    if other is None and above is not None and company is not None:
        said = _said(reading, above, company)
        # "Bolagets ägare": the company spoken of
        other = End(above, said) if said is not None else End(above, "topic", company.start(), ("bolag",))
    return Sense(hits[0], other, text, members)


def _said(reading: Reading, block: Block, words: re.Match[str]) -> Mention | None:
    """The noun among some words of a caption that stands for a name: "i Bolaget"."""
    named = (one for sentence in reading.in_block(block.number) for one in sentence.mentions)
    return next((one for one in named if one.origin == "anaphor" and words.start() <= one.start < words.end()), None)


def _announces(words: str) -> bool:
    """Whether nothing but a noun that tells what it is stands before a name ("projektet ", "")."""
    return (
        re.fullmatch(r"\W*(?:(?:projektet|programmet|satsningen|föreningen|nätverket|stiftelsen)\W+)?", words)
        is not None
    )


def captions(table: Table, row: Row) -> Iterator[str]:
    """The texts above a row, nearest first, without repeats."""
    seen: set[str] = set()
    for text in (row.group, table.title, *reversed(table.head), *reversed(table.section.headings)):
        if text and text not in seen:
            seen.add(text)
            yield text


def said_above(reading: Reading, table: Table) -> Iterator[str]:
    """The sentences of the paragraph above a table that introduce it, where it is none of its captions: the last one,
    and those before it that point to what follows; nearest first."""
    text = paragraph_above(reading, table)
    if text is None or text == table.title:
        return
    *before, last = re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])", text)
    if table_cues()["introduces"].search(last):
        yield last
    yield from (one for one in reversed(before) if table_cues()["points_below"].search(one))


def paragraph_above(reading: Reading, table: Table) -> str | None:
    """The paragraph right above a table and its head; None without one."""
    at = table.rows[0].block - 1
    blocks = reading.layout.blocks
    least = max(0, at - HEAD_AND_INTRO)
    while at > least and (blocks[at].kind == "row" or blocks[at].text in (table.title, table.rows[0].group)):
        at -= 1
    if at >= 0 and blocks[at].kind == "paragraph":
        return blocks[at].text
    return table.title if table.title and _is_sentence(table.title) else None


def _other_end(
    caption: str, named: list[tuple[Block, Mention]], direction: Direction, block: Block | None
) -> End | None:
    """The unit or organisation that the caption names beside its cue, None for the issuer."""
    if table_cues()["to_the_issuer"].search(caption):
        return None
    if direction == "row_pays" and not named and block is not None and (found := table_cues()["unit"].search(caption)):
        return End(block, unknown(found["unit"], found.start("unit"), "recipient"))
    begun = len(caption) - len(last_sentence(caption))  # what stands before it is about other things
    for block, mention in named:
        if direction == "row_pays" and mention.start < begun:
            continue
        if direction == "row_receives" and not (mention.genitive or mention.kind == "nämnd"):
            continue
        if direction == "row_pays" and _FROM.search(caption[: mention.start]):
            continue  # "Bidrag från staten och andra"
        if (
            mention.label != "PRJ"
            and mention.kind != "kommun"
            and not table_cues()["issuer_itself"].search(mention.name)
        ):
            return End(block, mention)
    return None


def block_of(caption: str, near: int, reading: Reading) -> Block | None:
    """The block that is (or begins with) the caption, looked for upwards from the row."""
    for number in range(near, max(-1, near - REACH), -1):
        block = reading.layout.blocks[number]
        if block.text.startswith(caption):
            return block
    return None


def last_sentence(text: str) -> str:
    """The sentence of a caption that introduces its table: what stands before it is about other things."""
    return re.split(r"(?<=[a-zåäö\d)]\.)\s+(?=[A-ZÅÄÖ])", text)[-1] if len(text) > LONGEST_TITLE else text
