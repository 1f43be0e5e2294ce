"""Who coordinates what, with whom, and who pays."""

from __future__ import annotations

from nysta.app.explorer.coordination import coordination
from nysta.graph.model import GraphStore

PROJECT, PROGRAMME, GR = "project/projekt", "programme/program", "organisation/gr"


def test_each_initiative_has_its_coordinator_participants_and_funders(region_store: GraphStore) -> None:
    found = coordination(region_store)
    assert found.initiatives == (PROJECT, PROGRAMME)
    assert found.parts(PROJECT) == {"organisation/esf": ("funds",), GR: ("coordinates",)}
    assert found.organisations() == (GR, "organisation/esf")
    assert {node.id for node in found.nodes} == {PROJECT, PROGRAMME, GR, "organisation/esf"}


def test_one_can_be_chosen_from_either_end(region_store: GraphStore) -> None:
    assert coordination(region_store, GR).initiatives == (PROJECT, PROGRAMME)
    assert coordination(region_store, PROGRAMME).initiatives == (PROGRAMME,)
    assert coordination(region_store, "organisation/borås").initiatives == ()


def test_only_the_largest_are_kept_with_what_leads_to_them(region_store: GraphStore) -> None:
    assert coordination(region_store, limit=1).total == 2
    first = coordination(region_store).first(1)
    assert first.initiatives == (PROJECT,)
    assert {edge.target for edge in first.edges} == {PROJECT}
    assert PROGRAMME not in {node.id for node in first.nodes}


def test_who_coordinates_is_there_without_those_who_pay(region_store: GraphStore) -> None:
    found = coordination(region_store)
    assert [found.coordinators(own) for own in found.initiatives] == [(GR,), (GR,)]
    assert [edge.target for edge in found.coordinating()] == [PROJECT, PROGRAMME]
    alone = found.first(12, others=False)
    assert {edge.type for edge in alone.edges} == {"COORDINATES"}
    assert {node.id for node in alone.nodes} == {GR, PROJECT, PROGRAMME}
