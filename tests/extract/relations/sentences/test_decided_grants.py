"""Grants that somebody decides or proposes, what passes as a price or a fine, and what a grant becomes smaller by."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import Relation

MoneyIn = Callable[[str], list[tuple[str, str, Relation]]]
Flow = tuple[str, str, int | None, int]
FlowsOf = Callable[[str], set[Flow]]

DALARNA, MUSEUM, BYGD = "Region Dalarna", "Dalarnas museum", "Stiftelsen Lunde Bygdegård"


@pytest.mark.parametrize(
    "text",
    [
        f"{DALARNA} beslutade att 300 000 kronor ska betalas ut till {MUSEUM}.",
        f"{DALARNA} har beslutat att 300 000 kronor avsätts till {MUSEUM}.",
        f"I maj beslutade {DALARNA} att {MUSEUM} tilldelas 300 000 kronor.",
        f"{DALARNA} beslutar att {MUSEUM} beviljas 300 000 kronor.",
    ],
)
def test_who_decides_that_somebody_gets_money_pays_it(flows_of: FlowsOf, text: str) -> None:
    assert {(one[0], one[1], one[3]) for one in flows_of(text)} == {(DALARNA, MUSEUM, 300_000)}


@pytest.mark.parametrize(
    "text",
    [
        f"{DALARNA} beslutade att {MUSEUM} ska lämna en redovisning av 300 000 kronor.",
        f"{DALARNA} beslutade att {MUSEUM} ska betala tillbaka 300 000 kronor.",
        f"{DALARNA} avslog förslaget att {MUSEUM} tilldelas 300 000 kronor.",
        f"Direktören föreslog {DALARNA} att {MUSEUM} skulle få 300 000 kronor.",
    ],
)
def test_who_decides_something_else_pays_nothing(flows_of: FlowsOf, text: str) -> None:
    assert (DALARNA, MUSEUM) not in {one[:2] for one in flows_of(text)}


@pytest.mark.parametrize(
    "text",
    [
        f"{DALARNA} föreslår att 300 000 kronor avsätts 2025 till {MUSEUM}.",
        f"{DALARNA} föreslår att {MUSEUM} tillförs 300 000 kronor 2025.",
        f"Därför föreslår {DALARNA} att {MUSEUM} får 300 000 kronor 2025.",
        f"{DALARNA} föreslår 300 000 kronor till {MUSEUM} för 2025.",
    ],
)
def test_what_a_region_proposes_to_pay_is_proposed(money_in: MoneyIn, text: str) -> None:
    ((payer, receiver, flow),) = money_in(text)
    assert (payer, receiver, flow.amount_sek, flow.year, flow.modality) == (DALARNA, MUSEUM, 300_000, 2025, "proposed")


def test_what_the_government_proposes_it_pays(money_in: MoneyIn) -> None:
    text = f"I budgeten föreslår regeringen att {MUSEUM} tillförs 300 000 kronor 2025."
    ((payer, receiver, flow),) = [one for one in money_in(text) if one[0] == "Regeringen"]
    assert (payer, receiver, flow.amount_sek, flow.modality) == ("Regeringen", MUSEUM, 300_000, "proposed")


@pytest.mark.parametrize("proposer", ["Kulturnämnden", "Stiftelsen Norrbruk", "Föreningen Skogens vänner"])
def test_what_a_board_or_an_association_proposes_others_pay(money_in: MoneyIn, proposer: str) -> None:
    assert not [
        one for one in money_in(f"{proposer} föreslår att {MUSEUM} tillförs 300 000 kronor.") if one[0] == proposer
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{DALARNA} beräknar att 300 000 kronor kommer att avsättas till {MUSEUM}.",
        f"{DALARNA} räknar med att {MUSEUM} får 300 000 kronor.",
        f"{DALARNA} avser att 300 000 kronor ska gå till {MUSEUM}.",
        f"Nu beräknar {DALARNA} att {MUSEUM} tillförs 300 000 kronor.",
    ],
)
def test_what_one_means_to_pay_is_planned(money_in: MoneyIn, text: str) -> None:
    ((payer, receiver, flow),) = [one for one in money_in(text) if one[0] == DALARNA]
    assert (payer, receiver, flow.amount_sek, flow.modality) == (DALARNA, MUSEUM, 300_000, "planned")


def test_what_is_shared_out_goes_to_each_without_an_amount(money_in: MoneyIn) -> None:
    text = f"{DALARNA} satsar 300 000 kronor, som fördelas mellan två aktörer: {MUSEUM} och {BYGD}."
    assert {(payer, receiver, one.amount_sek) for payer, receiver, one in money_in(text)} == {
        (DALARNA, MUSEUM, None),
        (DALARNA, BYGD, None),
    }


@pytest.mark.parametrize(
    "text",
    [
        f"{DALARNA} betalade 300 000 kronor till {BYGD} i skadestånd.",
        f"{DALARNA} beslutade att ett vite på 300 000 kronor betalas till {BYGD}.",
        f"{DALARNA} avsatte 300 000 kronor för en granskning av {BYGD}.",
        f"{DALARNA} lade köpeskillingen på 300 000 kronor till {BYGD} i ett avtal.",
    ],
)
def test_a_price_or_a_fine_is_no_grant(money_in: MoneyIn, text: str) -> None:
    assert not money_in(text)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        (f"{DALARNA} minskade sitt bidrag till {MUSEUM} med 300 000 kronor.", None),
        (f"{DALARNA} har skurit ner sitt bidrag till {MUSEUM} med drygt 300 000 kronor.", None),
        (f"{DALARNA} sänkte sina kostnader med 2 miljoner kronor och betalade 300 000 kronor till {MUSEUM}.", 300_000),
        (f"{DALARNA} ökade sitt bidrag till {MUSEUM} med 300 000 kronor.", 300_000),
    ],
)
def test_what_a_grant_became_smaller_by_is_not_its_amount(money_in: MoneyIn, text: str, amount: int | None) -> None:
    assert {one.amount_sek for _, receiver, one in money_in(text) if receiver == MUSEUM} <= {amount}


@pytest.mark.parametrize(
    "more",
    [
        "och beräknar att avsätta mer under 2026 under förutsättning att fullmäktige anvisar medel",
        "och avser att föreslå mer för 2026",
        "och planerar ett tillskott, under förutsättning att budgeten antas",
    ],
)
def test_what_is_to_come_leaves_what_is_granted_as_it_is(money_in: MoneyIn, more: str) -> None:
    ((_, _, flow),) = [
        one for one in money_in(f"{DALARNA} har beviljat {MUSEUM} 300 000 kronor {more}.") if one[0] == DALARNA
    ]
    assert flow.modality == "asserted"
    assert flow.amount_sek == 300_000


def test_what_depends_on_something_is_not_granted(money_in: MoneyIn) -> None:
    text = f"{DALARNA} beviljar {MUSEUM} 300 000 kronor under förutsättning att fullmäktige anvisar medel."
    assert {one.modality for _, _, one in money_in(text)} <= {"proposed"}


@pytest.mark.parametrize(
    "text",
    [
        f"{DALARNA} stärker {MUSEUM} med 300 000 kronor.",
        f"I budgeten höjer {DALARNA} Dalarnas museums bidrag med 300 000 kronor.",
        f"{DALARNA} beslutade att Dalarnas museums anslag utökas med 300 000 kronor.",
        f"{DALARNA} tillför därutöver 300 000 kronor för Dalarnas museums arbete med samlingarna.",
        f"I maj avsatte {DALARNA} 300 000 kronor till Dalarnas museums verksamhet.",
    ],
)
def test_whose_grant_becomes_larger_gets_it(flows_of: FlowsOf, text: str) -> None:
    named = f"{MUSEUM} fyller hundra år. {text}"
    assert {(one[0], one[1], one[3]) for one in flows_of(named)} == {(DALARNA, MUSEUM, 300_000)}


@pytest.mark.parametrize(
    "text",
    [
        f"{DALARNA} föreslår att Dalarnas museums anslag ökas med 300 000 kronor.",
        f"{DALARNA} har föreslagit att höja Dalarnas museums driftbidrag med 300 000 kronor.",
    ],
)
def test_a_grant_that_may_become_larger_is_proposed(money_in: MoneyIn, text: str) -> None:
    found = [(payer, one.amount_sek, one.modality) for payer, _, one in money_in(f"{MUSEUM} fyller hundra år. {text}")]
    assert found == [(DALARNA, 300_000, "proposed")]


@pytest.mark.parametrize(
    "text",
    [
        f"{DALARNA} höjer Dalarnas museums hyra med 300 000 kronor.",
        f"{DALARNA} stärker samarbetet med {MUSEUM} med två tjänster.",
        f"{DALARNA} ökar sina intäkter med 2 miljoner kronor, säger {MUSEUM}.",
        f"Kulturnämnden föreslår att {MUSEUM} anslag ökas med 300 000 kronor.",
        f"{DALARNA}s uttalade stöd till {BYGD} framgick av ett brev.",
        f"{DALARNA} beslutade att stoppa bidraget till {BYGD}.",
        f"En förutsättning för ett bidrag från {DALARNA} till {BYGD} är att stadgarna ändras.",
    ],
)
def test_no_grant_is_said_to_be_given(money_in: MoneyIn, text: str) -> None:
    assert not [one for one in money_in(text) if one[2].modality in ("asserted", "planned")]


@pytest.mark.parametrize(
    "text",
    [
        f"{BYGD} lämnade in en ansökan till {DALARNA} om stöd med 300 000 kronor.",
        f"{BYGD} ska senast i maj lämna en sammanställning av bidragets användning till {DALARNA}.",
        f"{BYGD} tvingades lämna tillbaka 300 000 kronor till {DALARNA}.",
        f"{DALARNA} beviljade {BYGD} kommunal borgen.",
        f"{DALARNA} beviljade {BYGD} ett tillfälligt serveringstillstånd.",
    ],
)
def test_what_is_handed_in_or_back_or_is_a_permit_is_no_grant(money_in: MoneyIn, text: str) -> None:
    assert not money_in(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{DALARNA} lämnade på ansökan 300 000 kronor till {BYGD}.",
        f"{DALARNA} beviljade ansökan och betalade 300 000 kronor till {BYGD}.",
        f"{DALARNA} gav bidrag med 300 000 kronor till {BYGD} för en utbildning om bygglov.",
        f"{DALARNA} lämnar efter beredning stöd med 300 000 kronor till {BYGD} mot redovisning.",
    ],
)
def test_what_is_granted_upon_a_paper_is_granted(money_in: MoneyIn, text: str) -> None:
    assert (DALARNA, 300_000) in {(payer, one.amount_sek) for payer, _, one in money_in(text)}


@pytest.mark.parametrize("body", ["riksdagen", "Falu kommun", "Vinnova", "Kulturrådet"])
def test_on_whom_a_grant_depends_neither_pays_nor_gets_it(money_in: MoneyIn, body: str) -> None:
    text = f"{DALARNA} avser att avsätta medel till {BYGD} under förutsättning att {body} anvisar medel."
    assert {(payer, receiver) for payer, receiver, _ in money_in(text)} <= {(DALARNA, BYGD)}
