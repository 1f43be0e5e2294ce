"""What leaves the graph names no person."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nysta.graph.evidence import EdgeEvidence, read_evidence
from nysta.graph.export.persons import BLANK, Blanking, blanked_words, without_persons
from nysta.graph.model import Edge, MergedGraph, Node

TEXT = "Ordförande Torsten Fiktivsson (X) ringde 031-123 45 67 om Kusten."
SEARCHED = "Ordförande ▒ (X) ringde ▒ om Kusten."


def graph(**properties):
    quote = EdgeEvidence(TEXT, "d", passage="d#0-9", context="Torsten Fiktivssons förslag")
    nodes = (
        Node("d", "Document", {"title": "Anmälan från Torsten Fiktivsson"}),
        Node("d#0-9", "Passage", {"text": TEXT, "search_text": SEARCHED, "section": "Torsten  Fiktivsson (X)"}),
        Node("d#9-12", "Passage", {"text": "Torsten är en ort.", "search_text": "Torsten är en ort."}),
    )
    ends = ("organisation/a", "organisation/b", "Organisation", "Organisation")
    edge = Edge("k", "FUNDS", *ends, {"evidence": [quote.to_json()], **properties})
    return MergedGraph(nodes, (edge,))


def test_names_and_numbers_leave_no_trace():
    left = without_persons(graph(purpose="Resa, Torsten Fiktivsson"))
    assert "Fiktivsson" not in repr(left)
    assert "123" not in repr(left)
    (quote,) = read_evidence(left.edges[0].properties)
    assert quote.quote == f"Ordförande {BLANK} (X) ringde {BLANK} om Kusten."


def test_a_word_that_is_a_name_in_one_place_stays_in_another():
    assert without_persons(graph()).nodes[2].properties["text"] == "Torsten är en ort."


def test_an_organisation_that_a_passage_blanked_by_mistake_stays_elsewhere():
    with_organisation = MergedGraph(
        (*graph().nodes, Node("organisation/x", "Organisation", {"name": "Torsten Fiktivsson", "aliases": []})), ()
    )
    assert without_persons(with_organisation).nodes[0].properties["title"] == "Anmälan från Torsten Fiktivsson"
    assert BLANK in str(without_persons(graph()).nodes[0].properties["title"])


def test_a_graph_without_persons_is_as_it_was():
    whole = MergedGraph((Node("d#0-1", "Passage", {"text": "Kusten.", "search_text": "Kusten."}),), ())
    assert without_persons(whole) == whole


@given(st.lists(st.sampled_from(["Ada", "Bo", "Ek", "Kusten", "får", "12"]), max_size=12), st.data())
def test_blanked_words_are_gone_and_the_others_stay(words, data):
    named = data.draw(st.lists(st.sampled_from(["Ada Ek", "Bo Ek", "Bo"]), unique=True, max_size=3))
    left = Blanking(named)(" ".join(words)).replace(BLANK, "|").split()
    assert not any(f" {name} " in f" {' '.join(left)} " for name in named)
    assert [word for word in left if word not in ("|", "Ada", "Bo", "Ek")] == [
        word for word in words if word not in ("Ada", "Bo", "Ek")
    ]


@given(st.text(alphabet="Aa 1.", max_size=30))
def test_nothing_is_blanked_where_the_texts_agree(text):
    assert blanked_words(text, text) == ()
