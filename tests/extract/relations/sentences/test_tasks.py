"""What is said of a task besides giving it: who reports on it, who takes it back, with whom it is done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import Relation
from nysta.extract.relations.sentences.task_words import without_what_is_to_be_done

EdgesOf = Callable[..., dict[tuple[str, str, str], list[Relation]]]

HEAD = "Statens energimyndighet\n\nÅrsredovisning 2024\n\nStatens energimyndighet redovisar här sin verksamhet.\n\n"
STYRELSE, KULTUR = "Kommunstyrelsen", "Kulturnämnden"
HALLAND, BOLAG, HYLTE = "Region Halland", "Dalatrafik AB", "Hylte kommun"
GIVEN, WITH, IN = "COMMISSIONS", "COLLABORATES_WITH", "PART_OF"


def edges(edges_of: EdgesOf, text: str, kind: str) -> dict[tuple[str, str], str]:
    """The edges of a type that a text states, each with its modality."""
    found = edges_of(f"{HEAD}{text}\n")
    return {(a, b): told[0].modality for (a, of, b), told in found.items() if of == kind}


@pytest.mark.parametrize(
    "text",
    [
        f"{KULTUR} ska senast den 1 mars lämna en slutredovisning av uppdraget till {STYRELSE}.",
        f"{KULTUR} slutredovisar uppdraget till {STYRELSE} i juni.",
        f"{BOLAG} lämnade i höstas en delrapport om arbetet med uppdraget till {HALLAND}.",
        f"{KULTUR} ska bistå {STYRELSE} i styrelsens uppdrag att främja friluftslivet.",
        f"{BOLAG} får för genomförandet av uppdraget rekvirera högst 2 miljoner kronor från {HALLAND}.",
        f"Genom en ändring i {BOLAG}s regleringsbrev får myndigheten i uppdrag att se över priserna.",
    ],
)
def test_who_reports_on_a_task_helps_with_it_or_is_paid_for_it_gives_none(edges_of: EdgesOf, text: str) -> None:
    assert not edges(edges_of, text, GIVEN)


@pytest.mark.parametrize(
    ("text", "giver", "charged"),
    [
        (f"{STYRELSE} gav {KULTUR} i uppdrag att till hösten redovisa kostnaderna.", STYRELSE, KULTUR),
        (f"{HALLAND} uppdrar åt {BOLAG} att lämna en rapport om resandet till {HYLTE}.", HALLAND, BOLAG),
        ("Med uppdraget till Göteborgs universitet fortsätter regeringen satsningen.", "Regeringen", None),
    ],
)
def test_a_task_that_is_to_be_reported_is_given(edges_of: EdgesOf, text: str, giver: str, charged: str | None) -> None:
    assert edges(edges_of, text, GIVEN) == {(giver, charged or "Göteborgs universitet"): "asserted"}


@pytest.mark.parametrize(
    ("text", "giver", "charged"),
    [
        (f"{STYRELSE} drar tillbaka uppdraget till {KULTUR}.", STYRELSE, KULTUR),
        ("Regeringen upphäver uppdraget till Skogsstyrelsen att utreda frågan.", "Regeringen", "Skogsstyrelsen"),
        ("Regeringen återkallade uppdraget till Boverket om byggandet.", "Regeringen", "Boverket"),
        ("Regeringen upphävde Naturvårdsverkets uppdrag att samordna.", "Regeringen", "Naturvårdsverket"),
        ("Regeringen upphäver det tidigare beslutet att ge Boverket i uppdrag att ge stöd.", "Regeringen", "Boverket"),
    ],
)
def test_a_task_that_was_taken_back_is_over(edges_of: EdgesOf, text: str, giver: str, charged: str) -> None:
    assert edges(edges_of, text, GIVEN) == {(giver, charged): "ended"}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Regeringen uppdrar åt Boverket att utreda ett stöd som inte längre behövs.", "asserted"),
        ("Regeringen uppdrar åt Boverket att lämna förslag till hur uppsagd personal kan få stöd.", "asserted"),
        ("Regeringen gav Boverket i uppdrag att utreda om reglerna bör ändras.", "asserted"),
        ("Efter uppdrag från regeringen har Boverket lämnat ett förslag om nya regler.", "asserted"),
        ("Det var inte förrän regeringen uppdrog åt Boverket att se över stödet som något hände.", "asserted"),
        ("Regeringen bör ge Boverket i uppdrag att se över stödet.", "proposed"),
        ("Utredningen uppmanar regeringen att överväga att ge Boverket i uppdrag att se över stödet.", "proposed"),
        ("Regeringen avser att uppdra åt Boverket att se över stödet.", "planned"),
        ("Regeringen har inte gett Boverket i uppdrag att se över stödet.", "negated"),
    ],
)
def test_whether_a_task_is_given_is_not_told_by_what_is_to_be_done(edges_of: EdgesOf, text: str, modality: str) -> None:
    assert set(edges(edges_of, text, GIVEN).values()) <= {modality}


def test_what_is_to_be_done_is_blanked_up_to_what_is_said_of_the_task() -> None:
    text = "⟦O0⟧ gav ⟦O1⟧ i uppdrag att utreda frågan , men avbröt arbetet"
    heard = without_what_is_to_be_done(text)
    assert len(heard) == len(text)
    assert "utreda" not in heard
    assert "avbröt" in heard


@pytest.mark.parametrize(
    ("text", "charged", "partners"),
    [
        (f"{STYRELSE} gav {KULTUR} i uppdrag att i samverkan med {HALLAND} ta fram en plan.", KULTUR, {HALLAND}),
        (f"{HALLAND} uppdrar åt {BOLAG} att i samråd med {HYLTE} se över tidtabellen.", BOLAG, {HYLTE}),
        (f"{BOLAG} fick i uppdrag av {HALLAND} att i samarbete med {HYLTE} utreda frågan.", BOLAG, {HYLTE}),
        (f"{BOLAG} har fått regeringens uppdrag att i samverkan med {HYLTE} se över taxan.", BOLAG, {HYLTE}),
        (f"{STYRELSE} beslutade att ge {KULTUR} i uppdrag att tillsammans med {HYLTE} bygga en scen.", KULTUR, {HYLTE}),
    ],
)
def test_who_is_charged_works_with_others_and_not_who_charges(
    edges_of: EdgesOf, text: str, charged: str, partners: set[str]
) -> None:
    assert {frozenset(one) for one in edges(edges_of, text, WITH)} == {frozenset((charged, one)) for one in partners}


def test_who_charges_those_that_have_no_name_does_not_work_with_their_partners(edges_of: EdgesOf) -> None:
    text = "Regeringen ger kommunerna i uppdrag att i samråd med Folkhälsomyndigheten bygga ut vården."
    assert not edges(edges_of, text, WITH)
    besides = "Regeringen samarbetar med Folkhälsomyndigheten och ger kommunerna i uppdrag att bygga ut vården."
    found = edges(edges_of, besides, WITH)
    assert {frozenset(one) for one in found} == {frozenset(("Regeringen", "Folkhälsomyndigheten"))}


@pytest.mark.parametrize(
    "text",
    [
        f"Regeringen gav i mars {BOLAG} i uppdrag att se över taxan. Uppdraget ska genomföras i samråd med {HYLTE}.",
        f"{STYRELSE} gav {BOLAG} i uppdrag att se över taxan. Arbetet har skett i samarbete med {HYLTE}.",
    ],
)
def test_the_work_of_a_task_is_the_charged_ones(edges_of: EdgesOf, text: str) -> None:
    assert {frozenset(one) for one in edges(edges_of, text, WITH)} == {frozenset((BOLAG, HYLTE))}


@pytest.mark.parametrize(
    "text",
    [
        "Region Skåne har en nära samverkan med Boverket, och samverkar med Skolverket, Vinnova och Malmö stad.",
        "Region Skåne samarbetar med Boverket och har ett avtal med Malmö stad.",
        "Region Skåne ska ha en nära samverkan med Boverket och samverka med bland andra Vinnova och Malmö stad.",
        "Tillsammans med Boverket, Vinnova och Malmö stad har Region Skåne tagit fram en plan.",
    ],
)
def test_those_with_whom_a_third_works_are_not_said_to_work_together(edges_of: EdgesOf, text: str) -> None:
    found = edges(edges_of, text, WITH)
    assert found
    assert all("Region Skåne" in one for one in found)


def test_who_works_with_a_partner_in_his_turn_does(edges_of: EdgesOf) -> None:
    found = edges(edges_of, "Lunds kommun samverkar med Region Skåne, som i sin tur har avtal med Malmö stad.", WITH)
    assert {frozenset(one) for one in found} >= {frozenset(("Region Skåne", "Malmö stad"))}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Protokollet godtogs inte av Region Hallands kulturnämnd.", "asserted"),
        ("Motionären föreslår att Region Hallands kulturnämnd övertar ansvaret för museet.", "asserted"),
        ("Motionären föreslår att Region Hallands kulturnämnd avvecklas.", "proposed"),
        ("Det föreslås att Region Hallands kulturnämnd inrättas.", "proposed"),
    ],
)
def test_whose_a_body_is_holds_whatever_it_is_said_to_do(edges_of: EdgesOf, text: str, modality: str) -> None:
    assert set(edges(edges_of, text, IN).values()) == {modality}


@pytest.mark.parametrize(
    ("text", "giver", "charged"),
    [
        ("Detta rör det uppdrag om lokaler som regeringen lämnade till Boverket i maj.", "Regeringen", "Boverket"),
        ("I årets uppdrag till Boverket lyfter regeringen några områden.", "Regeringen", "Boverket"),
    ],
)
def test_a_task_that_is_spoken_of_was_given(edges_of: EdgesOf, text: str, giver: str, charged: str) -> None:
    assert set(edges(edges_of, text, GIVEN)) == {(giver, charged)}


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        (
            "Region Skåne samverkar med andra aktörer som t.ex. Malmö stad och Ystads kommun.",
            {"Malmö stad", "Ystads kommun"},
        ),
        ("Region Skåne samarbetar med andra ansvariga myndigheter som Boverket.", {"Boverket"}),
        ("Region Skåne samverkar med andra aktörer som arbetar i Ystads kommun.", set()),
    ],
)
def test_examples_of_those_with_whom_somebody_works_are_partners(
    edges_of: EdgesOf, text: str, partners: set[str]
) -> None:
    found = edges(edges_of, text, WITH)
    assert {frozenset(one) for one in found} == {frozenset(("Region Skåne", one)) for one in partners}
