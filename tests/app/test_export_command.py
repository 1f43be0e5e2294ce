"""export: files that other tools open, without formulas and without persons."""

from __future__ import annotations

import csv
import json
import zipfile

import networkx
import pytest

from nysta.graph.export import FORMATS


def relations(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_has_relations_entities_and_documents(loaded, tmp_path):
    assert loaded("export", "graph.csv").code == 0
    rows = relations(tmp_path / "graph.csv")
    owned = [row for row in rows if row["type"] == "OWNS" and row["share"]]
    assert [(row["source_name"], row["target_name"], row["line"]) for row in owned] == [
        ("Västbygdens förbund", "Gryning Vård", "1")
    ]
    assert {row["claim"] for row in rows} == {"true", "false"}
    assert len(relations(tmp_path / "graph-entities.csv")) == 7
    assert len(relations(tmp_path / "graph-documents.csv")) == 2


def test_csv_cells_are_no_formulas(loaded, tmp_path):
    loaded("export", "graph.csv")
    assert "'=SUMMA" in {row["source_name"] for row in relations(tmp_path / "graph.csv")}
    assert not any(
        cell.startswith("=") for path in tmp_path.glob("*.csv") for row in relations(path) for cell in row.values()
    )


def test_json_has_everything(loaded, tmp_path):
    assert loaded("export", "graph.json").code == 0
    graph = json.loads((tmp_path / "graph.json").read_text(encoding="utf-8"))
    assert {node["label"] for node in graph["nodes"]} == {"Organisation", "Project", "Document", "Passage"}
    (edge,) = [each for each in graph["edges"] if each["type"] == "OWNS" and "share" in each["properties"]]
    assert edge["properties"]["evidence"][0]["quote"].startswith("Västbygdens förbund äger")


def test_graphml_opens_in_networkx(loaded, tmp_path):
    assert loaded("export", "graph.graphml").code == 0
    network = networkx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    assert network.number_of_nodes() == 7
    amounts = sorted(data["amount_sek"] for *_, data in network.edges(data=True) if data["relation"] == "FUNDS")
    assert amounts == [7_500_000, 8_000_000]
    assert network.nodes["project/ljusa-kusten"]["name"] == "Ljusa Kusten"


def written(folder):
    """All text in a folder of exports; a workbook is a packed folder of its own."""
    found = []
    for path in sorted(folder.rglob("*")):
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                found += [packed.read(name).decode("utf-8") for name in packed.namelist()]
        elif path.is_file():
            found.append(path.read_text(encoding="utf-8"))
    return "".join(found)


@pytest.mark.parametrize("form", [each.name for each in FORMATS if each.name != "grass"])
def test_no_export_finds_a_politician(loaded, tmp_path, form):
    assert loaded("export", "out/graph", "--as", form, "--entity", "Ljusa Kusten").code == 0
    if form != "report":
        assert loaded("export", "out/all", "--as", form).code == 0
    text = written(tmp_path / "out")
    assert "Ljusa Kusten" in text
    assert "Torsten" not in text
    assert "Fiktivsson" not in text


def test_a_form_that_is_not_there_is_wrong_use(loaded):
    assert loaded("export", "graph.docx").code == 2
    assert loaded("export", "graph.txt", "--as", "nonsense").code == 2
    assert loaded("export", "graph.txt", "--as", "json").code == 0
