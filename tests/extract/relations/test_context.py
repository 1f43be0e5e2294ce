"""What stands around a statement: headings, introductions, status cells, notes, periods, sentences that take back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nysta.extract.relations.factuality.scopes import opened_by
from nysta.extract.structure import Block, Section

HEAD = (
    "Hudiksvalls kommun\n\nÅrsredovisning 2024\n\nHudiksvalls kommun redovisar här sin verksamhet. Projektet Havsvind "
    "är ett samverkansprojekt i regionen. Nätverket Trygga Orter finns sedan länge.\n\nVerksamhet\n\n"
)
TAIL = "\n\nÖvrigt\n\nInget mer finns att redovisa.\n"

EdgesOf = Callable[..., dict[tuple[str, str, str], Any]]


def holds(edges_of: EdgesOf, body: str, one: str, other: str) -> bool:
    """Whether the document states, as so or as planned, anything between two names."""
    return any(
        relation.modality in ("asserted", "planned") and {one, other} <= {a, b}
        for (a, _, b), relations in edges_of(HEAD + body + TAIL).items()
        for relation in relations
    )


KOMMUN, NETWORK, PROJECT = "Hudiksvalls kommun", "Nätverket Trygga Orter", "Havsvind"


@pytest.mark.parametrize(
    ("body", "one", "other"),
    [
        (
            "Ej beviljade ansökningar\n• Hudiksvalls IF, 50 000 kronor\n• Forsa BK, 30 000 kronor",
            KOMMUN,
            "Hudiksvalls IF",
        ),
        (
            "Följande föreningar fick avslag på sin ansökan:\n• Hudiksvalls IF, 50 000 kr\n• Forsa BK, 3 000 kr",
            KOMMUN,
            "Hudiksvalls IF",
        ),
        (
            "Samverkan som upphört under året\n• Nordanstigs kommun, räddningstjänst\n• Ljusdals kommun, löner",
            KOMMUN,
            "Nordanstigs kommun",
        ),
        (
            "Centerpartiet yrkar följande:\n1. Kulturnämnden ges i uppdrag att samverka med Forsa BK.\n"
            "2. Hudiksvalls kommun blir medlem i Nätverket Trygga Orter.",
            KOMMUN,
            NETWORK,
        ),
        (
            "Sverigedemokraterna yrkar att\n– Hudiksvalls kommun går ur Inköp Gävleborg\n"
            "– Hudiksvalls kommun blir medlem i Nätverket Trygga Orter",
            KOMMUN,
            NETWORK,
        ),
        (
            "Förslag till beslut\n1. Kulturnämnden ges i uppdrag att samverka med Forsa BK.\n"
            "2. Hudiksvalls kommun blir medlem i Nätverket Trygga Orter.",
            KOMMUN,
            NETWORK,
        ),
        (
            "Liberalernas förslag:\n• Forsa BK får 5 000 kr.\n• Hudiksvalls kommun går med i Nätverket Trygga Orter.",
            KOMMUN,
            NETWORK,
        ),
    ],
)
def test_a_heading_or_an_introduction_counts_for_the_items_below(
    edges_of: EdgesOf, body: str, one: str, other: str
) -> None:
    assert not holds(edges_of, body, one, other)


@pytest.mark.parametrize(
    "body",
    [
        "Kommunfullmäktige beslutar enligt kommunstyrelsens förslag att\n"
        "– Hudiksvalls kommun är medlem i Nätverket Trygga Orter\n– taxan höjs",
        "Förslag till beslut\n\nHudiksvalls kommun går in som medlem i Nätverket Trygga Orter.\n\n"
        "Beslut\n\nKommunstyrelsen beslutar i enlighet med förslaget.",
    ],
)
def test_what_is_decided_holds(edges_of: EdgesOf, body: str) -> None:
    assert holds(edges_of, body, KOMMUN, NETWORK)


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("Vi rekommenderar kommunstyrelsen att", "proposed"),
        ("Kommunstyrelsen föreslår kommunfullmäktige besluta att", "proposed"),
        ("I enlighet med förslaget beslutar kommunfullmäktige att", "asserted"),
        ("Kommunstyrelsen beslutar:", "asserted"),
        ("Följande uppdrag från tidigare år är slutförda:", "ended"),
        ("Projekt som inte fick någon fortsättning:", "ended"),
        ("Projekt som avbröts men fortsätter i ordinarie drift:", "asserted"),
        ("Följande föreningar har fått bidrag:", "asserted"),
        ("Avslagna ansökningar:", "negated"),
    ],
)
def test_what_an_introduction_says_of_its_items(words: str, modality: str) -> None:
    assert opened_by(Block(0, "paragraph", words, tuple(range(len(words))), Section())) == modality


@pytest.mark.parametrize(
    ("body", "one", "other"),
    [
        (
            "Projekt                  Projektägare             Beslut\n"
            "Havsvind                 Region Gävleborg         Avslag\n"
            "Grön Hamn                Ljusdals kommun          Beviljat",
            "Region Gävleborg",
            PROJECT,
        ),
        (
            "Bolag\n\nBolag                    Andel, %   Anmärkning\nHudik Fastigheter AB          100\n"
            "Glada Hudik Hotell AB          51   Avyttrat 2023\nGästrike Vatten AB             25",
            KOMMUN,
            "Glada Hudik Hotell AB",
        ),
        (
            "Ansökningar 2024, kronor\n\nFörening                 Belopp      Utfall\n"
            "Hudiksvalls IF         50 000        bifall\nIggesunds IK           40 000        avslag\n"
            "Forsa BK               20 000        vilande",
            KOMMUN,
            "Iggesunds IK",
        ),
        (
            "Projektnamn: Havsvind\nProjektägare: Region Gävleborg\nFinansiär: Tillväxtverket\nStatus: Avslag",
            "Tillväxtverket",
            PROJECT,
        ),
        (
            "Projekt: Havsvind\nProjektägare: Region Gävleborg\nFinansiär: Tillväxtverket (avslag)",
            "Tillväxtverket",
            PROJECT,
        ),
        (
            "Medlemmar i Nätverket Trygga Orter:\n• Ljusdals kommun\n• Nordanstigs kommun – lämnade vid årsskiftet\n"
            "• Ockelbo kommun",
            "Nordanstigs kommun",
            NETWORK,
        ),
        (
            "Medlemmar i Nätverket Trygga Orter är Ljusdals kommun, Nordanstigs kommun (utträdd) och Ockelbo kommun.",
            "Nordanstigs kommun",
            NETWORK,
        ),
        (
            "I projektet Havsvind deltar Ljusdals kommun och Nordanstigs kommun (t.o.m. 2022).",
            "Nordanstigs kommun",
            PROJECT,
        ),
    ],
)
def test_a_few_words_beside_a_name_tell_how_it_stands(edges_of: EdgesOf, body: str, one: str, other: str) -> None:
    assert not holds(edges_of, body, one, other)


@pytest.mark.parametrize(
    ("body", "one", "other"),
    [
        (
            "Projekt                  Projektägare             Beslut\n"
            "Havsvind                 Region Gävleborg         Avslag\n"
            "Grön Hamn                Ljusdals kommun          Beviljat",
            "Ljusdals kommun",
            "Grön Hamn",
        ),
        (
            "I projektet Havsvind deltar Ljusdals kommun (t.o.m. 2029) och Nordanstigs kommun.",
            "Ljusdals kommun",
            PROJECT,
        ),
        (
            "Medlemmar i Nätverket Trygga Orter är Ljusdals kommun, Nordanstigs kommun (utträdd) och Ockelbo kommun.",
            "Ljusdals kommun",
            NETWORK,
        ),
    ],
)
def test_those_beside_it_stand(edges_of: EdgesOf, body: str, one: str, other: str) -> None:
    assert holds(edges_of, body, one, other)


@pytest.mark.parametrize(
    ("body", "one", "other"),
    [
        (
            "Hudiksvalls kommun var medlem i Nätverket Trygga Orter. Medlemskapet upphörde dock i mars.",
            KOMMUN,
            NETWORK,
        ),
        (
            "Hudiksvalls kommun hade ett samverkansavtal med Nordanstigs kommun. Avtalet sades upp i maj.",
            KOMMUN,
            "Nordanstigs kommun",
        ),
        (
            "Region Gävleborg beviljade projektet Havsvind 500 000 kronor. Medlen återkallades dock i december.",
            "Region Gävleborg",
            PROJECT,
        ),
        ("Hudiksvalls kommun ska delta i projektet Havsvind. Så blev det inte.", KOMMUN, PROJECT),
    ],
)
def test_a_sentence_takes_back_the_one_before(edges_of: EdgesOf, body: str, one: str, other: str) -> None:
    assert not holds(edges_of, body, one, other)


@pytest.mark.parametrize(
    ("body", "one", "other"),
    [
        (
            "Tillväxtverket beviljade projektet Havsvind 2 mnkr. Ansökan om ytterligare 1 mnkr avslogs.",
            "Tillväxtverket",
            PROJECT,
        ),
        (
            "Hudiksvalls kommun är redan med i Nätverket Trygga Orter, som Region Gävleborg leder. Motionen bordlades.",
            "Region Gävleborg",
            NETWORK,
        ),
        (
            "Projektet Havsvind leds av Region Gävleborg. Något beslut om förlängning är inte fattat.",
            "Region Gävleborg",
            PROJECT,
        ),
        (
            "Hudiksvalls kommun samarbetar med Nordanstigs kommun om vatten. Samarbetet om skola avslutades.",
            KOMMUN,
            "Nordanstigs kommun",
        ),
    ],
)
def test_what_is_taken_back_of_another_is_not(edges_of: EdgesOf, body: str, one: str, other: str) -> None:
    assert holds(edges_of, body, one, other)


@pytest.mark.parametrize(
    ("body", "held"),
    [
        ("Under perioden 2014–2020 leddes projektet Havsvind av Region Gävleborg.", False),
        ("Region Gävleborg var mellan 2012 och 2019 projektägare för projektet Havsvind.", False),
        ("Under perioden 2022–2024 leddes projektet Havsvind av Region Gävleborg.", True),
        ("Region Gävleborg leder projektet Havsvind, som under 2012–2019 hade ett annat namn.", True),
    ],
)
def test_a_period_that_was_over_before_the_documents_year(edges_of: EdgesOf, body: str, held: bool) -> None:
    assert holds(edges_of, body, "Region Gävleborg", PROJECT) is held
