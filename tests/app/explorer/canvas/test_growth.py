"""What is drawn stays where it is when more comes in."""

from __future__ import annotations

import random
from dataclasses import replace

import networkx as nx
import pytest

from nysta.app.explorer import cached
from nysta.app.explorer.address import MORE, ViewState
from nysta.app.explorer.canvas.drawing import drawing
from nysta.app.explorer.canvas.growth import grown
from nysta.app.explorer.canvas.layout import Box, label_side, positions
from nysta.app.explorer.texts import Texts
from nysta.graph.ego import ego_network
from nysta.graph.model import Edge, GraphStore, MergedGraph, Node
from nysta.graph.stores import open_store


def overlaps(places: dict[str, tuple[float, float]], boxes: dict[str, Box], new: set[str]) -> list[tuple[str, str]]:
    """Pairs with a new node whose boxes lie on each other."""
    middles = {own: (x, y + label_side((x, y)) * boxes[own].label / 2) for own, (x, y) in places.items()}
    return [
        (a, b)
        for a in new
        for b in places
        if a != b
        and abs(middles[a][0] - middles[b][0]) < (boxes[a].width + boxes[b].width) / 2
        and abs(middles[a][1] - middles[b][1]) < (boxes[a].height + boxes[b].height) / 2
    ]


@pytest.mark.parametrize("new", [1, 15, 200])
def test_new_nodes_find_free_room_and_the_others_stay(new: int) -> None:
    before = nx.star_graph([f"n{n}" for n in range(30)])
    boxes = {f"n{n}": Box(150, 80, 40) for n in range(30 + new)}
    kept = positions(before, ["n0"], boxes, {})
    graph = before.copy()
    chance = random.Random(3)
    graph.add_edges_from((f"n{chance.randrange(30)}", f"n{30 + n}") for n in range(new))
    places = grown(graph, kept, boxes, {})
    assert {own: places[own] for own in kept} == kept
    assert places.keys() == set(graph)
    assert overlaps(places, boxes, {f"n{30 + n}" for n in range(new)}) == []
    assert grown(graph, kept, boxes, {}) == places


def test_a_new_node_stands_on_the_far_side_of_the_one_it_is_tied_to() -> None:
    graph = nx.Graph([("middle", "a"), ("middle", "b"), ("a", "new")])
    boxes = dict.fromkeys(graph, Box(100, 60, 20))
    kept = {"middle": (0.0, 0.0), "a": (300.0, 0.0), "b": (-300.0, 0.0)}
    x, _ = grown(graph, kept, boxes, {})["new"]
    assert x > 350


@pytest.fixture
def hub(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    """One body with forty members, of which one has seven owners."""
    nodes = [Node(f"organisation/{n}", "Organisation", {"name": f"Kommun {n}", "kind": "kommun"}) for n in range(60)]

    def edge(kind: str, source: int, target: int) -> Edge:
        ends = (f"organisation/{source}", f"organisation/{target}")
        return Edge(f"{kind}{source}-{target}", kind, *ends, "Organisation", "Organisation", {"confidence": 0.9})

    edges = [edge("MEMBER_OF", n, 0) for n in range(1, 41)] + [edge("OWNS", n, 1) for n in range(50, 57)]
    store = open_store(f"embedded:{tmp_path_factory.mktemp('hub') / 'nysta.kgl'}")
    store.load(MergedGraph(tuple(nodes), tuple(edges)))
    return store


def test_opening_a_mark_and_expanding_a_node_move_nothing(hub: GraphStore) -> None:
    texts, middle, mark = Texts("sv"), ["organisation/0"], "organisation/0|MEMBER_OF|in"
    first = drawing(ego_network(hub, middle), texts)
    second = drawing(ego_network(hub, middle, opened=[mark]), texts, before=first)
    third = drawing(ego_network(hub, middle, opened=[mark], expanded=["organisation/1"]), texts, before=second)
    assert [len(each.nodes) for each in (first, second, third)] == [17, 41, 48]
    for before, after in ((first, second), (second, third)):
        places = {node["id"]: (node["x"], node["y"]) for node in after.nodes}
        stood = {node["id"]: (node["x"], node["y"]) for node in before.nodes if node["id"] in places}
        assert {own: places[own] for own in stood} == stood
        assert len(set(places.values())) == len(places)


def test_the_page_keeps_them_in_the_order_in_which_they_were_asked_for(
    region_store: GraphStore, use_store: object, region_home: object, fresh_caches: None
) -> None:
    use_store(region_home)  # type: ignore[operator]
    state = ViewState(view="network", focus=("organisation/gr",))
    for expanded in ("organisation/gryning", "project/projekt", f"{MORE}organisation/gr|OWNS|out"):
        before = cached.drawn(region_store, state)
        state = replace(state, expanded=(*state.expanded, expanded))
        places = {node["id"]: (node["x"], node["y"]) for node in cached.drawn(region_store, state).nodes}
        assert all(places[node["id"]] == (node["x"], node["y"]) for node in before.nodes if node["id"] in places)
