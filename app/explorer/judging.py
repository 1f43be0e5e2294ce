"""Judging from the explorer: who may change anything, and how a decision reaches the workspace and the store."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from typing import Literal

import streamlit as st

from nysta.app.explorer.connection import Settings
from nysta.graph.judgements import Action, Judgement, JudgementError, judge_name, not_withdrawn
from nysta.graph.keys import relation_key
from nysta.graph.model import Edge, GraphStore
from nysta.graph.review import decide, judge_entity, judge_relation, withdraw
from nysta.graph.stores import open_store
from nysta.graph.workspace import Workspace

JUDGED: tuple[Action, ...] = ("confirm", "reject", "comment")


class ForeignStoreError(Exception):
    """The store holds documents that the workspace does not: a judgement here would take them out."""


def judge() -> str | None:
    """Who judges, uploads and removes on this page, None when nobody may.

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


def own_workspace(chosen: Settings, store: GraphStore) -> Workspace:
    """The workspace, when the store holds nothing else.

    Raises:
        ForeignStoreError: the store holds documents that the workspace does not know; a load would
            take them out.
    """
    workspace = Workspace(chosen.home)
    known = {path.stem for path in workspace.graph_paths()}
    stored = {row["id"] for row in store.query("MATCH (d:Document) RETURN d.id AS id", max_rows=1_000_000).rows}
    if not stored <= known:
        raise ForeignStoreError(str(chosen.home))
    return workspace


def save_judgement(chosen: Settings, store: GraphStore, judgement: Judgement) -> None:
    """Write ``judgement`` down and bring the store in line.

    Raises:
        ForeignStoreError: the store is not this workspace's; nothing was written.
        WorkspaceError: a run is going on; nothing was written.
        StoreError: the store cannot be written; the judgement is kept.
    """
    workspace = own_workspace(chosen, store)
    writer = open_store(chosen.uri)
    try:
        decide(workspace, judgement, writer)
    finally:
        writer.close()


def judge_edge(chosen: Settings, store: GraphStore, edge: Edge, action: Action, *, who: str, why: str) -> Judgement:
    """Save what ``who`` decided about ``edge``.

    Raises:
        JudgementError: a comment without words.
        ForeignStoreError, WorkspaceError, StoreError: as :func:`save_judgement`.
    """
    if action == "comment" and not why.strip():
        raise JudgementError("a comment needs words")
    judgement = judge_relation(edge, action, who=who, why=why.strip())
    save_judgement(chosen, store, judgement)
    return judgement


def judge_pair(
    chosen: Settings,
    store: GraphStore,
    action: Literal["merge", "split"],
    entity: str,
    into: str,
    *,
    who: str,
    why: str,
) -> Judgement:
    """Save that two entities are one, known by the id ``into`` from then on, or that they are two.

    Raises:
        JudgementError: they are one already.
        ForeignStoreError, WorkspaceError, StoreError: as :func:`save_judgement`.
    """
    if entity == into:
        raise JudgementError("an entity cannot be merged into itself")
    judgement = judge_entity(action, entity, into=into, who=who, why=why.strip())
    save_judgement(chosen, store, judgement)
    return judgement


def note_on(chosen: Settings, store: GraphStore, entity: str, words: str, *, who: str) -> None:
    """Save a comment on an entity.

    Raises:
        JudgementError: there are no words.
        ForeignStoreError, WorkspaceError, StoreError: as :func:`save_judgement`.
    """
    if not words.strip():
        raise JudgementError("a comment needs words")
    save_judgement(chosen, store, judge_entity("comment", entity, who=who, why=words.strip()))


def last_decision(chosen: Settings, who: str) -> Judgement | None:
    """The latest judgement of ``who`` that nobody took back.

    Raises:
        JudgementError: the file of judgements has a line that is none.
    """
    own = [each for each in not_withdrawn(_all(chosen)) if each.who == who]
    return own[-1] if own else None


def take_back(chosen: Settings, store: GraphStore, judgement: Judgement, *, who: str) -> None:
    """Save that ``judgement`` no longer holds; raises as :func:`save_judgement`."""
    save_judgement(chosen, store, withdraw(judgement, who=who))


def judgements_of(chosen: Settings, entity: str) -> tuple[Judgement, ...]:
    """What was decided about an entity itself, the latest first.

    Raises:
        JudgementError: the file of judgements has a line that is none.
    """
    found = [
        each for each in not_withdrawn(_all(chosen)) if each.relation is None and entity in (each.entity, each.into)
    ]
    return tuple(reversed(found))


def judgements_on(chosen: Settings, edge: Edge) -> tuple[Judgement, ...]:
    """What was decided about ``edge`` before and nobody took back, the latest first.

    Raises:
        JudgementError: the file of judgements has a line that is none.
    """
    return tuple(reversed([each for each in not_withdrawn(_all(chosen)) if _key(each) == edge.key]))


def question_of(judgement: Judgement) -> str | None:
    """The question of the review queue (:mod:`nysta.graph.questions`) that ``judgement`` answered."""
    if judgement.relation is not None:
        return _key(judgement)
    if judgement.entity and judgement.into:
        return "|".join(sorted((judgement.entity, judgement.into)))
    return None


def _all(chosen: Settings) -> Iterable[Judgement]:
    return Workspace(chosen.home).read_judgements()


def _key(judgement: Judgement) -> str:
    relation = judgement.relation
    if relation is None:
        return ""
    return relation_key(relation, relation.source, relation.target)
