"""Numbered items below a colon, groups below a heading, one figure a line; all names invented."""

from __future__ import annotations

from nysta.extract.document import SourceText
from nysta.extract.structure import Layout, analyse


def layout_of(text: str) -> Layout:
    return analyse(SourceText("prov.txt", "0" * 64, text))


def items_of(text: str) -> list[str]:
    return [block.text for block in layout_of(text).blocks if block.kind == "item"]


def test_numbers_below_a_colon_begin_items() -> None:
    found = items_of(
        "§ 12 Bidrag\n\nNämnden beslutar att bevilja bidrag till:\n1. Orrby Byalag, 20 000 kr för ny brygga\n"
        "2. Orrby Teater, 35 000 kr för en turné i\nhela kommunen\n3. IK Tjärnan, 5 000 kr för bollar\n"
    )
    assert found == [
        "Orrby Byalag, 20 000 kr för ny brygga",
        "Orrby Teater, 35 000 kr för en turné i hela kommunen",
        "IK Tjärnan, 5 000 kr för bollar",
    ]


def test_numbered_headings_stay_headings() -> None:
    text = "Rapport\n\nSå här ligger kapitlen:\n\n\n2. Bakgrund\n\nKommunen växer.\n\n3. Mål\n\nMålet är nått.\n"
    assert items_of(text) == []
    assert items_of("1. Inledning\n2. Mål\n\nMålet är nått.\n") == []


def test_rows_that_are_numbered_stay_rows() -> None:
    text = (
        "Bidrag, fördelade så här:\n1. Orrby Byalag  20 000 kr\n2. Orrby Teater  35 000 kr\n3. IK Tjärnan  5 000 kr\n"
    )
    assert items_of(text) == []


def test_a_figure_a_line_below_each_name_makes_rows() -> None:
    text = "Medlemmarnas bidrag\n\nOrrby kommun\n1 100 000\nRegion Ryd\n2 100 000\nEks kommun\n1 000 000\n"
    (table,) = layout_of(f"{text}Summa\n4 200 000\n\nRevision\n\nFörbundet granskas.\n").tables
    assert [(row.label, row.cells[0].text) for row in table.rows] == [
        ("Orrby kommun", "1 100 000"),
        ("Region Ryd", "2 100 000"),
        ("Eks kommun", "1 000 000"),
        ("Summa", "4 200 000"),
    ]
    assert table.title == "Medlemmarnas bidrag"


def test_small_figures_below_words_make_none() -> None:
    text = "Nyckeltal\n\nAntal möten\n12\nAntal ärenden\n140\nAntal ledamöter\n9\n"
    assert all(row.label != "Antal möten" for table in layout_of(text).tables for row in table.rows)


def test_a_group_below_a_heading_lies_below_it() -> None:
    blocks = layout_of("Medlemsavgifter 2024\nKommuner\nEk  45 000\nAsk  32 000\nFöretag\nPapp AB  9 000\n").blocks
    row = next(block for block in blocks if block.text.startswith("Ek"))
    assert row.section.headings == ("Medlemsavgifter 2024", "Kommuner")


def test_a_group_with_prose_below_is_a_section_of_its_own() -> None:
    blocks = layout_of("Samverkan\nKommuner\nVi arbetar med kommunerna i länet hela året runt.\n").blocks
    assert blocks[-1].section.headings == ("Kommuner",)
