"""Figures below names, whose years a line above or each figure says; all names invented."""

from __future__ import annotations

import pytest

from nysta.extract.document import SourceText
from nysta.extract.structure import Table, analyse


def tables_of(text: str) -> tuple[Table, ...]:
    return analyse(SourceText("prov.txt", "0" * 64, text)).tables


def rows_of(table: Table) -> list[tuple[list[str], list[str]]]:
    return [([cell.text for cell in row.texts], [cell.text for cell in row.cells]) for row in table.rows]


STACKS = (
    "Teater Grytan\n     198 000\n     203 500\n"
    "IK Tjärnan\n     15 000\n     -\n"
    "Stiftelsen Båken\n     410 000\n     425 000\n"
)


@pytest.mark.parametrize(
    "head",
    [
        "(kronor; det övre beloppet avser 2023, det undre 2024)",
        "Under varje namn står bidraget 2023 och bidraget 2024 i kronor.",
        "Bidrag 2023\nBidrag 2024",
    ],
)
def test_years_said_above_the_first_name(head: str) -> None:
    (table,) = tables_of(f"Årliga bidrag\n\n{head}\n\n{STACKS}\n")
    assert [column.year for column in table.columns] == [2023, 2024]
    assert rows_of(table) == [
        (["Teater Grytan"], ["198 000", "203 500"]),
        (["IK Tjärnan"], ["15 000", "-"]),
        (["Stiftelsen Båken"], ["410 000", "425 000"]),
    ]


def test_a_unit_said_with_the_years() -> None:
    (table,) = tables_of(f"Årliga bidrag\n(tkr; först 2023, sedan 2024)\n\n{STACKS}\n")
    assert table.factor == 1000


def test_percents_and_words_below_the_amounts_have_a_column() -> None:
    text = "Teater Grytan\n640 000\n650 000\n1,6 %\nIK Tjärnan\n-\n45 000\nny\nStiftelsen Båken\n30 000\n0\navslutas\n"
    (table,) = tables_of(f"Bidrag\n\nNedan visas bidraget 2023, bidraget 2024 och förändringen.\n\n{text}\n")
    assert [column.year for column in table.columns] == [2023, 2024]
    assert rows_of(table)[1] == (["IK Tjärnan", "ny"], ["-", "45 000"])


def test_figures_whose_years_nobody_says_have_none() -> None:
    assert all(not table.columns for table in tables_of(f"Årliga bidrag\n\n{STACKS}\n"))


@pytest.mark.parametrize("sign", ["     ", ": "])
def test_figures_that_say_their_year_stand_in_the_group_of_a_name(sign: str) -> None:
    text = f"Falu kommun\n  2023{sign}6 000\n  2024{sign}4 400\nSäters kommun\n  2024{sign}1 200\n"
    (table,) = tables_of(f"Tillskott, tkr\n{text}\nMer finns inte att säga om det.\n")
    assert [(row.group, row.label, row.cells[0].text) for row in table.rows] == [
        ("Falu kommun", "2023", "6 000"),
        ("Falu kommun", "2024", "4 400"),
        ("Säters kommun", "2024", "1 200"),
    ]
