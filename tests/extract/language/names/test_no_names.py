"""Words in the form of an organisation's name that name none, and names that the words behind them are no part of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.language.mention import ModelName
from nysta.extract.language.mentions import named_mentions
from nysta.extract.language.reading import Reading

NOBODY = [
    ("Vad tänker statsrådet göra åt kön till Kustmuseet?", "Statsrådet"),
    ("Kommunalrådet Eva Ek tog emot Svenska kyrkan i rådhuset.", "Kommunalrådet"),
    ("Oppositionsrådet i Region Skåne vill sälja bolaget.", "Oppositionsrådet"),
    ("Regionrådet Anna Ek tackade Region Dalarna.", "Regionrådet"),
    ("Erfarenheten och befogenheten att besluta finns hos Falu kommun.", "Befogenheten"),
    ("Den som är omnämnd i Region Dalarnas regelverk har rätt till svar.", "regelverk"),
    ("Polisens undfallenhet och Falu kommuns befogenhet ska prövas.", "Undfallenhet"),
    ("Regionens erfarenhet och Falu kommuns beslut räknas.", "Erfarenhet"),
    ("Utrikesförvaltningen och rovdjursförvaltningen kostar mer, skriver Vinnova.", "Utrikesförvaltningen"),
    ("Den norska staten sköter gruvan i Tundra AB.", "Staten"),
    ("Danska regeringen och Falu kommun möttes i går.", "Regeringen"),
    ("Bolagsstyrelsen mötte Falu kommun i går.", "Bolagsstyrelsen"),
    ("Medlemsföreningen i Falu kommun har en skolenhet.", "Skolenheten"),
    ("S-MP-regeringen gav Falu kommun 3 miljoner kronor.", "S-MP-regeringen"),
    ("Oppositionen blev regeringens villebråd, sade Falu kommun.", "Villebråd"),
    ("Hamnavtalet mellan Falu kommun och Region Dalarna gäller.", "Hamnavtalet"),
    ("Skogskonventionen gäller för Falu kommun.", "Skogskonventionen"),
    ("Sveriges Hamnmedlemskap prövas av Falu kommun.", "Hamnmedlemskap"),
]
SOMEBODY = [
    ("Stadsrådet och Kulturrådet beviljade Falu kommun 200 000 kronor.", "Kulturrådet"),
    ("Fastighetsförvaltningen i Falu kommun har flyttat.", "Fastighetsförvaltningen"),
    ("Staten äger Tundra AB.", "Staten"),
    ("Den svenska staten äger Tundra AB.", "Staten"),
    ("Konsthantverk i Falun AB fick pris av Falu kommun.", "Konsthantverk i Falun AB"),
    ("Näringslivsrådet i Falu kommun sammanträder i mars.", "Näringslivsrådet"),
    ("Falu kommuns miljöenhet har flyttat.", "Miljöenhet"),
    ("Via Boverkets bygdekommitté delas medlen ut.", "Boverket"),
    ("Bergslagsstyrelsen mötte Falu kommun i går.", "Bergslagsstyrelsen"),
    ("Arbetslagsstiftelsen ägs av Falu kommun.", "Arbetslagsstiftelsen"),
    ("AB Hamnavtalet ägs av Falu kommun.", "AB Hamnavtalet"),
    ("Skogsinstitutet i Falun samarbetar med Falu kommun.", "Skogsinstitutet i Falun"),
    ("Men Skogsbolaget ägs av Falu kommun.", "Skogsbolaget"),
]


def _names(reading: Reading) -> set[str]:
    return {one.name[:1].upper() + one.name[1:] for _, one in reading.mentions()}


@pytest.mark.parametrize(("text", "name"), NOBODY)
def test_an_office_a_quality_and_another_countrys_body_are_no_organisations(
    reading_of: Callable[[str], Reading], text: str, name: str
) -> None:
    assert not any(name in one for one in _names(reading_of(text)))


@pytest.mark.parametrize(("text", "name"), SOMEBODY)
def test_a_body_of_the_same_form_stays(reading_of: Callable[[str], Reading], text: str, name: str) -> None:
    assert name in _names(reading_of(text))


@pytest.mark.parametrize(
    ("supposed", "named"),
    [("Nätverkets arbete", False), ("Regionens uppdrag", False), ("Nu växer", False), ("Havets framtid", True)],
)
def test_whose_work_something_is_names_nobody(supposed: str, named: bool) -> None:
    found = named_mentions(f"{supposed} leds av Falu kommun.", [ModelName(0, len(supposed), "PRG")])
    assert (supposed in [one.name for one in found]) is named


@pytest.mark.parametrize(
    ("text", "supposed", "name"),
    [
        ("Klimatlabbet vid Lunds universitet svarade.", "Klimatlabbet vid Lunds", "Klimatlabbet"),
        ("Kursen ges av Vattencentrum på Uppsala universitet.", "Vattencentrum på Uppsala", "Vattencentrum"),
        ("Ljudateljén inom Region Dalarna växer.", "Ljudateljén inom Region", "Ljudateljén"),
        ("Ljudateljén hos Falu kommun växer.", "Ljudateljén hos Falu", "Ljudateljén"),
    ],
)
def test_a_name_ends_before_the_known_one_that_it_is_at(text: str, supposed: str, name: str) -> None:
    start = text.index(supposed)
    found = [one.name for one in named_mentions(text, [ModelName(start, start + len(supposed), "ORG")])]
    assert name in found
    assert len(found) == 2


@pytest.mark.parametrize("text", ["Lunds konsthall i Lund växer.", "Teater vid Falu gruva växer."])
def test_a_name_that_no_known_one_goes_on_from_stays(text: str) -> None:
    supposed = text.removesuffix(" växer.")
    assert supposed in {one.name for one in named_mentions(text, [ModelName(0, len(supposed), "ORG")])}


@pytest.mark.parametrize("name", ["Strandarbetet", "Livsmedelstillsynen", "Tjärns kalkning", "Majoritetsposten"])
def test_what_is_done_is_nobody(name: str) -> None:
    text = f"{name} leds av Ale kommun."
    assert name not in {one.name for one in named_mentions(text, [ModelName(0, len(name), "PRJ")])}


@pytest.mark.parametrize("name", ["Vänersamarbetet", "Skogsposten"])
def test_what_may_be_a_name_stays(name: str) -> None:
    text = f"{name} leds av Ale kommun."
    assert name in {one.name for one in named_mentions(text, [ModelName(0, len(name), "PRJ")])}
