"""What is said past a clause between commas is said of the name before it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        (
            "Energikontoret Tjärnö, som är en verksamhet i Ale kommun, leder projektet Solklart.",
            ("Energikontoret Tjärnö", "COORDINATES", "Solklart"),
            ("Ale kommun", "COORDINATES", "Solklart"),
        ),
        (
            "Stiftelsen Tjärnö Framtid, vars huvudmän är Region Skåne och Ale kommun, har beviljat projektet "
            "Solklart 800 000 kronor.",
            ("Stiftelsen Tjärnö Framtid", "FUNDS", "Solklart"),
            ("Ale kommun", "FUNDS", "Solklart"),
        ),
    ],
)
def test_it_is_not_said_of_a_name_within(
    edges_of: Callable[..., Any], text: str, said: tuple[str, str, str], unsaid: tuple[str, str, str]
) -> None:
    found = edges_of(f"Rapport 2024\n\n{text}\n")
    assert said in found
    assert unsaid not in found


def test_what_an_aside_says_of_the_name_before_it_stays(edges_of: Callable[..., Any]) -> None:
    found = edges_of("Rapport 2024\n\nTjärnö Energi AB, som ägs av Ale kommun, leder projektet Solklart.\n")
    assert ("Ale kommun", "OWNS", "Tjärnö Energi AB") in found
