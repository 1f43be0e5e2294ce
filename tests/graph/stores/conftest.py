"""Both stores for the same tests: the embedded one in a folder of its own, and a real Neo4j.

Neo4j comes from ``$NYSTA_TEST_NEO4J_URI`` (a throw-away database: the tests empty it), else from
``dev/neo4j.py`` on port 17687. Without Java or Maven its tests are skipped, with ``CI=true`` they fail.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nysta.graph.model import Edge, MergedGraph, Node
from nysta.graph.stores import open_store
from nysta.graph.stores.base import CypherStore

SCRIPT = Path(__file__).resolve().parents[3] / "dev" / "neo4j.py"
PORT = os.environ.get("NYSTA_TEST_NEO4J_PORT", "17687")
PASSWORD = "nysta-test"


@pytest.fixture(scope="session")
def neo4j_uri() -> Iterator[str]:
    """The address of a real Neo4j that holds nothing but what these tests put in."""
    given = os.environ.get("NYSTA_TEST_NEO4J_URI")
    if given:
        with open_store(given, read_only=True) as store:
            foreign = store.query("MATCH (n) WHERE n.nysta IS NULL RETURN count(n) AS n").rows[0]["n"]
        if foreign:
            pytest.fail(f"{given} holds {foreign} nodes of others; the tests would empty it")
        yield given
        return
    before = os.environ.get("NYSTA_NEO4J_PASSWORD")
    os.environ["NYSTA_NEO4J_PASSWORD"] = PASSWORD
    command = [sys.executable, str(SCRIPT)]
    # A quick start counts more here than speed later.
    environment = {"NYSTA_NEO4J_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1", **os.environ}
    done = subprocess.run(
        [*command, "start", "--port", PORT, "--fresh"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        why = f"no Neo4j for the store tests: {done.stderr.strip()}"
        if done.returncode == 2 and os.environ.get("CI", "").lower() not in ("1", "true"):
            pytest.skip(why)
        pytest.fail(why)
    yield done.stdout.strip()
    subprocess.run([*command, "kill", "--port", PORT], capture_output=True, check=False)
    if before is None:
        del os.environ["NYSTA_NEO4J_PASSWORD"]
    else:
        os.environ["NYSTA_NEO4J_PASSWORD"] = before


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


def emptied(address: str) -> CypherStore:
    """The store at ``address``, with nothing in it."""
    store = open_store(address)
    if address.startswith("embedded:"):
        Path(address.removeprefix("embedded:")).unlink(missing_ok=True)
    else:
        store.write("MATCH (n) DETACH DELETE n")
    return store


@pytest.fixture
def store(store_address: str) -> Iterator[CypherStore]:
    """An empty store for one test."""
    opened = emptied(store_address)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def sample_store(store_address: str, sample: MergedGraph) -> Iterator[CypherStore]:
    """A store that holds the sample graph, for tests that only read."""
    opened = emptied(store_address)
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
    statements = (
        _relation("k01", "FUNDS", region, union, amount_sek=7_500_000, year=2023, basis="outcome", counts=True, conflict=False, purpose="DRUM"),
        _relation("k02", "FUNDS", region, union, amount_sek=7_000_000, year=2023, basis="budget", counts=False, conflict=False, purpose="DRUM"),
        _relation("k03", "FUNDS", town, union, amount_sek=2_000_000, year=2024, basis="budget", counts=True, conflict=True, purpose="avgift"),
        _relation("k04", "FUNDS", other, union, amount_sek=1_000_000, year=2024, basis="budget", counts=True, conflict=False, documents=["budget-2", "rapport-1"], passages=["budget-2#0-40", "rapport-1#0-40"]),
        _relation("k05", "FUNDS", union, project, amount_sek=500_000, year=2024, counts=True, conflict=False, modality="planned"),
        _relation("k06", "FUNDS", region, programme, counts=False, conflict=False),
        _relation("k07", "OWNS", union, company, share=60.0, role="ägare"),
        _relation("k08", "OWNS", town, company, share=40.0, role="ägare", documents=["budget-2"], passages=["budget-2#0-40"]),
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
    )  # fmt: skip
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
