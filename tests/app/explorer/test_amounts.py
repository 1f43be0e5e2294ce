"""Money, shares and years as people write them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.app.explorer import amounts

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("amount", "sv", "en"),
    [
        (0, "0 kr", "0 SEK"),
        (950, "950 kr", "950 SEK"),
        (1_250_000, "1 250 tkr", "1,250 kSEK"),
        (7_500_000, "7 500 tkr", "7,500 kSEK"),
        (43_355_000, "43,4 mnkr", "43.4 MSEK"),
        (12_000_000, "12 mnkr", "12 MSEK"),
        (1_234_000_000, "1,2 mdkr", "1.2 bn SEK"),
        (-25_000_000, "−25 mnkr", "-25 MSEK"),
    ],
)
def test_kronor(amount: int, sv: str, en: str) -> None:
    assert amounts.kronor(amount, "sv").replace(NBSP, " ") == sv
    assert amounts.kronor(amount, "en").replace(NBSP, " ") == en


def test_exact_kronor() -> None:
    assert amounts.exact_kronor(43_355_000).replace(NBSP, " ") == "43 355 000 kr"


@given(st.integers(-(10**12), 10**12))
def test_no_amount_can_be_broken_over_two_lines(amount: int) -> None:
    assert " " not in amounts.kronor(amount, "sv")


def test_shares() -> None:
    assert amounts.share(54.0).replace(NBSP, " ") == "54 %"
    assert amounts.share(33.33, "en") == "33.33%"
    assert amounts.share(12.5).replace(NBSP, " ") == "12,5 %"


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [(2024, 2024, "2024"), (2023, 2025, "2023–2025"), (2024, None, "2024"), (None, None, "")],
)
def test_years(first: int | None, last: int | None, text: str) -> None:
    assert amounts.years(first, last) == text


@pytest.mark.parametrize(
    ("amount", "unit", "sv", "en"),
    [
        (43_355_000, "kr", "43 355 000", "43,355,000"),
        (43_355_000, "tkr", "43 355", "43,355"),
        (43_355_000, "mnkr", "43,4", "43.4"),
        (-1_200_000, "mnkr", "−1,2", "-1.2"),
    ],
)
def test_amounts_in_a_unit(amount: int, unit: str, sv: str, en: str) -> None:
    assert amounts.in_unit(amount, unit, "sv").replace(NBSP, " ") == sv
    assert amounts.in_unit(amount, unit, "en") == en


def test_changes_carry_their_sign() -> None:
    assert amounts.in_unit(755_000, "tkr", sign=True) == "+755"
    assert amounts.percent_change(42_600_000, 43_355_000).replace(NBSP, " ") == "+1,8 %"
    assert amounts.percent_change(100, 60).replace(NBSP, " ") == "−40 %"
    assert amounts.percent_change(0, 60) == ""


@given(st.integers(0, 10**12))
def test_the_fitting_unit_keeps_tables_narrow(largest: int) -> None:
    assert len(amounts.in_unit(largest, amounts.fitting_unit(largest))) <= 11


def test_a_cell_without_an_amount_is_a_dash() -> None:
    assert [amounts.cell(value, "tkr") for value in (None, float("nan"), 4_355_000)] == ["–", "–", "4\u00a0355"]
    for value in (4_355_000.0, np.int64(4_355_000)):
        assert amounts.cell(value, "tkr", "en", sign=True) == "+4,355"


def test_an_axis_counts_by_millions_or_billions() -> None:
    assert amounts.axis_unit(9_999_999_999) == (1_000_000, "mnkr")
    assert amounts.axis_unit(-61_300_000_000, "en") == (1_000_000_000, "bn SEK")
