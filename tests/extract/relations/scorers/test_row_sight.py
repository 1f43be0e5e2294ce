"""What the network sees of rows: words as they are, names and figures as what they are, and what stands above."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.language.reading import Reading
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.scorers.joint import Joint
from nysta.extract.relations.scorers.row_pairs import RowPair, table_pairs

ALE, EDET, ISSUER = "Ale kommun", "Lilla Edets kommun", "Göta älvs kommunalförbund"
TABLE = f"""{ISSUER}
Årsredovisning 2023

4 Ekonomi

Tabell 3. Bidrag till Naturskolan Älven AB från ägarna 2023, tkr
Kommun                    2022      2023
{ALE}                1 200     1 250
{EDET}          640       655
"""


@pytest.fixture(scope="module")
def pairs(reading_of: Callable[[str], Reading], prominence_of: Callable[[Reading], Prominence]) -> list[RowPair]:
    """The pairs of the names of the table's rows."""
    reading = reading_of(TABLE)
    (table,) = reading.layout.tables
    return list(table_pairs(reading, table, prominence_of(reading)))


def test_a_name_is_seen_as_what_it_is_and_not_what_it_is_called(pairs: list[RowPair]) -> None:
    firsts = {one.end.name: one.places.first for one in pairs}
    assert firsts.keys() == {ALE, EDET}
    for place in firsts.values():
        assert place is not None
        word, seen = place.looks[place.at]
        assert word == ""
        assert "kind=ORG.kommun" in seen
        assert not any(part in word for word, _ in place.looks for part in ("ale", "edet"))


def test_figures_are_seen_as_figures(pairs: list[RowPair]) -> None:
    place = next(one.places.first for one in pairs if one.end.name == EDET)
    assert place is not None
    assert any("figure=number" in seen for _, seen in place.looks)
    assert not any(word.isdigit() for word, _ in place.looks)


def test_what_stands_above_is_seen_by_every_row_and_holds_the_other_end(pairs: list[RowPair]) -> None:
    owned = [one for one in pairs if one.other.end.name == "Naturskolan Älven AB"]
    assert len(owned) == 2
    above = [one.places.above for one in pairs]
    assert len({id(one.looks) for one in above if one is not None}) == 1
    assert None not in above
    for one in owned:
        second = one.places.second
        assert second is not None
        assert above[0] is not None
        assert second.looks is above[0].looks
        assert "kind=ORG.bolag" in second.looks[second.at][1]
        assert {"bidrag", "ägarna"} <= {word for word, _ in second.looks}


def test_an_issuer_stands_nowhere(pairs: list[RowPair]) -> None:
    assert all(one.places.second is None for one in pairs if one.other.place == "issuer")


def test_a_row_reads_the_same_in_any_company(
    pairs: list[RowPair], reading_of: Callable[[str], Reading], prominence_of: Callable[[Reading], Prominence]
) -> None:
    reading = reading_of(TABLE)
    joint = Joint(reading.vectors, prominence_of(reading))
    together = joint.rows(pairs)
    for alone, one in zip([joint.rows([one])[0] for one in pairs], together, strict=True):
        assert (alone.kind, alone.sure) == (one.kind, pytest.approx(one.sure, abs=1e-9))
        assert alone.odds == pytest.approx(one.odds, abs=1e-9)
    assert Joint(None, prominence_of(reading)).rows(pairs) != together, "the network has a say"
