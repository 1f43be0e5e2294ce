"""The sentence that says of a board that it governs, and the word by which a document calls it on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nysta.extract.graph_file import GraphFile

EdgesOf = Callable[..., dict[tuple[str, str, str], Any]]

FÖRBUND = "Älvbygdens kommunalförbund\n\nVerksamhetsplan 2024\n\n"
ACTS = "Direktionen har antagit en plan. Direktionen följer den."


@pytest.mark.parametrize(
    "said",
    [
        "Förbundet leds av en direktion med nio ledamöter.",
        "Förbundets högsta beslutande organ är direktionen.",
        "Direktionen är förbundets högsta organ.",
        "Direktionen består av två ledamöter från varje kommun.",
        "Direktionen har tio ledamöter.",
    ],
)
def test_what_says_that_a_board_governs_is_the_first_evidence(edges_of: EdgesOf, said: str) -> None:
    found = edges_of(f"{FÖRBUND}{ACTS}\n\nFörbundet växer. {said} Kontoret ligger i Mora.\n")
    [edge] = found["Direktionen", "PART_OF", "Älvbygdens kommunalförbund"]
    assert edge.evidence[0].quote == said


def test_other_sentences_of_a_board_say_nothing_of_governing(edges_of: EdgesOf) -> None:
    found = edges_of(f"{FÖRBUND}{ACTS} Skolan leds av en rektor. En direktion i Mora leds av Eva Alm.\n")
    [edge] = found["Direktionen", "PART_OF", "Älvbygdens kommunalförbund"]
    assert all(one.quote in ACTS for one in edge.evidence)


@pytest.mark.parametrize(
    "said",
    [
        "Kommunfullmäktige är kommunens högsta beslutande organ.",
        "Kommunfullmäktige består av 31 ledamöter.",
        "Kommunen styrs av fullmäktige.",
    ],
)
def test_the_same_of_a_kommun(edges_of: EdgesOf, said: str) -> None:
    begins = "Tjörns kommun\n\nÅrsredovisning 2023\n\nKommunfullmäktige antog planen."
    text = f"{begins}\n\nKommunen växer. {said} Året var gott.\n"
    [edge] = edges_of(text)["Kommunfullmäktige", "PART_OF", "Tjörns kommun"]
    assert edge.evidence[0].quote == said


def test_who_governs_somebody_else_is_no_evidence(edges_of: EdgesOf) -> None:
    other = "Räddningsbolaget Nord AB leds av en direktion med nio ledamöter."
    [edge] = edges_of(f"{FÖRBUND}{ACTS} {other}\n")["Direktionen", "PART_OF", "Älvbygdens kommunalförbund"]
    assert other not in [one.quote for one in edge.evidence]


def test_the_fullmäktige_of_somebody_else_is_not_the_issuers(edges_of: EdgesOf) -> None:
    text = (
        "Torsby kommun\n\nÅrsredovisning 2023\n\n"
        "Regionfullmäktige har gett Region Värmland i uppdrag att bygga ut bussarna. "
        "Fullmäktige gav Torsby Vatten AB i uppdrag att utreda frågan.\n"
    )
    assert ("Regionfullmäktige", "COMMISSIONS", "Torsby Vatten AB") not in edges_of(text)


@pytest.mark.parametrize(
    ("issuer", "full", "bare"),
    [
        ("Tjörns kommun", "Kommunfullmäktige", "Fullmäktige"),
        ("Region Halland", "Regionfullmäktige", "Fullmäktige"),
        ("Älvbygdens kommunalförbund", "Förbundsstyrelsen", "Styrelsen"),
        ("Älvbygdens kommunalförbund", "Förbundsdirektionen", "Direktionen"),
    ],
)
def test_a_body_named_by_whose_it_is_and_then_without_is_one(
    graph_of: Callable[..., GraphFile], issuer: str, full: str, bare: str
) -> None:
    task = f"{bare} gav Mora Vatten AB i uppdrag att utreda frågan."
    text = f"{issuer}\n\nÅrsredovisning 2023\n\n{full} antog planen. {task}\n"
    names = [{one.name, *one.aliases} for one in graph_of(text).entities]
    assert len([one for one in names if one & {full, bare}]) == 1


def test_a_board_beside_the_kommunstyrelse_is_another(graph_of: Callable[..., GraphFile]) -> None:
    task = "Styrelsen gav Mora Vatten AB i uppdrag att utreda frågan."
    text = f"Tjörns kommun\n\nÅrsredovisning 2023\n\nKommunstyrelsen antog planen. {task}\n"
    assert not any({"Kommunstyrelsen", "Styrelsen"} <= {one.name, *one.aliases} for one in graph_of(text).entities)
