"""Which names of a document are one entity, and what it is called."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import GraphFile
from nysta.extract.language.reading import Reading
from nysta.extract.resolve.cluster import Cluster
from nysta.extract.resolve.clusters import Clusters

ReadingOf = Callable[[str], Reading]


def clusters(reading: Reading) -> dict[str, Cluster]:
    return {one.name: one for one in Clusters(reading)}


@pytest.mark.parametrize(
    ("text", "name", "names"),
    [
        (
            "Älvbygdens kommunalförbund (ÄKF) bildades 2001. ÄKF:s kansli har flyttat.",
            "Älvbygdens kommunalförbund",
            {"Älvbygdens kommunalförbund", "ÄKF"},
        ),
        (
            "Tjärnö Energi AB (nedan kallat Energibolaget) bildades 2001. Energibolaget har vuxit.",
            "Tjärnö Energi AB",
            {"Tjärnö Energi AB", "Energibolaget"},
        ),
        ("Göteborgs Stad och Göteborgs kommun är samma.", "Göteborgs Stad", {"Göteborgs Stad", "Göteborgs kommun"}),
        (
            "Tjärnö Energi AB bildades 2001. Ägare till Tjärnö Energi är Ale kommun.",
            "Tjärnö Energi AB",
            {"Tjärnö Energi AB", "Tjärnö Energi"},
        ),
        (
            "Kulturnämnden beslutade. Frågan lyfts av kulturnämnden.",
            "kulturnämnden",
            {"Kulturnämnden", "kulturnämnden"},
        ),
        ("Ale kommun växer. Ale kommuns skolor växer.", "Ale kommun", {"Ale kommun"}),
        (
            "Länsstyrelsen beslutade. Länsstyrelsen Gävleborg betalar.",
            "Länsstyrelsen i Gävleborgs län",
            {"Länsstyrelsen", "Länsstyrelsen Gävleborg"},
        ),
    ],
)  # fmt: skip
def test_names_of_one_entity_are_one_cluster(reading_of: ReadingOf, text: str, name: str, names: set[str]) -> None:
    found = clusters(reading_of(text))
    assert name in found
    assert set(found[name].names) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Länsstyrelsen såg att Länsstyrelsen Gävleborg och Länsstyrelsen Dalarna växer.",
            {"Länsstyrelsen", "Länsstyrelsen i Gävleborgs län", "Länsstyrelsen i Dalarnas län"},
        ),
        ("Habo kommun och Håbo kommun har besökts.", {"Habo kommun", "Håbo kommun"}),
        ("Både Habon AB och Håbon AB har besökts.", {"Habon AB", "Håbon AB"}),
        ("Både Tjärnö Energi AB och Tjärnö Bostäder AB har besökts.", {"Tjärnö Energi AB", "Tjärnö Bostäder AB"}),
        (
            "Tjärnö Energi AB äger Tjärnö Energi Nät AB. Tjärnö Energi växer.",
            {"Tjärnö Energi AB", "Tjärnö Energi Nät AB"},
        ),
        ("Brobo AB sålde Brobo Parkering AB till Rikshus AB.", {"Brobo AB", "Brobo Parkering AB", "Rikshus AB"}),
        ("Ljus & Larm Arena AB ägs av Ljus & Larm ek. för.", {"Ljus & Larm Arena AB", "Ljus & Larm ek. för."}),
        (
            "AB Orsjö Industribyggnader är moderbolag till Orsjö Industribyggnader Fastighet 2 AB.",
            {"AB Orsjö Industribyggnader", "Orsjö Industribyggnader Fastighet 2 AB"},
        ),
        ("Sillvik AB ritade World Trade Huset Sillvik.", {"Sillvik AB", "World Trade Huset Sillvik"}),
        ("Region Halland och Region Skåne har besökts.", {"Region Halland", "Region Skåne"}),
        ("Kulturnämnden och kultur- och fritidsnämnden har mötts.", {"Kulturnämnden", "kultur- och fritidsnämnden"}),
    ],
)
def test_names_of_different_entities_stay_apart(reading_of: ReadingOf, text: str, names: set[str]) -> None:
    assert set(clusters(reading_of(text))) == names


def test_a_cluster_knows_its_kind_and_places(reading_of: ReadingOf) -> None:
    found = clusters(reading_of("Tjärnö Energi AB bildades 2001.\n\nI dag har Tjärnö Energi AB tio anställda."))
    bolag = found["Tjärnö Energi AB"]
    assert (bolag.label, bolag.kind, bolag.entry) == ("ORG", "bolag", None)
    assert [block.number for block, _ in bolag.places] == [0, 1]
    assert bolag.names["Tjärnö Energi AB"] == 2


def test_the_gazetteer_gives_name_and_kind(reading_of: ReadingOf) -> None:
    vgr = clusters(reading_of("VGR har beslutat."))["Västra Götalandsregionen"]
    assert vgr.kind == "region"
    assert vgr.entry is not None
    assert set(vgr.names) == {"VGR"}


def test_a_place_alone_is_shown_name(reading_of: ReadingOf) -> None:
    (place,) = Clusters(reading_of("Festivalen hålls i Kungälv varje år."))
    assert place.only_a_place


def test_a_place_alone_is_no_entity(graph_of: Callable[..., GraphFile]) -> None:
    text = "Region Halland\n\nRegion Halland ger stöd till kultur. Festivalen hålls i Kungälv varje år."
    assert [one.name for one in graph_of(text).entities] == ["Region Halland"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Länsstyrelsen Gävleborg delar ut medel. Regeringen har uppdragit åt länsstyrelsen att redovisa dem.",
            {"Länsstyrelsen i Gävleborgs län"},
        ),
        (
            "Samråd har hållits med Länsstyrelsen i Örebro län. Länsstyrelsen hade inga synpunkter.",
            {"Länsstyrelsen i Örebro län"},
        ),
        (
            "Länsstyrelsen i Örebro län och Länsstyrelsen i Kalmar län svarade. Länsstyrelsen är positiv.",
            {"Länsstyrelsen i Örebro län", "Länsstyrelsen i Kalmar län", "Länsstyrelsen"},
        ),
        ("Länsstyrelsen är positiv.", {"Länsstyrelsen"}),
    ],
)
def test_a_word_for_many_is_the_one_that_is_named(reading_of: ReadingOf, text: str, names: set[str]) -> None:
    found = Clusters(reading_of(text))
    found.join_general()
    assert {one.name for one in found if one.kind == "myndighet" and one.name != "Regeringen"} == names


def test_a_word_for_many_is_the_issuer_among_several(graph_of: Callable[..., GraphFile]) -> None:
    graph = graph_of(
        "Länsstyrelsen i Örebro län\n\nÅrsredovisning 2023\n\nLänsstyrelsen samverkar med Länsstyrelsen i Kalmar län."
    )
    assert {one.name for one in graph.entities} == {"Länsstyrelsen i Örebro län", "Länsstyrelsen i Kalmar län"}
