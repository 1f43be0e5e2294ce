"""Documents that propose: a party's budget, a board's draft, a motion; and budgets that are decided."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import Relation

EdgesOf = Callable[..., dict[tuple[str, str, str], list[Relation]]]

TABLE = (
    "Kommunbidrag per nämnd, mnkr\n\nNämnd              Budget 2024   Budget 2025   Plan 2026\n"
    "Socialnämnden           310,0         325,5       330,0\n"
    "Kulturnämnden            41,0          42,5        43,0\n"
    "Byggnadsnämnden          12,0          12,5        13,0\n"
)
TASKS = "Socialnämnden får i uppdrag att se över taxorna. Kommunfullmäktige gav Kulturnämnden i uppdrag att bygga om.\n"
PROPOSING = [
    "Falu kommun\n\nBudget 2025\n\nI ett svårt läge presenterar Centerpartiet en budget för hela kommunen.\n\n",
    "Falu kommun\n\nModeraternas budgetförslag 2025\n\n",
    "Falu kommun\n\nFörslag till budget 2025 med plan 2026\n\n",
    "Falu kommun\n\nVänsterpartiets budget 2025\n\n",
    "Falu kommun\n\nBudget 2025\n\nLiberalerna i Falun föreslår i sin alternativa budget mer till skolan.\n\n",
    "Falu kommun\n\nSkuggbudget 2025\n\n",
    "Falu kommun\n\nBudget 2025 – Socialdemokraterna och Vänsterpartiet\n\n",
]
DECIDED = [
    "Falu kommun\n\nBudget 2025\n\n",
    "Falu kommun\n\nBudget 2025\n\nFastställd av kommunfullmäktige 2024-11-21.\n\n"
    "I denna budget presenterar Centerpartiet en budget för hela kommunen.\n\n",
    "Falu kommun\n\nBudget 2025\n\nKommunfullmäktige antog den 21 november Moderaternas budget.\n\n",
    "Falu kommun\n\nÅrsredovisning 2025\n\nDe nya målen gäller i budget och verksamhet.\n\n",
]


def modalities(edges_of: EdgesOf, text: str) -> dict[int | None, set[str]]:
    found: dict[int | None, set[str]] = {}
    for (_, kind, _), relations in edges_of(text).items():
        for one in relations if kind == "FUNDS" else ():
            found.setdefault(one.year, set()).add(one.modality)
    return found


@pytest.mark.parametrize("head", PROPOSING)
def test_the_year_of_a_proposed_budget_is_proposed(edges_of: EdgesOf, head: str) -> None:
    found = modalities(edges_of, head + TABLE)
    assert found[2025] == {"proposed"}
    assert found[2024] == {"asserted"}


@pytest.mark.parametrize("head", DECIDED)
def test_a_decided_budget_states(edges_of: EdgesOf, head: str) -> None:
    assert {"proposed"} not in modalities(edges_of, head + TABLE).values()


def test_tasks_of_a_proposal_are_proposed_and_those_given_before_are_not(edges_of: EdgesOf) -> None:
    found = {
        b: one.modality for (_, kind, b), (one, *_) in edges_of(PROPOSING[0] + TASKS).items() if kind == "COMMISSIONS"
    }
    assert found == {"Socialnämnden": "proposed", "Kulturnämnden": "asserted"}


def test_who_is_whose_holds_in_a_proposal(edges_of: EdgesOf) -> None:
    found = edges_of(PROPOSING[1] + "Falu kommun äger Falu Energi & Vatten AB.\n")
    assert found["Falu kommun", "OWNS", "Falu Energi & Vatten AB"][0].modality == "asserted"
