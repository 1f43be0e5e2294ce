"""load, remove, status, check."""

from __future__ import annotations

import json
import shutil

import pytest

OWNERS = "MATCH (a)-[:OWNS]->(b {name: 'Gryning Vård'}) RETURN a.name AS owner ORDER BY owner"
POLITICIAN = "Torsten Fiktivsson"


def test_the_company_of_two_documents_has_both_owners(loaded):
    rows = loaded("query", OWNERS, "-o", "json").json
    assert [row["owner"] for row in rows] == ["Västbygdens förbund", "Östbygdens förbund"]


def test_loading_twice_changes_no_count(loaded, graphs):
    before = loaded("status", "-o", "json").rows
    report = loaded("load", str(graphs), "-o", "json").rows
    assert (report["graph files unchanged"], report["graph files added"]) == (2, 0)
    assert (report["nodes taken out"], report["edges taken out"]) == (0, 0)
    assert loaded("status", "-o", "json").rows == before
    assert before["FUNDS"] == 2


def test_what_is_unsure_is_loaded_only_when_asked_for(loaded):
    assert loaded("status", "-o", "json").rows["MEMBER_OF"] == 0
    assert loaded("load", "--min-confidence", "0.2").code == 0
    assert loaded("status", "-o", "json").rows["MEMBER_OF"] == 1


def test_the_store_can_be_made_again_from_the_workspace_alone(loaded, workspace):
    before = loaded("status", "-o", "json").rows
    for path in workspace.glob("nysta.kgl*"):
        path.unlink()
    assert loaded("load").code == 0
    assert loaded("status", "-o", "json").rows == before


def test_a_graph_file_of_a_document_that_is_there_replaces_it(loaded, graphs, tmp_path):
    new = tmp_path / "new"
    shutil.copytree(graphs, new)
    path = next(new.glob("verk*.json"))
    graph = json.loads(path.read_text(encoding="utf-8"))
    graph["relations"] = [each for each in graph["relations"] if each["type"] != "OWNS"]
    path.write_text(json.dumps(graph), encoding="utf-8")
    report = loaded("load", str(new), "-o", "json").rows
    assert (report["graph files replaced"], report["edges taken out"]) == (1, 1)
    assert [row["owner"] for row in loaded("query", OWNERS, "-o", "json").json] == ["Östbygdens förbund"]


def test_a_newer_version_of_a_document_takes_the_place_of_the_older(loaded, graphs, tmp_path, workspace):
    new = tmp_path / "new"
    new.mkdir()
    graph = json.loads(next(graphs.glob("verk*.json")).read_text(encoding="utf-8"))
    graph["id"] = "verksamhetsplan-väst-txt-ffffffff"
    (new / "x.json").write_text(json.dumps(graph), encoding="utf-8")
    assert loaded("load", str(new), "-o", "json").rows["graph files replaced"] == 1
    assert sorted(path.stem for path in (workspace / "graphs").iterdir()) == [
        "verksamhetsplan-väst-txt-ffffffff",
        "årsredovisning-öst-txt-e331d862",
    ]
    assert loaded("status", "-o", "json").rows["Document"] == 2


def test_removing_a_document_takes_what_rests_on_it_alone(loaded, workspace):
    key = loaded("query", "MATCH (a)-[r:OWNS]->() WHERE r.share = 54 RETURN r.key AS key", "-o", "json").json[0]["key"]
    assert loaded("review", "confirm", key, "--why", "avtal", "--who", "Ada").code == 0
    (workspace / "text").mkdir()
    text = workspace / "text" / "verksamhetsplan-väst-txt-eb667985.txt"
    text.write_text("text", encoding="utf-8")
    other = text.with_name("annan-txt-00000000.txt")
    other.write_text("text", encoding="utf-8")
    assert "54 procent" in (workspace / "judgements.jsonl").read_text(encoding="utf-8")

    assert loaded("remove", "verksamhetsplan_väst.txt").code == 0
    assert not text.exists()
    assert other.exists()
    assert "54 procent" not in (workspace / "judgements.jsonl").read_text(encoding="utf-8")
    counts = loaded("status", "-o", "json").rows
    assert (counts["Document"], counts["OWNS"], counts["COORDINATES"], counts["CLAIM"]) == (1, 1, 0, 0)
    names = [row["n.name"] for row in loaded("query", "MATCH (n:Organisation) RETURN n.name", "-o", "json").json]
    assert "Gryning Vård" in names
    assert "Västbygdens förbund" not in names
    left = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in workspace.glob("*/*"))
    assert POLITICIAN not in left


def test_removing_what_is_not_there_is_wrong_use(loaded):
    ran = loaded("remove", "nothing.pdf")
    assert ran.code == 2
    assert "nothing.pdf" in ran.err


@pytest.mark.parametrize("arguments", [["load", "nowhere"], ["load"], ["check", "nowhere.json"], ["nonsense"]])
def test_wrong_use_is_told_with_code_2(nysta, arguments):
    ran = nysta(*arguments)
    assert ran.code == 2
    assert ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["load", "{graphs}", "--store", "neo4j://127.0.0.1:1"],
        ["load", "{graphs}", "--store", "nonsense:x"],
        ["query", "MATCH (n) RETURN n", "--store", "embedded:nowhere.kgl"],
    ],
)
def test_a_store_out_of_reach_is_told_with_code_3(nysta, graphs, arguments):
    ran = nysta(*(each.format(graphs=graphs) for each in arguments))
    assert ran.code == 3
    assert "fix" in ran.err


def test_one_run_at_a_time(loaded, workspace):
    from nysta.graph.workspace import Workspace

    with Workspace(workspace).writing():
        ran = loaded("load")
        assert loaded("status", "-o", "json").rows["run going on"] is True
    assert ran.code == 3
    assert "en körning pågår" in ran.err
    assert loaded("status", "-o", "json").rows["run going on"] is False


def test_check_names_what_is_wrong(nysta, graphs, tmp_path):
    assert nysta("check", str(graphs)).code == 0
    source = next(graphs.glob("*.json"))
    graph = json.loads(source.read_text(encoding="utf-8"))
    graph["relations"][0]["confidence"] = 2
    (tmp_path / "a.json").write_text(json.dumps(graph), encoding="utf-8")
    (tmp_path / "b.json").write_text("{", encoding="utf-8")
    (tmp_path / "c.json").write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    ran = nysta("check", *(str(tmp_path / name) for name in ("a.json", "b.json", "c.json")), "-o", "json")
    assert ran.code == 1
    wrong, broken, right = ran.json
    assert "relations[0].confidence" in wrong["message"]
    assert [wrong["state"], broken["state"], right["state"]] == ["wrong", "wrong", "right"]


def test_a_broken_graph_file_stops_the_load_before_anything_is_taken_in(nysta, graphs, tmp_path, workspace):
    folder = tmp_path / "mixed"
    shutil.copytree(graphs, folder)
    (folder / "x.json").write_text("{}", encoding="utf-8")
    ran = nysta("load", str(folder))
    assert ran.code == 3
    assert "x.json" in ran.err
    assert not list(workspace.glob("graphs/*"))


def test_the_schema_of_graph_files_is_printed(nysta):
    assert nysta("check", "--schema").json["title"] == "GraphFile"
