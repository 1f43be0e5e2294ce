"""analyse and diff: measures and changes as tables and JSON, and measures in the store."""

from __future__ import annotations

import shutil

BOTH = ("verksamhetsplan_väst.txt", "årsredovisning_öst.txt")


def test_analyse_lists_and_writes(loaded):
    ran = loaded("analyse", "--by", "money_in", "--write", "-o", "json")
    assert ran.code == 0
    assert (ran.json[0]["name"], ran.json[0]["money_in"]) == ("Ljusa Kusten", 8_000_000)
    written = loaded(
        "query", "MATCH (n) WHERE n.community IS NOT NULL RETURN n.name AS name, n.money_in AS kr", "-o", "json"
    )
    assert {row["name"]: row["kr"] for row in written.json}["Ljusa Kusten"] == 8_000_000
    assert loaded("load").code == 0
    assert loaded("query", "MATCH (n) WHERE n.community IS NOT NULL RETURN n.id", "-o", "json").json == []


def test_analyse_of_one_kind(loaded):
    assert [row["kind"] for row in loaded("analyse", "--kind", "region", "-o", "json").json] == ["region"]


def test_analyse_without_a_graph_says_so(nysta):
    assert nysta("analyse").code == 3


def test_diff_of_documents(loaded):
    ran = loaded("diff", *BOTH, "-o", "json")
    assert ran.code == 0
    assert {row["change"] for row in ran.json} <= {"new", "gone", "changed"}
    (money,) = [row for row in ran.json if row["relation"] == "FUNDS"]
    assert money["fields"] == {"amount_sek": {"before": 7_500_000, "after": 8_000_000}}
    table = loaded("diff", *BOTH)
    assert "Ljusa Kusten" in table.out
    assert "new" in table.err


def test_diff_of_a_folder_with_itself_and_with_less(loaded, graphs, tmp_path):
    assert loaded("diff", str(graphs), str(graphs), "-o", "json").json == []
    (tmp_path / "less").mkdir()
    shutil.copy(sorted(graphs.glob("*.json"))[0], tmp_path / "less")
    assert {row["change"] for row in loaded("diff", str(tmp_path / "less"), str(graphs), "-o", "json").json} <= {
        "new",
        "changed",
    }


def test_diff_of_years(loaded):
    assert loaded("diff", "2022", "2023", "-o", "json").json[0]["change"] == "new"


def test_diff_of_nothing_known_is_wrong_use(loaded):
    assert loaded("diff", "no.pdf", BOTH[0]).code == 2
