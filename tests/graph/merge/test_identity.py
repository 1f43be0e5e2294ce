"""Which entities of two documents are one."""

from __future__ import annotations

import pytest

from nysta.graph.merge import MergeError, merge
from nysta.graph.names import slug


def entities_of(graph):
    return {node.id: node for node in graph.nodes if node.label in ("Organisation", "Programme", "Project")}


GRYNING = "organisation/gryning-vård"


def test_legal_form_does_not_make_a_second_company(graph_file):
    one = graph_file("gr", [(GRYNING, "Gryning Vård")])
    other = graph_file("sjuhärad", [(f"{GRYNING}-ab", "Gryning Vård AB")])
    found = entities_of(merge([one, other]))
    assert list(found) == [GRYNING]
    assert found[GRYNING].properties["aliases"] == ["Gryning Vård AB"]
    assert found[GRYNING].properties["former_ids"] == [f"{GRYNING}-ab"]
    assert found[GRYNING].properties["documents"] == ["gr-txt-00000000", "sjuhärad-txt-00000000"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Habo kommun", "Håbo kommun"),
        ("Borås Stad", "Boråsregionen"),
        ("Göteborgs Stad", "Göteborgsregionen"),
        ("Göteborgsregionen", "Region Göteborg"),
        ("Miljönämnden i Borås", "Miljöförvaltningen i Borås"),
        ("GR Utbildning", "GR Arbetsmarknad"),
        ("Gryning Vård", "Gryning Omsorg"),
        ("Bas", "Ba"),
    ],
)
def test_names_that_only_look_alike_stay_two(graph_file, one, other):
    files = [
        graph_file("a", [("organisation/" + slug(one), one)]),
        graph_file("b", [("organisation/" + slug(other), other)]),
    ]
    assert len(entities_of(merge(files))) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Göteborgs Stad", "GÖTEBORGS STAD"),
        ("Göteborgs Stads", "Göteborgs Stad"),
        ("Business Region Göteborg AB", "Business Region Göteborg"),
        ("AB Framtiden i Väst", "Framtiden i Väst"),
        ("Natur\u00adskyddet  i\u00a0Väst", "Naturskyddet i Väst"),
        ("Kustens ek. för.", "Kusten ekonomisk förening"),
    ],
)
def test_the_same_name_written_in_two_ways_is_one(graph_file, one, other):
    # ids that are not made from the name would be the gazetteer's, so they are made from it here
    files = [
        graph_file("a", [("organisation/" + slug(one), one)]),
        graph_file("b", [("organisation/" + slug(other), other)]),
    ]
    assert len(entities_of(merge(files))) == 1


def test_the_nominative_is_shown(graph_file):
    files = [
        graph_file("a", [("organisation/region-kusten", "Region Kusten")]),
        graph_file("b", [("organisation/region-kustens", "Region Kustens")]),
    ]
    assert [node.properties["name"] for node in entities_of(merge(files)).values()] == ["Region Kusten"]


def test_the_id_of_the_gazetteer_is_published(graph_file):
    unknown = ("organisation/göteborgs-stad", "Göteborgs Stad")
    known = (
        "organisation/kommun-1480",
        "Göteborgs Stad",
        ["Göteborgs kommun"],
        {"identifiers": ["kommunkod:1480"]},
    )
    found = entities_of(merge([graph_file("a", [unknown]), graph_file("b", [known])]))
    assert list(found) == ["organisation/kommun-1480"]
    assert found["organisation/kommun-1480"].properties["former_ids"] == ["organisation/göteborgs-stad"]


def test_two_of_the_gazetteer_are_never_one(graph_file):
    files = [
        graph_file("a", [("organisation/kommun-1", "Habo", ["Mellanbygden"], {"identifiers": ["kommunkod:1"]})]),
        graph_file("b", [("organisation/kommun-2", "Bobo", ["Mellanbygden"], {"identifiers": ["kommunkod:2"]})]),
        graph_file("c", [("organisation/mellanbygden", "Mellanbygden")]),
    ]
    assert len(entities_of(merge(files))) == 3


def test_an_alias_joins_only_when_it_is_no_abbreviation(graph_file):
    long = ("organisation/gränsregionen", "Gränsregionen", ["GR", "Gränsregionens kommunalförbund"])
    by_alias = ("organisation/gränsregionens-kommunalförbund", "Gränsregionens kommunalförbund", [])
    other = ("organisation/gruppen-rör", "Gruppen Rör", ["GR"])
    found = entities_of(merge([graph_file("a", [long]), graph_file("b", [by_alias]), graph_file("c", [other])]))
    assert sorted(found) == ["organisation/gruppen-rör", "organisation/gränsregionen"]


def test_a_bare_name_is_the_one_that_the_document_calls_so(graph_file):
    kommun = (
        "organisation/kommun-1",
        "Kuststad stad",
        ["Kuststad"],
        {"kind": "kommun", "identifiers": ["kommunkod:1"]},
    )
    bare = ("organisation/kuststad", "Kuststad")
    found = entities_of(merge([graph_file("a", [kommun, bare]), graph_file("b", [bare])]))
    assert list(found) == ["organisation/kommun-1"]


def test_one_document_that_names_both_by_an_alias_means_two(graph_file):
    first = ("organisation/vårdcentrum-norr", "Vårdcentrum Norr", ["Stora Vårdcentrum"], {"kind": "enhet"})
    second = ("organisation/vårdcentrum-syd", "Vårdcentrum Syd", ["Stora Vårdcentrum"], {"kind": "enhet"})
    third = ("organisation/stora-vårdcentrum", "Stora Vårdcentrum")
    assert len(entities_of(merge([graph_file("a", [first, second]), graph_file("b", [third])]))) == 3


def test_the_boards_of_two_issuers_are_two_and_of_one_issuer_one(graph_file):
    files = [
        graph_file("a", [("organisation/vgr/kulturnämnden", "Kulturnämnden", ["KN"])]),
        graph_file("b", [("organisation/borås/kulturnämnden", "Kulturnämnden", ["KN"])]),
        graph_file("c", [("organisation/vgr/kulturnämnden", "Kulturnämnden")]),
    ]
    found = entities_of(merge(files))
    assert sorted(found) == ["organisation/borås/kulturnämnden", "organisation/vgr/kulturnämnden"]
    assert len(found["organisation/vgr/kulturnämnden"].properties["documents"]) == 2


def test_two_prefixes_of_one_issuer_are_one_scope(graph_file):
    region = ("organisation/region-14", "Västra Götalandsregionen", [], {"identifiers": ["länskod:14"]})
    files = [
        graph_file("a", [region, ("organisation/vgr/kulturnämnden", "Kulturnämnden")], issuer=region[0]),
        graph_file("b", [region, ("organisation/region-14/kulturnämnden", "Kulturnämnden")], issuer=region[0]),
    ]
    assert len(entities_of(merge(files))) == 2


@pytest.mark.parametrize("word", ["styrelsen", "Förbundet", "Direktionen", "KN", "Arbetsgrupp", "Trafiknämnden"])
def test_generic_words_and_abbreviations_join_nothing(graph_file, word):
    files = [
        graph_file("a", [("organisation/a-bolaget", "A-bolaget i Väst", [word])]),
        graph_file("b", [("organisation/b-bolaget", "B-bolaget i Öst", [word])]),
    ]
    assert len(entities_of(merge(files))) == 2


def test_a_programme_and_an_organisation_of_one_name_stay_two(graph_file):
    files = [
        graph_file("a", [("organisation/favorit", "Favorit")]),
        graph_file("b", [("project/favorit", "Favorit")]),
    ]
    assert sorted(entities_of(merge(files))) == ["organisation/favorit", "project/favorit"]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["kommunalförbund", "förening", "kommunalförbund"], "kommunalförbund"),
        (["övrigt", "förening", "övrigt"], "förening"),  # "övrigt" says nothing
        (["förening", "kommunalförbund 5"], "kommunalförbund"),  # of two, the one that speaks more of it
        (["övrigt", "övrigt"], "övrigt"),
    ],
)
def test_the_kind_is_what_most_documents_say(graph_file, kinds, expected):
    files = []
    for n, kind in enumerate(kinds):
        word, _, times = kind.partition(" ")
        file = graph_file(f"d{n}", [("organisation/dalaregionen", "Dalaregionen", [], {"kind": word})])
        (entity,) = file.entities
        more = entity.model_copy(update={"mentions": entity.mentions * int(times or 1)})
        files.append(file.model_copy(update={"entities": [more]}))
    (found,) = entities_of(merge(files)).values()
    assert found.properties["kind"] == expected


def test_a_short_form_that_two_share_joins_nothing(graph_file):
    club = ("organisation/arvika-ridklubb", "Arvika ridklubb", ["Arvika"], {"kind": "förening"})
    town = ("organisation/arvika-kommun", "Arvika kommun", ["Arvika"], {"kind": "kommun"})
    bare = ("organisation/arvika", "Arvika")
    for files in ([club, town], [club, bare, town]):
        merged = merge([graph_file(f"d{n}", [each]) for n, each in enumerate(files)])
        assert len(entities_of(merged)) == len(files)


def test_two_different_files_of_one_document_are_refused(graph_file):
    one, other = (
        graph_file("a", [("organisation/x", "Xylofonen")]),
        graph_file("a", [("organisation/y", "Ystaden")]),
    )
    with pytest.raises(MergeError, match="a-txt-00000000"):
        merge([one, other])
    assert merge([one, one]) == merge([one])


def test_a_word_that_every_document_uses_is_a_body_of_its_own_in_each(graph_file):
    one = graph_file(
        "a",
        [("organisation/borås", "Borås Stad"), ("organisation/styrelsen", "styrelsen")],
        [
            ("COMMISSIONS", "organisation/borås", "organisation/styrelsen"),
        ],
        issuer="organisation/borås",
    )
    other = graph_file("b", [("organisation/styrelsen", "Styrelsen")])
    graph = merge([one, other])
    assert set(entities_of(graph)) == {
        "organisation/borås",
        "organisation/borås/styrelsen",
        "organisation/b-txt-00000000/styrelsen",
    }
    (edge,) = [edge for edge in graph.edges if edge.type == "COMMISSIONS"]
    assert edge.target == "organisation/borås/styrelsen"
    assert len([edge for edge in graph.edges if edge.type == "MENTIONED_IN"]) == 3


def test_one_issuers_body_is_known_by_its_long_alias(graph_file):
    own = "organisation/borås"

    def file(name, tail, *names):
        return graph_file(name, [(own, "Borås Stad"), (f"{own}/{tail}", names[0], list(names[1:]))], issuer=own)

    one = file("a", "run", "RUN", "Regionutvecklingsnämnden")
    other = file("b", "regionutvecklingsnämnden", "Regionutvecklingsnämnden", "RUN")
    assert len(entities_of(merge([one, other]))) == 2  # with its issuer
    bare = file("a", "socialnämnden", "Socialnämnden", "Nämnden")
    known = file("b", "kulturnämnden", "Kulturnämnden", "Nämnden")
    assert len(entities_of(merge([bare, known]))) == 3
