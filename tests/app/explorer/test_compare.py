"""Two years or two documents side by side."""

from __future__ import annotations

import networkx as nx

from nysta.app.explorer.canvas.arrows import tie_width
from nysta.app.explorer.canvas.layout import Box, packed
from nysta.app.explorer.compare import COLOURS, DRAWN, change_text, compare, compared
from nysta.app.explorer.texts import Texts
from nysta.graph.model import GraphStore


def told(store: GraphStore, before: str, after: str, focus: str | None = None) -> set[tuple[str, str, str, str]]:
    found = compare(store, before, after, focus)
    return {(each.kind, each.type, each.source_name, each.target_name) for each in found.changes}


def test_years_tell_what_is_new_changed_and_gone(region_store: GraphStore) -> None:
    changes = told(region_store, "2023", "2024")
    assert ("changed", "FUNDS", "Göteborgs Stad", "Göteborgsregionen") in changes
    assert ("new", "OWNS", "Göteborgsregionen", "Gryning Vård") in changes
    assert ("gone", "FUNDS", "regionutvecklingsnämnden", "Boråsregionen Sjuhärads kommunalförbund") in changes


def test_what_has_no_document_for_the_other_year_is_counted_apart(region_store: GraphStore) -> None:
    found = compare(region_store, "2023", "2024")  # each issuer has a document for one of them
    assert found.counts == {"new": 0, "gone": 0, "changed": 1}
    assert found.unsourced == len(found.changes) - 1
    assert [change.sourced for change in found.changes] == [True] + [False] * found.unsourced
    assert [change.kind for change in found.largest()] == ["changed"]


def test_an_arrow_and_the_table_tell_the_change_itself(region_store: GraphStore) -> None:
    found = compare(region_store, "2023", "2024")
    said = "+755\u00a0tkr (+1,8\u00a0%)"
    assert change_text(found.changes[:1], Texts("sv")) == said
    [arrow] = compared(found, Texts("sv")).edges
    assert arrow["words"] == f"finansierar\n{said}"
    assert arrow["title"] == f"Årsavgift (2024, utfall): {said}"
    assert arrow["width"] == tie_width(755_000)
    sizes = [abs(change.kronor or 0) for change in found.changes if change.sourced]
    assert sizes == sorted(sizes, reverse=True)


def test_new_and_gone_money_is_told_with_its_sign(region_store: GraphStore) -> None:
    ids = [row["id"] for row in region_store.query("MATCH (d:Document) RETURN d.id AS id ORDER BY id").rows]
    found = compare(region_store, *ids)
    sizes = [abs(change.kronor or 0) for change in found.changes]
    assert sizes == sorted(sizes, reverse=True)
    texts = {change.kind: change_text([change], Texts("sv")) for change in found.changes if change.kronor}
    assert texts["gone"].startswith("\u2212")
    assert texts["new"] == "+7\u00a0500\u00a0tkr"
    drawn = compared(found, Texts("sv"))
    by_ends = {(arrow["from"], arrow["to"], arrow["color"]): arrow["dashes"] for arrow in drawn.edges}
    assert by_ends["organisation/göteborg", "organisation/gr", COLOURS["gone"]] == [3, 5]


def test_a_change_of_money_says_from_what_to_what(region_store: GraphStore) -> None:
    found = compare(region_store, "2022", "2023", "organisation/göteborg")
    [change] = found.changes
    assert change.fields["amount_sek"] == (41_200_000, 42_600_000)
    assert found.counts == {"new": 0, "gone": 0, "changed": 1}
    assert found.unsourced == 0
    assert len(found.edges()) == 2


def test_documents_stand_against_each_other(region_store: GraphStore) -> None:
    ids = [row["id"] for row in region_store.query("MATCH (d:Document) RETURN d.id AS id ORDER BY id").rows]
    there, back = told(region_store, *ids), told(region_store, *reversed(ids))
    assert ("gone", "OWNS", "Göteborgsregionen", "Gryning Vård") in there
    assert ("new", "OWNS", "Göteborgsregionen", "Gryning Vård") in back
    assert len(there) == len(back)


def test_nothing_differs_from_itself(region_store: GraphStore) -> None:
    assert compare(region_store, "2024", "2024").changes == ()
    drawn = compared(compare(region_store, "1900", "1901"), Texts("sv"))
    assert (drawn.nodes, drawn.edges) == ([], [])


def test_the_drawing_shows_what_happened_by_colour_and_line(region_store: GraphStore) -> None:
    found = compare(region_store, "2023", "2024")
    assert len(found.changes) <= DRAWN
    drawn = compared(found, Texts("en"))
    by_ends = {(arrow["from"], arrow["to"], arrow["color"]): arrow["dashes"] for arrow in drawn.edges}
    assert by_ends["organisation/göteborg", "organisation/gr", COLOURS["changed"]] is False
    assert {"new", "gone", "changed"} <= {item["text"] for item in drawn.legend}


def test_networks_that_do_not_hang_together_stand_apart() -> None:
    graph = nx.Graph([(f"a{n}", "a") for n in range(6)] + [("b", "c"), ("d", "e")])
    boxes = dict.fromkeys(graph.nodes, Box(80, 40))
    places = packed(graph, boxes, {}, width=400)
    assert places.keys() == set(graph.nodes)
    for one in ("a", "b", "d"):
        for other in ("c", "e"):
            if not graph.has_edge(one, other):
                (x, y), (u, v) = places[one], places[other]
                assert abs(x - u) >= 80 or abs(y - v) >= 40
