"""What rules read in rows, as features for the trained scorers."""

from __future__ import annotations

from collections.abc import Callable

from nysta.extract.language.reading import Reading
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.rows.cell_fit import Fit
from nysta.extract.relations.tables import ruled_tables

ReadingOf = Callable[[str], Reading]
ProminenceOf = Callable[[Reading], Prominence]


def test_a_row_tells_what_rules_read_of_it_and_its_table(reading_of: ReadingOf, prominence_of: ProminenceOf) -> None:
    rows = "Ale kommun      1 200      1 250\nLilla Edets kommun      640      655\n"
    text = f"Göta älvs kommunalförbund\nÅrsredovisning 2023\n\nMedlemsbidrag, tkr\n      2022      2023\n{rows}"
    reading = reading_of(text)
    prominence = prominence_of(reading)
    (ruled,) = ruled_tables(Fit(reading), None, None, prominence)
    assert all("rule.table=FUNDS" in one.features for one in ruled.pairs)
    to_issuer = [one.features for one in ruled.pairs if one.other.place == "issuer"]
    assert len(to_issuer) == 2
    assert all("rule=FUNDS>" in one for one in to_issuer)
    assert {len(one.parts) for one in ruled.pairs} == {5}
