"""The gate for users' Cypher, on both stores: what it lets through and what it stops."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from nysta.graph.stores import QueryError, QueryRefused, QueryStopped, StoreError, open_store
from nysta.graph.stores.base import CypherStore

FILES = [
    "LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row",
    "LOAD CSV FROM '/etc/hostname' AS row RETURN row",
    "load csv from 'http://127.0.0.1:1/x' as row return row",
    "LOAD CSV WITH HEADERS FROM 'https://example.org/x.csv' AS row RETURN row.name",
    "LoAd\n\t csv FROM $file AS row RETURN row",
    "LOAD /* here */ CSV FROM '/etc/hostname' AS row RETURN row",
    "LOAD // here\n CSV FROM '/etc/hostname' AS row RETURN row",
    "MATCH (n:Organisation) LOAD CSV FROM '/etc/hostname' AS row RETURN row",
    "CALL { LOAD CSV FROM '/etc/hostname' AS row RETURN row } RETURN row",
    "MATCH (n:Project) CALL { WITH n LOAD CSV FROM n.name AS row RETURN row } RETURN row",
    "MATCH (n:Project) WHERE EXISTS { LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row } RETURN n",
    "RETURN 1 AS row UNION LOAD CSV FROM '/etc/hostname' AS row RETURN row",
    "RETURN 1 AS row UNION `LOAD` CSV FROM '/etc/hostname' AS row RETURN row",
    "RETURN 1 AS row UNION `load` `csv` FROM '/etc/hostname' AS row RETURN row",
    "`LOAD` CSV FROM '/etc/hostname' AS row RETURN row",
    "FOR VALID_TIME ALL LOAD CSV FROM '/etc/hostname' AS row RETURN row",
    "RETURN '\\'' AS row UNION LOAD CSV FROM '/etc/hostname' AS row RETURN row //'",
    "RETURN '\\\\' AS row UNION LOAD CSV FROM '/etc/hostname' AS row RETURN row //'",
    "RETURN 1 AS `row` // ` \n UNION LOAD CSV FROM '/etc/hostname' AS row RETURN row",
    "EXPLAIN LOAD CSV FROM '/etc/hostname' AS row RETURN row",
    "UNWIND ['/etc/hostname'] AS f LOAD CSV FROM f AS row RETURN row",
    "WITH 'it''s' AS x LOAD CSV FROM '/etc/hostname' AS row RETURN row",
    "\\u004COAD CSV FROM '/etc/hostname' AS row RETURN row",
    "RETURN '\\u0027 AS x LOAD CSV FROM \\u0027/etc/hostname' AS row",
    "PROFILE LOAD CSV FROM '/etc/hostname' AS row RETURN row",
    "CYPHER 5 LOAD CSV FROM '/etc/hostname' AS row RETURN row",
]

WRITES = [
    "CREATE (n:Organisation {id: 'x'})",
    "create (n:Organisation {id: 'x'}) return n",
    "MERGE (n:Organisation {id: 'x'}) RETURN n",
    "MATCH (n) SET n.name = 'x'",
    "MATCH (n:Organisation) SET n.name = 'x' RETURN n.name",
    "MATCH (n) SET n:Extra",
    "MATCH (n) REMOVE n.name RETURN n",
    "MATCH (n) DELETE n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) detach\n delete n return 1",
    "MATCH ()-[r]->() DELETE r",
    "MATCH (n:Organisation {id: 'organisation/ensam'}) FOREACH (x IN [1] | SET n.seen = x) RETURN n",
    "MATCH (n:Organisation {id: 'organisation/ensam'}) CALL { WITH n SET n.x = 1 } RETURN n",
    "UNWIND [1] AS x CREATE (n:Extra {id: 'x'})",
    "MATCH (a {id: 'organisation/ensam'}) WITH a MERGE (a)-[:OWNS {key: 'z'}]->(a)",
    "EXPLAIN CREATE (n:Organisation {id: 'x'})",
    "CREATE CONSTRAINT extra IF NOT EXISTS FOR (n:Extra) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX extra IF NOT EXISTS FOR (n:Extra) ON (n.x)",
    "DROP CONSTRAINT nysta_organisation_id IF EXISTS",
    "DROP INDEX nysta_organisation_name IF EXISTS",
]

FOREIGN = [
    "CALL apoc.load.json('http://127.0.0.1:1/') YIELD value RETURN value",
    "CALL apoc.cypher.run('MATCH (n) RETURN n', {}) YIELD value RETURN value",
    "CALL dbms.listConfig() YIELD name, value RETURN name, value",
    "call DBMS.listConfig()",
    "CALL dbms.security.createUser('x', 'y')",
    "CALL db.createLabel('Extra')",
    "CALL `dbms`.`listConfig`() YIELD name RETURN name",
    "MATCH (n:Project) `CALL` dbms.procedures() YIELD name RETURN name",
    "CALL dbms . listConfig() YIELD name RETURN name",
    "CALL dbms /* x */ .listConfig()",
    "MATCH (n:Project) CALL dbms.listConfig() YIELD name RETURN name",
    "CALL { CALL dbms.listConfig() YIELD name RETURN name } RETURN name",
    "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()",
    "RETURN apoc.text.upperCase('x')",
    "RETURN {x: apoc.text.upperCase('x')} AS m",
    "MATCH (n) WHERE genai.vector.encode(n.name, 'OpenAI', {token: 'x'}) IS NULL RETURN n",
    "RETURN `apoc`.`text`.`upperCase`('x')",
]

ADMINISTRATION = [
    "SHOW USERS",
    "SHOW DATABASES",
    "SHOW TRANSACTIONS",
    "SHOW SETTINGS",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "CREATE USER spy SET PASSWORD 'secretsecret'",
    "CREATE OR REPLACE USER spy SET PASSWORD 'secretsecret'",
    "DROP DATABASE neo4j",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "GRANT ROLE admin TO spy",
    "STOP DATABASE neo4j",
    "USE system SHOW USERS",
    "MATCH (n) RETURN n; MATCH (m) DETACH DELETE m",
    "",
    "  // nothing but a comment",
]

PRODUCTS = [
    "MATCH (a), (b) RETURN count(*) AS n",
    "MATCH (a) MATCH (b) RETURN count(*) AS n",
    "MATCH (a:Organisation), (b:Project) RETURN a.name, b.name",
    "MATCH (a) WITH a MATCH (b) RETURN a.name, b.name",
    "MATCH (a) OPTIONAL MATCH (b) RETURN a.name, b.name",
    "MATCH (a)-[:OWNS]->(b), (c)-[:FUNDS]->(d) RETURN a.name, c.name",
    "MATCH (a:Organisation), (b:Organisation) WHERE a.id <> b.id RETURN a.name, b.name",
    "MATCH (a:Organisation), (b:Organisation) WHERE a.id < b.id RETURN a.name, b.name",
    "MATCH (a), (b) WHERE a.id = 'x' OR b.id = 'y' RETURN a.name, b.name",
    "MATCH (a {kind: 'kommun'}), (b {kind: 'bolag'}) RETURN a.name, b.name",
    "MATCH (a) CALL { MATCH (b) RETURN b } RETURN a.name, b.name",
    "MATCH (x:Project) WHERE EXISTS { MATCH (a), (b) RETURN 1 } RETURN x.name",
    "RETURN 1 AS n UNION MATCH (a), (b) RETURN count(*) AS n",
    "MATCH p = shortestPath((a)-[*..6]-(b)) RETURN length(p)",
]

ALLOWED = [
    "MATCH (n:Organisation) WHERE n.name = 'load csv' RETURN n.name AS name",
    "MATCH (n:Organisation) WHERE n.name CONTAINS 'LOAD CSV FROM' RETURN n.name AS name",
    "// LOAD CSV is not what this does\nMATCH (n:Project) RETURN n.name AS name",
    "MATCH (n:Project) RETURN n.name AS name // ; DETACH DELETE n",
    "MATCH (n:Project) RETURN 'CREATE (x); MATCH (a), (b)' AS text",
    'MATCH (n:Project) RETURN "it\'s; CALL dbms.listConfig()" AS text',
    "MATCH (n:Project) RETURN n.name AS `load csv`",
    "MATCH (n:Project) RETURN n.name AS name;",
    "MATCH (n:Project) RETURN {load: 1, create: 2, call: 3} AS m",
    "CALL db.labels() YIELD label RETURN label ORDER BY label",
    "CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType ORDER BY relationshipType",
    "CALL db.index.fulltext.queryNodes('project_names', 'fia') YIELD node RETURN node.id AS id",
    "MATCH (a {id: 'organisation/ensam'}), (b {id: 'project/fia'}) RETURN a.name, b.name",
    "MATCH (a {id: 'organisation/ensam'}) MATCH (b:Organisation) RETURN a.name, b.name ORDER BY b.name",
    "MATCH (a) WITH count(a) AS n MATCH (b:Project) RETURN n, b.name",
    "MATCH (a:Organisation) MATCH (b:Organisation) WHERE b.name = a.name RETURN b.name ORDER BY b.name",
    "MATCH (a:Organisation), (b:Passage) WHERE a.id = 'organisation/ensam' RETURN b.id ORDER BY b.id",
    "UNWIND ['project/fia'] AS id MATCH (n {id: id}) RETURN n.name",
    "MATCH (n:Organisation) WHERE EXISTS { MATCH (n)-[:OWNS]->(m) } RETURN n.name ORDER BY n.name",
    "MATCH (n:Organisation) CALL { WITH n MATCH (n)-[:OWNS]->(m) RETURN count(m) AS c } RETURN n.name, c",
    "MATCH (a)-[:OWNS]->(b) MATCH (b)-[:OWNS]->(c) RETURN a.name, c.name ORDER BY a.name",
    "RETURN date.truncate('year', date('2024-05-01')) AS d",
]

SHORTEST = [
    "MATCH (a {id: $a}), (b {id: $b}) MATCH p = shortestPath((a)-[*..6]-(b)) RETURN length(p) AS n",
    "MATCH (a {id: $a}) MATCH (b {id: $b}) MATCH p = shortestPath((a)-[*..6]-(b)) RETURN length(p) AS n",
    "MATCH (a:Organisation) WHERE a.id = $a MATCH (b:Project) WHERE b.id = $b "
    "MATCH p = shortestPath((a)-[*..6]-(b)) RETURN length(p) AS n",
    "MATCH (a:Organisation) WHERE toLower(a.name) = toLower('NORRDALSREGIONEN') "
    "MATCH (b) WHERE b.name = 'FIA' MATCH p = shortestPath((a)-[*..6]-(b)) RETURN length(p) AS n",
    "MATCH p = shortestPath((a:Organisation {id: $a})-[*..6]-(b:Project {id: $b})) RETURN length(p) AS n",
]


@pytest.mark.parametrize("query", [*FILES, *WRITES, *FOREIGN, *ADMINISTRATION, *PRODUCTS])
def test_refuses(sample_store: CypherStore, query: str) -> None:
    before = sample_store.counts()
    with pytest.raises((QueryRefused, QueryError)) as caught:
        sample_store.query(query, {"file": "/etc/hostname"})
    assert "fix:" in str(caught.value)
    assert Path("/etc/hostname").read_text().strip() not in str(caught.value).split()
    assert sample_store.counts() == before


@pytest.mark.parametrize("query", [FILES[0], FILES[2], WRITES[0], WRITES[3], FOREIGN[2], PRODUCTS[0], PRODUCTS[1]])
def test_says_what_it_refuses(sample_store: CypherStore, query: str) -> None:
    """Not only the store's own complaint about a text it does not know."""
    with pytest.raises(QueryRefused):
        sample_store.query(query)


@pytest.mark.parametrize("query", ALLOWED)
def test_lets_through(sample_store: CypherStore, query: str) -> None:
    assert sample_store.query(query).columns


@pytest.mark.parametrize("query", SHORTEST)
def test_shortest_path_between_two_given_nodes(sample_store: CypherStore, query: str) -> None:
    rows = sample_store.query(query, {"a": "organisation/norrdals-regionen", "b": "project/fia"}).rows
    assert rows == ({"n": 2},)


@pytest.mark.parametrize("query", FILES[:7] + FOREIGN[:3] + ADMINISTRATION)
def test_writing_does_not_open_files_procedures_or_administration(sample_store: CypherStore, query: str) -> None:
    with pytest.raises(QueryRefused):
        sample_store.write(query, {"file": "/etc/hostname"})


def test_a_long_query_is_stopped(sample_store: CypherStore) -> None:
    query = "UNWIND range(1, 30000) AS a UNWIND range(1, 30000) AS b WITH a, b WHERE a * b = 7 RETURN count(*) AS n"
    began = time.monotonic()
    with pytest.raises(QueryStopped):
        sample_store.query(query, timeout=1.0)
    assert time.monotonic() - began < 10
    assert sample_store.query("RETURN 1 AS n").rows == ({"n": 1},)


def test_wrong_cypher_is_told_apart_from_a_refusal(sample_store: CypherStore) -> None:
    with pytest.raises(QueryError) as caught:
        sample_store.query("MATCH (n RETURN n")
    assert not isinstance(caught.value, QueryRefused)
    assert caught.value.exit_code == 2


def test_a_missing_parameter_is_told(sample_store: CypherStore) -> None:
    with pytest.raises(QueryError, match="nobody"):
        sample_store.query("MATCH (n {id: $nobody}) RETURN n")


@pytest.mark.parametrize("before", ["", "EXPLAIN ", "MATCH (a)\n"])
def test_a_syntax_error_tells_its_place_in_the_text_as_written(sample_store: CypherStore, before: str) -> None:
    with pytest.raises(QueryError) as caught:
        sample_store.query(f"{before}MATCH (n:Project) WHERE n.name = ) RETURN n")
    said = caught.value.what
    line, column = (2, 0) if "\n" in before else (1, len(before))
    assert re.search(rf"line {line}, col(umn)? {column + 34}\b", said), said
    assert "EXPLAIN" not in said


def test_a_read_only_store_takes_no_writes(sample_store: CypherStore) -> None:
    with open_store(sample_store.uri, read_only=True) as store:
        assert store.query("MATCH (n:Project) RETURN n.name AS n").rows == ({"n": "FIA"},)
        for attempt in (store.ensure_schema, lambda: store.write("CREATE (n:Extra {id: 'x'})")):
            with pytest.raises(StoreError, match="reading only") as caught:
                attempt()
            assert caught.value.exit_code == 3


def test_a_refusal_is_not_forgotten(sample_store: CypherStore) -> None:
    for _ in range(2):
        with pytest.raises(QueryRefused):
            sample_store.query(PRODUCTS[0])
