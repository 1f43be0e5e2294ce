"""Measures the graph: loading and asking, on both stores, beside the plain loop that a user would write.

    python3 dev/bench_graph.py [--nodes 20000] [--relations 200000] [--neo4j bolt://127.0.0.1:7687] [--only embedded]

`make bench-graph` runs it against a Neo4j that it starts itself (dev/neo4j.py). The database is emptied.
Prints seconds and rates as a table; ends with 1 when a figure is below what the project promises:
our load of Neo4j no slower than the plain loop, the embedded store three times as quick as that
loop, a second load no slower than the first.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from nysta.graph.cookbook import find_query, with_defaults
from nysta.graph.model import Edge, MergedGraph, Node
from nysta.graph.stores import open_store
from nysta.graph.stores.base import CypherStore

SCRIPT = Path(__file__).with_name("neo4j.py")
TYPES = ("FUNDS", "OWNS", "COORDINATES", "MEMBER_OF", "PARTICIPATES_IN", "COLLABORATES_WITH", "PART_OF", "COMMISSIONS")
PLAIN_ROWS = 1_000
REPEATS = 5
SLACK = 1.1  # a second load may take a tenth longer before it counts as slower: two cores, other work


def made_graph(nodes: int, relations: int) -> MergedGraph:
    """A graph of invented bodies as a region's documents give it: a few hubs, money by year, evidence."""
    chance = random.Random(20)
    bodies = tuple(
        Node(
            f"organisation/verksamhet-{n}",
            "Organisation",
            {
                "name": f"Verksamhet {n}",
                "kind": chance.choice(("kommun", "bolag", "förening", "nämnd")),
                "aliases": [f"V{n}", f"Verksamheten nummer {n}"],
                "identifiers": [],
                "former_ids": [],
                "documents": [f"rapport-{n % 100}"],
                "mentions": n % 9,
            },
        )
        for n in range(nodes - nodes // 10)
    )
    documents = tuple(
        Node(f"rapport-{n}", "Document", {"title": f"Rapport {n}", "year": 2015 + n % 10, "path": f"{n}.pdf"})
        for n in range(100)
    )
    passages = tuple(
        Node(
            f"rapport-{n % 100}#{n}-{n + 40}",
            "Passage",
            {
                "text": (words := f"Verksamhet {n} får bidrag till skola, vård och omsorg nummer {n % 311}."),
                "search_text": words,
                "line": n,
                "document": f"rapport-{n % 100}",
            },
        )
        for n in range(nodes // 10 - 100)
    )
    edges = []
    for n in range(relations - len(passages)):
        source = bodies[int(chance.paretovariate(0.8)) % len(bodies)]
        target = chance.choice(bodies)
        kind = TYPES[n % len(TYPES)]
        year = 2015 + chance.randrange(10)
        stated: dict[str, Any] = {
            "confidence": 0.9,
            "modality": "asserted",
            "status": "extracted",
            "rule": "sentence/verb",
            "documents": [f"rapport-{n % 100}"],
            "passages": [f"rapport-{n % 100}#{n}-{n + 40}"],
            "evidence": [
                f'{{"quote": "Verksamheten får bidrag nummer {n}", "document": "rapport-{n % 100}", "line": {n}}}'
            ],
            "first_year": year,
            "last_year": year,
        }
        if kind == "FUNDS":
            stated |= {"amount_sek": chance.randrange(10_000_000), "year": year, "counts": True, "conflict": False}
        edges.append(Edge(f"{n:020x}", kind, source.id, target.id, source.label, target.label, stated))
    edges += [
        Edge(f"f{n:019x}", "FROM", each.id, str(each.properties["document"]), "Passage", "Document")
        for n, each in enumerate(passages)
    ]
    return MergedGraph((*bodies, *documents, *passages), tuple(edges))


def plain_loop(uri: str, graph: MergedGraph) -> float:
    """Seconds for the relations by the driver alone: constraints, nodes, then UNWIND with 1 000 rows a time."""
    import neo4j

    password = os.environ.get("NYSTA_NEO4J_PASSWORD") or "nysta-dev"
    with neo4j.GraphDatabase.driver(uri, auth=("neo4j", password)) as driver:
        nodes: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for node in graph.nodes:
            nodes[node.label].append({"id": node.id, "props": dict(node.properties)})
        for label, rows in nodes.items():
            driver.execute_query(
                f"CREATE CONSTRAINT plain_{label.lower()} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE",
                database_="neo4j",
            )
            for start in range(0, len(rows), PLAIN_ROWS):
                driver.execute_query(
                    f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n += row.props",
                    rows=rows[start : start + PLAIN_ROWS],
                    database_="neo4j",
                )
        edges: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
        for edge in graph.edges:
            row = {"source": edge.source, "target": edge.target, "key": edge.key, "props": dict(edge.properties)}
            edges[edge.type, edge.source_label, edge.target_label].append(row)
        begin = time.perf_counter()
        for (kind, source, target), rows in edges.items():
            for start in range(0, len(rows), PLAIN_ROWS):
                driver.execute_query(
                    f"UNWIND $rows AS row MATCH (a:{source} {{id: row.source}}) MATCH (b:{target} {{id: row.target}}) "
                    f"MERGE (a)-[r:{kind} {{key: row.key}}]->(b) SET r += row.props",
                    rows=rows[start : start + PLAIN_ROWS],
                    database_="neo4j",
                )
        return time.perf_counter() - begin


def emptied(uri: str) -> None:
    """Take everything out of the server, our and the plain loop's constraints and indexes included."""
    import neo4j

    password = os.environ.get("NYSTA_NEO4J_PASSWORD") or "nysta-dev"
    with (
        neo4j.GraphDatabase.driver(uri, auth=("neo4j", password)) as driver,
        driver.session(database="neo4j") as session,
    ):
        # Relations first: a transaction that takes a hub with all it has is larger than a small server's memory.
        session.run("MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 5000 ROWS").consume()
        session.run("MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
        for row in session.run("SHOW CONSTRAINTS YIELD name").data():
            session.run(f"DROP CONSTRAINT {row['name']}").consume()
        for row in session.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'").data():
            session.run(f"DROP INDEX {row['name']}").consume()


def timed(work: Callable[[], object]) -> float:
    """Seconds that ``work`` takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def questions(store: CypherStore) -> Iterable[tuple[str, Callable[[], object]]]:
    """What is asked, by name."""

    def recipe(name: str, /, **values: Any) -> Callable[[], object]:
        query = find_query(name)
        assert query is not None
        return lambda: store.query(query.cypher, with_defaults(query, values))

    steps = "|".join(TYPES)
    three = (
        "MATCH (x:Organisation {id: $id}) MATCH (x)-[r1]->(a)-[r2]->(b)-[r3]->(c:Organisation) "
        "RETURN count(DISTINCT c.id) AS n"
    )
    yield "1 hop: neighbours as a table", recipe("neighbours", name="Verksamhet 900")
    yield "3 hops, counted", lambda: store.query(three, {"id": "organisation/verksamhet-40"}, timeout=120)
    path = (
        "MATCH (a:Organisation {id: $a}) MATCH (b:Organisation {id: $b}) "
        f"MATCH p = shortestPath((a)-[:{steps}*..6]-(b)) RETURN length(p) AS n"
    )
    ends = {"a": "organisation/verksamhet-900", "b": "organisation/verksamhet-1700"}
    yield "shortest path", lambda: store.query(path, ends, timeout=120)
    yield "funds by year", recipe("money-by-year", name="Verksamhet 1")
    yield "largest flows", recipe("largest-flows")
    yield "search: names and text", lambda: store.search("omsorg 17")


def measured(store: CypherStore, graph: MergedGraph) -> tuple[dict[str, float], dict[str, float]]:
    """Seconds of the loads, and milliseconds of the questions (the middle of five)."""
    loads = {"load, empty store": timed(lambda: store.load(graph))}
    loads["load again, unchanged"] = timed(lambda: store.load(graph))
    asked = {}
    for name, ask in questions(store):
        ask()
        asked[name] = 1000 * statistics.median(timed(ask) for _ in range(REPEATS))
    return loads, asked


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description="Measures the graph on both stores.")
    parser.add_argument("--nodes", type=int, default=20_000)
    parser.add_argument("--relations", type=int, default=200_000)
    parser.add_argument("--neo4j", help="a server whose database may be emptied; without it one is started")
    parser.add_argument("--only", choices=["embedded", "neo4j"])
    chosen = parser.parse_args()
    here = str(Path(__file__).resolve().parent)
    sys.path[:] = [each for each in sys.path if each != here]  # neo4j.py beside this file is not the driver
    graph = made_graph(chosen.nodes, chosen.relations)
    print(f"{len(graph.nodes):,} nodes, {len(graph.edges):,} relations; {os.cpu_count()} cores")
    results: dict[str, tuple[dict[str, float], dict[str, float]]] = {}
    plain = None
    if chosen.only != "embedded":
        uri, own = chosen.neo4j, None
        if not uri:
            own = "17790"
            started = subprocess.run(
                [sys.executable, str(SCRIPT), "start", "--port", own, "--fresh"],
                capture_output=True,
                text=True,
                check=True,
            )
            uri = started.stdout.strip()
        os.environ.setdefault("NYSTA_NEO4J_PASSWORD", "nysta-dev")
        try:
            emptied(uri)
            plain = plain_loop(uri, graph)
            emptied(uri)
            with open_store(uri) as store:
                results["neo4j"] = measured(store, graph)
        finally:
            if own:
                subprocess.run([sys.executable, str(SCRIPT), "kill", "--port", own], capture_output=True, check=False)
    if chosen.only != "neo4j":
        with tempfile.TemporaryDirectory() as folder, open_store(f"embedded:{folder}/graph.kgl") as store:
            results["embedded"] = measured(store, graph)
    return report(results, plain, len(graph.edges))


def report(results: dict[str, tuple[dict[str, float], dict[str, float]]], plain: float | None, relations: int) -> int:
    """Print the tables and say which promises do not hold; the exit code."""
    broken = []
    if plain is not None:
        print(f"{'plain driver loop, relations alone':<36}{plain:9.1f} s {relations / plain:12,.0f} relations/s")
    for name, (loads, _) in results.items():
        for what, seconds in loads.items():
            rate = relations / seconds
            beside = f"   {rate * plain / relations:.2f} × the plain loop" if plain else ""
            print(f"{f'{name}: {what}':<36}{seconds:9.1f} s {rate:12,.0f} relations/s{beside}")
        first, second = loads.values()
        if second > first * SLACK:
            broken.append(f"{name}: the second load is slower ({second:.1f} s) than the first ({first:.1f} s)")
        wanted = 1.0 if name == "neo4j" else 3.0
        if plain is not None and plain / first < wanted:
            broken.append(f"{name}: {plain / first:.2f} × the plain loop, {wanted:g} × is promised")
    names = list(results)
    print("\n" + " " * 36 + "".join(f"{name:>14}" for name in names))
    for what in results[names[0]][1]:
        print(f"{what:<36}" + "".join(f"{results[name][1][what]:11.1f} ms" for name in names))
    for line in broken:
        print(f"not as promised: {line}", file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
