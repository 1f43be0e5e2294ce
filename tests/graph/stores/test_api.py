"""The graph from Python, on both stores."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nysta.graph import Graph, connect
from nysta.graph.model import MergedGraph
from nysta.graph.network import to_networkx
from nysta.graph.stores import QueryError, QueryRefused
from nysta.graph.stores.base import CypherStore


@pytest.fixture
def graph(sample_store: CypherStore) -> Iterator[Graph]:
    """The sample, opened as an analyst does."""
    with connect(sample_store.uri) as opened:
        yield opened


def test_cypher_gives_a_data_frame(graph: Graph) -> None:
    frame = graph.query(
        "MATCH (a)-[f:FUNDS]->(b) WHERE f.year = $year RETURN a.name AS funder, f.amount_sek AS kr ORDER BY kr",
        year=2023,
    ).to_pandas()
    assert list(frame.columns) == ["funder", "kr"]
    assert frame["kr"].sum() == 14_500_000


def test_an_empty_answer_has_its_columns(graph: Graph) -> None:
    answer = graph.query("MATCH (n:Organisation {id: 'ingen'}) RETURN n.name AS name")
    assert (len(answer), list(answer.to_pandas().columns)) == (0, ["name"])


def test_the_cookbook_by_name(graph: Graph) -> None:
    assert [row["owner"] for row in graph.query("owners", name="Dalavård")] == [
        "Fjärdbygdens kommunalförbund",
        "Norrdals kommun",
    ]
    with pytest.raises(QueryError, match="needs name"):
        graph.query("owners")
    with pytest.raises(QueryError, match="no parameter 'namn'"):
        graph.query("owners", namn="x")


def test_it_reads_only(graph: Graph) -> None:
    with pytest.raises(QueryRefused):
        graph.query("CREATE (n:Organisation {id: 'x'})")


def test_networkx_is_the_one_of_the_merged_graph(graph: Graph, sample: MergedGraph) -> None:
    for claims in (False, True):
        ours, theirs = graph.to_networkx(claims=claims), to_networkx(sample, claims=claims)
        assert set(ours) == set(theirs)
        assert {(*ends, stated["relation"]) for *ends, stated in ours.edges(keys=True, data=True)} == {
            (*ends, stated["relation"]) for *ends, stated in theirs.edges(keys=True, data=True)
        }
    assert ours.edges["organisation/norrdals-regionen", "organisation/fjärdbygden", "k01"]["amount_sek"] == 7_500_000
    assert ours.nodes["project/fia"]["name"] == "FIA"
    assert "nysta" not in ours.nodes["project/fia"]


def test_search_and_counts(graph: Graph) -> None:
    assert graph.search("dalavård")[0].name == "Dalavård AB"
    assert graph.counts()["Project"] == 1
