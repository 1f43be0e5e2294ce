"""Tasks that are given, that are to come, and that somebody only asks for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.graph_file import Relation

EdgesOf = Callable[..., dict[tuple[str, str, str], list[Relation]]]


@pytest.mark.parametrize(
    ("said", "modality"),
    [
        ("Regeringen har därför för avsikt att ge Boverket i uppdrag att se över reglerna.", "planned"),
        ("Regeringen kommer också ge Boverket i uppdrag att se över reglerna.", "planned"),
        ("Regeringen avsåg att ge Boverket i uppdrag att se över reglerna.", "planned"),
        ("Regeringen kan därefter ge Boverket i uppdrag att se över reglerna.", "proposed"),
        ("Regeringen måste ge Boverket i uppdrag att se över reglerna.", "proposed"),
        ("Det finns goda skäl att regeringen ger Boverket i uppdrag att se över reglerna.", "proposed"),
        ("Det vore lämpligt om regeringen gav Boverket i uppdrag att se över reglerna.", "proposed"),
        ("Avser regeringen att ge Boverket i uppdrag att se över reglerna?", "proposed"),
        ("Även Boverket utreder frågan på uppdrag av regeringen.", "asserted"),
        ("Frågan om ett register väcktes då Boverket fick i uppdrag av regeringen att utreda en modell.", "asserted"),
        ("Boverket öppnade en telefon för icke-binära personer på uppdrag av regeringen.", "asserted"),
        ("Regeringen gav Boverket i uppdrag att utreda om nya regler behövs.", "asserted"),
        ("Motionärerna vill att Boverket på uppdrag av regeringen tar fram en plan.", "proposed"),
        ("Regeringen gav inte Boverket i uppdrag att se över reglerna.", "negated"),
    ],
)
def test_whether_a_task_is_given(edges_of: EdgesOf, said: str, modality: str) -> None:
    found = edges_of(f"Om bygge\n\nSkrivelse 2025\n\n{said}\n")
    assert [one.modality for one in found["Regeringen", "COMMISSIONS", "Boverket"]] == [modality]


@pytest.mark.parametrize(
    ("heading", "modality"),
    [
        ("Utbildning för uppsagda personer", "asserted"),
        ("Stöd till uppsagda medarbetare", "asserted"),
        ("Hänsyn till tidigare slutsatser", "asserted"),
        ("Avslutade samarbeten", "ended"),
    ],
)
def test_headings_of_people_and_conclusions_end_nothing(edges_of: EdgesOf, heading: str, modality: str) -> None:
    text = f"Tierps kommun\n\nÅrsredovisning 2024\n\n{heading}\n\nTierps kommun samarbetar med Älvkarleby kommun.\n"
    found = edges_of(text)
    assert {it.modality for (_, kind, _), ones in found.items() for it in ones if kind == "COLLABORATES_WITH"} == {
        modality
    }


def test_what_is_done_for_a_purpose_is_done(edges_of: EdgesOf) -> None:
    text = (
        "Örebro kommun\n\nÅrsredovisning 2024\n\nFör att möta behovet och samtidigt inte minska utrymmet tog Örebro "
        "kommun tillsammans med Kumla kommun initiativ till en försöksverksamhet.\n"
    )
    found = edges_of(text)
    assert {it.modality for (_, kind, _), ones in found.items() for it in ones if kind == "COLLABORATES_WITH"} == {
        "asserted"
    }
