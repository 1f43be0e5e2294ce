"""Offices of persons beside an organisation are none of its own; all invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ALE, NET = "Ale kommun", "Gröna Kusten"


def test_who_chairs_a_network_leads_it(edges_of: Callable[..., Any]) -> None:
    assert (ALE, "COORDINATES", NET) in edges_of(f"{ALE} är just nu ordförande i nätverket {NET}.")


@pytest.mark.parametrize("gap", ["och", "men"])
def test_a_person_beside_a_kommun_does_not(edges_of: Callable[..., Any], gap: str) -> None:
    found = edges_of(f"Karin är anställd av {ALE} {gap} är ordförande i nätverket {NET}.")
    assert (ALE, "COORDINATES", NET) not in found


def test_what_each_starts_for_itself_is_no_cooperation(edges_of: Callable[..., Any]) -> None:
    found = edges_of(f"{ALE} och Orust kommun startade ett gym vardera.")
    assert not [one for one in found if one[1] == "COLLABORATES_WITH"]
