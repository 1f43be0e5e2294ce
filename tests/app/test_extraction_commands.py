"""run, extract and evaluate, on documents written here."""

from __future__ import annotations

import json
import os
import sqlite3

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
    rows = nysta("status", "-o", "json").rows
    assert held(rows) == held(counts)
    assert (rows["last run"], rows["last run: done"], counts["last run: done"]) == ("done", 2, 2)
    assert rows["last run: began (UTC)"] >= counts["last run: began (UTC)"]


def held(rows):
    """What the workspace and the store hold, without what is told of runs."""
    return {what: figure for what, figure in rows.items() if not what.startswith("last run")}


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


def test_lock_files_are_named_as_such(nysta, documents):
    (documents / "~$plan.docx").write_bytes(b"\x05Astrid" + bytes(155))
    ran = nysta("run", str(documents))
    assert ran.code == 0
    assert "1 lock file (~$…)" in ran.err


def test_include_exclude_and_dry_run(nysta, documents, workspace):
    plan = nysta("run", str(documents), "--dry-run", "-o", "json").json
    assert [(row["document"], row["state"]) for row in plan] == [
        ("bild.png", "unsupported"),
        ("bokslut.txt", "would be read"),
        ("plan.txt", "would be read"),
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


def test_samples_that_nobody_named_do_not_get_among_real_documents(nysta, documents, tmp_path, workspace):
    documents.rename(tmp_path / "corpus")
    first = nysta("run")
    assert first.code == 0
    assert f"reading corpus/ (in {tmp_path})" in first.err
    assert nysta("run").code == 0, "nothing but the samples is there"
    (tmp_path / "corpus" / "plan.txt").rename(tmp_path / "verklig.txt")
    assert nysta("run", str(tmp_path / "verklig.txt")).code == 0
    held = sorted(path.name for path in (workspace / "graphs").iterdir())
    for command in ("run", "extract"):
        ran = nysta(command)
        assert ran.code == 2
        assert "nysta run corpus" in ran.err
    assert sorted(path.name for path in (workspace / "graphs").iterdir()) == held
    assert nysta("run", "corpus").code == 0


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
    told = nysta("evaluate", str(gold), "--errors", "5").out
    assert told.index("relations/OWNS") < told.index("false MEMBER_OF"), "the figures first"
    assert "a name after ? is of an entity that the gold does not have" in told
    assert nysta("evaluate", str(gold), "-o", "csv").out.startswith("measure,precision")
    assert nysta("evaluate", str(tmp_path / "in")).code == 2


def test_a_report_tells_of_each_document(nysta, documents, tmp_path):
    (documents / "tom.txt").write_bytes(b"")
    assert nysta("run", str(documents), "--report", str(tmp_path / "report.json")).code == 1
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (report["command"], report["exit_code"], report["error"]) == ("run", 1, None)
    assert report["counts"] == {"done": 2, "unchanged": 0, "failed": 1, "unsupported": 1}
    documents_by_name = {each["name"]: each for each in report["documents"]}
    assert documents_by_name["plan.txt"]["state"] == "done"
    assert documents_by_name["plan.txt"]["relations"] == 3
    assert "tom.txt" in documents_by_name["tom.txt"]["message"]
    assert report["words"] == sum(each["words"] for each in report["documents"]) > 20
    assert report["graph"]["documents"] == 2
    assert report["seconds"] > 0
    assert report["options"]["time_limit"] == 300


def test_a_run_that_breaks_off_is_reported_too(nysta, documents, tmp_path):
    file = tmp_path / "report.json"
    assert nysta("run", str(documents), "--store", "neo4j://127.0.0.1:1", "--report", str(file)).code == 3
    report = json.loads(file.read_text(encoding="utf-8"))
    assert report["exit_code"] == 3
    assert "127.0.0.1:1" in report["error"]


def test_a_structured_log_is_one_object_a_line(nysta, documents):
    (documents / "tom.txt").write_bytes(b"")
    ran = nysta("run", str(documents), "--log-format", "json", "-o", "json")
    lines = [json.loads(line) for line in ran.err.splitlines()]
    by_the_clock = "progress"  # comes when reading takes long, as on a machine with other work
    assert [each["event"] for each in lines if each["event"] not in ("document", by_the_clock)] == [
        "run began",
        "documents read",
        "store loaded",
    ]
    told = {each["document"]: each for each in lines if each["event"] == "document"}
    assert {name: (each["state"], each["level"]) for name, each in told.items()} == {
        "bokslut.txt": ("done", "info"),
        "plan.txt": ("done", "info"),
        "tom.txt": ("failed", "error"),
    }
    assert told["plan.txt"]["relations"] == 3
    assert all(each["time"].endswith("+00:00") for each in lines)
    assert ran.json["run"]["done"] == 2


def test_status_names_what_failed(nysta, documents, tmp_path):
    assert nysta("status", "-o", "json").rows["last run"] == "none"
    (documents / "tom.txt").write_bytes(b"")
    (documents / "borta.txt").symlink_to(tmp_path / "nowhere")
    ran = nysta("extract", str(documents), "--out", str(tmp_path / "out"))
    assert "failed: tom.txt: is empty" in ran.err
    rows = nysta("status", "--out", str(tmp_path / "out"), "-o", "json").rows
    assert (rows["last run"], rows["last run: done"], rows["last run: failed"]) == ("done", 2, 2)
    assert rows["failed: tom.txt"].startswith("is empty")
    assert rows["failed: borta.txt"].startswith("is a link that leads nowhere")
    assert nysta("status", "-o", "json").rows["last run"] == "none", "the workspace has a manifest of its own"


def test_dry_run_tells_what_has_not_changed(nysta, documents):
    for path in documents.iterdir():
        os.utime(path, (1_500_000_000, 1_500_000_000))
    nysta("run", str(documents))
    (documents / "plan.txt").write_text(PLAN + REPORT, encoding="utf-8")
    plan = nysta("run", str(documents), "--dry-run", "-o", "json").json
    assert {row["document"]: row["state"] for row in plan} == {
        "bild.png": "unsupported",
        "bokslut.txt": "unchanged",
        "plan.txt": "would be read",
    }


def test_a_run_that_changes_nothing_loads_nothing_but_what_others_changed(nysta, documents, workspace):
    for path in documents.iterdir():
        os.utime(path, (1_500_000_000, 1_500_000_000))
    first = nysta("run", str(documents), "-o", "json").json
    stored = (workspace / "nysta.kgl").stat().st_mtime_ns
    again = nysta("run", str(documents), "-o", "json").json
    assert (workspace / "nysta.kgl").stat().st_mtime_ns == stored
    assert {**again, "seconds": 0, "run": 0} == {**first, "seconds": 0, "run": 0}
    assert nysta("query", "MATCH (n:Passage) DETACH DELETE n", "--write").code == 0
    assert nysta("run", str(documents)).code == 0
    assert nysta("query", "MATCH (n:Passage) RETURN count(n) AS n", "-o", "json").json[0]["n"] > 0
    key = nysta("query", "MATCH ()-[r:OWNS]->() RETURN r.key AS key ORDER BY key", "-o", "json").json[0]["key"]
    nysta("remove", "plan.txt")
    assert nysta("run", str(documents), "-o", "json").json["run"]["done"] == 1, "removed, and still in the folder"
    assert nysta("run", str(documents), "--min-confidence", "1", "-o", "json").json["relations"]["OWNS"] < 2
    assert nysta("review", "reject", key).code == 0
    assert nysta("run", str(documents), "-o", "json").json["relations"]["OWNS"] == first["relations"]["OWNS"] - 1


def test_a_removed_document_leaves_the_manifest(nysta, documents, workspace):
    nysta("run", str(documents))
    nysta("remove", "plan.txt")
    with sqlite3.connect(workspace / "manifest.sqlite") as manifest:
        assert manifest.execute("SELECT path FROM documents").fetchall() == [("bokslut.txt",)]


def test_a_restored_workspace_reads_nothing_anew(nysta, documents, tmp_path):
    nysta("run", str(documents))
    assert nysta("backup", str(tmp_path / "b.tar.gz")).code == 0
    other = str(tmp_path / "other")
    assert nysta("restore", str(tmp_path / "b.tar.gz"), "-w", other).code == 0
    assert nysta("status", "-w", other, "-o", "json").rows["last run: done"] == 2
    run = nysta("run", str(documents), "-w", other, "-o", "json").json["run"]
    assert (run["unchanged"], run["done"]) == (2, 0)


def test_the_ray_engine_from_the_command_line(nysta, documents, tmp_path):
    if os.environ.get("CI", "").lower() not in ("1", "true"):
        pytest.importorskip("ray", reason="Ray is not installed (pip install 'nysta[ray]')")
    for engine in ("local", "ray"):
        assert nysta("extract", str(documents), "--out", str(tmp_path / engine), "--engine", engine).code == 0
    files = {engine: sorted((tmp_path / engine).glob("*.json")) for engine in ("local", "ray")}
    assert len(files["ray"]) == 2
    assert [(p.name, p.read_bytes()) for p in files["ray"]] == [(p.name, p.read_bytes()) for p in files["local"]]
