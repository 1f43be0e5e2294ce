"""Returns: what passes as help or a price, what the money is for, and what a noun before "som" is paid for."""

# ruff: noqa: E501 - sentences stand as issuers write them

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import Relation

MoneyIn = Callable[[str], list[tuple[str, str, Relation]]]

DALARNA, MUSEUM = "Region Dalarna", "Dalarnas museum"


@pytest.mark.parametrize(
    "text",
    [
        "Länsstyrelsen i Dalarnas län uppdrar åt Dalarnas museum att med stöd av Naturvårdsverket ta fram ett underlag.",
        "Dalarnas museum ska, med aktivt stöd från Naturvårdsverket, utveckla samlingarna.",
        "Uppgifter som samlas in med stöd av lagen om kulturmiljö får användas av Naturvårdsverket i Dalarnas museum.",
        "Dalarnas museum ville bygga nytt. Förslaget fick stöd av Naturvårdsverket.",
        "Dalarnas museum har politiskt stöd från Naturvårdsverket för planerna.",
    ],
)
def test_help_and_consent_are_no_money(money_in: MoneyIn, text: str) -> None:
    assert not [one for one in money_in(text) if one[0] == "Naturvårdsverket"]


@pytest.mark.parametrize(
    "text",
    [
        "Dalarnas museum utvecklar samlingarna med ekonomiskt stöd från Naturvårdsverket.",
        "Dalarnas museum ska, med stöd på 200 000 kronor från Naturvårdsverket, utveckla samlingarna.",
        "Dalarnas museum fick bidrag från Naturvårdsverket och politiskt stöd för planerna.",
    ],
)
def test_support_that_is_money_passes(money_in: MoneyIn, text: str) -> None:
    assert ("Naturvårdsverket", MUSEUM) in {one[:2] for one in money_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Region Dalarna avsätter 2 miljoner kronor för att genomföra utbildningar och resor till Dalarnas museum.",
        "Region Dalarna beviljar 2 miljoner kronor för bussar och besök till Dalarnas museum.",
        "Region Dalarna avsätter 2 miljoner kronor i syfte att bygga en väg till Dalarnas museum.",
        "Region Dalarna fördelar 2 miljoner kronor, som skolor kan få efter ansökan till Dalarnas museum.",
    ],
)
def test_what_the_money_is_for_gets_none(money_in: MoneyIn, text: str) -> None:
    assert (DALARNA, MUSEUM) not in {one[:2] for one in money_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Region Dalarna avsätter 2 miljoner kronor för att stödja Dalarnas museum.",
        "Region Dalarna avsätter 2 miljoner kronor för att ge bidrag till Dalarnas museum.",
        "Region Dalarna beviljar 2 miljoner kronor till Dalarnas museum för att bygga en väg till parken.",
        "Region Dalarna lämnar 2 miljoner kronor i bidrag till Dalarnas museum.",
    ],
)
def test_who_is_to_be_given_money_gets_it(money_in: MoneyIn, text: str) -> None:
    assert (DALARNA, MUSEUM, 2_000_000) in {(one[0], one[1], one[2].amount_sek) for one in money_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Föreningen Midsommarkransen får betala 20 000 kronor till Trafikverket för firandet på vägen.",
        "Föreningen Midsommarkransen tvingas betala 20 000 kronor till Trafikverket.",
        "Falu kommun betalade 14 000 kronor för att Trafikverket skulle sätta ut skyltar.",
        "Trafikverket ska betala 100 000 kronor till Gagnefs Vägar AB för den nya vägens hela sträckning som vederlag för marken.",
    ],
)
def test_what_must_be_paid_is_a_price(money_in: MoneyIn, text: str) -> None:
    assert not money_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Falu kommun ska följa de planer som regionerna gör och som finansieras av Allmänna arvsfonden.",
        "Falu kommun har flera projekt som finansieras av Allmänna arvsfonden.",
        "Projektet Skogsro drivs av Falu kommun och ett antal mindre insatser som finansieras av Allmänna arvsfonden.",
        "Falu kommun deltar i den satsning på läsning som finansieras av Allmänna arvsfonden.",
    ],
)
def test_a_noun_before_som_is_paid_for_and_not_the_name_before_it(money_in: MoneyIn, text: str) -> None:
    assert ("Allmänna arvsfonden", "Falu kommun") not in {one[:2] for one in money_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Projektet Skogsro, som finansieras av Allmänna arvsfonden, leds av Falu kommun.",
        "Projektet Skogsro, ett samarbete som finansieras av Allmänna arvsfonden, leds av Falu kommun.",
        "Projektet Skogsro är en satsning som finansieras av Allmänna arvsfonden.",
        "Projektet Skogsro har en öppen del som finansieras av Allmänna arvsfonden.",
    ],
)
def test_a_noun_that_says_what_a_name_is_leaves_it_the_name(money_in: MoneyIn, text: str) -> None:
    assert ("Allmänna arvsfonden", "Skogsro") in {one[:2] for one in money_in(text)}


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Region Dalarna betalar ut 226 miljoner kronor till Dalarnas museum, till kommunerna och till skolorna.", None),
        ("Region Dalarna betalar ut 226 miljoner kronor till kommunerna och Dalarnas museum.", None),
        ("Region Dalarna betalar ut 226 miljoner kronor till Dalarnas museum och länets kommuner.", None),
        ("Region Dalarna betalar ut 2 miljoner kronor till Dalarnas museum och 226 miljoner kronor till kommunerna.", 2_000_000),
        ("Region Dalarna betalar ut 2 miljoner kronor vardera till Dalarnas museum och kommunerna.", 2_000_000),
        ("Region Dalarna beviljar 300 000 kronor till stiftelsen Lunde Bygdegård och 200 000 kronor till Dalarnas museum.", 200_000),
    ],
)  # fmt: skip
def test_whose_an_amount_is(money_in: MoneyIn, text: str, amount: int | None) -> None:
    assert {one[2].amount_sek for one in money_in(text) if one[:2] == (DALARNA, MUSEUM)} == {amount}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Region Dalarna beviljar Dalarnas museums ansökan om bidrag på 60 000 kronor.", "asserted"),
        ("Region Dalarna har beslutat att bevilja Dalarnas museums ansökan om 60 000 kronor.", "asserted"),
        ("Region Dalarna beräknar att tilldela Dalarnas museum 60 000 kronor.", "planned"),
        ("Region Dalarna ska under året, efter rekvisition från Dalarnas museum, betala ut 60 000 kronor.", "asserted"),
    ],
)  # fmt: skip
def test_what_is_granted_on_request(money_in: MoneyIn, text: str, modality: str) -> None:
    found = [one for one in money_in(text) if one[:2] == (DALARNA, MUSEUM)]
    assert [(one[2].amount_sek, one[2].modality) for one in found] == [(60_000, modality)]


@pytest.mark.parametrize(
    ("text", "payers"),
    [
        ("Uppdrag till Naturvårdsverket att betala ut medel till Dalarnas museum.", {"Naturvårdsverket"}),
        ("Uppdraget till Naturvårdsverket att betala Sveriges medlemsavgift i Dalarnas museum kvarstår.", {"Naturvårdsverket"}),
        ("Hon svarade om stöd till Dalarnas museum med anledning av Naturvårdsverkets varsel.", set()),
        ("Region Dalarna ger ett årligt stöd till idrottsföreningarna på 3 miljoner kronor.", set()),
        ("Region Dalarnas årliga bidrag till Dalarnas museum är 3 miljoner kronor.", {DALARNA}),
    ],
)  # fmt: skip
def test_who_pays_is_told_by_the_words_of_the_money(money_in: MoneyIn, text: str, payers: set[str]) -> None:
    assert {one[0] for one in money_in(f"Dalarnas museum är nu öppet. {text}")} == payers


@pytest.mark.parametrize(
    "text",
    [
        "Region Dalarna avsätter 2 miljoner kronor för sekonderingen av en tjänsteman till Dalarnas museum.",
        "Handläggningen av stödet flyttas från Region Dalarna till Dalarnas museum.",
        "Överföringen av ansvaret för bidragen från Region Dalarna till Dalarnas museum pågår.",
        "Lagen ger Region Dalarna möjlighet att bevilja stöd till Dalarnas museum.",
        "Dalarnas museum ska, med stöd av Region Dalarna, lämna en rapport i mars.",
    ],
)
def test_persons_and_duties_that_move_are_no_money(money_in: MoneyIn, text: str) -> None:
    assert (DALARNA, MUSEUM) not in {one[:2] for one in money_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Dalarnas museum har med riksdagens bidrag byggt ut.",
        "Riksdagen har anslagit 3 miljoner kronor till Dalarnas museum.",
        "Riksdagen beviljade Dalarnas museum medel i fjol.",
        "Dalarnas museum fick 3 miljoner kronor efter beslut av riksdagen.",
    ],
)
def test_what_the_parliament_decides_on_others_pay(money_in: MoneyIn, text: str) -> None:
    assert "Riksdagen" not in {one[0] for one in money_in(text)}
