"""Endless lines, paragraphs and words: read in pieces or named, in time that grows with their length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.document import SourceText
from nysta.extract.structure import analyse
from nysta.extract.structure.overlong import LONGEST_BLOCK, LONGEST_LINE, LONGEST_READ, LONGEST_WORD, pieces

SENTENCE = "Ale kommun bidrar med 12 000 kr till Bryggan. "


def source(text: str) -> SourceText:
    return SourceText("prov.txt", "0" * 64, text)


@given(st.text(alphabet="aÅ .\t;", max_size=6 * LONGEST_LINE))
def test_pieces_are_the_line(text: str) -> None:
    found = pieces(text)
    if not found:
        assert max(map(len, text.split())) > LONGEST_WORD
        return
    assert "".join(text[start:end] for start, end in found) == text
    assert all(end - start <= LONGEST_LINE for start, end in found)


def test_an_endless_line_is_read_in_pieces_that_end_with_sentences() -> None:
    layout = analyse(source(SENTENCE * 2_000))
    assert all(len(block.text) <= LONGEST_BLOCK for block in layout.blocks)
    assert all(block.text.endswith("Bryggan.") for block in layout.blocks)
    assert sum(block.text.count("Bryggan") for block in layout.blocks) == 2_000
    (skip,) = layout.skipped
    assert "read in pieces" in skip.what
    assert skip.line == 1


def test_of_a_line_without_end_the_beginning_is_read_and_the_rest_is_named() -> None:
    layout = analyse(source(f"Före.\n\n{SENTENCE * 5_000}\n\nEfter raden kommer mer."))
    texts = [block.text for block in layout.blocks]
    assert (texts[0], texts[-1]) == ("Före.", "Efter raden kommer mer.")
    read = sum(map(len, texts[1:-1]))
    assert LONGEST_READ * 0.95 < read <= LONGEST_READ
    (skip,) = layout.skipped
    assert (
        f"of a line of {len(SENTENCE) * 5_000} characters no more than the first {LONGEST_READ} were read" in skip.what
    )
    assert skip.line == 3


def test_an_endless_paragraph_of_short_lines_is_bounded_too() -> None:
    layout = analyse(source("fortsätter utan punkt och slut i en rad som är lika lång som alla de andra\n" * 500))
    assert max(len(block.text) for block in layout.blocks) <= LONGEST_BLOCK
    assert sum(block.text.count("utan punkt") for block in layout.blocks) == 500


@pytest.mark.parametrize("text", ["å" * 100_000, "(" * 100_000, "base64/" * 1_000])
def test_an_endless_word_is_no_text_and_is_named(text: str) -> None:
    layout = analyse(source(f"Före.\n\n{text}\n\nEfter raden kommer mer."))
    assert [block.text for block in layout.blocks] == ["Före.", "Efter raden kommer mer."]
    (skip,) = layout.skipped
    assert f"{len(text)} characters was not read" in skip.what
    assert skip.line == 3


@pytest.mark.alone
@pytest.mark.parametrize("line", ["1 000 " * 300 + "x1", "Bidrag " + "- 1 000 " * 200 + "(1 00)", "- " * 900 + "-1"])
def test_a_long_line_of_figures_takes_no_time(line: str) -> None:
    began = time.process_time()
    analyse(source(line))
    assert time.process_time() - began < 5
