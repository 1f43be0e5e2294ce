"""The summary that ``nysta run`` ends with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from nysta.app.output import Output, print_json, say, shown, write_csv

if TYPE_CHECKING:
    from nysta.extract.batch import Outcome
    from nysta.graph.summary import Summary

_MOST_KINDS = 10  # of what was skipped


def print_summary(
    summary: Summary,
    outcomes: Sequence[Outcome],
    *,
    output: Output,
    seconds: float,
    store: str,
    workspace: Path | None,
    own_store: bool,
) -> None:
    """Print what the run did and what the graph holds now, then what to do next."""
    states: Counter[str] = Counter(each.state for each in outcomes)
    failed = [{"document": each.name, "message": each.message} for each in outcomes if each.state == "failed"]
    unsupported = [each.name for each in outcomes if each.state == "unsupported"]
    if output is Output.JSON:
        this_run = {state: states[state] for state in ("done", "unchanged", "failed", "unsupported")}
        print_json(
            {
                "run": {**this_run, "failures": failed, "unsupported_files": unsupported},
                **summary.as_dict(),
                "seconds": round(seconds, 1),
                "store": store,
            }
        )
        return
    rows = _rows(summary, states, seconds)
    if output is Output.CSV:
        import sys

        write_csv(sys.stdout, ("section", "what", "figure"), rows)
        return
    _print_sections(rows)
    if unsupported:
        kinds = Counter(_kind(name) for name in unsupported)
        said = ", ".join(f"{n} {kind}" for kind, n in kinds.most_common())
        say(f"skipped {len(unsupported)} files of kinds that are not read: {said} (`--dry-run` names them)")
    _print_next_steps(workspace, store if own_store else None)


def _kind(name: str) -> str:
    """What a file that is not read is counted as: its ending, or that it is a lock file of Word or Excel."""
    path = PurePath(name)
    return "lock file (~$…)" if path.name.startswith("~$") else path.suffix or name


def _rows(summary: Summary, states: Counter[str], seconds: float) -> list[dict[str, Any]]:
    found: list[tuple[str, str, Any]] = [("This run", f"documents {state}", n) for state, n in states.items()]
    found.append(("This run", "seconds", round(seconds, 1)))
    found += [
        ("The graph", "documents", summary.documents),
        ("The graph", "pages", summary.pages),
        ("The graph", "words", summary.words),
        *(("Entities", label, n) for label, n in summary.entities.items()),
        *(("Relations", kind, n) for kind, n in summary.relations.items()),
        ("Relations", "claims (negated, ended, proposed, rejected)", summary.claims),
        *(("Kronor by funder, all years", each.name, each.kronor) for each in summary.kronor_by_funder),
    ]
    skipped = list(summary.skipped.items())
    found += [("Skipped", what, n) for what, n in skipped[:_MOST_KINDS]]
    if len(skipped) > _MOST_KINDS:
        rest = sum(n for _, n in skipped[_MOST_KINDS:])
        found.append(("Skipped", f"{len(skipped) - _MOST_KINDS} more kinds", rest))
    if not skipped:
        found.append(("Skipped", "nothing inside the documents", 0))
    return [{"section": section, "what": what, "figure": figure} for section, what, figure in found]


def _print_sections(rows: Sequence[dict[str, Any]]) -> None:
    width = max(len(row["what"]) for row in rows)
    before = None
    for row in rows:
        if row["section"] != before:
            print(f"\n{row['section']}")
            before = row["section"]
        print(f"  {row['what']:<{width}}  {shown(row['figure']):>16}")


def _print_next_steps(workspace: Path | None, store: str | None) -> None:
    places = "".join(
        f" {option} {value}" for option, value in (("--workspace", workspace), ("--store", store)) if value is not None
    )
    question = "MATCH (a)-[r:OWNS]->(b) RETURN a.name, r.share, b.name LIMIT 10"
    steps = (
        (f"nysta app{places}", "see it in the explorer"),
        ("nysta query --list", "questions that are ready to ask"),
        (f'nysta query{places} "{question}"', "or ask your own"),
    )
    print("\nNext")
    for command, why in steps:
        print(f"  {command:<40}  # {why}")
