"""How two entities are connected: all shortest paths, and each as a sentence."""

from __future__ import annotations

import pytest

from nysta.app.explorer.paths import connection, sentence
from nysta.app.explorer.texts import Texts
from nysta.graph.model import GraphStore

BORÅS, GÖTEBORG, SKOLAN = "organisation/borås", "organisation/göteborg", "organisation/skolan"


def test_a_path_reads_as_a_sentence_whatever_way_its_relations_point(region_store: GraphStore) -> None:
    found = connection(region_store, BORÅS, "organisation/gryning")
    [way] = found.ways
    assert sentence(found, way, Texts("sv")).replace("\u00a0", " ") == (
        "Borås Stad är medlem i Boråsregionen Sjuhärads kommunalförbund, som äger Gryning Vård (19 %)."
    )
    back = connection(region_store, "organisation/gryning", BORÅS)
    assert sentence(back, back.ways[0], Texts("en")) == (
        "Gryning Vård is owned by Boråsregionen Sjuhärads kommunalförbund (19%), which has as member Borås Stad."
    )


def test_many_relations_in_a_step_are_one_path(region_store: GraphStore) -> None:
    found = connection(region_store, GÖTEBORG, SKOLAN)
    [way] = found.ways
    assert sentence(found, way, Texts("sv")).replace("\u00a0", " ") == (
        "Göteborgs Stad finansierar och är medlem i Göteborgsregionen (127,2 mnkr, 2022–2024), "
        "som äger Internationella skolan i Göteborgsregionen (100 %)."
    )
    assert len(found.edges_of(way)) == 6


def test_all_shortest_paths_are_found(region_store: GraphStore) -> None:
    found = connection(region_store, BORÅS, "organisation/gr")
    assert [len(way) for way in found.ways] == [3]
    only_owners = connection(region_store, BORÅS, "organisation/gr", ("OWNS", "MEMBER_OF"))
    assert [way[2] for way in only_owners.ways] == ["organisation/gryning"]
    assert {edge.type for edge in only_owners.edges} == {"OWNS", "MEMBER_OF"}


@pytest.mark.parametrize("goal", [BORÅS, "organisation/finns-inte"])
def test_where_there_is_no_path_there_is_none(region_store: GraphStore, goal: str) -> None:
    assert connection(region_store, BORÅS, goal).ways == ()


def test_claims_are_no_paths(region_store: GraphStore) -> None:
    assert connection(region_store, "organisation/gr", "organisation/stiftelsen").ways == ()
