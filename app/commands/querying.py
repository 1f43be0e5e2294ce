"""``nysta query``: Cypher, or a question of the cookbook by its name."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nysta.app import options
from nysta.app.errors import CommandError
from nysta.app.output import Output, print_json, print_rows, say
from nysta.app.places import open_for_reading, store_uri, workspace_at

if TYPE_CHECKING:
    from nysta.graph.answers import StatedRelation
    from nysta.graph.cookbook import CookbookQuery
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

    Example:  nysta query who-funds -p name="Siljansbygdens kommunalförbund"
    """
    if listing:
        _print_cookbook(output)
        return
    if not question:
        raise CommandError("no query", fix='nysta query "MATCH (n) RETURN n.name LIMIT 5", or nysta query --list')
    from nysta.graph.cookbook import parameter_values, unknown_names

    recipe = _recipe(question)
    values = parameter_values(recipe, parameter or ())
    cypher = recipe.cypher if recipe else question
    place = workspace_at(workspace)
    if write:
        written = _written(cypher, values, store_uri(store, place))
        if written.columns:
            _print_answer(written, None, output)
        _tell_written(written.changed)
        return
    graph_store = open_for_reading(store, place)
    try:
        answer = graph_store.query(cypher, values, max_rows=limit, timeout=timeout)
        _print_answer(answer, graph_store if evidence else None, output)
        if recipe and not answer.rows:
            _tell_unknown(unknown_names(graph_store, recipe, values), values)
        elif not recipe and _tells_nothing(answer):
            _tell_misspelt(cypher)
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


def _tell_written(changed: Mapping[str, int]) -> None:
    """What was written, and what of it lasts: a load brings Nysta's own nodes and relations back in line."""
    if not changed:
        say("nothing was written")
        return
    say(
        f"written: {', '.join(f'{what} {n}' for what, n in changed.items())}; nodes and relations of your own stay "
        "when the graph is loaded anew, what you changed of Nysta's does not"
    )


def _recipe(question: str) -> CookbookQuery | None:
    """The query of the cookbook that ``question`` names, None if it is Cypher: a name is one word."""
    from nysta.graph.cookbook import find_query, list_queries

    name = question.strip()
    found = find_query(name)
    if found is None and re.fullmatch(r"[\w-]+", name):
        near = difflib.get_close_matches(name.casefold(), [each.name for each in list_queries()], n=3)
        said = f"did you mean {', '.join(near)}? " if near else ""
        raise CommandError(f"the cookbook has no query {name}", fix=f"{said}`nysta query --list` lists them")
    return found


def _tell_unknown(unknown: Mapping[str, Sequence[str]], values: Mapping[str, Any]) -> None:
    for name, near in unknown.items():
        said = f"; is it one of: {', '.join(near)}?" if near else ""
        say(f"no organisation, programme or project is called {values[name]!r}{said}")


def _tells_nothing(answer: QueryResult) -> bool:
    """Whether there are no rows, or a column has nothing but null, zero and the empty in it."""
    return not answer.rows or any(not any(row[name] for row in answer.rows) for name in answer.columns)


def _tell_misspelt(cypher: str) -> None:
    from nysta.graph.misspelt import misspelt

    for each in misspelt(cypher):
        near = f"; did you mean {' or '.join(each.near)}?" if each.near else ""
        say(f"the graph has no {each.sort} {each.word}{near} (`nysta schema` lists them)")


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
    from nysta.graph.cookbook import list_queries

    if output is Output.JSON:
        print_json([each.model_dump(exclude={"cypher"}) for each in list_queries()])
        return
    rows = [
        {
            "name": each.name,
            "question": each.question.en,
            "fråga": each.question.sv,
            "parameters": ", ".join(
                name if parameter.required else f"[{name}]" for name, parameter in each.parameters.items()
            ),
            "example": each.example,
        }
        for each in list_queries()
    ]
    # On a page all five are columns of four words each; the example shows the parameters.
    brief = ("name", "question", "example")
    print_rows(brief if output is Output.TABLE else (*brief[:2], "fråga", "parameters", "example"), rows, output)
