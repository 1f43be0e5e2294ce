"""The parties of an agreement, in the words and layouts of those who write agreements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ALE, ORUST, TJÖRN, KUNGÄLV = "Ale kommun", "Orust kommun", "Tjörns kommun", "Kungälvs kommun"
PARTIES = (ALE, ORUST, TJÖRN, KUNGÄLV)


@pytest.mark.parametrize(
    "beginning",
    [
        "SAMVERKANSAVTAL\nGemensam hjälpmedelsförsörjning\n\n1 § Parter\nDetta avtal har träffats mellan\n",
        "Överenskommelse om vägar\n\n§ 1 Parter\n\nDenna överenskommelse gäller mellan följande parter, "
        "fortsättningsvis parterna.\n\n",
        "Avsiktsförklaring\n\n1 Bakgrund\n\nVägarna är dåliga.\n\n2 Parter\n\n",
        "Årsrapport 2024\n\nSamverkan\n\nEtt avtal om jourtjänst har slutits mellan:\n\n",
        "Årsrapport 2024\n\nSamverkan\n\nFöljande kommuner har ingått avtal om jourtjänst:\n\n",
        f"Samverkansavtal\n\n§ 1 Parter\n\nDetta avtal har slutits mellan {ALE} (org.nr 212000-1439), nedan Värden, "
        "och följande kommuner, nedan Kommunerna:\n\n",
        f"Årsrapport 2024\n\nSamverkan\n\nEtt avtal om jourtjänst gäller mellan {ALE} och nedanstående kommuner:\n\n",
        "Avtal om räddningstjänst\n\nMellan nedanstående parter har träffats följande avtal.\n\nParter\n\n",
    ],
)
def test_each_party_has_the_agreement_with_the_first(edges_of: Callable[..., Any], beginning: str) -> None:
    listed = PARTIES[ALE in beginning :]
    text = beginning + "".join(f"• {one}\n" for one in listed) + "\nParterna ska hjälpa varandra hela året.\n"
    found = {frozenset((a, b)) for a, kind, b in edges_of(text) if kind == "COLLABORATES_WITH"}
    assert found == {frozenset((ALE, one)) for one in PARTIES[1:]}


def test_the_host_is_the_one_that_the_others_have_it_with_and_all_are_in_the_network(
    edges_of: Callable[..., Any],
) -> None:
    text = (
        "Överenskommelse om samverkan\n\nDestinationsnätverket Fjällporten\n\nBakgrund\n\nFjällporten växer. "
        "I år har Fjällporten fler gäster än någonsin, och de stannar längre.\n\n§ 1 Parter\n\n"
        "Denna överenskommelse gäller mellan följande parter.\n\n"
        f"{ALE}\n{ORUST}, 212000-2502 (värd)\nHandelskammaren Storsjö ek. för.\nFjällbuss i Jämtland AB (FBJ)\n"
    )
    found = edges_of(text)
    others = (ALE, "Handelskammaren Storsjö ek. för.", "Fjällbuss i Jämtland AB")
    pairs = {frozenset((a, b)) for a, kind, b in found if kind == "COLLABORATES_WITH"}
    assert pairs == {frozenset((ORUST, one)) for one in others}
    inside = {a for a, kind, b in found if kind == "PARTICIPATES_IN" and b == "Destinationsnätverket Fjällporten"}
    assert inside == {ORUST, *others}


@pytest.mark.parametrize(
    "text",
    [
        f"Årsrapport 2024\n\nParter\n\n• {ALE}\n• {ORUST}\n",
        f"Samverkansavtal\n\nSändlista\n\n• {ALE}\n• {ORUST}\n",
        f"Samverkansavtal\n\nUnderskrifter\n\n• {ALE}, Anna Svensson\n• {ORUST}, Bo Ek\n",
        "Samverkansavtal\n\nParter\n\n• Ta fram en plan\n• Följa upp planen\n",
    ],
)
def test_lists_that_are_no_parties_of_an_agreement(edges_of: Callable[..., Any], text: str) -> None:
    assert not [edge for edge in edges_of(text) if edge[1] == "COLLABORATES_WITH"]
