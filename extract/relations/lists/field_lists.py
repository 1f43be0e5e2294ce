"""Lists of fields: lines with labels, labels above their values, tables of two columns; cut into records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nysta.extract.language.reading import Reading
from nysta.extract.relations.lists.subprojects import is_part_label
from nysta.extract.relations.parties import place
from nysta.extract.structure import Block, Table
from nysta.extract.structure.fields import exact_field, field_role, is_note, split_field
from nysta.extract.structure.lines import cues

# Roles that begin a new record when they come again.
OPENING = frozenset({"project", "recipient", "company"})
# Roles that name the ends of relations.
PARTIES = frozenset(
    {"project", "lead", "partner", "together", "payer", "cofunder", "recipient", "programme", "commissioner"}
    | {"council", "chair", "secretariat", "owner", "company"}
)
# The role of a field that names parts of a project.
PART = "part"
# A list of fields says something when it has this many.
FEWEST = 2
# Below a label in a line of its own: how many values, and how long each, in characters.
MOST_VALUES, LONGEST_VALUE = 6, 90
# Roles of which a label has one value: what stands below it is a label that nobody knows ("Platser") or its value.
_ONE_VALUE = frozenset({"amount", "eu_amount", "spent", "budget", "year", "period", "state"})


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its role, where its value stands, and its label."""

    role: str
    block: Block
    start: int
    end: int
    label: str = ""

    @property
    def value(self) -> str:
        """The words of the value."""
        return self.block.text[self.start : self.end]


def field_lists(reading: Reading) -> Iterator[list[Field]]:
    """Runs of neighbouring fields, with the roles that they have beside one another."""
    yield from map(_with_parts, _runs(reading))


def _runs(reading: Reading) -> Iterator[list[Field]]:
    yield from _labelled(reading)
    run: list[Field] = []
    for block in reading.layout.blocks:
        found = split_field(block.text) if block.kind in ("row", "item") else None
        if found is not None:
            run.append(Field(found[0], block, found[1], len(block.text), block.text[: found[1]]))
        elif run and not (block.kind == "paragraph" and is_note(block.text)):
            yield run
            run = []
    if run:
        yield run
    for table in reading.layout.tables:
        yield from _of_table(reading, table)


def _labelled(reading: Reading) -> Iterator[list[Field]]:
    """Fields whose label stands in a line of its own, above its values."""
    run: list[Field] = []
    role, label, left = None, "", 0
    for block in reading.layout.blocks:
        found = exact_field(block.text) if block.kind != "item" else None
        if found is not None:
            role, label, left = found, block.text, 1 if found in _ONE_VALUE else MOST_VALUES
        elif role is not None and left and _is_value(block):
            run.append(Field(role, block, 0, len(block.text), label))
            left -= 1
        else:
            if len({one.role for one in run if one.role in PARTIES}) >= FEWEST:
                yield run
            run, role = [], None
    if len({one.role for one in run if one.role in PARTIES}) >= FEWEST:
        yield run


def _is_value(block: Block) -> bool:
    """Whether a block below a label can be its value: no sentence, and no numbered heading ("5.3 Norra Spåret")."""
    numbered = block.kind == "heading" and cues()["numbered_heading"].fullmatch(block.text) is not None
    return len(block.text) <= LONGEST_VALUE and not block.text.endswith(".") and not numbered


def labelled_blocks(reading: Reading) -> frozenset[int]:
    """The numbers of the blocks that are values below labels in lines of their own."""
    return frozenset(one.block.number for run in _labelled(reading) for one in run)


def is_field_table(table: Table) -> bool:
    """Whether a native table is a list of fields: two columns, the first of them known labels."""
    if not table.native:
        return False
    labels = [row.label for row in table.rows if row.label]
    known = sum(field_role(label.rstrip(" :")) is not None for label in labels)
    narrow = all(sum(cell.end > cell.start for cell in (*row.texts, *row.cells)) <= 2 for row in table.rows)
    return narrow and known >= FEWEST and known >= len(labels) / 2


def _of_table(reading: Reading, table: Table) -> Iterator[list[Field]]:
    if not is_field_table(table):
        return
    run = []
    for row in table.rows:
        role = field_role(row.label.rstrip(" :"))
        value = next((cell for cell in (*row.texts[1:], *row.cells) if cell.end > cell.start), None)
        if role is None or value is None:
            continue
        found = place(reading, value.start, value.end, row.block)
        if found is not None:
            run.append(Field(role, *found, row.label))
    yield run


def records_of(fields: list[Field]) -> Iterator[list[Field]]:
    """A list cut into records: each begins with the role that begins the first one, when it comes again."""
    opening = next((one.role for one in fields if one.role in OPENING), None)
    record: list[Field] = []
    for one in fields:
        if record and opening is not None and one.role == opening and any(o.role == opening for o in record):
            yield record
            record = []
        record.append(one)
    if record:
        yield record


def _with_parts(fields: list[Field]) -> list[Field]:
    """A list in which the one field "Delprojekt" after others names parts of the project that they tell of."""
    parts = [at for at, one in enumerate(fields) if is_part_label(one.block.text[: one.start])]
    if len(parts) != 1 or parts[0] == 0:
        return fields
    return [replace(one, role=PART) if at == parts[0] else one for at, one in enumerate(fields)]
