"""``nysta query``: Cypher, or a question of the cookbook by its name."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nysta.app import options
from nysta.app.errors import CommandError
from nysta.app.output import Output, print_json, print_rows, say
from nysta.app.places import open_for_reading, store_uri, workspace_at

if TYPE_CHECKING:
    from nysta.graph.answers import StatedRelation
    from nysta.graph.model import GraphStore, QueryResult

_EVIDENCE = ("relation", "quote", "document", "line", "page")


def register(app: typer.Typer) -> None:
    """Add the command of this module to ``app``."""
    app.command()(query)


def query(
    question: Annotated[
        str | None,
        typer.Argument(metavar="CYPHER_OR_NAME", help="Cypher, or the name of a query of the cookbook."),
    ] = None,
    parameter: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="A value for $NAME in the query."),
    ] = None,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Add quote, document and line of each relation in a row.")
    ] = False,
    listing: Annotated[bool, typer.Option("--list", help="List the queries of the cookbook.")] = False,
    write: Annotated[bool, typer.Option("--write", help="Let the query change the store.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000, help="At most so many rows.")] = 10_000,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, max=30, help="Seconds.")] = 30.0,
    store: options.Store = None,
    workspace: options.Workspace = None,
    output: options.Printed = Output.TABLE,
) -> None:
    """Ask the graph: Cypher, or a query of the cookbook by name. Read-only unless --write.

    Example:  nysta query "MATCH (a)-[r:OWNS]->(b) RETURN a.name, r, b.name" --evidence

    Example:  nysta query who-funds -p name="Gryning Vård"
    """
    if listing:
        _print_cookbook(output)
        return
    if not question:
        raise CommandError("no query", fix='nysta query "MATCH (n) RETURN n.name LIMIT 5", or nysta query --list')
    cypher, values = _chosen(question, parameter or ())
    place = workspace_at(workspace)
    if write:
        _print_answer(_written(cypher, values, store_uri(store, place)), None, output)
        return
    graph_store = open_for_reading(store, place)
    try:
        answer = graph_store.query(cypher, values, max_rows=limit, timeout=timeout)
        _print_answer(answer, graph_store if evidence else None, output)
    finally:
        graph_store.close()
    if answer.cut:
        say(f"only the first {len(answer.rows)} rows are shown; there are more")


def _written(cypher: str, values: Mapping[str, Any], uri: str) -> QueryResult:
    from nysta.graph.stores import open_store

    graph_store = open_store(uri)
    try:
        return graph_store.write(cypher, values)
    finally:
        graph_store.close()


def _chosen(question: str, parameters: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """The Cypher and its values; one word is the name of a query of the cookbook."""
    given = dict(_split(each) for each in parameters)
    if not question.strip() or any(char.isspace() or char in "()[]{}" for char in question.strip()):
        return question, {name: typed(value) for name, value in given.items()}
    from nysta.graph.cookbook import find_recipe

    recipe = find_recipe(question.strip())
    return recipe.cypher, recipe.values(given)


def _split(parameter: str) -> tuple[str, str]:
    name, equals, value = parameter.partition("=")
    if not equals or not name.strip():
        raise CommandError(f"{parameter!r} is no parameter", fix="write -p name=value")
    return name.strip().removeprefix("$"), value


def typed(value: str) -> Any:
    """A value from the command line: JSON if it is that (``3``, ``true``, ``["a"]``), else text."""
    try:
        return json.loads(value)
    except ValueError:
        return value


def _print_answer(answer: QueryResult, evidence_from: GraphStore | None, output: Output) -> None:
    if evidence_from is None:
        print_rows(answer.columns, answer.rows, output)
        return
    from nysta.graph.answers import relations_of_rows

    stated = relations_of_rows(answer.rows, evidence_from)
    if output is Output.JSON:
        print_json(
            [
                {**row, "evidence": [_quoted(relation) for relation in relations]}
                for row, relations in zip(answer.rows, stated, strict=True)
            ]
        )
        return
    several = any(len(relations) > 1 for relations in stated)  # then each line says which one it is about
    added = _EVIDENCE if several else _EVIDENCE[1:]
    heads = {name: name if name not in answer.columns else f"evidence_{name}" for name in added}
    rows = [
        {**_without_evidence(row), **{head: told.get(name) for name, head in heads.items()}}
        for row, relations in zip(answer.rows, stated, strict=True)
        for told in ([_told(relation) for relation in relations] or [{}])
    ]
    print_rows((*answer.columns, *heads.values()), rows, output)
    if answer.rows and not any(stated):
        say("no row holds a relation; return it (… -[r]-> … RETURN r) or its key (r.key) to see its evidence")


def _quoted(relation: StatedRelation) -> dict[str, Any]:
    return {
        "key": relation.key,
        "type": relation.type,
        "source": relation.source,
        "target": relation.target,
        "quotes": [json.loads(each.to_json()) for each in relation.evidence],
    }


def _told(relation: StatedRelation) -> dict[str, Any]:
    """The clearest evidence of a relation, as cells."""
    said = f"{relation.source} -{relation.type}-> {relation.target}"
    if not relation.evidence:
        return {"relation": said}
    first = relation.evidence[0]
    return {
        "relation": said,
        "quote": first.quote,
        "document": first.file or first.document,
        "line": first.line,
        "page": first.page,
    }


def _without_evidence(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with its relations as ``a -TYPE-> b``: their evidence has columns of its own."""
    from nysta.app.output import shown

    return {
        name: shown(value) if isinstance(value, Mapping) and "key" in value else value for name, value in row.items()
    }


def _print_cookbook(output: Output) -> None:
    from nysta.graph.cookbook import recipes

    rows = [
        {
            "name": each.name,
            "question": each.question,
            "parameters": ", ".join(each.parameters),
            "example": each.example,
        }
        for each in recipes()
    ]
    print_rows(("name", "question", "parameters", "example"), rows, output)
