"""What one part of a document says to be over does not hold in another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from nysta.extract.graph_file import GraphFile

GraphOf = Callable[..., GraphFile]
WORDINGS = yaml.safe_load(Path(__file__).with_name("wordings.yaml").read_text(encoding="utf-8"))
LETTERHEAD = "Kommunalförbundet Sjuhärad\nVerksamhetsberättelse 2023\n\n1 Verksamhet\n\n"


def modalities(graph: GraphFile, kind: str) -> set[str]:
    return {one.modality for one in graph.relations if one.type == kind}


def test_a_membership_that_ended_is_over_in_the_whole_document(graph_of: GraphOf) -> None:
    text = (
        "Ale kommun är medlem i Älvbygdens kommunalförbund.\n\n"
        "Ale kommun är inte längre medlem i Älvbygdens kommunalförbund sedan den 1 januari."
    )
    assert modalities(graph_of(text), "MEMBER_OF") == {"ended"}


def test_a_project_that_is_over_takes_its_past_with_it(graph_of: GraphOf) -> None:
    text = "Projektet Digital bygd avslutades i maj. Projektet leddes av Region Halland."
    assert modalities(graph_of(text), "COORDINATES") == {"ended"}


@pytest.mark.parametrize(
    "text",
    [
        "Projektet Digital bygd avslutades i maj. Region Halland leder projektet Levande Kust.",
        "Projektet Digital bygd pågår. Projektet leds av Region Halland.",
        "Projektet Levande Kust avslutades i maj.\n\nProjektet Digital bygd leddes av Region Halland.",
    ],
)
def test_what_goes_on_holds(graph_of: GraphOf, text: str) -> None:
    assert modalities(graph_of(text), "COORDINATES") == {"asserted"}


def between(graph: GraphFile, one: str, other: str) -> set[str]:
    """The modalities of what is said (at 0.5 and more) of two names."""
    called = {entity.id: {entity.name, *entity.aliases} for entity in graph.entities}
    pairs = [(called[each.source], called[each.target], each) for each in graph.relations if each.confidence >= 0.5]
    return {each.modality for a, b, each in pairs if (one in a and other in b) or (one in b and other in a)}


@pytest.mark.parametrize(("text", "one", "other"), WORDINGS["over"] + WORDINGS["denied"] + WORDINGS["proposed"])
def test_what_is_over_denied_or_proposed_is_not_given_as_holding(
    graph_of: GraphOf, text: str, one: str, other: str
) -> None:
    graph = graph_of(LETTERHEAD + text + "\n")
    assert {one, other} <= {name for entity in graph.entities for name in (entity.name, *entity.aliases)}
    assert not between(graph, one, other) & {"asserted", "planned"}


@pytest.mark.parametrize(("text", "one", "other"), WORDINGS["holds"])
def test_what_holds_is_given_whatever_is_said_of_others(graph_of: GraphOf, text: str, one: str, other: str) -> None:
    assert "asserted" in between(graph_of(LETTERHEAD + text + "\n"), one, other)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Medlemskapet i Svenska Hamnrådet upphörde vid årsskiftet.", "MEMBER_OF"),
        ("Aktierna i Tjärnö Energi AB såldes i maj.", "OWNS"),
        ("Samarbetet med Högskolan i Borås avslutades i juni.", "COLLABORATES_WITH"),
        ("Avtalet med Ale kommun om gemensam jour löpte ut vid årsskiftet.", "COLLABORATES_WITH"),
    ],
)
def test_what_the_issuer_gave_up_is_a_claim_of_its_own(graph_of: GraphOf, text: str, kind: str) -> None:
    assert modalities(graph_of(LETTERHEAD + text), kind) == {"ended"}


@pytest.mark.parametrize(
    "text",
    [
        "Inom Digital bygd avslutades en kartläggning. Region Halland leder projektet Digital bygd.",
        "Region Halland leder projektet Digital bygd. Första etappen av Digital bygd avslutades i maj.",
        "Region Halland leder projektet Digital bygd. Digital bygd ska vara avslutat i december.",
        "Region Halland leder projektet Digital bygd. Digital bygd är ännu inte avslutat.",
    ],
)
def test_a_project_of_which_something_else_is_over_goes_on(graph_of: GraphOf, text: str) -> None:
    assert modalities(graph_of(text), "COORDINATES") == {"asserted"}


@pytest.mark.parametrize(
    "text",
    [
        "Region Halland leder projektet Digital bygd.\n\nUnder hösten slutredovisades projektet Digital bygd.",
        "Region Halland leder projektet Digital bygd.\n\nDigital bygd lades ned i november.",
        "Region Halland ledde projektet Digital bygd. Det avslutades i maj.",
        "Kommunen följde Digital bygd, som Region Halland ledde. Projektet är nu slutfört.",
    ],
)
def test_a_project_that_is_over_is_over_for_the_whole_document(graph_of: GraphOf, text: str) -> None:
    assert modalities(graph_of(text), "COORDINATES") == {"ended"}


@pytest.mark.parametrize(
    ("note", "modality"),
    [
        ("avslutad 2023", "ended"),
        ("utträdde i maj", "ended"),
        ("avtalet löpte ut i mars", "ended"),
        ("ansökan om medlemskap, ej beslutad", "proposed"),
        ("avböjde", "negated"),
        ("sedan 2019", "asserted"),
        ("Mora", "asserted"),
    ],
)
def test_a_note_in_brackets_tells_of_the_name_before_it(graph_of: GraphOf, note: str, modality: str) -> None:
    members = f"- Ale kommun\n- Lerums kommun ({note})\n- Marks kommun\n"
    graph = graph_of(f"{LETTERHEAD}Medlemmar i Nätverket Grön Tillväxt är:\n\n{members}")
    assert between(graph, "Lerums kommun", "Nätverket Grön Tillväxt") == {modality}
    assert between(graph, "Ale kommun", "Nätverket Grön Tillväxt") == {"asserted"}


def test_nobody_owns_what_is_dissolved(graph_of: GraphOf) -> None:
    told = "Stiftelsen Hallands Kultur har Region Halland som stiftare. Stiftelsen Hallands Kultur har upplösts."
    assert modalities(graph_of(f"Region Halland\n\nÅrsredovisning 2023\n\n{told}"), "OWNS") == {"ended"}
