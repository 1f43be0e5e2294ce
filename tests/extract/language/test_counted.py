"""Words that mean several by their number, with a noun and alone."""

from __future__ import annotations

import pytest

from nysta.extract.language.counted import counted


@pytest.mark.parametrize(
    ("text", "word", "number"),
    [
        ("De tre möttes.", "De tre", 3),
        ("De båda möttes.", "De båda", 2),
        ("Båda två möttes.", "Båda två", 2),
        ("Dessa bägge möttes.", "Dessa bägge", 2),
        ("Nu växer båda kommunerna.", "båda kommunerna", 2),
        ("Nu växer de bägge kommunerna.", "de bägge kommunerna", 2),
        ("Nu växer båda de kommunerna.", "båda de kommunerna", 2),
    ],
)
def test_words_that_mean_so_many(text: str, word: str, number: int) -> None:
    [found] = counted(text, 0, len(text), {text.find("möttes")})
    assert (text[found.start : found.end], found.number) == (word, number)


@pytest.mark.parametrize(
    "text", ["Båda möttes.", "Bägge möttes.", "Båda de möttes.", "De båda kommunerna i länet möttes."]
)
def test_words_that_may_mean_anything(text: str) -> None:
    assert list(counted(text, 0, len(text), {text.find("möttes")})) == []
