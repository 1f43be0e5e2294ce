"""Boards and offices that are the issuer's, though no sentence says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import Relation

EdgesOf = Callable[..., dict[tuple[str, str, str], list[Relation]]]

KOMMUN = "Tjörns kommun\n\nÅrsredovisning 2023\n\n"
REGION = "Region Halland\n\nBudget 2024\n\n"
FÖRBUND = "Älvbygdens kommunalförbund\n\nVerksamhetsplan 2024\n\n"


@pytest.mark.parametrize(
    ("text", "body", "issuer"),
    [
        (f"{KOMMUN}Socialnämnden redovisar ett överskott.", "Socialnämnden", "Tjörns kommun"),
        (f"{KOMMUN}Kommunfullmäktige antog planen i juni.", "Kommunfullmäktige", "Tjörns kommun"),
        (
            f"{KOMMUN}Nämnden för teknik och fritid rapporterar två gånger om året. "
            "Underlaget togs fram av nämnden för teknik och fritid.",
            "Nämnden för teknik och fritid",
            "Tjörns kommun",
        ),
        (f"{KOMMUN}Bygg- och miljöförvaltningen inför e-tjänster.", "Bygg- och miljöförvaltningen", "Tjörns kommun"),
        (f"{KOMMUN}Vård- och omsorgsnämnden\n\nÅret var lyckat.", "Vård- och omsorgsnämnden", "Tjörns kommun"),
        (
            f"{KOMMUN}I juni fick kulturnämnden frågan. Kommunens stöd till föreningar ges av kulturnämnden.",
            "kulturnämnden",
            "Tjörns kommun",
        ),
        (f"{REGION}Regionfullmäktige fastställer budgeten.", "Regionfullmäktige", "Region Halland"),
        (f"{REGION}Hälso- och sjukvårdsnämnden ansvarar för vården.", "Hälso- och sjukvårdsnämnden", "Region Halland"),
        (f"{REGION}Regionkontoret leder arbetet.", "Regionkontoret", "Region Halland"),
        (f"{FÖRBUND}Direktionen möts ofta. Förbundet växer.", "Direktionen", "Älvbygdens kommunalförbund"),
        (
            f"{FÖRBUND}Förbundet har tio anställda. Frågan bereds av förbundskansliet.",
            "förbundskansliet",
            "Älvbygdens kommunalförbund",
        ),
    ],
)  # fmt: skip
def test_a_body_that_acts_is_the_issuers(edges_of: EdgesOf, text: str, body: str, issuer: str) -> None:
    found = {(a.casefold(), kind, b) for a, kind, b in edges_of(text)}
    assert (body.casefold(), "PART_OF", issuer) in found


@pytest.mark.parametrize(
    "text",
    [
        # whose it is, the words beside it tell
        f"{KOMMUN}Kulturnämnden i Orust kommun lämnade ett bidrag. Kulturnämnden i Orust kommun växer.",
        f"{KOMMUN}Västra Götalandsregionen, genom miljönämnden, lämnade ett bidrag. Miljönämnden följer upp.",
        # of another kind of organisation
        f"{KOMMUN}Regionstyrelsen tog frågan i juni. Regionstyrelsen är positiv.",
        f"{REGION}Kommunstyrelsen tog frågan i juni. Kommunstyrelsen är positiv.",
        # several have it together
        f"{KOMMUN}Räddningsnämnden är gemensam med grannarna. Den gemensamma nämnden Räddningsnämnden växer.",
        # in passing
        f"{KOMMUN}Planen har remitterats till bland andra byggnadsnämnden.",
    ],
)  # fmt: skip
def test_what_is_anothers_or_only_mentioned_is_not(edges_of: EdgesOf, text: str) -> None:
    boards = [
        edge for edge in edges_of(text) if edge[1] == "PART_OF" and edge[2] in ("Tjörns kommun", "Region Halland")
    ]
    assert boards == []


def test_what_a_sentence_puts_elsewhere_stays_there(edges_of: EdgesOf) -> None:
    found = edges_of(f"{KOMMUN}Bostadsförvaltningen är en enhet inom Socialförvaltningen. Socialförvaltningen växer.")
    assert ("Bostadsförvaltningen", "PART_OF", "Socialförvaltningen") in found
    assert ("Bostadsförvaltningen", "PART_OF", "Tjörns kommun") not in found


def test_region_gotland_has_boards_of_both_kinds(edges_of: EdgesOf) -> None:
    found = edges_of("Region Gotland\n\nBudget 2024\n\nSocialnämnden får en högre ram. Regionfullmäktige beslutar.")
    assert {("Socialnämnden", "PART_OF", "Region Gotland"), ("Regionfullmäktige", "PART_OF", "Region Gotland")} <= {
        *found
    }


def test_initials_between_boards_of_a_table_are_boards(edges_of: EdgesOf) -> None:
    found = edges_of(
        f"{REGION}Regionbidrag, mnkr\n\n"
        "Nämnd | Budget 2023 | Budget 2024\n"
        "Regionstyrelsen | 120,5 | 130,5\n"
        "Kulturnämnden | 80,2 | 81,0\n"
        "Trafiknämnden | 60,0 | 61,5\n"
        "HSN Norr | 45,0 | 46,0\n"
        "Summa | 305,7 | 319,0\n"
    )
    assert ("HSN Norr", "PART_OF", "Region Halland") in found


def test_the_evidence_is_the_sentence_that_names_body_and_issuer(edges_of: EdgesOf) -> None:
    text = f"{KOMMUN}Kulturnämnden växer. Det är Tjörns kommun som genom Kulturnämnden driver biblioteken."
    (edge,) = edges_of(text)["Kulturnämnden", "PART_OF", "Tjörns kommun"]
    assert edge.evidence[0].quote.startswith("Det är Tjörns kommun")


def test_the_evidence_is_also_where_a_body_stands_by_itself(edges_of: EdgesOf) -> None:
    given = ("biblioteken", "teatern på torget", "museet vid ån", "ett nytt arkiv", "musik för äldre")
    tied = "".join(f"Det är Tjörns kommun som genom Kulturnämnden driver {one}.\n\n" for one in given)
    text = f"{KOMMUN}{tied}Nämnder\n\n- Socialnämnden\n- Kulturnämnden\n"
    (edge,) = edges_of(text)["Kulturnämnden", "PART_OF", "Tjörns kommun"]
    quotes = [one.quote for one in edge.evidence]
    assert any(one.startswith("Det är Tjörns kommun") for one in quotes)
    assert "Kulturnämnden" in {one.strip("- ") for one in quotes}


def test_a_board_that_ceases_is_no_board_of_the_issuers(edges_of: EdgesOf) -> None:
    found = edges_of(f"{KOMMUN}Servicenämnden upphör den 31 december. Servicenämnden gick med överskott.")
    assert [one.modality for one in found["Servicenämnden", "PART_OF", "Tjörns kommun"]] == ["ended"]


def test_a_board_that_ceases_to_give_goes_on(edges_of: EdgesOf) -> None:
    found = edges_of(f"{KOMMUN}Kulturnämnden upphörde med stödet till caféer. Kulturnämnden ansvarar för biblioteken.")
    assert {one.modality for one in found["Kulturnämnden", "PART_OF", "Tjörns kommun"]} == {"asserted"}


def test_what_introduces_a_list_of_boards_is_evidence_of_each(edges_of: EdgesOf) -> None:
    rows = "Socialnämnden     480,6   502,4\nKulturnämnden      71,5    76,3\nTekniska nämnden  127,6   131,9\n"
    found = edges_of(f"{KOMMUN}Kommunens nämnder tilldelas följande ramar.\n\nNämnd        2023    2024\n{rows}")
    (told, *_) = found["Kulturnämnden", "PART_OF", "Tjörns kommun"]
    assert "Kommunens nämnder tilldelas följande ramar." in [one.quote for one in told.evidence]


def test_who_pays_as_a_member_has_the_sentence_on_members_as_evidence(edges_of: EdgesOf) -> None:
    found = edges_of(
        f"{FÖRBUND}Det bildades av Orsa kommun och Mora kommun.\n\nMedlemsavgifter, tkr\n\n"
        "                 2023      2024\nOrsa kommun       340       350\nMora kommun       510       520\n"
    )
    (told, *_) = found["Orsa kommun", "MEMBER_OF", "Älvbygdens kommunalförbund"]
    assert any("bildades av" in one.quote for one in told.evidence)
