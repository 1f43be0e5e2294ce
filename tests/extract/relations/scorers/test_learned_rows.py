"""Rows of tables that no rule reads, as the trained scorer reads them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nysta.extract.language.reading import Reading
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.scorers import learned_rows
from nysta.extract.relations.scorers.row_pairs import table_pairs

ALE, EDET, KUNGÄLV = "Ale kommun", "Lilla Edets kommun", "Kungälvs kommun"
ProminenceOf = Callable[[Reading], Prominence]
ISSUER = "Göta älvs kommunalförbund"
CAPTION = "Tabell 3. Så fördelas kostnaden mellan dem som står bakom oss, tkr"
TABLE = f"""{ISSUER}
Årsredovisning 2023

4 Ekonomi

{CAPTION}
                          2022      2023
{ALE}                1 200     1 250
{EDET}          640       655
{KUNGÄLV}           1 910     1 980
Summa                    3 750     3 885
"""


def test_each_row_is_paired_with_the_issuer_and_what_the_captions_name(
    reading_of: Callable[[str], Reading], prominence_of: ProminenceOf
) -> None:
    reading = reading_of(TABLE)
    (table,) = reading.layout.tables
    pairs = [(one.end.name, one.other.end.name) for one in table_pairs(reading, table, prominence_of(reading))]  # type: ignore[union-attr]
    assert {name for name, _ in pairs} == {ALE, EDET, KUNGÄLV}, "the sum is no row"
    assert all((name, "issuer") in pairs for name in (ALE, EDET, KUNGÄLV))


def test_the_names_of_a_row_are_paired_in_their_order(
    reading_of: Callable[[str], Reading], prominence_of: ProminenceOf
) -> None:
    rows = f"Digital bygd      {ALE}      500 000\nGrön väg      {EDET}      250 000\n"
    text = f"Projekt      Projektägare      Belopp, kr\n{rows}"
    reading = reading_of(text)
    (table,) = reading.layout.tables
    within = {
        (one.end.name, one.other.end.name)  # type: ignore[union-attr]
        for one in table_pairs(reading, table, prominence_of(reading))
        if one.other.place == "row"
    }
    assert within <= {("Digital bygd", ALE), ("Grön väg", EDET)}


def test_a_pair_tells_of_captions_heads_and_neighbours(
    reading_of: Callable[[str], Reading], prominence_of: ProminenceOf
) -> None:
    reading = reading_of(TABLE)
    (table,) = reading.layout.tables
    seen = next(iter(table_pairs(reading, table, prominence_of(reading)))).features
    assert {"kind=ORG.kommun", "other=issuer", "rows=kommun", "begins=True"} <= seen
    assert any(one.startswith("caption:") or one.startswith("before:") for one in seen)


@pytest.mark.parametrize("caption", ["Så står parterna för arenan, tkr", "Så står kommunerna för arenan, tkr"])
def test_amounts_and_years_come_from_the_columns(edges_of: Callable[..., Any], caption: str) -> None:
    arena = "Hallands Tillväxtarena"  # no association whose members a rule takes for its payers
    found = edges_of(TABLE.replace(CAPTION, f"Tabell 3. {caption}").replace(ISSUER, arena), issuer=arena)
    flows = found.get((ALE, "FUNDS", arena), [])
    assert {(one.year, one.amount_sek) for one in flows} == {(2022, 1_200_000), (2023, 1_250_000)}
    assert all(one.rule.endswith("/learned") for one in flows), "else another caption is to be found here"


def test_tables_read_together_state_what_each_does_alone(
    edges_of: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\n".join((TABLE, TABLE.replace("Tabell 3", "Tabell 4").replace(ALE, "Alingsås kommun")))
    together = edges_of(text, issuer=ISSUER)
    monkeypatch.setattr(learned_rows, "PORTION", 1)
    assert edges_of(text, issuer=ISSUER) == together
    assert any(one.rule.startswith("table/") for flows in together.values() for one in flows)
