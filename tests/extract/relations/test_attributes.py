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
