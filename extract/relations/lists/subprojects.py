"""The parts of a project in one field of its sheet: "Delprojekt: Bryggan Vård (ansvarig: Sollefteå kommun)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nysta.extract.language.reading import Reading
from nysta.extract.relations.parties import Party, is_name, parties, unknown
from nysta.extract.relations.roles import role_of_label
from nysta.extract.relations.statement import End, Statement
from nysta.extract.structure import Block

SURE, LIKELY = 0.8, 0.7

# Between two parts, outside of brackets.
_BETWEEN = re.compile(r"(?:[,;]|\soch|\ssamt)\s+(?=[A-ZÅÄÖ\d\"”])(?![^(]*\))")
_LED = re.compile(
    r"\(\s*(?P<how>ansvarig\w*|leds av|drivs av|ägs av|projektägare|koordinator|samordnas av)\s*:?\s+(?P<who>[^()]+)\)"
)


def is_part_label(label: str) -> bool:
    """Whether a field's label says that its value names parts of a project."""
    return label.strip().casefold().startswith("delprojekt")


def part_statements(reading: Reading, block: Block, start: int, project: End) -> Iterator[Statement]:
    """That what ``block.text[start:]`` names is part of ``project``, and who leads each."""
    span = block.offsets[0], block.offsets[-1] + 1
    edges = [start, *(edge for found in _BETWEEN.finditer(block.text, start) for edge in found.span()), len(block.text)]
    for a, b in zip(edges[::2], edges[1::2], strict=True):
        name = block.text[a:b].split(" (")[0].strip(' "”.,')
        if not is_name(name, "project"):
            continue
        part = End(block, unknown(name, block.text.index(name, a), "project"))
        yield Statement("PART_OF", part, project, *span, "list/subproject", SURE)
        led = _LED.search(block.text, a, b)
        leaders: list[Party] = parties(reading, block, *led.span("who"), "lead") if led is not None else []
        for one in leaders:
            sure = SURE if one.known else LIKELY
            role = role_of_label("COORDINATES", led["how"]) if led is not None else None
            yield Statement("COORDINATES", one.end, part, *span, "list/subproject-lead", sure, role=role)
