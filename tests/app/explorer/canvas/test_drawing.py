"""From the graph to what is drawn: words, widths, marks, legend."""

from __future__ import annotations

import re

from nysta.app.explorer.canvas.arrows import tie_width
from nysta.app.explorer.canvas.drawing import drawing
from nysta.app.explorer.events import MORE
from nysta.app.explorer.texts import Texts
from nysta.app.explorer.ties import tie_of, ties
from nysta.graph.ego import EgoFilter, ego_network
from nysta.graph.model import GraphStore

GR = "organisation/gr"


def test_relations_of_many_years_are_one_arrow_with_their_sum(region_store: GraphStore) -> None:
    drawn = drawing(ego_network(region_store, [GR]), Texts("sv"))
    money = [edge for edge in drawn.edges if edge["from"] == "organisation/göteborg" and "mnkr" in edge["words"]]
    assert len(money) == 1
    assert money[0]["words"] == "finansierar\n127,2\u00a0mnkr\n2022–2024"
    assert money[0]["title"].count("\n") == 3
    assert re.findall(r"20\d\d", money[0]["title"]) == ["2022", "2023", "2024", "2024"]
    assert "43\u00a0mnkr (2024, budget)" in money[0]["title"]
    assert money[0]["width"] == tie_width(127_155_000)
    tie = tie_of(money[0]["id"], drawn.ties)
    assert tie is not None
    assert len(tie.edges) == 4
    assert all(tie_of(edge.key, drawn.ties) == tie for edge in tie.edges)


def test_planned_is_dashed_and_claims_are_crossed_out(region_store: GraphStore) -> None:
    ego = ego_network(region_store, [GR], keep=EgoFilter(claims=True))
    by_target = {(edge["from"], edge["to"]): edge for edge in drawing(ego, Texts("sv")).edges}
    planned = by_target[GR, "programme/program"]
    assert planned["dashes"]
    assert planned["words"] == "samordnar (planerat)"
    assert not planned["crossed"]
    claim = by_target[GR, "organisation/stiftelsen"]
    assert claim["crossed"]
    assert claim["words"] == "är stiftare av (upphört)"
    plain = by_target[GR, "organisation/skolan"]
    assert plain["dashes"] is False
    assert plain["words"] == "äger 100\u00a0%"


def test_the_legend_names_what_is_drawn_and_nothing_else(region_store: GraphStore) -> None:
    drawn = drawing(ego_network(region_store, ["organisation/gryning"]), Texts("en"))
    assert [line["text"] for line in drawn.legend] == [
        "Company",
        "Federation, co-operation body",
        "Works with",
        "Owns",
    ]


def test_what_is_left_out_has_a_mark_that_tells_how_many(region_store: GraphStore) -> None:
    ego = ego_network(region_store, [GR], group_limit=1)
    drawn = drawing(ego, Texts("sv"))
    marks = {node["id"]: node["label"] for node in drawn.nodes if str(node["id"]).startswith(MORE)}
    assert marks[f"{MORE}{GR}|OWNS|out"] == "+ 1 till"
    assert {edge["id"] for edge in drawn.edges} >= marks.keys()


def test_every_node_has_its_own_place(region_store: GraphStore) -> None:
    drawn = drawing(ego_network(region_store, [GR], steps=3), Texts("sv"))
    assert len({(node["x"], node["y"]) for node in drawn.nodes}) == len(drawn.nodes) == 12


def test_ties_stand_in_a_stable_order(region_store: GraphStore) -> None:
    edges = ego_network(region_store, [GR], steps=2).edges
    assert [t.id for t in ties(edges)] == [t.id for t in ties(edges[::-1])]
