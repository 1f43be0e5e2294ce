"""Entities of one name told apart."""

from __future__ import annotations

from nysta.extract.graph_file import Entity, Evidence, GraphFile, Relation
from nysta.graph.merge import merge
from nysta.graph.model import Edge, shown_name
from nysta.graph.naming import wholes_of_namesakes

A, B = "organisation/region-a", "organisation/region-b"
NAMES = {A: "Region A", B: "Region B", f"{A}/kulturnämnden": "Kulturnämnden", f"{B}/kulturnämnden": "kulturnämnden"}


def part(key: str, source: str, target: str, confidence: float) -> Edge:
    return Edge(key, "PART_OF", source, target, "Organisation", "Organisation", {"confidence": confidence})


def test_namesakes_are_told_apart_by_their_whole_and_else_by_their_issuer() -> None:
    names = NAMES | {"organisation/förvaltning": "Kulturförvaltningen"}
    edges = [
        part("p1", f"{B}/kulturnämnden", "organisation/förvaltning", 0.6),
        part("p2", f"{B}/kulturnämnden", B, 0.9),
        part("p3", "organisation/förvaltning", B, 0.9),
    ]
    found = wholes_of_namesakes(names, edges)
    assert found == {f"{A}/kulturnämnden": "Region A", f"{B}/kulturnämnden": "Region B"}


def test_a_federation_has_no_kulturnämnd_of_its_own() -> None:
    names = NAMES | {"organisation/f": "Dalens kommunalförbund", "organisation/f/kulturnämnden": "Kulturnämnden"}
    kinds = {A: "region", B: "region", "organisation/f": "kommunalförbund"}
    found = wholes_of_namesakes(names, [], kinds)
    assert found == {f"{A}/kulturnämnden": "Region A", f"{B}/kulturnämnden": "Region B"}
    stated = [part("p1", "organisation/f/kulturnämnden", A, 0.9)]
    assert wholes_of_namesakes(names, stated, kinds)["organisation/f/kulturnämnden"] == "Region A"


def test_where_nothing_is_known_nothing_is_said() -> None:
    assert wholes_of_namesakes({"organisation/x": "Styrelsen", "organisation/y": "Styrelsen"}, []) == {}
    assert shown_name("Styrelsen", None) == "Styrelsen"


def test_the_merge_says_whose_a_board_is_only_where_two_share_the_name() -> None:
    def report(region: str, name: str, board: str) -> GraphFile:
        own, board_id = f"organisation/{region}", f"organisation/{region}/{board.casefold()}"
        quote = Evidence(page=None, line=1, start=0, end=4, quote="ord")
        return GraphFile(
            document=f"{region}.txt", id=f"{region}-txt-12345678", sha256="0" * 64, path=f"{region}.txt",
            title=region, issuer=own, year=2024, pages=1, words=4, extractor="test",
            entities=[
                Entity(id=own, label="Organisation", kind="region", name=name, aliases=[], mentions=[]),
                Entity(id=board_id, label="Organisation", kind="nämnd", name=board, aliases=[], mentions=[]),
            ],
            relations=[
                Relation(
                    type="PART_OF", source=board_id, target=own, confidence=0.9, rule="sentence/part", evidence=[quote]
                )
            ],
            passages=[],
        )  # fmt: skip

    files = [
        report("region-a", "Region A", "Kulturnämnden"),
        report("region-b", "Region B", "Kulturnämnden"),
        report("region-c", "Region C", "Trafiknämnden"),
    ]
    said = {node.id: node.properties.get("whose") for node in merge(files).nodes if node.properties.get("whose")}
    assert said == {f"{A}/kulturnämnden": "Region A", f"{B}/kulturnämnden": "Region B"}
