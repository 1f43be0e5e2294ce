"""``nysta analyse`` and ``nysta diff``: measures of the network, and what changed."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nysta.app import options
from nysta.app.errors import ABORTED, CommandError
from nysta.app.output import Output, print_json, print_rows, say
from nysta.app.places import store_uri, workspace_at

if TYPE_CHECKING:
    from nysta.extract.graph_file import GraphFile
    from nysta.graph.difference import Change
    from nysta.graph.model import MergedGraph
    from nysta.graph.workspace import Workspace


class Measure(StrEnum):
    """What to put first; the names of ``graph.analysis.MEASURES``."""

    DEGREE = "degree"
    PAGERANK = "pagerank"
    BETWEENNESS = "betweenness"
    COMMUNITY = "community"
    COMMUNITIES_TIED = "communities_tied"
    MONEY_IN = "money_in"
    MONEY_OUT = "money_out"
    MONEY_RANK = "money_rank"


def register(app: typer.Typer) -> None:
    """Add the commands of this module to ``app``."""
    app.command()(analyse)
    app.command()(diff)


def analyse(
    by: Annotated[Measure, typer.Option("--by", help="Measure to sort by, highest first.")] = Measure.PAGERANK,
    kind: Annotated[str | None, typer.Option("--kind", help="Only this kind, as kommun or bolag.")] = None,
    year: Annotated[int | None, typer.Option("--year", help="Only money of this year.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many rows.")] = 25,
    write: Annotated[
        bool, typer.Option("--write", help="Also write the measures to the store, as properties, until the next load.")
    ] = False,
    store: options.Store = None,
    workspace: options.Workspace = None,
    output: options.Printed = Output.TABLE,
) -> None:
    """Who is central, who belongs together, who ties groups, where the money goes.

    degree: others it is tied to. pagerank: central by its ties' ties. betweenness: how many shortest ways
    between others pass it (brokers). community: the group it belongs to; communities_tied: groups that it ties.
    money_in, money_out: kronor, each amount once. money_rank: share of the money that ends there when all
    pass on what they get.

    Example:  nysta analyse --by betweenness --kind kommunalförbund
    """
    from dataclasses import asdict

    from nysta.graph.analysis import MEASURES, write_measures
    from nysta.graph.analysis import analyse as measure
    from nysta.graph.stores import open_store

    place = workspace_at(workspace)
    found = measure(_graph_of(place), year=year)
    if write:
        with open_store(store_uri(store, place)) as graph_store:
            say(f"measures written to {write_measures(found, graph_store)} entities of {graph_store.uri}")
    kept = [asdict(each) for each in found if kind is None or each.kind == kind]
    kept.sort(
        key=lambda row: (row[by.value] if by is Measure.COMMUNITY else -row[by.value], -row["pagerank"], row["id"])
    )
    print_rows(("name", "kind", *MEASURES, "id"), kept[:limit], output)
    if len(kept) > limit:
        say(f"{limit} of {len(kept)} are shown; --limit shows more")


def _graph_of(place: Workspace) -> MergedGraph:
    if not place.graph_paths():
        raise CommandError(
            f"the workspace {place.root} holds no graph files",
            fix="make them with `nysta run PATHS…`",
            exit_code=ABORTED,
        )
    return place.merged()


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="A document, a year, or a folder of graph files.")],
    after: Annotated[str, typer.Argument(metavar="B", help="Another of the same sort.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many rows in a table.")] = 200,
    workspace: options.Workspace = None,
    output: options.Printed = Output.TABLE,
) -> None:
    """What is new, gone or changed (amount, share, modality, role) from A to B.

    A and B are two documents of the workspace (id, path or file name), two years, or two folders: of graph
    files, as two extractions, or workspaces. Years compare what is stated for them, money once;
    what has a source for one of the two years only is told as unsourced, and is neither new nor gone.

    Example:  nysta diff 2023 2024
    """
    changes = _changes(before, after, workspace_at(workspace))
    if output is Output.JSON:
        print_json([each.as_dict() for each in changes])
        return
    rows = [row for each in changes for row in _rows(each)]
    shown = rows if output is Output.CSV else rows[:limit]
    print_rows(("change", "relation", "source", "target", "year", "purpose", "what", "before", "after"), shown, output)
    counts = Counter(_word(each) for each in changes)
    kinds = ("new", "gone", "changed", *(word for word in ("unsourced",) if counts[word]))
    say(", ".join(f"{counts[kind]} {kind}" for kind in kinds))
    if len(shown) < len(rows):
        say(f"{limit} of {len(rows)} rows are shown; --limit shows more")


def _rows(change: Change) -> list[dict[str, Any]]:
    stated = change.edge.properties
    common = {
        "change": _word(change),
        "relation": change.type,
        "source": change.source_name,
        "target": change.target_name,
        "year": stated.get("year"),
        "purpose": stated.get("purpose"),
    }
    if change.kind == "changed":
        return [{**common, "what": name, "before": was, "after": now} for name, (was, now) in change.fields.items()]
    telling = next((name for name in ("amount_sek", "share", "role") if stated.get(name) is not None), "modality")
    return [{**common, "what": telling, "after" if change.kind == "new" else "before": stated.get(telling)}]


def _word(change: Change) -> str:
    return change.kind if change.sourced else "unsourced"


def _changes(before: str, after: str, place: Workspace) -> tuple[Change, ...]:
    from nysta.graph.difference import difference, difference_of_years, two_documents

    if re.fullmatch(r"\d{4}", before) and re.fullmatch(r"\d{4}", after):
        return difference_of_years(_graph_of(place), int(before), int(after))
    folders = [Path(each) for each in (before, after)]
    if all(folder.is_dir() for folder in folders):
        return difference(*(_graph_in(folder) for folder in folders))
    files = list(place.graph_files())
    documents = (_document(before, place), _document(after, place))
    return difference(*two_documents(files, *documents, place.read_judgements()))


def _graph_in(folder: Path) -> MergedGraph:
    from nysta.graph.merge import merge
    from nysta.graph.workspace import Workspace, graph_files_in

    if (folder / "graphs").is_dir():
        return _graph_of(Workspace(folder))
    return merge(file for _, file in graph_files_in(folder))


def _document(name: str, place: Workspace) -> GraphFile:
    found = place.find_documents(name)
    if len(found) == 1:
        return found[0]
    said = f"{name} names {len(found)} documents" if found else f"{name} is no document, no year and no folder"
    raise CommandError(said, fix="give two documents, two years or two folders; `nysta query documents` lists ids")
