"""Lists of names under a heading or an introduction that says what they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nysta.extract.relations.headings import HeadingRule, heading_rules

ALE, KUNGÄLV, BOLAG, PROJEKT = "Ale kommun", "Kungälvs kommun", "Tjärnö Energi AB", "Digital bygd"
FÖRBUND = "Älvbygdens kommunalförbund"


def listed(text: str, heading: str, names: tuple[str, ...] = (ALE, KUNGÄLV)) -> str:
    return f"{text}\n\n{heading}\n\n" + "".join(f"• {name}\n" for name in names)


@pytest.mark.parametrize(
    ("before", "heading", "edges"),
    [
        (
            f"Projektet {PROJEKT} startade 2023.",
            "Deltagande parter",
            [(ALE, "PARTICIPATES_IN", PROJEKT), (KUNGÄLV, "PARTICIPATES_IN", PROJEKT)],
        ),
        (
            f"Projektet {PROJEKT} startade 2023.",
            "Finansiärer",
            [(ALE, "FUNDS", PROJEKT), (KUNGÄLV, "FUNDS", PROJEKT)],
        ),
        (
            f"{FÖRBUND} bildades 2001.",
            f"Medlemmar i {FÖRBUND}",
            [(ALE, "MEMBER_OF", FÖRBUND), (KUNGÄLV, "MEMBER_OF", FÖRBUND)],
        ),
        (f"{BOLAG} bildades 2001.", f"Ägare till {BOLAG}", [(ALE, "OWNS", BOLAG), (KUNGÄLV, "OWNS", BOLAG)]),
    ],
)
def test_the_heading_says_what_the_names_below_are(
    edges_of: Callable[..., Any], before: str, heading: str, edges: list[tuple[str, str, str]]
) -> None:
    assert set(edges_of(listed(before, heading))) == set(edges)


def test_what_the_issuer_owns(edges_of: Callable[..., Any]) -> None:
    text = listed(f"{ALE}\n\nÅrsredovisning 2023", "Helägda bolag", (BOLAG, "Tjärnö Bostäder AB"))
    assert set(edges_of(text)) == {(ALE, "OWNS", BOLAG), (ALE, "OWNS", "Tjärnö Bostäder AB")}


@pytest.mark.parametrize("heading", ["Deltagande parter", "Övrigt", "Kontakt"])
def test_a_heading_that_says_nothing_gives_nothing(edges_of: Callable[..., Any], heading: str) -> None:
    found = edges_of(listed("Inledning till rapporten.", heading))
    assert found == {}


def test_what_stands_far_into_an_item_is_not_what_the_heading_speaks_of(edges_of: Callable[..., Any]) -> None:
    text = (
        f"Projektet {PROJEKT} startade 2023.\n\nDeltagande parter\n\n"
        f"• {ALE}\n• Skolor och föreningar på flera håll, med hjälp av {KUNGÄLV}\n"
    )
    assert set(edges_of(text)) == {(ALE, "PARTICIPATES_IN", PROJEKT)}


@pytest.mark.parametrize("rule", heading_rules(), ids=lambda one: one.id)
def test_a_rule_is_in_order(rule: HeadingRule) -> None:
    assert rule.item in ("source", "target")
    assert rule.other in ("topic", "issuer", "named")
    assert 0.2 <= rule.confidence <= 1
    assert not rule.heading.fullmatch("")
    assert not rule.heading.fullmatch("Inledning")


def test_the_first_rule_that_fits_counts_and_each_has_a_heading_of_its_own() -> None:
    own = {
        "participants": "Deltagande parter",
        "participate": "I nätverket deltar",
        "members": "Medlemskommuner",
        "owners": "Ägare",
        "owned": "Dotterbolag",
        "huvudmen": "Huvudmän",
        "funders": "Finansiärer",
        "grants": "Bidrag till",
        "cooperation": "Samverkansavtal",
        "units": "Nämnder",
        "coordinates": "Egna projekt",
        "takes-part": "Medverkan i",
        "member-in": "Medlem i",
    }
    for rule in heading_rules():
        assert rule.id in own, f"give a heading for the new rule {rule.id}"
        first = next(one for one in heading_rules() if one.heading.fullmatch(own[rule.id]))
        assert first.id == rule.id
