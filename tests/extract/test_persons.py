"""Persons are blanked in what is searched. All names here are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.persons import BLANK, is_attendance, without_persons


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mejla gunnel.akerhielmsson@alvbygden.example.se om mötet.", f"Mejla {BLANK} om mötet."),
        ("Ring 0303-123 45 67 om mötet.", f"Ring {BLANK} om mötet."),
        ("Ring 070-123 45 67 om mötet.", f"Ring {BLANK} om mötet."),
        ("Ring +46 70 123 45 67 om mötet.", f"Ring {BLANK} om mötet."),
        ("Ring +46 (0)303 12 34 56 om mötet.", f"Ring {BLANK} om mötet."),
        ("Personnummer 19700101-1234 gäller.", f"Personnummer {BLANK} gäller."),
        ("Personnummer 700101-1234 gäller.", f"Personnummer {BLANK} gäller."),
        ("Personnummer 700101+1234 gäller.", f"Personnummer {BLANK} gäller."),
        ("Personnummer 197001011234 gäller.", f"Personnummer {BLANK} gäller."),
        ("Gunnel Åkerhielmsson (S) yrkar avslag.", f"{BLANK} (S) yrkar avslag."),
        ("Britt-Marie Kvarnfors (C) yrkar avslag.", f"{BLANK} (C) yrkar avslag."),
        ("Gunnel Åkerhielmssons (S) yrkande avslås.", f"{BLANK} (S) yrkande avslås."),
        ("Gunnel Åkerhielmsson (ÄBP) yrkar avslag.", f"{BLANK} (ÄBP) yrkar avslag."),
        ("Maria Palmgren (MP) yrkar avslag.", f"{BLANK} (MP) yrkar avslag."),
        ("Samordningsnummer 700161-1234 gäller.", f"Samordningsnummer {BLANK} gäller."),
        ("Ordförande Gunnel Åkerhielmsson öppnar mötet.", f"Ordförande {BLANK} öppnar mötet."),
    ],
)
def test_what_tells_of_a_person_is_blanked(text: str, left: str) -> None:
    assert without_persons(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "Region Halland beviljade 300 000 kronor 2023–2025.",
        "Organisationsnummer 212000-1439 och diarienummer KS 2023/00123.",
        "Bidraget är 1 250 000 kr, varav 1 000 000 kr 2024.",
        "Budget 2023 2 500 2 600 2 700",
        "Mötet hölls 2024-03-12 klockan 13.00–15.30.",
        "Business Region Göteborg (BRG) leder arbetet.",
    ],
)
def test_what_tells_of_none_is_left(text: str) -> None:
    assert without_persons(text) == text


def test_the_persons_that_the_model_found_are_blanked() -> None:
    text = "Enligt Torbjörn Lövenmark är bidraget viktigt."
    assert without_persons(text, [(7, 25)]) == f"Enligt {BLANK} är bidraget viktigt."


@given(st.text(max_size=60), st.data())
def test_a_given_span_leaves_no_trace(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = [(start, end)] if start < end else []
    left = without_persons(text, spans)
    assert len(left) <= len(text)
    if spans:
        assert left.startswith(without_persons(text, spans)[: min(start, 1)])
        assert BLANK in left


@pytest.mark.parametrize(
    "line",
    [
        "Gunnel Åkerhielmsson (S), ordförande",
        "Torbjörn Lövenmark (M)",
        "Britt-Marie Kvarnfors (C), tjänstgörande ersättare för Torbjörn Lövenmark (M)",
        "Ordförande Gunnel Åkerhielmsson (S)",
        "Närvarande men ej tjänstgörande ersättare Xerxes Åkerhielmsson (S)",
    ],
)
def test_an_entry_of_an_attendance_list_is_told(line: str) -> None:
    assert is_attendance(line)


@pytest.mark.parametrize(
    "line",
    [
        "Gunnel Åkerhielmsson (S) yrkar att Ale kommun går med i förbundet.",
        "Älvbygdens kommunalförbund",
        "Ale kommun 1 250 1 300",
        "Region Halland finansierar projektet Digital bygd",
        "Business Region Göteborg (BRG)",
        "Fjällbuss i Jämtland AB (FBJ)",
        "Kommunalförbundet Norra Skogen (KNR) bildades 2009 och består av kommunerna",
        "Regionen är också med i Organisationen för Nordmarkens Landsbygder (ONL). I budgeten",
        "och bidrag gavs även till Sällskapet Norra Kusten (SNK) som",
    ],
)
def test_a_sentence_or_a_name_of_an_organisation_is_none(line: str) -> None:
    assert not is_attendance(line)
