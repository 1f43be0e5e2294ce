"""What a line of column heads says."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.structure.heads import native_column, read_head
from nysta.extract.structure.headwords import basis_of, known_tokens, tokens_of, year_of
from nysta.extract.structure.stacked_heads import stack

# What heads are made of, and words that no head has.
WORDS = ("Tkr", "2023", "2022-12-31", "Budget", "Utfall", "Not", "Mottagare", "Beviljat", "Intäkter", "(kr)", "och",
         "230401", "Skolan,", "kommun", "Rörelsen", "konto", "–")  # fmt: skip
YEARS = [(2023, None, None), (2022, None, None)]


@pytest.mark.parametrize(
    ("line", "lead", "roles", "figures"),
    [
        ("Tkr 2023 2022", "", [], [(2023, None, None), (2022, None, None)]),
        ("Tkr Budget 2024 Utfall 2023", "", [], [(2024, "budget", None), (2023, "outcome", None)]),
        ("2024 budget 2023 utfall", "", [], [(2024, "budget", None), (2023, "outcome", None)]),
        ("Mottagare   Sökt   Beviljat", "", ["recipient"], [(None, None, "asked"), (None, None, "amount")]),
        ("Mottagare Sökt belopp Beviljat belopp", "", ["recipient"], [(None, None, "asked"), (None, None, "amount")]),
        ("Finansiär      2024      Varav statligt", "", ["payer"], [(2024, None, None), (None, None, "other")]),
        ("Aktieägare   Antal aktier   Andel (%)", "", ["owner"], [(None, None, "other"), (None, None, "share")]),
        ("Bolag  Ägare  Andel, %  Säte", "", ["company", "owner", "nothing"], [(None, None, "share")]),
        ("Projekt / Projektägare / Regionala medel (tkr)", "", ["project", "lead"], [(None, None, "amount")]),
        ("Not 4 Bidrag (tkr) 2023 2022", "Not 4 Bidrag (tkr)", [], [(2023, None, None), (2022, None, None)]),
        ("Rörelsen (tkr) Not 2023 2022", "Rörelsen (tkr)", [], [(None, None, "other"), *YEARS]),
        ("Intäkter, tkr   2023   2022", "Intäkter", [], [(2023, None, None), (2022, None, None)]),
        ("Verksamhet Finansiering", "", ["party", "funding"], []),
        ("Tkr 2023", "", [], [(2023, None, None)]),
        ("Part\t2024\t2025", "", ["party"], [(2024, None, None), (2025, None, None)]),
    ],
)  # fmt: skip
def test_heads(
    line: str, lead: str, roles: list[str], figures: list[tuple[int | None, str | None, str | None]]
) -> None:
    head = read_head(line)
    assert head is not None
    assert head.lead == lead
    assert [column.role for column in head.names] == roles
    assert [(column.year, column.basis, column.role) for column in head.figures] == figures


@pytest.mark.parametrize(
    "line",
    [
        "Budget 2025",
        "Region Dalarna 1 200 1 300",
        "Mottagare: Skara kommun",
        "Verksamheten ökade under 2023 och 2022",
        "kommun, region, verksamhet",
        "3.1 Bidrag till föreningar 2025",
        "Organisation",
        "Fritidsnämnden      0,0     12,5",
        "",
        " ",
    ],
)
def test_other_lines_are_no_heads(line: str) -> None:
    assert read_head(line) is None


@given(st.text(max_size=140))
def test_any_text_is_a_head_or_not(text: str) -> None:
    head = read_head(text)
    assert head is None or len(head.order) == len(head.names) + len(head.figures) >= 1


def test_two_lines_over_the_same_columns_are_one_head() -> None:
    upper, lower = read_head("Bokslut   Budget"), read_head("2023   2024")
    assert upper is not None
    assert lower is not None
    both = stack(upper.figures, lower.figures)
    assert both is not None
    assert [(one.year, one.basis) for one in both] == [(2023, "outcome"), (2024, "budget")]
    assert stack(upper.figures, lower.figures[:1]) is None


@pytest.mark.parametrize(
    ("cell", "role", "year", "basis"),
    [
        ("Beviljat belopp (kr)", "amount", None, None),
        ("Projektägare", "lead", None, None),
        ("Utfall 2023", None, 2023, "outcome"),
        ("Andel (%)", "share", None, None),
        ("Kommentar om läget", None, None, None),
    ],
)
def test_a_cell_of_a_native_head(cell: str, role: str | None, year: int | None, basis: str | None) -> None:
    column = native_column(cell)
    assert (column.role, column.year, column.basis) == (role, year, basis)


def test_basis_and_year_of_a_title() -> None:
    assert basis_of("Budget 2024, tkr") == "budget"
    assert basis_of("Budget och utfall") is None
    assert year_of("Bidrag 2024, varav 2024 års") == 2024
    assert year_of("2023–2024") is None


@given(st.lists(st.sampled_from([*WORDS, "  ", " / "]), max_size=9).map(" ".join))
def test_what_is_left_out_is_no_head(text: str) -> None:
    tokens = list(tokens_of(text))
    known = known_tokens(text)
    assert known == tokens[: len(known)]
    assert known == tokens or known[-1].kind == "words"
    with patch("nysta.extract.structure.heads.may_begin_columns", return_value=True):
        looked_through = read_head.__wrapped__(text)
    assert read_head.__wrapped__(text) == looked_through
