"""One entity of the graph, and the part of the graph that is about it."""

from __future__ import annotations

from nysta.graph.export.format import ExportError
from nysta.graph.model import Edge, MergedGraph, Node
from nysta.graph.ontology import ontology


def find_entity(graph: MergedGraph, name: str) -> Node:
    """The entity that has ``name`` as its id, former id, name or alias, in any case.

    Raises:
        ExportError: there is none, or more than one.
    """
    wanted = name.strip().casefold()
    entities = [node for node in graph.nodes if node.label in ontology().entity_labels]
    for properties in (("id", "former_ids"), ("name",), ("aliases",)):
        found = [node for node in entities if wanted in _forms(node, properties)]
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(node.id for node in found[:5])
            raise ExportError(f"{len(found)} entities are called {name!r}\n  fix:   give one's id: {ids}")
    raise ExportError(
        f"the graph has no entity called {name!r}\n"
        f'  fix:   `nysta query "MATCH (n:Organisation) RETURN n.id, n.name"` shows ids and names'
    )


def _forms(node: Node, properties: tuple[str, ...]) -> set[str]:
    found: set[str] = set()
    for each in properties:
        value = node.id if each == "id" else node.properties.get(each)
        found.update(str(form).casefold() for form in (value if isinstance(value, list) else [value]) if form)
    return found


def around(graph: MergedGraph, entity: Node) -> MergedGraph:
    """``entity``, its relations and claims, their other ends, and the passages and documents they rest on."""
    stated = [edge for edge in graph.edges if "status" in edge.properties and entity.id in (edge.source, edge.target)]
    kept = {entity.id}
    for edge in stated:
        kept |= {edge.source, edge.target, *_listed(edge, "passages"), *_listed(edge, "documents")}
    nodes = tuple(node for node in graph.nodes if node.id in kept)
    present = {node.id for node in nodes}
    keys = {edge.key for edge in stated}
    provenance = {name for name, each in ontology().relations.items() if each.provenance}
    edges = tuple(
        edge
        for edge in graph.edges
        if edge.key in keys or (edge.type in provenance and edge.source in present and edge.target in present)
    )
    return MergedGraph(nodes, edges)


def _listed(edge: Edge, name: str) -> list[str]:
    value = edge.properties.get(name)
    return value if isinstance(value, list) else []
