"""Bodies that a common word names together with their place."""

from __future__ import annotations

import pytest

from nysta.extract.language.names.located_names import located_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Till nämnden hör Sjukhuset i Fors och Sjukhuset i Hamn.", ["Sjukhuset i Fors", "Sjukhuset i Hamn"]),
        ("Vården ges vid sjukhuset i Fors.", ["sjukhuset i Fors"]),
        ("Den drivs av Måltidsakademien i Fors.", ["Måltidsakademien i Fors"]),
        ("Museet i Fors kommun växer.", []),
    ],
)
def test_a_body_and_its_place(text: str, names: list[str]) -> None:
    assert [text[one.start : one.end] for one in located_names(text)] == names
