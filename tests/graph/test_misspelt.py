"""Which words of a query no graph has."""

from __future__ import annotations

import pytest

from nysta.graph.cookbook import list_queries
from nysta.graph.misspelt import misspelt


@pytest.mark.parametrize(
    ("cypher", "told"),
    [
        ("MATCH (n:Organization) RETURN n.name", {"Organization": ("Organisation",)}),
        ("MATCH (n) WHERE n:organisation RETURN n", {"organisation": ("Organisation",)}),
        ("MATCH (n:Project|Programm) RETURN n", {"Programm": ("Programme",)}),
        ("MATCH (a)-[r:FUND|OWNS]->(b) RETURN r.ammount_sek", {"FUND": ("FUNDS",), "ammount_sek": ("amount_sek",)}),
        ("MATCH (a)-[:finansierar]->(b) RETURN b", {"finansierar": ("FUNDS",)}),
        ("MATCH (:Organisation {nmae: 'X'})<-[r:FUNDS {yer: 2023}]-() RETURN r", {"nmae": ("name",), "yer": ("year",)}),
        ("MATCH (n:Qqq) RETURN n", {"Qqq": ()}),
    ],
)
def test_the_unknown_is_named_with_the_nearest_known(cypher: str, told: dict[str, tuple[str, ...]]) -> None:
    found = {each.word: each.near for each in misspelt(cypher)}
    assert found.keys() == told.keys()
    for word, near in told.items():
        assert found[word][: len(near)] == near


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (a:Organisation)-[r:FUNDS {year: 2023}]->(b) RETURN a.name, r.amount_sek, b.whose",
        "MATCH (a) WITH collect({kronor: 1, vem: a.name}) AS rader UNWIND rader AS rad RETURN rad.kronor, rad.vem",
        "MATCH (n) WHERE n.name = 'a:Fel .fel' RETURN n // n:Fel",
        "MATCH (n) RETURN [x IN n.aliases WHERE x <> '' | x], date().year, n.pagerank",
        "MATCH (n:$(etikett)) RETURN apoc.text.join(n.aliases, ',')",
        *(query.cypher for query in list_queries()),
    ],
)
def test_nothing_is_said_of_what_the_graph_may_hold(cypher: str) -> None:
    assert misspelt(cypher) == ()
