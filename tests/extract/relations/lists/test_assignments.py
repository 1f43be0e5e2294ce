"""Who is charged with what by whom, where lists, decisions and sentences part the giver from the charged."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import Relation

EdgesOf = Callable[..., dict[tuple[str, str, str], list[Relation]]]

KOMMUN = "Tjörns kommun\n\nBudget 2024\n\n"
REGION = "Region Halland\n\nBudget 2024\n\n"


def tasks(edges_of: EdgesOf, text: str) -> set[tuple[str, str]]:
    return {(a.casefold(), b.casefold()) for a, kind, b in edges_of(text) if kind == "COMMISSIONS"}


@pytest.mark.parametrize(
    ("text", "giver", "charged"),
    [
        (
            f"{REGION}Regionfullmäktige ger\n– kulturnämnden i uppdrag att se över avgifterna,\n"
            "– trafiknämnden i uppdrag att korta restiderna.\n",
            "regionfullmäktige",
            {"kulturnämnden", "trafiknämnden"},
        ),
        (
            f"{KOMMUN}Kommunstyrelsen uppdrar åt\n\na) samhällsbyggnadsförvaltningen att redovisa ett program,\n\n"
            "b) Tjörns Hamnar AB att pröva om kajen kan byggas ut.\n",
            "kommunstyrelsen",
            {"samhällsbyggnadsförvaltningen", "tjörns hamnar ab"},
        ),
        (
            f"{KOMMUN}Kommunfullmäktige ger följande uppdrag för 2024:\n"
            "• Kommunstyrelsen får i uppdrag att ta fram en plan.\n"
            "• Bygg- och miljönämnden ska korta handläggningstiden.\n",
            "kommunfullmäktige",
            {"kommunstyrelsen", "bygg- och miljönämnden"},
        ),
        (
            f"{KOMMUN}Kommunfullmäktige beslutar\n\natt fastställa ramarna enligt tabell 1,\n"
            "att socialnämnden ska redovisa en plan i september,\n"
            "att ge kulturnämnden i uppdrag att utreda biblioteken,\natt avslå motionen.\n",
            "kommunfullmäktige",
            {"socialnämnden", "kulturnämnden"},
        ),
        (
            f"{KOMMUN}Kommunfullmäktige beslutade i februari om tre uppdrag. "
            "Kultur- och fritidsnämnden fick i uppdrag att stärka tillsynen.\n",
            "kommunfullmäktige",
            {"kultur- och fritidsnämnden"},
        ),
        (
            f"{KOMMUN}4.2 Uppdrag från kommunstyrelsen\n\n"
            "Kommunledningskontoret ges i uppdrag att samordna upphandlingen.\n",
            "kommunstyrelsen",
            {"kommunledningskontoret"},
        ),
        (
            f"{KOMMUN}I kommunfullmäktiges budget för 2023 fick kommunstyrelsen i uppdrag att ta fram en klimatplan.\n",
            "kommunfullmäktige",
            {"kommunstyrelsen"},
        ),
        (
            f"{KOMMUN}Kommunfullmäktige antog budgeten i november. Skolorna växer.\n\n"
            "Barn- och utbildningsnämnden får i uppdrag att tillsammans med socialnämnden ta fram en modell.\n",
            "kommunfullmäktige",
            {"barn- och utbildningsnämnden"},
        ),
        (
            "Samordningsförbundet Älvbygden\n\nVerksamhetsberättelse\n\nUppdrag som styrelsen lämnat under året\n"
            "• Högskolan Väst: utvärdering av insatserna, klar i maj\n• Orust kommun: kartläggning av unga\n",
            "styrelsen",
            {"högskolan väst", "orust kommun"},
        ),
        (
            f"{KOMMUN}Kommunfullmäktige beslutade om uppdragen. "
            "Socialnämnderna Norr, Söder och Väster fick i uppdrag att samordna sina jourer.\n",
            "kommunfullmäktige",
            {"socialnämnden norr", "socialnämnden söder", "socialnämnden väster"},
        ),
    ],
)  # fmt: skip
def test_the_giver_is_the_body_that_the_text_names(edges_of: EdgesOf, text: str, giver: str, charged: set[str]) -> None:
    assert {(giver, one) for one in charged} == tasks(edges_of, text)


@pytest.mark.parametrize(
    "text",
    [
        # a kommun charges its offices through a board, and which is not said
        f"{KOMMUN}Kommunledningskontoret får i uppdrag att se över lokalerna.\n",
        # nobody is charged
        f"{KOMMUN}Kommunstyrelsen beslutar\n\natt godkänna avtalet med Orust kommun,\n"
        "att Tjörns Hamnar AB beviljas borgen.\n",
        f"{KOMMUN}Kommunstyrelsen ger följande bidrag:\n• Tjörns Hamnar AB: 2 mnkr\n• Orust kommun: 1 mnkr\n",
        f"{KOMMUN}Kommunstyrelsen beslutar att ge bidrag enligt följande:\n– Orust kommun får 12 000 kronor.\n",
        f"{KOMMUN}Kommunstyrelsen beslutar att Orusts näringsråd ska bestå av sju ledamöter.\n",
        f"{KOMMUN}Kommunfullmäktige beslutade om budgeten.\n• Tjörns Hamnar AB, 2 mnkr\n• Orust kommun, 1 mnkr\n",
    ],
)  # fmt: skip
def test_no_giver_no_task(edges_of: EdgesOf, text: str) -> None:
    assert tasks(edges_of, text) == set()


def test_what_the_task_is_about_says_nothing_of_whether_it_is_given(edges_of: EdgesOf) -> None:
    text = f"{KOMMUN}Kommunstyrelsen ger\n– Tjörns Hamnar AB i uppdrag att utreda om en ny kaj bör föreslås.\n"
    (edge,) = edges_of(text)["Kommunstyrelsen", "COMMISSIONS", "Tjörns Hamnar AB"]
    assert edge.modality == "asserted"
    assert edge.evidence[0].context == "Kommunstyrelsen ger"
