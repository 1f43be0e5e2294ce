"""review: what people decide reaches the store at once and stays."""

from __future__ import annotations

KEY = "MATCH (a {name: 'Västbygdens förbund'})-[r]->({name: 'Gryning Vård'}) RETURN r.key AS key, type(r) AS type"


def test_reject_confirm_and_list(loaded):
    key = loaded("query", KEY, "-o", "json").json[0]["key"]
    assert loaded("review", "reject", key[:8], "--why", "annat bolag", "--who", "Ada").code == 0
    assert loaded("query", KEY, "-o", "json").json == [{"key": key, "type": "CLAIM"}]
    assert loaded("load").code == 0
    assert loaded("query", KEY, "-o", "json").json[0]["type"] == "CLAIM"
    assert loaded("review", "confirm", key, "--who", "Bo").code == 0
    assert loaded("query", KEY, "-o", "json").json[0]["type"] == "OWNS"
    rows = loaded("review", "list", "-o", "json").json
    assert [(row["who"], row["action"], row["state"]) for row in rows] == [
        ("Ada", "reject", "replaced"),
        ("Bo", "confirm", "in force"),
    ]


def test_withdraw(loaded):
    key = loaded("query", KEY, "-o", "json").json[0]["key"]
    assert loaded("review", "reject", key[:8]).code == 0
    own = loaded("review", "list", "-o", "json").json[0]["id"]
    assert loaded("review", "withdraw", own, "--why", "rätt bolag").code == 0
    assert loaded("query", KEY, "-o", "json").json[0]["type"] == "OWNS"
    assert [row["state"] for row in loaded("review", "list", "-o", "json").json] == ["withdrawn", "note"]
    assert loaded("review", "withdraw", "0000000000").code == 2


def test_merge_split_rename_and_comment(loaded):
    ends = ("organisation/västbygdens-förbund", "organisation/östbygdens-förbund")
    owners = "MATCH (a)-[:OWNS]->() RETURN DISTINCT a.name AS name"

    def names():
        return sorted(row["name"] for row in loaded("query", owners, "-o", "json").json)

    assert loaded("review", "merge", *ends).code == 0
    assert len(names()) == 1
    assert loaded("review", "rename", ends[1], "Bygdernas förbund").code == 0
    assert names() == ["Bygdernas förbund"]
    assert loaded("review", "split", ends[1], ends[0]).code == 0
    assert names() == ["Bygdernas förbund", "Västbygdens förbund"]
    assert loaded("review", "comment", ends[0], "se avtalet").code == 0
    assert len(loaded("review", "list", "-o", "json").json) == 4


def test_add(loaded):
    arguments = ("OWNS", "organisation/region-väst", "organisation/kustrådet", "--share", "100", "--why", "stadgar")
    assert loaded("review", "add", *arguments).code == 0
    query = "MATCH (:Organisation {name: 'Region Väst'})-[r:OWNS]->(b) RETURN r.status AS status, r.share AS share"
    assert loaded("query", query, "-o", "json").json == [{"status": "added", "share": 100.0}]


def test_what_is_not_there_cannot_be_judged(loaded, workspace):
    assert loaded("review", "reject", "ffffffffffffffffffff").code == 2
    assert loaded("review", "merge", "organisation/x", "organisation/kustrådet").code == 2
    assert loaded("review", "add", "LIKES", "organisation/kustrådet", "organisation/summa").code == 2
    assert not (workspace / "judgements.jsonl").exists()
