"""Addresses of stores, and what is said when one cannot be had."""

from __future__ import annotations

import subprocess
import sys

import pytest

from nysta.graph.stores import StoreError, open_store


@pytest.mark.parametrize(
    "uri", ["", "embedded:", "graph.kgl", "kglite:///x", "http://localhost:7474", "neo4j:", "neo4j://", "bolt+ssc://h"]
)
def test_no_address(uri: str) -> None:
    with pytest.raises(StoreError, match="no address of a store") as caught:
        open_store(uri)
    assert "embedded:PATH" in caught.value.fix


@pytest.mark.parametrize("uri", ["neo4j://user:hemligt@host", "bolt://neo4j:hemligt@127.0.0.1:1"])
def test_no_password_in_an_address(uri: str) -> None:
    with pytest.raises(StoreError, match="no user and password") as caught:
        open_store(uri)
    assert "hemligt" not in str(caught.value)


def test_nobody_answers() -> None:
    with pytest.raises(StoreError, match="cannot be reached") as caught:
        open_store("bolt://127.0.0.1:9")
    assert caught.value.where == "bolt://127.0.0.1:9"
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("said", ["an hour", "-1", "1e9"])
def test_a_patience_that_is_no_number(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NYSTA_NEO4J_PATIENCE", said)
    with pytest.raises(StoreError, match="no number of seconds") as caught:
        open_store("bolt://127.0.0.1:9")
    assert caught.value.where == f"NYSTA_NEO4J_PATIENCE={said}"


def test_wrong_password(neo4j_uri: str) -> None:
    with pytest.raises(StoreError, match="refuses the user or the password") as caught:
        open_store(neo4j_uri, password="not the one")
    assert "not the one" not in str(caught.value)
    assert "NYSTA_NEO4J_PASSWORD" in caught.value.fix


def test_no_such_database(neo4j_uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NYSTA_NEO4J_DATABASE", "nowhere")
    with open_store(neo4j_uri) as store, pytest.raises(StoreError, match="nowhere"):
        store.query("MATCH (n) RETURN n")


def test_neither_engine_is_imported_before_it_is_used() -> None:
    code = (
        "import sys, nysta.graph.stores, nysta.graph.guard, nysta.graph.cookbook\n"
        "print([name for name in ('kglite', 'neo4j') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_both_schemes_reach_a_server(neo4j_uri: str, scheme: str) -> None:
    with open_store(f"{scheme}:{neo4j_uri.partition(':')[2]}", read_only=True) as store:
        assert store.query("RETURN 1 AS n").rows == ({"n": 1},)
