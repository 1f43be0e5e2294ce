"""Persons whom a model takes for organisations."""

from __future__ import annotations

import pytest

from nysta.extract.language.mention import ModelName
from nysta.extract.language.mentions import named_mentions

PERSONS = [
    ("Förbundets generalsekreterare Ola Granqvist-Moon mötte kommunen.", "Ola Granqvist-Moon"),
    ("Arbetet leddes av Elen Maronn, skolans rektor.", "Elen Maronn"),
    ("Kommissionären för handel, Nils Kinnarp, talade.", "Nils Kinnarp"),
    ("H.E. Ms. Rosa Navarr Moreno deltog.", "Rosa Navarr Moreno"),
    ("Tidningen skriver att Susanne har fått stöd.", "Susanne"),
    ("Journalisten Hilma Kinnstrand kom.", "Journalisten Hilma Kinnstrand"),
]
BODIES = [
    ("Eva Ek, ordförande Svensk Sjöfart, höll med.", "Svensk Sjöfart"),
    ("Ordföranden i Svensk Sjöfart höll med.", "Svensk Sjöfart"),
    ("Vi mötte Nobel Teknik, ett företag i Falun.", "Nobel Teknik"),
    ("Rektor mötte Energikontoret Norr i maj.", "Energikontoret Norr"),
]


@pytest.mark.parametrize(("text", "name"), PERSONS)
def test_a_role_a_title_or_a_first_name_makes_a_person(text: str, name: str) -> None:
    start = text.index(name)
    found = named_mentions(text, [ModelName(start, start + len(name), "ORG")])
    assert not any(one.start <= start < one.end for one in found)


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_a_body_beside_somebodys_role_stays(text: str, name: str) -> None:
    start = text.index(name)
    found = named_mentions(text, [ModelName(start, start + len(name), "ORG")])
    assert any(one.start <= start < one.end for one in found)


@pytest.mark.parametrize(
    ("text", "name"), [("Stöd till Central- och Östeuropa.", "Central"), ("Hav- samt vatten.", "Hav")]
)
def test_what_begins_a_compound_is_no_name(text: str, name: str) -> None:
    start = text.index(name)
    assert named_mentions(text, [ModelName(start, start + len(name), "ORG")]) == []
