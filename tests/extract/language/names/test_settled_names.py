"""What a text makes of names whose label the model only guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nysta.extract.document import SourceText
from nysta.extract.language.mention import Mention
from nysta.extract.language.names.settled_names import tell_labels
from nysta.extract.structure import analyse


def labelled(text: str, *, announced: bool = False) -> str:
    layout = analyse(SourceText("prov.txt", "", f"Plan 2026\n\n{text}\n"))
    block = next(one for one in layout.blocks if "Kvarnen Nord" in one.text)
    at = block.text.index("Kvarnen Nord")
    guess = Mention(at, at + len("Kvarnen Nord"), "Kvarnen Nord", "PRJ", "projekt", "model")
    first = {one.number: list[Mention]() for one in layout.blocks}
    first[block.number] = [replace(guess, announced=announced)]
    tell_labels(layout, first)
    return first[block.number][0].label


@pytest.mark.parametrize(
    "text",
    [
        "Stödet till Kvarnen Nord ses över. Skogens Kisel drivs av Kvarnen Nord.",
        "Kvarnen Nord växer. Nätet leds numera av Kvarnen Nord och Ale kommun.",
        "Väntetiden hos Kvarnen Nord har halverats.",
    ],
)
def test_who_acts_is_an_organisation(text: str) -> None:
    assert labelled(text) == "ORG"


@pytest.mark.parametrize(
    "text",
    [
        "Stödet till Kvarnen Nord ses över.",
        "Vi har stor nytta av Kvarnen Nord.",
        "Det drivs av Kvarnen Nordost. Kvarnen Nord växer.",
    ],
)
def test_what_does_not_act_stays(text: str) -> None:
    assert labelled(text) == "PRJ"


def test_what_a_noun_announces_stays() -> None:
    assert labelled("Arbetet drivs av Kvarnen Nord.", announced=True) == "PRJ"


def test_a_title_that_announces_the_project_leaves_who_reports_it() -> None:
    title = "Kvarnen Nord – Slutrapport för projektet Tångris"
    layout = analyse(SourceText("prov.txt", "", f"{title}\n\nProjektet leddes av Kvarnen Nord.\n"))
    block = layout.blocks[0]
    start = block.text.index("Tångris")
    guess = Mention(0, len("Kvarnen Nord"), "Kvarnen Nord", "PRJ", "projekt", "model")
    told = Mention(start, start + len("Tångris"), "Tångris", "PRJ", "projekt", "rule", announced=True)
    first = {one.number: list[Mention]() for one in layout.blocks} | {block.number: [guess, told]}
    tell_labels(layout, first)
    assert [one.label for one in first[block.number]] == ["ORG", "PRJ"]


def test_an_organisation_with_a_year_behind_it_is_no_effort() -> None:
    layout = analyse(SourceText("prov.txt", "", "Plan 2026\n\nTJAB växer.\n\nFinansiering av TJAB 2025\n"))
    first = {one.number: list[Mention]() for one in layout.blocks}
    for block, name, label in ((layout.blocks[1], "TJAB", "ORG"), (layout.blocks[2], "TJAB 2025", "PRJ")):
        start = block.text.index(name)
        kind = "övrigt" if label == "ORG" else "projekt"
        first[block.number] = [Mention(start, start + len(name), name, label, kind, "model")]  # type: ignore[arg-type]
    tell_labels(layout, first)
    [one] = first[layout.blocks[2].number]
    assert (one.name, one.label) == ("TJAB", "ORG")
    assert layout.blocks[2].text[one.start : one.end] == "TJAB"
