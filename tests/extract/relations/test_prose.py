"""What sentences state, each kind of wording with the edges it must give and no others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

BOLAG = "Tjärnö Energi AB"
ALE, KUNGÄLV, EDET = "Ale kommun", "Kungälvs kommun", "Lilla Edets kommun"
FÖRBUND = "Älvbygdens kommunalförbund"
PROJEKT = "Digital bygd"
HALLAND = "Region Halland"

Edge = tuple[str, str, str]

OWNS: list[tuple[str, list[Edge]]] = [
    (f"{ALE} äger {BOLAG}.", [(ALE, "OWNS", BOLAG)]),
    (f"{BOLAG} ägs av {ALE}.", [(ALE, "OWNS", BOLAG)]),
    (f"{BOLAG} är ett av {ALE} helägt bolag.", [(ALE, "OWNS", BOLAG)]),
    (
        f"{BOLAG}, som ägs av {ALE} och {KUNGÄLV}, driver två värmeverk.",
        [(ALE, "OWNS", BOLAG), (KUNGÄLV, "OWNS", BOLAG)],
    ),
    (f"Sedan 2012 ägs {BOLAG} av {ALE}.", [(ALE, "OWNS", BOLAG)]),
    (f"{BOLAG} är ett dotterbolag till {ALE}.", [(ALE, "OWNS", BOLAG)]),
    (f"{ALE} är delägare i {BOLAG}.", [(ALE, "OWNS", BOLAG)]),
    (f"{ALE}s helägda bolag {BOLAG} levererar fjärrvärme.", [(ALE, "OWNS", BOLAG)]),
]
FUNDS: list[tuple[str, list[Edge]]] = [
    (f"{HALLAND} finansierar projektet {PROJEKT}.", [(HALLAND, "FUNDS", PROJEKT)]),
    (f"Projektet {PROJEKT} finansieras av {HALLAND}.", [(HALLAND, "FUNDS", PROJEKT)]),
    (f"Projektet {PROJEKT}, som finansieras av {HALLAND}, pågår till 2026.", [(HALLAND, "FUNDS", PROJEKT)]),
    (f"I maj beviljade {HALLAND} projektet {PROJEKT} 2 500 000 kronor.", [(HALLAND, "FUNDS", PROJEKT)]),
    (f"{HALLAND} beviljade 300 000 kronor till {BOLAG}.", [(HALLAND, "FUNDS", BOLAG)]),
    (f"{BOLAG} har fått 300 000 kronor i bidrag från {HALLAND}.", [(HALLAND, "FUNDS", BOLAG)]),
    (
        f"Projektet {PROJEKT} finansieras av Tillväxtverket och {HALLAND}.",
        [("Tillväxtverket", "FUNDS", PROJEKT), (HALLAND, "FUNDS", PROJEKT)],
    ),
]
COORDINATES: list[tuple[str, list[Edge]]] = [
    (f"{HALLAND} samordnar projektet {PROJEKT}.", [(HALLAND, "COORDINATES", PROJEKT)]),
    (f"Projektet {PROJEKT} samordnas av {HALLAND}.", [(HALLAND, "COORDINATES", PROJEKT)]),
    (f"Projektet {PROJEKT}, som leds av {HALLAND}, startade 2023.", [(HALLAND, "COORDINATES", PROJEKT)]),
    (f"Under 2023 ledde {HALLAND} projektet {PROJEKT}.", [(HALLAND, "COORDINATES", PROJEKT)]),
]
MEMBER_OF: list[tuple[str, list[Edge]]] = [
    (f"{ALE} är medlem i {FÖRBUND}.", [(ALE, "MEMBER_OF", FÖRBUND)]),
    (
        f"{ALE}, {KUNGÄLV} och {EDET} är medlemmar i {FÖRBUND}.",
        [(k, "MEMBER_OF", FÖRBUND) for k in (ALE, KUNGÄLV, EDET)],
    ),
    (f"Medlemmar i {FÖRBUND} är {ALE} och {KUNGÄLV}.", [(k, "MEMBER_OF", FÖRBUND) for k in (ALE, KUNGÄLV)]),
]
OTHERS: list[tuple[str, list[Edge]]] = [
    (
        f"I projektet {PROJEKT} deltar {ALE}, {KUNGÄLV} och {EDET}.",
        [(k, "PARTICIPATES_IN", PROJEKT) for k in (ALE, KUNGÄLV, EDET)],
    ),
    (f"{ALE} medverkar i projektet {PROJEKT}.", [(ALE, "PARTICIPATES_IN", PROJEKT)]),
    (f"{ALE} samverkar med {KUNGÄLV}.", [(ALE, "COLLABORATES_WITH", KUNGÄLV)]),
    (f"Kulturnämnden är en del av {ALE}.", [("Kulturnämnden", "PART_OF", ALE)]),
    (f"{HALLAND} har gett {BOLAG} i uppdrag att bygga ut fjärrvärmen.", [(HALLAND, "COMMISSIONS", BOLAG)]),
    (f"{BOLAG} har fått i uppdrag av {HALLAND} att bygga ut fjärrvärmen.", [(HALLAND, "COMMISSIONS", BOLAG)]),
]
NOTHING = [
    f"{ALE} ligger norr om {KUNGÄLV}.",
    f"Vädret i {ALE} och {KUNGÄLV} var milt under hela året.",
    f"Rapporten har tagits fram 2023 och handlar om projektet {PROJEKT}.",
    f"{ALE} köpte in möbler för 300 000 kronor.",
    "Nämnden tackar för ett gott samarbete under året.",
]


@pytest.mark.parametrize(("text", "expected"), [*OWNS, *FUNDS, *COORDINATES, *MEMBER_OF, *OTHERS])
def test_a_sentence_gives_its_edges_and_no_others(
    edges_of: Callable[..., Any], text: str, expected: list[Edge]
) -> None:
    assert set(edges_of(text)) == set(expected)


@pytest.mark.parametrize("text", NOTHING)
def test_a_sentence_that_states_nothing_gives_nothing(edges_of: Callable[..., Any], text: str) -> None:
    assert edges_of(text) == {}


@pytest.mark.parametrize(
    ("text", "share"),
    [
        (f"{BOLAG} ägs till 54 procent av {ALE}.", 54),
        (f"{ALE} äger 54 procent av {BOLAG}.", 54),
        (f"{ALE} äger 54 % av aktierna i {BOLAG}.", 54),
        (f"{BOLAG} är helägt av {ALE}.", 100),
        (f"{BOLAG} ägs till hälften av {ALE}.", 50),
        (f"{ALE} äger 12,5 procent av {BOLAG}.", 12.5),
        (f"{BOLAG} ägs av {ALE}.", None),
    ],
)
def test_the_share_of_an_owner(edges_of: Callable[..., Any], text: str, share: float | None) -> None:
    assert [one.share for one in edges_of(text)[ALE, "OWNS", BOLAG]] == [share]


@pytest.mark.parametrize(
    "text",
    [
        f"{BOLAG} ägs av {ALE} (54 procent) och {KUNGÄLV} (46 procent).",
        f"{BOLAG} ägs till 54 procent av {ALE} och till 46 procent av {KUNGÄLV}.",
        f"{BOLAG} ({ALE} 54 procent, {KUNGÄLV} 46 procent) levererar fjärrvärme.",
    ],
)
def test_each_owner_has_its_own_share(edges_of: Callable[..., Any], text: str) -> None:
    shares = {owner: [one.share for one in said] for (owner, _, _), said in edges_of(text).items()}
    assert shares == {ALE: [54], KUNGÄLV: [46]}


Flow = tuple[int | None, int | None, int | None]


@pytest.mark.parametrize(
    ("text", "flows"),
    [
        (f"{HALLAND} finansierar projektet {PROJEKT} med 2,5 miljoner kronor.", [(2_500_000, None, None)]),
        (f"{HALLAND} finansierar projektet {PROJEKT} med 2 500 tkr 2024.", [(2_500_000, 2024, None)]),
        (
            f"{HALLAND} finansierar projektet {PROJEKT} med 2 mnkr per år 2023–2025.",
            [(2_000_000, 2023, None), (2_000_000, 2024, None), (2_000_000, 2025, None)],
        ),
        (
            f"{HALLAND} finansierar projektet {PROJEKT} med totalt 6 mnkr 2023–2025.",
            [(6_000_000, 2023, 2025)],
        ),
        (f"{HALLAND} finansierar projektet {PROJEKT}.", [(None, None, None)]),
    ],
)
def test_the_money_and_its_years(edges_of: Callable[..., Any], text: str, flows: list[Flow]) -> None:
    found = edges_of(text)[HALLAND, "FUNDS", PROJEKT]
    assert sorted((one.amount_sek, one.year, one.year_to) for one in found) == sorted(flows)


def test_each_funder_has_its_own_money(edges_of: Callable[..., Any]) -> None:
    found = edges_of(f"Projektet {PROJEKT} finansieras av Tillväxtverket (300 tkr) och {HALLAND} (200 tkr).")
    assert {funder: [one.amount_sek for one in said] for (funder, _, _), said in found.items()} == {
        "Tillväxtverket": [300_000],
        HALLAND: [200_000],
    }


def test_each_receiver_has_its_own_money(edges_of: Callable[..., Any]) -> None:
    found = edges_of(f"{HALLAND} beviljade projektet {PROJEKT} 500 000 kronor och {BOLAG} 300 000 kronor.")
    assert {receiver: [one.amount_sek for one in said] for (_, _, receiver), said in found.items()} == {
        PROJEKT: [500_000],
        BOLAG: [300_000],
    }


@pytest.mark.parametrize("verb", ["lämnade", "gav", "betalade ut", "beviljade"])
def test_money_given_last_year_is_given(edges_of: Callable[..., Any], verb: str) -> None:
    found = edges_of(f"{HALLAND} {verb} 2023 ett bidrag på 1,2 mnkr till {ALE}.")
    assert [(one.modality, one.amount_sek, one.year) for one in found[HALLAND, "FUNDS", ALE]] == [
        ("asserted", 1_200_000, 2023)
    ]


def test_a_board_of_a_kommun_grants_in_its_own_name(edges_of: Callable[..., Any]) -> None:
    found = edges_of(f"Kulturnämnden i {ALE} beviljar {BOLAG} 50 000 kronor.")
    assert {edge for edge in found if edge[1] == "FUNDS"} == {("Kulturnämnden", "FUNDS", BOLAG)}


def test_a_commission_to_distribute_money_is_no_grant(edges_of: Callable[..., Any]) -> None:
    found = edges_of(f"{HALLAND} har gett Tillväxtverket i uppdrag att fördela medel.")
    assert set(found) == {(HALLAND, "COMMISSIONS", "Tillväxtverket")}


def test_shares_that_were_sold_are_the_sellers_no_more(edges_of: Callable[..., Any]) -> None:
    found = edges_of(f"{ALE} har sålt sina aktier i {BOLAG} till {KUNGÄLV}.")
    assert [one.modality for one in found[ALE, "OWNS", BOLAG]] == ["ended"]
    assert "ended" not in [one.modality for one in found.get((KUNGÄLV, "OWNS", BOLAG), [])]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"{ALE} är huvudman för Stiftelsen Tjärnöhus.", "huvudman"),
        (f"Stiftelsen Tjärnöhus stiftades av {ALE}.", "stiftare"),
    ],
)
def test_the_role_of_who_stands_behind_a_foundation(edges_of: Callable[..., Any], text: str, role: str) -> None:
    assert [one.role for one in edges_of(text)[ALE, "OWNS", "Stiftelsen Tjärnöhus"]] == [role]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        (f"{ALE} är inte medlem i {FÖRBUND}.", "negated"),
        (f"{ALE} är inte längre medlem i {FÖRBUND}.", "ended"),
        (f"Centerpartiet föreslår att {ALE} blir medlem i {FÖRBUND}.", "proposed"),
        (f"{ALE} bör bli medlem i {FÖRBUND}.", "proposed"),
        (f"{ALE} kommer att bli medlem i {FÖRBUND}.", "planned"),
        (f"{ALE} planerar att bli medlem i {FÖRBUND}.", "planned"),
        (f"{ALE} är medlem i {FÖRBUND}.", "asserted"),
    ],
)
def test_what_a_sentence_claims(edges_of: Callable[..., Any], text: str, modality: str) -> None:
    assert [one.modality for one in edges_of(text)[ALE, "MEMBER_OF", FÖRBUND]] == [modality]


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (f"{HALLAND} säger nej till att finansiera projektet {PROJEKT}.", (HALLAND, "FUNDS", PROJEKT)),
        (f"{ALE} har inga aktier i {BOLAG}.", (ALE, "OWNS", BOLAG)),
        (f"{HALLAND} avslog en ansökan från {BOLAG} om 300 000 kronor.", (HALLAND, "FUNDS", BOLAG)),
    ],
)
def test_what_is_denied_is_never_stated(edges_of: Callable[..., Any], text: str, edge: Edge) -> None:
    assert {one.modality for one in edges_of(text).get(edge, [])} <= {"negated"}


def test_several_years_with_an_amount_each(edges_of: Callable[..., Any]) -> None:
    found = edges_of(f"{HALLAND}s bidrag till {ALE} är 300 tkr 2023, 350 tkr 2024 och 400 tkr 2025.")
    assert [(one.amount_sek, one.year) for one in found[HALLAND, "FUNDS", ALE]] == [
        (300_000, 2023),
        (350_000, 2024),
        (400_000, 2025),
    ]


def test_a_list_says_what_its_introduction_says(edges_of: Callable[..., Any]) -> None:
    found = edges_of(
        f"Medlemmar\n\nFöljande kommuner är medlemmar i {FÖRBUND}:\n\n• {ALE}\n• {KUNGÄLV}\n• {EDET}\n\n"
        "Förbundet bildades 2001 och har sitt kansli i Kungälv.\n"
    )
    assert set(found) == {(one, "MEMBER_OF", FÖRBUND) for one in (ALE, KUNGÄLV, EDET)}


def test_the_evidence_is_the_sentence_that_states_it(graph_of: Callable[..., Any]) -> None:
    stated = f"{BOLAG} ägs av {ALE}."
    text = f"Om bolagen\n\nDet finns många bolag i länet. {stated} Mer om det i bilagan.\n"
    (relation,) = graph_of(text).relations
    (evidence,) = relation.evidence
    assert evidence.quote == stated
    assert text[evidence.start : evidence.end] == stated
    assert evidence.line == 3


def test_a_sentence_broken_over_lines_is_read_whole(graph_of: Callable[..., Any], edges_of: Callable[..., Any]) -> None:
    text = f"Projektet {PROJEKT} finan-\nsieras av Tillväxtverket\noch {HALLAND}.\n"
    assert set(edges_of(text)) == {("Tillväxtverket", "FUNDS", PROJEKT), (HALLAND, "FUNDS", PROJEKT)}
    quotes = {one.quote for relation in graph_of(text).relations for one in relation.evidence}
    assert quotes == {f"Projektet {PROJEKT} finansieras av Tillväxtverket och {HALLAND}."}
