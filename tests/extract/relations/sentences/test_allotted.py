"""Allotments: who gets money in a clause that leaves out who pays, which the text said shortly before."""

# ruff: noqa: E501 - sentences stand as issuers write them

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import Relation

MoneyIn = Callable[[str], list[tuple[str, str, Relation]]]

GOVERNMENT, HALLAND = "Regeringen", "Region Halland"


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        ("Regeringen ger Boverket i uppdrag att kartlägga fukten. För uppdraget får Boverket använda 3 miljoner kronor under 2025.", GOVERNMENT),
        ("Regeringen uppdrar åt Boverket att kartlägga fukten.\n\nBoverket får för uppdragets genomförande disponera högst 3 miljoner kronor 2025.", GOVERNMENT),
        ("Regeringen satsar på friskare hus i hela landet. Boverket tilldelas 3 miljoner kronor 2025 för att samla in prover.", GOVERNMENT),
        ("Regeringen förstärker arbetet med fukten: Boverket tillförs 3 miljoner kronor 2025.", GOVERNMENT),
        ("Region Halland avsätter medel till friskare hus. Boverket får också 3 miljoner kronor 2025 för att samla in prover.", HALLAND),
        ("Region Halland har beslutat om stöd till friskare hus. Av medlen går en del till mätningar, och 3 miljoner kronor betalas 2025 ut till Boverket.", HALLAND),
        ("För ändamålet tillförs Boverket 3 miljoner kronor 2025, beslutar Region Halland.", HALLAND),
    ],
)  # fmt: skip
def test_who_gave_before_pays_what_somebody_is_said_to_get(money_in: MoneyIn, text: str, payer: str) -> None:
    found = [one for one in money_in(text) if one[1] == "Boverket"]
    assert [(one[0], one[2].amount_sek, one[2].year, one[2].modality) for one in found] == [
        (payer, 3_000_000, 2025, "asserted")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Regeringen föreslår att 3 miljoner kronor tillförs Boverket.",
        "Regeringen avser att föreslå att 3 miljoner kronor tillförs Boverket nästa år.",
        "Regeringen föreslår en satsning på friskare hus. Boverket tillförs 3 miljoner kronor för mätningar.",
        "Regeringen stärker arbetet med fukten. Boverket föreslås få 3 miljoner kronor för att samla in prover.",
        "Regeringen föreslår i budgeten att 3 miljoner kronor avsätts för Boverkets arbete med fukten.",
        "Boverkets anslag ökas med 3 miljoner kronor, föreslår regeringen.",
    ],
)
def test_what_is_to_be_allotted_is_proposed(money_in: MoneyIn, text: str) -> None:
    assert [(one[0], one[1], one[2].amount_sek, one[2].modality) for one in money_in(text)] == [
        (GOVERNMENT, "Boverket", 3_000_000, "proposed")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Region Halland beslutade om nya regler. Boverket fick böta 3 miljoner kronor för förseningen.",
        "Region Halland satsar på kulturen. Boverket får 3 miljoner kronor mindre.",
        "Region Halland satsar på kulturen. Boverket tilldelas 3 miljoner kronor från Allmänna arvsfonden.",
        "Region Halland satsar på kulturen. Boverket får inte använda 3 miljoner kronor av medlen.",
        "Falu kommun satsar på skolan. Region Halland satsar på kulturen.\n\nVägen är lagad.\n\nBron är lagad.\n\nSkolan är öppen.\n\nBadet är stängt.\n\nBoverket tilldelas 3 miljoner kronor.",
        "Region Halland satsar på kulturen. Boverken tilldelas 3 miljoner kronor.",
        "Boverket tilldelas 3 miljoner kronor.",
    ],
)
def test_who_gets_nothing_or_from_others_gets_nothing_from_who_gave_before(money_in: MoneyIn, text: str) -> None:
    assert ("Region Halland", "Boverket") not in {one[:2] for one in money_in(text)}


def test_what_follows_in_a_series_is_allotted_too(money_in: MoneyIn) -> None:
    found = money_in(
        "Region Halland satsar på kulturen. Hallands museum får 400 000 kronor för att turnera, Falkenbergs teater 200 000 kronor."
    )
    assert {(one[0], one[1], one[2].amount_sek) for one in found} >= {(HALLAND, "Falkenbergs teater", 200_000)}


@pytest.mark.parametrize(
    "text",
    [
        "Dalarnas museum tillförs 10 miljoner kronor som förstärkt finansiering för Boverket.",
        "Dalarnas museum tilldelas 10 miljoner kronor som stöd för Boverket.",
        "För arbetet tilldelas Dalarnas museum 10 miljoner kronor som bidrag för Boverket.",
        "Dalarnas museum beviljas 10 miljoner kronor i bidrag för Boverket.",
    ],
)
def test_who_gets_money_pays_nobody_in_the_same_clause(money_in: MoneyIn, text: str) -> None:
    assert "Dalarnas museum" not in {one[0] for one in money_in(text)}


def test_who_gets_money_may_pay_it_on(money_in: MoneyIn) -> None:
    found = money_in("Region Halland tilldelas 10 miljoner kronor och ger 2 miljoner kronor till Boverket.")
    assert (HALLAND, "Boverket", 2_000_000) in {(one[0], one[1], one[2].amount_sek) for one in found}


@pytest.mark.parametrize(
    "text",
    [
        "Regeringen har dessutom ökat Boverkets anslag med ytterligare 3 miljoner kronor.",
        "Regeringen har beslutat att höja anslaget till Boverket med 3 miljoner kronor.",
        "Regeringen satsar på friskare hus. Boverket har fått ett tillskott på 3 miljoner kronor till mätningar.",
        "Regeringen satsar på friskare hus genom att öka Boverkets förvaltningsanslag med 3 miljoner kronor.",
    ],
)
def test_a_grant_that_is_raised(money_in: MoneyIn, text: str) -> None:
    assert (GOVERNMENT, "Boverket", 3_000_000) in {(one[0], one[1], one[2].amount_sek) for one in money_in(text)}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Regeringen föreslår att Boverket tilldelas 2 miljoner kronor 2025 och 3 miljoner kronor per år under perioden 2026–2027.", {(2025, 2_000_000), (2026, 3_000_000), (2027, 3_000_000)}),
        ("Regeringen satsar på husen. Boverket får använda högst 2 miljoner kronor under 2025, högst 3 miljoner kronor under 2026 och högst 4 miljoner kronor under 2027.", {(2025, 2_000_000), (2026, 3_000_000), (2027, 4_000_000)}),
        ("Regeringen föreslår att Boverkets anslag ökas med 2 miljoner kronor 2025 och sedan 3 miljoner kronor fr.o.m. 2026.", {(2025, 2_000_000), (2026, 3_000_000)}),
        ("Region Halland beslutar att Boverket tilldelas 2 miljoner kronor för 2025 samt 3 miljoner kronor för 2026.", {(2025, 2_000_000), (2026, 3_000_000)}),
    ],
)  # fmt: skip
def test_amounts_year_by_year(money_in: MoneyIn, text: str, years: set[tuple[int, int]]) -> None:
    assert {(one[2].year, one[2].amount_sek) for one in money_in(text) if one[1] == "Boverket"} == years


def test_who_is_refused_something_gets_nothing_in_what_follows(money_in: MoneyIn) -> None:
    found = money_in(
        "Region Halland avslog ansökan om bidrag. Till andra har små summor gått: Boverket fick 3 miljoner kronor för att mäta."
    )
    assert (HALLAND, "Boverket") not in {one[:2] for one in found}


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Regeringen satsar på husen. Av dessa medel går 3 miljoner kronor till Boverket och resten till skolorna.", 3_000_000),
        ("Regeringen satsar på husen. Boverket får under 2025 cirka 3 miljoner kronor till att samordna arbetet.", 3_000_000),
        ("Regeringen ger Boverket ett uppdrag. För att genomföra uppdraget får Boverket 3 miljoner kronor.", 3_000_000),
        ("Regeringen ger Boverket i uppdrag att mäta fukten. Boverket ska lämna bidrag till RISE.\n\nFör åtgärden får Boverket använda 3 miljoner kronor.", 3_000_000),
        ("Regeringen satsar på husen. Länsstyrelserna tilldelas 3 miljoner kronor.", None),
    ],
)  # fmt: skip
def test_further_wordings_of_who_gets_money(money_in: MoneyIn, text: str, amount: int | None) -> None:
    found = {one[2].amount_sek for one in money_in(text) if one[0] == GOVERNMENT and one[2].amount_sek}
    assert found == ({amount} if amount else set())
