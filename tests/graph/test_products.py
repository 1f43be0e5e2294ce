"""Which queries multiply two open-ended patterns, told from the text alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.graph.cypher_text import split, tokens_of
from nysta.graph.products import find_product

MULTIPLIES = [
    "MATCH (a), (b) RETURN a, b",
    "match (a) match (b) return a, b",
    "MATCH (), () RETURN 1",
    "MATCH (a) WITH a MATCH (b) RETURN b",
    "MATCH (a) WITH a.kind AS k, count(*) AS n MATCH (b) RETURN k, b",
    "MATCH (a) WITH a ORDER BY a.name LIMIT 5000 MATCH (b) RETURN b",
    "MATCH (a)-->(x), (b)-->(y) RETURN 1",
    "MATCH (a) CALL { MATCH (b) RETURN b } RETURN a, b",
    "MATCH (a) OPTIONAL MATCH (b) RETURN a, b",
    "MATCH (a), (b) WHERE NOT a.id = b.id RETURN 1",
    "MATCH (a), (b) WHERE a.id <> b.id RETURN 1",
    "MATCH (a), (b) WHERE a.id = 'x' OR b.id = 'y' RETURN 1",
    "MATCH (a), (b) WHERE a.id = 'x' OR a.year = 2024 RETURN 1",
    "MATCH (a), (b) WHERE (a)-[:OWNS]->(b) RETURN a",
    "MATCH (a {kind: 'kommun'}), (b) RETURN a",
    "MATCH (a {name: 'x'}), (b), (c) RETURN 1",
    "MATCH (a) MATCH (b) MATCH (a)-->(b) RETURN 1",
    "MATCH p = shortestPath((a)-[*..6]-(b)) RETURN p",
    "MATCH p = SHORTEST 1 (a)--+(b) RETURN p",
    "MATCH (n {id: 'x'}) WHERE EXISTS { MATCH (a), (b) RETURN 1 } RETURN n",
    "MATCH (n {id: 'x'}) RETURN COUNT { MATCH (a), (b) RETURN a }",
    "RETURN 1 AS x UNION MATCH (a), (b) RETURN 1 AS x",
    "MATCH (a) // (b {id: 1})\nMATCH (b) RETURN a",
    "MATCH (a {aliases: 'x'})--(c) WITH c MATCH (d), (e) RETURN 1",
]

TIED_OR_BOUND = [
    "MATCH (a {id: $a}), (b {id: $b}) RETURN a, b",
    "MATCH (a {id: $a}) MATCH (b) RETURN a, b",
    "MATCH (a), (b) WHERE a.id = $a RETURN b",
    "MATCH (a), (b) WHERE a.id IN $ids AND b.kind = 'bolag' RETURN b",
    "MATCH (a WHERE a.id = 'x'), (b) RETURN b",
    "MATCH (a {id: 'x'}), (b {id: 'y'}), p = shortestPath((a)-[*..6]-(b)) RETURN p",
    "MATCH p = shortestPath((a:X {id: 1})-[*..6]-(b:Y {id: 2})) RETURN p",
    "MATCH (a)-->(b) MATCH (b)-->(c) RETURN a",
    "MATCH (a)-->(b), (b)-->(c) RETURN a",
    "MATCH (a) WITH count(a) AS n MATCH (b) RETURN n, b",
    "MATCH (a) WITH collect(a) AS xs UNWIND xs AS x MATCH (x)-->(y) RETURN y",
    "MATCH (a) WITH a ORDER BY a.name LIMIT 10 MATCH (b) RETURN b",
    "MATCH (a) WITH a LIMIT $few MATCH (b) RETURN b",
    "MATCH (a:Organisation) MATCH (b:Document) WHERE b.issuer = a.id RETURN a, b",
    "MATCH (a) MATCH (b) WHERE a.year = b.year + 1 RETURN a",
    "MATCH (a) WHERE toLower(a.name) = toLower($n) OR a.id = $n "
    "OR any(x IN a.aliases WHERE toLower(x) = toLower($n)) MATCH (b) RETURN b",
    "MATCH (a) WHERE (a.name = 'x' OR a.id = 'x') MATCH (b) RETURN b",
    "UNWIND $ids AS id MATCH (n {id: id}) RETURN n",
    "MATCH (o) CALL { WITH o MATCH (o)-[f:FUNDS]->() RETURN sum(f.amount) AS t } RETURN o.id, t",
    "MATCH (o) CALL (o) { MATCH (o)-[f:FUNDS]->() RETURN sum(f.amount) AS t } RETURN o.id, t",
    "MATCH (o) CALL { MATCH (x) RETURN count(x) AS n } RETURN o.id, n",
    "CALL db.index.fulltext.queryNodes('x', $t) YIELD node, score MATCH (node)-[:FROM]->(d) RETURN d",
    "MATCH (n) RETURN n.id AS id UNION ALL MATCH (m) RETURN m.id AS id",
    "MATCH (a) WHERE a.name CONTAINS 'MATCH (b), (c)' RETURN a",
    "MATCH (a) WHERE a.name STARTS WITH 'Bo' WITH a MATCH (b) RETURN b",
    "MATCH (o) WHERE EXISTS { MATCH (o)-[:FUNDS]->(p) WHERE p.budget > 1000 } RETURN o",
    "MATCH (o) RETURN COLLECT { MATCH (o)-[:FUNDS]->(p) RETURN p.name }",
    "MATCH (a)-[r:OWNS|FUNDS]->(b:Organisation|Project) RETURN a, r, b",
    "MATCH (a) RETURN [(a)-->(b) | b.name] AS names, {x: 1, y: [1, 2]} AS m",
    "RETURN 1",
    "",
]


@pytest.mark.parametrize("query", MULTIPLIES)
def test_finds_the_product(query: str) -> None:
    assert find_product(tokens_of(query)) is not None


@pytest.mark.parametrize("query", TIED_OR_BOUND)
def test_lets_the_rest_pass(query: str) -> None:
    assert find_product(tokens_of(query)) is None


def test_names_the_two_sides() -> None:
    assert find_product(tokens_of("MATCH (a:Organisation)-[:OWNS]->(x), (b:Project) RETURN 1")) == (
        "(a:Organisation)-[:OWNS]->(x)",
        "(b:Project)",
    )


@given(st.text(alphabet="abMATCHWITHRETURN(){}[],.:|$'\"`/*\\ \n-<>=1;åß\u2028", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    tokens = tokens_of(text)
    assert all(text[token.start] == token.text[0] for token in tokens if token.kind != "name")
    find_product(tokens)
    assert sum(len(part) for part in split(tokens, ",")) <= len(tokens)


@given(st.text(max_size=40), st.sampled_from("'\""))
def test_a_string_is_one_token(text: str, quote: str) -> None:
    inside = text.replace("\\", "\\\\").replace(quote, "\\" + quote)
    tokens = tokens_of(f"RETURN {quote}{inside}{quote} AS x")
    assert [token.kind for token in tokens] == ["word", "string", "word", "word"]


@given(st.text(alphabet=st.characters(blacklist_characters="\n\r"), max_size=40))
def test_a_comment_is_no_token(text: str) -> None:
    assert [token.text for token in tokens_of(f"RETURN 1 // {text}\nAS x")] == ["RETURN", "1", "AS", "x"]
