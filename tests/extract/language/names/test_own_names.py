"""What an organisation says that it is, and what it is only a part of."""

from __future__ import annotations

import pytest

from nysta.extract.document import SourceText
from nysta.extract.language.names.own_names import said_kind
from nysta.extract.structure import analyse


@pytest.mark.parametrize(
    ("says", "kind"),
    [
        ("Vi är en ideell förening med kansli i Laholm.", "förening"),
        ("Fyrgården (FG) är en öppen och fri stiftelse.", "stiftelse"),
        ("Vi är en enhet i en stiftelse som äger hus.", None),
        ("Vi är en del av ett bolag i länet.", None),
        ("Vi är en länk mellan förening och skola.", None),
        ("Fyrgården är en mötesplats hos ett kommunalförbund.", None),
    ],
)
def test_a_name_is_what_it_says_to_be(says: str, kind: str | None) -> None:
    source = SourceText("prov.txt", "0" * 64, f"Verksamhetsplan\n\n{says}\n")
    assert said_kind(analyse(source), ["Fyrgården"]) == kind
