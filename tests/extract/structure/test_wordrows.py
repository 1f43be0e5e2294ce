"""Rows of words below a head of words, with their wrapped lines; all texts are invented."""

from __future__ import annotations

from nysta.extract.document import SourceText
from nysta.extract.structure import analyse
from nysta.extract.structure.lines import split_lines
from nysta.extract.structure.marks import split_marks
from nysta.extract.structure.wordrows import word_rows


def rows_of(text: str) -> list[str]:
    """The rows below a head, each with its lines joined; the head comes first."""
    lines = split_lines(SourceText("prov.txt", "0" * 64, text))
    out: list[str] = []
    for at, kind in sorted(word_rows(lines).items()):
        if kind == "field":
            out.append(lines[at].text)
        else:
            out[-1] += f" / {lines[at].text}"
    return out


def test_rows_with_codes_run_to_the_next_code() -> None:
    text = (
        "Åtgärd Ansvarig Medverkande Status\n1 Gemensam karta för\nallemansled Mora kommun Leksands kommun Pågår\n"
        "2 Vinterled Orsa kommun – Klar\n\nArbetet går som det ska.\n"
    )
    assert rows_of(text) == [
        "Åtgärd Ansvarig Medverkande Status",
        "1 Gemensam karta för / allemansled Mora kommun Leksands kommun Pågår",
        "2 Vinterled Orsa kommun – Klar",
    ]


def test_cells_in_lines_of_their_own_end_with_the_figures() -> None:
    text = (
        "Projekt\nProjektägare\nFinansiär\nBelopp\nSkogens ljud\nOrsa kommun\nVinnova\n4,5\n"
        "Vattenvägar\nMora kommun,\nnäringslivskontoret\nTillväxtverket\n2,0\nSumma\n6,5\n"
    )
    assert rows_of(text) == [
        "Projekt / Projektägare / Finansiär / Belopp",
        "Skogens ljud / Orsa kommun / Vinnova / 4,5",
        "Vattenvägar / Mora kommun, / näringslivskontoret / Tillväxtverket / 2,0",
    ]


def test_a_sentence_ends_the_table() -> None:
    text = (
        "Uppdragsgivare Uppdrag Rapport\nSkogsstyrelsen Översikt över lövskog maj\nBoverket Underlag om trähus juni\n"
        "Centrumet har sedan länge ett gott samarbete med båda, och det ska fortsätta\nunder hela perioden.\n"
    )
    assert len(rows_of(text)) == 3


def test_prose_below_two_words_is_no_table() -> None:
    assert rows_of("Projekt och partner\nVi arbetar i projekt med partner från hela länet.\nDet går bra.\n") == []


def test_indicators_and_costs_are_no_tables_of_words() -> None:
    assert rows_of("Indikator Mål Utfall\nAntal besök ökar\nAndel nöjda ökar\n") == []


def test_a_code_before_the_names_is_no_column_of_figures() -> None:
    text = "Nr Mottagare Ändamål Beslut\nB-1 Mora kommun Led Bifall 120\nB-2 Orsa kommun Karta Avslag\n"
    table = analyse(SourceText("prov.txt", "0" * 64, text)).tables[0]
    assert [column.role for column in table.names] == ["recipient", "purpose", "nothing"]
    assert not table.columns


def test_crosses() -> None:
    assert split_marks("Mora kommun X – X") == ("Mora kommun", [True, False, True])
    assert split_marks("Mora kommun – –") is None
    assert split_marks("Mora kommun 12 14") is None
