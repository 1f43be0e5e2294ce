"""run, extract and evaluate, on documents written here."""

from __future__ import annotations

import json

import pytest

PLAN = """Verksamhetsplan 2024
Kustbygdens kommunalförbund

Kustbygdens kommunalförbund äger 60 procent av Kustvård AB.
Uddevalla kommun och Lysekils kommun är medlemmar i Kustbygdens kommunalförbund.
Ledamoten Torsten Fiktivsson (X) yttrade sig.
"""
REPORT = """Årsredovisning 2024
Skärgårdens kommunalförbund

Skärgårdens kommunalförbund äger 40 procent av Kustvård.
"""


@pytest.fixture
def documents(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    (folder / "bokslut.txt").write_text(REPORT, encoding="utf-8")
    (folder / "bild.png").write_bytes(b"\x89PNG")
    return folder


def test_run_reads_merges_loads_and_sums_up(nysta, documents, workspace):
    ran = nysta("run", str(documents), "-o", "json")
    assert ran.code == 0
    summary = ran.json
    states = [summary["run"][state] for state in ("done", "unchanged", "failed", "unsupported")]
    assert states == [2, 0, 0, 1]
    assert summary["run"]["unsupported_files"] == ["bild.png"]
    assert summary["documents"] == 2
    assert summary["words"] > 20
    assert set(summary) >= {"pages", "entities", "relations", "claims", "kronor_by_funder", "skipped", "seconds"}
    counts = nysta("status", "-o", "json").rows
    assert summary["relations"]["OWNS"] == counts["OWNS"]
    assert sum(summary["entities"].values()) == counts["Organisation"] + counts["Programme"] + counts["Project"]
    assert len(list((workspace / "graphs").iterdir())) == 2
    assert {path.suffix for path in (workspace / "text").iterdir()} == {".txt"}


def test_a_second_run_reads_nothing_anew_and_changes_nothing(nysta, documents, workspace):
    nysta("run", str(documents))
    before = {path.name: path.read_bytes() for path in (workspace / "graphs").iterdir()}
    counts = nysta("status", "-o", "json").rows
    again = nysta("run", str(documents), "-o", "json").json
    assert (again["run"]["unchanged"], again["run"]["done"]) == (2, 0)
    assert nysta("run", str(documents), "--force", "-o", "json").json["run"]["done"] == 2
    assert {path.name: path.read_bytes() for path in (workspace / "graphs").iterdir()} == before
    assert nysta("status", "-o", "json").rows == counts


def test_a_bad_document_is_one_line_and_the_others_are_done(nysta, documents):
    (documents / "trasig.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)))
    ran = nysta("run", str(documents), "-o", "json")
    assert ran.code == 1
    (failure,) = ran.json["run"]["failures"]
    assert failure["document"] == "trasig.pdf"
    assert ran.json["run"]["done"] == 2
    assert [line for line in ran.err.splitlines() if "trasig.pdf" in line] == [ran.err.strip()]


def test_the_summary_for_people_tells_the_next_steps(nysta, documents):
    out = nysta("run", str(documents)).out
    for word in ("documents", "Organisation", "FUNDS", "claims", "Skipped", "seconds", "nysta app"):
        assert word in out


def test_include_exclude_and_dry_run(nysta, documents, workspace):
    plan = nysta("run", str(documents), "--dry-run", "-o", "json").json
    assert [(row["document"], row["state"]) for row in plan] == [
        ("bild.png", "unsupported"),
        ("bokslut.txt", "done"),
        ("plan.txt", "done"),
    ]
    some = nysta("run", str(documents), "--include", "*.txt", "--exclude", "plan*", "--dry-run", "-o", "json").json
    assert [row["document"] for row in some] == ["bokslut.txt"]
    assert not workspace.exists()


def test_extract_into_a_folder_and_load_it(nysta, documents, tmp_path, workspace):
    out, texts = tmp_path / "out", tmp_path / "texts"
    ran = nysta("extract", str(documents / "plan.txt"), "--out", str(out), "--texts", str(texts), "-o", "json")
    assert [row["state"] for row in ran.json] == ["done"]
    assert not workspace.exists()
    assert nysta("check", str(out)).code == 0
    assert len(list(texts.iterdir())) == 1
    assert nysta("load", str(out)).code == 0


def test_a_store_out_of_reach_ends_the_run(nysta, documents):
    assert nysta("run", str(documents), "--store", "neo4j://127.0.0.1:1").code == 3


def test_no_documents_is_wrong_use(nysta, tmp_path):
    for arguments in (["run"], ["run", "nowhere"], ["extract", "nowhere"]):
        ran = nysta(*arguments)
        assert ran.code == 2
        assert "fix" in ran.err


def test_no_politician_is_found(nysta, documents, tmp_path):
    nysta("run", str(documents))
    for query in (
        "MATCH (p:Passage) WHERE p.search_text CONTAINS 'Fiktivsson' RETURN p",
        "MATCH (n) WHERE n.name CONTAINS 'Fiktivsson' RETURN n",
    ):
        assert nysta("query", query, "-o", "json").json == []
    for form in ("csv", "json", "graphml"):
        nysta("export", f"export/graph.{form}")
    assert not [path for path in (tmp_path / "export").iterdir() if "Fiktivsson" in path.read_text(encoding="utf-8")]


def test_evaluate_measures_the_workspace(nysta, documents, tmp_path):
    nysta("run", str(documents))
    gold = tmp_path / "gold"
    gold.mkdir()
    entities = [
        {"id": "f", "label": "Organisation", "name": "Kustbygdens kommunalförbund", "aliases": []},
        {"id": "v", "label": "Organisation", "name": "Kustvård AB", "aliases": []},
    ]
    relation = {"type": "OWNS", "source": "f", "target": "v", "share": 60, "line": 4}
    graph = {"document": "plan.txt", "entities": entities, "relations": [relation]}
    (gold / "plan.json").write_text(json.dumps(graph), encoding="utf-8")
    scores = nysta("evaluate", str(gold), "-o", "json").json["scores"]
    assert scores["relations/OWNS"]["recall"] == 1.0
    assert scores["evidence"]["share"] == 1.0
    assert "relations/OWNS" in nysta("evaluate", str(gold)).out
    assert nysta("evaluate", str(gold), "-o", "csv").out.startswith("measure,precision")
    assert nysta("evaluate", str(tmp_path / "in")).code == 2
