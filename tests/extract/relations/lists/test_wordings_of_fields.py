"""Lists of fields about a project that is over, or that some of its parties have left, as many issuers write them."""

# ruff: noqa: E501 - wordings and tables stand as issuers write them

from __future__ import annotations

from collections.abc import Callable

import pytest

Edge = tuple[str, str, str]
HeldOf = Callable[[str], set[Edge]]

SÄTER, AVESTA, DALARNA = "Säters kommun", "Avesta kommun", "Region Dalarna"
HÖGSKOLAN, PROJEKT = "Högskolan Dalarna", "Grön gruva"


def fields(*lines: str) -> str:
    """A list of fields about the project, with ``lines`` of its own."""
    return "\n".join((f"Projekt: {PROJEKT}", f"Projektägare: {AVESTA}", *lines)) + "\n"


# Lists of fields, and the one of their edges that is over or never was.
FIELDS: list[tuple[str, Edge]] = [
    *(
        (fields(f"Partner: {HÖGSKOLAN}, {SÄTER} ({note})"), (SÄTER, "PARTICIPATES_IN", PROJEKT))
        for note in (
            "lämnade 2023", "till och med 2022", "t.o.m. maj 2023", "utträdde 2021", "hoppade av", "avslutat 2022",
            "medverkade 2020–2021", "t o m 2022", "avgick under året", "till 2022-12-31", "endast 2021", "avbröt sin medverkan",
            "inte längre med", "tackade nej", "avsagt sig",
        )
    ),
    *(
        (fields(f"Partner: {SÄTER}, {HÖGSKOLAN}", state), (SÄTER, "PARTICIPATES_IN", PROJEKT))
        for state in (
            "Status: Projektet avslutades i december 2023", "Status: slutrapporterat", "Status: nedlagt i förtid",
            "Avslutat: 2023-06-30", "Status: vilande", "Status: avbrutet", "Projektstatus: Avslutad 2022", "Status: genomfört",
            "Läge: lades ned i maj", "Status: slutfört", "Status: Slutredovisat till länsstyrelsen", "Status: stoppat",
            "Status: upphört", "Läge: Avvecklat", "Status: har avslutats", "Status: ej beviljat", "Status: ansökan inlämnad",
            "Status: avslag", "Status: återkallad", "Beslut: avslag", "Beslut: ansökan avslogs",
        )
    ),
    *(
        (fields(f"Partner: {HÖGSKOLAN}", f"{label}: {SÄTER}"), (SÄTER, "PARTICIPATES_IN", PROJEKT))
        for label in (
            "Tidigare partner", "Tidigare partners", "Avhoppade parter", "Partner som lämnat", "Partner t.o.m. 2022", "Före detta partner",
            "Har lämnat projektet", "Partner som hoppat av", "Partner till och med 2023", "Tackade nej", "Tillfrågade partner", "Tilltänkt partner",
        )
    ),
    (fields(f"Partner: {HÖGSKOLAN} och, till och med 2022, {SÄTER}"), (SÄTER, "PARTICIPATES_IN", PROJEKT)),
    (fields(f"Partner: {HÖGSKOLAN}, tidigare även {SÄTER}"), (SÄTER, "PARTICIPATES_IN", PROJEKT)),
    (fields(f"Finansiär: {HÖGSKOLAN}", f"Tidigare finansiär: {DALARNA}"), (DALARNA, "FUNDS", PROJEKT)),
    (fields(f"Partner: {SÄTER}") + "\nProjektet avslutades i maj 2023.\n", (SÄTER, "PARTICIPATES_IN", PROJEKT)),
    (f"Projekt: {PROJEKT}\nProjektägare: {AVESTA} (tidigare {SÄTER})\nPartner: {HÖGSKOLAN}\n", (SÄTER, "COORDINATES", PROJEKT)),
    (f"Projekt: {PROJEKT}\nProjektägare: {SÄTER} t.o.m. 2022, därefter {AVESTA}\nPartner: {HÖGSKOLAN}\n", (SÄTER, "COORDINATES", PROJEKT)),
    (f"Projekt: {PROJEKT}\nTidigare projektägare: {SÄTER}\nProjektägare: {AVESTA}\n", (SÄTER, "COORDINATES", PROJEKT)),
]  # fmt: skip


SHEET = f"{PROJEKT}\n\nProjektägare: {AVESTA}\nPartner: {SÄTER}, {HÖGSKOLAN}\nFinansiär: {DALARNA}\n"
OTHER = f"Sol i byn\n\nProjektägare: {AVESTA}\nPartner: {HÖGSKOLAN}\nFinansiär: {DALARNA}\n"

# Sheets of a project that is over by what stands around its fields.
OVER: list[str] = [
    *(
        f"{heading}\n\n{SHEET}\n{OTHER}"
        for heading in (
            "Avslutade projekt", "3.2 Avslutade projekt", "AVSLUTADE PROJEKT", "Projekt som avslutats under 2024", "Projekt avslutade 2024",
            "Slutförda projekt", "Genomförda och avslutade insatser", "Slutrapporterade projekt", "Projekt som har avslutats",
            "Projekt som inte längre drivs", "Nedlagda projekt", "Projekt som avbrutits", "Tidigare projekt", "Avslutat under året",
            "Projekt som gått i mål", "Upphörda projekt och samarbeten",
        )
    ),
    f"{PROJEKT}\n\nProjektet avslutades i mars 2023.\n\n" + SHEET.split("\n\n")[1],
    SHEET + "\nProjektet avslutades i mars 2023 efter tre års arbete.\n",
    SHEET + "\nSatsningen har gett goda resultat. Projektet avslutades i maj.\n",
    SHEET + f"\n{PROJEKT} avslutades i maj och slutrapporten finns på webben.\n",
    SHEET + "Projektet avslutat: 2022-12-31\n",
    SHEET + "Avslutades: december 2022\n",
    SHEET + "Projekttid: 2020–2022 (avslutat)\n",
    SHEET.replace(PROJEKT, f"{PROJEKT} (avslutat)", 1),
    SHEET.replace(PROJEKT, f"{PROJEKT} – avslutat 2023", 1),
    SHEET.replace(PROJEKT, f"{PROJEKT} (avslutades i juni)", 1),
    f"Projekt: {PROJEKT} (avslutat 2023)\n" + SHEET.split("\n\n")[1],
    SHEET + f"\n{OTHER}\nUnder året avslutades projekten {PROJEKT} och Sol i byn.\n",
    SHEET + f"\n{OTHER}\nAv projekten avslutades {PROJEKT} i juni.\n",
    SHEET + f"\n{OTHER}\nArbetet i {PROJEKT} är slutfört.\n",
    f"Nedan redovisas de projekt som avslutades under året.\n\n{SHEET}\n{OTHER}",
    f"Följande projekt är avslutade:\n\n{SHEET}\n{OTHER}",
]  # fmt: skip


@pytest.mark.parametrize("body", OVER)
def test_sheets_of_what_is_over(held_of: HeldOf, body: str) -> None:
    found = held_of(body)
    edges = {
        (AVESTA, "COORDINATES", PROJEKT),
        (SÄTER, "PARTICIPATES_IN", PROJEKT),
        (HÖGSKOLAN, "PARTICIPATES_IN", PROJEKT),
    }
    assert not edges & found


@pytest.mark.parametrize(
    "body",
    [
        f"Pågående projekt\n\n{SHEET}\n{OTHER}",
        f"Pågående och avslutade projekt\n\n{SHEET}\n{OTHER}",
        f"{SHEET}\nProjektet ska vara avslutat 2027.\n",
        f"{SHEET}\nProjektet bygger på förstudien Blå gruva, som avslutades 2021.\n",
        f"{SHEET}\nUpphandlingen av konsult avslutades i maj.\n",
        f"Avslutade projekt\n\n{OTHER}\nPågående projekt\n\n{SHEET}",
    ],
)
def test_sheets_of_what_goes_on(held_of: HeldOf, body: str) -> None:
    assert {(AVESTA, "COORDINATES", PROJEKT), (SÄTER, "PARTICIPATES_IN", PROJEKT)} <= held_of(body)


@pytest.mark.parametrize(("body", "edge"), FIELDS)
def test_fields(held_of: HeldOf, body: str, edge: Edge) -> None:
    found = held_of(body)
    assert edge not in found


@pytest.mark.parametrize(
    "state",
    [
        "pågår",
        "pågående",
        "beviljat",
        "startade 2023",
        "avslutas 2026",
        "beslutat",
        "förlängt till 2026",
        "ej avslutat",
    ],
)
def test_fields_that_hold(held_of: HeldOf, state: str) -> None:
    found = held_of(fields(f"Partner: {SÄTER}, {HÖGSKOLAN} (från 2023)", f"Status: {state}"))
    assert {(SÄTER, "PARTICIPATES_IN", PROJEKT), (HÖGSKOLAN, "PARTICIPATES_IN", PROJEKT)} <= found
