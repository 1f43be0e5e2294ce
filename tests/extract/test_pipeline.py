"""One document's way through: whatever the text, a graph file that is in order, and always the same one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nysta.extract.graph_file import GraphFile
from nysta.extract.identity import LONGEST_SLUG, document_id

# Pieces of the genre, put together in any order: half sentences, lists, tables, broken lines, odd signs.
PIECES = (
    "Region Halland finansierar projektet Digital bygd med 2,5 mnkr per år 2023–2025.",
    "Tjärnö Energi AB ägs till 54 procent av Ale kommun och till 46 procent av Kungälvs kommun.",
    "Förbundet är medlem i Nätverket Hållbar bygd.",
    "Bolaget beviljades 300 tkr.",
    "Vi samverkar med Region Skåne.",
    "Följande kommuner är medlemmar:",
    "• Ale kommun",
    "- Lilla Edets kommun",
    "Bidrag till föreningar (tkr)",
    "Kulturföreningen Tjärn 1 250 1 300",
    "Tkr Utfall 2023 Budget 2024",
    "Summa 2 500 2 600",
    "1.2 Verksamhetens intäkter",
    "ÅRSREDOVISNING 2023",
    "Älvbygdens kommunalförbund (ÄKF)",
    "ÄKF samord-",
    "nar kultur- och fritids-",
    "nämnden i",
    "Gunnel Åkerhielmsson (S), ordförande",
    "Sida 3 (12)",
    "som ägs av och",
    "\t",
    "(",
    ")s",
    "  ",
    "…..........",
    "''”",
    "\x0c",
)
TEXTS = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(("\n", " ", "\n\n", "")))
    | st.tuples(st.text(max_size=30), st.just("\n")),
    max_size=14,
).map(lambda parts: "".join(piece + end for piece, end in parts))
SOME = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def squashed(text: str) -> str:
    """``text`` as the measures compare quotes: without white space and hyphens at line ends, in one case."""
    return re.sub(r"\s+|(?<=\w)[-\u00ad](?=\s)", "", text).casefold()


@SOME
@given(TEXTS)
def test_any_text_gives_a_graph_file_that_is_in_order(graph_of: Callable[..., GraphFile], text: str) -> None:
    text = text.replace("\r", "\n")
    graph = graph_of(text)
    assert GraphFile.model_validate_json(graph.to_json()) == graph
    lines = text.count("\n") + 1
    for relation in graph.relations:
        assert relation.source != relation.target
        assert relation.confidence >= 0.2
        assert relation.year_to is None or relation.year is not None
        for evidence in relation.evidence:
            assert 0 <= evidence.start < evidence.end <= len(text)
            assert squashed(text[evidence.start : evidence.end]) == squashed(evidence.quote)
            assert evidence.line == text.count("\n", 0, evidence.start) + 1 <= lines
    for passage in graph.passages:
        assert squashed(text[passage.start : passage.end]) == squashed(passage.text)
        assert passage.line == text.count("\n", 0, passage.start) + 1


@SOME
@given(TEXTS)
def test_a_mention_says_what_stands_at_its_place(graph_of: Callable[..., GraphFile], text: str) -> None:
    text = text.replace("\r", "\n")
    for entity in graph_of(text).entities:
        assert entity.name == entity.name.strip() != ""
        assert entity.name not in entity.aliases
        for mention in entity.mentions:
            assert 0 <= mention.start < mention.end <= len(text)
            assert mention.line == text.count("\n", 0, mention.start) + 1
            # a soft hyphen is seen by nobody, and stands in no name
            place = text[mention.start : mention.end].replace("\u00ad", "")
            stands, said = squashed(place), squashed(mention.text)
            assert stands[:3] == said[:3], (text[mention.start : mention.end], mention.text)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_the_same_text_gives_the_same_bytes(graph_of: Callable[..., GraphFile], text: str) -> None:
    assert graph_of(text).to_json() == graph_of(text).to_json()


@pytest.mark.parametrize(
    "text", ["Ale kommun ⟦O0⟧ äger ⟦O1⟧.", "⟦O0⟧ äger Tjärnö Energi AB.", "⟦ Ale kommun ⟧s bolag."]
)
def test_brackets_that_masks_use_are_plain_signs_in_a_text(graph_of: Callable[..., GraphFile], text: str) -> None:
    assert graph_of(text).relations == []


@pytest.mark.parametrize("text", ["", "\n\n\n", "   ", "123 456", "…"])
def test_a_text_without_words_gives_an_empty_graph(graph_of: Callable[..., GraphFile], text: str) -> None:
    graph = graph_of(text, name="tom.txt")
    assert (graph.entities, graph.relations, graph.issuer, graph.title) == ([], [], None, "tom")


PLAN = """Verksamhetsplan 2024

Älvbygdens kommunalförbund (ÄKF)

Vi samverkar med Region Halland. Förbundet driver projektet Digital bygd 2023 och 2024.
"""


def test_title_issuer_and_year_are_read_out_of_the_document(graph_of: Callable[..., GraphFile]) -> None:
    graph = graph_of(PLAN, name="planer/vp.txt")
    assert graph.title == "Verksamhetsplan 2024"
    assert graph.year == 2024
    assert graph.issuer == "organisation/älvbygdens-kommunalförbund"
    assert (graph.path, graph.document, graph.pages) == ("planer/vp.txt", "vp.txt", None)
    assert graph.words == len(re.findall(r"\w+", PLAN))


def test_metadata_overrides_what_the_document_shows(graph_of: Callable[..., GraphFile]) -> None:
    graph = graph_of(PLAN, title="Plan", year=2019, issuer="Region Halland", url="https://example.se/plan")
    names = {one.id: one.name for one in graph.entities}
    assert (graph.title, graph.year, graph.url) == ("Plan", 2019, "https://example.se/plan")
    assert names[graph.issuer or ""] == "Region Halland"


def test_an_issuer_that_the_document_does_not_name_is_an_entity_all_the_same(
    graph_of: Callable[..., GraphFile],
) -> None:
    graph = graph_of("Vi samverkar med Region Halland.\n", issuer="Älvbygdens kommunalförbund")
    names = {one.id: one.name for one in graph.entities}
    assert names.get(graph.issuer or "") == "Älvbygdens kommunalförbund"


def test_gazetteer_entities_have_its_id_and_identifiers(graph_of: Callable[..., GraphFile]) -> None:
    (ale,) = graph_of("Ale kommun bygger en skola.\n").entities
    assert ale.id == "organisation/kommun-1440"
    assert "kommunkod:1440" in ale.identifiers


def test_a_board_has_its_issuer_in_its_id(graph_of: Callable[..., GraphFile]) -> None:
    ids = {
        issuer: {one.id for one in graph_of("Kulturnämnden beslutar om bidrag.\n\n" + issuer, issuer=issuer).entities}
        for issuer in ("Ale kommun", "Region Halland")
    }
    boards = [next(one for one in found if "kulturnämnden" in one) for found in ids.values()]
    assert len(set(boards)) == 2
    assert all(one.count("/") == 2 for one in boards)


def test_å_and_a_are_kept_apart(graph_of: Callable[..., GraphFile]) -> None:
    ids = {one.id for one in graph_of("Både Habon AB och Håbon AB växer.\n").entities}
    assert ids == {"organisation/habon-ab", "organisation/håbon-ab"}


def test_the_id_of_a_document_is_of_its_path_and_its_bytes() -> None:
    digest = "1a2b3c4d" + "0" * 56
    assert document_id("a/Årsrapport 2023.pdf", digest) == "a-årsrapport-2023-pdf-1a2b3c4d"
    assert document_id("b/Årsrapport 2023.pdf", digest) != document_id("a/Årsrapport 2023.pdf", digest)
    assert document_id("!!!", digest) == "dokument-1a2b3c4d"
    longest = document_id("mapp/" * 40 + "rapport.pdf", digest)
    assert len(longest) <= LONGEST_SLUG + 9


def test_what_was_not_read_is_told(graph_of: Callable[..., GraphFile]) -> None:
    graph = graph_of(PLAN)
    assert all(one.what for one in graph.skipped)
    assert json.loads(graph.to_json())["skipped"] == [one.model_dump() for one in graph.skipped]
