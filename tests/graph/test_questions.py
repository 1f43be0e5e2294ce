"""What the review queue asks first."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from nysta.graph.judgements import Judgement, RelationRef
from nysta.graph.merge import merge
from nysta.graph.proposals import propose
from nysta.graph.questions import Question, questions

NAMES = [
    ("organisation/åsbygdens-framtid", "Åsbygdens framtid"),
    ("organisation/kustrådet-nord", "Kustrådet Nord"),
    ("organisation/norrskog-energi", "Norrskog Energi"),
    ("organisation/gryning-vård", "Gryning Vård"),
]
TOWN, UNION, FIRM, SHED = (own for own, _ in NAMES)


def asked(graph_file, *relations, judgements=(), **more) -> tuple[Question, ...]:
    graph = merge([graph_file("a", NAMES, relations)], judgements)
    return questions(graph, propose(graph, judgements), **more)


def test_sure_relations_are_not_asked_about(graph_file):
    relations = [("OWNS", TOWN, FIRM, {"confidence": 0.59}), ("OWNS", UNION, FIRM, {"confidence": 0.6})]
    assert [each.edge.source for each in asked(graph_file, *relations)] == [TOWN]
    assert len(asked(graph_file, *relations, below=0.9)) == 2


def test_more_money_is_asked_first(graph_file):
    def gives(target, amount):
        return ("FUNDS", TOWN, target, {"confidence": 0.55, "amount_sek": amount, "year": 2023, "amount_text": "x"})

    found = asked(graph_file, gives(FIRM, 5_000), gives(UNION, 40_000_000))
    assert [(each.edge.target, each.stake.kronor) for each in found] == [(UNION, 40_000_000), (FIRM, 5_000)]


def test_the_less_sure_of_two_alike_is_asked_first(graph_file):
    found = asked(
        graph_file, ("MEMBER_OF", TOWN, UNION, {"confidence": 0.58}), ("MEMBER_OF", FIRM, SHED, {"confidence": 0.52})
    )
    assert [each.edge.source for each in found] == [FIRM, TOWN]


def test_a_link_in_a_chain_ties_those_above_to_those_below(graph_file):
    sure, unsure = {"confidence": 0.95}, {"confidence": 0.55}
    found = asked(graph_file, ("OWNS", TOWN, UNION, sure), ("OWNS", UNION, FIRM, unsure), ("OWNS", FIRM, SHED, sure))
    # Union–shed, town–firm and town–shed hold only if union–firm does.
    assert [each.stake.chains for each in found] == [3]


def test_a_circle_of_owners_ends(graph_file):
    unsure = {"confidence": 0.55}
    found = asked(graph_file, ("OWNS", TOWN, UNION, unsure), ("OWNS", UNION, TOWN, unsure))
    assert [each.stake.chains for each in found] == [3, 3]


def test_a_proposed_merge_weighs_what_the_smaller_of_the_two_has(graph_file):
    names = [("organisation/kulturföreningen-linjen", "Kulturföreningen Linjen"), NAMES[0]]
    other = [("organisation/kulturförening-linjen", "Kulturförening Linjen"), NAMES[0]]

    def file(name, ends, amount):
        gift = {"amount_sek": amount, "year": 2023, "amount_text": "x"}
        return graph_file(name, ends, [("FUNDS", TOWN, ends[0][0], gift)])

    graph = merge([file("a", names, 90_000), file("b", other, 7_000_000)])
    (found,) = questions(graph, propose(graph))
    assert found.proposal is not None
    assert (found.stake.kronor, found.stake.relations) == (90_000, 1)


def test_what_is_decided_stays_in_the_count(graph_file):
    relation = RelationRef(type="OWNS", source=TOWN, target=FIRM)
    for action in ("confirm", "reject"):
        word = Judgement(action=action, who="Ada", when="2026-01-01T00:00:00+00:00", relation=relation)
        (found,) = asked(graph_file, ("OWNS", TOWN, FIRM, {"confidence": 0.55}), judgements=[word])
        assert found.answered


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.floats(0.5, 1)), max_size=12))
def test_the_order_does_not_depend_on_the_order_of_the_relations(drawn):
    from nysta.graph.model import Edge, MergedGraph

    edges = [
        Edge(str(n), "OWNS", a[0], b[0], "Organisation", "Organisation", {"confidence": sure, "status": "extracted"})
        for n, (a, b, sure) in enumerate(drawn)
    ]
    assert questions(MergedGraph((), tuple(edges))) == questions(MergedGraph((), tuple(reversed(edges))))


def test_of_much_money_surer_relations_are_asked_about_too(graph_file):
    def gives(target, amount, confidence):
        return (
            "FUNDS",
            TOWN,
            target,
            {"confidence": confidence, "amount_sek": amount, "year": 2023, "amount_text": "x"},
        )

    relations = (gives(FIRM, 2_000_000_000, 0.7), gives(UNION, 2_000_000, 0.7), gives(SHED, 2_000_000_000, 0.8))
    assert [each.edge.target for each in asked(graph_file, *relations)] == [FIRM]
    assert len(asked(graph_file, *relations, below=0.5)) == 0


def test_the_years_of_a_row_are_not_asked_about_one_after_another(graph_file):
    def gives(target, year, amount):
        return ("FUNDS", TOWN, target, {"confidence": 0.55, "amount_sek": amount, "year": year, "amount_text": "x"})

    relations = [*(gives(FIRM, year, 900_000) for year in (2021, 2022, 2023)), gives(UNION, 2022, 20_000)]
    graph = merge([graph_file("a", NAMES, relations)])
    in_a_row = tuple(replace(edge, properties={**edge.properties, "passages": ["a#0-9"]}) for edge in graph.edges)
    found = questions(replace(graph, edges=in_a_row))
    assert len(found) == 4
    assert [each.edge.target for each in found][:2] == [FIRM, UNION]
    assert [each.weight for each in found] == sorted((each.weight for each in found), reverse=True)
