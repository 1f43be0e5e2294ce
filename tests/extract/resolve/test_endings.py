"""What one part of a document says to be over does not hold in another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import GraphFile

GraphOf = Callable[..., GraphFile]


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
