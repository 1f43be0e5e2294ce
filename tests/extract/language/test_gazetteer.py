"""The gazetteer's data, look-up and scanner."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.language.gazetteer import Gazetteer, GazetteerEntry, GazetteerMatch, load_gazetteer

GAZETTEER = load_gazetteer()
KOMMUNER = [e for e in GAZETTEER.entries if any(i.startswith("kommunkod:") for i in e.identifiers)]


def found(text: str) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.entry.name, m.strength) for m in GAZETTEER.scan(text)]


def names(text: str) -> list[str]:
    return [m.entry.name for m in GAZETTEER.scan(text)]


def forms_of(entries: tuple[GazetteerEntry, ...]) -> Iterator[tuple[str, str, GazetteerEntry]]:
    for entry in entries:
        for form, strength in entry.forms:
            yield form, strength, entry


def test_the_public_bodies_are_complete() -> None:
    kinds = Counter(entry.kind for entry in GAZETTEER.entries)
    assert len(KOMMUNER) == 290
    assert kinds["kommun"] == 289
    assert kinds["region"] == 21
    assert kinds["parti"] == 8
    assert sum(entry.name.startswith("Länsstyrelsen i") for entry in GAZETTEER.entries) == 21
    assert kinds["myndighet"] > 300


def test_ids_are_unique_and_well_formed() -> None:
    assert len(GAZETTEER.by_id) == len(GAZETTEER.entries)
    for entry in GAZETTEER.entries:
        label, name = entry.id.split("/")
        assert label == entry.label.lower()
        assert name == name.lower().strip("-")


def test_no_full_form_means_two_things() -> None:
    owners: dict[str, set[str]] = {}
    for form, strength, entry in forms_of(GAZETTEER.entries):
        if strength == "full":
            owners.setdefault(form.lower(), set()).add(entry.id)
    assert [form for form, ids in owners.items() if len(ids) > 1] == []


def test_what_is_called_ambiguous_is_a_form() -> None:
    for entry in GAZETTEER.entries:
        assert set(entry.ambiguous) <= {form for form, _ in entry.forms}, entry.id


def test_every_form_finds_its_entry() -> None:
    for form, strength, entry in forms_of(GAZETTEER.entries):
        hit = GAZETTEER.find(form)
        assert hit is not None, form
        if form not in entry.ambiguous:
            assert hit[0] is entry, form
            assert strength == "abbreviation" or hit[1] == strength, form


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("1480", "Göteborgs Stad"),
        ("1490", "Borås Stad"),
        ("0180", "Stockholms stad"),
        ("1463", "Marks kommun"),
        ("1466", "Herrljunga kommun"),
        ("1443", "Bollebygds kommun"),
        ("2080", "Falu kommun"),
        ("2514", "Kalix kommun"),
        ("0880", "Kalmar kommun"),
        ("0980", "Region Gotland"),
        ("2180", "Gävle kommun"),
        ("0139", "Upplands-Bro kommun"),
    ],
)
def test_kommuner_have_their_own_names(code: str, name: str) -> None:
    (entry,) = [one for one in KOMMUNER if f"kommunkod:{code}" in one.identifiers]
    assert entry.name == name


@pytest.mark.parametrize(
    ("surface", "name", "strength"),
    [
        ("Göteborgs Stad", "Göteborgs Stad", "full"),
        ("Göteborgs stads", "Göteborgs Stad", "full"),
        ("GÖTEBORGS STAD", "Göteborgs Stad", "full"),
        ("Göteborgs kommun", "Göteborgs Stad", "full"),
        ("Göteborg", "Göteborgs Stad", "short"),
        ("Göteborgs", "Göteborgs Stad", "short"),
        ("GÖTEBORG", "Göteborgs Stad", "short"),
        ("Borås", "Borås Stad", "short"),
        ("Marks", "Marks kommun", "short"),
        ("Habo", "Habo kommun", "short"),
        ("Håbo", "Håbo kommun", "short"),
        ("VGR", "Västra Götalandsregionen", "abbreviation"),
        ("VGR:s", "Västra Götalandsregionen", "abbreviation"),
        ("VGRs", "Västra Götalandsregionen", "abbreviation"),
        ("Västra Götalandsregionens", "Västra Götalandsregionen", "full"),
        ("Västra Götaland", "Västra Götalandsregionen", "short"),
        ("SKL", "Sveriges Kommuner och Regioner", "abbreviation"),
        ("Stockholms läns landsting", "Region Stockholm", "full"),
        ("tillväxtverket", "Tillväxtverket", "full"),
        ("Verket för innovationssystem", "Vinnova", "full"),
        ("Statens energimyndighet", "Energimyndigheten", "full"),
        ("Länsstyrelsen Skåne", "Länsstyrelsen i Skåne län", "full"),
        ("Länsstyrelsen i Skåne", "Länsstyrelsen i Skåne län", "full"),
        ("länsstyrelsen i Skåne län", "Länsstyrelsen i Skåne län", "full"),
        ("Länsstyrelsen i Västra Götalands läns", "Länsstyrelsen i Västra Götalands län", "full"),
        ("Länsstyrelsen", "Länsstyrelsen", "short"),
        ("regeringens", "Regeringen", "full"),
        ("staten", "Staten", "short"),
        ("Europeiska socialfondens", "Europeiska socialfonden", "full"),
        ("EU-kommissionen", "Europeiska kommissionen", "full"),
        ("Göteborgs\u00a0Stad", "Göteborgs Stad", "full"),
        ("Göte\u00adborgs Stad", "Göteborgs Stad", "full"),
        ("KTH", "Kungliga Tekniska högskolan", "abbreviation"),
        ("Erasmus+", "Erasmus+", "full"),
    ],
)
def test_find(surface: str, name: str, strength: str) -> None:
    hit = GAZETTEER.find(surface)
    assert hit is not None
    assert (hit[0].name, hit[1]) == (name, strength)


@pytest.mark.parametrize(
    "surface",
    [
        "",
        " ",
        "mark",
        "göteborg",
        "vgr",
        "Uppsala län",
        "Region Göteborg",
        "Göteborgs Stads arkiv",
        "förbundet",
        "life",
    ],
)
def test_find_nothing(surface: str) -> None:
    assert GAZETTEER.find(surface) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Habo och Mullsjö kommuner samverkar.", ["Habo kommun", "Mullsjö kommun"]),
        ("Falu och Borlänge kommuner", ["Falu kommun", "Borlänge kommun"]),
        ("Marks och Bollebygds kommuner", ["Marks kommun", "Bollebygds kommun"]),
        ("kommunerna Ale, Lerum och Partille", ["Ale kommun", "Lerums kommun", "Partille kommun"]),
        ("medlemskommunerna: Ale, Lerum samt Partille", ["Ale kommun", "Lerums kommun", "Partille kommun"]),
        ("Lilla Edets och Upplands-Bro kommuner", ["Lilla Edets kommun", "Upplands-Bro kommun"]),
        ("Ale, Lerums och Östra Göinge kommuner", ["Ale kommun", "Lerums kommun", "Östra Göinge kommun"]),
        ("Regionerna Skåne och Jönköpings län", ["Region Skåne", "Region Jönköpings län"]),
        ("länsstyrelserna i Skåne och Kalmar län", [f"Länsstyrelsen i {x} län" for x in ("Skåne", "Kalmar")]),
        ("Göteborgs och Lunds universitet", ["Göteborgs universitet", "Lunds universitet"]),
        ("Borås Stad, Marks och Bollebygds kommuner", ["Borås Stad", "Marks kommun", "Bollebygds kommun"]),
    ],
)
def test_names_that_lean_on_a_common_word(text: str, expected: list[str]) -> None:
    matches = list(GAZETTEER.scan(text))
    assert [m.entry.name for m in matches] == expected
    assert {m.strength for m in matches} == {"full"}


@pytest.mark.parametrize("text", ["Sveriges kommuner", "Skånes kommuner", "kommunerna i länet", "alla kommuner"])
def test_common_words_alone_name_nobody(text: str) -> None:
    assert all(m.strength == "short" for m in GAZETTEER.scan(text))


def test_the_longest_name_wins() -> None:
    text = "Uppsala universitet ligger i Uppsala, Uppsala kommun, Uppsala län."
    assert found(text) == [
        ("Uppsala universitet", "Uppsala universitet", "full"),
        ("Uppsala", "Uppsala kommun", "short"),
        ("Uppsala kommun", "Uppsala kommun", "full"),
    ]


def test_a_genitive_is_told_and_the_nominative_given() -> None:
    (match,) = GAZETTEER.scan("enligt Göteborgs\nStads riktlinjer")
    assert match.genitive
    assert match.form == "Göteborgs Stad"
    (match,) = GAZETTEER.scan("enligt VGR:s riktlinjer")
    assert (match.genitive, match.form, match.end - match.start) == (True, "VGR", 5)
    (match,) = GAZETTEER.scan("i Borås finns")
    assert (match.genitive, match.form) == (False, "Borås")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mark som ägs av kommunen säljs.", []),
        ("Vi köper mark. Mark behövs.", []),
        ("Mark 1 250", ["Marks kommun"]),
        ("Ale betalar. Lund betalar.", ["Ale kommun", "Lunds kommun"]),
        ("Mark och Bollebygd betalar.", ["Marks kommun", "Bollebygds kommun"]),
        ("avgifter från Mark, Ale och Lerum", ["Marks kommun", "Ale kommun", "Lerums kommun"]),
        ("Anders Lund yrkade bifall.", []),
        ("i Lund finns", ["Lunds kommun"]),
        ("Region Göteborg växer", []),
        ("ESF-projektet avslutas", []),
        ("VGR-finansierat", []),
        ("EU-medel", []),
        ("Se sida 12. Sida 13", []),
        ("Marks kommunfullmäktige", ["Marks kommun"]),
        ("(S) och (M)", ["Socialdemokraterna", "Moderaterna"]),
        ("S och M", []),
        ("Göteborgs\n\nStad", ["Göteborgs Stad"]),
        ("staten betalar", ["Staten"]),
        ("Kalmar läns museum", []),
    ],
)
def test_traps(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_ambiguous_forms_say_so() -> None:
    flags = {m.form: m.ambiguous for m in GAZETTEER.scan("bidrag till Mark, Bollebygd, AF och VGR")}
    assert flags == {"Mark": True, "Bollebygd": False, "AF": True, "VGR": False}


def test_a_phrase_that_is_no_name_wins_over_the_name_inside() -> None:
    own = Gazetteer((GazetteerEntry("organisation/a", "Organisation", "bolag", "Gamma"),), ("Gamma ray",))
    assert [m.entry.name for m in own.scan("Gamma och Gamma ray")] == ["Gamma"]


@given(st.text(max_size=200))
def test_scanning_any_text_is_safe(text: str) -> None:
    end = 0
    for match in GAZETTEER.scan(text):
        assert end <= match.start < match.end <= len(text)
        end = match.end
    GAZETTEER.find(text)


FULL = [
    (form, entry)
    for form, strength, entry in forms_of(GAZETTEER.entries)
    if strength == "full" and form not in entry.ambiguous
]


@given(st.lists(st.sampled_from(FULL), min_size=1, max_size=6))
def test_full_forms_are_found_in_running_text(chosen: list[tuple[str, GazetteerEntry]]) -> None:
    text = "Bidrag gavs till " + " samt även till ".join(form for form, _ in chosen) + " under året."
    matches: list[GazetteerMatch] = list(GAZETTEER.scan(text))
    assert [m.entry.id for m in matches] == [entry.id for _, entry in chosen]


@pytest.mark.alone
def test_scanning_is_fast() -> None:
    text = (
        "Göteborgs Stad och Västra Götalandsregionen har tillsammans med kommunerna Ale, Lerum och Partille "
        "beslutat att bidra med medel till projektet under de kommande tre åren, enligt det förslag som "
        "styrelsen har lagt fram för sina medlemmar.\n"
    ) * 1000
    words = len(text.split())
    start = time.perf_counter()
    count = sum(1 for _ in GAZETTEER.scan(text))
    seconds = time.perf_counter() - start
    assert count == 5000
    assert words / seconds > 100_000


@pytest.mark.alone
def test_loading_is_fast() -> None:
    code = (
        "import time; from nysta.extract.language.gazetteer import load_gazetteer; t = time.perf_counter();"
        "load_gazetteer(); print(time.perf_counter() - t)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(run.stdout) < 0.3
