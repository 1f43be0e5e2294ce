"""Several amounts in a sentence: whose each is, and what is said of the first alone in words; all invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Flow = tuple[str, str, int | None, int]
FlowsOf = Callable[[str], set[Flow]]

PROJECT = "Projektet Gruvleden startade 2021."
SENTENCES = [
    (
        "Region Dalarna bidrog 2023 med 1,5 miljoner kronor till Stiftelsen Båken, Säters kommun med 900 000 kronor och"
        " Hedemora kommun med 125 000 kronor.",
        {
            ("Region Dalarna", "Stiftelsen Båken", 2023, 1_500_000),
            ("Säters kommun", "Stiftelsen Båken", 2023, 900_000),
            ("Hedemora kommun", "Stiftelsen Båken", 2023, 125_000),
        },
    ),
    (
        "Region Dalarna beviljade 2023 Stiftelsen Båken 300 000 kronor och Teater Grytan 200 000 kronor.",
        {
            ("Region Dalarna", "Stiftelsen Båken", 2023, 300_000),
            ("Region Dalarna", "Teater Grytan", 2023, 200_000),
        },
    ),
    (
        "Under 2023 gav Region Dalarna 300 000 kronor till Stiftelsen Båken och 200 000 kronor till Teater Grytan.",
        {
            ("Region Dalarna", "Stiftelsen Båken", 2023, 300_000),
            ("Region Dalarna", "Teater Grytan", 2023, 200_000),
        },
    ),
]


@pytest.mark.parametrize(("sentence", "said"), SENTENCES)
def test_each_of_several_has_its_own_amount(flows_of: FlowsOf, sentence: str, said: set[Flow]) -> None:
    assert flows_of(sentence) == said
