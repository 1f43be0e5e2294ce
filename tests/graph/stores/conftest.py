"""Both stores for the same tests: the embedded one in a folder of its own, and a real Neo4j."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nysta.graph.model import Edge, MergedGraph, Node
from nysta.graph.stores import open_store
from nysta.graph.stores.base import CypherStore


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def store_kind(request: pytest.FixtureRequest) -> str:
    """Which store a test runs on."""
    return str(request.param)


@pytest.fixture(scope="module")
def store_address(store_kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the store is."""
    if store_kind == "neo4j":
        return str(request.getfixturevalue("neo4j_uri"))
    return f"embedded:{tmp_path_factory.mktemp('store')}/graph.kgl"


@pytest.fixture(scope="module")
def empty_store(store_address: str) -> Callable[[], CypherStore]:
    """Opens the store with nothing in it."""

    def opened() -> CypherStore:
        store = open_store(store_address)
        if store_address.startswith("embedded:"):
            Path(store_address.removeprefix("embedded:")).unlink(missing_ok=True)
        else:
            store.write("MATCH (n) DETACH DELETE n")
        return store

    return opened


@pytest.fixture
def store(empty_store: Callable[[], CypherStore]) -> Iterator[CypherStore]:
    """An empty store for one test."""
    opened = empty_store()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def sample_store(empty_store: Callable[[], CypherStore], sample: MergedGraph) -> Iterator[CypherStore]:
    """A store that holds the sample graph, for tests that only read."""
    opened = empty_store()
    opened.load(sample)
    yield opened
    opened.close()


def _relation(key: str, kind: str, source: Node, target: Node, **properties: object) -> Edge:
    stated = {
        "confidence": 0.9,
        "modality": "asserted",
        "status": "extracted",
        "rule": "sentence/test",
        "documents": ["rapport-1"],
        "passages": ["rapport-1#0-40"],
        **properties,
    }
    return Edge(key, kind, source.id, target.id, source.label, target.label, stated)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def sample() -> MergedGraph:
    """A small graph of invented bodies with every label and type, money in two bases, and claims."""

    def organisation(slug: str, name: str, kind: str, *aliases: str, **more: object) -> Node:
        properties = {"name": name, "kind": kind, "aliases": list(aliases), **more}
        return Node(f"organisation/{slug}", "Organisation", properties)  # type: ignore[arg-type]

    region = organisation("norrdals-regionen", "Norrdalsregionen", "region", "NR")
    town = organisation("norrdals-kommun", "Norrdals kommun", "kommun", "Norrdal", former_ids=["organisation/n-dal"])
    other = organisation("åby-kommun", "Åby kommun", "kommun")
    union = organisation("fjärdbygden", "Fjärdbygdens kommunalförbund", "kommunalförbund", "FBK")
    company = organisation("dalavård-ab", "Dalavård AB", "bolag", "Dalavård")
    child = organisation("dalavård-unga", "Dalavård Unga AB", "bolag")
    lonely = organisation("ensam", "Ensamma föreningen", "förening")
    programme = Node(
        "programme/norrdalslyftet", "Programme", {"name": "Norrdalslyftet", "kind": "program", "aliases": []}
    )
    project = Node("project/fia", "Project", {"name": "FIA", "kind": "projekt", "aliases": ["Fler i arbete"]})
    one = Node(
        "rapport-1", "Document", {"title": "Årsrapport Norrdal", "year": 2024, "path": "a/rapport.pdf", "sha256": "1"}
    )
    two = Node("budget-2", "Document", {"title": "Budget Fjärdbygden", "path": "b/budget.pdf", "sha256": "2"})

    def passage(document: Node, start: int, text: str, search_text: str | None = None) -> Node:
        words = {"text": text, "search_text": text if search_text is None else search_text}
        return Node(
            f"{document.id}#{start}-{start + 40}",
            "Passage",
            {**words, "line": start // 40 + 1, "document": document.id},
        )

    passages = (
        passage(one, 0, "Norrdalsregionen ger bidrag till Fjärdbygden."),
        passage(one, 40, "Nämndens ordförande Sixten Påhittad (X) tackar.", "Nämndens ordförande ░░░ tackar."),
        passage(two, 0, "Förskolorna och äldreboendena får stöd av kommunen."),
    )

    def money(key: str, source: Node, target: Node, amount: int, year: int, **properties: object) -> Edge:
        stated = {"amount_sek": amount, "year": year, "counts": True, "conflict": False, **properties}
        return _relation(key, "FUNDS", source, target, **stated)

    in_budget = {"documents": ["budget-2"], "passages": ["budget-2#0-40"]}
    in_both = {"documents": ["budget-2", "rapport-1"], "passages": ["budget-2#0-40", "rapport-1#0-40"]}
    statements = (
        money("k01", region, union, 7_500_000, 2023, basis="outcome", purpose="DRUM"),
        money("k02", region, union, 7_000_000, 2023, basis="budget", purpose="DRUM", counts=False),
        money("k03", town, union, 2_000_000, 2024, basis="budget", purpose="avgift", conflict=True),
        money("k04", other, union, 1_000_000, 2024, basis="budget", **in_both),
        money("k05", union, project, 500_000, 2024, modality="planned"),
        _relation("k06", "FUNDS", region, programme, counts=False, conflict=False),
        _relation("k07", "OWNS", union, company, share=60.0, role="ägare"),
        _relation("k08", "OWNS", town, company, share=40.0, role="ägare", **in_budget),
        _relation("k09", "OWNS", company, child, share=50.0, role="ägare"),
        _relation("k10", "COORDINATES", union, project, role="projektägare", confidence=0.6),
        _relation("k11", "MEMBER_OF", town, union),
        _relation("k12", "MEMBER_OF", other, union, role="adjungerad"),
        _relation("k13", "PARTICIPATES_IN", company, project),
        _relation("k14", "COLLABORATES_WITH", town, other),
        _relation("k15", "PART_OF", project, programme),
        _relation("k16", "COMMISSIONS", region, company),
        _relation("k17", "CLAIM", region, company, type="OWNS", modality="negated", share=10.0),
        _relation("k18", "CLAIM", other, company, type="OWNS", modality="ended", status="extracted"),
    )
    links = [
        Edge(f"f{n}", "FROM", each.id, str(each.properties["document"]), "Passage", "Document")
        for n, each in enumerate(passages)
    ]
    links += [
        Edge("m1", "MENTIONED_IN", region.id, passages[0].id, "Organisation", "Passage"),
        Edge("m2", "MENTIONED_IN", union.id, passages[0].id, "Organisation", "Passage"),
    ]
    nodes = (region, town, other, union, company, child, lonely, programme, project, one, two, *passages)
    return MergedGraph(nodes, (*statements, *links))
