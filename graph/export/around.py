"""One entity of the graph, and the part of the graph that is about it."""

from __future__ import annotations

from nysta.graph.export.format import ExportError
from nysta.graph.model import Edge, MergedGraph, Node
from nysta.graph.near_names import near_names
from nysta.graph.ontology import ontology


def find_entity(graph: MergedGraph, name: str) -> Node:
    """The entity that has ``name`` as its id, former id, name or alias, in any case.

    Of several the one that has relations is meant, and of those the one whose name it is:
    "VGR" may also be a bare abbreviation that a document says nothing of.

    Raises:
        ExportError: there is none, or more than one that may be meant.
    """
    found = entities_called(graph, name)
    if not found:
        names = (
            str(node.properties.get("name") or "") for node in graph.nodes if node.label in ontology().entity_labels
        )
        near = near_names(name, names)
        said = f"did you mean {', '.join(near)}? " if near else ""
        raise ExportError(
            f"the graph has no entity called {name!r}\n"
            f'  fix:   {said}`nysta query "MATCH (n:Organisation) RETURN n.id, n.name"` shows ids and names'
        )
    alike = [node for node, rank in found if rank == found[0][1]]
    if len(alike) > 1:
        ids = ", ".join(node.id for node in alike[:5])
        raise ExportError(f"{len(alike)} entities are called {name!r}\n  fix:   give one's id: {ids}")
    return alike[0]


def entities_called(graph: MergedGraph, name: str) -> list[tuple[Node, tuple[bool, bool]]]:
    """The entities that ``name`` may mean, the likeliest first; each with: it has relations, ``name`` is its name.

    An id, or a former one, means its own entity and no other.
    """
    wanted = name.strip().casefold()
    entities = [node for node in graph.nodes if node.label in ontology().entity_labels]
    by_id = [node for node in entities if wanted in _forms(node, ("id", "former_ids"))]
    if by_id:
        return [(node, (True, True)) for node in by_id]
    related = {end for edge in graph.edges if "status" in edge.properties for end in (edge.source, edge.target)}
    ranked = [
        (node, (node.id in related, wanted in _forms(node, ("name",))))
        for node in entities
        if wanted in _forms(node, ("name", "aliases"))
    ]
    return sorted(ranked, key=lambda each: (*(not held for held in each[1]), each[0].id))


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
