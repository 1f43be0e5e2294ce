"""Lists without bullets, and where a list ends."""

from __future__ import annotations

import hashlib

import pytest

from nysta.extract.document import SourceText
from nysta.extract.structure import Block, analyse

PROSE = "Verksamheten följs upp varje tertial av direktionen i samband med att delårsbokslutet läggs fram.\n"


def blocks(text: str) -> tuple[Block, ...]:
    return analyse(SourceText("prov.txt", hashlib.sha256(text.encode()).hexdigest(), text)).blocks


def items(text: str) -> list[str]:
    return [block.text for block in blocks(text) if block.kind == "item"]


@pytest.mark.parametrize("last", ["Nordiska nätet, sedan 2021", "Museer nu, drygt 40", "Lugn start. Stöds med 1,6"])
def test_a_bullet_makes_an_item_of_what_ends_in_a_figure(last: str) -> None:
    assert items(f"Föreningen är med i två nätverk:\n\n• Museikretsen\n• {last}\n\n{PROSE}") == ["Museikretsen", last]


def test_lines_below_a_heading_are_its_items() -> None:
    text = f"Inledning\n{PROSE}\nVåra enheter\nRäddningstjänsten Norr, chef utses 2025\nLönecenter\n\n{PROSE}"
    found = blocks(text)
    assert items(text) == ["Räddningstjänsten Norr, chef utses 2025", "Lönecenter"]
    assert [block.section.title for block in found if block.kind == "item"] == ["Våra enheter"] * 2
    assert found[-1].section.title == "Våra enheter"


def test_a_heading_apart_from_its_list_introduces_it() -> None:
    text = f"1 Förbundet\n{PROSE}\n1.1 Medlemmar\n\nOrust kommun\nTjörns kommun\nAle kommun (från 2026)\n\n{PROSE}"
    assert items(text) == ["Orust kommun", "Tjörns kommun", "Ale kommun (från 2026)"]


def test_lines_with_shares_are_items_and_no_rows() -> None:
    text = f"Inledning\n{PROSE}\nKommunen äger dessutom:\nHamnen i Tjärnö AB – 12 %\nBygdens Buss AB – 3,5 %\n\n{PROSE}"
    assert items(text) == ["Hamnen i Tjärnö AB – 12 %", "Bygdens Buss AB – 3,5 %"]
    assert [block.intro for block in blocks(text) if block.kind == "item"] == ["Kommunen äger dessutom:"] * 2


def test_an_abbreviation_may_be_an_item() -> None:
    assert items(f"{PROSE}\nMedlemmar i Skogsrådet:\nBTH\nUmeå universitet\nOrust kommun\n\n{PROSE}")[0] == "BTH"


def test_the_name_of_a_council_heads_those_who_sit_in_it() -> None:
    text = f"{PROSE}\n2. Organisation\n\nSkogsrådet\n\nOrust kommun\n\nTjörns kommun\n\nUmeå universitet\n\n\n{PROSE}"
    assert items(text) == ["Orust kommun", "Tjörns kommun", "Umeå universitet"]


@pytest.mark.parametrize(
    "text",
    [
        f"Inledning\n\nBakgrund\n{PROSE}",
        f"Orust kommun\nKommunstyrelsen\nTjänsteskrivelse 2025-02-03\n\nBakgrund\n{PROSE}",
        f"Bakgrund\n{PROSE}\nAvtal\nKommunen har avtal med Region Skåne och\nmed Malmö stad om detta.\n",
    ],
)
def test_headings_a_title_page_and_wrapped_prose_are_no_list(text: str) -> None:
    assert items(text) == []


def test_a_paragraph_after_a_list_is_not_part_of_its_last_item() -> None:
    text = f"Medlemmar\n• Orust kommun\n• Ale kommun (från 2022)\n\nTjörns kommun lämnade förbundet 2021.\n\n{PROSE}"
    assert items(text) == ["Orust kommun", "Ale kommun (från 2022)"]
    text = text.replace("(från 2022)\n\n", "(från 2022)\n")
    assert items(text) == ["Orust kommun", "Ale kommun (från 2022)"]


def test_an_item_that_fills_its_line_goes_on_in_the_next() -> None:
    full = "- Fortsätta arbetet med att samordna kommunernas alla insatser inom ramen för kraftsamlingen\n"
    assert items(f"{PROSE}\n{full}Klimat 2030.\n- Mer.\n")[0].endswith("kraftsamlingen Klimat 2030.")


def test_a_running_head_whose_first_figure_grows_is_furniture() -> None:
    pages = "".join(f"KFN, Storgatan 1, Sida {n} av 8\n\n{PROSE}\n" for n in (1, 3, 5))
    assert not any("Storgatan" in block.text for block in blocks(pages))
