"""Sentences that go on to speak of what the one before named, or of what it calls by a noun of its own."""

# ruff: noqa: E501 - wordings stand as issuers write them

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ALE, LERUM, HALLAND = "Ale kommun", "Lerums kommun", "Region Halland"
Edge = tuple[str, str, str]
EdgesOf = Callable[..., dict[Edge, Any]]


def stated(edges_of: EdgesOf, text: str) -> set[Edge]:
    return set(edges_of(f"Årsrapport\n\n{text}\n", issuer="Stiftelsen Tjärnöhus"))


@pytest.mark.parametrize(
    ("text", "kind", "who", "what"),
    [
        (f"Satsningen Fjällyft har startat. {ALE} och {LERUM} har tackat ja och är med sedan maj.", "PARTICIPATES_IN", (ALE, LERUM), "Fjällyft"),
        (f"Projektet Fjällyft har startat. {ALE} har sagt ja till att delta.", "PARTICIPATES_IN", (ALE,), "Fjällyft"),
        (f"Räddningen ingår i nätverket Ledning Norr. {ALE} och {LERUM} deltar också.", "PARTICIPATES_IN", (ALE, LERUM), "Ledning Norr"),
        (f"Löner sköts av den gemensamma nämnden Lönenämnden Väst. I den är även {LERUM} med.", "PARTICIPATES_IN", (LERUM,), "Lönenämnden Väst"),
        (f"En gemensam nämnd, Räddningsnämnden Norra kusten, mellan kommunerna Ale, Orust och Tjörn, inrättas. Nätverket Vux Väst mellan {ALE}, {LERUM} och {HALLAND} fortsätter.", "PARTICIPATES_IN", (ALE, LERUM, HALLAND), "Vux Väst"),
        (f"Projektet Ledvis pågår till 2026. {HALLAND} samt Jordbruksverket finansierar.", "FUNDS", (HALLAND, "Jordbruksverket"), "Ledvis"),
        (f"Satsningen Fjällyft pågår till 2026. {HALLAND} ansvarar för genomförandet.", "COORDINATES", (HALLAND,), "Fjällyft"),
        (f"Nätverket Klimatkretsen, en sammanslutning för företag och kommuner, fick två nya medlemmar: {ALE} och {LERUM}.", "MEMBER_OF", (ALE, LERUM), "Klimatkretsen"),
        ("Regionala utvecklingsförvaltningen bildades 2019. Den har två enheter: Energienheten och Kulturenheten.", "PART_OF", ("Energienheten", "Kulturenheten"), "Regionala utvecklingsförvaltningen"),
        ("Tekniska förvaltningen är uppdelad i tre områden: Gatuenheten, Parkenheten och VA-enheten.", "PART_OF", ("Gatuenheten", "Parkenheten"), "Tekniska förvaltningen"),
    ],
)  # fmt: skip
def test_it_goes_on(edges_of: EdgesOf, text: str, kind: str, who: tuple[str, ...], what: str) -> None:
    found = {(a.casefold(), b.casefold()) for a, of, b in stated(edges_of, text) if of == kind}
    assert [one for one in who if (one.casefold(), what.casefold()) not in found] == []


@pytest.mark.parametrize(
    "text",
    [
        f"Projektet Fjällyft har startat. {ALE} har tackat ja till en inbjudan från {LERUM}.",
        f"Projektet Fjällyft har startat. {ALE} har tackat nej.",
        f"Projektet Fjällyft har startat. {ALE} ansvarar för genomförandet av upphandlingen.",
        f"Projektet Fjällyft har startat. {ALE} finansierar en egen skola.",
    ],
)
def test_of_something_else(edges_of: EdgesOf, text: str) -> None:
    assert [edge for edge in stated(edges_of, text) if "Fjällyft" in edge and ALE in edge] == []


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("{ALE} är delägare i Övre Älvens Vatten AB. Största ägare i vattenbolaget är {LERUM}.", "Övre Älvens Vatten AB"),
        ("{ALE} äger 40 procent i Tjärnö Vatten och Teknik AB. I vatten- och teknikbolaget är {LERUM} största ägare.", "Tjärnö Vatten och Teknik AB"),
        ("{ALE} äger 25 procent av Tjärnö Vatten AB. Resterande del av vattenbolaget är fördelad lika mellan {LERUM} och {HALLAND}.", "Tjärnö Vatten AB"),
        ("Tjärnö Vatten AB ägs till 25 procent av {ALE}. Resten av aktierna ligger hos {LERUM}.", "Tjärnö Vatten AB"),
    ],
)  # fmt: skip
def test_a_company_called_by_what_it_does(edges_of: EdgesOf, text: str, company: str) -> None:
    found = stated(edges_of, text.format(ALE=ALE, LERUM=LERUM, HALLAND=HALLAND))
    assert (LERUM, "OWNS", company) in found
    assert {b for _, kind, b in found if kind == "OWNS"} == {company}


def test_an_office_that_another_language_names(edges_of: EdgesOf) -> None:
    text = (
        f"North Baltic Office är norra Sveriges kontor i Bryssel. Kontoret drivs av {HALLAND}. "
        "Kontoret är medlem i nätverket Baltkretsen."
    )
    found = stated(edges_of, text)
    assert (HALLAND, "COORDINATES", "North Baltic Office") in found
    assert ("North Baltic Office", "MEMBER_OF", "Baltkretsen") in found


def test_who_pays_a_fee_may_be_a_member(edges_of: EdgesOf) -> None:
    text = f"{ALE} är medlem i Föreningen Fjällkommunerna och betalar 45 tkr i avgift 2026."
    found = stated(edges_of, text)
    assert {kind for _, kind, _ in found} == {"MEMBER_OF", "FUNDS"}


@pytest.mark.parametrize("noun", ["samordningsförbundet", "kommunalförbundet", "räddningstjänstförbundet"])
def test_a_federation_that_its_noun_announces(edges_of: EdgesOf, noun: str) -> None:
    text = f"I {noun} Älvarna Södra är {HALLAND} medlem tillsammans med {ALE} och {LERUM}. Förbundet får 3,0 mnkr av {HALLAND}."
    found = edges_of(f"Årsrapport\n\n{text}\n", issuer="Stiftelsen Tjärnöhus")
    assert {(one, "MEMBER_OF", "Älvarna Södra") for one in (HALLAND, ALE, LERUM)} <= set(found)
    assert found[HALLAND, "FUNDS", "Älvarna Södra"][0].amount_sek == 3_000_000


def test_fees_are_the_issuers_to_those_it_is_a_member_of(edges_of: EdgesOf) -> None:
    text = "Medlemsavgifter betalas till SKR (7,1 mnkr 2025), Mälardalsrådet Nord (0,9 mnkr 2025) och Fjällsamverkan (150 tkr 2025)."
    found = edges_of(f"Budget 2025\n\n{text}\n", issuer=HALLAND)
    paid = {b: one.amount_sek for (a, kind, b), (one, *_) in found.items() if (a, kind) == (HALLAND, "FUNDS")}
    assert sorted(paid.values()) == [150_000, 900_000, 7_100_000]
    assert {b for a, kind, b in found if (a, kind) == (HALLAND, "MEMBER_OF")} == set(paid)


BOARD = "Protokoll\nRegionala utvecklingsnämnden\n2025-05-22\n\n§ 56 Insatser\nBeslut\n"


@pytest.mark.parametrize(
    ("text", "modality", "kronor"),
    [
        ("1. Avgiften för 2025 till Energikontor Norr AB, 1 150 000 kronor, godkänns.", "asserted", 1_150_000),
        ("1. Bidraget till Energikontor Norr AB, 75 000 kronor, fastställs för 2025.", "asserted", 75_000),
        ("\nYrkanden\nÅsa Ek (V) yrkar att Energikontor Norr AB beviljas 1 000 000 kronor.", "proposed", 1_000_000),
        ("\nYrkanden\nÅsa Ek (V) föreslår att Energikontor Norr AB får 20 000 kronor.", "proposed", 20_000),
    ],
)
def test_what_a_board_approves_and_what_is_moved(edges_of: EdgesOf, text: str, modality: str, kronor: int) -> None:
    found = edges_of(f"{BOARD}{text}\n", issuer="Region Norrbotten")
    (paid,) = found["Regionala utvecklingsnämnden", "FUNDS", "Energikontor Norr AB"]
    assert (paid.modality, paid.amount_sek) == (modality, kronor)


@pytest.mark.parametrize(
    "text",
    [
        f"Tjärnö Energi AB ägs till 51 procent av {ALE} och till 49 av {LERUM}.",
        f"Tjärnö Energi AB ägs av {ALE} (51 %) och {LERUM} (49).",
        f"I Tjärnö Energi AB äger {ALE} 51 procent och {LERUM} 49.",
    ],
)
def test_a_percent_without_its_sign(edges_of: EdgesOf, text: str) -> None:
    found = edges_of(f"Årsrapport\n\n{text}\n")
    shares = {a: one.share for (a, kind, b), (one, *_) in found.items() if (kind, b) == ("OWNS", "Tjärnö Energi AB")}
    assert shares == {ALE: 51, LERUM: 49}


@pytest.mark.parametrize(
    "text",
    [
        f"Tjärnö Energi AB ägs till 51 procent av {ALE} och har till 49 av sina kunder sålt el.",
        f"Tjärnö Energi AB (49) ägs till 51 procent av {ALE}.",
        f"Andelen är 80 procent. {ALE} kom på plats (20).",
    ],
)
def test_other_figures_are_no_percents(edges_of: EdgesOf, text: str) -> None:
    found = edges_of(f"Årsrapport\n\n{text}\n")
    assert {one.share for rows in found.values() for one in rows} <= {51, None}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (f"Tjärnö Energi AB driver laddnätet. Projektägare är {ALE}.", (ALE, "OWNS", "Tjärnö Energi AB")),
        (f"Tjärnö Energi AB lånar ut bilar till projektet Ledvis, vars ägare är {ALE}.", (ALE, "OWNS", "Tjärnö Energi AB")),
    ],
)  # fmt: skip
def test_of_the_name_right_before(edges_of: EdgesOf, text: str, wrong: Edge) -> None:
    assert wrong not in stated(edges_of, text)


def test_a_pronoun_behind_an_unnamed_group_means_that(edges_of: Callable[..., Any]) -> None:
    text = (
        "Projektet Gröna tak drevs av Borgholms kommun. Styrgruppen sammanträdde tio gånger. "
        "Den bestod av representanter för Kalmar kommun och Region Kalmar län.\n"
    )
    assert not [edge for edge in edges_of(text) if edge[0] in ("Kalmar kommun", "Region Kalmar län")]


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (f"Ett bidrag ges till Folkrörelse Tjärnö. Föreningen har {ALE} och {LERUM} som medlemmar.", (ALE, "MEMBER_OF", "Folkrörelse Tjärnö")),
        ("Förvaltningens årsmöte hölls i maj. Socialförvaltningen är indelad i avdelningarna Vuxen, Barn och unga samt Stöd.", ("Vuxen", "PART_OF", "Socialförvaltningen")),
    ],
)  # fmt: skip
def test_what_nothing_tells_of(edges_of: EdgesOf, text: str, edge: Edge) -> None:
    assert edge in stated(edges_of, text)


def test_who_runs_it_is_charged_and_not_what_is_run(edges_of: EdgesOf) -> None:
    found = stated(edges_of, f"Mötesplatsen Träffpunkt Torget drivs av Kontaktnätet Dala på uppdrag av {ALE}.")
    assert (ALE, "COMMISSIONS", "Kontaktnätet Dala") in found
    assert (ALE, "COMMISSIONS", "Träffpunkt Torget") not in found
    assert not [one for one in found if one[1] == "COMMISSIONS" and one[2] != "Kontaktnätet Dala"]
