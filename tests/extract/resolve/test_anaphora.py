"""What "förbundet", "bolaget", "projektet" and "vi" mean where they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nysta.extract.language.anaphors import called_by
from nysta.extract.language.mention import Mention

ALE, KUNGÄLV, HALLAND = "Ale kommun", "Kungälvs kommun", "Region Halland"
BOLAG, FÖRBUND, PROJEKT = "Tjärnö Energi AB", "Älvbygdens kommunalförbund", "Digital bygd"

# paragraphs that differ, since lines that recur are page furniture
MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "augusti", "september", "oktober", "november")
FILLER = "\n\n".join(f"I {month} har {n * n} personer fått nya kunskaper om {month}." for n, month in enumerate(MONTHS))


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (f"{FÖRBUND} bildades 2001. {ALE} är medlem i förbundet.", (ALE, "MEMBER_OF", FÖRBUND)),
        (f"{BOLAG} bildades 2001. Bolaget ägs av {ALE}.", (ALE, "OWNS", BOLAG)),
        (f"{BOLAG} bildades 2001.\n\nUnder året har mycket hänt.\n\nBolaget ägs av {ALE}.", (ALE, "OWNS", BOLAG)),
        (f"Projektet {PROJEKT} startade 2023. Projektet finansieras av {HALLAND}.", (HALLAND, "FUNDS", PROJEKT)),
        (
            f"Stiftelsen Tjärnöhus bildades 1950. Huvudman för stiftelsen är {ALE}.",
            (ALE, "OWNS", "Stiftelsen Tjärnöhus"),
        ),
    ],
)
def test_a_definite_noun_is_what_was_named_before(
    edges_of: Callable[..., Any], text: str, edge: tuple[str, str, str]
) -> None:
    assert edge in edges_of(text)


def test_the_nearest_of_its_kind_counts(edges_of: Callable[..., Any]) -> None:
    text = f"Tjärnö Bostäder AB bildades 1950. {BOLAG} bildades 2001. Bolaget ägs av {ALE}."
    assert set(edges_of(text)) == {(ALE, "OWNS", BOLAG)}


BOVERKET, LEADS = "Boverket", "Länsstyrelsen i Dalarnas län\n\nÅrsredovisning 2024\n\nVerksamheten växer.\n\n"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (f"Regeringen uppdrar åt {BOVERKET} att se över myndighetens byggråd.", BOVERKET),
        (f"Regeringen ger {BOVERKET} i uppdrag att utveckla myndighetens byggråd.", BOVERKET),
        ("Hon kommer från Vinnova där hon varit chef för myndighetens byggråd.", "Vinnova"),
        (f"I samråd med {BOVERKET} prövar myndighetens byggråd frågan.", "Länsstyrelsen i Dalarnas län"),
    ],
)
def test_the_authority_is_the_one_charged_in_the_same_sentence(
    edges_of: Callable[..., Any], text: str, whole: str
) -> None:
    assert {b for _, kind, b in edges_of(LEADS + text) if kind == "PART_OF"} == {whole}


@pytest.mark.parametrize("noun", ["Förbundet", "Stiftelsen", "Universitetet"])
def test_a_noun_of_another_kind_is_not_it(edges_of: Callable[..., Any], noun: str) -> None:
    found = edges_of(f"{BOLAG} bildades 2001. {noun} ägs av {ALE}.", issuer=HALLAND)
    assert (ALE, "OWNS", BOLAG) not in found


@pytest.mark.parametrize(
    "said",
    [
        f"Vi samverkar med {HALLAND}.",
        f"Förbundet samverkar med {HALLAND}.",
        f"Under 2024 samverkar vi med {HALLAND}.",
    ],
)
def test_vi_and_förbundet_are_the_issuer(edges_of: Callable[..., Any], said: str) -> None:
    text = f"Verksamhetsplan 2024\n\n{FÖRBUND}\n\nFörbundet har tio anställda. {said}"
    assert set(edges_of(text)) & {(FÖRBUND, "COLLABORATES_WITH", HALLAND), (HALLAND, "COLLABORATES_WITH", FÖRBUND)}


def test_nothing_is_guessed_where_nothing_was_named(edges_of: Callable[..., Any]) -> None:
    assert edges_of(f"Bolaget ägs av {ALE}.") == {}


def test_the_project_of_the_document_is_meant_far_below(edges_of: Callable[..., Any]) -> None:
    text = f"Projektet {PROJEKT} startade 2023.\n\n{FILLER}\n\nProjektet finansieras av {HALLAND}."
    assert (HALLAND, "FUNDS", PROJEKT) in edges_of(text)


def test_a_noun_that_only_announces_the_next_name_is_that_name(edges_of: Callable[..., Any]) -> None:
    text = f"Projektet {PROJEKT} startade 2023. {HALLAND} finansierar projektet Levande Kust."
    assert set(edges_of(text)) == {(HALLAND, "FUNDS", "Levande Kust")}


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (f"Projektet Dataslussen startade 2023. Slussen finansieras av {HALLAND}.", (HALLAND, "FUNDS", "Dataslussen")),
        (f"Fyrbrunn Service AB bildades 2001. Servicebolaget ägs av {ALE}.", (ALE, "OWNS", "Fyrbrunn Service AB")),
        (f"Nätverket Stålringen bildades 2001. Ringen leds av {ALE}.", (ALE, "COORDINATES", "Stålringen")),
        (
            f"Stiftelsen Älvens Park bildades 2001. {ALE} äger parken.",
            (ALE, "OWNS", "Stiftelsen Älvens Park"),
        ),
    ],
)
def test_a_noun_calls_a_name_by_its_last_part(
    edges_of: Callable[..., Any], text: str, edge: tuple[str, str, str]
) -> None:
    assert edge in edges_of(text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (
            "Hamnfoto är en enhet i kulturförvaltningen. Kulturförvaltningen växer. Enheten samverkar med Ale kommun.",
            (ALE, "COLLABORATES_WITH", "Hamnfoto"),
        ),
        (
            "Parter\n\n1. Sillviks kommunalförbund, nedan värdorganisationen\n\n2. Orust kommun\n\n"
            "§ 1 Bakgrund\n\nAvtalet ersätter ett äldre.\n\n§ 2 Medel\n\nRegion Halland har beviljat "
            "värdorganisationen 800 000 kronor för 2022.",
            (HALLAND, "FUNDS", "Sillviks kommunalförbund"),
        ),
        (
            "Tjärnö Energi AB (nedan kallat driftbolaget) bildades 2001.\n\nNät\n\nDriftbolaget ägs av Ale kommun.",
            (ALE, "OWNS", "Tjärnö Energi AB"),
        ),
    ],
)
def test_a_noun_means_what_the_document_says_that_it_does(
    edges_of: Callable[..., Any], text: str, edge: tuple[str, str, str]
) -> None:
    assert edge in edges_of(text)


def test_a_definition_is_not_of_the_owner_named_before(edges_of: Callable[..., Any]) -> None:
    text = (
        f"Tjärnö Stadskoncern AB\n\nAlla aktier innehas av {ALE}. Bolaget, nedan kallat stadskoncernen, växer.\n\n"
        f"Under hösten tecknade stadskoncernen ett samarbetsavtal med Högskolan i Borås."
    )
    assert not [edge for edge in edges_of(text) if edge[1] == "COLLABORATES_WITH" and ALE in edge]


def test_a_noun_that_says_too_little_calls_nothing() -> None:
    names = (
        "Ombudsverksamheten",
        "Västsvenska kommunalförbunden",
        "Dataslussen",
        "Fyrbrunn Service AB",
        "Hamnen i Sillvik AB",
        "Sillviks Närings- och Eventbolag AB",
    )
    kinds = ("enhet", "kommunalförbund", "projekt", "bolag", "bolag", "bolag")
    called = called_by(Mention(0, len(n), n, "ORG", k, "rule") for n, k in zip(names, kinds, strict=True))
    assert called["slussen"].name == "Dataslussen"
    assert called["servicebolaget"].name == "Fyrbrunn Service AB"
    assert called["hamnbolaget"].name == "Hamnen i Sillvik AB"
    assert called["eventbolaget"].name == "Sillviks Närings- och Eventbolag AB"
    assert not {"verksamheten", "kommunalförbunden", "förbunden", "bolaget"} & called.keys()


def test_a_noun_below_a_heading_means_what_the_heading_names(edges_of: Callable[..., Any]) -> None:
    text = (
        f"Sillviks Värmebolag AB\n\nVärmebolaget levererar fjärrvärme till många hus.\n\nTjärnö Energi AB\n\n"
        f"Leveranserna ökade under hela året. Bolaget leder projektet {PROJEKT}.\n"
    )
    assert ("Tjärnö Energi AB", "COORDINATES", PROJEKT) in edges_of(text, issuer=HALLAND)


def test_the_topic_of_a_section_is_what_its_heading_names(edges_of: Callable[..., Any]) -> None:
    text = (
        f"Projektet {PROJEKT} startade 2023.\n\nÖppna spjäll\n\nEtt projekt för äldre hus.\n\nMycket har hänt i år.\n\n"
        f"Arbetet leds av {ALE}. Försöket finansieras av {HALLAND}.\n"
    )
    assert set(edges_of(text)) == {(ALE, "COORDINATES", "Öppna spjäll"), (HALLAND, "FUNDS", "Öppna spjäll")}


BOARD = "Kommunstyrelsen\n\nProtokoll 2024\n\nTjörns kommun\n\n"


@pytest.mark.parametrize(
    ("text", "board"),
    [
        (f"{BOARD}Ärendet bereddes i juni. Nämnden samverkar med {HALLAND}.", "Kommunstyrelsen"),
        (f"{BOARD}Socialnämnden har sett över taxan. Nämnden samverkar med {HALLAND}.", "Socialnämnden"),
        (f"{BOARD}Rapport från Räddningsnämnden Väst. Nämnden samverkar med {HALLAND}.", "Räddningsnämnden Väst"),
    ],
)
def test_a_board_that_opens_the_sentence_before_is_the_board(
    edges_of: Callable[..., Any], text: str, board: str
) -> None:
    assert {a if b == HALLAND else b for a, kind, b in edges_of(text) if kind == "COLLABORATES_WITH"} == {board}


@pytest.mark.parametrize(
    "far",
    [
        f"Projektet finansieras av {HALLAND}.",
        f"Projektet leds av {HALLAND}.",
        f"Projektet genomförs i samverkan mellan {HALLAND} och {ALE}.",
        f"Projektägare är {HALLAND}.",
        f"Övriga parter är {HALLAND} och {ALE}.",
    ],
)
def test_a_document_of_several_projects_is_about_none_of_them(edges_of: Callable[..., Any], far: str) -> None:
    text = f"Projektet {PROJEKT} startade 2023.\n\nProjektet Levande Kust startade 2024.\n\n{FILLER}\n\n{far}\n"
    assert {edge for edge in edges_of(text) if edge[1] != "COLLABORATES_WITH"} == set()


@pytest.mark.parametrize(
    ("named", "noun"),
    [
        (BOLAG, "Bolaget"),
        ("Stiftelsen Tjärnöhus", "Stiftelsen"),
        ("Föreningen Leader Göta älv", "Föreningen"),
        ("Klimatrådet Väst", "Rådet"),
    ],
)
def test_a_noun_does_not_reach_far_beyond_a_heading(edges_of: Callable[..., Any], named: str, noun: str) -> None:
    text = (
        f"{named} bildades 2001.\n\nMycket har hänt i år.\n\nÅrets arbete\n\nAllt har gått som planerat.\n\n"
        f"Det har varit ett bra år.\n\n{noun} samarbetar med {HALLAND}.\n"
    )
    assert {edge for edge in edges_of(text, issuer=ALE) if named in edge} == set()


def test_a_board_just_named_is_meant_before_the_one_that_speaks(edges_of: Callable[..., Any]) -> None:
    text = (
        f"Verksamhetsberättelse 2024\n\nKulturnämnden\n\n{ALE}\n\nÅrets arbete har gått som planerat.\n\n"
        f"Hjälpmedelsnämnden Väst bildades 2021. Nämnden ingår i {HALLAND}.\n"
    )
    assert not [edge for edge in edges_of(text, issuer=ALE) if edge[0] == "Kulturnämnden" and edge[2] == HALLAND]


@pytest.mark.parametrize("word", ["kompetens", "balans", "vetenskaps"])
def test_an_indefinite_noun_calls_nothing(edges_of: Callable[..., Any], word: str) -> None:
    text = f"Enheten Stöd och {word} bildades 2001. {HALLAND} samarbetar om {word}."
    assert {edge for edge in edges_of(text, issuer=ALE) if HALLAND in edge} == set()


def test_the_one_project_of_a_document_is_meant_before_a_part_of_it(edges_of: Callable[..., Any]) -> None:
    text = (
        f"Slutrapport {PROJEKT}\n\nProjektet {PROJEKT} startade 2023. {PROJEKT} har nått många.\n\n"
        f"{HALLAND} ansvarar för delprojektet Levande Kust.\n\nProjektet finansieras av {ALE}.\n"
    )
    assert {edge for edge in edges_of(text, issuer=HALLAND) if edge[1] == "FUNDS"} == {(ALE, "FUNDS", PROJEKT)}


@pytest.mark.parametrize("payer", ["från programmet Levande Kust", "ur programmet Levande Kust"])
def test_what_pays_is_not_what_is_spoken_of(edges_of: Callable[..., Any], payer: str) -> None:
    text = f"Projektet {PROJEKT} startade 2023. Pengarna kommer {payer}. Övriga parter är {ALE} och {HALLAND}.\n"
    assert {(ALE, "PARTICIPATES_IN", PROJEKT), (HALLAND, "PARTICIPATES_IN", PROJEKT)} <= set(edges_of(text))
