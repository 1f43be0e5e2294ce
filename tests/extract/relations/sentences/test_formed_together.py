"""Who forms a network or starts a project together takes part in it; all invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

NYBRO, TORSÅS, RING = "Nybro kommun", "Torsås kommun", "Glasriksringen"


@pytest.mark.parametrize(
    "text",
    [
        f"Tillsammans med {TORSÅS} bildade {NYBRO} 2022 nätverket {RING}.",
        f"{NYBRO} bildade 2021 tillsammans med {TORSÅS} nätverket {RING}.",
    ],
)
def test_who_forms_a_network_together_takes_part(edges_of: Callable[..., Any], text: str) -> None:
    assert {(NYBRO, "PARTICIPATES_IN", RING), (TORSÅS, "PARTICIPATES_IN", RING)} <= set(edges_of(text))


def test_who_founds_a_company_together_does_not(edges_of: Callable[..., Any]) -> None:
    found = edges_of(f"{NYBRO} startade tillsammans med {TORSÅS} Glasrikets Vatten AB.")
    assert not [one for one in found if one[1] == "PARTICIPATES_IN"]
