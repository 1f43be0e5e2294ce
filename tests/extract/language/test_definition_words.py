"""The words by which documents define words of their own, and what statutes say a name is."""

from __future__ import annotations

import re

import pytest

from nysta.extract.language.definition_words import definition_words, statute_names


def test_longer_words_come_first_so_that_the_shorter_ones_hide_none() -> None:
    words = re.compile(definition_words("from_here", "called"))
    assert words.findall("i det följande kallad, kallas") == ["i det följande", "kallad", "kallas"]


@pytest.mark.parametrize(
    ("text", "noun", "means", "name"),
    [
        ("§ 1 Föreningens namn är Tjärnö Båtlag.", "föreningen", "föreningen", "Tjärnö Båtlag"),
        ("Kommunalförbundets namn ska vara Älvarna.", "kommunalförbundet", "kommunalförbundet", "Älvarna"),
        ("Förbundets namn är ”Älvarnas räddning”.", "förbundet", "kommunalförbundet", "Älvarnas räddning"),
        ("Bolagets firma lyder Tjärnö Hamn AB", "bolaget", "bolaget", "Tjärnö Hamn AB"),
        ("Sällskapets namn skall vara Tjärnös vänner, stiftat 1911.", "sällskapet", "sällskapet", "Tjärnös vänner"),
    ],
)  # fmt: skip
def test_statutes_give_a_name(text: str, noun: str, means: str, name: str) -> None:
    (given,) = statute_names(text)
    assert (given.noun, given.means, text[given.start : given.end]) == (noun, means, name)


@pytest.mark.parametrize(
    "text",
    [
        "Föreningens namn är inte bestämt.",
        "Bolagets firma tecknas av styrelsen.",
        "Nämndens namn är Bygg och miljö.",
        "I föreningens namn talade Åsa.",
    ],
)
def test_other_things_said_of_names(text: str) -> None:
    assert not list(statute_names(text))
