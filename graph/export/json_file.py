"""JSON: nodes and edges with all their properties."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from nysta.graph.evidence import read_evidence
from nysta.graph.export.format import Format
from nysta.graph.model import MergedGraph


def write_json(graph: MergedGraph, path: Path) -> list[Path]:
    """Write ``{"nodes": […], "edges": […]}``; evidence is a list of objects here."""
    nodes = [{"id": node.id, "label": node.label, "properties": dict(node.properties)} for node in graph.nodes]
    edges: list[dict[str, Any]] = []
    for edge in graph.edges:
        properties: dict[str, Any] = dict(edge.properties)
        if "evidence" in properties:
            properties["evidence"] = [json.loads(each.to_json()) for each in read_evidence(edge.properties)]
        ends = {"source": edge.source, "target": edge.target}
        edges.append({"key": edge.key, "type": edge.type, **ends, "properties": properties})
    text = json.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
    return [path]


FORMAT = Format("json", ("json",), write_json)
