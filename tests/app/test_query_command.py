"""query and schema."""

from __future__ import annotations

import csv
import io

import pytest

POLITICIAN = "Fiktivsson"


def test_evidence_adds_quote_document_and_line(loaded):
    ran = loaded("query", "MATCH (a)-[r:OWNS]->(b) WHERE r.share = 54 RETURN a.name, r", "--evidence", "-o", "csv")
    (row,) = csv.DictReader(io.StringIO(ran.out))
    assert row["a.name"] == "Västbygdens förbund"
    assert row["quote"] == "Västbygdens förbund äger 54 procent av Gryning Vård AB."
    assert (row["document"], row["line"]) == ("verksamhetsplan_väst.txt", "1")


@pytest.mark.parametrize("returned", ["r", "r.key", "[r] AS all", "{one: r} AS map"])
def test_evidence_is_found_however_the_relation_is_returned(loaded, returned):
    ran = loaded("query", f"MATCH (a)-[r:OWNS]->(b) WHERE r.share = 54 RETURN {returned}", "--evidence", "-o", "json")
    (quote,) = ran.json[0]["evidence"][0]["quotes"]
    assert "54 procent" in quote["quote"]


def test_evidence_of_a_path_is_that_of_each_step(loaded):
    ran = loaded(
        "query", "MATCH p = (:Organisation)-[:OWNS|FUNDS]->() RETURN p ORDER BY length(p)", "--evidence", "-o", "csv"
    )
    assert len(list(csv.DictReader(io.StringIO(ran.out)))) == 4


def test_a_row_without_relation_is_kept_and_told(loaded):
    ran = loaded("query", "MATCH (n:Project) RETURN n.name", "--evidence", "-o", "csv")
    assert "Ljusa Kusten" in ran.out
    assert "r.key" in ran.err


def test_parameters_are_json_or_text(loaded):
    rows = loaded(
        "query", "RETURN $a AS a, $b AS b, $c AS c", "-p", "a=3", "-p", "b=Gryning", "-p", 'c=["x"]', "-o", "json"
    ).json
    assert rows == [{"a": 3, "b": "Gryning", "c": ["x"]}]


def test_only_so_many_rows_and_it_is_told(loaded):
    ran = loaded("query", "MATCH (n) RETURN n.id AS id", "--limit", "2", "-o", "json")
    assert len(ran.json) == 2
    assert "more" in ran.err


def test_what_was_written_is_told(loaded):
    ran = loaded("query", "CREATE (n:Note {id: 'x', name: 'X'})", "--write")
    assert (ran.code, ran.out) == (0, "")
    assert "nodes created 1; nodes and relations of your own stay" in ran.err
    assert "nothing was written" in loaded("query", "MATCH (n {id: 'y'}) SET n.name = 'Y'", "--write").err
    assert loaded("load").code == 0
    assert loaded("query", "MATCH (n:Note) RETURN n.name AS name", "-o", "json").json == [{"name": "X"}]
    assert loaded("query", "MATCH (n) WHERE n.nysta IS NULL DETACH DELETE n", "--write").code == 0
    assert loaded("query", "MATCH (n:Note) RETURN count(n) AS n", "-o", "json").json == [{"n": 0}]


def test_an_empty_answer_names_what_the_graph_does_not_have(loaded):
    ran = loaded("query", "MATCH (n:Organization) RETURN n.name")
    assert ran.code == 0
    assert "no label Organization; did you mean Organisation?" in ran.err
    assert "no property nme; did you mean name?" in loaded("query", "MATCH (n:Project) RETURN n.nme").err
    assert loaded("query", "MATCH (n:Project) WHERE n.name = 'Ingen' RETURN n").err == ""


def test_a_syntax_error_shows_the_query_as_it_was_typed(loaded):
    ran = loaded("query", "MATCH (n:Project) RETRN n.name")
    assert ran.code == 2
    assert "EXPLAIN" not in ran.err
    assert "line 1, col 31" in ran.err


@pytest.mark.parametrize(
    "cypher",
    ["CREATE (n:Organisation {id: 'x'})", "LOAD CSV FROM '/etc/hostname' AS row RETURN row", "this is no cypher"],
)
def test_what_the_guard_refuses_is_wrong_use(loaded, cypher):
    before = loaded("status", "-o", "json").rows
    ran = loaded("query", cypher)
    assert ran.code == 2
    assert ran.out == ""
    assert loaded("status", "-o", "json").rows == before


def test_a_parameter_without_value_is_wrong_use(loaded):
    assert loaded("query", "RETURN $a AS a", "-p", "a").code == 2


def test_csv_cells_are_no_formulas(loaded):
    query = "UNWIND ['=1+1', '+1', '-1', '@x', '\\tx', 'plain'] AS text RETURN text, -5 AS number"
    rows = list(csv.reader(io.StringIO(loaded("query", query, "-o", "csv").out)))
    assert [row[0] for row in rows[1:]] == ["'=1+1", "'+1", "'-1", "'@x", "'\tx", "plain"]
    assert {row[1] for row in rows[1:]} == {"-5"}


def test_a_politician_is_not_found_by_search_text(loaded):
    query = "MATCH (p:Passage) WHERE p.search_text CONTAINS $name RETURN p.id"
    assert loaded("query", query, "-p", f"name={POLITICIAN}", "-o", "json").json == []
    assert loaded("query", query, "-p", "name=Ordförande", "-o", "json").json


def test_a_table_in_a_file_is_not_folded(loaded):
    out = loaded("query", "MATCH (a)-[r:OWNS]->(b) RETURN a.name, r, b.name", "--evidence").out
    assert "Västbygdens förbund äger 54 procent av Gryning Vård AB." in out


@pytest.mark.parametrize("output", ["table", "csv", "json"])
def test_schema_tells_every_type(nysta, output):
    out = nysta("schema", "-o", output).out
    for name in ("Organisation", "FUNDS", "COLLABORATES_WITH", "CLAIM", "amount_sek", "conflict"):
        assert name in out
