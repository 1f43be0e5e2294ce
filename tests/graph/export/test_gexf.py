"""GEXF as Gephi reads it: colours, sizes, weights, labels."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import networkx
import yaml
from lxml import etree

from nysta.graph.export import export
from nysta.graph.export.colours import colours, rgb
from nysta.graph.model import MergedGraph
from nysta.graph.ontology import ontology

SPACES = {"g": "http://www.gexf.net/1.2draft", "viz": "http://www.gexf.net/1.2draft/viz"}


def test_entities_and_relations_are_drawn(exported: MergedGraph, tmp_path: Path) -> None:
    (path,) = export(exported, tmp_path / "graph.gexf")
    tree = etree.parse(path)
    nodes = tree.findall(".//g:node", SPACES)
    assert len(nodes) == 7
    region = next(node for node in nodes if node.get("label") == "Norrdalsregionen")
    colour = region.find("viz:color", SPACES)
    assert colour is not None
    assert tuple(int(colour.get(each, "")) for each in "rgb") == rgb(colours().kinds["region"])
    sizes = {node.get("label"): float(node.find("viz:size", SPACES).get("value")) for node in nodes}  # type: ignore[union-attr,arg-type]
    assert sizes["Norrdalsregionen"] > sizes["Norrdalslyftet"]
    edges = {edge.get("id"): edge for edge in tree.findall(".//g:edge", SPACES)}
    assert len(edges) == 13
    assert "k13" not in edges  # a claim
    assert edges["k01"].get("label") == "FUNDS"
    assert float(edges["k01"].get("weight", "")) > float(edges["k03"].get("weight", "")) > 1
    assert float(edges["k07"].get("weight", "")) == 1
    assert all(edge.find("viz:color", SPACES) is not None for edge in edges.values())


def test_networkx_reads_it_again(exported: MergedGraph, tmp_path: Path) -> None:
    export(exported, tmp_path / "graph.gexf")
    network = networkx.read_gexf(tmp_path / "graph.gexf")
    assert network.number_of_edges() == 13
    amounts = [data["amount_sek"] for *_, data in network.edges(data=True) if "amount_sek" in data]
    assert sorted(amounts) == [500_000, 7_000_000, 7_500_000]


def test_everything_has_a_colour_and_the_explorers() -> None:
    known = ontology()
    kinds = {kind for label in known.labels.values() for kind in label.kinds}
    assert set(colours().kinds) == kinds
    assert set(colours().labels) == set(known.labels)
    assert set(colours().relations) == set(known.relations)
    text = files("nysta.app.explorer.canvas").joinpath("appearance.yaml").read_text(encoding="utf-8")
    drawn = {
        kind: group["colour"]
        for part in yaml.safe_load(text).values()
        if isinstance(part, dict)
        for group in part.values()
        if isinstance(group, dict) and "kinds" in group
        for kind in group["kinds"]
    }
    assert drawn
    assert {kind: colours().kinds[kind] for kind in drawn} == drawn
