"""Nominative, comparing forms, slugs, abbreviations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.language.forms import acronym_of, nominative, normalise, slug
from nysta.extract.language.gazetteer import load_gazetteer


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Göteborgsregionens", "Göteborgsregionen"),
        ("GR:s", "GR"),
        ("VGRs", "VGR"),
        ("VGR:s", "VGR"),
        ("SKR’s", "SKR"),
        ("Gryning Vård AB:s", "Gryning Vård AB"),
        ("Gryning Vård ABs", "Gryning Vård AB"),
        ("Göteborgs Stads", "Göteborgs Stad"),
        ("Göteborgs universitets", "Göteborgs universitet"),
        ("Sjuhärads kommunalförbunds", "Sjuhärads kommunalförbund"),
        ("Storstockholms brandförsvars", "Storstockholms brandförsvar"),
        ("Kulturnämndens", "Kulturnämnden"),
        ("Arbetsförmedlingens", "Arbetsförmedlingen"),
        ("Försäkringskassans", "Försäkringskassan"),
        ("Riksidrottsförbundets", "Riksidrottsförbundet"),
        ("Internationella skolans", "Internationella skolan"),
        ("Regeringens", "Regeringen"),
        ("Borås", "Borås"),
        ("Vännäs", "Vännäs"),
        ("Västerås stad", "Västerås stad"),
        ("Bengtsfors", "Bengtsfors"),
        ("BRIS", "BRIS"),
        ("RISE", "RISE"),
        ("Frölunda Kulturhus", "Frölunda Kulturhus"),
        ("Campus Varberg", "Campus Varberg"),
        ("Södra Älvsborgs Sjukhus", "Södra Älvsborgs Sjukhus"),
        ("Erasmus plus", "Erasmus plus"),
        ("Dans", "Dans"),
        ("Ungas kompetens", "Ungas kompetens"),
        ("Hallands hembygdskrets", "Hallands hembygdskrets"),
        ("  GR:s  ", "GR"),
    ],
)
def test_nominative(written: str, expected: str) -> None:
    assert nominative(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Skånes", "Skåne"),
        ("Göteborgs", "Göteborg"),
        ("Borås", "Borås"),
        ("Chalmers", "Chalmers"),
        ("Formas", "Formas"),
        ("Sydsams", "Sydsam"),
        ("Vinnovas", "Vinnova"),
        ("Almis", "Almi"),
    ],
)
def test_nominative_with_known_names(written: str, expected: str) -> None:
    assert nominative(written, load_gazetteer().names) == expected


@given(st.sampled_from(load_gazetteer().entries))
def test_a_known_name_stays_and_loses_its_s(entry: object) -> None:
    known = load_gazetteer().names
    name = entry.name  # type: ignore[attr-defined]
    assert nominative(name, known) == name
    if not name.endswith(("s", "x", "z")) and name[-1].isalpha():
        assert nominative(f"{name}s", known) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gryning Vård", "GRYNING  VÅRD"),
        ("Gryning Vård", "Gryning\u00a0Vård"),
        ("Gry\u00adning Vård", "Gryning Vård"),
        ("Öresund–Kattegat–Skagerrak", "Öresund-Kattegat-Skagerrak"),
        ("Région", "Re\u0301gion"),
    ],
)
def test_equal_names(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


def test_the_legal_form_goes_on_request() -> None:
    assert normalise("Gryning Vård AB") != normalise("Gryning Vård")
    for name in ("Gryning Vård AB", "AB Gryning Vård", "Gryning Vård aktiebolag", "Gryning Vård AB (publ)"):
        assert normalise(name, legal_form=False) == "gryning vård"
    assert normalise("Coompanion ek. för.", legal_form=False) == "coompanion"
    for form in ("ek. för", "ek.för.", "ek. förening"):
        assert normalise(f"Coompanion {form}", legal_form=False) == "coompanion"
    assert normalise("AB", legal_form=False) == "ab"
    assert normalise("Abborren", legal_form=False) == "abborren"


def test_habo_and_håbo_differ() -> None:
    assert normalise("Habo kommun") != normalise("Håbo kommun")
    assert slug("Habo kommun") != slug("Håbo kommun")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Gryning Vård", "gryning-vård"),
        ("Göteborg & Co", "göteborg-co"),
        ("Miljö- och regionutvecklingsnämnden", "miljö-och-regionutvecklingsnämnden"),
        ("Erasmus+", "erasmus"),
        ("  Ädel_hög 2030  ", "ädel-hög-2030"),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text(max_size=40))
def test_a_slug_is_its_own_slug(name: str) -> None:
    assert slug(slug(name)) == slug(name)
    assert normalise(normalise(name)) == normalise(name)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("VGR", "Västra Götalandsregionen"),
        ("GR", "Göteborgsregionen"),
        ("GR", "Göteborgsregionens kommunalförbund"),
        ("SKR", "Sveriges Kommuner och Regioner"),
        ("ESF", "Europeiska socialfonden"),
        ("ERUF", "Europeiska regionala utvecklingsfonden"),
        ("MSB", "Myndigheten för samhällsskydd och beredskap"),
        ("RUN", "regionutvecklingsnämnden"),
        ("SLK", "stadsledningskontoret"),
        ("DRUM", "delregionala utvecklingsmedel"),
        ("SÄRF", "Södra Älvsborgs räddningstjänstförbund"),
        ("FoU", "Forskning och utveckling"),
        ("HaV", "Havs- och vattenmyndigheten"),
        ("BRG", "Business Region Göteborg AB"),
        ("Brå", "Brottsförebyggande rådet"),
        ("SJV", "Statens jordbruksverk"),
        ("KN", "Kulturnämnden"),
        ("NVS", "Närvårdssamverkan Södra Bergslagen"),
    ],
)
def test_abbreviations_that_fit(short: str, long: str) -> None:
    assert acronym_of(short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("VGR", "Göteborgsregionen"),
        ("SKR", "Svenska Mässan"),
        ("GR", "Regionen Göteborg"),
        ("ESF", "Europeiska regionala utvecklingsfonden"),
        ("G", "Göteborgsregionen"),
        ("HR", "Göteborgs Stad"),
        ("Göteborg", "Göteborg"),
        ("MSB", ""),
        ("SÄS", "Sjuhärads kommunalförbund"),
        ("", "Göteborg"),
    ],
)
def test_abbreviations_that_do_not_fit(short: str, long: str) -> None:
    assert not acronym_of(short, long)
