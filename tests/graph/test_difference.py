"""What changed between two documents, two years, two extractions."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from nysta.extract.graph_file import GraphFile
from nysta.graph.difference import Change, difference, difference_of_years, two_documents
from nysta.graph.merge import merge
from nysta.graph.review import judge_relation, withdraw

REGION, TOWN, FIRM = "organisation/regionen-i-väst", "organisation/bygden", "organisation/bolaget-väst"
BODIES = [(REGION, "Regionen i Väst"), (TOWN, "Bygden"), (FIRM, "Bolaget Väst")]


def money(amount: int, year: int, **fields: Any) -> tuple[Any, ...]:
    return ("FUNDS", REGION, TOWN, {"amount_sek": amount, "amount_text": str(amount), "year": year, **fields})


def told(changes: tuple[Change, ...]) -> list[tuple[Any, ...]]:
    return [(each.kind, each.type, each.target_name, dict(each.fields)) for each in changes]


@pytest.fixture
def before(graph_file: Callable[..., GraphFile]) -> GraphFile:
    """A document of 2023."""
    stated = [
        money(100, 2023, purpose="DRUM"),
        money(7, 2023, purpose="Resor"),
        ("OWNS", TOWN, FIRM, {"share": 40.0}),
        ("MEMBER_OF", TOWN, REGION),
        ("COMMISSIONS", REGION, FIRM),
    ]
    return graph_file("a", BODIES, stated, year=2023)


@pytest.fixture
def after(graph_file: Callable[..., GraphFile]) -> GraphFile:
    """A document of 2024 that knows the company by another id."""
    bodies = [*BODIES[:2], (f"{FIRM}-ab", "Bolaget Väst AB")]
    stated = [
        money(120, 2023, purpose="Drum"),
        money(7, 2023, purpose="Resor"),
        ("OWNS", TOWN, f"{FIRM}-ab", {"share": 60.0}),
        ("MEMBER_OF", TOWN, REGION, {"modality": "ended"}),
        ("COORDINATES", REGION, f"{FIRM}-ab"),
    ]
    return graph_file("b", bodies, stated, year=2024)


def test_two_documents(before: GraphFile, after: GraphFile) -> None:
    changes = difference(*two_documents([before, after], before, after))
    assert told(changes) == [
        ("changed", "FUNDS", "Bygden", {"amount_sek": (100, 120)}),
        ("changed", "MEMBER_OF", "Regionen i Väst", {"modality": ("asserted", "ended")}),
        ("changed", "OWNS", "Bolaget Väst", {"share": (40.0, 60.0)}),
        ("new", "COORDINATES", "Bolaget Väst", {}),
        ("gone", "COMMISSIONS", "Bolaget Väst", {}),
    ]
    row = changes[0].as_dict()
    assert row["fields"] == {"amount_sek": {"before": 100, "after": 120}}
    assert (row["before"]["document"], row["after"]["line"]) == ("a-txt-00000000", 4)
    json.dumps([each.as_dict() for each in changes])


def test_what_somebody_rejected_is_not_new_in_a_document(before: GraphFile, after: GraphFile) -> None:
    files = [before, after]
    wrong = next(edge for edge in merge(files).edges if edge.type == "COORDINATES")
    rejected = judge_relation(wrong, "reject", who="x")
    told_now = told(difference(*two_documents(files, before, after, [rejected])))
    assert told_now == [
        each for each in told(difference(*two_documents(files, before, after))) if each[1] != "COORDINATES"
    ]
    assert len(told_now) == 4
    taken_back = withdraw(rejected, who="x")
    assert len(difference(*two_documents(files, before, after, [rejected, taken_back]))) == 5


def test_two_extractions_with_another_id(before: GraphFile, after: GraphFile) -> None:
    assert told(difference(merge([before]), merge([before]))) == []
    again = before.model_copy(update={"relations": before.relations[:2]})
    assert {each.kind for each in difference(merge([before]), merge([again]))} == {"gone"}
    both = merge([before, after])
    assert all(each.source != f"{FIRM}-ab" for each in difference(merge([after]), both))
    assert [each for each in told(difference(merge([after]), both)) if each[0] == "gone"] == []


def test_two_years(graph_file: Callable[..., GraphFile]) -> None:
    stated = [
        money(100, 2023, purpose="DRUM", basis="outcome"),
        money(90, 2023, purpose="DRUM", basis="budget"),
        money(150, 2024, purpose="DRUM", basis="budget"),
        money(5, 2024, purpose="Nytt"),
        ("OWNS", TOWN, FIRM, {"year": 2023}),
    ]
    graph = merge([graph_file("a", BODIES, stated, year=2023)])
    changes = difference_of_years(graph, 2023, 2024)
    assert told(changes) == [
        ("changed", "FUNDS", "Bygden", {"amount_sek": (100, 150)}),
        ("new", "FUNDS", "Bygden", {}),
        ("gone", "OWNS", "Bolaget Väst", {}),
    ]
    assert [each.kronor for each in changes] == [50, 5, None]


def test_a_missing_document_is_no_change(graph_file: Callable[..., GraphFile]) -> None:
    """The town states both years of its money, but has no document for 2024; the region has none for 2023."""
    ours = [money(100, 2023, purpose="DRUM"), money(9, 2024, purpose="Resor"), ("MEMBER_OF", TOWN, REGION)]
    theirs = [money(40, 2024, purpose="Annat"), ("COMMISSIONS", REGION, FIRM)]
    graph = merge(
        [
            graph_file("a", BODIES, ours, year=2023, issuer=TOWN),
            graph_file("b", BODIES, theirs, year=2024, issuer=REGION),
        ]
    )
    changes = difference_of_years(graph, 2023, 2024)
    assert [(each.kind, each.type, each.sourced) for each in changes] == [
        ("new", "FUNDS", True),
        ("gone", "FUNDS", True),
        ("new", "FUNDS", False),
        ("new", "COMMISSIONS", False),
        ("gone", "MEMBER_OF", False),
    ]
    assert [each.kronor for each in changes] == [9, -100, 40, None, None]


def test_an_amount_in_passing_is_no_source_for_a_year(graph_file: Callable[..., GraphFile]) -> None:
    """A budget of 2024 that tells of one grant of 2023 is no source for all the money of that year."""
    budget = [money(10 + n, 2024, purpose=f"Post {n}") for n in range(20)]
    graph = merge([graph_file("a", BODIES, [money(9, 2023, purpose="Resor"), *budget], year=2024, issuer=TOWN)])
    changes = difference_of_years(graph, 2023, 2024)
    assert {each.sourced for each in changes if each.kind == "gone"} == {True}
    assert {each.sourced for each in changes if each.kind == "new"} == {False}
    fuller = [money(9 + n, 2023, purpose=f"Resa {n}") for n in range(3)]
    graph = merge([graph_file("a", BODIES, [*fuller, *budget], year=2024, issuer=TOWN)])
    assert all(each.sourced for each in difference_of_years(graph, 2023, 2024))


def test_what_was_rejected_is_no_change(graph_file: Callable[..., GraphFile]) -> None:
    stated = [money(100, 2023), money(200, 2024), ("OWNS", TOWN, FIRM)]
    graph = merge([graph_file("a", BODIES, stated, year=2024)])
    wrong = tuple(
        replace(edge, type="CLAIM", properties={**edge.properties, "type": edge.type, "status": "rejected"})
        if edge.type in ("FUNDS", "OWNS")
        else edge
        for edge in graph.edges
    )
    rejected = replace(graph, edges=wrong)
    assert difference_of_years(rejected, 2023, 2024) == ()
    assert {each.kind for each in difference(graph, rejected)} == {"gone"}


def test_rows_with_one_name_are_paired_by_amount(graph_file: Callable[..., GraphFile]) -> None:
    def graph(*amounts: int) -> Any:
        return merge([graph_file("a", BODIES, [money(each, 2023) for each in amounts])])

    assert told(difference(graph(10, 20, 30), graph(20, 35))) == [
        ("changed", "FUNDS", "Bygden", {"amount_sek": (10, 35)}),
        ("gone", "FUNDS", "Bygden", {}),
    ]
