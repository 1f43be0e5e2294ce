"""Bodies called after a person keep his first name."""

from __future__ import annotations

import pytest

from nysta.extract.language.mention import ModelName
from nysta.extract.language.mentions import named_mentions


@pytest.mark.parametrize(
    ("text", "supposed", "name"),
    [
        ("Bidraget gick till Dag Ekelundfonden i Falun.", "Ekelundfonden", "Dag Ekelundfonden i Falun"),
        ("Eleverna vid Selma Hammars gymnasium fick pris.", "Hammars gymnasium", "Selma Hammars gymnasium"),
        ("Där deltog Astrid Holms barnsjukhus.", "Holms barnsjukhus", "Astrid Holms barnsjukhus"),
        ("Kommunen stödjer Erik och Eva Hammars stiftelse.", "Hammars stiftelse", "Erik och Eva Hammars stiftelse"),
    ],
)
def test_the_first_name_belongs_to_the_name(text: str, supposed: str, name: str) -> None:
    start = text.index(supposed)
    assert name in {one.name for one in named_mentions(text, [ModelName(start, start + len(supposed), "ORG")])}


@pytest.mark.parametrize(
    ("text", "supposed"),
    [
        ("Enligt Falu Hammars stiftelse är det klart.", "Hammars stiftelse"),
        ("Det sade Eva. Hammars stiftelse höll med.", "Hammars stiftelse"),
        ("Ordförande är Erik Vattenfall tror på.", "Vattenfall"),
    ],
)
def test_a_word_that_is_no_first_name_or_no_surname_does_not(text: str, supposed: str) -> None:
    start = text.index(supposed)
    found = named_mentions(text, [ModelName(start, start + len(supposed), "ORG")])
    assert all(not one.name.startswith(("Falu H", "Eva", "Erik")) for one in found)
