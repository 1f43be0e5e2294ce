"""Shares and roles that a sentence tells in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import GraphFile

GraphOf = Callable[..., GraphFile]


def owns(graph: GraphFile) -> dict[str, tuple[float | None, str | None]]:
    return {one.source: (one.share, one.role) for one in graph.relations if one.type == "OWNS"}


@pytest.mark.parametrize(
    "text",
    [
        "Ale kommun äger samtliga aktier i Tjärnö Energi AB.",
        "Tjärnö Energi AB ägs i sin helhet av Ale kommun.",
        "Ale kommun är ensam ägare till Tjärnö Energi AB.",
    ],
)
def test_all_of_it_is_a_hundred_percent(graph_of: GraphOf, text: str) -> None:
    assert list(owns(graph_of(text)).values()) == [(100, None)]


@pytest.mark.parametrize(
    "text",
    ["Ale kommun och Kungälvs kommun äger samtliga aktier i Tjärnö Energi AB.", "Ale kommun äger Tjärnö Energi AB."],
)
def test_all_of_it_together_is_no_share_of_one(graph_of: GraphOf, text: str) -> None:
    found = owns(graph_of(text))
    assert found
    assert {share for share, _ in found.values()} == {None}


def test_a_founder_is_an_owner_in_that_role(graph_of: GraphOf) -> None:
    text = "Stiftelsen Tjärnöhus har Ale kommun och Kungälvs kommun som stiftare."
    assert {role for _, role in owns(graph_of(text)).values()} == {"stiftare"}


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Tjärnö Energi AB ägs till lika delar av Ale kommun och Kungälvs kommun.", 50),
        ("Ale kommun, Lerums kommun, Marks kommun och Kungälvs kommun äger Tjärnö Energi AB till lika delar.", 25),
        ("Ale kommun och Kungälvs kommun äger Tjärnö Energi AB med 50 procent vardera.", 50),
    ],
)
def test_each_of_several_has_the_same(graph_of: GraphOf, text: str, share: float) -> None:
    found = owns(graph_of(text))
    assert len(found) > 1
    assert {told for told, _ in found.values()} == {share}


def test_nobody_owns_a_foundation(graph_of: GraphOf) -> None:
    text = "Bakom Stiftelsen Tjärnöhus, som bildades 1998, står Ale kommun och Kungälvs kommun."
    assert {role for _, role in owns(graph_of(text)).values()} == {"stiftare"}


def test_the_label_of_a_field_tells_the_role(graph_of: GraphOf) -> None:
    text = (
        "Projekt: Lärvägen\nProjektägare: Region Halland\nPartner: Ale kommun\n"
        "Utvärderare: Högskolan i Borås\nFinansiär: Vinnova\n"
    )
    graph = graph_of(text)
    named = {entity.id: entity.name for entity in graph.entities}
    roles = {
        named[each.source]: each.role for each in graph.relations if each.type in ("COORDINATES", "PARTICIPATES_IN")
    }
    assert roles == {"Region Halland": "projektägare", "Ale kommun": None, "Högskolan i Borås": "utvärderare"}


@pytest.mark.parametrize(
    "text",
    [
        "Tjärnö Energi AB ägs av Ale kommun till 60 procent; resterande aktier innehas av Region Halland.",
        "Tjärnö Energi AB ägs till 60 procent av Ale kommun och återstående del ägs av Region Halland.",
        "Tjärnö Energi AB ägs till 60 procent av Ale kommun medan Region Halland har resten.",
        "Ale kommun äger 60 procent av Tjärnö Energi AB. Övriga aktier ägs av Region Halland.",
    ],
)
def test_who_has_the_rest_has_what_the_figures_leave(graph_of: GraphOf, text: str) -> None:
    graph = graph_of(text)
    names = {one.id: one.name for one in graph.entities}
    shares = {names[one.source]: one.share for one in graph.relations if one.type == "OWNS"}
    assert shares["Ale kommun"] == 60
    assert shares["Region Halland"] == 40
