"""GraphML: entities and relations, for Gephi, yEd, Cytoscape and networkx."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nysta.graph.export.format import Format, xml_text
from nysta.graph.export.rows import entity_rows, relation_rows
from nysta.graph.model import MergedGraph


def write_graphml(graph: MergedGraph, path: Path) -> list[Path]:
    """Write entities and relations; passages and documents are left out, lists are joined by " | "."""
    import networkx

    network = networkx.MultiDiGraph()
    for row in entity_rows(graph):
        network.add_node(row["id"], **_attributes(row, leave_out=("id",)))
    for row in relation_rows(graph):
        attributes = _attributes(row, leave_out=("source", "target", "source_name", "target_name", "evidence"))
        network.add_edge(row["source"], row["target"], key=row["key"], **{"relation": row["type"], **attributes})
    networkx.write_graphml(network, path, encoding="utf-8", named_key_ids=True)
    return [path]


def _attributes(row: dict[str, Any], leave_out: tuple[str, ...]) -> dict[str, Any]:
    return {name: _value(value) for name, value in row.items() if name not in (*leave_out, "key") and value is not None}


def _value(value: Any) -> Any:
    if isinstance(value, list):
        value = " | ".join(map(str, value))
    return xml_text(value) if isinstance(value, str) else value


FORMAT = Format("graphml", ("graphml",), write_graphml)
