"""The rules of headings and introductions."""

from __future__ import annotations

import pytest

from nysta.extract.relations.lists.heading_rules import HeadingRule, heading_rules


@pytest.mark.parametrize("rule", heading_rules(), ids=lambda one: one.id)
def test_a_rule_is_in_order(rule: HeadingRule) -> None:
    assert rule.item in ("source", "target", "task")
    assert rule.other in ("topic", "issuer", "named", "actor", "effort", "unit")
    assert rule.names in (None, "project", "party", "unit")
    assert 0.2 <= rule.confidence <= 1
    assert not rule.heading.fullmatch("")
    assert not rule.heading.fullmatch("Inledning")


def test_the_first_rule_that_fits_counts_and_each_has_a_heading_of_its_own() -> None:
    own = {
        "runs": "Projekt som Ale kommun driver",
        "as-owner": "Projekt med förbundet som projektägare",
        "as-partner": "Projekt med förbundet som partner",
        "joins": "Vi deltar i följande projekt",
        "networks-run-by": "Nätverk som leds av Ale kommun",
        "run-by": "Projekt som drivs av Ale kommun",
        "partner-where": "Projekt där förbundet deltar",
        "member-where": "Föreningar där kommunen är medlem",
        "agreement-between": "Avtal om hjälp finns mellan förbundet och följande organisationer",
        "in-the-group": "I koncernen ingår",
        "groups": "Grupper som föreningen själv bildat",
        "in-unit": "I Lärcentrum Väst ingår",
        "is-member-in": "Kommunen är medlem i",
        "is-in": "Förbundet är representerat i",
        "owned-by": "Bolag som kommunen äger",
        "tasks": "Uppdrag från Region Halland",
        "seats": "Rådet består av företrädare för",
        "joined": "Kommunerna i förbundet",
        "included": "Ingående kommuner",
        "own-companies": "Kommunens bolag",
        "parts": "Delprojekt inom Digital bygd",
        "founders": "Stiftare",
        "participants": "Deltagande parter",
        "besides-us": "Utöver oss är följande med",
        "participate": "I nätverket deltar",
        "members": "Medlemskommuner",
        "owners": "Ägare",
        "owned": "Dotterbolag",
        "huvudmen": "Huvudmän",
        "funders": "Finansiärer",
        "grants": "Bidrag till",
        "agreements-with": "Avtal finns, utöver nämnda, med",
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
