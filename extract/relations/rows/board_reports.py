"""Which boards report in a document, and for which year its grants are only proposed."""

from __future__ import annotations

from nysta.extract.language.reading import Reading
from nysta.extract.relations.parties import mentions_in
from nysta.extract.relations.rows.circumstances import ABOVE, LONGEST_LINE, circumstance_cues
from nysta.extract.relations.statement import End
from nysta.extract.structure.headwords import year_of


def reports_of_boards(reading: Reading) -> list[End]:
    """The boards whose own reports a document holds, where a line says so: "Årsrapport 2023 för kulturnämnden"."""
    found = []
    for block in reading.layout.blocks:
        said = circumstance_cues()["report_of"].search(block.text) if len(block.text) <= LONGEST_LINE else None
        named = mentions_in(reading, block, said.end()) if said is not None else []
        if said is not None and named and named[0].start <= said.end() + 1 and named[0].kind == "nämnd":
            found.append(End(block, named[0]))
    return found


def proposed_year(reading: Reading) -> int | None:
    """The year whose grants a document only proposes: "fullmäktige föreslås … fastställa bidrag för 2024 i enlighet med
    föreliggande förslag"; None where it asks for no such decision."""
    blocks = reading.layout.blocks
    for block in blocks:
        if "förslag" not in block.text:
            continue
        before = blocks[block.number - 1].text if block.number else ""  # where an item's line was broken before a year
        if (found := circumstance_cues()["asks_for"].search(f"{before} {block.text}")) is None:
            continue
        near = " ".join(one.text for one in blocks[max(0, block.number - ABOVE) : block.number + 1])
        if circumstance_cues()["asked_of"].search(near) is not None:
            return year_of(found[0])
    return None
