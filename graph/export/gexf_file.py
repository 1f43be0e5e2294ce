"""GEXF: entities and relations with colours, sizes and weights, for Gephi."""

from __future__ import annotations

from collections import Counter
from math import log10, sqrt
from pathlib import Path
from typing import Any

from nysta.graph.export.colours import colours, rgb
from nysta.graph.export.format import Format, xml_text
from nysta.graph.export.rows import Row, entity_rows, relation_rows
from nysta.graph.model import MergedGraph, shown_name

_OWN = frozenset(  # what the form has places of its own for, or is not drawn
    {"id", "key", "type", "label", "name", "claim", "source", "target", "source_name", "target_name", "evidence"}
)


def write_gexf(graph: MergedGraph, path: Path) -> list[Path]:
    """Write entities, coloured by kind and sized by how many relations they have, and relations.

    A relation's ``weight`` is 1; that of money grows with the figure's length (10 000 kronor weigh 1,
    a million 3, a billion 6), so that a layout is not torn apart by one large amount. Claims are left
    out: a picture cannot say that something is not so.
    """
    import networkx

    network = networkx.MultiDiGraph(mode="static", defaultedgetype="directed")
    relations = list(relation_rows(graph, claims=False))
    degree = Counter(end for row in relations for end in (row["source"], row["target"]))
    for row in entity_rows(graph):
        colour = _colour(colours().of_kind(row.get("kind")))
        looks = {"viz": {"color": colour, "size": round(4 + 3 * sqrt(degree[row["id"]]), 1)}}
        name = shown_name(row.get("name") or row["id"], row.get("whose"))
        network.add_node(
            row["id"],
            label=xml_text(name),
            **looks,
            **_attributes(row),
        )
    for row in relations:
        network.add_edge(
            row["source"],
            row["target"],
            key=row["key"],
            id=row["key"],
            label=row["type"],
            relation=row["type"],
            weight=weight(row),
            viz={"color": _colour(colours().relations[row["type"]])},
            **_attributes(row),
        )
    networkx.write_gexf(network, path, encoding="utf-8", version="1.2draft")
    return [path]


def weight(row: Row) -> float:
    """How heavy a relation is drawn: 1, for a stated amount of money more."""
    amount = row.get("amount_sek")
    return round(max(1.0, log10(amount) - 3), 3) if isinstance(amount, int) and amount > 0 else 1.0


def _colour(hexadecimal: str) -> dict[str, Any]:
    red, green, blue = rgb(hexadecimal)
    return {"r": red, "g": green, "b": blue, "a": 1.0}


def _attributes(row: Row) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in row.items():
        if name in _OWN or value is None:
            continue
        text = " | ".join(map(str, value)) if isinstance(value, list) else value
        found[name] = xml_text(text) if isinstance(text, str) else text
    return found


FORMAT = Format("gexf", ("gexf",), write_gexf)
