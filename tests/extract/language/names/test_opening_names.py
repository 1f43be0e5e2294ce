"""Names that open an item or a paragraph, in the layouts that issuers use."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.document import SourceText
from nysta.extract.language.names.opening_names import opening_names
from nysta.extract.structure import analyse

PROSE = "Kommunerna i området har under lång tid arbetat för att fler ska kunna bo kvar och verka i bygden hela året.\n"


def found(text: str) -> list[tuple[str, str]]:
    layout = analyse(SourceText("prov.txt", "0" * 64, text))
    return [(one.label, one.name) for _, one in opening_names(layout, defaultdict(list))]


@pytest.mark.parametrize(
    ("section", "names"),
    [
        # items below an introduction that speaks of projects
        ("Till programmet räknas:\n\n– Gröna tak (ansv. Ale kommun)\n– Vind i tid, med Orust kommun som deltagare\n",
         ["Gröna tak", "Vind i tid"]),
        ("Tre projekt pågår:\n\n• Postkusken, som Ale kommun driver\n• Öppen Kod Norr, projektägare Orust kommun\n",
         ["Postkusken", "Öppen Kod Norr"]),
        ("Följande delprojekt ingår. Ansvarig part anges inom parentes:\n\n– Tyst Motor, om buller (Ale kommun)\n"
         "– Ljus i Stan, om lyktor (Orust kommun)\n", ["Tyst Motor", "Ljus i Stan"]),
        ("Satsningar 2024:\n\n- Bättre bete – Ale kommun leder\n- Sen skörd: Orust kommun leder\n",
         ["Bättre bete", "Sen skörd"]),
        # paragraphs below a heading on projects
        ("Fristående projekt\n\nHagkraft. Hagarna växer igen i hela länet, och ingen vet hur fort det går.\n",
         ["Hagkraft"]),
    ],
)  # fmt: skip
def test_a_name_opens_what_is_said_of_it(section: str, names: list[str]) -> None:
    assert [name for _, name in found(f"Rapport 2024\n\n{PROSE}\n{section}\n{PROSE}")] == names


@pytest.mark.parametrize(
    "section",
    [
        "Parter i projektet är:\n\n– Sjöfolket, som leder\n– Luftfolket, med sex anställda\n",
        "Projektets mål:\n\n– Fler jobb, med goda villkor\n– Renare luft, som gynnar alla\n",
        "Pågående projekt\n\nArbetet går framåt. Projektet Hagkraft drivs av Ale kommun.\n",
        "Projekt\n\nNot 1. Projektet leds av Ale kommun.\n",
    ],
)
def test_what_opens_otherwise_is_no_name(section: str) -> None:
    assert found(f"Rapport 2024\n\n{PROSE}\n{section}\n{PROSE}") == []


@given(
    st.lists(
        st.sampled_from(["Projekt", "Hagkraft.", "– Tak, som", "leds", "programmet:", "\n", "\n\n", "I Hagkraft är"])
    )
)
def test_names_stay_within_their_blocks(pieces: list[str]) -> None:
    layout = analyse(SourceText("prov.txt", "0" * 64, " ".join(pieces)))
    for block, one in opening_names(layout, defaultdict(list)):
        assert block.text[one.start : one.end].casefold() == one.name.casefold()
