"""Decisions in a row: each is refused, proposed or made for itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.relations.factuality.decisions import without_other_decisions

NÄMND, TEATER, FÖRENING = "Kulturnämnden", "Tjärnö Teater AB", "Sillviks hembygdsförening"
Edge = tuple[str, str, str]
HEAD = f"{NÄMND}\n\nProtokoll 2024-03-02\n\nAle kommun\n\n§ 4 Bidrag\n\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{NÄMND} beslutar att bevilja {TEATER} 150 000 kronor, samt att avslå ansökan från {FÖRENING}.",
        f"{NÄMND} beslutar att avslå ansökan från {FÖRENING} och att bevilja {TEATER} 150 000 kronor.",
        f"{NÄMND} beslutade att bevilja {TEATER} 150 000 kronor och att avslå ansökan från {FÖRENING}.",
    ],
)
def test_what_is_refused_beside_a_grant_is_another(edges_of: Callable[..., dict[Edge, Any]], text: str) -> None:
    edges = edges_of(HEAD + text)
    assert {one.modality for one in edges[NÄMND, "FUNDS", TEATER]} == {"asserted"}
    assert {one.modality for one in edges.get((NÄMND, "FUNDS", FÖRENING), ())} <= {"negated"}


def test_what_all_decisions_are_said_to_be_each_is(edges_of: Callable[..., dict[Edge, Any]]) -> None:
    text = (
        f"Förvaltningen föreslår att {NÄMND} beviljar {TEATER} 150 000 kronor, samt att avslå ansökan från {FÖRENING}."
    )
    edges = edges_of(HEAD + text)
    assert {one.modality for one in edges[NÄMND, "FUNDS", TEATER]} == {"proposed"}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        (f"Beslut\n\n1. Bevilja {TEATER} 150 000 kronor för en turné.\n2. Avslå övriga ansökningar.", "asserted"),
        (f"Beslut\n\nBevilja 150 000 kronor till {TEATER}.", "asserted"),
        (f"Beslut\n\n{TEATER} beviljas 150 000 kronor för en turné.", "asserted"),
        (f"Förslag till beslut\n\nBevilja {TEATER} 150 000 kronor för en turné.", "proposed"),
    ],
)
def test_a_board_grants_in_its_minutes(edges_of: Callable[..., dict[Edge, Any]], text: str, modality: str) -> None:
    (grant,) = edges_of(HEAD + text)[NÄMND, "FUNDS", TEATER]
    assert (grant.amount_sek, grant.modality) == (150_000, modality)


@pytest.mark.parametrize(
    "text",
    [
        f"Beslut\n\n{TEATER} beviljas 150 000 kronor av Statens kulturråd.",
        f"Om bygden\n\n{TEATER} beviljas inga medel.",
    ],
)
def test_what_others_grant_or_nobody_is_not_the_boards(edges_of: Callable[..., dict[Edge, Any]], text: str) -> None:
    assert (NÄMND, "FUNDS", TEATER) not in edges_of(HEAD + text)


@given(
    st.lists(st.sampled_from([" att ", " , ", "⟦O0⟧", " samt", " och", "avslå ", "bevilja "]), max_size=14), st.data()
)
def test_blanks_keep_the_places(parts: list[str], data: st.DataObject) -> None:
    text = "".join(parts)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    told = without_other_decisions(text, start, end)
    assert len(told) == len(text)
    assert all(a in (b, " ") for a, b in zip(told, text, strict=True))
