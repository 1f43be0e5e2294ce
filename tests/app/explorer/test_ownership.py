"""Owners and holdings: chains, effective shares, and companies that own each other."""

from __future__ import annotations

from typing import Any

import pytest

from nysta.app.explorer.canvas.layered import layer_places, layered
from nysta.app.explorer.ownership import Ownership, ownership
from nysta.app.explorer.texts import Texts
from nysta.app.explorer.ties import ties
from nysta.graph.model import Edge, GraphStore, MergedGraph, Node
from nysta.graph.stores import open_store

NAMES = ("staden", "regionen", "moder", "syster", "bolaget", "dotter", "klubben", "runt")


def owns(owner: str, owned: str, share: float | None = None, **more: Any) -> Edge:
    stated = {} if share is None else {"share": share}
    properties = {"confidence": 0.9, "modality": "asserted", "documents": ["d"]} | stated | more
    ends = (f"organisation/{owner}", f"organisation/{owned}")
    return Edge(f"{owner}-{owned}", "OWNS", *ends, "Organisation", "Organisation", properties)


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    """A city owns a company through two others; two companies own each other."""
    edges = [
        owns("staden", "moder", 100.0),
        owns("staden", "syster", 50.0),
        owns("moder", "bolaget", 60.0),
        owns("syster", "bolaget", 30.0),
        owns("regionen", "bolaget"),
        owns("bolaget", "dotter", 80.0),
        owns("klubben", "moder", role="stiftare"),
        owns("dotter", "runt", 10.0),
        owns("runt", "dotter", 5.0),
    ]
    nodes = [Node(f"organisation/{name}", "Organisation", {"name": name.title(), "kind": "bolag"}) for name in NAMES]
    store = open_store(f"embedded:{tmp_path_factory.mktemp('own') / 'nysta.kgl'}")
    store.load(MergedGraph(tuple(nodes), tuple(edges)))
    return store


def holdings(found: Ownership | None) -> dict[str, tuple[int, float | None, float | None]]:
    assert found is not None
    return {each.id.partition("/")[2]: (each.step, each.share, each.effective) for each in found.holdings}


def test_shares_are_multiplied_along_chains_and_added_over_them(group: GraphStore) -> None:
    found = ownership(group, "organisation/bolaget")
    assert holdings(found) == {
        "moder": (-1, 60.0, 60.0),
        "syster": (-1, 30.0, 30.0),
        "regionen": (-1, None, None),
        "dotter": (1, 80.0, 80.0),
        "staden": (-2, 100.0, 75.0),
        "klubben": (-2, None, None),
        "runt": (2, 10.0, 8.0),
    }
    assert found is not None
    assert found.known_share == 90.0
    assert not found.cut


def test_companies_that_own_each_other_end_somewhere(group: GraphStore) -> None:
    assert holdings(ownership(group, "organisation/runt"))["bolaget"] == (-2, 80.0, 8.0)


def test_the_chain_is_told_from_owner_to_owned(group: GraphStore) -> None:
    found = ownership(group, "organisation/dotter")
    assert found is not None
    city = next(each for each in found.holdings if each.id == "organisation/staden")
    assert [own.partition("/")[2] for own in city.chain] == ["staden", "moder", "bolaget", "dotter"]
    assert city.effective == 60.0


def test_a_large_group_is_cut_and_says_so(group: GraphStore) -> None:
    found = ownership(group, "organisation/bolaget", max_nodes=3)
    assert found is not None
    assert found.cut
    assert len(found.nodes) == 3
    assert {end for edge in found.edges for end in (edge.source, edge.target)} <= {node.id for node in found.nodes}


def test_an_unknown_id_is_none(group: GraphStore) -> None:
    assert ownership(group, "organisation/finns-inte") is None


def test_owners_stand_above_with_their_effective_share(group: GraphStore) -> None:
    found = ownership(group, "organisation/bolaget")
    assert found is not None
    layers = {each.id: each.step for each in found.holdings} | {found.middle: 0}
    notes = {"organisation/staden": "effektivt 75 %"}
    drawn = layered(found.nodes, ties(found.edges), layers, Texts("sv"), focus=(found.middle,), notes=notes)
    at = {node["id"].partition("/")[2]: (node["x"], node["y"]) for node in drawn.nodes}
    assert at["staden"][1] < at["moder"][1] == at["syster"][1] < at["bolaget"][1] < at["dotter"][1]
    assert "effektivt 75 %" in next(node["label"] for node in drawn.nodes if node["id"] == "organisation/staden")


def test_no_two_nodes_stand_in_one_place() -> None:
    layers = {f"n{n}": n % 3 for n in range(60)}
    for sideways in (False, True):
        places = layer_places(layers, [("n0", "n1"), ("n1", "n2")], sideways=sideways)
        assert len(set(places.values())) == 60
        assert places == layer_places(dict(reversed(layers.items())), [("n0", "n1"), ("n1", "n2")], sideways=sideways)


def test_those_who_are_tied_stand_near_each_other() -> None:
    places = layer_places({"a": 0, "b": 0, "x": 1, "y": 1}, [("a", "y"), ("b", "x")])
    assert (places["a"][0] < places["b"][0]) == (places["y"][0] < places["x"][0])
