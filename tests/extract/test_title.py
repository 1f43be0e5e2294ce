"""The title that a document shows, and the one that it shows only by its headings."""

from __future__ import annotations

import pytest

from nysta.extract.document import SourceText
from nysta.extract.structure import analyse
from nysta.extract.title import find_title

PROSE = (
    "Förbundet är en samverkansorganisation för kommunerna i bygden och deras invånare, och har under året haft "
    "fler uppdrag än någonsin tidigare inom vatten, vägar och skola.\n"
)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Årsredovisning 2023\n\n1 Inledning\n\n{PROSE}", "Årsredovisning 2023"),
        (f"Öppna spjäll\n\n1 Inledning\n\n{PROSE}", "Öppna spjäll"),
        (
            f"Ale kommun                    Sammanträdesprotokoll\n\nBeslutande\n\n{PROSE}",
            "Ale kommun Sammanträdesprotokoll",
        ),
        (
            f"1. Organisation\n\n{PROSE}\n2. Förvaltningsberättelse\n\n2.1.1 Syfte och strategiskt mål\n\n{PROSE}\n"
            f"3. Resultaträkning\n\nSiffrorna avser 2023.\n",
            "Årsredovisning 2023",
        ),
        (f"Handläggare Dnr\n\nAnna Ek RV240317\n\nStöd till byar våren 2024\n\n{PROSE}", "Stöd till byar våren 2024"),
        (f"{PROSE}\nÄndamål med arbetet\n\n{PROSE}", "Ändamål med arbetet"),
        (PROSE, None),
    ],
)
def test_a_title(text: str, title: str | None) -> None:
    assert find_title(analyse(SourceText("prov.txt", "0" * 64, text))) == title
