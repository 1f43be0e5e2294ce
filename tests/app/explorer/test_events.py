"""What a click does, without a browser."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nysta.app.explorer.address import Pin, ViewState
from nysta.app.explorer.events import (
    Added,
    BandClicked,
    EdgeClicked,
    Filtered,
    Focused,
    Followed,
    Hidden,
    NodeClicked,
    NodeExpanded,
    Pinned,
    Released,
    Restored,
    Searched,
    Shown,
    SourceOpened,
    WentTo,
    after,
)

NETWORK = ViewState(view="network", focus=("organisation/a",), language="en", types=("OWNS",))


def test_choosing_an_entity_opens_its_network_and_forgets_what_was_selected() -> None:
    before = ViewState(search="a", node="x", expanded=("x", "more:x|OWNS|out"), language="en", claims=True)
    then = after(before, Focused("organisation/a"))
    assert then == ViewState(view="network", focus=("organisation/a",), language="en", claims=True)


def test_a_click_selects_either_a_node_or_an_edge() -> None:
    node = after(NETWORK, NodeClicked("organisation/b"))
    assert (node.node, node.edge) == ("organisation/b", None)
    edge = after(node, EdgeClicked("k1"))
    assert (edge.node, edge.edge) == (None, "k1")
    assert after(edge, NodeClicked("")) == NETWORK


def test_a_double_click_expands_once_and_selects() -> None:
    once = after(NETWORK, NodeExpanded("organisation/b"))
    assert once.expanded == ("organisation/b",)
    assert once.node == "organisation/b"
    assert after(once, NodeExpanded("organisation/b")) == once


@pytest.mark.parametrize("event", [NodeClicked("more:a|OWNS|out"), NodeExpanded("more:a|OWNS|out")])
def test_the_mark_of_more_neighbours_opens_its_group(event: NodeClicked | NodeExpanded) -> None:
    then = after(NETWORK, event)
    assert then.expanded == ("more:a|OWNS|out",)
    assert then.node is None


def test_filters_change_only_what_they_name() -> None:
    then = after(NETWORK, Filtered({"types": (), "steps": 2}))
    assert (then.types, then.steps, then.focus) == ((), 2, NETWORK.focus)


def test_a_filter_that_does_not_exist_is_told() -> None:
    with pytest.raises(ValueError, match="view"):
        after(NETWORK, Filtered({"view": "start"}))


def test_going_to_another_view_keeps_the_network_for_coming_back() -> None:
    then = after(NETWORK, WentTo("documents"))
    assert then.view == "documents"
    assert after(then, WentTo("network")) == NETWORK
    assert after(NETWORK, WentTo("nowhere")).view == "start"


def test_one_thing_is_chosen_at_a_time_and_another_view_begins_without_it() -> None:
    band = after(ViewState(view="money", node="organisation/a"), BandClicked("a|b"))
    assert (band.band, band.node) == ("a|b", None)
    assert after(band, NodeClicked("organisation/a")).band is None
    assert after(after(band, SourceOpened("k1")), WentTo("network")) == ViewState(view="network")


def test_a_source_opens_over_the_view_and_closes_again() -> None:
    assert after(NETWORK, SourceOpened("k1")).source == "k1"
    assert after(after(NETWORK, SourceOpened("k1")), SourceOpened("")) == NETWORK


def test_a_search_text_is_trimmed() -> None:
    assert after(ViewState(), Searched("  Gryning ")).search == "Gryning"


def test_a_further_entity_stands_in_the_middle_beside_the_first() -> None:
    then = after(replace(NETWORK, hidden=("organisation/b",)), Added("organisation/b"))
    assert (then.focus, then.hidden) == (("organisation/a", "organisation/b"), ())
    assert after(then, Added("organisation/b")) == then


def test_what_is_hidden_is_not_selected_and_comes_back() -> None:
    then = after(after(NETWORK, NodeClicked("organisation/b")), Hidden("organisation/b"))
    assert (then.hidden, then.node) == (("organisation/b",), None)
    assert after(then, Shown()) == NETWORK


def test_one_of_several_in_the_middle_leaves_it_and_the_last_stays() -> None:
    both = after(NETWORK, Added("organisation/b"))
    assert after(both, Hidden("organisation/a")).focus == ("organisation/b",)
    assert after(NETWORK, Hidden("organisation/a")) == NETWORK


def test_a_node_stays_where_it_was_put_until_it_is_released() -> None:
    once = after(after(NETWORK, Pinned("organisation/b", 10, -4)), Pinned("organisation/c", 1, 2))
    moved = after(once, Pinned("organisation/b", 11, -4))
    assert moved.pinned == (Pin("organisation/c", 1, 2), Pin("organisation/b", 11, -4))
    assert after(moved, Released("organisation/b")).pinned == (Pin("organisation/c", 1, 2),)
    assert after(moved, Released()) == NETWORK


def test_another_entity_in_the_middle_begins_without_hidden_and_pinned_nodes() -> None:
    before = replace(NETWORK, hidden=("x",), pinned=(Pin("y", 1, 1),))
    assert after(before, Focused("organisation/a")) == NETWORK


def test_a_state_that_came_back_is_taken_as_it_is() -> None:
    assert after(NETWORK, Restored(ViewState(view="money"))) == ViewState(view="money")


def test_an_entity_is_followed_into_another_view() -> None:
    card = replace(NETWORK, about="organisation/b", years=(2020, 2021), recipient="organisation/x", hidden=("y",))
    paid = after(card, Followed("organisation/b", "money", "funder"))
    assert (paid.view, paid.funder, paid.recipient, paid.years, paid.about) == (
        "money",
        "organisation/b",
        None,
        None,
        None,
    )
    owned = after(card, Followed("organisation/b", "ownership"))
    assert (owned.view, owned.focus, owned.hidden, owned.about) == ("ownership", ("organisation/b",), (), None)
