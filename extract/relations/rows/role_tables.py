"""Tables of what parties do without money: who sits in a body, gives whom an assignment, has an agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nysta.extract.graph_file import RelationType
from nysta.extract.language.money import find_money
from nysta.extract.relations.parties import Party, amount_of, mentions_in, unknown
from nysta.extract.relations.roles import role_of_cell
from nysta.extract.relations.rows.cell_fit import Fit
from nysta.extract.relations.rows.record_parties import record_parties
from nysta.extract.relations.rows.row_cells import parties_in, words_of
from nysta.extract.relations.rows.table_sense import block_of, captions, table_cues
from nysta.extract.relations.statement import End, Statement
from nysta.extract.structure import Block, Row, Table

# The columns of words that make a row one of these.
ROLES = frozenset({"seat", "commissioner", "assignee", "counterpart", "task", "role"})
SURE, LIKELY = 0.85, 0.7
# How far above a table the body is looked for that "rådet" in its caption means, in blocks.
ABOVE = 8
# A project as the name of a group of rows.
_GROUP = re.compile(
    r"(?:Projekt(?:et)?:?\s+)?"
    r"(?P<name>[A-ZÅÄÖ][A-ZÅÄÖ\d][A-ZÅÄÖ\d -]+|[A-ZÅÄÖ].*?(?=\s\([A-Z\d]))(?:\s\([A-Z\d-]+\))?"
)


def role_statements(fit: Fit, table: Table, row: Row, project: End | None) -> Iterator[Statement]:
    """What a row of such a table states; nothing for a row of another. ``project`` is the document's own."""
    heads = {column.role for column in table.names}
    if not heads & ROLES:
        return
    texts = [*captions(table, row)]
    if any(table_cues()["nothing"].search(text) for text in (table.title, row.group) if text):
        return
    roles = record_parties(fit, table, row)
    block = fit.reading.layout.blocks[row.block]
    if "seat" in heads and "party" in heads:
        heads_first = [text for text in texts if text in table.head and table_cues()["seats_in"].search(text)]
        body = body_named(fit, [*heads_first, *texts], row)
        if body is not None:
            for one in roles.get("party", []):
                kind: RelationType = "MEMBER_OF" if table_cues()["members"].search(texts[0]) else "PARTICIPATES_IN"
                yield _said(table, row, kind, one, one.end, body, "seats")
    for one in roles.get("commissioner", []):
        doer = _beside(fit, texts, row, "assigned_to") or End(block, "issuer")
        yield _said(table, row, "COMMISSIONS", one, one.end, doer, "commissioner")
    doers = [*roles.get("assignee", []), *(roles.get("lead", []) if "task" in heads else [])]
    for one in doers:
        commissioner = _beside(fit, texts, row, "assigned_by") or End(block, "issuer")
        yield _said(table, row, "COMMISSIONS", one, commissioner, one.end, "assignee")
    if "role" in heads:
        parties = roles.get("party", []) or roles.get("payer", []) or roles.get("partner", [])
        about = _group_project(fit, row) or project
        if about is not None:
            yield from _by_role(fit, table, row, parties, about)
        own = any(one.role == "role" and one.text.casefold() != "roll" for one in table.names)  # "Regionens roll"
        if not parties and (own or not roles.get("lead")):
            yield from _of_issuer(fit, table, row, roles, seats="seat" in heads)
    caption = next((text for text in texts if table_cues()["agreements"].search(text)), None)
    if caption is not None and not table_cues()["over"].search(row.label):
        other = _owner_named(fit, caption, row) or End(block, "issuer")
        for one in roles.get("counterpart", []):
            yield _said(table, row, "COLLABORATES_WITH", one, one.end, other, "agreement")


def listed_members(fit: Fit, table: Table, row: Row) -> Iterator[Statement]:
    """A row below "Följande är medlemmar i X" with the number of its seats."""
    text = table.title or ""
    found = table_cues()["members_of"].search(text)
    above = block_of(text, row.block, fit.reading) if found is not None else None
    seats = all(re.fullmatch(r"\d{1,2}|[-–]", cell.text) for cell in row.cells)
    if found is None or above is None or table.names or not seats:
        return
    body = next((one for one in mentions_in(fit.reading, above, found.end()) if one.start <= found.end() + 1), None)
    if body is None:
        return
    for one in parties_in(fit, row, "party", row.label):
        yield _said(table, row, "MEMBER_OF", one, one.end, End(above, body), "members")


def _said(
    table: Table, row: Row, kind: RelationType, party: Party, source: End, target: End, rule: str, cell: str = ""
) -> Statement:
    sure = SURE if party.known else LIKELY
    context = " · ".join(dict.fromkeys(text for text in (table.title, *table.head) if text)) or None
    return Statement(
        kind, source, target, row.start, row.end, f"table/{rule}", sure, role=role_of_cell(kind, cell), context=context
    )


def _by_role(fit: Fit, table: Table, row: Row, parties: list[Party], project: End) -> Iterator[Statement]:
    """What the parties of a row are in the project: "Region Halland | Samordnare"."""
    words = {column.role: text for column, text in words_of(fit, table, row)}
    said = words.get("role", "")
    for one in parties:
        if table_cues()["leads"].search(said):
            yield _said(table, row, "COORDINATES", one, one.end, project, "role", said)
        elif table_cues()["takes_part"].search(said):
            yield _said(table, row, "PARTICIPATES_IN", one, one.end, project, "role", said)


def _of_issuer(fit: Fit, table: Table, row: Row, roles: dict[str, list[Party]], seats: bool) -> Iterator[Statement]:
    """What the issuer is in the body or project of a row: "Länsforum Psykisk hälsa | ledamot"; with ``seats`` it only
    sends the person that another column names."""
    cues = table_cues()
    said = next((text for column, text in words_of(fit, table, row) if column.role == "role"), "")
    issuer = End(fit.reading.layout.blocks[row.block], "issuer")
    if cues["not_in"].search(said):
        return
    for one in [*roles.get("network", []), *roles.get("project", [])]:
        body = one in roles.get("network", []) and not seats
        kind: RelationType
        if cues["leads"].search(said):
            kind = "PARTICIPATES_IN" if seats else "COORDINATES"
        elif cues["takes_part"].search(said) or cues["sits_in"].search(said):
            kind = "MEMBER_OF" if body and not cues["takes_part"].search(said) else "PARTICIPATES_IN"
        elif cues["cofunds"].search(said):
            amount = amount_of(next(iter(find_money(said)), None))
            yield replace(_said(table, row, "FUNDS", one, issuer, one.end, "role"), amount=amount)
            continue
        else:
            continue
        yield _said(table, row, kind, one, issuer, one.end, "role", said)


def _owner_named(fit: Fit, caption: str, row: Row) -> End | None:
    """Whose agreements the caption says that the rows are: "Flens kommuns samverkansavtal"."""
    above = block_of(caption, row.block, fit.reading)
    named = mentions_in(fit.reading, above, 0, len(caption)) if above is not None else []
    return next((End(above, one) for one in named if above is not None and one.label == "ORG" and one.genitive), None)


def _group_project(fit: Fit, row: Row) -> End | None:
    """The project that stands above its parties, in capitals or with its number: "KULTURSTIGEN (C-11)"."""
    found = _GROUP.fullmatch(row.group or "")
    above = block_of(row.group or "", row.block, fit.reading) if found is not None else None
    if found is None or above is None:
        return None
    known = [one for one in mentions_in(fit.reading, above) if one.label in ("PRJ", "PRG")]
    return End(above, known[0] if known else unknown(found["name"], found.start("name"), "project"))


def _beside(fit: Fit, texts: list[str], row: Row, cue: str) -> End | None:
    """The party that the caption names beside a word on assignments ("Uppdrag till CNS")."""
    for text in texts:
        found = table_cues()[cue].search(text)
        above = block_of(text, row.block, fit.reading) if found is not None else None
        if found is None or above is None:
            continue
        at = found.start("party" if found["party"] else "speaker")
        for one in mentions_in(fit.reading, above, at):
            if one.start <= at + 1 and one.label == "ORG":
                return End(above, one)
        word = re.match(r"\w+", text[at:])
        for one in fit.reading.named_in_prose.values():
            if word is not None and one.label == "ORG" and one.name.casefold() == word[0].casefold():
                return End(above, replace(one, start=at, end=at + len(word[0]), genitive=False))
    return None


def body_named(fit: Fit, texts: list[str], row: Row) -> End | None:
    """The body that the captions of a table of seats are about."""
    for text in texts:
        above = block_of(text, row.block, fit.reading)
        found = table_cues()["body"].search(text)
        if above is None or found is None:
            continue
        for one in mentions_in(fit.reading, above, 0, len(text)):
            if one.start <= found.start("word") < one.end and one.label != "PRJ":
                return End(above, one)
        for near in range(above.number, max(-1, above.number - ABOVE), -1):
            if (named := _ending_in(fit, fit.reading.layout.blocks[near], found["stem"])) is not None:
                return named
        name = definite(found["name"].strip(), found["stem"])
        at = max(0, above.text.find(found["name"].strip()))
        return End(above, unknown(name[: len(above.text) - at], at, "recipient"))
    return None


def _ending_in(fit: Fit, block: Block, stem: str) -> End | None:
    """The body that "rådet" means: the nearest one whose name ends so."""
    for one in reversed(mentions_in(fit.reading, block)):
        ending = re.search(rf"{stem}\w{{0,2}}$", one.name, re.IGNORECASE)
        if ending is not None and len(one.name) > len(stem) + 3:
            return End(block, one)
    return None


def definite(name: str, stem: str) -> str:
    """The name of a body as a sentence has it: "Styrelse" and "Direktionens" → "Styrelsen", "Direktionen"."""
    low = name.casefold() if name.isupper() else name
    low = low[0].upper() + low[1:]
    if re.search(r"(?:en|n|et)s$", low):
        return low[:-1]
    if low.casefold().endswith(stem.casefold()):
        neuter = stem.casefold() in ("råd", "utskott", "nätverk", "forum", "presidium", "kollegium")
        return low + ("et" if neuter else "n" if low.endswith("e") else "en")
    return low
