"""Whatever the text, blocks and tables stay tied to their places in it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from nysta.extract.document import SourceText
from nysta.extract.structure import Layout, analyse

WORDS = st.sampled_from(
    [
        "Mottagare", "Finansiär", "Belopp", "2023", "2024", "Budget", "Utfall", "tkr", "Not 3", "Tabell 1.", "Summa",
        "Region Dalarna", "Mora kommun", "varav", "1 200", "-35", "–", "12,5", "100 %", "Projektägare:", "Projekt:",
        "och", "av", "för-", "Kulturnämnden", "•", "Bilaga 2", "Anna Ek (S)", "|", "\t", "   ", "(tkr)", "\u00ad",
        "§ 12", ".....",
        "beviljar medel till", "Innehåll", ":", ".", "Nr", "Konto", "2022",
    ]
)  # fmt: skip
LINES = st.lists(WORDS, max_size=6).map(" ".join)
# Cells with wide gaps between, as tables are drawn.
DRAWN = st.lists(WORDS, min_size=2, max_size=4).map("      ".join)
TEXTS = st.one_of(
    st.lists(LINES, max_size=25).map("\n".join),
    st.lists(DRAWN, max_size=12).map("\n".join),
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r"), max_size=300),
)


def layout_of(text: str) -> Layout:
    return analyse(SourceText("prov.txt", "0" * 64, text))


@settings(max_examples=250, deadline=None)
@example("MOTTAGARE  :\n0\n0  0\na")
@given(TEXTS)
def test_blocks_point_into_the_text_in_order(text: str) -> None:
    layout = layout_of(text)
    for number, block in enumerate(layout.blocks):
        assert block.number == number
        assert len(block.offsets) == len(block.text) > 0
        # cells drawn over several lines are read one by one, and a head over two columns is a head of both
        assert block.woven is not None or all(a < b for a, b in pairwise(block.offsets))
        assert 0 <= min(block.offsets) <= max(block.offsets) < len(text)
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(layout.blocks))


@settings(max_examples=250, deadline=None)
@given(TEXTS)
def test_letters_of_a_block_are_the_source_s(text: str) -> None:
    for block in layout_of(text).blocks:
        for character, offset in zip(block.text, block.offsets, strict=True):
            assert character in (text[offset], " ")


@settings(max_examples=250, deadline=None)
@given(TEXTS)
@example("MOTTAGARE  :\n0  0\n\xad  0  0")
def test_cells_lie_inside_their_row(text: str) -> None:
    layout = layout_of(text)
    for table in layout.tables:
        assert table.rows
        for last, row in zip([None, *table.rows], table.rows, strict=False):
            above = last.texts if last is not None else ()
            assert 0 <= row.start <= row.end <= len(text)
            assert 0 <= row.block < len(layout.blocks)
            for cell in (*row.texts, *row.cells):
                # a cell that stands once for several rows is that of the row above
                assert cell in above or row.start <= cell.start <= cell.end <= row.end
                assert cell.text == cell.text.strip()
