"""Measures the explorer on a large graph: what the server takes for a page, and how much memory.

    python3 dev/bench_explorer.py [--entities 100000] [--relations 500000]

`make bench-explorer` runs it. Invented bodies, programmes and projects (seeded: always the same graph) are loaded into
an embedded store; another process then opens the pages as a reader would, each time with other entities and
words, so that no answer is a kept one. Prints the median and the slowest of twenty, and ends with 1
when a figure is above what the project promises.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

TIMES = 20
# What is promised: seconds of the server (median of twenty, warm), and megabytes.
PROMISED = {"start page": 2.0, "search while typing": 0.3, "ego network of a hub": 1.0}
PROMISED_MB = 1_500
_PLACES = ("Ale", "Borås", "Dals", "Eda", "Falun", "Grums", "Habo", "Järfälla", "Kalix", "Lund", "Mora", "Norrtälje")
_BODIES = ("kommun", "nämnd", "bolag", "förening", "stiftelse", "skola", "museum", "bibliotek", "sjukhus", "förbund")
_EFFORTS = ("skolutveckling", "folkhälsa", "kustmiljö", "stadsodling", "kollektivtrafik", "kulturarv", "bredband")
_TYPES = ("FUNDS", "OWNS", "COORDINATES", "MEMBER_OF", "PARTICIPATES_IN", "COLLABORATES_WITH", "PART_OF", "COMMISSIONS")
_SEED = 20_26


def made_graph(entities: int, relations: int) -> Any:
    """A merged graph with a few hubs, money by year, shared names, documents and passages."""
    from nysta.graph.model import Edge, MergedGraph, Node

    chance = random.Random(_SEED)
    nodes: list[Node] = []
    for n in range(entities):
        place = _PLACES[n % len(_PLACES)]
        label = "Organisation" if n % 10 < 8 else "Programme" if n % 10 == 8 else "Project"
        if label == "Organisation":
            kind = _BODIES[n % len(_BODIES)]
            name = f"{place} {kind} {n // 40}"
        else:
            kind = "program" if label == "Programme" else "projekt"
            name = f"{_EFFORTS[n % len(_EFFORTS)].capitalize()} i {place} {n // 40}"
        stated = {"name": name, "kind": kind, "aliases": [f"{place[0]}{kind[0].upper()}{n}"], "identifiers": []}
        stated |= {"former_ids": [], "documents": [f"rapport-{n % 500}"], "mentions": n % 9}
        nodes.append(Node(f"{label.lower()}/nr-{n}", label, stated))
    documents = [
        Node(f"rapport-{n}", "Document", {"title": f"Rapport {n}", "year": 2015 + n % 10, "path": f"{n}.pdf"})
        for n in range(500)
    ]
    edges = []
    for n in range(relations):
        # The cube makes hubs: the largest has about two in a hundred of all relations.
        source = nodes[int(entities * chance.random() ** 3)]
        target = nodes[int(entities * chance.random() ** 1.5)]
        kind = _TYPES[n % len(_TYPES)]
        year = 2015 + chance.randrange(10)
        document = f"rapport-{n % 500}"
        quote = f"{source.properties['name']} och {target.properties['name']} nämns i stycke {n}."
        stated = {
            "confidence": round(0.5 + chance.random() / 2, 3),
            "modality": "planned" if n % 20 == 0 else "asserted",
            "status": "extracted",
            "rule": "sentence/verb",
            "documents": [document],
            "passages": [f"{document}#{n}-{n + 40}"],
            "evidence": [json.dumps({"quote": quote, "document": document, "line": n, "start": n, "end": n + 40})],
            "first_year": year,
            "last_year": year,
        }
        if kind == "FUNDS":
            stated |= {"amount_sek": chance.randrange(10_000_000), "year": year, "basis": "outcome", "counts": True}
        edges.append(Edge(f"{n:020x}", kind, source.id, target.id, source.label, target.label, stated))
    passages = []
    for n in range(entities // 5):
        document = f"rapport-{n % 500}"
        words = f"{nodes[n].properties['name']} får bidrag till {chance.choice(_EFFORTS)} enligt beslut {n}."
        passages.append(
            Node(
                f"{document}#{n}-{n + 40}",
                "Passage",
                {"text": words, "search_text": words, "line": n, "document": document},
            )
        )
        edges.append(Edge(f"f{n:019x}", "FROM", passages[-1].id, document, "Passage", "Document"))
        edges.append(Edge(f"m{n:019x}", "MENTIONED_IN", nodes[n].id, passages[-1].id, nodes[n].label, "Passage"))
    return MergedGraph((*nodes, *documents, *passages), tuple(edges))


def load(home: Path, entities: int, relations: int) -> None:
    """Fill the workspace's store."""
    from nysta.graph.stores import open_store

    with open_store(f"embedded:{home / 'nysta.kgl'}") as store:
        store.load(made_graph(entities, relations))


def measure(home: Path) -> dict[str, Any]:
    """Seconds of each page and question, and the process's largest memory in megabytes."""
    os.environ |= {"NYSTA_HOME": str(home), "NYSTA_STORE": f"embedded:{home / 'nysta.kgl'}"}
    import logging

    logging.disable(logging.WARNING)  # Streamlit says at each call that no browser listens
    from streamlit.testing.v1 import AppTest

    import nysta.app.explorer
    from nysta.app.explorer import cached, connection
    from nysta.app.explorer.suggestions import suggest
    from nysta.app.explorer.texts import Texts

    main = Path(nysta.app.explorer.__file__).with_name("main.py")

    def page(**query: str) -> None:
        app = AppTest.from_file(str(main), default_timeout=300)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        if app.exception:
            raise SystemExit(f"the page {query} failed: {app.exception[0].value}")

    seconds: dict[str, list[float]] = {"start page, first of all": [timed(page)]}
    store = connection.connect()
    seconds["search, first of all"] = [timed(lambda: suggest(store, cached.spelling, "borås", Texts("sv")))]
    near = timed(lambda: suggest(store, cached.spelling, "götebrog", Texts("sv")))
    seconds["near spelling, first of all"] = [near]
    seconds["start page"] = [timed(page) for _ in range(TIMES)]
    seconds["search while typing"] = [
        timed(lambda word=word: suggest(store, cached.spelling, word, Texts("sv")))  # type: ignore[misc]
        for word in _searches()
    ]
    hubs = [row["id"] for row in store.query(_HUBS, {"n": TIMES + 1}).rows]
    page(view="network", focus=hubs.pop())
    seconds["ego network of a hub"] = [timed(lambda hub=hub: page(view="network", focus=hub)) for hub in hubs]  # type: ignore[misc]
    seconds["ego network, two steps"] = [
        timed(lambda hub=hub: page(view="network", focus=hub, steps="2"))  # type: ignore[misc]
        for hub in hubs[:5]
    ]
    for view in ("money", "coordination", "compare", "documents"):
        seconds[f"{view}, first"] = [timed(lambda view=view: page(view=view))]  # type: ignore[misc]
        seconds[f"{view}, again"] = [timed(lambda view=view: page(view=view)) for _ in range(5)]  # type: ignore[misc]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "megabytes": peak}


# The entities with most relations.
_HUBS = "MATCH (n:Organisation)-[r]->() WITH n, count(r) AS size ORDER BY size DESC LIMIT $n RETURN n.id AS id"


def _searches() -> Iterable[str]:
    """Twenty texts: common and rare, whole and begun, misspelt, and of passages alone."""
    whole = [
        "kommun",
        "bo",
        "mora kommun",
        "Tjörn skola 17",
        "kul",
        "BK101",
        "stiftelse 9",
        "kustmiljö i",
        "bredb",
        "eda",
    ]
    wrong = ["stfitelse", "kolektivtrafik", "järfäla", "norrtlje", "biblotek", "rätvik"]
    return [*whole, *wrong, "enligt beslut", "får bidrag", "nr 4711", "zzzz finns inte"]


def timed(work: Callable[[], object]) -> float:
    """Seconds that ``work`` takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def report(found: dict[str, Any]) -> int:
    """Print the table and say which promises do not hold; the exit code."""
    broken = []
    print(f"{'':<28}{'times':>6}{'median':>12}{'slowest':>12}{'promised':>12}")
    for what, times in found["seconds"].items():
        middle, promise = statistics.median(times), PROMISED.get(what)
        said = f"{promise:10.2f} s" if promise else ""
        print(f"{what:<28}{len(times):>6}{middle:10.3f} s{max(times):10.3f} s{said:>12}")
        if promise and middle > promise:
            broken.append(f"{what}: {middle:.2f} s, {promise:g} s is promised")
    print(f"{'memory of the app, peak':<28}{'':>6}{found['megabytes']:9.0f} MB{'':>12}{PROMISED_MB:>9} MB")
    if found["megabytes"] > PROMISED_MB:
        broken.append(f"memory: {found['megabytes']:.0f} MB, {PROMISED_MB} MB is promised")
    for line in broken:
        print(f"not as promised: {line}", file=sys.stderr)
    return 1 if broken else 0


def main() -> int:
    """Load in one process, measure in another: the memory is then the app's alone."""
    parser = argparse.ArgumentParser(description="Measures the explorer on a large graph.")
    parser.add_argument("--entities", type=int, default=100_000)
    parser.add_argument("--relations", type=int, default=500_000)
    parser.add_argument("--home", type=Path, help="keep the workspace here, and use the store that it holds")
    parser.add_argument("--part", choices=["load", "measure"], help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.part == "load":
        load(chosen.home, chosen.entities, chosen.relations)
        return 0
    if chosen.part == "measure":
        print(json.dumps(measure(chosen.home)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        home = chosen.home or Path(folder)
        home.mkdir(parents=True, exist_ok=True)

        def part(name: str) -> str:
            sizes = ["--entities", str(chosen.entities), "--relations", str(chosen.relations)]
            command = [sys.executable, "-P", __file__, "--part", name, "--home", str(home), *sizes]
            return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout

        if not (home / "nysta.kgl").exists():
            print(f"loading {chosen.entities:,} entities and {chosen.relations:,} relations …", flush=True)
            print(f"loaded in {timed(lambda: part('load')):.0f} s", flush=True)
        return report(json.loads(part("measure").splitlines()[-1]))


if __name__ == "__main__":
    sys.exit(main())
