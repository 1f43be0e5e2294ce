"""Places are stable, apart from each other, and begin with the middle."""

from __future__ import annotations

import itertools
import math
import time

import networkx as nx
import pytest

from nysta.app.explorer.canvas.layout import Box, bent, packed, positions

BOX = Box(150, 70)


def star(n: int) -> nx.Graph:
    return nx.Graph([("mitt", f"granne {i:03}") for i in range(n)])


def boxes(graph: nx.Graph) -> dict[str, Box]:
    return dict.fromkeys(graph, BOX)


def overlapping(places: dict[str, tuple[float, float]]) -> int:
    return sum(
        abs(a[0] - b[0]) < BOX.width - 2 and abs(a[1] - b[1]) < BOX.height - 2
        for a, b in itertools.combinations(places.values(), 2)
    )


@pytest.mark.parametrize("n", [1, 5, 16, 17, 40, 120])
def test_no_label_lies_on_another_around_one_middle(n: int) -> None:
    graph = star(n)
    places = positions(graph, ["mitt"], boxes(graph), {})
    assert places["mitt"] == (0.0, 0.0)
    assert overlapping(places) == 0


def test_the_same_network_stands_the_same_whatever_the_order_it_came_in() -> None:
    graph = star(30)
    turned = nx.Graph(list(graph.edges)[::-1])
    assert positions(graph, ["mitt"], boxes(graph), {}) == positions(turned, ["mitt"], boxes(graph), {})


def test_neighbours_stand_in_the_order_asked_for() -> None:
    graph = star(6)
    order = {f"granne {i:03}": (("a", "b")[i % 2],) for i in range(6)}
    places = positions(graph, ["mitt"], boxes(graph), order)
    turned = sorted(set(places) - {"mitt"}, key=lambda name: math.atan2(*reversed(places[name])))
    kinds = "".join(order[name][0] for name in turned)
    assert "aaa" in kinds * 2
    assert "bbb" in kinds * 2


def test_an_arrow_that_would_run_over_a_third_node_is_bent() -> None:
    places = {"a": (-200.0, 0.0), "b": (0.0, 10.0), "c": (200.0, 0.0), "d": (0.0, 300.0)}
    bends = bent(places, [("a", "c"), ("a", "d"), ("a", "b")])
    assert bends.keys() == {("a", "c")}


def test_two_steps_two_middles_and_lost_nodes_all_get_a_place() -> None:
    graph = nx.Graph([("a", "b"), ("b", "c"), ("c", "d"), ("e", "f")])
    for focus in (["a"], ["a", "e"], ["a", "c"]):
        places = positions(graph, focus, boxes(graph), {})
        assert places.keys() == set(graph)
        assert overlapping(places) == 0


def test_the_empty_network_has_no_places() -> None:
    assert positions(nx.Graph(), [], {}, {}) == {}


@pytest.mark.alone
def test_three_hundred_nodes_take_less_than_a_second() -> None:
    graph = nx.Graph([("mitt", f"g{i}") for i in range(40)])
    graph.add_edges_from((f"g{i % 40}", f"h{i}") for i in range(260))
    begun = time.process_time()
    positions(graph, ["mitt"], boxes(graph), {})
    assert time.process_time() - begun < 1.0


def test_small_networks_stand_close_beside_a_large_one() -> None:
    pairs = [(f"par {n}", f"del {n}") for n in range(6)]
    graph = nx.Graph([*star(8).edges, *pairs])
    places = packed(graph, boxes(graph), {})
    assert overlapping(places) == 0
    width, height = (max(place[axis] for place in places.values()) for axis in (0, 1))
    assert 0.6 < width / height < 2.4, "the canvas is somewhat wider than high"
    # Of each row's height most is used: nodes with their labels take so much of the whole.
    assert len(places) * BOX.width * BOX.height > 0.12 * width * height


def test_networks_of_one_size_fill_rows() -> None:
    graph = nx.Graph([(f"par {n:02}", f"del {n:02}") for n in range(12)])
    places = packed(graph, boxes(graph), {})
    assert overlapping(places) == 0
    assert len({place[1] for name, place in places.items() if name.startswith("par")}) > 2
