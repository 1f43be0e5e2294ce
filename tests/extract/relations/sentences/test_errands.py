"""Errands: who does, and pays, what one charges another with."""

# ruff: noqa: E501 - sentences stand as issuers write them

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.relations.sentences.clauses import clauses_of
from nysta.extract.relations.sentences.errands import done_by_the_charged, errands_of
from nysta.extract.relations.sentences.mask import Masked

MaskedOf = Callable[[str], Masked]
Flow = tuple[str, str, int | None, int]
FlowsOf = Callable[[str], set[Flow]]
Edge = tuple[str, str, str]
HeldOf = Callable[[str], set[Edge]]

ALE, HALLAND, BOLAG, AGENCY = "Ale kommun", "Region Halland", "Tjärnö Energi AB", "Tillväxtverket"


def who(masked: Masked, number: int | None) -> str | None:
    return masked.groups[number].mentions[0].name if number is not None else None


@pytest.mark.parametrize(
    ("text", "giver", "charged"),
    [
        (f"{ALE} uppdrar åt {AGENCY} att betala {HALLAND} 2 000 kronor.", ALE, AGENCY),
        (f"Därför uppdrog {ALE} även åt {AGENCY} att betala {HALLAND} 2 000 kronor.", ALE, AGENCY),
        (f"{ALE} ger {AGENCY} i uppdrag att betala {HALLAND} 2 000 kronor.", ALE, AGENCY),
        (f"I maj gav {ALE} {AGENCY} i uppdrag att betala {HALLAND} 2 000 kronor.", ALE, AGENCY),
        (f"{ALE} har beslutat att ge {AGENCY} i uppdrag att betala {HALLAND} 2 000 kronor.", ALE, AGENCY),
        (f"{AGENCY} har fått i uppdrag av {ALE} att betala {HALLAND} 2 000 kronor.", ALE, AGENCY),
        (f"{AGENCY} ges i uppdrag att under 2024 betala {HALLAND} 2 000 kronor.", None, AGENCY),
        (f"{ALE} ger projektledaren i uppdrag att betala {HALLAND} 2 000 kronor.", ALE, None),
    ],
)
def test_who_gives_a_task_and_who_is_charged(masked_of: MaskedOf, text: str, giver: str, charged: str) -> None:
    masked = masked_of(text)
    (errand,) = errands_of(masked)
    assert (who(masked, errand.giver), who(masked, errand.charged)) == (giver, charged)


@pytest.mark.parametrize(
    "text",
    [
        f"{ALE} ger {HALLAND} 2 000 kronor för att måla.",
        f"{ALE} har uppdrag i {HALLAND}.",
        f"{ALE} får 2 000 kronor av {HALLAND} för uppgiften att måla.",
        f"{ALE} beslutar att {HALLAND} får 2 000 kronor.",
    ],
)
def test_no_task_is_given(masked_of: MaskedOf, text: str) -> None:
    assert errands_of(masked_of(text)) == ()


def test_a_clause_of_what_a_task_asks_for_has_the_one_charged_as_its_subject(masked_of: MaskedOf) -> None:
    masked = masked_of(
        f"{ALE} uppdrar åt {AGENCY} att, efter rekvisition från {BOLAG}, betala {HALLAND} 2 000 kronor och "
        f"beviljar {BOLAG} medel."
    )
    acting = {
        verb.text: clause.subject.group.mentions[0].name
        for clause in done_by_the_charged(masked, clauses_of(masked))
        if clause.subject is not None
        for verb in clause.verbs
    }
    assert acting == {"uppdrar": ALE, "betala": AGENCY, "beviljar": ALE}


@pytest.mark.parametrize(
    "task",
    [
        "Länsstyrelsen i Dalarnas län uppdrar åt Region Dalarna att betala ut 400 000 kronor till {0}.",
        "Länsstyrelsen i Dalarnas län ger Region Dalarna i uppdrag att inom ramen för satsningen lämna stöd med 400 000 kronor till {0}.",
        "Länsstyrelsen i Dalarnas län gav Region Dalarna i uppdrag att, efter samråd med Säters kommun, betala ut 400 000 kronor till {0}.",
        "Region Dalarna har fått i uppdrag av Länsstyrelsen i Dalarnas län att fördela 400 000 kronor till {0}.",
        "Region Dalarna får i uppdrag att bidra till finansieringen av {0} med 400 000 kronor.",
    ],
)  # fmt: skip
def test_the_one_charged_pays(flows_of: FlowsOf, task: str) -> None:
    told = {(payer, receiver, amount) for payer, receiver, _, amount in flows_of(task.format("Stiftelsen Norrbruk"))}
    assert told == {("Region Dalarna", "Stiftelsen Norrbruk", 400_000)}


@pytest.mark.parametrize(
    "text",
    [
        "Region Dalarna ger Stiftelsen Norrbruk 400 000 kronor för uppdraget att samla in minnen.",
        "Region Dalarna, som har uppdrag i länet, betalade 400 000 kronor till Stiftelsen Norrbruk.",
        "Region Dalarna uppdrog åt Säters kommun att utreda frågan. Region Dalarna betalade 400 000 kronor till Stiftelsen Norrbruk.",
    ],
)  # fmt: skip
def test_who_pays_by_himself_still_does(flows_of: FlowsOf, text: str) -> None:
    assert {(one[0], one[1], one[3]) for one in flows_of(text)} == {("Region Dalarna", "Stiftelsen Norrbruk", 400_000)}


@pytest.mark.parametrize(
    "text",
    [
        "Länsstyrelsen i Dalarnas län ger Region Dalarna i uppdrag att, med stöd av Säters kommun och Stiftelsen Norrbruk, analysera behoven.",
        "Länsstyrelsen i Dalarnas län har gett Region Dalarna i uppdrag att se över bidragen och gett Stiftelsen Norrbruk ett uppdrag att pröva dem.",
        "Länsstyrelsen i Dalarnas län uppdrar åt Region Dalarna att tillsammans med Stiftelsen Norrbruk redovisa hur 400 000 kronor har använts.",
        "Region Dalarna får i uppdrag att med hjälp av Säters kommun ta fram en plan.",
    ],
)
def test_who_is_charged_with_something_else_pays_nothing(flows_of: FlowsOf, held_of: HeldOf, text: str) -> None:
    assert not flows_of(text)
    assert not [edge for edge in held_of(text) if edge[1] == "FUNDS"]
