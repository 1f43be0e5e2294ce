"""Rows are plain Python values, the same whichever store gives them."""

from __future__ import annotations

import json

from nysta.graph.stores.base import CypherStore

REGION = {
    "id": "organisation/norrdals-regionen",
    "label": "Organisation",
    "properties": {"name": "Norrdalsregionen", "kind": "region", "aliases": ["NR"]},
}
COMPANY = {
    "id": "organisation/dalavård-ab",
    "label": "Organisation",
    "properties": {"name": "Dalavård AB", "kind": "bolag", "aliases": ["Dalavård"]},
}


def test_nodes(sample_store: CypherStore) -> None:
    row = sample_store.query("MATCH (n {id: 'organisation/norrdals-regionen'}) RETURN n, [n] AS l, {x: n} AS m").rows[0]
    assert row == {"n": REGION, "l": [REGION], "m": {"x": REGION}}


def test_a_document_has_its_title(sample_store: CypherStore) -> None:
    rows = sample_store.query(
        "MATCH (d:Document) RETURN d.title AS title, d.name AS name, d AS node ORDER BY title"
    ).rows
    assert [row["title"] for row in rows] == ["Budget Fjärdbygden", "Årsrapport Norrdal"]
    assert [row["name"] for row in rows] == ["Budget Fjärdbygden", "Årsrapport Norrdal"]
    assert rows[1]["node"]["properties"] == {
        "name": "Årsrapport Norrdal",
        "title": "Årsrapport Norrdal",
        "year": 2024,
        "path": "a/rapport.pdf",
        "sha256": "1",
    }
    found = sample_store.query("MATCH (d:Document {title: 'Budget Fjärdbygden'}) RETURN d.id AS id").rows
    assert found == ({"id": "budget-2"},)


def test_properties_and_keys_hide_what_is_the_stores(sample_store: CypherStore) -> None:
    row = sample_store.query(
        "MATCH (n {id: 'organisation/norrdals-regionen'})-[r:CLAIM]->() "
        "RETURN properties(n) AS p, keys(n) AS k, properties(r) AS q, keys(r) AS l"
    ).rows[0]
    assert row["p"] == {"id": REGION["id"], **REGION["properties"]}  # type: ignore[dict-item]
    assert sorted(row["k"]) == ["aliases", "id", "kind", "name"]
    assert row["q"]["type"] == "OWNS"
    assert row["q"]["key"] == "k17"
    assert sorted(row["l"]) == sorted(row["q"])
    funds = sample_store.query("MATCH ()-[r:FUNDS {key: 'k06'}]->() RETURN properties(r) AS q").rows[0]["q"]
    assert "type" not in funds


def test_relations_name_their_ends_even_when_alone(sample_store: CypherStore) -> None:
    expected = {
        "key": "k17",
        "type": "CLAIM",
        "source": REGION["id"],
        "target": COMPANY["id"],
        "properties": {
            "confidence": 0.9,
            "documents": ["rapport-1"],
            "modality": "negated",
            "passages": ["rapport-1#0-40"],
            "rule": "sentence/test",
            "share": 10.0,
            "status": "extracted",
            "type": "OWNS",
        },
    }
    row = sample_store.query("MATCH ()-[r:CLAIM {key: 'k17'}]->() RETURN r, collect(r) AS l").rows[0]
    assert row == {"r": expected, "l": [expected]}


def test_a_relation_read_backwards_keeps_its_direction(sample_store: CypherStore) -> None:
    row = sample_store.query("MATCH (b {id: $id})<-[r:CLAIM {key: 'k17'}]-() RETURN r", {"id": COMPANY["id"]}).rows[0]
    assert (row["r"]["source"], row["r"]["target"]) == (REGION["id"], COMPANY["id"])


def test_paths(sample_store: CypherStore) -> None:
    row = sample_store.query(
        "MATCH p = (a {id: 'organisation/norrdals-regionen'})-[:COMMISSIONS]->(b)-[:OWNS]->(c) RETURN p"
    ).rows[0]
    assert [node["id"] for node in row["p"]["nodes"]] == [
        REGION["id"],
        COMPANY["id"],
        "organisation/dalavård-unga",
    ]
    assert [(step["type"], step["source"], step["target"]) for step in row["p"]["relationships"]] == [
        ("COMMISSIONS", REGION["id"], COMPANY["id"]),
        ("OWNS", COMPANY["id"], "organisation/dalavård-unga"),
    ]
    assert set(row["p"]) == {"nodes", "relationships"}


def test_scalars_and_dates(sample_store: CypherStore) -> None:
    row = sample_store.query(
        "RETURN 1 AS i, 1.5 AS f, true AS b, null AS n, 'å' AS t, [1, [2]] AS l, {a: {b: 1}} AS m, "
        "date('2024-05-01') AS d, datetime('2024-05-01T10:00:00+02:00') AS dt, "
        "localdatetime('2024-05-01T10:00:00') AS ldt, duration('P1M2D') AS du"
    ).rows[0]
    assert row == {
        "i": 1,
        "f": 1.5,
        "b": True,
        "n": None,
        "t": "å",
        "l": [1, [2]],
        "m": {"a": {"b": 1}},
        "d": "2024-05-01",
        "dt": "2024-05-01T10:00:00+02:00",
        "ldt": "2024-05-01T10:00:00",
        "du": {"months": 1, "days": 2, "seconds": 0},
    }
    json.dumps(row)


def test_columns_keep_their_order_and_an_empty_answer_has_them(sample_store: CypherStore) -> None:
    result = sample_store.query("MATCH (n:Project) WHERE n.name = 'no such' RETURN n.name AS b, n.id AS a")
    assert (result.columns, result.rows, result.cut) == (("b", "a"), (), False)


def test_rows_beyond_the_limit_are_cut_and_the_cut_is_told(sample_store: CypherStore) -> None:
    query = "MATCH (n:Organisation) RETURN n.id AS id ORDER BY id"
    whole = sample_store.query(query)
    assert (len(whole.rows), whole.cut) == (7, False)
    part = sample_store.query(query, max_rows=3)
    assert (part.rows, part.cut) == (whole.rows[:3], True)
    exact = sample_store.query(query, max_rows=7)
    assert (len(exact.rows), exact.cut) == (7, False)


def test_parameters(sample_store: CypherStore) -> None:
    rows = sample_store.query(
        "MATCH (n) WHERE n.id IN $ids RETURN n.name AS name ORDER BY name",
        {"ids": [REGION["id"], COMPANY["id"], "none"]},
    ).rows
    assert rows == ({"name": "Dalavård AB"}, {"name": "Norrdalsregionen"})


def test_explain_gives_the_plan_as_rows(sample_store: CypherStore) -> None:
    plan = sample_store.query("EXPLAIN MATCH (n:Organisation) RETURN n.name AS name")
    assert plan.columns == ("step", "operation", "estimated_rows")
    assert len(plan.rows) >= 2
