"""Tables whose cells are told apart: names and figures."""

from __future__ import annotations

import pytest

from nysta.extract.structure.blocks import Cell
from nysta.extract.structure.native import native_head, parted


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text, 0, len(text)) for text in texts)


@pytest.mark.parametrize(
    ("head", "numeric", "order"),
    [
        (("Mottagare", "Projekt", "Belopp"), {2}, "nnf"),
        (("Belopp", "Mottagare"), {0}, "fn"),
        (("Belopp 2023", "Belopp 2024"), {0, 1}, "nf"),  # what a row is called stands somewhere
        (("Mottagare", "Beslut"), {1}, "nf"),
        (("Kommuner", "2023"), {1}, "nf"),
    ],
)
def test_columns_of_names_and_of_figures(head: tuple[str, ...], numeric: set[int], order: str) -> None:
    found = native_head(cells(*head), numeric)
    assert found.order == order
    assert (len(found.names), len(found.figures)) == (order.count("n"), order.count("f"))


def test_a_column_of_decisions_is_one_of_amounts_where_it_holds_figures() -> None:
    assert native_head(cells("Mottagare", "Beslut"), {1}).figures[0].role == "amount"
    assert all(one.role != "amount" for one in native_head(cells("Mottagare", "Beslut"), set()).names)


def test_names_that_stand_once_are_inherited_from_the_row_above() -> None:
    above = cells("Kulturbidrag", "Ale kommun")
    texts, figures = parted(cells("", "Orust kommun", "100"), "nnf", above)
    assert [one.text for one in texts] == ["Kulturbidrag", "Orust kommun"]
    assert [one.text for one in figures] == ["100"]
    assert parted(cells("", "100"), "", ()) == (cells(""), cells("100"))
