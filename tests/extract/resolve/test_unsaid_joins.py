"""Names that mean one entity though the document never says so."""

from __future__ import annotations

from collections.abc import Callable

from nysta.extract.graph_file import GraphFile


def named(graph: GraphFile) -> dict[str, list[str]]:
    """The names of all entities, each with what else it is called."""
    return {one.name: list(one.aliases) for one in graph.entities}


def test_initials_that_fit_one_name_mean_it_though_the_name_goes_on(graph_of: Callable[..., GraphFile]) -> None:
    text = "Regionala kulturplanen för Värmland leds av Region Värmland. Falu kommun deltar i RKP."
    found = named(graph_of(f"Rapport 2024\n\n{text}\n"))
    assert found["Regionala kulturplanen för Värmland"] == ["RKP"]
    assert "RKP" not in found


def test_a_word_of_a_name_and_the_initials_of_the_rest_mean_it(graph_of: Callable[..., GraphFile]) -> None:
    text = (
        "Region Dalarna\n\nBudget 2024\n\nOperativa miljö- och klimatnämnden ansvarar för tillsynen.\n\n"
        "Regionbidrag till nämnderna, mnkr\n\n                 2024\nOperativ MKN     120,5\nRegionstyrelsen   90,0\n"
        "Patientnämnden     4,5\n"
    )
    names = {one.name: one.aliases for one in graph_of(text).entities}
    [body] = [name for name, aliases in names.items() if "Operativ MKN" in (name, *aliases)]
    assert body.endswith("miljö- och klimatnämnden"), names


def test_initials_that_fit_two_names_mean_neither(graph_of: Callable[..., GraphFile]) -> None:
    text = "Nätverket Grön Tillväxt Halland möter Gävle Teknik Hub AB. Falu kommun är medlem i GTH."
    found = named(graph_of(f"Rapport 2024\n\n{text}\n"))
    assert {"Grön Tillväxt Halland", "Gävle Teknik Hub AB", "GTH"} <= found.keys()
    assert not any("GTH" in aliases for aliases in found.values())


def test_what_the_gazetteer_knows_is_one_whatever_stands_before_it(graph_of: Callable[..., GraphFile]) -> None:
    graph = graph_of("Rapport 2024\n\nSkolverket leder arbetet. Programmet Skolverket växer.\n")
    assert [one.label for one in graph.entities if one.name == "Skolverket"] == ["Organisation"]


def test_initials_with_a_noun_for_something_else_mean_no_board(graph_of: Callable[..., GraphFile]) -> None:
    text = "Socialnämnden Norr möts i maj. Falu kommun deltar i studieförbundet SNN:s forskningsprojekt Brott i byn."
    found = named(graph_of(f"Rapport 2024\n\n{text}\n"))
    assert {"Socialnämnden Norr", "SNN"} <= found.keys()
    assert "SNN" not in found["Socialnämnden Norr"]


def test_a_boards_initials_mean_the_board_though_its_office_fits(graph_of: Callable[..., GraphFile]) -> None:
    text = (
        "Dnr RUN 2023-0412\n\nRegionala utvecklingsnämnden\nRegion Kronoberg\n\nRegionala utvecklingsnämnden ger "
        "bidrag till Sydscenen AB. Kulturenheten är en del av Regionala utvecklingsförvaltningen."
    )
    found = named(graph_of(f"Riktlinjer 2024\n{text}\n"))
    assert "RUN" in found["Regionala utvecklingsnämnden"]
    assert "RUN" not in found


def test_many_letters_are_no_initials_of_two_words(graph_of: Callable[..., GraphFile]) -> None:
    text = "Stiftelsen Kranåsen har öppnat i Falun. SKRAN, som är en stiftelse, har Falu kommun som huvudman."
    assert not any("SKRAN" in aliases for aliases in named(graph_of(f"Rapport 2024\n\n{text}\n")).values())
