"""Tables whose columns are drawn with blanks, as several issuers lay them out; all texts are invented."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from nysta.extract.document import SourceText
from nysta.extract.structure import Table, analyse


def tables_of(text: str) -> tuple[Table, ...]:
    return analyse(SourceText("prov.txt", "0" * 64, text)).tables


def rows_of(text: str) -> list[tuple[list[str], list[str]]]:
    """The words and the figures of each row of the only table."""
    (table,) = tables_of(text)
    return [([cell.text for cell in row.texts], [cell.text for cell in row.cells]) for row in table.rows]


def test_cells_over_several_lines_with_blank_lines_between_rows() -> None:
    text = (
        "Insatser i korthet\n\n"
        "Insats          Ansvarig              Medverkar               Budget, tkr\n\n"
        "Våtmarkslyftet  Länsstyrelsen i       Orsa kommun,                    800\n"
        "                Dalarnas län          Mora kommun\n\n"
        "Stråket         Falu kommun           Trafik-                       1 250\n"
        "                                      verket\n"
    )
    assert rows_of(text) == [
        (["Våtmarkslyftet", "Länsstyrelsen i Dalarnas län", "Orsa kommun, Mora kommun"], ["800"]),
        (["Stråket", "Falu kommun", "Trafikverket"], ["1 250"]),
    ]


def test_a_head_over_two_lines_and_rows_without_blank_lines() -> None:
    text = (
        "Medlem                     Andel     Avgift    Avgift\n"
        "                               %       2023      2024\n"
        "Orsa kommun                   40        210       220\n"
        "Samordningsförbundet i\n"
        "norra Dalarna                 60        315       330\n"
        "Summa                        100        525       550\n"
    )
    (table,) = tables_of(text)
    assert [(column.year, column.role) for column in table.columns] == [
        (None, "share"),
        (2023, "amount"),
        (2024, "amount"),
    ]
    assert [row.label for row in table.rows] == ["Orsa kommun", "Samordningsförbundet i norra Dalarna", "Summa"]


def test_one_cell_of_the_head_may_stand_over_two_columns() -> None:
    text = (
        "Bidrag per mottagare, tkr\n\n"
        "                      Region Skåne       Malmö\n"
        "                     2023     2024       stad\n"
        "                                         2024\n"
        "Teater Strand       1 200    1 250         300\n"
        "Musik i Byn           400      410           –\n"
    )
    (table,) = tables_of(text)
    assert [(one.text, one.year) for one in table.columns] == [
        ("Region Skåne 2023", 2023),
        ("Region Skåne 2024", 2024),
        ("Malmö stad 2024", 2024),
    ]


def test_a_second_figure_begins_a_row_that_shares_the_first_cells() -> None:
    text = (
        "Projekt               Finansiär                 Belopp, tkr\n\n"
        "Ljusare vinter        Vinnova                         900\n"
        "                      Tillväxtverket                  350\n\n"
        "Öppna stigar          Naturvårdsverket                120\n"
        "                      (Ladan)\n"
    )
    assert rows_of(text) == [
        (["Ljusare vinter", "Vinnova"], ["900"]),
        (["Ljusare vinter", "Tillväxtverket"], ["350"]),
        (["Öppna stigar", "Naturvårdsverket (Ladan)"], ["120"]),
    ]


def test_groups_of_rows_keep_their_names_and_a_table_ends_with_its_sum() -> None:
    text = (
        "Mottagare                 Belopp, tkr\n"
        "Kultur\n"
        "Teater Strand                   1 200\n"
        "Musik i Byn                       400\n"
        "Idrott\n"
        "Simklubben Havet                  150\n"
        "Summa                           1 750\n\n"
        "Inledning                           3\n"
        "Bakgrund                            5\n"
    )
    first, *_ = tables_of(text)
    assert [(row.label, row.group) for row in first.rows] == [
        ("Teater Strand", "Kultur"),
        ("Musik i Byn", "Kultur"),
        ("Simklubben Havet", "Idrott"),
        ("Summa", "Idrott"),
    ]


def test_letterheads_signatures_fields_and_prose_are_no_such_tables() -> None:
    for text in (
        "Orsa kommun                      Sammanträdesprotokoll\nKommunstyrelsen                  2024-10-15\n"
        "Plats                            Rådhuset\n",
        "Eva Ek                    Bo Björk\nOrdförande                Justerare\n\nOrsa                      Mora\n",
        "Namn:              Lugna puckar\nProjektägare:      Orsa kommun\nMedel:             Vinnova 300 tkr\n",
        "Kommunen deltar i nätverket.  Det leds av regionen.\nArbetet  går vidare.\nNästa möte är i maj.\n",
    ):
        assert all(block.woven is None for block in analyse(SourceText("prov.txt", "0" * 64, text)).blocks)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["Orsa kommun", "Region Skåne", "Vinnova"]), st.integers(1, 9_999_999)),
        min_size=2,
        max_size=6,
    ),
    st.integers(2, 9),
)
def test_every_character_of_a_cell_points_to_its_place(rows: list[tuple[str, int]], gap: int) -> None:
    figures = [f"{amount:,}".replace(",", " ") for _, amount in rows]
    lines = [f"{'Finansiär':<16}{' ' * gap}{'Belopp, kr':>12}"]
    lines += [f"{name:<16}{' ' * gap}{figure:>12}" for (name, _), figure in zip(rows, figures, strict=True)]
    source = SourceText("prov.txt", "0" * 64, "\n".join(lines) + "\n")
    layout = analyse(source)
    for block in layout.blocks:
        for character, offset in zip(block.text, block.offsets, strict=True):
            assert character == " " or source.text[offset] == character
    (table,) = layout.tables
    assert [row.cells[-1].text for row in table.rows] == figures
