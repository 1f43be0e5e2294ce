"""What a title page, running heads and a project's sheet of facts tell of the issuer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import GraphFile
from nysta.extract.language.names.title_page import (
    calling_name,
    described_name,
    named_by_form,
    project_owner,
    standing_names,
)

GraphOf = Callable[..., GraphFile]
BODY = (
    "Region Halland ger stöd. Region Halland har beslutat om mer. Vi samverkar med Region Halland och Kungälvs kommun."
)


def issuer(graph: GraphFile) -> str | None:
    return next((one.name for one in graph.entities if one.id == graph.issuer), None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Ale kommun                    Sida 1 av 34\n\nBudget 2026\n\n1 Inledning\n\n{BODY}", "Ale kommun"),
        (f"STIFTELSEN TJÄRNÖBRUKEN\n\nÅrsberättelse 2024\n\n{BODY} Stiftelsen växer.", "Stiftelsen Tjärnöbruken"),
        (
            f"Årsredovisning 2024\n\nLänsstyrelsen i Hallands län\n\n{BODY} Regeringen styr. Regeringen ger medel.",
            "Länsstyrelsen i Hallands län",
        ),
        (f"Slutrapport\n\nDigital bygd\n\nProjektägare: Ale kommun\n\n{BODY}", "Ale kommun"),
    ],
)
def test_what_stands_by_itself_on_the_title_page_is_the_issuer(graph_of: GraphOf, text: str, name: str) -> None:
    assert issuer(graph_of(text)) == name


def test_places_in_a_list_of_those_present_are_no_issuer(graph_of: GraphOf) -> None:
    present = "\n\n".join(f"Vera Fiktivsson{n} (S), Kungälv" for n in range(9))
    text = f"Protokoll\n\nNÄRVARANDE\n\n{present}\n\nRegion Halland beslutar. Region Halland ger stöd till kultur."
    assert issuer(graph_of(text)) == "Region Halland"


def test_a_line_is_parted_from_date_and_page() -> None:
    found = standing_names("Motala kommun · Delårsrapport 2025      21 (34)\nTvå\n")
    assert found["motala kommun"] == 0
    assert found["två"] == 1


@pytest.mark.parametrize("text", ["Budget 2025\nSkellefteå kommun\n", "Om bolaget\n", "", "Fakta om Bolaget: 3 st\n"])
def test_what_no_form_tells(text: str) -> None:
    assert named_by_form(text) is None


def test_only_a_projects_document_has_an_owner() -> None:
    assert project_owner("Slutrapport\nProjektägare: Ale kommun\n") == "Ale kommun"
    assert project_owner("Årsredovisning\nProjektägare: Ale kommun\n") is None


@pytest.mark.parametrize(
    ("title", "sentence", "name", "calling"),
    [
        ("STIFTELSEN FYRBRUNN SCIENCE PARK", "Fyrbrunn leder", "Stiftelsen Fyrbrunn Science Park", "Fyrbrunn"),
        ("Destinationsnätverket Fjällporten", "Fjällporten leder", "Destinationsnätverket Fjällporten", "Fjällporten"),
        ("Föreningen Tjärnögillet", "Vi leder", "Föreningen Tjärnögillet", None),
        ("TJÄRNÖ ENERGI AB", "Bolaget leder", "Tjärnö Energi AB", None),
    ],
)
def test_the_name_on_the_title_page_is_the_issuers_whatever_is_named_oftener(
    graph_of: GraphOf, title: str, sentence: str, name: str, calling: str | None
) -> None:
    text = (
        f"{title}\n\nVerksamhetsberättelse 2024\n\nOm oss\n\nUppsala kommun, Uppsala kommun och Region "
        f"Uppsala har varit med, och Uppsala kommun är störst. {sentence} projektet Öppna spjäll. Nu fick {calling} "
        "fler hyresgäster än någonsin.\n"
    )
    graph = graph_of(text)
    named = {one.id: one for one in graph.entities}
    assert issuer(graph) == name
    assert calling is None or calling in named[str(graph.issuer)].aliases
    assert [(r.type, r.source) for r in graph.relations if r.target.startswith("project/")] == [
        ("COORDINATES", graph.issuer)
    ]


@pytest.mark.parametrize(
    ("name", "text", "calling"),
    [
        ("Stiftelsen Fyrbrunn Science Park", "Hos oss i Fyrbrunn bor många. I Fyrbrunn finns en å.", None),
        ("Stiftelsen Fyrbrunn Science Park", "Fyrbrunn Service AB och Fyrbrunn Lokaler AB.", None),
        ("Uppsala Science Park AB", "Uppsala växer, och Uppsala bygger.", None),
        ("Tjärnögillet", "Tjärnögillet växer, och Tjärnögillet bygger.", None),
        ("Föreningen Norra Arkivet", "Norra sidan, och Norra vägen.", None),
    ],
)
def test_a_place_or_a_part_of_other_names_is_no_short_form(name: str, text: str, calling: str | None) -> None:
    assert calling_name(name, text) == calling


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ÅDALENS LÄRANDE – KOMMUNALFÖRBUND            Plan 2024\n\nÅdalens Lärande växer.", "Ådalens Lärande"),
        ("STADGAR FÖR SÖRMATENS KRAFT, IDEELL FÖRENING\n", "Sörmatens Kraft"),
        ("Samordningsförbundet Finsam Ale och\nSödra Bro\n", "Samordningsförbundet Finsam Ale och Södra Bro"),
    ],
)
def test_what_stands_beside_a_name_tells_its_form(text: str, name: str) -> None:
    assert named_by_form(text) == name


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Samordningsförbundet Ekadalen – Sållan", "Samordningsförbundet Ekadalen – Sållan"),
        ("Samordningsförbundet Ekadalen – Verksamhetsplan 2025", "Samordningsförbundet Ekadalen"),
        ("Samordningsförbundet Ekadalen – Verksamhetsplan", "Samordningsförbundet Ekadalen"),
        ("Samordningsförbundet Ekadalen – Hel och friskt arbetsliv", "Samordningsförbundet Ekadalen"),
    ],
)
def test_a_running_head_is_the_name_only_where_a_place_stands_behind_its_dash(head: str, name: str) -> None:
    assert named_by_form(f"{head}\n\nFörbundet växer.\n\n{head}\n\nFörbundet bygger.\n") == name


def test_the_line_below_tells_what_a_name_is() -> None:
    text = "ESTRAD ÅDALEN\nKommunalförbund för scenkonst i Ådalen\n\nÅrsredovisning"
    assert described_name(text) == ("ESTRAD ÅDALEN", "Kommunalförbund för scenkonst i Ådalen")


def test_commas_of_running_text_part_no_names() -> None:
    line = "Parter är Försäkringskassan och Arbetsförmedlingen, Region Halland, Ale kommun och Kungälvs kommun."
    assert "region halland" not in standing_names(line)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "ESTRAD ÅDALEN\nKommunalförbund för scenkonst i Ådalen\n\nEstrad Ådalen ger stöd. Förbundet växer.",
            "Estrad Ådalen",
        ),
        (f"Ale 2024\nÅrsredovisning för kommunkoncernen\n\n{BODY} Ale kommun har tio skolor.", "Ale kommun"),
    ],
)
def test_the_issuer_by_what_its_lines_tell(graph_of: GraphOf, text: str, name: str) -> None:
    assert issuer(graph_of(text)) == name
