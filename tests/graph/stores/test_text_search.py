"""Search finds entities by name or alias, then passages, and no person."""

from __future__ import annotations

import pytest

from nysta.graph.model import Edge, MergedGraph, Node
from nysta.graph.stores.base import CypherStore


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Dalavård", "organisation/dalavård-ab"),
        ("dalavård ab", "organisation/dalavård-ab"),
        ("DALAVÅRD UNGA", "organisation/dalavård-unga"),
        ("nr", "organisation/norrdals-regionen"),
        ("fbk", "organisation/fjärdbygden"),
        ("Fler i arbete", "project/fia"),
        ("fia", "project/fia"),
        ("lyftet", "programme/norrdalslyftet"),
        ("åby", "organisation/åby-kommun"),
        ("vård unga", "organisation/dalavård-unga"),
        ("kommunalförbund", "organisation/fjärdbygden"),
    ],
)
def test_the_best_fit_comes_first(sample_store: CypherStore, text: str, first: str) -> None:
    assert sample_store.search(text)[0].id == first


def test_what_a_compound_ends_in_is_a_word_of_it(sample_store: CypherStore) -> None:
    def score(text: str) -> float:
        return next(hit.score for hit in sample_store.search(text) if hit.id == "organisation/norrdals-regionen")

    assert score("region") > score("dalsreg")


def test_a_hit_says_what_it_is(sample_store: CypherStore) -> None:
    hit = sample_store.search("FBK")[0]
    assert (hit.label, hit.name, hit.kind, hit.snippet) == (
        "Organisation",
        "Fjärdbygdens kommunalförbund",
        "kommunalförbund",
        "fbk",
    )


def test_å_is_not_a(sample_store: CypherStore) -> None:
    assert [hit.id for hit in sample_store.search("aby kommun") if hit.label != "Passage"] == []


def test_passages_follow_entities(sample_store: CypherStore) -> None:
    hits = sample_store.search("bidrag")
    assert [(hit.id, hit.label, hit.name) for hit in hits] == [("rapport-1#0-40", "Passage", "Årsrapport Norrdal")]
    assert hits[0].snippet == "Norrdalsregionen ger bidrag till Fjärdbygden."
    both = sample_store.search("Norrdalsregionen")
    assert [hit.label for hit in both] == ["Organisation", "Passage"]


def test_limit(sample_store: CypherStore) -> None:
    assert len(sample_store.search("a", limit=2)) == 2
    assert sample_store.search("a", limit=0) == []


@pytest.mark.parametrize(
    "text", ["", "   ", "!!!", '"', "a AND (", "x:y~2^4 [* TO *]", "\\", "' OR 1=1 //", "*", "a\nb", "/etc/passwd"]
)
def test_signs_are_no_operators(sample_store: CypherStore, text: str) -> None:
    sample_store.search(text)


def test_finds_no_person(sample_store: CypherStore) -> None:
    """Only the text with persons blanked is searched; an evidence quote may still show them."""
    for text in ("Sixten Påhittad", "Påhittad", "sixten"):
        assert sample_store.search(text) == []


def test_swedish_stems_on_neo4j(sample_store: CypherStore, store_kind: str) -> None:
    found = [hit.id for hit in sample_store.search("förskola")]
    assert found == (["budget-2#0-40"] if store_kind == "neo4j" else [])


def test_an_analyst_can_use_the_indexes(sample_store: CypherStore) -> None:
    rows = sample_store.query(
        "CALL db.index.fulltext.queryNodes('organisation_names', 'norrdal') YIELD node, score "
        "RETURN node.name AS name ORDER BY name"
    ).rows
    assert rows == ({"name": "Norrdals kommun"},)


def test_nothing_to_search(store: CypherStore) -> None:
    store.load(MergedGraph((), ()))
    assert store.search("något") == []
    store.load(MergedGraph((Node("d#0-1", "Passage", {"text": "hemligt"}),), ()))
    assert store.search("hemligt") == []


def test_ties_are_broken_by_how_often_it_is_named(store: CypherStore) -> None:
    nodes = (
        Node("organisation/b", "Organisation", {"name": "Lika"}),
        Node("organisation/a", "Organisation", {"name": "Lika"}),
    )
    store.load(MergedGraph(nodes, ()))
    assert [hit.id for hit in store.search("lika")] == ["organisation/a", "organisation/b"]


def test_the_very_name_comes_first_then_who_has_most_relations_and_who_has_none_last(store: CypherStore) -> None:
    nodes = (
        Node("programme/vgr", "Programme", {"name": "VGR"}),
        Node("organisation/region", "Organisation", {"name": "Regionen i Väst", "aliases": ["VGR"]}),
        Node("organisation/sjukhus", "Organisation", {"name": "VGR Sjukhus"}),
        Node("organisation/hus", "Organisation", {"name": "VGR Hus"}),
        Node("organisation/folkhögskolor", "Organisation", {"name": "Folkhögskolor VGR"}),
    )
    stated = {"confidence": 0.9, "modality": "asserted", "status": "extracted"}
    pairs = (
        ("sjukhus", "folkhögskolor", "OWNS"),
        ("region", "sjukhus", "OWNS"),
        ("sjukhus", "folkhögskolor", "FUNDS"),
        ("hus", "folkhögskolor", "OWNS"),
    )
    edges = tuple(
        Edge(f"k{n}", kind, f"organisation/{a}", f"organisation/{b}", "Organisation", "Organisation", dict(stated))
        for n, (a, b, kind) in enumerate(pairs)
    )
    store.load(MergedGraph(nodes, edges))
    hits = store.search("vgr")
    assert [(hit.id.split("/")[1], hit.relations) for hit in hits] == [
        ("region", 1),
        ("sjukhus", 3),
        ("hus", 1),
        ("folkhögskolor", 3),
        ("vgr", 0),
    ]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert store.search("vgr sj")[0].id == "organisation/sjukhus"
