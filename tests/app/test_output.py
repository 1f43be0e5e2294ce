"""Tables on a terminal: words stay whole, whatever its width."""

from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console

from nysta.app import output
from nysta.app.output import Output, print_rows

WIDE: dict[str, Any] = {
    "key": "k1",
    "source": "organisation/sjuhärads-kommunalförbund",
    "target": "organisation/göteborgsregionen",
    "amount": 1_234_567,
    "quote": "Förbundet får ett bidrag som är ganska långt att läsa i en smal kolumn.",
}


def printed(columns: list[str], width: int, monkeypatch: pytest.MonkeyPatch) -> str:
    stream = io.StringIO()
    monkeypatch.setattr(output, "console", lambda: Console(file=stream, width=width))
    print_rows(columns, [WIDE, WIDE], Output.TABLE, title="Svar")
    return stream.getvalue()


def test_what_has_room_is_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    said = printed(list(WIDE), 200, monkeypatch).splitlines()
    assert sum("1\u00a0234\u00a0567" in line and "k1" in line for line in said) == 2


def test_what_is_too_wide_is_a_paragraph_a_row_with_whole_words(monkeypatch: pytest.MonkeyPatch) -> None:
    said = printed(list(WIDE), 60, monkeypatch)
    assert said.count("organisation/sjuhärads-kommunalförbund") == 2
    assert said.count("source") == 2
    assert "Svar" in said
    assert all(len(line.rstrip()) <= 60 for line in said.splitlines())


def test_a_long_text_alone_folds_in_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    assert printed(["key", "quote"], 40, monkeypatch).count("quote") == 1
