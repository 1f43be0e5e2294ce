"""Whose document it is."""

# ruff: noqa: E501 - wordings stand as issuers write them

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import GraphFile

GraphOf = Callable[..., GraphFile]
BODY = "Under året har samverkan med Region Halland och Kungälvs kommun stärkts. Region Halland ger stöd."


def issuer(graph: GraphFile) -> str | None:
    return next((one.name for one in graph.entities if one.id == graph.issuer), None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Ale kommun\n\nÅrsredovisning 2023\n\n{BODY}", "Ale kommun"),
        (f"Årsredovisning 2023 för Ale kommun\n\n{BODY}", "Ale kommun"),
        (
            f"Verksamhetsplan 2024\n\nÄlvbygdens kommunalförbund\n\n{BODY} Förbundet har tio anställda. "
            "Förbundets medlemmar betalar avgift. Förbundsstyrelsen beslutar.",
            "Älvbygdens kommunalförbund",
        ),
        (
            f"Tjärnö Energi AB\n\nHållbarhetsrapport\n\n{BODY} Bolaget har tio anställda. Bolagets styrelse beslutar.",
            "Tjärnö Energi AB",
        ),
        (
            f"Protokoll\n\n{BODY} Mer om Kungälvs kommun på www.kungalv.se. Region Skåne deltog.\n\n"
            "Region Halland\nwww.regionhalland.se\ninfo@regionhalland.se",
            "Region Halland",
        ),
        (
            "Regeringsbeslut\n\nUppdrag till Tillväxtverket\n\nRegeringen uppdrar åt Tillväxtverket att växa. "
            "Tillväxtverket ska redovisa uppdraget. Tillväxtverket får 2 mnkr.",
            "Regeringen",
        ),
        ("Det regnar i dag.", None),
        ("Festivalen hålls i Kungälv varje år.", None),
    ],
)
def test_the_issuer_is_found(graph_of: GraphOf, text: str, name: str | None) -> None:
    found = issuer(graph_of(text))
    assert (found or "").casefold() == (name or "").casefold()


@pytest.mark.parametrize("name", ["Region Halland", "region halland", "Kungälvs kommun"])
def test_a_given_issuer_counts_more(graph_of: GraphOf, name: str) -> None:
    found = issuer(graph_of(f"Ale kommun\n\nÅrsredovisning 2023\n\n{BODY}", issuer=name))
    assert (found or "").casefold() == name.casefold()


def test_a_board_on_the_title_page_speaks_for_its_organisation(graph_of: GraphOf) -> None:
    graph = graph_of(
        "Kulturnämnden\n\nVerksamhetsplan 2024\n\nAle kommun\n\n"
        "Under året beviljar vi 300 000 kronor till Tjärnö Energi AB. Ale kommun har tio skolor i Ale kommun."
    )
    names = {one.id: one.name for one in graph.entities}
    found = {(names[one.source], one.type, names[one.target]) for one in graph.relations}
    assert issuer(graph) == "Ale kommun"
    assert ("Kulturnämnden", "PART_OF", "Ale kommun") in found


def test_a_party_is_never_the_issuer(graph_of: GraphOf) -> None:
    assert issuer(graph_of("Socialdemokraterna\n\nValmanifest 2022\n\nSocialdemokraterna vill mer.")) is None


FORENING = (
    "Kommunsamverkan Halland\n\nÅrsredovisning 2023\n\nKommunsamverkan Halland är en ideell förening som bildades när det "
    "tidigare Regionförbundet Halland lades ned.\n\nNätverk\n\nChefen är ledamot i SKR:s nätverk för kommunikatörer. "
    "Föreningen äger Hallandshuset AB till 100 procent.\n"
)
TING = (
    "VERKSAMHETSPLAN 2025\n\nVindting Halland\n\nBeslutad vid höstmötet\n\n1. Om oss\n\nVindting Halland är en mötesplats "
    "för energi. Vi är en ideell förening med kansli i Laholm.\n\nLRF Halland och Laholms kommun är medlemmar i föreningen.\n"
)
FORBUND = (
    "Samordningsförbundet\nEkadalen – Sållan\n\nVerksamhetsplan med budget\n2025\n\nSamordningsförbundet Ekadalen – "
    "Sållan är fristående. Under 2025 inleds ett samarbete med Samordningsförbundet Varberg.\n\nVi har lämnat ett yttrande "
    "med Samordningsförbundet Varberg. Socialstyrelsen har beviljat förbundet 375 000 kronor.\n"
)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (FORENING, "Kommunsamverkan Halland", "förening"),
        (TING, "Vindting Halland", "förening"),
        (FORBUND, "Samordningsförbundet Ekadalen – Sållan", "kommunalförbund"),
    ],
)
def test_the_issuer_by_what_it_says_to_be_and_by_its_whole_name(
    graph_of: GraphOf, text: str, name: str, kind: str
) -> None:
    graph = graph_of(text)
    assert [(one.name, one.kind) for one in graph.entities if one.id == graph.issuer] == [(name, kind)]


def test_what_stands_alone_on_a_projects_report_is_the_project(graph_of: GraphOf) -> None:
    graph = graph_of(
        "Slutrapport\nFler vägar\n\nVi är en förening av kommuner. Projektet Fler vägar ägdes av Ale kommun.\n"
    )
    assert [one.label for one in graph.entities if one.name == "Fler vägar"] == ["Project"]
