"""What leaves for another database comes back as the same graph: the Cypher script and the importer's files."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nysta.graph.export import ExportError, export
from nysta.graph.export.cypher_script import literal
from nysta.graph.export.persons import without_persons
from nysta.graph.model import MergedGraph
from nysta.graph.stores import open_store
from nysta.graph.stores.base import CypherStore

SCRIPT = Path(__file__).resolve().parents[3] / "dev" / "neo4j.py"
NODES = "MATCH (n) RETURN labels(n)[0] AS label, properties(n) AS properties ORDER BY n.id"
EDGES = (
    "MATCH (a)-[r]->(b) RETURN type(r) AS type, a.id AS source, b.id AS target, properties(r) AS properties "
    "ORDER BY r.key"
)


def content(store: CypherStore) -> tuple[list[Any], list[Any]]:
    """All that a store holds."""
    return list(store.query(NODES).rows), list(store.query(EDGES).rows)


def loaded(address: str, graph: MergedGraph) -> tuple[list[Any], list[Any]]:
    with open_store(address) as store:
        if not address.startswith("embedded:"):
            store.write("MATCH (n) DETACH DELETE n")
        store.load(without_persons(graph))
        return content(store)


@pytest.mark.parametrize("kind", ["embedded", "neo4j"])
def test_a_script_gives_the_same_graph(
    exported: MergedGraph, kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    server = str(request.getfixturevalue("neo4j_uri")) if kind == "neo4j" else ""
    wanted = loaded(server or f"embedded:{tmp_path}/loaded.kgl", exported)
    (path,) = export(exported, tmp_path / "graph.cypher")
    statements = [each for each in path.read_text(encoding="utf-8").split(";\n") if each.strip()]
    with open_store(server or f"embedded:{tmp_path}/scripted.kgl") as store:
        if server:
            store.write("MATCH (n) DETACH DELETE n")
        for _ in range(2):  # running it twice changes nothing
            with store.writing() as writer:  # as cypher-shell does: the guard is for what users type
                for statement in statements:
                    writer.run(statement)
        assert content(store) == wanted
    assert "Påhittad" not in path.read_text(encoding="utf-8")


def test_literals_hold_any_text() -> None:
    assert literal('a"b\\c\nd;\u2028`') == '"a\\"b\\\\c\\nd;\u2028`"'
    assert literal([True, 1, 2.5]) == "[true, 1, 2.5]"


@pytest.fixture
def imported(exported: MergedGraph, neo4j_uri: str, tmp_path: Path) -> Iterator[str]:
    """A server of its own that neo4j-admin's importer has filled; ``neo4j_uri`` tells that one can be had."""
    specification = importlib.util.spec_from_file_location("neo4j_on_this_machine", SCRIPT)
    assert specification is not None
    assert specification.loader is not None
    machine = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(machine)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    export(exported, tmp_path / "import", "neo4j-admin")
    home = machine.HOME / f"port-{port}"
    configuration = tmp_path / "conf"
    configuration.mkdir()
    (configuration / "neo4j.conf").write_text(
        f"server.directories.data={home}/data\nserver.directories.logs={tmp_path}/logs\n"
    )
    lines = machine.ARGUMENTS.read_text(encoding="utf-8").splitlines()
    opened = [one for one in lines if one.startswith(("--add-opens", "--enable", "-D"))]
    assert opened, "Neo4j reaches into Java's own modules"
    done = subprocess.run(
        [
            machine.java(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            *opened,
            "-cp",
            f"{machine.jars()}/*",
            "org.neo4j.cli.AdminTool",
            *("database", "import", "full", "neo4j", "@import.args"),
        ],
        cwd=tmp_path / "import",
        env={**os.environ, "NEO4J_HOME": str(tmp_path), "NEO4J_CONF": str(configuration)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    command = [sys.executable, str(SCRIPT)]
    environment = {"NYSTA_NEO4J_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1", **os.environ}
    try:
        started = subprocess.run(
            [*command, "start", "--port", str(port)], env=environment, capture_output=True, text=True, check=False
        )
        assert started.returncode == 0, started.stderr
        yield started.stdout.strip()
    finally:
        subprocess.run([*command, "kill", "--port", str(port)], capture_output=True, check=False)
        shutil.rmtree(home, ignore_errors=True)


def test_neo4js_importer_gives_the_same_graph(exported: MergedGraph, imported: str, neo4j_uri: str) -> None:
    wanted = loaded(neo4j_uri, exported)
    with open_store(imported) as store:
        nodes, edges = content(store)
        assert edges == wanted[1]
        assert nodes == [{**row, "properties": _without_empty_lists(row["properties"])} for row in wanted[0]]
        report = store.load(without_persons(exported))  # finds all of it there, and adds constraints
        assert (report.nodes_removed, report.edges_removed) == (0, 0)
        assert content(store) == wanted


def _without_empty_lists(properties: dict[str, Any]) -> dict[str, Any]:
    """As the importer stores them: it takes an empty list for no value."""
    return {name: value for name, value in properties.items() if value != []}


def test_a_folder_that_holds_something_is_left_alone(exported: MergedGraph, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(ExportError, match="is there already"):
        export(exported, tmp_path, "neo4j-admin")
