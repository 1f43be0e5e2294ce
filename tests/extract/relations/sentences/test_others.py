"""Of others: what is said of states, of persons, of where somebody has his seat, and of those who only argue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

EdgesOf = Callable[..., dict[tuple[str, str, str], Any]]
HEAD = "Falu kommun\n\nÅrsredovisning 2024\n\nVerksamheten i korthet under året.\n\n"


def edges(edges_of: EdgesOf, text: str, kind: str) -> set[tuple[str, str]]:
    found = edges_of(HEAD + text).items()
    return {(a, b) for (a, of, b), (one, *_) in found if of == kind and "own-word" not in one.rule}


@pytest.mark.parametrize(
    "text",
    [
        "Vinnova välkomnar Finlands medlemskap i Kustalliansen.",
        "Vinnova har växt sedan Sverige blev medlem i EU.",
        "Boverket säger nej till ett svenskt medlemskap i Skogsalliansen.",
        "Boverket följer länder som är medlemmar i Europarådet.",
        "Vinnova skriver att vi tillsammans med Finland snabbt blir medlemmar i Nato.",
        "Vinnova skriver att klaganden hade varit medlem i Gruvförbundet.",
        "Falu tingsrätt omfattar Falu och Ludvika kommuner.",
        "Lunds universitet vill ingå ett hyresavtal för lokaler i nätverket Forum Kusten.",
    ],
)
def test_a_state_that_is_a_member_is_not_the_body_beside_it(edges_of: EdgesOf, text: str) -> None:
    assert edges(edges_of, text, "MEMBER_OF") == set()


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Vinnova är medlem i Kustalliansen.", ("Vinnova", "Kustalliansen")),
        ("I Sverige är Boverket medlem i Skogsalliansen.", ("Boverket", "Skogsalliansen")),
        (
            "Svenska Kustalliansen, som består av 160 organisationer som Svenska kyrkan och Rädda Barnen, är emot.",
            ("Svenska kyrkan", "Svenska Kustalliansen"),
        ),
        (
            "Nätverket Kustbron samlar 30 kommuner, bland annat Ale kommun och Orusts kommun.",
            ("Ale kommun", "Kustbron"),
        ),
    ],
)
def test_a_body_that_is_a_member_is(edges_of: EdgesOf, text: str, edge: tuple[str, str]) -> None:
    assert edge in edges(edges_of, text, "MEMBER_OF")


@pytest.mark.parametrize(
    "text",
    [
        "Hon har arbetat för Rädda Barnen och har även varit ansvarig för programmet Stödstyrkan.",
        "Han är styrelseordförande för projektet Kustlinjen, Rodebo AB och Dals Marsch AB.",
        "Hon var chef på Vinnova och ledde sedan projektet Kusten.",
        "Vinnova driver att projektet Vindkraft till havs ska stoppas.",
        "Boverket drev frågan om projektet Kusten i Region Dalarna.",
        "Vinnova ska utforma och ansvara för den samlade uppföljningen av programmet Kustlyftet.",
        "Hon var chef för Vinnova samtidigt som hon ledde projektet Kustlyftet.",
        "Projektet Kustlyftet drivs med stöd av Vinnova.",
        "Kustlyftet är ett projekt.\n\nEva Ek, pressamordnare Boverket",
        "Vinnova driver på för att projektet Kusten ska få pengar.",
    ],
)
def test_who_works_somewhere_or_argues_makes_nobody_lead(edges_of: EdgesOf, text: str) -> None:
    assert edges(edges_of, text, "COORDINATES") == set()


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Hon är chef på Vinnova, som leder programmet Vägar in.", ("Vinnova", "Vägar in")),
        ("Vinnova driver projektet Kusten.", ("Vinnova", "Kusten")),
        ("Programmet Kustlyftet pågår. Ansvaret ligger på Region Dalarna.", ("Region Dalarna", "Kustlyftet")),
        ("Vinnova har drivit frågor om hav och leder projektet Kusten.", ("Vinnova", "Kusten")),
        ("Vinnova arbetar även med hav i hela landet och leder nätverket Kustbron.", ("Vinnova", "Kustbron")),
        ("Ett nytt uppdrag till Boverket att inrätta och samordna nätverket Byggbron gavs.", ("Boverket", "Byggbron")),
    ],
)
def test_who_leads_does(edges_of: EdgesOf, text: str, edge: tuple[str, str]) -> None:
    assert edge in edges(edges_of, text, "COORDINATES")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Klimatcentrum vid Lunds universitet, Boverket och Region Dalarna har svarat.",
            {("Klimatcentrum", "Lunds universitet")},
        ),
        (
            "Samråd hålls med Klimatcentrum vid Lunds universitet och Boverket.",
            {("Klimatcentrum", "Lunds universitet")},
        ),
        ("Vinnova och Region Hallands kulturnämnd möttes.", {("Kulturnämnden", "Region Halland")}),
        (
            "Svenska Spel ägs av staten och sorterar under Finansdepartementet.",
            {("Svenska Spel", "Finansdepartementet")},
        ),
        ("Hyttmuseet i Ale kommun byggs om.", set()),
        (
            "Rapporten är av Eva Ek, verksam vid Juridiska institutionen, Lunds universitet, med stöd av andra.",
            {("Juridiska institutionen", "Lunds universitet")},
        ),
        (
            "Ett projekt pågår vid Lunds universitet, institutionen för pedagogik, med redovisning i år.",
            {("Institutionen för pedagogik", "Lunds universitet")},
        ),
        ("Danderyds sjukhus, Lunds universitet och Boverket har svarat.", set()),
        ("Kustrådet är en del av Boverkets åtgärder för haven.", set()),
        ("Kustprogrammet är en del av Region Hallands satsning på haven.", set()),
        ("Kustrådet är en del av Boverket.", {("Kustrådet", "Boverket")}),
    ],
)
def test_what_stands_in_a_row_or_where_somebody_sits_has_no_part(
    edges_of: EdgesOf, text: str, parts: set[tuple[str, str]]
) -> None:
    assert edges(edges_of, text, "PART_OF") == parts


@pytest.mark.parametrize(
    "text",
    [
        "Att pass inte ingår i uppdraget till Hamn AB:s dotterbolag Svensk Kassatjänst AB är märkligt.",
        "Kommunen vill inte betala mer till Hamn AB:s helägda dotterbolag Svensk Kassatjänst AB.",
    ],
)
def test_a_daughter_is_one_whatever_else_is_denied(edges_of: EdgesOf, text: str) -> None:
    found = edges_of(HEAD + text)
    assert [one.modality for one, *_ in (found[key] for key in found if key[1] == "OWNS")] == ["asserted"]
