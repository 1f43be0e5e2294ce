"""Judging from the explorer: who may, and how a decision reaches the workspace and the store."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

import streamlit as st

from nysta.app.explorer.connection import Settings
from nysta.graph.judgements import Action, Judgement, JudgementError, judge_name
from nysta.graph.keys import relation_key
from nysta.graph.model import Edge, GraphStore
from nysta.graph.review import decide, judge_relation
from nysta.graph.stores import open_store
from nysta.graph.workspace import Workspace

JUDGED: tuple[Action, ...] = ("confirm", "reject", "comment")


class ForeignStoreError(Exception):
    """The store holds documents that the workspace does not: a judgement here would take them out."""


def judge() -> str | None:
    """Who judges on this page, None when nobody may.

    With a login (``st.login``) it is whoever is logged in. Without one the page must be open to this
    machine alone (DESIGN §7); then it is ``$NYSTA_USER``, else the account.
    """
    user = st.user.to_dict()
    if user.get("is_logged_in"):
        return str(user.get("email") or user.get("name") or user.get("sub") or "") or None
    return judge_name() if is_local(st.get_option("server.address")) else None


def is_local(address: str | None) -> bool:
    """Whether a server that listens on ``address`` can be reached from this machine alone; None means everywhere."""
    if not address:
        return False
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False


def judge_edge(chosen: Settings, store: GraphStore, edge: Edge, action: Action, *, who: str, why: str) -> Judgement:
    """Write down what ``who`` decided about ``edge`` and bring the store in line.

    Raises:
        ForeignStoreError: the store is not this workspace's; nothing was written.
        JudgementError: the workspace does not know the relation any more, or the judgement says too little.
        WorkspaceError: a run is going on; nothing was written.
        StoreError: the store cannot be written; the judgement is kept.
    """
    workspace = Workspace(chosen.home)
    known = {path.stem for path in workspace.graph_paths()}
    stored = {row["id"] for row in store.query("MATCH (d:Document) RETURN d.id AS id", max_rows=1_000_000).rows}
    if not stored <= known:
        raise ForeignStoreError(str(chosen.home))
    if action == "comment" and not why.strip():
        raise JudgementError("a comment needs words")
    judgement = judge_relation(edge, action, who=who, why=why.strip())
    writer = open_store(chosen.uri)
    try:
        decide(workspace, judgement, writer)
    finally:
        writer.close()
    return judgement


def judgements_on(chosen: Settings, edge: Edge) -> tuple[Judgement, ...]:
    """What was decided about ``edge`` before, the latest first.

    Raises:
        JudgementError: the file of judgements has a line that is none.
    """
    return tuple(reversed([each for each in _all(chosen) if _key(each) == edge.key]))


def _all(chosen: Settings) -> Iterable[Judgement]:
    return Workspace(chosen.home).read_judgements()


def _key(judgement: Judgement) -> str:
    relation = judgement.relation
    if relation is None:
        return ""
    return relation_key(relation, relation.source, relation.target)
