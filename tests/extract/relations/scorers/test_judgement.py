"""What rules read, as far as what the scorers think of the same two names lets it be believed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from nysta.extract.language.reading import Reading
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.rows.cell_fit import Fit
from nysta.extract.relations.scorers.judgement import DISBELIEVED, DOUBTED, UNSUPPORTED, judged, judged_rows
from nysta.extract.relations.scorers.pairs import Pair, pairs_of
from nysta.extract.relations.scorers.row_pairs import RowPair
from nysta.extract.relations.sentences.mask import mask
from nysta.extract.relations.sentences.match import match_patterns
from nysta.extract.relations.statement import LIKELY, OF_TOPIC, Statement
from nysta.extract.relations.tables import ruled_tables
from nysta.extract.relations.weights import NONE, Weighing

ALE, GRÖN = "Ale kommun", "Grön väg"
SENTENCE = f"Projektet {GRÖN} leds av {ALE}."
TABLE = """Göta älvs kommunalförbund
Årsredovisning 2023

Medlemsbidrag, tkr
                          2022      2023
Ale kommun                1 200     1 250
Lilla Edets kommun          640       655
Kungälvs kommun           1 910     1 980
"""

Said = tuple[list[Statement], list[Pair]]


def weighing(likely: dict[str, float]) -> Weighing:
    """What thinks each class that likely, and nothing to be stated for the rest."""
    odds = {**likely, NONE: 1 - sum(likely.values())}
    return Weighing(max(likely, key=likely.__getitem__), max(likely.values()), tuple(odds), tuple(odds.values()))


@pytest.fixture
def said(reading_of: Callable[[str], Reading], prominence_of: Callable[[Reading], Prominence]) -> Said:
    """What rules read in the sentence, and its pairs."""
    reading = reading_of(SENTENCE)
    masked = mask(reading.sentences[0])
    ruled = [one for one in match_patterns(masked) if one.type == "COORDINATES"]
    return ruled, list(pairs_of(masked, prominence_of(reading)))


@pytest.mark.parametrize(
    ("likely", "left"), [(0.001, None), (0.04, None), (0.06, UNSUPPORTED), (0.2, UNSUPPORTED), (0.4, 1.0), (0.99, 1.0)]
)
def test_what_the_scorers_hold_for_unlikely_is_not_believed(said: Said, likely: float, left: float | None) -> None:
    ruled, pairs = said
    assert ruled
    assert len(pairs) == 1
    assert pairs[0].first.mentions[0].name == GRÖN, "so that who leads is the second"
    for before, after in zip(ruled, judged(ruled, pairs, [weighing({"COORDINATES<": likely})]), strict=True):
        expected = DISBELIEVED if left is None else max(LIKELY, before.confidence * left)
        assert after.confidence == pytest.approx(expected, abs=1e-3)


def test_the_other_direction_and_other_types_do_not_speak_for_it(said: Said) -> None:
    ruled, pairs = said
    for other in ("COORDINATES>", "FUNDS<"):
        told = judged(ruled, pairs, [weighing({"COORDINATES<": 0.01, other: 0.95})])
        assert all(one.confidence == DISBELIEVED for one in told)


def test_what_two_names_are_said_to_be_that_are_no_pair_is_less_sure(said: Said) -> None:
    ruled, _ = said
    for before, after in zip(ruled, judged(ruled, [], []), strict=True):
        assert after.confidence == pytest.approx(max(LIKELY, before.confidence * UNSUPPORTED), abs=1e-3)


def test_what_leaves_an_end_unsaid_stays_as_it_is(said: Said) -> None:
    ruled, pairs = said
    unsaid = [replace(one, source=replace(one.source, mention="topic")) for one in ruled]
    of_topic = [replace(one, rule=f"{one.rule}{OF_TOPIC}") for one in ruled]
    for some in (unsaid, of_topic):
        assert judged(some, [], []) == some
    doubted = [replace(one, rule="sentence/owns/company-of") for one in unsaid]
    assert all(one.confidence == DOUBTED for one in judged(doubted, pairs, [weighing({"COORDINATES<": 0.9})]))


@pytest.fixture
def rows(
    reading_of: Callable[[str], Reading], prominence_of: Callable[[Reading], Prominence]
) -> tuple[Sequence[Statement], Sequence[RowPair], Prominence]:
    """What rules read in the table, its pairs, and the prominence of its names."""
    reading = reading_of(TABLE)
    prominence = prominence_of(reading)
    (ruled,) = ruled_tables(Fit(reading), None, None, prominence)
    return [one for one in ruled.statements if one.type == "FUNDS"], ruled.pairs, prominence


def of_issuer(pairs: Sequence[RowPair], likely: dict[str, float]) -> list[Weighing]:
    """That money passes between the name of each row and the issuer, by the name of the row."""
    return [
        weighing({"FUNDS>": likely[one.end.name] if one.other.place == "issuer" else 0.001, "FUNDS<": 0.001})
        for one in pairs
    ]


def sure_of(told: Sequence[Statement]) -> dict[str, float]:
    return {one.source.name: one.confidence for one in told}


def test_a_row_is_as_sure_as_most_rows_of_its_table(rows: Any) -> None:
    ruled, pairs, prominence = rows
    names = sorted({one.source.name for one in ruled})
    assert len(names) == 3
    likely = dict.fromkeys(names, 0.95)
    alike = sure_of(judged_rows(ruled, pairs, of_issuer(pairs, likely), prominence))
    assert len(set(alike.values())) == 1
    one_odd = sure_of(judged_rows(ruled, pairs, of_issuer(pairs, {**likely, names[0]: 0.01}), prominence))
    assert one_odd == alike
    none = judged_rows(ruled, pairs, of_issuer(pairs, dict.fromkeys(names, 0.01)), prominence)
    assert all(one.confidence == DISBELIEVED for one in none)


def test_what_is_no_money_stays_as_it_is(rows: Any) -> None:
    ruled, pairs, prominence = rows
    owned = [replace(one, type="OWNS") for one in ruled]
    readings = of_issuer(pairs, dict.fromkeys({one.end.name for one in pairs}, 0.01))
    assert judged_rows(owned, pairs, readings, prominence) == owned
    arrows = [replace(one, rule="table/arrow") for one in ruled]
    assert judged_rows(arrows, pairs, readings, prominence) == arrows, "a row says in its own words who pays whom"
    assert judged_rows(ruled, [], [], prominence) == ruled, "rows without pairs are not weighed"
