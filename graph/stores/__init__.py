"""Stores: where the graph is kept and asked. ``open_store`` gives one by its address."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from nysta.graph.model import GraphStore
from nysta.graph.stores.errors import QueryError, QueryRefused, QueryStopped, StoreError

if TYPE_CHECKING:
    from nysta.graph.stores.base import CypherStore

__all__ = ["GraphStore", "QueryError", "QueryRefused", "QueryStopped", "StoreError", "open_store", "settled_uri"]

_SERVER_SCHEMES = ("neo4j", "neo4j+s", "bolt", "bolt+s")
_FORMS = "embedded:PATH, neo4j://HOST, neo4j+s://HOST, bolt://HOST or bolt+s://HOST"


def open_store(
    uri: str,
    *,
    read_only: bool = False,
    force: bool = False,
    user: str | None = None,
    password: str | None = None,
) -> CypherStore:
    """The store at ``uri``.

    Args:
        uri: ``embedded:PATH``, ``neo4j://``, ``neo4j+s://``, ``bolt://`` or ``bolt+s://``.
        read_only: refuse writes. Reading never waits for a writer.
        force: load into a Neo4j database that also holds what is not Nysta's.
        user: Neo4j user; else ``$NYSTA_NEO4J_USER``, else ``neo4j``.
        password: Neo4j password; else ``$NYSTA_NEO4J_PASSWORD``.

    ``$NYSTA_NEO4J_PATIENCE`` is how many seconds a load waits for a server that went away in the middle of it (60).

    Raises:
        StoreError: the address is not of these forms, the patience is no number, or the server cannot be reached.
    """
    scheme, colon, rest = uri.partition(":")
    if scheme == "embedded" and colon and rest:
        from nysta.graph.stores.embedded import EmbeddedStore

        return EmbeddedStore(Path(rest).expanduser(), read_only=read_only)
    if scheme in _SERVER_SCHEMES and rest.startswith("//") and len(rest) > 2:
        if "@" in rest:
            raise StoreError(
                "a store's address holds no user and password",
                f"{scheme}://…@{rest.rpartition('@')[2]}",
                "set NYSTA_NEO4J_USER and NYSTA_NEO4J_PASSWORD instead",
            )
        from nysta.graph.stores.neo4j import Neo4jStore

        return Neo4jStore(
            uri,
            user=user or os.environ.get("NYSTA_NEO4J_USER") or "neo4j",
            password=password or os.environ.get("NYSTA_NEO4J_PASSWORD") or "",
            database=os.environ.get("NYSTA_NEO4J_DATABASE") or "neo4j",
            patience=_patience(),
            read_only=read_only,
            force=force,
        )
    raise StoreError("this is no address of a store", repr(uri), f"write {_FORMS}")


def settled_uri(uri: str) -> str:
    """``uri`` as every folder writes it: the path of an embedded store is absolute and goes through no link.

    ``embedded:../ws/nysta.kgl`` in one folder and ``embedded:ws/nysta.kgl`` in another may be one store.
    """
    scheme, _, rest = uri.partition(":")
    return f"{scheme}:{Path(rest).expanduser().resolve()}" if scheme == "embedded" and rest else uri


def _patience() -> float:
    said = os.environ.get("NYSTA_NEO4J_PATIENCE") or "60"
    if not said.isdecimal():
        raise StoreError("this is no number of seconds", f"NYSTA_NEO4J_PATIENCE={said}", "set it to a number, as 60")
    return float(said)
