"""Which entity a name means."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from nysta.app.cli import app
from nysta.extract.graph_file import GraphFile
from nysta.graph.export import ExportError, entities_called
from nysta.graph.export.around import find_entity
from nysta.graph.merge import merge
from nysta.graph.model import MergedGraph

REGION, SHORT, TOWN = "organisation/region-14", "organisation/skövde/vgr", "organisation/skövde"


@pytest.fixture
def graph(graph_file: Callable[..., GraphFile]) -> MergedGraph:
    """A region also called VGR that owns something, and the bare VGR of a document that says no more of it."""
    owned = ("organisation/bolag", "Bolaget Nord")
    files = [
        graph_file("a", [(REGION, "Västra Götalandsregionen", ["VGR"]), owned], [("OWNS", REGION, owned[0])]),
        graph_file("b", [(SHORT, "VGR"), (TOWN, "Skövde", ["Staden"])]),
        graph_file("c", [("organisation/hjo", "Hjo", ["Staden"])]),
    ]
    return merge(files)


def test_the_one_with_relations_is_meant_and_the_others_are_known(graph: MergedGraph) -> None:
    assert find_entity(graph, "vgr").id == REGION
    assert [node.id for node, _ in entities_called(graph, "VGR")] == [REGION, SHORT]
    assert find_entity(graph, SHORT).id == SHORT, "an id means its own"


def test_two_alike_are_not_chosen_between(graph: MergedGraph) -> None:
    with pytest.raises(ExportError, match="2 entities are called"):
        find_entity(graph, "Staden")
    with pytest.raises(ExportError, match="no entity called"):
        find_entity(graph, "Ingenting")
    with pytest.raises(ExportError, match=r"did you mean Västra Götalandsregionen\?"):
        find_entity(graph, "Västra Götlandsregionen")


def test_the_command_tells_which_one_it_took(graph_file: Callable[..., GraphFile], tmp_path: Path) -> None:
    owned = ("organisation/bolag", "Bolaget Nord")
    (tmp_path / "graphs").mkdir()
    for file in (
        graph_file("a", [(REGION, "Västra Götalandsregionen", ["VGR"]), owned], [("OWNS", REGION, owned[0])]),
        graph_file("b", [(SHORT, "VGR")]),
    ):
        (tmp_path / "graphs" / f"{file.id}.json").write_text(file.model_dump_json(), encoding="utf-8")
    run = CliRunner().invoke(app, ["export", str(tmp_path / "vgr.html"), "--entity", "VGR", "-w", str(tmp_path)])
    assert run.exit_code == 0
    assert f"taken to mean Västra Götalandsregionen ({REGION}); also called so: {SHORT}" in run.stderr
    assert "Bolaget Nord" in (tmp_path / "vgr.html").read_text(encoding="utf-8")
    again = CliRunner().invoke(app, ["export", str(tmp_path / "n.html"), "--entity", owned[1], "-w", str(tmp_path)])
    assert (again.exit_code, again.stderr) == (0, "")
