"""Bodies that are called after what they are for, in small letters too."""

from __future__ import annotations

import pytest

from nysta.extract.language.mentions import named_mentions
from nysta.extract.language.names.bodies_for import bodies_for


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Länsstyrelsen leder beredskapsrådet för Bergslagen.", "Beredskapsrådet för Bergslagen"),
        ("Regionen samordnar samverkansrådet för södra Hälsingland.", "Samverkansrådet för södra Hälsingland"),
        ("Kommunen deltar i folkhälsonätverket för mindre kommuner.", "Folkhälsonätverket för mindre kommuner"),
        ("Kommunen deltar i Nätverket för små skolor.", "Nätverket för små skolor"),
    ],
)
def test_a_council_or_network_for_something_is_a_name(text: str, name: str) -> None:
    assert name.casefold() in {one.name.casefold() for one in named_mentions(text, [])}


@pytest.mark.parametrize(
    "text",
    [
        "Kommunalrådet för Centerpartiet talade först.",
        "Kommunen fyller förrådet för beredskap.",
        "Kommunen utvecklar verksamhetsområdet för handel.",
    ],
)
def test_offices_stores_and_areas_are_none(text: str) -> None:
    assert not [one.name for one in named_mentions(text, []) if " för " in one.name]


def test_a_word_in_small_letters_alone_shows_that_a_text_may_hold_a_body() -> None:
    text = "Ale leder samverkansrådet för Norra Hamnen."
    [found] = bodies_for(text, ("nämnden",), ("museet",), ("rådet",))
    assert text[found.start : found.end] == "samverkansrådet för Norra Hamnen"


def test_a_board_that_runs_something_is_called_after_it() -> None:
    text = "Driftnämnden för primärvården, Driftnämnden för Norrdalens sjukhus och driftnämnden för tvätt och kost."
    assert [one.name for one in named_mentions(text, [])] == [
        "Driftnämnden för primärvården",
        "Driftnämnden för Norrdalens sjukhus",
        "driftnämnden för tvätt och kost",
    ]


def test_a_preparatory_committee_ends_where_the_next_begins_and_a_climate_is_no_participle() -> None:
    text = "Regionstyrelsen har till sin hjälp beredningen för hälsa och beredningen för klimat."
    names = {one.name for one in named_mentions(text, [])}
    assert {"beredningen för hälsa", "beredningen för klimat"} <= names
