"""Lists of names under a heading or an introduction that says what they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ALE, KUNGÄLV, BOLAG, PROJEKT = "Ale kommun", "Kungälvs kommun", "Tjärnö Energi AB", "Digital bygd"
FÖRBUND = "Älvbygdens kommunalförbund"
ORUST, FÖRENING = "Orust kommun", "Västkustens hamnförening"
FÖRBUND_IN, WITH_FÖRENING = (FÖRBUND, "MEMBER_OF", FÖRENING), (FÖRENING, "COLLABORATES_WITH", FÖRBUND)


def listed(text: str, heading: str, names: tuple[str, ...] = (ALE, KUNGÄLV)) -> str:
    return f"{text}\n\n{heading}\n\n" + "".join(f"• {name}\n" for name in names)


@pytest.mark.parametrize(
    ("before", "heading", "edges"),
    [
        (
            f"Projektet {PROJEKT} startade 2023.",
            "Deltagande parter",
            [(ALE, "PARTICIPATES_IN", PROJEKT), (KUNGÄLV, "PARTICIPATES_IN", PROJEKT)],
        ),
        (
            f"Projektet {PROJEKT} startade 2023.",
            "Finansiärer",
            [(ALE, "FUNDS", PROJEKT), (KUNGÄLV, "FUNDS", PROJEKT)],
        ),
        (
            f"{FÖRBUND} bildades 2001.",
            f"Medlemmar i {FÖRBUND}",
            [(ALE, "MEMBER_OF", FÖRBUND), (KUNGÄLV, "MEMBER_OF", FÖRBUND)],
        ),
        (f"{BOLAG} bildades 2001.", f"Ägare till {BOLAG}", [(ALE, "OWNS", BOLAG), (KUNGÄLV, "OWNS", BOLAG)]),
    ],
)
def test_the_heading_says_what_the_names_below_are(
    edges_of: Callable[..., Any], before: str, heading: str, edges: list[tuple[str, str, str]]
) -> None:
    assert set(edges_of(listed(before, heading))) == set(edges)


def test_what_the_issuer_owns(edges_of: Callable[..., Any]) -> None:
    text = listed(f"{ALE}\n\nÅrsredovisning 2023", "Helägda bolag", (BOLAG, "Tjärnö Bostäder AB"))
    assert set(edges_of(text)) == {(ALE, "OWNS", BOLAG), (ALE, "OWNS", "Tjärnö Bostäder AB")}


@pytest.mark.parametrize("heading", ["Deltagande parter", "Övrigt", "Kontakt"])
def test_a_heading_that_says_nothing_gives_nothing(edges_of: Callable[..., Any], heading: str) -> None:
    found = edges_of(listed("Inledning till rapporten.", heading))
    assert found == {}


def test_what_stands_far_into_an_item_is_not_what_the_heading_speaks_of(edges_of: Callable[..., Any]) -> None:
    text = (
        f"Projektet {PROJEKT} startade 2023.\n\nDeltagande parter\n\n"
        f"• {ALE}\n• Skolor och föreningar på flera håll, med hjälp av {KUNGÄLV}\n"
    )
    assert set(edges_of(text)) == {(ALE, "PARTICIPATES_IN", PROJEKT)}


INTRO = "Verksamhetsplan 2025\n\nPlanen gäller det gemensamma arbetet i kommunerna under det år som kommer.\n"


@pytest.mark.parametrize(
    ("heading", "items", "edges"),
    [
        ("Kommunerna i förbundet", (ALE,), [(ALE, "MEMBER_OF", FÖRBUND)]),
        ("KOMMUNERNA I FÖRBUNDET", (ALE,), [(ALE, "MEMBER_OF", FÖRBUND)]),
        ("Ingående kommuner", (ALE,), [(ALE, "MEMBER_OF", FÖRBUND)]),
        ("Bolag som förbundet äger", (f"{BOLAG} – 100 %",), [(FÖRBUND, "OWNS", BOLAG)]),
        (f"Bolag som {ALE} äger", (BOLAG,), [(ALE, "OWNS", BOLAG)]),
        ("Förbundets bolag", (BOLAG,), [(FÖRBUND, "OWNS", BOLAG)]),
        ("Projekt som drivs av förbundet", ("Kustvägen",), [(FÖRBUND, "COORDINATES", "Kustvägen")]),
        (f"Projekt som drivs av {ALE}", ("Kustvägen (2023–2025)",), [(ALE, "COORDINATES", "Kustvägen")]),
        (f"Projekt som {ALE} leder", ("Kustvägen",), [(ALE, "COORDINATES", "Kustvägen")]),
        ("Projekt där förbundet deltar", ("Kustvägen",), [(FÖRBUND, "PARTICIPATES_IN", "Kustvägen")]),
        ("PROJEKT DÄR FÖRBUNDET ÄR PARTNER", ("Kustvägen",), [(FÖRBUND, "PARTICIPATES_IN", "Kustvägen")]),
        ("Vi deltar i följande projekt:", ("Kustvägen",), [(FÖRBUND, "PARTICIPATES_IN", "Kustvägen")]),
        ("Förbundets enheter", ("Vuxenutbildning Väst",), [("Vuxenutbildning Väst", "PART_OF", FÖRBUND)]),
        ("Uppdrag från Region Halland", ("Ta fram en gemensam plan",), [("Region Halland", "COMMISSIONS", FÖRBUND)]),
        ("Skogsrådet består av företrädare för:", (f"{ALE} 1 ledamot",), [(ALE, "PARTICIPATES_IN", "Skogsrådet")]),
        (
            "Skogsrådet",
            (ALE, f"{KUNGÄLV} (ordförande)"),
            [
                (ALE, "PARTICIPATES_IN", "Skogsrådet"),
                (KUNGÄLV, "COORDINATES", "Skogsrådet"),
            ],
        ),
        (
            "Övriga partner:",
            (f"Kustvägen: {ALE}, {KUNGÄLV}",),
            [
                (ALE, "PARTICIPATES_IN", "Kustvägen"),
                (KUNGÄLV, "PARTICIPATES_IN", "Kustvägen"),
            ],
        ),
    ],
)
def test_the_heading_names_the_actor_or_leaves_it_to_the_issuer(
    edges_of: Callable[..., Any], heading: str, items: tuple[str, ...], edges: list[tuple[str, str, str]]
) -> None:
    assert set(edges_of(listed(f"{FÖRBUND}\n\n{INTRO}", heading, items))) == set(edges)


@pytest.mark.parametrize(
    ("intro", "edge"),
    [
        (f"{ORUST} ansvarar för", (ORUST, "COORDINATES", "Kustvägen")),
        (f"{ORUST} håller i:", (ORUST, "COORDINATES", "Kustvägen")),
        ("Vidare är förbundet medlem i bland annat följande sammanslutningar (årsavgift, tkr):", FÖRBUND_IN),
        ("Vi är medlemmar i", FÖRBUND_IN),
        ("Ingen bygd är en ö. Förbundet finns med i", FÖRBUND_IN),
        ("Förbundet är anslutet till", FÖRBUND_IN),
        ("Vi finns även företrädda i:", (FÖRBUND, "PARTICIPATES_IN", FÖRENING)),
        ("Förbundet har plats i", (FÖRBUND, "PARTICIPATES_IN", FÖRENING)),
        ("Förbundets plats i andra organ", (FÖRBUND, "PARTICIPATES_IN", FÖRENING)),
        ("Avtal om frivilliga insatser finns mellan förbundet och följande organisationer:", WITH_FÖRENING),
        ("I koncernen ingår utöver moderbolaget:", (FÖRBUND, "OWNS", BOLAG)),
        ("Koncernen består av", (FÖRBUND, "OWNS", BOLAG)),
        ("Ingen bygd är en ö. Vi tillhör", FÖRBUND_IN),
        ("Förbundet hör också till", FÖRBUND_IN),
        ("Förbundet tillhör sedan tidigare", FÖRBUND_IN),
        ("Läget i följande sammanhang där förbundet är med:", (FÖRBUND, "PARTICIPATES_IN", FÖRENING)),
        ("Grupper där förbundet är med:", (FÖRBUND, "PARTICIPATES_IN", FÖRENING)),
    ],
)
def test_an_introduction_says_who_and_what(
    edges_of: Callable[..., Any], intro: str, edge: tuple[str, str, str]
) -> None:
    items = {"OWNS": BOLAG, "COORDINATES": "projektet Kustvägen"}.get(edge[1], FÖRENING)
    assert set(edges_of(f"{FÖRBUND}\n\n{INTRO}\nOmvärld\n\n{intro}\n\n• {items}\n")) == {edge}


@pytest.mark.parametrize(
    ("intro", "whole"),
    [
        ("Dessutom finns två grupper som förbundet själv bildat:", FÖRBUND),
        ("Förbundet har tre arbetsgrupper som direktionen tillsatt:", FÖRBUND),
        ("Under direktionen finns beredningen och de nämnder som räknas upp här.", FÖRBUND),
        ("I Lärcentrum Väst ingår vidare:", "Lärcentrum Väst"),
        ("Under Lärcentrum Väst sorterar", "Lärcentrum Väst"),
        ("Till Lärcentrum Väst hör tre verksamheter:", "Lärcentrum Väst"),
    ],
)
def test_parts_of_the_issuer_and_of_a_unit(edges_of: Callable[..., Any], intro: str, whole: str) -> None:
    text = (
        f"{FÖRBUND}\n\n{INTRO}\nOrganisation\n\nEnheten Lärcentrum Väst finns i tre kommuner. {intro}\n\n"
        "• Ungdomspanelen Saltstänk\n• Vuxennämnden\n"
    )
    parts = {source for source, kind, target in edges_of(text) if kind == "PART_OF" and target == whole}
    assert "Ungdomspanelen Saltstänk" in parts or "Vuxennämnden" in parts


@pytest.mark.parametrize("intro", ["I kommunen finns", "Till hösten hör", "I arbetet ingår:", "Under våren samlas"])
def test_where_no_unit_is_named_nothing_is_part_of_it(edges_of: Callable[..., Any], intro: str) -> None:
    text = f"{FÖRBUND}\n\n{INTRO}\nOrganisation\n\n{intro}\n\n• Ungdomspanelen Saltstänk\n• {FÖRENING}\n"
    assert not {edge for edge in edges_of(text) if edge[1] == "PART_OF"}


@pytest.mark.parametrize(
    "intro",
    [
        "Förbundets bolag är med i följande organisationer:",
        "Bolagen är medlemmar i",
        "Medlemskap (medlem inom parentes)",
    ],
)
def test_who_of_several_is_a_member_stands_in_brackets(edges_of: Callable[..., Any], intro: str) -> None:
    text = (
        f"{FÖRBUND}\n\n{INTRO}\nSamverkan\n\n{intro}\n\n• {FÖRENING} ({BOLAG})\n• Tekniska nätföreningen (samtliga)\n"
    )
    assert (BOLAG, "MEMBER_OF", FÖRENING) in edges_of(text)


@pytest.mark.parametrize(
    "intro",
    [
        f"Vi är med i {FÖRENING}. Medlemmar är i övrigt",
        f"Vi är med i {FÖRENING}. Medlemmar är också",
        f"Vi är med i {FÖRENING}. Medlemmar är",
    ],
)
def test_lines_that_end_a_sentence_are_a_list(edges_of: Callable[..., Any], intro: str) -> None:
    text = f"{ALE}\n\n{INTRO}\nSamverkan\n\n{intro}\n{KUNGÄLV}\n{ORUST}\nTjörns kommun\n"
    text += "Föreningen driver hamnarna i fyra kommuner.\n"
    members = {source for source, kind, target in edges_of(text) if kind == "MEMBER_OF" and target == FÖRENING}
    assert members >= {KUNGÄLV, ORUST, "Tjörns kommun"}


@pytest.mark.parametrize(
    "intro",
    [
        "Nedan anges samtliga parter utöver projektägaren.",
        "Nedan följer de som har lagt tid i arbetet.",
        "De som har lagt tid i arbetet räknas upp här.",
        "Parterna listas nedan.",
    ],
)
def test_an_introduction_that_only_points_leans_on_its_heading(edges_of: Callable[..., Any], intro: str) -> None:
    text = (
        f"Slutrapport\n\nProjektet {PROJEKT} startade 2023 och har pågått i två år med stöd av många.\n\n"
        f"Parter i projektet\n{intro}\n\n{ALE}\n{KUNGÄLV}\n{ORUST} (observatör)\n\nArbetet var roligt och gav mycket.\n"
    )
    assert {source for source, kind, _ in edges_of(text) if kind == "PARTICIPATES_IN"} >= {ALE, KUNGÄLV}


def test_an_open_introduction_leans_on_its_heading_and_items_say_more(edges_of: Callable[..., Any]) -> None:
    text = (
        f"{FÖRBUND}\n\n{INTRO}\nSamarbeten och nätverk\n\nAlla kan inte nämnas. Bland de fasta kontakterna finns\n\n"
        f"• {ALE}: ramavtal om gemensamma tjänster\n• {FÖRENING} (medlem sedan 2015)\n"
        "• Skogsrådet, där förbundet har en plats i styrgruppen\n"
        f"• {KUNGÄLV} (avtalet löpte ut i mars och har inte förnyats)\n"
    )
    found = edges_of(text)
    said = {edge: relations[0].modality for edge, relations in found.items()}
    assert said == {
        (ALE, "COLLABORATES_WITH", FÖRBUND): "asserted",
        (FÖRBUND, "MEMBER_OF", FÖRENING): "asserted",
        (FÖRBUND, "PARTICIPATES_IN", "Skogsrådet"): "asserted",
        (KUNGÄLV, "COLLABORATES_WITH", FÖRBUND): "ended",
    }


def test_the_parent_of_a_group_owns_its_daughters_and_an_item_names_its_own_owner(edges_of: Callable[..., Any]) -> None:
    text = (
        f"{ALE}\n\n{INTRO}\nBolag\n\nKommunens bolag är samlade i en koncern. Överst finns Ale Stadshus AB. "
        f"Dotterbolag i koncernen är\n\n• {BOLAG} med 40 anställda\n• Älvkraft AB, helägt av {BOLAG}\n"
    )
    assert {edge for edge in edges_of(text) if edge[1] == "OWNS"} >= {("Ale Stadshus AB", "OWNS", BOLAG)}
    assert not {(ALE, "OWNS", BOLAG), ("Ale Stadshus AB", "OWNS", "Älvkraft AB")} & edges_of(text).keys()


@pytest.mark.parametrize(
    ("heading", "type_"),
    [
        ("Noder i kedjan (värd inom parentes)", "COORDINATES"),
        ("Projekt (projektägare)", "COORDINATES"),
        ("Insatser, ansvarig anges inom parentes", "COORDINATES"),
        ("Projekt (finansiär inom parentes)", "FUNDS"),
        ("Delprojekt (partner)", "PARTICIPATES_IN"),
    ],
)
def test_a_heading_says_what_its_items_have_in_brackets(edges_of: Callable[..., Any], heading: str, type_: str) -> None:
    text = listed(f"{FÖRBUND}\n\n{INTRO}", heading, (f"Kustvägen ({ALE})", f"Älvleden ({KUNGÄLV})"))
    assert set(edges_of(text)) == {(ALE, type_, "Kustvägen"), (KUNGÄLV, type_, "Älvleden")}


@pytest.mark.parametrize(
    ("heading", "modality"),
    [("Avslutade projekt som drevs av förbundet", "ended"), ("Planerade projekt som drivs av förbundet", "planned")],
)
def test_the_heading_tells_the_modality(edges_of: Callable[..., Any], heading: str, modality: str) -> None:
    found = edges_of(listed(f"{FÖRBUND}\n\n{INTRO}", heading, ("Kustvägen",)))
    assert found[FÖRBUND, "COORDINATES", "Kustvägen"][0].modality == modality


def test_a_sub_heading_may_be_the_project(edges_of: Callable[..., Any]) -> None:
    text = f"{FÖRBUND}\n\n{INTRO}\n2 Projekt som drivs av {ALE}\n\n2.1 Kustvägen\n\nVägen rustas upp i tre etapper.\n"
    assert set(edges_of(text)) == {(ALE, "COORDINATES", "Kustvägen")}


@pytest.mark.parametrize("heading", ["Remissinstanser", "Sändlista", "Leverantörer", "Källor", "Pågående projekt"])
def test_lists_of_names_that_state_nothing(edges_of: Callable[..., Any], heading: str) -> None:
    assert edges_of(listed(f"{FÖRBUND}\n\n{INTRO}", heading, (ALE, KUNGÄLV))) == {}


@pytest.mark.parametrize(
    "item", ["Anna Svensson, ledamot", "Samordna upphandlingen i länet", "Möten hålls varje månad"]
)
def test_persons_tasks_and_sentences_are_no_names(edges_of: Callable[..., Any], item: str) -> None:
    for heading in ("Förbundets enheter", "Medlemmar", "Projekt som drivs av förbundet"):
        assert edges_of(listed(f"{FÖRBUND}\n\n{INTRO}", heading, (item,))) == {}


RUN_BY_HALLAND = "Årsrapport 2024\n\n3.1 Program och planer som Region Halland ansvarar för\n\n"


def test_notes_between_the_items_do_not_part_them_from_their_heading(edges_of: Callable[..., Any]) -> None:
    text = (
        f"{RUN_BY_HALLAND}Alla har följts upp under året.\n\n"
        "• Programmet Grön kust\nBeslut fattas i maj.\n\n• Programmet Blå höjd\nDet är bordlagt.\n\n"
        "• Hela listan följs upp i nästa rapport om programmet Vit sand.\n"
    )
    assert set(edges_of(text)) == {
        ("Region Halland", "COORDINATES", "Grön kust"),
        ("Region Halland", "COORDINATES", "Blå höjd"),
    }


def test_what_an_introduction_of_its_own_lists_is_not_the_headings(edges_of: Callable[..., Any]) -> None:
    text = f"{RUN_BY_HALLAND}Våra grannar läser i stället om:\n\n• Programmet Grön kust\n• Programmet Blå höjd\n"
    assert set(edges_of(text)) == set()
