"""What a load tells of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from nysta.graph.model import Edge, GraphStore, MergedGraph, Node
from nysta.graph.news import load_and_tell, read_news
from nysta.graph.stores import open_store
from nysta.graph.workspace import Workspace

TOWN, FEDERATION = "organisation/stad", "organisation/förbund"


def graph(amount: int, *, documents: int = 1, owns: bool = False) -> MergedGraph:
    stated = {"status": "extracted", "modality": "asserted", "confidence": 0.9, "documents": ["d0"]}
    money = stated | {"amount_sek": amount, "year": 2024, "basis": "outcome", "counts": True, "purpose": "Avgift"}
    nodes = [
        Node(own, "Organisation", {"name": name, "aliases": [], "former_ids": []})
        for own, name in ((TOWN, "Staden"), (FEDERATION, "Förbundet"))
    ]
    edges = [Edge(f"k{amount}", "FUNDS", TOWN, FEDERATION, "Organisation", "Organisation", money)]
    if owns:
        nodes.append(Node("organisation/bolag", "Organisation", {"name": "Bolaget", "aliases": [], "former_ids": []}))
        edges.append(Edge("o1", "OWNS", TOWN, "organisation/bolag", "Organisation", "Organisation", stated))
    nodes += [Node(f"d{n}", "Document", {"title": f"Rapport {n}", "path": f"{n}.pdf"}) for n in range(documents)]
    return MergedGraph(tuple(nodes), tuple(edges))


def opened(home: Path) -> tuple[Workspace, GraphStore]:
    place = Workspace(home)
    return place, open_store(place.store_uri)


def test_the_first_load_is_no_news_and_the_next_tells_what_differs(tmp_path: Path) -> None:
    place, store = opened(tmp_path)
    load_and_tell(place, store, graph(4_000))
    assert not place.news.exists()
    load_and_tell(place, store, graph(5_000, documents=2, owns=True))
    news = read_news(place.news, store.uri)
    assert news is not None
    assert [(each.id, each.title, each.reread) for each in news.documents] == [("d1", "Rapport 1", False)]
    assert (news.documents_new, news.documents_gone, news.entities_new) == (1, 0, 1)
    assert (news.relations_new, news.relations_changed, news.relations_gone) == (1, 1, 0)
    changed, new = news.changes
    assert (changed.kind, changed.before, changed.after) == ("changed", 4_000, 5_000)
    assert (new.kind, new.key, new.source_name, new.target_name) == ("new", "o1", "Staden", "Bolaget")


def test_a_load_that_changes_nothing_keeps_the_news_of_the_one_before(tmp_path: Path) -> None:
    place, store = opened(tmp_path)
    load_and_tell(place, store, graph(4_000))
    load_and_tell(place, store, graph(5_000))
    before = place.news.read_bytes()
    load_and_tell(place, store, graph(5_000))
    assert place.news.read_bytes() == before


def test_news_of_another_store_or_that_nobody_can_read_are_none(tmp_path: Path) -> None:
    place, store = opened(tmp_path)
    load_and_tell(place, store, graph(4_000))
    load_and_tell(place, store, graph(5_000))
    assert read_news(place.news, "neo4j://elsewhere") is None
    place.news.write_text("{", encoding="utf-8")
    assert read_news(place.news, store.uri) is None
    assert read_news(tmp_path / "none.json", store.uri) is None


def test_the_same_store_by_another_path_has_the_same_news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run with ``-w ws`` in one folder, the explorer with ``-w ../ws`` in another."""
    monkeypatch.chdir(tmp_path)
    place, store = opened(Path("ws"))
    load_and_tell(place, store, graph(4_000))
    load_and_tell(place, store, graph(5_000))
    beside = tmp_path / "beside"
    beside.mkdir()
    monkeypatch.chdir(beside)
    seen = Workspace(Path("../ws"))
    assert read_news(seen.news, seen.store_uri) is not None
    assert read_news(seen.news, Workspace(Path("ws")).store_uri) is None
