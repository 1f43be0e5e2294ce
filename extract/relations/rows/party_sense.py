"""What the parties in the rows of a table tell of who pays whom, where its captions do not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.relations.parties import first_organisations
from nysta.extract.relations.rows.table_sense import (
    LONGEST_TITLE,
    Direction,
    Sense,
    captions,
    denies_parties,
    paragraph_above,
    says,
    table_cues,
)
from nysta.extract.structure import Row, Table
from nysta.extract.structure.grid import is_sum

# Who receives grants rather than gives them.
_CIVIL = frozenset({"förening", "övrigt", "bolag", "stiftelse", "enhet"})
# Who gives grants rather than receives them.
_GIVERS = frozenset({"fond", "eu", "departement", "myndighet"})
# Who pays where it stands beside projects, or below an association's caption: a region, too.
_PAYERS = _GIVERS | {"region"}
# Whose members and owners pay for it, and who hands out grants.
JOINT = frozenset({"kommunalförbund", "samverkansorgan", "bolag", "stiftelse", "förening"})
_PUBLIC = frozenset({"kommun", "region", "nämnd", "myndighet"})
# A table of fewer rows tells nothing by who stands in them.
FEWEST_PARTIES = 2


def sense_of_grants(table: Table, reading: Reading) -> Sense | None:
    """What rows below "Driftbidrag 2024 (tkr)" mean where no word says it: associations and the like receive; payers as
    well as recipients can be authorities, and then nothing is told."""
    if table.title is None or not says("bare_grants", table.title):
        return None
    rows = _of_parties(table)
    civil = sum(
        any(one.kind in _CIVIL for one in reading.rows.get(row.block, ())[:1]) or _is_civil(row) for row in rows
    )
    receive = all(one.kind in _CIVIL for one in _leading(rows, reading)) and civil * 2 >= len(rows) > 0
    return Sense("row_receives", None, table.title, False) if receive else None


def direction_of_parties(table: Table, reading: Reading, issuer_kind: str | None) -> Direction | None:
    """Which way money goes where no word says it: kommuner pay the association or company whose document it is,
    associations are paid by a kommun, a region or an authority."""
    rows = _of_parties(table)
    first = first_organisations(rows, reading)
    if issuer_kind in JOINT and _most(first, lambda one: one is not None and one.kind in ("kommun", "region")):
        return "row_pays"
    if issuer_kind in _PUBLIC and _most(rows, _is_civil):
        return "row_receives"
    private = not any(one is not None and one.kind in _PUBLIC | _GIVERS for one in first)
    private = private and _most(first, lambda one: one is not None)
    if issuer_kind in _PUBLIC and private and any(_is_grant(column.text) for column in table.columns):
        return "row_receives"
    return None


def _is_grant(head: str) -> bool:
    """Whether the head of a column holds grants, of no payer that it names: "Bidrag 2023 (kr)"."""
    return re.match(r"\w*(?:bidrag|stöd)\b(?! från)", head, re.IGNORECASE) is not None


def direction_of_names(names: Sequence[Mention], issuer_kind: str | None) -> Direction | None:
    """The same of parties that stand elsewhere than in the rows."""
    if issuer_kind in JOINT and all(one.kind in ("kommun", "region") for one in names):
        return "row_pays"
    if issuer_kind in _PUBLIC and all(one.kind in (*_CIVIL, "bolag") for one in names):
        return "row_receives"
    return None


def _of_parties(table: Table) -> list[Row]:
    """The rows of a table that hold figures and are no sums."""
    return [row for row in table.rows if row.cells and not is_sum(row.label)]


def _leading(rows: Sequence[Row], reading: Reading) -> list[Mention]:
    """The organisations whose names stand first of all in their rows."""
    return [one for row in rows for one in reading.rows.get(row.block, ())[:1] if one.label == "ORG"]


def _gives_to_project(named: Sequence[Mention]) -> bool:
    """Whether a row names an authority, a fund or a region first and then a project: "Formas, Rent vatten"."""
    parties = [one for one in named if one.label in ("ORG", "PRJ")]
    if len(parties) < 2:
        return False
    first, second = parties[:2]
    return first.label == "ORG" and first.kind in _PAYERS and second.label == "PRJ"


def _is_civil(row: Row) -> bool:
    """Whether a row is called as an association, a theatre or the like is."""
    return table_cues()["civil_names"].search(row.label) is not None


def _most(all_of: Sequence[Any], such: Callable[[Any], bool]) -> bool:
    """Whether there are several, and two in three are such ones."""
    return len(all_of) >= FEWEST_PARTIES and 3 * sum(map(such, all_of)) >= 2 * len(all_of)


def sense_of_parties(table: Table, row: Row, direction: Direction | None, reading: Reading) -> Sense | None:
    """What a row means below a caption that speaks of money and not of who pays it, where the parties in the rows tell
    its ``direction``; of those who pay, the sentences above may speak."""
    above = paragraph_above(reading, table) if direction == "row_pays" else None
    said = reversed(re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])", above)) if above is not None else ()
    texts = [text for text in captions(table, row) if len(text) <= LONGEST_TITLE]
    spoken = (text for text in (*texts, *said) if len(text) <= LONGEST_TITLE)
    caption = next((text for text in spoken if says("money_passes", text)), None)
    if caption in texts and says("note", caption):
        texts = texts[: texts.index(caption) + 1]  # a note stands for itself in the accounts
    if direction is None or caption is None or any(map(denies_parties, texts)) or not (table.columns or table.native):
        return None
    return Sense(direction, None, caption, False)


def tells_no_direction(sense: Sense) -> bool:
    """Whether the caption of rows that receive only says "Projektbidrag 2024", so that they may pay as well."""
    return sense.direction == "row_receives" and sense.other is None and not says("handed_on", sense.caption)


def are_givers(table: Table, reading: Reading, issuer_kind: str | None = None, group: str | None = None) -> bool:
    """Whether those in the rows of a table, or of a ``group`` of it, are authorities and funds, and no row says that
    money is handed on to it; an association or the like (``issuer_kind``) is given money by a region, too."""
    rows = [row for row in _of_parties(table) if row.group == group] or _of_parties(table)
    if any(says("handed_on", row.label) for row in rows):
        return False  # "Disponeras av Tillväxtverket"
    first = _leading(rows, reading)
    if issuer_kind in JOINT and sum(one.kind in _PAYERS for one in first) * 2 >= len(rows) > 1:
        return True
    if sum(map(_gives_to_project, (reading.rows.get(row.block, ()) for row in rows))) * 2 >= len(rows) > 1:
        return True
    givers = sum(one.kind in _GIVERS and not one.name.startswith("Länsstyrelse") for one in first)
    others = sum(one.kind not in _PAYERS | {"stiftelse"} for one in first)
    return givers >= 2 and givers * 2 >= len(rows) and not others
