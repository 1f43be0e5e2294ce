"""Amounts, years and shares, in text and in cells."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.language.values import Money, Share, Unit, Years, find_unit, find_values, parse_amount, split_amounts

CASES = yaml.safe_load((Path(__file__).parent / "money-cases.yaml").read_text(encoding="utf-8"))
TKR = Unit("tkr", 1000)


def money_in(text: str) -> list[Money]:
    return [one for one in find_values(text) if isinstance(one, Money)]


def years_in(text: str) -> list[tuple[int, int | None, bool]]:
    return [(y.first, y.last, y.each_year) for y in find_values(text) if isinstance(y, Years)]


def shares_in(text: str) -> list[float]:
    return [one.percent for one in find_values(text) if isinstance(one, Share)]


def test_there_are_enough_hard_cases() -> None:
    assert len(CASES) >= 200
    assert len({text for text, _ in CASES}) == len(CASES)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_money_is_exact(text: str, expected: list[int | list[int] | None]) -> None:
    found = [[one.low, one.high] if one.low is not None else one.kronor for one in money_in(text)]
    assert found == expected


def test_a_value_knows_its_place() -> None:
    text = "Göteborgs Stad bidrar med cirka 1 250 tkr per år och äger 54 procent sedan 2019."
    for value in find_values(text):
        assert text[value.start : value.end] == value.text
    (amount,) = money_in(text)
    assert (amount.text, amount.per, amount.about, amount.unit) == ("1 250 tkr per år", "år", "cirka", "tkr")


@pytest.mark.parametrize(
    ("text", "per", "rate"),
    [
        ("6 kr/invånare", "invånare", 6.0),
        ("6,50 kr/inv", "invånare", 6.5),
        ("6 kr per invånare och år", "invånare och år", 6.0),
        ("6 kr/inv/år", "invånare och år", 6.0),
        ("12 tkr per elev", "elev", 12000.0),
        ("2 500 kr/mån", "månad", 2500.0),
    ],
)
def test_rates(text: str, per: str, rate: float) -> None:
    (amount,) = money_in(text)
    assert (amount.kronor, amount.per, amount.rate) == (None, per, rate)


@pytest.mark.parametrize(
    "text",
    [
        "200 000 kr vardera",
        "vardera 200 000 kr",
        "var sin 200 000 kr",
        "200 000 kr var.",
        "200 000 kr per kommun",
    ],
)
def test_each_of_several_parties(text: str) -> None:
    (amount,) = money_in(text)
    assert amount.each
    assert amount.kronor == 200000


def test_an_amount_for_all_is_not_for_each() -> None:
    (amount,) = money_in("Avgiften var 200 000 kr var man än bor.")
    assert not amount.each


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Under 2023 ökade", [(2023, None, False)]),
        ("perioden 2023–2025", [(2023, 2025, False)]),
        ("perioden 2023-2025", [(2023, 2025, False)]),
        ("perioden 2023 – 2025", [(2023, 2025, False)]),
        ("läsåret 2021/22", [(2021, 2022, False)]),
        ("perioden 2014–20", [(2014, 2020, False)]),
        ("2023 och 2024", [(2023, 2024, False)]),
        ("åren 2023, 2024 och 2025", [(2023, 2025, False)]),
        ("från 2023 till 2025", [(2023, 2025, False)]),
        ("från 2023 till och med 2025", [(2023, 2025, False)]),
        ("från 2023 t.o.m. 2025", [(2023, 2025, False)]),
        ("500 tkr per år 2023–2025", [(2023, 2025, True)]),
        ("årligen 500 tkr under 2023–2025", [(2023, 2025, True)]),
        ("500 tkr för vart och ett av åren 2023–2025", [(2023, 2025, True)]),
        ("2023–2025 med 500 tkr per år", [(2023, 2025, True)]),
        ("500 tkr per år. Under 2023–2025 gällde", [(2023, 2025, False)]),
        ("den 12 maj 2023", [(2023, None, False)]),
        ("2023-05-12", []),
        ("dnr KS 2023-00123", []),
        ("dnr 2023/00123", []),
        ("lagen (2018:597)", []),
        ("SFS 2018:597", []),
        ("2 023 kr", []),
        ("031-2023", []),
        ("RUN 2023 2022", [(2023, None, False), (2022, None, False)]),
        ("2025–2023", [(2025, None, False)]),
        ("bygg 1850 klart", []),
    ],
)
def test_years(text: str, expected: list[tuple[int, int | None, bool]]) -> None:
    assert years_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GR äger 54 procent", [54.0]),
        ("GR äger 54 %", [54.0]),
        ("GR äger 54%", [54.0]),
        ("GR äger 54,5 procent", [54.5]),
        ("GR äger hälften", [50.0]),
        ("GR äger två tredjedelar", [66.67]),
        ("GR äger en fjärdedel", [25.0]),
        ("100-procentigt ägt", [100.0]),
        ("fem procent", [5.0]),
        ("Andel (%) 12 13", []),
        ("ökade med 5 procentenheter", []),
        ("helägt dotterbolag", []),
    ],
)
def test_shares(text: str, expected: list[float]) -> None:
    assert shares_in(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2 588", 2588000),
        ("2\u00a0588", 2588000),
        ("–1 200", -1200000),
        ("- 1 200", -1200000),
        ("−1 200", -1200000),
        ("(1 200)", -1200000),
        ("1 234,5", 1234500),
        ("1.250", 1250000),
        ("+300", 300000),
        ("0", 0),
        ("0,5", 500),
        ("2 mnkr", 2000000),
        ("450 kr", 450),
        ("2 588*", 2588000),
        ("-", None),
        ("–", None),
        ("", None),
        (" ", None),
        ("12 %", None),
        ("Summa", None),
        ("2 588 2 716", None),
        ("12 st", None),
    ],
)
def test_cells(cell: str, expected: int | None) -> None:
    assert parse_amount(cell, TKR) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Tabell 3 Bidrag till kommunerna, tkr.", 1000),
        ("Belopp i mnkr", 1_000_000),
        ("Belopp i miljoner kronor", 1_000_000),
        ("Resultaträkning (kr)", 1),
        ("Tkr 2023 2022", 1000),
        ("2023 2022 tkr", 1000),
        ("Belopp i tusentals kronor", 1000),
        ("(1 000 kr)", 1000),
        ("Driftbudget, Mkr", 1_000_000),
        ("mdkr", 1_000_000_000),
        ("SEK", 1),
        ("Bidraget är 500 tkr", None),
        ("kr/invånare", None),
        ("kr per invånare", None),
        ("Antal elever", None),
        ("Miljoner besök", None),
    ],
)
def test_units_of_headings(heading: str, expected: int | None) -> None:
    unit = find_unit(heading)
    assert (unit.factor if unit else None) == expected


@pytest.mark.parametrize(
    ("run", "columns", "expected"),
    [
        ("2 588 2 716", 2, ["2 588", "2 716"]),
        ("937 930", 2, ["937", "930"]),
        ("937 930", 1, ["937 930"]),
        ("42 680 43 355", 2, ["42 680", "43 355"]),
        ("7 500 7 500", 2, ["7 500", "7 500"]),
        ("12 345 678 12 245 999", 2, ["12 345 678", "12 245 999"]),
        ("0 0 1 500 2 300", 4, ["0", "0", "1 500", "2 300"]),
        ("100 200 300 400", 2, ["100 200", "300 400"]),
        ("100 200 300 400", 4, ["100", "200", "300", "400"]),
        ("- 1 200", 2, ["-", "1 200"]),
        ("- 1 200", 1, ["- 1 200"]),
        ("1 200 – 1 100", 3, ["1 200", "–", "1 100"]),
        ("-1 200 -1 300 -100", 3, ["-1 200", "-1 300", "-100"]),
        ("12,5 13,2", 2, ["12,5", "13,2"]),
        ("1 234,5 1 300,0", 2, ["1 234,5", "1 300,0"]),
        ("54 % 46 %", 2, ["54 %", "46 %"]),
        ("54% 46%", 2, ["54%", "46%"]),
        ("1 2 3", 2, None),
        ("1 2", 3, None),
        ("", 1, None),
        ("abc 12", 2, None),
        ("12", 0, None),
    ],
)
def test_figures_without_borders(run: str, columns: int, expected: list[str] | None) -> None:
    assert split_amounts(run, columns) == expected


def grouped(value: int) -> str:
    return f"{value:,}".replace(",", " ")


@given(st.integers(0, 10**9), st.sampled_from([("kr", 1), ("tkr", 1000), ("mnkr", 10**6), ("Mkr", 10**6)]))
def test_every_grouped_amount_is_read_back(value: int, unit: tuple[str, int]) -> None:
    text = f"Nämnden ger föreningen {grouped(value)} {unit[0]} i stöd."
    (amount,) = money_in(text)
    assert amount.kronor == value * unit[1]


@given(st.integers(0, 99999), st.integers(1, 99))
def test_every_decimal_amount_is_read_back(whole: int, hundredths: int) -> None:
    (amount,) = money_in(f"Totalt {whole},{hundredths:02} miljoner kronor.")
    assert amount.kronor == whole * 1_000_000 + hundredths * 10_000


@given(st.integers(-(10**9), 10**9))
def test_every_cell_is_read_back(value: int) -> None:
    cell = ("–" if value < 0 else "") + grouped(abs(value))
    assert parse_amount(cell, TKR) == value * 1000


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=6))
def test_a_cut_keeps_every_figure(values: list[int]) -> None:
    run = " ".join(grouped(value) for value in values)
    cells = split_amounts(run, len(values))
    assert cells is not None
    assert " ".join(cells) == run
    assert all(parse_amount(cell, TKR) is not None for cell in cells)


@given(st.integers(1000, 9999), st.integers(-300, 300))
def test_figures_of_like_size_are_cut_right(value: int, change: int) -> None:
    other = max(1000, min(9999, value + change))
    assert split_amounts(f"{grouped(value)} {grouped(other)}", 2) == [grouped(value), grouped(other)]


@given(st.text(alphabet="0123456789 ,.-–−:%½krtmnMiljonerPpåvå\n/()", max_size=60))
def test_values_never_overlap_and_never_fail(text: str) -> None:
    end = 0
    for value in find_values(text):
        assert end <= value.start < value.end <= len(text)
        assert text[value.start : value.end] == value.text
        end = value.end
    split_amounts(text, 2)
    parse_amount(text, TKR)
    find_unit(text)
