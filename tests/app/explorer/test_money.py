"""Flows of money: sums that never count the same kronor twice, years, budget against outcome."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from nysta.app.explorer.canvas.sankey import DRAWN, drawn_rest, sankey
from nysta.app.explorer.money import MoneyChoice, funders, money, programmes, recipients
from nysta.app.explorer.proposed import proposed
from nysta.app.explorer.texts import Texts
from nysta.graph.model import Edge, GraphStore, MergedGraph, Node
from nysta.graph.stores import open_store


def organisation(name: str, label: str = "Organisation") -> Node:
    return Node(f"{label.lower()}/{name}", label, {"name": name.title(), "kind": "övrigt"})


def payment(source: str, target: str, amount: int, year: int | None, **more: Any) -> Edge:
    target_label = "Programme" if target.startswith("programme/") else "Organisation"
    properties = {"amount_sek": amount, "confidence": 0.9, "modality": "asserted", "counts": True, "documents": ["d"]}
    if year is not None:
        properties |= {"year": year, "first_year": year, "last_year": year}
    ends = (
        source if "/" in source else f"organisation/{source}",
        target if "/" in target else f"organisation/{target}",
    )
    key = f"{source}-{target}-{amount}-{year}-{more.get('basis')}"
    return Edge(key, "FUNDS", *ends, "Organisation", target_label, properties | more)


def part_of(part: str, whole: str) -> Edge:
    properties = {"confidence": 0.9, "modality": "asserted"}
    return Edge(f"{part}-{whole}", "PART_OF", f"organisation/{part}", whole, "Organisation", "Programme", properties)


@pytest.fixture(scope="module")
def payments(tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    """A state authority pays two regions; one passes on to an office that is a part of a programme."""
    nodes = [organisation(name) for name in ("staten", "nord", "syd", "kontoret")]
    nodes.append(organisation("bygd", "Programme"))
    nodes.append(Node("organisation/märkt", "Organisation", {"name": "<b>Klubben</b>"}))
    edges = [
        payment("staten", "nord", 1_000_000, 2022, basis="outcome"),
        payment("staten", "nord", 1_200_000, 2023, basis="outcome"),
        payment("staten", "nord", 1_100_000, 2023, basis="budget", counts=False),
        payment("staten", "syd", 5_000_000, 2023, year_to=2025, basis="budget"),
        payment("staten", "syd", 300_000, None),
        payment("nord", "kontoret", 400_000, 2023),
        payment("nord", "märkt", 9_000, 2023),
        payment("staten", "programme/bygd", 50_000, 2023),
        part_of("kontoret", "programme/bygd"),
    ]
    store = open_store(f"embedded:{tmp_path_factory.mktemp('money') / 'nysta.kgl'}")
    store.load(MergedGraph(tuple(nodes), tuple(edges)))
    return store


def sums(store: GraphStore, **choice: Any) -> dict[str, int]:
    found = money(store, MoneyChoice(**choice))
    return {f"{found.names[flow.source]} → {found.names[flow.target]}": flow.amount_sek for flow in found.flows}


def test_sums_follow_what_counts_and_chains_are_not_added(payments: GraphStore) -> None:
    assert sums(payments, funder="organisation/staten") == {
        "Staten → Syd": 5_300_000,
        "Staten → Nord": 2_200_000,
        "Staten → Bygd": 50_000,
    }


def test_a_basis_is_summed_by_itself(payments: GraphStore) -> None:
    assert sums(payments, funder="organisation/staten", basis="budget") == {
        "Staten → Syd": 5_000_000,
        "Staten → Nord": 1_100_000,
    }


def test_years_keep_longer_periods_that_touch_them_and_leave_out_undated(payments: GraphStore) -> None:
    assert sums(payments, funder="organisation/staten", years=(2024, 2025)) == {"Staten → Syd": 5_000_000}


def test_a_programme_brings_what_is_paid_to_its_parts(payments: GraphStore) -> None:
    assert sums(payments, programme="programme/bygd") == {"Nord → Kontoret": 400_000, "Staten → Bygd": 50_000}


def test_periods_stand_in_order_and_apart(payments: GraphStore) -> None:
    found = money(payments, MoneyChoice(recipient="organisation/syd"))
    assert found.by_period() == {(2023, 2025): 5_000_000, None: 300_000}


def test_a_change_is_told_only_of_what_has_both_years(payments: GraphStore) -> None:
    pair = money(payments, MoneyChoice()).best_comparison()
    assert pair is not None
    assert (pair.before, pair.after, pair.flows) == (2022, 2023, 1)
    assert (pair.sum_before, pair.sum_after) == (1_000_000, 1_200_000)


def graph_of(home: Path, *edges: Edge) -> GraphStore:
    ends = sorted({end for edge in edges for end in (edge.source, edge.target)})
    store = open_store(f"embedded:{home / 'nysta.kgl'}")
    store.load(MergedGraph(tuple(organisation(own.partition("/")[2]) for own in ends), edges))
    return store


def test_a_change_of_little_of_the_money_is_none_of_the_years(tmp_path: Path) -> None:
    both = (payment("a", "b", 100, 2022), payment("a", "b", 500, 2023), payment("a", "b", 510, 2024))
    found = money(graph_of(tmp_path, *both, payment("a", "c", 10_000, 2023)), MoneyChoice())
    first, second = found.comparable(2022, 2023), found.comparable(2023, 2024)
    assert (first.flows, first.share, first.telling) == (1, 500 / 10_500, False)
    assert (second.flows, second.telling) == (1, False)
    alone = money(graph_of(tmp_path / "alone", *both), MoneyChoice())
    assert alone.comparable(2023, 2024).telling
    assert not alone.comparable(2024, 2025).telling


def test_one_who_has_nearly_all_can_be_left_out(tmp_path: Path) -> None:
    store = graph_of(
        tmp_path, payment("stor", "b", 9_000, 2023), payment("stor", "c", 900, 2023), payment("liten", "c", 10, 2023)
    )
    found = money(store, MoneyChoice())
    assert found.dominant() == ("organisation/stor", 9_900 / 9_910)
    rest = money(store, MoneyChoice(without="organisation/stor"))
    assert [flow.id for flow in rest.flows] == ["organisation/liten|organisation/c"]
    assert rest.dominant() is None, "there is nobody beside whom it hides"
    one = money(store, MoneyChoice(funder="organisation/stor"))
    assert one.dominant() == ("organisation/b", 9_000 / 9_900)


def test_what_is_proposed_is_told_beside_what_counts(tmp_path: Path) -> None:
    def claim(target: str, amount: int, year: int, **more: Any) -> Edge:
        said = {"type": "FUNDS", "modality": "proposed", "status": "extracted", **more}
        stated = payment("a", target, amount, year)
        stated.properties.update(said)
        stated.properties.pop("counts")
        return replace(stated, type="CLAIM", key=f"claim-{stated.key}")

    store = graph_of(
        tmp_path,
        payment("a", "b", 100, 2023),
        claim("b", 90, 2023),  # decided since
        claim("b", 300, 2024, basis="budget"),
        claim("c", 50, 2024),
        claim("c", 7, 2025, modality="ended"),
        claim("c", 8, 2025, status="rejected"),
    )
    assert proposed(store, MoneyChoice()) == {(2024, 2024): 350}
    assert proposed(store, MoneyChoice(basis="budget")) == {(2024, 2024): 300}
    assert proposed(store, MoneyChoice(recipient="organisation/c", years=(2023, 2024))) == {(2024, 2024): 50}
    assert proposed(store, MoneyChoice(recipient="organisation/b", years=(2023, 2023))) == {}


def test_all_that_is_proposed_is_in_the_sum_however_much_it_is(tmp_path: Path) -> None:
    claims = []
    for at in range(10_001):  # one more than an answer holds unless asked for more
        stated = payment("a", "b", at + 1, 2024)
        said = {"type": "FUNDS", "modality": "proposed", "status": "extracted", "purpose": f"mål {at}"}
        claims.append(replace(stated, type="CLAIM", key=f"claim-{at}", properties={**stated.properties, **said}))
    assert proposed(graph_of(tmp_path, *claims), MoneyChoice()) == {(2024, 2024): 10_001 * 10_002 // 2}


def test_a_row_tells_its_latest_change_between_two_years_after_each_other(tmp_path: Path) -> None:
    edges = [payment("a", "b", 100 * n, year) for n, year in enumerate((2020, 2022, 2023, 2025), 1)]
    edges += [payment("a", "c", 50, 2022), payment("a", "c", 70, 2024), payment("a", "c", 9, 2023, year_to=2025)]
    store = open_store(f"embedded:{tmp_path / 'nysta.kgl'}")
    store.load(MergedGraph(tuple(organisation(name) for name in "abc"), tuple(edges)))
    found = money(store, MoneyChoice())
    assert [flow.last_change() for flow in found.flows] == [(2023, 200, 300), None]


def test_budget_stands_against_outcome_of_the_same_year(payments: GraphStore) -> None:
    [row] = money(payments, MoneyChoice()).compared
    assert (row.year, row.difference) == (2023, 100_000)


def test_who_can_be_chosen(payments: GraphStore) -> None:
    assert [each.name for each in funders(payments)] == ["Staten", "Nord"]
    assert [each.name for each in recipients(payments)][:2] == ["Syd", "Nord"]
    assert [each.name for each in programmes(payments)] == ["Bygd"]


def test_nothing_is_an_answer(payments: GraphStore) -> None:
    assert money(payments, MoneyChoice(funder="organisation/finns-inte")).flows == ()


def test_the_drawing_escapes_names_and_adds_up(payments: GraphStore) -> None:
    figure = sankey(money(payments, MoneyChoice()), "tkr", Texts("sv"))
    [flows] = figure.data
    assert "&lt;b&gt;Klubben&lt;/b&gt;" in flows.node.label
    assert not any("<b>" in str(data) for data in (*flows.node.customdata, *flows.link.customdata))
    assert sum(flows.link.value) == 5_300_000 + 2_200_000 + 50_000 + 400_000 + 9_000


def test_small_flows_are_drawn_together(tmp_path: Path) -> None:
    many = [f"mottagare-{n}" for n in range(DRAWN + 15)]
    nodes = [organisation(name) for name in ("stor", "liten", *many)]
    edges = [payment("stor", name, 1_000_000 - n, 2023) for n, name in enumerate(many)]
    edges.append(payment("liten", many[0], 10, 2023))
    store = open_store(f"embedded:{tmp_path / 'nysta.kgl'}")
    store.load(MergedGraph(tuple(nodes), tuple(edges)))
    found = money(store, MoneyChoice())
    [flows] = sankey(found, "kr", Texts("en")).data
    assert drawn_rest(found) == 16
    assert len(flows.link.value) == DRAWN + 2
    assert sum(flows.link.value) == sum(flow.amount_sek for flow in found.flows)
    assert {"Other funders", "Other recipients"} <= set(flows.node.label)


def test_more_flows_than_an_answer_has_rows_are_counted(tmp_path: Path) -> None:
    givers, takers = [f"g{n}" for n in range(101)], [f"t{n}" for n in range(100)]
    nodes = [organisation(name) for name in (*givers, *takers)]
    edges = [payment(a, b, 1_000 + n, 2024) for n, a in enumerate(givers) for b in takers]
    with open_store(f"embedded:{tmp_path / 'nysta.kgl'}") as store:
        store.load(MergedGraph(tuple(nodes), tuple(edges)))
        found = money(store, MoneyChoice(), pairs=5)
    assert found.pairs == 10_100
    assert [flow.amount_sek for flow in found.flows] == [1_100] * 5
