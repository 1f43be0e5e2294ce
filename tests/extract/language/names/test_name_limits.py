"""Where a supposed name begins and ends."""

from __future__ import annotations

import pytest

from nysta.extract.language.mention import ModelName
from nysta.extract.language.mentions import named_mentions
from nysta.extract.language.names.name_limits import name_limits


@pytest.mark.parametrize(
    ("supposed", "name"),
    [
        ("3.1.4 Resultaträkning Lärcentrum Tjärnö", "Lärcentrum Tjärnö"),
        ("KN2025/01819 Lärcentrum Tjärnö", "Lärcentrum Tjärnö"),
        ("U2010/7661/S Lärcentrum Tjärnö", "Lärcentrum Tjärnö"),
        ("Ku 2018/01351 Lärcentrum Tjärnö", "Lärcentrum Tjärnö"),
        ("Lärcentrum Tjärnö Medlemsavgift", "Lärcentrum Tjärnö"),
        ("”Digital bygd”,", "Digital bygd"),
        ("Aktierna i Tjärnö Energi AB", "Tjärnö Energi AB"),
        ("nätverket Scen Tjärnö", "Scen Tjärnö"),
        ("Energikontoret och", "Energikontoret"),
        ("1.5 Miljoner Trädgårdar", "Miljoner Trädgårdar"),
        ("Resultaträkning", "Resultaträkning"),
        ("Bevilja Tjärnö University", "Tjärnö University"),
        ("Malmöbaserade Ljuva Ljud AB", "Ljuva Ljud AB"),
        ("Londonbaserade EMA", "EMA"),
        ("kommunägda Tjärnö Energi AB", "Tjärnö Energi AB"),
        ("Baserade i Tjärnö", "Baserade i Tjärnö"),
        ("Kvarnens röst bryts ut", "Kvarnens röst"),
        ("Tjärnen och barnmottagningen", "Tjärnen"),
        ("Barn- och ungdomsmottagningen", "Barn- och ungdomsmottagningen"),
        ("Rådet för vårdcentralen och barnmottagningen", "Rådet för vårdcentralen och barnmottagningen"),
        ("regionala nätverket Tjärnö i tillväxt", "Tjärnö i tillväxt"),
        ("nationella rådet", "nationella rådet"),
        ("Pohjolan neuvosto i Finland", "Pohjolan neuvosto"),
        ("Tjärnö skola i Mora", "Tjärnö skola i Mora"),
        ("Stiftelsen Tjärnens vänner växer", "Stiftelsen Tjärnens vänner"),
    ],
)
def test_what_stands_beside_a_name_is_none_of_it(supposed: str, name: str) -> None:
    start, end = name_limits(supposed, 0, len(supposed), led=True)
    assert supposed[start:end] == name


@pytest.mark.parametrize(
    ("supposed", "behind", "name"),
    [
        ("Fjällens vecka i samverkan", " med Ale kommun", "Fjällens vecka"),
        ("Fjällens vecka på uppdrag", " av Ale kommun", "Fjällens vecka"),
        ("Tjärnö i samverkan", " har träffats", "Tjärnö i samverkan"),
        ("Åldrande Tjärn vid Umeå universitet", " var värd", "Åldrande Tjärn"),
        ("Biblioteket vid Umeå universitet", " var värd", "Biblioteket vid Umeå universitet"),
        ("Handelshögskolan vid Umeå universitet", " var värd", "Handelshögskolan vid Umeå universitet"),
    ],
)
def test_with_whom_and_at_which_university_is_none_of_the_name(supposed: str, behind: str, name: str) -> None:
    start, end = name_limits(supposed + behind, 0, len(supposed), led=True)
    assert supposed[start:end] == name


def test_a_county_belongs_to_the_name() -> None:
    text = "Skärgårdsrådet för Stockholms län, ett råd, har mötts."
    start, end = name_limits(text, 0, len("Skärgårdsrådet för Stockholms"), led=True)
    assert text[start:end] == "Skärgårdsrådet för Stockholms län"


def test_a_projects_name_may_begin_with_a_small_word() -> None:
    name = "Från malm till moln"
    assert name_limits(name, 0, len(name), led=False) == (0, len(name))


@pytest.mark.parametrize("supposed", ["Göteborg-Borås", "Malmö – Lund", "Västra"])
def test_a_way_between_places_or_a_quarter_is_no_organisation(supposed: str) -> None:
    text = f"Järnvägen {supposed} byggs ut."
    start = text.index(supposed)
    assert named_mentions(text, [ModelName(start, start + len(supposed), "ORG")]) == [
        one for one in named_mentions(text) if one.origin != "model"
    ]


@pytest.mark.parametrize(
    ("lead", "supposed", "name"),
    [
        ("1 250 tkr till ", "Norrbottens museum för vård", "Norrbottens museum"),
        ("ett bidrag på 1,4 mnkr till ", "Stiftelsen Lotsen för konsthallen", "Stiftelsen Lotsen"),
        ("gav 40 000 kronor åt ", "Hosjö IF för läger", "Hosjö IF"),
        ("2 miljoner kronor till ", "Liden AB för drift", "Liden AB"),
        ("2 miljoner kronor till ", "Stiftelsen för lokal forskning", "Stiftelsen för lokal forskning"),
        ("2 miljoner kronor till ", "Nationellt centrum för lärande", "Nationellt centrum för lärande"),
        ("avtal med ", "Norrbottens centrum för vård", "Norrbottens centrum för vård"),
    ],
)
def test_what_money_is_for_is_none_of_the_name(lead: str, supposed: str, name: str) -> None:
    text = lead + supposed
    start, end = name_limits(text, len(lead), len(text), led=True)
    assert text[start:end] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Enkäten görs av SOM institutet vid Lunds universitet.", "SOM institutet"),
        ("Vården ges av KBT mottagningen i centrum.", "KBT mottagningen"),
        ("Rapporten från NTK centret kom i maj.", "NTK centret"),
        ("Rapporten från NTK är klar.", "NTK"),
    ],
)
def test_a_compound_written_apart_from_its_initials_is_one_name(text: str, name: str) -> None:
    start = text.index(name)
    model = ModelName(start, start + len(name.split()[0]), "ORG")
    assert [one.name for one in named_mentions(text, [model]) if one.origin == "model"] == [name]


@pytest.mark.parametrize(
    ("text", "supposed"),
    [
        ("Kommunledningskontorets IT driftgrupp gör klart arbetet.", "Kommunledningskontorets IT"),
        ("Socialförvaltningens HR lönestab gör klart arbetet.", "Socialförvaltningens HR"),
    ],
)
def test_an_owner_and_the_initials_of_its_body_are_no_name(text: str, supposed: str) -> None:
    found = named_mentions(text, [ModelName(0, len(supposed), "ORG")])
    assert supposed not in {one.name for one in found}
    assert supposed.split()[0].removesuffix("s") in {one.name for one in found}


@pytest.mark.parametrize(
    ("supposed", "name"),
    [
        ("Nya vägar, 2022–2025", "Nya vägar"),
        ("Nya vägar för perioden 2025–2027", "Nya vägar"),
        ("Kustens fiskare, vilka i huvudsak", "Kustens fiskare"),
        ("Tjärnö vardera", "Tjärnö"),
        ("Interreg-projektet Dolda skatter", "Dolda skatter"),
        ("Erasmusprojektet ”Craft and Coast", "Craft and Coast"),
        ("Projektägare Kraft Tjärnö AB", "Kraft Tjärnö AB"),
        ("Vinterprojektet", "Vinterprojektet"),
        ("Vägen för åren som gått", "Vägen för åren som gått"),
    ],
)
def test_what_is_said_beside_a_name_is_none_of_it(supposed: str, name: str) -> None:
    start, end = name_limits(supposed, 0, len(supposed), led=False)
    assert supposed[start:end] == name


def test_the_noun_that_a_genitive_waits_for_belongs_to_the_name() -> None:
    text = "Vi besökte Stiftelsen Kalmar läns museum i våras."
    supposed = "Stiftelsen Kalmar läns"
    start = text.index(supposed)
    found = named_mentions(text, [ModelName(start, start + len(supposed), "ORG")])
    assert "Stiftelsen Kalmar läns museum" in {one.name for one in found}


def test_a_body_for_something_ends_where_the_next_one_begins() -> None:
    text = "Inom Tillväxtavdelningen finns Enheten för regional utveckling och Enheten för landsbygd."
    names = {one.name for one in named_mentions(text, [])}
    assert {"Enheten för regional utveckling", "Enheten för landsbygd"} <= names


@pytest.mark.parametrize(
    ("text", "supposed", "name"),
    [
        ("projektet Odlare mitt i, som avser", "Odlare mitt i", "Odlare mitt i"),
        ("projektet Laga det du kan.", "Laga det du kan", "Laga det du kan"),
        ("projektet Odlare mitt i Ale", "Odlare mitt i", "Odlare mitt"),
        ("projektet Bryggan i, sades det", "Bryggan i", "Bryggan"),
    ],
)
def test_an_efforts_name_may_end_in_a_small_word(text: str, supposed: str, name: str) -> None:
    at = text.index(supposed)
    start, end = name_limits(text, at, at + len(supposed), led=False)
    assert text[start:end] == name


def test_what_a_name_does_is_its_own_where_the_sentence_goes_on() -> None:
    supposed = "Nätverket Tjärnen Norra växer"
    start, end = name_limits(f"{supposed} leds av Ale kommun", 0, len(supposed), led=True)
    assert "växer" in f"{supposed}"[start:end]
