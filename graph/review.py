"""Deciding: from what a person sees in the graph to a judgement, for the command line and the explorer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nysta.graph.evidence import read_evidence
from nysta.graph.judgements import (
    Action,
    Judgement,
    JudgementError,
    QuoteRef,
    RelationRef,
    append_judgement,
    judge_name,
    now,
)
from nysta.graph.model import Edge, GraphStore, LoadReport, MergedGraph
from nysta.graph.workspace import Workspace

_REFERENCE = tuple(RelationRef.model_fields)


def find_edge(graph: MergedGraph, key: str) -> Edge:
    """The relation whose key is, or begins with, ``key``.

    Raises:
        JudgementError: there is none, or more than one.
    """
    found = [edge for edge in graph.edges if "status" in edge.properties and edge.key.startswith(key)]
    if len(found) == 1:
        return found[0]
    said = f"{len(found)} relations have a key that begins with {key}" if found else f"no relation has the key {key}"
    raise JudgementError(f'{said}\n  fix:   `nysta query "MATCH (a)-[r]->(b) RETURN a.name, r.key, b.name"` shows keys')


def judge_relation(edge: Edge, action: Action, *, who: str | None = None, why: str = "") -> Judgement:
    """A judgement ``confirm``, ``reject`` or ``comment`` on ``edge``, with the quotes that are its evidence now."""
    stated: dict[str, Any] = {
        name: edge.properties[name] for name in _REFERENCE if edge.properties.get(name) is not None
    }
    stated["type"] = edge.properties.get("type", edge.type)
    relation = RelationRef(**{**stated, "source": edge.source, "target": edge.target})
    quotes = [
        QuoteRef(document=each.document, quote=each.quote, line=each.line, page=each.page)
        for each in read_evidence(edge.properties)
        if each.document
    ]
    return Judgement(action=action, who=who or judge_name(), when=now(), why=why, relation=relation, evidence=quotes)


def judge_entity(
    action: Action,
    entity: str,
    *,
    into: str | None = None,
    documents: Sequence[str] = (),
    name: str | None = None,
    who: str | None = None,
    why: str = "",
) -> Judgement:
    """A judgement ``merge``, ``split``, ``rename`` or ``comment`` on an entity."""
    return Judgement(
        action=action,
        who=who or judge_name(),
        when=now(),
        why=why,
        entity=entity,
        into=into,
        documents=list(documents),
        name=name,
    )


def withdraw(judgement: Judgement, *, who: str | None = None, why: str = "") -> Judgement:
    """The judgement that takes ``judgement`` back."""
    return Judgement(action="withdraw", who=who or judge_name(), when=now(), why=why, withdraws=judgement.id)


def decide(workspace: Workspace, judgement: Judgement, store: GraphStore) -> LoadReport:
    """Write ``judgement`` down and bring ``store`` in line with it, at once.

    Raises:
        WorkspaceError: a run is going on ("en körning pågår"); nothing was written.
        StoreError: the store cannot be written; the judgement is kept and applied by the next load.
    """
    with workspace.writing():
        append_judgement(workspace.judgements, judgement)
        return store.load(workspace.merged())
