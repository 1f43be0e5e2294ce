"""In which unit the figures of a table stand that states none; all invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ASSOCIATION, MEMBER = "Göta älvs kommunalförbund", "Ale kommun"
PROSE = " ".join(f"Kostnaden för del {at} blev {at}50 tkr." for at in range(1, 8))
IN_KRONOR = PROSE.replace(" tkr", " 000 kronor")
TABLE = """Medlemsbidrag per kommun

                          2022        2023
Ale kommun               4 650       4 480
Lilla Edets kommun       2 325       2 240
Kungälvs kommun         10 640      10 220
"""
ROUND = TABLE.replace("4 650       4 480", "4 650 000   4 480 000").replace(
    "2 325       2 240", "2 325 000   2 240 000"
)
ROUND = ROUND.replace("10 640      10 220", "10 640 000  10 220 000")


@pytest.mark.parametrize(
    ("above", "table", "amounts"),
    [
        (PROSE, TABLE, {4_650_000, 4_480_000}),
        (IN_KRONOR, TABLE, {4_650, 4_480}),
        ("BUDGET 2023 (tkr)\n\nHälften kommer från staten.", TABLE, {4_650_000, 4_480_000}),
        ("Alla belopp redovisas i tusentals kronor.", TABLE, {4_650_000, 4_480_000}),
        ("Alla belopp redovisas i tusentals kronor.", ROUND, {4_650_000, 4_480_000}),
        (PROSE, ROUND, {4_650_000, 4_480_000}),
    ],
    ids=["sentences in tkr", "sentences in kronor", "heading in brackets", "said of all", "round kronor", "both"],
)
def test_the_unit_of_a_table_that_states_none(
    edges_of: Callable[..., Any], above: str, table: str, amounts: set[int]
) -> None:
    head = f"{ASSOCIATION}\nÅrsredovisning 2023\n\n1 Allmänt"
    text = f"{head}\n\n{above}\n\n4 Ekonomi\n\nSe nedan.\n\nIntäkter\n\n{table}"
    found = edges_of(text, issuer=ASSOCIATION)
    assert {one.amount_sek for one in found[MEMBER, "FUNDS", ASSOCIATION]} == amounts


def test_a_table_s_own_head_says_nothing_of_the_others(edges_of: Callable[..., Any]) -> None:
    head = "Kostnadsslag       Belopp i tkr\nLokaler                1 210\nIt                       340"
    text = f"{ASSOCIATION}\nÅrsredovisning 2023\n\n3 Kostnader\n\n{head}\n\n4 Ekonomi\n\n{ROUND}"
    found = edges_of(text, issuer=ASSOCIATION)
    assert {one.amount_sek for one in found[MEMBER, "FUNDS", ASSOCIATION]} == {4_650_000, 4_480_000}
