"""Neo4j's plans as ours: what the guard looks at, and what EXPLAIN shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nysta.graph.guard import PlanStep
from nysta.graph.model import QueryResult


def plan_steps(plan: Mapping[str, Any] | None) -> Iterator[PlanStep]:
    """The operators of a plan, the last one first."""
    if plan is None:
        return
    arguments = plan.get("args", {})
    children = plan.get("children", [])
    yield PlanStep(
        operator=str(plan["operatorType"]).partition("@")[0],
        details=str(arguments.get("Details", "")),
        rows=_estimate(plan),
        inputs=tuple(0.0 if _is_narrowed(child) else _estimate(child) for child in children),
    )
    for child in children:
        yield from plan_steps(child)


def _is_narrowed(plan: Mapping[str, Any]) -> bool:
    """Whether a condition filters the rows; what it leaves is a guess that is often far too high."""
    if "filter" in str(plan["operatorType"]).lower():
        return True
    return any(_is_narrowed(child) for child in plan.get("children", []))


def _estimate(plan: Mapping[str, Any]) -> float:
    return float(plan.get("args", {}).get("EstimatedRows", 0.0))


def plan_rows(plan: Mapping[str, Any]) -> QueryResult:
    """The plan of an EXPLAIN as rows, in the columns of the embedded store."""
    steps = list(plan_steps(plan))[::-1]
    columns = ("step", "operation", "estimated_rows")
    rows = tuple(
        {
            "step": n,
            "operation": f"{step.operator} {step.details}".strip(),
            "estimated_rows": round(step.rows),
        }
        for n, step in enumerate(steps, 1)
    )
    return QueryResult(columns=columns, rows=rows)
