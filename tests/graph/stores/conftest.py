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


@pytest.fixture(scope="module")
def network_store(empty_store: Callable[[], CypherStore], network: MergedGraph) -> Iterator[CypherStore]:
    """A store that holds the network, for tests that only read."""
    opened = empty_store()
    opened.load(network)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def network() -> MergedGraph:
    """Two federations that share a member, money that goes round, owners of owners: for questions about structure."""

    def body(name: str, kind: str, *aliases: str) -> Node:
        return Node(
            f"organisation/{name.lower()}", "Organisation", {"name": name, "kind": kind, "aliases": list(aliases)}
        )

    as_town, bo, ce = (body(f"{name} kommun", "kommun", name) for name in ("As", "Bo", "Ce"))
    one = body("Dalförbundet", "kommunalförbund", "DF")
    two = body("Elvförbundet", "kommunalförbund", "EF")
    company = body("Fjällbolaget", "bolag")
    region = body("Gårdsregionen", "region", "GR")
    fund = body("Hjälpfonden", "fond")
    loose = body("Lösa föreningen", "förening")
    project = Node("project/is", "Project", {"name": "Isprojektet", "kind": "projekt", "aliases": ["Is"]})
    programme = Node("programme/järn", "Programme", {"name": "Järnprogrammet", "kind": "program", "aliases": []})
    document = Node("rapport-1", "Document", {"title": "Rapport", "year": 2024, "path": "rapport.pdf", "sha256": "1"})
    other = Node("bilaga-2", "Document", {"title": "Bilaga", "path": "bilaga.pdf", "sha256": "2"})
    words = "As kommun och Lösa föreningen sjunger."
    passage = Node(
        "rapport-1#0-40", "Passage", {"text": words, "search_text": words, "line": 1, "document": document.id}
    )

    def money(key: str, source: Node, target: Node, amount: int, year: int, **properties: object) -> Edge:
        stated = {"amount_sek": amount, "year": year, "counts": True, "first_year": year, "last_year": year}
        return _relation(key, "FUNDS", source, target, **{**stated, **properties})

    edges = (
        _relation("n01", "MEMBER_OF", as_town, one),
        _relation("n02", "MEMBER_OF", bo, one),
        _relation("n03", "MEMBER_OF", bo, two, role="värdkommun"),
        _relation("n04", "MEMBER_OF", ce, two),
        _relation("n05", "PARTICIPATES_IN", as_town, project),
        _relation("n06", "PARTICIPATES_IN", bo, project),
        _relation("n07", "COLLABORATES_WITH", as_town, ce),
        _relation("n08", "COLLABORATES_WITH", bo, ce),
        money("n10", region, one, 1_000, 2023, basis="outcome"),
        money("n11", region, one, 4_000, 2024, basis="budget"),
        money("n12", region, two, 5_000, 2023, basis="outcome"),
        money("n13", region, two, 4_500, 2023, basis="budget", counts=False),
        money("n14", one, company, 700, 2024),
        money("n15", company, region, 50, 2024),
        money("n16", fund, project, 300, 2024, purpose="drift", documents=["bilaga-2", "rapport-1"]),
        money("n17", region, project, 200, 2025, modality="planned"),
        money("n18", region, two, 9_000, 2023, year_to=2025),
        money("n19", region, one, 10, 2024, purpose="lokal"),
        _relation("n20", "OWNS", one, company, share=75.0),
        _relation("n21", "OWNS", two, company, share=25.0),
        _relation("n22", "OWNS", region, one, share=40.0),
        _relation("n23", "PART_OF", project, programme),
        _relation("n24", "PART_OF", programme, region),
        _relation("n25", "COMMISSIONS", region, company, status="confirmed"),
        _relation("n26", "COMMISSIONS", company, fund, status="added", role="utvärderare"),
        _relation("n27", "CLAIM", two, project, type="COORDINATES", status="rejected"),
        Edge("f1", "FROM", passage.id, document.id, "Passage", "Document"),
        Edge("m1", "MENTIONED_IN", as_town.id, passage.id, "Organisation", "Passage"),
        Edge("m2", "MENTIONED_IN", loose.id, passage.id, "Organisation", "Passage"),
    )
    bodies = (as_town, bo, ce, one, two, company, region, fund, loose, project, programme)
    return MergedGraph((*bodies, document, other, passage), edges)


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
