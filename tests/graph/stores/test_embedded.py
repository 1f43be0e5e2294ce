"""The embedded store's file: leases between processes, saves, and files that are no graph."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nysta.graph.model import MergedGraph, Node
from nysta.graph.stores import QueryError, StoreError, open_store
from nysta.graph.stores.base import CypherStore

HOLDER = """
import sys
from nysta.graph.stores import open_store
store = open_store("embedded:" + sys.argv[1])
with store.writing() as writer:
    writer.run("MATCH (n:Organisation {id: 'organisation/a'}) SET n.name = 'Ny'")
    print("held", flush=True)
    sys.stdin.readline()
print("saved", flush=True)
sys.stdin.readline()
"""


def one(name: str = "A") -> MergedGraph:
    return MergedGraph((Node("organisation/a", "Organisation", {"name": name}),), ())


@contextmanager
def another_writer(path: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def step(process: subprocess.Popen[str]) -> str:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n")
    process.stdin.flush()
    return process.stdout.readline()


def test_reading_goes_on_while_another_process_writes(tmp_path: Path) -> None:
    path = tmp_path / "graph.kgl"
    names = "MATCH (n:Organisation) RETURN n.name AS name"
    with open_store(f"embedded:{path}") as store:
        store.load(one())
        with another_writer(path) as process:
            for reader in (store, open_store(f"embedded:{path}", read_only=True)):
                assert reader.query(names).rows == ({"name": "A"},)
            for write in (
                lambda: store.load(one("B")),
                store.ensure_schema,
                lambda: store.write("CREATE (n:X {id: 'x'})"),
            ):
                with pytest.raises(StoreError, match="another process is writing") as caught:
                    write()
                assert str(path) in str(caught.value)
                assert caught.value.exit_code == 3
            assert step(process) == "saved\n"
            # What it saved is seen by the store that was open all the time.
            assert store.query(names).rows == ({"name": "Ny"},)
        store.load(one("C"))
        assert store.query(names).rows == ({"name": "C"},)


def test_a_writer_that_dies_leaves_the_last_saved_state(tmp_path: Path) -> None:
    path = tmp_path / "graph.kgl"
    with open_store(f"embedded:{path}") as store:
        store.load(one())
        with another_writer(path) as process:
            process.kill()
            process.wait()
            assert store.query("MATCH (n:Organisation) RETURN n.name AS name").rows == ({"name": "A"},)
            store.load(one("B"))
        assert store.query("MATCH (n:Organisation) RETURN n.name AS name").rows == ({"name": "B"},)


def half_way(store: CypherStore) -> None:
    with store.writing() as writer:
        writer.run("CREATE (n:Organisation {id: 'organisation/b'})")
        writer.run("CREATE (n:Organisation {id: 'organisation/a'})")


def test_a_failed_write_saves_nothing(tmp_path: Path) -> None:
    with open_store(f"embedded:{tmp_path}/graph.kgl") as store:
        store.load(one())
        with pytest.raises(QueryError):
            half_way(store)
        assert store.counts()["Organisation"] == 1
        store.load(one())  # the lease is free again


def test_there_is_nothing_yet(tmp_path: Path) -> None:
    with open_store(f"embedded:{tmp_path}/deep/graph.kgl") as store:
        for ask in (store.counts, lambda: store.query("MATCH (n) RETURN n"), lambda: store.search("x")):
            with pytest.raises(StoreError, match="no graph here yet") as caught:
                ask()
            assert "nysta run" in caught.value.fix
        store.load(one())
        assert store.counts()["Organisation"] == 1


def test_a_file_that_is_no_graph(tmp_path: Path) -> None:
    path = tmp_path / "graph.kgl"
    path.write_text("this is something else entirely, and long enough to look like a file")
    with open_store(f"embedded:{path}") as store:
        for attempt in (lambda: store.query("MATCH (n) RETURN n"), lambda: store.load(one())):
            with pytest.raises(StoreError, match="cannot be opened"):
                attempt()
    assert path.read_text().startswith("this is something else")


def test_many_threads_read_one_store(tmp_path: Path) -> None:
    with open_store(f"embedded:{tmp_path}/graph.kgl", read_only=False) as store:
        nodes = tuple(Node(f"organisation/{n}", "Organisation", {"name": f"Bolag {n}"}) for n in range(300))
        store.load(MergedGraph(nodes, ()))
        wrong: list[object] = []

        def ask(n: int) -> None:
            for _ in range(20):
                rows = store.query("MATCH (o:Organisation {id: $id}) RETURN o", {"id": f"organisation/{n}"}).rows
                if rows[0]["o"]["properties"]["name"] != f"Bolag {n}":
                    wrong.append(rows)

        threads = [threading.Thread(target=ask, args=(n,)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert wrong == []


def test_what_is_removed_leaves_the_file(tmp_path: Path) -> None:
    """Not only the graph: nothing of a removed document's text stays on disk (DESIGN §7)."""
    path = tmp_path / "graph.kgl"
    kept = tuple(Node(f"a#{n}", "Passage", {"text": "kort", "search_text": "kort"}) for n in range(50))
    long_text = hashlib.shake_256(b"nysta").hexdigest(5_000)  # cannot be compressed much
    removed = Node("b#1", "Passage", {"text": long_text, "search_text": long_text})
    with open_store(f"embedded:{path}") as store:
        store.load(MergedGraph(kept, ()))
        before = path.stat().st_size
        store.load(MergedGraph((*kept, removed), ()))
        assert path.stat().st_size > before + 4_000
        store.load(MergedGraph(kept, ()))
        assert path.stat().st_size < before + 500
    others = [each for each in tmp_path.iterdir() if each != path]
    assert all(each.stat().st_size < 500 for each in others)
