"""A graph for the exports: texts that are hard to write down, one of each relation, a person in a passage."""

from __future__ import annotations

import json

import pytest

from nysta.graph.model import Edge, MergedGraph, Node, Value

HARD = 'Rad 1; "citat" \\ snedstreck, komma\noch `tick` \x07 å\u2028ä {ö} $x'


def build_edge(key: str, kind: str, source: Node, target: Node, **properties: Value) -> Edge:
    """A relation with what every relation has."""
    quote = {"quote": f"{source.id} {kind}", "document": "rapport-1", "file": "rapport.pdf", "line": 3}
    stated: dict[str, Value] = {
        "confidence": 0.9,
        "modality": "asserted",
        "status": "extracted",
        "rule": "sentence/test",
        "documents": ["rapport-1"],
        "passages": ["rapport-1#0-40"],
        "evidence": [json.dumps(quote)],
        **properties,
    }
    return Edge(key, kind, source.id, target.id, source.label, target.label, stated)


@pytest.fixture(scope="session")
def exported() -> MergedGraph:
    """The graph."""

    def entity(own: str, label: str, name: str, kind: str, **more: Value) -> Node:
        empty: dict[str, Value] = {"aliases": [], "former_ids": [], "identifiers": [], "mentions": 1}
        return Node(own, label, {"name": name, "kind": kind, **empty, **more})

    def body(slug: str, name: str, kind: str, **more: Value) -> Node:
        return entity(f"organisation/{slug}", "Organisation", name, kind, **more)

    region = body("norrdal", "Norrdalsregionen", "region", aliases=["NR"], identifiers=["orgnr:222000-0000"])
    town = body("åby-kommun", "Åby kommun", "kommun", identifiers=["kommunkod:9901"])
    company = body("dalavård", "Dalavård AB", "bolag", aliases=["Dalavård", "=cmd"])
    foundation = body("leden", "Stiftelsen Leden", "stiftelse")
    hard = body("hard", HARD, "förening", former_ids=["organisation/h"])
    programme = entity("programme/lyftet", "Programme", "Norrdalslyftet", "program")
    project = entity("project/fia", "Project", "FIA", "projekt")
    document = Node("rapport-1", "Document", {"title": "Årsrapport", "year": 2024, "file": "rapport.pdf", "pages": 3})
    texts = {"text": "Ordförande Sixten Påhittad tackar.", "search_text": "Ordförande ░░░ tackar."}
    passage = Node("rapport-1#0-40", "Passage", {**texts, "document": "rapport-1", "line": 3, "section": HARD})
    money: dict[str, Value] = {"year": 2024, "counts": True, "conflict": False, "basis": "outcome"}
    edges = (
        build_edge("k01", "FUNDS", region, town, amount_sek=7_500_000, amount_text="7 500", purpose=HARD, **money),
        build_edge("k02", "FUNDS", region, town, amount_sek=7_000_000, **{**money, "counts": False, "basis": "budget"}),
        build_edge("k03", "FUNDS", region, project, amount_sek=500_000, **money),
        build_edge("k04", "OWNS", region, company, share=60.5, role="ägare"),
        build_edge("k05", "OWNS", town, foundation, role="stiftare"),
        build_edge("k06", "OWNS", hard, company, share=3),
        build_edge("k07", "MEMBER_OF", town, region, role="adjungerad"),
        build_edge("k08", "PARTICIPATES_IN", company, project, modality="planned"),
        build_edge("k09", "COORDINATES", town, project, role="projektägare"),
        build_edge("k10", "COLLABORATES_WITH", town, region),
        build_edge("k11", "PART_OF", project, programme),
        build_edge("k12", "COMMISSIONS", region, company, evidence=[json.dumps({"quote": HARD, "line": 1})]),
        build_edge("k13", "CLAIM", town, company, type="OWNS", modality="ended"),
        build_edge("k14", "FUNDS", programme, company, conflict=False, counts=True),
        Edge("f1", "FROM", passage.id, document.id, "Passage", "Document"),
        Edge("m1", "MENTIONED_IN", region.id, passage.id, "Organisation", "Passage"),
    )
    nodes = (region, town, company, foundation, hard, programme, project, document, passage)
    return MergedGraph(nodes, edges)
