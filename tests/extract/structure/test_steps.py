"""Tables in steps, lists of fields without colons, and columns that add up; all names invented."""

from __future__ import annotations

import pytest

from nysta.extract.document import SourceText
from nysta.extract.structure import Table, analyse


def only_table(text: str) -> Table:
    tables = analyse(SourceText("prov.txt", "0" * 64, text)).tables
    assert len(tables) == 1, [table.title for table in tables]
    return tables[0]


def rows_of(table: Table) -> list[tuple[list[str], list[str]]]:
    return [([cell.text for cell in row.texts], [cell.text for cell in row.cells]) for row in table.rows]


# One table as four programs would write it out: a column a line, names above figures, both, and a cell a line.
LAYOUTS = {
    "head in lines": "Part\nBudget\nUtfall\n\nKiruna kommun 310 000 310 000\nPajala kommun 52 000 49 800\n",
    "head in lines, double-spaced": (
        "Part\n\nBudget\n\nUtfall\n\nKiruna kommun 310 000 310 000\n\nPajala kommun 52 000 49 800\n"
    ),
    "names above figures": (
        "Part          Budget       Utfall\n\n"
        "Kiruna kommun\n310 000       310 000\n"
        "Pajala kommun\n52 000        49 800\n"
    ),
    "names above figures, nothing aligned": (
        "Part Budget Utfall\nKiruna kommun\n310 000 310 000\nPajala kommun\n52 000 49 800\n"
    ),
    "both": "Part\nBudget\nUtfall\nKiruna kommun\n310 000 310 000\nPajala kommun\n52 000 49 800\n",
    "a cell a line": ("Part\nBeslut\nUtfall\nKiruna kommun\n310 000\n310 000\nPajala kommun\n52 000\n49 800\n"),
}


def test_a_cell_a_line_below_years() -> None:
    table = only_table(
        "Tabell 2. Avgifter (kronor)\n\nMedlem\nÅr 2023\nÅr 2024\nBeslut 2025\n"
        "Kiruna kommun\n310 000\n312 000\n330 000\nPajala kommun\n52 000\n–\n97 000\n"
    )
    assert rows_of(table) == [
        (["Kiruna kommun"], ["310 000", "312 000", "330 000"]),
        (["Pajala kommun"], ["52 000", "–", "97 000"]),
    ]
    assert [column.year for column in table.columns] == [2023, 2024, 2025]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_table_in_many_layouts(layout: str) -> None:
    table = only_table(f"Tabell 2. Avgifter 2024 (kronor)\n\n{LAYOUTS[layout]}")
    assert rows_of(table) == [
        (["Kiruna kommun"], ["310 000", "310 000"]),
        (["Pajala kommun"], ["52 000", "49 800"]),
    ]
    assert [column.basis for column in table.columns][1] == "outcome"


@pytest.mark.parametrize(
    "head",
    [
        "Projekt / Huvudman / Utbetalt (kr) / Medverkande",
        "Projekt     Huvudman     Utbetalt (kr)     Medverkande",
        "Projekt | Huvudman | Utbetalt (kr) | Medverkande",
    ],
)
def test_names_above_cells_of_words_and_figures(head: str) -> None:
    table = only_table(
        f"{head}\n\n"
        "Slåttergubben\nVilhelmina kommun          184 000     Dikanäs hembygdsförening\n"
        "Våtmark Vojmån\nÅsele kommun               402 000     –\n"
    )
    assert rows_of(table) == [
        (["Slåttergubben", "Vilhelmina kommun", "Dikanäs hembygdsförening"], ["184 000"]),
        (["Våtmark Vojmån", "Åsele kommun", "–"], ["402 000"]),
    ]
    assert [column.role for column in table.names] == ["project", "lead", "partner"]


def test_a_head_of_names_in_one_line() -> None:
    table = only_table(
        "Tabell 4. Bidrag 2026, tkr\n\nMottagare\nStatens kulturråd Region Halland Kommun\n\n"
        "Kustteatern AB\n14 200 22 650 9 800 (Varberg)\n\nStiftelsen Ljungens Minne\n1 900 2 450 –\n"
    )
    assert [column.text for column in table.columns] == ["Statens kulturråd", "Region Halland", "Kommun"]
    assert rows_of(table)[0] == (["Kustteatern AB"], ["14 200", "22 650", "9 800"])


@pytest.mark.parametrize(
    "text",
    [
        "Gunnel Lind\nOrdförande\n\nPer Ek\nSekreterare\n",
        "Kommunen\nBudget\nVi har en plan.\nDen gäller 2024.\n",
        "Projekt\nMål\nAtt 40 av 100 deltagare får arbete.\n",
    ],
)
def test_lines_that_are_no_such_table(text: str) -> None:
    assert not [table for table in analyse(SourceText("prov.txt", "0" * 64, text)).tables if len(table.rows) > 1]


@pytest.mark.parametrize("last", ["Att betala", "Att erlägga", "Summa", "Faktureras"])
def test_the_last_column_adds_up_the_others(last: str) -> None:
    table = only_table(
        f"Avgifter för 2026 (kronor)\n\nMedlem Fast del Rörlig del {last}\n"
        "Arvika 40 000 96 500 136 500\nEda 40 000 29 100 69 100\nÅrjängs Fiskeförening 5 000 – 5 000\n"
    )
    assert [cells[-1] for _, cells in rows_of(table)] == ["136 500", "69 100", "5 000"]
    assert len({len(cells) for _, cells in rows_of(table)}) == 1


def test_columns_that_do_not_add_up_are_left_alone() -> None:
    table = only_table("Belopp i kronor\n\nArvika 40 000 96 500\nEda 40 000 29 100\nSunne 40 000 31 200\n")
    assert [len(cells) for _, cells in rows_of(table)] == [2, 2, 2] or rows_of(table)[0][1] == ["40 000 96 500"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_head_of_two_lines_in_single_and_double_spacing(gap: str) -> None:
    table = only_table(
        gap.join(
            [
                "Part                  Stöd från          Egen                Summa",
                "                      Interreg NPA       medfinansiering",
                "Kalix kommun          2 405 000          1 295 000           3 700 000",
                "Sametinget            1 170 000          –                   1 170 000",
                "",
            ]
        )
    )
    assert [column.text for column in table.columns] == ["Stöd från Interreg NPA", "Egen medfinansiering", "Summa"]
    assert rows_of(table)[1] == (["Sametinget"], ["1 170 000", "–", "1 170 000"])


def test_fields_without_colons_are_a_table_of_two_columns() -> None:
    table = only_table(
        "Språngbrädan\n\nTyp av insats Projekt, 2023–2025\nProjektägare Kalmar kommun "
        "genom\narbetsmarknadsförvaltningen\n"
        "Övriga parter Försäkringskassan, Mönsterås kommun\nFinansiär Europeiska socialfonden\n"
    )
    assert [label for label, *_ in (texts for texts, _ in rows_of(table))] == [
        "Typ av insats",
        "Projektägare",
        "Övriga parter",
        "Finansiär",
    ]
    assert rows_of(table)[1][1] == ["Kalmar kommun genom arbetsmarknadsförvaltningen"]


@pytest.mark.parametrize(
    "text",
    [
        "Partner och deltagare träffades i maj.\nProjekt pågår.\nFinansiering söks.\n",
        "Projekt Hamnen\nProjekt Slussen\nProjekt Bryggan\nProjekt Kajen\n",
    ],
)
def test_prose_and_lists_are_no_fields(text: str) -> None:
    assert not analyse(SourceText("prov.txt", "0" * 64, text)).tables


def test_a_share_between_words() -> None:
    table = only_table(
        "Tabell 1. Bolag och förbund\nNamn Säte Kommunens andel Övriga ägare/medlemmar\n"
        "Nordvatten AB Timrå 34,0 % Kramfors kommun 33,0 %, Ånge kommun 33,0 %\n"
        "Turism i Mitt ekonomisk förening Ånge 5,0 % –\n"
        "Räddningsförbundet Höglandet Ånge medlem Kramfors kommun, Timrå kommun\n"
    )
    assert rows_of(table)[0] == (
        ["Nordvatten AB", "Timrå", "Kramfors kommun 33,0 %, Ånge kommun 33,0 %"],
        ["34,0 %"],
    )
    assert rows_of(table)[2] == (["Räddningsförbundet Höglandet", "Ånge", "Kramfors kommun, Timrå kommun"], ["medlem"])


def test_dots_before_amounts_are_no_list_of_contents() -> None:
    table = only_table(
        "Vi beslutar att föra över följande till andra (tkr 2026):\n\n"
        "Sveriges Åföreningar, årsavgift ........................ 35\n"
        "Lägergården Näset, bidrag till lägerskola ............... 120\n"
        "Norra Kustens Vattenråd, del i samordnare .............. 310\n"
    )
    assert [cells for _, cells in rows_of(table)] == [["35"], ["120"], ["310"]]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_head_in_shreds_above_rows_in_one_line(gap: str) -> None:
    text = gap.join(
        [
            "2.3 Uppföljning av erhållna bidrag",
            "Riktat",
            "statsbidrag",
            "Erhållet",
            "belopp",
            "2023 (tkr)",
            "Kod",
            "(frivillig",
            "uppgift)",
            "Bidragsgivare (t.ex.",
            "Skolverket)",
            "Näringslivslyftet   950   9075  Vinnova",
            "Minoritetsspråk  2 673  9081  Länsstyrelsen i",
            "Norrbottens län",
            "Beredskap",
            "13 311  9082",
            "Myndigheten för",
            "civilt försvar",
            "2.4 Eget kapital",
            "Här följer löpande text om kapitalet.",
        ]
    )
    table = only_table(text)
    assert rows_of(table) == [
        (["Näringslivslyftet", "Vinnova"], ["950", "9075"]),
        (["Minoritetsspråk", "Länsstyrelsen i Norrbottens län"], ["2 673", "9081"]),
        (["Beredskap", "Myndigheten för civilt försvar"], ["13 311", "9082"]),
    ]
    assert [column.role for column in table.names][1] == "payer"
    assert [column.year for column in table.columns] == [2023, None]


def test_the_first_column_named_a_line_above_the_others() -> None:
    table = only_table(
        "Nämnder, tkr\n\nNämnd\nBudget 2024     Bokslut 2023\n\nBildningsnämnden\n102 300         98 455\n\n"
        "Tekniska nämnden\n331 800         318 227\n"
    )
    assert rows_of(table) == [
        (["Bildningsnämnden"], ["102 300", "98 455"]),
        (["Tekniska nämnden"], ["331 800", "318 227"]),
    ]
    assert [(column.year, column.basis) for column in table.columns] == [(2024, "budget"), (2023, "outcome")]


def test_years_in_two_digits() -> None:
    table = only_table(
        "Ersättning, tkr\n\n                      -21      -22      -23\nAle kommun          3 600    3 650    3 725\n"
        "Kungälvs kommun     2 900    2 940    3 010\n"
    )
    assert [column.year for column in table.columns] == [2021, 2022, 2023]


def test_a_head_over_two_lines_whose_cells_stand_apart() -> None:
    table = only_table(
        "Driftbidrag till verksamheter      Belopp i tkr\n\n"
        "                                   Bokslut 2020     Budget 2021\n"
        "Ale museum                               20 870          21 250\n"
        "Kungälvs teater                          31 400          31 900\n"
    )
    assert [(column.year, column.basis) for column in table.columns] == [(2020, "outcome"), (2021, "budget")]
    assert [row.label for row in table.rows] == ["Ale museum", "Kungälvs teater"]
