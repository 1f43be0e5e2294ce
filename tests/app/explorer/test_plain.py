"""Text from documents in the places where Streamlit reads Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.app.explorer.plain import plain


def shown(markdown: str) -> str:
    """What a reader sees of escaped text."""
    return re.sub(r"\\(.)", r"\1", markdown).replace("\u2060", "")


@given(st.text())
def test_every_text_is_shown_as_it_is_on_one_line(text: str) -> None:
    said = shown(plain(text))
    assert " ".join(said.split()) == " ".join(text.split()).replace("\u2060", "")
    assert set(re.findall(r"\s", said)) <= {" ", "\u00a0"}
    assert "  " not in said


def test_an_amount_is_never_parted() -> None:
    assert shown(plain("1\u00a0500\n tkr")) == "1\u00a0500 tkr"


@pytest.mark.parametrize("text", ["https://example.org", "HTTP://example.org", "www.example.org", "a@example.org"])
def test_an_address_is_no_link(text: str) -> None:
    bare = re.sub(r"\\(.)", r"\1", plain(text))
    assert not re.search(r"https?://|www\.|\w@\w", bare, re.IGNORECASE)
