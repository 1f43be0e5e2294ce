"""Judging in the explorer: what is saved, what it changes, and who may not."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import nysta.app.explorer
from nysta.app.explorer import judging, queries
from nysta.app.explorer.connection import settings
from nysta.app.explorer.judging import ForeignStoreError, is_local, judge_edge, judgements_on
from nysta.graph.judgements import JudgementError
from nysta.graph.model import Edge, GraphStore
from nysta.graph.stores import open_store
from nysta.graph.workspace import Workspace, WorkspaceError


@pytest.fixture
def home(region_home: Path, tmp_path: Path, use_store: Callable[[Path], None]) -> Path:
    """A workspace of one's own, to change."""
    own = tmp_path / "nysta-data"
    shutil.copytree(region_home, own)
    use_store(own)
    st.cache_data.clear()
    st.cache_resource.clear()
    return own


def opened_store(home: Path) -> GraphStore:
    return open_store(f"embedded:{home / 'nysta.kgl'}", read_only=True)


def owner_edge(store: GraphStore) -> Edge:
    row = store.query("MATCH (a {id: 'organisation/gr'})-[r:OWNS]->(b {id: 'organisation/gryning'}) RETURN r.key AS k")
    edge = queries.relation(store, row.rows[0]["k"])
    assert edge is not None
    return edge


def page(key: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(Path(nysta.app.explorer.__file__).with_name("main.py")), default_timeout=30)
    for name, value in ({"view": "network", "focus": "organisation/gryning", "source": key} | query).items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def words(app: AppTest) -> str:
    html = [element.proto.body for element in app.get("html")]
    return "\n".join([*(part.value for part in (*app.markdown, *app.caption, *app.warning, *app.error)), *html])


def test_a_rejected_relation_becomes_a_claim_and_a_confirmed_one_holds_again(home: Path) -> None:
    store = opened_store(home)
    edge = owner_edge(store)
    judge_edge(settings(), store, edge, "reject", who="Ada", why="gäller ett annat bolag")
    rejected = queries.relation(opened_store(home), edge.key)
    assert rejected is not None
    assert (rejected.type, rejected.properties["status"]) == ("CLAIM", "rejected")
    judge_edge(settings(), opened_store(home), rejected, "confirm", who="Bo", why="")
    again = queries.relation(opened_store(home), edge.key)
    assert again is not None
    assert (again.type, again.properties["status"]) == ("OWNS", "confirmed")
    assert [each.who for each in judgements_on(settings(), edge)] == ["Bo", "Ada"]


def test_a_comment_needs_words(home: Path) -> None:
    store = opened_store(home)
    with pytest.raises(JudgementError):
        judge_edge(settings(), store, owner_edge(store), "comment", who="Ada", why=" ")
    assert not Workspace(home).judgements.exists()


def test_a_graph_of_another_workspace_is_never_overwritten(home: Path) -> None:
    next(iter(Workspace(home).graph_paths())).unlink()
    store = opened_store(home)
    before = store.counts()
    with pytest.raises(ForeignStoreError):
        judge_edge(settings(), store, owner_edge(store), "reject", who="Ada", why="")
    assert opened_store(home).counts() == before


def test_nothing_is_written_while_a_run_goes_on(home: Path) -> None:
    store = opened_store(home)
    with Workspace(home).writing(), pytest.raises(WorkspaceError, match="körning"):
        judge_edge(settings(), store, owner_edge(store), "reject", who="Ada", why="")
    assert not Workspace(home).judgements.exists()


@pytest.mark.parametrize(
    ("address", "local"),
    [
        *((address, True) for address in ("127.0.0.1", "localhost", "::1", "[::1]")),
        *((address, False) for address in ("0.0.0.0", "::", "10.0.0.4", "nysta.example", None, "")),
    ],
)
def test_only_loopback_is_this_machine(address: str | None, local: bool) -> None:
    assert is_local(address) is local


def test_judging_beside_the_source(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "is_local", lambda address: True)
    monkeypatch.setenv("NYSTA_USER", "Ada")
    key = owner_edge(opened_store(home)).key
    app = page(key)
    assert '<mark class="target">Gryning Vård</mark>' in words(app)
    app.segmented_control(key=f"action-{key}").set_value("reject")
    app.text_input(key=f"why-{key}").input("fel bolag")
    next(button for button in app.button if button.label == "Spara").click().run()
    assert not app.exception
    rejected = page(key)
    assert "Ada · Underkänn: fel bolag" in words(rejected).replace("\\", "")
    assert words(rejected).casefold().count("underkän") == 2, "once as the status, once as the judgement"
    assert "54" not in words(page("", source="finns-inte"))
    next(button for button in rejected.button if button.label == "Ångra min senaste bedömning").click().run()
    assert not rejected.exception
    taken_back = queries.relation(opened_store(home), key)
    assert taken_back is not None
    assert (taken_back.type, taken_back.properties["status"]) == ("OWNS", "extracted")
    assert "Ångra min senaste bedömning" not in words(page(key))


def test_opened_to_others_without_a_login_there_is_nothing_to_judge_with(home: Path) -> None:
    app = page(owner_edge(opened_store(home)).key)
    assert "går det bara att läsa" in words(app)
    assert not [button for button in app.button if button.label == "Spara"]


def test_a_passage_opens_as_a_source_too(home: Path) -> None:
    store = opened_store(home)
    [hit, *_] = [hit for hit in store.search("kompetens") if hit.label == "Passage"]
    assert "Förbunden samverkar om kompetens." in words(page(hit.id))
    assert "finns inte i grafen längre" in "".join(info.value for info in page("finns-inte#1-2").info)
