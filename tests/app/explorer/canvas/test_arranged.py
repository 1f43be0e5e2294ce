"""Hiding and moving: what goes, and what keeps its place."""

from __future__ import annotations

from nysta.app.explorer.address import Pin
from nysta.app.explorer.canvas.arranged import arranged
from nysta.app.explorer.canvas.drawing import Drawing, drawing
from nysta.app.explorer.events import MORE
from nysta.app.explorer.texts import Texts
from nysta.graph.ego import ego_network
from nysta.graph.model import GraphStore

GR, PROJECT, ESF = "organisation/gr", "project/projekt", "organisation/esf"


def places(drawn: Drawing) -> dict[str, tuple[float, float]]:
    return {node["id"]: (node["x"], node["y"]) for node in drawn.nodes}


def test_what_is_hidden_takes_along_what_only_hung_on_it_and_the_rest_stays_put(region_store: GraphStore) -> None:
    whole = drawing(ego_network(region_store, [GR], steps=2), Texts("sv"))
    drawn = arranged(whole, [GR], [PROJECT], [])
    gone = places(whole).keys() - places(drawn).keys()
    assert gone == {PROJECT, ESF}, "who pays for the project is tied to nothing else"
    assert places(drawn) == {own: place for own, place in places(whole).items() if own not in gone}
    assert all(edge["from"] not in gone and edge["to"] not in gone for edge in drawn.edges)
    assert {tie.id for tie in drawn.ties} == {edge["id"] for edge in drawn.edges}


def test_the_middle_is_never_hidden(region_store: GraphStore) -> None:
    whole = drawing(ego_network(region_store, [GR]), Texts("sv"))
    assert arranged(whole, [GR], [GR], []) == whole


def test_a_hidden_node_takes_its_marks_of_more_along(region_store: GraphStore) -> None:
    whole = drawing(ego_network(region_store, [GR], steps=2, group_limit=1), Texts("sv"))
    anchors = {str(node["id"]).removeprefix(MORE).split("|")[0] for node in whole.nodes if MORE in str(node["id"])}
    assert anchors - {GR}
    hidden = sorted(anchors - {GR})
    left = arranged(whole, [GR], hidden, [])
    assert not [node for node in left.nodes if any(f"{MORE}{own}|" in str(node["id"]) for own in hidden)]


def test_a_moved_node_stands_where_it_was_put(region_store: GraphStore) -> None:
    whole = drawing(ego_network(region_store, [GR]), Texts("sv"))
    drawn = arranged(whole, [GR], [], [Pin(PROJECT, 700, -20), Pin("organisation/nowhere", 1, 1)])
    assert places(drawn) == places(whole) | {PROJECT: (700.0, -20.0)}
    assert [node["id"] for node in drawn.nodes if node.get("pinned")] == [PROJECT]
