"""Names in passing: what nothing rests on is an entity only where it looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import GraphFile
from nysta.extract.language.mention import Mention
from nysta.extract.resolve.cluster import Cluster
from nysta.extract.resolve.passing_names import is_built_as_a_name, is_passing
from nysta.extract.structure import Block
from nysta.extract.structure.blocks import Section

GraphOf = Callable[[str], GraphFile]


def cluster_of(
    name: str, label: str = "ORG", kind: str = "övrigt", origin: str = "model", block: str = "paragraph"
) -> Cluster:
    text = f"Vi har talat med {name} om saken."
    at = text.index(name)
    place = Block(0, block, text, tuple(range(len(text))), Section(()))  # type: ignore[arg-type]
    mention = Mention(at, at + len(name), name, label, kind, origin)  # type: ignore[arg-type]
    cluster = Cluster(name, label)  # type: ignore[arg-type]
    cluster.names[name] += 1
    cluster.kinds[kind] += 1
    cluster.places.append((place, mention))
    return cluster


@pytest.mark.parametrize(
    "name",
    [
        "Leksands Grafiska",
        "Vansta skola",
        "Visit Dalarna",
        "Klarälvspartiet",
        "Pianomagasinet i Väst",
        "Sparbanken Kusten",
    ],
)
def test_what_is_built_as_an_organisations_name_is_one(name: str) -> None:
    assert is_built_as_a_name(name)
    assert not is_passing(cluster_of(name))


@pytest.mark.parametrize(
    "name",
    [
        "Norra Varvet",
        "Bergslagens näringsliv",
        "Kolåsen",
        "HVO",
        "Hela Kommunledningen",
        "Polis och omsorg",
        "Dagens Dalarna",
    ],
)
def test_places_terms_and_groups_are_none(name: str) -> None:
    assert is_passing(cluster_of(name))


def test_a_programme_that_only_the_model_knows_is_none() -> None:
    assert is_passing(cluster_of("Sagor", "PRG", "program"))
    assert not is_passing(cluster_of("Sagor", "PRG", "program", "rule"))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Samfällighetsförening", "förening"),
        ("Gruvbolagen", "bolag"),
        ("Sjukhusskolan", "enhet"),
        ("Kundtjänsten", "enhet"),
    ],
)
def test_a_common_noun_is_none_whoever_found_it(name: str, kind: str) -> None:
    assert is_passing(cluster_of(name, kind=kind, origin="rule"))


@pytest.mark.parametrize(
    ("name", "kind"), [("Kulturnämnden", "nämnd"), ("Kustrådet", "samverkansorgan"), ("Myrvarg AB", "bolag")]
)
def test_a_body_of_which_there_is_one_is_kept(name: str, kind: str) -> None:
    assert not is_passing(cluster_of(name, kind=kind, origin="rule"))


def test_several_words_of_a_row_are_none() -> None:
    assert is_passing(cluster_of("Byggnadsnämnden Falu kommun", kind="nämnd", origin="rule", block="row"))


def test_a_member_brings_no_party_and_the_treasury_no_body(graph_of: GraphOf) -> None:
    graph = graph_of("Eva Ek (S) ledde mötet. Det är staten som sätter gränserna. Ale kommun äger Myrvarg AB.")
    assert {one.name for one in graph.entities} == {"Ale kommun", "Myrvarg AB"}


def test_what_a_relation_rests_on_is_kept(graph_of: GraphOf) -> None:
    graph = graph_of("Projektet Kolåsen finansieras av Vinnova.")
    assert {one.name for one in graph.entities} == {"Kolåsen", "Vinnova"}
