"""The one form in which nodes and relations leave a store, whichever store it is.

A node is ``{"id", "label", "properties"}``, a relation ``{"key", "type", "source", "target",
"properties"}`` with the ids of its ends, a path ``{"nodes", "relationships"}``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from nysta.graph.ontology import ontology
from nysta.graph.stores.schema import MARKER, NAMES


def node_value(labels: Sequence[str], properties: Mapping[str, Any], *, structural: bool) -> dict[str, Any]:
    """A node as plain values.

    Args:
        labels: all its labels; ours comes first where it has several.
        properties: as the store holds them.
        structural: the store adds ``type`` and ``title`` of its own (kglite).
    """
    known = ontology().labels
    label = next((each for each in labels if each in known), labels[0] if labels else "")
    out = set(ontology().hidden_properties)
    if structural:
        # An own property of that name differs from what kglite fills in.
        out |= {"type"} if properties.get("type") == label else set()
        out |= {"title"} if label != "Document" and properties.get("title") == properties.get("name") else set()
    shown = {name: value for name, value in sorted(properties.items()) if name not in out and value is not None}
    node_id = shown.pop("id", None)
    return {"id": node_id, "label": label, "properties": shown}


def edge_value(kind: str, source: Any, target: Any, properties: Mapping[str, Any]) -> dict[str, Any]:
    """A relation as plain values, with our ids of its ends."""
    shown = {name: value for name, value in sorted(properties.items()) if value is not None}
    return {
        "key": shown.pop("key", None),
        "type": kind,
        "source": source,
        "target": target,
        "properties": shown,
    }


def shown_map(value: dict[str, Any]) -> dict[str, Any]:
    """A map as it is, or without what is hidden if it is all the properties of one of our nodes."""
    if value.get(MARKER) is not True:
        return value
    out = _hidden_in(value)
    return {name: each for name, each in sorted(value.items()) if name not in out}


def shown_keys(value: list[Any]) -> list[Any]:
    """A list as it is, or without hidden names if it is ``keys(n)`` of one of our nodes."""
    if MARKER not in value or not all(isinstance(each, str) for each in value):
        return value
    out = _hidden_in(value)
    return sorted(each for each in value if each not in out)


def _hidden_in(names: Collection[str]) -> set[str]:
    out = set(ontology().hidden_properties)
    if NAMES in names:
        out.add("title")  # an entity has none; kglite shows its name once more
    return out
