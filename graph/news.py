"""What the last run brought: a load writes down how the store differs from what it held before.

It is kept as ``news.json`` in the workspace, so that the explorer can tell a reader who comes back what is new.
A run that changes nothing leaves the news of the one before. It holds no quotes, and goes when a document is
removed: what rested on that document alone may be named in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from nysta.extract.files import write_whole
from nysta.graph.difference import Change, difference
from nysta.graph.model import Edge, GraphStore, LoadReport, MergedGraph, Node
from nysta.graph.store_rows import CLAIM, ENTITY_LABELS, RELATION_TYPES
from nysta.graph.stores import settled_uri
from nysta.graph.stores.errors import StoreError
from nysta.graph.workspace import Workspace

LISTED = 60  # changes and documents that are named; the rest is counted
_ROWS = 10_000_000
_SECONDS = 600.0
# What makes two statements the same or different; the evidence of a large store need not be read for it.
_COMPARED = ("amount_sek", "share", "modality", "role", "status", "year", "year_to", "basis", "purpose")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NewDocument(_Part):
    """A document that was not there before; ``reread`` when an earlier version of it was."""

    id: str
    title: str
    reread: bool


class Told(_Part):
    """One relation that is new, gone or changed; ``before`` and ``after`` are whole kronor where an amount differs."""

    kind: Literal["new", "gone", "changed"]
    key: str
    type: str
    source: str
    target: str
    source_name: str
    target_name: str
    claim: bool
    amount_sek: int | None = None
    year: int | None = None
    before: int | None = None
    after: int | None = None


class News(_Part):
    """What a load changed in ``store`` at ``when`` (ISO 8601, UTC); ``changes`` are the largest ones."""

    when: str
    store: str
    documents: tuple[NewDocument, ...]
    documents_new: int
    documents_gone: int
    entities_new: int
    relations_new: int
    relations_gone: int
    relations_changed: int
    changes: tuple[Told, ...]


def load_and_tell(workspace: Workspace, store: GraphStore, graph: MergedGraph) -> LoadReport:
    """Load ``graph`` into ``store`` and write down in ``workspace`` what that changed.

    Raises:
        StoreError, ValueError: as ``GraphStore.load``.
    """
    try:
        before = _stated(store)
    except StoreError:
        before = MergedGraph((), ())  # nothing there yet; whether it can be written the load itself tells
    report = store.load(graph)
    if before.nodes:
        news = _news(settled_uri(store.uri), before, graph)
        if news:
            write_whole(workspace.news, news.model_dump_json(indent=1).encode())
    return report


def read_news(path: Path, store: str) -> News | None:
    """The news at ``path``; None where there are none, or none of this ``store``, or none that can be read."""
    try:
        news = News.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None  # only a convenience; the next run writes it anew
    return news if settled_uri(news.store) == settled_uri(store) else None


def _stated(store: GraphStore) -> MergedGraph:
    """What a store holds now: entities, documents and relations, without evidence."""
    nodes = []
    for label, columns in [(each, ("name", "whose", "former_ids")) for each in ENTITY_LABELS] + [
        ("Document", ("title", "path"))
    ]:
        said = ", ".join(f"n.{name} AS {name}" for name in columns)
        for row in _rows(store, f"MATCH (n:{label}) RETURN n.id AS id, {said}"):
            nodes.append(Node(row["id"], label, {name: row[name] for name in columns if row[name]}))
    edges = []
    said = ", ".join(f"r.{name} AS {name}" for name in _COMPARED)
    for kind in (*RELATION_TYPES, CLAIM):
        own = ", r.type AS stated_type" if kind == CLAIM else ""
        for row in _rows(
            store, f"MATCH (a)-[r:{kind}]->(b) RETURN r.key AS key, a.id AS source, b.id AS target, {said}{own}"
        ):
            properties = {name: row[name] for name in _COMPARED if row[name] is not None}
            if own:
                properties["type"] = row["stated_type"]
            edges.append(Edge(row["key"], kind, row["source"], row["target"], "", "", properties))
    return MergedGraph(tuple(nodes), tuple(edges))


def _rows(store: GraphStore, cypher: str) -> Sequence[dict[str, Any]]:
    return store.query(cypher, max_rows=_ROWS, timeout=_SECONDS).rows


def _news(uri: str, before: MergedGraph, after: MergedGraph) -> News | None:
    was, now = _documents(before), _documents(after)
    entities = {node.id for node in before.nodes if node.label in ENTITY_LABELS}
    entities |= {former for node in before.nodes for former in _texts(node, "former_ids")}
    new_entities = [
        node
        for node in after.nodes
        if node.label in ENTITY_LABELS and node.id not in entities and entities.isdisjoint(_texts(node, "former_ids"))
    ]
    changes = difference(before, after)
    new = [node for own, node in now.items() if own not in was]
    gone = [node for own, node in was.items() if own not in now]
    if not (changes or new or gone or new_entities):
        return None
    counted = Counter(change.kind for change in changes)
    paths, kept = ({node.properties.get("path") for node in group} for group in (gone, new))
    documents = [
        NewDocument(
            id=node.id,
            title=str(node.properties.get("title") or node.properties.get("path") or node.id),
            reread=node.properties.get("path") in paths,
        )
        for node in sorted(new, key=lambda node: (str(node.properties.get("title")), node.id))
    ]
    return News(
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        store=uri,
        documents=tuple(documents[:LISTED]),
        documents_new=sum(not each.reread for each in documents),
        documents_gone=sum(node.properties.get("path") not in kept for node in gone),
        entities_new=len(new_entities),
        relations_new=counted["new"],
        relations_gone=counted["gone"],
        relations_changed=counted["changed"],
        changes=tuple(_told(change) for change in changes[:LISTED]),
    )


def _documents(graph: MergedGraph) -> dict[str, Node]:
    return {node.id: node for node in graph.nodes if node.label == "Document"}


def _texts(node: Node, name: str) -> list[str]:
    value = node.properties.get(name)
    return value if isinstance(value, list) else []


def _told(change: Change) -> Told:
    edge = change.edge
    was, now = change.fields.get("amount_sek", (None, None))
    amount, year = edge.properties.get("amount_sek"), edge.properties.get("year")
    return Told(
        kind=change.kind,
        key=edge.key,
        type=change.type,
        source=change.source,
        target=change.target,
        source_name=change.source_name,
        target_name=change.target_name,
        claim=edge.type == CLAIM,
        amount_sek=amount if isinstance(amount, int) else None,
        year=year if isinstance(year, int) else None,
        before=was,
        after=now,
    )
