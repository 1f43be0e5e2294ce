"""Whether a name acts at its place in a sentence, or stands behind a preposition."""

from __future__ import annotations

import pytest

from nysta.extract.language.mention import Mention
from nysta.extract.resolve.fellow_arguments import acts_on
from nysta.extract.resolve.sentence_places import after_preposition


@pytest.mark.parametrize(
    ("before", "is_led"),
    [
        ("I ", True),
        ("Enligt ", True),
        ("Året var gott. Hos ", True),
        ("Styrelsen för ", True),
        ("Styrelsen för bolaget ", True),
        ("Nu vill ", False),
        ("Det visar att under hösten ", False),
        ("Om ", False),
        ("Ett nytt avtal om ", True),
        ("Det gäller till exempel ", False),
        ("", False),
    ],
)
def test_a_name_behind_a_preposition(before: str, is_led: bool) -> None:
    assert after_preposition(f"{before}Tjärnö Energi AB har bolaget", len(before)) == is_led


@pytest.mark.parametrize(
    ("before", "between", "acts"),
    [
        ("", " leder ", True),
        ("I ", " har ", False),
        ("Enligt ", " växer ", False),
        ("", " växer, och ", False),
        ("", " ", False),
    ],
)
def test_who_acts_is_not_what_is_acted_on(before: str, between: str, acts: bool) -> None:
    text = f"{before}Tjärnö Energi AB{between}bolaget"
    one = Mention(len(before), len(before) + 16, "Tjärnö Energi AB", "ORG", "bolag", "rule")
    noun = Mention(len(text) - 7, len(text), "bolaget", "ORG", "bolag", "anaphor")
    assert acts_on(text, one, noun) == acts
