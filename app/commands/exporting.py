"""``nysta export`` and ``nysta schema``: the graph for other tools, and what its parts mean."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from nysta.app import options
from nysta.app.errors import ABORTED, CommandError
from nysta.app.output import Output, console, print_json, print_rows, say
from nysta.app.places import workspace_at


def register(app: typer.Typer) -> None:
    """Add the commands of this module to ``app``."""
    app.command()(export)
    app.command()(schema)


def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write; its ending tells the form.")],
    form: Annotated[
        str | None,
        typer.Option(
            "--as",
            help="csv, xlsx, json, graphml, gexf (Gephi), cypher, followthemoney, neo4j-admin (a folder), grass or "
            "report.",
            show_default="by the ending of FILE",
        ),
    ] = None,
    entity: Annotated[
        str | None,
        typer.Option("--entity", help="Only this one, by id, name or alias, with its relations; a report needs one."),
    ] = None,
    language: Annotated[str, typer.Option("--language", help="Of the report's own words: sv or en.")] = "sv",
    min_confidence: options.MinConfidence = 0.5,
    workspace: options.Workspace = None,
    output: options.Printed = Output.TABLE,
) -> None:
    """Write the graph of the workspace for other tools, or one entity's report. Persons' names are blanked.

    csv (relations, entities and documents), xlsx (a sheet per relation type), json, graphml, gexf (Gephi, with
    colours and weights), cypher (a script), ftm (FollowTheMoney), html (one entity on one page),
    grass (colours for Neo4j Browser);
    --as neo4j-admin writes a folder of files for Neo4j's own importer:
    cd FOLDER && neo4j-admin database import full neo4j @import.args

    Example:  nysta export siljan.html --entity "Siljansbygdens kommunalförbund" --language en
    """
    from nysta.graph.export import entities_called, format_for
    from nysta.graph.export import export as write_export

    format_for(file, form)
    place = workspace_at(workspace)
    if not place.graph_paths():
        raise CommandError(
            f"the workspace {place.root} holds no graph files",
            fix="make them with `nysta run PATHS…`",
            exit_code=ABORTED,
        )
    graph = place.merged(min_confidence=min_confidence)
    written = write_export(graph, file, form, entity=entity, language=language)
    if entity:
        (meant, _), *others = entities_called(graph, entity)
        if others:
            ids = ", ".join(each.id for each, _ in others[:5])
            say(f"{entity!r} is taken to mean {meant.shown_name} ({meant.id}); also called so: {ids}")
    rows = [{"file": str(path), "bytes": path.stat().st_size} for path in written]
    print_rows(("file", "bytes"), rows, output)


def schema(output: options.Printed = Output.TABLE) -> None:
    """What the graph holds: labels, relation types, properties, and what each means.

    Example:  nysta schema --output json
    """
    from nysta.graph.ontology import ontology

    known = ontology()
    labels: list[dict[str, Any]] = [
        {"label": name, "sv": each.sv, "description": each.description} for name, each in known.labels.items()
    ]
    relations: list[dict[str, Any]] = [
        {"relation": name, "sv": each.sv, "description": each.description} for name, each in known.relations.items()
    ]
    properties = [
        {"of": of, "property": own, "type": each.type, "description": each.description}
        for of, name in (
            (", ".join(known.entity_labels), known.entity_labels[0]),
            *((name, name) for name, label in known.labels.items() if not label.entity),
        )
        for own, each in known.properties_of_label(name).items()
    ]
    common = known.relation_properties
    properties += [
        {"of": "every relation", "property": own, "type": each.type, "description": each.description}
        for own, each in common.items()
    ]
    properties += [
        {"of": name, "property": own, "type": each.type, "description": each.description}
        for name, relation in known.relations.items()
        for own, each in relation.properties.items()
    ]
    if output is Output.JSON:
        print_json({"labels": labels, "relations": relations, "properties": properties})
    elif output is Output.CSV:
        rows = [
            *({"what": "label", "of": row["label"], **row} for row in labels),
            *({"what": "relation", "of": row["relation"], **row} for row in relations),
            *({"what": "property", **row} for row in properties),
        ]
        print_rows(("what", "of", "property", "type", "description"), rows, output)
    else:
        print_rows(("label", "sv", "description"), labels, output, title="Labels")
        print_rows(("relation", "sv", "description"), relations, output, title="Relations, source to target")
        print_rows(("of", "property", "type", "description"), properties, output, title="Properties")
        console(error=True).print("Ask with `nysta query`; `nysta query --list` has questions that are ready.")
