"""List items that say more than their name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nysta.extract.relations.lists.item_names import name_end

ALE, TJÖRN, VINNOVA = "Ale kommun", "Tjörns kommun", "Vinnova"
INTRO = (
    "Orust kommun\n\nVerksamhetsplan 2025\n\nHär följer vad kommunen driver, äger och deltar i under året som kommer.\n"
)


def listed(heading: str, *items: str) -> str:
    return f"{INTRO}\n{heading}\n" + "".join(f"• {one}\n" for one in items)


@pytest.mark.parametrize(
    ("item", "edge"),
    [
        (f"Kustvägen – leds av {ALE}", (ALE, "COORDINATES", "Kustvägen")),
        (f"Kustvägen (projektägare {ALE})", (ALE, "COORDINATES", "Kustvägen")),
        (f"Kustvägen – {ALE} projektägare", (ALE, "COORDINATES", "Kustvägen")),
        (f"Kustvägen, finansieras av {VINNOVA}", (VINNOVA, "FUNDS", "Kustvägen")),
        (f"Kustvägen – tillsammans med {TJÖRN}", (TJÖRN, "PARTICIPATES_IN", "Kustvägen")),
        (f"Kustvägen ({VINNOVA}, 3,1 mnkr)", (VINNOVA, "FUNDS", "Kustvägen")),
        (f"Kustvägen (ordförandeskap hos {ALE} under 2024)", (ALE, "COORDINATES", "Kustvägen")),
        (f"Kustvägen, kansliet finns hos {ALE}", (ALE, "COORDINATES", "Kustvägen")),
        (f"Kustvägen, som {ALE} är sammankallande för", (ALE, "COORDINATES", "Kustvägen")),
        (f"Kustvägen, som har {ALE} som sammankallande", (ALE, "COORDINATES", "Kustvägen")),
        (f"Projekt Kustvägen, med {ALE} som projektägare", (ALE, "COORDINATES", "Kustvägen")),
        (f"Kustvägen, som {ALE} leder", (ALE, "COORDINATES", "Kustvägen")),
        (f"Kustvägen, med finansiering från {VINNOVA}", (VINNOVA, "FUNDS", "Kustvägen")),
    ],
)
def test_what_stands_behind_a_projects_name(
    edges_of: Callable[..., Any], item: str, edge: tuple[str, str, str]
) -> None:
    assert set(edges_of(listed("Pågående projekt", item, "Ängsladan"))) == {edge}


def test_each_payer_has_its_own_money(edges_of: Callable[..., Any]) -> None:
    found = edges_of(listed("Pågående projekt", f"Kustvägen ({VINNOVA}, 3,1 mnkr; Region Halland, 600 tkr)"))
    money = {source: [one.amount_sek for one in many] for (source, _, _), many in found.items()}
    assert money == {VINNOVA: [3_100_000], "Region Halland": [600_000]}


def test_the_other_owners_with_their_shares(edges_of: Callable[..., Any]) -> None:
    item = f"Tjärnö Energi AB – 34 % (övriga ägare: {ALE} 33 %, {TJÖRN} 33 %)"
    found = edges_of(listed("Bolag som kommunen äger", item))
    shares = {source: [one.share for one in many] for (source, kind, _), many in found.items() if kind == "OWNS"}
    assert shares == {"Orust kommun": [34], ALE: [33], TJÖRN: [33]}


def test_below_ended_projects_all_has_ended(edges_of: Callable[..., Any]) -> None:
    found = edges_of(listed("Avslutade projekt", f"Kustvägen – {ALE} projektägare, {TJÖRN} partner"))
    assert {(kind, many[0].modality) for (_, kind, _), many in found.items()} == {
        ("COORDINATES", "ended"),
        ("PARTICIPATES_IN", "ended"),
    }


def test_amounts_at_most_to_whom(edges_of: Callable[..., Any]) -> None:
    text = f"{INTRO}\nKommunen får lämna bidrag enligt följande:\n\n– högst 400 tkr till Bygdens Museum för skyltar\n"
    found = edges_of(text)
    assert [one.amount_sek for one in found["Orust kommun", "FUNDS", "Bygdens Museum"]] == [400_000]


@pytest.mark.parametrize(
    "item",
    [
        f"I Kustvägen, vars medlemmar är {ALE} och {TJÖRN}, är kommunen sekreterare.",
        f"Möte med {ALE}, 3 mars",
        f"Skrivelse till {VINNOVA} (svar från {ALE})",
    ],
)
def test_sentences_and_notes_are_no_such_items(edges_of: Callable[..., Any], item: str) -> None:
    assert not any(
        one.rule.startswith("list/item") for many in edges_of(listed("Övrigt", item)).values() for one in many
    )


def test_where_a_name_ends() -> None:
    for text in ("Bryggan – leds av X", "Bryggan (2023)", "Bryggan, del två", "Bryggan 34 %"):
        assert text[: name_end(text)] == "Bryggan"
