"""Whose work "uppdraget" is: those charged last do it with others, and nobody charges whom he reports to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import Relation

EdgesOf = Callable[..., dict[tuple[str, str, str], list[Relation]]]

MINISTRY = "Kulturdepartementet\n\nUppdrag under 2024\n\n"
KOMMUN = "Tjörns kommun\n\nÅrsredovisning 2024\n\n"


def of_kind(edges_of: EdgesOf, text: str, kind: str) -> set[frozenset[str]]:
    return {frozenset((a, b)) for a, its, b in edges_of(text) if its == kind}


@pytest.mark.parametrize(
    ("text", "doer", "partners"),
    [
        (
            f"{MINISTRY}Uppdrag att se över museernas avgifter\n\nRegeringen ger Riksantikvarieämbetet i uppdrag att "
            "se över avgifterna.\n\nÖversynen ska särskilt gälla barn.\n\nMedlen betalas ut i juni.\n\n"
            "Uppdraget ska genomföras i samråd med Skolverket och Boverket.\n",
            "Riksantikvarieämbetet",
            {"Skolverket", "Boverket"},
        ),
        (
            f"{MINISTRY}Trafikverket fick i mars i uppdrag av regeringen att utreda en hamn. "
            "I uppdraget ingick att samverka med Sjöfartsverket och Fortifikationsverket.\n",
            "Trafikverket",
            {"Sjöfartsverket", "Fortifikationsverket"},
        ),
        (
            f"{MINISTRY}Regeringen uppdrar åt Boverket att ta fram ett stöd.\n\nUppdraget ska utföras i samverkan med "
            "Lantmäteriet och i dialog med Sveriges Kommuner och Regioner.\n",
            "Boverket",
            {"Lantmäteriet", "Sveriges Kommuner och Regioner"},
        ),
        (
            f"{MINISTRY}Regeringen ger Jämställdhetsmyndigheten i uppdrag att följa upp frågan. Uppdraget ska utföras "
            "i samråd med relevanta aktörer, såsom Migrationsverket och Skolverket.\n",
            "Jämställdhetsmyndigheten",
            {"Migrationsverket", "Skolverket"},
        ),
        (
            f"{KOMMUN}Kommunstyrelsen gav miljönämnden i uppdrag att ta fram en vattenplan.\n\n"
            "Uppdraget genomförs i samarbete med Orusts kommun.\n",
            "Miljönämnden",
            {"Orust kommun"},
        ),
    ],
)
def test_the_charged_do_it_with_others(edges_of: EdgesOf, text: str, doer: str, partners: set[str]) -> None:
    found = of_kind(edges_of, text, "COLLABORATES_WITH")
    assert found == {frozenset((doer, one)) for one in partners}


@pytest.mark.parametrize(
    "text",
    [
        f"{MINISTRY}Regeringen ger Boverket i uppdrag att se över reglerna.\n\nUppdrag att kartlägga biblioteken\n\n"
        "Regeringen uppdrar åt länsstyrelserna att kartlägga biblioteken.\n\n"
        "Uppdraget ska genomföras i samverkan med Kungliga biblioteket.\n",
        f"{MINISTRY}Regeringen ger Boverket i uppdrag att se över reglerna.\n\nUppdrag om skyltar\n\n"
        "Skyltarna behöver ses över.\n\nUppdraget ska genomföras i samverkan med Kungliga biblioteket.\n",
    ],
)
def test_another_task_is_not_theirs(edges_of: EdgesOf, text: str) -> None:
    assert frozenset(("Boverket", "Kungliga biblioteket")) not in of_kind(edges_of, text, "COLLABORATES_WITH")


@pytest.mark.parametrize(
    "told",
    [
        "Boverket ska senast den 1 mars 2026 lämna en skriftlig delredovisning av uppdraget till Finansdepartementet "
        "med kopia till Miljödepartementet.",
        "Uppdraget ska slutredovisas av Boverket till Finansdepartementet senast den 5 maj 2026.",
        "Boverket ska till Finansdepartementet lämna en redovisning av uppdraget senast den 5 maj 2026.",
        "Senast i juni slutredovisar Boverket uppdraget till Finansdepartementet.",
        "Uppdraget ska rapporteras till Finansdepartementet, och Boverket svarar för rapporten.",
    ],
)
def test_whom_a_task_is_reported_to_is_not_charged(edges_of: EdgesOf, told: str) -> None:
    charged = {b for _, kind, b in edges_of(f"Boverket\n\nVerksamhetsplan 2026\n\n{told}\n") if kind == "COMMISSIONS"}
    assert not charged & {"Finansdepartementet", "Miljödepartementet", "Boverket"}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "Skolverket och Kulturrådet får i uppdrag att tillsammans ta fram läslistor.",
            {("Skolverket", "Kulturrådet")},
        ),
        (
            "Regeringen ger Boverket och Lantmäteriet i uppdrag att gemensamt mäta kusten.",
            {("Boverket", "Lantmäteriet")},
        ),
        (
            "Migrationsverket och Polismyndigheten har tillsammans i uppdrag att kartlägga frågan.",
            {("Migrationsverket", "Polismyndigheten")},
        ),
        ("Boverket och Lantmäteriet får i uppdrag att var för sig lämna en plan.", set()),
        ("Boverket och Lantmäteriet får i uppdrag att utreda hur kommuner kan arbeta tillsammans.", set()),
    ],
)
def test_who_is_charged_together_works_together(edges_of: EdgesOf, text: str, pairs: set[tuple[str, str]]) -> None:
    found = of_kind(edges_of, f"Näringsdepartementet\n\nNytt under 2025\n\n{text}\n", "COLLABORATES_WITH")
    assert found == {frozenset(one) for one in pairs}


def test_what_the_charged_hand_on_leaves_the_task_theirs(edges_of: EdgesOf) -> None:
    text = (
        f"{MINISTRY}Regeringen ger Skolverket i uppdrag att ordna kurser.\n\nSkolverket ska uppdra åt Lunds "
        "universitet att hålla kurserna.\n\nUppdraget ska genomföras efter samråd med Arbetsförmedlingen.\n"
    )
    assert of_kind(edges_of, text, "COLLABORATES_WITH") == {frozenset(("Skolverket", "Arbetsförmedlingen"))}


def test_partners_of_one_are_none_of_each_other(edges_of: EdgesOf) -> None:
    text = (
        f"{MINISTRY}Folkhälsomyndigheten ska ha en nära samverkan med Skolverket och samverka med andra berörda "
        "myndigheter som t.ex. Boverket och Barnombudsmannen.\n"
    )
    found = of_kind(edges_of, text, "COLLABORATES_WITH")
    assert frozenset(("Skolverket", "Boverket")) not in found
    assert frozenset(("Skolverket", "Barnombudsmannen")) not in found


def test_partners_are_enumerated_beyond_a_second_with(edges_of: EdgesOf) -> None:
    text = (
        f"{MINISTRY}Regeringen uppdrar åt Havs- och vattenmyndigheten att i samråd med Naturvårdsverket och efter "
        "samråd med Göteborgs universitet ta fram ett program. Boverket ska samverka med Skolverket, Lantmäteriet och "
        "med berörda sakkunniga.\n"
    )
    found = of_kind(edges_of, text, "COLLABORATES_WITH")
    assert found == {
        frozenset(("Havs- och vattenmyndigheten", "Naturvårdsverket")),
        frozenset(("Havs- och vattenmyndigheten", "Göteborgs universitet")),
        frozenset(("Boverket", "Skolverket")),
        frozenset(("Boverket", "Lantmäteriet")),
    }


@pytest.mark.parametrize("place", ["Regeringskansliet", "Finansdepartementet", "Kulturdepartementet"])
def test_nor_is_who_is_reported_to_in_a_sentence_of_its_own(edges_of: EdgesOf, place: str) -> None:
    text = (
        "Boverket\n\nPlan 2026\n\nRegeringen ger Boverket i uppdrag att se över frågan.\n\n"
        f"Uppdraget ska redovisas till {place} tillsammans med en ekonomisk redovisning i maj.\n"
    )
    assert {(a, b) for a, kind, b in edges_of(text) if kind == "COMMISSIONS"} == {("Regeringen", "Boverket")}


@pytest.mark.parametrize(
    ("said", "together"),
    [
        ("Ale kommun och Region Halland har ett nära samarbete.", True),
        ("Mellan Ale kommun och Region Halland har det slutits ett samarbete.", True),
        ("Vid sidan av insatser inom Ale kommun och Region Halland har landet ett samarbete med Norge.", False),
        ("Enligt Ale kommun och Region Halland har länet ett gott samarbete.", False),
        ("På initiativ från Ale kommun och Region Halland har skolorna ett samarbete.", False),
    ],
)
def test_two_that_a_preposition_leads_do_nothing_together(edges_of: EdgesOf, said: str, together: bool) -> None:
    found = of_kind(edges_of, f"Länet i dag\n\nSkrift 2024\n\n{said}\n", "COLLABORATES_WITH")
    assert (frozenset(("Ale kommun", "Region Halland")) in found) is together


@pytest.mark.parametrize(
    "said",
    [
        "Under året tillkom enligt Arbetsförmedlingen 300 jobb.",
        "Arbetsförmedlingen ska komma med förslag i juni.",
        "Arbetsförmedlingen kommer att komma med en rapport.",
        "Senare tillkom enligt Arbetsförmedlingen ännu fler.",
    ],
)
def test_who_says_or_hands_in_something_joins_nothing(edges_of: EdgesOf, said: str) -> None:
    text = f"Ale kommun\n\nRapport 2024\n\nProjektet Brobygge leds av Ale kommun och startade 2022. {said}\n"
    assert not [1 for a, kind, _ in edges_of(text) if kind == "PARTICIPATES_IN" and a == "Arbetsförmedlingen"]
