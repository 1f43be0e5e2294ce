"""Plain words that a sentence says to be a project, a programme or a network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import pytest

from nysta.extract.document import SourceText
from nysta.extract.language.mention import Mention
from nysta.extract.language.names.defined_efforts import defined_efforts
from nysta.extract.structure import analyse

PROSE = "Kommunerna i området har under lång tid arbetat för att fler ska kunna bo kvar och verka i bygden hela året.\n"


def found(text: str) -> list[tuple[str, str, str]]:
    layout = analyse(SourceText("prov.txt", "0" * 64, f"Rapport\n\n{PROSE}\n{text}\n"))
    return [(one.name, one.label, one.kind) for _, one in defined_efforts(layout, defaultdict(list))]


@pytest.mark.parametrize(
    ("text", "name", "label", "kind"),
    [
        ("Vattenminnet är ett treårigt projekt som dokumenterar brunnar.", "Vattenminnet", "PRJ", "projekt"),
        ("Allt rullar. Vattenminnet är sedan 2023 ett regionalt samverkansprojekt.", "Vattenminnet", "PRJ", "projekt"),
        ("Stormvakt 112 är ett tvåårigt projekt för bättre beredskap vid storm.", "Stormvakt 112", "PRJ", "projekt"),
        ("Ordkällan, vårt program för läsning på landsbygden, fortsätter.", "Ordkällan", "PRG", "program"),
        ("Ordkällan (tidigare Boken) är en satsning på skolbibliotek.", "Ordkällan", "PRG", "satsning"),
        ("Glödnatten är ett nätverk för smeder.", "Glödnatten", "ORG", "samverkansorgan"),
        ("Scenlyftet är ett projekt som söker nya arrangörer.", "Scenlyftet", "PRG", "satsning"),
    ],
)  # fmt: skip
def test_what_is_said_to_be_an_effort_is_named(text: str, name: str, label: str, kind: str) -> None:
    assert found(text) == [(name, label, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Strandarbetet är ett program på lång sikt.",
        "Ombyggnaden är ett stort projekt.",
        "Digitaliseringen är ett projekt som berör alla.",
        "Projektet är ett samarbete inom ett program.",
        "Hamnprojektet är ett projekt bland andra.",
        "Detta är ett treårigt projekt.",
        "Kommunen är ett nätverk av människor.",
        "Region Skåne är en del av ett nätverk.",
        "Vattenminnet är en gammal brunn i ett projekt.",
        "Brunnen är ett projekt. I år har brunnen fått ett nytt lock. Kring brunnen växer gräs.",
    ],
)
def test_what_only_tells_of_an_effort_is_no_name(text: str) -> None:
    assert found(text) == []


def test_an_organisation_that_stands_there_stays() -> None:
    layout = analyse(SourceText("prov.txt", "0" * 64, f"Rapport\n\n{PROSE}\nVattenminnet är ett projekt.\n"))
    block = next(one for one in layout.blocks if "Vattenminnet" in one.text)
    start = block.text.index("Vattenminnet")
    named = defaultdict(list, {block.number: [Mention(start, start + 12, "Vattenminnet", "ORG", "bolag", "rule")]})
    assert list(defined_efforts(layout, named)) == []


def test_what_follows_speaks_of_it(edges_of: Callable[..., dict[tuple[str, str, str], object]]) -> None:
    text = (
        f"Rapport\n\n{PROSE}\nVattenminnet är ett treårigt projekt om brunnar. Det leds av Ale kommun. "
        "Orust kommun och Region Halland medverkar.\n"
    )
    found = set(edges_of(text))
    assert ("Ale kommun", "COORDINATES", "Vattenminnet") in found
    assert {(one, "PARTICIPATES_IN", "Vattenminnet") for one in ("Orust kommun", "Region Halland")} <= found
