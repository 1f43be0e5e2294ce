"""Edges: what stands when documents disagree, what counts, what is a claim."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nysta.graph.evidence import read_evidence
from nysta.graph.merge import merge
from nysta.graph.model import Edge
from nysta.graph.names import slug

PAYER, PAYEE = "organisation/givaren", "organisation/tagaren"
BOTH = [(PAYER, "Givaren i Väst"), (PAYEE, "Tagaren i Öst")]


def edges_of(graph, *types) -> list[Edge]:
    return [edge for edge in graph.edges if edge.type in types]


def only(graph, *types) -> Edge:
    (edge,) = edges_of(graph, *types)
    return edge


def funds(amount, year=2023, **fields):
    return (
        "FUNDS",
        PAYER,
        PAYEE,
        {"amount_sek": amount, "year": year, **fields},
        f"{amount} {year} {fields}",
    )


def test_two_documents_make_one_edge_with_both_as_evidence(graph_file):
    one = graph_file("a", BOTH, [("OWNS", PAYER, PAYEE, {"share": 54.0}, "Givaren äger 54 procent")], year=2022)
    other = graph_file("b", BOTH, [("OWNS", PAYER, PAYEE, {"share": 60.0}, "Givaren äger 60 procent")], year=2024)
    edge = only(merge([one, other]), "OWNS")
    found = dict(edge.properties)
    assert (found["share"], found["first_year"], found["last_year"]) == (60.0, 2022, 2024)
    assert found["documents"] == ["a-txt-00000000", "b-txt-00000000"]
    assert found["status"] == "extracted"
    quotes = read_evidence(found)
    assert {each.quote for each in quotes} == {"Givaren äger 54 procent", "Givaren äger 60 procent"}
    assert [each.passage for each in quotes] == found["passages"]
    assert {(each.file, each.line) for each in quotes} == {("a.txt", 3), ("b.txt", 3)}


def test_a_value_that_the_latest_document_does_not_state_is_kept(graph_file):
    one = graph_file("a", BOTH, [("OWNS", PAYER, PAYEE, {"share": 54.0, "role": "ägare"})], year=2022)
    other = graph_file("b", BOTH, [("OWNS", PAYER, PAYEE)], year=2024)
    found = only(merge([one, other]), "OWNS").properties
    assert (found["share"], found["role"]) == (54.0, "ägare")


@pytest.mark.parametrize(("modality", "kind"), [("ended", "CLAIM"), ("negated", "CLAIM"), ("proposed", "OWNS")])
def test_a_later_end_makes_it_a_claim_and_a_later_proposal_does_not(graph_file, modality, kind):
    one = graph_file("a", BOTH, [("OWNS", PAYER, PAYEE)], year=2022)
    other = graph_file("b", BOTH, [("OWNS", PAYER, PAYEE, {"modality": modality})], year=2024)
    edge = only(merge([one, other]), "OWNS", "CLAIM")
    assert edge.type == kind
    assert edge.properties.get("type") == ("OWNS" if kind == "CLAIM" else None)
    assert {each.modality for each in read_evidence(edge.properties)} == {"asserted", modality}


def test_an_earlier_end_does_not_take_back_what_a_later_document_states(graph_file):
    one = graph_file("a", BOTH, [("OWNS", PAYER, PAYEE, {"modality": "ended"})], year=2020)
    other = graph_file("b", BOTH, [("OWNS", PAYER, PAYEE)], year=2024)
    assert only(merge([one, other]), "OWNS", "CLAIM").type == "OWNS"


@pytest.mark.parametrize("modality", ["proposed", "negated", "ended"])
def test_what_does_not_hold_is_a_claim(graph_file, modality):
    edge = only(merge([graph_file("a", BOTH, [("MEMBER_OF", PAYER, PAYEE, {"modality": modality})])]), "CLAIM")
    assert (edge.properties["type"], edge.properties["modality"]) == ("MEMBER_OF", modality)


def test_planned_holds_and_says_so(graph_file):
    edge = only(merge([graph_file("a", BOTH, [("MEMBER_OF", PAYER, PAYEE, {"modality": "planned"})])]), "MEMBER_OF")
    assert edge.properties["modality"] == "planned"


def test_cooperation_has_no_direction(graph_file):
    one = graph_file("a", BOTH, [("COLLABORATES_WITH", PAYER, PAYEE)])
    other = graph_file("b", BOTH, [("COLLABORATES_WITH", PAYEE, PAYER)])
    assert len(only(merge([one, other]), "COLLABORATES_WITH").properties["documents"]) == 2


def test_below_the_least_confidence_nothing_is_shown(graph_file):
    file = graph_file("a", BOTH, [("OWNS", PAYER, PAYEE, {"confidence": 0.49})])
    assert not edges_of(merge([file]), "OWNS")
    assert only(merge([file], min_confidence=0.2), "OWNS").properties["confidence"] == 0.49


def test_a_relation_of_an_entity_with_itself_says_nothing(graph_file):
    file = graph_file(
        "a",
        [("organisation/gryning-vård", "Gryning Vård"), ("organisation/gryning-vård-ab", "Gryning Vård AB")],
        [("PART_OF", "organisation/gryning-vård", "organisation/gryning-vård-ab")],
    )
    assert not edges_of(merge([file]), "PART_OF")


def test_outcome_counts_before_budget_and_asserted_before_planned(graph_file):
    file = graph_file(
        "a",
        BOTH,
        [
            funds(7_400_000, basis="budget", confidence=0.99),
            funds(7_500_000, basis="outcome", modality="planned"),
            funds(7_600_000, basis="outcome"),
            funds(100_000, year=2024, basis="budget"),
            funds(50_000, purpose="DRUM"),
            ("FUNDS", PAYER, PAYEE, {"year": 2023}, "utan belopp"),
        ],
    )
    counted = [edge for edge in edges_of(merge([file]), "FUNDS") if edge.properties["counts"]]
    assert sorted(edge.properties["amount_sek"] for edge in counted) == [50_000, 100_000, 7_600_000]


def test_purposes_that_differ_in_case_only_are_one(graph_file):
    file = graph_file("a", BOTH, [funds(500, purpose="Drum", basis="budget"), funds(600, purpose="DRUM ")])
    assert sum(edge.properties["counts"] for edge in edges_of(merge([file]), "FUNDS")) == 1


def test_amounts_beyond_rounding_are_a_conflict(graph_file):
    one = graph_file("a", BOTH, [funds(7_500_000, amount_text="7,5")])
    within = graph_file("b", BOTH, [funds(7_549_000, amount_text="7 549")])
    beyond = graph_file("c", BOTH, [funds(8_000_000, amount_text="8 000")])

    def conflicts(*files):
        return [edge.properties["conflict"] for edge in edges_of(merge(files), "FUNDS")]

    assert conflicts(one, within) == [False, False]
    assert conflicts(one, beyond) == [True, True]
    assert sorted(conflicts(one, within, beyond)) == [True, True, True]


def test_two_amounts_in_one_document_are_two_payments(graph_file):
    file = graph_file("a", BOTH, [funds(1_000), funds(2_000)])
    assert [edge.properties["conflict"] for edge in edges_of(merge([file]), "FUNDS")] == [False, False]


def test_every_end_of_every_edge_is_a_node_and_no_property_is_empty(graph_file):
    graph = merge([graph_file("a", BOTH, [funds(1_000), ("OWNS", PAYEE, PAYER)], issuer=PAYER)])
    labels = {node.id: node.label for node in graph.nodes}
    for edge in graph.edges:
        assert (labels[edge.source], labels[edge.target]) == (edge.source_label, edge.target_label)
    assert len({edge.key for edge in graph.edges}) == len(graph.edges)
    assert all(value is not None for part in (*graph.nodes, *graph.edges) for value in part.properties.values())
    assert {edge.type for edge in graph.edges} == {"FUNDS", "OWNS", "FROM", "MENTIONED_IN"}


NAMES = ["Gryning Vård", "Gryning Vård AB", "Habo", "Håbo", "GR", "Kusten", "Kustens", "styrelsen"]


@st.composite
def file_sets(draw):
    sets = []
    for n in range(draw(st.integers(1, 4))):
        names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True))
        entities = [
            (
                f"organisation/{slug(name)}",
                name,
                draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True)),
            )
            for name in names
        ]
        relations = [
            (
                draw(st.sampled_from(["OWNS", "FUNDS", "COLLABORATES_WITH"])),
                entities[draw(st.integers(0, len(names) - 1))][0],
                entities[draw(st.integers(0, len(names) - 1))][0],
                {
                    "modality": draw(st.sampled_from(["asserted", "planned", "ended", "proposed"])),
                    "amount_sek": draw(st.sampled_from([None, 1000, 1500])),
                    "confidence": draw(st.sampled_from([0.3, 0.6, 0.9])),
                },
            )
            for _ in range(draw(st.integers(0, 4)))
        ]
        sets.append((f"d{n}", entities, relations, draw(st.sampled_from([None, 2022, 2023]))))
    return sets, draw(st.permutations(range(len(sets))))


@settings(max_examples=60, deadline=None)
@given(file_sets())
def test_the_order_of_the_files_does_not_matter(graph_file, drawn):
    sets, order = drawn
    files = [graph_file(name, entities, relations, year=year) for name, entities, relations, year in sets]
    once = merge(files)
    assert merge([files[n] for n in order]) == once
    assert merge(files + files) == once
