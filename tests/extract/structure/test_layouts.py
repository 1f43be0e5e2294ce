"""How lines become blocks and tables in the layouts that Swedish documents have."""

from __future__ import annotations

from nysta.extract.document import SourceText
from nysta.extract.structure import Layout, Table, analyse


def read_layout(text: str) -> Layout:
    return analyse(SourceText("prov.txt", "0" * 64, text))


def only_table(text: str) -> Table:
    tables = read_layout(text).tables
    assert len(tables) == 1, [table.title for table in tables]
    return tables[0]


def cells_of(table: Table) -> list[tuple[str, list[str]]]:
    return [(row.label, [cell.text for cell in row.cells]) for row in table.rows]


def test_names_over_two_lines() -> None:
    table = only_table(
        "Nämnd                 2024      2025\n"
        "För- och grundskole-\n"
        "nämnden            1 688,2   1 731,4\n"
        "Malmö Opera och\n"
        "Musikteater AB       162,4     165,1\n"
        "Sparbankens\n"
        "framtidsfond           3,0       3,5\n"
    )
    assert cells_of(table) == [
        ("För- och grundskolenämnden", ["1 688,2", "1 731,4"]),
        ("Malmö Opera och Musikteater AB", ["162,4", "165,1"]),
        ("Sparbankens framtidsfond", ["3,0", "3,5"]),
    ]


def test_groups_sums_and_parts() -> None:
    table = only_table(
        "3.1 Bidrag 2025 (tkr)\n"
        "Mottagare            Budget 2025\n"
        "Kultur\n"
        "Hembygdsföreningen         4 250\n"
        "Idrott\n"
        "Bollklubben                1 300\n"
        "varav ungdom                 200\n"
        "Summa                      5 550\n"
    )
    assert table.title == "3.1 Bidrag 2025 (tkr)"
    assert table.factor == 1000
    assert [(row.label, row.group) for row in table.rows] == [
        ("Hembygdsföreningen", "Kultur"),
        ("Bollklubben", "Idrott"),
        ("varav ungdom", "Bollklubben"),
        ("Summa", "Idrott"),
    ]


def test_figures_are_cut_by_the_columns_of_a_head_pages_above() -> None:
    layout = read_layout(
        "Tkr 2023 2022\n1 Intäkter\nStatsbidrag 5 120 3 940\nÖvrigt 100 200\nSumma 5 220 4 140\n"
        "2 Förbundsbidrag, Kansli\nAlby 3 412 3 507\nLund 710 744\n"
    )
    second = layout.tables[-1]
    assert second.title == "2 Förbundsbidrag, Kansli"
    assert [column.year for column in second.columns] == [2023, 2022]
    assert cells_of(second) == [("Alby", ["3 412", "3 507"]), ("Lund", ["710", "744"])]


def test_a_standing_head_does_not_cut_the_figures_of_another_table() -> None:
    layout = read_layout(
        "Tkr 2023 2022 2021\nHyra 4 310 3 220 3 100\nResor 100 200 150\n\n"
        "Driftbidrag från ägarna uppgick till (tkr):\nGävle kommun 1 200\nHofors kommun 400\n"
    )
    assert cells_of(layout.tables[-1]) == [("Gävle kommun", ["1 200"]), ("Hofors kommun", ["400"])]


def test_one_cell_a_line() -> None:
    table = only_table(
        "Tabell 3. Beslut 2024\nProjekt / Projektägare / Regionala medel (tkr)\n"
        "Cirkulära byn\nHåbo kommun\n450\nMötesplats\nSTUNS\n1 200\nTurismlyftet\nDestination Nord ekonomisk\n"
        "förening\n600\n"
    )
    assert [column.role for column in table.names] == ["project", "lead"]
    assert [[cell.text for cell in row.texts] for row in table.rows] == [
        ["Cirkulära byn", "Håbo kommun"],
        ["Mötesplats", "STUNS"],
        ["Turismlyftet", "Destination Nord ekonomisk förening"],
    ]
    assert [row.cells[0].text for row in table.rows] == ["450", "1 200", "600"]


def test_borders_drawn_in_text_and_tabs() -> None:
    drawn = only_table(
        "| Förening | Sökt | Beviljat |\n|----|----|----|\n| Jazzklubben | 60 000 | 55 000 |\n| Kören | 4 000 | 0 |\n"
    )
    assert cells_of(drawn) == [("Jazzklubben", ["60 000", "55 000"]), ("Kören", ["4 000", "0"])]
    tabbed = only_table("Kommun\t2023\t2024\nMark\t1 200 000\t1 250 000\nTranemo\t400 000\t410 000\n")
    assert cells_of(tabbed) == [("Mark", ["1 200 000", "1 250 000"]), ("Tranemo", ["400 000", "410 000"])]


def test_a_table_of_words_alone() -> None:
    table = only_table(
        "Nätverk            Samordnare              Deltagare\n"
        "Jobbnätverk Syd    Malmö stad              Lunds kommun, Region Skåne\n"
        "Integrationsrådet  Länsstyrelsen Skåne     Arbetsförmedlingen\n"
    )
    assert [[cell.text for cell in row.texts] for row in table.rows] == [
        ["Jobbnätverk Syd", "Malmö stad", "Lunds kommun, Region Skåne"],
        ["Integrationsrådet", "Länsstyrelsen Skåne", "Arbetsförmedlingen"],
    ]


def test_notes_columns_take_no_amount() -> None:
    table = only_table(
        "Resultaträkning (kr)   Not        2023        2022\nOmsättning   2  21 340 112  18 902 447\n"
        "Övrigt                     140 500      92 010\n"
    )
    assert cells_of(table) == [("Omsättning", ["2", "21 340 112", "18 902 447"]), ("Övrigt", ["140 500", "92 010"])]


def test_lists_of_persons_are_left_out_and_counted() -> None:
    layout = read_layout(
        "Beslutande\nLotta Berner (S), ordförande\nFredrik Alster (M), vice ordförande\nYasmin Torell (C)\n"
        "Mirjam Hultsjö, förvaltningschef\n\n§ 31 Dagordning\nNämnden godkänner dagordningen.\n"
    )
    texts = " ".join(block.text for block in layout.blocks)
    assert "Berner" not in texts
    assert "Hultsjö" not in texts
    assert "Nämnden godkänner dagordningen." in texts
    assert [(skip.what, skip.line) for skip in layout.skipped] == [("lists of persons: 4 lines left out", 2)]


def test_organisations_with_commas_are_no_persons() -> None:
    layout = read_layout(
        "Parter\nRegion Värmland, org.nr 1\nRegion Dalarna, org.nr 2\nKarlstads universitet, org.nr 3\n"
    )
    assert not layout.skipped


def test_fields_and_their_second_lines() -> None:
    layout = read_layout(
        "Projekt: Ladda Landet\nPartner: Linnéuniversitetet,\nOskarshamns kommun\n"
        "Finansiärer: Tillväxtverket 4 200 000 kr\n"
        "Region Kalmar län 800 000 kr\nProjektperiod: 2022–2025\n"
    )
    assert [block.text for block in layout.blocks] == [
        "Projekt: Ladda Landet",
        "Partner: Linnéuniversitetet, Oskarshamns kommun",
        "Finansiärer: Tillväxtverket 4 200 000 kr Region Kalmar län 800 000 kr",
        "Projektperiod: 2022–2025",
    ]
    assert not layout.tables


def test_a_long_document_takes_time_in_proportion() -> None:
    page = (
        "1.1 Syfte\nKommunen beviljar medel till föreningen varje år.\nTkr 2023 2022\nMora 1 200 1 100\nOrsa 300 200\n"
    )
    layout = read_layout(page * 3000)
    assert len(layout.tables) == 3000


def test_amounts_before_names_and_names_with_an_amount_each() -> None:
    ahead = only_table("Belopp       Mottagare\n200 000      Falkenbergs konsthall\n15 000       Ung Dans Halland\n")
    assert cells_of(ahead) == [("Falkenbergs konsthall", ["200 000"]), ("Ung Dans Halland", ["15 000"])]
    priced = only_table("Beviljade bidrag\nTeater Väst, 120 000 kr\n2. Musikföreningen 40 000 kr\n")
    assert cells_of(priced) == [("Teater Väst,", ["120 000 kr"]), ("2. Musikföreningen", ["40 000 kr"])]


def test_a_sentence_that_ends_in_an_amount_is_no_row() -> None:
    layout = read_layout("Av anslaget går 300 000 kr till drift och\nresten används till lokaler för 100 000 kr.\n")
    assert [block.kind for block in layout.blocks] == ["paragraph"]


def test_a_numbered_heading_may_be_too_long_for_its_line() -> None:
    broken = "3.2 Uppföljning av de planer som nämnden\nansvarar för\nPlanerna följs upp varje år. Så även i år.\n"
    blocks = read_layout(f"Årsrapport\n\n{broken}").blocks
    assert [(one.kind, one.text) for one in blocks[1:]] == [
        ("heading", "3.2 Uppföljning av de planer som nämnden ansvarar för"),
        ("paragraph", "Planerna följs upp varje år. Så även i år."),
    ]
    for prose in (
        "3.2 Planerna följs upp av nämnden varje\når, och så även i år.\n",
        "3.2 Planerna följs upp av nämnden varje\når och på hösten\nligger ansvaret hos den.\n",
        "3 Planer följs upp av nämnden varje\når\n",
    ):
        assert [one.kind for one in read_layout(f"Årsrapport\n\n{prose}").blocks[1:]] == ["paragraph"]
