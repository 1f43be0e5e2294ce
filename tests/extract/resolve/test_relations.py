"""Statements become relations: each fact once, with all its evidence."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from nysta.extract.document import SourceText
from nysta.extract.graph_file import GraphFile
from nysta.extract.relations.statement import Amount, End, Statement
from nysta.extract.resolve.evidence import quote
from nysta.extract.resolve.relations import Resolved, to_relations
from nysta.extract.structure import Block, Section

TEXT = "Ale äger Tjärn.\nTjärn ägs av Ale.\nAle får 300 tkr.\n"
SOURCE = SourceText("a.txt", "0" * 64, TEXT)
SECOND = TEXT.index("Tjärn ägs")
BLOCK = Block(0, "paragraph", TEXT, tuple(range(len(TEXT))), Section())
OWNS = Statement("OWNS", End(BLOCK, "issuer"), End(BLOCK, "topic"), 0, 15, "sentence/owns/a", 0.8)


def related(*statements: Statement, ends: tuple[str, str] = ("organisation/a", "organisation/b")):  # type: ignore[no-untyped-def]
    return to_relations([Resolved(one, *ends) for one in statements], SOURCE)


def test_one_fact_said_twice_is_one_relation_that_is_surer() -> None:
    again = replace(OWNS, start=SECOND, end=SECOND + 17, confidence=0.6, rule="sentence/owns/b", share=54.0)
    (one,) = related(OWNS, again)
    assert [each.quote for each in one.evidence] == ["Ale äger Tjärn.", "Tjärn ägs av Ale."]
    assert [each.line for each in one.evidence] == [1, 2]
    assert one.rule == "sentence/owns/a"
    assert one.share == 54
    (alone,) = related(OWNS)
    assert one.confidence > alone.confidence


def test_the_same_words_read_by_two_rules_are_one_piece_of_evidence() -> None:
    (one,) = related(OWNS, replace(OWNS, rule="sentence/owns/b", confidence=0.5))
    assert len(one.evidence) == 1
    (alone,) = related(OWNS)
    assert one.confidence == alone.confidence


@pytest.mark.parametrize(
    "other",
    [
        replace(OWNS, modality="negated"),
        replace(OWNS, type="FUNDS"),
        replace(OWNS, type="FUNDS", amount=Amount(300_000, "300 tkr"), year=2024),
    ],
)
def test_different_facts_stay_apart(other: Statement) -> None:
    assert len(related(OWNS, other)) == 2


def test_years_and_amounts_are_facts_of_their_own() -> None:
    funds = replace(OWNS, type="FUNDS", amount=Amount(300_000, "300 tkr"), basis="outcome")
    said = [replace(funds, year=year) for year in (2023, 2024)]
    assert [(one.year, one.amount_sek, one.basis) for one in related(*said, said[0])] == [
        (2023, 300_000, "outcome"),
        (2024, 300_000, "outcome"),
    ]


def test_a_flow_without_amount_gives_way_to_its_amount_in_the_same_words() -> None:
    bare = replace(OWNS, type="FUNDS")
    full = replace(bare, amount=Amount(300_000, "300 tkr"))
    assert [one.amount_sek for one in related(bare, full)] == [300_000]
    elsewhere = replace(bare, start=SECOND, end=SECOND + 17)
    assert sorted(one.amount_sek or 0 for one in related(elsewhere, full)) == [0, 300_000]


def test_collaboration_has_no_direction() -> None:
    said = replace(OWNS, type="COLLABORATES_WITH")
    there = Resolved(said, "organisation/b", "organisation/a")
    back = Resolved(said, "organisation/a", "organisation/b")
    (one,) = to_relations([there, back], SOURCE)
    assert (one.source, one.target) == ("organisation/a", "organisation/b")


def test_nobody_is_related_to_itself_and_the_unsure_is_left_out() -> None:
    assert related(OWNS, ends=("organisation/a", "organisation/a")) == []
    assert related(replace(OWNS, confidence=0.1)) == []


def test_the_order_of_the_statements_does_not_matter() -> None:
    funds = [
        replace(OWNS, type="FUNDS", amount=Amount(n * 1000, f"{n} tkr"), year=2020 + n % 3, start=n % 2 * SECOND)
        for n in range(12)
    ]
    said = [Resolved(one, "organisation/a", f"organisation/{n % 4}") for n, one in enumerate([OWNS, *funds])]
    expected = to_relations(said, SOURCE)
    for seed in range(5):
        mixed = said[:]
        random.Random(seed).shuffle(mixed)
        assert to_relations(mixed, SOURCE) == expected


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ale  äger\n Tjärn.", "Ale äger Tjärn."),
        ("finan-\nsieras", "finansieras"),
        ("kultur-\noch fritidsnämnden", "kultur- och fritidsnämnden"),
        ("Norra-\nSödra", "Norra- Södra"),
        ("2023-\n2025", "2023- 2025"),
        ("  Ale \n", "Ale"),
    ],
)
def test_a_quote_is_folded(text: str, folded: str) -> None:
    assert quote(text) == folded


def test_twice_in_a_document_is_one_edge_with_two_quotes(graph_of: Callable[..., GraphFile]) -> None:
    graph = graph_of("Ale kommun äger Tjärnö Energi AB.\n\nTjärnö Energi AB ägs sedan 2012 av Ale kommun.\n")
    (one,) = [one for one in graph.relations if one.type == "OWNS"]
    assert len(one.evidence) == 2
