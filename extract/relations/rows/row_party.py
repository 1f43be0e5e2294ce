"""Who a row is about: the names in its label or in its cells of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nysta.extract.language.forms import acronym_of
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.mention import Mention
from nysta.extract.language.names.name_rules import kind_by_form
from nysta.extract.language.reading import Reading
from nysta.extract.relations.parties import FORM_AFTER, is_category, is_name, mentions_in, place, unknown
from nysta.extract.relations.rows.table_sense import Sense, table_cues
from nysta.extract.relations.statement import End
from nysta.extract.structure import Block, Row, Table
from nysta.extract.structure.grid import is_part

# What stands between a party's name and where it is or what the money is for.
_MORE = re.compile(rf",(?!{FORM_AFTER})\s|\s[–-]\s|\s\(|:\s")
# What a name goes on with after a comma, when it enumerates ("Styrelsen för fastighet, stöd och service").
_OPENS_LIST = re.compile(r"\bför\s[^,]+(?:,\s[^,]+)*$")
_REST_OF_LIST = re.compile(r"(?:[a-zåäö-]+,\s)*[a-zåäö-]+\s(?:och|samt|&)\s[a-zåäö-]+(?=\s[–-]\s|\s\(|:\s|,\s|\W*$)")
_APART = re.compile(r"\s{3,}|\t")
_LEGAL_FORM = re.compile(r"(?<=[^\s]\sAB)\s+(?=[A-ZÅÄÖ])")
_POT = re.compile(r"\b[a-zåäö]+a\s[a-zåäö]*medel\b")
_UNIT = re.compile(r"[A-ZÅÄÖ][a-zåäö]*(?:förvaltningen|kontoret|kansliet)")
# What stands among boards and is an account of the whole's own.
_ACCOUNT = re.compile(r"(?:kommunens |regionens )?finansförvaltning(?:en)?\b", re.IGNORECASE)
# A table of boards has so many at least.
FEWEST_BOARDS = 3
CERTAIN, LIKELY, PLACED, WEAK = 0.9, 0.72, 0.72, 0.45


@dataclass(frozen=True, slots=True)
class RowParty:
    """Who a row is about: its first organisation, and a second name that the money is for."""

    end: End
    purpose: End | None
    confidence: float


def party_of(reading: Reading, table: Table, row: Row, sense: Sense) -> RowParty | None:
    """The party of a row whose captions tell what the row means."""
    inside = list(_label_mentions(reading, row))
    through = table_cues()["through"].match(row.label) if sense.direction == "row_pays" else None
    if through is not None:
        inside = [one for one in inside if row.label.find(one[1].name) >= through.end() - 1]
    organisations = [one for one in inside if one[1].label == "ORG" and one[1].kind != "parti"]
    if _ACCOUNT.match(row.label) is not None:
        return None
    if is_category(row.label) and all(one[1].entry is None for one in organisations):
        return None
    others = [one for one in inside if one not in organisations[:1]]
    if sense.direction == "row_receives" and not organisations and others:
        organisations, others = others[:1], others[1:]
    label = _bare(row.label[through.end() :] if through is not None else row.label)
    if sense.direction == "row_pays" and (kind := table_cues()["label_of_income"].match(label)) is not None:
        label = label[kind.end() :]  # "Partneravgift Borås Stad": what it is, and who pays it
    if sense.direction == "row_receives" and (to := table_cues()["label_receives"].match(label)) is not None:
        label = label[to.end() :]  # "Bidrag till Teater Ryd"
    if sense.direction == "row_receives":
        # what comes after is where the recipient is or what the money is for
        label = _APART.split(_name_in(_first_line(row, organisations) or label))[0]
        organisations = [one for one in organisations if one[1].name in label] or ([] if label else organisations)
    unled = not organisations or label.find(organisations[0][1].name) > 0
    if sense.direction == "row_pays" and unled and (short := _by_acronym(reading, row, label)) is not None:
        return short
    if organisations:
        block, first = organisations[0]
        begun = label[: max(0, label.find(first.name))].endswith("-, ")  # "Barn-, utbildnings- och kulturnämnden"
        whole = len(first.name) >= 0.8 * len(label) and not begun
        lead = label.find(first.name) <= 2
        purpose = next((one for one in others if one[1].kind != "medel" and one[1].name.casefold() != "staten"), None)
        joint = len(organisations) > 1 and re.search(r"\b(?:och|samt)\b|/", row.label) is not None
        if joint and (sense.direction == "row_pays" or all(one[1].entry is not None for one in organisations)):
            return None
        if not whole and is_name(label, "recipient") and (begun or _is_longer_name(label, first, sense)):
            return _unknown(reading, row, label)
        if purpose is None and sense.direction == "row_pays":
            rest = label[label.find(first.name) + len(first.name) :]
            purpose = _unit_called(reading, rest) or _named_purpose(block, rest)
        sure = CERTAIN if whole or (lead and purpose) else LIKELY if lead else WEAK
        return RowParty(End(block, first), End(*purpose) if purpose else None, sure)
    if sense.direction == "row_pays" and (found := re.match(r"([A-ZÅÄÖ]{2,6})[- ](?:\w*bidrag|\w*medel|stöd)", label)):
        known = next((one for one in load_gazetteer().scan(found[1])), None)
        if known is not None:
            block = reading.layout.blocks[row.block]
            mention = Mention(0, len(found[1]), found[1], "ORG", known.entry.kind, "abbreviation", known.entry)
            return RowParty(End(block, mention), None, LIKELY)
    label = _name_in(label)
    if sense.direction == "row_pays" and (listed := _listed(reading, row, label)) is not None:
        return listed
    if sense.direction == "row_receives" and _is_own_unit(table, label):
        return _unknown(reading, row, label)
    if is_name(label, "recipient") and (sense.direction == "row_receives" or _may_pay(label, sense)):
        return _unknown(reading, row, label)
    return None


def _first_line(row: Row, named: list[tuple[Block, Mention]]) -> str | None:
    """The first line of a row of several where it is all of a name, and what the money is for stands below it:
    "Kustlinjen AB" over "ägarbidrag"."""
    if len(row.lines) < 2 or not row.lines[1].text[:1].islower():
        return None
    first = row.lines[0].text.strip()
    return first if any(one.name == first for _, one in named) else None


def _is_own_unit(table: Table, label: str) -> bool:
    """Whether a word that elsewhere says nothing names a unit among boards: "Förvaltningen" beside three nämnder."""
    return _UNIT.fullmatch(label) is not None and among_boards(table)


def among_boards(table: Table) -> bool:
    """Whether several rows of a table are boards."""
    return sum(kind_by_form(row.label) == "nämnd" for row in table.rows) >= FEWEST_BOARDS


def _name_in(label: str) -> str:
    """A label without what comes after the name; a comma in an enumeration is a part of it."""
    for found in _MORE.finditer(label):
        before, after = label[: found.start()], label[found.end() :]
        listed = found[0][0] == "," and (
            before.endswith("-") or (_OPENS_LIST.search(before) is not None and _REST_OF_LIST.match(after) is not None)
        )
        if not listed:
            return before
    return label


def _listed(reading: Reading, row: Row, label: str) -> RowParty | None:
    """A payer whose name is a word of the language too, as "Formas" is: not where a payer stands."""
    found = load_gazetteer().find(label)
    if found is None or found[1] != "full" or found[0].label != "Organisation":
        return None
    block, entry = reading.layout.blocks[row.block], found[0]
    start = max(0, block.text.find(label))
    name = Mention(start, start + len(label), entry.name, "ORG", entry.kind, "gazetteer", entry)
    return RowParty(End(block, name), None, LIKELY)


def _bare(label: str) -> str:
    """A label without "varav", numbers of accounts, notes and punctuation."""
    label = re.sub(r"^(?:Disponeras|Disponerat|Används|Betalas till|Till(?=\s[A-ZÅÄÖ]))\s(?:av\s)?", "", label)
    label = re.sub(r"^(?:[A-ZÅÄÖ]{1,5}[ -]?)?\d[\d./:-]*(?:\s\d{1,3}){0,4}\s+(?=[A-ZÅÄÖ])", "", label)
    if is_part(label):
        label = re.sub(r"^\W*\w+\s+", "", label)
    return re.sub(r"^[\s*–•-]+|[\d*()\s.,:–-]+$", "", label) if not label.endswith("för.") else label.strip(" *–•-")


def _by_acronym(reading: Reading, row: Row, label: str) -> RowParty | None:
    """A payer by initials that the document never spells out beside a name: "RUN Lärcenter", "KN" for kulturnämnden."""
    found = re.fullmatch(r"(?P<short>[A-ZÅÄÖ]{2,5})(?:\s+(?P<rest>[A-ZÅÄÖ].*))?", label)
    if found is None:
        return None
    fits: dict[str, End] = {}
    for block, one in reading.mentions():
        if (
            one.origin != "anaphor"
            and one.label == "ORG"
            and one.kind == "nämnd"
            and acronym_of(found["short"], one.name)
        ):
            fits.setdefault(one.name.casefold(), End(block, one))
    if len(fits) != 1:
        return None
    payer, purpose = next(iter(fits.values())), None
    if found["rest"] and is_name(found["rest"], "project") and not _is_pot(reading, found["rest"]):
        block = reading.layout.blocks[row.block]
        start = max(0, block.text.find(found["rest"]))
        known = [one for one in mentions_in(reading, block, start) if one.start <= start + 1]
        purpose = End(block, known[0] if known else unknown(found["rest"], start, "recipient"))
    return RowParty(payer, purpose, LIKELY)


def _is_pot(reading: Reading, name: str) -> bool:
    """Whether initials stand for a pot of money that the document speaks of ("RTM": regionala tillväxtmedel)."""
    if not name.isupper():
        return False
    pots = {found[0] for block in reading.layout.blocks for found in _POT.finditer(block.text)}
    return any(acronym_of(name, one) for one in pots)


def _named_purpose(block: Block, rest: str) -> tuple[Block, Mention] | None:
    """What the money is for where a name that no list knows follows the payer's ("VGR Framtidens vård")."""
    name = rest.strip()
    if not re.match(r"\s+[A-ZÅÄÖ]", rest) or name.isupper() or not is_name(name, "recipient"):
        return None
    return block, unknown(name, max(0, block.text.find(name)), "recipient")


def _unit_called(reading: Reading, rest: str) -> tuple[Block, Mention] | None:
    """The unit that a lower-case word after a payer means ("Skolverket, lärcenter"), if one name ends with it."""
    found = re.fullmatch(r",\s+([a-zåäö-]{5,})", rest)
    if found is None:
        return None
    units: dict[str, tuple[Block, Mention]] = {}
    for block, one in reading.mentions():
        if one.label == "ORG" and one.origin != "anaphor" and one.name.casefold().endswith(f" {found[1]}"):
            units.setdefault(one.name, (block, one))
    return next(iter(units.values())) if len(units) == 1 else None


def _is_longer_name(label: str, first: Mention, sense: Sense) -> bool:
    """Whether the label is a longer name with a known one in it ("Region Skånes Folkteater AB")."""
    at = label.find(first.name)
    rest = label[at + len(first.name) :]
    if re.match(rf"\s*(?:,(?!{FORM_AFTER})|[(:;/–-]|för |avseende|via |genom|till )", rest):
        return False
    if sense.direction == "row_receives":
        return True
    branch = first.origin == "short" and _may_pay(label, sense)  # "HSB Göteborg" is not Göteborg
    return (at > 2 or first.genitive) and (branch or kind_by_form(label) is not None)


def _may_pay(label: str, sense: Sense) -> bool:
    """A payer that no list knows must look like an organisation, unless the caption says that payers stand there."""
    if table_cues()["surely_pays"].search(sense.caption) or table_cues()["funders"].search(sense.caption):
        return True
    return kind_by_form(label) is not None and len(label.split()) >= 2


def _unknown(reading: Reading, row: Row, label: str) -> RowParty | None:
    block = reading.layout.blocks[row.block]
    at = max(0, block.text.find(label))
    return RowParty(End(block, unknown(label, at, "recipient")), None, PLACED)


def _label_mentions(reading: Reading, row: Row) -> Iterator[tuple[Block, Mention]]:
    for cell in row.texts:
        found = place(reading, cell.start, cell.end, row.block) if cell.end > cell.start else None
        if found is not None:
            block, start, end = found
            for mention in mentions_in(reading, block, start, end):
                yield block, mention
