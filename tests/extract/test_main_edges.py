"""Real documents, end to end: the facts that the merged graph must hold, and the floors of the measures.

The documents lie beside the repository (or where ``$NYSTA_SHARED`` says); nothing of them is kept here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from nysta.extract.batch import extract_paths
from nysta.extract.graph_file import read_graph_file
from nysta.graph.evaluation import evaluate, read_graphs
from nysta.graph.evaluation.measure import Evaluation
from nysta.graph.merge import merge
from nysta.graph.model import Edge, MergedGraph

SHARED = Path(os.environ.get("NYSTA_SHARED") or Path(__file__).resolve().parents[3] / "shared")
TYPES = (
    "FUNDS",
    "OWNS",
    "COORDINATES",
    "MEMBER_OF",
    "PARTICIPATES_IN",
    "COLLABORATES_WITH",
    "PART_OF",
    "COMMISSIONS",
)
GR, VGR = "Göteborgsregionen", "Västra Götalandsregionen"
SJUHÄRAD = "Boråsregionen Sjuhärads kommunalförbund"


class Run(NamedTuple):
    """The graph files and texts of a run over the real documents."""

    graphs: Path
    texts: Path


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    corpus = SHARED / "corpus"
    if not corpus.is_dir():
        why = f"no real documents at {corpus}; $NYSTA_SHARED can say where they are"
        if os.environ.get("CI", "").lower() in ("1", "true"):
            pytest.fail(why)
        pytest.skip(why)
    folder = tmp_path_factory.mktemp("real")
    made = Run(folder / "graphs", folder / "text")
    outcomes = list(extract_paths([corpus], made.graphs, texts=made.texts))
    assert {one.name: one.message for one in outcomes if one.state == "failed"} == {}
    assert len(list(made.graphs.glob("*.json"))) == len(list(corpus.glob("*.txt")))
    return made


@pytest.fixture(scope="module")
def merged(run: Run) -> MergedGraph:
    return merge([read_graph_file(path) for path in sorted(run.graphs.glob("*.json"))])


@pytest.fixture(scope="module")
def measured(run: Run) -> Evaluation:
    return evaluate(read_graphs(SHARED / "gold"), read_graphs(run.graphs), texts=run.texts)


def called(graph: MergedGraph, name: str) -> set[str]:
    """The ids of the entities with that name or alias, in any case."""
    wanted = name.casefold()
    return {
        node.id
        for node in graph.nodes
        if node.label in ("Organisation", "Programme", "Project")
        and wanted in {str(form).casefold() for form in (node.properties["name"], *_aliases(node.properties))}
    }


def _aliases(properties: object) -> list[str]:
    return list(properties.get("aliases") or ())  # type: ignore[attr-defined]


def between(graph: MergedGraph, source: str, kind: str, target: str) -> Iterator[Edge]:
    sources, targets = called(graph, source), called(graph, target)
    yield from (one for one in graph.edges if one.type == kind and one.source in sources and one.target in targets)


STATED = [
    (GR, "OWNS", "Gryning Vård", {"share": 54}),
    (GR, "OWNS", "Internationella skolan i Göteborgsregionen", {"share": 100}),
    ("Göteborgs Stad", "OWNS", "Business Region Göteborg", {"share": 100}),
    ("Göteborgs Stad", "OWNS", "Göteborg & Co", {}),
    (VGR, "OWNS", "Västkuststiftelsen", {"role": "huvudman"}),
    ("Europeiska socialfonden", "FUNDS", "FAVO", {}),
    (VGR, "FUNDS", "DRUM", {}),
    ("regionutvecklingsnämnden", "FUNDS", SJUHÄRAD, {"amount_sek": 7_500_000, "year": 2023}),
    ("Göteborgs Stad", "FUNDS", GR, {"amount_sek": 43_355_000, "year": 2024}),
    (GR, "FUNDS", "Västkuststiftelsen", {"amount_sek": 3_807_000, "year": 2024}),
    (SJUHÄRAD, "OWNS", "Gryning Vård", {}),
    ("Vårgårda kommun", "MEMBER_OF", SJUHÄRAD, {}),
    ("Närvårdskontoret", "COORDINATES", "Närvårdssamverkan Södra Älvsborg", {}),
]


@pytest.mark.parametrize(("source", "kind", "target", "said"), STATED, ids=lambda one: str(one)[:40])
def test_a_fact_of_the_documents_is_an_edge_with_its_evidence(
    merged: MergedGraph, source: str, kind: str, target: str, said: dict[str, object]
) -> None:
    found = list(between(merged, source, kind, target))
    assert found, f"no such edge; entities: {called(merged, source)} and {called(merged, target)}"
    fitting = [one for one in found if all(one.properties.get(key) == value for key, value in said.items())]
    assert fitting, [dict(one.properties) for one in found]
    stored = {node.id for node in merged.nodes if node.label == "Passage"}
    assert all(one.properties["passages"] and set(one.properties["passages"]) <= stored for one in fitting)  # type: ignore[call-overload,arg-type]


def test_the_delregionala_utvecklingsmedel_are_one_programme(merged: MergedGraph) -> None:
    assert called(merged, "DRUM") & called(merged, "delregionala utvecklingsmedel")


def test_gryning_vård_is_one_entity_owned_by_both(merged: MergedGraph) -> None:
    (gryning,) = called(merged, "Gryning Vård")
    owners = {one.source for one in merged.edges if one.type == "OWNS" and one.target == gryning}
    assert called(merged, GR) & owners
    assert called(merged, SJUHÄRAD) & owners


@pytest.mark.parametrize(("measure", "floor"), [("relations", 0.40), ("relations-prose", 0.20), ("flows", 0.60)])
def test_the_floor_of_a_measure(measured: Evaluation, measure: str, floor: float) -> None:
    assert measured.scores[measure]["f1"] >= floor


@pytest.mark.parametrize("kind", TYPES)
def test_some_edge_of_each_type_is_right(measured: Evaluation, kind: str) -> None:
    assert measured.scores[f"relations/{kind}"]["tp"] >= 1


def test_the_evidence_stands_in_the_text(measured: Evaluation) -> None:
    assert measured.scores["evidence"]["share"] >= 0.95
