"""Lines of field lists: their labels, the lines among them and the lines that go on."""

from __future__ import annotations

import hashlib

import pytest

from nysta.extract.document import SourceText
from nysta.extract.structure import analyse
from nysta.extract.structure.fields import field_role, is_note, split_field


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Projektägare", "lead"),
        ("Insatsägare", "lead"),
        ("Lead partner", "lead"),
        ("Övriga svenska partner", "partner"),
        ("Samverkanspart utan finansiering", "partner"),
        ("Projektparter", "partner"),
        ("Projektets parter", "partner"),
        ("Projektledande organisation", "lead"),
        ("Projektledning", None),
        ("Övrig finansiering", "payer"),
        ("Ordförandeskap", "chair"),
        ("Sekretariat", "secretariat"),
        ("EU contribution", "eu_amount"),
        ("Antal deltagare", "nothing"),
        ("Antal deltagande kommuner", None),
        ("Färg", None),
    ],
)
def test_what_a_label_tells(label: str, role: str | None) -> None:
    assert field_role(label) == role


def test_a_field_and_what_is_only_built_like_one() -> None:
    assert split_field("Projektägare: Region Värmland") == ("lead", 14)
    assert split_field("Antal platser i bruk: 40") is None
    assert is_note("Antal platser i bruk: 40")
    assert not is_note("Det var så här enligt protokollet från mötet: alla gick hem.")


def test_each_line_of_a_list_of_fields_is_a_block_of_its_own() -> None:
    text = (
        "Bryggan\nInsatsägare: Orust kommun\nPartner: Ale kommun, Tjörns kommun och\nBohusläns museum\n"
        "Utformning: på distans\nAvslutat: juni 2024\n\nEtt sista stycke om vad som hände sedan i de tre kommunerna.\n"
    )
    found = analyse(SourceText("prov.txt", hashlib.sha256(text.encode()).hexdigest(), text)).blocks
    assert [block.text for block in found] == [
        "Bryggan",
        "Insatsägare: Orust kommun",
        "Partner: Ale kommun, Tjörns kommun och Bohusläns museum",
        "Utformning: på distans",
        "Avslutat: juni 2024",
        "Ett sista stycke om vad som hände sedan i de tre kommunerna.",
    ]
    assert all(block.section.title == "Bryggan" for block in found[1:])


def blocks_of(text: str) -> list[str]:
    return [one.text for one in analyse(SourceText("prov.txt", "0" * 64, text)).blocks]


@pytest.mark.parametrize("end", ["Ale kommun,", "Ale kommun och", "Länsstyrelsen i", "Föreningen för"])
def test_a_value_left_open_goes_on_below(end: str) -> None:
    text = f"Bryggan\n\nAnsvarig: Orust kommun\n\nÖvriga parter: {end}\nTjärnö\n\nBudget: 2 mnkr\n"
    assert f"Övriga parter: {end} Tjärnö" in blocks_of(text)


def test_labels_in_lines_of_their_own_are_apart_from_the_values_above_them() -> None:
    text = (
        "Projektägare\nRegion Gotland, utbildningsförvaltningen\nMedsökande\nAle kommun\nOrust kommun\n"
        "Samverkansparter\nArbetsförmedlingen, Försäkringskassan, Tjärnö lantbruksring\nFinansiär\nVinnova\n"
    )
    found = blocks_of(text)
    assert {"Projektägare", "Medsökande", "Samverkansparter", "Finansiär"} <= set(found)


def test_the_heads_of_a_table_are_no_labels() -> None:
    assert "Ändamål" in " ".join(blocks_of("Mottagare\nÄndamål\nBelopp\n\nAle kommun\ndrift\n34 610\n"))


def test_an_enumeration_goes_on_in_a_long_line() -> None:
    more = "Högskolan Väst, Lunds Tekniska Högskola, Bohusläns museum, föreningen Orust Hantverk och Återbruk"
    text = f"Projektägare: Orust kommun\nProjektparter: Ale kommun, Tjörns kommun,\n{more}\nTotal budget: 14,6 mnkr\n"
    found = analyse(SourceText("prov.txt", hashlib.sha256(text.encode()).hexdigest(), text)).blocks
    assert [block.text for block in found][1] == f"Projektparter: Ale kommun, Tjörns kommun, {more}"
