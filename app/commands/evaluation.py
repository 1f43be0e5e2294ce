"""``nysta evaluate``: graph files against gold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nysta.app import options
from nysta.app.errors import CommandError
from nysta.app.output import Output, print_json, print_rows
from nysta.app.places import workspace_at


def register(app: typer.Typer) -> None:
    """Add the command of this module to ``app``."""
    app.command()(evaluate)


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Folder of gold graphs.")],
    graphs: Annotated[
        Path | None,
        typer.Argument(metavar="GRAPH_DIR", help="Folder of graph files.", show_default="the workspace's"),
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option("--texts", help="Folder of the texts as read: measures the evidence too.", file_okay=False),
    ] = None,
    min_confidence: options.MinConfidence = 0.5,
    errors: Annotated[
        int,
        typer.Option("--errors", min=0, help="Name so many missed and false relations of each sort, commonest first."),
    ] = 0,
    workspace: options.Workspace = None,
    output: options.Printed = Output.TABLE,
) -> None:
    """Measure graph files against gold graphs: entities, relations, money, attributes, evidence, confidence.

    Example:  nysta evaluate corpus/gold graphs/ --texts texts/ --errors 20
    """
    from nysta.graph import evaluation

    place = workspace_at(workspace)
    if graphs is None and texts is None and place.text.is_dir():
        texts = place.text
    wanted = evaluation.read_graphs(gold)
    if not wanted:
        raise CommandError(f"no gold graphs in {gold}", fix="nysta evaluate GOLD_DIR GRAPH_DIR")
    found = evaluation.read_graphs(graphs or place.graphs)
    result = evaluation.evaluate(wanted, found, errors=0, texts=texts, min_confidence=min_confidence)
    scores = result.scores | evaluation.beyond(wanted, found, min_confidence=min_confidence)
    groups = evaluation.error_groups(wanted, found, min_confidence=min_confidence) if errors else []
    if output is Output.JSON:
        named = {group.name: {"of": len(group.cases), "cases": list(group.cases[:errors])} for group in groups}
        print_json({"scores": scores, "notes": list(result.notes), "errors": named})
    elif output is Output.CSV:
        columns = tuple(dict.fromkeys(["measure", *(part for figure in scores.values() for part in figure)]))
        print_rows(columns, [{"measure": name, **figure} for name, figure in scores.items()], output)
    else:
        named = [""] if groups else []  # what the figures are made of stands below them
        for line in (
            *result.notes,
            *evaluation.figure_lines(scores),
            *named,
            *evaluation.error_lines(groups, errors),
        ):
            print(line)
