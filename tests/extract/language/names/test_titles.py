"""Titles of documents and works name no organisation, programme or project."""

from __future__ import annotations

import pytest

from nysta.extract.language.mention import ModelName
from nysta.extract.language.mentions import named_mentions
from nysta.extract.language.names.titles import is_title


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I slutbetänkandet En tryggare hamn föreslås att Falu kommun …", "En tryggare hamn"),
        ("Enligt rapporten ”Landsbygdens röster” ökar Falu kommun.", "Landsbygdens röster"),
        ("Stärkt beredskap - för allas skull (prop. 2007/08:92) gäller.", "Stärkt beredskap"),
        ("Boken Kustens folk gavs ut av Falu kommun.", "Kustens folk"),
        ("Det följer av Framtidens musik (Ds 2015:31).", "Framtidens musik"),
    ],
)
def test_the_word_before_or_the_number_behind_makes_it_a_title(text: str, name: str) -> None:
    start = text.index(name)
    assert is_title(text, start, start + len(name))
    found = named_mentions(text, [ModelName(start, start + len(name), "PRJ")])
    assert name not in {one.name for one in found}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Falu kommun driver projektet Kustens folk.", "Kustens folk"),
        ("Regeringens En samlad strategi mot våld (skr. 2016/17:10) följs upp.", "En samlad strategi mot våld"),
        ("Hamnstiftelsen lämnade ett förslag (SOU 2017:1) till Falu kommun.", "Hamnstiftelsen"),
        ("I rapporten skriver Hamnstiftelsen att Falu kommun växer.", "Hamnstiftelsen"),
    ],
)
def test_what_is_carried_out_or_acts_has_no_title(text: str, name: str) -> None:
    start = text.index(name)
    assert not is_title(text, start, start + len(name))
