"""What is proposed for a person to decide, and what never is."""

from __future__ import annotations

import pytest

from nysta.graph.judgements import Judgement
from nysta.graph.merge import merge
from nysta.graph.names import slug
from nysta.graph.proposals import propose


@pytest.fixture
def proposed(graph_file):
    """The pairs proposed for two documents with one name each."""

    def of(one, other, judgements=(), **more):
        files = [
            graph_file(place, [(f"organisation/{slug(name)}", name, [], more)])
            for place, name in (("a", one), ("b", other))
        ]
        return [(each.name, each.other_name) for each in propose(merge(files), judgements)]

    return of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kulturföreningen Linjen", "Kulturförening Linjen"),
        ("Samordningsförbundet Kusten", "Kustens samordningsförbund"),
        ("Skärgårdens Färjor", "Skärgårdens Färjjor"),
        ("Norrskog Energi", "Norrskogs Energi"),
        ("Föreningen Åsbygdens framtid", "Åsbygdens framtid"),
        ("Habo förening", "Håbo förening"),  # proposed, and not merged
    ],
)
def test_names_that_look_alike_are_proposed_and_not_merged(proposed, one, other):
    assert [set(pair) for pair in proposed(one, other)] == [{one, other}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kompetenslyftet 2021", "Kompetenslyftet 2022"),
        ("Etapp I i Dalen", "Etapp II i Dalen"),
        ("Dalavård", "Kustbostäder"),
        ("Göteborgs Stad", "Göteborgsregionen"),
    ],
)
def test_what_cannot_be_one_is_not(proposed, one, other):
    assert proposed(one, other) == []


def test_two_that_have_official_numbers_are_two(proposed):
    assert proposed("Habo kommun", "Håbo kommun", identifiers=["kommunkod:0"]) == []


def test_what_somebody_decided_is_not_proposed_again(proposed):
    pair = ("Norrskog Energi", "Norrskogs Energi")
    ends = {"entity": "organisation/norrskog-energi", "into": "organisation/norrskogs-energi"}
    split = Judgement(action="split", who="x", when="2024-01-01T00:00:00", **ends)
    assert proposed(*pair, (split,)) == []


def test_an_abbreviation_is_proposed_beside_what_goes_by_it(graph_file):
    region, short = "organisation/region-14", "organisation/skövde/vgr"
    files = [
        graph_file("a", [(region, "Västra Götalandsregionen", ["VGR"], {"identifiers": ["regionkod:14"]})]),
        graph_file("b", [(short, "VGR")]),
        graph_file("c", [("organisation/borås/kn", "KN")]),
        graph_file("d", [("organisation/skåne/kulturnämnden", "Kulturnämnden", ["KN"])]),
    ]
    (found,) = propose(merge(files))
    assert (found.entity.id, found.other.id, found.score) == (short, region, 100.0), "KN of two issuers is two"
    split = Judgement(action="split", who="x", when="2024-01-01T00:00:00", entity=short, into=region)
    assert propose(merge(files), (split,)) == ()


def test_the_command_lists_pairs(graph_file, tmp_path, monkeypatch):
    from typer.testing import CliRunner

    from nysta.app.cli import app

    (tmp_path / "graphs").mkdir()
    for place, name in (("a", "Norrskog Energi"), ("b", "Norrskogs Energi")):
        file = graph_file(place, [(f"organisation/{slug(name)}", name)])
        (tmp_path / "graphs" / f"{file.id}.json").write_text(file.model_dump_json(), encoding="utf-8")
    run = CliRunner().invoke(app, ["review", "proposals", "-w", str(tmp_path), "--output", "csv"])
    assert run.exit_code == 0
    assert "Norrskog Energi,Norrskogs Energi" in run.stdout


BODIES = "organisation/region-1"


def of_one_issuer(graph_file, *names):
    entities = [(f"{BODIES}/{slug(name)}", name, [], {"kind": "nämnd"}) for name in names]
    return [each.said for each in propose(merge([graph_file("a", entities)]))]


def test_a_cut_name_is_proposed_beside_its_whole_one(graph_file):
    whole = "Centrala barn- och utbildningsnämnden"
    assert of_one_issuer(graph_file, "Central BUN", whole, "Kulturnämnden") == [("Central BUN", whole)]
    assert of_one_issuer(graph_file, "Central UN", whole) == [("Central UN", whole)]
    assert of_one_issuer(graph_file, "Central TN", whole) == []


def test_a_cut_name_of_two_is_of_neither(graph_file):
    two = ("Delregional nämnd Nord", "Delregional nämnd Norra Dalen")
    assert ("DN Nord", two[0]) in of_one_issuer(graph_file, "DN Nord", two[0])
    assert not [pair for pair in of_one_issuer(graph_file, "DN Nor", *two) if "DN Nor" in pair]


def test_whom_an_abbreviation_is_beside_is_said(graph_file):
    files = [
        graph_file("a", [("organisation/kustregionen", "Kustregionen", ["KR"])]),
        graph_file("b", [("organisation/kr", "KR", [])]),
    ]
    [found] = propose(merge(files))
    assert found.said == ("KR", "Kustregionen (KR)")
