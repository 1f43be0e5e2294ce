"""A style for Neo4j Browser (GRASS): what each label and relation type looks like.

Drag the file onto Neo4j Browser, or paste it after ``:style``. It depends on the ontology alone.
"""

from __future__ import annotations

from pathlib import Path

from nysta.graph.export.colours import colours, rgb
from nysta.graph.export.format import Format
from nysta.graph.model import MergedGraph
from nysta.graph.ontology import ontology

_DIAMETERS = {"Document": 40, "Passage": 25}
_CAPTIONS = {"Passage": "line", "FUNDS": "amount_sek", "OWNS": "share", "CLAIM": "type"}


def write_grass(graph: MergedGraph, path: Path) -> list[Path]:
    """Write the style; the graph itself is not looked at."""
    rules = ["node {\n  color: #8d8d8d;\n  caption: '{name}';\n  diameter: 50px;\n}"]
    for label in ontology().labels:
        colour = colours().labels[label]
        text = "#ffffff" if sum(rgb(colour)) < 420 else "#1c2733"
        caption = _CAPTIONS.get(label, "name")
        rules.append(
            f"node.{label} {{\n  color: {colour};\n  border-color: {colour};\n  text-color-internal: {text};\n"
            f"  caption: '{{{caption}}}';\n  diameter: {_DIAMETERS.get(label, 60)}px;\n}}"
        )
    for kind in ontology().relations:
        colour = colours().relations[kind]
        caption = f"{{{_CAPTIONS[kind]}}}" if kind in _CAPTIONS else "<type>"
        rules.append(
            f"relationship.{kind} {{\n  color: {colour};\n  shaft-width: 2px;\n  caption: '{caption}';\n"
            "  text-color-external: #1c2733;\n}"
        )
    path.write_text("\n\n".join(rules) + "\n", encoding="utf-8")
    return [path]


FORMAT = Format("grass", ("grass",), write_grass)
