"""What the guard refuses by the store's plan alone, whatever the text looked like."""

from __future__ import annotations

import pytest

from nysta.graph.guard import Guard, Plan, PlanStep
from nysta.graph.stores import QueryRefused

HARMLESS = "MATCH (n) RETURN n"


def plan(*steps: PlanStep, writes: bool = False) -> Plan:
    return Plan(steps=(PlanStep("ProduceResults"), *steps), writes=writes)


@pytest.mark.parametrize(
    ("found", "message"),
    [
        (plan(PlanStep("LoadCSV", "line")), "LOAD CSV"),
        (plan(PlanStep("LoadCsv")), "LOAD CSV"),
        (plan(PlanStep("ProcedureCall", "apoc.load.json($url) :: (value :: MAP)")), r"apoc\.load\.json"),
        (plan(PlanStep("ProcedureCall", "dbms.listConfig() :: (name :: STRING)")), r"dbms\.listConfig"),
        (plan(writes=True), "writes"),
        (plan(PlanStep("CartesianProduct", inputs=(20_000.0, 20_000.0))), "400,000,000"),
    ],
)
def test_refuses_by_the_plan(found: Plan, message: str) -> None:
    with pytest.raises(QueryRefused, match=message):
        Guard().check(HARMLESS, lambda text: found)


@pytest.mark.parametrize(
    "found",
    [
        plan(PlanStep("NodeByLabelScan", "n:Organisation", 100.0)),
        plan(PlanStep("ProcedureCall", "db.labels() :: (label :: STRING)")),
        plan(PlanStep("CartesianProduct", inputs=(1.0, 1.0))),
        plan(PlanStep("CartesianProduct", inputs=(1.0, 100_000.0))),
    ],
)
def test_lets_through_by_the_plan(found: Plan) -> None:
    Guard().check(HARMLESS, lambda text: found)


def test_the_plan_of_a_text_is_asked_for_once() -> None:
    asked: list[str] = []

    def explain(text: str) -> Plan:
        asked.append(text)
        return plan()

    guard = Guard()
    for _ in range(3):
        guard.check(HARMLESS, explain)
    guard.check("EXPLAIN " + HARMLESS, explain)
    assert [text.strip() for text in asked] == [HARMLESS, HARMLESS]
