"""Bodies named by whose they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.language.mention import Mention
from nysta.extract.language.mentions import named_mentions
from nysta.extract.language.names.bodies import bodies_of_plurals, definite_body, owned_bodies, owner_in, parted

HALLAND, UPPSALA = "Region Halland", "Uppsala universitet"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Ansvarig är Region Hallands kulturnämnd.", ("Kulturnämnden", HALLAND)),
        (f"{HALLAND} växer. Ansvarig är regionens kulturnämnd.", ("Kulturnämnden", HALLAND)),
        ("Här deltar Region Hallands social- och omsorgsförvaltning.", ("Social- och omsorgsförvaltningen", HALLAND)),
        ("Det sköts av Uppsala universitets innovationskontor.", ("Innovationskontoret", UPPSALA)),
        ("Jordbruksverkets landsbygdsavdelning deltar.", ("Landsbygdsavdelningen", "Jordbruksverket")),
        ("Det beslutas av Region Hallands regionala tillväxtutskott.", ("Regionala tillväxtutskottet", HALLAND)),
        ("Det sköts av Jordbruksverkets analysteam.", ("Analysteam", "Jordbruksverket")),
        (f"{HALLAND} växer. Regionens pensionärsråd har hörts.", ("Pensionärsrådet", HALLAND)),
        ("Nu växer Tjärnö museum, Jordbruksverkets analysenhet.", ("Tjärnö museum", "Jordbruksverket")),
    ],
)
def test_a_body_is_part_of_whose_it_is(edges_of: Callable[..., Any], text: str, body: tuple[str, str]) -> None:
    found = {(a, b) for a, kind, b in edges_of(f"Verksamheten i korthet under året.\n\n{text}") if kind == "PART_OF"}
    assert found == {body}


@pytest.mark.parametrize(
    ("text", "owner", "body"),
    [
        ("I Kustrådets styrgrupp sitter tre.", "Kustrådet", "styrgrupp"),
        ("Det bereds i Kustrådets regionala beredningsgrupp.", "Kustrådet", "regionala beredningsgrupp"),
        ("Frågan går till Ale kommuns pensionärsråd.", "Ale kommun", "pensionärsråd"),
        ("Det sköts av Föreningen Bygdens kansli.", "Föreningen Bygden", "kansli"),
        ("Det valdes av Kustrådets valberedning.", "Kustrådet", "valberedning"),
    ],
)
def test_what_a_common_word_names_behind_its_owner(text: str, owner: str, body: str) -> None:
    at = text.index(owner)
    named = Mention(at, at + len(owner), owner, "ORG", "förening", "rule", genitive=True)
    assert [text[one.start : one.end] for one in owned_bodies(text, [named])] == [body]


def test_a_plain_word_is_called_with_its_owner() -> None:
    text = "I Kustrådets styrgrupp sitter tre."
    owner = Mention(2, 11, "Kustrådet", "ORG", "förening", "rule", genitive=True)
    assert [one.name for one in owned_bodies(text, [owner])] == ["Kustrådets styrgrupp"]


def test_an_unnamed_owner_makes_no_name_of_a_common_word() -> None:
    called = Mention(2, 11, "projektet", "PRJ", "projekt", "anaphor", genitive=True)
    assert not list(owned_bodies("I projektets styrgrupp sitter tre.", [called]))


def test_councils_for_several_trades_may_be_many() -> None:
    region = Mention(0, 8, "regionen", "ORG", "region", "anaphor", genitive=True)
    assert list(owned_bodies("regionens pensionärsråd växer.", [region]))
    assert not list(owned_bodies("regionens yrkesråd för handel och bygg växer.", [region]))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Uppdrag till nämnden för stöd och hälsa samt vård- och omsorgsnämnden.",
         ["nämnden för stöd", "hälsa samt vård- och omsorgsnämnden"]),
        ("Det gör nämnden för stöd samt kulturnämnden.", ["nämnden för stöd", "kulturnämnden"]),
        ("Det gör nämnden för mark och hälsa samt kulturnämnden.", ["nämnden för mark och hälsa", "kulturnämnden"]),
    ],
)  # fmt: skip
def test_a_body_the_document_knows_alone_ends_where_the_next_begins(text: str, names: list[str]) -> None:
    texts = [text, "Det gör förvaltningen för stöd."]
    assert [one.name for one in parted(texts, [named_mentions(one) for one in texts])[0]] == names


def test_the_words_that_begin_a_body_begin_it_everywhere() -> None:
    texts = ["Det gör nämnden för stöd och hälsa samt vård- och omsorgsnämnden.", "Nämnden för stöd möts ofta."]
    texts.append("Hälsa samt vård- och omsorgsnämnden möts också.")
    assert [one.name for one in parted(texts, [named_mentions(one) for one in texts])[2]] == [
        "Hälsa samt vård- och omsorgsnämnden"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Regionens styrelse möts ofta.",
        "Regionens budget växer.",
        "Region Hallands förvaltningar växer.",
        "Regionens målgrupp är unga.",
        "Region Hallands arbetsgrupp träffades i maj.",
        "Regionens egna team växer.",
        "Årets nämnd.",
    ],
)
def test_what_names_no_body(edges_of: Callable[..., Any], text: str) -> None:
    assert not [edge for edge in edges_of(f"{HALLAND} har beslutat. {text}") if edge[1] == "PART_OF"]


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("Uppsala universitets innovationskontor", "Uppsala universitet"),
        ("FGM:s arbetsutskott", "FGM"),
        ("Region Dalarnas kultur- och bildningsnämnd", "Region Dalarna"),
        ("Kulturnämnden", None),
        ("Sveriges Radio", None),
    ],
)
def test_whose_a_name_says_it_is(name: str, owner: str | None) -> None:
    assert owner_in(name) == owner


@given(st.text("As :nämd-", max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_any_genitive_is_read(text: str, start: int, length: int) -> None:
    owner = Mention(min(start, len(text)), min(start + length, len(text)), "A", "ORG", "kommun", "rule", genitive=True)
    for one in owned_bodies(text, [owner]):
        assert owner.end < one.start < one.end <= len(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Socialnämnderna Norr, Söder och Väster redovisar ett överskott.",
            ["Socialnämnden Norr", "Socialnämnden Söder", "Socialnämnden Väster"],
        ),
        (
            "Ansvariga är stadsdelsförvaltningarna Centrum samt Östra Torp.",
            ["stadsdelsförvaltningen Centrum", "stadsdelsförvaltningen Östra Torp"],
        ),
        ("Servicekontoren Torget och Åsen stänger.", ["Servicekontoret Torget", "Servicekontoret Åsen"]),
        ("Lokalstyrelserna Nord och Syd möts.", ["Lokalstyrelsen Nord", "Lokalstyrelsen Syd"]),
        ("Nämnderna har redovisat. Centrum och Norr växer.", []),
        ("Socialnämnderna i Ale och Lerum samverkar.", []),
        ("Socialnämnderna Norr svarade inte.", []),
    ],
)
def test_a_plural_names_each_of_its_bodies(text: str, names: list[str]) -> None:
    found = list(bodies_of_plurals(text))
    assert [one.name for one in found] == names
    assert all(text[one.start : one.end].endswith(one.name.split()[-1]) for one in found)


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("kulturnämnd", "kulturnämnden"),
        ("kultur- och fritidsförvaltning", "kultur- och fritidsförvaltningen"),
        ("regionala utvecklingsutskott", "regionala utvecklingsutskottet"),
        ("innovationskontor", "innovationskontoret"),
        ("kansli", "kansliet"),
        ("kulturnämnden", None),
        ("tillväxtråd", "tillväxtrådet"),
        ("analysteam", None),
        ("Kustförbundets samverkansråd", None),
    ],
)
def test_a_body_without_its_owner_has_its_definite_form(written: str, called: str | None) -> None:
    assert definite_body(written) == called


def test_several_bodies_of_one_owner(edges_of: Callable[..., Any]) -> None:
    found = edges_of("Verksamheten i korthet.\n\nJordbruksverkets juristgrupp och krisledningsstab har arbetat.")
    assert {(a, b) for a, kind, b in found if kind == "PART_OF"} == {
        ("Juristgrupp", "Jordbruksverket"),
        ("Krisledningsstab", "Jordbruksverket"),
    }


def test_a_body_of_two_owners_has_both_in_it_and_is_nobodys_part(edges_of: Callable[..., Any]) -> None:
    found = edges_of("Region Hallands och Jordbruksverkets samordningsgrupp möttes.", issuer="Ale kommun")
    name = "Region Hallands och Jordbruksverkets samordningsgrupp"
    assert set(found) == {(HALLAND, "PARTICIPATES_IN", name), ("Jordbruksverket", "PARTICIPATES_IN", name)}


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "Nya chefer finns på avdelningarna Stab, Innovation, digitalisering och ledarskap samt Juridik.",
            {"Stab", "Innovation, digitalisering och ledarskap", "Juridik"},
        ),
        ("Verksamheten har sektorerna Barn och unga, Omsorg och Fritid.", {"Barn och unga", "Omsorg", "Fritid"}),
        ("Samarbetet mellan avdelningarna Norr och Söder har stärkts.", {"Norr", "Söder"}),
        ("Resultatenheterna Scen & Konst och Arkiv växer.", {"Scen & Konst", "Arkiv"}),
        ("Enheterna i Falun och Borlänge växer.", set()),
    ],
)
def test_units_that_a_plural_lists(text: str, units: set[str]) -> None:
    assert {one.name for one in bodies_of_plurals(text)} == units


def test_listed_units_are_part_of_what_has_them(edges_of: Callable[..., Any]) -> None:
    found = edges_of(
        "Verksamheten.\n\nRegion Hallands kulturförvaltning består av enheterna Bibliotek, Scen och Arkiv."
    )
    kultur = "Kulturförvaltningen"
    assert {a for a, kind, b in found if kind == "PART_OF" and b == kultur} == {"Bibliotek", "Scen", "Arkiv"}


@pytest.mark.parametrize(
    ("text", "name", "owner"),
    [
        ("Hon leder SKR:s beredning för socialtjänst och individ- och familjeomsorg.",
         "Beredning för socialtjänst och individ- och familjeomsorg", "Sveriges Kommuner och Regioner"),
        ("Region Hallands delegation för hållbart byggande mötte Falu kommun.",
         "Delegation för hållbart byggande", "Region Halland"),
        ("Han var chef vid Jordbruksverkets enhet för djurskydd.", "Enhet för djurskydd", "Jordbruksverket"),
        ("Hit hör Jordbruksverkets avdelning för IT-stöd.", "Avdelning för IT-stöd", "Jordbruksverket"),
        ("Där är Jordbruksverkets (SJV:s) avdelning för djurskydd.", "Avdelning för djurskydd", "Jordbruksverket"),
    ],
)  # fmt: skip
def test_what_a_body_is_for_names_it_behind_its_owner(
    edges_of: Callable[..., Any], text: str, name: str, owner: str
) -> None:
    assert (name, "PART_OF", owner) in edges_of(f"Verksamheten i korthet under året.\n\n{text}")


@pytest.mark.parametrize(
    "text",
    [
        "Jordbruksverkets enhet för att stärka djurskyddet växer.",
        "Region Hallands utskott för fram frågan till Falu kommun.",
        "FN:s kommitté för bistånd av bättre slag möter Falu kommun.",
    ],
)
def test_a_purpose_that_goes_on_names_no_body(edges_of: Callable[..., Any], text: str) -> None:
    names = {one for edge in edges_of(f"Verksamheten i korthet under året.\n\n{text}") for one in (edge[0], edge[2])}
    assert not any(" för " in one for one in names)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kommittén för utbildning för hållbar utveckling möts.", "Kommittén för utbildning för hållbar utveckling"),
        ("Arbetsgruppen för ny bostadsfinansiering möts.", "Arbetsgruppen för ny bostadsfinansiering"),
        ("Nämnden för trygga boenden möts.", "Nämnden för trygga boenden"),
        ("Nämnden för in frågan i protokollet.", None),
        ("Styrelsen för fram kravet till kommunen.", None),
    ],
)
def test_a_body_for_something_ends_with_its_noun(text: str, name: str | None) -> None:
    found = {one.name for one in named_mentions(text) if " för " in one.name}
    assert found == ({name} if name else set())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Han forskar vid statsvetenskapliga institutionen.", "statsvetenskapliga institutionen"),
        ("Den Juridiska fakulteten deltar.", "Juridiska fakulteten"),
        ("Kursen ges av tekniska fakulteten.", "tekniska fakulteten"),
        ("Där finns institutionen för pedagogik och didaktik.", "institutionen för pedagogik och didaktik"),
        ("Den här institutionen är offentliga fakulteters.", None),
    ],
)
def test_a_department_is_named_by_its_subject(text: str, name: str | None) -> None:
    found = {one.name for one in named_mentions(text)}
    assert name in found if name else not found
