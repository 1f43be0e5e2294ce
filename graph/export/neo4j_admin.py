"""Files for ``neo4j-admin database import``: the quickest way to fill a new Neo4j database.

A folder with one CSV file for each label and each relation type, their headers in the importer's own
form (``id:ID(nysta)``, ``aliases:string[]``, ``:TYPE``), and ``import.args`` that names them all:

    cd FOLDER && neo4j-admin database import full neo4j @import.args

Then start the server and run ``nysta load --store …`` once: it finds everything there and adds
constraints, indexes, and the lists that are empty, which the importer leaves out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from nysta.graph.export.format import ExportError, Format
from nysta.graph.model import Edge, MergedGraph, Node, Value
from nysta.graph.stores.mirror import check_graph, node_row

_IDS = "nysta"  # the importer's space of ids; ours are unique across labels
_BETWEEN = "\x1f"  # between the texts of a list: no document holds the unit separator
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}

Rows = Sequence[Mapping[str, Value]]


def write_neo4j_admin(graph: MergedGraph, path: Path) -> list[Path]:
    """Write the folder ``path``.

    Raises:
        ExportError: ``path`` is a file, or a folder that holds something already.
        ValueError: the graph contradicts itself (two nodes with one id, an edge without an end).
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise ExportError(f"{path} is there already\n  fix:   give the name of a new folder")
    check_graph(graph)
    path.mkdir(exist_ok=True)
    nodes: dict[str, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        nodes[node.label].append(node)
    edges: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        edges[edge.type].append(edge)

    written, arguments = [], []
    for label, members in nodes.items():
        file = path / f"nodes-{label}.csv"
        rows = [node_row(node)["props"] for node in members]
        _write(file, {"id": f"id:ID({_IDS})"}, rows)
        arguments.append(f"--nodes={label}={file.name}")
        written.append(file)
    ends = {"": f":START_ID({_IDS})", " ": f":END_ID({_IDS})"}  # no property has such a name
    for kind, stated in edges.items():
        file = path / f"relations-{kind}.csv"
        _write(file, ends, [{"": e.source, " ": e.target, "key": e.key, **e.properties} for e in stated])
        arguments.append(f"--relationships={kind}={file.name}")
        written.append(file)
    options = path / "import.args"
    options.write_text(
        "\n".join(["--array-delimiter=U+001F", "--multiline-fields=true", *arguments]) + "\n", encoding="utf-8"
    )
    return [*written, options]


def _write(file: Path, heads: Mapping[str, str], rows: Rows) -> None:
    types: dict[str, str] = {}
    for row in rows:
        for name, value in row.items():
            if value is None or name in heads:
                continue
            found = "string[]" if isinstance(value, list) else _TYPES[type(value)]
            known = types.setdefault(name, found)
            if known != found:  # a whole share among broken ones
                types[name] = "double" if {known, found} == {"long", "double"} else "string"
    columns = [*heads, *sorted(types)]
    with file.open("w", encoding="utf-8", newline="\n") as csv:
        csv.write(",".join([*heads.values(), *(f"{name}:{types[name]}" for name in sorted(types))]) + "\n")
        for row in rows:
            csv.write(",".join(_cell(row.get(name)) for name in columns) + "\n")


def _cell(value: Any) -> str:
    """A cell; nothing between two commas is "no value", two quotation marks are an empty text or list."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    text = _BETWEEN.join(str(each).replace(_BETWEEN, " ") for each in value) if isinstance(value, list) else value
    return '"' + text.replace('"', '""').replace("\x00", "") + '"'


FORMAT = Format("neo4j-admin", (), write_neo4j_admin)
