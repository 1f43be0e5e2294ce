"""Two bodies of one name are told apart by whose they are."""

from __future__ import annotations

from typing import Any

import pytest

from nysta.graph.analysis import analyse
from nysta.graph.cookbook import find_query, with_defaults
from nysta.graph.export.rows import relation_rows
from nysta.graph.merge import merge
from nysta.graph.stores import open_store

TOWN, REGION = "organisation/kommun-1490", "organisation/region-14"
CLUB = ("organisation/klubben-i-ån", "Klubben i Ån")


@pytest.fixture
def graph(graph_file):
    def file(name: str, issuer: str, called: str, amount: int) -> Any:
        board = f"{issuer}/kulturnämnden"
        known = (issuer, called, [], {"identifiers": [f"kod:{name}"]})
        money = ("FUNDS", board, CLUB[0], {"amount_sek": amount, "amount_text": str(amount), "year": 2024})
        return graph_file(name, [known, (board, "Kulturnämnden"), CLUB], [money], issuer=issuer)

    return merge([file("a", TOWN, "Borås Stad", 5), file("b", REGION, "Västra Götalandsregionen", 7)])


def test_bodies_of_one_name_carry_their_issuers(graph):
    shown = {node.id: node.shown_name for node in graph.nodes if node.label == "Organisation"}
    assert shown == {
        CLUB[0]: "Klubben i Ån",
        TOWN: "Borås Stad",
        REGION: "Västra Götalandsregionen",
        f"{TOWN}/kulturnämnden": "Kulturnämnden (Borås Stad)",
        f"{REGION}/kulturnämnden": "Kulturnämnden (Västra Götalandsregionen)",
    }


def test_tables_and_searches_tell_them_apart(graph, tmp_path):
    both = ["Kulturnämnden (Borås Stad)", "Kulturnämnden (Västra Götalandsregionen)"]
    with open_store(f"embedded:{tmp_path}/graph.kgl") as store:
        store.load(graph)
        for name, column in (("money-by-funder", "funder"), ("who-funds", "funder"), ("largest-flows", "funder")):
            query = find_query(name)
            assert query is not None
            values = with_defaults(query, {"name": CLUB[0]} if "name" in query.parameters else {})
            rows = store.query(query.cypher, values).rows
            assert sorted(row[column] for row in rows) == both, name
        one = find_query("one-funder-recipients")
        assert one is not None
        assert store.query(one.cypher, with_defaults(one, {})).rows == ()  # two boards of one name are two
        hits = store.search("kulturnämnden")
        assert sorted(hit.whose or "" for hit in hits if hit.label == "Organisation") == [
            "Borås Stad",
            "Västra Götalandsregionen",
        ]
    assert sorted(row["source_name"] for row in relation_rows(graph)) == both
    assert set(both) <= {each.name for each in analyse(graph)}


def test_an_issuer_that_is_no_entity(graph_file):
    bodies = [("organisation/ånäs/styrelsen", "Styrelsen"), CLUB]
    (board,) = [node for node in merge([graph_file("a", bodies)]).nodes if node.id.endswith("styrelsen")]
    assert "whose" not in board.properties
    unknown = merge([graph_file("a", [("organisation/styrelsen", "Styrelsen")])])
    assert [node.shown_name for node in unknown.nodes if node.label == "Organisation"] == ["Styrelsen"]
